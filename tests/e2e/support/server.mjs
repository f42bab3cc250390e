// A static server for tests: the files of one folder, under a strict Content Security Policy, at a
// port of its own. It remembers what it was asked for.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** What the app may do: run its own files and compile WASM; no inline script, no other origin. */
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Serves `root`. `extra` maps paths (such as "/host.html") to `{type, body, csp?}` for pages that
 * only a test has, and may change while it runs. Unless `offline` is set, the page is told not to keep
 * itself: else every second page of a test would come out of the browser. Resolves to
 * `{address, asked, kept, extra, close}`: the paths asked for by pages, and those by their service worker.
 */
export async function serve(root, { csp = STRICT_CSP, extra = {}, offline = false } = {}) {
  const asked = [];
  const kept = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const byWorker = request.headers.referer?.endsWith("/sw.js") || request.headers["service-worker"] === "script";
    (byWorker ? kept : asked).push(request.method === "GET" ? path : `${request.method} ${path}`);
    const headers = { "content-security-policy": csp, "x-content-type-options": "nosniff", "cache-control": "no-store" };
    const made = extra[path];
    if (made) {
      response.writeHead(200, { ...headers, "content-security-policy": made.csp ?? csp, "content-type": made.type ?? TYPES[".html"] });
      return response.end(made.body);
    }
    const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
    const type = TYPES[extname(file)];
    try {
      if (!file.startsWith(normalize(root.endsWith(sep) ? root : root + sep))) throw new Error("outside");
      let body = await readFile(file);
      if (!offline && file.endsWith("index.html")) body = String(body).replace(/data-version="[^"]*"/, 'data-version="0"');
      response.writeHead(200, { ...headers, "content-type": type ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, { ...headers, "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    asked,
    kept,
    extra,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
