// Posters and leaflets, printed in their own typeface and in the widest common one. A poster takes one A4 page, a leaflet
// two. No word is lost, outside the margins or over another, and nothing has a colour. The QR codes, read from an image of the page, are
// the printed URLs, and their pages exist. Of events whose ids differ only in numbers, six are printed.
// Usage: posters.mjs DIRECTORY... (built sites, whose base URL is read from the sitemap)

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkLayout } from "./overlaps.mjs";
import { browser, each, fault, files, finish, serve, withoutAlike } from "./site.mjs";

const POINT = 25.4 / 72, A4 = [210, 297], MARGIN = 10;
const TYPES = ["", "DejaVu Sans"];
const chromium = await browser();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "posters-"));
const count = { posters: 0, leaflets: 0, codes: 0 };
for (const folder of process.argv.slice(2)) {
  const server = await serve(folder);
  const sheets = withoutAlike(files(folder).filter((file) => /(^|\/)(poster|leaflet)\/index\.html$/.test(file)));
  if (sheets.length === 0) fault(folder, "has no sheet of paper");
  const base = /<loc>([^<]*)<\/loc>/.exec(fs.readFileSync(path.join(folder, "sitemap.xml"), "utf8"))[1];
  await each(sheets, (file) => check(folder, base, server.url, file));
  server.close();
}
await chromium.close();
fs.rmSync(scratch, { recursive: true });
finish(`${count.posters} posters and ${count.leaflets} leaflets printed, ${count.codes} codes read`);

async function check(folder, base, origin, file) {
  const name = `${path.basename(folder)}/${file}`;
  const leaflet = file.includes("/leaflet/");
  const context = await chromium.newContext();
  const page = await context.newPage();
  // The width between the margins of A4, in CSS pixels.
  await page.setViewportSize({ width: Math.round((A4[0] - 2 * MARGIN) / 25.4 * 96), height: 1000 });
  await page.emulateMedia({ media: "print" });
  await page.goto(origin + file.replace(/index\.html$/, ""));
  const shown = await page.evaluate(() => {
    document.querySelectorAll(".no-print").forEach((element) => element.remove());
    return {
      text: document.body.innerText,
      robots: document.querySelector("meta[name=robots]")?.content,
      codes: [...document.querySelectorAll("svg.code")].map((code) => code.getAttribute("aria-label").replace(/^.*?: /, "")),
    };
  });
  if (shown.robots !== "noindex") fault(name, "search engines may take it in");
  for (const [at, type] of TYPES.entries()) {
    await page.evaluate((type) => {
      const sheet = new CSSStyleSheet();
      if (type) sheet.replaceSync(`:root { --type: "${type}" !important }`);
      document.adoptedStyleSheets = [sheet];
    }, type);
    await checkLayout(page, name, `on paper in ${type || "its own typeface"}`);
    const pdf = path.join(scratch, `${count.posters + count.leaflets}-${name.replaceAll("/", "-")}-${at}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false });
    const fonts = execFileSync("pdffonts", [pdf], { encoding: "utf8" });
    if (type && !fonts.includes(type.replaceAll(" ", ""))) fault(name, `is not set in ${type}: is it installed?`);
    paper(`${name}${type && ` in ${type}`}`, pdf, leaflet ? 2 : 1, shown.text);
    if (at === 0) read(name, pdf, folder, base, file, shown);
    fs.rmSync(pdf);
  }
  await context.close();
  count[leaflet ? "leaflets" : "posters"] += 1;
}

/** What is left of a text without case, spaces and signs. */
function letters(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The pages of a print, their size, their words and where these lie. */
function paper(name, pdf, sheets, text) {
  const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  if (pages !== sheets) fault(name, `takes ${pages} pages`);
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info).map(Number);
  if (Math.abs(width * POINT - A4[0]) > 1 || Math.abs(height * POINT - A4[1]) > 1) fault(name, "is not A4 upright");
  const layout = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8" });
  const words = [...layout.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)];
  if (words.length === 0) fault(name, "has no words");
  for (const [, ...word] of words) {
    const [left, top, right, bottom] = word.slice(0, 4).map((edge) => Number(edge) * POINT);
    const inside = left >= MARGIN && top >= MARGIN && right <= A4[0] - MARGIN && bottom <= A4[1] - MARGIN;
    if (!inside) fault(name, `«${word[4]}» lies at ${[left, top, right, bottom].map(Math.round)} mm`);
  }
  const printed = letters(words.map(([, , , , , word]) => word.replace(/&(amp|lt|gt|quot|#39|apos);/g, " ")).join(""));
  for (const word of new Set(text.match(/[\p{L}\p{N}]+/gu))) {
    if (!printed.includes(letters(word))) fault(name, `«${word}» is lost on paper`);
  }
}

/** The codes of a print, by zbarimg, and that all ink is grey or black. */
function read(name, pdf, folder, base, file, shown) {
  const picture = pdf.replace(/pdf$/, "png");
  const last = file.includes("/leaflet/") ? "2" : "1";
  execFileSync("pdftoppm", ["-r", "150", "-gray", "-png", "-singlefile", "-f", last, pdf, picture.slice(0, -4)]);
  let found = [];
  try {
    found = execFileSync("zbarimg", ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", picture], { encoding: "utf8" }).trim().split("\n");
  } catch {
    fault(name, "has no code that can be read");
  }
  fs.rmSync(picture);
  const lang = /^(ky|ru)\//.exec(file)?.[1];
  const target = file.replace(/^(ky|ru)\//, "").replace(/(poster|leaflet)\/index\.html$/, "");
  const wanted = (lang ? [lang] : ["ky", "ru"]).map((lang) => `${lang}/${target}`);
  const said = [found, shown.codes].map((codes) => [...codes].sort().join(" "));
  if (said[0] !== wanted.map((address) => base + address).join(" ")) fault(name, `its code says ${said[0]}`);
  if (said[1] !== said[0]) fault(name, `its code is named ${said[1]}`);
  for (const address of wanted) {
    if (!shown.text.includes(base + address)) fault(name, `${base + address} does not stand in letters`);
    if (!fs.existsSync(path.join(folder, address, "index.html"))) fault(name, `${address} is no page`);
  }
  const pixels = execFileSync("pdftoppm", ["-r", "20", "-singlefile", pdf], { maxBuffer: 1 << 24 });
  // A header of three lines precedes the pixels of three bytes. Unequal bytes are a colour.
  const start = [1, 2, 3].reduce((at) => pixels.indexOf("\n", at) + 1, 0);
  for (let at = start; at + 2 < pixels.length; at += 3) {
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) {
      fault(name, "has colour");
      break;
    }
  }
  count.codes += found.length;
}
