//! `literal-markup` and faulty characters on whole sites: the reports, their places and how each is
//! fixed.

use aikyn::foundation::diagnostics::Rule;
use aikyn::lint::fix::fix_all;
use insta::assert_snapshot;

use crate::harness::{Built, TestSite};

const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";
const VISITS: &str = "content/data/visits.yaml";
const FRONT: &str = "---\ntitle: Жаңылык\ndate: 2017-11-16\nvisits: [jazy-2017]\n---\n";
/// The line on which the body begins.
const BODY: usize = 6;

fn news(ky: &str) -> TestSite {
    TestSite::new()
        .file(NEWS_KY, format!("{FRONT}{ky}\n"))
        .file(NEWS_RU, "---\ntitle: Новость\nallow: [number-mismatch]\n---\nТекст.\n")
        .replace(NEWS_KY, "visits:", "allow: [number-mismatch, unexplained-abbreviation]\nvisits:")
}

/// Returns the lines and columns of the diagnostics of a rule, counted from the body.
fn places(built: &Built, rule: Rule) -> Vec<(usize, usize)> {
    let of_rule = built.diagnostics.iter().filter(|diagnostic| diagnostic.rule() == rule);
    of_rule
        .map(|diagnostic| {
            let bytes = built.inputs().bytes(&diagnostic.location.path).unwrap();
            let (line, column) = diagnostic.location.line_column(bytes);
            (line.saturating_sub(BODY), column)
        })
        .collect()
}

/// Returns the body of the release after all fixes, or `None` if there are none.
fn fixed(built: &Built) -> Option<String> {
    let mut files = fix_all(built.inputs(), &built.diagnostics).into_iter();
    let file = files.find(|file| &*file.path == NEWS_KY)?;
    Some(file.new.split_once("\n---\n")?.1.trim_end_matches('\n').to_owned())
}

#[test]
fn literal_markup_is_reported_in_place_and_fixed() {
    for (written, places_of, works) in [
        ("Кара: [сайт] (https://example.org/a).", &[(1, 7)][..], Some("Кара: [сайт](https://example.org/a).")),
        ("[сход](visit: jazy-2017) болду", &[(1, 1)], Some("[сход](visit:jazy-2017) болду")),
        ("![Зал] (/foto.jpg)", &[(1, 1)], Some("![Зал](/foto.jpg)")),
        ("[а](https://example.org/a b) жана", &[(1, 1)], Some("[а](<https://example.org/a b>) жана")),
        ("Текст.\n\n#Баш сөз\n\nТекст.", &[(3, 1)], Some("Текст.\n\n# Баш сөз\n\nТекст.")),
        ("##Баш сөз\nТекст.", &[(1, 1)], Some("## Баш сөз\nТекст.")),
        ("Тизме:\n\n-бир\n-эки", &[(3, 1), (4, 1)], Some("Тизме:\n\n- бир\n- эки")),
        ("Тизме:\n\n1.бир\n2.эки", &[(3, 1), (4, 1)], Some("Тизме:\n\n1. бир\n2. эки")),
        ("Тизме:\n\n1)бир\n2)эки", &[(3, 1), (4, 1)], Some("Тизме:\n\n1) бир\n2) эки")),
        ("Тизме:\n• бир\n•\tэки", &[(2, 1), (3, 1)], Some("Тизме:\n- бир\n- эки")),
        ("· бир\n· эки", &[(1, 1), (2, 1)], Some("- бир\n- эки")),
        ("\u{f0b7} бир\n\u{f0b7}\tэки", &[(1, 1), (2, 1)], Some("- бир\n- эки")),
        ("**Калың **текст", &[(1, 1)], Some("**Калың** текст")),
        ("**Баасы: 500 сом", &[(1, 1)], None),
        ("**Биринчи\n\nэкинчи** абзац", &[(1, 1)], None),
        ("**Күнү:**декабрь, **«Үн» гезити.**Ал", &[(1, 1), (1, 19)], Some("**Күнү:** декабрь, **«Үн» гезити.** Ал")),
        ("###Баш сөз###\n\nТекст.", &[(1, 1)], Some("### Баш сөз ###\n\nТекст.")),
        ("#\u{a0}Баш сөз\n\nТекст.", &[(1, 1)], Some("# Баш сөз\n\nТекст.")),
        ("####### Баш сөз\n\nТекст.", &[(1, 1)], Some("###### Баш сөз\n\nТекст.")),
        ("-\u{a0}бир\n-\u{a0}эки", &[(1, 1), (2, 1)], Some("- бир\n- эки")),
        ("1.\u{a0}бир\n2.\u{a0}эки", &[(1, 1), (2, 1)], Some("1. бир\n2. эки")),
        ("*бир\n*эки", &[(1, 1), (2, 1)], Some("* бир\n* эки")),
        ("o бир\no эки", &[(1, 1), (2, 1)], Some("- бир\n- эки")),
        ("[ ] бир", &[(1, 1)], Some("- [ ] бир")),
        ("-[x] бир", &[(1, 1)], Some("- [x] бир")),
        ("– бир\n– эки", &[(2, 1)], Some("– бир\n\n– эки")),
        ("Тизме:\nа) бир\nб) эки", &[(2, 1), (3, 1)], Some("Тизме:\n\nа) бир\n\nб) эки")),
        ("(сайт)[https://a.kg]", &[(1, 1)], Some("[сайт](https://a.kg)")),
        ("[сайт][https://a.kg]", &[(1, 1)], Some("[сайт](https://a.kg)")),
        ("![Зал]foto.jpg", &[(1, 1)], Some("![Зал](foto.jpg)")),
        ("![Зал](foto.jpg", &[(1, 1)], None),
        ("Кара: visit:jazy-2017, жакында.", &[(1, 7)], Some("Кара: [](visit:jazy-2017), жакында.")),
        ("[visit:jazy-2017] болду", &[(1, 1)], Some("[](visit:jazy-2017) болду")),
        ("[текст]{ru} жана [текст] {lang=kg}", &[(1, 1), (1, 18)], Some("[текст]{lang=ru} жана [текст]{lang=ky}")),
        ("| а | б |\n|---|---|\n| в | г |\nТекст.", &[(4, 1)], Some("| а | б |\n|---|---|\n| в | г |\n\nТекст.")),
        ("| а | б |\n|===|===|\n| в | г |", &[(1, 1)], Some("| а | б |\n|---|---|\n| в | г |")),
        ("|---|---|\n| в | г |", &[(1, 1)], None),
        ("Айыл[^1].\n\n[^1] Жазы.", &[(3, 1)], Some("Айыл[^1].\n\n[^1]: Жазы.")),
        ("Жаңы.\n===\nТекст.", &[(1, 1)], None),
        ("Текст.\n\n```\nАйыл өкмөтү", &[(3, 1)], None),
        ("Айыл\u{2028}өкмөтү", &[(1, 5)], Some("Айыл өкмөтү")),
        ("Бул ** калың** текст", &[(1, 5)], Some("Бул **калың** текст")),
        ("**20%**дан көп, **(350)**ү", &[(1, 1), (1, 17)], Some("**20%дан** көп, **(350)ү**")),
        ("\tАйыл өкмөтү чогулуш өткөрдү.", &[(1, 2)], Some("Айыл өкмөтү чогулуш өткөрдү.")),
        ("Биринчи.\n\n    Экинчи абзац\nуландысы.", &[(3, 5)], Some("Биринчи.\n\nЭкинчи абзац\nуландысы.")),
        (
            "Биринчи абзац.\nЭкинчи абзац бир топ узунураак болсун.\n\nҮчүнчү.",
            &[(2, 1)],
            Some("Биринчи абзац.\n\nЭкинчи абзац бир топ узунураак болсун.\n\nҮчүнчү."),
        ),
        ("| Айыл | Саны |\n| Жазы | 5 |", &[(1, 1)], Some("| Айыл | Саны |\n|---|---|\n| Жазы | 5 |")),
        ("| Айыл | Саны |\n|---|\n| Жазы | 5 |", &[(1, 1)], Some("| Айыл | Саны |\n|---|---|\n| Жазы | 5 |")),
        ("| Айыл | Саны |\n|—|—|\n| Жазы | 5 |", &[(1, 1)], Some("| Айыл | Саны |\n|---|---|\n| Жазы | 5 |")),
        ("| Айыл | Саны |\n|---|---|\n| Жазы | 5 | 6 |", &[(3, 1)], None),
        ("Айыл[^1] жана[^2].\n\n[^1]: Жазы.", &[(1, 14)], None),
        ("Айыл[^1].\n\n[^1]: Жазы.\n\n[^2]: Гүлистан.", &[(5, 1)], None),
        ("Айыл[^1].\n\n[^1]: Жазы.\n\n[^1]: Гүлистан.", &[(5, 1)], None),
        ("Чогулуш болду.\n---\nУландысы.", &[(1, 1)], Some("Чогулуш болду.\n\n---\nУландысы.")),
        ("Чогулуш болду\n---\nУландысы.", &[(1, 1)], None),
        ("са\u{200b}лык\u{2060} \u{200e}+996", &[(1, 3), (1, 7), (1, 9)], Some("салык +996")),
    ] {
        let site = news(written).file("content/static/foto.jpg", picture());
        let built = site.build();
        let expected: Vec<(usize, usize)> = places_of.iter().map(|(line, column)| (*line, *column)).collect();
        assert_eq!(places(&built, Rule::LiteralMarkup), expected, "{written}\n{:?}", built.lines());
        let fixed = fixed(&built);
        assert_eq!(fixed.as_deref(), works, "{written}");
        if let Some(fixed) = fixed {
            let again = news(&fixed).file("content/static/foto.jpg", picture()).build();
            assert_eq!(places(&again, Rule::LiteralMarkup), [], "{fixed}\n{:?}", again.lines());
        }
    }
}

#[test]
fn intended_text_is_not_reported() {
    for text in [
        "Чогулуш #биздинбюджет #Жазы\n\n#Баткен",
        "#1 мектеп, 5-үй, А-2.\n\n2017-жылы",
        "Абага −5 градус, -5 болду",
        "> Сөз\n> — Бекиев",
        "Катар узундугу бирдей болгон текстте ар бир сап эмки\nсөз батпаган жерде бүтөт. Ошондуктан сүйлөм саптын\nаягында бүтсө да, ал абзацтын аягы эмес болот го.\nАндан ары сөз уланып, дагы бир катарга жетет экен.",
        "Бир сап.  \nЭкинчи сап бир топ узунураак.",
        "Бишкек ш.\nЧүй пр. 1",
        "А | Б",
        "[1] жана (2), [текст] (түшүндүрмө)",
        "\\[сайт](https://example.org/)",
        "Баш сөз узун\n------------\n\nТекст.",
        "```\n-код\n#Код\n```",
        "-Салам, - деди ал.",
        "баасы** жана мөөнөтү**",
        "*Эскертүү: баасы өзгөрөт.",
        "Ал айтты:\n— Салам.",
        "Убактысы: 10:00, term:5, a:b",
        "| а | б |\n|---|---|\n| в | г |\n\nТекст.",
        "```\nАйыл\n```\n\nТекст.",
        "[текст]{lang=ru} жана {ky}",
        "(а) бир, (б) эки",
        "👩\u{200d}👧 \u{202a}+996\u{202c}",
    ] {
        let built = news(text).build();
        assert_eq!(places(&built, Rule::LiteralMarkup), [], "{text}\n{:?}", built.lines());
    }
}

#[test]
fn literal_markup_messages() {
    assert_snapshot!(
        news(
            "[сайт] (https://example.org/a)\n\n#Баш сөз\n\n-пункт\n\n• пункт \u{f0fc}\n\n    Айыл өкмөтү.\n\nБиринчи.\nЭкинчи абзац.\n\n\
             | а | б |\n| в | г |\n\n| а | б |\n|---|---|\n| в | г | д |\n\nа[^2]\n\n[^3]: б\n\nЧогулуш болду.\n---\n\nса\u{200b}лык [x](https://a.kg"
        )
        .build()
        .diagnostics()
    );
}

#[test]
fn literal_markup_in_records() {
    let agenda = "  agenda:\n    - {ky: \"Айыл [сайты](https://a.kg)\", ru: \"**Сайт** села\"}\n";
    assert_snapshot!(TestSite::new().append(VISITS, agenda).build().diagnostics());
    TestSite::new().append(VISITS, &format!("{agenda}  allow: [literal-markup]\n")).build().assert_clean();
    let invisible = "  agenda:\n    - {ky: \"Са\u{200b}лык\", ru: \"Налоги\"}\n";
    let built = TestSite::new().append(VISITS, invisible).build();
    assert_eq!(places(&built, Rule::LiteralMarkup).len(), 1);
    TestSite::new().append(VISITS, &format!("{invisible}  allow: [literal-markup]\n")).build().assert_clean();
}

#[test]
fn names_with_spaces_are_found() {
    let page = "content/pages/album/index.ky.md";
    let built = TestSite::new()
        .file(
            page,
            "---\ntitle: Биз\nallow: [missing-translation]\n---\n![Зал](WhatsApp Image 2026-02-18 at 10.11.12.jpeg)\n\n\
             ![x](foto (1).jpg \"Зал\")\n\n[отчёт](/Мой отчёт.pdf) [текст](/a (2) b.pdf)\n",
        )
        .file("content/pages/album/WhatsApp Image 2026-02-18 at 10.11.12.jpeg", picture())
        .file("content/pages/album/foto (1).jpg", picture())
        .file("content/static/Мой отчёт.pdf", "%PDF")
        .file("content/static/a (2) b.pdf", "%PDF")
        .build()
        .assert_clean();
    let html = built.text("ky/album/index.html");
    assert_eq!(html.matches("<img ").count(), 2, "{html}");
    assert!(html.contains("%D0%BE%D1%82%D1%87%D1%91%D1%82.pdf\">отчёт</a>"), "{html}");
}

#[test]
fn addresses_become_links() {
    let built = news("Сайт: www.vap.kg, почта info@dpi.kgге, **https://dpi.kg/10-15** жана [www.a.kg](https://b.kg).")
        .build()
        .assert_clean();
    built
        .shows("ky/press/news/index.html", "<a href=\"http://www.vap.kg\">www.vap.kg</a>, почта")
        .shows("ky/press/news/index.html", "<a href=\"mailto:info@dpi.kg\">info@dpi.kg</a>ге")
        .shows("ky/press/news/index.html", "<strong><a href=\"https://dpi.kg/10-15\">https://dpi.kg/10-15</a></strong>")
        .shows("ky/press/news/index.html", "<a href=\"https://b.kg\">www.a.kg</a>");
}

#[test]
fn names_are_compared_in_composed_form() {
    // `й` as a Mac types it. Names on disk are composed when they are read.
    let built = news("![Зал](/йод.jpg) [текст](/йод.pdf)\n\n![Зал](/и\u{306}од.jpg) [текст](/и\u{306}од.pdf)")
        .file("content/static/йод.jpg", picture())
        .file("content/static/йод.pdf", "%PDF")
        .build();
    assert!(built.diagnostics.iter().all(|diagnostic| diagnostic.rule() == Rule::MixedScript), "{:?}", built.lines());
}

#[test]
fn decomposed_letters_are_reported_and_fixed() {
    let built = news("Бул и\u{306}од жана за\u{301}мок.").build();
    assert_snapshot!(built.diagnostics());
    assert_eq!(fixed(&built).as_deref(), Some("Бул йод жана за\u{301}мок."));
    // A decomposed letter in a record.
    let built = TestSite::new().append(VISITS, "  venue: {ky: \"Айыл и\u{306}\", ru: \"Зал\"}\n").build();
    assert_eq!(places(&built, Rule::MixedScript).len(), 1);
}

#[test]
fn forbidden_characters_are_reported_in_place() {
    let built = news("Айыл \u{b}кеңеши &#x1; \u{fffd} жана \u{202e}сөз\u{9b}\u{ffff}")
        .replace(NEWS_RU, "title: Новость", "title: \"Но\\u000Bвость \\uFFFE\"")
        .append(VISITS, "  venue: {ky: \"Айыл\u{c}\", ru: Зал}\n")
        .build();
    assert_snapshot!(built.diagnostics());
    assert!(built.diagnostics.iter().all(|diagnostic| diagnostic.rule() == Rule::ForbiddenCharacter));
}

#[test]
fn private_use_characters_are_kept() {
    let built = news("Айыл \u{e000}\u{e001}\u{e002}\u{e003}\u{e004} кеңеши")
        .replace(NEWS_RU, "title: Новость", "title: \"\u{e000}Но\u{e001}вость\u{e004}\"")
        .build()
        .assert_clean();
    built
        .shows("ky/press/news/index.html", "Айыл \u{e000}\u{e001}\u{e002}\u{e003}\u{e004} кеңеши")
        .shows("ru/press/news/index.html", "\u{e000}Но\u{e001}вость\u{e004}");
}

#[test]
fn headings_do_not_skip_levels() {
    let built =
        news("[](visit:jazy-2017)\n\n### Баш сөз\n\n[](visit:jazy-2017)\n\n##### Дагы\n\n[](visit:jazy-2017)").build();
    let html = built.text("ky/press/news/index.html");
    let levels: Vec<u8> =
        html.match_indices("<h").filter_map(|(at, _)| html.as_bytes()[at + 2].checked_sub(b'0')).collect();
    let levels: Vec<u8> = levels.into_iter().filter(|level| (1..=6).contains(level)).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert!(levels.starts_with(&[1, 2, 2, 3, 3, 4]), "{levels:?}");
}

/// Returns a small picture.
fn picture() -> Vec<u8> {
    crate::pictures::jpeg(8, 8)
}

#[test]
fn damaged_static_picture_is_not_published() {
    let built = TestSite::new()
        .file("content/static/foto.jpg", &picture()[..200])
        .file("content/static/good.jpg", picture())
        .file(NEWS_KY, format!("{FRONT}[Зал](/foto.jpg) [Зал](/good.jpg)\n"))
        .file(NEWS_RU, "---\ntitle: Новость\n---\nТекст.\n")
        .build();
    assert!(built.diagnostics.iter().all(|diagnostic| diagnostic.rule() == Rule::BadPicture), "{:?}", built.lines());
    assert!(built.has("good.jpg") && !built.has("foto.jpg"));
}

#[test]
fn invisible_characters_in_file_names_are_reported() {
    for name in ["content/static/gpj\u{202e}.exe", "content/static/a\u{200b}.pdf", "content/static/\u{fffd}.pdf"] {
        let built = TestSite::new().file(name, "x").build();
        assert_eq!(built.diagnostics.len(), 1, "{:?}", built.lines());
        assert_eq!(built.diagnostics[0].rule(), Rule::MissingFile);
    }
}

#[test]
fn neighbouring_letters_are_reported_in_kyrgyz_words() {
    let built = news("Айылда жаңы ұйлөр жана Нұрсұлтан Назарбаевдин көчөсү бар.").build();
    assert_eq!(places(&built, Rule::MixedScript), [(1, 13)]);
    assert_eq!(fixed(&built).as_deref(), Some("Айылда жаңы үйлөр жана Нұрсұлтан Назарбаевдин көчөсү бар."));
}

#[test]
fn marks_of_footnotes_and_lists_are_no_numbers() {
    let built = news("Айыл[^1].\n\n1.Жазы\n2.Гүлистан").build();
    assert_eq!(places(&built, Rule::NumberMismatch), [], "{:?}", built.lines());
}

#[test]
fn a_raw_element_is_reported_once() {
    assert_eq!(places(&news("Бул <b>калың</b> жана <u>астын</u>").build(), Rule::RawHtml), [(1, 5), (1, 23)]);
}

#[test]
fn telephone_numbers_in_links_have_the_length_of_their_country() {
    let built = news("[чалыңыз](tel:+99677077171)").build();
    assert!(built.lines().iter().any(|line| line.contains("8 digits after +996")), "{:?}", built.lines());
    news("[чалыңыз](tel:+996770771711)").build().assert_clean();
}

#[test]
fn broken_links_are_answered_by_the_address_that_was_meant() {
    for (written, meant) in [
        ("docs/plan.pdf", "/docs/plan.pdf"),
        ("/docs/Plan.PDF", "/docs/plan.pdf"),
        ("content/static/docs/plan.pdf", "/docs/plan.pdf"),
        ("a@b.kg", "mailto:a@b.kg"),
        ("aimak.kg", "https://aimak.kg"),
        ("https//aimak.kg", "https://aimak.kg"),
        ("visit/jazy-2017", "visit:jazy-2017"),
        ("event:jazy-2017", "visit:"),
        ("htpp://aimak.kg", "https:"),
    ] {
        let built = news(&format!("[план]({written})")).file("content/static/docs/plan.pdf", "x").build();
        let lines = built.lines();
        assert!(lines.len() == 1 && lines[0].contains(&format!("did you mean `{meant}`?")), "{written}: {lines:?}");
    }
}
