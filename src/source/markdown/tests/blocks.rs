//! Blocks: headings, quotations, lists, tables, footnotes.

use super::{clean, diagnostics, html, read};

/// Returns the level, anchor and text of each heading.
fn headings(markdown: &str) -> Vec<(u8, String, String)> {
    html(markdown);
    read(markdown).value.headings().iter().map(|found| (found.level, found.id.clone(), found.text.clone())).collect()
}

fn heading(level: u8, id: &str, text: &str) -> (u8, String, String) {
    (level, id.to_owned(), text.to_owned())
}

#[test]
fn heading_levels_and_anchors() {
    assert_eq!(
        headings("## Өзгөн *району*\n\n### Б"),
        [heading(2, "ozgon-rayonu", "Өзгөн району"), heading(3, "b", "Б")]
    );
    assert_eq!(headings("А\n===\n\n###### Б\n"), [heading(2, "a", "А"), heading(3, "b", "Б")]);
    assert_eq!(
        headings("## А\n## А\n## Б {#a}\n## А-2\n## !\n## ?"),
        [
            heading(2, "a-2", "А"),
            heading(2, "a-3", "А"),
            heading(2, "a", "Б"),
            heading(2, "a-2-2", "А-2"),
            heading(2, "section", "!"),
            heading(2, "section-2", "?"),
        ]
    );
    assert_eq!(
        headings("## fn p 1[^a]\n## fnref p 1\n\n[^a]: x"),
        [heading(2, "fn-p-1-2", "fn p 1"), heading(2, "fnref-p-1-2", "fnref p 1")]
    );
    assert_eq!(
        headings("## Бюджет {сом}\n## {2}\n## А {#б в}"),
        [heading(2, "byudjet-som", "Бюджет {сом}"), heading(2, "2", "{2}"), heading(2, "a-b-v", "А {#б в}")]
    );
    assert_eq!(headings("## [](visit:jazy) {#jazy}"), [heading(2, "jazy", "")]);
    assert!(headings("#\n## <b></b>\n## *<i>*").is_empty());
}

#[test]
fn quotations() {
    let quotation = |words: &str, speaker: &str| {
        format!(
            "<figure class=\"quotation\">\n<blockquote>\n{words}</blockquote>\n<figcaption>{speaker}</figcaption>\n</figure>\n"
        )
    };
    for (markdown, expected) in [
        ("> Сөз\n> — Бекиев", quotation("<p>Сөз</p>\n", "Бекиев")),
        ("> Сөз  \n> – **Бекиев**, ЖМ", quotation("<p>Сөз</p>\n", "<strong>Бекиев</strong>, ЖМ")),
        ("> Бир\n>\n> Эки\n>\n> — [Бекиев](#b)", {
            quotation("<p>Бир</p>\n<p>Эки</p>\n", "<a href=\"#b\">Бекиев</a>")
        }),
        ("> - бир\n>\n> — Бекиев", quotation("<ul>\n<li>бир</li>\n</ul>\n", "Бекиев")),
        ("> Сөз[^1]\n> — Б\n\n[^1]: э", {
            quotation(
                "<p>Сөз<sup class=\"footnote-ref\" id=\"fnref-p-1\"><a href=\"#fn-p-1\" role=\"doc-noteref\">1</a></sup></p>\n",
                "Б",
            ) + "<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-p-1\">\n<p>э <a \
                class=\"footnote-back\" href=\"#fnref-p-1\" role=\"doc-backlink\">↩</a></p>\n</li>\n</ol>\n</div>\n"
        }),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
    for plain in ["> Сөз", "> — Бекиев", "> Сөз\n> — Б\n>\n> Уландысы", "> Сөз\n> —Б", "> *Сөз\n> — Б*", "> Сөз — Б"]
    {
        assert!(!clean(plain).contains("figure"), "{plain}");
    }
}

#[test]
fn alerts() {
    assert_eq!(
        clean("> [!WARNING]\n> Сак"),
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Warning!</p>\n<p>Сак</p>\n</div>\n"
    );
}

#[test]
fn lists() {
    for (markdown, expected) in [
        ("- а\n- б", "<ul>\n<li>а</li>\n<li>б</li>\n</ul>\n"),
        ("- а\n\n- б", "<ul>\n<li>\n<p>а</p>\n</li>\n<li>\n<p>б</p>\n</li>\n</ul>\n"),
        ("3. а\n   - б", "<ol start=\"3\">\n<li>а\n<ul>\n<li>б</li>\n</ul>\n</li>\n</ol>\n"),
        (
            "- [x] а *б*\n- [ ] в",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"а б\"> а <em>б</em></li>\n\
             <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"в\"> в</li>\n</ul>\n",
        ),
        ("А\n: б\n: в", "<dl>\n<dt>А</dt>\n<dd>б</dd>\n<dd>в</dd>\n</dl>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn tables() {
    assert_eq!(
        clean("| |а|\n|:-:|--:|\n|*б*|"),
        "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n<td class=\"center\"></td>\n<th scope=\"col\" \
         class=\"end\">а</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"center\"><em>б</em></td>\n<td \
         class=\"end\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    );
    assert!(!clean("|а|\n|-|").contains("tbody"));
}

#[test]
fn footnotes() {
    let markdown = "а[^b] б[^a] в[^b] г[^жок]\n\n[^a]: Бир[^c].\n\n[^b]: Эки\n\n    - үч\n\n[^c]: Төрт\n\n[^d]: Бош\n";
    let html = html(markdown);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(at("id=\"fnref-p-1\"") < at("id=\"fnref-p-2\""));
    assert!(at("id=\"fnref-p-1-2\"") < at("[^жок]"));
    assert!(at("<li id=\"fn-p-1\">\n<p>Эки</p>") < at("<li id=\"fn-p-2\">\n<p>Бир"));
    assert!(at("<li id=\"fn-p-3\">\n<p>Төрт") < at("<li id=\"fn-p-4\">\n<p>Бош</p>"));
    assert_eq!(html.matches("href=\"#fnref-p-1").count(), 2);
    assert_eq!(html.matches("↩").count(), 4);
    let twice = "а[^a]\n\n[^a]: бир\n\n[^a]: эки";
    assert!(super::html(twice).contains("эки"));
    assert_eq!(diagnostics(twice), [("literal-markup", "[^a]: эки")]);
    assert_eq!(diagnostics(markdown), [("literal-markup", "[^d]: Бош")]);
}
