//! Whole bodies, from Markdown to HTML.

mod blocks;
mod hostile;
mod links;
mod random;
mod sanitizer;
mod validity;
mod words;

use crate::foundation::diagnostics::{Diagnostic, RecordKind, Reported};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Position, SourcePath};

use super::{Abbreviation, AlertKind, Body, BodyResolver, BodySource, Picture, RecordLink, parse};

/// A resolver with a few records. It does not know the id `absent` and the files `absent.*`.
pub(super) struct TestResolver;

impl BodyResolver for TestResolver {
    fn record(&mut self, kind: RecordKind, id: &str) -> Option<RecordLink> {
        (id != "absent").then(|| RecordLink {
            href: format!("../{kind:?}/{id}/").to_lowercase(),
            name: format!("Жазы & {id}"),
            name_lang: (id == "orus").then_some(Lang::Ru),
        })
    }

    fn card(&mut self, kind: RecordKind, id: &str, _level: u8) -> Option<String> {
        (kind == RecordKind::Visit && id != "absent").then(|| "<article>card</article>".to_owned())
    }

    fn relative(&mut self, address: &str) -> Option<String> {
        (!address.starts_with("absent")).then(|| address.to_owned())
    }

    fn image(&mut self, address: &str) -> Option<Picture> {
        let src = format!("pictures/{address}").replace(' ', "%20");
        (!address.starts_with("absent")).then_some(Picture {
            src,
            width: Some(640),
            height: Some(480),
            lazy: true,
            ..Picture::default()
        })
    }

    fn abbreviation(&mut self, word: &str) -> Option<Abbreviation> {
        ["ЖӨБ", "SDC"]
            .into_iter()
            .find(|short| word.starts_with(short))
            .map(|short| Abbreviation { length: short.len(), title: format!("что такое \"{short}\"") })
    }

    fn alert(&mut self, kind: AlertKind) -> String {
        format!("{kind:?}!")
    }
}

/// Parses the body of the Kyrgyz page `p`.
pub(super) fn read(markdown: &str) -> Reported<Body> {
    let path: SourcePath = "content/press/p.ky.md".into();
    let source = BodySource { path: &path, text: markdown, body: 0..markdown.len(), lang: Lang::Ky, prefix: "p" };
    let Reported { value, diagnostics } = parse(source);
    Reported::new(value.body, diagnostics)
}

/// Returns the HTML of a body, and asserts that it is valid.
pub(super) fn html(markdown: &str) -> String {
    let html = read(markdown).value.render(&mut TestResolver);
    validity::check(&html).unwrap_or_else(|violation| panic!("{violation}\n{markdown:?}\n{html}"));
    html
}

/// Returns the HTML of a body, and asserts that it has no diagnostics.
pub(super) fn clean(markdown: &str) -> String {
    let diagnostics = read(markdown).diagnostics;
    assert!(diagnostics.is_empty(), "{markdown:?}: {diagnostics:?}");
    html(markdown)
}

/// Returns the rule and the source text of each diagnostic.
pub(super) fn diagnostics(markdown: &str) -> Vec<(&'static str, &str)> {
    read(markdown)
        .diagnostics
        .iter()
        .map(|diagnostic| (diagnostic.rule().name(), source_text(diagnostic, markdown)))
        .collect()
}

fn source_text<'t>(diagnostic: &Diagnostic, text: &'t str) -> &'t str {
    match diagnostic.location.at {
        Position::Span(span) => &text[span.start..span.end],
        _ => "",
    }
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let path: SourcePath = "content/press/p.ky.md".into();
    let text = "---\ntitle: «Ө»\n---\n\n[a](visit:jazy) ![](x.jpg)\n";
    let start = text.rfind("---\n").map_or(0, |at| at + 4);
    let noted = parse(BodySource { path: &path, text, body: start..text.len(), lang: Lang::Ky, prefix: "p" });
    let span = noted.value.body.references().next().map(|reference| reference.span).unwrap_or_default();
    assert_eq!(&text[span.start..span.end], "jazy");
    assert_eq!(
        noted.diagnostics.iter().map(|diagnostic| source_text(diagnostic, text)).collect::<Vec<_>>(),
        ["![](x.jpg)"]
    );
}

#[test]
fn real_release_renders_with_typography() {
    const RELEASE: &str = "ПРЕСС-РЕЛИЗ\nКОШУНАҢДАН КӨРҮП, ӨЗҮҢ АНДАН ДА МЫКТЫ ЖАСА!\nОш облусундагы өкүл (ЖӨБ) органдары.\n\n\
        Долбоор “Элдин үнү жана ЖӨБ органдарынын жоопкерчилиги” (мындан ары – Долбоор):\n\n\
        · Жазы АА (Өзгөн району), 21-ноябрь: 20дан ашуун.\n· Гүлистан АА, 28-ноябрь.\n\n\
        тел.: (0770) 771-711, эл.дареги: njamankulova@dpi.kg, веб-сайт: www.vap.kg \n";
    let html = clean(RELEASE);
    assert_eq!(html.matches("<p>").count(), 4);
    assert!(html.contains("(<abbr title=\"что такое &quot;ЖӨБ&quot;\">ЖӨБ</abbr>)"), "{html}");
    assert!(html.contains("«Элдин үнү жана ЖӨБ органдарынын жоопкерчилиги»"), "{html}");
    assert!(
        html.contains("<p>· Жазы АА (Өзгөн району), 21-ноябрь: 20дан ашуун.\n· Гүлистан АА, 28-ноябрь.</p>"),
        "{html}"
    );
    let mail = "<a href=\"mailto:njamankulova@dpi.kg\">njamankulova@dpi.kg</a>";
    assert!(html.contains(&format!("{mail}, веб-сайт: <a href=\"http://www.vap.kg\">www.vap.kg</a></p>")), "{html}");
}

#[test]
fn crlf_gives_the_same_html() {
    let text =
        "# А\n\nбир  \nэки\nүч\n\n```\na\nb\n```\n\n> а\n> — б\n\n| a |\n|---|\n| b |\n\n[^1]: x\n    y\n\nа[^1]\n";
    assert_eq!(html(text), html(&text.replace('\n', "\r\n")));
}

#[test]
fn plain_text_has_no_markup() {
    let body = read(
        "# Аты\n\n> дайджест\n\n[](visit:jazy)\n\n![а](б.jpg)\n\nБиринчи **абзац**\nжана [](visit:x) [шилтеме](visit:y) `код`.\n\n- бир\n- эки[^1]\n\n\
         | a | b |\n|---|---|\n| в | г |\n\n[^1]: Эскертүү.\n",
    )
    .value;
    assert_eq!(body.first_paragraph().as_deref(), Some("Биринчи абзац жана шилтеме код."));
    assert_eq!(body.plain_text(), "Аты\nдайджест\nБиринчи абзац жана шилтеме код.\nбир\nэки\na\nb\nв\nг\nЭскертүү.");
    assert_eq!(read("> а\n").value.first_paragraph(), None);
}
