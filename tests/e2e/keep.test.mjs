// Keeping: what was read or written is found again, in this browser alone; and what the browser
// refuses is said in words, with nothing lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const squeezed = (text) => text.replace(/\s+/g, "");
const OTHER = "Pier closes for good\n\n“We had no choice,” Mayor Ann Lee said on Monday in Port Ellery.\n\nThe pier had been shut since last week.";
const TITLE = "Pier closes for good";

/** The page with what a journey about keeping does on it. */
class Keeper extends Desk {
  /** Opens the page; `before` runs in it ahead of all of its own scripts. */
  static async open(browser, server, before) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    if (before) await page.evaluateOnNewDocument(before);
    const keeper = new Keeper(page, server);
    await page.goto(server.address);
    await keeper.editor();
    return keeper;
  }

  async readText(text) {
    await this.fill(text);
    await this.read();
    await this.shown(1);
  }

  /** What stands in a store of the page's database; [] while there is none. */
  stored(name) {
    return this.page.evaluate(async (name) => {
      if (!(await indexedDB.databases()).some((d) => d.name === "newsloupe")) return [];
      const request = (r) => new Promise((yes, no) => ((r.onsuccess = () => yes(r.result)), (r.onerror = () => no(r.error))));
      const database = await request(indexedDB.open("newsloupe"));
      const all = database.objectStoreNames.contains(name)
        ? await request(database.transaction(name).objectStore(name).getAll())
        : [];
      database.close();
      return all;
    }, name);
  }

  keeps(store, fits, what) {
    return until(async () => (await this.stored(store)).find(fits), what);
  }

  async reload() {
    await this.page.reload();
    await this.editor();
  }

  /** The lines that are offered under the empty editor. */
  offered() {
    return this.page.$$eval(".last li", (lines) => lines.map((line) => line.innerText));
  }

  async goOn(words) {
    await until(async () => (await this.offered()).some((line) => line.includes(words)), `“${words}” to be offered`);
    await this.page.evaluate((words) => {
      [...document.querySelectorAll(".last li button")].find((b) => b.innerText.includes(words)).click();
    }, words);
  }

  async library() {
    await this.press("Library");
    await until(() => this.page.$("dialog[open] .library"), "the library");
  }

  /** The lines of the library. */
  works() {
    return this.page.$$eval(".works li", (lines) => lines.map((line) => line.innerText));
  }

  worksAre(count) {
    return until(async () => (await this.works()).length === count, `${count} lines in the library`);
  }

  async closeDialog() {
    await this.press("Close");
    await until(async () => !(await this.page.$("dialog[open]")), "the dialog to close");
  }

  /** What the page says went wrong. */
  trouble(words) {
    const find = () => this.page.$$eval("[role=alert]", (all) => all.map((a) => a.innerText).join(" "));
    return until(async () => (await find()).includes(words), `to be told: ${words}`);
  }

  async details() {
    await (await until(() => this.page.$(".doc .name"), "the title in the bar")).click();
    await until(() => this.page.$("#work-day"), "the details");
  }

  /** Sets a field as its own control would. */
  set(selector, value, event) {
    return this.page.$eval(
      selector,
      (field, value, event) => ((field.value = value), field.dispatchEvent(new Event(event, { bubbles: true }))),
      value,
      event,
    );
  }
}

inEachBrowser("keeping", (setting) => {
  // Each journey begins with an empty browser: its own context, as a private window has.
  const fresh = async (run) => {
    const context = await setting.browser.createBrowserContext();
    try {
      await run((before) => Keeper.open(context, setting.server, before));
    } finally {
      await context.close();
    }
  };

  test("an article is found again after a reload, and a first visit asks for no library", () =>
    fresh(async (open) => {
      const asked = setting.server.asked.length;
      const keeper = await open();
      assert.deepEqual(await keeper.offered(), []);
      assert.ok(!setting.server.asked.slice(asked).some((path) => path.includes("study")), "nothing is kept, so no study");
      await keeper.readText(ARTICLE);
      const { title } = await keeper.keeps("rows", () => true, "the article in the library");
      const [work] = await keeper.stored("works");
      assert.equal(work.text, ARTICLE, "the text as it came in");
      assert.equal(work.newsloupe, 1);
      assert.ok(work.report.quotes.length > 0 && work.created > 0 && work.changed >= work.created);

      await keeper.reload();
      await keeper.goOn(title);
      await keeper.shown(10);
      assert.equal(await keeper.words(), squeezed(ARTICLE));
      await keeper.edit();
      assert.equal(await keeper.text(), ARTICLE);

      // The same text once more is the same article, not a second one.
      await keeper.reload();
      await keeper.readText(ARTICLE);
      await keeper.library();
      await keeper.worksAre(1);
      assert.deepEqual(keeper.problems, []);
      const strangers = keeper.requests.filter((url) => !url.startsWith(keeper.server.address) && !url.startsWith("data:"));
      assert.deepEqual(strangers, []);
    }));

  test("what was being written is found again after a crash", () =>
    fresh(async (open) => {
      const keeper = await open();
      await keeper.fill(OTHER);
      await keeper.keeps("drafts", (draft) => draft.text === OTHER, "the draft");
      await keeper.page.close({ runBeforeUnload: false }); // no goodbye

      const next = await open();
      await next.goOn(TITLE);
      await until(async () => (await next.text()) === OTHER, "the draft in the editor");
      await next.read();
      await next.shown(1);
      await next.keeps("rows", (row) => row.title === TITLE, "the article");
      await until(async () => (await next.stored("drafts")).length === 0, "the draft to go, as it is an article now");
      // Edited and left: the draft belongs to its article.
      await next.edit();
      await next.fill(`${OTHER}\n\nMore of it.`);
      await next.keeps("drafts", (draft) => draft.text.endsWith("More of it.") && draft.of, "the edited text");
      await next.reload();
      await next.goOn("not read yet");
      await until(async () => (await next.text()).endsWith("More of it."), "the edited text in the editor");
      await next.read();
      await next.shown(1);
      await next.keeps("works", (work) => work.text.endsWith("More of it."), "the new version");
      assert.equal((await next.stored("works")).length, 1, "still one article");
      assert.deepEqual(next.problems, []);
    }));

  test("articles are renamed, searched, deleted and brought back", () =>
    fresh(async (open) => {
      const keeper = await open();
      for (let i = 1; i <= 5; i++) {
        await keeper.readText(`Article number ${i}\n\nThe ${"x".repeat(i * 7)} was seen on 3 March 2024 in Turku, Ann Lee said.`);
        await until(async () => (await keeper.stored("works")).length === i, `${i} articles`);
        await keeper.press("New");
      }
      await keeper.library();
      await keeper.worksAre(5);
      await keeper.press("Rename “Article number 4”");
      const field = await until(() => keeper.page.$(".works input"), "the field");
      await until(() => field.evaluate((f) => document.activeElement === f && f.selectionEnd > f.selectionStart), "its words to be selected");
      await keeper.page.keyboard.type("The whale");
      await keeper.page.keyboard.press("Enter");
      await keeper.keeps("works", (work) => work.title === "The whale", "the new title");
      await until(async () => (await keeper.works()).some((line) => line.startsWith("The whale")), "the new title in the list");

      const search = await until(() => keeper.page.$(".library input[type=search]"), "the search");
      await search.type("whale");
      await keeper.worksAre(1);
      await search.evaluate((field) => ((field.value = ""), field.dispatchEvent(new Event("input"))));
      await keeper.worksAre(5);

      await keeper.press("Delete “The whale”");
      await keeper.worksAre(4);
      await until(async () => (await keeper.stored("works")).length === 4, "it to be gone");
      await until(async () => (await keeper.focus()).words === "Undo", "the focus on the way back");
      await keeper.press("Undo");
      await keeper.worksAre(5);
      await keeper.keeps("works", (work) => work.title === "The whale", "it to be back");

      await keeper.press("Delete all");
      await keeper.press("Leave it as it is");
      await keeper.worksAre(5);
      await keeper.press("Delete all");
      await until(async () => (await keeper.focus()).words === "Leave it as it is", "the focus on the question");
      await keeper.page.evaluate(() => document.querySelector(".terms .trouble .main").click());
      await keeper.worksAre(0);
      assert.deepEqual(await keeper.stored("works"), []);
      assert.deepEqual(keeper.problems, []);
    }));

  test("who wants nothing kept is asked once, and then nothing is", () =>
    fresh(async (open) => {
      const keeper = await open();
      await keeper.readText(OTHER);
      await keeper.keeps("works", () => true, "the article");
      await keeper.library();
      await keeper.press("Keep nothing on this device", "switch");
      assert.equal((await keeper.stored("works")).length, 1, "not before it was asked");
      await keeper.press("Delete and keep nothing");
      await until(async () => (await keeper.stored("works")).length === 0, "all to be gone");
      await keeper.closeDialog();
      await keeper.press("New");
      await keeper.readText(ARTICLE);
      await keeper.edit();
      await keeper.fill(`${ARTICLE} More.`);
      await keeper.page.evaluate(() => globalThis.dispatchEvent(new Event("pagehide"))); // which saves what waits
      await keeper.reload();
      assert.deepEqual([await keeper.stored("works"), await keeper.stored("drafts")], [[], []]);
      await keeper.library();
      const on = await keeper.page.$eval("[role=switch]", (box) => box.checked);
      assert.equal(on, true, "the choice itself is kept");
      // And back again: the article at hand is kept.
      await keeper.press("Keep nothing on this device", "switch");
      await keeper.closeDialog();
      await keeper.readText(OTHER);
      await keeper.keeps("works", () => true, "the article");
    }));

  test("a full store is told, and the article is kept once there is room", () =>
    fresh(async (open) => {
      const keeper = await open(() => {
        globalThis.full = true;
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...all) {
          if (globalThis.full) throw new DOMException("no room", "QuotaExceededError");
          return put.apply(this, all);
        };
      });
      await keeper.readText(OTHER);
      await keeper.trouble("There is no room left");
      assert.equal(await keeper.words(), squeezed(OTHER), "the article stays");
      await keeper.page.evaluate(() => (globalThis.full = false));
      await keeper.press("Try again");
      await keeper.keeps("works", (work) => work.text.startsWith(TITLE), "the article");
      await until(async () => !(await keeper.page.$(".trouble")), "the word to go");
    }));

  test("a browser that lets nothing be kept is told, and reading goes on", () =>
    fresh(async (open) => {
      const keeper = await open(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("not here", "SecurityError");
        };
      });
      await keeper.readText(OTHER);
      await keeper.trouble("This browser lets the page keep nothing");
      await keeper.press("I understand");
      await until(async () => !(await keeper.page.$(".trouble")), "the word to go");
      await keeper.press("New");
      await until(async () => (await keeper.text()) === "", "an empty editor");
      await keeper.page.evaluate(() => document.querySelector("button.before").click());
      await keeper.shown(1);
      assert.deepEqual(keeper.problems, []);
    }));

  test("a library of a newer version is left alone", () =>
    fresh(async (open) => {
      const keeper = await open();
      await keeper.page.evaluate(
        () => new Promise((yes) => (indexedDB.open("newsloupe", 99).onsuccess = (e) => (e.target.result.close(), yes()))),
      );
      await keeper.readText(OTHER);
      await keeper.trouble("A newer version of Newsloupe has changed the library");

    }));

  test("a library that an older tab holds is waited for, in words", () =>
    fresh(async (open) => {
      // A tab that does not give the library up when a newer version asks for it.
      const holder = await open(() => (IDBDatabase.prototype.close = () => {}));
      await holder.readText(ARTICLE);
      await holder.keeps("works", () => true, "its article");
      const keeper = await open(() => {
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (name, version) {
          return open.call(this, name, version && version + 1); // as a newer version of the page would
        };
      });
      await keeper.readText(OTHER);
      await keeper.trouble("Another tab has an older version of Newsloupe open");
      assert.equal(await keeper.words(), squeezed(OTHER), "the article stays");
      await holder.close();
      await keeper.keeps("works", (work) => work.text === OTHER, "the article");
      await until(async () => !(await keeper.page.$(".trouble")), "the word to go");
    }));

  test("two tabs with one article do not write over each other", () =>
    fresh(async (open) => {
      const [one, two] = [await open(), await open()];
      for (const tab of [one, two]) {
        await tab.page.bringToFront();
        await tab.readText(OTHER);
        await tab.keeps("works", () => true, "the article");
      }
      assert.equal((await one.stored("works")).length, 1);
      // The second one has taken up what the first has kept.
      await two.details();
      await two.set("#work-address", "https://example.org/two", "input");
      await two.keeps("works", (work) => work.address === "https://example.org/two", "the second tab’s version");
      await one.page.bringToFront();
      await one.trouble("This article was changed in another tab");
      await one.press("Take the other tab’s");
      await until(async () => !(await one.page.$(".trouble")), "the word to go");
      await one.details();
      assert.equal(await one.page.$eval("#work-address", (field) => field.value), "https://example.org/two");

      // Now both change it, and the first one wants its own.
      await one.set("#work-address", "https://example.org/one", "input");
      await one.keeps("works", (work) => work.address === "https://example.org/one", "the first tab’s version");
      await two.page.bringToFront();
      await two.trouble("This article was changed in another tab");
      await two.set("#work-title", "Mine", "input");
      await two.page.evaluate(() => document.querySelector("dialog[open] button.close").click());
      await two.press("Keep mine as a copy");
      await two.keeps("works", (work) => work.title === "Mine" && work.address === "https://example.org/two", "the copy");
      const all = await two.stored("works");
      assert.deepEqual(all.map((work) => work.address).sort(), ["https://example.org/one", "https://example.org/two"]);
    }));

  test("a day of publication that is given resolves the weekdays, and is kept", () =>
    fresh(async (open) => {
      const keeper = await open();
      await keeper.readText(OTHER);
      const monday = () =>
        keeper.stored("works").then(([work]) => work?.report.dates.find((d) => OTHER.slice(...d.span) === "Monday" || d.value?.startsWith("2024"))?.value);
      await keeper.keeps("works", () => true, "the article");
      await keeper.details();
      await keeper.set("#work-day", "2024-03-27", "change");
      await until(async () => (await monday()) === "2024-03-25", "Monday to be 25 March 2024");
      const [work] = await keeper.stored("works");
      assert.deepEqual([work.published, work.report.published, work.report.published_span], ["2024-03-27", "2024-03-27", null]);
      await keeper.closeDialog();
      assert.equal(await keeper.words(), squeezed(OTHER), "the text is shown once");
      await keeper.tab("Timeline");
      await until(() => keeper.page.$eval("#list", (list) => list.innerText.includes("given by you")), "the anchor");

      await keeper.reload();
      await keeper.goOn(TITLE);
      await keeper.shown(1);
      await keeper.details();
      assert.equal(await keeper.page.$eval("#work-day", (field) => field.value), "2024-03-27");
      await keeper.press("Take it from the text again");
      await until(async () => (await keeper.stored("works"))[0].report.published === null, "the day to be open again");
      assert.deepEqual(keeper.problems, []);
    }));

  test("records that cannot be read are told in words, and stay", () =>
    fresh(async (open) => {
      const keeper = await open();
      await keeper.readText(OTHER);
      await keeper.keeps("works", () => true, "the article");
      await keeper.page.evaluate(async () => {
        const request = (r) => new Promise((yes) => (r.onsuccess = () => yes(r.result)));
        const database = await request(indexedDB.open("newsloupe"));
        const stores = database.transaction(["works", "rows"], "readwrite");
        const row = { title: "x", address: "", words: 1, corrections: 0, created: 1, changed: 1, print: "" };
        for (const [id, title, more] of [
          ["a", "From the future", { newsloupe: 2, text: "Words." }],
          ["b", "Broken", { newsloupe: 1, text: 7 }],
          ["c", "Without its report", { newsloupe: 1, text: "Clock mended\n\n“It runs,” Bo Ray said.", created: 1, changed: 1 }],
        ]) {
          stores.objectStore("works").put({ id, ...more });
          stores.objectStore("rows").put({ ...row, id, title });
        }
        await new Promise((yes) => (stores.oncomplete = yes));
        database.close();
      });
      await keeper.library();
      await keeper.worksAre(4);
      const choose = (title) =>
        keeper.page.evaluate((title) => {
          [...document.querySelectorAll(".works .work")].find((b) => b.innerText.startsWith(title)).click();
        }, title);
      await choose("From the future");
      await keeper.trouble("by a newer version of Newsloupe");
      await choose("Broken");
      await keeper.trouble("its text cannot be found");
      await choose("Without its report");
      await until(async () => (await keeper.words()).startsWith("Clockmended"), "its text, read anew");
      await keeper.keeps("works", (work) => work.id === "c" && work.report, "its report");
      assert.equal((await keeper.stored("works")).length, 4, "nothing was dropped");
      assert.deepEqual(keeper.problems, []);
    }));
});
