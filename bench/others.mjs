// The packages that people use today for the nearest job, each doing the whole of it on one text.
import * as chrono from "chrono-node";
import nlp from "compromise";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";

const winkNlp = wink(model);

export const OTHERS = [
  {
    name: "compromise",
    job: "sentences, people, places, organizations, quotations",
    run(text) {
      const doc = nlp(text);
      // As words, which it is quickest at: as places in the text it takes twice as long.
      const found = [doc.sentences(), doc.people(), doc.places(), doc.organizations(), doc.quotations()];
      return found.map((part) => part.out("array"));
    },
  },
  {
    name: "wink-nlp",
    job: "sentences, tokens, entities (dates, times, numbers; no names)",
    run(text) {
      const doc = winkNlp.readDoc(text);
      return [doc.sentences().out(), doc.entities().out(winkNlp.its.detail)];
    },
  },
  {
    name: "chrono-node",
    job: "dates with values",
    run: (text) => chrono.parse(text, new Date("2024-03-27T12:00:00Z")),
  },
];
