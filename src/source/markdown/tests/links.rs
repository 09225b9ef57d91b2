//! Links, references to records, images, and the spans of diagnostics.

use crate::foundation::diagnostics::RecordKind;

use super::{clean, diagnostics, html, read};

#[test]
fn links() {
    for (markdown, expected) in [
        ("[а](https://dpi.kg/?a=1&b=2)", "<p><a href=\"https://dpi.kg/?a=1&amp;b=2\">а</a></p>\n"),
        ("<https://dpi.kg/10-15>", "<p><a href=\"https://dpi.kg/10-15\">https://dpi.kg/10-15</a></p>\n"),
        ("<a@dpi.kg>", "<p><a href=\"mailto:a@dpi.kg\">a@dpi.kg</a></p>\n"),
        ("[а](tel:+996770771711)", "<p><a href=\"tel:+996770771711\">а</a></p>\n"),
        ("[а](../pages/b.ky.md#c)", "<p><a href=\"../pages/b.ky.md#c\">а</a></p>\n"),
        ("[а](#c \"б\")", "<p><a href=\"#c\" title=\"б\">а</a></p>\n"),
        ("[](https://dpi.kg)", "<p><a href=\"https://dpi.kg\">https://dpi.kg</a></p>\n"),
        ("[а](absent.html)", "<p>а</p>\n"),
        ("[*а* <https://b.kg>](https://c.kg)", "<p><a href=\"https://c.kg\"><em>а</em> https://b.kg</a></p>\n"),
        ("[а](visit:jazy)", "<p><a href=\"../visit/jazy/\">а</a></p>\n"),
        ("[а][v] [v]\n\n[v]: visit:jazy", "<p><a href=\"../visit/jazy/\">а</a> <a href=\"../visit/jazy/\">v</a></p>\n"),
        ("[*а*](visit:absent) б", "<p><em>а</em> б</p>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn record_link_without_text_shows_the_name() {
    for (markdown, expected) in [
        ("а [](visit:jazy)", "<p>а <a href=\"../visit/jazy/\">Жазы &amp; jazy</a></p>\n"),
        ("а [](person:orus)", "<p>а <a href=\"../person/orus/\"><span lang=\"ru\">Жазы &amp; orus</span></a></p>\n"),
        ("а [](visit:absent)", "<p>а </p>\n"),
        ("- [](visit:jazy)", "<ul>\n<li><a href=\"../visit/jazy/\">Жазы &amp; jazy</a></li>\n</ul>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn record_alone_in_a_paragraph_is_a_card() {
    for (markdown, expected) in [
        ("[](visit:jazy)", "<article>card</article>\n"),
        ("а\n\n[ ](visit:jazy)\n\nб", "<p>а</p>\n<article>card</article>\n<p>б</p>\n"),
        ("> [](visit:jazy)", "<blockquote>\n<article>card</article>\n</blockquote>\n"),
        ("[](district:osh)", "<p><a href=\"../district/osh/\">Жазы &amp; osh</a></p>\n"),
        ("[](visit:absent)", ""),
        ("**[](visit:jazy)**", "<p><strong><a href=\"../visit/jazy/\">Жазы &amp; jazy</a></strong></p>\n"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn every_record_kind_has_a_scheme() {
    let markdown = "[](visit:a) [](municipality:a) [](district:a) [](press:a) [](page:a) [](person:a) [](programme:a) \
        [](commitment:a) [](term:a) [](document:a)";
    let body = read(markdown).value;
    let kinds: Vec<RecordKind> = body.references().map(|reference| reference.kind).collect();
    assert_eq!(
        kinds,
        [
            RecordKind::Visit,
            RecordKind::Municipality,
            RecordKind::District,
            RecordKind::Press,
            RecordKind::Page,
            RecordKind::Person,
            RecordKind::Programme,
            RecordKind::Commitment,
            RecordKind::Term,
            RecordKind::Document
        ]
    );
}

#[test]
fn references_and_links_have_spans() {
    let markdown = "[visit:a](visit:a \"visit:a\") [](<term:b>) [в](c.md) ![г](d.jpg) [е][f] [^1]\n\n[](press:h)\n\n\
        [f]: person:g\n\n[^1]: [ж](#i)";
    let body = read(markdown).value;
    let at = |span: crate::foundation::span::Span| &markdown[span.start..span.end];
    let references: Vec<_> = body.references().map(|found| (found.id.as_str(), at(found.span))).collect();
    assert_eq!(references, [("a", "a"), ("b", "b"), ("g", "[е][f]"), ("h", "h")]);
    assert_eq!(body.references().next().map(|found| found.span.start), Some(16));
    let links: Vec<_> = body.links().map(|found| (found.address.as_str(), at(found.span), found.image)).collect();
    assert_eq!(links, [("c.md", "c.md", false), ("d.jpg", "d.jpg", true), ("#i", "#i", false)]);
}

#[test]
fn diagnostics_have_the_span_of_the_problem() {
    for (markdown, expected) in [
        ("а [б](javascript:x) в", &[("unsafe-link", "javascript:x")][..]),
        ("<ftp://x.kg>", &[("unsafe-link", "ftp://x.kg")]),
        ("[б](java&#115;cript:x)", &[("unsafe-link", "[б](java&#115;cript:x)")]),
        ("[б](https://)", &[("broken-link", "https://")]),
        ("![](x.jpg)", &[("missing-alt", "![](x.jpg)")]),
        ("![а](https://x.kg/y.jpg)", &[("unsafe-link", "https://x.kg/y.jpg")]),
        ("![а]()", &[("broken-link", "![а]()")]),
        // The end of an element is not reported as well.
        ("ө <b>х</b>", &[("raw-html", "<b>")]),
        ("ө х</b>", &[("raw-html", "</b>")]),
        ("ө\n\n<div>\nх\n</div>\n\nө", &[("raw-html", "<div>\nх\n</div>")]),
        ("[<i>а](javascript:x)", &[("raw-html", "<i>"), ("unsafe-link", "javascript:x")]),
        ("# ө {.а #б}", &[("raw-html", ".а")]),
    ] {
        assert_eq!(diagnostics(markdown), expected, "{markdown}");
    }
    assert_eq!(html("а [б](javascript:x) в"), "<p>а б в</p>\n");
    assert_eq!(html("ө <b>х</b>"), "<p>ө х</p>\n");
}

#[test]
fn pictures() {
    const IMG: &str = "<img src=\"pictures/x.jpg\" alt=\"Зал «А»\" width=\"640\" height=\"480\"";
    const LAZY: &str = " loading=\"lazy\" decoding=\"async\">";
    for (markdown, expected) in [
        ("![Зал \"А\"](x.jpg)", format!("<p>{IMG}{LAZY}</p>\n")),
        ("![Зал \"А\"](x.jpg \"2017\")", format!("<figure>\n{IMG}{LAZY}\n<figcaption>2017</figcaption>\n</figure>\n")),
        ("![Зал *\"А\"*](x.jpg \"2017\") б", format!("<p>{IMG} title=\"2017\"{LAZY} б</p>\n")),
        ("[![Зал \"А\"](x.jpg)](#a)", format!("<p><a href=\"#a\">{IMG}{LAZY}</a></p>\n")),
        ("![Зал \"А\"](absent.jpg)", "<p>Зал «А»</p>\n".to_owned()),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}
