/** `[start, end)`, end exclusive, counted as `Report.offsets` says. */
export type Span = [start: number, end: number];

/** What spans count: UTF-8 bytes, UTF-16 units (what JavaScript strings count) or code points. */
export type Offsets = "utf8" | "utf16" | "codepoint";

export interface AnalyzeOptions {
  /** The day of publication, `YYYY-MM-DD`; else it is looked for in the text. */
  published?: string | null;
  /** What spans count; `utf16` unless asked otherwise. */
  offsets?: Offsets;
  /** Comes back as `Report.id`. */
  id?: string | null;
  /** Texts with more UTF-8 bytes than this are refused; 64 MiB unless asked otherwise. */
  maxBytes?: number;
}

/** What `analyze` throws. */
export interface NewsloupeError extends Error {
  name: "NewsloupeError";
  kind: "bad-text" | "bad-options" | "too-long" | "internal";
}

/** What an article is made of. `null` means that the text does not say. */
export interface Report {
  schema: 1;
  id: string | null;
  offsets: Offsets;
  /** The day of publication, given or found in the text. */
  published: string | null;
  /** Where the text says it; null if it was given from outside or is not known. */
  published_span: Span | null;
  /** The article's anatomy, in order; together they hold all text that is not white space. */
  blocks: Block[];
  sentences: Span[];
  quotes: Quote[];
  /** Names where they stand, in order, without overlaps. */
  mentions: Mention[];
  entities: Entity[];
  dates: DateMark[];
  credits: Credit[];
  /** The pictures, in order: what the text tells of each, and what it does not. */
  pictures: Picture[];
  /** What the article leaves open: questions to the reader, never errors. */
  questions: Question[];
  summary: Summary;
}

/** What every mark carries. */
export interface Evidence {
  /** 0 to 1: of all marks given 0.9, nine in ten are right. */
  confidence: number;
  /** The reason, as a sentence that a pupil can read. */
  why: string;
}

export type BlockKind =
  | "headline" | "deck" | "byline" | "dateline" | "timestamp" | "body" | "heading" | "caption"
  | "credit" | "alt_text" | "video_title" | "promo" | "contributor" | "bio" | "boilerplate"
  | "list_item" | "pull_quote";

export interface Block extends Evidence {
  span: Span;
  kind: BlockKind;
}

export interface Quote extends Evidence {
  /** Its index in `Report.quotes`. */
  id: number;
  /** The words said, without the quotation marks. */
  span: Span;
  /** With the marks; equal to `span` where there are none (indirect speech, the lines of an interview). */
  outer: Span;
  /** All that is attributed. */
  content: Span;
  /** `scare` and `title` are marks that are no speech. */
  kind: "direct" | "partial" | "indirect" | "scare" | "title";
  /** More than one where the speech is interrupted. */
  parts: Span[];
  speaker: Speaker | null;
  cue: Cue | null;
  /** Who relays it, outermost last. */
  channel: Span[];
}

export interface Speaker {
  /** The words that name the speaker in this place. */
  span: Span;
  /** An index into `Report.entities`. */
  entity: number | null;
  /** False for officials, some, reports, sources. */
  named: boolean;
}

export interface Cue {
  span: Span;
  /** The dictionary form of the word that reports the speech. */
  lemma: string;
  tone: "neutral" | "doubting" | "endorsing" | "emotive";
  /** Whether the words were said, were not (`declined to say`), or only might be (`would say`). */
  status: "said" | "not_said" | "supposed";
}

export type NameKind = "person" | "organization" | "place" | "group" | "event" | "work";

export interface Mention extends Evidence {
  span: Span;
  kind: NameKind;
  /** An index into `Report.entities`. */
  entity: number;
}

export interface Entity {
  id: number;
  kind: NameKind;
  /** Its fullest name in the text. */
  name: string;
  /** What the text says that it is. */
  roles: string[];
  /** Where it says so, in the order of `roles`. */
  role_spans: Span[];
  /** From pronouns in the text alone. */
  gender: "she" | "he" | "unknown";
  /** Indices into `Report.mentions`. */
  mentions: number[];
}

export interface DateMark extends Evidence {
  span: Span;
  kind: "date" | "time" | "duration" | "set";
  /** Its TIMEX3 value. */
  value: string | null;
  /** `resolved`: worked out against the day of publication. */
  basis: "stated" | "resolved" | "vague";
}

export interface Credit extends Evidence {
  /** The credit itself, without label and brackets. */
  span: Span;
  /** Photographer or maker. */
  creator: string | null;
  /** Everyone named, from maker to distributor. */
  chain: string[];
  /** The agencies and outlets of the chain, without the maker and the distributor. */
  agencies: string[];
  /** Who hands the picture out in the end; null where nobody else does. */
  distributor: string | null;
  /** Supplied by somebody with a part in the story. */
  handout: boolean;
  /** Indices into `Report.blocks`. */
  caption: number | null;
  alt: number | null;
}

export interface Picture extends Evidence {
  /** An index into `Report.credits`; null if no maker is named. */
  credit: number | null;
  /** Indices into `Report.blocks`. */
  caption: number | null;
  alt: number | null;
  /** An index into `Report.dates`; null where the caption does not say when it was taken. */
  date: number | null;
  /** Whether the text shows that it is of another event than the story; false where nothing does. */
  other_event: boolean;
}

/** Two dates for what looks like one event. */
export interface Question extends Evidence {
  /** Indices into `Report.dates`, in order. */
  dates: [number, number];
}

export interface Summary {
  /** Words of the story. */
  words: number;
  /** Words of the story that stand between marks as somebody's speech. */
  quoted_words: number;
  counts: {
    quotes: number;
    indirect: number;
    not_speech: number;
    people: number;
    organizations: number;
    places: number;
    dates: number;
    credits: number;
  };
  /** Everyone who says something, by words quoted, most first. */
  sources: {
    name: string | null;
    span: Span | null;
    entity: number | null;
    kind: "person" | "organization" | "unnamed" | "not_stated";
    words: number;
    quotes: number[];
  }[];
}

/**
 * Reads a text and gives its report as a plain object. Any text gives a report, an empty one too.
 * A lone surrogate is read as U+FFFD; the spans hold.
 *
 * @throws {NewsloupeError} if the text is no string, is too long, or the options are wrong.
 */
export function analyze(text: string, options?: AnalyzeOptions | null): Report;

/** The version of the engine. */
export function version(): string;
