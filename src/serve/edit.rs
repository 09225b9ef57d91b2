//! The editor of the preview: forms for every record and text, made from the descriptions of keys.
//!
//! It changes single values of files, and only below `content/`. The preview notices the changed
//! files as it notices those of other programs. Nothing here depends on a kind of record.

mod catalog;
mod changes;
mod disk;
mod field;
mod form;
mod form_data;
mod kinds;
mod notes;
mod page;
mod picture;
mod plan;
mod target;
#[cfg(test)]
mod tests;
mod trial;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::authoring::edit::{EditError, NewValue, Step, set_front_value};
use crate::authoring::import::pasted_markdown;
use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::lang::Lang;
use crate::incremental::cache::BuildCache;
use crate::messages::Messages;
use crate::model::parse::parse;
use crate::model::site::named_records;
use crate::source::input::Inputs;

use super::snapshot::Snapshot;
use catalog::{Catalog, ID, Names};
use disk::{DiskError, Version};
pub(super) use form_data::FormData;
use notes::Note;
use page::{FormPage, Frame, address};
use plan::PlanError;
use target::{OpenError, Part, Target, open};
use trial::Trial;

/// The script of the editor's pages.
pub(super) const SCRIPT: &str = include_str!("edit/edit.js");
/// The styles of the editor's pages.
pub(super) const STYLE: &str = include_str!("edit/edit.css");
/// The files from which forms were made that are kept to show a conflict.
const MAX_OPENED: usize = 64;
/// The saves that can be undone.
const MAX_UNDO: usize = 100;

/// The editor of one run of the preview.
pub(super) struct Editor {
    root: PathBuf,
    /// The secret that forms of this run carry.
    token: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    undo: Vec<Vec<Version>>,
    /// The files from which forms were made, the newest first.
    opened: VecDeque<String>,
    trial: Trial,
}

/// The answer to a form.
pub(super) enum Answer {
    Redirect(String),
    Page(u16, String),
}

/// The messages at the top of a page.
#[derive(Default)]
struct News {
    told: Vec<String>,
    failed: Vec<String>,
    status: u16,
}

impl News {
    /// The message on success that an address names.
    fn told(visit: &Visit, told: &str) -> Self {
        let known = ["edit-saved", "edit-nothing-changed", "edit-undone", "edit-deleted"];
        let told = known.into_iter().filter(|key| *key == told).map(|key| visit.messages.get(key)).collect();
        Self { told, status: 200, ..Self::default() }
    }

    fn failed(status: u16, text: String) -> Self {
        Self { failed: vec![text], status, ..Self::default() }
    }
}

/// A request to the editor: the state of the preview, and the messages for the author.
pub(super) struct Visit<'v> {
    pub snapshot: &'v Snapshot,
    pub messages: &'v Messages,
}

impl Editor {
    /// Creates the editor of a site.
    ///
    /// # Errors
    ///
    /// Returns an error if the system has no randomness for the token.
    pub(super) fn new(root: PathBuf, cache: Arc<BuildCache>) -> std::io::Result<Self> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|error| std::io::Error::other(error.to_string()))?;
        let state = State { trial: Trial::new(cache), ..State::default() };
        Ok(Self { root, token: blake3::hash(&random).to_hex().to_string(), state: Mutex::new(state) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether a form carries the token. The comparison takes the same time for all tokens.
    fn is_own(&self, data: &FormData) -> bool {
        blake3::hash(data.get("-token").as_bytes()) == blake3::hash(self.token.as_bytes())
    }

    fn frame<'v>(&'v self, visit: &Visit<'v>, state: &State, news: News) -> Frame<'v> {
        let undo = state
            .undo
            .last()
            .map(|versions| versions.iter().map(|version| version.path.as_str()).collect::<Vec<_>>().join(", "));
        Frame { messages: visit.messages, token: &self.token, undo, told: news.told, failed: news.failed }
    }

    /// Returns the languages of the site in the order in which forms show them, and the names of
    /// its records.
    fn names(&self, visit: &Visit, inputs: &Inputs) -> (Vec<Lang>, Catalog) {
        let mut languages = visit.snapshot.languages.clone();
        let default = languages.first().copied().unwrap_or(Lang::ALL[0]);
        languages.sort();
        let own = languages.iter().find(|lang| lang.code() == visit.messages.lang.code());
        let lang = own.copied().unwrap_or(default);
        let catalog = Catalog::new(inputs, &languages, lang);
        (languages, catalog)
    }

    /// Returns the sources of the preview as they are on the disk now.
    fn inputs(&self, visit: &Visit, state: &State) -> Inputs {
        let mut inputs = visit.snapshot.inputs.as_deref().cloned().unwrap_or_else(trial::nothing);
        for path in state.undo.iter().flatten().map(|version| version.path.as_str()) {
            match disk::read(&self.root, path) {
                Ok(Some(bytes)) if inputs.bytes(path) != Some(&bytes[..]) => inputs = inputs.with(path, bytes),
                Ok(None) => inputs = inputs.without(path),
                _ => {}
            }
        }
        inputs
    }

    /// Returns the page with everything that can be edited or added.
    pub(super) fn list(&self, visit: &Visit, told: &str) -> String {
        let state = self.state();
        let inputs = self.inputs(visit, &state);
        let (_, catalog) = self.names(visit, &inputs);
        self.frame(visit, &state, News::told(visit, told)).list(&catalog)
    }

    /// Returns the address of the form of what is at a byte of a file.
    pub(super) fn form_of(&self, visit: &Visit, path: &str, offset: usize) -> Option<String> {
        let inputs = self.inputs(visit, &self.state());
        let (_, catalog) = self.names(visit, &inputs);
        catalog.at(path, offset).map(|item| address(&item.target, ""))
    }

    /// Returns the page with a form, or with the reason why there is none.
    pub(super) fn form(&self, visit: &Visit, query: &FormData) -> Answer {
        let mut state = self.state();
        let news = News::told(visit, query.get("told"));
        match Target::of_query(query) {
            Some(target) => self.form_page(visit, &mut state, &target, None, news),
            None => self.problem(visit, &state, 404, &OpenError::NotFound),
        }
    }

    fn problem(&self, visit: &Visit, state: &State, status: u16, error: &OpenError) -> Answer {
        let messages = visit.messages;
        let text = match error {
            OpenError::NotFound => messages.get("edit-not-found"),
            OpenError::Unreadable(path) => messages.format("edit-unreadable", &[("file", path.to_string().into())]),
            OpenError::Disk(path, error) => disk_message(messages, path, error),
        };
        let frame = self.frame(visit, state, News::failed(status, text));
        Answer::Page(status, frame.page(&messages.get("edit-all"), ""))
    }

    /// Returns the page with a form. `sent` has the values that the author has already entered.
    fn form_page(
        &self,
        visit: &Visit,
        state: &mut State,
        target: &Target,
        sent: Option<&FormData>,
        news: News,
    ) -> Answer {
        let inputs = self.inputs(visit, state);
        let (languages, catalog) = self.names(visit, &inputs);
        let parts = match open(target, &languages, |path| disk::read(&self.root, path)) {
            Ok(parts) if parts.iter().all(notes::is_map) => parts,
            Ok(parts) => {
                let path = parts.first().map_or_else(|| "".into(), |part| part.path.clone());
                return self.problem(visit, state, 409, &OpenError::Unreadable(path));
            }
            Err(error) => return self.problem(visit, state, 404, &error),
        };
        let names = catalog.names();
        let mut data = FormData::default();
        parts.iter().for_each(|part| data.extend(part.values(&languages)));
        let conflict = sent.and_then(|sent| conflict(state, target, &parts, sent, &languages, &self.root));
        let shown = match sent {
            Some(sent) => sent,
            None => &data,
        };
        let mut all = inputs;
        for part in &parts {
            if let (false, Some(text)) = (part.is_new, &part.text) {
                all = all.with(&part.path, text);
            }
        }
        let diagnostics = state.trial.build(&all);
        let notes = notes_of(&parts, &diagnostics, visit.messages);
        for part in &parts {
            state.remember(part.text.as_deref());
        }
        let preview = state.trial.page_of(&parts, visit.messages.lang.code());
        let fingerprints: Vec<String> = parts.iter().map(fingerprint).collect();
        let Some(kind) = target.kind() else { return self.problem(visit, state, 404, &OpenError::NotFound) };
        let overview = state.trial.overview().clone();
        let page = FormPage {
            target,
            kind,
            parts: &parts,
            fingerprints: &fingerprints,
            data: shown,
            languages: &languages,
            names: &names,
            notes: &notes,
            overview: &overview,
            conflict,
            preview,
        };
        Answer::Page(news.status, self.frame(visit, state, news).form(&page))
    }

    /// Writes the values of a form that changed, and answers with the form or with what is wrong.
    pub(super) fn save(&self, visit: &Visit, data: &FormData) -> Answer {
        let mut state = self.state();
        let messages = visit.messages;
        let target = FormData::parse(data.get("-target").as_bytes()).and_then(|query| Target::of_query(&query));
        let Some(target) = target else { return self.problem(visit, &state, 404, &OpenError::NotFound) };
        let again = |state: &mut State, status, failed: String| {
            self.form_page(visit, state, &target, Some(data), News::failed(status, failed))
        };
        if !self.is_own(data) {
            // The values stay in the form, so that a restart of the program loses nothing.
            return again(&mut state, 403, messages.get("edit-token"));
        }
        let inputs = self.inputs(visit, &state);
        let (languages, catalog) = self.names(visit, &inputs);
        let parts = match open(&target, &languages, |path| disk::read(&self.root, path)) {
            Ok(parts) => parts,
            Err(error) => return self.problem(visit, &state, 409, &error),
        };
        let is_new = matches!(target, Target::New { .. });
        let is_changed = |(at, part): (usize, &Part)| data.get(&format!("-fingerprint.{at}")) != fingerprint(part);
        if !is_new && parts.iter().enumerate().any(is_changed) {
            return again(&mut state, 409, messages.get("edit-conflict"));
        }
        let action = data.get("-action");
        if action == "delete" {
            return self.delete(visit, &mut state, &target, data, &parts, &inputs);
        }
        let planned = plan::versions(&target, &parts, data, &inputs, &catalog.names(), &languages);
        let (mut versions, goal) = match planned {
            Ok(planned) => planned,
            Err(error) => return again(&mut state, 409, plan_message(messages, &error)),
        };
        if let Some(code) = action.strip_prefix("current.") {
            let mut trial = inputs;
            for version in &versions {
                trial = trial.with(&version.path, version.after.as_deref().unwrap_or_default());
            }
            state.trial.build(&trial);
            if let Some(part) = parts.iter().find(|part| part.lang.is_some_and(|lang| lang.code() == code)) {
                match mark_current(&state.trial, part, &mut versions) {
                    Some(Ok(())) => {}
                    Some(Err(error)) => {
                        let error = PlanError::Edit(part.path.clone(), error);
                        return again(&mut state, 409, plan_message(messages, &error));
                    }
                    None => return again(&mut state, 409, messages.get("edit-nothing-to-mark")),
                }
            }
        }
        versions.retain(|version| version.before != version.after);
        if versions.is_empty() {
            return match is_new {
                true => again(&mut state, 409, messages.get("edit-empty")),
                false => Answer::Redirect(address(&goal, "edit-nothing-changed")),
            };
        }
        match self.write(&mut state, versions) {
            Ok(()) => Answer::Redirect(address(&goal, "edit-saved")),
            Err((path, error)) => again(&mut state, 409, disk_message(messages, &path, &error)),
        }
    }

    fn write(&self, state: &mut State, versions: Vec<Version>) -> Result<(), (String, DiskError)> {
        let path = versions.first().map(|version| version.path.clone()).unwrap_or_default();
        disk::write(&self.root, &versions).map_err(|error| (path, error))?;
        state.undo.push(versions);
        let surplus = state.undo.len().saturating_sub(MAX_UNDO);
        state.undo.drain(..surplus);
        Ok(())
    }

    /// Removes a record or a text, unless something refers to it.
    fn delete(
        &self,
        visit: &Visit,
        state: &mut State,
        target: &Target,
        data: &FormData,
        parts: &[Part],
        inputs: &Inputs,
    ) -> Answer {
        let messages = visit.messages;
        let referring = referring(target, parts, inputs);
        if !referring.is_empty() {
            let places = [("places", referring.join(", ").into())];
            let text = messages.format("edit-referred", &places);
            return self.form_page(visit, state, target, Some(data), News::failed(409, text));
        }
        let versions = match plan::removals(parts) {
            Ok(versions) => versions,
            Err(error) => {
                let text = plan_message(messages, &error);
                return self.form_page(visit, state, target, Some(data), News::failed(409, text));
            }
        };
        match self.write(state, versions) {
            Ok(()) => Answer::Redirect("/_aikyn/edit/?told=edit-deleted".to_owned()),
            Err((path, error)) => {
                let text = disk_message(messages, &path, &error);
                self.form_page(visit, state, target, Some(data), News::failed(409, text))
            }
        }
    }

    /// Takes the last save back, unless the files have changed since.
    pub(super) fn undo(&self, visit: &Visit, data: &FormData) -> Answer {
        let mut state = self.state();
        let messages = visit.messages;
        let mut news = News::default();
        if !self.is_own(data) {
            news.failed.push(messages.get("edit-token"));
        } else if let Some(versions) = state.undo.last().cloned() {
            let reversed = versions.into_iter().map(|version| {
                let Version { path, before, after } = version;
                Version { path, before: after, after: before }
            });
            let reversed: Vec<Version> = reversed.collect();
            match disk::write(&self.root, &reversed) {
                Ok(()) => {
                    state.undo.pop();
                    return Answer::Redirect("/_aikyn/edit/?told=edit-undone".to_owned());
                }
                Err(error) => {
                    let path = reversed.first().map(|version| version.path.clone()).unwrap_or_default();
                    news.failed.push(match error {
                        DiskError::Changed => messages.format("edit-undo-changed", &[("file", path.into())]),
                        error => disk_message(messages, &path, &error),
                    });
                }
            }
        }
        let frame = self.frame(visit, &state, news);
        Answer::Page(409, frame.page(&messages.get("edit-all"), ""))
    }

    /// Returns what is wrong with the values of a form, and the page that they would make, as JSON.
    pub(super) fn check(&self, visit: &Visit, data: &FormData) -> Option<String> {
        let mut state = self.state();
        let query = FormData::parse(data.get("-target").as_bytes())?;
        let target = Target::of_query(&query).filter(|_| self.is_own(data))?;
        let inputs = self.inputs(visit, &state);
        let (languages, catalog) = self.names(visit, &inputs);
        let parts = open(&target, &languages, |path| disk::read(&self.root, path)).ok()?;
        let names: Names = catalog.names();
        let (versions, goal) = plan::versions(&target, &parts, data, &inputs, &names, &languages).ok()?;
        let mut trial = inputs;
        for version in &versions {
            trial = trial.with(&version.path, version.after.as_deref().unwrap_or_default());
        }
        let read = |path: &str| Ok(trial.bytes(path).map(<[u8]>::to_vec));
        let parts = open(&goal, &languages, read).ok()?;
        let diagnostics = state.trial.build(&trial);
        let notes = notes_of(&parts, &diagnostics, visit.messages);
        let preview = state.trial.page_of(&parts, visit.messages.lang.code());
        let notes = notes.iter().map(|note| {
            let html = form::notes_at(std::slice::from_ref(note), &note.field);
            serde_json::json!({ "field": note.field, "html": html })
        });
        let page = preview.map(|page| format!("/_aikyn/edit/preview/{page}"));
        Some(serde_json::json!({ "notes": notes.collect::<Vec<_>>(), "page": page }).to_string())
    }

    /// Returns formatted text from the clipboard as Markdown.
    pub(super) fn paste(&self, data: &FormData) -> Option<String> {
        let blocks = serde_json::from_str(data.get("-blocks")).ok().filter(|_| self.is_own(data))?;
        Some(pasted_markdown(blocks))
    }

    /// Stores a picture next to a text, and returns the name that the text has for it.
    ///
    /// `query` has the token, the target of the form and the name of the file.
    pub(super) fn add_picture(&self, visit: &Visit, query: &FormData, bytes: Vec<u8>) -> Result<String, String> {
        let messages = visit.messages;
        let target = FormData::parse(query.get("-target").as_bytes()).and_then(|query| Target::of_query(&query));
        let target = target.filter(|_| self.is_own(query)).ok_or_else(|| messages.get("edit-token"))?;
        let mut state = self.state();
        let inputs = self.inputs(visit, &state);
        let file = picture::file_of(&target, query.get("name"), &bytes, |path| {
            inputs.files.contains_key(path) || !matches!(disk::read(&self.root, path), Ok(None))
        });
        let (path, name) = file.ok_or_else(|| messages.get("edit-no-picture"))?;
        let versions = vec![Version { path, before: None, after: Some(bytes) }];
        self.write(&mut state, versions).map_err(|(path, error)| disk_message(messages, &path, &error))?;
        Ok(name)
    }

    /// Returns a file of the last trial, with its name.
    pub(super) fn preview(&self, path: &str) -> Option<(String, Vec<u8>)> {
        self.state().trial.file(path)
    }
}

impl State {
    /// Keeps a file from which a form was made.
    fn remember(&mut self, text: Option<&str>) {
        let Some(text) = text else { return };
        self.opened.retain(|other| other != text);
        self.opened.push_front(text.to_owned());
        self.opened.truncate(MAX_OPENED);
    }
}

/// Returns the fingerprint of the file that a form was made from.
fn fingerprint(part: &Part) -> String {
    blake3::hash(part.text.as_deref().unwrap_or_default().as_bytes()).to_hex().to_string()
}

fn notes_of(parts: &[Part], diagnostics: &[Diagnostic], messages: &Messages) -> Vec<Note> {
    let existing = parts.iter().filter(|part| !part.is_new);
    existing.flat_map(|part| notes::notes(part, diagnostics, messages)).collect()
}

/// Returns what is on the disk and what the form would write, if the file was changed by others.
fn conflict(
    state: &State,
    target: &Target,
    parts: &[Part],
    sent: &FormData,
    languages: &[Lang],
    root: &std::path::Path,
) -> Option<(String, String)> {
    let changed = parts.iter().enumerate().find(|(at, part)| {
        let opened = sent.get(&format!("-fingerprint.{at}"));
        !part.is_new && !opened.is_empty() && opened != fingerprint(part)
    });
    let (at, part) = changed?;
    let opened = sent.get(&format!("-fingerprint.{at}"));
    let text = state.opened.iter().find(|text| *blake3::hash(text.as_bytes()).to_hex() == *opened);
    let own = text.and_then(|text| {
        let read = |path: &str| match path == &*part.path {
            true => Ok(Some(text.clone().into_bytes())),
            false => disk::read(root, path),
        };
        let before = open(target, languages, read).ok()?;
        let edited = before.get(at)?.edited(sent, languages).ok()?.unwrap_or_else(|| text.clone());
        let read = |path: &str| match path == &*part.path {
            true => Ok(Some(edited.clone().into_bytes())),
            false => disk::read(root, path),
        };
        Some(open(target, languages, read).ok()?.get(at)?.source().to_owned())
    });
    Some((part.source().to_owned(), own.unwrap_or_default()))
}

/// Sets the source version in a translation. Returns `None` if there is nothing to record.
fn mark_current(trial: &Trial, part: &Part, versions: &mut Vec<Version>) -> Option<Result<(), EditError>> {
    let state = trial.overview().texts.iter().find(|text| text.path == part.path)?;
    let hash = state.hash.clone()?;
    let existing = versions.iter_mut().find(|version| *version.path == *part.path);
    let text = match &existing {
        Some(version) => String::from_utf8(version.after.clone().unwrap_or_default()).ok()?,
        None => part.text.clone()?,
    };
    let path = [Step::Key(TRANSLATED_FROM.to_owned())];
    let text = match set_front_value(&text, &path, &NewValue::Text(hash)) {
        Ok(text) => text.into_bytes(),
        Err(error) => return Some(Err(error)),
    };
    match existing {
        Some(version) => version.after = Some(text),
        None => {
            let before = part.text.clone().map(String::into_bytes);
            versions.push(Version { path: part.path.to_string(), before, after: Some(text) });
        }
    }
    Some(Ok(()))
}

/// The key of the source version of a translation.
const TRANSLATED_FROM: &str = "translated_from";

/// Returns the files that refer to a record or text, with their lines.
fn referring(target: &Target, parts: &[Part], inputs: &Inputs) -> Vec<String> {
    let Some(kind) = target.kind().and_then(|kind| kind.record) else { return Vec::new() };
    let ids: Vec<String> = match target {
        Target::Text { stem } => {
            let slug = |part: &Part| {
                let node = field::value_at(part.node.as_ref(), "slug")?;
                node.scalar().map(str::to_owned)
            };
            let name = stem.strip_suffix("/index").unwrap_or(stem).rsplit('/').next().map(str::to_owned);
            parts.iter().filter_map(slug).chain(name).collect()
        }
        _ => parts
            .iter()
            .filter_map(|part| Some(field::value_at(part.node.as_ref(), ID)?.scalar()?.to_owned()))
            .collect(),
    };
    let parsed = parse(inputs, None).value;
    let is_own = |path: &str, start: usize| {
        parts.iter().any(|part| {
            let span = part.span();
            *part.path == *path && span.start <= start && start <= span.end
        })
    };
    let mut places = Vec::new();
    for (to, id, path, span) in named_records(&parsed) {
        if (to, true) == (kind, ids.contains(&id)) && !is_own(&path, span.start) {
            let text = inputs.bytes(&path).unwrap_or_default();
            let line = text.iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1;
            places.push(format!("{path}:{line}"));
        }
    }
    places.dedup();
    places
}

fn plan_message(messages: &Messages, error: &PlanError) -> String {
    match error {
        PlanError::NoName => messages.get("edit-no-name"),
        PlanError::Taken(file) => messages.format("exists", &[("file", file.clone().into())]),
        PlanError::Edit(path, error) => {
            let key = match error {
                EditError::Unreadable | EditError::NoFrontMatter => "edit-unreadable",
                EditError::Unsupported | EditError::NoSuchPart | EditError::NotAsMeant => "edit-unsupported",
            };
            messages.format(key, &[("file", path.to_string().into())])
        }
    }
}

fn disk_message(messages: &Messages, path: &str, error: &DiskError) -> String {
    let file = ("file", path.to_owned().into());
    match error {
        DiskError::Outside => messages.format("edit-outside", &[file]),
        DiskError::ReadOnly => messages.format("edit-read-only", &[file]),
        DiskError::Changed => messages.get("edit-conflict"),
        DiskError::Io(error) => {
            let reason = messages.refusal(error.kind(), &error.to_string());
            messages.format("edit-disk", &[file, ("reason", reason.into())])
        }
    }
}
