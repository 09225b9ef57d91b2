//! What a body cannot know by itself, and asks for when it is drawn.

use crate::lang::Lang;
use crate::note::Kind;

/// Closes the open ends of a body, for one page in one language.
///
/// Addresses that come back are trusted to be URLs and are only escaped; a text that comes back is escaped; a card is
/// put in as it is.
pub trait BodyResolver {
    /// Where a record is to be found, and what it is called. None: the author's text is printed without a link.
    fn record(&mut self, kind: Kind, id: &str) -> Option<RecordLink>;

    /// The HTML of a record that stands alone in its paragraph: one or more blocks. None: its name is printed as a link.
    fn card(&mut self, kind: Kind, id: &str) -> Option<String>;

    /// The address to print for a link within the site, `#anchor` included. None: the author's text is printed without
    /// a link.
    fn relative(&mut self, address: &str) -> Option<String>;

    /// The picture at an address. None: the text that describes it is printed in its place.
    fn image(&mut self, address: &str) -> Option<Picture>;

    /// What the abbreviation stands for that a word begins with. A word is letters, digits and the hyphens between
    /// them, two capitals among its first letters.
    fn abbreviation(&mut self, word: &str) -> Option<Abbreviation>;

    /// The title of an alert, in the language of the body.
    fn alert(&mut self, kind: AlertKind) -> String;
}

/// A record, as a link wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLink {
    pub href: String,
    pub name: String,
    /// The language of the name, if it is not that of the body.
    pub name_lang: Option<Lang>,
}

/// A picture, as HTML wants it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    /// Other sizes as `srcset` has them: `photo-360.jpg 360w, photo-720.jpg 720w`; empty if there is one size only.
    pub srcset: String,
    /// The sizes as WebP; empty if there are none.
    pub webp: String,
    /// How wide it is drawn, as `sizes` has it. Counts only beside a `srcset`.
    pub sizes: &'static str,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Whether it can wait until a reader comes near it.
    pub lazy: bool,
}

/// An abbreviation at the start of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// How many bytes of the word it takes; the rest is its ending.
    pub length: usize,
    /// What it stands for.
    pub title: String,
}

/// The five kinds of alert: `> [!NOTE]` and its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl AlertKind {
    /// The name that its class ends with.
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
