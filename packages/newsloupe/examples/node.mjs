// Prints who said what in a text file: node examples/node.mjs article.txt [YYYY-MM-DD]
// In a project of yours: import … from "newsloupe".
import { readFile } from "node:fs/promises";
import { analyze } from "../index.js";

const [file, published] = process.argv.slice(2);
if (!file) {
  console.error("usage: node node.mjs article.txt [YYYY-MM-DD]");
  process.exit(2);
}
const text = await readFile(file, "utf8");
try {
  const report = await analyze(text, { id: file, published });
  const slice = (span) => (span ? text.slice(...span) : "not stated");
  const headline = report.blocks.find((block) => block.kind === "headline");
  console.log(`${slice(headline?.span)} (${report.published ?? "day not stated"})`);
  for (const quote of report.quotes) {
    console.log(`- ${slice(quote.speaker?.span)}: ${slice(quote.span)}`);
  }
  console.log(`${report.blocks.length} blocks, ${report.quotes.length} quotes, ${report.dates.length} dates`);
} catch (error) {
  console.error(`${error.kind}: ${error.message}`);
  process.exit(1);
}
