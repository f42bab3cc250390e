// Stands in the service worker's place in builds that are served while one works on them: it takes
// down what an earlier build left, so that no stale page is shown.
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => {
  const kept = caches.keys().then((names) => Promise.all(names.filter((n) => n.startsWith("newsloupe-")).map((n) => caches.delete(n))));
  event.waitUntil(kept.then(() => registration.unregister()));
});
