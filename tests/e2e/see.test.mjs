// What helps to understand an article: sources, the drawn timeline, pictures, the headline check,
// wording that leaves questions open. Each leads back into the text, by keyboard too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const STORY = `Mill owners cheer river ruling: ‘A long night is over’ after 12 dry years

Farmers praised the court for ending the ‘farce’

By Ida Brandt, The Valley Gazette
March 27, 2024

Mayor Lena Holm met Commissioner Erik Dahl on Monday to discuss the ruling, which lets water flow to both.

“A long night is over for every mill on this river,” Holm said.

The plan is “a bridge for one summer,” the Ostby Courier reported. The plan was widely criticised in 1998.

Former judge Peter Vang told the Valley Gazette, “I think nobody upstream read the whole ruling.”

Mayor Lena Holm, left, shakes hands with Erik Dahl in Ostby on March 26, 2024. (Ostby Press Office/Handout via Reuters)

The gates will be open from May 3 to May 9. Some experts say the river will be dry by June. Early reports claimed that two dams had burst.

Ida Brandt is a reporter at The Valley Gazette.`;

/** The words of the room under a tab, once they hold `part`. */
async function room(desk, tab, part) {
  await desk.tab(tab);
  const words = () => desk.page.$eval("#list .room", (room) => room.innerText).catch(() => "");
  return until(async () => ((await words()).includes(part) ? words() : null), `“${part}” under ${tab}`);
}

const selected = (desk) => desk.page.evaluate(() => getSelection().toString());

inEachBrowser("understanding", (setting) => {
  test("sources are counted by kind and by the way their words came", async () => {
    const desk = await reading(setting);
    const words = await room(desk, "Sources", "Named people");
    const tiles = await desk.page.$$eval("#list .audit div", (tiles) =>
      Object.fromEntries(tiles.map((tile) => [tile.querySelector("dt").textContent, tile.querySelector("dd").textContent])),
    );
    assert.equal(tiles["spoke to this outlet"], "1");
    assert.equal(tiles["outlet relays words"], "1");
    assert.equal(tiles["not stated"], "1");
    assert.match(words, /told to this outlet/);
    assert.match(words, /claimed/);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("the timeline zooms by button and key, keeps its labels apart, and is a list as well", async () => {
    const desk = await reading(setting);
    await room(desk, "Timeline", "Published");
    const labels = () =>
      desk.page.$$eval("#list .when-of", (labels) => labels.map((l) => ({ top: l.getBoundingClientRect().top, words: l.innerText })));
    const all = await labels();
    assert.ok(all.length >= 5, JSON.stringify(all));
    for (const [i, label] of all.entries()) {
      assert.ok(i === 0 || label.top - all[i - 1].top >= 50, `labels overlap: ${JSON.stringify(all)}`);
    }
    await desk.press("Closer");
    await until(async () => (await labels()).length < all.length, "fewer labels when closer");
    await desk.press("All");
    await until(async () => (await labels()).length === all.length, "all labels again");
    await desk.page.focus("#list .when-of button");
    await desk.page.keyboard.press("+");
    await until(async () => (await labels()).length < all.length, "fewer labels by key");
    await desk.page.keyboard.press("0");
    await until(async () => (await labels()).length === all.length, "all labels by key");
    await desk.press("List");
    const rows = await until(() => desk.page.$$eval("#list .moments .moment", (m) => m.length), "the list");
    assert.equal(rows, all.length);
    await desk.close();
  });

  test("a picture’s credit is drawn link by link, and a handout is said to be one", async () => {
    const desk = await reading(setting);
    await room(desk, "Pictures", "Handout");
    const links = await desk.page.$$eval("#list .links b", (links) => links.map((link) => link.textContent));
    assert.deepEqual(links, ["Ostby Press Office", "Handout", "Reuters"]);
    await desk.close();
  });

  test("the headline is traced to the story; wording is looked for only when asked, and leads there", async () => {
    const desk = await reading(setting);
    const words = await room(desk, "Check", "Headline against story");
    assert.match(words, /The story has the same words/);
    assert.match(words, /These words are not found in the story/);
    assert.match(words, /This number is not found in the story/);
    assert.ok(!words.includes("widely criticised"), "off until asked for");
    await desk.press("Look for them");
    assert.match(await room(desk, "Check", "By whom?"), /was widely criticised/);
    const row = await desk.page.evaluateHandle(() =>
      [...document.querySelectorAll("#list .asked li")].find((li) => li.innerText.includes("widely criticised")).querySelector("button"),
    );
    await row.asElement().focus();
    await desk.page.keyboard.press("Enter");
    await until(async () => (await selected(desk)) === "was widely criticised", "the words to be selected");
    await desk.page.keyboard.press("Escape");
    await until(async () => (await desk.focus()).words.includes("widely criticised"), "the focus back on the row");
    await desk.close();
  });
});

async function reading(setting) {
  const desk = await Desk.open(setting.browser, setting.server);
  await desk.fill(STORY);
  await desk.read();
  await desk.shown(10);
  return desk;
}
