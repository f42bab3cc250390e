// The service worker: keeps every file of one version of Newsloupe, so that it works with the network
// off. `cargo xtask` writes the version and the list of files (name and SHA-256) into it.
//
// A version is kept whole or not at all: each file must be the one that the list speaks of. A newer
// version waits, and nothing of it is handed out, until the reader asks for it or every page of the
// old one is closed.
const VERSION = "0";
const FILES = [];

const KEPT = "newsloupe-";
const NAME = KEPT + VERSION;
const SHARED = "shared-with-newsloupe"; // what the system's share menu brought, until the page takes it
const SCOPE = new URL("./", location.href).href;
const names = new Set(FILES.map(([name]) => name));

async function digestOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function keepAll() {
  const cache = await caches.open(NAME);
  const keep = async ([name, digest]) => {
    const held = await caches.match(name); // the version before may have the same file
    if (held && (await digestOf(held.clone())) === digest) return cache.put(name, held);
    const response = await fetch(name, { cache: "no-cache", integrity: `sha256-${digest}` });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const { status, headers } = response;
    return cache.put(name, response.redirected ? new Response(response.body, { status, headers }) : response);
  };
  try {
    await Promise.all(FILES.map(keep));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function dropOthers() {
  const others = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function answer(name, request) {
  // Not by opening it: that would make a cache anew that is being taken down.
  return (await caches.match(name, { cacheName: NAME })) ?? fetch(request);
}

/** The share menu posts a form. It goes no further than this browser: the page takes it from here. */
async function takeShared(request) {
  const cache = await caches.open(SHARED);
  await cache.put("./shared", new Response(await request.formData()));
  return Response.redirect(`${SCOPE}#shared`, 303);
}

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(dropOthers()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(SCOPE)) return;
  const { pathname, search } = new URL(request.url);
  const path = `./${pathname.slice(new URL(SCOPE).pathname.length)}`;
  if (request.method === "POST" && path === "./share") return event.respondWith(takeShared(request));
  const isPage = request.mode === "navigate" && (path === "./" || path === "./index.html");
  const name = isPage ? "./" : path + search;
  if (request.method === "GET" && names.has(name)) event.respondWith(answer(name, request));
});

addEventListener("message", (event) => {
  const { what, version } = event.data ?? {};
  // A page of this very version may be served from here at once, without a second visit.
  if (what === "claim" && version === VERSION) event.waitUntil(clients.claim());
  if (what === "take over") {
    event.waitUntil(
      clients.matchAll({ type: "window", includeUncontrolled: true }).then((windows) => {
        const open = windows.filter(({ url }) => url.startsWith(SCOPE)).length;
        // Another page would go on with the old version's code and be given the new one's files.
        if (open > 1) event.ports[0].postMessage("others");
        else return skipWaiting();
      }),
    );
  }
});
