// The package in a plain page under a strict Content Security Policy, in Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../../../tests/e2e/support/browser.mjs";
import { serve } from "../../../tests/e2e/support/server.mjs";

let browser, server;
before(async () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  server = await serve(root, { csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:" });
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("the example page reads an article, and asks for nothing but its own files", async () => {
  const page = await browser.newPage();
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${server.address}examples/page.html`);
  assert.ok(!requests.some((url) => url.endsWith(".wasm")), "no engine before it is needed");

  const state = () => page.$eval("#state", (element) => element.textContent);
  await page.click("#read");
  await page.waitForFunction(() => document.querySelector("#state").textContent !== "");
  assert.match(await state(), /^2 blocks, \d+ quotes, \d+ dates$/);
  assert.ok(requests.some((url) => url.endsWith("newsloupe_bg.wasm")));

  const before = requests.length;
  await page.$eval("#article", (area) => (area.value = "One line."));
  await page.click("#read");
  await page.waitForFunction(() => document.querySelector("#state").textContent.startsWith("1 blocks"));
  assert.equal(requests.length, before, "nothing is requested once the engine has loaded");
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:")), []);
  assert.deepEqual(problems, []);
  await page.close();
});
