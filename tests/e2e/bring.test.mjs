// Bringing text in: a paste with its structure, each kind of file, what cannot be opened, and the
// bookmarklet. Whatever comes, it becomes text, and what was there before is not lost.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const [HEADLINE, ...REST] = ARTICLE.split(/\n+/);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const squeezed = (text) => text.replace(/\s+/g, "");

/** A page as news sites make them: menus, a script, a figure, and inline elements side by side. */
const NEWS_BODY = `<script>window.ran = true</script><style>.x { color: red }</style>
  <h1>${escaped(HEADLINE)}</h1><p><span>By Ann Lee</span><time>4 November 2024</time></p>
  <figure><img alt="A ferry at the quay at dusk" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><figcaption><span>The ferry in Harrow on Monday.</span> <span>Ann Lee/AFP</span></figcaption></figure>
  ${REST.map((line) => `<p>${escaped(line)}</p>`).join("\n")}
  <ul><li>First point</li><li>Second point</li></ul>`;
const NEWS = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(HEADLINE)} | The Post</title>
  <link rel="canonical" href="https://news.example/ferry"><meta property="article:published_time" content="2024-11-04T08:00:00Z"></head>
  <body><nav><a href="/">Home</a></nav><article>${NEWS_BODY}</article><footer>Imprint</footer></body></html>`;

/** A zip archive of one packed file: all that a reader of .docx looks at. */
function zip(name, text) {
  const packed = deflateRawSync(Buffer.from(text));
  const [head, list, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  head.writeUInt32LE(0x04034b50, 0);
  list.writeUInt32LE(0x02014b50, 0);
  for (const [part, at] of [[head, 0], [list, 2]]) {
    part.writeUInt16LE(8, at + 8); // deflated
    part.writeUInt32LE(packed.length, at + 18);
    part.writeUInt32LE(text.length, at + 22);
    part.writeUInt16LE(name.length, at + 26);
  }
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([head, Buffer.from(name), packed, list, Buffer.from(name), end]);
}

const docx = (lines) =>
  zip("word/document.xml", `<w:document><w:body>${lines.map((l) => `<w:p><w:r><w:t>${escaped(l)}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`);

const mail = `From: The Post <news@news.example>\r\nDate: Mon, 4 Nov 2024 08:00:00 +0000\r\nSubject: ${HEADLINE}\r\nMIME-Version: 1.0\r\n` +
  `Content-Type: multipart/alternative; boundary="cut"\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nno\r\n--cut\r\nContent-Type: text/html; charset=utf-8\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(REST.map((l) => `<p>${escaped(l)}</p>`).join("")).toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n--cut--\r\n`;

const saved = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/ferry\r\nSubject: x\r\nMIME-Version: 1.0\r\n` +
  `Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
  `${Buffer.from(NEWS).toString("base64")}\r\n--cut\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n--cut--\r\n`;

const lines = [HEADLINE, ...REST];
const words = squeezed(lines.join(""));
const old = "“We had no choice,” Mayor Zoë Lee said on Tuesday.";
const windows1252 = Buffer.from(old, "utf8").toString("utf8").replace("“", "\x93").replace("”", "\x94");

/** Files, and the words that must come out of them. */
const FILES = [
  ["article.txt", Buffer.from(ARTICLE), words],
  ["wide.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ARTICLE, "utf16le")]), words],
  ["old.txt", Buffer.from(windows1252, "latin1"), squeezed(old)],
  ["article.md", Buffer.from(`# ${HEADLINE}\n\n${REST.map((l) => `> ${l}`).join("\n\n")}\n\n**Read [more](https://a.example/x)**`), `${words}Readmore`],
  ["article.docx", docx(lines), words],
  ["article.eml", Buffer.from(mail), words],
];

inEachBrowser(
  "bringing text in",
  (setting) => {
    test("a paste from a page keeps its lines", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await (await desk.editor()).click();
      await until(() => desk.page.$(".word"), "the study");
      await desk.pastePage("news.html");
      await desk.shown(10);
      await desk.word(/structure of its page/);
      await desk.edit();
      const text = await desk.text();
      const found = text.split("\n").filter(Boolean);
      for (const line of [...lines, "By Ann Lee 4 November 2024", "A ferry at the quay at dusk", "The ferry in Harrow on Monday. Ann Lee/AFP", "First point", "Second point"]) {
        assert.ok(found.includes(line), `“${line}” on a line of its own in:\n${text}`);
      }
      assert.doesNotMatch(text, /window\.ran|color: red|<p>/);
      assert.equal(await desk.page.evaluate(() => globalThis.ran), undefined, "no script of the paste has run");
      assert.deepEqual(desk.problems, []);
      await desk.close();
    });

    test("a paste into a text is undone in two steps: to the plain text, and to the text before", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.page.keyboard.press("Tab"); // anywhere but the editor
      await (await desk.editor()).click();
      await until(() => desk.page.$(".word"), "the study");
      await desk.page.keyboard.type("Here: ");
      await desk.pastePage("news.html", { over: false });
      await until(async () => (await desk.text()).includes("By Ann Lee 4 November 2024"), "the structure");
      assert.ok((await desk.text()).startsWith(`Here: Home\n\n${HEADLINE}\n`));
      assert.equal(await desk.marks(), 0, "it is not read before it is asked for");
      await desk.undo();
      await until(async () => (await desk.text()).includes("By Ann Lee4 November 2024"), "the plain text");
      await desk.undo();
      await until(async () => (await desk.text()) === "Here: ", "the text before");
      await desk.close();
    });

    test("the plain text of a paste can be had by a press", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await (await desk.editor()).click();
      await until(() => desk.page.$(".word"), "the study");
      await desk.pastePage("news.html");
      await desk.shown(10);
      // The browser's own plain text runs these two together.
      assert.ok((await desk.text()).includes("Lee 4 Nov"));
      await desk.press("Use the plain text instead");
      await until(async () => (await desk.text()).includes("Lee4 Nov"), "the plain text");
      await desk.shown(10);
      await desk.close();
    });

    for (const [name, bytes, expected] of FILES) {
      test(`${name} is opened`, async () => {
        const desk = await Desk.open(setting.browser, setting.server);
        await desk.drop(name, bytes);
        await until(async () => (await desk.words()) === expected, `the words of ${name}`).catch(async (error) => {
          assert.equal(await desk.words(), expected, error.message);
        });
        assert.deepEqual(desk.problems, []);
        await desk.close();
      });
    }

    for (const [name, bytes] of [["page.html", NEWS], ["page.mhtml", saved]]) {
      test(`${name} is opened: its article and nothing around it`, async () => {
        const desk = await Desk.open(setting.browser, setting.server);
        await desk.drop(name, bytes);
        await desk.shown(10);
        const shown = await desk.words();
        assert.ok(shown.startsWith(squeezed(HEADLINE)) && shown.includes(squeezed(REST.join(""))), shown);
        assert.doesNotMatch(shown, /Home|Imprint|window\.ran/);
        await desk.close();
      });
    }

    test("a file can be chosen, and several dropped: the first is taken, and it is said", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      const folder = mkdtempSync(join(tmpdir(), "newsloupe-"));
      const path = join(folder, "chosen.docx");
      writeFileSync(path, docx(lines));
      await (await desk.page.$("input[type=file]")).uploadFile(path);
      await until(async () => (await desk.words()) === words, "the words of the chosen file");
      rmSync(folder, { recursive: true });
      await desk.page.evaluate(() => {
        const data = new DataTransfer();
        for (const name of ["one.txt", "two.txt"]) data.items.add(new File([`Mayor Ann Lee said of ${name}: “No.”`], name));
        // Anywhere on the page, while an article is read.
        document.querySelector("#article").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
      });
      assert.match(await desk.word(/one\.txt/), /first/);
      await until(async () => (await desk.words()).includes("one.txt"), "the first file");
      await desk.press("Back to the text before");
      await until(async () => (await desk.words()) === words, "the text before");
      await desk.close();
    });

    const refused = [
      ["scan.pdf", "%PDF-1.7 x", /PDF/],
      ["locked.docx", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], /locked|old/],
      ["cut.docx", [0x50, 0x4b, 3, 4, 20, 0, 0, 0], /damaged/],
      ["empty.html", "<html><script>x</script></html>", /no words/],
      ["photo.txt", [0, 1, 2, 255, 254, 0, 9], /not plain text/],
    ];
    test("what cannot be opened is named, and the text in the editor stays", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.fill(ARTICLE);
      for (const [name, bytes, why] of refused) {
        await desk.drop(name, bytes);
        await until(async () => (await desk.alert()).includes(name), `a word on ${name}`);
        assert.match(await desk.alert(), why);
        assert.equal(await desk.text(), ARTICLE);
      }
      const damaged = docx(lines);
      damaged.fill(0xff, 60, 120);
      await desk.drop("damaged.docx", damaged);
      await until(async () => (await desk.alert()).includes("damaged.docx"), "a word on what is damaged");
      assert.equal(await desk.text(), ARTICLE);
      assert.deepEqual(desk.problems, []);
      await desk.close();
    });

    test("the bookmarklet brings a page's article, or what is selected of it", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.press("Other ways");
      const link = await desk.control("link", "Send to Newsloupe");
      const code = decodeURIComponent((await link.evaluate((a) => a.href)).replace(/^javascript:/, ""));
      await desk.close();
      const news = await setting.browser.newPage();
      await news.goto(`${setting.server.address.replace("127.0.0.1", "localhost")}news.html`);
      const brought = async (select) => {
        const before = new Set(await setting.browser.pages());
        if (select) await news.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll("p")[2]));
        await news.evaluate(code);
        const page = await until(async () => (await setting.browser.pages()).find((p) => !before.has(p)), "the new window");
        const there = new Desk(page, setting.server);
        await there.word(/Brought from localhost/);
        await until(() => there.words(), "the article");
        assert.doesNotMatch(page.url(), /#/, "the address says nothing");
        const text = await there.words();
        await there.close();
        return text;
      };
      const whole = await brought(false);
      assert.ok(whole.startsWith(squeezed(HEADLINE)) && !whole.includes("Imprint"), whole);
      assert.equal(await brought(true), squeezed(REST[1]));
      await news.close();
    });
  },
  { extra: { "/news.html": { body: NEWS, csp: "default-src 'none'; img-src data:" } } },
);
