//! The shapes of content whose cost must grow linearly, for `.ci/growth.py`.
//!
//! A shape is a site in which one thing is repeated. To add one, add a line to [`SHAPES`]: its
//! name, the smaller number of repetitions, and a function that makes the site.
//!
//!     cargo bench --bench growth -- list

mod files;

pub(crate) use files::Files;
use files::{SIGN, base, both, capitals, ids, latin, repeat, term, text, two_languages, word};

/// Makes the site of a shape with a number of repetitions.
pub(crate) type Make = fn(usize) -> Files;

/// Every shape, with the smaller number of repetitions. The larger number is four times as large.
pub(crate) const SHAPES: &[(&str, usize, Make)] = &[
    // One text.
    ("paragraphs", 200, |n| text(n, |_| "Тургундар чогулушка келип, суу жөнүндө сүйлөштү.\n\n".into())),
    ("one paragraph", 200, |n| text(n, |_| "Тургундар чогулушка келип, суу жөнүндө сүйлөштү. ".into())),
    ("different words", 400, |n| text(n, |i| format!("{} ", word(i)))),
    ("one long word", 1_000, |n| text(n, |_| "сөз".into())),
    ("hard breaks", 300, |n| text(n, |_| "Тургундар келди\\\n".into())),
    ("different headings", 150, |n| text(n, |i| format!("## Бөлүм {}\n\nСөз.\n\n", word(i)))),
    ("equal headings", 150, |n| text(n, |_| "## Бөлүм\n\nСөз.\n\n".into())),
    ("headings a, a-1, a-2", 150, |n| text(n, |i| format!("## {}\n\nСөз.\n\n", ["a", "a-1", "a-2", "a-3"][i % 4]))),
    ("headings a-1, a-2, …, a, a, …", 150, |n| {
        let numbered = repeat(n, |i| format!("## a {i}\n\n"));
        base().body(&(numbered + &repeat(n, |_| "## a\n\n".into())))
    }),
    ("emphasis", 300, |n| text(n, |_| "Бул *маанилүү* жана **абдан** сөз. ".into())),
    ("emphasis before a quotation mark", 100, |n| text(n, |_| "**«Сөз»**дүн ".into())),
    ("emphasis that never closes", 300, |n| text(n, |_| "*сөз **сөз ".into())),
    ("emphasis of different lengths", 200, |n| text(n, |i| "*".repeat(i % 4 + 1) + "сөз " + &"_".repeat(i % 3 + 1))),
    ("literal markup", 200, |n| text(n, |_| "** сөз ** жана сөз.\n\n".into())),
    ("code spans", 300, |n| text(n, |_| "`код` жана ".into())),
    ("code spans that never close", 300, |n| text(n, |i| "`".repeat(i % 30 + 1) + "сөз ")),
    ("open brackets", 1_000, |n| text(n, |_| "[".into())),
    ("open brackets with words", 300, |n| text(n, |_| "[сөз ".into())),
    ("open pictures", 500, |n| text(n, |_| "![сөз ".into())),
    ("pairs of brackets", 300, |n| text(n, |_| "[сөз] ".into())),
    ("open links", 300, |n| text(n, |_| "[сөз](".into())),
    ("nested brackets", 300, |n| base().body(&("[".repeat(n) + "сөз" + &"]".repeat(n)))),
    ("open angle brackets", 300, |n| text(n, |_| "<сөз ".into())),
    ("open comments", 300, |n| text(n, |_| "<!-- сөз ".into())),
    ("raw HTML", 200, |n| text(n, |_| "<b>сөз</b> ".into())),
    ("entities", 300, |n| text(n, |_| "&amp; &laquo;сөз&raquo; ".into())),
    ("backslashes", 500, |n| text(n, |_| "\\* \\[ ".into())),
    ("one footnote", 150, |n| text(n, |_| "Сөз[^a]. ".into()).append("\n\n[^a]: Мааниси.\n")),
    ("different footnotes", 100, |n| {
        base().body(
            &(repeat(n, |i| format!("Сөз[^{i}]. ")) + "\n\n" + &repeat(n, |i| format!("[^{i}]: Мааниси {i}.\n\n"))),
        )
    }),
    ("footnotes in footnotes", 100, |n| {
        base().body(&("Сөз[^0].\n\n".to_owned() + &repeat(n, |i| format!("[^{i}]: Мааниси[^{}].\n\n", (i + 1) % n))))
    }),
    ("unknown footnotes", 200, |n| text(n, |i| format!("Сөз[^{i}]. "))),
    ("unused footnotes", 100, |n| text(n, |i| format!("[^{i}]: Мааниси {i}.\n\n"))),
    ("links to headings", 100, |n| {
        base().body(&(repeat(n, |i| format!("## {}\n\n", word(i))) + &repeat(n, |i| format!("[сөз](#{}) ", latin(i)))))
    }),
    ("links to unknown headings", 200, |n| text(n, |i| format!("[сөз](#a-{i}) "))),
    ("reference links", 100, |n| {
        base().body(
            &(repeat(n, |i| format!("[сөз][{}] ", latin(i)))
                + "\n\n"
                + &repeat(n, |i| format!("[{}]: https://example.org/{i}\n", latin(i)))),
        )
    }),
    ("web links", 200, |n| text(n, |i| format!("[сөз](https://example.org/{i}) "))),
    ("bare web addresses", 200, |n| text(n, |i| format!("https://example.org/{i} менен www.example.kg "))),
    ("record links", 200, |n| text(n, |_| "[айыл](municipality:jazy) ".into())),
    ("record links without a text", 200, |n| text(n, |_| "[](municipality:jazy) ".into())),
    ("record cards", 80, |n| text(n, |_| "[](municipality:jazy)\n\n".into())),
    ("unknown record links", 200, |n| text(n, |i| format!("[айыл](municipality:{}) ", latin(i)))),
    ("unsafe links", 200, |n| text(n, |_| "[сөз](javascript:x) ".into())),
    ("broken links", 200, |n| text(n, |i| format!("[сөз](../{i}/) "))),
    ("tables", 60, |n| text(n, |_| "| Айыл | Саны |\n|---|--:|\n| Бел | 18 |\n\n".into())),
    ("table rows", 150, |n| {
        text(n, |i| if i == 0 { "\n\n| Айыл | Саны |\n|---|--:|\n".into() } else { format!("| Бел | {i} |\n") })
    }),
    ("table columns", 100, |n| {
        base().body(&format!(
            "\n\n{}|\n{}|\n{}|\n",
            repeat(n, |i| format!("| {i} ")),
            "|---".repeat(n),
            repeat(n, |i| format!("| {i} "))
        ))
    }),
    ("block quotes", 150, |n| text(n, |_| "> Сөз айтты.\n> — Аида, адис\n\n".into())),
    ("one block quote", 200, |n| text(n, |_| "> Сөз айтты.\n> — Аида, адис\n".into())),
    ("nested block quotes", 100, |n| base().body(&(">".repeat(n) + " сөз\n"))),
    ("list items", 200, |n| text(n, |_| "- сөз айтты\n".into())),
    ("loose list items", 200, |n| text(n, |_| "- сөз айтты\n\n".into())),
    ("numbered list items", 200, |n| text(n, |i| format!("{}. сөз айтты\n", i + 1))),
    ("nested lists", 40, |n| text(n, |i| "  ".repeat(i % 8) + "- сөз\n")),
    ("lists in one line", 100, |n| base().body(&("- ".repeat(n) + "сөз\n"))),
    ("task list items", 150, |n| text(n, |_| "- [x] сөз айтты\n".into())),
    ("definition lists", 150, |n| text(n, |i| format!("Термин {i}\n: Анын мааниси.\n\n"))),
    ("alerts", 150, |n| text(n, |_| "> [!NOTE]\n> Сөз.\n\n".into())),
    ("code blocks", 150, |n| text(n, |_| "```\nкод\n```\n\n".into())),
    ("words of the other language", 150, |n| text(n, |_| "Орусча [добро пожаловать]{lang=ru} сөз. ".into())),
    ("open words of the other language", 300, |n| text(n, |_| "[сөз]{lang=ru ".into())),
    ("one picture", 80, |n| text(n, |_| "![Белги](/sign.svg)\n\n".into())),
    ("missing pictures", 150, |n| text(n, |i| format!("![Белги](/{i}.png)\n\n"))),
    ("pictures", 30, |n| {
        (0..n).fold(text(n, |i| format!("![Белги](/sign-{i}.svg)\n\n")), |site, i| {
            site.file(&format!("content/static/sign-{i}.svg"), SIGN)
        })
    }),
    // Content that the checks of language and facts look for.
    ("an unknown abbreviation", 300, |n| text(n, |_| "сөз БВГД ".into())),
    ("unknown abbreviations", 100, |n| text(n, |i| format!("сөз {}ЖЗ ", word(i).to_uppercase()))),
    ("spelled-out abbreviations", 60, |n| {
        text(n, |i| {
            format!("Айыл өкмөтү {0} (АӨ{0}) иштейт, АӨ{0} деген. ", "БВГДЖ".chars().nth(i % 5).unwrap_or_default())
        })
    }),
    ("different spelled-out abbreviations", 60, |n| {
        text(n, |i| format!("{} (ААӨ{}) иштейт. ", "Айыл аймагынын өкмөтү", word(i).to_uppercase()))
    }),
    ("a known abbreviation", 200, |n| {
        text(n, |_| "ЖӨБ иштейт. ".into()).records("glossary", 1, |_| term("lsg", "өз алдынча", "ЖӨБ"))
    }),
    ("known abbreviations", 60, |n| {
        let body = repeat(n, |i| format!("{} иштейт. ", capitals(i)));
        base().body(&body).records("glossary", n, |i| term(&format!("t-{i}"), &word(i), &capitals(i)))
    }),
    ("a known abbreviation in a text without spaces", 300, |n| {
        text(n, |_| "ЖӨБ-".into()).records("glossary", 1, |_| term("lsg", "өз алдынча", "ЖӨБ"))
    }),
    ("equal numbers in both languages", 150, |n| {
        both(n, |i, lang| format!("{} {}. ", ["Келгендер", "Пришли"][lang], i + 10))
    }),
    ("one number in both languages", 200, |n| both(n, |_, lang| format!("{} 20. ", ["Келгендер", "Пришли"][lang]))),
    ("different numbers in both languages", 150, |n| {
        both(n, |i, lang| format!("{} {}. ", ["Келгендер", "Пришли"][lang], i * 2 + lang + 1000))
    }),
    ("phone numbers in both languages", 100, |n| {
        both(n, |i, lang| format!("{} +996 555 {:06}. ", ["Телефон", "Телефон"][lang], i * 2 + lang))
    }),
    ("dates in both languages", 100, |n| {
        both(n, |i, lang| {
            format!("2017{}{} {}. ", ["-жылдын ", " года, "][lang], i % 28 + 1, ["ноябры", "ноября"][lang])
        })
    }),
    ("paragraphs in both languages", 150, |n| {
        both(n, |_, lang| ["Тургундар чогулушка келди.\n\n", "Жители пришли на собрание.\n\n"][lang].into())
    }),
    ("numbers in words", 150, |n| text(n, |_| "сексен беш киши келди, жүз жыйырма кетти. ".into())),
    ("number words in one row", 200, |n| text(n, |_| "сексен беш жүз ".into())),
    ("digits in one row", 500, |n| text(n, |_| "123 ".into())),
    ("digits without a space", 1_000, |n| text(n, |_| "123".into())),
    ("ranges of numbers", 200, |n| text(n, |_| "2010-2017-жылдары, 10:00-14:30. ".into())),
    ("weekdays", 100, |n| text(n, |_| "Дүйшөмбү, 21-ноябрь 2017. ".into())),
    ("quotations", 200, |n| text(n, |_| "«Сөз» жана \"сөз\" деди. ".into())),
    ("quotation marks that never close", 300, |n| text(n, |_| "«сөз ".into())),
    ("straight quotation marks", 300, |n| text(n, |_| "\"сөз ".into())),
    ("closing quotation marks", 300, |n| text(n, |_| "сөз» ".into())),
    ("mixed scripts", 150, |n| text(n, |i| format!("{}c сөз. ", word(i)))),
    ("paragraphs in the wrong language", 60, |n| {
        text(n, |_| "Жители пришли на собрание и поговорили о воде и дорогах.\n\n".into())
    }),
    ("dashes", 300, |n| text(n, |_| "сөз - сөз -- сөз --- ".into())),
    ("dashes only", 1_000, |n| base().body(&("Сөз".to_owned() + &" -".repeat(n)))),
    ("hyphens", 300, |n| text(n, |_| "сөз-".into())),
    ("full stops", 500, |n| text(n, |_| "сөз. . ".into())),
    ("spaces", 1_000, |n| base().body(&format!("сөз{}сөз", " ".repeat(n)))),
    ("no-break spaces", 500, |n| text(n, |_| "\u{a0}\u{a0}5\u{a0}% ".into())),
    ("combining marks", 500, |n| base().body(&format!("и{}", "\u{301}".repeat(n)))),
    ("capital letters", 500, |n| text(n, |_| "БВ".into())),
    ("email addresses", 150, |n| text(n, |i| format!("a{i}@example.kg "))),
    ("dots and letters", 500, |n| text(n, |_| "a.".into())),
    // Many texts.
    ("releases", 20, |n| base().releases(n, |_| String::new())),
    ("releases of one day", 20, |n| base().texts("press", n, |_| "date: 2017-11-21\n".into(), |_| "Сөз.\n".into())),
    ("releases that link to the next by source file", 20, |n| {
        base().releases(n, |i| format!("[сөз](r-{}.ky.md)\n", (i + 1) % n))
    }),
    ("releases that link to the next", 20, |n| base().releases(n, |i| format!("[сөз](press:r-{})\n", i / 2))),
    ("links to all releases", 20, |n| {
        base().releases(n, |_| String::new()).body(&repeat(n, |i| format!("[](press:r-{i}) ")))
    }),
    ("links to all source files", 20, |n| {
        base().releases(n, |_| String::new()).body(&repeat(n, |i| format!("[сөз](r-{i}.ky.md) ")))
    }),
    ("links to unknown source files", 100, |n| text(n, |i| format!("[сөз](r-{i}.ky.md) "))),
    ("releases without a translation", 20, |n| {
        two_languages().texts("press", n, |i| format!("date: 2017-11-{:02}\n", i % 28 + 1), |_| "Сөз.\n".into())
    }),
    ("releases with the same alias", 20, |n| {
        base().texts("press", n, |i| format!("date: 2017-11-{:02}\naliases: [/old/]\n", i % 28 + 1), |_| String::new())
    }),
    ("aliases", 60, |n| {
        base().release("aliases", &format!("aliases: [{}]\n", repeat(n, |i| format!("/old/{i}/, "))), "Сөз.\n")
    }),
    ("corrections", 100, |n| {
        base().release(
            "corrected",
            &format!("corrections:\n{}", repeat(n, |i| format!("  - {{date: 2017-11-21, text: Ката {i}.}}\n"))),
            "Сөз.\n",
        )
    }),
    ("drafts", 60, |n| base().texts("press", n, |_| "date: 2017-11-21\ndraft: true\n".into(), |_| String::new())),
    ("pages in the menu", 40, |n| base().texts("pages", n, |i| format!("menu: {i}\n"), |_| "Сөз.\n".into())),
    ("pages", 20, |n| base().texts("pages", n, |_| String::new(), |_| "Сөз.\n".into())),
    ("pages that link to each other", 20, |n| {
        base().texts("pages", n, |_| String::new(), |i| format!("[](page:r-{})\n", i / 2))
    }),
    ("texts with an unknown key", 60, |n| base().texts("pages", n, |_| "sumary: x\n".into(), |_| String::new())),
    ("files with an unknown language", 60, |n| {
        (0..n).fold(base(), |site, i| site.file(&format!("content/press/x-{i}.md"), "---\ntitle: x\n---\n"))
    }),
    ("static files", 60, |n| (0..n).fold(base(), |site, i| site.file(&format!("content/static/docs/{i}.txt"), "Сөз."))),
    // Records.
    ("terms", 60, |n| base().records("glossary", n, |i| term(&format!("t-{i}"), &word(i), ""))),
    ("terms with abbreviations", 60, |n| {
        base().records("glossary", n, |i| term(&format!("t-{i}"), &word(i), &capitals(i)))
    }),
    ("terms and a text that uses them", 60, |n| {
        base()
            .body(&repeat(n, |i| format!("{} иштейт. ", word(i))))
            .records("glossary", n, |i| term(&format!("t-{i}"), &word(i), ""))
    }),
    ("terms and a text that links to them", 60, |n| {
        base()
            .body(&repeat(n, |i| format!("[](term:t-{i}) ")))
            .records("glossary", n, |i| term(&format!("t-{i}"), &word(i), ""))
    }),
    ("terms that refer to the next", 60, |n| {
        base().records("glossary", n, |i| {
            format!("id: t-{i}, term: {}, definition: Мааниси., see: [t-{}]", word(i), (i + 1) % n)
        })
    }),
    ("a term that refers to all", 60, |n| {
        base().records("glossary", n + 1, |i| match i {
            0 => format!(
                "id: t-0, term: Баары, definition: Мааниси., see: [{}]",
                repeat(n, |i| format!("t-{}, ", i + 1))
            ),
            _ => term(&format!("t-{i}"), &word(i), ""),
        })
    }),
    ("people", 60, |n| base().records("people", n, |i| format!("id: p-{i}, name: {}, role: Адис", word(i)))),
    ("people of a release", 40, |n| {
        base().records("people", n, |i| format!("id: p-{i}, name: {}", word(i))).release(
            "named",
            &format!("people: [{}]\n", ids("p", n)),
            "Сөз.\n",
        )
    }),
    ("contacts of the site", 30, |n| {
        base()
            .records("people", n, |i| format!("id: p-{i}, name: {}, phone: \"+9965550{i:05}\"", word(i)))
            .site(&format!("contacts: [{}]\n", ids("p", n)))
    }),
    ("organizations", 60, |n| {
        base().records("organizations", n, |i| format!("id: o-{i}, name: {}, role: partner", word(i)))
    }),
    ("organizations in a chain", 60, |n| {
        base().records("organizations", n, |i| {
            format!(
                "id: o-{i}, name: {}{}",
                word(i),
                if i > 0 { format!(", parent: o-{}", i - 1) } else { String::new() }
            )
        })
    }),
    ("districts", 15, |n| base().records("districts", n, |i| format!("id: d-{i}, name: {}", word(i)))),
    ("municipalities", 10, |n| base().places(n, |_| String::new())),
    ("municipalities with points", 10, |n| {
        base().places(n, |i| format!(", point: [{}, {}]", 40.0 + (i % 37) as f64 / 30.0, 71.0 + (i % 41) as f64 / 15.0))
    }),
    ("municipalities at one point", 10, |n| base().places(n, |_| ", point: [40.5, 72.5]".into())),
    ("districts with points", 15, |n| {
        base().records("districts", n, |i| {
            format!(
                "id: d-{i}, name: {}, point: [{}, {}]",
                word(i),
                40.0 + (i % 37) as f64 / 30.0,
                71.0 + (i % 41) as f64 / 15.0
            )
        })
    }),
    ("aliases of a municipality", 200, |n| {
        base().records("municipalities/more", 1, |_| {
            format!("id: ala, name: Ала, district: ozgon, aliases: [{}]", repeat(n, |i| format!("{}, ", word(i))))
        })
    }),
    ("municipalities in a chain of successors", 10, |n| {
        base().places(n, |i| if i > 0 { format!(", valid_to: 2012, successor: m-{}", i - 1) } else { String::new() })
    }),
    ("municipalities with equal names", 10, |n| {
        base().records("municipalities/more", n, |i| format!("id: m-{i}, name: Бел, district: ozgon"))
    }),
    ("programmes", 10, |n| base().records("programmes", n, |i| format!("id: p-{i}, title: {}", word(i)))),
    ("documents", 60, |n| {
        base().records("documents", n, |i| {
            format!("id: d-{i}, title: {}, file: \"https://example.org/{i}.pdf\"", word(i))
        })
    }),
    ("documents of a municipality", 40, |n| {
        base().records("documents", n, |i| {
            format!("id: d-{i}, title: {}, file: \"https://example.org/{i}.pdf\", municipality: jazy", word(i))
        })
    }),
    ("documents of an event", 40, |n| {
        base().event("").records("documents", n, |i| {
            format!("id: d-{i}, title: {}, file: \"https://example.org/{i}.pdf\", visit: long", word(i))
        })
    }),
    ("commitments", 40, |n| {
        base().records("commitments", n, |i| format!("id: c-{i}, text: {}, municipality: jazy, due: 2027-01", word(i)))
    }),
    ("commitments of an event", 40, |n| {
        base()
            .event("")
            .records("commitments", n, |i| format!("id: c-{i}, text: {}, municipality: jazy, visit: long", word(i)))
    }),
    ("updates of a commitment", 100, |n| {
        base().records("commitments", 1, |_| {
            format!(
                "id: c, text: Суу, municipality: jazy, updates: [{}]",
                repeat(n, |i| format!("{{date: 2017-11-21, text: {}}}, ", word(i)))
            )
        })
    }),
    ("evidence of a commitment", 100, |n| {
        base().records("commitments", 1, |_| {
            format!(
                "id: c, text: Суу, municipality: jazy, evidence: [{}]",
                repeat(n, |i| format!("\"https://example.org/{i}\", "))
            )
        })
    }),
    // Events.
    ("events", 6, |n| base().events(n, |_| String::new())),
    ("events of one day", 6, |n| base().records("visits", n, |i| format!("id: v-{i}, date: 2017-11-21, host: jazy"))),
    ("events of a programme", 6, |n| {
        base()
            .records("programmes", 1, |_| "id: series, title: Сапарлар, stated: {visits: 5}".into())
            .events(n, |_| ", programme: series".into())
    }),
    ("held events", 6, |n| {
        base().events(n, |_| ", status: held, results: {participants: {total: 20, women: 10, men: 10}}".into())
    }),
    ("events at their own hosts", 6, |n| {
        base()
            .places(n, |_| String::new())
            .records("visits", n, |i| format!("id: v-{i}, date: 2017-{:02}-21, host: m-{i}", i % 12 + 1))
    }),
    ("hosts of an event", 60, |n| {
        base()
            .places(n, |_| String::new())
            .records("visits", 1, |_| format!("id: v, date: 2017-11-21, host: [{}]", ids("m", n)))
    }),
    ("guests of an event", 10, |n| {
        base().places(n, |_| String::new()).event(&format!(", invited: {{guests: [{}]}}", ids("m", n)))
    }),
    ("districts of an event", 10, |n| {
        base()
            .records("districts/more", n, |i| format!("id: d-{i}, name: {}", word(i)))
            .event(&format!(", invited: {{districts: [{}]}}", ids("d", n)))
    }),
    ("organizations of an event", 40, |n| {
        base()
            .records("organizations", n, |i| format!("id: o-{i}, name: {}", word(i)))
            .event(&format!(", invited: {{organizations: [{}]}}", ids("o", n)))
    }),
    ("agenda of an event", 60, |n| base().event(&format!(", agenda: [{}]", repeat(n, |i| format!("{}, ", word(i)))))),
    ("agenda of a future event", 60, |n| {
        base().with_posters().records("visits", 1, |_| {
            format!("id: long, date: 2027-11-21, host: jazy, agenda: [{}]", repeat(n, |i| format!("{}, ", word(i))))
        })
    }),
    ("a long agenda item", 200, |n| base().event(&format!(", agenda: [{}]", repeat(n, |i| format!("{} ", word(i)))))),
    ("sources of an event", 60, |n| {
        base().event(&format!(", sources: [{}]", repeat(n, |i| format!("\"https://example.org/{i}\", "))))
    }),
    ("priorities", 60, |n| {
        base().event(&format!(
            ", status: held, results: {{priorities: [{}]}}",
            repeat(n, |i| format!("{{text: {}, votes: {i}}}, ", word(i)))
        ))
    }),
    ("priorities with ranks", 60, |n| {
        base().event(&format!(
            ", status: held, results: {{priorities: [{}]}}",
            repeat(n, |i| format!("{{text: {}, rank: {}}}, ", word(i), i + 1))
        ))
    }),
    ("priorities with commitments", 40, |n| {
        let priorities = repeat(n, |i| format!("{{text: {}, commitment: c-{i}}}, ", word(i)));
        base().event(&format!(", status: held, results: {{priorities: [{priorities}]}}")).records(
            "commitments",
            n,
            |i| format!("id: c-{i}, text: {}, municipality: jazy", word(i)),
        )
    }),
    ("decisions", 60, |n| {
        base().event(&format!(", status: held, results: {{decisions: [{}]}}", repeat(n, |i| format!("{}, ", word(i)))))
    }),
    ("questions", 60, |n| {
        base().event(&format!(
            ", status: held, results: {{questions: [{}]}}",
            repeat(n, |i| format!("{{question: {}?, answer: Ооба.}}, ", word(i)))
        ))
    }),
    ("documents in the results of an event", 40, |n| {
        base()
            .records("documents", n, |i| {
                format!("id: d-{i}, title: {}, file: \"https://example.org/{i}.pdf\"", word(i))
            })
            .event(&format!(", status: held, results: {{documents: [{}]}}", ids("d", n)))
    }),
    ("releases about one event", 15, |n| {
        base().event("").texts(
            "press",
            n,
            |i| format!("date: 2017-11-{:02}\nvisits: [long]\n", i % 28 + 1),
            |_| String::new(),
        )
    }),
    ("releases about one municipality", 15, |n| {
        base().texts(
            "press",
            n,
            |i| format!("date: 2017-11-{:02}\nmunicipalities: [jazy]\n", i % 28 + 1),
            |_| String::new(),
        )
    }),
    ("releases about one person", 15, |n| {
        base().records("people", 1, |_| "id: aida, name: Аида".into()).texts(
            "press",
            n,
            |i| format!("date: 2017-11-{:02}\npeople: [aida]\n", i % 28 + 1),
            |_| String::new(),
        )
    }),
    ("events of a release", 6, |n| {
        base().events(n, |_| String::new()).release("named", &format!("visits: [{}]\n", ids("v", n)), "Сөз.\n")
    }),
    // Long and many values, and faults.
    ("a long title", 200, |n| {
        base().file(
            "content/press/long.ky.md",
            &format!("---\ntitle: {}\ndate: 2017-11-21\n---\nСөз.\n", repeat(n, |i| format!("{} ", word(i)))),
        )
    }),
    ("a long summary", 300, |n| {
        base().release("long-summary", &format!("summary: {}\n", repeat(n, |i| format!("{} ", word(i)))), "Сөз.\n")
    }),
    ("a long name of a municipality", 200, |n| {
        base().records("municipalities/more", 1, |_| {
            format!("id: ala, district: ozgon, name: {}", repeat(n, |i| format!("{} ", word(i))))
        })
    }),
    ("a long venue", 200, |n| base().event(&format!(", venue: {}", repeat(n, |i| format!("{} ", word(i)))))),
    ("free data", 200, |n| base().records("free", n, |i| format!("name: {}, value: {i}", word(i)))),
    ("keys of free data", 300, |n| base().file("content/data/free.yaml", &repeat(n, |i| format!("k-{i}: сөз\n")))),
    ("keys of extra", 300, |n| base().event(&format!(", extra: {{{}}}", repeat(n, |i| format!("k-{i}: сөз, "))))),
    ("equal keys", 150, |n| base().file("content/data/free.yaml", &repeat(n, |_| "k: сөз\n".into()))),
    ("free data for the full reader", 100, |n| {
        base()
            .file("content/data/free.yaml", &repeat(n, |i| format!("- name: \"\\u0430 {i}\"\n  value: [a,\n    b]\n")))
    }),
    ("records for the full reader", 60, |n| {
        base().file(
            "content/data/glossary.yaml",
            &repeat(n, |i| format!("- id: t-{i}\n  term: \"\\u0430{}\"\n  definition: >\n    Мааниси.\n", word(i))),
        )
    }),
    ("records after a syntax error", 30, |n| {
        base().file(
            "content/data/glossary.yaml",
            &("- {id: [}\n".to_owned() + &repeat(n, |i| format!("- {{{}}}\n", term(&format!("t-{i}"), &word(i), "")))),
        )
    }),
    ("records with a syntax error", 30, |n| {
        base().file("content/data/glossary.yaml", &repeat(n, |i| format!("- id: t-{i}\n  term: a: b\n")))
    }),
    ("a long scalar", 300, |n| {
        base().file(
            "content/data/free.yaml",
            &format!("text: >\n{}", repeat(n, |_| "  Тургундар чогулушка келди.\n".into())),
        )
    }),
    ("a long quoted scalar", 300, |n| {
        base().file(
            "content/data/free.yaml",
            &format!("text: \"{}\"\n", repeat(n, |_| "Тургундар \\\"чогулушка\\\" келди. ".into())),
        )
    }),
    ("unknown references", 60, |n| {
        base().records("documents", n, |i| {
            format!("id: d-{i}, title: Кат, file: \"https://example.org/{i}.pdf\", municipality: jazi-{i}")
        })
    }),
    ("unknown references among many records", 30, |n| {
        base().records("glossary", n, |i| {
            format!("id: t-{i}, term: {}, definition: Мааниси., see: [t-{i}-{}]", word(i), latin(i))
        })
    }),
    ("equal ids", 60, |n| base().records("glossary", n, |i| term("t", &word(i), ""))),
    ("unknown keys", 60, |n| {
        base().records("glossary", n, |i| format!("id: t-{i}, term: {}, definition: Мааниси., k-{i}: x", word(i)))
    }),
    ("unknown keys of one record", 150, |n| base().event(&repeat(n, |i| format!(", k-{i}: x")))),
    ("missing keys", 60, |n| base().records("glossary", n, |i| format!("id: t-{i}"))),
    ("wrong types", 60, |n| {
        base().records("glossary", n, |i| format!("id: t-{i}, term: {}, definition: [x]", word(i)))
    }),
    ("invalid dates", 60, |n| {
        base().records("documents", n, |i| {
            format!("id: d-{i}, title: Кат, file: \"https://example.org/{i}.pdf\", date: 2017-11-31")
        })
    }),
    ("texts without a translation", 60, |n| {
        two_languages().records("glossary", n, |i| term(&format!("t-{i}"), &format!("{{ky: {}}}", word(i)), ""))
    }),
    ("interface texts", 150, |n| {
        base().file("content/strings/ky.ftl", &repeat(n, |i| format!("own-{i} = Сөз {{ $x }} {i}\n")))
    }),
    ("unknown allowed rules", 150, |n| {
        base().release("allowing", &format!("allow: [{}]\n", repeat(n, |i| format!("rule-{i}, "))), "Сөз.\n")
    }),
];
