// Times the page on an article of a megabyte, action by action, in Chromium: how long its longest task
// held the window, and what that task was busy with. Times are the processor's, so that whatever else
// the machine does counts little. `cargo xtask bench` calls it on what is shipped. No test depends on
// what it prints.
//
// usage: DIST=dist CHROME=chromium node bench/page.mjs [--line] [--only=WORDS] [--profile] [--memory]
//   --line     all of it in one line, which is one block
//   --only     measures only actions whose name fits this pattern
//   --profile  which functions the time went to as well (a build with names says more)
//   --memory   what is held after five articles in a row, instead

import { cpus } from "node:os";
import { launch } from "../tests/e2e/support/browser.mjs";
import { serve } from "../tests/e2e/support/server.mjs";
import { textOf, varied } from "./texts.mjs";

const flags = process.argv.slice(2);
const only = flags.find((flag) => flag.startsWith("--only="))?.slice(7);
const SIZE = Number(process.env.SIZE ?? 1_000_000);
const dist = process.env.DIST ?? new URL("../dist", import.meta.url).pathname;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(check, what, ms = 120_000) {
  for (const end = Date.now() + ms; ; await sleep(50)) {
    const value = await check().catch(() => null);
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
  }
}

const server = await serve(dist);
const browser = await launch("chromium");
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
page.on("pageerror", (error) => console.error(String(error)));
const cdp = await page.createCDPSession();

const fill = (text) =>
  page.$eval("textarea#text", (area, text) => {
    area.focus();
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
const press = (selector) => page.$eval(selector, (control) => control.click());
const labelled = (words) =>
  page.evaluate((words) => [...document.querySelectorAll("button")].find((b) => b.innerText.trim() === words).click(), words);

async function write(text) {
  await page.goto(server.address, { waitUntil: "load" });
  await until(() => page.$("textarea#text"), "the editor");
  await page.focus("textarea#text");
  await sleep(1500); // engine and study arrive
  await fill(text);
}
const drawn = () => until(() => page.$("#article .part:last-child mark, #article .run mark"), "an article");
async function open(text) {
  await write(text);
  await labelled("Mark it");
  await drawn();
  await quiet();
}
/** Waits until the main thread has had nothing to do for a while. */
const quiet = () =>
  page.evaluate(async () => {
    for (let calm = 0; calm < 8; ) {
      const from = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 40));
      calm = performance.now() - from < 120 ? calm + 1 : 0;
    }
  });

// What a task is made of, by the names that the browser's trace gives.
const KINDS = {
  UpdateLayoutTree: "style", ScheduleStyleInvalidationTracking: "style", Layout: "layout", PrePaint: "paint", Paint: "paint",
  Layerize: "paint", Commit: "paint", UpdateLayerTree: "paint", HitTest: "layout", MajorGC: "memory", MinorGC: "memory",
  "V8.GCFinalizeMC": "memory", FunctionCall: "script", EvaluateScript: "script", TimerFire: "script", FireAnimationFrame: "script",
  RunMicrotasks: "script", EventDispatch: "script", "v8.callFunction": "script", AccessibilityEvents: "a11y",
};

/** The tasks of the page's main thread in a trace: how long each took, and its parts. */
function tasks(trace) {
  const events = trace.traceEvents;
  const main = new Set(events.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map((e) => `${e.pid}/${e.tid}`));
  const ours = events.filter((e) => e.ph === "X" && e.tdur !== undefined && main.has(`${e.pid}/${e.tid}`));
  const whole = ours.filter((e) => e.name.endsWith("RunTask")).sort((a, b) => b.tdur - a.tdur);
  return whole.map((task) => {
    const parts = {};
    const inside = ours.filter((e) => KINDS[e.name] && e.pid === task.pid && e.tid === task.tid && e.ts >= task.ts && e.ts + e.dur <= task.ts + task.dur + 1);
    inside.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    const stack = [];
    for (const e of inside) {
      while (stack.length > 0 && stack.at(-1).ts + stack.at(-1).dur <= e.ts) stack.pop();
      // Its own time: what lies inside another kind is taken from that one.
      const around = stack.at(-1);
      if (around) parts[KINDS[around.name]] -= e.tdur / 1000;
      parts[KINDS[e.name]] = (parts[KINDS[e.name]] ?? 0) + e.tdur / 1000;
      stack.push(e);
    }
    return { ms: task.tdur / 1000, parts };
  });
}

async function measure(name, act) {
  if (only && !new RegExp(only).test(name)) return act();
  await quiet();
  if (flags.includes("--profile")) {
    await cdp.send("Profiler.enable");
    await cdp.send("Profiler.setSamplingInterval", { interval: 500 });
    await cdp.send("Profiler.start");
  }
  await page.tracing.start({ categories: ["-*", "toplevel", "devtools.timeline", "v8"] });
  await act();
  await quiet();
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const all = tasks(trace);
  const [longest] = all;
  const over = all.filter((task) => task.ms > 50);
  const sum = over.reduce((sum, task) => sum + task.ms, 0);
  const parts = Object.entries(longest.parts).filter(([, ms]) => ms >= 1).sort((a, b) => b[1] - a[1]);
  const made = parts.map(([kind, ms]) => `${kind} ${Math.round(ms)}`).join(", ");
  const rest = over.length > 1 ? `, ${over.length} over 50: ${Math.round(sum)} ms` : "";
  console.log(`${name.padEnd(34)}${longest.ms.toFixed(0).padStart(6)} ms  (${made})${rest}`);
  if (flags.includes("--profile")) {
    const { profile } = await cdp.send("Profiler.stop");
    const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
    const callers = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
    const own = new Map();
    profile.samples.forEach((id, i) => {
      const chain = [];
      for (let at = id; at && chain.length < 5; at = callers.get(at)) chain.push(nodes.get(at).callFrame.functionName.slice(0, 60) || "?");
      const name = chain.join(" < ");
      own.set(name, (own.get(name) ?? 0) + profile.timeDeltas[i] / 1000);
    });
    const most = [...own].filter(([name]) => !/^\((idle|program)\)/.test(name)).sort((a, b) => b[1] - a[1]).slice(0, 14);
    for (const [name, ms] of most) console.log(`      ${ms.toFixed(0).padStart(6)} ms  ${name}`);
  }
}

const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
async function wheel(steps, by) {
  await page.mouse.move(500, 500);
  for (let i = 0; i < steps; i++) {
    await page.mouse.wheel({ deltaY: by });
    await frame();
  }
}
const toEnd = (key) => page.evaluate(() => document.activeElement?.blur()).then(() => page.keyboard.press(key));
const counted = () => page.$eval(".finder .n", (n) => n.textContent);

async function walk(text) {
  await write(text);
  await measure("first draw", async () => {
    await labelled("Mark it");
    await drawn();
  });
  const size = await page.evaluate(() => [document.querySelectorAll("#article .part").length, document.querySelectorAll("#article mark").length, document.querySelectorAll("*").length]);
  console.log(`${" ".repeat(8)}${size[0]} parts, ${size[1]} marks, ${size[2]} elements`);
  await measure("scroll by wheel, 40 steps", () => wheel(40, 500));
  await measure("to the end, by key", () => toEnd("End"));
  await measure("to the start, by key", () => toEnd("Home"));
  await measure("through the whole text by wheel", async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await wheel(Math.ceil(height / 20_000), 20_000);
  });
  await measure("to the middle", () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2)));
  const layers = await page.$$eval(".layer .label", (labels) => labels.map((label) => label.textContent));
  for (const [i, layer] of layers.entries()) {
    await measure(`hide ${layer}`, () => page.$$eval(".layer", (all, i) => all[i].click(), i));
    await measure(`show ${layer}`, () => page.$$eval(".layer", (all, i) => all[i].click(), i));
  }
  await measure("one layer alone", () => page.$$eval(".only", (all) => all[1].click()));
  await measure("all layers again", () => page.$$eval(".only", (all) => all[1].click()));
  await measure("open a card", () =>
    page.evaluate(() => {
      // Only what is in the window is asked where it lies: the question itself would lay out all the rest.
      const stretches = [...document.querySelectorAll(".stretch")].filter((s) => s.getBoundingClientRect().bottom > 200).slice(0, 3);
      stretches.flatMap((s) => [...s.querySelectorAll("mark.quotes")]).find((m) => m.getBoundingClientRect().top > 200).click();
    }),
  );
  await measure("all by this speaker", async () => {
    const pressed = await page.evaluate(() => [...document.querySelectorAll("#card .actions button")].find((b) => /All/.test(b.innerText))?.click() ?? "none");
    if (pressed === "none") console.log("        (this card has none)");
  });
  await page.keyboard.press("Escape");
  await measure("next mark", () => page.keyboard.press("n"));
  await measure("next mark of the layer", () => page.keyboard.press("]"));
  await measure("mark before", () => page.keyboard.press("p"));
  await measure("last mark, by key", () => page.keyboard.press("End"));
  await page.keyboard.press("Escape");
  await measure("open find", () => page.keyboard.press("/"));
  await until(() => page.$(".finder input"), "the field");
  await page.focus(".finder input");
  await measure("find, each letter typed", async () => {
    await page.keyboard.type("harbour", { delay: 200 });
    await until(async () => /of/.test(await counted()), "a count");
  });
  await measure("next place found", () => page.keyboard.press("Enter"));
  await measure("close find", () => page.keyboard.press("Escape"));
  for (const tab of ["Names", "Timeline", "Pictures", "Check", "Sources"]) {
    await measure(`the view ${tab}`, () => page.$$eval("[role=tab]", (tabs, tab) => tabs.find((t) => t.innerText === tab).click(), tab));
  }
  await measure("from a view into the text", () => press("#list .way"));
  await page.keyboard.press("Escape");
  await measure("open the outline", () => page.keyboard.press("t"));
  await page.keyboard.press("Escape");
  await measure("a correction", async () => {
    await page.evaluate(() => document.querySelectorAll("#article mark.people")[400].click());
    await until(() => page.$("#card .actions button"), "a card");
    await page.evaluate(() => [...document.querySelectorAll("#card .actions button")].find((b) => b.innerText === "Remove").click());
    await sleep(300);
  });
  await measure("its undo", async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("KeyZ");
    await page.keyboard.up("Control");
    await sleep(300);
  });
  await measure("edit the text", () => labelled("Edit"));
  await page.focus("textarea#text");
  await measure("type a letter", () => page.keyboard.type("a"));
  await measure("read it again", async () => {
    await labelled("Mark it");
    await until(() => page.$(".app.reading"), "the article again");
  });
}

async function memory(text) {
  await write(text(0));
  for (let i = 0; i < 6; i++) {
    if (i > 0) {
      await labelled("New");
      await until(() => page.$("textarea#text"), "the editor");
      await fill(text(i));
    }
    await labelled("Mark it");
    await until(() => page.$(".app.reading"), "the article");
    await quiet();
    await sleep(2500); // it is kept meanwhile
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const { nodes } = await cdp.send("Memory.getDOMCounters");
    const of = async (client) => (await memories(client)).map((bytes) => (bytes / 1e6).toFixed(0)).join(" + ");
    const worker = await Promise.all(page.workers().map((worker) => of(worker.client)));
    console.log(`article ${i + 1}: ${(usedSize / 1e6).toFixed(0)} MB of JavaScript, ${nodes} nodes; WASM: page and study ${await of(cdp)} MB, engine ${worker.join(" + ")} MB`);
  }
}

/** The size of every WebAssembly memory that a page or a worker holds, in bytes. */
async function memories(client) {
  const { result } = await client.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await client.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sizes = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.map((memory) => memory.buffer.byteLength); }",
    returnByValue: true,
  });
  await client.send("Runtime.releaseObject", { objectId: objects.objectId });
  return sizes.result.value;
}

console.log(`${cpus()[0].model}, ${cpus().length} cores; ${await browser.version()}; ${SIZE} bytes${flags.includes("--line") ? " in one line" : ""}`);
const made = textOf(SIZE, varied);
const text = flags.includes("--line") ? made.replace(/\s+/g, " ") : made;
if (flags.includes("--memory")) await memory((i) => `Article number ${i}\n\n${text}`);
else await walk(text);
await browser.close();
await server.close();
