//! Templates: loading them all, drawing one, and saying where one is wrong.

mod fault;
mod load;
mod tag;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tera::{Context, Error, Tera, Value};

use crate::input::utf8;
use crate::note::{Note, Problem};
use crate::span::{Place, SourcePath, Span};

use super::Scope;

pub use load::load;

use fault::Fault;

const FOLDER: &str = "templates/";
/// The most that one page may be, in bytes: a template without end is stopped here.
const LARGEST_PAGE: usize = 20_000_000;

/// The templates of a chain.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// By name without theme: the template that counts, as `theme/name`, or why it cannot be drawn.
    drawable: BTreeMap<String, Result<String, Note>>,
    /// The first theme of the chain: where a missing template is missed.
    first: SourcePath,
    /// Every template, the first theme's before the others'.
    sources: Vec<Source>,
}

/// A template's text.
#[derive(Debug, Clone, PartialEq)]
struct Source {
    /// As `theme/name`.
    name: String,
    /// As the file has it.
    written: String,
    /// As the engine gets it: without a byte-order mark and with plain ends of lines, so that the pages are the same
    /// wherever the theme was written.
    text: String,
}

impl Source {
    fn new(name: String, written: &str) -> Self {
        let text = written.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Self { name, written: written.to_owned(), text }
    }

    fn theme(&self) -> &str {
        self.name.split_once('/').map_or("", |(theme, _)| theme)
    }
}

/// The name of a template without its theme.
fn plain(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, name)| name)
}

/// The path of a template, from its name with the theme.
fn path(name: &str) -> SourcePath {
    match name.split_once('/') {
        Some((theme, file)) => format!("themes/{theme}/{FOLDER}{file}").into(),
        None => name.into(),
    }
}

impl Templates {
    /// Whether there is a template of that name, sound or broken.
    pub fn has(&self, template: &str) -> bool {
        self.drawable.contains_key(template)
    }

    /// The names of all templates, sound or broken.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.drawable.keys().map(String::as_str)
    }

    /// The file of a template that can be drawn.
    pub fn path_of(&self, template: &str) -> Option<SourcePath> {
        Some(path(self.drawable.get(template)?.as_ref().ok()?))
    }

    /// Draws a template.
    pub fn render<V: Serialize, P: Serialize>(
        &self,
        template: &str,
        view: &V,
        scope: &Scope<P>,
    ) -> Result<String, Note> {
        let Some(name) = self.drawable.get(template) else {
            let problem = Problem::TemplateMissing { template: template.to_owned() };
            return Err(Note::new(Place::file(&self.first), problem));
        };
        let name = name.as_ref().map_err(Note::clone)?;
        self.draw(name, self.context(name, view, scope)?)
    }

    fn context<V: Serialize, P: Serialize>(&self, name: &str, view: &V, scope: &Scope<P>) -> Result<Context, Note> {
        let mut context = Context::from_serialize(view).map_err(|error| self.note(&error, name))?;
        context.insert_value("page", Value::from_serializable(scope.page));
        context.insert_value("site", scope.site.0.clone());
        context.insert_value("data", scope.data.0.clone());
        context.insert_value("parts", scope.parts.0.clone());
        Ok(context)
    }

    fn draw(&self, name: &str, context: Context) -> Result<String, Note> {
        let mut page = Page::default();
        let drawn = self.tera.render_to(name, &context, &mut page);
        if page.full {
            let message = format!("it writes more than {} MB: a loop without end?", LARGEST_PAGE / 1_000_000);
            return Err(Note::new(Place::file(&path(name)), Problem::Template { message }));
        }
        drawn.map_err(|error| self.note(&error, name))?;
        // The engine writes texts, byte by byte; to see that they are none but texts is a cost of its own.
        match utf8(&page.bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => String::from_utf8(page.bytes).map_err(|error| self.note(&error.into(), name)),
        }
    }

    /// An error while a template was drawn, as a note.
    fn note(&self, error: &Error, name: &str) -> Note {
        match Fault::all(error, &self.sources).first() {
            Some(fault) => fault.note(),
            None => Note::new(Place::file(&path(name)), Problem::Template { message: error.to_string() }),
        }
    }

    /// Where words stand in a template, in the first theme that has them.
    pub fn find(&self, words: &str) -> Option<Place> {
        self.sources.iter().find_map(|source| {
            let start = source.written.find(words)?;
            Some(Place::span(&path(&source.name), Span::new(start, start + words.len())))
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
