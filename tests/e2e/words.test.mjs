// The interface in four languages: chosen from the browser or in the settings, and nothing on the
// page is lost by going over to another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

/** Opens the settings and waits until they can be used. */
async function settings(desk, name = "Settings") {
  await desk.press(name);
  await until(() => desk.page.$("dialog[open] input[name=language]"), "the settings");
}

const choose = (desk, name, value) => desk.page.click(`dialog[open] input[name=${name}][value="${value}"]`);
const lang = (desk) => desk.page.evaluate(() => document.documentElement.lang);
const words = (desk, selector) => desk.page.$eval(selector, (element) => element.innerText);

/** A browser of its own for a test: what it keeps goes with it. */
const fresh = (setting) => setting.browser.createBrowserContext();

inEachBrowser("words", (setting) => {
  test("another language keeps the article, the open card, the scroll and the text", async () => {
    const browser = await fresh(setting);
    const desk = await Desk.open(browser, setting.server);
    await desk.fill(ARTICLE);
    await desk.read();
    await desk.shown(10);
    const marks = await desk.marks();
    await desk.switchLayer("Dates");
    await settings(desk);
    assert.equal(await lang(desk), "en");
    await choose(desk, "language", "de");
    await until(async () => (await lang(desk)) === "de", "German");
    await until(async () => (await words(desk, "dialog[open] h2")) === "Einstellungen", "the settings in German");
    await until(() => desk.page.$('article[aria-label="Der Artikel mit seinen Marken"]'), "the article in German");
    assert.equal(await desk.page.$eval("dialog[open] input[value=de]", (input) => input.checked), true);
    await desk.page.keyboard.press("Escape");
    await until(async () => !(await desk.page.$("dialog[open]")), "the settings to close");
    assert.equal(await desk.page.$$eval("#article mark", (all) => all.length), marks, "no mark twice, none gone");
    const text = await desk.page.$$eval("#article .run", (runs) => runs.map((run) => run.textContent).join(""));
    assert.equal(text.replace(/\s+/g, ""), ARTICLE.replace(/\s+/g, ""), "the text stands there once");
    const layers = await desk.page.$$eval(".layer", (all) => all.map((b) => [b.querySelector(".label").textContent, b.getAttribute("aria-pressed")]));
    assert.deepEqual(layers.find(([name]) => name === "Daten"), ["Daten", "false"], "the layer is still off");
    await desk.press("Quellen", "tab");
    assert.match(await words(desk, "#list"), /ohne Namen/);
    // A month that was worked out, as a German writes it.
    await desk.press("Zeitachse", "tab");
    await until(async () => /April \d{4}\s*errechnet/.test(await words(desk, "#list")), "a month in German");
    assert.match(await words(desk, "#list"), /40 Minuten/);
    await desk.press("Bearbeiten");
    assert.equal(await desk.text(), ARTICLE);
    assert.deepEqual(desk.problems, []);
    await browser.close();
  });

  test("the choice is kept, and French says its own on a page that is empty", async () => {
    const browser = await fresh(setting);
    const desk = await Desk.open(browser, setting.server);
    await settings(desk);
    await choose(desk, "language", "fr");
    await until(async () => (await lang(desk)) === "fr", "French");
    await choose(desk, "theme", "dark");
    await until(() => desk.page.$("html[data-theme=dark]"), "the dark page");
    await desk.page.reload();
    await until(() => desk.page.$("textarea#text"), "the page again");
    assert.equal(await lang(desk), "fr");
    assert.match(await words(desk, "h1"), /Voyez de quoi/);
    assert.ok(await desk.page.$("html[data-theme=dark]"));
    await settings(desk, "Réglages");
    await choose(desk, "language", "");
    await choose(desk, "theme", "system");
    await until(async () => (await lang(desk)) === "en", "the browser's own language");
    assert.deepEqual(desk.problems, []);
    await browser.close();
  });

  test("the first of the browser's languages that is known is spoken, and without its table English", async () => {
    const browser = await fresh(setting);
    const page = await browser.newPage();
    const desk = new Desk(page, setting.server);
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(navigator, "languages", { get: () => ["nl", "es-MX", "en"] });
    });
    await page.goto(setting.server.address);
    await desk.editor();
    assert.equal(await lang(desk), "es");
    assert.match(await words(desk, "h1"), /Mira de qué/);

    const poor = await browser.newPage();
    await poor.evaluateOnNewDocument(() => {
      Object.defineProperty(navigator, "languages", { get: () => ["es"] });
      const real = globalThis.fetch;
      globalThis.fetch = (what, ...rest) => (String(what).includes("messages") ? Promise.reject(new TypeError("no")) : real(what, ...rest));
    });
    await poor.goto(setting.server.address);
    await until(() => poor.$("textarea#text"), "the page in English");
    assert.equal(await poor.evaluate(() => document.documentElement.lang), "en");
    await browser.close();
  });
});
