// A plain page without a build step. In a project of yours: import … from "newsloupe".
import { createAnalyzer } from "../index.js";

const article = document.querySelector("#article");
const state = document.querySelector("#state");
const list = document.querySelector("#quotes");

document.querySelector("#read").addEventListener("click", async () => {
  try {
    const newsloupe = await createAnalyzer(); // loads on the first click, then at once
    const text = article.value;
    const report = newsloupe.analyze(text, { published: "2024-03-27" });
    const slice = (span) => (span ? text.slice(...span) : "not stated");
    list.replaceChildren(
      ...report.quotes.map((quote) => {
        const item = document.createElement("li");
        item.textContent = `${slice(quote.speaker?.span)}: ${slice(quote.span)}`;
        item.title = quote.why;
        return item;
      }),
    );
    state.textContent = `${report.blocks.length} blocks, ${report.quotes.length} quotes, ${report.dates.length} dates`;
  } catch (error) {
    state.textContent = `${error.kind}: ${error.message}`;
  }
});
