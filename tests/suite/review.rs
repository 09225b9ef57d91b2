//! The language and fact checks on whole sites: locations, messages, help, and `allow`.

use std::fs;
use std::time::Instant;

use aikyn::lint::{self, fix::fix_all};
use aikyn::model::parse::parse;
use insta::assert_snapshot;

use crate::harness::{HANG, TestSite};

const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";
const VISITS: &str = "content/data/visits.yaml";

/// Returns a site with these texts as its release.
fn news(ky: &str, ru: &str) -> TestSite {
    TestSite::new()
        .file(NEWS_KY, format!("---\ntitle: Жаңылык\ndate: 2017-11-16\nvisits: [jazy-2017]\n---\n{ky}\n"))
        .file(NEWS_RU, format!("---\ntitle: Новость\n---\n{ru}\n"))
}

#[test]
fn wrong_language() {
    let russian = "Гости придут на сельский сход и сами увидят, как идёт работа, а потом зададут свои вопросы.";
    let kyrgyz = "Коноктор айылдык чогулушка катышып, иштин жүрүшүн өз көзү менен көрөт, анан суроо берет.";
    assert_snapshot!(news(&format!("{kyrgyz}\n\n{russian}"), &format!("{russian}\n\n{kyrgyz}")).build().diagnostics());
    // A `lang` span declares the other language.
    news(&format!("{kyrgyz}\n\n[{russian}]{{lang=ru}}"), russian).build().assert_clean();
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, &format!("  open_to: {{ky: \"{russian}\", ru: \"{kyrgyz}\"}}\n"))
            .build()
            .diagnostics()
    );
    // A text without languages is taken for the language that it is in.
    let built = TestSite::new().append(VISITS, &format!("  open_to: \"{russian}\"\n")).build();
    assert!(built.lines().len() == 1 && built.lines()[0].contains("missing-translation"), "{:#?}", built.lines());
}

#[test]
fn mixed_script() {
    assert_snapshot!(
        news("Бул **cалык** жана кеӊеш, [Kыргызстан](https://bakyt.test/cалык).", "Сайт `cайт` и COVIDдин PDF-файл.")
            .replace(NEWS_KY, "title: Жаңылык", "title: \"Жаңылыk\"")
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  agenda:\n    - ky: >-\n        Бир эки\n        үч cалык\n      ru: 'Налоr'\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn kyrgyz_letters() {
    let site =
        news("Жергиликтуу кенеш бюджеттин олчомун бекитти. [Жергиликтуу]{lang=ru} туз.", "Местный кенеш, олчом.");
    assert_snapshot!(site.build().diagnostics());
}

#[test]
fn number_mismatch() {
    assert_snapshot!(
        news(
            "41 муниципалитеттен 80ден ашуун өкүл келет, 2017-жылдын 21-ноябрында, саат 10:00дө, тел. (0770) 771-711.",
            "Из 42 муниципалитетов приедут больше восьмидесяти человек, 22.11.2017 в 10.00, тел. +996770771711.",
        )
        .build()
        .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  agenda: [{ky: 24 млн сом, ru: 24 000 000 сомов}, {ky: 3 күн, ru: 4 дня}]\n")
            .build()
            .diagnostics()
    );
    // A number may be in the title of one language and in the text of the other. URLs are left out.
    news("[Барак](https://bakyt.test/2018) 41", "Сорок один. [Страница](https://bakyt.test/2019)")
        .build()
        .assert_clean();
    // The card of a record shows its own numbers.
    news("[](visit:jazy-2017)", "Визит 21 ноября 2017 года").build().assert_clean();
}

#[test]
fn weekday_mismatch() {
    assert_snapshot!(
        news(
            "21-ноябрь, шаршемби. 2017-жылдын 28-ноябрында, шейшемби күнү.",
            "Среда, 21 ноября. Во вторник, 28 ноября 2017 года.",
        )
        .build()
        .diagnostics()
    );
    // The year of a date in May is ambiguous here.
    news("21-май, шаршемби.", "21 мая, среда.").build().assert_clean();
    assert_snapshot!(
        TestSite::new()
            .append(VISITS, "  date_note: {ky: \"21-ноябрь, жума\", ru: \"21 ноября (пт)\"}\n")
            .build()
            .diagnostics()
    );
}

#[test]
fn unexplained_abbreviation() {
    let term = "- {id: lsg, term: {ky: өз алдынча башкаруу, ru: самоуправление}, abbreviation: {ky: ЖӨБ, ru: МСУ}, definition: а}\n";
    assert_snapshot!(
        news("ЖӨБдүн иши, ЖМБА-сессиялары, кайра ЖМБА.", "Органы МСУ, сессии (СИНС) и БАП.")
            .file("content/data/glossary.yaml", term)
            .build()
            .diagnostics()
    );
    news(
        "# БАРДЫК ТУРГУНДАРГА\n\nЖамааттын муктаждыктарын биргелешип аныктоо (ЖМБА). XX кылым, COVID-19.\n\n| КЫР | ОРУ |\n|---|---|\n| бир | эки |",
        "# ВСЕМ ЖИТЕЛЯМ\n\nСИНС – это совместное изучение нужд сообщества. XX век, COVID-19.\n\n| КЫР | РУС |\n|---|---|\n| раз | два |",
    )
    .build()
    .assert_clean();
    // A look-alike letter is reported once, by its own rule.
    let lines = news("IТ жана Жазы ӨБA.", "Слово.")
        .file("content/data/glossary.yaml", term.replace("ЖӨБ", "ӨБА"))
        .build()
        .lines();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.contains(" mixed-script ")), "{lines:#?}");
    // An invalid glossary could explain any abbreviation.
    let lines = news("ЖМБА болду.", "Прошли СИНС.").file("content/data/glossary.yaml", "- {id: lsg}\n").build().lines();
    assert!(lines.iter().all(|line| !line.contains("unexplained-abbreviation")), "{lines:#?}");
}

#[test]
fn unbalanced_quotes() {
    assert_snapshot!(news("«Долбоор иши.\n\nДагы бир сап.", "Слово» и «„внутри“ снаружи».").build().diagnostics());
    news("«Биринчи сап.\n\nЭкинчи сап», 27\" экран.", "\"Слово\" и \"второе\"дун, 27\" экран.").build().assert_clean();
    assert_snapshot!(
        TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title: \"Жаңы «жаңылык\"").build().diagnostics()
    );
}

#[test]
fn literal_markup() {
    assert_snapshot!(
        news("Бул **«Долбоор»**дун иши жана __«Үн»__дүн.\n\n- *(бир)*ден", "Слово \\*\\*«Проект»\\*\\*ом и 5 \\* 6.")
            .build()
            .diagnostics()
    );
    assert_snapshot!(
        TestSite::new()
            .replace(NEWS_KY, "date: 2017-11-16", "date: 2017-11-16\nsummary: \"Бул **маанилүү** сөз\"")
            .build()
            .diagnostics()
    );
}

#[test]
fn allow_silences_a_rule_for_one_file_or_record() {
    let rules = [
        "wrong-language",
        "mixed-script",
        "number-mismatch",
        "weekday-mismatch",
        "unexplained-abbreviation",
        "unbalanced-quotes",
        "literal-markup",
    ];
    let text = "cалык, 41 киши. 21-ноябрь, шаршемби, ЖМБА, «бир, **«Долбоор»**дун.\n\nГости придут на сельский сход и сами увидят, как идёт работа, а потом зададут вопросы.";
    let site = news(text, "Слово, 21 ноября.");
    let lines = site.clone().build().lines();
    for rule in rules {
        assert_eq!(lines.iter().filter(|line| line.contains(&format!(" {rule} "))).count(), 1, "{rule}: {lines:#?}");
    }
    let allow = format!("date: 2017-11-16\nallow: [{}]", rules.join(", "));
    site.replace(NEWS_KY, "date: 2017-11-16", &allow).build().assert_clean();
    let record = "  agenda: [{ky: cалык 41, ru: налог}]\n";
    assert_eq!(TestSite::new().append(VISITS, record).build().lines().len(), 2);
    TestSite::new()
        .append(VISITS, &format!("{record}  allow: [mixed-script, number-mismatch]\n"))
        .build()
        .assert_clean();
}

#[test]
fn drafts_are_checked_too() {
    let built = news("cалык", "налог").replace(NEWS_KY, "date: 2017-11-16", "date: 2017-11-16\ndraft: true").build();
    assert_eq!(built.lines().len(), 1);
}

#[test]
fn sites_with_errors_are_checked_too() {
    let lines =
        news("cалык [x](visit:none)", "налог").file("content/site.yaml", "languages: [ky, ru]\n").build().lines();
    assert!(lines.iter().any(|line| line.contains("mixed-script")), "{lines:#?}");
}

#[test]
fn only_safe_fixes_are_applied() {
    let site = news("Бул **cалык**, кyн и\u{306}од.", "Налог.").append(VISITS, "  venue: \"кеӊеш\"\r\n");
    let built = site.build();
    let files = fix_all(built.inputs(), &built.diagnostics);
    let new: Vec<(&str, &str)> = files.iter().map(|file| (&*file.path, file.new.as_str())).collect();
    let head = "---\ntitle: Жаңылык\ndate: 2017-11-16\nvisits: [jazy-2017]\n---\n";
    assert_eq!(new.len(), 2);
    assert!(new[0].0 == VISITS && new[0].1.ends_with("  venue: \"кеңеш\"\r\n"), "{new:?}");
    assert_eq!(new[1], (NEWS_KY, format!("{head}Бул **салык**, кyн йод.\n").as_str()));
}

/// Random sequences of words and characters that matter to the rules.
#[test]
fn random_texts_never_panic() {
    const PARTS: [&str; 48] = [
        "а",
        "cа",
        "Ө",
        "ң",
        "IX",
        "ЖӨБ",
        "дун",
        "сорок",
        "бир",
        "миң",
        "млн",
        "ноябрь",
        "ноября",
        "шейшемби",
        "вторник",
        "и",
        "жума",
        "2017",
        "21",
        "0770",
        "+996",
        "(",
        ")",
        "-",
        "–",
        ".",
        ",",
        ":",
        " ",
        "\n\n",
        "\u{a0}",
        "*",
        "**",
        "_",
        "«",
        "»",
        "\"",
        "@",
        "a@b.kg",
        "www.",
        "/",
        "%",
        "№",
        "\u{301}",
        "\u{1f600}",
        "[x](tel:1)",
        "[",
        "]{lang=ru}",
    ];
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    for _ in 0..300 {
        let mut text = || (0..60).map(|_| PARTS[next() % PARTS.len()]).collect::<String>();
        let (ky, ru) = (text(), text());
        let inputs = news(&ky, &ru).into_inputs();
        for file in fix_all(&inputs, &lint::check(&parse(&inputs, None).value, &inputs, None)) {
            assert!(std::str::from_utf8(&file.old).is_ok());
        }
    }
}

#[test]
fn very_long_text_is_checked_quickly() {
    let part = "ЖКБ 21-ноябрь, шейшемби, (0770) 771-711 cалык «а» **«б»**дун 1,5 млн, сорок один a@b.kg ХАБВ ";
    let long = |words: &str| words.repeat(3_000);
    let page = format!("---\ntitle: А\n---\n{}\n\n{}\n", long(part), long("АБВГ ДЕЖЗ ИКЛМ "));
    let inputs = news(&long("41-42-43 "), &long("0770771711 ")).file("content/pages/long.ky.md", page).into_inputs();
    let started = Instant::now();
    let _ = lint::check(&parse(&inputs, None).value, &inputs, None);
    assert!(started.elapsed() < HANG, "{:?}", started.elapsed());
}

#[test]
fn docs_list_every_check() {
    let text = fs::read_to_string(format!("{}/docs/checks.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for rule in [
        "wrong-language",
        "mixed-script",
        "number-mismatch",
        "weekday-mismatch",
        "unexplained-abbreviation",
        "unbalanced-quotes",
        "literal-markup",
    ] {
        assert!(text.contains(&format!("## {rule}\n")), "docs/checks.md lacks {rule}");
    }
}
