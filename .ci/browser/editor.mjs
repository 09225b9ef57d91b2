// The editor of the preview in a browser, from `init` on, without touching a file: two places, an event with results, a
// promise, a release in both languages with text from Word. It breaks the site and corrects it. axe finds nothing.
// Usage: editor.mjs PROGRAM DIRECTORY (a new site, which is changed) [DIRECTORY for screenshots]

import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { browser, fault, finish, require } from "./site.mjs";

const [program, folder, shots] = process.argv.slice(2);
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const server = spawn(program, ["--root", folder, "--lang", "en", "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((done) => server.stdout.on("data", (data) => {
  const found = /http:\/\/\S+\//.exec(String(data));
  if (found) done(found[0]);
}));
const chromium = await browser();
const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
const page = await context.newPage();
page.on("pageerror", (error) => fault(page.url(), String(error)));
page.on("dialog", (dialog) => (dialog.type() === "prompt" ? dialog.accept("Суу түтүгү") : dialog.accept()));

const open = (query) => page.goto(`${url}_aikyn/edit/form?${query}`);
const fill = (name, value) => page.locator(`[name="${name}"]`).fill(value);
const choose = (name, value) => page.locator(`select[name="${name}"]`).selectOption(value);
async function save() {
  await page.locator("button[value=save]").click();
  await page.locator(".note.done").waitFor({ timeout: 10_000 }).catch(async () => fault(page.url(), `not saved: ${await page.locator("main").innerText()}`));
}
async function unfold(name) {
  const field = page.locator(`[name="${name}"]`);
  await field.evaluate((element) => {
    for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  });
}
async function look(name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], iframes: false }));
    for (const { id, nodes } of violations) fault(`${name}, ${colorScheme}`, `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fault(name, `${wide} px wide at ${width}`);
    if (shots) await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
}

// Two places.
const district = /id: ([a-z0-9-]+)/.exec(fs.readFileSync(path.join(folder, "content/data/districts.yaml"), "utf8"))[1];
for (const name of ["Кашка-Суу", "Көк-Жар"]) {
  await open("new=municipalities");
  await fill("name.ky", name);
  await fill("name.ru", name);
  await choose("district", district);
  await save();
}

// An event with results.
await open("new=visits");
await choose("host.0", "kashka-suu");
await fill("date", "21.11.2017");
await save();
await choose("status", "held");
await unfold("results.priorities.0.text.ky");
for (const [at, votes] of [21, 14, 5].entries()) {
  await unfold(`results.priorities.${at}.text.ky`);
  await fill(`results.priorities.${at}.text.ky`, `Суу ${at + 1}`);
  await fill(`results.priorities.${at}.text.ru`, `Вода ${at + 1}`);
  await fill(`results.priorities.${at}.votes`, String(votes));
}
await unfold("results.participants.total.precision");
await choose("results.participants.total.precision", ">");
await fill("results.participants.total.number", "40");
await save();
const event = fs.readFileSync(path.join(folder, "content/data/visits.yaml"), "utf8");
for (const part of ["kashka-suu", "2017-11-21", "votes: 14", ">40"]) if (!event.includes(part)) fault("visits.yaml", `lacks ${part}:\n${event}`);
await look("event");

// It breaks and is corrected.
await fill("date", "soon");
await page.locator('[data-notes="date"] .error').waitFor({ timeout: 10_000 }).catch(() => fault("date", "has no note"));
await save();
if ((await page.locator('[data-notes="date"] .error').count()) !== 1) fault("date", "has no note after saving");
await fill("date", "2017-11-21");
await save();

// A promise.
await open("new=commitments");
await fill("text.ky", "Түтүк оңдолот");
await fill("text.ru", "Трубу починят");
await choose("municipality", "kashka-suu");
await fill("due", "2099");
await save();

// A release in both languages, with text from Word and a picture.
await open("new=press");
await fill("ky.title", "Суу келди");
await fill("ru.title", "Пришла вода");
await unfold("ky.date");
await fill("ky.date", "2017-11-22");
await fill("ru.-body", "В село пришла вода.");
const word = "<html><body><p class=MsoNormal>Айылга <b>таза</b> суу келди.</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>биринчи</p></body></html>";
await page.locator('[name="ky.-body"]').evaluate((box, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "x");
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, word);
await page.waitForFunction(() => document.querySelector('[name="ky.-body"]').value.includes("**таза**"), null, { timeout: 10_000 })
  .catch(() => fault("release", "text from Word is not pasted"));
await page.locator('[name="ky.-body"]').evaluate(async (box) => {
  const canvas = new OffscreenCanvas(640, 480);
  canvas.getContext("2d").fillRect(0, 0, 640, 480);
  const data = new DataTransfer();
  data.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "Суу түтүгү.png", { type: "image/png" }));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
});
await page.waitForFunction(() => document.querySelector('[name="ky.-body"]').value.includes("(suu-tutugu.png)"), null, { timeout: 10_000 })
  .catch(async () => fault("release", `the picture is not added: ${await page.locator('[name="ky.-body"]').inputValue()}`));
await save();
await page.locator(".preview iframe").waitFor({ timeout: 10_000 }).catch(() => fault("release", "has no preview"));
await page.locator('button[value="current.ru"]').click();
await page.locator(".state.current").waitFor({ timeout: 10_000 }).catch(() => fault("release", "is not marked current"));
await look("release");
await page.goto(`${url}_aikyn/edit/`);
await look("list");

const checked = spawnSync(program, ["--root", folder, "check"], { encoding: "utf8" });
if (checked.status !== 0) fault("check", checked.stdout + checked.stderr);
server.kill();
await chromium.close();
finish("the editor");
