// Exercises for tests, made here from a short article of our own: what is asked, its key, its id.
import { webcrypto } from "node:crypto";
import { deflateRawSync } from "node:zlib";

const BLOCKS = [
  { part: "headline", text: "Pier closes for the winter: ‘No choice’" },
  { part: "deck", text: "The council will decide about repairs in March" },
  { part: "body", text: "“We had no choice,” said Ann Lee, who runs the harbour office. “The planks are rotten.”" },
  { part: "caption", text: "The pier on Monday. Photo by Bo Chan / Coast Press, via Harbour Office" },
  { part: "heading", text: "A century of storms" },
  { part: "body", text: "Her neighbour Tom Bray, host of the radio show “Morning Tide”, called the closure “a shame”. He will be back in spring." },
  { part: "body", text: "The pier was built in 1902, burned in 1954 and opened again in 1957." },
  { part: "other", text: "READ MORE: Ten piers to see" },
];

const KINDS = ["quotes", "speakers", "speech", "credits", "dates", "sources", "verbs", "headline"];
const PARTS = ["headline", "deck", "heading", "body", "caption", "other"];

/** All words of some blocks, in order. */
export function words(blocks = BLOCKS) {
  return blocks.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+(?:['’\-.&][\p{L}\p{N}]+)*/gu) ?? []);
}

/** Where these words stand: `[first, end)`. */
export function at(phrase, blocks = BLOCKS) {
  const all = words(blocks);
  const some = words([{ text: phrase }]);
  for (let first = 0; first + some.length <= all.length; first++) {
    if (some.every((word, i) => all[first + i] === word)) return [first, first + some.length];
  }
  throw new Error(`the article does not say: ${phrase}`);
}

/** The id of an exercise, as `crates/newsloupe-exercise/src/id.rs` makes it. */
export function idOf({ blocks, tasks }) {
  const mask = (1n << 64n) - 1n;
  let hash = 0xcbf29ce484222325n;
  const byte = (b) => (hash = ((hash ^ BigInt(b)) * 0x100000001b3n) & mask);
  const number = (n) => {
    let left = BigInt(n);
    for (let i = 0; i < 8; i++, left >>= 8n) byte(left & 255n);
  };
  const text = (t) => {
    const bytes = new TextEncoder().encode(t);
    number(bytes.length);
    bytes.forEach(byte);
  };
  number(blocks.length);
  for (const block of blocks) {
    number(PARTS.indexOf(block.part));
    text(block.text);
  }
  number(tasks.length);
  for (const task of tasks) {
    number(KINDS.indexOf(task.kind));
    number(task.choices.length);
    task.choices.forEach(text);
    number(task.items.length);
    for (const item of task.items) {
      text(item.words);
      for (const word of item.at ?? []) number(word + 1);
      number(0);
    }
  }
  hash = ((hash ^ (hash >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  hash = ((hash ^ (hash >> 27n)) * 0x94d049bb133111ebn) & mask;
  hash ^= hash >> 31n;
  const id = hash >> 24n;
  return Array.from({ length: 8 }, (_, i) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number((id >> BigInt(5 * (7 - i))) & 31n)]).join("");
}

const unit = (phrase, why, label = null) => ({ must: [at(phrase)], may: [], label, why });

const TASKS = {
  quotes: {
    task: { kind: "quotes", instructions: "", choices: [], items: [] },
    key: {
      marks: {
        units: [
          unit("We had no choice", "Ann Lee says it, between quotation marks."),
          unit("The planks are rotten", "Her words go on after the full stop."),
          unit("a shame", "Tom Bray calls it so."),
        ],
        traps: [{ at: at("Morning Tide"), why: "The title of a programme, not speech." }],
        unscored: [],
      },
    },
  },
  credits: {
    task: { kind: "credits", instructions: "Mark each link of the credit.", choices: ["photographer", "agency", "handout"], items: [] },
    key: {
      marks: {
        units: [
          unit("Bo Chan", "Named behind “Photo by”.", 0),
          unit("Coast Press", "The agency stands behind the stroke.", 1),
          unit("Harbour Office", "Behind “via”: the office handed it out.", 2),
        ],
        traps: [],
        unscored: [],
      },
    },
  },
  speakers: {
    task: {
      kind: "speakers",
      instructions: "",
      choices: ["Ann Lee", "Tom Bray", "The article does not say"],
      items: [
        { at: at("The planks are rotten"), words: "The planks are rotten." },
        { at: at("a shame"), words: "a shame" },
        { at: null, words: "No choice" },
      ],
    },
    key: {
      items: [
        { right: [0], why: "The sentence goes on with her words." },
        { right: [1], why: "“called” follows his name." },
        { right: [0, 2], why: "The headline does not say who; the story does." },
      ],
    },
  },
  dates: {
    task: {
      kind: "dates",
      instructions: "",
      choices: [],
      items: [
        { at: at("burned in 1954"), words: "The pier burned" },
        { at: at("built in 1902"), words: "The pier was built" },
        { at: at("opened again in 1957"), words: "The pier opened again" },
      ],
    },
    key: { items: [1, 0, 2].map((place) => ({ right: [place], why: "The year stands beside it." })) },
  },
};

/** The key of some tasks. */
export const keyOf = (names) => names.map((name) => TASKS[name].key);

/** An exercise of these tasks; `key` is "open", "blind", or what `sealed` gives. */
export function made({ tasks = Object.keys(TASKS), key = "open", settings = {}, language = "en", ...rest } = {}) {
  const exercise = {
    exercise: 1,
    id: "",
    title: "The pier",
    language,
    source: "The Tide, 3 May",
    welcome: "Read the article first.",
    blocks: BLOCKS,
    tasks: tasks.map((name) => TASKS[name].task),
    settings: { feedback: "end", extra: 25, ask_for: "number", ...settings },
    key: key === "open" ? { open: keyOf(tasks) } : key === "blind" ? "blind" : { sealed: key },
    ...rest,
  };
  exercise.id ||= idOf(exercise);
  return exercise;
}

/** A key sealed with a word, as the teacher's page does it. */
export async function sealed(key, word, rounds = 100_000) {
  const { subtle } = webcrypto;
  const [salt, iv] = [webcrypto.getRandomValues(new Uint8Array(16)), webcrypto.getRandomValues(new Uint8Array(12))];
  const base = await subtle.importKey("raw", new TextEncoder().encode(word), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  const aes = await subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const data = await subtle.encrypt({ name: "AES-GCM", iv }, aes, new TextEncoder().encode(JSON.stringify(key)));
  const text = (bytes) => Buffer.from(bytes).toString("base64url");
  return { salt: text(salt), rounds, iv: text(iv), data: text(data) };
}

/** The fragment of a link that holds an exercise. */
export function link(exercise) {
  const packed = deflateRawSync(JSON.stringify(exercise), { level: 9 });
  let sum = ~0;
  for (const byte of packed) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  const head = Buffer.alloc(4);
  head.writeUInt32BE(~sum >>> 0);
  return `#x1.${Buffer.concat([head, packed]).toString("base64url")}`;
}

/** The pupil's page with an exercise in it. */
export function within(html, exercise) {
  const json = JSON.stringify(exercise).replaceAll("<", "\\u003c");
  return html.replace("</body>", () => `<script type="application/json" id="exercise">${json}</script></body>`);
}
