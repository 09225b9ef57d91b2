// A portable site: every link of every page leads to an existing file. In a browser, the menu and the other language are
// reachable from the first page, with a stylesheet.
// Usage: portable.mjs DIRECTORY

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browser, fault, files, finish } from "./site.mjs";

const folder = path.resolve(process.argv[2]);
const own = pathToFileURL(folder + path.sep).href;
let links = 0;
for (const file of files(folder).filter((file) => file.endsWith(".html") && !file.endsWith("404.html"))) {
  const html = fs.readFileSync(path.join(folder, file), "utf8");
  for (const [, , link] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    const url = new URL(link.replaceAll("&amp;", "&"), pathToFileURL(path.join(folder, file)));
    if (url.protocol !== "file:") continue;
    links += 1;
    const target = fileURLToPath(url.origin === "null" ? url.href.split(/[?#]/)[0] : url);
    if (!url.href.startsWith(own)) fault(file, `${link} leads out of the folder`);
    else if (!fs.existsSync(target) || fs.statSync(target).isDirectory()) fault(file, `${link} is no file`);
  }
}

const chromium = await browser();
const page = await chromium.newPage();
await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
await page.getByRole("link", { name: "Кыргызча" }).click();
const entries = await page.locator(".menu a").count();
for (let at = 0; at < entries; at++) {
  await page.locator(".menu a").nth(at).click();
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".site-header")).backgroundColor);
  if (styled === "rgba(0, 0, 0, 0)") fault(page.url(), "has no stylesheet");
  if ((await page.locator("html").getAttribute("lang")) !== "ky") fault(page.url(), "is not Kyrgyz");
}
await page.getByRole("link", { name: "Русский" }).click();
if ((await page.locator("html").getAttribute("lang")) !== "ru") fault(page.url(), "the switch does not lead to Russian");
await chromium.close();
if (entries < 5) fault("the menu", `has ${entries} entries`);
finish(`${links} links and ${entries} entries of the menu`);
