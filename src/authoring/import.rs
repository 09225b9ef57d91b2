//! Import of press releases from Word files (.docx) to Markdown with front matter.
//!
//! Every character, picture and number of the file is in the result or named in a warning. The file
//! is untrusted, so it is unpacked under limits. This module does not know where files go or what
//! else a site needs. The format is ECMA-376 (Office Open XML).

mod block;
mod body;
mod contact;
mod dateline;
mod document;
mod drawing;
mod emphasis;
mod escape;
mod facts;
mod field;
mod file_kind;
mod formula;
mod inline;
mod inline_markdown;
mod layout;
mod list_writer;
mod markdown;
mod number_format;
mod numbering;
mod package;
mod parts;
mod paste;
mod raised;
mod reader;
mod release;
mod report;
mod style_sheet;
mod symbol_font;
mod table;
mod title;
mod xml;

pub use contact::Contact;
pub use facts::ImportContext;
pub use paste::{PastedBlock, pasted_markdown};
pub use release::{Imported, ImportedText, SharedFacts, import};
pub use report::{ImportError, ImportWarning, LeftOut};
