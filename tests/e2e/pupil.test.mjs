// The pupil's page: an exercise is opened, done in each of the three ways of marking, checked and handed
// in. The analyzer never runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { at, keyOf, link, made, sealed, within } from "./support/exercise.mjs";
import { until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The pupil's page as a pupil meets it. */
class Pupil {
  constructor(page) {
    Object.assign(this, { page, problems: [] });
    page.on("console", (message) => message.type() === "error" && this.problems.push(message.text()));
    page.on("pageerror", (error) => this.problems.push(String(error)));
  }

  /** Opens the page with an exercise in it, at an address of its own. */
  static async open(setting, exercise, { path = "/made.html", width = 1280, height = 900 } = {}) {
    // A profile of its own: what one test keeps, another must not find.
    const context = await setting.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    const pupil = new Pupil(page);
    if (exercise) {
      const html = await (await fetch(`${setting.server.address}exercise.html`)).text();
      setting.server.extra[path] = { body: within(html, exercise) };
    }
    await page.goto(setting.server.address + path.slice(1));
    await pupil.ready();
    return pupil;
  }

  ready() {
    return until(() => this.page.$("main h1"), "the page");
  }

  control(role, name) {
    return until(() => this.page.$(`::-p-aria([name="${name}"][role="${role}"])`), `${role} “${name}”`);
  }

  async press(name, role = "button") {
    const control = await this.control(role, name);
    await control.evaluate((one) => one.scrollIntoView({ block: "center" }));
    await control.click();
  }

  text(selector) {
    return this.page.$$eval(selector, (all) => all.map((one) => one.textContent).join(" ").replace(/\s+/g, " ").trim());
  }

  /** Waits until something says something like this. */
  says(selector, like) {
    return until(async () => like.test(await this.text(selector)), `${like} in ${selector}`).catch(async (error) => {
      throw new Error(`${error.message}; it says: ${await this.text(selector)}`);
    });
  }

  /** Waits until so many marks are listed. */
  marks(count) {
    return until(async () => (await this.page.$$("ol.marks > li")).length === count, `${count} marks`);
  }

  /** Selects words as the mouse does. */
  async drag(phrase) {
    const { from, to } = await this.placeNow(phrase);
    const { mouse } = this.page;
    await mouse.move(from.left, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.move(to.right, to.y, { steps: 2 });
    await mouse.up();
  }

  /** Where the first and the last letter of some words of the article stand, well inside the window. */
  placeNow(phrase) {
    return this.page.evaluate((phrase) => {
      const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
      const nodes = [];
      let whole = "";
      while (walker.nextNode()) {
        nodes.push([walker.currentNode, whole.length]);
        whole += walker.currentNode.data;
      }
      const spot = (at) => {
        const [node, from] = nodes.findLast(([, from]) => from <= at);
        const range = document.createRange();
        range.setStart(node, at - from);
        range.setEnd(node, at - from + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left: left + 1, right: right - 1, x: (left + right) / 2, y: (top + bottom) / 2 };
      };
      const start = whole.indexOf(phrase);
      scrollBy(0, spot(start).y - innerHeight / 3);
      return { from: spot(start), to: spot(start + phrase.length - 1) };
    }, phrase);
  }

  async tap(word) {
    const { from } = await this.placeNow(word);
    await this.page.mouse.click(from.x, from.y);
  }

  async key(name, times = 1, shift = false) {
    if (shift) await this.page.keyboard.down("Shift");
    for (let i = 0; i < times; i++) await this.page.keyboard.press(name);
    if (shift) await this.page.keyboard.up("Shift");
  }

  /** Goes on by Tab, or back, until what has the focus has this name or id; never around the end, where a
   * browser without a window loses the focus. */
  async tabTo(wanted, back = false) {
    for (let i = 0; i < 80; i++) {
      const here = await this.page.evaluate(() => {
        const one = document.activeElement;
        return [one.id, one.getAttribute("aria-label"), one.textContent.trim(), one.closest("label")?.textContent.trim()];
      });
      if (here.some((name) => name === wanted)) return;
      await this.key("Tab", 1, back);
    }
    throw new Error(`Tab never comes to: ${wanted}`);
  }

  /** Moves the word cursor to the word with this number, and takes in the words up to `end`. */
  async choose([first, end]) {
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("Home");
    await this.page.keyboard.up("Control");
    await this.key("ArrowRight", first);
    await this.key("ArrowRight", end - 1 - first, true);
  }

  async axe(face) {
    await until(() => this.page.evaluate(() => document.getAnimations().every((a) => a.playState !== "running")), "rest");
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
      return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.slice(0, 3).map((n) => n.html).join(" | ")})`);
    });
    assert.deepEqual(found, [], face);
    const small = await this.page.evaluate(() =>
      [...document.querySelectorAll("button, a[href], input:not([type=radio]), select, label.choice")]
        .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest(".unseen, .skip"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
        .map(([html, { width, height }]) => `${html}: ${width} × ${height}`),
    );
    assert.deepEqual(small, [], `${face}: targets of 24 px`);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${face}: ${wide} px too wide`);
  }

  async close() {
    assert.deepEqual(this.problems, []);
    await this.page.browserContext().close();
  }
}

const QUOTES = ["We had no choice", "The planks are rotten", "a shame"];

inEachBrowser("the pupil's page", (setting) => {
  test("a whole exercise by keyboard alone, from opening to handing in", async () => {
    const pupil = await Pupil.open(setting, made());
    const { keyboard } = pupil.page;
    await pupil.says("main", /Read the article first\./);
    await pupil.says("nav + p", /Task 1 of 4/);
    await pupil.tabTo("pad");
    await pupil.choose(at("We had no choice"));
    await pupil.says("#said", /from “We” to “choice”, 4 words/);
    await keyboard.press("Enter");
    await pupil.marks(1);
    // One that is too short by two, and a trap.
    const [first] = at("The planks are rotten");
    await pupil.choose([first, first + 2]);
    await keyboard.press("Enter");
    await pupil.choose(at("Morning Tide"));
    await keyboard.press("Enter");
    await pupil.choose(at("a shame"));
    await keyboard.press("Enter");
    await pupil.marks(4);
    await keyboard.press("Delete");
    await pupil.marks(3);
    await keyboard.down("Control");
    await keyboard.press("z");
    await keyboard.up("Control");
    await pupil.marks(4);
    // A line down and up again is the same word.
    await pupil.choose([0, 1]);
    await pupil.key("ArrowDown");
    await pupil.key("ArrowUp");
    await pupil.says("#said", /Pier/);

    await pupil.tabTo("Next task", true);
    await keyboard.press("Enter");
    await pupil.says("nav + p", /Task 2 of 4/);
    await pupil.says(".asked", /Mark each link of the credit\./);
    await pupil.tabTo("pad");
    await pupil.choose(at("Bo Chan"));
    await keyboard.press("Enter"); // to the labels
    await until(() => pupil.page.evaluate(() => document.activeElement.closest(".labels") !== null), "the labels");
    await keyboard.press("Enter");
    await pupil.marks(1);
    await until(() => pupil.page.evaluate(() => document.activeElement.id === "pad"), "the cursor again");
    await pupil.choose(at("Coast Press"));
    await keyboard.press("3"); // the wrong label
    await pupil.choose(at("Harbour Office"));
    await keyboard.press("3");
    await pupil.marks(3);

    await pupil.tabTo("Next task", true);
    await keyboard.press("Enter");
    await pupil.says("nav + p", /Task 3 of 4/);
    for (let item = 0; item < 3; item++) {
      await pupil.tabTo("Ann Lee");
      await keyboard.press(" ");
      if (item === 1) await keyboard.press("ArrowDown");
      if (item < 2) await keyboard.press("Tab"); // on, to what shows it in the text
      await pupil.page.evaluate(() => 0);
    }
    await pupil.says(".state", /3 of 3 answered/);

    await pupil.tabTo("Next task");
    await keyboard.press("Enter");
    await pupil.says("nav + p", /Task 4 of 4/);
    await pupil.tabTo("Move up: The pier was built");
    await keyboard.press("Enter");
    await pupil.says("#said", /“The pier was built” is now number 1 of 3/);
    await pupil.says(".order li:first-child", /The pier was built/);

    await pupil.tabTo("To handing in");
    await keyboard.press("Enter");
    await pupil.says(".hand", /Everything is answered\./);
    await pupil.tabTo("Check my answers");
    await keyboard.press("Enter");
    await pupil.says(".hand", /In all: [\d.]+ of 12 points/);
    await pupil.tabTo("who");
    await keyboard.type("17");
    const code = await until(() => pupil.page.$eval("#code", (area) => area.value).catch(() => ""), "a code");
    assert.ok(code.length > 10 && code.length <= 400, code);
    // What is said of each, in the list and under the text.
    await pupil.press("Task 1 of 4");
    await pupil.says(".marks", /Almost: your mark stops 2 words short\./);
    await pupil.says(".marks", /This should not be marked\. The title of a programme, not speech\./);
    await pupil.says("#text .notes", /stops 2 words short/);
    await pupil.press("Task 2 of 4");
    await pupil.says(".marks", /The right words with another label\. It is “agency”\./);
    await pupil.close();
  });

  test("words selected with the mouse are marked, changed and removed", async () => {
    const pupil = await Pupil.open(setting, made({ tasks: ["quotes"] }));
    for (const [i, phrase] of QUOTES.entries()) {
      await pupil.drag(phrase);
      await pupil.says("#pad", new RegExp(phrase.split(" ").at(-1)));
      await pupil.press("Mark");
      await pupil.marks(i + 1);
    }
    await pupil.tap("planks");
    await pupil.says(".tools .chosen", /The planks are rotten/);
    await pupil.press("End a word earlier");
    await pupil.says(".marks li:nth-child(2) q", /^The planks are$/);
    await pupil.press("Begin a word later");
    await pupil.says(".marks li:nth-child(2) q", /^planks are$/);
    await pupil.press("Undo");
    await pupil.press("Undo");
    await pupil.says(".marks li:nth-child(2) q", /^The planks are rotten$/);
    await pupil.press("Redo");
    await pupil.says(".marks li:nth-child(2) q", /^The planks are$/);
    await pupil.press("Undo");
    await pupil.press("Hand in");
    await pupil.press("Check my answers");
    await pupil.says(".hand", /In all: 3 of 3 points/);
    await pupil.close();
  });

  test("two taps choose words, also around others and side by side", async () => {
    const pupil = await Pupil.open(setting, made({ tasks: ["quotes"] }), { width: 360, height: 740 });
    for (const [first, last] of [["We had", "choice,"], ["rotten", "The planks"], ["a shame", "shame"], ["said Ann", "Lee"]]) {
      await pupil.tap(first);
      await pupil.says("#pad", /tap the last word/);
      await pupil.tap(last);
      await pupil.press("Mark");
      await until(() => pupil.page.$eval("#pad", (pad) => pad.hasAttribute("data-empty")), "the mark");
    }
    await pupil.marks(4);
    const looks = await pupil.page.$$eval("#text mark.m", (marks) => marks.map((m) => [m.textContent, m.dataset.badge, getComputedStyle(m).borderInlineStartWidth]));
    assert.deepEqual(looks.map(([words]) => words), ["“We had no choice,”", "said Ann Lee,", "“The planks are rotten.”", "“a shame”."], "neighbours stay apart");
    assert.ok(looks.every(([, badge, width]) => badge && parseFloat(width) > 0));
    await pupil.close();
  });

  test("the list of sentences alone finishes every marking task", async () => {
    const pupil = await Pupil.open(setting, made({ tasks: ["quotes", "credits"] }));
    const mark = async (sentence, from, to, label) => {
      const row = await until(async () => {
        for (const button of await pupil.page.$$(".sentence > button")) {
          if ((await button.evaluate((b) => b.textContent)).includes(sentence)) return button;
        }
        return null;
      }, sentence);
      await row.evaluate((b) => b.scrollIntoView({ block: "center" }));
      if ((await row.evaluate((b) => b.getAttribute("aria-expanded"))) !== "true") await row.click();
      const set = async (name, like) => {
        const select = await pupil.control("combobox", name);
        const value = await select.evaluate((s, like) => [...s.options].find((o) => o.textContent.endsWith(like)).value, like);
        await select.select(value);
      };
      await set("From", `· ${from}`);
      await set("To", `· ${to}`);
      if (label) await set("As", label);
      const before = (await pupil.page.$$("ol.marks > li")).length;
      await pupil.press("Mark these words");
      await pupil.marks(before + 1);
    };
    await pupil.press("In a list of sentences");
    assert.equal(await pupil.page.$("#text"), null);
    await mark("We had no choice", "We", "choice");
    await mark("The planks", "The", "rotten");
    await mark("Her neighbour", "a", "shame");
    await pupil.press("Next task");
    await mark("Photo by", "Bo", "Chan", "photographer");
    await mark("Photo by", "Coast", "Press", "agency");
    await mark("Photo by", "Harbour", "Office", "photographer");
    await pupil.press("Change mark 3: Harbour Office");
    await (await pupil.control("combobox", "As")).select("2");
    await pupil.press("Change the mark");
    await pupil.says(".marks li:nth-child(3)", /handout/);
    await pupil.press("Hand in");
    await pupil.press("Check my answers");
    await pupil.says(".hand", /In all: 6 of 6 points/);
    await pupil.close();
  });

  test("progress is kept over a reload, and forgotten when that is asked for", async () => {
    const pupil = await Pupil.open(setting, made());
    await pupil.tabTo("pad");
    await pupil.choose(at("We had no choice"));
    await pupil.page.keyboard.press("Enter");
    await pupil.marks(1);
    await pupil.press("Task 3 of 4, not finished");
    await (await pupil.page.waitForSelector("#item-1 input")).click();
    await pupil.says(".state", /1 of 3 answered/);
    await pupil.page.reload();
    await pupil.ready();
    await pupil.says("nav + p", /Task 3 of 4/);
    await pupil.says(".state", /1 of 3 answered/);
    assert.ok(await pupil.page.$eval("#item-1 input", (input) => input.checked));
    const stored = await pupil.page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);
    assert.deepEqual(stored, [[`newsloupe.exercise.${made().id}`], [], ""]);
    await pupil.press("Forget my answers");
    await pupil.press("Yes, forget all my answers");
    await pupil.says("nav + p", /Task 1 of 4/);
    await pupil.marks(0);
    await until(() => pupil.page.evaluate(() => localStorage.length === 0), "an empty store");
    await pupil.close();
  });

  test("a link opens its exercise, and a damaged one says so", async () => {
    const address = link(made());
    const pupil = await Pupil.open(setting, null, { path: `/exercise.html${address}` });
    await pupil.says("main h1", /The pier/);
    // The way past the steps leaves the address as it is.
    await pupil.tabTo("Skip to the task");
    await pupil.page.keyboard.press("Enter");
    await until(() => pupil.page.evaluate(() => document.activeElement.id === "task-title"), "the task");
    await pupil.page.reload();
    await pupil.says("main h1", /The pier/);
    const faults = [
      [address.slice(0, -40), /not whole: it was cut or changed/],
      ["#x1.", /not whole/],
      [`${address.slice(0, 60)}${address[60] === "A" ? "B" : "A"}${address.slice(61)}`, /not whole/],
      [address.replace("#x1", "#x2"), /newer Newsloupe/],
      [link({ ...made(), exercise: 2 }), /newer Newsloupe/],
      [link({ ...made(), title: 7 }), /damaged/],
      [link(made({ id: "ABCD1234" })), /changed after it was made/],
      [link({ newsloupe: 1 }), /not made by Newsloupe/],
      ["", /Open the exercise that your teacher gave you/],
    ];
    for (const [fragment, words] of faults) {
      await pupil.page.goto("about:blank");
      await pupil.page.goto(`${setting.server.address}exercise.html${fragment}`);
      await pupil.says(".fault", words);
    }
    await pupil.close();
  });

  test("files are opened or said to be something else", async () => {
    const pupil = await Pupil.open(setting, null, { path: "/exercise.html" });
    const give = async (name, text) => {
      const data = (name, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        for (const kind of ["dragover", "drop"]) {
          document.querySelector("main").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
        }
      };
      await pupil.page.evaluate(data, name, text);
    };
    await give("letter.json", "Dear class");
    await pupil.says(".fault", /holds no exercise/);
    await give("answers.json", JSON.stringify({ handed: 1, exercise: "ABCD1234", pupil: "7", tasks: [] }));
    await pupil.says(".fault", /somebody handed in/);
    await give("cut.json", JSON.stringify(made()).slice(0, 900));
    await pupil.says(".fault", /only a part of one/);
    await give("page.html", within("<!doctype html><body></body>", made({ title: "In a page" })));
    await pupil.says("main h1", /In a page/);
    await pupil.close();
  });

  test("a sealed key opens with its word and no other", async () => {
    const key = await sealed(keyOf(["quotes"]), "seagull tower");
    const pupil = await Pupil.open(setting, made({ tasks: ["quotes"], key }));
    await pupil.tabTo("pad");
    await pupil.choose(at("We had no choice"));
    await pupil.page.keyboard.press("Enter");
    await pupil.marks(1);
    await pupil.press("Hand in");
    assert.equal(await pupil.page.$("#check"), null);
    await (await pupil.page.$("#word")).type("Herring");
    await pupil.press("Unlock");
    await pupil.says("#word-state", /This is not the word/);
    await pupil.page.$eval("#word", (input) => (input.value = ""));
    await (await pupil.page.$("#word")).type(" SEAGULL  Tower ");
    await pupil.press("Unlock");
    await pupil.press("Check my answers");
    await pupil.says(".hand", /In all: 1 of 3 points/);
    await pupil.close();
  });

  test("a blind exercise tells nothing, and what is said at once is said at once", async () => {
    const blind = await Pupil.open(setting, made({ tasks: ["quotes"], key: "blind" }));
    await blind.tabTo("pad");
    await blind.choose(at("Morning Tide"));
    await blind.page.keyboard.press("Enter");
    await blind.marks(1);
    await blind.press("Hand in");
    await blind.says(".check", /nothing is checked here/);
    await (await blind.page.$("#who")).type("4");
    await until(() => blind.page.$("#code"), "a code");
    await blind.close();

    const told = await Pupil.open(setting, made({ tasks: ["quotes", "speakers"], settings: { feedback: "at-once", ask_for: "name" } }), { path: "/told.html" });
    await told.tabTo("pad");
    await told.choose(at("Morning Tide"));
    await told.page.keyboard.press("Enter");
    await told.says(".marks", /The title of a programme, not speech\./);
    await told.press("Task 2 of 2, not finished");
    await (await told.page.waitForSelector("#item-0 label:nth-child(2) input")).click();
    await told.says("#item-0 .verdict", /Not right: it is “Ann Lee”\. The sentence goes on with her words\./);
    await told.press("Show in the text: number 2");
    await until(() => told.page.evaluate(() => document.activeElement.textContent === "“a shame”."), "the words");
    await told.press("Back to number 2");
    await until(() => told.page.evaluate(() => document.activeElement.id === "show-1"), "the item");
    await told.press("Hand in");
    await told.says(".out", /Your name, as agreed in class/);
    await told.close();
  });

  test("the page speaks the language of its exercise, and others", async () => {
    const pupil = await Pupil.open(setting, made({ language: "de" }));
    await pupil.says("h2", /Markiere jedes wörtliche Zitat/);
    await (await pupil.page.$("#language")).select("fr");
    await pupil.says("h2", /Marque chaque citation directe/);
    assert.equal(await pupil.page.$eval("html", (html) => html.lang), "fr");
    await pupil.close();
  });

  test("one file without an origin, and without storage, says so and works", async () => {
    const { address, extra } = setting.server;
    const get = async (name) => (await fetch(address + name)).text();
    const html = await get("exercise.html");
    const style = await get(html.match(/href="\.\/(exercise-[^"]+\.css)"/)[1]);
    const wasm = Buffer.from(await (await fetch(`${address}newsloupe-pupil_bg.wasm`)).arrayBuffer());
    const script = `${await get("newsloupe-pupil.js")}\n${await get("start.js")}`;
    const parts = `<script type="text/plain" id="words">${await get("pupil.txt")}</script>
      <script type="text/plain" id="wasm">${deflateRawSync(wasm).toString("base64")}</script>
      <script type="module">${script}</script>`;
    const file = within(html, made({ language: "es" }))
      .replace(/<meta http-equiv[^>]*>/, "")
      .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
      .replace(/<script type="module"[^>]*><\/script>/, "")
      .replace("</body>", () => `${parts}</body>`);
    const csp = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'";
    extra["/file.html"] = { body: file, csp };
    extra["/around.html"] = { body: `<!doctype html><title>Around</title><iframe title="Exercise" sandbox="allow-scripts" src="file.html" width="1000" height="700"></iframe>`, csp };
    const page = await setting.browser.newPage();
    await page.goto(`${address}around.html`);
    const frame = await until(() => page.frames().find((f) => f.url().includes("file.html")), "the frame");
    await until(() => frame.$("main h1"), "the exercise");
    const says = (selector) => frame.$eval(selector, (one) => one.textContent);
    assert.match(await says("h2"), /Marca cada cita directa/);
    assert.match(await says(".kept"), /no guarda nada aquí/);
    await page.close();
  });

  test("a learning platform keeps the progress and hears the score", async () => {
    const { address, extra } = setting.server;
    extra["/platform.html"] = {
      body: `<!doctype html><title>Platform</title><iframe title="Exercise" src="made.html" width="1000" height="800"></iframe><script src="api.js"></script>`,
    };
    extra["/api.js"] = {
      type: "text/javascript",
      body: `const kept = (globalThis.kept ??= { values: {}, calls: [] });
        const hear = (name, answer) => (...with_) => (kept.calls.push(name), answer(...with_));
        globalThis.API = {
          LMSInitialize: hear("LMSInitialize", () => "true"),
          LMSGetValue: (name) => kept.values[name] ?? "",
          LMSSetValue: (name, value) => ((kept.values[name] = value), "true"),
          LMSCommit: hear("LMSCommit", () => "true"),
          LMSFinish: hear("LMSFinish", () => "true"),
        };`,
    };
    const first = await Pupil.open(setting, made({ tasks: ["speakers"] }));
    await first.close();
    const page = await setting.browser.newPage();
    await page.goto(`${address}platform.html`);
    const inner = () => until(() => page.frames().find((f) => f.url().includes("made.html")), "the frame");
    let frame = await inner();
    await (await frame.waitForSelector("#item-0 input")).click();
    const kept = (name) => page.evaluate((name) => globalThis.kept.values[name], name);
    await until(() => kept("cmi.suspend_data"), "kept progress");
    assert.equal(await kept("cmi.core.lesson_status"), "incomplete");
    await page.evaluate(() => document.querySelector("iframe").contentWindow.location.reload());
    await until(() => page.evaluate(() => globalThis.kept.calls.includes("LMSFinish")), "a farewell");
    await until(async () => {
      frame = await inner();
      return frame.$eval("#item-0 input", (input) => input.checked).catch(() => false);
    }, "the answer again");
    await (await frame.waitForSelector(".steps li:last-child button")).click();
    await (await frame.waitForSelector(".out button.main")).click();
    await until(async () => (await kept("cmi.core.lesson_status")) === "completed", "the end");
    assert.equal(await kept("cmi.core.score.raw"), "33");
    assert.equal(await kept("cmi.interactions.0.result"), "correct");
    await page.close();
  });

  test("nothing of the analyzer was ever asked for", () => {
    const { asked } = setting.server;
    assert.ok(asked.some((path) => path.includes("newsloupe-pupil")));
    assert.deepEqual(asked.filter((path) => /worker|study|app-/.test(path)), []);
  });
});

inEachBrowser(
  "the pupil's page for everybody",
  (setting) => {
    for (const [device, size] of [["desk", {}], ["phone", { width: 320, height: 640 }]]) {
      for (const scheme of ["light", "dark"]) {
        test(`axe, targets and reflow: ${device}, ${scheme}`, async () => {
          const pupil = await Pupil.open(setting, made(), size);
          await pupil.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await pupil.axe("marking");
          await pupil.tabTo("pad");
          await pupil.choose(at("We had no choice"));
          await pupil.axe("with chosen words");
          await pupil.page.keyboard.press("Enter");
          await pupil.marks(1);
          await pupil.choose(at("had no"));
          await pupil.page.keyboard.press("Enter");
          await pupil.choose(at("Morning Tide"));
          await pupil.page.keyboard.press("Enter");
          await pupil.marks(3);
          await pupil.tap("Tide");
          await pupil.axe("changing a mark");
          await pupil.press("In a list of sentences");
          await (await pupil.page.waitForSelector(".sentence:nth-child(3) > button")).click();
          await pupil.axe("the list");
          await pupil.press("In the text");
          await pupil.press("Task 2 of 4, not finished");
          await pupil.says(".labels", /agency/);
          await pupil.axe("labels");
          await pupil.press("Task 3 of 4, not finished");
          await (await pupil.page.waitForSelector("#item-1 input")).click();
          await pupil.press("Show in the text: number 1");
          await pupil.axe("choices");
          await pupil.press("Task 4 of 4, not finished");
          await pupil.axe("order");
          await pupil.press("Hand in");
          await (await pupil.page.waitForSelector("#who")).type("4");
          await pupil.axe("handing in");
          await pupil.press("Check my answers");
          await pupil.axe("checked");
          await pupil.press("Task 1 of 4");
          await pupil.axe("feedback");
          await pupil.close();
        });
      }
    }

    test("without an exercise", async () => {
      const pupil = await Pupil.open(setting, null, { path: "/exercise.html" });
      await pupil.axe("without an exercise");
      await pupil.close();
    });

    test("in forced colours marks, labels and the cursor keep their lines", async () => {
      const pupil = await Pupil.open(setting, made());
      const client = await pupil.page.createCDPSession();
      await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await pupil.tabTo("pad");
      await pupil.choose(at("We had no choice"));
      await pupil.page.keyboard.press("Enter");
      await pupil.marks(1);
      const lines = await pupil.page.$$eval("#text mark.m, #text .cursor", (all) =>
        all.map((one) => [getComputedStyle(one).borderBottomStyle, getComputedStyle(one).outlineStyle].some((s) => s !== "none")),
      );
      assert.ok(lines.length >= 2 && lines.every(Boolean), String(lines));
      await pupil.close();
    });
  },
  { browsers: ["chromium"] }, // axe judges the same tree in both
);
