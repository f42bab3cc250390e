// With the network off: after one visit everything works; a new version is offered and never mixed with
// the old one; what is shared is taken; and keeping the page's files tells nobody anything.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./support/browser.mjs";
import { ARTICLE, Desk, until } from "./support/page.mjs";
import { serve } from "./support/server.mjs";
import { inEachBrowser } from "./support/setting.mjs";

const dist = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const shipped = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `/${relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")}`);
const squeezed = (text) => text.replace(/\s+/g, "");
const sha256 = (text) => createHash("sha256").update(text).digest("base64");

/** The page and its service worker as a later build would have them. */
function newer() {
  const [page, worker] = ["index.html", "sw.js"].map((name) => readFileSync(join(dist, name), "utf8"));
  const [, version] = /data-version="(\w+)"/.exec(page);
  const other = version.replace(/^./, (c) => (c === "0" ? "1" : "0"));
  const laterPage = page.replace("<title>", "<title>Later: ").replace(version, other);
  const laterWorker = worker.replace(version, other).replace(sha256(page), sha256(laterPage));
  assert.notEqual(laterWorker, worker.replace(version, other), "the worker's list has the page");
  return { page: { body: laterPage }, worker: { type: "text/javascript", body: laterWorker } };
}

/** A page that has been visited long enough for all of it to be kept, and is served from there. */
async function visited(browser, server) {
  const desk = await Desk.open(browser, server);
  await until(() => desk.page.evaluate(() => navigator.serviceWorker.controller !== null), "the page to be kept", 60_000);
  return desk;
}

/** A browser and a server of its own for each: what one test keeps is no matter of another. */
function alone(name, title, work) {
  test(title, { timeout: 120_000 }, async () => {
    const server = await serve(dist, { offline: true, extra: { "/clipboard.html": { body: "<!doctype html><title>x</title><textarea></textarea>" } } });
    const browser = await launch(name);
    try {
      await work(browser, server);
    } finally {
      await browser.close();
      await server.close().catch(() => {}); // some tests have switched it off
    }
  });
}

inEachBrowser("offline", ({ name }) => {
  alone(name, "after one visit an article is read with the network off", async (browser, server) => {
    const desk = await visited(browser, server);
    await server.close();
    await desk.page.reload();
    await desk.fill(ARTICLE);
    await desk.read();
    await desk.shown(10);
    assert.equal(await desk.words(), squeezed(ARTICLE));
    await desk.tab("Check"); // it stands in the study
    await until(() => desk.page.evaluate(() => document.querySelector("#list .room")?.childElementCount > 0), "the study");
    const deeper = await Desk.open(browser, server, { path: "index.html?x=1" });
    await deeper.close();
    assert.deepEqual(desk.problems, []);
  });

  alone(name, "only the app's own files are asked for, once, and nothing that carries a text", async (browser, server) => {
    const desk = await visited(browser, server);
    const all = [...server.kept];
    assert.ok(all.includes("/newsloupe-worker_bg.wasm") && all.includes("/newsloupe-study_bg.wasm"), all.join(" "));
    assert.deepEqual(all.filter((path) => path !== "/" && !shipped.includes(path)), []);
    assert.ok(all.filter((path) => path !== "/sw.js").every((path, i, rest) => rest.indexOf(path) === i), "each once");

    const [asked, requested] = [server.asked.length, desk.requests.length];
    await desk.paste(ARTICLE);
    await desk.shown(10);
    await desk.tabToMark();
    await desk.page.keyboard.press("Enter");
    await desk.page.keyboard.press("Escape");
    await desk.edit();
    await desk.fill(`${ARTICLE}\n\n“One more thing,” said Ann Lee of https://example.org/picture.jpg on Tuesday.`);
    await desk.read();
    await until(async () => (await desk.words()).includes("Onemorething"), "the second reading");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const beside = ["/clipboard.html", "/favicon.ico"]; // the page that was copied from, and its icon
    assert.deepEqual(server.asked.slice(asked).filter((path) => !beside.includes(path)), [], "no page asks for anything");
    // A browser looks for a newer worker when a page is opened, the one that is copied from, too.
    assert.deepEqual(server.kept.slice(all.length).filter((path) => path !== "/sw.js"), [], "nor does its worker");
    const own = desk.requests.slice(requested).map((url) => new URL(url));
    for (const { origin, pathname, search } of own) {
      assert.equal(`${origin}/`, server.address);
      assert.ok(shipped.includes(pathname) && /^(\?v=\w+)?$/.test(search), `${pathname}${search}`);
    }
    assert.deepEqual(desk.problems, []);
  });

  alone(name, "a new version is offered, and loaded with the text when the reader says so", async (browser, server) => {
    const desk = await visited(browser, server);
    await desk.page.reload();
    await desk.fill(ARTICLE);
    await desk.read();
    await desk.shown(10);
    const later = newer();
    server.extra["/"] = later.page;
    server.extra["/sw.js"] = later.worker;
    await desk.page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    assert.match(await desk.word(/new version/), /Your text stays/);
    assert.doesNotMatch(await desk.page.title(), /Later/);

    const second = await Desk.open(browser, server);
    assert.doesNotMatch(await second.page.title(), /Later/, "the old version goes on until it is left");
    await desk.page.bringToFront();
    await desk.press("Load it now");
    await desk.word(/another window/);
    await second.close();
    await desk.page.bringToFront();
    await desk.press("Try again");
    await until(async () => /Later/.test(await desk.page.title().catch(() => "")), "the new version");
    await desk.shown(10);
    assert.equal(await desk.words(), squeezed(ARTICLE), "the text came along");
    const caches = await desk.page.evaluate(() => globalThis.caches.keys());
    assert.equal(caches.filter((cache) => cache.startsWith("newsloupe-")).length, 1, "of the old version nothing is left");
  });

  alone(name, "of a new version that arrives in part nothing is taken", async (browser, server) => {
    const desk = await visited(browser, server);
    const later = newer();
    server.extra["/sw.js"] = later.worker; // the page itself is still the old one
    const state = await desk.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const coming = registration.installing;
      if (coming) await new Promise((done) => coming.addEventListener("statechange", done));
      return { came: Boolean(coming), state: coming?.state, waiting: registration.waiting !== null };
    });
    assert.equal(state.waiting, false, JSON.stringify(state));
    const caches = await until(async () => {
      const names = await desk.page.evaluate(() => globalThis.caches.keys());
      return names.length === 1 && names;
    }, "the half of it to be thrown away");
    assert.equal(caches.length, 1);
    await server.close();
    await desk.page.reload();
    await desk.editor();
    assert.doesNotMatch(await desk.page.title(), /Later/);
  });

  alone(name, "what the share menu sends is read, and told to no server", async (browser, server) => {
    const desk = await visited(browser, server);
    const share = (fields, file) =>
      desk.page.evaluate(
        async (fields, file) => {
          const form = new FormData();
          for (const [name, words] of Object.entries(fields)) form.append(name, words);
          if (file) form.append("file", new File([file], "shared.html"));
          await fetch("./share", { method: "POST", body: form, redirect: "manual" });
        },
        fields,
        file,
      );
    const opened = async () => {
      const next = await Desk.open(browser, server, { path: "#shared" });
      return next;
    };
    await share({ title: "Pier to close", text: "“We had no choice,” Mayor Ann Lee said. https://news.example/pier", url: "" });
    let next = await opened();
    await until(async () => (await next.words()) === "Piertoclose“Wehadnochoice,”MayorAnnLeesaid.", "the shared text");
    assert.doesNotMatch(next.page.url(), /#/);
    await next.close();

    await share({ title: "Pier", text: "", url: "https://news.example/pier" });
    next = await opened();
    assert.match(await next.alert(), /Only an address/);
    await next.close();

    await share({}, "<!doctype html><h1>Pier</h1><p>“No,” said Ann Lee.</p>");
    next = await opened();
    await until(async () => (await next.words()) === "Pier“No,”saidAnnLee.", "the shared file");
    await next.close();
    assert.deepEqual([...server.asked, ...server.kept].filter((path) => /POST|share/.test(path)), []);
    assert.deepEqual(await desk.page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("shared"))), []);
  });

  alone(name, "a build to work on takes down what an earlier one kept", async (browser, server) => {
    const desk = await visited(browser, server);
    server.extra["/sw.js"] = { type: "text/javascript", body: readFileSync(new URL("../../offline/gone.js", import.meta.url), "utf8") };
    await desk.page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    // A browser may let the old worker end its work first: then it goes with one of the next loads.
    await until(async () => {
      await desk.page.reload();
      return desk.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length === 0);
    }, "nothing to be kept");
  });

  alone(name, "the manifest says what can be shared and opened, and its icons are there", async (browser, server) => {
    const desk = await Desk.open(browser, server);
    const { manifest, icons } = await desk.page.evaluate(async () => {
      const address = document.querySelector("link[rel=manifest]").href;
      const manifest = await (await fetch(address)).json();
      const load = async ({ src, sizes }) => {
        const image = new Image();
        image.src = new URL(src, address);
        await image.decode();
        return [sizes, `${image.naturalWidth}x${image.naturalHeight}`];
      };
      return { manifest, icons: await Promise.all(manifest.icons.map(load)) };
    });
    for (const [said, is] of icons) assert.equal(said, is);
    assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
    assert.equal(manifest.display, "standalone");
    assert.equal(manifest.share_target.method, "POST");
    const handled = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
    for (const ending of [".txt", ".html", ".docx"]) assert.ok(handled.includes(ending));
  });
});
