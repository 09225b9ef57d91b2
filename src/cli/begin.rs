//! `new` and `init`: the beginnings of files. Nothing that is there is ever overwritten.

use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::DONE;
use super::args::{Args, NewThing};
use super::command::{clock, read};
use super::disk;
use super::outcome::{Failure, say, shown, verdict};
use crate::amend;
use crate::build::build;
use crate::input::{Inputs, Now, Settings};
use crate::note::Noted;
use crate::parse::{Parsed, parse};
use crate::publish::rewrite;
use crate::scaffold;
use crate::text;
use crate::words::Words;
use crate::yaml::Id;

const VISITS: &str = "content/data/visits.yaml";
/// The zone of a site that does not exist yet.
const ZONE: &str = "Asia/Bishkek";

/// Begins a release, a page or an event.
pub fn new(args: &Args, what: &NewThing, words: &Words) -> Result<u8, Failure> {
    let now = Now::Instant(clock(words)?);
    let inputs = read(&args.root, now, Settings::default(), words)?;
    let Noted { value: parsed, notes } = parse(&inputs, None);
    let Some(config) = &parsed.config else {
        let errors = notes.iter().filter(|note| note.is_error()).count();
        let verdict = verdict(words, errors, notes.len() - errors);
        return Err(Failure::usage(words.text("site-broken", &[("verdict", verdict.into())])));
    };
    let today = now.in_zone(&config.time_zone).date();
    let begin = Beginning { args, inputs: &inputs, parsed: &parsed, today, words };
    match what {
        NewThing::Press { slug } => begin.text("press", slug),
        NewThing::Page { slug } => begin.text("pages", slug),
        NewThing::Visit { id } => begin.visit(id),
    }
}

struct Beginning<'b> {
    args: &'b Args,
    inputs: &'b Inputs,
    parsed: &'b Parsed,
    today: Date,
    words: &'b Words,
}

impl Beginning<'_> {
    /// What was typed, as a name for the address, and as a title where it is one.
    fn named<'t>(&self, typed: &'t str) -> Result<(Id, Option<&'t str>), Failure> {
        if let Some(id) = Id::new(typed) {
            return Ok((id, None));
        }
        let id = Id::new(&text::short_slug(typed));
        id.map(|id| (id, Some(typed)))
            .ok_or_else(|| Failure::usage(self.words.text("no-slug", &[("title", typed.into())])))
    }

    fn text(&self, folder: &str, typed: &str) -> Result<u8, Failure> {
        let (slug, title) = self.named(typed)?;
        let languages = &self.parsed.languages;
        let taken = languages.iter().flat_map(|lang| {
            [format!("content/{folder}/{slug}.{lang}.md"), format!("content/{folder}/{slug}/index.{lang}.md")]
        });
        for path in taken {
            if self.inputs.files.contains_key(path.as_str()) {
                return Err(Failure::usage(self.words.text("exists", &[("file", path.into())])));
            }
        }
        for (at, &lang) in languages.iter().enumerate() {
            let text = scaffold::text(folder == "pages", title, lang, at == 0, self.today, self.words);
            self.create(&format!("content/{folder}/{slug}.{lang}.md"), &text)?;
        }
        Ok(DONE)
    }

    fn visit(&self, typed: &str) -> Result<u8, Failure> {
        let (id, title) = self.named(typed)?;
        let visits = &self.parsed.records.visits;
        if visits.valid.iter().any(|visit| visit.id == id) || visits.invalid_ids.contains(&id) {
            return Err(Failure::usage(self.words.text("id-taken", &[("id", id.to_string().into())])));
        }
        let Some(host) = self.parsed.records.municipalities.valid.first() else {
            return Err(Failure::usage(self.words.plain("no-host")));
        };
        let record = scaffold::visit(id.as_str(), title, host.id.as_str(), self.today, self.words);
        let folder = "content/data/visits/";
        match self.inputs.bytes(VISITS).map(std::str::from_utf8) {
            // It is there, and cannot be read.
            None if self.inputs.files.contains_key(VISITS) => return Err(self.append_failed()),
            None if self.inputs.files_under(folder).next().is_some() => {
                self.create(&format!("{folder}{id}.yaml"), &record)?
            }
            None => self.create(VISITS, &record)?,
            Some(Err(_)) => return Err(self.append_failed()),
            Some(Ok(written)) => self.append(written, &record)?,
        }
        Ok(DONE)
    }

    /// Adds a record to the file of visits, unless the file would be understood less well than before.
    fn append(&self, written: &str, record: &str) -> Result<(), Failure> {
        let amended = amend::append_record(written, record);
        let errors = |inputs: &Inputs| build(inputs).notes.iter().filter(|note| note.is_error()).count();
        if errors(&self.inputs.clone().with(VISITS, &amended)) > errors(self.inputs) {
            return Err(self.append_failed());
        }
        let path = self.args.root.join(VISITS);
        rewrite(&path, written.as_bytes(), amended.as_bytes()).map_err(|error| Failure::publish(self.words, &error))?;
        say(self.args, &self.words.text("added", &[("file", VISITS.into())]));
        Ok(())
    }

    fn append_failed(&self) -> Failure {
        Failure::usage(self.words.text("append-failed", &[("file", VISITS.into())]))
    }

    fn create(&self, path: &str, text: &str) -> Result<(), Failure> {
        disk::create(self.args, &self.args.root, path, text.as_bytes(), self.words)
    }
}

/// Begins a site in a folder that has none.
pub fn init(args: &Args, folder: &Path, words: &Words) -> Result<u8, Failure> {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let today = Now::Instant(clock(words)?).in_zone(&zone).date();
    // Hidden files, such as those of a version control, are no site.
    let other = std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.filter_map(Result::ok).any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
    });
    if other || folder.is_file() {
        return Err(Failure::usage(words.text("init-not-empty", &[("folder", shown(folder).into())])));
    }
    for (path, text) in scaffold::site(words, today) {
        disk::create(args, folder, path, text.as_bytes(), words)?;
    }
    say(args, &words.text("init-done", &[("folder", shown(folder).into())]));
    Ok(DONE)
}
