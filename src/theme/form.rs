//! Forms: what a template draws of all views with one outline, with blanks for their own texts.
//!
//! Most pages of a site differ in nothing but their texts, and most of what a template does with a text is to print it. So
//! of two pages with one outline the second leaves a form, and those after it are filled in: that takes a small part of the
//! time of a drawing, and gives the same bytes. A theme whose templates look at texts where it cannot be foreseen has no
//! forms, and neither has a view that no other is like.
//!
//! Whoever builds for a test sees each page that was filled in drawn as well, and held against it.

mod blank;
mod looks;
mod outline;
#[cfg(test)]
mod tests;
mod token;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;
use tera::value::Key;
use tera::{Map, Value};

use crate::fluent::Arg;
use crate::lang::Lang;
use crate::path::{join, push_link};

use super::Scope;
use super::strings::Strings;
use super::template::LARGEST_PAGE;

pub use blank::{Function, call, has as has_blank};
pub use looks::Looks;
pub use outline::{NoOutline, Outline, Outliner};

use outline::Made;

use blank::Piece;

/// The forms of one language, by a print of template and outline.
#[derive(Debug, Default)]
pub struct Forms(Mutex<FxHashMap<u64, Sight>>);

/// What is known of an outline.
#[derive(Debug, Clone)]
pub enum Sight {
    /// It was not seen before.
    New,
    /// It was seen once.
    Again,
    /// It has this form.
    Known(Arc<Form>),
    /// It has none.
    Formless,
}

/// A form, and for what it is.
#[derive(Debug)]
pub struct Form {
    template: String,
    shape: Vec<u8>,
    pieces: Vec<Piece>,
    /// About how long a page is that is filled in, in bytes.
    length: usize,
}

/// What was drawn of a view.
#[derive(Debug, Default)]
pub struct Drawn {
    pub html: String,
    /// The form that it was filled in, if there was one.
    pub filled: Option<Filled>,
}

/// A form that was filled in.
#[derive(Debug)]
pub struct Filled {
    pub form: Arc<Form>,
    /// Where each of its parts ends in the HTML, in bytes.
    pub ends: Vec<usize>,
}

/// A part of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'f> {
    /// The same HTML on every page.
    Fixed(&'f str),
    /// A text, with its signs escaped.
    Text,
    /// HTML.
    Html,
}

/// Where a page stands, for its links.
#[derive(Debug, Clone, Copy)]
pub struct Stand<'a> {
    /// The file that is written, from the site's root.
    pub file: &'a str,
    /// Set only where links cannot be relative: the path before the site.
    pub base: &'a str,
    /// Whether links name `index.html`.
    pub portable: bool,
}

impl Stand<'_> {
    /// The link from here to an address.
    pub fn link(&self, to: &str) -> String {
        let mut link = String::with_capacity(to.len() + 10);
        self.push_link(to, &mut link);
        link
    }

    fn push_link(&self, to: &str, text: &mut String) {
        match self.base {
            _ if is_whole(to) => text.push_str(to),
            "" => push_link(text, self.file, to, self.portable),
            base => text.push_str(&join(base, to)),
        }
    }
}

/// Whether an address leads to the same place from everywhere.
pub fn is_whole(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

impl Forms {
    /// What is known of the outline of a view for a template; and that it was seen.
    pub fn look_up(&self, template: &str, outline: &Outline) -> Sight {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match known.entry(print(template, outline)).or_insert(Sight::New) {
            seen @ Sight::New => {
                *seen = Sight::Again;
                Sight::New
            }
            // Two outlines with one print: the first has the form.
            Sight::Known(form) if form.shape != outline.shape || form.template != template => Sight::Formless,
            other => other.clone(),
        }
    }

    /// How many forms there are.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().filter(|sight| matches!(sight, Sight::Known(_))).count()
    }

    /// Keeps the form of an outline, or that it has none.
    pub fn keep(&self, template: &str, outline: &Outline, form: Option<Arc<Form>>) {
        let sight = form.map_or(Sight::Formless, Sight::Known);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(print(template, outline), sight);
    }
}

fn print(template: &str, outline: &Outline) -> u64 {
    crate::trace::print(&(template, &outline.shape))
}

impl Form {
    /// Reads a form from what was drawn with blanks.
    pub fn read(template: &str, outline: &Outline, drawn: &str) -> Option<Arc<Self>> {
        let pieces = blank::read(drawn)?;
        let length = drawn.len() + drawn.len() / 2;
        Some(Arc::new(Self { template: template.to_owned(), shape: outline.shape.clone(), pieces, length }))
    }

    /// Its parts, in their order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.pieces.iter().map(|piece| match piece {
            Piece::Fixed(html) => Part::Fixed(html),
            Piece::Blank { escaped, .. } | Piece::Call { escaped, .. } if *escaped => Part::Text,
            Piece::Blank { .. } | Piece::Call { .. } => Part::Html,
        })
    }

    /// Fills in a form with the texts of a view.
    pub fn fill(self: &Arc<Self>, outline: &Outline, stand: Stand, strings: &Strings) -> Option<Drawn> {
        let mut html = String::with_capacity(self.length);
        let mut ends = Vec::with_capacity(self.pieces.len());
        let filler = Filler { outline, stand, strings };
        for piece in &self.pieces {
            filler.write(piece, &mut html)?;
            if html.len() > LARGEST_PAGE {
                // Whoever draws it will say so.
                return None;
            }
            ends.push(html.len());
        }
        Some(Drawn { html, filled: Some(Filled { form: self.clone(), ends }) })
    }
}

/// What a template gets, with blanks in place of texts.
pub struct BlankScope {
    pub view: Value,
    pub page: Value,
    pub parts: Value,
}

/// Tells apart all that is not the same for every page of the language.
pub fn blank_scope<V: Serialize, P: Serialize>(
    outliner: &mut Outliner,
    view: &V,
    scope: &Scope<P>,
) -> Result<BlankScope, NoOutline> {
    let value = |made: Made| made.map_or_else(Value::none, |value| *value);
    let page = value(outliner.add("page", scope.page)?);
    let view = value(outliner.add("", view)?);
    let mut parts = Map::default();
    for (name, html) in scope.parts.0.as_map().into_iter().flatten() {
        let (Some(name), Some(html)) = (name.as_str(), html.as_str()) else { return Err(NoOutline) };
        if let Some(part) = outliner.add_drawn(name, html)? {
            parts.insert(Key::from(name.to_owned()), *part);
        }
    }
    Ok(BlankScope { view, page, parts: parts.into() })
}

struct Filler<'f> {
    outline: &'f Outline,
    stand: Stand<'f>,
    strings: &'f Strings,
}

impl Filler<'_> {
    fn write(&self, piece: &Piece, page: &mut String) -> Option<()> {
        match piece {
            Piece::Fixed(text) => page.push_str(text),
            Piece::Blank { at, escaped: false } => page.push_str(self.outline.text(*at)?),
            Piece::Blank { at, escaped: true } => escape(self.outline.text(*at)?, page),
            Piece::Call { function: Function::Link, args, escaped } => {
                let [to] = &args[..] else { return None };
                let start = page.len();
                self.stand.push_link(&self.plain(to)?, page);
                if *escaped && needs_escape(&page[start..]) {
                    let link = page.split_off(start);
                    escape(&link, page);
                }
            }
            Piece::Call { function: Function::Text, args, escaped: false } => page.push_str(&self.text(args)?),
            Piece::Call { function: Function::Text, args, escaped: true } => escape(&self.text(args)?, page),
        }
        Some(())
    }

    /// An interface text: the language, the key, and a name and a text for each argument.
    fn text(&self, args: &[Vec<Piece>]) -> Option<String> {
        let args: Option<Vec<Cow<str>>> = args.iter().map(|arg| self.plain(arg)).collect();
        let args = args?;
        let [lang, key, args @ ..] = &args[..] else { return None };
        let args: Vec<(&str, Arg)> =
            args.chunks_exact(2).map(|pair| (&*pair[0], Arg::Text(pair[1].clone().into_owned()))).collect();
        self.strings.text(Lang::from_code(lang)?, key, &args).ok()
    }

    /// An argument, with the texts as they are.
    fn plain(&self, pieces: &[Piece]) -> Option<Cow<'_, str>> {
        let of = |piece: &Piece| match piece {
            Piece::Fixed(fixed) => Some(Cow::Owned(fixed.clone())),
            Piece::Blank { at, .. } => self.outline.text(*at).map(Cow::Borrowed),
            Piece::Call { .. } => None,
        };
        match pieces {
            [piece] => of(piece),
            _ => pieces.iter().map(of).collect::<Option<String>>().map(Cow::Owned),
        }
    }
}

/// Writes a text as the template engine does: by its `escape_html`, which writes in these places alone.
fn escape(text: &str, page: &mut String) {
    if !needs_escape(text) {
        return page.push_str(text);
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        page.push_str(&text[plain..at]);
        page.push_str(escaped);
        plain = at + 1;
    }
    page.push_str(&text[plain..]);
}

fn needs_escape(text: &str) -> bool {
    // Every byte is looked at, so that many can be at once.
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''))
}
