// The package in Node: what it gives, what it refuses, and that its example runs.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { analyze, createAnalyzer } from "../index.js";

const run = promisify(execFile);
const example = fileURLToPath(new URL("../examples/node.mjs", import.meta.url));
const ARTICLE = "Council votes to close pier\n\n“We had no choice 🌊,” Mayor Ann Lee said.\n";

test("a report is plain data with spans in UTF-16 units", async () => {
  const report = await analyze(ARTICLE, { id: "a", published: "2024-03-27" });
  assert.equal(report.id, "a");
  assert.equal(report.schema, 1);
  assert.equal(report.published, "2024-03-27");
  assert.deepEqual(report, JSON.parse(JSON.stringify(report)));
  assert.deepEqual(report, structuredClone(report));
  const last = report.blocks.at(-1);
  assert.equal(ARTICLE.slice(...last.span), "“We had no choice 🌊,” Mayor Ann Lee said.");
});

test("the engine is loaded once and then answers at once", async () => {
  const one = await createAnalyzer();
  assert.equal(await createAnalyzer(), one);
  assert.equal(one.analyze("Words.").blocks.length, 1);
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  assert.equal(one.version, version, "engine and package are of one version");
});

test("what is refused says why", async () => {
  const refused = (kind) => (error) => error instanceof Error && error.name === "NewsloupeError" && error.kind === kind;
  await assert.rejects(analyze(5), refused("bad-text"));
  await assert.rejects(analyze("a", { publishd: "2024-03-27" }), refused("bad-options"));
  await assert.rejects(analyze("a", { published: "March" }), refused("bad-options"));
  await assert.rejects(analyze("abc", { maxBytes: 2 }), refused("too-long"));
  assert.equal((await analyze("")).blocks.length, 0);
});

test("the example for Node runs", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "newsloupe-")), "article.txt");
  await writeFile(file, ARTICLE);
  const { stdout } = await run(process.execPath, [example, file, "2024-03-27"]);
  assert.match(stdout, /Council votes to close pier \(2024-03-27\)/);
  assert.match(stdout, /2 blocks/);
  await assert.rejects(run(process.execPath, [example]), { code: 2 });
});
