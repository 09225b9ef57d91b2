// A site on a web server: every link of every page resolves, with its anchor. An unknown URL gives a 404 page whose own
// links work.
// Usage: served.mjs URL... (roots of sites, with a trailing slash)

import { fault, finish } from "./site.mjs";

const seen = new Map();
let pages = 0;
for (const root of process.argv.slice(2)) {
  await crawl(root, root);
  await lost(root, new URL("no/such/deep/page", root).href);
}
finish(`${pages} pages and ${seen.size} addresses`);

async function get(address) {
  if (!seen.has(address)) {
    const response = await fetch(address);
    const html = /html/.test(response.headers.get("content-type") ?? "");
    const text = html ? await response.text() : (await response.arrayBuffer(), "");
    seen.set(address, { status: response.status, html, text, policy: response.headers.get("content-security-policy") });
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
    if (page.policy !== "default-src 'self'") fault(address, "is served without the policy");
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
