//! The data that the index is built from.

use jiff::civil::Date;

use crate::foundation::lang::Lang;

/// A search result.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: EntryKind,
    /// The address, relative to the root of the site.
    pub address: String,
    /// The language of the texts.
    pub lang: Lang,
    pub title: String,
    /// Other titles that are searched but not displayed, such as the abbreviation of a term.
    pub titles: Vec<String>,
    /// The words of its days: `21 ноября 2017`, `21 11 2017`.
    pub days: String,
    /// The date as displayed.
    pub date: String,
    /// The day for sorting and filtering.
    pub day: Option<Date>,
    /// The last day of an upcoming event: `2026-12-01`.
    pub until: Option<String>,
    /// The place as displayed.
    pub place: String,
    /// The ids of the related districts.
    pub districts: Vec<String>,
    /// Text that is searched but not displayed: other names of places, and people.
    pub places: Vec<String>,
    pub people: Vec<String>,
    /// The text for excerpts.
    pub text: String,
    /// Expansions of the abbreviations in the text.
    pub meanings: Vec<String>,
}

/// The kind of an entry. The order defines the numbers in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Visit,
    Release,
    Programme,
    Municipality,
    District,
    Commitment,
    Document,
    Person,
    Term,
    Page,
}

impl EntryKind {
    /// Every kind in order.
    pub const ALL: [Self; 10] = [
        Self::Visit,
        Self::Release,
        Self::Programme,
        Self::Municipality,
        Self::District,
        Self::Commitment,
        Self::Document,
        Self::Person,
        Self::Term,
        Self::Page,
    ];

    /// Returns the name of the kind in templates and in the index.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Release => "press",
            Self::Programme => "programme",
            Self::Municipality => "municipality",
            Self::District => "district",
            Self::Commitment => "commitment",
            Self::Document => "document",
            Self::Person => "person",
            Self::Term => "term",
            Self::Page => "page",
        }
    }
}

/// A name and its synonym: Узген and Өзгөн, or ЖӨБ and жергиликтүү өз алдынча башкаруу.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Synonym {
    pub name: String,
    pub means: String,
}

/// The number of a kind, and the number of an entry within it. A new release does not change the
/// other numbers.
pub(super) type EntryNumber = (usize, usize);
