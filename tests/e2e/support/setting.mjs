// The same tests in every browser: one server over the built app, one browser at a time.
import { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const BROWSERS = (process.env.BROWSERS ?? "chromium,firefox").split(",");

/** A page that only holds what is copied from it. */
const CLIPBOARD = { body: "<!doctype html><title>Clipboard</title><textarea></textarea>" };

/** Runs `tests(setting)` in each browser; `setting` holds `browser` and `server` once they run. */
export function inEachBrowser(title, tests, { extra = {}, browsers = BROWSERS, offline = false } = {}) {
  for (const name of browsers.filter((name) => BROWSERS.includes(name))) {
    describe(`${title} (${name})`, { timeout: 300_000 }, () => {
      const setting = { name };
      before(async () => {
        setting.server = await serve(dist, { extra: { "/clipboard.html": CLIPBOARD, ...extra }, offline });
        setting.browser = await launch(name);
      });
      after(async () => {
        await setting.browser?.close();
        await setting.server?.close();
      });
      tests(setting);
    });
  }
}
