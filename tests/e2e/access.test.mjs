// What axe finds: nothing serious on any face of the page, in light and dark, on desktop and phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ARTICLE, Desk } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function check(desk, face) {
  await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes.slice(0, 3).map((n) => n.html).join(" | ")})`);
  });
  assert.deepEqual(found, [], face);
}

inEachBrowser(
  "access",
  (setting) => {
    for (const [device, size] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 800 }]]) {
      for (const scheme of ["light", "dark"]) {
        test(`axe on a ${scheme} ${device}`, async () => {
          const desk = await Desk.open(setting.browser, setting.server, size);
          await desk.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await check(desk, "empty");
          await desk.fill("  ");
          await desk.read();
          await desk.alert();
          await check(desk, "with a notice");
          await desk.fill(ARTICLE);
          await desk.read();
          await desk.shown(10);
          await check(desk, "with an article");
          await desk.tabToMark();
          await desk.page.keyboard.press("Enter");
          await desk.cardOpen();
          await check(desk, "with a card");
          await desk.close();
        });
      }
    }
  },
  { browsers: ["chromium"] }, // axe judges the same tree in both
);
