// A long text: what is far from the window costs nothing, all of it is there for whoever asks, and every
// way leads exactly to its place. No times are asserted: what is counted is what must never be touched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const PARAGRAPHS = 1500;
const paragraph = (n) =>
  `“The harbour wall number ${n} will stand,” Mayor Anna Lind of Turku said on Monday. ${"The tide went out and came back in. ".repeat(n % 5)}`.trim();
const TEXT = ["Harbour walls counted", ...Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(i + 1)), "“The last wall,” Bo Ray said."].join("\n\n");

async function reading(setting) {
  const desk = await Desk.open(setting.browser, setting.server);
  await desk.fill(TEXT);
  await desk.read();
  await desk.shown(1);
  return desk;
}

/** Whether the words of what has the focus, or of `selector`, lie in the window below the bar. */
const inView = (desk, selector) =>
  desk.page.evaluate((selector) => {
    const { top, bottom } = (selector ? document.querySelector(selector) : document.activeElement).getBoundingClientRect();
    return top > 40 && bottom < innerHeight;
  }, selector);
const settled = (desk) => desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))));

inEachBrowser("a long text", (setting) => {
  test("all of it comes to stand on the page, in order, and on paper", { timeout: 120_000 }, async () => {
    const desk = await reading(setting);
    await until(async () => (await desk.page.$$eval("#article .part", (parts) => parts.length)) === PARAGRAPHS + 2, "every part", 60_000);
    assert.equal(await desk.words(), TEXT.replace(/\s+/g, ""));
    await desk.page.emulateMediaType?.("print").catch(() => {}); // Firefox cannot be asked
    const hidden = await desk.page.evaluate(() => matchMedia("print").matches && [...document.querySelectorAll(".stretch")].filter((s) => getComputedStyle(s).contentVisibility !== "visible").length);
    assert.ok(!hidden, `${hidden} stretches are left out on paper`);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("whoever prints, or looks for words, before all is drawn gets all", { timeout: 120_000 }, async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.fill(TEXT);
    // As soon as the first part stands, within the same task.
    const parts = desk.page.evaluate(
      () =>
        new Promise((resolve) => {
          new MutationObserver((_, observer) => {
            const now = () => document.querySelectorAll("#article .part").length;
            const before = now();
            if (before === 0) return;
            observer.disconnect();
            dispatchEvent(new Event("beforeprint"));
            resolve([before, now()]);
            dispatchEvent(new Event("afterprint"));
          }).observe(document.body, { childList: true, subtree: true });
        }),
    );
    await desk.read();
    const [before, after] = await parts;
    assert.ok(before < PARAGRAPHS, `${before} parts stood before anything else could happen`);
    assert.equal(after, PARAGRAPHS + 2);
    await desk.close();
  });

  test("far stretches are skipped, and the last mark is reached exactly", { timeout: 120_000 }, async () => {
    const desk = await reading(setting);
    await until(async () => (await desk.page.$$eval("#article .part", (parts) => parts.length)) === PARAGRAPHS + 2, "every part", 60_000);
    // The children of the article are few, and those that are far are not laid out.
    const { children, visible } = await desk.page.evaluate(() => {
      const stretches = [...document.querySelector("#article").children];
      return {
        children: stretches.length,
        visible: stretches.filter((s) => s.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length,
      };
    });
    assert.ok(children < PARAGRAPHS / 10, `${children} boxes in a row`);
    assert.ok(visible >= 1 && visible <= 4, `${visible} of ${children} stretches are laid out`);
    await desk.tabToMark();
    await desk.page.keyboard.press("End");
    await until(async () => (await desk.focus()).mark, "the last mark");
    await settled(desk);
    assert.match((await desk.focus()).words, /Bo Ray|The last wall|said/);
    assert.ok(await inView(desk), "it lies in the window");
    await desk.page.keyboard.press("Escape");
    await desk.page.keyboard.press("Home");
    await settled(desk);
    assert.ok(await inView(desk), "and so does the first");
    await desk.close();
  });

  test("a correction draws anew the stretch it is in, and no other", { timeout: 120_000 }, async () => {
    const desk = await reading(setting);
    await until(async () => (await desk.page.$$eval("#article .part", (parts) => parts.length)) === PARAGRAPHS + 2, "every part", 60_000);
    const before = await desk.marks();
    await desk.page.evaluate(() => {
      for (const part of document.querySelectorAll("#article .part")) part.wasHere = true;
      document.querySelectorAll("#article mark.people")[100].click();
    });
    await desk.cardOpen();
    await desk.press("Remove");
    await until(async () => (await desk.marks()) === before - 1, "one mark less");
    const anew = await desk.page.$$eval("#article .part", (parts) => parts.filter((part) => !part.wasHere).length);
    assert.ok(anew > 0 && anew < 60, `${anew} parts are drawn anew`);
    // Marks behind it count on from there: pressing one opens its own card.
    await desk.page.evaluate(() => [...document.querySelectorAll("#article mark.people")].at(-1).click());
    assert.match((await desk.cardOpen()).title, /Bo Ray/);
    await desk.close();
  });
});
