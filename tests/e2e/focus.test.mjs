// Where the keyboard is: what closes gives the focus back, and what is deleted leaves it nearby.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";
import { ARTICLE, click } from "./support/states.mjs";

/** What has the focus: its words or label; "" where that is the page itself. */
const focused = (desk) =>
  desk.page.evaluate(() => {
    const here = document.activeElement;
    if (!here || here === document.body || here.getClientRects().length === 0) return "";
    return here.getAttribute("aria-label") ?? (here.title || here.innerText || here.id || here.tagName);
  });

/** A page of its own, with an empty library. */
async function reading(setting, size = { width: 1280, height: 900 }, texts = [ARTICLE]) {
  const context = await setting.browser.createBrowserContext();
  const desk = await Desk.open(context, setting.server, size);
  desk.close = () => context.close();
  for (const [i, text] of texts.entries()) {
    if (i > 0) await desk.page.reload().then(() => desk.editor());
    await desk.fill(text);
    await desk.read();
    await desk.shown(1);
    await until(() => desk.page.$("#list .room > *"), "the study");
    await until(
      () =>
        desk.page.evaluate(async (count) => {
          if (!(await indexedDB.databases()).some((d) => d.name === "newsloupe")) return false;
          const request = (r) => new Promise((yes) => (r.onsuccess = () => yes(r.result)));
          const database = await request(indexedDB.open("newsloupe"));
          const kept = await request(database.transaction("rows").objectStore("rows").count());
          database.close();
          return kept === count;
        }, i + 1),
      "it to be kept",
    );
  }
  return desk;
}

/** Presses a button of the bar by the keyboard, on a phone by way of the menu. */
async function open(desk, name) {
  const find = (selector, name) =>
    desk.page.evaluateHandle(
      (selector, name) =>
        [...document.querySelectorAll(selector)].find(
          (one) => one.checkVisibility() && `${one.getAttribute("aria-label") ?? ""} ${one.innerText} ${one.title}`.includes(name),
        ) ?? null,
      selector,
      name,
    );
  const more = (await find(".bar .more", "")).asElement();
  if (more) {
    await more.focus();
    await desk.page.keyboard.press("Enter");
  }
  const button = await until(async () => (await find(".bar button", name)).asElement(), `the button ${name}`);
  await button.focus();
  await desk.page.keyboard.press("Enter");
  await until(() => desk.page.$("dialog[open] .head + *"), `the dialog ${name}`);
}

async function escape(desk) {
  await desk.page.keyboard.press("Escape");
  await until(async () => !(await desk.page.$("dialog[open]")), "the dialog to close");
}

const SIZES = [["desktop", { width: 1280, height: 900 }], ["phone", { width: 320, height: 640 }]];

inEachBrowser("focus", (setting) => {
  for (const [device, size] of SIZES) {
    test(`every dialog gives the focus back, on a ${device}`, async () => {
      const desk = await reading(setting, size);
      for (const name of ["Settings", "Help", "Outline", "Library", "Correct"]) {
        await open(desk, name);
        await escape(desk);
        const back = device === "phone" ? "More" : name;
        await until(async () => (await focused(desk)).includes(back), `the focus on ${back} after ${name}`);
      }
      await (await until(() => desk.page.$(".doc .name"), "the title")).focus();
      await desk.page.keyboard.press("Enter");
      await until(() => desk.page.$("#work-day"), "the details");
      // Another room in the same dialog keeps the keyboard inside.
      await click(desk, ".details .foot .quiet");
      await until(() => desk.page.$("dialog[open] .library"), "the library");
      await until(() => desk.page.evaluate(() => document.activeElement.closest("dialog") !== null), "the focus in the dialog");
      await escape(desk);
      await until(async () => (await focused(desk)) !== "", "the focus back");
      assert.deepEqual(desk.problems, []);
      await desk.close();
    });
  }

  test("a key counts the moment after a dialog has closed", async () => {
    const desk = await reading(setting, { width: 320, height: 640 });
    for (let i = 0; i < 3; i++) {
      await open(desk, "Help");
      await desk.page.keyboard.press("Escape");
      await desk.page.keyboard.press("/");
      await until(() => desk.page.$(".finder input"), "find");
      await until(() => desk.page.evaluate(() => document.activeElement.type === "search"), "the focus in its field");
      await desk.page.keyboard.press("Escape");
      await until(async () => !(await desk.page.$(".finder")), "find to close");
    }
    await desk.close();
  });

  test("in the library the focus stays beside what was renamed or deleted", async () => {
    const texts = ["One", "Two", "Three"].map((n) => `${n} pier closes\n\n“We had no choice,” Mayor Ann ${n} said on Monday in Port Ellery.`);
    const desk = await reading(setting, undefined, texts);
    await open(desk, "Library");
    await until(async () => (await desk.page.$$(".works li")).length === 3, "three articles");
    await desk.press("Rename “Two pier closes”");
    await until(() => desk.page.evaluate(() => document.activeElement.matches(".works input")), "the field");
    await desk.page.keyboard.type("The whale");
    await desk.page.keyboard.press("Enter");
    await until(async () => (await desk.page.$eval(".works", (list) => list.innerText)).includes("The whale"), "the new title");
    await until(async () => (await focused(desk)).includes("The whale"), "the focus on what was renamed");
    await desk.press("Delete “The whale”");
    await until(async () => (await focused(desk)) === "Undo", "the focus on the way back");
    await desk.page.keyboard.press("Enter");
    await until(async () => (await desk.page.$$(".works li")).length === 3, "it to be back");
    await until(() => desk.page.evaluate(() => document.activeElement.matches(".works .work")), "the focus in the list");
    await desk.press("Delete all");
    await until(async () => (await focused(desk)) === "Leave it as it is", "the question");
    await desk.page.keyboard.press("Enter");
    await until(async () => (await focused(desk)) === "Delete all", "the focus where one came from");
    await desk.page.keyboard.press("Enter");
    await until(async () => (await focused(desk)) === "Leave it as it is", "the question again");
    await click(desk, ".terms .trouble .main");
    await until(async () => (await desk.page.$$(".works li")).length === 0, "all to be gone");
    await until(() => desk.page.evaluate(() => document.activeElement.matches(".switch input")), "the focus in the dialog");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });
});

inEachBrowser("comfort", (setting) => {
  test("a title that the reader gives stands in the bar", async () => {
    const desk = await reading(setting);
    await click(desk, ".doc .name");
    const field = await until(() => desk.page.$("#work-title"), "the field");
    await field.type("Strike, day two");
    await until(async () => (await desk.page.$eval(".doc b", (b) => b.innerText)) === "Strike, day two", "it in the bar");
    await escape(desk);
    await desk.close();
  });

  test("the library finds words of the text, and shows them", async () => {
    const texts = ["One", "Two", "Three", "Four", "Five"].map(
      (n) => `${n} pier closes\n\n“We had no choice,” Mayor Ann ${n} said on Monday in Port Ellery, where the ${n.toLowerCase()}fold gate stood.`,
    );
    const desk = await reading(setting, undefined, texts);
    await open(desk, "Library");
    await (await until(() => desk.page.$(".library input[type=search]"), "the search")).type("threeFOLD gate");
    const works = () => desk.page.$$eval(".works li", (all) => all.map((one) => one.innerText));
    await until(async () => (await works()).length === 1, "one article");
    const [found] = await works();
    assert.match(found, /Three pier closes/);
    assert.match(found, /threefold gate/);
    await desk.page.keyboard.type(" nowhere");
    await until(async () => (await desk.page.$eval(".library", (all) => all.innerText)).includes("No article holds these words"), "a word on it");
    await desk.close();
  });

  test("the size of the text and the room between lines can be chosen, and are kept", async () => {
    const desk = await reading(setting);
    const look = () =>
      desk.page.$eval("#article", (article) => {
        const { fontSize, lineHeight } = getComputedStyle(article);
        return [parseFloat(fontSize), parseFloat(lineHeight) / parseFloat(fontSize)];
      });
    const [size, lines] = await look();
    await open(desk, "Settings");
    await click(desk, "input[name=size][value='3']");
    await click(desk, "input[name=lines][value='2']");
    await until(async () => (await look())[0] > size * 1.45, "larger letters");
    assert.ok((await look())[1] > lines + 0.4, "more room");
    const wide = await desk.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "the page is no wider than the window");
    await desk.page.reload();
    await desk.editor();
    assert.deepEqual(
      await desk.page.evaluate(() => [document.documentElement.dataset.size, document.documentElement.dataset.lines]),
      ["3", "2"],
    );
    await desk.close();
  });

  test("a file of ours that is dropped never stands in the page as it is", async () => {
    const desk = await reading(setting);
    const work = await desk.page.evaluate(async () => {
      const request = (r) => new Promise((yes) => (r.onsuccess = () => yes(r.result)));
      const database = await request(indexedDB.open("newsloupe"));
      const [work] = await request(database.transaction("works").objectStore("works").getAll());
      database.close();
      return JSON.stringify(work);
    });
    await desk.press("New");
    const area = await desk.editor();
    await desk.page.evaluate(() => {
      globalThis.raw = false;
      new MutationObserver(() => {
        if (document.querySelector("#article")?.textContent.includes('"newsloupe"')) globalThis.raw = true;
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await area.evaluate((area) => (area.value = ""));
    await desk.drop("rail.newsloupe.json", work, "application/json");
    await desk.shown(10);
    assert.equal(await desk.page.evaluate(() => globalThis.raw), false);
    assert.equal(await desk.words(), ARTICLE.replace(/\s+/g, ""));
    const accept = await desk.page.$eval("input[type=file]", (chooser) => chooser.accept);
    assert.ok(accept.includes(".json") && accept.includes(".jsonld"));
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });
});
