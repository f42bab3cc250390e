// Every state in which somebody can meet the page, each with the way to it. Whoever adds a dialog, a
// view or a notice adds a line: it is then judged by axe in both themes on a desktop and a phone, its
// targets are measured, and it is looked at for lost words at 320 px, zoomed and widely spaced.
// While working on one: ONLY="a name|finding" walks through these alone, SHOT=/tmp/x shows where it failed.
import { readFileSync } from "node:fs";
import { until } from "./page.mjs";

/** An article with some of everything: quotes, relays, dates, a picture with its credit, promos. */
export const ARTICLE = readFileSync(new URL("../../articles/wire-rail.txt", import.meta.url), "utf8").trimEnd();

/** Clicks the first thing of a selector whose words or label are these, once it is there. */
export async function click(desk, selector, words = "") {
  await until(
    () =>
      desk.page.evaluate(
        (selector, words) => {
          const fits = (one) => `${one.getAttribute("aria-label") ?? ""} ${one.textContent}`.includes(words);
          const found = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility() && fits(one));
          found?.click();
          return Boolean(found);
        },
        selector,
        words,
      ),
    `${selector} “${words}”`,
  );
}

const there = (desk, selector, what = selector) => until(() => desk.page.$(selector), what);
const visible = (desk, selector) => desk.page.$eval(selector, (one) => one.checkVisibility()).catch(() => false);

/** Opens a dialog of the bar, on a phone by way of its menu. */
export async function dialog(desk, name, inside = ".head + *") {
  if (await visible(desk, ".bar .more")) await click(desk, ".bar .more");
  await click(desk, ".bar button", name);
  await there(desk, `dialog[open] ${inside}`);
}

/** Puts a list before the eyes, on a phone by raising its sheet. */
async function list(desk, name, inside = "#list .room > *") {
  if (!(await visible(desk, "[role=tab]"))) await click(desk, ".handle");
  await click(desk, "[role=tab]", name);
  await there(desk, inside);
}

/** Opens the card of the first mark of a class. */
async function card(desk, mark) {
  // The marks may be drawn anew at this moment, and a press on those that go is lost.
  await until(async () => {
    await desk.page.evaluate((mark) => document.querySelector(`#article mark.${mark}:not(.gone)`)?.click(), mark);
    return desk.card();
  }, `the card of ${mark}`);
}

async function editor(desk, mark) {
  await until(async () => {
    if (await desk.page.$("#card .editor > *")) return true;
    await card(desk, mark);
    await click(desk, "#card .actions button[aria-pressed=false], #card .actions button", "Change");
    return null;
  }, `the editor of ${mark}`);
}

/** Selects the first words of the story. */
function select(desk) {
  return desk.page.evaluate(() => {
    const run = [...document.querySelectorAll("#article .body .run, #article p .run")].at(-1);
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    range.setStart(walker.nextNode(), 0);
    range.setEnd(walker.currentNode, 12);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
}

/** What the page's start would tell, or another tab. */
const tell = (desk, what, fields = {}) =>
  desk.page.evaluate((detail) => void document.dispatchEvent(new CustomEvent("newsloupe-study", { detail })), { do: what, ...fields });

async function link(desk, hash, room) {
  await desk.page.evaluate((hash) => void (location.hash = hash), hash);
  await there(desk, "dialog[open] .head + *", room);
}

async function library(desk) {
  await dialog(desk, "Library", ".library .works");
}

async function give(desk, field, value, event = "input") {
  await desk.page.$eval(
    field,
    (field, value, event) => ((field.value = value), field.dispatchEvent(new Event(event, { bubbles: true }))),
    value,
    event,
  );
}

async function broken(desk, name) {
  await desk.page.evaluate((name) => {
    globalThis.put ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no", name);
    };
  }, name);
  await desk.press("Title", "button").catch(() => {});
}

/** A change to the work, so that it is to be kept. */
async function change(desk, address) {
  await click(desk, ".doc .name");
  await there(desk, "#work-address");
  await give(desk, "#work-address", address);
  await click(desk, "dialog[open] .close");
}

/** Puts all away that can be opened, so that the next state begins from a calm page. */
export async function calm(desk) {
  const once = () =>
    desk.page.evaluate(() => {
      if (globalThis.put) IDBObjectStore.prototype.put = globalThis.put;
      getSelection().removeAllRanges();
      document.querySelector(".menu:popover-open")?.hidePopover();
      const open = ["dialog[open] .close", "#marking .quiet", ".keep-notice .quiet", ".word .close", ".finder .close", "#card:not([hidden]) .close", ".up .handle"]
        .map((all) => document.querySelector(all))
        .filter(Boolean);
      for (const one of open) one.click();
      return open.length === 0;
    });
  await until(once, "a calm page");
}

/** Before an article is read. */
export const EMPTY = [
  ["the empty desk", () => {}],
  ["a notice", async (desk) => {
    await desk.fill("  ");
    await click(desk, ".paper .main, .paper .foot button", "Other ways");
    await there(desk, "dialog[open] .ways");
    await calm(desk);
    await desk.drop("beach.png", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]);
    await desk.alert();
  }],
  ["settings", (desk) => dialog(desk, "Settings")],
  ["help", (desk) => dialog(desk, "Help")],
  ["other ways to bring", async (desk) => {
    await click(desk, ".paper .foot button", "Other ways");
    await there(desk, "dialog[open] .ways");
  }],
  ["a library with nothing in it", (desk) => dialog(desk, "Library", ".library .nothing")],
  ["a link that is cut", (desk) => link(desk, "#v1.AAAA", "the fault of the link")],
  ["a file that is damaged", async (desk) => {
    await desk.drop("a.newsloupe.json", '{"newsloupe": 1, "text"');
    await there(desk, "dialog[open] .head + p");
  }],
];

/** With an article. */
export const READING = [
  ["an article", () => {}],
  ["the menu", async (desk) => (await visible(desk, ".bar .more")) && click(desk, ".bar .more")],
  ["the list Sources", (desk) => list(desk, "Sources")],
  ["verbs of the sources", async (desk) => {
    await list(desk, "Sources");
    await desk.page.evaluate(() => document.querySelectorAll("#list details:not([open]) > summary").forEach((s) => s.click()));
  }],
  ["the list Names", (desk) => list(desk, "Names")],
  ["the timeline drawn", (desk) => list(desk, "Timeline", "#list .line-of-time")],
  ["the timeline closer", async (desk) => {
    await list(desk, "Timeline", "#list .line-of-time");
    await click(desk, ".time-tools button", "Closer");
    await click(desk, ".time-tools button", "Closer");
  }],
  ["the timeline as a list", async (desk) => {
    await list(desk, "Timeline");
    await click(desk, ".time-tools button", "List");
    await there(desk, ".moments");
  }],
  ["the list Pictures", (desk) => list(desk, "Pictures")],
  ["the check", (desk) => list(desk, "Check")],
  ["vague wording", async (desk) => {
    await list(desk, "Check");
    if (!(await desk.page.$(".switch-of[aria-pressed=true]"))) await click(desk, ".switch-of");
  }],
  ["the card of a quote", (desk) => card(desk, "quotes")],
  ["the card of a person", (desk) => card(desk, "people:not(mark.credits mark)")],
  ["the card of a date", (desk) => card(desk, "dates")],
  ["the card of a credit", (desk) => card(desk, "credits")],
  ["correcting a quote", (desk) => editor(desk, "quotes")],
  ["correcting a name", (desk) => editor(desk, "people:not(mark.credits mark)")],
  ["correcting a date", (desk) => editor(desk, "dates")],
  ["correcting a credit", (desk) => editor(desk, "credits")],
  ["correcting the line around", async (desk) => {
    await editor(desk, "quotes");
    await click(desk, "#card .editor summary");
    await there(desk, "#card .editor details[open]");
  }],
  ["a date that is none", async (desk) => {
    await editor(desk, "dates");
    await give(desk, "#date-value", "tomorrow");
    await click(desk, "#card .editor .date .main");
    await there(desk, "#date-value[aria-invalid=true]");
  }],
  ["picking a speaker in the text", async (desk) => {
    await editor(desk, "quotes");
    await click(desk, "#card .editor button", "Choose words in the text");
    await there(desk, "#marking.waits");
  }],
  ["words chosen to be marked", async (desk) => {
    await select(desk);
    await there(desk, "#marking button");
  }],
  ["a name and its places", async (desk) => {
    await editor(desk, "people:not(mark.credits mark)");
    await click(desk, "#card .editor button", "All places");
    await there(desk, "dialog[open] .corrections");
  }],
  ["no corrections", (desk) => dialog(desk, "Correct")],
  ["corrections", async (desk) => {
    await editor(desk, "people:not(mark.credits mark)");
    await click(desk, "#card .editor #kind-2:not([aria-pressed=true])");
    await there(desk, ".bar button.all");
    await calm(desk);
    await dialog(desk, "1 correction", ".corrections li");
  }],
  ["settings", (desk) => dialog(desk, "Settings")],
  ["help", (desk) => dialog(desk, "Help")],
  ["the outline", (desk) => dialog(desk, "Outline")],
  ["taking out", (desk) => dialog(desk, "Take out")],
  ["taking out, copied or not", async (desk) => {
    await dialog(desk, "Take out");
    await click(desk, ".out button", "Copy: Markdown");
    await until(() => desk.page.$eval(".out .said", (said) => said.textContent), "a word on it");
  }],
  ["a link made", async (desk) => {
    await dialog(desk, "Take out");
    await click(desk, ".out button", "Make a link");
    await there(desk, "#link, #too-long");
  }],
  ["a link that waits", async (desk) => {
    const work = { newsloupe: 1, text: ARTICLE };
    const { crc32, deflateRawSync } = await import("node:zlib");
    const packed = deflateRawSync(JSON.stringify(work));
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(packed));
    await link(desk, `#v1.${Buffer.concat([sum, packed]).toString("base64url")}`, "the question");
  }],
  ["about this article", async (desk) => {
    await click(desk, ".doc .name");
    await there(desk, "#work-day");
  }],
  ["address and day given", async (desk) => {
    await click(desk, ".doc .name");
    await there(desk, "#work-day");
    await give(desk, "#work-address", "https://www.example.org/a-long-way/to-an-article/that-goes-on-and-on?and=on");
    await give(desk, "#work-day", "2024-03-27", "change");
    await there(desk, ".details button.quiet:not(.foot *)");
  }],
  ["the library", library],
  ["the library, renaming", async (desk) => {
    await library(desk);
    await click(desk, ".works button", "Rename");
    await there(desk, ".works input");
  }],
  ["the library, before all goes", async (desk) => {
    await library(desk);
    await click(desk, ".terms > button", "Delete all");
    await there(desk, ".terms .trouble");
  }],
  ["the library, deleted", async (desk) => {
    await library(desk);
    await click(desk, ".works button", "Delete");
    await there(desk, ".gone button");
  }],
  ["the library, brought back", async (desk) => {
    await dialog(desk, "Library", ".gone button");
    await click(desk, ".gone button");
    await there(desk, ".works");
  }],
  ["finding", async (desk) => {
    await click(desk, ".bar button", "Find in the text");
    await there(desk, ".finder input");
    await desk.page.type(".finder input", "rail");
    await until(async () => /of/.test(await desk.page.$eval(".finder .n", (n) => n.textContent)), "places");
  }],
  ["finding nothing", async (desk) => {
    await click(desk, ".bar button", "Find in the text");
    await there(desk, ".finder input");
    await desk.page.type(".finder input", "zzz");
    await until(async () => /Not/.test(await desk.page.$eval(".finder .n", (n) => n.textContent)), "no place");
  }],
  ["a new version", async (desk) => {
    await tell(desk, "renewable", { but: "" });
    await desk.word(/new version/);
  }],
  ["a new version that cannot come", async (desk) => {
    await tell(desk, "renewable", { but: "others" });
    await desk.word(/another window/);
  }],
  ["no room to keep", async (desk) => {
    await broken(desk, "QuotaExceededError");
    await change(desk, "https://example.org/full");
    await there(desk, ".keep-notice .trouble");
  }],
  ["a browser that keeps nothing", async (desk) => {
    await broken(desk, "SecurityError");
    await change(desk, "https://example.org/private");
    await there(desk, ".keep-notice .trouble");
  }],
  ["another tab was quicker", async (desk) => {
    await change(desk, "https://example.org/kept");
    await until(async () => {
      await desk.page.evaluate(async () => {
        const request = (r) => new Promise((yes) => (r.onsuccess = () => yes(r.result)));
        const database = await request(indexedDB.open("newsloupe"));
        const rows = await request(database.transaction("rows").objectStore("rows").getAll());
        database.close();
        const channel = new BroadcastChannel("newsloupe");
        for (const { id } of rows) channel.postMessage({ id, changed: 1 });
        channel.close();
      });
      // It stays, if all was saved by then that this tab had to save.
      await new Promise((resolve) => setTimeout(resolve, 400));
      return desk.page.$(".keep-notice .trouble .main");
    }, "the question");
  }],
];

/** Walks through all states; `look(name)` judges each. */
export async function walk(desk, look) {
  for (const [name, open] of EMPTY) {
    await open(desk);
    await look(name);
    await calm(desk);
  }
  await desk.fill(ARTICLE);
  await desk.read();
  await desk.shown(10);
  await there(desk, "#list .room > *", "the study");
  for (const [name, open] of READING.filter(([name]) => !process.env.ONLY || new RegExp(process.env.ONLY).test(name))) {
    try {
      await open(desk);
    } catch (error) {
      if (process.env.SHOT) await desk.page.screenshot({ path: `${process.env.SHOT}.png` });
      throw new Error(`on the way to “${name}”: ${error.message}`, { cause: error });
    }
    await look(name);
    await calm(desk);
  }
}
