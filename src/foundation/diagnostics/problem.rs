//! The problems of a site: one variant for each, with the data that its message needs.

use jiff::civil::Date;

use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, SourcePath, Span};
use crate::foundation::value::{Count, PhoneLength};

use super::errors::{
    CardError, DateError, FileError, ImageError, Limit, LinkError, MarkupError, MessageError, OutlinesError,
    SyntaxError, UnreadKind,
};
use super::expected::{ActualType, Expected};
use super::fact::FactError;
use super::fix::Fix;
use super::record_kind::RecordKind;
use super::rule::Rule;
use super::section::Section;
use super::theme::ThemeError;

/// A total that does not agree with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalOf {
    /// The municipalities of a programme, and those that its visits invite.
    Municipalities,
    /// The participants of a programme, and those that its visits invite.
    Participants,
    /// The districts of a programme, and those that its visits name.
    Districts,
    /// The visits of a programme, and its records.
    Visits,
    /// The participants of a visit, and its women and men.
    WomenAndMen,
    /// The participants of a visit, and its youth, which cannot be more.
    Youth,
    /// The municipalities of a visit, and the guests that it names.
    Guests,
}

/// A problem, with the data that its message needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    InvalidEncoding {
        byte: u8,
    },
    NulByte,
    YamlSyntax {
        error: SyntaxError,
        fix: Option<Box<Fix>>,
    },
    /// A text or `site.yaml` without a byte.
    EmptyFile,
    FrontMatterMissing,
    FrontMatterUnclosed,
    DuplicateKey {
        key: String,
        first: Location,
    },
    /// A list item with a second `id`, which begins another record.
    MissingDash {
        first: Location,
    },
    UnknownKey {
        key: String,
        fix: Option<Box<Fix>>,
        known: Vec<&'static str>,
    },
    UnknownTextLanguage {
        key: String,
        languages: Vec<Lang>,
        fix: Option<Box<Fix>>,
    },
    MissingKey {
        key: &'static str,
        section: Section,
    },
    WrongType {
        expected: Expected,
        found: ActualType,
        fix: Option<Box<Fix>>,
    },
    InvalidDate {
        text: String,
        fault: DateError,
    },
    LimitExceeded(Limit),
    DuplicateId {
        kind: RecordKind,
        id: String,
        first: Location,
    },
    UnknownReference {
        kind: RecordKind,
        id: String,
        /// The kind of the record that has this id, if it is another one.
        actual: Option<RecordKind>,
        fix: Option<Box<Fix>>,
    },
    /// References to records of a kind of which there are none.
    NoRecords {
        kind: RecordKind,
        count: usize,
    },
    UnknownTheme {
        name: String,
        closest_match: Option<String>,
    },
    NoLanguageInName {
        rename: String,
    },
    /// A copy that a system made of a text.
    CopyOfText {
        original: String,
    },
    /// A text whose file name cannot be part of an address.
    NameNotSlug {
        name: String,
        rename: String,
    },
    /// A file that would be read under another path.
    MisnamedFile {
        right: String,
    },
    /// A file that nothing reads.
    UnreadFile {
        name: String,
        kind: UnreadKind,
    },
    /// A text to whose name an editor appended another extension.
    EndingOfText {
        rename: String,
    },
    LanguageNotOfSite {
        code: String,
        languages: Vec<Lang>,
        rename: String,
    },
    LanguageUnknown {
        code: String,
        fix: Option<Box<Fix>>,
    },
    /// A language that `site.yaml` lists twice.
    LanguageTwice {
        code: String,
    },
    /// A page would be in a folder whose name Windows reserves for a device.
    ReservedName {
        name: String,
    },
    AddressCollision {
        address: String,
        first: Location,
    },
    ConflictingFact {
        key: &'static str,
        first: Location,
    },
    BrokenLink {
        link: String,
        fault: LinkError,
    },
    MissingFile {
        file: String,
        fault: FileError,
    },
    MissingAlt {
        image: String,
    },
    BadPicture {
        file: String,
        fault: ImageError,
    },
    /// A file that `site.yaml` names as outlines of the map.
    BadOutlines(OutlinesError),
    UnsafeLink {
        scheme: String,
    },
    PictureElsewhere {
        scheme: String,
    },
    /// A template fails, in the words of the engine.
    Template {
        message: String,
    },
    CardFailed {
        error: CardError,
    },
    Theme(ThemeError),
    /// A problem of a template that others include, with their tags. The innermost is the first.
    Included {
        problem: Box<Problem>,
        through: Vec<Location>,
    },
    /// A panic while a page was rendered.
    PageFailed {
        message: String,
    },
    TemplateMissing {
        template: String,
    },
    InterfaceText {
        key: String,
        fault: MessageError,
    },
    RawHtml {
        html: String,
    },
    HeadingAttribute {
        attribute: String,
    },
    PageUntranslated {
        lang: Lang,
        from: Lang,
        expected_file: SourcePath,
    },
    TextUntranslated {
        lang: Lang,
        /// The language of a text that names none.
        plain: Option<Lang>,
    },
    /// A text without words. `shown` is the language of the one that readers see instead.
    EmptyText {
        shown: Option<Lang>,
    },
    TranslationOutdated {
        file: SourcePath,
    },
    TotalMismatch {
        of: TotalOf,
        stated: Count,
        parts: Vec<Count>,
    },
    StatusOutdated {
        status: &'static str,
        last: Date,
    },
    ResultsOverdue {
        held: Date,
        days: i64,
    },
    CommitmentOverdue {
        due: Date,
    },
    Fact(FactError),
    /// An address with a user name or a password, which everybody could read.
    UrlCredentials,
    /// A telephone number with more or fewer digits than its country has.
    PhoneLength(PhoneLength),
    /// A paragraph in another language than that of its file.
    WrongLanguage {
        expected: Lang,
        found: Lang,
    },
    /// A letter of another script in a word.
    MixedScript {
        word: String,
        letter: char,
        /// The correct letter.
        right: Option<String>,
        fix: Option<Box<Fix>>,
    },
    /// A Kyrgyz word typed without ң, ө or ү.
    KyrgyzLetters {
        word: String,
        word_span: Span,
        restored: String,
    },
    /// A number that the text in another language does not have.
    /// `other` is the file of that text, or `None` if one record holds both.
    NumberMismatch {
        figure: String,
        lang: Lang,
        other: Option<SourcePath>,
    },
    /// A weekday that is not that of its date. In `stated`, Monday is 0.
    WeekdayMismatch {
        date: Date,
        stated: i8,
    },
    UnexplainedAbbreviation {
        abbreviation: String,
    },
    UnbalancedQuote {
        mark: char,
    },
    /// The end of a text that YAML takes for a comment.
    CutText {
        rest: String,
        fix: Option<Box<Fix>>,
    },
    /// Markup without the intended effect.
    LiteralMarkup {
        written: String,
        error: MarkupError,
        /// The way to write it, or empty if that is not certain.
        works: String,
        /// The changes of the file with the intended effect. Empty if it is not certain.
        edits: Box<[Edit]>,
    },
    /// A letter that is written as a base letter and a combining mark.
    DecomposedLetter {
        written: String,
        composed: String,
        span: Span,
    },
    /// A character that may not be published.
    ForbiddenCharacter {
        character: char,
    },
}

/// A change of a file: a range and the text that replaces it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Problem {
    /// Returns the correction, if one is known.
    pub fn fix(&self) -> Option<&Fix> {
        match self {
            Problem::YamlSyntax { fix, .. }
            | Problem::UnknownKey { fix, .. }
            | Problem::UnknownTextLanguage { fix, .. }
            | Problem::WrongType { fix, .. }
            | Problem::UnknownReference { fix, .. }
            | Problem::LanguageUnknown { fix, .. }
            | Problem::MixedScript { fix, .. } => fix.as_deref(),
            _ => None,
        }
    }

    /// Returns the rule that is violated.
    pub const fn rule(&self) -> Rule {
        match self {
            Problem::InvalidEncoding { .. } | Problem::NulByte => Rule::InvalidEncoding,
            Problem::YamlSyntax { .. } => Rule::YamlSyntax,
            Problem::EmptyFile | Problem::FrontMatterMissing | Problem::FrontMatterUnclosed => Rule::FrontMatter,
            Problem::DuplicateKey { .. } | Problem::MissingDash { .. } => Rule::DuplicateKey,
            Problem::UnknownKey { .. } | Problem::UnknownTextLanguage { .. } => Rule::UnknownKey,
            Problem::MissingKey { .. } => Rule::MissingKey,
            Problem::WrongType { .. } | Problem::ReservedName { .. } => Rule::WrongType,
            Problem::InvalidDate { .. } => Rule::InvalidDate,
            Problem::LimitExceeded(_) => Rule::LimitExceeded,
            Problem::DuplicateId { .. } => Rule::DuplicateId,
            Problem::UnknownReference { .. } | Problem::NoRecords { .. } | Problem::UnknownTheme { .. } => {
                Rule::UnknownReference
            }
            Problem::NameNotSlug { .. } => Rule::WrongType,
            Problem::MisnamedFile { .. } => Rule::MisnamedFile,
            Problem::UnreadFile { .. } => Rule::UnreadFile,
            Problem::NoLanguageInName { .. }
            | Problem::CopyOfText { .. }
            | Problem::EndingOfText { .. }
            | Problem::LanguageNotOfSite { .. }
            | Problem::LanguageTwice { .. }
            | Problem::LanguageUnknown { .. } => Rule::UnknownLanguage,
            Problem::AddressCollision { .. } => Rule::AddressCollision,
            Problem::ConflictingFact { .. } => Rule::ConflictingFact,
            Problem::BrokenLink { .. } => Rule::BrokenLink,
            Problem::MissingFile { .. } => Rule::MissingFile,
            Problem::MissingAlt { .. } => Rule::MissingAlt,
            Problem::BadPicture { .. } => Rule::BadPicture,
            Problem::BadOutlines(OutlinesError::TooLarge { .. }) => Rule::LimitExceeded,
            Problem::BadOutlines(_) => Rule::InvalidOutlines,
            Problem::UnsafeLink { .. } | Problem::PictureElsewhere { .. } => Rule::UnsafeLink,
            Problem::Template { .. }
            | Problem::CardFailed { .. }
            | Problem::Theme(_)
            | Problem::Included { .. }
            | Problem::PageFailed { .. }
            | Problem::TemplateMissing { .. } => Rule::TemplateError,
            Problem::InterfaceText { .. } => Rule::MissingString,
            Problem::RawHtml { .. } | Problem::HeadingAttribute { .. } => Rule::RawHtml,
            Problem::PageUntranslated { .. } | Problem::TextUntranslated { .. } => Rule::MissingTranslation,
            Problem::EmptyText { .. } => Rule::EmptyText,
            Problem::TranslationOutdated { .. } => Rule::OutdatedTranslation,
            Problem::TotalMismatch { .. } => Rule::TotalMismatch,
            Problem::StatusOutdated { .. } => Rule::StatusOutdated,
            Problem::ResultsOverdue { .. } => Rule::ResultsOverdue,
            Problem::CommitmentOverdue { .. } => Rule::CommitmentOverdue,
            Problem::Fact(error) => error.rule(),
            Problem::PhoneLength(_) | Problem::UrlCredentials => Rule::WrongType,
            Problem::WrongLanguage { .. } => Rule::WrongLanguage,
            Problem::MixedScript { .. } | Problem::DecomposedLetter { .. } => Rule::MixedScript,
            Problem::KyrgyzLetters { .. } => Rule::KyrgyzLetters,
            Problem::NumberMismatch { .. } => Rule::NumberMismatch,
            Problem::WeekdayMismatch { .. } => Rule::WeekdayMismatch,
            Problem::UnexplainedAbbreviation { .. } => Rule::UnexplainedAbbreviation,
            Problem::UnbalancedQuote { .. } => Rule::UnbalancedQuotes,
            Problem::LiteralMarkup { .. } => Rule::LiteralMarkup,
            Problem::CutText { .. } => Rule::CutText,
            Problem::ForbiddenCharacter { .. } => Rule::ForbiddenCharacter,
        }
    }
}
