// WCAG 2.2 AA, as far as a machine can tell: axe on every face of the page, targets, reflow, text
// spacing, forced colours, and nothing that has the focus under a bar.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { walk } from "./support/states.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What axe finds. `disabled`: rules that do not hold here. */
async function axe(desk, disabled = []) {
  // Colours are read when they have come to rest.
  await until(() => desk.page.evaluate(() => document.getAnimations().every((a) => a.playState !== "running")), "rest");
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(AXE);
  return desk.page.evaluate(async (disabled) => {
    const rules = Object.fromEntries(disabled.map((id) => [id, { enabled: false }]));
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], rules });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(" | ")})`,
    );
  }, disabled);
}

/** Targets below 24 by 24 CSS pixels (2.5.8), but those in running text. */
function targets(desk) {
  return desk.page.evaluate(() => {
    const all = [...document.querySelectorAll("button, a[href], input:not([type=file]), select, summary, label.choice, label.switch")];
    return all
      .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest("mark, .unseen, .skip"))
      .filter((one) => !one.matches("label input")) // its label is the target
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
      .map(([one, { width, height }]) => `too small: ${one.outerHTML.slice(0, 90)}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
  });
}

/** Words that are cut off, and what must be scrolled sideways: nothing may be lost, whatever the
 *  spacing or the width. */
function lost(desk) {
  return desk.page.evaluate(() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push(`the page is ${wide} px too wide`);
    const say = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 110);
    const top = document.querySelector("dialog[open]") ?? document.body;
    for (const one of top.querySelectorAll("*")) {
      if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.closest(".unseen, .skip, svg")) continue;
      const style = getComputedStyle(one);
      const scrolls = (o) => o === "auto" || o === "scroll";
      const hides = (o) => o === "hidden" || o === "clip";
      const over = one.scrollWidth - one.clientWidth;
      // The strip of layers is one line that is swiped through; every layer is in it.
      if (scrolls(style.overflowX) && over > 1 && !one.matches(".layers, textarea, input")) found.push(`scrolls sideways by ${over}: ${say(one)}`);
      if (style.display === "inline" || one.matches("input, textarea, meter, .share, .meter, .bar-of, .bar-of *")) continue;
      // What is given in a few words with the whole of it behind a press may end in dots.
      const dots = one.matches(".said-of, .doc, .doc *, .before b");
      if (hides(style.overflowX) && over > 1 && !dots) found.push(`cut by ${over} px: ${say(one)}`);
      const under = one.scrollHeight - one.clientHeight;
      if (hides(style.overflowY) && under > 2 && !dots) found.push(`cut below by ${under} px: ${say(one)}`);
    }
    for (const one of document.querySelectorAll("dialog[open], #card:not([hidden]), #marking, .word:not(:empty), .keep-notice .trouble, .bar, .finder, .menu:popover-open")) {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const inSheet = one.matches("#card") && getComputedStyle(one).position === "absolute";
      if (left < -1 || right > innerWidth + 1 || (!inSheet && (top < -1 || bottom > innerHeight + 1))) {
        found.push(`out of the window (${[left, top, right, bottom].map(Math.round)}): ${say(one)}`);
      }
    }
    // Words on words: labels of the timeline, controls of a row.
    const boxes = [...top.querySelectorAll("button, .when-of > *, h2, h3, input")].filter(
      (one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest(".unseen, .skip, .only, #card, .side .strip, .menu, .back") && !one.matches(".only"),
    );
    if (top !== document.body || !document.querySelector("#card:not([hidden]), #marking, .keep-notice .trouble, .word:not(:empty)")) {
      const group = (one) => one.closest("dialog, .bar, .finder, .panel, .writing-desk");
      const rects = boxes.map((one) => [one, one.getBoundingClientRect(), group(one)]).filter(([, r, g]) => r.width > 0 && g);
      for (let i = 0; i < rects.length; i++) {
        for (let k = i + 1; k < Math.min(rects.length, i + 40); k++) {
          const [[a, p, g], [b, q, h]] = [rects[i], rects[k]];
          if (g !== h || a.contains(b) || b.contains(a)) continue;
          if (getComputedStyle(a).position === "sticky" || a.closest(".tabs, .gone") || b.closest(".tabs, .gone")) continue;
          const x = Math.min(p.right, q.right) - Math.max(p.left, q.left);
          const y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
          if (x > 2 && y > 3) found.push(`${say(a)} lies on ${say(b)}`);
        }
      }
    }
    return found;
  });
}

/** Opens the page with choices that somebody made before, in a profile of its own. */
async function opened(setting, { width, height }, choices = "") {
  const context = await setting.browser.createBrowserContext();
  const desk = await Desk.open(context, setting.server, { width, height });
  await desk.page.evaluate((choices) => localStorage.setItem("newsloupe.choices", choices), choices);
  await desk.page.reload();
  await desk.editor();
  desk.close = () => context.close();
  return desk;
}

/** Walks through all states, and gathers what `judges` find in each. */
async function judged(desk, ...judges) {
  const found = [];
  await walk(desk, async (state) => {
    for (const judge of judges) found.push(...(await judge(desk)).map((what) => `${state}: ${what}`));
  });
  assert.deepEqual([...new Set(found)], []);
  assert.deepEqual(desk.problems, []);
}

/** Values of WCAG 1.4.12. A sheet of the page's own kind: its policy allows no other. */
const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

function wear(desk, css) {
  return desk.page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
  }, css);
}

async function reading(desk) {
  await desk.fill(ARTICLE);
  await desk.read();
  await desk.shown(10);
}

const SIZES = [["desktop", { width: 1280, height: 900 }], ["phone", { width: 360, height: 740 }]];

/** `lost`, with the reader's own spacing for as long as it looks. */
async function lostWhenSpaced(desk) {
  await wear(desk, SPACED);
  const found = await until(async () => {
    const before = await lost(desk);
    // What is drawn by measure needs a moment to be drawn anew.
    await desk.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
    const found = await lost(desk);
    return found.join() === before.join() && [found];
  }, "rest");
  await wear(desk, "");
  // The toolbar stands where its words stood when they were chosen, before they were spaced.
  return found[0].filter((what) => !/out of the window.*id="marking"/.test(what)).map((what) => `spaced, ${what}`);
}

for (const [device, size] of SIZES) {
  for (const scheme of ["light", "dark"]) {
    inEachBrowser(`access, ${scheme}, on a ${device}`, (setting) => {
      test("axe finds nothing, targets are large enough, nothing is lost", async () => {
        const desk = await opened(setting, size, `${scheme} keys`);
        const spaced = scheme === "dark" || setting.name === "firefox" ? [] : [lostWhenSpaced]; // once is enough
        await judged(desk, axe, targets, lost, ...spaced);
        await desk.close();
      });
    }, scheme === "dark" ? { browsers: ["chromium"] } : {}); // colours are reckoned alike in both
  }
}

const NARROW = [
  ["320 px, as at 400 % zoom", { width: 320, height: 640 }, [lost, lostWhenSpaced]],
  ["a window at 200 % zoom", { width: 640, height: 400 }, [lost]],
  ["between phone and desk", { width: 1000, height: 700 }, [lost]],
];

for (const [name, size, judges] of NARROW) {
  inEachBrowser(`access, ${name}`, (setting) => {
    test("nothing is lost, nothing scrolls both ways", async () => {
      const desk = await opened(setting, size);
      await judged(desk, ...judges);
      await desk.close();
    });
  }, { browsers: ["chromium"] });
}

inEachBrowser(
  "access",
  (setting) => {
    test("in a frame, waiting", async () => {
      const desk = await Desk.open(setting.browser, setting.server, { path: "?read" });
      await until(() => desk.page.$(".waiting"), "a word");
      assert.deepEqual(await axe(desk), []);
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

    for (const [feature, value] of [["forced-colors", "active"], ["prefers-contrast", "more"]]) {
      test(`with ${feature} marks are told apart without their hues, and the focus is seen`, async () => {
        const desk = await Desk.open(setting.browser, setting.server);
        const client = await desk.page.createCDPSession();
        await client.send("Emulation.setEmulatedMedia", { features: [{ name: feature, value }] });
        await reading(desk);
        for (const { name, on } of await desk.layers()) if (!on) await desk.switchLayer(name);
        // How a mark of each layer would look, told by all but the colour: as in the text, so in the text.
        const looks = await desk.page.evaluate(() => {
          const classes = ["quotes", "reported", "voices speaker", "voices cue", "people", "organizations", "places", "others", "dates", "credits", "not-speech"];
          const run = document.querySelector("#article p .run");
          return classes.map((name) => {
            const mark = document.createElement("mark");
            mark.className = name;
            mark.textContent = "words";
            run.append(mark);
            const [s, behind, plain] = [getComputedStyle(mark), getComputedStyle(mark, "::after"), getComputedStyle(run)];
            const wash = s.backgroundColor !== "rgba(0, 0, 0, 0)" && s.backgroundColor !== plain.backgroundColor;
            const line = s.textDecorationLine === "none" ? "" : `${s.textDecorationStyle} ${s.textDecorationThickness}`;
            const border = s.borderBottomStyle === "none" ? "" : `${s.borderBottomStyle} ${s.borderBottomWidth}`;
            const look = [wash, line, border, s.fontWeight, behind.content === "none" ? "" : behind.content].join(" | ");
            mark.remove();
            return [name, look];
          });
        });
        const plain = "false |  |  | 400 | ";
        assert.deepEqual(looks.filter(([, look]) => look === plain), [], "every layer has a look");
        const same = looks.filter(([, look], i) => looks.findIndex(([, other]) => other === look) !== i);
        assert.deepEqual(same, [], `no two look alike: ${JSON.stringify(looks)}`);
        await desk.tabToMark();
        const { style, width } = await desk.page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          return { style: outlineStyle, width: parseFloat(outlineWidth) };
        });
        assert.ok(style !== "none" && width >= 2, `${style} ${width}`);
        const colours = feature === "forced-colors" ? ["color-contrast"] : []; // those are the reader's own
        assert.deepEqual(await axe(desk, colours), []);
        await desk.close();
      });
    }

    test("with reduced motion nothing moves, in any state", async () => {
      const desk = await opened(setting, { width: 360, height: 740 });
      await desk.page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await judged(desk, () =>
        desk.page.evaluate(() => {
          const longest = (list) => Math.max(...list.split(",").map((t) => parseFloat(t) * (t.includes("ms") ? 1 : 1000)));
          return [...document.querySelectorAll("*")]
            .filter((one) => {
              const s = getComputedStyle(one);
              const smooth = s.scrollBehavior === "smooth";
              return smooth || longest(s.transitionDuration) > 0 || (s.animationName !== "none" && longest(s.animationDuration) > 0);
            })
            .map((one) => `moves: ${one.outerHTML.slice(0, 80)}`)
            .slice(0, 5);
        }),
      );
      await desk.close();
    });
  },
  { browsers: ["chromium"] }, // axe judges the same tree in both
);
