// Shared by the checks of built sites: the pages of a directory, a server with the headers of production, a browser, and
// the list of errors.

import { createRequire } from "node:module";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

// The packages are installed in the directory of CI, not next to these files.
export const require = createRequire(path.join(process.env.NODE_MODULES, "_"));
const { chromium } = require("playwright-core");

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".xml": "application/xml",
  ".png": "image/png", ".jpg": "image/jpeg", ".js": "text/javascript", ".json": "application/json",
  ".geojson": "application/geo+json", ".csv": "text/csv", ".ics": "text/calendar", ".txt": "text/plain",
};

export const CSP = "default-src 'self'";

/** All files of a folder, as paths from it, sorted. */
export function files(folder, under = "") {
  const found = fs.readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const own = path.posix.join(under, entry.name);
    return entry.isDirectory() ? files(folder, own) : [own];
  });
  return found.sort();
}

/** The pages of a folder that a reader sees; an old address that only leads to a new one is none. */
export function pages(folder) {
  return files(folder).filter((file) =>
    file.endsWith(".html") && !fs.readFileSync(path.join(folder, file), "utf8").includes('http-equiv="refresh"'));
}

/** A list of files without those that differ from six others only in numbers. */
export function withoutAlike(files) {
  const seen = new Map();
  return files.filter((file) => {
    const kind = file.replace(/\d{1,2}(?=\/)/, "");
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return seen.get(kind) <= 6;
  });
}

/** Serves a folder with the policy that the README advises. Gives its address and a way to stop it. */
export function serve(folder) {
  const server = http.createServer((request, response) => {
    let name = decodeURIComponent(new URL(request.url, "http://x").pathname).slice(1);
    if (name === "" || name.endsWith("/")) name += "index.html";
    const file = path.join(folder, name);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    fs.readFile(file, (error, bytes) => {
      response.writeHead(error ? 404 : 200, { "content-type": type, "content-security-policy": CSP });
      response.end(error ? "" : bytes);
    });
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    done({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
  }));
}

/** Debian's Chromium, which reaches for nothing on its own. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** Does the work for every item, a few at a time. */
export async function each(items, work, hands = 3) {
  const queue = [...items];
  const hand = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

/** One page of every kind and language, and of a kind with many every n-th. The kind stands in `<body class>`. */
export function sample(folder, n) {
  const seen = new Map();
  return pages(folder).filter((file) => {
    const html = fs.readFileSync(path.join(folder, file), "utf8");
    const kind = `${file.slice(0, 3)} ${/<body class="([^"]*)"/.exec(html)?.[1]}`;
    seen.set(kind, (seen.get(kind) ?? -1) + 1);
    return seen.get(kind) % n === 0;
  });
}

const faults = [];

/** Remembers what is wrong with a page. */
export function fault(page, what) {
  faults.push(`${page}: ${what}`);
}

/** Says how it went, and ends the run with it. */
export function finish(said) {
  faults.forEach((line) => console.log(`FAULT ${line}`));
  console.log(`${said}, ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}
