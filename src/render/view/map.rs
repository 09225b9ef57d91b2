//! Views of the schematic map.

use serde::Serialize;

use super::text::LinkView;

/// A schematic map: numbered marks at the relative positions of places.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapView {
    /// The size of the drawing, for `viewBox`.
    pub width: u32,
    pub height: u32,
    /// In the order of the list of places.
    pub marks: Vec<MapMark>,
    /// Whether any place takes part in the project, so that the legend has to explain its mark.
    pub has_partners: bool,
}

/// The mark of a place.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MapMark {
    /// The number of the place in the list.
    pub number: usize,
    /// The centre of the mark.
    pub x: f64,
    pub y: f64,
    /// The position of the place, if the mark had to be moved.
    pub point_x: f64,
    pub point_y: f64,
    pub moved: bool,
    /// `district`, `rural` or `town`.
    pub kind: &'static str,
    /// Whether it takes part in the project.
    pub partner: bool,
    /// The name for screen readers.
    pub name: String,
    pub link: LinkView,
}
