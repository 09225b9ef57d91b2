//! What the index is built from.

use jiff::civil::Date;

use crate::lang::Lang;

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: EntryKind,
    /// Its address from the root of the site.
    pub address: String,
    /// The language its texts are in.
    pub lang: Lang,
    pub title: String,
    /// The date as it is printed.
    pub date: String,
    /// The day it is filed under.
    pub day: Option<Date>,
    /// The last day of what is still to come: `2026-12-01`.
    pub until: Option<String>,
    /// Where, as it is printed.
    pub place: String,
    /// Ids of the districts it concerns.
    pub districts: Vec<String>,
    /// Words that are searched for and not shown: other names of places, people.
    pub places: Vec<String>,
    pub people: Vec<String>,
    /// The text that excerpts are taken from.
    pub text: String,
    /// Words that stand for others in the text: what an abbreviation means.
    pub meanings: Vec<String>,
}

/// What an entry is. The order is that of the numbers in the index.
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
    /// Every kind, in its order.
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

    /// The name of the kind, for templates and for the index.
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

/// A name, and another that means the same: Узген, Өзгөн; ЖӨБ, жергиликтүү өз алдынча башкаруу.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Synonym {
    pub name: String,
    pub means: String,
}

/// An entry: the number of its kind, and its own number among them. A new release leaves the numbers of all else alone.
pub(super) type EntryNumber = (usize, usize);
