// Times Newsloupe layer by layer, natively and in WASM, and other packages, all in one run on the
// same texts: the articles of tests/articles, one after the other, cut to several lengths.
// `cargo xtask bench` builds what this needs and calls it. No test depends on what it prints.
//
// usage: node bench/run.mjs PATH-TO-LAYERS-EXAMPLE [--quick]

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import initialize, { timings } from "./engine/newsloupe.js";
import { OTHERS } from "./others.mjs";
import { textOf } from "./texts.mjs";

const [layersProgram, ...flags] = process.argv.slice(2);
const quick = flags.includes("--quick");
const SIZES = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
const TABLE_SIZE = 100_000; // of the table by layers
const LAYERS = ["anatomy", "segment", "credits", "dates", "names", "quotes", "resolve", "report"];
const root = new URL("..", import.meta.url).pathname;

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** Calls `run` until a second has gone, after two calls that do not count; what takes long is called once. */
function measure(run) {
  const results = [];
  let start = performance.now();
  const value = run();
  const first = performance.now() - start;
  if (first > 3000) return [{ ms: first, value }];
  run();
  for (start = performance.now(); results.length < 5 || performance.now() - start < 1000; ) {
    const from = performance.now();
    const value = run();
    results.push({ ms: performance.now() - from, value });
  }
  return results;
}

const texts = SIZES.map((size) => {
  const text = textOf(size);
  const file = join(root, "target", "bench", `${size}.txt`);
  mkdirSync(join(root, "target", "bench"), { recursive: true });
  writeFileSync(file, text);
  return { size, text, file, bytes: Buffer.byteLength(text) };
});

// Natively.
const lines = execFileSync(layersProgram, texts.map(({ file }) => file), { encoding: "utf8" }).trim().split("\n");
for (const [i, line] of lines.entries()) {
  const { seconds } = JSON.parse(line);
  texts[i].native = Object.fromEntries(Object.entries(seconds).map(([layer, s]) => [layer, s * 1000]));
}

// In WASM.
await initialize({ module_or_path: readFileSync(new URL("engine/newsloupe_bg.wasm", import.meta.url)) });
const now = () => performance.now();
for (const text of texts) {
  const runs = measure(() => timings(text.text, now)).map(({ value }) => value);
  text.wasm = Object.fromEntries([...LAYERS, "js", "whole"].map((layer) => [layer, median(runs.map((run) => run[layer]))]));
}

// The others; a text that would take one of them longer than this is left out.
const PATIENCE_MS = 30_000;
for (const [i, text] of texts.entries()) {
  text.others = OTHERS.map(({ run, name }, other) => {
    const smaller = texts[i - 1];
    const likely = smaller ? (smaller.others[other] * text.bytes) / smaller.bytes : 0;
    if (!(likely < PATIENCE_MS)) return NaN;
    console.error(`  ${name} on ${text.bytes} bytes …`);
    return median(measure(() => run(text.text)).map(({ ms }) => ms));
  });
}

const rate = (bytes, ms) => (ms > 0 ? Math.round(bytes / ms) : Infinity); // bytes/ms = KB/s
const cell = (value, width = 10) => String(value).padStart(width);
const group = (n) => (Number.isFinite(n) ? n.toLocaleString("en").replaceAll(",", " ") : "–");
const label = (size) => (size >= 1_000_000 ? `${size / 1_000_000} MB` : `${size / 1000} KB`);

console.log(`\n${cpus()[0]?.model ?? "unknown processor"}, one core; Node ${process.version}; medians after warm-up`);
console.log(`KB (1000 bytes of UTF-8) of text per second\n`);

const table = texts.find(({ size }) => size === TABLE_SIZE) ?? texts.at(-1);
console.log(`layer, on ${label(table.size)}     native       WASM   WASM/native   share of native time`);
for (const layer of [...LAYERS, "whole"]) {
  const [native, wasm] = [table.native[layer], table.wasm[layer]];
  console.log(
    layer.padEnd(18) +
      cell(group(rate(table.bytes, native))) +
      cell(group(rate(table.bytes, wasm)), 11) +
      cell(`${Math.round((100 * native) / wasm)} %`, 14) +
      cell(`${((100 * native) / table.native.whole).toFixed(1)} %`, 23),
  );
}
const over = table.wasm.whole + table.wasm.js;
console.log(`${"with JS edge".padEnd(18)}${cell("–")}${cell(group(rate(table.bytes, over)), 11)}   (the text in, the report out as plain objects: ${((100 * table.wasm.js) / over).toFixed(0)} % of it)`);

console.log(`\nhow it grows      ${texts.map(({ size }) => cell(label(size), 22)).join("")}`);
const growth = (name, ms) =>
  console.log(
    name.padEnd(18) +
      texts
        .map((text, i) => {
          if (Number.isNaN(ms[i])) return cell(`over ${PATIENCE_MS / 1000} s`, 22);
          return cell(`${ms[i].toFixed(ms[i] < 10 ? 2 : 0)} ms ${cell(group(rate(text.bytes, ms[i])), 7)} KB/s`, 22);
        })
        .join(""),
  );
growth("newsloupe native", texts.map(({ native }) => native.whole));
growth("newsloupe WASM", texts.map(({ wasm }) => wasm.whole + wasm.js));
for (const [i, { name }] of OTHERS.entries()) growth(name, texts.map(({ others }) => others[i]));

console.log(`\nWhat each does: newsloupe all its layers, to plain objects;`);
for (const { name, job } of OTHERS) console.log(`  ${name}: ${job}`);
const others = table.others.map((ms, i) => `${(ms / over).toFixed(1)} times ${OTHERS[i].name}'s`);
console.log(`On ${label(table.size)}, the speed of newsloupe in WASM is ${others.join(", ")}.`);

const [first, last] = [texts[0], texts.at(-1)];
const ideal = last.bytes / first.bytes;
const grown = (key) => (last[key].whole / first[key].whole / ideal).toFixed(2);
console.log(`\nFrom ${label(first.size)} to ${label(last.size)} the time per KB grows by ${grown("native")} natively, ${grown("wasm")} in WASM (1 is linear).`);
// Learned layers were given speeds of their own; the rest, which are rules, are read together.
const AIMS = [
  ["all but names and quotes", "native", 5000, table.native.whole - table.native.names - table.native.quotes],
  ["all but names and quotes", "wasm", 3000, table.wasm.whole - table.wasm.names - table.wasm.quotes],
  ["quotes", "native", 1500, table.native.quotes],
  ["names", "wasm", 800, table.wasm.names],
  ["dates", "native", 5000, table.native.dates],
];
console.log("\nAims, KB per second:");
for (const [what, where, aim, ms] of AIMS) {
  const reached = rate(table.bytes, ms);
  console.log(`  ${what}, ${where}: ${group(aim)}, ${reached >= aim ? "met" : "MISSED"} (${group(reached).trim()})`);
}
