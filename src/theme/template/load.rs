//! Loading the templates of a chain: every fault of every template comes to light, and no fault twice.
//!
//! The engine takes all templates or none, and stops at the first fault. So a faulty template is taken out and the
//! others are tried again; what they then miss because of it is no fault of their own.

use std::collections::BTreeMap;

use tera::Tera;

use crate::input::decode;
use crate::note::{Note, Noted, Problem};
use crate::span::Place;
use crate::theme::chain::Link;
use crate::theme::function::Functions;

use super::Templates;
use super::fault::{MissingItem, TemplateError};
use super::source::{EXTENSIONS, FOLDER, Source, name_in_theme};
use super::tag::tags;

/// Loads every template; one that is broken is noted and left out, and the others are still looked at.
pub fn load(chain: &[Link], functions: Functions) -> Noted<Templates> {
    let mut notes = Vec::new();
    let mut broken = Broken::default();
    let written = sources(chain, &mut broken, &mut notes);
    let first = chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml"));
    let mut sources = written.clone();
    let tera = loop {
        let mut tera = new_tera(chain, functions.clone());
        let Err(error) = tera.add_raw_templates(sources.iter().map(|source| (&source.name, &source.text))) else {
            break tera;
        };
        let mut errors = TemplateError::all(&error, &sources);
        errors.retain(|error| sources.iter().any(|source| source.name == error.template));
        if errors.is_empty() {
            // An error that names no template: none can be drawn.
            let note = Note::new(Place::file(&first), Problem::Template { message: error.to_string() });
            notes.push(note.clone());
            sources.drain(..).for_each(|source| broken.add(source, note.clone()));
        }
        for error in errors {
            let cause = error.missing.as_ref().and_then(|missing| broken.cause(missing));
            let note = cause.unwrap_or_else(|| {
                notes.push(error.note());
                error.note()
            });
            if let Some(position) = sources.iter().position(|source| source.name == error.template) {
                broken.add(sources.remove(position), note);
            }
        }
    };
    let mut drawable = BTreeMap::new();
    for link in chain {
        let sound = sources.iter().filter(|source| source.theme() == link.name);
        let faulty = broken.notes.iter().filter(|(source, _)| source.theme() == link.name);
        let all = sound.map(|source| (source, Ok(source.name.clone())));
        for (source, drawn) in all.chain(faulty.map(|(source, note)| (source, Err(note.clone())))) {
            drawable.entry(name_in_theme(&source.name).to_owned()).or_insert(drawn);
        }
    }
    Noted::new(Templates { tera, drawable, first, sources: written }, notes)
}

fn new_tera(chain: &[Link], functions: Functions) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(EXTENSIONS.to_vec());
    // Fails only when there are templates already.
    let _ = tera.set_fallback_prefixes(chain.iter().map(|link| format!("{}/", link.name)));
    functions.register(&mut tera);
    tera
}

/// The templates of all themes, the first theme's before the others'. One that is no text is broken.
fn sources(chain: &[Link], broken: &mut Broken, notes: &mut Vec<Note>) -> Vec<Source> {
    let mut sources = Vec::new();
    for link in chain {
        let name = |file: &str| {
            let name = file.strip_prefix(FOLDER).filter(|name| EXTENSIONS.iter().any(|kind| name.ends_with(kind)))?;
            Some(format!("{}/{name}", link.name))
        };
        for (file, note) in &link.lost {
            name(file).into_iter().for_each(|name| broken.add(Source::new(name, ""), note.clone()));
        }
        for (file, bytes) in &link.files {
            let Some(name) = name(file) else { continue };
            match decode(&link.path(file), bytes) {
                Ok(text) => sources.push(Source::new(name, text)),
                Err(note) => {
                    notes.push(note.clone());
                    broken.add(Source::new(name, &String::from_utf8_lossy(bytes)), note);
                }
            }
        }
    }
    sources
}

/// The templates that cannot be drawn, and why.
#[derive(Default)]
struct Broken {
    notes: Vec<(Source, Note)>,
}

impl Broken {
    fn add(&mut self, source: Source, note: Note) {
        self.notes.push((source, note));
    }

    /// Why something is missed, if a broken template would have brought it. Nobody can tell what stands in a file that is
    /// not to be had, or in a damaged tag: so all is believed of the one, and of the other a name and a tag at the end.
    fn cause(&self, missing: &MissingItem) -> Option<Note> {
        let brings = |source: &Source| match missing.kind {
            "template" => source.name == missing.name || name_in_theme(&source.name) == missing.name,
            kind => {
                let (text, name) = (&source.text, missing.name.as_str());
                let damaged = || text.contains(name) && text.contains(&format!("end{kind}"));
                text.is_empty() || tags(text, kind).any(|tag| tag.name == name) || damaged()
            }
        };
        self.notes.iter().find(|(source, _)| brings(source)).map(|(_, note)| note.clone())
    }
}
