// The preview in a browser: a page reloads at its scroll position, and a stylesheet is replaced without a reload. An error
// is shown over the page in the author's language until it is fixed, also if the first build fails. The dashboard lists
// open work.
// Usage: preview.mjs PROGRAM DIRECTORY (a copy of a site, which is changed)

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { checkWidths } from "./overlaps.mjs";
import { browser, fault, finish } from "./site.mjs";

const [program, folder] = process.argv.slice(2);
const site = path.join(folder, "content/site.yaml");
const release = path.join(folder, "content/press/welcome.ky.md");
const style = path.join(folder, "themes/default/static/style.css");
const sound = fs.readFileSync(site, "utf8");

async function start() {
  const server = spawn(program, ["--root", folder, "--lang", "ru", "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done) => server.stdout.on("data", (data) => {
    const found = /http:\/\/\S+\//.exec(String(data));
    if (found) done(found[0]);
  }));
  return { url, stop: () => server.kill() };
}

const chromium = await browser();
const page = await chromium.newPage({ viewport: { width: 800, height: 300 } });
const errors = [];
page.on("response", (got) => got.status() === 404 && !got.url().endsWith("nothing/") && fault(got.url(), "is not there"));
page.on("console", (message) => message.type() === "error" && !/503|404|ERR_/.test(message.text()) && errors.push(message.text()));
const overlay = () => page.locator(".overlay");
const appears = (locator, what) => locator.first().waitFor({ timeout: 10_000 }).catch(() => fault(page.url(), what));
const goes = (locator, what) => locator.first().waitFor({ state: "detached", timeout: 10_000 }).catch(() => fault(page.url(), what));

// The first build fails.
fs.writeFileSync(site, sound.replace("base_url:", "bse_url:"));
let server = await start();
await page.goto(server.url + "ky/press/welcome/");
await appears(overlay(), "the first build fails, and no overlay says so");
const said = await overlay().innerText();
const line = sound.split("\n").findIndex((line) => line.startsWith("base_url:")) + 1;
if (!said.includes("Сайт пока не собирается") || !said.includes(`content/site.yaml:${line}:1`)) fault("overlay", said);
fs.writeFileSync(site, sound);
await appears(page.locator("h1", { hasText: "Сайт ачылды" }), "the page does not come when the mistake is mended");

// A change reloads the page at its scroll position.
await page.evaluate(() => scrollTo(0, 200));
fs.appendFileSync(release, "\nЖаңы сүйлөм.\n");
await appears(page.locator("p", { hasText: "Жаңы сүйлөм." }), "a change is not shown");
await page.waitForTimeout(500);
const scrolled = await page.evaluate(() => scrollY);
if (scrolled !== 200) fault(page.url(), `the place is lost: ${scrolled}`);

// A stylesheet is replaced.
await page.evaluate(() => (window.stillHere = true));
fs.appendFileSync(style, "\nh1 { color: rgb(1, 2, 3); }\n");
await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)", null, { timeout: 10_000 })
  .catch(() => fault(page.url(), "the stylesheet is not swapped"));
if (!(await page.evaluate(() => window.stillHere))) fault(page.url(), "was reloaded for a stylesheet");

// An error keeps the last valid site, and disappears.
const text = fs.readFileSync(release, "utf8");
fs.writeFileSync(release, text.replace("visit:first-gathering", "visit:first-gatherin"));
await appears(overlay(), "an error is not shown");
if (!(await overlay().innerText()).includes("может быть, `first-gathering`?")) fault("overlay", await overlay().innerText());
if ((await page.locator("h1").first().innerText()) !== "Сайт ачылды") fault(page.url(), "the last good page is gone");
await checkWidths(page, "overlay");
fs.writeFileSync(release, text);
await goes(overlay(), "the error does not go away");

// An editor that renames a new file over the old one, a directory that is moved away and back, and a thousand new files.
fs.writeFileSync(`${release}.new`, text + "\nКайра аталган.\n");
fs.renameSync(`${release}.new`, release);
await appears(page.locator("p", { hasText: "Кайра аталган." }), "a renamed file is not noticed");
fs.renameSync(path.join(folder, "content"), path.join(folder, "aside"));
await appears(overlay(), "the loss of content is not told");
fs.renameSync(path.join(folder, "aside"), path.join(folder, "content"));
await goes(overlay(), "content that comes back is not noticed");
for (let at = 0; at < 1000; at++) fs.writeFileSync(path.join(folder, `content/press/many-${at}.ky.md`), `---\ntitle: Көп ${at}\ndate: 2017-11-16\n---\nТекст.\n`);
await page.goto(server.url + "ky/press/");
await appears(page.locator("a", { hasText: "Көп" }), "a thousand new files are not noticed");

// The bar, and the dashboard.
await page.goto(server.url + "ky/press/many-7/");
await appears(page.locator(".bar summary", { hasText: "1 предупреждение" }), "the bar does not show the page's warning");
await page.locator(".bar summary").click();
await page.locator(".bar details > a").click();
await appears(page.locator("h2", { hasText: "Переводы" }), "the bar does not lead to the dashboard");
// The heading appears before its list.
await page.waitForLoadState("load");
if ((await page.locator(".state.missing").count()) !== 1000) fault(page.url(), "missing translations are not listed");
await checkWidths(page, "dashboard");
await page.goto(server.url + "ky/press/nothing/");
await checkWidths(page, "404");
if (errors.length > 0) fault("console", errors.join("; "));

server.stop();
await chromium.close();
finish("the preview");
