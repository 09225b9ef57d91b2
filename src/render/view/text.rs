//! Views of texts, days, counts, money and links.

use serde::Serialize;

/// A text for the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TextView {
    pub text: String,
    /// Its language, if it differs from the page's. The template marks it with `lang`.
    pub lang: Option<&'static str>,
}

/// A day, a month, a year or a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DayView {
    /// With the year: `2017-жылдын 21-ноябры`.
    pub text: String,
    /// Without the year: `21-ноябрь`.
    pub short: String,
    /// As written: `2017-11-21`, `2017-11`, `2017`, or `2017-11-21/2017-11-30`.
    pub iso: String,
    /// For `<time datetime>`. Nothing for a span.
    pub machine: Option<String>,
    /// The day of the week, only for a single day.
    pub weekday: Option<String>,
    pub year: i16,
    pub past: bool,
}

/// The leaf of a calendar, for a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LeafView {
    /// `21`, or `28–30`. Nothing if only the month is known.
    pub days: Option<String>,
    /// The month's name by itself: `ноябрь`.
    pub month: String,
    pub year: i16,
}

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TimeView {
    /// `10:00–14:30`
    pub text: String,
    /// The beginning, for `<time datetime>`.
    pub machine: String,
}

/// A number of people or things, with its qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CountView {
    /// `20дан ашуун`, `более 20`
    pub text: String,
    pub value: u64,
    /// `exact`, `more_than`, `at_least` or `about`.
    pub qualifier: &'static str,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct MoneyView {
    /// `350 000 сом`
    pub text: String,
    pub currency: &'static str,
}

/// A link within the site. If it has no address, a template prints only the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LinkView {
    pub id: String,
    pub address: Option<String>,
    pub name: TextView,
}

/// An external source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SourceView {
    pub url: String,
    /// The name of the host: `vap.kg`.
    pub host: String,
}

/// An image. The component `photo` renders it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ImageView {
    /// The address of the image in a medium size.
    pub address: String,
    /// The alternative text. Empty for a decorative image.
    pub alt: String,
    pub credit: Option<String>,
    /// Of the largest size, in pixels. Nothing for an SVG without a size.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// The sizes to choose from, the narrowest first. Empty if there is only one.
    pub sizes: Vec<ImageSizeView>,
    /// The same as WebP. Empty if the program was built without it.
    pub webp: Vec<ImageSizeView>,
}

/// An image in one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ImageSizeView {
    /// An address of the site.
    pub address: String,
    /// In pixels.
    pub width: u32,
}

/// A document to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DocumentView {
    pub id: String,
    pub title: TextView,
    /// An address of the site, or an external URL: `url` takes both.
    pub address: String,
    /// Whether it is external.
    pub external: bool,
    /// The language of the file, if it has one that differs from the page's.
    pub lang: Option<&'static str>,
    /// `PDF`. Nothing if the name has no known extension.
    pub form: Option<String>,
    /// `1,2 МБ`. Nothing for an external file.
    pub size: Option<String>,
    pub date: Option<DayView>,
    pub municipality: Option<LinkView>,
    pub visit: Option<LinkView>,
}
