//! Views of charts.

use serde::Serialize;

/// A chart: figures as a drawing with ready geometry. The component `chart` renders it.
///
/// A page has no chart of figures of which there are too few to compare.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartView {
    /// `participants`, `votes`, `money`, `promises`, `due` or `months`.
    pub kind: &'static str,
    /// An id that no other chart of the page has.
    pub id: String,
    pub title: String,
    /// All figures of the chart as text, for screen readers.
    pub about: String,
    /// Sentences about omitted figures, and about figures that are not exact.
    pub notes: Vec<String>,
    /// The size of the drawing, for `viewBox`. The text is fifteen units high.
    pub width: u32,
    pub height: f64,
    pub bars: Vec<ChartBar>,
    /// The ends of bars whose numbers are not exact.
    pub tails: Vec<ChartTail>,
    pub texts: Vec<ChartText>,
    pub lines: Vec<ChartLine>,
    /// The meanings of the series. Empty if the texts name them.
    pub keys: Vec<ChartKey>,
}

/// A bar, or a part of one.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartBar {
    /// The counted things: `people`, `women`, `votes`, `adopted`, `amount`, `own`, `past`,
    /// `coming`, or the state of commitments: `done`, `in_progress`, `promised`, `overdue`,
    /// `dropped`.
    pub series: &'static str,
    /// The number that it shows, or the least number if there is a tail.
    pub value: f64,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// The path along the middle of a striped bar. Its stroke is as wide as the bar.
    pub stripes: Option<String>,
    pub stroke: f64,
}

/// The end of a bar whose number is not exact.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartTail {
    /// `more`: the number is larger by an unknown number, so the bar has an open end. `about`: the
    /// number is somewhere between the bar and the end of the tail.
    pub kind: &'static str,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// The path along its middle. Its stroke is as wide as the bar.
    pub stripes: String,
}

/// A text of a chart.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartText {
    /// `label`, `value`, `note`, or `tick`, whose middle is at `x`.
    pub role: &'static str,
    pub x: f64,
    /// The baseline.
    pub y: f64,
    pub text: String,
    /// Its language, if it differs from the page's.
    pub lang: Option<&'static str>,
}

/// A line: an axis, or today.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartLine {
    /// `axis` or `today`.
    pub role: &'static str,
    pub path: String,
}

/// The meaning of a series.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChartKey {
    /// As in `bars`.
    pub series: &'static str,
    pub text: String,
    /// Whether its bars are striped.
    pub striped: bool,
}
