/* The search. It answers from the files beside the page, of which it loads the few that a question needs. */
(() => {
  const $ = id => document.getElementById(id);
  const form = $("search"), box = $("q"), list = $("results"), data = form.dataset;
  const kind = $("kind"), offer = $("guess").lastElementChild, year = $("year"), district = $("district"), filters = [kind, year, district], fields = [box, ...filters];
  /* A word may have invisible characters and stress marks inside, and a figure spaces between its thousands. */
  const INSIDE = "\\u00ad\\u0300\\u0301\\u200b-\\u200d\\u2060\\ufeff", WORD = `[\\p{Alphabetic}\\p{N}${INSIDE}]+`;
  const RUN = new RegExp(`\\d{1,3}(\\s\\d{3})+(?!\\p{N})|${WORD}(-${WORD})*`, "gu"), UNSEEN = new RegExp(`[${INSIDE}]`, "g");
  const PAGE = 12, MOST = 50;
  const fold = text => text.replace(/[ңөүё]/g, letter => "ноуе"["ңөүё".indexOf(letter)]);
  const clean = text => text.normalize("NFC").replace(UNSEEN, "").replace(/ѐ/g, "е").replace(/ѝ/g, "и");
  const runs = text => clean(text).match(RUN) || [];
  const parts = run => run.split(/[-\s]/);
  const small = text => fold(clean(text).toLowerCase());

  /* Files */
  const files = new Map();
  let version = "", index, starts, many, forms, asks, anyEvent;
  const load = name => {
    if (!files.has(name)) {
      const fetched = fetch(data.index + name + (version && "?" + version), version ? {} : { cache: "no-cache" });
      files.set(name, fetched.then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)));
      files.get(name).catch(() => files.delete(name));
    }
    return files.get(name);
  };
  const words = start => load("w-" + [...start].map(letter => letter.codePointAt(0).toString(16)).join("-") + ".json")
    .then(lines => lines.read ||= lines.map(line => {
      const [word, keys, places, ...means] = line.split("|");
      const full = keys && keys.split(",").map(key => word.slice(0, parseInt(key[0], 36)) + key.slice(1));
      return { word, keys: full || [], places, means };
    }));

  /* Forms: the same machine as in the program, over the same tables. */
  const analyser = table => {
    const VOWEL = /[аеёиоуыэюяөү]/, rows = {}, whole = new Set(table.whole), never = new Set(table.unpronounceable.split(" "));
    for (const row of table.rows) (rows[row[0].at(-1) || ""] ||= []).push(row);
    const spell = word => table.spelling.reduce((word, [from, to]) => word.replaceAll(from, to), word.toLowerCase());
    const last = stem => stem.at(-1) in table.last ? stem.slice(0, -1) + table.last[stem.at(-1)] : stem;
    return word => {
      const short = /^(\p{Lu}{2,})\p{Ll}+$/u.exec(word), keys = new Set(), seen = new Set();
      if ([...word].length > 40) return keys.add(spell(word));
      if (short) return new Set([last(spell(short[1])), spell(word)]);
      const visit = (stem, state) => {
        if (seen.has(stem + " " + state)) return;
        seen.add(stem + " " + state);
        if (table.labels[state]) {
          if (Object.hasOwn(table.irregular, stem)) keys.add(table.irregular[stem]);
          else for (const label of table.labels[state]) keys.add(last(stem) + label);
        }
        if (whole.has(stem)) return;
        for (const [ending, put, after, vowels, least, from, to] of [...rows[stem.at(-1)] || [], ...rows[""] || []]) {
          if (!from.includes(state) || !stem.endsWith(ending)) continue;
          const base = stem.slice(0, stem.length - ending.length);
          if (after && !(base && table.sets[after].includes(base.at(-1)))) continue;
          if (vowels) {
            const vowel = [...base].reverse().find(letter => VOWEL.test(letter));
            if (!vowel || !table.sets[vowels].includes(vowel)) continue;
          }
          const next = base + put;
          if (next.length < least || next.length > 2 && never.has(next.slice(-2))) continue;
          if (table.short && next.length == 2 && (!VOWEL.test(next[0]) || VOWEL.test(next[1]) && next[0] != next[1])) continue;
          for (const state of to) visit(next, state);
        }
      };
      visit(spell(word), "w");
      return keys;
    };
  };
  const folded = table => {
    const one = analyser(JSON.parse(fold(JSON.stringify(table))));
    return word => one(fold(word.toLowerCase()));
  };
  /* The keys of a word, each with the sorts it is of. A full stop for each language before marks the language. */
  const SORT = /[-_?~=](?=\.*$)/;
  const all = (which, word) => {
    const keys = new Map();
    forms.forEach((form, at) => form[which](word).forEach(key => {
      const [sort = ""] = SORT.exec(key) || [], stem = key.replace(SORT, "") + ".".repeat(at);
      keys.set(stem, [...keys.get(stem) || [], sort]);
    }));
    return keys;
  };
  /* How close two words are whose keys have these sorts: forms of one word, or kindred words. */
  const CLOSE = { "": .9, "--": .9, "-_": .9, "_-": .9, "__": .9, "==": .9, "-?": .3, "?-": .3, "-~": .3, "~-": .3, "_~": .3, "~_": .3 };
  const close = (keys, line, fold = key => key) => Math.max(0, ...line.keys.flatMap(key => {
    const [sort = ""] = SORT.exec(key) || [];
    return (keys.get(fold(key.replace(SORT, ""))) || []).map(own => CLOSE[own + sort] || 0);
  }));

  /* Latin letters as the Cyrillic ones that may be meant. */
  const LATIN = "shch:щ,sch:щ,zh:ж,kh:х,ts:ц,ch:ч,sh:ш,yu:ю,ya:я,yo:ё,ng:н нг,a:а,b:б,v:в,w:в,g:г,d:д,e:е э,j:ж дж й,z:з,i:и й,y:ы й,k:к,l:л,m:м,n:н,o:о,p:п,r:р,s:с,t:т,u:у,f:ф,h:х,c:к ц,q:к,x:кс"
    .split(",").map(pair => pair.split(":"));
  const cyrillic = word => {
    let found = [""];
    for (let rest = word.toLowerCase(); rest;) {
      const [latin, letters] = LATIN.find(([latin]) => rest.startsWith(latin)) || [rest[0], rest[0]];
      found = letters.split(" ").flatMap(letter => found.map(start => start + letter)).slice(0, 16);
      rest = rest.slice(latin.length);
    }
    return found;
  };

  /* How a word sounds, in Latin letters: each has several spellings, and the soft sign none. */
  const SOUNDS = "a,b,v,g,d,e,j,z,i,i,k,l,m,n,o,p,r,s,t,u,f,h,ts,ch,sh,shch,i,e,iu,ia,,".split(",");
  const sound = word => [...small(word)].map(letter => SOUNDS["абвгдежзийклмнопрстуфхцчшщыэюяьъ".indexOf(letter)] ?? letter).join("")
    .replace(/d?zh|dj/g, "j").replace(/kh/g, "h").replace(/ng/g, "n").replace(/w/g, "v").replace(/[yi]+/g, "i");

  /* What stands where. The signs of words in titles of two or three words, and of one. */
  const SHORT = "!#$%&'()*+./:;<>";
  /* An entry is numbered by its place among its kind, and its last digit is the kind. */
  const postings = line => {
    let kind, number;
    return line.entries ||= [...line.places.matchAll(/([0-9a-z]*)([^0-9a-z])/g)].flatMap(([, step, sign]) => {
      const short = SHORT.indexOf(sign), as = sign.charCodeAt() - 65;
      if (short >= 0 || as < 16) return [[(number += parseInt(step || 0, 36)) * 10 + kind, short < 0 ? as : short * 2 % 16 + 17 + (short & 8) * 2]];
      kind = as - 16;
      number = 0;
      return [];
    });
  };
  const weight = as => (as & 1 && [6, 14, 20][as >> 4]) + (as & 2 && 3) + (as & 4 && 3) + (as & 8 && 1);
  /* A whole word counts before the beginning of one. */
  const add = (found, entry, hit) => {
    const known = found.get(entry);
    if (known && known.prefix == hit.prefix) {
      known.score = Math.max(known.score, hit.score);
      hit.forms.forEach(form => known.forms.add(form));
    } else if (!known || known.prefix) found.set(entry, hit);
  };
  const put = (found, line, level, prefix) => {
    const entries = postings(line), rare = Math.log(1 + many / (entries.length || 1));
    for (const [entry, as] of entries) add(found, entry, { score: level * rare * weight(as), prefix, forms: new Set([line.word]) });
  };
  const gather = async names => (await Promise.all(names.map(words))).flat();
  const near = (stems, beginning) => {
    const wanted = new Set(starts.filter(start => stems.some(stem => stem.startsWith(start))));
    if (beginning.length > 2) starts.filter(start => start.startsWith(beginning)).slice(0, 6).forEach(start => wanted.add(start));
    return gather([...wanted]);
  };
  const find = async (typed, deep) => {
    const found = new Map(), heard = /[a-z]/i.test(typed) && sound(typed);
    for (const word of heard ? [typed, ...cyrillic(typed)] : [typed]) {
      const lower = word.toLowerCase(), plain = fold(lower), literal = /[ңөү]/.test(lower);
      const keys = all("exact", word), loose = literal ? new Map() : all("loose", word);
      const stems = [plain, ...[...keys.keys(), ...loose.keys()].map(key => fold(key).replace(/[A-Z.]+$/, ""))];
      for (const line of await near(stems, heard ? plain.slice(0, 3) : plain)) {
        if (line.word[0] == "=") continue;
        const level = line.word == lower ? 1 : Math.max(close(keys, line),
          heard && sound(line.word) == heard ? .6 : literal ? 0 : fold(line.word) == plain ? .6 : close(loose, line, fold) * 2 / 3);
        if (level) put(found, line, level, false);
        else if (plain.length > 1 && fold(line.word).startsWith(plain) && (!literal || line.word.startsWith(lower))) put(found, line, .3, true);
        if (level && deep) for (const means of line.means) {
          for (const [entry, hit] of meet(await each(runs(means)))) if (!hit.prefix) add(found, entry, { ...hit, score: hit.score * .5 });
        }
      }
    }
    return found;
  };
  /* What every word finds; or, when nothing, what most of them find as whole words. */
  const meet = (maps, some) => {
    const all = new Map(), found = new Map();
    for (const map of maps) for (const [entry, hit] of map) if (!some || !hit.prefix) all.set(entry, [...all.get(entry) || [], hit]);
    const many = some ? Math.max(0, ...[...all.values()].map(hits => hits.length)) : maps.length;
    for (const [entry, hits] of all) if (hits.length == many) found.set(entry, {
      score: hits.reduce((sum, hit) => sum + hit.score, 0),
      prefix: hits.some(hit => hit.prefix), last: hits.findIndex(hit => hit.prefix) == many - 1,
      forms: new Set(hits.flatMap(hit => [...hit.forms])),
    });
    return found;
  };
  /* Every word of some; a name with a hyphen also as one word, and two or three words also as one. */
  const each = (asked, deep) => Promise.all(asked.map(async (run, at) => {
    const own = parts(run), found = meet(await Promise.all(own.map(part => find(part, deep)))), joined = new Set();
    if (own.length > 1 && (/\s/.test(run) || !/\d/.test(run))) joined.add(own.join(""));
    for (let start = Math.max(0, at - 2); start <= at; start++) for (let end = Math.max(at + 1, start + 2); end <= start + 3 && end <= asked.length; end++) {
      const several = asked.slice(start, end).flatMap(parts).join("");
      if (!/\d/.test(several)) joined.add(several);
    }
    for (const word of joined) for (const [entry, hit] of await find(word, deep)) add(found, entry, hit);
    return found;
  }));

  /* A question */
  const yearOf = entry => {
    let rest = Math.floor(entry / 10);
    for (const [year, count] of index.kinds[entry % 10][3]) if ((rest -= count) < 0) return year;
  };
  const everything = () => new Map(index.kinds.flatMap(([, count], own) =>
    Array.from({ length: count }, (_, at) => [at * 10 + own, { score: 0, forms: new Set() }])));
  /* A figure or a phone number is also looked for without its spaces. */
  const together = text => text.replace(/[+(]?\d[\d\s()–-]*\d/g, figure => figure.replace(/\D/g, ""));
  const answer = async (question, typing) => {
    const typed = runs(question), own = typed.filter(run => !asks.has(small(run))), asked = own.length ? own : typed;
    const wanted = own.length && typed.map(run => asks.get(small(run))).find(Boolean);
    const maps = await each(asked, true), every = typed.length ? meet(maps) : everything(), figures = together(asked.join(" "));
    if (figures != asked.join(" ")) for (const [entry, hit] of meet(await each(runs(figures), true))) add(every, entry, hit);
    const found = every.size ? every : meet(maps, true), whole = [...found.values()].some(hit => !hit.prefix);
    const begun = typing || asked.at(-1)?.length > 3;
    let inside;
    if (district.value) {
      const lines = await near(["=" + fold(district.value)], ""), line = lines.find(line => line.word == "=" + district.value);
      inside = new Set(line ? postings(line).map(([entry]) => entry) : []);
    }
    const today = new Date().toLocaleDateString("sv");
    const coming = new Map(index.coming.filter(([, until]) => until >= today).map(([visit, until]) => [visit * 10, until]));
    /* «When is the meeting?» asks for the next one, whatever it is called. */
    if (wanted == "visit" && asked.every(run => anyEvent.has(small(run)))) {
      for (const visit of coming.keys()) if (!found.has(visit)) found.set(visit, { score: 0, prefix: false, forms: new Set() });
    }
    const fit = entry => wanted && index.kinds[entry % 10][0] == wanted ? 1 + coming.has(entry) : 0;
    const all = [...found].filter(([, hit]) => !hit.prefix || !whole || begun && hit.last);
    const kept = all.filter(([entry]) => (!kind.value || index.kinds[entry % 10][0] == kind.value)
      && (!year.value || yearOf(entry) == year.value)
      && (!inside || inside.has(entry))
    ).sort(([a, one], [b, other]) => !!one.prefix - !!other.prefix || fit(b) - fit(a) || Math.round(other.score * 4) - Math.round(one.score * 4)
      || coming.has(b) - coming.has(a) || (coming.get(a) || "").localeCompare(coming.get(b) || "")
      || (yearOf(b) || 0) - (yearOf(a) || 0) || other.score - one.score || b - a);
    return { kept, all: all.length };
  };
  const distance = (a, b) => {
    let row = [...b].map((_, at) => at + 1);
    [...a].forEach((letter, at) => {
      let corner = at, left = at + 1;
      row = row.map((above, to) => {
        left = Math.min(above + 1, left + 1, corner + (letter != b[to]));
        corner = above;
        return left;
      });
    });
    return row.at(-1) ?? a.length;
  };
  const nearest = async question => {
    let best;
    for (const run of runs(question).flatMap(parts)) {
      /* Neither a figure nor a word that is right gets another spelling. */
      if (run.length < 4 || /\d/.test(run) || asks.has(small(run)) || (await find(run)).size) continue;
      const word = fold((/[a-z]/i.test(run) ? cyrillic(run)[0] : run).toLowerCase()), start = word.slice(0, 2);
      for (const line of await gather(starts.filter(name => name.startsWith(start) || start.startsWith(name)).slice(0, 8))) {
        const far = distance(word, fold(line.word)), often = postings(line).length;
        if (often && far && far <= (word.length > 5 ? 2 : 1) && (!best || far < best.far || far == best.far && often > best.often)) best = { far, often, text: question.replace(run, line.word) };
      }
    }
    return best?.text;
  };

  /* What is shown */
  const element = (name, text = "", type) => Object.assign(document.createElement(name), { textContent: text, className: type || "" });
  const fits = ([run], forms) => {
    const own = parts(clean(run).toLowerCase());
    return [...own, own.join("")].some(word => forms.has(word));
  };
  const marked = (name, text, forms) => {
    const whole = element(name);
    text = text.normalize("NFC");
    let end = 0;
    for (const run of text.matchAll(RUN)) {
      if (!fits(run, forms)) continue;
      whole.append(text.slice(end, run.index), element("mark", run[0]));
      end = run.index + run[0].length;
    }
    whole.append(text.slice(end));
    return whole;
  };
  const excerpt = (text, forms) => {
    text = clean(text).replace(/\s+/g, " ");
    const at = [...text.matchAll(RUN)].find(run => fits(run, forms))?.index || 0;
    const from = at > 90 ? text.indexOf(" ", at - 70) + 1 : 0, to = text.length - from > 200 ? text.lastIndexOf(" ", from + 200) : text.length;
    return (from ? "… " : "") + text.slice(from, to > from ? to : from + 200) + (to < text.length ? " …" : "");
  };
  const names = Object.fromEntries([...kind.options].map(option => [option.value, option.dataset.one || option.text]));
  let results = [], shown = 0, turn = 0, title = "";
  const plain = text => small(text).replace(/-/g, " ").match(RUN)?.join(" ");
  const leaf = entry => {
    const number = Math.floor(entry / 10), size = index.kinds[entry % 10][2];
    return [`d-${entry % 10}-${Math.floor(number / size)}.json`, number % size];
  };
  const more = async own => {
    const loads = new Map();
    let to = shown;
    while (to < results.length && to - shown < MOST) {
      const [name] = leaf(results[to][0]);
      if (!loads.has(name) && loads.size == PAGE) break;
      loads.set(name, load(name));
      to++;
    }
    await Promise.all(loads.values());
    if (own != turn) return;
    /* A title that is the question comes first. */
    if (!shown && title) {
      const equal = await Promise.all(results.slice(0, to).map(async ([entry]) => {
        const [name, number] = leaf(entry);
        return plain((await load(name))[number][1]) == title;
      }));
      if (own != turn) return;
      results = [...results.filter((_, at) => equal[at]), ...results.filter((_, at) => !equal[at])];
    }
    for (const [entry, hit] of results.slice(shown, to)) {
      const [name, number] = leaf(entry), [address, title, date, place, text, other] = (await load(name))[number];
      if (own != turn) return;
      const item = element("li"), link = marked("a", title, hit.forms), body = marked("p", excerpt(text, hit.forms), hit.forms);
      const about = [names[index.kinds[entry % 10][0]], date, place].filter(Boolean).join(" · ");
      item.dataset.match = hit.prefix ? "prefix" : "word";
      link.href = /^https?:/.test(address) ? address : data.root + address.replace(/\/(#|$)/, `/${data.page || ""}$1`);
      if (other) link.lang = body.lang = other;
      item.append(link, element("p", about + (other ? " " + data[other] : ""), "aside"), body);
      list.append(item);
    }
    shown = to;
    $("more").hidden = shown >= results.length;
  };
  const run = async typing => {
    const own = ++turn, question = box.value.trim();
    list.dataset.state = "busy";
    try {
      if (!index) {
        const read = await load("index.json");
        version = read.version;
        starts = read.words.split(" ");
        many = read.kinds.reduce((sum, [, count]) => sum + count, 0);
        forms = await Promise.all(read.languages.map(async lang => {
          const table = await load(`forms-${lang}.json`);
          return { exact: analyser(table), loose: folded(table), asks: table.asks };
        }));
        const meant = { when: "visit", who: "person", what: "term" }, asked = ({ event, ...asks }) => Object.entries(asks);
        asks = new Map(forms.flatMap(form => asked(form.asks).flatMap(([asks, words]) => words.split(" ").map(word => [fold(word), meant[asks]]))));
        anyEvent = new Set(forms.flatMap(form => fold(form.asks.event).split(" ")));
        index = read;
      }
      const asked = question || filters.some(field => field.value);
      const { kept, all } = asked ? await answer(question, typing) : { kept: [], all: 0 };
      const guess = question && !all && await nearest(question);
      if (own != turn) return;
      results = kept;
      shown = 0;
      title = plain(question);
      list.replaceChildren();
      $("count").textContent = asked ? data.found.replace("#", kept.length) : "";
      $("hidden").hidden = !asked || kept.length > 0 || !all;
      $("hidden").firstElementChild.textContent = data.hidden.replace("#", all);
      $("nothing").hidden = !asked || all > 0;
      $("guess").hidden = !guess;
      offer.textContent = guess || "";
      $("failed").hidden = true;
      await more(own);
    } catch (error) {
      if (own != turn) return;
      $("failed").hidden = false;
    }
    if (own == turn) list.dataset.state = "done";
  };
  const ask = typing => {
    const address = new URL(location);
    for (const field of fields) field.value ? address.searchParams.set(field.name, field.value) : address.searchParams.delete(field.name);
    try { history.replaceState(null, "", address); } catch { /* a page from a disk has no history of its own */ }
    run(typing);
  };

  let timer;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150, true); });
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); ask(false); });
  for (const filter of filters) filter.addEventListener("change", () => ask(false));
  $("hidden").lastElementChild.addEventListener("click", () => { filters.forEach(filter => filter.value = ""); ask(false); });
  $("more").addEventListener("click", () => more(turn));
  offer.addEventListener("click", event => { box.value = event.target.textContent; ask(false); });
  const given = new URLSearchParams(location.search);
  for (const field of fields) if (given.get(field.name)) field.value = given.get(field.name);
  const filtered = filters.some(filter => filter.value);
  /* On a phone, the filters are folded, so that the results begin on the first screen. */
  $("filters").open = filtered || matchMedia("(min-width: 40rem)").matches;
  if (box.value || filtered) run(false); else box.focus();
})();
