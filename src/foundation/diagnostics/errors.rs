//! The reasons why something an author wrote, or a file, is invalid.

use std::error::Error;
use std::fmt;
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use crate::foundation::lang::Lang;

use super::theme::TextError;

/// The reason why a text is not valid YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxError {
    /// A colon and a space inside a value that is not quoted.
    ColonInValue,
    /// A line without the colon that must follow its key.
    NoColon,
    /// A key whose colon is not followed by a space.
    NoSpaceAfterColon,
    /// Texts with their languages on one line, without the braces around them.
    NoBraces,
    /// A comma that ends a text in braces, and was meant to be part of it.
    CommaInText,
    /// A comma in a number in braces, where it ends the value.
    CommaInNumber,
    /// A `#` that begins a comment in braces, and was meant to be part of the text.
    HashInText,
    /// An unquoted value that only quotation marks make a text.
    Unquoted,
    /// A line that is indented differently from its neighbours.
    Indentation,
    /// A tab in an indentation.
    Tab,
    /// A no-break space, or another space that YAML does not accept, in an indentation.
    OddSpace,
    /// A dash that begins a list item, without a space after it.
    NoSpace,
    /// Text after the bracket that ends a value.
    TextAfterBracket,
    /// An unescaped quotation mark inside a quoted value.
    QuoteInside,
    /// A bracket that is never closed.
    UnclosedBracket,
    /// Two entries of a flow collection without a comma between them.
    NoComma,
    /// A quotation mark that is never closed.
    UnclosedQuote,
    /// An indicator of YAML (`>`, `@`, `%`, a backtick) at the start of an unquoted value.
    UnquotedIndicator(char),
    /// More than one document in the file.
    SeveralDocuments,
    /// Any other error.
    Other,
}

/// Markup that readers would see, or that has another effect than the author wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkupError {
    /// Emphasis without effect.
    Emphasis,
    /// An opening `**` without a closing one.
    EmphasisUnclosed,
    /// A link or an image whose brackets are printed.
    Link,
    /// A space between `!` and the brackets of a picture.
    ImageSpace,
    /// The definition of an address to which nothing refers.
    DefinitionUnused,
    /// A mark of another language that is printed.
    LanguageMark,
    /// A fenced code block that is never closed.
    CodeUnclosed,
    /// A line below a table that becomes a row of it.
    TextInTable,
    /// `#` without a space after it.
    Heading,
    /// A list marker without a space after it, or a bullet that Markdown does not know.
    ListItem,
    /// A paragraph that its indentation makes code.
    Indented,
    /// A paragraph that follows another one without an empty line.
    LineEnd,
    /// Rows of a table without a delimiter row.
    Table,
    /// Lines whose words are apart by tabs.
    TabTable,
    /// A row with more cells than the header row has.
    TableCells { cells: u32, columns: u32 },
    /// A reference to a footnote that is not in the text.
    FootnoteMissing,
    /// A footnote without the colon after its name.
    FootnoteColon,
    /// A footnote without a reference to it.
    FootnoteUnused,
    /// A second footnote of the same name.
    FootnoteTwice,
    /// A paragraph that the dashes below it make a heading.
    Underline,
    /// A character without width.
    Invisible(char),
    /// A private-use character of the symbol fonts of word processors.
    Symbol(char),
}

/// The reason why a date or time is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    NoSuchDay,
    NoSuchTime,
    EndBeforeStart,
}

/// A limit of the content model that was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Anchors,
    Nesting {
        limit: usize,
    },
    FileSize {
        limit_megabytes: usize,
    },
    ScalarSize {
        limit_megabytes: usize,
    },
    Records,
    /// A number with more digits than can be calculated with.
    Number,
    /// The hosts of an event.
    Hosts {
        limit: usize,
    },
    /// The aliases of a municipality or district.
    Aliases {
        limit: usize,
    },
    /// The pages in the menu.
    Menu {
        limit: usize,
    },
}

/// The reason why a link is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// The site has no such page or file.
    Target,
    /// The site has no such page or file, but something similar.
    Near { link: String },
    /// The file exists, but is not published, because it is not under `content/static`.
    Unpublished { name: String },
    /// The link was meant as a picture: `! [Зал](zal.jpg)`.
    Picture,
    /// The page exists, but not the anchor.
    Anchor(String),
    /// The path leaves the site.
    Outside,
    /// An alias that is not a path of this site.
    NoPath,
    /// An alias that is the path of another file than a page.
    NotAPage,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Target | Self::Near { .. } | Self::Picture => f.write_str("no such page or file"),
            Self::Unpublished { name } => write!(f, "not published: {name}"),
            Self::Anchor(anchor) => write!(f, "no such anchor: {anchor}"),
            Self::Outside => f.write_str("the path leaves the site"),
            Self::NoPath => f.write_str("not a path of this site"),
            Self::NotAPage => f.write_str("not the path of a page"),
        }
    }
}

impl Error for LinkError {}

/// The reason why a file is not available.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileError {
    /// The file does not exist.
    Absent,
    /// The file does not exist, but one of a similar name does.
    Near { name: String },
    /// The file is in a folder to which nothing can refer.
    Elsewhere { name: String, to: String },
    /// A symbolic link that leaves the site's folder, or is part of a cycle.
    LinkOutside,
    /// A named pipe, a socket or a device.
    Special,
    /// The file cannot be read. `system` is the message of the system.
    Unreadable { kind: ErrorKind, system: String },
    /// The site has no `content/site.yaml`.
    NoSite,
    /// The name is not UTF-8.
    Name,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent | Self::Near { .. } | Self::Elsewhere { .. } => f.write_str("no such file"),
            Self::LinkOutside => f.write_str("a symbolic link that leaves the site's folder"),
            Self::Special => f.write_str("not a regular file"),
            Self::Unreadable { system, .. } => f.write_str(system),
            Self::NoSite => f.write_str("not the folder of a site"),
            Self::Name => f.write_str("the name is not UTF-8"),
        }
    }
}

impl Error for FileError {}

/// The reason why a picture cannot be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageError {
    /// The file has the extension of a picture, but no known format.
    Unknown,
    /// The file has no bytes.
    Empty,
    /// A format that some browsers do not show, such as `HEIC`.
    Foreign { kind: String },
    /// The name must stay, but its extension does not match the format. `ending` is the right
    /// extension.
    Mislabelled { kind: String, ending: String },
    /// The file is truncated.
    Truncated,
    /// The file cannot be decoded.
    Damaged,
    /// A valid but rare encoding that is not supported.
    Unusual,
    /// CMYK without a colour profile.
    Inks,
    /// An animation, of which only the first frame is published.
    Animated,
    /// More pixels than the limit.
    TooLarge { width: u32, height: u32, megapixels: u64 },
    /// More bytes than the limit for a drawing.
    Heavy { megabytes: u64 },
    /// An SVG whose references draw more elements than the limit.
    Repeated { limit: u64 },
    /// An SVG with active content. `what` is the first such element or attribute.
    Active { what: String },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown image format"),
            Self::Empty => f.write_str("the file is empty"),
            Self::Foreign { kind } => write!(f, "unsupported image format: {kind}"),
            Self::Mislabelled { kind, ending } => write!(f, "{kind} must have the extension {ending}"),
            Self::Truncated => f.write_str("the image is truncated"),
            Self::Damaged => f.write_str("the image cannot be decoded"),
            Self::Unusual => f.write_str("unsupported encoding"),
            Self::Inks => f.write_str("CMYK without a colour profile"),
            Self::Animated => f.write_str("the image is animated"),
            Self::TooLarge { width, height, .. } => write!(f, "too many pixels: {width} × {height}"),
            Self::Heavy { megabytes } => write!(f, "larger than {megabytes} MB"),
            Self::Repeated { limit } => write!(f, "more than {limit} elements are drawn"),
            Self::Active { what } => write!(f, "active content: {what}"),
        }
    }
}

impl Error for ImageError {}

/// The reason why a file has no outlines for a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlinesError {
    /// More bytes than the limit.
    TooLarge { megabytes: usize },
    /// The file is not JSON from this byte on.
    NotJson { at: usize },
    /// JSON that is not GeoJSON.
    NotGeoJson,
    /// GeoJSON without polygons.
    NoPolygons,
    /// Coordinates that are not degrees.
    NotDegrees,
}

impl fmt::Display for OutlinesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { megabytes } => write!(f, "larger than {megabytes} MB"),
            Self::NotJson { at } => write!(f, "not JSON from byte {at} on"),
            Self::NotGeoJson => f.write_str("not GeoJSON"),
            Self::NoPolygons => f.write_str("no polygons"),
            Self::NotDegrees => f.write_str("coordinates that are not degrees"),
        }
    }
}

impl Error for OutlinesError {}

/// The reason why a message of the interface is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageError {
    /// The message exists in some languages, but not in this one.
    Missing { lang: Lang },
    /// The languages of the message use different variables.
    Variables { lang: Lang, variables: Vec<String>, other: Lang, other_variables: Vec<String> },
    /// The file is not valid Fluent. Holds the message of the parser.
    Syntax(String),
    /// A template uses a message that no file has.
    Unknown { closest_match: Option<String> },
    /// The file nests braces or parentheses too deeply.
    TooDeep,
    /// The message cannot be formatted.
    Unresolved(TextError),
}

/// The kind of a file that nothing reads, on which the advice depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadKind {
    /// A document of a word processor.
    Word,
    /// A table, or data in another format than YAML.
    Table,
    /// A file that readers may download.
    Download,
    Other,
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

impl Error for CardError {}
