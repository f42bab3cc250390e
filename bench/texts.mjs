// Long texts for timing: the articles of tests/articles, one after the other, cut to a length.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../tests/articles", import.meta.url).pathname;
const names = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
const paragraphs = names.flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split(/\n{2,}/));

/** The articles, repeated to about `size` bytes, cut between two paragraphs; `vary(paragraph, copy)` may change what is repeated. */
export function textOf(size, vary = (paragraph) => paragraph) {
  const chosen = [];
  for (let bytes = 0, i = 0; ; i++) {
    const paragraph = vary(paragraphs[i % paragraphs.length], Math.floor(i / paragraphs.length));
    bytes += Buffer.byteLength(paragraph) + 2;
    if (bytes > size && chosen.length > 0) return chosen.join("\n\n");
    chosen.push(paragraph);
  }
}

const ENDINGS = ["", "son", "ton", "berg", "ley", "man", "ford", "well", "er", "ing"];
const CALENDAR = /^(?:January|February|March|April|May|June|July|August|September|October|November|December|.*day)$/;
const plain = new Set(paragraphs.flatMap((p) => p.match(/\b[a-z]+\b/g) ?? []));
/** Words that stand behind another with a capital and are no word of the language: mostly last names. */
const surnames = new Set(
  paragraphs
    .flatMap((p) => p.match(/(?<=\b[A-Z][a-z]+ )[A-Z][a-z]{3,}\b/g) ?? [])
    .filter((word) => !CALENDAR.test(word) && !plain.has(word.toLowerCase())),
);

/** A paragraph as it stands in another copy: its last names end otherwise, its numbers have grown. */
export function varied(paragraph, copy) {
  if (copy === 0) return paragraph;
  const ending = ENDINGS[copy % ENDINGS.length];
  return paragraph
    .replace(/\b[A-Z][a-z]{3,}\b/g, (word) => (surnames.has(word) ? word + ending : word))
    .replace(/\b\d{1,2}\b/g, (number) => String(((Number(number) + copy - 1) % 28) + 1));
}
