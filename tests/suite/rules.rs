//! Each rule by a site that breaks it: the place, the words, the help.

use aikyn::note::{Rule, Severity};

use crate::harness::{Built, TestSite};

const VISITS: &str = "content/data/visits.yaml";
const SITE: &str = "content/site.yaml";
const NEWS_KY: &str = "content/press/news.ky.md";
const NEWS_RU: &str = "content/press/news.ru.md";

#[test]
fn a_sound_site_has_nothing_to_say() {
    TestSite::new().build().says_nothing();
}

#[test]
fn invalid_encoding() {
    // The word «Жазы» in windows-1251.
    TestSite::new()
        .file("content/data/people.yaml", b"- id: a\n  name: \xc6\xe0\xe7\xfb\n")
        .build()
        .tells("invalid_encoding_1");
    TestSite::new().file("content/pages/x.ky.md", b"---\ntitle: a\0b\n---\n").build().tells("invalid_encoding_2");
}

#[test]
fn yaml_syntax() {
    TestSite::new()
        .append(VISITS, "- id: b\n  title: Бишкек: жолугушуу\n  date: 2017-11-22\n  host: jazi\n")
        .build()
        .tells("yaml_syntax_1");
    TestSite::new().append(VISITS, "- id: b\n\tdate: 2017-11-22\n").build().tells("yaml_syntax_2");
    TestSite::new()
        .append(VISITS, "- id: b\n  date: 2017-11-22\n  host: jazy\n  invited: {municipalities: >20}\n")
        .build()
        .tells("yaml_syntax_3");
    TestSite::new()
        .append(VISITS, "- id: b\n  date: 2017-11-22\n  host: jazy\n  invited:\n    municipalities: >20\n")
        .build()
        .tells("yaml_syntax_4");
    TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title: \"Жаңылык").build().tells("yaml_syntax_5");
}

#[test]
fn a_record_that_is_not_yaml_hides_no_other_fault() {
    TestSite::new()
        .append(VISITS, "- id: broken\n  title: a: b\n- id: c\n  dat: 2017-11-22\n  host: jazy\n")
        .replace(NEWS_KY, "visits: [jazy-2017]", "visits: [jazy-2017, broken, c, nowhere]")
        .build()
        .tells("a_record_that_is_not_yaml_hides_no_other_fault_1");
}

#[test]
fn front_matter() {
    TestSite::new().file("content/pages/x.ky.md", "Текст\n").build().tells("front_matter_1");
    TestSite::new().file("content/pages/x.ky.md", "---\ntitle: Текст\n").build().tells("front_matter_2");
}

#[test]
fn keys() {
    TestSite::new().append(VISITS, "  host: jazy\n").build().tells("keys_1");
    TestSite::new().append(VISITS, "  venu: {ky: Мектеп, ru: Школа}\n  colour: red\n").build().tells("keys_2");
    TestSite::new().append(VISITS, "- id: b\n  venue: {ky: а, ru: б, en: c}\n").build().tells("keys_3");
    TestSite::new().replace(NEWS_RU, "title: Новость\n", "").build().tells("keys_4");
    TestSite::new().replace(NEWS_KY, "date: 2017-11-16\n", "").build().tells("keys_5");
}

#[test]
fn wrong_type() {
    TestSite::new()
        .append(
            VISITS,
            "  time: утром\n  status: hold\n  invited: {municipalities: много, districts: ozgon}\n  online: maybe\n",
        )
        .build()
        .tells("wrong_type_1");
    TestSite::new().file("content/data/people.yaml", "id: a\nname: b\n").build().tells("wrong_type_2");
    TestSite::new()
        .file("content/data/people.yaml", "- {id: A_b, name: x}\n- {id: b, name: x, phone: 0770, email: nobody}\n")
        .build()
        .tells("wrong_type_3");
}

#[test]
fn invalid_date() {
    TestSite::new().replace(VISITS, "2017-11-21", "2017-11-31").build().tells("invalid_date_1");
    TestSite::new().append(VISITS, "  time: \"25:00\"\n").build().tells("invalid_date_2");
    TestSite::new().replace(VISITS, "2017-11-21", "{from: 2017-11-30, to: 2017-11-21}").build().tells("invalid_date_3");
}

#[test]
fn limit_exceeded() {
    TestSite::new().file("content/data/free.yaml", "a: &x 1\nb: *x\n").build().tells("limit_exceeded_1");
    TestSite::new().file("content/data/free.yaml", "- ".repeat(40) + "a\n").build().tells("limit_exceeded_2");
    TestSite::new()
        .file("content/data/free.yaml", format!("a: {}\n", "x".repeat(1_000_001)))
        .build()
        .tells("limit_exceeded_3");
}

#[test]
fn duplicate_id() {
    TestSite::new().append(VISITS, "- {id: jazy-2017, date: 2017-11-22, host: jazy}\n").build().tells("duplicate_id_1");
}

#[test]
fn unknown_reference() {
    TestSite::new().replace(VISITS, "host: jazy", "host: jasy").build().tells("unknown_reference_1");
    TestSite::new()
        .append(NEWS_KY, "\n[сапар](visit:jazy-2071) жана [](municipality:nowhere)\n")
        .build()
        .tells("unknown_reference_2");
    TestSite::new().append(SITE, "theme: dark\n").build().tells("unknown_reference_3");
}

#[test]
fn a_broken_record_does_not_make_its_references_unknown() {
    TestSite::new()
        .replace(VISITS, "  date: 2017-11-21\n", "")
        .build()
        .tells("a_broken_record_does_not_make_its_references_unknown_1");
}

#[test]
fn unknown_language() {
    TestSite::new().file("content/pages/x.md", "---\ntitle: a\n---\n").build().tells("unknown_language_1");
    TestSite::new().file("content/pages/x.en.md", "---\ntitle: a\n---\n").build().tells("unknown_language_2");
    TestSite::new().replace(SITE, "[ky, ru]", "[ky, ru, en]").build().tells("unknown_language_3");
}

#[test]
fn address_collision() {
    TestSite::new()
        .file("content/press/news/index.ky.md", "---\ntitle: a\ndate: 2017-11-16\nallow: [missing-translation]\n---\n")
        .build()
        .tells("address_collision_1");
    TestSite::new().file("content/static/KY/index.html", "x").build().tells("address_collision_2");
}

#[test]
fn conflicting_fact() {
    TestSite::new()
        .replace(NEWS_RU, "title: Новость", "title: Новость\ndate: 2017-11-17")
        .build()
        .tells("conflicting_fact_1");
}

#[test]
fn broken_link() {
    TestSite::new()
        .append(
            NEWS_KY,
            "\n[a](../nowhere/) [b](#nowhere) [c](../../../../x) [d](../../about/#e) [f](../pages/none.ky.md)\n",
        )
        .build()
        .tells("broken_link_1");
    TestSite::new().replace(NEWS_KY, "---\nТекст", "aliases: [../x]\n---\nТекст").build().tells("broken_link_2");
    TestSite::new()
        .replace(NEWS_KY, "---\nТекст", "aliases: [\"/a/?id=3\"]\n---\nТекст")
        .build()
        .tells("broken_link_3");
}

#[test]
fn a_broken_link_of_a_template_is_told_of_at_the_template() {
    let built = TestSite::new()
        .append("content/site.yaml", "theme: own\n")
        .file("themes/own/theme.yaml", "name: own\nextends: default\n")
        .file(
            "themes/own/templates/page.html",
            "<h1>{{ page.title.text }}</h1>\n<a href=\"{{ url(to=\"ky/nowhere/\") }}\">x</a>\n",
        )
        .build();
    let lines = built.lines();
    assert!(!lines.is_empty(), "nothing is told");
    for line in &lines {
        assert!(line.starts_with("themes/own/templates/page.html:2:21 broken-link"), "{lines:#?}");
    }
}

#[test]
fn missing_file() {
    TestSite::new().append(NEWS_KY, "\n![Сүрөт](photo.jpg) ![Сүрөт](/photo.jpg)\n").build().tells("missing_file_1");
    TestSite::new()
        .file("content/data/documents.yaml", "- {id: a, title: b, file: docs/a.pdf}\n")
        .build()
        .tells("missing_file_2");
    TestSite::new().without(SITE).build().tells("missing_file_3");
}

#[test]
fn missing_alt() {
    TestSite::new()
        .file("content/press/photo.png", crate::pictures::jpeg(8, 8))
        .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык\nimage: photo.png\nimage_alt: \"\"")
        .append(NEWS_KY, "\n![](photo.png)\n")
        .build()
        .tells("missing_alt_1");
}

#[test]
fn unsafe_link() {
    TestSite::new()
        .append(NEWS_KY, "\n[a](javascript:alert(1)) <data:text/html,x>\n")
        .append(VISITS, "  sources: [\"javascript:alert(1)\", \"vap.kg\"]\n")
        .build()
        .tells("unsafe_link_1");
}

#[test]
fn template_error() {
    TestSite::new()
        .append(SITE, "theme: own\n")
        .file("themes/own/theme.yaml", "name: own\nextends: default\n")
        .file("themes/own/templates/page.html", "<h1>{{ page.titel }}</h1>\n")
        .file("themes/own/templates/home.html", "{% if %}\n")
        .build()
        .tells("template_error_1");
}

#[test]
fn missing_string() {
    TestSite::new()
        .file("content/strings/ky.ftl", "own-greeting = Салам\n")
        .file("content/strings/ru.ftl", "own-farewell = Пока, { $name }\n")
        .build()
        .tells("missing_string_1");
    TestSite::new()
        .file("content/strings/ky.ftl", "own = { $a } жана { $b }\nbad line\n")
        .file("content/strings/ru.ftl", "own = { $a }\n")
        .build()
        .tells("missing_string_2");
}

#[test]
fn raw_html() {
    TestSite::new().append(NEWS_KY, "\n<script>alert(1)</script>\n\nЖана <b>текст</b>.\n").build().tells("raw_html_1");
}

#[test]
fn missing_translation() {
    TestSite::new().without(NEWS_RU).append(VISITS, "  venue: {ky: Мектеп}\n").build().tells("missing_translation_1");
    TestSite::new()
        .without(NEWS_RU)
        .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык\nallow: [missing-translation]")
        .append(VISITS, "  venue: {ky: Мектеп}\n  allow: [missing-translation]\n")
        .build()
        .says_nothing();
}

#[test]
fn total_mismatch() {
    let programme =
        "- {id: p, title: x, start: 2017-11, end: 2017-11-30, stated: {visits: 1, municipalities: 41, districts: 7}}\n";
    TestSite::new()
        .file("content/data/programmes.yaml", programme)
        .append(VISITS, "  programme: p\n  invited: {municipalities: 20, districts: [ozgon]}\n")
        .append(VISITS, "- {id: b, programme: p, date: 2017-11-28, host: jazy, invited: {municipalities: 18, districts: [ozgon]}}\n")
        .build()
        .tells("total_mismatch_1");
    TestSite::new()
        .append(VISITS, "  status: held\n  results: {participants: {total: 100, women: 60, men: 50, youth: 120}}\n")
        .build()
        .tells("total_mismatch_2");
}

#[test]
fn totals_keep_their_qualifiers() {
    let programme = "- {id: p, title: x, stated: {municipalities: 41}}\n";
    TestSite::new()
        .file("content/data/programmes.yaml", programme)
        .append(VISITS, "  programme: p\n  invited: {municipalities: \">20\"}\n")
        .append(VISITS, "- {id: b, programme: p, date: 2017-11-28, host: jazy, invited: {municipalities: \">18\"}}\n")
        .append(VISITS, "- {id: c, programme: p, date: 2017-11-30, host: jazy, invited: {municipalities: 2}}\n")
        .build()
        .says_nothing();
}

#[test]
fn deadlines() {
    TestSite::new().on(2017, 11, 22).build().tells("deadlines_1");
    TestSite::new().on(2017, 12, 21).append(VISITS, "  status: held\n").build().says_nothing();
    TestSite::new().on(2017, 12, 22).append(VISITS, "  status: held\n").build().tells("deadlines_2");
    let commitment = "- {id: a, text: x, municipality: jazy, due: 2017-11}\n";
    TestSite::new().file("content/data/commitments.yaml", commitment).on(2017, 11, 21).build().says_nothing();
    TestSite::new()
        .replace(VISITS, "2017-11-21", "2017-12-21")
        .file("content/data/commitments.yaml", commitment)
        .on(2017, 12, 1)
        .build()
        .tells("deadlines_3");
}

#[test]
fn a_colon_left_out_is_pointed_at() {
    TestSite::new().replace(VISITS, "host: jazy", "host jazy").build().tells("a_colon_left_out_1");
    TestSite::new().replace(NEWS_KY, "title: Жаңылык", "title Жаңылык").build().tells("a_colon_left_out_2");
    TestSite::new().append(VISITS, "- id: b\n   date: 2018\n  host: jazy\n").build().tells("a_colon_left_out_3");
}

#[test]
fn faults_of_a_theme_are_told_at_their_template() {
    let own = |template: &str| {
        TestSite::new()
            .append(SITE, "theme: own\n")
            .file("themes/own/theme.yaml", "name: own\nextends: default\n")
            .file("themes/own/templates/home.html", template)
            .build()
    };
    own("{{ nothing(x=1) }}").tells("faults_of_a_theme_1");
    own("{{ t(key=\"menu-pres\") }}").tells("faults_of_a_theme_2");
    own("<h1>a</h1><a href=\"nowhere/\">b</a>").tells("faults_of_a_theme_3");
    own("{% extends \"none.html\" %}").tells("faults_of_a_theme_4");
    TestSite::new()
        .append(SITE, "theme: own\n")
        .file("themes/own/theme.yaml", "name: own\nextends: defalt\n")
        .build()
        .tells("faults_of_a_theme_5");
}

#[test]
fn words_that_are_nearly_right_are_suggested() {
    TestSite::new()
        .append(NEWS_KY, "\n[a](visits:jazy-2017) ![сүрөт](https://example.org/a.png)\n")
        .append(SITE, "outputs: {poster: false}\ncontacts: [a]\n")
        .build()
        .tells("words_that_are_nearly_right_1");
}

#[test]
fn every_error_has_a_site_that_breaks_it() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notes");
    let told: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for rule in Rule::ALL.into_iter().filter(|rule| rule.severity() == Severity::Error) {
        assert!(told.contains(&format!(" {rule} ")), "{rule}");
    }
}

/// A site whose only fault can be in its people.
fn people(text: &str) -> Built {
    TestSite::new().file("content/data/people.yaml", text).build()
}

#[test]
fn slips_between_brackets_are_pointed_at() {
    people("- {id: a, role: {ky: Кашка: айыл, ru: Кашка}, name: x}\n").tells("slips_between_brackets_1");
    people("- {id: a, name: {ky: Аида ru: Аида}}\n").tells("slips_between_brackets_2");
    people("- {id: a, name: {ky: Аида, ru: Аида}\n").tells("slips_between_brackets_3");
    people("- {id: a, name: {ky Аида, ru: Аида}}\n").tells("slips_between_brackets_4");
    people("- id: a\n  name: \"Элдин \"үнү\" бюджет\"\n").tells("slips_between_brackets_5");
    people("- {id: a, nam: {ky: Аида, ru: Аида}}\n").tells("slips_between_brackets_6");
}

#[test]
fn a_second_id_begins_a_record_and_none_is_lost() {
    TestSite::new()
        .append(VISITS, "  id: later\n  date: 2017-11-22\n  hos: jazy\n")
        .append(VISITS, "-id: last\n  date: 2017-11-23\n  host: jazy\n")
        .append(NEWS_KY, "\n[a](visit:later) [b](visit:last) [c](visit:nowhere)\n")
        .build()
        .tells("a_second_id_1");
    TestSite::new()
        .append(VISITS, "  id: later\n  date: 2017-11-22\n  host: jazy\n")
        .append(NEWS_KY, "\n[a](visit:later)\n")
        .build()
        .tells("a_second_id_2");
}

#[test]
fn names_of_texts_that_are_nearly_right_are_put_right() {
    let news = "---\ntitle: a\ndate: 2017-11-16\n---\nТекст\n";
    // One is free, and offered.
    TestSite::new().without(NEWS_RU).file("content/press/news.md", news).build().tells("names_of_texts_1");
    TestSite::new().without(NEWS_RU).file("content/press/news.kg.md", news).build().tells("names_of_texts_2");
    TestSite::new().without(NEWS_RU).file("content/press/news.ru.md.txt", news).build().tells("names_of_texts_3");
}

/// What a fault hides is not told to be lacking as well: section 8 of the content model.
#[test]
fn of_what_cannot_be_read_nothing_else_is_said() {
    let programme = "- {id: p, title: x, end: 2017-11-15, stated: {visits: 2, municipalities: 41, districts: 7}}\n";
    let site = || {
        TestSite::new()
            .file("content/data/programmes.yaml", programme)
            .append(VISITS, "  programme: p\n  invited: {municipalities: 20, districts: [ozgon]}\n")
            .append(NEWS_KY, "\n[a](../../schedule/) [b](visit:jazy-2017)\n")
    };
    site().file(VISITS, b"- id: \xc6\n").build().tells("of_what_cannot_be_read_1");
    site().append(VISITS, "- id b\n  date: 2017-11-22\n  host: jazy\n").build().tells("of_what_cannot_be_read_2");
    TestSite::new().replace(NEWS_KY, "2017-11-16", "16.11.2017").build().tells("of_what_cannot_be_read_3");
}

#[test]
fn slips_of_indentation_are_told_in_the_authors_words() {
    people("- id: a\n name: x\n").tells("slips_of_indentation_1");
    people("- id: a\nname: x\n").tells("slips_of_indentation_2");
    people("- id: a\n  name: x\n - id: b\n  name: y\n").tells("slips_of_indentation_3");
    people("- id: a\n  name: x\n  - id: b\n    name: y\n").tells("slips_of_indentation_4");
    people("- id: a\n\u{a0} name: x\n").tells("slips_of_indentation_5");
    people("-id: a\n name: x\n").tells("slips_of_indentation_6");
    people("- id: a\n  name: [Гүлистан] жолу\n").tells("slips_of_indentation_7");
}

#[test]
fn a_text_that_ends_in_a_remark_by_mistake() {
    TestSite::new()
        .replace(NEWS_KY, "title: Жаңылык", "title: Жаңылык #1 жолу")
        .replace(NEWS_RU, "title: Новость", "title: Новость # black")
        .append(VISITS, "  venue: {ky: Мектеп, ru: Школа} #a\n  title:\n    ky: Чогулуш #үч күн\n    ru: \"Сход\" #3\n")
        .append(VISITS, "  date_note: x #5\n")
        .build()
        .tells("a_text_that_ends_1");
    let quiet = "title: Жаңылык #1 жолу\nallow: [cut-text]";
    TestSite::new().replace(NEWS_KY, "title: Жаңылык", quiet).build().says_nothing();
}

#[test]
fn a_quotation_mark_that_was_never_closed_is_shown_where_it_stands() {
    TestSite::new()
        .append(VISITS, "  time: \"10:00-13:00\n  venue: {ky: \"Мектеп\", ru: \"Школа\"}\n")
        .build()
        .tells("a_quotation_mark_1");
}

#[test]
fn what_people_type_out_of_habit_gets_its_own_advice() {
    TestSite::new()
        .append(NEWS_KY, "\n[сайт](www.vap.kg)\n")
        .append(VISITS, "  invited: {participants: 1,500}\n")
        .build()
        .tells("out_of_habit_1");
    TestSite::new().replace(NEWS_KY, "---\ntitle", "\u{200b}---\ntitle").build().says_nothing();
}

#[test]
fn spans_that_end_before_they_begin_and_lists_of_nothing() {
    TestSite::new()
        .replace(
            NEWS_KY,
            "date: 2017-11-16",
            "date: 2017-11-16\npublish_at: 2017-12-01\nexpires_at: 2017-11-20\naliases: [\"/a/?id=3\"]",
        )
        .on(2017, 12, 22)
        .append(VISITS, "  status: held\n  results: {}\n  allow: [unknown-reference]\n")
        .build()
        .tells("spans_that_end_before_they_begin_1");
}
