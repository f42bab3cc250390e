// The same text gives the same report natively and in WASM: every article of tests/articles, and
// texts that are hard on offsets.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createAnalyzer } from "../index.js";

const articles = new URL("../../../tests/articles/", import.meta.url);
const cli = process.env.NEWSLOUPE_CLI ?? new URL("../../../target/debug/newsloupe", import.meta.url).pathname;

const HARD = {
  empty: "",
  "white space": " \n\t\r\n\u00a0\u3000",
  "lone surrogates": "\ud800“One\udc00,” she said\ud83d.\n\n\udfffTwo\ud800\ud800",
  astral: "🏔️ “𝕎𝕖 won” 👩‍👩‍👧, said 𠮷野家 on 3 March 2024.",
  "right to left": "قال الوزير أحمد علي يوم الثلاثاء: «لن نتراجع».\n\nשר האוצר אמר: ”לא ניסוג“.",
  "bidi marks": "\u202e“Stop,”\u202c \u2067she\u2069 said\u200f.",
  "folding traps": "İSTANBUL — “ẞo K far,” ǅemal said. ﬁve ﬂags",
  combining: "Zoe\u0308 Nu\u0301n\u0303ez said: “e\u0301”",
  "line ends": "One.\rTwo.\r\nThree.\n\rFour.\u2028Five.\u2029Six.\u000bSeven.\u0085Eight.",
  control: "a\u0000b\u0001c\ufeffd\ufffee",
  unclosed: "“One ‘two \"three (four [five — said A. Mr. U.S. No. 5",
};

/** Pseudo-random texts out of pieces that rules look at; the same ones on every run. */
function* made(count) {
  const pieces = ["“", "”", "‘", "’", "\"", "'", " said ", "Ann Lee", "Mr. ", "U.S.", "\n", "\n\n", " on Tuesday", ", ",
    ". ", "(Reuters)", "Photo: A/B", "🏔", "é", "\ud800", "\udc00", "\u00a0", "—", "2024", "3 March", "READ MORE:", "\t", "İ", "…"];
  let seed = 20240327;
  const next = (n) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % n;
  for (let i = 0; i < count; i++) {
    yield [`made ${i}`, Array.from({ length: next(60) }, () => pieces[next(pieces.length)]).join("")];
  }
}

async function natively(texts) {
  const child = spawn(cli, ["analyze", "--jsonl", "--offsets", "utf16"], { stdio: ["pipe", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (out += chunk));
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  for (const [id, text] of texts) child.stdin.write(`${JSON.stringify({ id, text })}\n`);
  child.stdin.end();
  assert.equal(await ended, 0);
  return out.trimEnd().split("\n").map((line) => JSON.parse(line));
}

test("native and WASM agree to the last field", async () => {
  const names = (await readdir(articles).catch(() => [])).filter((name) => name.endsWith(".txt"));
  assert.ok(names.length >= 10, "the articles are there");
  const files = await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, articles), "utf8")]));
  const texts = [...files, ["all", files.map(([, text]) => text).join("\n\n")], ...Object.entries(HARD), ...made(300)];
  const reports = await natively(texts);
  assert.equal(reports.length, texts.length);
  const newsloupe = await createAnalyzer();
  for (const [i, [id, text]] of texts.entries()) {
    const report = newsloupe.analyze(text, { id });
    assert.deepEqual(report, reports[i], id);
    assert.deepEqual(newsloupe.analyze(text, { id }), report, `${id}, once more`);
    for (const { span } of report.blocks) assert.ok(span[1] <= text.length, id);
  }
});
