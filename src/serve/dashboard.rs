//! The pages of the preview itself: the dashboard, and the page shown before the first valid build.
//!
//! They do not use the theme, so that they work when the theme has errors.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::authoring::overview::{Overview, TextState, TranslationStatus};
use crate::foundation::diagnostics::Severity;
use crate::messages::{MessageLang, Messages};
use crate::plan::PageId;
use crate::source::markdown::escape_html;

use super::snapshot::{LocatedDiagnostic, Snapshot, start};

/// The most diagnostics of a file that are shown unfolded.
const MANY: usize = 20;

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

/// Returns the dashboard: the diagnostics, and the open work of the author.
pub(super) fn dashboard(snapshot: &Snapshot, messages: &Messages, has_editor: bool) -> String {
    let overview = &snapshot.overview;
    let mut body = String::new();
    let (todo, others): (Vec<&TextState>, Vec<&TextState>) = overview.texts.iter().partition(|text| {
        matches!(text.state, TranslationStatus::Missing | TranslationStatus::Outdated | TranslationStatus::Unrecorded)
    });
    let errors = snapshot.errors().count();
    let tiles = [
        ("dashboard-errors", "notes", errors),
        ("dashboard-warnings", "notes", snapshot.diagnostics.len() - errors),
        ("status-unpublished", "unpublished", overview.unpublished.len()),
        ("status-owed", "owed", overview.owed.len()),
        ("status-due", "due", overview.due.len()),
        ("status-texts", "texts", todo.len()),
    ];
    if has_editor {
        let all = escaped(&messages.get("edit-all"));
        let _ = writeln!(body, "<p><a href=\"/_aikyn/edit/\">{all}</a></p>");
    }
    body.push_str("<ul class=\"tiles\">\n");
    for (key, id, count) in tiles {
        let state = if count == 0 { " class=\"quiet\"" } else { "" };
        let _ = writeln!(body, "<li{state}><a href=\"#{id}\"><b>{count}</b> {}</a></li>", escaped(&messages.get(key)));
    }
    body.push_str("</ul>\n");
    diagnostics(&mut body, snapshot, messages);
    let language = snapshot.languages.iter().find(|lang| lang.code() == messages.lang.code());
    let language = language.or(overview.languages.first()).copied();
    let address = |page: &PageId| language.map(|lang| page.address(lang)).unwrap_or_default();
    let unpublished = overview.unpublished.iter().map(|item| {
        let page = item.languages.first().and_then(|&lang| Overview::page_of(item, lang));
        let page = page.map(|address| link(&address, messages)).unwrap_or_default();
        row(&messages.unpublished(item.reason), &item.place.path, item.id.as_str(), "", &page)
    });
    section(&mut body, messages, "status-unpublished", "unpublished", unpublished.collect());
    let owed = overview.owed.iter().map(|owed| {
        let args = [("place", owed.place.path.to_string().into()), ("id", owed.id.as_str().into())];
        let days = ("days", u64::try_from(owed.days).unwrap_or(0).into());
        let line = messages.format(owed.key(), &[args.as_slice(), &[days]].concat());
        format!(
            "<td>{}{}</td><td>{}</td>",
            escaped(&line),
            mark(owed.overdue, messages),
            link(&address(&owed.page), messages)
        )
    });
    section(&mut body, messages, "status-owed", "owed", owed.collect());
    let due = overview.due.iter().map(|due| {
        let day = due.due.as_deref().unwrap_or("—");
        let args = [("place", due.place.path.to_string().into()), ("id", due.id.as_str().into()), ("day", day.into())];
        let line = messages.format("due-line", &args);
        let page = format!("{}#{}", address(&PageId::Commitments), due.id);
        format!("<td>{}{}</td><td>{}</td>", escaped(&line), mark(due.overdue, messages), link(&page, messages))
    });
    section(&mut body, messages, "status-due", "due", due.collect());
    let text_row = |text: &&TextState| {
        let page = link(&text.page.address(text.lang), messages);
        row(&messages.get(text.state.key()), &text.path, "", text.state.name(), &page)
    };
    section(&mut body, messages, "status-texts", "texts", todo.iter().map(text_row).collect());
    if !others.is_empty() {
        let heading = escaped(&messages.get("dashboard-others"));
        let _ = writeln!(body, "<details><summary>{heading} ({})</summary>", others.len());
        table(&mut body, others.iter().map(text_row).collect());
        body.push_str("</details>\n");
    }
    page(snapshot, messages, &messages.get("dashboard"), &body)
}

/// Returns the cells of a row: a state, a file with the id of a record, and a link.
fn row(state: &str, path: &str, id: &str, class: &str, link: &str) -> String {
    let name = format!("<code>{}</code> {}", escaped(path), escaped(id));
    format!("<td><span class=\"state {class}\">{}</span></td><td>{name}</td><td>{link}</td>", escaped(state))
}

fn mark(overdue: bool, messages: &Messages) -> String {
    if overdue { format!(" <strong>{}</strong>", escaped(&messages.get("overdue-mark"))) } else { String::new() }
}

/// Lists all diagnostics by file, each with its line and the page that shows it.
fn diagnostics(body: &mut String, snapshot: &Snapshot, messages: &Messages) {
    let _ = writeln!(body, "<h2 id=\"notes\">{}</h2>", escaped(&messages.get("dashboard-notes")));
    if snapshot.diagnostics.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", escaped(&messages.get("dashboard-none")));
    }
    let mut pages: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for (address, place) in &snapshot.overview.pages {
        pages.entry(&place.path).or_default().entry(start(place)).or_insert(address);
    }
    let mut diagnostics: Vec<&LocatedDiagnostic> = snapshot.diagnostics.iter().collect();
    diagnostics.sort_by_key(|located| (located.path(), located.line, located.column));
    for group in diagnostics.chunk_by(|a, b| a.path() == b.path()) {
        let Some(first) = group.first() else { continue };
        let open = if group.len() > MANY { "" } else { " open" };
        let path = escaped(first.path());
        let _ = writeln!(body, "<details{open}><summary><code>{path}</code> ({})</summary>\n<ul>", group.len());
        for located in group {
            let page = pages.get(located.path()).and_then(|starts| starts.range(..=located.offset).next_back());
            let page = page.map(|(_, address)| link(address, messages)).unwrap_or_default();
            diagnostic(body, located, &page, messages);
        }
        body.push_str("</ul>\n</details>\n");
    }
}

fn diagnostic(body: &mut String, located: &LocatedDiagnostic, page: &str, messages: &Messages) {
    let is_error = located.severity() == Severity::Error;
    let (key, class) = if is_error { ("error", "outdated") } else { ("warning", "") };
    let problem = &located.diagnostic.problem;
    let _ = write!(
        body,
        "<li><p><span class=\"state {class}\">{}</span> <b>{}:{}</b> {} <code>{}</code> {page}</p>",
        escaped(&messages.get(key)),
        located.line,
        located.column,
        escaped(&messages.message(problem)),
        located.diagnostic.rule().name(),
    );
    if !located.source.is_empty() {
        let _ = write!(body, "<pre>{}</pre>", escaped(&located.source));
    }
    if let Some(help) = messages.help(problem) {
        let _ = write!(body, "<p class=\"help\">{}</p>", escaped(&help));
    }
    body.push_str("</li>\n");
}

fn section(body: &mut String, messages: &Messages, heading: &str, id: &str, rows: Vec<String>) {
    let _ = writeln!(body, "<h2 id=\"{id}\">{} ({})</h2>", escaped(&messages.get(heading)), rows.len());
    if rows.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", escaped(&messages.get("dashboard-none")));
        return;
    }
    table(body, rows);
}

fn table(body: &mut String, rows: Vec<String>) {
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
    let languages: String = MessageLang::ALL
        .into_iter()
        .map(|lang| {
            let (code, name) = (lang.code(), Messages::of(lang).get("language-name"));
            let current = if lang == messages.lang { " aria-current=\"true\"" } else { "" };
            format!(
                "<li><a href=\"/_aikyn/?lang={code}\" lang=\"{code}\" hreflang=\"{code}\"{current}>{name}</a></li>\n"
            )
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_aikyn/client.css\">\n</head>\n<body class=\"aikyn-page\">\n\
         <header><div>\n<p><a href=\"/\">{}</a></p>\n<nav aria-label=\"{}\">\n<ul>\n{languages}</ul>\n</nav>\n</div></header>\n\
         <main>\n<h1>{title}</h1>\n{body}</main>\n{}</body>\n</html>\n",
        messages.lang.code(),
        escaped(&messages.get("dashboard-home")),
        escaped(&messages.get("dashboard-language")),
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
    use crate::source::input::{Inputs, Now};

    #[test]
    fn owed_results_link_to_a_language_of_the_site() {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)))
            .with("content/site.yaml", "title: Сайт\nbase_url: https://example.kg/\nlanguages: [ru]\n")
            .with("content/data/districts.yaml", "- {id: uzgen, name: Узген}\n")
            .with("content/data/municipalities.yaml", "- {id: jazy, name: Джазы, district: uzgen}\n")
            .with("content/data/visits.yaml", "- {id: past, host: jazy, date: 2017-10-01, status: held}\n");
        let messages = Messages::of(MessageLang::En);
        let (snapshot, diagnostics) =
            Snapshot::next(&Snapshot::default(), &inputs, build_with_cache(&inputs, &BuildCache::empty()), false);
        assert!(snapshot.site.is_some(), "{diagnostics:?}");
        let page = dashboard(&snapshot, messages, true);
        assert!(page.contains("href=\"/ru/visits/past/\"") && !page.contains("/ky/"), "{page}");
    }
}
