// The page as a person meets it: what can be done, by role and name. If wording or structure
// changes, this file changes, and the journeys stay.

import { readFileSync } from "node:fs";

export const ARTICLE = readFileSync(new URL("../../articles/wire-ferry.txt", import.meta.url), "utf8").trimEnd();

const NAMES = {
  editor: "See what a news article is made of",
  article: "The article with its marks",
  layers: "What is marked",
  read: "Mark it",
  edit: "Edit",
  back: "Back to the list",
};

/** Waits until `check` gives something, and gives it. */
export async function until(check, what, ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export class Desk {
  constructor(page, server) {
    Object.assign(this, { page, server, requests: [], problems: [] });
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && this.problems.push(message.text()));
    page.on("pageerror", (error) => this.problems.push(String(error)));
  }

  static async open(browser, server, { path = "", width = 1280, height = 900 } = {}) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    const desk = new Desk(page, server);
    await page.goto(server.address + path);
    if (!path.includes("read")) await desk.editor();
    return desk;
  }

  close() {
    return this.page.close();
  }

  /** A control by its role and name, once it is there. */
  control(role, name) {
    const selector = `::-p-aria([name="${name}"][role="${role}"])`;
    return until(() => this.page.$(selector), `${role} “${name}”`);
  }

  async press(name, role = "button") {
    await (await this.control(role, name)).click();
  }

  /** The editor of the app (the one in the page before it starts has another id). */
  editor() {
    return until(() => this.page.$("textarea#text"), `the editor “${NAMES.editor}”`);
  }

  text() {
    return this.page.$eval("textarea#text", (area) => area.value);
  }

  /** Puts a text into the editor as typing would, without a paste. */
  async fill(text) {
    const area = await this.editor();
    await area.evaluate((area, text) => {
      area.focus();
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
  }

  /** Pastes a text by the clipboard: it is copied on a page of its own and pasted by Ctrl+V. */
  async paste(text) {
    const source = await this.page.browser().newPage();
    await source.goto(`${this.server.address}clipboard.html`);
    await source.$eval("textarea", (area, text) => ((area.value = text), area.focus(), area.select()), text);
    await this.takeFrom(source);
  }

  /** Copies all of a page of this server, with its structure, and pastes it. */
  async pastePage(path, { over = true } = {}) {
    const source = await this.page.browser().newPage();
    await source.goto(`${this.server.address}${path}`);
    await source.evaluate(() => getSelection().selectAllChildren(document.body));
    await this.takeFrom(source, over);
  }

  async takeFrom(source, over = true) {
    await chord(source, "KeyC");
    await source.close();
    await this.page.bringToFront();
    await (await this.editor()).click();
    if (over) await chord(this.page, "KeyA");
    else await this.page.keyboard.press("End");
    await chord(this.page, "KeyV");
  }

  /** Undoes what was done last in the editor. */
  async undo() {
    await (await this.editor()).focus();
    await chord(this.page, "KeyZ");
  }

  /** The line at the foot of the window, once it says something like this. */
  word(like) {
    return until(async () => {
      const words = await this.page.$eval(".word", (line) => line.innerText).catch(() => "");
      return like.test(words) ? words : null;
    }, `a line like ${like}`);
  }

  async read() {
    await this.press(NAMES.read);
  }

  async edit() {
    await this.press(NAMES.edit);
  }

  /** Waits for an article with marks. */
  async shown(least = 1) {
    await until(async () => (await this.marks()) >= least, `${least} marks`, 60_000);
  }

  /** How many marks stand in the article. */
  marks() {
    // Counted in the page: there may be a hundred thousand, too many to hand over.
    const marks = `article[aria-label="${NAMES.article}"] mark`;
    return this.page.evaluate((marks) => document.querySelectorAll(marks).length, marks);
  }

  /** The words of the article as they stand on the page, white space aside; "" while none is shown. */
  words() {
    return this.page.evaluate((selector) => {
      const copy = document.querySelector(selector)?.cloneNode(true);
      for (const extra of copy?.querySelectorAll(".notes, .tag") ?? []) extra.remove();
      return copy?.textContent.replace(/\s+/g, "") ?? "";
    }, `article[aria-label="${NAMES.article}"]`);
  }

  /** What an alert says, once there is one. */
  alert() {
    const find = () =>
      this.page.$$eval("[role=alert]", (alerts) => alerts.map((a) => a.textContent).join(" ").trim());
    return until(find, "a word on what went wrong");
  }

  /** The layers: `{name, on, count}` each. */
  layers() {
    return this.page.$$eval(`[role=group][aria-label="${NAMES.layers}"] button.layer`, (buttons) =>
      buttons.map((button) => ({
        name: button.querySelector(".label").textContent,
        on: button.getAttribute("aria-pressed") === "true",
        count: Number(button.querySelector(".n").textContent),
      })),
    );
  }

  async switchLayer(name) {
    const buttons = await this.page.$$(`[role=group][aria-label="${NAMES.layers}"] button.layer`);
    for (const button of buttons) {
      if ((await button.$eval(".label", (label) => label.textContent)) === name) return button.click();
    }
    throw new Error(`there is no layer ${name}`);
  }

  /** How every mark looks: what a person would see change. */
  looks() {
    return this.page.$$eval(`article[aria-label="${NAMES.article}"] mark`, (marks) =>
      marks.map((mark) => {
        const style = getComputedStyle(mark);
        return [style.backgroundColor, style.backgroundImage, style.textDecorationLine, style.borderBottomStyle, style.boxShadow].join(" ");
      }),
    );
  }

  /** The card that is open: its words and whether the focus is inside it; null if none is. */
  card() {
    return this.page.evaluate(() => {
      const card = [...document.querySelectorAll("[role=dialog]")].find((dialog) => dialog.checkVisibility());
      if (!card) return null;
      return { words: card.innerText, title: card.querySelector("h2")?.textContent ?? "", focused: card.contains(document.activeElement) };
    });
  }

  async cardOpen() {
    return until(() => this.card(), "a card");
  }

  async cardClosed() {
    await until(async () => (await this.card()) === null, "the card to close");
  }

  /** What has the focus: tag, words, and whether it is a mark of the article. */
  focus() {
    return this.page.evaluate((name) => {
      const here = document.activeElement;
      const article = document.querySelector(`article[aria-label="${name}"]`);
      return { tag: here.tagName.toLowerCase(), words: here.textContent, mark: here.tagName === "MARK" && article.contains(here) };
    }, NAMES.article);
  }

  /** Presses Tab until a mark of the article has the focus. */
  async tabToMark() {
    for (let i = 0; i < 40; i++) {
      if ((await this.focus()).mark) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error("no mark can be reached by Tab");
  }

  tab(name) {
    return this.press(name, "tab");
  }

  /** The rows of the open list that lead into the text. */
  rows() {
    return this.page.$$("[role=tabpanel] :is(button.way, button.go-of)");
  }

  /** Drops a file on the editor. */
  async drop(name, bytes, type = "") {
    const area = await this.editor();
    await area.evaluate(
      (area, name, bytes, type) => {
        const data = new DataTransfer();
        data.items.add(new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type }));
        for (const kind of ["dragenter", "dragover", "drop"]) {
          area.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
        }
      },
      name,
      typeof bytes === "string" ? bytes : [...bytes],
      type,
    );
  }
}

async function chord(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}
