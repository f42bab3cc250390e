// Taking out and the way back: every format is downloaded or copied and held against what it should
// be; links open, and tell when they cannot.
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const squeezed = (text) => text.replace(/\s+/g, "");

/** A page with the article read and the dialog of taking out open. */
async function taken(setting, text = ARTICLE) {
  const desk = await Desk.open(setting.browser, setting.server);
  await desk.fill(text);
  await desk.read();
  await desk.shown(1);
  await open(desk);
  return desk;
}

async function open(desk) {
  await desk.press("Take out");
  await until(() => desk.page.$("dialog[open] .out"), "the dialog");
}

/** What the dialog says of what was done last. */
const said = (desk) => desk.page.$eval("dialog[open] .said", (line) => line.textContent);

/**
 * Downloads a format; gives the file's name and text. The page's own link is followed here rather
 * than by the browser, because each browser asks for downloads in a way of its own.
 */
async function download(desk, format) {
  await desk.page.evaluate(() => {
    window.given = new Promise((resolve) => {
      HTMLAnchorElement.prototype.click = async function () {
        delete HTMLAnchorElement.prototype.click;
        const blob = await (await originalFetch(this.href)).blob();
        resolve({ name: this.download, type: blob.type, bytes: [...new Uint8Array(await blob.arrayBuffer())] });
      };
    });
    // The page's policy lets it fetch no blob; a reader of files may read one.
    const made = URL.createObjectURL;
    const blobs = new Map();
    URL.createObjectURL = (blob) => {
      const url = made.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    const originalFetch = async (url) => ({ blob: async () => blobs.get(url) });
  });
  await desk.press(`Download: ${format}`);
  const file = await desk.page.evaluate(() => window.given);
  return { name: file.name, type: file.type, text: Buffer.from(file.bytes).toString("utf8") };
}

async function until_said(desk, what) {
  return until(async () => ((await said(desk)).includes(what) ? said(desk) : null), `the words “${what}”`);
}

/** The page's address with an article in it, as the dialog gives it. */
async function link(desk) {
  await desk.press("Make a link that holds the text");
  return until(() => desk.page.$eval("#link", (field) => field.value).catch(() => null), "the link");
}

/** A link as this page makes them, around any text. */
function made(address, json) {
  const packed = deflateRawSync(typeof json === "string" ? json : JSON.stringify(json));
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(packed));
  return `${address}#v1.${Buffer.concat([sum, packed]).toString("base64url")}`;
}

/** What a dialog that is open says. */
const dialog = (desk) =>
  until(() => desk.page.$eval("dialog[open]", (d) => (d.querySelector("h2 ~ *, p") ? d.innerText : null)).catch(() => null), "a dialog");

inEachBrowser("taking out", (setting) => {
  test("the table, Markdown and the report hold what was found", async () => {
    const desk = await taken(setting);
    const csv = await download(desk, "Table");
    assert.match(csv.name, /^[a-z0-9-]+\.csv$/);
    assert.ok(csv.text.startsWith("\uFEFFlayer,what,part,words,start,end,who,value,why,confidence,corrected\r\n"));
    await until_said(desk, csv.name);
    const marks = await desk.page.evaluate(() => new Set([...document.querySelectorAll("#article mark")].map((m) => m.dataset.m)).size);
    assert.equal(csv.text.trim().split("\r\n").length, marks + 1, "a row for each mark");

    const markdown = await download(desk, "Markdown");
    assert.match(markdown.text, /^# .+\n\n/);
    assert.match(markdown.text, /\[\^1\]/);
    assert.match(markdown.text, /\n\[\^1\]: .+/);

    const report = await download(desk, "Report");
    const read = JSON.parse(report.text);
    assert.equal(read.schema, 1);
    assert.ok(read.quotes.length > 0);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("the web page shows the article with its marks and loads nothing", async () => {
    const desk = await taken(setting);
    const { text, type } = await download(desk, "Web page");
    assert.equal(type, "text/html");
    const extra = { "/taken.html": { body: text, csp: "default-src * 'unsafe-inline'" } };
    const { serve } = await import("./support/server.mjs");
    const server = await serve(process.cwd(), { extra });
    const page = await setting.browser.newPage();
    const [requests, problems] = [[], []];
    page.on("request", (r) => requests.push(r.url()));
    page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
    await page.goto(`${server.address}taken.html`);
    const seen = await page.evaluate(() => {
      const article = document.querySelector("#article").cloneNode(true);
      for (const extra of article.querySelectorAll(".notes, .tag, .ref")) extra.remove();
      const mark = document.querySelector("mark.quotes");
      return {
        words: article.textContent,
        marks: document.querySelectorAll("#article mark[title]").length,
        scripts: document.scripts.length,
        wash: getComputedStyle(mark).backgroundColor,
        notes: [...document.querySelectorAll(".ref")].every((r) => document.querySelector(r.getAttribute("href"))),
        title: document.title,
      };
    });
    assert.equal(squeezed(seen.words), squeezed(ARTICLE));
    assert.ok(seen.marks > 10 && seen.scripts === 0 && seen.notes);
    assert.notEqual(seen.wash, "rgba(0, 0, 0, 0)", "marks have their look");
    assert.equal(seen.title, ARTICLE.split("\n")[0]);
    assert.deepEqual(requests.filter((r) => !/taken\.html|favicon/.test(r)), []);
    assert.deepEqual(problems.filter((p) => !p.includes("favicon") && !p.includes("404")), []);
    await page.close();
    await server.close();
    await desk.close();
  });

  test("annotations point to their words", async () => {
    const desk = await taken(setting);
    const { text, name, type } = await download(desk, "Web annotations");
    assert.match(name, /\.jsonld$/);
    assert.match(type, /^application\/ld\+json/);
    const read = JSON.parse(text);
    const points = [...ARTICLE];
    assert.equal(read.first.items.length, read.total);
    for (const { target } of read.first.items) {
      const [quote, position] = target.selector;
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
    }
    assert.equal(read.work.text, ARTICLE);
    await desk.close();
  });

  test("the Newsloupe file and the annotations come back, and a file that cannot is told", async () => {
    const desk = await taken(setting);
    const files = [await download(desk, "Newsloupe file"), await download(desk, "Web annotations")];
    const table = (await download(desk, "Table")).text;
    await desk.close();
    for (const { name, text } of files) {
      const other = await Desk.open(setting.browser, setting.server);
      await other.drop(name, text);
      await until(async () => (await other.words()) === squeezed(ARTICLE), "the article of the file");
      await open(other);
      assert.equal((await download(other, "Table")).text, table, "the same marks");
      await other.close();
    }
    const newer = files[0].text.replace('"newsloupe": 1', '"newsloupe": 2');
    for (const [text, words] of [
      [newer, /newer version/],
      [files[0].text.slice(0, -200), /not whole/],
      ['{"newsloupe": 1, "id": "x"}', /text is missing/],
    ]) {
      const other = await Desk.open(setting.browser, setting.server);
      await other.drop("file.newsloupe.json", text);
      assert.match(await dialog(other), words);
      await other.close();
    }
  });

  test("only the layers that are shown go out, if one likes", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.fill(ARTICLE);
    await desk.read();
    await desk.shown(10);
    await desk.switchLayer("Dates");
    await open(desk);
    const all = await download(desk, "Table");
    assert.match(all.text, /\r\ndates,/);
    await desk.page.click("dialog[open] .choice input");
    const some = await download(desk, "Table");
    assert.doesNotMatch(some.text, /\r\ndates,/);
    assert.match(some.text, /\r\nquotes,/);
    await desk.close();
  });

  test("copying says that it was done, or what to do instead", async () => {
    const desk = await taken(setting);
    await desk.page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => void (window.copied = text) } });
    });
    await desk.press("Copy: Markdown");
    await until_said(desk, "Copied");
    assert.match(await desk.page.evaluate(() => window.copied), /^# /);
    await desk.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    });
    await desk.press("Copy: Table");
    await until_said(desk, "did not allow");
    await desk.close();
  });

  test("a link holds the text, and opens it in another window", async () => {
    const text = `${ARTICLE}\n\n“Ja 🏔,” sagte Zoë Müller.`;
    const desk = await taken(setting, text);
    const address = await link(desk);
    assert.ok(address.startsWith(`${setting.server.address}#v1.`));
    const code = Buffer.from(address.split("#v1.")[1], "base64url");
    assert.equal(JSON.parse(inflateRawSync(code.subarray(4))).text, text);
    const requests = desk.requests.length;
    const other = await Desk.open(setting.browser, setting.server, { path: new URL(address).hash });
    await other.shown(10);
    await other.edit();
    assert.equal(await other.text(), text);
    assert.equal(await other.page.evaluate(() => location.hash), "");
    assert.equal(desk.requests.length, requests, "making a link asks nobody");
    assert.ok(setting.server.asked.every((path) => !path.includes("v1.")), "the text goes to no server");
    await other.close();
    await desk.close();
  });

  test("a link that is cut, changed or newer is told in words, and nothing of it is shown", async () => {
    const { address } = setting.server;
    const good = made(address, { newsloupe: 1, text: ARTICLE });
    const bomb = made(address, { newsloupe: 1, text: "A line.\n".repeat(1 << 18) });
    const cases = [
      [good.slice(0, -40), /not whole/],
      [good.slice(0, 60) + (good[60] === "A" ? "B" : "A") + good.slice(61), /not whole/],
      [good.replace("#v1.", "#v2."), /newer version/],
      [made(address, { newsloupe: 2, text: ARTICLE }), /newer version/],
      [made(address, "{}"), /not whole/],
      [made(address, "[1"), /not whole/],
      [bomb, /more text than a link may/],
    ];
    for (const [url, words] of cases) {
      const desk = await Desk.open(setting.browser, setting.server, { path: new URL(url).hash });
      assert.match(await dialog(desk), words);
      assert.equal(await desk.marks(), 0);
      assert.equal(await desk.text(), "");
      await desk.close();
    }
  });

  test("a link asks before it takes the place of what is open", async () => {
    const desk = await Desk.open(setting.browser, setting.server);
    await desk.fill("What I wrote myself, and have not read yet.");
    const url = made(setting.server.address, { newsloupe: 1, text: ARTICLE, address: "https://example.org/a", corrections: undefined });
    const go = (hash) => desk.page.evaluate((hash) => void (location.hash = hash), hash);
    await go(new URL(url).hash);
    assert.match(await dialog(desk), /take the place/);
    await desk.press("Stay here");
    assert.equal(await desk.text(), "What I wrote myself, and have not read yet.");
    await go(new URL(url).hash);
    await dialog(desk);
    await desk.press("Open it");
    await desk.shown(10);
    assert.equal(await desk.words(), squeezed(ARTICLE));
    await desk.close();
  });

  test("an article too long for a link is offered as a file", async () => {
    // Words that hardly compress.
    let seed = 7;
    const word = () => ((seed = (seed * 1103515245 + 12345) % 2147483648), seed.toString(36));
    const long = Array.from({ length: 300 }, () => Array.from({ length: 40 }, word).join(" ")).join(".\n\n");
    const desk = await taken(setting, `Head\n\n${long}\n\n“We go,” Ann Lee said on Monday.`);
    await desk.press("Make a link that holds the text");
    await until(() => desk.page.$("#too-long"), "the words that it is too long");
    await desk.press("Download the Newsloupe file");
    await until_said(desk, ".newsloupe.json");
    await desk.close();
  });
});

inEachBrowser(
  "paper",
  (setting) => {
    test("the printed article has numbers, notes and an appendix, and the page has them no longer", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.fill(ARTICLE);
      await desk.read();
      await desk.shown(10);
      await until(() => desk.page.evaluate(() => Boolean(document.querySelector("dialog.study"))), "the study");
      await desk.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const laid = await desk.page.evaluate(() => ({
        numbers: [...document.querySelectorAll("#article mark[data-note]")].map((m) => m.dataset.note),
        notes: [...document.querySelectorAll("#paper ol li")].map((li) => li.id),
        heads: [...document.querySelectorAll("#paper h2")].map((h) => h.textContent),
      }));
      assert.ok(laid.numbers.length > 3);
      assert.deepEqual(laid.numbers, laid.notes.map((_, i) => `[${i + 1}]`));
      assert.ok(["About this article", "Who speaks", "When"].every((head) => laid.heads.includes(head)), laid.heads.join());
      await desk.page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await desk.page.evaluate(() => document.querySelectorAll("#paper, [data-note]").length), 0);
      await desk.close();
    });
  },
);
