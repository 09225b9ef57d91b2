// Draws a contact sheet: one page of every kind in both languages, at the widths of a phone and of a desktop, light and dark.
// Usage: contact-sheet.mjs OUTPUT DIRECTORY...

import fs from "node:fs";
import path from "node:path";
import { browser, each, sample, serve } from "./site.mjs";

// The width of the viewport, and of its picture on the sheet. Pages are cut at a multiple of the width.
const VIEWS = [["phone", 360, 270, 5], ["desktop", 1280, 480, 1.6]];

const [output, ...folders] = process.argv.slice(2);
fs.mkdirSync(output, { recursive: true });
const chromium = await browser();
for (const [name, width, shown, tall] of VIEWS) {
  for (const colorScheme of ["light", "dark"]) {
    const shots = [];
    for (const folder of folders) {
      const server = await serve(folder);
      await each(sample(folder, Infinity), async (file) => shots.push([`${path.basename(folder)}/${file}`, await shot(server.url + file, width, tall, colorScheme)]));
      server.close();
    }
    shots.sort(([one], [other]) => (one < other ? -1 : 1));
    const sheet = path.join(output, `${name}-${colorScheme}.jpg`);
    await draw(shots, shown, sheet);
    console.log(`${sheet}: ${shots.length} pages`);
  }
}
await chromium.close();

async function shot(address, width, tall, colorScheme) {
  const page = await chromium.newPage({ viewport: { width, height: 800 }, colorScheme });
  await page.goto(address, { waitUntil: "load" });
  // Pictures below the fold load when they come into view.
  const height = await page.evaluate(async () => {
    document.querySelectorAll("img").forEach((image) => (image.loading = "eager"));
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    return document.documentElement.scrollHeight;
  });
  const clip = { x: 0, y: 0, width, height: Math.min(height, Math.round(width * tall)) };
  const bytes = await page.screenshot({ fullPage: true, clip, type: "jpeg", quality: 80 });
  await page.close();
  return `data:image/jpeg;base64,${bytes.toString("base64")}`;
}

async function draw(shots, shown, file) {
  const page = await chromium.newPage({ viewport: { width: 2400, height: 800 } });
  const figures = shots.map(([name, source]) => `<figure><figcaption>${name}</figcaption><img src="${source}" width="${shown}"></figure>`);
  await page.setContent(`<!doctype html><style>
    body { margin: 16px; background: #777; columns: ${shown}px; column-gap: 16px; font: 13px/1.3 system-ui; }
    figure { margin: 0 0 16px; break-inside: avoid; background: #fff; } figcaption { padding: 4px 6px; overflow-wrap: anywhere; } img { display: block; }
  </style>${figures.join("")}`, { waitUntil: "load" });
  await page.screenshot({ path: file, fullPage: true, type: "jpeg", quality: 80 });
  await page.close();
}
