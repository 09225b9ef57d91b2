//! Markdown bodies of releases and pages: from source text to HTML.
//!
//! A body is parsed on its own, without access to other files. Some references need the whole site,
//! such as the address of a record or the size of a picture. They stay in the body, and a
//! [`BodyResolver`] answers them during rendering. All decisions about safety are taken while
//! parsing. Author text is always escaped in the HTML. This is the only module that names
//! `pulldown_cmark`.

mod abbreviation;
mod autolink;
mod body;
mod destination;
mod footnote;
mod heading;
mod html;
mod inline;
mod ir;
mod lang_span;
mod lint_text;
mod plain_html;
mod plain_text;
mod quotation;
mod read;
mod reference;
mod resolver;
mod source;
mod spaced_names;
mod table;
#[cfg(test)]
mod tests;
mod typography;

pub(crate) use body::{Body, ParsedBody};
pub(crate) use html::escape_html;
pub(crate) use lint_text::{BlockKind, LintText};
pub(crate) use plain_html::plain_html;
pub(crate) use read::parse;
pub(crate) use reference::Relative;
pub(crate) use resolver::{Abbreviation, AlertKind, BodyResolver, Picture, RecordLink};
pub(crate) use source::BodySource;
pub(crate) use table::table_cells;
