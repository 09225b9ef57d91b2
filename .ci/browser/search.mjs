// The search in a browser. Usage: search.mjs AIKYN VECTORS SITE WORK
// - A site with one page per word form gives the share of true and of false pairs that are found as words.
// - The script stems at least 5,000 words like the program (VECTORS, written by the test `search::vectors…`).
// - SITE: keyboards without ң ө ү, aliases, abbreviations, Latin letters, counts, highlights, filters, spelling.
// - The size of the script, the bytes per query, and the content security policy.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { browser, fault, files, finish, serve } from "./site.mjs";

const [aikyn, vectors, site, work] = process.argv.slice(2);
const SCRIPT = 8_000, TRUE = 0.97, FALSE = 0.03;
const FIXTURES = "tests/fixtures/search";

const script = fs.readFileSync("themes/default/static/search.js", "utf8");
const weight = zlib.gzipSync(script, { level: 9 }).length;
if (weight > SCRIPT) fault("search.js", `${weight} bytes`);

const compared = compare();
const chromium = await browser();
const said = [];
await forms();
await questions();
await chromium.close();
finish(`search: script ${weight} bytes, ${compared} words taken apart alike; ${said.join("; ")}`);

/** The machine of the script beside that of the program. */
function compare() {
  const machine = /const analyser = [^]*?\n {2}};\n/.exec(script)[0];
  const analyser = new Function(`${machine}; return analyser;`)();
  let count = 0;
  for (const [lang, { table, keys }] of Object.entries(JSON.parse(fs.readFileSync(vectors, "utf8")))) {
    const apart = analyser(table);
    for (const [word, expected] of Object.entries(keys)) {
      count++;
      const own = [...apart(word)].sort();
      if (own.join() !== [...expected].sort().join()) fault(`${lang} ${JSON.stringify(word)}`, `program ${expected}, script ${own}`);
    }
  }
  if (count < 5_000) fault("vectors", `only ${count}`);
  return count;
}

/** Opens the search page of a language, which says when it has answered. */
async function search(origin, lang, query = "") {
  const context = await chromium.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(`${lang} search`, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`${lang} search`, `script: ${error}`));
  await page.goto(`${origin}${lang}/search/${query && `?q=${encodeURIComponent(query)}`}`);
  if (query) await page.waitForSelector("#results[data-state=done]");
  return page;
}

/** Every address that a question leads to, with whether it is a match of words. */
async function ask(page, question) {
  await page.fill("#q", question);
  await page.evaluate(() => (document.getElementById("results").dataset.state = "asked"));
  await page.press("#q", "Enter");
  await page.waitForSelector("#results[data-state=done]");
  for (let shown = -1; await page.isVisible("#more");) {
    const now = await page.locator("#results > li").count();
    if (now !== shown) await page.click("#more");
    else await page.waitForTimeout(20);
    shown = now;
  }
  return page.$$eval("#results > li", (items) => items.map((item) => ({
    address: item.querySelector(":scope > a").href, match: item.dataset.match,
    title: item.querySelector("a").textContent, text: item.textContent, marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
  })));
}

async function forms() {
  const folder = path.join(work, "forms");
  fs.mkdirSync(path.join(folder, "content/pages"), { recursive: true });
  fs.writeFileSync(path.join(folder, "content/site.yaml"),
    "title: {ky: Сөздөр, ru: Слова}\nbase_url: https://example.kg/\nlanguages: [ky, ru]\n");
  const pairs = [], slugs = new Map();
  for (const lang of ["ky", "ru"]) {
    for (const line of fs.readFileSync(path.join(FIXTURES, `${lang}.tsv`), "utf8").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const [query, word, found] = line.split("\t"), key = `${lang} ${word}`;
      if (!slugs.has(key)) {
        slugs.set(key, `${lang}-${slugs.size}`);
        fs.writeFileSync(path.join(folder, `content/pages/${slugs.get(key)}.${lang}.md`),
          `---\ntitle: "${slugs.size}"\nallow: [missing-translation]\n---\n${word}\n`);
      }
      pairs.push({ lang, query, word, found: found === "yes", slug: slugs.get(key) });
    }
  }
  execFileSync(aikyn, ["--root", folder, "build", "--quiet", "--output-dir", path.join(work, "forms-site")], { stdio: "inherit" });
  const server = await serve(path.join(work, "forms-site"));
  for (const lang of ["ky", "ru"]) {
    const page = await search(server.url, lang), answers = new Map();
    const counts = { true: [0, 0], false: [0, 0] }, wrong = [];
    for (const { query, word, found, slug } of pairs.filter((pair) => pair.lang === lang)) {
      if (!answers.has(query)) answers.set(query, await ask(page, query));
      const hit = answers.get(query).some(({ address, match }) => match === "word" && address.endsWith(`/${slug}/`));
      counts[found][0] += hit;
      counts[found][1]++;
      if (hit !== found) wrong.push(`${query}${hit ? "=" : "≠"}${word}`);
    }
    const [truly, falsely] = [counts.true[0] / counts.true[1], counts.false[0] / counts.false[1]];
    const percent = (share) => `${(100 * share).toFixed(1)} %`;
    said.push(`${lang}: ${percent(truly)} of ${counts.true[1]} true pairs, ${percent(falsely)} of ${counts.false[1]} false ones`);
    console.log(`${said.at(-1)} (${wrong.join(", ")})`);
    if (truly < TRUE || falsely > FALSE) fault(lang, said.at(-1));
    await page.context().close();
  }
  server.close();
}

async function questions() {
  const server = await serve(site);
  const page = { ky: await search(server.url, "ky"), ru: await search(server.url, "ru") };
  const leads = async (lang, question, address, mark) => {
    const found = await ask(page[lang], question), hit = found.find((one) => one.address.endsWith(address));
    if (!hit || hit.match !== "word") fault(question, `does not lead to ${address} but to ${found.map((one) => one.address)}`);
    else if (mark && !hit.marks.some((own) => own.toLowerCase() === mark)) fault(question, `marks ${hit.marks} and not ${mark}`);
    return found;
  };
  const release = "press/koshunangdan-korup/";
  await leads("ky", "Озгон бюджет", release, "бюджетке");
  await leads("ky", "Узген", "districts/ozgon/", "өзгөн");
  await leads("ru", "Өзгөн", "districts/ozgon/", "узгенский");
  await leads("ky", "ozgon", "districts/ozgon/", "өзгөн");
  await leads("ky", "byudzhet", release, "бюджетке");
  await leads("ky", "ЖӨБ", "glossary/#jergiliktuu-oz-aldyncha-bashkaruu", "жергиликтүү");
  for (const name of ["Кара-Суу", "Кара Суу", "карасуу", "кара-суу"]) await leads("ky", name, "districts/kara-suu/", "кара-суу");
  await leads("ru", "муниципалитет опыт", release, "муниципалитета");
  await leads("ru", "соседи", release);

  // Every name and alias of a place is found in every spelling.
  for (const [lang, names, address] of places()) {
    for (const name of names) {
      const parts = name.split(/[-\s]+/), plain = name.replace(/[ңөүё]/gi, (letter) => "ноуеНОУЕ"["ңөүёҢӨҮЁ".indexOf(letter)]);
      const spellings = new Set([name, plain, name.toUpperCase(), parts.join(" "), parts.join("-"), parts.join("")]);
      for (const spelling of [...spellings, latin(name), latin(parts.join(" "))]) await leads(lang, spelling, address);
    }
  }
  // Days, phone numbers and e-mails.
  for (const day of ["21 ноябрь", "21-ноябрь", "21 ноября", "21.11.2017", "ноябрь 2017"]) for (const lang of ["ky", "ru"]) await leads(lang, day, "visits/jazy-2017/");
  for (const contact of ["0770 771 711", "771711", "+996 (770) 77-17-11", "njamankulova"]) await leads("ky", contact, "people/#nurgul-jamankulova");
  for (const spoilt of ["бюдже\u0301тке", "бюд\u00adжетке", "бюд\u200bжетке"]) await leads("ky", spoilt, release);
  // The place comes before the events in it, and a term by its abbreviation in either language.
  const leadsFirst = async (lang, question, address) => {
    const [found] = await ask(page[lang], question);
    if (!found?.address.endsWith(address)) fault(question, `leads first to ${found?.address}`);
  };
  await leadsFirst("ky", "Гүлистан", "municipalities/gulistan/");
  await leadsFirst("ky", "МСУ", "glossary/#jergiliktuu-oz-aldyncha-bashkaruu");
  await leadsFirst("ru", "ЖӨБ", "glossary/#jergiliktuu-oz-aldyncha-bashkaruu");
  await leadsFirst("ky", "21-ноябрь", "visits/jazy-2017/");

  // A prefix matches only while it is typed, at the end of a long word, or if no word matches. A Kyrgyz letter matches only itself.
  const begun = await ask(page.ky, "бюдж");
  if (begun.length === 0 || begun.some(({ match }) => match !== "prefix")) fault("бюдж", JSON.stringify(begun));
  const whole = await ask(page.ky, "бюджет");
  const begins = whole.findIndex(({ match }) => match !== "word");
  if (whole.length === 0 || begins === 0 || begins > 0 && whole.slice(begins).some(({ match }) => match === "word")) fault("бюджет", "shows beginnings before words");
  if ((await ask(page.ky, "озгөн")).some(({ match }) => match === "word")) fault("озгөн", "ө is not taken as it was typed");

  // The announced count is that of the list.
  const count = await page.ky.textContent("#count[role=status]");
  const found = await ask(page.ky, "бюджет");
  if (!count.includes("0") && !(await page.ky.textContent("#count")).includes(String(found.length))) fault("count", count);

  // On a phone, the filters are folded, and the first result begins on the first screen.
  const top = (await page.ky.locator("#results > li").first().boundingBox()).y;
  if (top > 700) fault("results", `begin at ${top} of 740`);
  if (await page.ky.isVisible("#kind")) fault("filters", "are not folded on a phone");
  await page.ky.click("#filters summary");

  // A filter leaves fewer results, all of its kind.
  await page.ky.selectOption("#kind", "press");
  const press = await ask(page.ky, "бюджет");
  if (press.length === 0 || press.length >= found.length || press.some(({ address }) => !address.includes("/press/"))) fault("kind", press.map((one) => one.address).join());
  if (!page.ky.url().includes("kind=press")) fault("kind", "is not in the address");
  await page.ky.selectOption("#kind", "");
  await page.ky.selectOption("#year", "2017");
  const dated = await ask(page.ky, "бюджет");
  if (dated.length === 0 || dated.length >= found.length || dated.some(({ text }) => !text.includes("2017"))) fault("year", dated.map((one) => one.text).join());
  await page.ky.selectOption("#year", "");
  await page.ky.selectOption("#district", "ozgon");
  const near = await ask(page.ky, "айыл");
  if (near.length === 0 || !near.some(({ address }) => address.includes("municipalities/jazy")) || near.some(({ address }) => address.includes("municipalities/gulistan"))) fault("district", near.map((one) => one.address).join());
  // Filters list without a question what they select, and say what they hide.
  const listed = await ask(page.ky, "");
  if (listed.length === 0 || listed.some(({ address }) => address.includes("municipalities/gulistan"))) fault("filters", "list nothing without a question");
  await page.ky.selectOption("#district", "");
  await page.ky.selectOption("#kind", "term");
  if ((await ask(page.ky, "Гүлистан")).length > 0 || !(await page.ky.isVisible("#hidden button"))) fault("filters", "do not say what they hide");
  await page.ky.click("#hidden button");
  await page.ky.waitForSelector("#results > li");

  // Without results, it offers the closest spelling and the list of municipalities.
  const nothing = await ask(page.ky, "бюжет");
  if (nothing.length > 0 || !(await page.ky.isVisible("#nothing"))) fault("бюжет", "does not say that nothing was found");
  if (!(await page.ky.isVisible("#nothing a[href*=municipalities]"))) fault("бюжет", "does not lead to the municipalities");
  if ((await page.ky.textContent("#guess button")).trim() !== "бюджет") fault("бюжет", `offers ${await page.ky.textContent("#guess")}`);
  await page.ky.click("#guess button");
  await page.ky.waitForSelector("#results > li");

  // The form of every page leads here. Without scripts, this page links the lists.
  await page.ru.goto(`${server.url}ru/schedule/`);
  await page.ru.fill("header input[name=q]", "слушания");
  await page.ru.press("header input[name=q]", "Enter");
  await page.ru.waitForSelector("#results[data-state=done] > li");
  if (new URL(page.ru.url()).searchParams.get("q") !== "слушания") fault("form", page.ru.url());
  const still = await chromium.newContext({ javaScriptEnabled: false });
  const plain = await still.newPage();
  await plain.goto(`${server.url}ky/search/`);
  if (!(await plain.isVisible("#without a"))) fault("without script", "leads nowhere");
  if (await plain.isVisible("#filters")) fault("without script", "shows what does nothing");

  // Input is text, not HTML.
  const evil = await ask(page.ky, "<img src=x onerror=alert(1)> __proto__ constructor");
  if (evil.length > 0 && (await page.ky.locator("#results img").count()) > 0) fault("markup", "is taken as such");

  // The compressed bytes of the first query of a visit.
  const fresh = await chromium.newContext();
  const first = await fresh.newPage();
  let bytes = 0;
  first.on("response", async (answer) => {
    const name = decodeURIComponent(new URL(answer.url()).pathname).slice(1);
    if (name.includes("/search/index/")) bytes += zlib.gzipSync(fs.readFileSync(path.join(site, name))).length;
  });
  await first.goto(`${server.url}ky/search/?q=${encodeURIComponent("Озгон бюджет")}`);
  await first.waitForSelector("#results[data-state=done]");
  if (bytes === 0 || bytes > 60_000) fault("bytes", `${bytes} for a question`);
  const all = files(site).filter((name) => name.includes("ky/search/index/")).length;
  said.push(`a question moves ${bytes} bytes of an index of ${all} files`);
  server.close();
}

/** The names of places in the sources: the language of the reader, all names, and the address. */
function places() {
  const found = [];
  for (const kind of ["municipalities", "districts"]) {
    for (const line of fs.readFileSync(`content/data/${kind}.yaml`, "utf8").split("\n")) {
      const place = /^- \{id: ([\w-]+), name: \{ky: ([^,}]+), ru: ([^,}]+)\}/.exec(line);
      if (!place) continue;
      const aliases = /aliases: \[([^\]]*)\]/.exec(line)?.[1].split(",").map((name) => name.trim()) || [];
      for (const lang of ["ky", "ru"]) found.push([lang, [place[2], place[3], ...aliases], `${kind}/${place[1]}/`]);
    }
  }
  if (found.length < 40) fault("places", `only ${found.length}`);
  return found;
}

/** A name in the Latin letters that many readers type. */
function latin(name) {
  const letters = { а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", ң: "ng",
    о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ү: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" };
  return [...name.toLowerCase()].map((letter) => letters[letter] ?? letter).join("");
}
