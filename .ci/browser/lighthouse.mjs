// Lighthouse with its profile of a phone: at least 99 for performance, and 100 for accessibility, best practices and SEO.
// It simulates the speed from the requests, so a busy machine has little influence. The better of two runs counts.
// Usage: lighthouse.mjs URL PATH...

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fault, finish } from "./site.mjs";

const require = createRequire(path.join(process.env.NODE_MODULES, "_"));
const { default: lighthouse } = await import(pathToFileURL(require.resolve("lighthouse")).href);
const { launch } = await import(pathToFileURL(require.resolve("chrome-launcher")).href);
const WANTED = { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 };

const [root, ...paths] = process.argv.slice(2);
const chromium = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
for (const page of paths) {
  const best = {};
  let failed = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const { lhr } = await lighthouse(root + page, { port: chromium.port, logLevel: "silent", onlyCategories: Object.keys(WANTED) });
    for (const [name, { score }] of Object.entries(lhr.categories)) best[name] = Math.max(best[name] ?? 0, Math.round(score * 100));
    failed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9).map(({ id }) => id);
    if (Object.entries(WANTED).every(([name, least]) => best[name] >= least)) break;
  }
  console.log(`${page}: ${Object.values(best).join(" / ")}`);
  for (const [name, least] of Object.entries(WANTED)) {
    if (best[name] < least) fault(page, `${name} ${best[name]}: ${failed.join(", ")}`);
  }
}
await chromium.kill();
finish(`${paths.length} pages by Lighthouse`);
