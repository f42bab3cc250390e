// How long the pupil's page takes to answer on a slow machine: each action of an exercise on an article
// of 4,901 characters, in Chromium at a sixth of its speed, until the picture has changed.
// Usage, with the page built: CHROME=/usr/bin/chromium node tests/e2e/pupil-speed.mjs [slower by]
// It prints and judges nothing: on a shared machine the figures come and go.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./support/browser.mjs";
import { idOf, made, within, words } from "./support/exercise.mjs";
import { until } from "./support/page.mjs";
import { serve } from "./support/server.mjs";

const SLOWER = Number(process.argv[2] ?? 6);
const LENGTH = 4901;
const LESSONS = new URL("../../docs/lessons/", import.meta.url);
const TURNS = 7;

/** The articles of our lessons, one behind the other, cut to length. */
function blocks() {
  const articles = readdirSync(LESSONS).filter((name) => /^\d/.test(name)).map((name) => readFileSync(new URL(`${name}/article.txt`, LESSONS), "utf8"));
  let left = LENGTH;
  const all = [];
  for (const line of articles.join("\n").split("\n").filter((l) => l.trim())) {
    if (left <= 0) break;
    all.push({ part: all.length ? "body" : "headline", text: line.slice(0, left) });
    left -= line.length + 1;
  }
  return all;
}

const text = blocks();
const count = words(text).length;
const units = Array.from({ length: 20 }, (_, i) => ({ must: [[i * 30, i * 30 + 9]], may: [], label: null, why: "It stands between quotation marks." }));
const items = Array.from({ length: 12 }, (_, i) => ({ at: [i * 40, i * 40 + 4], words: `Number ${i + 1}` }));
const exercise = made({ settings: { feedback: "at-once" }, blocks: text, tasks: [] });
exercise.tasks = [
  { kind: "quotes", instructions: "", choices: [], items: [] },
  { kind: "speakers", instructions: "", choices: ["One", "Two", "Three"], items },
  { kind: "dates", instructions: "", choices: [], items },
];
const right = items.map((_, i) => ({ right: [i % 3], why: "So it is." }));
exercise.key = { open: [{ marks: { units, traps: [], unscored: [] } }, { items: right }, { items: right.map((r, i) => ({ ...r, right: [i] })) }] };
exercise.id = idOf(exercise);

const dist = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const server = await serve(dist);
const html = await (await fetch(`${server.address}exercise.html`)).text();
server.extra["/made.html"] = { body: within(html, exercise) };
const browser = await launch("chromium");
const page = await browser.newPage();
await page.setViewport({ width: 1366, height: 768 });
await page.goto(`${server.address}made.html`);
await until(() => page.$("#text"), "the exercise");
const client = await page.createCDPSession();
await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

/** Milliseconds from an action until the frame after it, several times; the middle one and the longest. */
async function time(name, act) {
  const times = [];
  for (let turn = 0; turn < TURNS; turn++) {
    times.push(await page.evaluate(`(async () => {
      const turn = ${turn};
      const key = (key, more = {}) => document.querySelector("#pad").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
      const press = (selector) => document.querySelector(selector).click();
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      const start = performance.now();
      ${act};
      await frame();
      return performance.now() - start;
    })()`));
  }
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(36)} ${times[TURNS >> 1].toFixed(0).padStart(5)} ms   longest ${times.at(-1).toFixed(0).padStart(5)}`);
}

console.log(`${text.reduce((n, b) => n + b.text.length + 1, -1)} characters, ${count} words, ${SLOWER} times slower, ${TURNS} turns each`);
const step = (n) => `press(".steps li:nth-child(${n}) button")`;
await time("cursor: a word on", `key("ArrowRight")`);
await time("cursor: take a word in", `key("ArrowRight", { shiftKey: true })`);
await time("cursor: a line down", `key("ArrowDown")`);
await time("mark", `key("ArrowRight"); key("ArrowRight", { shiftKey: true }); key("Enter")`);
await time("undo", `press(".undo button")`);
await time("redo", `press(".undo button:last-child")`);
await time("take up a mark", `press(".marks li:last-child button")`);
await time("to the list and back", `press(".ways button:nth-child(" + (turn % 2 ? 1 : 2) + ")")`);
await page.evaluate(() => document.querySelector(".ways button:nth-child(2)").click());
await time("open a sentence", `press(".sentence:nth-child(" + (turn + 1) + ") > button")`);
await page.evaluate(() => document.querySelector(".ways button").click());
await until(() => page.$("#text"), "the text");
await time("go to another task", `turn % 2 ? ${step(1)} : ${step(2)}`);
await page.evaluate(() => document.querySelector(".steps li:nth-child(2) button").click());
await until(() => page.$("#item-0"), "the items");
await time("choose, and be told", `press("#item-" + turn + " input")`);
await time("show in the text", `press("#show-" + turn)`);
await page.evaluate(() => document.querySelector(".steps li:nth-child(3) button").click());
await until(() => page.$(".order"), "the order");
await time("move in an order", `press(".order li:nth-child(" + (turn + 1) + ") .edge:last-child")`);
await time("to handing in and back", `turn % 2 ? ${step(1)} : ${step(4)}`);
await browser.close();
await server.close();
