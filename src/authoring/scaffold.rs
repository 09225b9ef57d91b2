//! The texts of new files, with comments in the message language.
//!
//! `cli` decides on the paths and writes the files.

use jiff::civil::Date;

use super::edit::NewValue;
use crate::foundation::lang::Lang;
use crate::language::detect_language;
use crate::messages::{MessageLang, Messages};

/// The address of a new site, until its author changes it.
pub(crate) const BASE_URL: &str = "https://example.kg/";

/// The files of a new site: the path from its root, and the text with `{{placeholders}}`.
const SITE: [(&str, &str); 12] = [
    ("content/site.yaml", include_str!("scaffold/site.yaml")),
    ("content/map/kyrgyzstan-oblasts.geojson", include_str!("../../content/map/kyrgyzstan-oblasts.geojson")),
    ("content/data/organizations.yaml", include_str!("scaffold/organizations.yaml")),
    ("content/data/people.yaml", include_str!("scaffold/people.yaml")),
    ("content/data/districts.yaml", include_str!("scaffold/districts.yaml")),
    ("content/data/municipalities.yaml", include_str!("scaffold/municipalities.yaml")),
    ("content/data/visits.yaml", include_str!("scaffold/visits.yaml")),
    ("content/data/glossary.yaml", include_str!("scaffold/glossary.yaml")),
    ("content/pages/about.ky.md", include_str!("scaffold/about.ky.md")),
    ("content/pages/about.ru.md", include_str!("scaffold/about.ru.md")),
    ("content/press/welcome.ky.md", include_str!("scaffold/welcome.ky.md")),
    ("content/press/welcome.ru.md", include_str!("scaffold/welcome.ru.md")),
];

/// Returns the paths and texts of the files of a new site.
pub(crate) fn site(messages: &Messages, today: Date) -> Vec<(String, Vec<u8>)> {
    SITE.iter().map(|(path, text)| ((*path).to_owned(), fill(text, messages, today).into_bytes())).collect()
}

/// Replaces `{{+14}}` by the date in 14 days, `{{+75m}}` by the month in 75 days, and `{{key}}` by
/// the message of that key.
pub(super) fn fill(text: &str, messages: &Messages, today: Date) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (key, after) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(&day_from(today, key).unwrap_or_else(|| messages.get(key)));
        rest = after;
    }
    filled + rest
}

/// Returns the date that is this number of days from today. The suffixes `m` and `y` give its month
/// and its year.
fn day_from(today: Date, key: &str) -> Option<String> {
    let formats = [("m", "%Y-%m"), ("y", "%Y"), ("", "%Y-%m-%d")];
    let (days, format) = formats.into_iter().find_map(|(suffix, format)| Some((key.strip_suffix(suffix)?, format)))?;
    let day = today.checked_add(jiff::Span::new().try_days(days.parse::<i64>().ok()?).ok()?).ok()?;
    Some(day.strftime(format).to_string())
}

/// Returns a new release or page in one language. Only the first language gets the shared facts.
pub(crate) fn text(
    page: bool,
    title: Option<&str>,
    lang: Lang,
    first: bool,
    today: Date,
    messages: &Messages,
) -> String {
    let name = if page { "new-page-name" } else { "new-press-name" };
    // The title is in the language of the text, and the comments are in the message language.
    let default =
        MessageLang::from_locale(lang.code()).map_or_else(|| messages.get(name), |lang| Messages::of(lang).get(name));
    let title = title.map_or(default, str::to_owned);
    let mut lines = vec![("title: ".to_owned() + &quoted(&title), "new-press-title")];
    if first && page {
        lines.push(("# menu: 10".to_owned(), "new-page-menu"));
    }
    if first && !page {
        lines.push((format!("date: {today}"), "new-press-date"));
        lines.push(("# visits: []".to_owned(), "new-press-visits"));
    }
    if !page {
        lines.push(("# place: …".to_owned(), "new-press-place"));
    }
    lines.push(("# summary: …".to_owned(), "new-press-summary"));
    if first || page {
        lines.push(("draft: true".to_owned(), "new-draft"));
    }
    format!("---\n{}---\n\n", with_comments(&lines, messages, ""))
}

/// Returns the record of a new event, a draft in which the day and the place are left open.
///
/// The title is in the language that it seems to be in. The other languages are left empty.
pub(crate) fn visit(id: &str, title: Option<&str>, languages: &[Lang], messages: &Messages) -> String {
    let lines = [
        ("draft: true", "new-draft"),
        ("kind: visit", "new-visit-kind"),
        ("date:", "new-visit-date"),
        ("host:", "new-visit-host"),
    ];
    let lines = lines.map(|(line, comment)| (line.to_owned(), comment));
    let title = title.map(|title| title_in(title, languages)).unwrap_or_default();
    let optional = messages.get("new-visit-optional");
    let text = |key: &str| {
        let versions: String = languages.iter().map(|lang| format!("  #   {lang}: …\n")).collect();
        format!("  # {key}:\n{versions}")
    };
    format!(
        "- id: {id}\n{title}{}  # {optional}:\n  # time: \"10:00-13:00\"\n{}{}",
        with_comments(&lines, messages, "  "),
        text("venue"),
        text("open_to")
    )
}

/// Appends a record to the text of a list of records.
pub(crate) fn append(text: &str, record: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
    format!("{text}{gap}{}", record.replace('\n', line_end))
}

/// Returns a title with a line for each language of the site.
fn title_in(title: &str, languages: &[Lang]) -> String {
    let own = language_of(title, languages);
    let versions = languages.iter().map(|&lang| match own == Some(lang) {
        true => format!("    {lang}: {}\n", quoted(title)),
        false => format!("    {lang}: \"\"\n"),
    });
    format!("  title:\n{}", versions.collect::<String>())
}

/// Returns a title in the language that it seems to be in.
pub(crate) fn localized(title: &str, languages: &[Lang]) -> NewValue {
    let text = NewValue::Text(title.to_owned());
    match language_of(title, languages) {
        Some(lang) => NewValue::Map(vec![(lang.code().to_owned(), text)]),
        None => text,
    }
}

/// Returns the language of the site that a title seems to be in.
fn language_of(title: &str, languages: &[Lang]) -> Option<Lang> {
    let own = match languages {
        [only] => *only,
        _ => detect_language(title),
    };
    if languages.contains(&own) { Some(own) } else { languages.first().copied() }
}

/// Formats lines with their comments, which are aligned in one column.
fn with_comments(lines: &[(String, &str)], messages: &Messages, indent: &str) -> String {
    let width = lines.iter().map(|(line, _)| line.chars().count()).filter(|width| *width < 40).max().unwrap_or(0);
    let shown = lines.iter().map(|(line, key)| {
        let gap = " ".repeat(width.saturating_sub(line.chars().count()) + 2);
        format!("{indent}{line}{gap}# {}\n", messages.get(key))
    });
    shown.collect()
}

/// Returns the text as a double-quoted YAML scalar, with the escapes that YAML shares with JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_placeholders_are_replaced_in_all_languages() {
        let today = jiff::civil::date(2026, 11, 23);
        for tongue in MessageLang::ALL {
            for (path, bytes) in site(Messages::of(tongue), today) {
                let text = String::from_utf8(bytes).unwrap();
                assert!(!text.contains("{{") && !text.contains("init-"), "{path}: {text}");
            }
        }
    }

    #[test]
    fn record_is_appended() {
        assert_eq!(append("- id: a", "- id: b\n  x: 1\n"), "- id: a\n- id: b\n  x: 1\n");
        assert_eq!(append("- id: a\r\n", "- id: b\n"), "- id: a\r\n- id: b\r\n");
    }

    #[test]
    fn title_is_escaped() {
        let text = text(
            false,
            Some("a \"b\": c"),
            Lang::Ky,
            true,
            jiff::civil::date(2026, 11, 23),
            Messages::of(MessageLang::En),
        );
        assert!(text.starts_with("---\ntitle: \"a \\\"b\\\": c\"  # the title"), "{text}");
        assert!(text.contains("\ndate: 2026-11-23"), "{text}");
    }
}
