// Printed pages: no text is lost, the navigation is left out, URL and date are printed, and the schedule of the first site
// fits on one sheet. Without scripts the same pages keep their text. Every kind of page in both languages is printed, and
// every fifth page of a kind with many.
// Usage: print.mjs DIRECTORY...

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { browser, each, fault, finish, sample, serve } from "./site.mjs";

const chromium = await browser();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "print-"));
let count = 0;
for (const [at, folder] of process.argv.slice(2).entries()) {
  const server = await serve(folder);
  await each(sample(folder, 5), (file) => check(at, folder, server.url, file));
  server.close();
}
await chromium.close();
fs.rmSync(scratch, { recursive: true });
finish(`${count} pages printed`);

/** The words of a text, each with how often it stands there; what is hyphenated at the end of a line is one word. */
function words(text) {
  const bag = new Map();
  for (const word of text.toLowerCase().replaceAll("\u00ad", "").match(/[\p{L}\p{N}]+/gu) ?? []) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

async function check(at, folder, origin, file) {
  const name = `${path.basename(folder)}/${file}`;
  const address = origin + file.replace(/index\.html$/, "");
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(address);
  // The options of a form are not text of the page.
  const text = await page.evaluate(() => {
    document.querySelectorAll("form").forEach((form) => form.remove());
    return document.body.innerText;
  });
  const shown = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    document.querySelectorAll("nav, .no-print, .skip").forEach((element) => element.remove());
    return document.body.innerText;
  });
  const menu = await page.evaluate(() => fetch(location).then((got) => got.text()).then((html) =>
    [...new DOMParser().parseFromString(html, "text/html").querySelectorAll(".menu a")].map((link) => link.textContent)));
  await page.goto(address);
  const pdf = path.join(scratch, `${count++}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false });
  const printed = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" });
  const paper = words(printed);
  const joined = printed.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  for (const [word] of words(shown)) {
    // Words and URLs may be broken over two lines.
    if (!paper.has(word) && !joined.includes(word)) fault(name, `«${word}» is lost on paper`);
  }
  if (menu.length > 2 && menu.every((entry) => printed.includes(entry))) fault(name, "the menu is printed");
  const canonical = await page.evaluate(() => document.querySelector("link[rel=canonical]")?.href);
  const framed = await page.evaluate(() => document.querySelector(".site-footer") !== null);
  if (framed && !joined.includes(canonical.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""))) fault(name, "its address is not printed");
  const day = await page.evaluate(() => document.querySelector(".site-footer time")?.textContent ?? "");
  if (!joined.includes(day.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""))) fault(name, "the day is not printed");
  if (at === 0 && /^\w+\/schedule\/index\.html$/.test(file)) {
    const sheets = /Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))[1];
    if (sheets !== "1") fault(name, `takes ${sheets} sheets`);
  }
  await context.close();

  const bare = await chromium.newContext({ javaScriptEnabled: false });
  const still = await bare.newPage();
  await still.goto(address);
  const kept = words(await still.locator("body").innerText());
  const all = [...words(text).keys()];
  const missing = all.filter((word) => !kept.has(word));
  if (missing.length > all.length * 0.02) fault(name, `without script it loses ${missing.length} words: ${missing.slice(0, 5)}`);
  // A form with an action works without scripts.
  const buttons = await still.locator("button:visible").evaluateAll((all) => all.filter((own) => !own.closest("form[action]")).length);
  if (buttons + (await still.locator("form:not([action])").count()) > 0) fault(name, "has a button that is dead without script");
  await bare.close();
}
