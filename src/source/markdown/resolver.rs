//! The interface to the site, for what a body cannot know itself.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;

/// Resolves the references of a body, for one page in one language.
///
/// Returned addresses must be URLs: they are escaped but not checked. Returned text is escaped.
/// Returned cards are inserted as they are.
pub trait BodyResolver {
    /// Returns the link to a record. If `None`, the author's text is written without a link.
    fn record(&mut self, kind: RecordKind, id: &str) -> Option<RecordLink>;

    /// Returns the HTML blocks for a record alone in its paragraph, with a heading of a level. If
    /// `None`, a link with its name is written.
    fn card(&mut self, kind: RecordKind, id: &str, level: u8) -> Option<String>;

    /// Returns the URL for a link inside the site, including its fragment. If `None`, the text is
    /// written without a link.
    fn relative(&mut self, address: &str) -> Option<String>;

    /// Returns the image at an address. If `None`, its alternative text is written.
    fn image(&mut self, address: &str) -> Option<Picture>;

    /// Returns the abbreviation at the start of a word. Words consist of letters, digits and inner
    /// hyphens, and have two capitals among their first characters.
    fn abbreviation(&mut self, word: &str) -> Option<Abbreviation>;

    /// Returns the title of an alert in the language of the body.
    fn alert(&mut self, kind: AlertKind) -> String;
}

/// The link to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLink {
    pub href: String,
    pub name: String,
    /// The language of the name, if it differs from that of the body.
    pub name_lang: Option<Lang>,
}

/// An image, as HTML needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    /// Other sizes in `srcset` syntax: `photo-360.jpg 360w, photo-720.jpg 720w`. Empty if there is
    /// only one.
    pub srcset: String,
    /// The sizes as WebP, or empty.
    pub webp: String,
    /// The displayed width in `sizes` syntax. Only used with a `srcset`.
    pub sizes: &'static str,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Whether the browser may load the image lazily.
    pub lazy: bool,
}

/// An abbreviation at the start of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The length in bytes. The rest of the word is its ending.
    pub length: usize,
    /// The expansion.
    pub title: String,
}

/// The kinds of alerts: `> [!NOTE]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl AlertKind {
    /// The suffix of its CSS class.
    pub const fn name(self) -> &'static str {
        match self {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        }
    }
}
