//! What can be wrong with a site: one variant for each distinct thing, with the data its sentence needs.

use std::fmt;
use std::io::ErrorKind;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::span::{Place, SourcePath, Span};
use crate::value::Count;

use super::record_kind::RecordKind;
use super::rule::Rule;
use super::section::Section;
use super::theme::{TextError, ThemeError};

/// What a value should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    Map,
    List,
    Record,
    Text,
    LocalizedText,
    Id,
    Slug,
    Day,
    Moment,
    Time,
    Count,
    WholeNumber,
    Money,
    Amount,
    Currency,
    Point,
    Url,
    Phone,
    Email,
    TimeZone,
    YesNo,
    Rule,
    Path,
    OneOf(Vec<&'static str>),
}

/// What stood there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Map,
    List,
    Scalar(String),
}

/// Why YAML cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A colon and a space inside a value that is not in quotation marks.
    ColonInValue,
    /// A line without the colon that must stand behind its key.
    NoColon,
    /// A line that begins further to the right, or to the left, than its neighbours.
    Indentation,
    /// A tab where spaces must indent.
    Tab,
    /// A no-break space, or another that is none to YAML, where spaces must indent.
    OddSpace,
    /// A dash that begins a record, without a space behind it.
    NoSpace,
    /// Words behind the bracket that ends a value.
    BehindBracket,
    /// A quotation mark inside a value that stands in the same marks.
    QuoteInside,
    /// A bracket that is never closed.
    UnclosedBracket,
    /// Two entries between brackets without a comma between them.
    NoComma,
    /// A quotation mark that is never closed.
    UnclosedQuote,
    /// A sign with a meaning of its own in YAML (`>`, `@`, `%`, a backtick) at the start of a value.
    UnquotedSign(char),
    /// More than one document in the file.
    SeveralDocuments,
    /// Anything else, in the parser's words.
    Other(String),
}

/// Why a date is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    NoSuchDay,
    NoSuchTime,
    EndBeforeStart,
}

/// Which limit of the content model was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Anchors,
    Nesting { limit: usize },
    FileSize { limit_megabytes: usize },
    ScalarSize { limit_megabytes: usize },
    Records,
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// No such page or file in the finished site.
    Target,
    /// The page is there, the anchor is not.
    Anchor(String),
    /// The path climbs out of the site.
    Outside,
    /// An old address that is no path of this site.
    NoPath,
}

/// Why a file is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileFault {
    /// It is not there.
    Absent,
    /// It is a symbolic link that leaves the site's folder, or leads in a circle.
    LinkOutside,
    /// It is a pipe, a socket or a device.
    Special,
    /// It is there and cannot be read; the system's words for why.
    Unreadable { kind: ErrorKind, system: String },
    /// The site has no `content/site.yaml`.
    NoSite,
    /// Its name is not UTF-8.
    Name,
}

/// Why a picture cannot be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureFault {
    /// Its name says that it is a picture, its bytes are none that is known.
    Unknown,
    /// A kind that not every browser shows: `HEIC`.
    Foreign { kind: String },
    /// Its name has to stay, and its bytes are of another kind than it says; the ending it should have.
    Mislabelled { kind: String, ending: String },
    /// It breaks off.
    Truncated,
    /// It cannot be decoded.
    Damaged,
    /// It is right, and written in a way that hardly anybody uses.
    Unusual,
    /// Four inks, and not a word about how they were mixed.
    Inks,
    /// It moves. Its first frame is published all the same.
    Animated,
    /// It has more pixels than can be dealt with.
    TooLarge { width: u32, height: u32, megapixels: u64 },
    /// It has more bytes than a drawing may have.
    Heavy { megabytes: u64 },
    /// A drawing that does more than draw; the first thing that does.
    Active { what: String },
}

/// Why a share card cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardError {
    /// The template does not give valid SVG; the message of the SVG parser.
    Svg(String),
    /// The SVG renderer panicked or ran out of memory.
    Renderer,
    /// No JPEG quality brings the card below the size limit.
    TooHeavy { kilobytes: u64 },
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CardError::Svg(message) => write!(f, "invalid SVG: {message}"),
            CardError::Renderer => f.write_str("the SVG renderer failed"),
            CardError::TooHeavy { kilobytes } => write!(f, "larger than {kilobytes} kB"),
        }
    }
}

impl std::error::Error for CardError {}

/// What is wrong with an interface text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StringFault {
    /// One language has the text, another has not.
    Missing { lang: Lang },
    /// The languages of the text ask for different variables.
    Variables { lang: Lang, variables: Vec<String>, other: Lang, other_variables: Vec<String> },
    /// The file is not valid Fluent; the parser's words.
    Syntax(String),
    /// The file nests braces or parentheses too deeply.
    TooDeep,
    /// A template asks for a text that no file has.
    Unknown { nearest: Option<String> },
    /// The text cannot be formatted.
    Unresolved(TextError),
}

/// Which total does not agree with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalOf {
    /// A programme's municipalities against those its visits invite.
    Municipalities,
    /// A programme's participants against those its visits invite.
    Participants,
    /// A programme's districts against those its visits name.
    Districts,
    /// A programme's visits against its records.
    Visits,
    /// All participants against women and men.
    WomenAndMen,
    /// All participants against the young ones, who cannot be more.
    Youth,
    /// A visit's municipalities against the guests it names.
    Guests,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    InvalidEncoding {
        byte: u8,
    },
    NulByte,
    YamlSyntax(SyntaxFault),
    FrontMatterMissing,
    FrontMatterUnclosed,
    DuplicateKey {
        key: String,
        first: Place,
    },
    /// An item of a list in which a second `id` begins another one.
    MissingDash {
        first: Place,
    },
    UnknownKey {
        key: String,
        nearest: Option<String>,
        known: Vec<&'static str>,
    },
    UnknownTextLanguage {
        key: String,
        languages: Vec<Lang>,
    },
    MissingKey {
        key: &'static str,
        section: Section,
    },
    WrongType {
        expected: Expected,
        found: Found,
    },
    InvalidDate {
        text: String,
        fault: DateFault,
    },
    LimitExceeded(Limit),
    DuplicateId {
        kind: RecordKind,
        id: String,
        first: Place,
    },
    UnknownReference {
        kind: RecordKind,
        id: String,
        nearest: Option<String>,
    },
    UnknownTheme {
        name: String,
        nearest: Option<String>,
    },
    NoLanguageInName {
        rename: String,
    },
    /// A text whose name ends as editors end the names of plain ones.
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
    },
    AddressCollision {
        address: String,
        first: Place,
    },
    ConflictingFact {
        key: &'static str,
        first: Place,
    },
    BrokenLink {
        link: String,
        fault: LinkFault,
    },
    MissingFile {
        file: String,
        fault: FileFault,
    },
    MissingAlt {
        image: String,
    },
    BadPicture {
        file: String,
        fault: PictureFault,
    },
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
    /// The program itself fell over a page.
    PageFailed {
        /// What it said, in English.
        message: String,
    },
    TemplateMissing {
        template: String,
    },
    InterfaceText {
        key: String,
        fault: StringFault,
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
    },
    TranslationOutdated {
        hash: String,
    },
    TotalMismatch {
        of: TotalOf,
        stated: Count,
        parts: Vec<Count>,
    },
    StatusOutdated {
        last: Date,
    },
    ResultsOverdue {
        held: Date,
        days: i64,
    },
    CommitmentOverdue {
        due: Date,
    },
    /// A paragraph in the other language.
    WrongLanguage {
        expected: Lang,
        found: Lang,
    },
    /// A letter of another alphabet in a word.
    MixedScript {
        word: String,
        word_span: Span,
        letter: char,
        mend: Option<Box<Mend>>,
    },
    /// A figure that another language's text has not: the other file, or none when both stand in one record.
    NumberMismatch {
        figure: String,
        lang: Lang,
        other: Option<SourcePath>,
    },
    /// `stated` counts from 0 for Monday.
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
    /// The end of a text that is a remark to YAML.
    CutText {
        rest: String,
    },
    /// Emphasis that is printed as it is typed, and how it would work.
    LiteralMarkup {
        written: String,
        works: String,
    },
}

/// A letter and its word as they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    pub letter: String,
    pub word: String,
}

impl Problem {
    /// The rule this breaks.
    pub const fn rule(&self) -> Rule {
        match self {
            Problem::InvalidEncoding { .. } | Problem::NulByte => Rule::InvalidEncoding,
            Problem::YamlSyntax(_) => Rule::YamlSyntax,
            Problem::FrontMatterMissing | Problem::FrontMatterUnclosed => Rule::FrontMatter,
            Problem::DuplicateKey { .. } | Problem::MissingDash { .. } => Rule::DuplicateKey,
            Problem::UnknownKey { .. } | Problem::UnknownTextLanguage { .. } => Rule::UnknownKey,
            Problem::MissingKey { .. } => Rule::MissingKey,
            Problem::WrongType { .. } => Rule::WrongType,
            Problem::InvalidDate { .. } => Rule::InvalidDate,
            Problem::LimitExceeded(_) => Rule::LimitExceeded,
            Problem::DuplicateId { .. } => Rule::DuplicateId,
            Problem::UnknownReference { .. } | Problem::UnknownTheme { .. } => Rule::UnknownReference,
            Problem::NoLanguageInName { .. }
            | Problem::EndingOfText { .. }
            | Problem::LanguageNotOfSite { .. }
            | Problem::LanguageUnknown { .. } => Rule::UnknownLanguage,
            Problem::AddressCollision { .. } => Rule::AddressCollision,
            Problem::ConflictingFact { .. } => Rule::ConflictingFact,
            Problem::BrokenLink { .. } => Rule::BrokenLink,
            Problem::MissingFile { .. } => Rule::MissingFile,
            Problem::MissingAlt { .. } => Rule::MissingAlt,
            Problem::BadPicture { .. } => Rule::BadPicture,
            Problem::UnsafeLink { .. } | Problem::PictureElsewhere { .. } => Rule::UnsafeLink,
            Problem::Template { .. }
            | Problem::CardFailed { .. }
            | Problem::Theme(_)
            | Problem::PageFailed { .. }
            | Problem::TemplateMissing { .. } => Rule::TemplateError,
            Problem::InterfaceText { .. } => Rule::MissingString,
            Problem::RawHtml { .. } | Problem::HeadingAttribute { .. } => Rule::RawHtml,
            Problem::PageUntranslated { .. } | Problem::TextUntranslated { .. } => Rule::MissingTranslation,
            Problem::TranslationOutdated { .. } => Rule::OutdatedTranslation,
            Problem::TotalMismatch { .. } => Rule::TotalMismatch,
            Problem::StatusOutdated { .. } => Rule::StatusOutdated,
            Problem::ResultsOverdue { .. } => Rule::ResultsOverdue,
            Problem::CommitmentOverdue { .. } => Rule::CommitmentOverdue,
            Problem::WrongLanguage { .. } => Rule::WrongLanguage,
            Problem::MixedScript { .. } => Rule::MixedScript,
            Problem::NumberMismatch { .. } => Rule::NumberMismatch,
            Problem::WeekdayMismatch { .. } => Rule::WeekdayMismatch,
            Problem::UnexplainedAbbreviation { .. } => Rule::UnexplainedAbbreviation,
            Problem::UnbalancedQuote { .. } => Rule::UnbalancedQuotes,
            Problem::LiteralMarkup { .. } => Rule::LiteralMarkup,
            Problem::CutText { .. } => Rule::CutText,
        }
    }
}
