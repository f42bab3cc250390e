// Exported exercises in GIFT, as gift-pegjs reads them: a grammar of the format that others wrote.
// `cargo xtask test formats` has the crate write the files first, and says where in NEWSLOUPE_FORMATS.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import gift from "gift-pegjs";

const read = (name) => readFileSync(join(process.env.NEWSLOUPE_FORMATS, name), "utf8");
const html = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

test("every kind of task is the question that it should be", () => {
  const questions = gift.parse(read("sample.gift.txt"));
  const told = questions.map(({ type, title }) => `${type} ${title}`);
  const name = "Pier & <harbour>: {1}";
  assert.deepEqual(told, [
    `Category ${name}`,
    `Description ${name}`,
    `MC ${name} 1`,
    `Matching ${name} 2`,
    `MC ${name} 3.1`,
    `MC ${name} 3.2`,
    `MC ${name} 4`,
    `Matching ${name} 4b`,
    `Matching ${name} 5`,
  ]);
  const [marks, speakers, kinds] = questions.slice(2);
  assert.deepEqual(
    marks.choices.map(({ text, weight }) => [text.text, weight]),
    [
      ["“We had no choice,”", 50],
      ["“At 10:30 = half &amp; half, it &lt;fell", 50],
      ["“Big Bang Show”", -12.5],
      ["The harbour board met twice that week and wrote a long report.", -12.5],
    ],
  );
  assert.equal(marks.choices[2].feedback.text, "A programme's title, not speech.");
  // The parser leaves the escapes of the right column as it keeps them inside.
  const column = (text) => text.replace(/&&058;/g, ":");
  assert.deepEqual(
    speakers.matchPairs.map(({ subquestion, subanswer }) => [subquestion.text, column(subanswer)]),
    [
      ["“We had no choice,”", "Ann Lee"],
      ["it &lt;fell&gt; -&gt; down", "Ann Lee"],
      ["they had heard the “Big Bang Show”", "Neighbours: some"],
      ["", "Joe Roe"],
      ["", "not stated"],
    ],
  );
  assert.deepEqual(kinds.choices.map((choice) => choice.isCorrect), [true, true, false, false]);
});

test("words made of GIFT's own signs come through unchanged", () => {
  const signs = JSON.parse(read("signs.json"));
  const questions = gift.parse(read("signs.gift.txt")).slice(2);
  assert.equal(questions.length, signs.length);
  // In front of an answer these two are written as entities, which a page shows as themselves.
  const first = (text) => text.replace(/^&#37;/, "%").replace(/^&#91;/, "[");
  questions.forEach((question, at) => {
    assert.equal(question.type, "MC");
    assert.equal(question.stem.text, `<p>${html(signs[at])}</p><p>What sort of source is it?</p>`);
    const texts = question.choices.map((choice) => first(choice.text.text));
    assert.deepEqual(texts, signs.map(html));
    const right = question.choices.map((choice) => choice.isCorrect);
    assert.deepEqual(right, signs.map((_, i) => i === at));
    assert.equal(first(question.globalFeedback.text), html(signs[at]));
  });
});
