//! Views of maps.

use serde::Serialize;

use super::text::{LinkView, TextView};

/// A map: marks at the positions of places, over the outlines of areas if the site has them. The
/// component `map` renders it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapView {
    /// The size of the drawing, for `viewBox`. The names of places are 24 units high.
    pub width: u32,
    pub height: u32,
    /// The areas that the map shows. Empty without outlines.
    pub areas: Vec<MapArea>,
    /// In the order of the list of places.
    pub marks: Vec<MapMark>,
    /// The whole of the outlines, if the map shows a part.
    pub inset: Option<MapInset>,
    /// Whether any place takes part in the project, so that the legend has to explain its mark.
    pub has_partners: bool,
    /// Whether some marks have the number of the place in the list instead of its name.
    pub has_numbers: bool,
    /// Where the outlines are from.
    pub credit: Option<TextView>,
}

/// An area of a map.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapArea {
    pub path: String,
    /// Whether any mark is in it.
    pub has_marks: bool,
    /// Its name, if there is room for it.
    pub label: Option<MapLabel>,
}

/// The name of an area: lines around a middle.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapLabel {
    pub lines: Vec<MapLine>,
    pub lang: Option<&'static str>,
}

/// A line of a name.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapLine {
    /// The middle of the line, and its baseline.
    pub x: f64,
    pub y: f64,
    pub text: String,
}

/// The mark of a place.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapMark {
    /// The number of the place in the list, if there is one.
    pub number: Option<usize>,
    /// The centre of the mark.
    pub x: f64,
    pub y: f64,
    /// `district`, `rural` or `town`.
    pub kind: &'static str,
    /// Whether it takes part in the project.
    pub partner: bool,
    /// Whether it is the place of the page.
    pub current: bool,
    /// The name for screen readers.
    pub name: String,
    pub link: LinkView,
    /// The name or the number next to the mark. Nothing if there is no room.
    pub label: Option<MarkLabel>,
}

/// The text next to a mark.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MarkLabel {
    pub text: String,
    /// Its language, if it differs from the page's.
    pub lang: Option<&'static str>,
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// `start`, `middle` or `end`: the part of the text that is at `x`.
    pub anchor: &'static str,
    /// The room of the text, which is large enough for a finger.
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// The line from the mark to its text, if they are not next to each other.
    pub lead: Option<String>,
}

/// A small drawing of all areas, with the part that the map shows.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapInset {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub path: String,
    /// The part that the map shows.
    pub part_x: f64,
    pub part_y: f64,
    pub part_width: f64,
    pub part_height: f64,
}
