//! The pages of the preview itself: the dashboard, and the page shown before the first valid build.
//!
//! They do not use the theme, so that they work when the theme has errors.

use std::fmt::Write;

use crate::authoring::overview::Overview;
use crate::foundation::diagnostics::Severity;
use crate::foundation::span::Location;
use crate::language::fluent::Arg;
use crate::messages::Messages;
use crate::source::markdown::escape_html;

use super::snapshot::{RenderedDiagnostic, Snapshot};

/// Inserts the client script into a page of the site, and a note at its top.
pub(super) fn with_script(page: &str, snapshot: &Snapshot, note: Option<&str>) -> String {
    let script = script(snapshot);
    let marked;
    let page = match (note, page.find("<body").and_then(|body| Some(body + page[body..].find('>')? + 1))) {
        (Some(note), Some(start)) => {
            let note = format!("<p role=\"note\"><mark>{}</mark></p>", escaped(note));
            marked = format!("{}{note}{}", &page[..start], &page[start..]);
            &marked
        }
        _ => page,
    };
    match page.rfind("</body>") {
        Some(at) => format!("{}{script}{}", &page[..at], &page[at..]),
        None => format!("{page}{script}"),
    }
}

fn script(snapshot: &Snapshot) -> String {
    format!("<script src=\"/_aikyn/client.js\" data-generation=\"{}\" defer></script>\n", snapshot.generation)
}

/// Returns the page that is shown until the first valid build. The client script adds the errors.
pub(super) fn waiting(snapshot: &Snapshot, messages: &Messages) -> String {
    let body = format!("<p>{}</p>\n", escaped(&messages.get("overlay-first")));
    page(snapshot, messages, &messages.get("overlay-title"), &body)
}

/// Lists translations, owed results, open commitments, and all diagnostics by file.
fn dashboard_body(snapshot: &Snapshot, messages: &Messages) -> String {
    let mut body = format!("<p><a href=\"/\">{}</a></p>\n", escaped(&messages.get("dashboard-home")));
    let overview = &snapshot.overview;
    let texts = overview.texts.iter().map(|text| {
        let state =
            format!("<span class=\"state {}\">{}</span>", text.state.name(), escaped(&messages.get(text.state.key())));
        let page = link(&text.page.address(text.lang), messages);
        format!("<td>{state}</td><td><code>{}</code></td><td>{page}</td>", escaped(&text.path))
    });
    section(&mut body, messages, "status-texts", texts.collect());
    let owed = overview.owed.iter().map(|owed| {
        let days = u64::try_from(owed.days).unwrap_or(0);
        let address = overview.languages.first().map(|&lang| owed.page.address(lang)).unwrap_or_default();
        format!(
            "{}<td>{}</td>",
            record_cell(messages, owed.key(), &owed.place, &owed.id, ("days", days.into()), owed.overdue),
            link(&address, messages)
        )
    });
    section(&mut body, messages, "status-owed", owed.collect());
    let unpublished = overview.unpublished.iter().map(|item| {
        let reason = escaped(&messages.unpublished(item.reason));
        let name = format!("<code>{}</code> {}", escaped(&item.place.path), escaped(item.id.as_str()));
        let page = item.languages.first().and_then(|&lang| Overview::page_of(item, lang));
        let page = page.map(|address| link(&address, messages)).unwrap_or_default();
        format!("<td>{reason}</td><td>{name}</td><td>{page}</td>")
    });
    section(&mut body, messages, "status-unpublished", unpublished.collect());
    let due = overview.due.iter().map(|due| {
        let day = due.due.as_deref().unwrap_or("–");
        record_cell(messages, "due-line", &due.place, &due.id, ("day", day.into()), due.overdue)
    });
    section(&mut body, messages, "status-due", due.collect());
    diagnostics(&mut body, snapshot, messages);
    body
}

/// Returns the dashboard.
pub(super) fn dashboard(snapshot: &Snapshot, messages: &Messages) -> String {
    page(snapshot, messages, &messages.get("dashboard"), &dashboard_body(snapshot, messages))
}

/// Returns the table cell of a record: its line, and a mark if it is overdue.
fn record_cell(
    messages: &Messages,
    key: &str,
    place: &Location,
    id: &str,
    value: (&str, Arg),
    overdue: bool,
) -> String {
    let line = messages.format(key, &[("place", place.path.to_string().into()), ("id", id.into()), value]);
    let mark =
        if overdue { format!(" <strong>{}</strong>", escaped(&messages.get("overdue-mark"))) } else { String::new() };
    format!("<td>{}{mark}</td>", escaped(&line))
}

fn diagnostics(body: &mut String, snapshot: &Snapshot, messages: &Messages) {
    let _ = writeln!(body, "<h2>{}</h2>", escaped(&messages.get("dashboard-notes")));
    if snapshot.diagnostics.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", escaped(&messages.get("dashboard-none")));
    }
    let mut diagnostics: Vec<&RenderedDiagnostic> = snapshot.diagnostics.iter().collect();
    diagnostics.sort_by_key(|diagnostic| (&diagnostic.path, diagnostic.line, diagnostic.column));
    for group in diagnostics.chunk_by(|a, b| a.path == b.path) {
        let Some(first) = group.first() else { continue };
        let _ = writeln!(body, "<h3><code>{}</code> ({})</h3>\n<ul>", escaped(&first.path), group.len());
        for diagnostic in group {
            let name = messages.get(if diagnostic.severity == Severity::Error { "error" } else { "warning" });
            let help = diagnostic.help.as_ref().map(|help| format!("<br>{}", escaped(help))).unwrap_or_default();
            let _ = writeln!(
                body,
                "<li><b>{}:{}</b> {} <code>{}</code>: {}{help}</li>",
                diagnostic.line,
                diagnostic.column,
                escaped(&name),
                diagnostic.rule,
                escaped(&diagnostic.message)
            );
        }
        body.push_str("</ul>\n");
    }
}

fn section(body: &mut String, messages: &Messages, heading: &str, rows: Vec<String>) {
    let _ = writeln!(body, "<h2>{} ({})</h2>", escaped(&messages.get(heading)), rows.len());
    if rows.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", escaped(&messages.get("dashboard-none")));
        return;
    }
    body.push_str("<table>\n");
    for row in rows {
        let _ = writeln!(body, "<tr>{row}</tr>");
    }
    body.push_str("</table>\n");
}

fn link(address: &str, messages: &Messages) -> String {
    format!("<a href=\"/{}\">{}</a>", escaped(address), escaped(&messages.get("dashboard-page")))
}

fn page(snapshot: &Snapshot, messages: &Messages, title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_aikyn/client.css\">\n</head>\n<body class=\"aikyn-page\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n{}</body>\n</html>\n",
        messages.lang.code(),
        script(snapshot)
    )
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::build::build_with_cache;
    use crate::incremental::cache::BuildCache;
    use crate::messages::MessageLang;
    use crate::source::input::{Inputs, Now};

    #[test]
    fn owed_results_link_to_a_language_of_the_site() {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)))
            .with("content/site.yaml", "title: Сайт\nbase_url: https://example.kg/\nlanguages: [ru]\n")
            .with("content/data/districts.yaml", "- {id: uzgen, name: Узген}\n")
            .with("content/data/municipalities.yaml", "- {id: jazy, name: Джазы, district: uzgen}\n")
            .with("content/data/visits.yaml", "- {id: past, host: jazy, date: 2017-10-01, status: held}\n");
        let messages = Messages::of(MessageLang::En);
        let (snapshot, diagnostics) = Snapshot::next(
            &Snapshot::default(),
            &inputs,
            build_with_cache(&inputs, &BuildCache::empty()),
            false,
            messages,
        );
        assert!(snapshot.site.is_some(), "{diagnostics:?}");
        let page = dashboard(&snapshot, messages);
        assert!(page.contains("href=\"/ru/visits/past/\"") && !page.contains("/ky/"), "{page}");
    }
}
