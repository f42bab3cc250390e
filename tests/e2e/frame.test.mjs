// The app in a frame of another page, reading only: it is given an article with its report, loads no
// engine, and says how high it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../packages/newsloupe/index.js";
import { ARTICLE, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const HOST = {
  body: `<!doctype html><html lang="en"><title>A page around</title><h1>A page around</h1>
    <iframe title="Newsloupe" src="./?read" width="900" height="700"></iframe><script src="host.js"></script>`,
};
const HOST_SCRIPT = {
  type: "text/javascript",
  body: `globalThis.heard = [];
    addEventListener("message", (event) => heard.push({ origin: event.origin, ...event.data.newsloupe }));
    globalThis.tell = (message) =>
      document.querySelector("iframe").contentWindow.postMessage({ newsloupe: { v: 1, ...message } }, location.origin);`,
};

inEachBrowser(
  "reading only",
  (setting) => {
    test("an article with its report is shown as given", async () => {
      const { browser, server } = setting;
      const from = server.asked.length;
      const page = await browser.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(`${server.address}host.html`);
      const heard = (type) =>
        until(() => page.evaluate((type) => globalThis.heard.find((m) => m.type === type), type), `“${type}” from the frame`);
      await heard("ready");

      const report = await analyze(ARTICLE, { published: "2024-11-04" });
      await page.evaluate((text, report) => globalThis.tell({ type: "setReport", text, report }), ARTICLE, report);
      await heard("shown");
      const frame = await until(() => page.frames().find((frame) => frame.url().includes("?read")), "the frame");
      const marks = await frame.$$eval("article mark", (marks) => marks.length);
      assert.ok(marks >= 10, `${marks} marks`);
      assert.equal(await frame.$("textarea"), null, "there is no editor");
      const { height } = await heard("resize");
      assert.ok(height > 100);
      const engine = server.asked.slice(from).filter((path) => path.includes("newsloupe-worker"));
      assert.deepEqual(engine, [], "a reading needs no engine");

      await page.evaluate(() => globalThis.tell({ type: "setReport", text: "Other words.", report: { schema: 1 } }));
      assert.ok((await heard("error")).message.length > 0, "a report that is none is refused with words");
      assert.deepEqual(problems, []);
      await page.close();
    });
  },
  { extra: { "/host.html": HOST, "/host.js": HOST_SCRIPT } },
);
