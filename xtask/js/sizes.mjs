// Prints the size of every shipped file, raw and brotli, and of the groups that have a budget.
// Usage: node xtask/js/sizes.mjs dist
// Exit code 1 if a group is over its budget.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Budgets in KB (1000 bytes) of brotli. Raise one only with a reason. */
const BUDGETS = {
  "app code": 150, // an empty Leptos page is 39 KB of it
  // The page's second module, loaded beside the engine when a text is likely to come: corrections,
  // library, files in and out, drawn views, four languages. Nobody waits for it to read. The plan had
  // one module for both and knew nothing of these.
  study: 355, // the last 16 for focus, dates in words, text sizes and the way to an exercise
  style: 10.5, // 0.5 of it: the reader’s own text size and line room, more contrast, forced colours
  classroom: 305, // the teacher's page: making, giving out in eight forms, the class; nobody else loads it
  pupil: 200, // all that an exercise's page loads
  "engine code": 150,
  "model and lexicons": 700,
  "element loader": 6,
};

const brotli = (bytes) =>
  bytes.length === 0
    ? 0
    : brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 22,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length;

function* walk(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

/** Where a shipped file counts. */
function groupOf(name) {
  if (name.startsWith("newsloupe-worker") && /\.(js|wasm)$/.test(name)) return "engine code";
  if (name.startsWith("newsloupe-study")) return "study";
  if (/^(newsloupe-)?classroom/.test(name)) return "classroom";
  if (/^(newsloupe-pupil|exercise|start\.js|pupil\.txt)/.test(name)) return "pupil";
  if (/\.(bin|fst|model)$/.test(name)) return "model and lexicons";
  if (name.endsWith(".css")) return "style";
  if (/\.(js|wasm)$/.test(name)) return "app code";
  return "other"; // the page, its icons, its fonts
}

/** A WASM module's data section (number 11), where word lists and weights lie, and all the rest. */
function parted(bytes) {
  let at = 8;
  while (at < bytes.length) {
    const start = at;
    const id = bytes[at++];
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      size |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if (id === 11) {
      const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(at + size)]);
      return { data: bytes.subarray(at, at + size), rest };
    }
    at += size;
  }
  return { data: bytes.subarray(0, 0), rest: bytes };
}

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const [folder = "dist"] = process.argv.slice(2);
const groups = new Map(Object.keys(BUDGETS).map((name) => [name, { raw: 0, br: 0 }]));
groups.set("other", { raw: 0, br: 0 });
const add = (group, raw, br) => {
  const sum = groups.get(group);
  sum.raw += raw;
  sum.br += br;
};

const rows = [];
const files = [...walk(folder)].map((path) => [relative(folder, path).split(sep).join("/"), path]);
const loader = "packages/newsloupe/element.js";
try {
  statSync(loader);
  files.push([loader, loader]);
} catch {
  // the element comes later
}
for (const [name, path] of files) {
  const bytes = readFileSync(path);
  const br = brotli(bytes);
  const group = name === loader ? "element loader" : groupOf(name);
  rows.push([name, bytes.length, br, group]);
  if (group === "engine code" && name.endsWith(".wasm")) {
    // One file, two budgets: its word lists and weights are weighed by themselves, and so is the code.
    const { data, rest } = parted(bytes);
    add("model and lexicons", data.length, brotli(data));
    add("engine code", rest.length, brotli(rest));
  } else {
    add(group, bytes.length, br);
  }
}

const width = Math.max(20, ...rows.map(([name]) => name.length));
console.log(`\n${"shipped file".padEnd(width)}   raw KB   brotli   counts as`);
for (const [name, raw, br, group] of rows) {
  console.log(`${name.padEnd(width)} ${kb(raw)} ${kb(br)}   ${group}`);
}
console.log(`\n${"group".padEnd(width)}   raw KB   brotli   budget`);
const over = [];
for (const [group, { raw, br }] of groups) {
  const budget = BUDGETS[group];
  const verdict = budget === undefined ? "" : br > budget * 1000 ? "OVER" : "ok";
  const limit = budget === undefined ? "none" : String(budget);
  console.log(`${group.padEnd(width)} ${kb(raw)} ${kb(br)} ${limit.padStart(8)} ${verdict}`);
  if (br > budget * 1000) over.push(`${group}: ${(br / 1000).toFixed(1)} KB of ${budget}`);
}
if (over.length > 0) {
  console.error(`\nOver budget: ${over.join("; ")}`);
  process.exit(1);
}
