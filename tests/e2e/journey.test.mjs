// The main road: paste an article, see what it is made of, walk through it by keyboard, and nothing
// ever leaves the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const squeezed = (text) => text.replace(/\s+/g, "");

inEachBrowser("journey", (setting) => {
  test("a pasted article shows its marks, and the text is what was pasted", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.paste(ARTICLE);
    await desk.shown(10);
    assert.equal(await desk.words(), squeezed(ARTICLE));
    const layers = await desk.layers();
    assert.ok(layers.filter(({ count }) => count > 0).length >= 4, JSON.stringify(layers));
    await desk.edit();
    assert.equal(await desk.text(), ARTICLE);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("a layer can be switched off and on again", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.paste(ARTICLE);
    await desk.shown(10);
    const layer = (await desk.layers()).find(({ on, count }) => on && count > 1);
    const before = await desk.looks();
    await desk.switchLayer(layer.name);
    const off = (await desk.layers()).find(({ name }) => name === layer.name);
    assert.equal(off.on, false);
    assert.equal(off.count, layer.count, "the count stays");
    const changed = await until(async () => {
      const after = await desk.looks();
      return after.filter((look, i) => look !== before[i]).length;
    }, "marks to lose their look");
    assert.ok(changed >= layer.count, `${changed} marks changed, ${layer.count} were counted`);
    await desk.switchLayer(layer.name);
    await until(async () => JSON.stringify(await desk.looks()) === JSON.stringify(before), "the look to come back");
    await desk.close();
  });

  test("a card opens by keyboard alone, and Escape leads back to its mark", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.paste(ARTICLE);
    await desk.shown(10);
    await desk.tabToMark();
    const first = await desk.focus();
    await desk.page.keyboard.press("Enter");
    const card = await until(async () => ((await desk.card())?.focused ? desk.card() : null), "the focus in the card");
    assert.ok(card.title.length > 0);
    assert.ok(card.words.length > card.title.length + 20, "it says why");
    await desk.page.keyboard.press("Escape");
    await desk.cardClosed();
    assert.deepEqual(await desk.focus(), first);
    await desk.page.keyboard.press("ArrowRight");
    await until(async () => (await desk.focus()).words !== first.words, "the next mark");
    assert.ok((await desk.focus()).mark);
    await desk.close();
  });

  test("a row of the panel leads to its place, and Escape back to the row", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.paste(ARTICLE);
    await desk.shown(10);
    for (const tab of ["Sources", "Names", "Timeline"]) {
      await desk.tab(tab);
      const [row] = await until(async () => ((await desk.rows()).length ? desk.rows() : null), `rows under ${tab}`);
      const words = await row.evaluate((button) => button.textContent);
      await row.click();
      await until(async () => (await desk.focus()).mark, "the focus on a mark");
      await desk.cardOpen();
      await desk.page.keyboard.press("Escape");
      await desk.cardClosed();
      await desk.page.keyboard.press("Escape");
      await until(async () => (await desk.focus()).words === words, "the focus back on the row");
    }
    await desk.close();
  });

  test("only the app's own files are requested, and nothing once the engine has loaded", async () => {
    const { server } = setting;
    const from = server.asked.length;
    const desk = await Desk.open(setting.browser, server);
    const engine = () => server.asked.slice(from).filter((path) => path.includes("newsloupe-worker"));
    assert.deepEqual(engine(), [], "no engine before a text is likely to come");
    await desk.paste(ARTICLE);
    await desk.shown(10);
    assert.ok(engine().some((path) => path.endsWith(".wasm")), "the engine came from here");
    await desk.tab("Check"); // it stands in the page's second part, which comes beside the engine
    await until(() => desk.page.evaluate(() => document.querySelector("#list .room")?.childElementCount > 0), "the study");

    const [asked, requested] = [server.asked.length, desk.requests.length];
    await desk.tabToMark();
    await desk.page.keyboard.press("Enter");
    await desk.page.keyboard.press("Escape");
    await desk.tab("Names");
    await desk.edit();
    await desk.fill(`${ARTICLE}\n\n“One more thing,” said Ann Lee of https://example.org/picture.jpg on Tuesday.`);
    await desk.read();
    await until(async () => (await desk.words()).includes("Onemorething"), "the second reading");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(server.asked.slice(asked), [], "the server is asked for nothing more");
    assert.deepEqual(desk.requests.slice(requested), [], "nobody else is asked either");
    const strangers = desk.requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:"));
    assert.deepEqual(strangers, []);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });
});
