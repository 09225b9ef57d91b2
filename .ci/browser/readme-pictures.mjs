// Draws the pictures of the README from the example site: a page on a desktop, and another language of it on a phone.
// Usage: readme-pictures.mjs DIRECTORY OUTPUT

import fs from "node:fs";
import path from "node:path";
import { browser, serve } from "./site.mjs";

const PICTURES = [["home", "ky/", "ru/"], ["results", "ru/results/", "ky/results/"]];

const [folder, output] = process.argv.slice(2);
const chromium = await browser();
const server = await serve(folder);
for (const [name, desktop, phone] of PICTURES) {
  const wide = await shot(desktop, 1160, 800);
  const narrow = await shot(phone, 360, 740);
  // The two overlap, as a phone lies on a desk.
  const webp = await draw(wide, narrow);
  const file = path.join(output, `${name}.webp`);
  fs.writeFileSync(file, webp);
  console.log(`${file}: ${webp.length} bytes`);
}
server.close();
await chromium.close();

async function shot(address, width, height) {
  const page = await chromium.newPage({ viewport: { width, height }, colorScheme: "light", deviceScaleFactor: 2 });
  await page.goto(server.url + address, { waitUntil: "load" });
  const bytes = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

async function draw(wide, narrow) {
  const page = await chromium.newPage();
  const data = await page.evaluate(async ([wide, narrow]) => {
    const load = async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image;
    };
    const [desk, phone] = [await load(wide), await load(narrow)];
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1200, 700];
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    const paint = (image, x, y, width, edge) => {
      const height = (width * image.height) / image.width;
      context.fillStyle = "#45514d";
      context.fillRect(x - edge, y - edge, width + 2 * edge, height + 2 * edge);
      context.drawImage(image, x, y, width, height);
    };
    paint(desk, 1, 1, 940, 1);
    paint(phone, 892, 56, 298, 8);
    return canvas.toDataURL("image/webp", 0.4);
  }, [wide, narrow]);
  await page.close();
  return Buffer.from(data.split(",")[1], "base64");
}
