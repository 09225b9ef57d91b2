//! Templates: loading them all, drawing one, and saying where one is wrong.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, Error, ErrorKind, Tera, Value};

use crate::note::{Note, Noted, Problem};
use crate::span::{At, Place, SourcePath, Span};

use super::Scope;
use super::chain::{self, Link};
use super::function::Functions;

const FOLDER: &str = "templates/";
/// The most that one page may be, in bytes: a template without end is stopped here.
const LARGEST_PAGE: usize = 20_000_000;

/// The templates of a chain.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// Templates that could not be loaded, and why: drawing one says the same and nothing more.
    broken: BTreeMap<String, Note>,
    /// The first theme of the chain: where a missing template is missed.
    first: SourcePath,
    /// Every template as it was written, the first theme's before the others'.
    sources: Vec<(SourcePath, String)>,
}

/// Loads every template; one that is broken is noted and left out, and the others are still looked at.
pub fn load(chain: &[Link], functions: Functions) -> Noted<Templates> {
    let mut notes = Vec::new();
    let mut sources: Vec<(String, String)> = Vec::new();
    for link in chain {
        for (file, bytes) in &link.files {
            let Some(name) = file.strip_prefix(FOLDER).filter(|name| name.ends_with(".html")) else { continue };
            if let Some(text) = chain::text(&link.path(file), bytes, &mut notes) {
                sources.push((format!("{}/{name}", link.name), text.to_owned()));
            }
        }
    }
    let written: Vec<(SourcePath, String)> = sources.iter().map(|(name, text)| (path(name), text.clone())).collect();
    let first = chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml"));
    let mut broken: BTreeMap<String, Note> = BTreeMap::new();
    loop {
        let mut tera = new_tera(chain, functions.clone());
        let Err(error) = tera.add_raw_templates(sources.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        else {
            return Noted::new(Templates { tera, broken, first, sources: written }, notes);
        };
        // A template whose parent is broken is no fault of its own.
        let cause = parent(&error).and_then(|parent| broken.get(parent)).cloned();
        let told = cause.is_some();
        let note = cause.unwrap_or_else(|| note(&error, &first));
        if !told {
            notes.push(note.clone());
        }
        // Tera stops at the first fault, so the faulty one is taken out and the rest tried again.
        let faulty = culprit(&error).filter(|name| sources.iter().any(|(source, _)| source == name));
        let taken_out = |name: &String| faulty.as_ref().is_none_or(|faulty| faulty == name);
        broken.extend(sources.iter().filter(|(name, _)| taken_out(name)).map(|(name, _)| (plain(name), note.clone())));
        sources.retain(|(name, _)| !taken_out(name));
    }
}

/// The name of a template without its theme.
fn plain(name: &str) -> String {
    name.split_once('/').map_or(name, |(_, name)| name).to_owned()
}

fn parent(error: &Error) -> Option<&str> {
    match error.kind() {
        ErrorKind::MissingParent { parent, .. } => Some(parent),
        _ => None,
    }
}

fn new_tera(chain: &[Link], functions: Functions) -> Tera {
    let mut tera = Tera::new();
    // Fails only when there are templates already.
    let _ = tera.set_fallback_prefixes(chain.iter().map(|link| format!("{}/", link.name)));
    functions.register(&mut tera);
    tera
}

impl Templates {
    /// Draws a template.
    pub fn render<V: Serialize, P: Serialize>(
        &self,
        template: &str,
        view: &V,
        scope: &Scope<P>,
    ) -> Result<String, Note> {
        if let Some(note) = self.broken.get(template) {
            return Err(note.clone());
        }
        let mut context = Context::from_serialize(view).map_err(|error| note(&error, &self.first))?;
        context.insert_value("page", Value::from_serializable(scope.page));
        context.insert_value("site", scope.site.0.clone());
        context.insert_value("data", scope.data.0.clone());
        let mut page = Page::default();
        match self.tera.render_to(template, &context, &mut page) {
            Ok(()) => String::from_utf8(page.bytes).map_err(|_| {
                let message = format!("the template `{template}` does not write UTF-8");
                Note::new(Place::file(&self.first), Problem::Template { message })
            }),
            Err(_) if page.full => {
                let message =
                    format!("`{template}` writes more than {} MB: a loop without end?", LARGEST_PAGE / 1_000_000);
                Err(Note::new(Place::file(&self.first), Problem::Template { message }))
            }
            Err(error) => Err(note(&error, &self.first)),
        }
    }
}

impl Templates {
    /// Where words stand in a template, in the first theme that has them.
    pub fn find(&self, words: &str) -> Option<Place> {
        self.sources.iter().find_map(|(path, text)| {
            let start = text.find(words)?;
            Some(Place::span(path, Span::new(start, start + words.len())))
        })
    }
}

/// A page while it is written.
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The path of a template, from its name in Tera.
fn path(name: &str) -> SourcePath {
    match name.split_once('/') {
        Some((theme, file)) => format!("themes/{theme}/{FOLDER}{file}").into(),
        None => name.into(),
    }
}

/// What an error speaks of: the template, as `theme/name`, line and column from 1, and the message.
struct Fault {
    template: String,
    at: At,
    message: String,
}

impl Fault {
    fn of(error: &Error) -> Option<Self> {
        let whole =
            |template: &str, message: String| Some(Self { template: template.to_owned(), at: At::File, message });
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let at = At::LineColumn(span.start_line.max(1), span.start_col + 1);
                Some(Self { template: report.filename().to_owned(), at, message: report.message().to_owned() })
            }
            ErrorKind::MissingParent { current, parent } => {
                whole(current, format!("it extends `{parent}`, which is not there"))
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                whole(tpl, "it extends or includes itself".to_owned())
            }
            ErrorKind::Msg(report) => Self::drawn(report),
            _ => None,
        }
    }

    /// Reads a report that Tera has already drawn: `error: message`, and below it ` --> theme/name:line:column`.
    fn drawn(report: &str) -> Option<Self> {
        let place = report.split(" --> ").nth(1)?.lines().next()?;
        let mut parts = place.rsplitn(3, ':');
        let (column, line) = (parts.next()?.trim().parse().ok()?, parts.next()?.parse().ok()?);
        let message = report.lines().next()?.trim_start_matches("error: ").to_owned();
        Some(Self { template: parts.next()?.to_owned(), at: At::LineColumn(line, column), message })
    }
}

/// The template that an error speaks of, as `theme/name`.
fn culprit(error: &Error) -> Option<String> {
    Fault::of(error).map(|fault| fault.template)
}

/// An error of Tera as a note, at its place in the template.
fn note(error: &Error, first: &SourcePath) -> Note {
    if let ErrorKind::TemplateNotFound(template) = error.kind() {
        return Note::new(Place::file(first), Problem::TemplateMissing { template: template.clone() });
    }
    match Fault::of(error) {
        Some(Fault { template, at, message }) => {
            Note::new(Place { path: path(&template), at }, Problem::Template { message })
        }
        None => Note::new(Place::file(first), Problem::Template { message: error.to_string() }),
    }
}
