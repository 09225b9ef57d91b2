//! Errors and warnings of an import.

/// Why nothing can be made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is no file of Word's present format.
    NotWord,
    /// It is of Word's format before 2007, or locked by a password.
    OldOrLocked,
    /// It unpacks to more than any release needs.
    TooLarge,
    /// A part of it is missing or broken.
    Broken(String),
    /// There are no words in it.
    Empty,
}

/// What the author should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportWarning {
    /// So many struck-out passages were left out.
    Deleted(usize),
    /// So many passages that wait to be accepted were taken.
    Inserted(usize),
    /// A picture of a kind that no browser shows.
    PictureLeft(String),
    /// A picture that says nothing to those who do not see it.
    PictureWithoutText(String),
    /// So many notes at the foot of the page were left out.
    NotesLeft(usize),
    /// The headline was in capitals; names may have lost theirs.
    Capitals,
    /// Nothing looks like a headline; the first words were taken.
    TitleUnsure,
    /// No full date was found; today stands in its place.
    DateUnsure,
    /// The place could not be told from the rest of its line.
    PlaceUnsure(String),
    /// The contacts are those of a person whom the site knows, and stand in the front matter now.
    ContactMoved(String),
    /// The contacts are nobody's whom the site knows, and stay in the text.
    ContactsLeft,
}
