// A site on a web server: every link of every page resolves, with its anchor. An unknown URL gives a 404 page whose own
// links work, in the language of the URL. Every response has the security headers.
// Usage: served.mjs URL... (roots of sites, with a trailing slash)

import { fault, finish } from "./site.mjs";

/** The headers of every response, as `aikyn serve` sends them too. */
const HEADERS = {
  "content-security-policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
};
/** The types of files that servers do not know by themselves. */
const TYPES = { ics: "text/calendar", geojson: "application/geo+json" };

const seen = new Map();
let pages = 0;
for (const root of process.argv.slice(2)) {
  await crawl(root, root);
  await lost(root, new URL("no/such/deep/page", root).href);
  for (const lang of ["ky", "ru"]) {
    const address = new URL(`${lang}/no/such/page`, root).href;
    await lost(root, address);
    if (!(await get(address)).text.includes(`<html lang="${lang}"`)) fault(address, "is in another language");
  }
  const manifest = await get(new URL(".aikyn-manifest", root).href);
  if (manifest.status !== 404) fault(root, `serves its manifest with ${manifest.status}`);
}
finish(`${pages} pages and ${seen.size} addresses`);

async function get(address) {
  if (!seen.has(address)) {
    const response = await fetch(address);
    const html = /html/.test(response.headers.get("content-type") ?? "");
    const text = html ? await response.text() : (await response.arrayBuffer(), "");
    for (const [name, value] of Object.entries(HEADERS)) {
      if (response.headers.get(name) !== value) fault(address, `${name} is ${response.headers.get(name)}`);
    }
    const type = TYPES[address.split(".").pop()];
    if (type && response.ok && !response.headers.get("content-type")?.startsWith(type)) {
      fault(address, `has the type ${response.headers.get("content-type")}`);
    }
    seen.set(address, { status: response.status, html, text });
  }
  return seen.get(address);
}

async function crawl(root, start) {
  const queue = [start];
  const done = new Set();
  for (let address = queue.shift(); address; address = queue.shift()) {
    if (done.has(address)) continue;
    done.add(address);
    const page = await get(address);
    if (page.status !== 200 || !page.html) continue;
    pages += 1;
    for (const target of await links(root, address, page.text)) if (target.startsWith(root)) queue.push(target);
  }
  if (done.size < 20) fault(root, `only ${done.size} pages can be reached from it`);
}

/** The addresses that a page links to on its own server, each looked at. */
async function links(root, address, html) {
  const found = [];
  for (const [, , link] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    const url = new URL(link.replaceAll("&amp;", "&"), address);
    const own = new URL(root);
    if (url.origin !== own.origin) continue;
    if (!url.pathname.startsWith(own.pathname)) fault(address, `${link} leads out of the site`);
    const target = url.origin + url.pathname;
    const page = await get(target);
    if (page.status !== 200) fault(address, `${link} answers ${page.status}`);
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor && page.html && !page.text.includes(` id="${anchor}"`)) fault(address, `${link} has no such place`);
    found.push(target);
  }
  return found;
}

async function lost(root, address) {
  const page = await get(address);
  if (page.status !== 404 || !page.html) return fault(address, `answers ${page.status}`);
  if (!page.text.includes('rel="stylesheet"')) fault(address, "is not the site's own page");
  await links(root, address, page.text);
}
