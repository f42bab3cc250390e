// Loads the engine once and hands out the two ways to use it: `analyze` for one text,
// `createAnalyzer` for many. The engine is a file of its own, fetched when it is first needed;
// nothing else is ever requested.

import initialize, { analyze as analyzeNow, version } from "./engine/newsloupe.js";

/** What `createAnalyzer` resolves to; there is one engine a page, so one analyzer. */
const analyzer = Object.freeze({
  analyze: (text, options) => analyzeNow(text, options),
  get version() {
    return version();
  },
});

let loading;

/** Loads the engine, unless that is done, and resolves to `{analyze, version}`. */
export function createAnalyzer({ wasm } = {}) {
  loading ??= load(wasm).catch((cause) => {
    loading = undefined; // the next call may try again
    const error = new Error(`the Newsloupe engine could not be loaded: ${cause?.message ?? cause}`, { cause });
    error.name = "NewsloupeError";
    error.kind = "not-loaded";
    throw error;
  });
  return loading;
}

/** Reads one text: loads the engine first, if that is not done yet. */
export async function analyze(text, options) {
  return (await createAnalyzer()).analyze(text, options);
}

async function load(wasm = new URL("./engine/newsloupe_bg.wasm", import.meta.url)) {
  let source = wasm;
  if (source instanceof URL && source.protocol === "file:") {
    // Node reads files; its fetch does not.
    const { readFile } = await import("node:fs/promises");
    source = await readFile(source);
  }
  await initialize({ module_or_path: source });
  return analyzer;
}
