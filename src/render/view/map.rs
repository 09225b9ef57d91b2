//! Views of the schematic map.

use serde::Serialize;

use super::text::LinkView;

/// A schematic map: numbered marks where places lie to one another.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    /// The size of the drawing, as `viewBox` wants it.
    pub width: u32,
    pub height: u32,
    /// In the order of the list beside the map.
    pub marks: Vec<MapMark>,
    /// Whether any place takes part in the project, so that the legend has to say how such a mark looks.
    pub has_partners: bool,
}

/// The mark of a place.
#[derive(Debug, Clone, Serialize)]
pub struct MapMark {
    /// The number of the place in the list beside the map.
    pub number: usize,
    /// The middle of the mark.
    pub x: f64,
    pub y: f64,
    /// The place itself, where the mark had to be moved away from it.
    pub point_x: f64,
    pub point_y: f64,
    pub moved: bool,
    /// `district`, `rural` or `town`.
    pub kind: &'static str,
    /// Takes part in the project.
    pub partner: bool,
    /// The name as it is read aloud.
    pub name: String,
    pub link: LinkView,
}
