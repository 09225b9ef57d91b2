//! `status`: what is waited for, and `--mark-current`.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::args::{Args, Status, StatusFormat};
use super::command::Made;
use super::outcome::{Failure, deliver, say, shown};
use super::{DONE, FAULTY};
use crate::amend;
use crate::excerpt::Sources;
use crate::input::Settings;
use crate::note::{Note, Problem};
use crate::overview::{Overview, State, TextState};
use crate::publish::rewrite;
use crate::span::Place;
use crate::words::Words;

/// Tells what is waited for, or records that a translation is current. Errors elsewhere are for `check` to tell.
pub fn run(args: &Args, options: &Status, words: &Words) -> Result<u8, Failure> {
    // Drafts and what is yet to come need their translations too.
    let settings = Settings { drafts: true, future: true, draw_later: true, ..Settings::default() };
    let made = Made::make(args, options.now, settings, words)?;
    if let Some(file) = &options.mark_current {
        return mark(args, &made, file, words);
    }
    let sources = Sources::new(&made.inputs);
    let survey = Survey { sources, overview: &made.built.value.overview, notes: &made.built.notes, words };
    let mut told = Vec::new();
    match options.format {
        StatusFormat::Text => survey.text(&mut told),
        StatusFormat::Json => survey.json(&mut told),
    }
    deliver(words, &told)?;
    Ok(if made.built.value.overview.texts.is_empty() && made.built.notes.iter().any(Note::is_error) {
        FAULTY
    } else {
        DONE
    })
}

struct Survey<'s> {
    sources: Sources<'s>,
    overview: &'s Overview,
    notes: &'s [Note],
    words: &'s Words,
}

impl Survey<'_> {
    fn line(&self, place: &Place) -> (usize, usize) {
        self.sources.line_column(place)
    }

    fn lacking(&self) -> impl Iterator<Item = (&Place, &'static str)> {
        self.notes.iter().filter_map(|note| match &note.problem {
            Problem::TextUntranslated { lang } => Some((&note.place, lang.code())),
            _ => None,
        })
    }

    fn shown(&self, place: &Place) -> String {
        let (line, column) = self.line(place);
        format!("{}:{line}:{column}", place.path)
    }

    fn text(&self, out: &mut dyn Write) {
        let words = self.words;
        let texts =
            self.overview.texts.iter().map(|text| format!("{:<12} {}", words.plain(text.state.key()), text.path));
        section(out, words, "status-texts", texts.collect());
        let lacking = self.lacking().map(|(place, code)| format!("{} {code}", self.shown(place)));
        section(out, words, "status-records", lacking.collect());
        let owed = self.overview.owed.iter().map(|one| {
            let days = u64::try_from(one.days).unwrap_or(0);
            let args =
                [("place", self.shown(&one.place).into()), ("id", one.id.as_str().into()), ("days", days.into())];
            format!("{}{}", words.text("owed-line", &args), self.mark(one.overdue))
        });
        section(out, words, "status-owed", owed.collect());
        let due = self.overview.due.iter().map(|one| {
            let day = one.due.as_deref().unwrap_or("–");
            let args = [("place", self.shown(&one.place).into()), ("id", one.id.as_str().into()), ("day", day.into())];
            format!("{}{}", words.text("due-line", &args), self.mark(one.overdue))
        });
        section(out, words, "status-due", due.collect());
    }

    fn mark(&self, overdue: bool) -> String {
        if overdue { format!(" ({})", self.words.plain("overdue-mark")) } else { String::new() }
    }

    fn json(&self, out: &mut dyn Write) {
        let texts: Vec<_> = self
            .overview
            .texts
            .iter()
            .map(|text| {
                json!({
                    "path": &*text.path,
                    "language": text.lang.code(),
                    "state": text.state.name(),
                    "source": text.source.as_deref(),
                    "hash": text.hash,
                })
            })
            .collect();
        let lacking: Vec<_> = self
            .lacking()
            .map(|(place, code)| {
                let (line, column) = self.line(place);
                json!({ "path": &*place.path, "line": line, "column": column, "language": code })
            })
            .collect();
        let owed: Vec<_> = self.overview.owed.iter().map(|one| {
            json!({ "visit": one.id, "path": &*one.place.path, "line": self.line(&one.place).0, "days": one.days, "overdue": one.overdue })
        }).collect();
        let due: Vec<_> = self.overview.due.iter().map(|one| {
            json!({ "commitment": one.id, "path": &*one.place.path, "line": self.line(&one.place).0, "due": one.due, "overdue": one.overdue })
        }).collect();
        let whole = json!({ "texts": texts, "records": lacking, "results_owed": owed, "commitments_due": due });
        let _ = writeln!(out, "{}", serde_json::to_string_pretty(&whole).unwrap_or_default());
    }
}

fn section(out: &mut dyn Write, words: &Words, heading: &str, lines: Vec<String>) {
    let _ = writeln!(out, "{}", words.plain(heading));
    for line in &lines {
        let _ = writeln!(out, "  {line}");
    }
    if lines.is_empty() {
        let _ = writeln!(out, "  {}", words.plain("status-nothing"));
    }
    let _ = writeln!(out);
}

/// Writes into a translation which version of its source it renders.
fn mark(args: &Args, made: &Made, file: &Path, words: &Words) -> Result<u8, Failure> {
    let name = |key: &str| words.text(key, &[("file", shown(file).into())]);
    let texts = &made.built.value.overview.texts;
    let text = same_file(&args.root, file, texts);
    let Some(text) = text.filter(|text| text.state != State::Missing) else {
        return Err(Failure::usage(name("mark-not-text")));
    };
    let others = texts.iter().filter(|other| other.page == text.page && other.state != State::Missing).count();
    let TextState { hash: Some(hash), .. } = text else {
        return Err(Failure::usage(name(if others < 2 { "mark-alone" } else { "mark-source" })));
    };
    if text.state == State::Current {
        say(args, &name("marked-already"));
        return Ok(DONE);
    }
    let written = made.inputs.bytes(&text.path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let amended = written.and_then(|written| amend::record_source(written, hash));
    // It has to be read as it was meant: the same site, with this one text now current.
    let amended = amended.filter(|amended| {
        let again =
            crate::build::build_whole(&made.inputs.clone().with(&text.path, amended), &made.memo).value.overview;
        again.texts.iter().any(|other| other.path == text.path && other.state == State::Current)
    });
    let Some(amended) = amended else {
        let args = [("file", shown(file).into()), ("hash", hash.as_str().into())];
        return Err(Failure::usage(words.text("mark-failed", &args)));
    };
    let old = made.inputs.bytes(&text.path).unwrap_or_default();
    rewrite(&args.root.join(&*text.path), old, amended.as_bytes()).map_err(|error| Failure::publish(words, &error))?;
    say(args, &words.text("marked", &[("file", shown(file).into()), ("hash", hash.as_str().into())]));
    Ok(DONE)
}

/// The text of the site that a file holds. The file may be named from here or from the root, and both through a link.
fn same_file<'t>(root: &Path, file: &Path, texts: &'t [TextState]) -> Option<&'t TextState> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let found = [file.to_owned(), root.join(file)].into_iter().find_map(|path| real(&path))?;
    texts.iter().find(|text| real(&root.join(&*text.path)).as_ref() == Some(&found))
}
