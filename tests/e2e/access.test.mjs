// WCAG 2.2 AA, as far as a machine can tell: axe on every face of the page, targets, reflow, text
// spacing, forced colours, and nothing that has the focus under a bar.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TABS = ["Sources", "Names", "Timeline", "Pictures", "Check"];
const DIALOGS = ["Settings", "Help", "Outline"];

async function check(desk, face, disabled = []) {
  // Colours are read when they have come to rest.
  await until(() => desk.page.evaluate(() => document.getAnimations().every((a) => a.playState !== "running")), "rest");
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate(async (disabled) => {
    const rules = Object.fromEntries(disabled.map((id) => [id, { enabled: false }]));
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], rules });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes.slice(0, 3).map((n) => n.html).join(" | ")})`,
    );
  }, disabled);
  assert.deepEqual(found, [], face);
}

/** Targets below 24 by 24 CSS pixels (2.5.8), but those in running text. */
async function targets(desk, face) {
  const small = await desk.page.evaluate(() => {
    const all = [...document.querySelectorAll("button, a[href], input:not([type=file]), select, summary, label.choice")];
    return all
      .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest("mark, .unseen, .skip"))
      .filter((one) => !one.matches("label.choice input")) // its label is the target
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
      .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 90)}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
  });
  assert.deepEqual(small, [], `${face}: targets of 24 px`);
}

/** Words that are cut off: nothing may be lost, whatever the spacing or the width. */
async function whole(desk, face) {
  const lost = await desk.page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const cut = [...document.querySelectorAll("button, h1, h2, h3, p, dt, dd, li, label")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen, .doc, .before, .layers, article"))
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        return (overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1) || (overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1);
      })
      .map((one) => one.outerHTML.slice(0, 90));
    return wide > 0 ? [`${wide} px too wide`, ...cut] : cut;
  });
  assert.deepEqual(lost, [], face);
}

async function reading(desk) {
  await desk.fill(ARTICLE);
  await desk.read();
  await desk.shown(10);
}

/** Opens a dialog of the bar, on a phone by way of its menu. */
async function dialog(desk, name) {
  const more = await desk.page.$(".bar .more");
  if (await more.evaluate((button) => button.checkVisibility())) await more.click();
  await desk.press(name);
  await until(() => desk.page.$("dialog[open] .head + *"), `the dialog ${name}`);
}

async function closed(desk) {
  await desk.page.keyboard.press("Escape");
  await until(async () => !(await desk.page.$("dialog[open]")), "the dialog to close");
}

/** All faces of the page, one after the other. */
async function faces(desk, phone, look) {
  await look("empty");
  await desk.fill("  ");
  await desk.read();
  await desk.alert();
  await look("with a notice");
  await dialog(desk, "Settings");
  await look("settings over the empty page");
  await closed(desk);
  await reading(desk);
  await look("with an article");
  if (phone) await (await desk.page.$(".handle")).click();
  for (const tab of TABS) {
    await desk.tab(tab);
    if (tab === "Check") await until(() => desk.page.$("#list .room > *"), "the study");
    await look(`the list ${tab}`);
  }
  if (phone) await (await desk.page.$(".handle")).click();
  for (const name of DIALOGS) {
    await dialog(desk, name);
    await look(`the dialog ${name}`);
    await closed(desk);
  }
  await desk.press("Find in the text");
  await until(() => desk.page.$(".finder input"), "find");
  await desk.page.type(".finder input", "ferry");
  await until(async () => /of/.test(await desk.page.$eval(".finder .n", (n) => n.textContent)), "places");
  await look("while finding");
  await desk.page.keyboard.press("Escape");
  await until(async () => !(await desk.page.$(".finder")), "the bar to go");
  await desk.page.keyboard.press("n");
  await desk.cardOpen();
  await look("with a card");
}

const SIZES = [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 800 }]];

inEachBrowser(
  "access",
  (setting) => {
    for (const [device, size] of SIZES) {
      for (const scheme of ["light", "dark"]) {
        test(`axe and targets on a ${scheme} ${device}`, async () => {
          const desk = await Desk.open(setting.browser, setting.server, size);
          await desk.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await faces(desk, device === "phone", async (face) => {
            await check(desk, `${face}, ${scheme} ${device}`);
            await targets(desk, `${face}, ${device}`);
          });
          assert.deepEqual(desk.problems, []);
          await desk.close();
        });
      }
    }

    test("in a frame, waiting", async () => {
      const desk = await Desk.open(setting.browser, setting.server, { path: "?read" });
      await until(() => desk.page.$(".waiting"), "a word");
      await check(desk, "waiting");
      await desk.close();
    });

    test("320 px, as at 400 % zoom, and text spacing lose nothing", async () => {
      const desk = await Desk.open(setting.browser, setting.server, { width: 320, height: 640 });
      await faces(desk, true, (face) => whole(desk, `${face} at 320 px`));
      await desk.page.keyboard.press("Escape");
      // The values of WCAG 1.4.12. A sheet of the page's own kind: its policy allows no other.
      const spaced = () =>
        desk.page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
          document.adoptedStyleSheets = [sheet];
        });
      await spaced();
      await whole(desk, "spaced at 320 px");
      await desk.page.setViewport({ width: 1280, height: 900 });
      for (const tab of TABS) {
        await desk.tab(tab);
        // What is drawn to scale has room for so much; its equal, the list, holds all.
        if (tab === "Timeline") await desk.press("List");
        await whole(desk, `spaced, ${tab}`);
      }
      for (const name of DIALOGS) {
        await dialog(desk, name);
        await whole(desk, `spaced, ${name}`);
        await closed(desk);
      }
      await desk.close();
    });

    for (const [device, size] of SIZES) {
      test(`what has the focus is never hidden, on a ${device}`, async () => {
        const desk = await Desk.open(setting.browser, setting.server, size);
        await reading(desk);
        await desk.page.evaluate(() => document.activeElement.blur());
        const hidden = [];
        for (let i = 0; i < 60; i++) {
          await desk.page.keyboard.press(i > 30 && i < 45 ? "n" : "Tab");
          const under = await desk.page.evaluate(() => {
            const here = document.activeElement;
            if (here === document.body || here.id === "article") return null;
            const rects = [...here.getClientRects()].filter((r) => r.width > 0);
            const seen = rects.some((r) => {
              for (const [x, y] of [[0.1, 0.5], [0.5, 0.5], [0.9, 0.5]]) {
                const at = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
                if (at && (here.contains(at) || at.contains(here))) return true;
              }
              return false;
            });
            return seen ? null : here.outerHTML.slice(0, 120);
          });
          if (under) hidden.push(under);
        }
        assert.deepEqual(hidden, []);
        await desk.close();
      });
    }

    test("in forced colours every layer has a look, and the focus an outline", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      const client = await desk.page.createCDPSession();
      await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await reading(desk);
      const bare = await desk.page.$$eval("#article mark", (marks) =>
        marks
          .filter((mark) => !mark.matches(".others"))
          .filter((mark) => {
            const s = getComputedStyle(mark);
            const plain = getComputedStyle(mark.closest(".run"));
            return s.textDecorationLine === "none" && s.borderBottomStyle === "none" && s.backgroundColor === plain.backgroundColor && s.fontWeight === plain.fontWeight && !mark.closest(".credits, .quotes");
          })
          .map((mark) => mark.outerHTML.slice(0, 90)),
      );
      assert.deepEqual(bare, []);
      await desk.tabToMark();
      const outline = await desk.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, "none");
      await check(desk, "in forced colours", ["color-contrast"]); // the colours are the reader's own
      await desk.close();
    });

    test("with reduced motion nothing moves", async () => {
      const desk = await Desk.open(setting.browser, setting.server);
      await desk.page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await reading(desk);
      const moving = await desk.page.evaluate(() =>
        [...document.querySelectorAll("*")].filter((one) => {
          const s = getComputedStyle(one);
          const longest = (list) => Math.max(...list.split(",").map((t) => parseFloat(t) * (t.includes("ms") ? 1 : 1000)));
          return longest(s.transitionDuration) > 0 || (s.animationName !== "none" && longest(s.animationDuration) > 0);
        }).map((one) => one.outerHTML.slice(0, 80)).slice(0, 5),
      );
      assert.deepEqual(moving, []);
      await desk.close();
    });
  },
  { browsers: ["chromium"] }, // axe judges the same tree in both
);
