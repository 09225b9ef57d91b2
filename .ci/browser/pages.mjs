// Every page in a browser, on a phone of 360 px: WCAG 2.2 AA by axe-core in light and dark mode, and contrast of 7:1 for
// text. No horizontal scrolling at 320 px, with wide spacing or at double size. Text of 18 px, targets of 44 px, sizes,
// requests, console, layout shift, and the content security policy.
// Usage: pages.mjs DIRECTORY...

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { browser, each, fault, finish, pages, require, serve } from "./site.mjs";

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "color-contrast-enhanced": { enabled: true } },
  // Without the places that pass, axe takes a quarter of the time.
  resultTypes: ["violations"],
};
// In dark mode only the colours of a page differ.
const COLORS = { runOnly: { type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"] }, resultTypes: ["violations"] };
const FIRST_SIGHT = 14_336, MEDIAN = 8_000, TEXT_PAGE = 15_000, PICTURE_PAGE = 150_000, SCRIPT = 8_000, REQUESTS = 8;

const chromium = await browser();
const firstSights = [];
let count = 0;
for (const folder of process.argv.slice(2)) {
  const server = await serve(folder);
  await each(pages(folder), (file) => check(folder, server.url, file));
  server.close();
}
firstSights.sort((one, other) => one - other);
const median = firstSights[firstSights.length >> 1];
if (median > MEDIAN) fault("all pages", `the median of HTML and CSS is ${median} bytes`);
await chromium.close();
finish(`${count} pages in light and dark, HTML with CSS: median ${median}, greatest ${firstSights.at(-1)} bytes`);

async function check(folder, origin, file) {
  const name = `${path.basename(folder)}/${file}`;
  const address = origin + file.replace(/index\.html$/, "");
  const context = await chromium.newContext({ viewport: { width: 360, height: 740 }, colorScheme: "light" });
  const page = await context.newPage();
  const loaded = new Map();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(name, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(name, `script: ${error}`));
  page.on("requestfailed", (request) => {
    // Requests that are open when the page is left are aborted.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") fault(name, `request failed: ${request.url()} ${why}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) fault(name, `asks another host: ${request.url()}`);
  });
  page.on("response", (response) => loaded.set(response.url(), response));
  await page.addInitScript(() => {
    window.seen = { policy: [], shift: 0 };
    document.addEventListener("securitypolicyviolation", (event) => seen.policy.push(event.violatedDirective));
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.value)))
      .observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "load" });
  weigh(name, loaded);
  const seen = await page.evaluate(() => window.seen);
  if (seen.policy.length > 0) fault(name, `content security policy: ${seen.policy}`);
  // A busy machine paints pages that are partly loaded, so the smallest of five measures counts.
  let shift = seen.shift;
  for (let again = 0; shift > 0.01 && again < 4; again++) {
    await page.goto(address, { waitUntil: "load" });
    shift = Math.min(shift, await page.evaluate(() => window.seen.shift));
  }
  if (shift > 0.01) fault(name, `layout shift ${shift}`);
  for (const what of await page.evaluate(measure)) fault(name, what);
  await page.evaluate(AXE);
  for (const [scheme, rules] of [["light", RULES], ["dark", COLORS]]) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await page.evaluate((rules) => axe.run(rules), rules);
    for (const { id, nodes } of violations) fault(name, `${scheme} ${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length} places)`);
  }
  for (const [what, width, change] of [
    ["at 320 px", 320, () => {}],
    ["with wide spacing at 320 px", 320, () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    }],
    ["at double size and 640 px", 640, () => {
      document.adoptedStyleSheets = [];
      document.documentElement.style.fontSize = "200%";
    }],
  ]) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate(change);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fault(name, `scrolls sideways ${what}: ${wide} px`);
  }
  await context.close();
  count += 1;
}

function weigh(name, loaded) {
  let firstSight = 0, whole = 0, script = 0, pictures = false;
  const sizes = [...loaded.values()].map((response) => [response.headers()["content-type"] ?? "", response.url()]);
  for (const [type, url] of sizes) {
    const folder = process.argv.slice(2).find((folder) => name.startsWith(`${path.basename(folder)}/`));
    const file = path.join(folder, decodeURIComponent(new URL(url).pathname));
    const bytes = fs.readFileSync(fs.statSync(file).isDirectory() ? path.join(file, "index.html") : file);
    const picture = /^image\/(?!svg)/.test(type);
    const size = picture ? bytes.length : zlib.gzipSync(bytes, { level: 6 }).length;
    pictures ||= picture;
    whole += size;
    if (/html|css/.test(type)) firstSight += size;
    if (/script/.test(type)) script += size;
  }
  firstSights.push(firstSight);
  if (firstSight > FIRST_SIGHT) fault(name, `HTML and CSS weigh ${firstSight} bytes`);
  // A search page may have 2 kB more of script than the 6 kB that the limit of a text page includes.
  const most = pictures ? PICTURE_PAGE : TEXT_PAGE + Math.max(0, script - 6_000);
  if (whole > most) fault(name, `weighs ${whole} bytes`);
  if (script > SCRIPT) fault(name, `scripts weigh ${script} bytes`);
  if (loaded.size > REQUESTS) fault(name, `makes ${loaded.size} requests`);
}

/** Runs in the page: text that is too small, and targets that a finger misses. */
function measure() {
  const faults = [];
  const small = (element) => parseFloat(getComputedStyle(element).fontSize);
  for (const element of document.querySelectorAll("main p, main li, main td, main dd")) {
    const quiet = element.closest(".aside, .kicker, .trail, figcaption");
    if (element.textContent.trim() && small(element) < (quiet ? 16 : 18)) {
      faults.push(`text of ${small(element)} px: ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  for (const element of document.querySelectorAll("nav a, button, input:not([disabled]), summary, .button, .contacts a, .card h2 a, .card h3 a")) {
    const { height, width } = element.getBoundingClientRect();
    if (height > 0 && (height < 44 || width < 44)) {
      faults.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return [...new Set(faults)];
}
