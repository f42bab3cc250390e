// The teacher's page: giving out as a file, a link, a package, on paper; and a class of 35.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import { Desk, until } from "./support/page.mjs";
import { inEachBrowser } from "./support/setting.mjs";

// Written by crates/newsloupe-exercise/tests/class_of_35.rs.
const CLASS = JSON.parse(readFileSync(new URL("./support/class.json", import.meta.url), "utf8"));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FOLDER = mkdtempSync(join(tmpdir(), "newsloupe-class-"));

/** The teacher's page with a draft at hand, in one of its rooms. */
async function teacher(setting, room, { draft = CLASS.draft, width = 1280, height = 900 } = {}) {
  const page = await setting.browser.newPage();
  await page.setViewport({ width, height });
  const desk = new Desk(page, setting.server);
  await page.evaluateOnNewDocument((draft) => {
    if (draft && location.protocol === "http:") sessionStorage.setItem("newsloupe.draft", draft);
  }, draft && JSON.stringify(draft));
  await page.goto(`${setting.server.address}classroom.html`);
  await desk.press(room);
  await until(() => page.$(room === "Class" ? ".class h1" : ".giving h1"), "the room");
  return desk;
}

/** Presses what downloads a file; its name and bytes. */
async function download(desk, name) {
  await desk.page.evaluate(() => {
    const blobs = new Map();
    const made = (window.madeUrl ??= URL.createObjectURL.bind(URL));
    URL.createObjectURL = (blob) => {
      const url = made(blob);
      blobs.set(url, blob);
      return url;
    };
    window.given = new Promise((resolve) => {
      HTMLAnchorElement.prototype.click = async function () {
        delete HTMLAnchorElement.prototype.click;
        const blob = blobs.get(this.href);
        const reader = new FileReader();
        reader.onload = () => resolve({ name: this.download, url: reader.result });
        reader.readAsDataURL(blob);
      };
    });
  });
  await desk.press(name);
  const { name: file, url } = await desk.page.evaluate(() => window.given);
  return { name: file, bytes: Buffer.from(url.slice(url.indexOf(",") + 1), "base64") };
}

/** What the page says at last, once it is like this. */
const said = (desk, like) =>
  until(async () => {
    const words = await desk.page.$$eval("[role=status]", (all) => all.map((one) => one.textContent).join("\n"));
    return like.test(words) ? words : null;
  }, `words like ${like}`);

const choose = (desk, way) => desk.page.$eval(`input[name=way][value=${way}]`, (input) => input.click());

/** The exercise in a file that holds everything. */
function exerciseIn(html) {
  return JSON.parse(/<script type="application\/json" id="exercise">(.*?)<\/script>/s.exec(html)[1]);
}

/** On the pupil's page: hands in under this number, to a learning platform too where there is one; the code. */
async function finish(page, number) {
  const frame = page.mainFrame ? page.mainFrame() : page;
  await until(() => frame.$("h1"), "the exercise");
  const named = async (words) => {
    for (const button of await frame.$$("button")) {
      const [name, shown] = await button.evaluate((b) => [b.getAttribute("aria-label") ?? b.textContent, b.checkVisibility()]);
      if (shown && words.test(name.trim())) return button;
    }
    return null;
  };
  await (await until(() => named(/Hand in/), "the last step")).evaluate((b) => b.click());
  const field = await until(() => frame.$("#who, input[name=who], .hand input"), "who it is");
  await field.evaluate((field, number) => {
    field.value = number;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }, number);
  const area = () => frame.$eval("#code", (area) => area.value).catch(() => "");
  const code = await until(async () => ((await area()).startsWith("LOUPE") ? area() : null), "the code");
  await (await named(/learning platform/))?.evaluate((b) => b.click());
  return code;
}

/** The files of a ZIP whose files are stored as they are. */
function unzipped(bytes) {
  const files = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const begin = at + 30 + name + extra;
    files[bytes.toString("utf8", at + 30, at + 30 + name)] = bytes.subarray(begin, begin + size);
    at = begin + size;
  }
  return files;
}

async function axe(desk, face) {
  // Colours are read when they have come to rest.
  await until(() => desk.page.evaluate(() => document.getAnimations().every((a) => a.playState !== "running")), "rest");
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
  });
  assert.deepEqual(found, [], face);
  const wide = await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${face}: ${wide} px too wide`);
  const small = await desk.page.evaluate(() =>
    [...document.querySelectorAll("button, input:not([type=file]), summary")]
      .filter((one) => one.checkVisibility() && !one.closest("label") && !one.closest(".unseen"))
      .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
      .map(([html]) => html),
  );
  assert.deepEqual(small, [], `${face}: targets of 24 px`);
}

inEachBrowser("giving out", (setting) => {
  test("one file runs from a disk and in a frame without an origin, asks for nothing, and gives a code that counts", async () => {
    const desk = await teacher(setting, "Give out");
    const { name, bytes } = await download(desk, "Download: One file");
    const html = bytes.toString("utf8");
    assert.equal(name, "the-pier.html");
    assert.match(html, /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/]{43}='/);
    assert.ok(!/unsafe-inline|connect-src|<link[^>]+stylesheet|src=/.test(html.slice(0, html.indexOf("<script"))));
    assert.ok(html.includes("XYLOPHONE") && !html.includes("QUOKKA"), "practice holds the key, and nothing hidden");

    const path = join(FOLDER, `${setting.name}.html`);
    writeFileSync(path, bytes);
    const page = await setting.browser.newPage();
    const [asked, problems] = [[], []];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(pathToFileURL(path).href);
    const code = await finish(page, "7");
    assert.deepEqual(problems, []);
    assert.deepEqual(asked.filter((url) => !/^(file|data|blob):/.test(url)), []);
    await page.close();

    setting.server.extra["/made.html"] = { body: bytes, csp: "" };
    setting.server.extra["/host.html"] = {
      body: "<!doctype html><title>Host</title><iframe title=Exercise sandbox=allow-scripts src=made.html width=900 height=900></iframe>",
      csp: "",
    };
    const host = await setting.browser.newPage();
    await host.goto(`${setting.server.address}host.html`);
    const frame = await until(() => host.frames().find((f) => f.url().endsWith("made.html")), "the frame");
    const framed = await finish(frame, "8");
    await host.close();

    await desk.press("Class");
    await (await until(() => desk.page.$("#codes"), "the place for codes")).evaluate((area, text) => (area.value = text), `${code}\n${framed}`);
    await desk.press("Read the codes");
    await said(desk, /2 results count/);
    const pupils = await desk.page.$$eval(".pupils tbody th", (all) => all.map((one) => one.textContent));
    assert.deepEqual(pupils, ["7", "8"]);
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("with an unlock word the key is sealed, blind it is not there at all", async () => {
    const desk = await teacher(setting, "Give out");
    await choose(desk, "word");
    await desk.press("Download: One file");
    await said(desk, /Write the unlock word first/);
    const word = await until(() => desk.page.$("#unlock-word"), "the field of the word");
    await word.type("Green  lamp harbour");
    await until(() => desk.page.$eval("#word-held", (p) => /This one holds/.test(p.textContent)), "what is said of the word");
    const sealed = (await download(desk, "Download: One file")).bytes;
    for (const secret of ["XYLOPHONE", "QUOKKA", "lamp"]) assert.ok(!sealed.includes(secret), secret);
    const { salt, rounds, iv, data } = exerciseIn(sealed.toString("utf8")).key.sealed;
    assert.ok(rounds >= 600_000);
    const bytes = (text) => Buffer.from(text, "base64url");
    const base = await webcrypto.subtle.importKey("raw", Buffer.from("green lamp harbour"), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: rounds };
    const key = await webcrypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const opened = Buffer.from(await webcrypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, key, bytes(data))).toString("utf8");
    assert.deepEqual(JSON.parse(opened), CLASS.teacher.key.open);

    await choose(desk, "blind");
    const blind = (await download(desk, "Download: One file")).bytes;
    for (const secret of ["XYLOPHONE", "QUOKKA"]) assert.ok(!blind.includes(secret), secret);
    assert.equal(exerciseIn(blind.toString("utf8")).key, "blind");
    const own = await download(desk, "Download: The teacher’s file");
    assert.deepEqual(JSON.parse(own.bytes).key, CLASS.teacher.key);
    assert.ok(!own.bytes.includes("QUOKKA"));

    // The sealed file itself opens the class, with its word.
    const path = join(FOLDER, `${setting.name}-sealed.html`);
    writeFileSync(path, sealed);
    const other = await teacher(setting, "Class", { draft: null });
    await (await until(() => other.page.$("input[type=file]"), "the files")).uploadFile(path);
    await (await until(() => other.page.$("#key-word"), "the field of the word")).type("green lamp harbour");
    await other.press("Open the key");
    await said(other, /The exercise and its key are open/);
    await other.close();
    await desk.close();
  });

  test("a link holds the exercise, says how far it comes, and says so when it was cut", async () => {
    const desk = await teacher(setting, "Give out");
    await choose(desk, "blind");
    await desk.press("Make the link: A link");
    const link = await until(() => desk.page.$eval("#pupils-link", (field) => field.value).catch(() => null), "the link");
    assert.match(link, /\/exercise\.html#x1\.[\w-]+$/);
    assert.match(await desk.page.$eval("#pupils-link-length", (p) => p.textContent), link.length <= 2000 ? /nearly all/ : /some chat programs/);
    await until(() => desk.page.$$eval(".warn", (all) => all.some((p) => /this computer alone/.test(p.textContent))), "that it leads here alone");
    const packed = Buffer.from(link.split("#x1.")[1], "base64url").subarray(4);
    assert.equal(JSON.parse(inflateRawSync(packed)).key, "blind");
    const opened = async (address) => {
      const page = await setting.browser.newPage();
      await page.goto(address);
      const words = await until(() => page.evaluate(() => document.querySelector("h1") && document.body.innerText), "the pupil's page");
      await page.close();
      return words;
    };
    assert.match(await opened(link), /The pier/);
    assert.match(await opened(link.slice(0, -40)), /not whole/);

    await desk.page.$eval("#qr-address", (field) => (field.value = "https://example.org/pier.html"));
    await desk.press("Draw the code");
    await until(() => desk.page.$("svg[role=img][aria-label='QR code of https://example.org/pier.html'] path"), "the QR code");
    await desk.page.$eval("#qr-address", (field) => (field.value = "pier"));
    await desk.press("Draw the code");
    await said(desk, /beginning with https/);
    await desk.close();
  });

  test("the SCORM package opens and reports to the platform around it", async () => {
    const desk = await teacher(setting, "Give out");
    const { name, bytes } = await download(desk, "Download: A SCORM 1.2 package");
    assert.equal(name, "the-pier.scorm.zip");
    const files = unzipped(bytes);
    assert.deepEqual(Object.keys(files), ["imsmanifest.xml", "index.html"]);
    assert.match(files["imsmanifest.xml"].toString(), /<schemaversion>1\.2<\/schemaversion>[\s\S]*href="index\.html"/);
    setting.server.extra["/sco.html"] = { body: files["index.html"], csp: "" };
    setting.server.extra["/lms.html"] = {
      body: `<!doctype html><title>LMS</title><script>
        const log = (window.log = {}); const yes = () => "true";
        window.API = { LMSInitialize: yes, LMSFinish: yes, LMSCommit: yes, LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
          LMSGetValue: (name) => log[name] ?? "", LMSSetValue: (name, value) => ((log[name] = value), "true") };
      </script><iframe title=SCO src=sco.html width=900 height=900></iframe>`,
      csp: "",
    };
    const lms = await setting.browser.newPage();
    await lms.goto(`${setting.server.address}lms.html`);
    const sco = await until(() => lms.frames().find((f) => f.url().endsWith("sco.html")), "the SCO");
    await finish(sco, "9");
    await until(() => lms.evaluate(() => ["completed", "passed", "failed"].includes(window.log["cmi.core.lesson_status"])), "the status");
    assert.equal(await lms.evaluate(() => window.log["cmi.core.score.raw"]), "0"); // nothing was answered
    await lms.close();
    for (const [row, ending, magic] of [["Moodle (GIFT)", ".gift", "//"], ["QTI 3", ".zip", "PK"], ["H5P", ".h5p", "PK"]]) {
      const made = await download(desk, `Download: ${row}`);
      assert.ok(made.name.includes(ending) || row === "Moodle (GIFT)", made.name);
      assert.ok(made.bytes.length > 500 && !made.bytes.includes("QUOKKA"), row);
      if (magic === "PK") assert.equal(made.bytes.toString("latin1", 0, 2), magic, row);
    }
    await desk.close();
  });

  test("the worksheet and its key go to paper by themselves", async () => {
    const desk = await teacher(setting, "Give out");
    await desk.page.evaluate(() => (window.print = () => (window.printed = true)));
    const paper = async (name) => {
      await desk.page.evaluate(() => (window.printed = false));
      await desk.press(`${name}: A worksheet on paper`);
      await until(() => desk.page.evaluate(() => window.printed), "the printer");
      return desk.page.$eval(".sheet", (sheet) => sheet.textContent);
    };
    const sheet = await paper("Print the worksheet");
    assert.match(sheet, /The pier/);
    assert.match(sheet, /Underline the words in the article/);
    assert.ok(!/XYLOPHONE|QUOKKA/.test(sheet));
    if (setting.name === "chromium") {
      const pdf = Buffer.from(await desk.page.pdf({ format: "A4" }));
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
      await desk.page.emulateMediaType("print");
      const shown = await desk.page.evaluate(() => [...document.querySelectorAll(".giving > *, .head")].filter((one) => one.checkVisibility()).map((one) => one.className));
      assert.deepEqual(shown, ["sheet"]);
      const lines = await desk.page.$$eval(".sheet .line", (all) => all.map((line) => [line.querySelector(".text").scrollWidth, line.clientWidth]));
      assert.ok(lines.length > 5 && lines.every(([text, line]) => text <= line), `lines ${JSON.stringify(lines)}`);
      await desk.page.emulateMediaType(null);
    }
    const key = await paper("Print the key");
    assert.match(key, /XYLOPHONE/);
    assert.match(key, /Not to be marked/);
    assert.ok(!/Underline/.test(key));
    await desk.close();
  });
});

/** The column of a form: a class of 35, three codes damaged, a copy, one more of pupil 1, a stranger. */
function column() {
  const codes = [...CLASS.codes];
  codes[4] = codes[4].slice(0, -6); // cut
  codes[11] = codes[11].slice(0, 20) + (codes[11][20] === "A" ? "B" : "A") + codes[11].slice(21); // a letter
  codes[19] = codes[19].slice(0, 14) + codes[19].slice(16); // two letters lost
  const rows = codes.map((code, n) => `2026-03-0${1 + (n % 9)} 10:${10 + n},Pupil ${n + 1},${code}`);
  return ["Time,Who,Code", ...rows, CLASS.codes[0], CLASS.differs, CLASS.foreign].join("\n");
}

async function collected(setting, options) {
  const desk = await teacher(setting, "Class", { draft: null, ...options });
  const path = join(FOLDER, "the-pier.teacher.json");
  writeFileSync(path, JSON.stringify(CLASS.teacher));
  await (await until(() => desk.page.$("input[type=file]"), "the files")).uploadFile(path);
  await said(desk, /The exercise and its key are open/);
  await desk.page.$eval("#codes", (area, text) => (area.value = text), column());
  return desk;
}

const rows = (desk) => desk.page.$$eval(".pupils tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));

inEachBrowser("the class", (setting) => {
  test("35 pupils are read at once, and nothing that came in is passed over", async () => {
    const desk = await collected(setting);
    const took = await desk.page.evaluate(() => {
      const button = [...document.querySelectorAll("button")].find((b) => b.textContent === "Read the codes");
      const start = performance.now();
      button.click();
      return new Promise((done) => {
        const look = () => (document.querySelector(".pupils tbody tr") ? done(performance.now() - start) : requestAnimationFrame(look));
        look();
      });
    });
    assert.ok(took < 1000, `${took} ms`);
    const table = await rows(desk);
    assert.equal(table.length, 34); // 32 good, the copy, the second one of pupil 1
    const odd = await desk.page.$$eval("section.odd li", (all) => all.map((one) => one.innerText));
    assert.equal(odd.length, 4, odd.join("\n"));
    assert.ok(odd.some((one) => one.includes("Pupil 5") && /The end of the code is missing/.test(one)), odd.join("\n"));
    for (const pupil of ["Pupil 12", "Pupil 20"]) assert.ok(odd.some((one) => one.includes(pupil)), pupil);
    assert.ok(odd.some((one) => /another exercise/.test(one)));
    const blank = await desk.page.$$eval(".odd.blank li", (all) => all.map((one) => one.textContent));
    assert.deepEqual(blank.map((one) => /Time,Who,Code/.test(one)), [true]);
    const first = table.filter(([name]) => name === "1");
    assert.equal(first.length, 3);
    assert.ok(first.some((row) => /handed in twice/.test(row.at(-1))) && first.some((row) => /other answers/.test(row.at(-1))));
    for (const [name, points] of table.filter(([name]) => name !== "1")) {
      assert.equal(points.split(" / ")[0], String(CLASS.points[name - 1] / 100), `pupil ${name}`);
    }
    assert.deepEqual(table.map(([name]) => Number(name)), table.map(([name]) => Number(name)).sort((a, b) => a - b));
    await desk.press("Points");
    const best = (await rows(desk)).map(([, points]) => Number(points.split(" / ")[0]));
    assert.deepEqual(best, [...best].sort((a, b) => b - a));
    assert.equal(await desk.page.$eval(".pupils th[aria-sort=descending]", (head) => head.textContent), "Points");

    // One of two is left out, and counted again.
    await desk.press("Leave out this result of 1");
    await until(async () => (await rows(desk)).length === 33, "one less");
    await until(() => desk.page.evaluate(() => document.activeElement.id === "left-out"), "the keyboard's place");
    await desk.press("Count 1 again");
    await until(async () => (await rows(desk)).length === 34, "all of them");
    assert.deepEqual(desk.problems, []);
    await desk.close();
  });

  test("items, heat map and table say the same, and the table opens safely in a spreadsheet", async () => {
    const desk = await collected(setting);
    await desk.press("Read the codes");
    await until(() => desk.page.$(".items li"), "the items");
    const items = await desk.page.$$eval(".items > li", (all) => all.map((one) => one.innerText));
    assert.equal(items.length, 9); // 3 quotes, 3 speakers, 3 dates
    const share = (words) => Number(/(\d+) right/.exec(words)?.[1] ?? 0);
    assert.ok(share(items[0]) < share(items.at(-1)), "most missed first");
    assert.match(items.join("\n"), /Most often chosen instead: “(Bo Day|not stated)” \(\d+\)/);
    const runs = await desk.page.$$eval(".map [data-said]", (all) => all.map((one) => [one.firstChild.textContent, one.dataset.said]));
    assert.ok(runs.some(([words, said]) => words.includes("Summer Wine") && /should not be marked/.test(said)), JSON.stringify(runs));
    await desk.page.$eval(".map", (map) => map.focus());
    await desk.page.keyboard.press("ArrowRight");
    const told = () => desk.page.$eval(".told", (line) => line.textContent);
    await until(async () => (await told()).includes(runs[0][1]), "the first passage");
    await desk.page.keyboard.press("ArrowRight");
    await until(async () => (await told()).includes(runs[1][1]), "the second passage");

    const { name, bytes } = await download(desk, "Download the table (CSV)");
    const lines = bytes.toString("utf8").split("\r\n").filter(Boolean);
    assert.equal(name, "the-pier.csv");
    assert.equal(lines.length, 35); // the head, and 34
    assert.ok(lines[0].startsWith("\ufeff"));
    assert.ok(lines[0].includes("Task 1 1") && lines[0].includes("extra marks"), lines[0]);
    assert.ok(!lines.some((line) => line.split(",").some((cell) => /^"?[=+@]/.test(cell))));
    await desk.close();
  });

  test("nothing is stored unless asked, and it can be forgotten", async () => {
    const desk = await collected(setting);
    const stored = () => desk.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("newsloupe.class.")));
    await desk.press("Read the codes");
    await until(async () => (await rows(desk)).length === 34, "the class");
    assert.deepEqual(await stored(), []);
    await desk.press("Keep on this computer");
    await said(desk, /kept in this browser/);
    assert.deepEqual(await stored(), [`newsloupe.class.${CLASS.teacher.id}`]);
    await desk.page.reload();
    await desk.press("Class");
    await desk.press("Open the class of “The pier”");
    await until(async () => (await rows(desk)).length === 34, "the class of before");
    await desk.press("Clear the class");
    await until(async () => (await rows(desk)).length === 0, "nothing");
    await desk.press("Take it back");
    await until(async () => (await rows(desk)).length === 34, "all of them");
    await desk.press("Forget what is kept");
    await until(async () => (await stored()).length === 0, "nothing stored");
    await desk.close();
  });

  test("both rooms pass axe, fit a phone, and stand in the dark", async () => {
    for (const [width, scheme] of [[1280, "light"], [360, "dark"]]) {
      const out = await teacher(setting, "Give out", { width });
      if (setting.name === "chromium") await out.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await choose(out, "word");
      await out.page.$eval("#qr-address", (field) => (field.value = "https://example.org/pier.html"));
      await out.press("Draw the code");
      await axe(out, `giving out, ${width} px, ${scheme}`);
      await out.close();
      const desk = await collected(setting, { width });
      if (setting.name === "chromium") await desk.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await axe(desk, `an empty class, ${width} px`);
      await desk.press("Read the codes");
      await until(() => desk.page.$(".map"), "the heat map");
      await axe(desk, `the class, ${width} px, ${scheme}`);
      await desk.close();
    }
  });
});
