// What is not an article: it gets a report or a clear word, and the text stays where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, Desk } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const squeezed = (text) => text.replace(/\s+/g, "");

const READ_ANYWAY = {
  "lone surrogates": "Pier \ud800 to close\n\n“We had \udc00 no choice,” Mayor Ann Lee said on 3 March 2024.",
  "right to left": "أعلن الوزير أحمد علي إغلاق الجسر\n\nوقال يوم الثلاثاء: «لن نتراجع عن القرار».",
  "another language": "Der Steg wird geschlossen\n\n„Wir hatten keine Wahl“, sagte Bürgermeisterin Anna Lehmann am Dienstag.",
  "one word": "Hello",
  "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> “<b>No</b>,” said Ann Lee.",
};

inEachBrowser("bad input", (setting) => {
  test("nothing at all cannot be sent", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    const button = await desk.control("button", "Mark it");
    assert.equal(await button.evaluate((b) => b.disabled), true);
    await desk.close();
  });

  test("white space alone is named as such, and stays", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    const blank = " \n\t \u00a0\n";
    await desk.fill(blank);
    await desk.read();
    assert.match(await desk.alert(), /nothing to read/i);
    assert.equal(await desk.text(), blank);
    await desk.close();
  });

  test("a dropped picture is refused by name, and the text before it stays", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.fill(ARTICLE);
    await desk.drop("beach.png", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff, 0xfe], "image/png");
    const words = await desk.alert();
    assert.match(words, /not plain text/);
    assert.match(words, /beach\.png/);
    assert.equal(await desk.text(), ARTICLE);
    await desk.close();
  });

  test("a dropped text file is read", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.drop("article.txt", ARTICLE, "text/plain");
    await desk.shown(10);
    assert.equal(await desk.words(), squeezed(ARTICLE));
    await desk.close();
  });

  test("what is too long is refused with words, in the editor and as a file", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    // Ten megabytes as a file; in the editor less, because browsers take a minute to lay out ten.
    const copies = 2100;
    await desk.page.evaluate((copies) => {
      const area = document.querySelector("textarea#text");
      area.value = `${"All work and no play. ".repeat(50)}\n`.repeat(copies);
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, copies);
    await desk.read();
    assert.match(await desk.alert(), /too long/);
    assert.equal(await desk.page.$eval("textarea#text", (area) => area.value.length), 1101 * copies);

    await desk.fill(ARTICLE);
    await desk.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["x".repeat(10_000_000)], "long.txt", { type: "text/plain" }));
      const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
      document.querySelector("textarea#text").dispatchEvent(drop);
    });
    assert.match(await desk.alert(), /too long/);
    assert.equal(await desk.text(), ARTICLE);
    await desk.close();
  });

  test("a single line of one megabyte is read", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    const quiet = "The tide went out and came back in, and the pier stood where it had always stood. ".repeat(24);
    const line = `${quiet}“We had no choice,” Mayor Ann Lee told the Harrow Post on Tuesday. `.repeat(490).trimEnd();
    assert.ok(line.length > 990_000);
    await desk.page.$eval(
      "textarea#text",
      (area, line) => {
        area.value = line;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      },
      line,
    );
    await desk.read();
    await desk.shown(1);
    await desk.edit();
    assert.equal((await desk.text()).length, line.length);
    await desk.close();
  });

  for (const [name, text] of Object.entries(READ_ANYWAY)) {
    test(`${name}: there is a report, and the text is as it was`, async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.fill(text);
      await desk.read();
      await desk.shown(0);
      await desk.control("button", "Edit");
      assert.equal(await desk.words(), squeezed(text.toWellFormed()));
      await desk.edit();
      assert.equal(await desk.text(), text);
      assert.deepEqual(desk.problems, []);
      await desk.close();
    });
  }
});
