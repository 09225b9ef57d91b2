//! The `status` command: lists what is missing, and with `--mark-current` updates a translation.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::args::{Args, Status, StatusFormat};
use super::error::{CliError, EXIT_DIAGNOSTICS, EXIT_OK, display_path};
use super::output::{escaped_json, print_line, write_stdout};
use super::session::{BuiltSite, require_site};
use crate::authoring::edit::{NewValue, Step, set_front_value};
use crate::authoring::overview::{Overview, TextState, TranslationStatus};
use crate::build::build_with_cache;
use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::{Location, Position};
use crate::messages::Messages;
use crate::messages::snippet::SourceFiles;
use crate::publish::rewrite;
use crate::source::input::Settings;
use crate::source::yaml::YamlEnum;

/// Prints missing translations, owed results and open commitments, or marks a translation current.
///
/// Fails only if errors left nothing to list. Other errors are reported by `check`.
pub(super) fn run(args: &Args, options: &Status, messages: &Messages) -> Result<u8, CliError> {
    require_site(args, messages)?;
    // Drafts and scheduled texts need their translations too.
    let settings = Settings { drafts: true, future: true, lazy_cards: true, ..Settings::default() };
    let site = BuiltSite::load(args, options.now, settings, messages)?;
    if let Some(file) = &options.mark_current {
        return mark_current(args, &site, file, messages);
    }
    let overview = &site.built.value.overview;
    let report = StatusReport {
        sources: SourceFiles::new(&site.inputs),
        overview,
        diagnostics: &site.built.diagnostics,
        messages,
    };
    let is_empty = overview.texts.is_empty() && site.built.diagnostics.iter().any(Diagnostic::is_error);
    if is_empty {
        // Without a site there is nothing to list, so the errors are told.
        site.print_diagnostics(args, false, messages, &mut std::io::stderr());
    }
    let mut output = Vec::new();
    match options.format {
        StatusFormat::Text => report.text(&mut output),
        StatusFormat::Json => report.json(&mut output),
    }
    write_stdout(messages, &output)?;
    Ok(if is_empty { EXIT_DIAGNOSTICS } else { EXIT_OK })
}

/// The overview of a site with the context that its output formats need.
struct StatusReport<'r> {
    sources: SourceFiles<'r>,
    overview: &'r Overview,
    diagnostics: &'r [Diagnostic],
    messages: &'r Messages,
}

impl StatusReport<'_> {
    /// Returns the records that lack a language, with its code.
    fn untranslated(&self) -> impl Iterator<Item = (&Location, &'static str)> {
        self.diagnostics.iter().filter_map(|diagnostic| match &diagnostic.problem {
            Problem::TextUntranslated { lang, .. } => Some((&diagnostic.location, lang.code())),
            _ => None,
        })
    }

    fn location(&self, place: &Location) -> String {
        let (line, column) = self.sources.line_column(place);
        format!("{}:{line}:{column}", place.path)
    }

    fn text(&self, out: &mut dyn Write) {
        let messages = self.messages;
        let texts =
            self.overview.texts.iter().map(|text| format!("{:<12} {}", messages.get(text.state.key()), text.path));
        section(out, messages, "status-texts", texts.collect());
        let untranslated = self.untranslated().map(|(place, code)| format!("{} {code}", self.location(place)));
        section(out, messages, "status-records", untranslated.collect());
        let owed = self.overview.owed.iter().map(|owed| {
            let days = u64::try_from(owed.days).unwrap_or(0);
            let place = self.location(&owed.place);
            let args = [("place", place.into()), ("id", owed.id.as_str().into()), ("days", days.into())];
            format!("{}{}", messages.format(owed.key(), &args), self.overdue_mark(owed.overdue))
        });
        section(out, messages, "status-owed", owed.collect());
        let unpublished = self.overview.unpublished.iter().map(|item| {
            let place = match item.place.at {
                Position::File => item.place.path.to_string(),
                _ => format!("{} {}", self.location(&item.place), item.id),
            };
            format!("{place}: {}", messages.unpublished(item.reason))
        });
        section(out, messages, "status-unpublished", unpublished.collect());
        let due = self.overview.due.iter().map(|due| {
            let day = due.due.as_deref().unwrap_or("–");
            let place = self.location(&due.place);
            let args = [("place", place.into()), ("id", due.id.as_str().into()), ("day", day.into())];
            format!("{}{}", messages.format("due-line", &args), self.overdue_mark(due.overdue))
        });
        section(out, messages, "status-due", due.collect());
    }

    fn overdue_mark(&self, overdue: bool) -> String {
        if overdue { format!(" ({})", self.messages.get("overdue-mark")) } else { String::new() }
    }

    fn json(&self, out: &mut dyn Write) {
        let line = |place: &Location| self.sources.line_column(place).0;
        let texts = self.overview.texts.iter().map(|text| {
            json!({
                "path": &*text.path,
                "language": text.lang.code(),
                "state": text.state.name(),
                "source": text.source.as_deref(),
                "hash": text.hash,
            })
        });
        let untranslated = self.untranslated().map(|(place, code)| {
            let (line, column) = self.sources.line_column(place);
            json!({ "path": &*place.path, "line": line, "column": column, "language": code })
        });
        let owed = self.overview.owed.iter().map(|owed| {
            json!({
                "visit": owed.id,
                "status": owed.status.word(),
                "path": &*owed.place.path,
                "line": line(&owed.place),
                "days": owed.days,
                "overdue": owed.overdue,
            })
        });
        let due = self.overview.due.iter().map(|due| {
            json!({
                "commitment": due.id,
                "path": &*due.place.path,
                "line": line(&due.place),
                "due": due.due,
                "overdue": due.overdue,
            })
        });
        let unpublished = self.overview.unpublished.iter().map(|item| {
            json!({
                "kind": item.kind.name(),
                "id": item.id.as_str(),
                "path": &*item.place.path,
                "line": line(&item.place),
                "reason": item.reason.name(),
                "time": item.reason.time().map(|time| time.to_string()),
            })
        });
        let status = json!({
            "texts": texts.collect::<Vec<_>>(),
            "records": untranslated.collect::<Vec<_>>(),
            "results_owed": owed.collect::<Vec<_>>(),
            "commitments_due": due.collect::<Vec<_>>(),
            "unpublished": unpublished.collect::<Vec<_>>(),
        });
        let json = serde_json::to_string_pretty(&status).unwrap_or_default();
        let _ = writeln!(out, "{}", escaped_json(&json));
    }
}

fn section(out: &mut dyn Write, messages: &Messages, heading: &str, lines: Vec<String>) {
    let _ = writeln!(out, "{}", messages.get(heading));
    for line in &lines {
        let _ = writeln!(out, "  {line}");
    }
    if lines.is_empty() {
        let _ = writeln!(out, "  {}", messages.get("status-nothing"));
    }
    let _ = writeln!(out);
}

/// Sets `translated_from` in a translation to the current version of its source.
fn mark_current(args: &Args, site: &BuiltSite, file: &Path, messages: &Messages) -> Result<u8, CliError> {
    let message = |key: &str| messages.format(key, &[("file", display_path(file).into())]);
    let texts = &site.built.value.overview.texts;
    let text = find_text(&args.root, file, texts);
    let Some(text) = text.filter(|text| text.state != TranslationStatus::Missing) else {
        return Err(CliError::usage(message("mark-not-text")));
    };
    let versions =
        texts.iter().filter(|other| other.page == text.page && other.state != TranslationStatus::Missing).count();
    let TextState { hash: Some(hash), .. } = text else {
        return Err(CliError::usage(message(if versions < 2 { "mark-alone" } else { "mark-source" })));
    };
    if text.state == TranslationStatus::Current {
        print_line(args, &message("marked-already"));
        return Ok(EXIT_OK);
    }
    let source = site.inputs.bytes(&text.path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let (key, value) = (Step::Key("translated_from".to_owned()), NewValue::Text(hash.clone()));
    let amended = source.and_then(|source| set_front_value(source, &[key], &value).ok());
    // The result has to be read as the current translation.
    let amended = amended.filter(|amended| {
        let inputs = site.inputs.clone().with(&text.path, amended);
        let overview = build_with_cache(&inputs, &site.cache).value.overview;
        overview.texts.iter().any(|other| other.path == text.path && other.state == TranslationStatus::Current)
    });
    let args_with_hash = [("file", display_path(file).into()), ("hash", hash.as_str().into())];
    let Some(amended) = amended else {
        return Err(CliError::usage(messages.format("mark-failed", &args_with_hash)));
    };
    let old = site.inputs.bytes(&text.path).unwrap_or_default();
    rewrite(&args.root.join(&*text.path), old, amended.as_bytes())
        .map_err(|error| CliError::publish(messages, &error))?;
    print_line(args, &messages.format("marked", &args_with_hash));
    Ok(EXIT_OK)
}

/// Returns the text that `file` holds. `file` is relative to the working directory or to the root,
/// and may be a symbolic link.
fn find_text<'t>(root: &Path, file: &Path, texts: &'t [TextState]) -> Option<&'t TextState> {
    let canonical = |path: &Path| std::fs::canonicalize(path).ok();
    let file = [file.to_owned(), root.join(file)].into_iter().find_map(|path| canonical(&path))?;
    texts.iter().find(|text| canonical(&root.join(&*text.path)).as_ref() == Some(&file))
}
