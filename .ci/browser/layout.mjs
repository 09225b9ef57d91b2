// The layout of every page at nine widths, and at double text size: no text over other text, no text that is cut off, and
// nothing that scrolls sideways on a wide screen. Of pages whose addresses differ only in numbers, six are checked.
// Usage: layout.mjs DIRECTORY...

import path from "node:path";
import { WIDTHS, checkWidths } from "./overlaps.mjs";
import { browser, each, finish, pages, serve, withoutAlike } from "./site.mjs";

const chromium = await browser();
let count = 0;
for (const folder of process.argv.slice(2)) {
  const server = await serve(folder);
  // Posters and leaflets are sheets of paper. posters.mjs checks them.
  const shown = withoutAlike(pages(folder).filter((file) => !/(^|\/)(poster|leaflet)/.test(file)));
  await each(shown, (file) => check(`${path.basename(folder)}/${file}`, server.url + file.replace(/index\.html$/, "")));
  server.close();
}
await chromium.close();
finish(`${count} pages at ${WIDTHS.length} widths`);

async function check(name, address) {
  const page = await chromium.newPage({ viewport: { width: WIDTHS[0], height: 900 } });
  await page.goto(address, { waitUntil: "load" });
  await checkWidths(page, name);
  await page.close();
  count += 1;
}
