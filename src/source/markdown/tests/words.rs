//! Text: typography across markup, language spans, abbreviations.

use super::{clean, html};

#[test]
fn typography_spans_markup() {
    for (markdown, expected) in [
        ("**\"Долбоор\"** деди", "<p><strong>«Долбоор»</strong> деди</p>\n"),
        ("\"**Долбоор**\"дун", "<p>«<strong>Долбоор</strong>»дун</p>\n"),
        ("\"[Долбоор](#a)\", - деди", "<p>«<a href=\"#a\">Долбоор</a>»,\u{a0}— деди</p>\n"),
        ("\"Бир\n*эки \"үч\"*\"", "<p>«Бир\n<em>эки „үч“</em>»</p>\n"),
        ("\"Бир\n\nэки\"", "<p>«Бир</p>\n<p>эки»</p>\n"),
        ("## \"Бир\" - эки", "<h2 id=\"bir-eki\">«Бир»\u{a0}— эки</h2>\n"),
        ("`\"а\" - 10-15`", "<p><code>&quot;а&quot; - 10-15</code></p>\n"),
        ("\"`а`\"", "<p>«<code>а</code>»</p>\n"),
        ("https://x.kg/10-15 же 10-15", "<p><a href=\"https://x.kg/10-15\">https://x.kg/10-15</a>\u{a0}же 10–15</p>\n"),
        ("\"[](visit:jazy)\"", "<p>«<a href=\"../visit/jazy/\">Жазы &amp; jazy</a>»</p>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn language_spans_are_marked() {
    for (markdown, expected) in [
        ("[о \"бюджете\"]{lang=ru}", "<p><span lang=\"ru\">о\u{a0}«бюджете»</span></p>\n"),
        ("[*а* [б](#c)\nв]{lang=en}г", "<p><span lang=\"en\"><em>а</em> <a href=\"#c\">б</a>\nв</span>г</p>\n"),
        ("[don't \"x\" 1-2]{lang=en-GB}", "<p><span lang=\"en-GB\">don't &quot;x&quot; 1-2</span></p>\n"),
        ("[a [b]{lang=en} [c]]{lang=ru}", "<p><span lang=\"ru\">a <span lang=\"en\">b</span> [c]</span></p>\n"),
        ("[[а]{lang=ru}](#b)", "<p><a href=\"#b\"><span lang=\"ru\">а</span></a></p>\n"),
        ("# А [о]{lang=ru}", "<h2 id=\"a-o\">А <span lang=\"ru\">о</span></h2>\n"),
        ("# А [о]{lang=ru} {#b}", "<h2 id=\"b\">А <span lang=\"ru\">о</span></h2>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
    for literal in [
        "[а]{lang=xx}",
        "[а]{lang=RU}",
        "[а]{.c}",
        "[а]{lang=ru .c}",
        "[а] {lang=ru}",
        "[]{lang=ru}",
        "а]{lang=ru}",
        "[а]{lang=ru",
    ] {
        assert_eq!(clean(literal), format!("<p>{literal}</p>\n"));
    }
    assert_eq!(clean("\\[а]{lang=ru}"), "<p>[а]{lang=ru}</p>\n");
    assert_eq!(clean("\\\\[а]{lang=ru}"), "<p>\\<span lang=\"ru\">а</span></p>\n");
    assert_eq!(clean("[а\\]{lang=ru}"), "<p>[а]{lang=ru}</p>\n");
    assert_eq!(clean("&#91;а]{lang=ru}"), "<p>[а]{lang=ru}</p>\n");
    assert_eq!(clean("*[а*]{lang=ru}"), "<p><em>[а</em>]{lang=ru}</p>\n");
    assert_eq!(clean("`[а]{lang=ru}`"), "<p><code>[а]{lang=ru}</code></p>\n");
    assert_eq!(html("    [а]{lang=ru}"), "<pre><code>[а]{lang=ru}</code></pre>\n");
}

#[test]
fn abbreviation_is_marked_up_once() {
    const JOB: &str = "<abbr title=\"что такое &quot;ЖӨБ&quot;\">ЖӨБ</abbr>";
    for (markdown, expected) in [
        ("ЖӨБдүн, ЖӨБ", format!("<p>{JOB}дүн, ЖӨБ</p>\n")),
        ("**ЖӨБ**дүн", format!("<p><strong>{JOB}</strong>дүн</p>\n")),
        ("# ЖӨБ\n\nЖӨБ", format!("<h2 id=\"job\">ЖӨБ</h2>\n<p>{JOB}</p>\n")),
        ("[ЖӨБ](#a) `ЖӨБ` [ЖӨБ]{lang=ru} www.ЖӨБ.kg (ЖӨБ)", {
            let before = "<a href=\"#a\">ЖӨБ</a> <code>ЖӨБ</code> <span lang=\"ru\">ЖӨБ</span> \
                 <a href=\"http://www.ЖӨБ.kg\">www.ЖӨБ.kg</a>";
            format!("<p>{before} ({JOB})</p>\n")
        }),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn line_breaks_are_kept() {
    assert_eq!(clean("· бир\n· эки  \nүч\\\nтөрт"), "<p>· бир\n· эки<br>\nүч<br>\nтөрт</p>\n");
    assert_eq!(html("а<br>б"), "<p>аб</p>\n");
}
