import type { AnalyzeOptions, Report } from "./engine/newsloupe.js";

export type {
  AnalyzeOptions,
  Block,
  BlockKind,
  Credit,
  Cue,
  DateMark,
  Entity,
  Evidence,
  Mention,
  NameKind,
  Offsets,
  Quote,
  Report,
  Span,
  Speaker,
  Summary,
} from "./engine/newsloupe.js";

/** What is thrown. */
export interface NewsloupeError extends Error {
  name: "NewsloupeError";
  kind: "bad-text" | "bad-options" | "too-long" | "internal" | "not-loaded";
}

export interface Analyzer {
  /**
   * Reads a text at once, in this thread, and gives its report. Any text gives a report, an empty
   * one too. For long texts in a page, call it from a worker.
   *
   * @throws {NewsloupeError} if the text is no string, is too long, or the options are wrong.
   */
  analyze(text: string, options?: AnalyzeOptions | null): Report;
  /** The version of the engine. */
  readonly version: string;
}

export interface LoadOptions {
  /** Where the engine is, if not beside this module: its address, a response, its bytes. */
  wasm?: URL | string | Response | Promise<Response> | BufferSource | WebAssembly.Module;
}

/** Loads the engine, unless that is done. */
export function createAnalyzer(options?: LoadOptions): Promise<Analyzer>;

/** Reads one text: loads the engine first, if that is not done yet. */
export function analyze(text: string, options?: AnalyzeOptions | null): Promise<Report>;
