//! The part of the plane that a map shows.

use crate::source::geojson::PlanePoint;

/// The width of every map. A map on a narrow phone is half as wide in pixels.
pub(super) const WIDTH: f64 = 640.0;

/// A rectangle, on the plane or on the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// Returns the smallest rectangle around some points. Returns `None` if there are none.
    pub(super) fn around(points: impl Iterator<Item = PlanePoint>) -> Option<Self> {
        points.fold(None, |all: Option<Rect>, (x, y)| {
            let all = all.unwrap_or(Rect { left: x, top: y, right: x, bottom: y });
            Some(Rect {
                left: all.left.min(x),
                top: all.top.min(y),
                right: all.right.max(x),
                bottom: all.bottom.max(y),
            })
        })
    }

    pub(super) fn sized(left: f64, top: f64, width: f64, height: f64) -> Self {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn center(self) -> PlanePoint {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Returns the rectangle with more room on each side.
    pub(super) fn padded(self, x: f64, y: f64) -> Self {
        Rect { left: self.left - x, top: self.top - y, right: self.right + x, bottom: self.bottom + y }
    }

    /// Returns the rectangle with at least this width and height, and the same middle.
    pub(super) fn at_least(self, (width, height): (f64, f64)) -> Self {
        self.padded(((width - self.width()) / 2.0).max(0.0), ((height - self.height()) / 2.0).max(0.0))
    }

    pub(super) fn overlaps(self, other: Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(super) fn contains(self, other: Rect) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }

    pub(super) fn has(self, (x, y): PlanePoint) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

/// The way from the plane to the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The plane point at the left upper corner.
    pub corner: PlanePoint,
    /// The units of the drawing in a degree.
    pub scale: f64,
    pub height: f64,
}

impl Frame {
    /// Fits a region into the width, with a margin in units of the drawing. Its height stays in the
    /// given range, and the region in the middle.
    pub(super) fn new(region: Rect, heights: (f64, f64), margin: f64) -> Self {
        let inner = WIDTH - 2.0 * margin;
        let (wide, high) = (region.width().max(1e-9), region.height().max(1e-9));
        let height = (high / wide * inner + 2.0 * margin).clamp(heights.0, heights.1).round();
        let scale = (inner / wide).min((height - 2.0 * margin) / high);
        let (x, y) = region.center();
        Self { corner: (x - WIDTH / 2.0 / scale, y - height / 2.0 / scale), scale, height }
    }

    pub(super) fn place(&self, (x, y): PlanePoint) -> PlanePoint {
        ((x - self.corner.0) * self.scale, (y - self.corner.1) * self.scale)
    }

    /// Returns the part of the plane that the drawing shows.
    pub(super) fn region(&self) -> Rect {
        Rect::sized(self.corner.0, self.corner.1, WIDTH / self.scale, self.height / self.scale)
    }

    /// Returns the whole drawing.
    pub(super) fn sheet(&self) -> Rect {
        Rect::sized(0.0, 0.0, WIDTH, self.height)
    }
}

/// Rounds to a whole unit, which is half a pixel or less.
pub(super) fn whole(value: f64) -> f64 {
    value.round() + 0.0
}
