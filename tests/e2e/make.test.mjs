// Making an exercise: from the article to a reviewed key, with what is hidden, kept and undone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A desk with the teacher's page of the article, as it opens from the dialog of taking out. */
async function made(setting, size = {}) {
  const desk = await Desk.open(setting.browser, setting.server);
  await desk.fill(ARTICLE);
  await desk.read();
  await desk.shown(1);
  await desk.press("Take out");
  await until(() => desk.page.$("dialog[open] .out"), "the dialog");
  const known = await setting.browser.pages();
  await desk.press("Make an exercise");
  const page = await until(
    async () => (await setting.browser.pages()).find((page) => !known.includes(page)),
    "the teacher's page",
  );
  await page.bringToFront();
  await page.setViewport({ width: size.width ?? 1280, height: size.height ?? 900 });
  const bench = new Desk(page, setting.server);
  await until(() => page.$(".bench"), "the bench");
  return { desk, bench };
}

const progress = (bench) => bench.page.$eval(".progress", (p) => p.textContent);
const said = (bench) => bench.page.$eval("[role=status]", (p) => p.textContent);
/** The draft as the tab keeps it. */
const draft = (bench) => bench.page.evaluate(() => JSON.parse(sessionStorage.getItem("newsloupe.draft")));
const reviews = async (bench) =>
  (await draft(bench)).tasks.filter((t) => t.on).flatMap((t) => t.items.map((i) => i.review));
const counts = async (bench) => (await progress(bench)).match(/\d+/g).map(Number);

inEachBrowser("making an exercise", (setting) => {
  test("the key is reviewed card by card, by keyboard alone, and the rest in one action", async () => {
    const { desk, bench } = await made(setting);
    const [none, all] = await counts(bench);
    assert.equal(none, 0);
    assert.ok(all >= 5, `${all} cards`);
    assert.ok((await reviews(bench)).every((r) => r === "waiting"));

    await bench.page.focus("#card");
    await bench.page.keyboard.press("Enter");
    await until(async () => (await counts(bench))[0] === 1, "one is reviewed");
    // The focus is on the next card, so that Enter goes on.
    await until(() => bench.page.evaluate(() => document.activeElement?.id === "card"), "the next card");
    await bench.page.keyboard.press("d");
    await until(async () => (await counts(bench))[0] === 2, "one is left out");
    const after = await reviews(bench);
    assert.ok(after.includes("kept") && after.includes("dropped"));

    // Undone, and done again.
    await bench.page.keyboard.down("Control");
    await bench.page.keyboard.press("z");
    await bench.page.keyboard.up("Control");
    await until(async () => (await counts(bench))[0] === 1, "undone");
    await bench.press("Redo");
    await until(async () => (await counts(bench))[0] === 2, "done again");

    // What is quite sure is listed before it is kept, and counts for what is listed alone.
    const look = await until(async () => {
      const buttons = await bench.page.$$(".review > button");
      for (const b of buttons) if ((await b.evaluate((b) => b.textContent)).startsWith("Look at the")) return b;
    }, "the offer");
    const waiting = (await reviews(bench)).filter((r) => r === "waiting").length;
    await look.click();
    const listed = await until(() => bench.page.$$eval(".together li", (rows) => rows.length), "the list");
    assert.equal((await reviews(bench)).filter((r) => r === "waiting").length, waiting);
    await (await bench.page.$(".together .main")).click();
    await until(async () => (await counts(bench))[0] === 2 + listed, "those listed are reviewed");

    // The others one by one, to the end.
    for (let i = 0; i < all && (await bench.page.$(".progress")) && (await progress(bench)).includes("of"); i += 1) {
      await bench.page.focus("#card");
      const before = await progress(bench);
      await bench.page.keyboard.press("Enter");
      await until(async () => (await progress(bench)) !== before, "one more");
    }
    assert.match(await progress(bench), /All \d+ are reviewed/);
    assert.ok((await reviews(bench)).every((r) => r !== "waiting"));
    assert.deepEqual(bench.problems, []);
    await bench.close();
    await desk.close();
  });

  test("a block is hidden in one action, and a reload loses nothing", async () => {
    const { desk, bench } = await made(setting);
    const [, all] = await counts(bench);
    // The block of the first card: its card goes with it.
    const index = await bench.page.$eval(".block mark.here", (m) => Number(m.closest("[data-block]").dataset.block));
    await bench.press(`Hide block ${index + 1}`);
    await until(async () => (await counts(bench))[1] < all, "fewer cards");
    assert.equal((await draft(bench)).blocks[index].hidden, true);
    const title = await until(() => bench.page.$(".title input"), "the title");
    await title.evaluate((field) => (field.focus(), field.select()));
    await bench.page.keyboard.type("Ferries, class 8b");
    await bench.page.keyboard.press("Tab");
    await until(async () => (await draft(bench)).title === "Ferries, class 8b", "the title is kept");
    await bench.page.reload();
    await until(() => bench.page.$(".bench"), "the bench again");
    assert.equal((await draft(bench)).blocks[index].hidden, true);
    assert.equal(await bench.page.$eval(".title input", (i) => i.value), "Ferries, class 8b");
    await bench.press(`Show block ${index + 1}`);
    await until(async () => (await counts(bench))[1] === all, "all cards again");
    await bench.close();
    await desk.close();
  });

  test("edges move by a word, answers change, and words are added", async () => {
    const { desk, bench } = await made(setting);
    const marked = () => bench.page.$eval(".context mark", (m) => m.textContent);
    const before = await marked();
    await bench.press("End one word earlier");
    await until(async () => (await marked()) !== before, "one word less");
    assert.ok(before.startsWith(await marked()));
    await bench.press("End one word later");
    await until(async () => (await marked()) === before, "the word again");

    // Selected in the article, added to a task.
    await bench.page.evaluate(() => {
      const text = [...document.querySelectorAll("[data-block]")].find((b) => b.textContent.includes("84-page report"));
      const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      let node = walk.nextNode();
      while (node && !node.data.includes("84-page")) node = walk.nextNode();
      const at = node.data.indexOf("84-page");
      getSelection().setBaseAndExtent(node, at, node, at + 14);
    });
    await until(() => bench.page.$(".picked"), "the offer to add");
    const items = (d) => d.tasks.find((t) => t.kind === "quotes").items;
    const many = items(await draft(bench)).length;
    await (await bench.page.$(".picked .plain")).click();
    await until(async () => items(await draft(bench)).length === many + 1, "one more item");
    const added = items(await draft(bench)).at(-1);
    assert.equal(added.words, "84-page report");
    assert.equal(added.review, "kept");
    await bench.press("Undo");
    await until(async () => items(await draft(bench)).length === many, "undone");
    await bench.close();
    await desk.close();
  });

  test("without an article the page says how to begin, and names what it can't open", async () => {
    const desk = await Desk.open(setting.browser, setting.server, { path: "classroom.html?read" });
    await until(() => desk.page.$(".begin"), "how to begin");
    const open = async (name, text) => {
      await desk.page.evaluate(
        (name, text) => {
          const files = new DataTransfer();
          files.items.add(new File([text], name, { type: "application/json" }));
          const field = document.querySelector("input[type=file]");
          field.files = files.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        },
        name,
        text,
      );
    };
    await open("a.json", "no json at all");
    await until(async () => (await said(desk)).startsWith("This is no exercise"), "foreign");
    await open("b.json", JSON.stringify({ draft: 99 }));
    await until(async () => (await said(desk)).startsWith("A newer Newsloupe"), "newer");
    const block = { part: "body", text: "“No,” Ann Lee said.", hidden: false };
    const item = { at: [[0, 1]], words: "No", why: "It is.", confidence: 0.5 };
    const task = { kind: "quotes", on: true, items: [item] };
    await open("c.json", JSON.stringify({ draft: 1, title: "Small", language: "en", blocks: [block], tasks: [task] }));
    await until(() => desk.page.$(".bench"), "the bench");
    assert.deepEqual(await counts(desk), [0, 1]);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("a draft is kept in the browser only when asked, deleted and put back", async () => {
    const { desk, bench } = await made(setting);
    await bench.page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const kept = () => bench.page.$$eval(".kept li", (rows) => rows.length);
    assert.equal(await kept(), 0);
    await bench.press("Keep in this browser");
    await until(async () => (await kept()) === 1, "one is kept");
    await bench.press("Close it");
    await until(() => bench.page.$(".begin"), "how to begin");
    await until(async () => (await kept()) === 1, "it is listed");
    const title = await bench.page.$eval(".kept .quiet", (b) => b.textContent);
    await bench.press(`Delete ${title}`);
    await until(async () => (await kept()) === 0, "it is deleted");
    await bench.press(`Put “${title}” back`);
    await until(async () => (await kept()) === 1, "it is back");
    await bench.press(title);
    await until(() => bench.page.$(".bench"), "it is open");
    // Whoever wants nothing kept is not offered it.
    await bench.page.evaluate(() => localStorage.setItem("newsloupe.kept", "no"));
    await bench.page.reload();
    await until(() => bench.page.$(".bench"), "the bench again");
    const buttons = await bench.page.$$eval("button", (all) => all.map((b) => b.textContent));
    assert.ok(!buttons.includes("Keep in this browser"), buttons.join());
    await bench.page.evaluate(() => localStorage.clear());
    await bench.close();
    await desk.close();
  });

  test("where the browser opens no tab, a link does", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.fill(ARTICLE);
    await desk.read();
    await desk.shown(1);
    await desk.press("Take out");
    await until(() => desk.page.$("dialog[open] .out"), "the dialog");
    await desk.page.evaluate(() => (window.open = () => null));
    const known = await setting.browser.pages();
    await desk.press("Make an exercise");
    await desk.press("Open the exercise", "link");
    const page = await until(
      async () => (await setting.browser.pages()).find((page) => !known.includes(page)),
      "the teacher's page",
    );
    await until(() => page.$(".bench"), "the bench");
    await page.close();
    await desk.close();
  });

  for (const [name, width, scheme] of [["desktop", 1280, "light"], ["phone", 360, "dark"]]) {
    test(`axe and reflow on a ${scheme} ${name}`, async () => {
      const { desk, bench } = await made(setting, { width, height: 780 });
      await bench.page.evaluate((scheme) => (document.documentElement.dataset.theme = scheme), scheme);
      await bench.page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      // Colours that fade into the other scheme are measured when they are there.
      await bench.page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await Promise.all(document.getAnimations().map((a) => a.finished));
      });
      await bench.page.evaluate(AXE);
      const violations = await bench.page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
      });
      assert.deepEqual(violations, []);
      const wide = await bench.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await bench.close();
      await desk.close();
    });
  }
});
