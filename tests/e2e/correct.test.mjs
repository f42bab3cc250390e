// Correcting: marks are added, changed, taken away, by mouse and by keyboard; what was corrected
// comes back by undo and survives an edit of the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const TEXT = `Council votes to close pier

“We had no choice left,” Mayor Ann Lee said on 3 March 2024. The old crane stands idle.

“Not now, and not this year,” Bob Ray of the Harbour Trust said.`;

/** A page that shows the text, with the study there. */
async function opened(setting, size) {
  const desk = await Desk.open(setting.browser, setting.server, size);
  await desk.fill(TEXT);
  await desk.read();
  await desk.shown(3);
  await until(() => desk.page.$(".bar .room button"), "the tools of correcting");
  return desk;
}

/** Selects words of the article as a drag of the mouse would. */
function select(desk, words) {
  return desk.page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
    throw new Error(`“${words}” does not stand in one piece`);
  }, words);
}

/** The marks of a layer, by their words. */
const marked = (desk, layer) =>
  desk.page.$$eval(`#article mark.${layer}`, (marks) => marks.map((mark) => mark.textContent));

const waitMarked = (desk, layer, words, there = true) =>
  until(async () => (await marked(desk, layer)).includes(words) === there, `${words} ${there ? "" : "not "}among ${layer}`);

/** Presses a button of a part of the page by its words. */
async function pressIn(desk, within, words) {
  const find = () =>
    desk.page.evaluateHandle(
      (within, words) =>
        [...document.querySelectorAll(`${within} button`)].find(
          (b) => b.checkVisibility() && (b.getAttribute("aria-label") ?? b.textContent).trim() === words,
        ) ?? null,
      within,
      words,
    );
  const button = await until(async () => (await find()).asElement(), `${words} in ${within}`);
  await button.evaluate((b) => b.click());
}

/** Opens the card of the first mark of a layer with these words. */
async function openCard(desk, layer, words) {
  // The marks may be drawn anew at this moment, and a press on those that go is lost.
  await until(async () => {
    if (await desk.card()) return true;
    await desk.page.evaluate(
      (layer, words) => [...document.querySelectorAll(`#article mark.${layer}`)].find((m) => m.textContent === words)?.click(),
      layer,
      words,
    );
    return null;
  }, `the card of ${words}`);
}

async function chord(desk, key, shift = false) {
  await desk.page.keyboard.down("Control");
  if (shift) await desk.page.keyboard.down("Shift");
  await desk.page.keyboard.press(key);
  if (shift) await desk.page.keyboard.up("Shift");
  await desk.page.keyboard.up("Control");
}

inEachBrowser("correct", (setting) => {
  test("a missed name is marked from a selection, and undone and done again", async () => {
    const desk = await opened(setting);
    await select(desk, "old crane");
    await pressIn(desk, "#marking", "Person");
    await waitMarked(desk, "people", "old crane");
    assert.match((await desk.cardOpen()).words, /You marked this/);
    await chord(desk, "KeyZ");
    await waitMarked(desk, "people", "old crane", false);
    await chord(desk, "KeyZ", true);
    await waitMarked(desk, "people", "old crane");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("a quote is given another speaker", async () => {
    const desk = await opened(setting);
    await openCard(desk, "quotes", "“Not now, and not this year,”");
    await pressIn(desk, "#card", "Change");
    await pressIn(desk, "#card .editor", "Ann Lee");
    await until(async () => (await desk.card())?.title === "Ann Lee said this", "the card to say so");
    await desk.tab("Sources");
    const rows = await desk.page.$eval("[role=tabpanel]", (panel) => panel.textContent);
    assert.match(rows, /Ann Lee11 words/, "both quotes are hers, and she is the one voice");
    assert.match(rows, /named person1offices/);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("a mark is removed and brought back", async () => {
    const desk = await opened(setting);
    await openCard(desk, "people", "Ann Lee");
    await pressIn(desk, "#card", "Remove");
    await waitMarked(desk, "people", "Ann Lee", false);
    await until(async () => (await desk.focus()).mark, "the focus on the next mark");
    await pressIn(desk, ".bar", "Undo: Mark on “Ann Lee” removed");
    await waitMarked(desk, "people", "Ann Lee");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("words are marked with the keyboard alone", async () => {
    const desk = await opened(setting);
    await desk.tabToMark();
    await desk.page.keyboard.press("Escape");
    await desk.page.keyboard.press("m");
    const chosen = () => desk.page.evaluate(() => getSelection().toString());
    await until(chosen, "a word under the cursor");
    await until(() => desk.page.evaluate(() => document.activeElement.id === "word-cursor"), "the cursor to hold the keyboard");
    for (let i = 0; i < 40 && (await chosen()) !== "old"; i++) {
      await desk.page.keyboard.press("ArrowRight");
    }
    assert.equal(await chosen(), "old");
    await desk.page.keyboard.down("Shift");
    await desk.page.keyboard.press("ArrowRight");
    await desk.page.keyboard.up("Shift");
    assert.equal(await chosen(), "old crane");
    await desk.page.keyboard.press("Enter");
    await until(() => desk.page.evaluate(() => document.activeElement.closest("#marking") !== null), "the toolbar to have the focus");
    await desk.page.keyboard.press("ArrowRight");
    await desk.page.keyboard.press("ArrowRight");
    await desk.page.keyboard.press("Enter");
    await waitMarked(desk, "people", "old crane");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("corrections survive an edit of the text, and another article starts anew", async () => {
    const desk = await opened(setting);
    await select(desk, "old crane");
    await pressIn(desk, "#marking", "Organisation");
    await waitMarked(desk, "organizations", "old crane");
    await desk.edit();
    await desk.fill(TEXT.replace("Council votes", "The town’s council votes at last"));
    await desk.read();
    await waitMarked(desk, "organizations", "old crane");
    await desk.edit();
    await desk.fill("Trains stand still\n\nNobody at Bern station could say why the signals went dark, said Eva Roth.");
    await desk.read();
    await until(async () => (await desk.words()).startsWith("Trains"), "the other article");
    await until(() => desk.page.$$eval(".bar .room button", (b) => b.length === 1), "no corrections");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("all that corrects can be touched", async () => {
    const desk = await opened(setting, { width: 390, height: 800 });
    await openCard(desk, "people", "Ann Lee");
    await pressIn(desk, "#card", "Change");
    await until(() => desk.page.$("#card .editor button"), "the editor");
    const small = () =>
      desk.page.$$eval("#card button, #marking button, .bar .room button", (buttons) =>
        buttons.filter((b) => b.checkVisibility()).map((b) => [b.getBoundingClientRect(), b.textContent])
          .filter(([box]) => box.width < 24 || box.height < 24).map(([box, words]) => `${words} ${box.width}×${box.height}`),
      );
    assert.deepEqual(await small(), []);
    await select(desk, "old crane");
    await until(() => desk.page.$("#marking"), "the toolbar");
    assert.deepEqual(await small(), []);
    await desk.close();
  });
});
