// Measures the transferred bytes and the time of search queries in a real browser.
//   cargo bench --bench search -- write FOLDER 2000 && target/release/aikyn --root FOLDER build
//   NODE_MODULES=… node benches/search.mjs FOLDER/public
// Each query starts with an empty browser cache. Bytes are those of the index and the script, compressed with gzip.

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { browser, serve } from "../.ci/browser/site.mjs";

const folder = process.argv[2];
// Frequent and rare words, several words, a prefix, and a word that does not occur.
const QUERIES = ["кака", "такага", "бакалар", "кабамалардын", "кака такага", "бакалар лака маканын", "токама", "сы", "кабба", "бкаама тмака"];

const server = await serve(folder);
const chromium = await browser();
const rows = [];
for (const query of QUERIES) {
  const context = await chromium.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  let bytes = 0, files = 0;
  page.on("response", (answer) => {
    const name = decodeURIComponent(new URL(answer.url()).pathname).slice(1);
    if (!name.includes("/search/index/") && !name.includes("search.")) return;
    bytes += zlib.gzipSync(fs.readFileSync(path.join(folder, name))).length;
    files++;
  });
  await page.goto(`${server.url}ky/search/`);
  await page.fill("#q", query);
  const time = await page.evaluate(() => new Promise((done) => {
    const started = performance.now(), list = document.getElementById("results");
    new MutationObserver(() => list.dataset.state === "done" && done(performance.now() - started)).observe(list, { attributes: true });
    document.getElementById("search").requestSubmit();
  }));
  rows.push({ query, found: (await page.textContent("#count")).replace(/\D+/g, ""), bytes, files, ms: Math.round(time) });
  await context.close();
}
await chromium.close();
server.close();
console.table(rows);
