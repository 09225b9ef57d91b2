/* The search. It answers from the files beside the page, of which it loads the few that a question needs. */
(() => {
  const $ = id => document.getElementById(id);
  const form = $("search"), box = $("q"), list = $("results"), data = form.dataset;
  const kind = $("kind"), offer = $("guess").lastElementChild, year = $("year"), district = $("district"), fields = [box, kind, year, district];
  const WORD = "[\\p{Alphabetic}\\p{N}]+", RUN = new RegExp(`${WORD}(-${WORD})*`, "gu");
  const PAGE = 12, MOST = 50;
  const fold = text => text.replace(/[ңөүё]/g, letter => "ноуе"["ңөүё".indexOf(letter)]);
  const clean = text => text.normalize("NFC").replace(/\u00ad/g, "");
  const runs = text => clean(text).match(RUN) || [];
  const parts = run => run.split("-");

  /* Files */
  const files = new Map();
  let version = "", index, starts, many, forms;
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
  const all = (which, word) => new Set(forms.flatMap(form => [...form[which](word)]));

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

  /* What stands where */
  /* An entry is numbered by its place among its kind, and its last digit is the kind. */
  const postings = line => {
    let kind, number;
    return line.entries ||= [...line.places.matchAll(/([0-9a-z]*)([A-Z])/g)].flatMap(([, step, sign]) => {
      const as = sign.charCodeAt() - 65;
      if (as < 16) return [[(number += parseInt(step || 0, 36)) * 10 + kind, as]];
      kind = as - 16;
      number = 0;
      return [];
    });
  };
  const weight = as => (as & 1 && 6) + (as & 2 && 3) + (as & 4 && 3) + (as & 8 && 1);
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
    const found = new Map();
    for (const word of /[a-z]/i.test(typed) ? [typed, ...cyrillic(typed)] : [typed]) {
      const small = word.toLowerCase(), plain = fold(small), literal = /[ңөү]/.test(small);
      const keys = all("exact", word), loose = literal ? new Set() : all("loose", word);
      const stems = [plain, ...[...keys, ...loose].map(key => fold(key).replace(/[A-Z-]+$/, ""))];
      for (const line of await near(stems, plain)) {
        if (line.word[0] == "=") continue;
        const level = line.word == small ? 1 : line.keys.some(key => keys.has(key)) ? .9
          : !literal && (fold(line.word) == plain || line.keys.some(key => loose.has(fold(key)))) ? .6 : 0;
        if (level) put(found, line, level, false);
        else if (plain.length > 1 && fold(line.word).startsWith(plain) && (!literal || line.word.startsWith(small))) put(found, line, .3, true);
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
  /* Every word of some; a name with a hyphen also as one word, and two words also as one. */
  const each = (asked, deep) => Promise.all(asked.map(async (run, at) => {
    const own = parts(run), found = meet(await Promise.all(own.map(part => find(part, deep))));
    for (const joined of [own, asked.slice(at - 1, at + 1), asked.slice(at, at + 2)]) if (joined.length > 1 && !/\d/.test(joined)) {
      for (const [entry, hit] of await find(joined.join(""), deep)) add(found, entry, hit);
    }
    return found;
  }));

  /* A question */
  const yearOf = entry => {
    let rest = Math.floor(entry / 10);
    for (const [year, count] of index.kinds[entry % 10][3]) if ((rest -= count) < 0) return year;
  };
  const answer = async (question, typing) => {
    const maps = await each(runs(question), true), every = meet(maps), found = every.size ? every : meet(maps, true);
    const whole = [...found.values()].some(hit => !hit.prefix);
    let inside;
    if (district.value) {
      const lines = await near(["=" + fold(district.value)], ""), line = lines.find(line => line.word == "=" + district.value);
      inside = new Set(line ? postings(line).map(([entry]) => entry) : []);
    }
    const coming = new Set(index.coming.filter(([, until]) => until >= new Date().toLocaleDateString("sv")).map(([visit]) => visit * 10));
    return [...found].filter(([entry, hit]) =>
      (!hit.prefix || !whole || typing && hit.last)
      && (!kind.value || index.kinds[entry % 10][0] == kind.value)
      && (!year.value || yearOf(entry) == year.value)
      && (!inside || inside.has(entry))
    ).sort(([a, one], [b, other]) => one.prefix - other.prefix || Math.round(other.score * 4) - Math.round(one.score * 4)
      || coming.has(b) - coming.has(a) || (yearOf(b) || 0) - (yearOf(a) || 0) || other.score - one.score || b - a);
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
  const fits = ([run], forms) => [...parts(run), run.replaceAll("-", "")].some(word => forms.has(word.toLowerCase()));
  const marked = (name, text, forms) => {
    const whole = element(name);
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
  let results = [], shown = 0, turn = 0;
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
          return { exact: analyser(table), loose: folded(table) };
        }));
        index = read;
      }
      const found = question ? await answer(question, typing) : [];
      const guess = question && !found.length && await nearest(question);
      if (own != turn) return;
      results = found;
      shown = 0;
      list.replaceChildren();
      $("count").textContent = question ? data.found.replace("#", found.length) : "";
      $("nothing").hidden = !question || found.length > 0;
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
  for (const filter of fields.slice(1)) filter.addEventListener("change", () => ask(false));
  $("more").addEventListener("click", () => more(turn));
  offer.addEventListener("click", event => { box.value = event.target.textContent; ask(false); });
  const given = new URLSearchParams(location.search);
  for (const field of fields) if (given.get(field.name)) field.value = given.get(field.name);
  if (box.value) run(false); else box.focus();
})();
