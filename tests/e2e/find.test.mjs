// Moving about in an article: find in the text, the outline, one layer alone, marks that overlap,
// and a megabyte that still answers at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

async function reading(setting, text = ARTICLE, size) {
  const desk = await Desk.open(setting.browser, setting.server, size);
  await desk.fill(text);
  await desk.read();
  await desk.shown(1);
  return desk;
}

const field = (desk) => until(() => desk.page.$(".finder input"), "the field to write into");
const status = (desk) => desk.page.$eval(".finder .n", (n) => n.textContent);
/** The words that are painted under a name. */
const painted = (desk, name) =>
  desk.page.evaluate((name) => {
    const words = ({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    };
    return [...(CSS.highlights.get(name) ?? [])].map(words);
  }, name);

inEachBrowser("find", (setting) => {
  test("words are found whatever their case, painted, counted, walked through and left", async () => {
    const desk = await reading(setting);
    await desk.page.keyboard.press("/");
    await field(desk);
    await until(() => desk.page.evaluate(() => document.activeElement.type === "search"), "the focus in the field");
    await desk.page.keyboard.type("FERRY");
    const count = ARTICLE.toLowerCase().split("ferry").length - 1;
    assert.ok(count > 2, "the article has some");
    await until(async () => (await status(desk)) === `1 of ${count}`, "the count");
    const words = await painted(desk, "found");
    assert.equal(words.length, count);
    assert.ok(words.every((word) => word.toLowerCase() === "ferry"), words.join());
    await desk.page.keyboard.press("Enter");
    await until(async () => (await status(desk)) === `2 of ${count}`, "the next");
    await desk.page.keyboard.down("Shift");
    await desk.page.keyboard.press("Enter");
    await desk.page.keyboard.press("Enter");
    await desk.page.keyboard.up("Shift");
    await until(async () => (await status(desk)) === `${count} of ${count}`, "round to the last");
    const said = () => desk.page.$$eval("[role=status]", (all) => all.map((one) => one.textContent).join(" "));
    await until(async () => (await said()).includes(`${count} of ${count}`), "it to be said aloud");
    const inView = await desk.page.evaluate(() => {
      const place = [...CSS.highlights.get("found-here")][0];
      const range = new Range();
      range.setStart(place.startContainer, place.startOffset);
      range.setEnd(place.endContainer, place.endOffset);
      const { top, bottom } = range.getBoundingClientRect();
      return top > document.querySelector(".find").getBoundingClientRect().bottom && bottom < innerHeight;
    });
    assert.ok(inView, "the place is in view, and below the bars");
    await desk.page.keyboard.press("Escape");
    await until(async () => !(await desk.page.$(".finder")), "the bar to go");
    assert.deepEqual(await painted(desk, "found"), []);
    await until(() => desk.page.evaluate(() => document.activeElement.closest("#article") !== null), "the focus where the words are");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("what is not there is said, and curly marks are found by straight ones", async () => {
    const desk = await reading(setting, "Talks fail\n\n“It’s over,” Ann Lee said. “It’s not,” Bo Ray said on Monday.");
    await desk.press("Find in the text");
    await (await field(desk)).type("it's");
    await until(async () => (await status(desk)) === "1 of 2", "both");
    await (await field(desk)).type(" nowhere");
    await until(async () => (await status(desk)) === "Not found", "a word on it");
    await desk.press("Close");
    await until(async () => !(await desk.page.$(".finder")), "the bar to go");
    await desk.close();
  });

  test("the outline leads to a heading", async () => {
    const filler = "The council met on Monday and talked about the wall for a very long time. ".repeat(12);
    const text = `Harbour closes\n\n${filler}\n\nWhat comes next\n\n${filler}\n\nWho will pay\n\n${filler}`;
    const desk = await reading(setting, text);
    await desk.page.keyboard.press("t");
    await until(() => desk.page.$("dialog[open] .outline"), "the outline");
    const rows = await desk.page.$$eval(".outline .heading button", (all) => all.map((row) => row.lastElementChild.textContent));
    assert.deepEqual(rows, ["Harbour closes", "What comes next", "Who will pay"]);
    await desk.page.$$eval(".outline .heading button", (all) => all[2].click());
    await until(async () => (await desk.focus()).words.includes("Who will pay"), "the focus on the heading");
    const top = await desk.page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    const bar = await desk.page.$eval(".bar", (bar) => bar.getBoundingClientRect().bottom);
    assert.ok(top >= bar - 1, `${top} lies under the bar, which ends at ${bar}`);
    await desk.close();
  });

  test("one layer alone, and back to what was shown before", async () => {
    const desk = await reading(setting);
    await desk.switchLayer("Places");
    const before = await desk.layers();
    const only = await desk.control("button", "Only Quotes");
    await only.focus();
    await desk.page.keyboard.press("Enter");
    const on = (layers) => layers.filter((layer) => layer.on).map((layer) => layer.name);
    await until(async () => on(await desk.layers()).join() === "Quotes", "quotes alone");
    await desk.page.keyboard.press("Enter");
    await until(async () => JSON.stringify(await desk.layers()) === JSON.stringify(before), "the others back");
    await desk.page.keyboard.down("Alt");
    await desk.switchLayer("Dates");
    await desk.page.keyboard.up("Alt");
    await until(async () => on(await desk.layers()).join() === "Dates", "dates alone");
    await desk.page.keyboard.press("5"); // dates are the fifth
    await until(async () => on(await desk.layers()).length === 0, "none");
    await desk.close();
  });

  test("of marks that overlap the smallest opens first, and pressed again the next one outward", async () => {
    const desk = await reading(setting, "Vote in Turku\n\n“We will not close Turku on Monday,” Mayor Anna Lind said on Friday.");
    const inner = await until(
      () => desk.page.evaluateHandle(() => [...document.querySelectorAll("#article mark mark")].find((m) => m.textContent === "Turku") ?? null).then((h) => h.asElement()),
      "a name inside a quote",
    );
    await inner.click();
    assert.equal((await desk.cardOpen()).title, "Turku");
    await inner.click();
    await until(async () => (await desk.card())?.title.includes("said this"), "the quote around it");
    await inner.click();
    await until(async () => (await desk.card())?.title === "Turku", "round to the smallest");
    await desk.close();
  });

  test("all by one speaker are highlighted together", async () => {
    const said = (n) => `“Sentence number ${n} stands here for good,” Mayor Anna Lind said.`;
    const desk = await reading(setting, `Vote in Turku\n\n${[1, 2, 3, 4, 5, 6, 7, 8].map(said).join("\n\n")}`);
    await (await until(() => desk.page.$("#article mark.quotes"), "a quote")).click();
    await desk.cardOpen();
    await (await until(() => desk.page.$("#card .actions button"), "the action")).click();
    await until(async () => (await desk.page.$$("#article mark.quotes.echo")).length === 8, "all eight");
    await desk.close();
  });
});

inEachBrowser(
  "a megabyte",
  (setting) => {
    test("scrolls, switches a layer and finds without a stutter", { timeout: 240_000 }, async () => {
      const paragraph = (n) =>
        `“The harbour wall number ${n} will stand,” Mayor Anna Lind of Turku told the Baltic Press Agency on Monday, and Bo Ray, 41, who leads the Harbour Board in Helsinki, said that ${n} of the ships had left by 3 March 2024.`;
      let text = "Harbour walls counted";
      for (let n = 1; text.length < 1 << 20; n++) text += `\n\n${paragraph(n)}`;
      const desk = await reading(setting, text);
      const longest = await desk.page.evaluate(async () => {
        const tasks = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: "longtask" });
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        await frame();
        const result = {};
        const measure = async (name, act) => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          tasks.length = 0;
          const from = performance.now();
          await act();
          await frame();
          result[name] = { ms: Math.round(performance.now() - from) };
          await new Promise((resolve) => setTimeout(resolve, 100));
          result[name].longest = Math.round(Math.max(0, ...tasks));
        };
        await measure("scroll", async () => {
          for (let i = 0; i < 30; i++) {
            scrollBy(0, 700);
            await frame();
          }
        });
        await measure("jump", async () => scrollTo(0, document.body.scrollHeight / 2));
        await measure("switch", async () => document.querySelector(".layer").click());
        await measure("switch back", async () => document.querySelector(".layer").click());
        return result;
      });
      await desk.page.keyboard.press("/");
      const input = await field(desk);
      await input.type("harbour");
      await until(async () => /^1 of [\d,]+$/.test(await status(desk)), "the count");
      console.log(`1 MB, ${await desk.marks()} marks: ${JSON.stringify(longest)}; found ${await status(desk)}`);
      // A development build on a shared machine is far slower than what is shipped; what must never
      // come back is work that grows with the whole text: that took seconds.
      for (const [name, { longest: ms }] of Object.entries(longest)) assert.ok(ms < 1500, `${name}: ${ms} ms in one task`);
      assert.deepEqual(desk.problems, []);
      await desk.close();
    });
  },
  { browsers: ["chromium"] }, // Firefox does not tell of long tasks
);
