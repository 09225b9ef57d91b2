//! The outlines of areas: cut to the map, simplified and named.

use std::fmt::Write;

use crate::source::geojson::{Area, Outlines, PlanePoint};

use super::super::text_width;
use super::super::view::{MapLabel, MapLine, TextView};
use super::frame::{Frame, Rect, whole};

/// The most bytes of all paths. They grow with the map, and a page has little room.
const MAX_PATHS: usize = 5_000;
const MAX_INSET: usize = 700;
/// The smallest triangle that a line shows, in square units.
const DETAIL: f64 = 3.0;
/// The font size and the line height of names.
const FONT: f64 = 21.0;
const LINE: f64 = 24.0;
/// The number of positions of a name that are tried in each direction.
const TRIES: usize = 24;

/// An area as a map shows it: its rings, cut to the map.
pub(super) struct Shape {
    /// The position of the area in the outlines.
    pub area: usize,
    pub rings: Vec<Vec<PlanePoint>>,
    pub path: String,
}

/// Returns the areas that a map shows, with at most [`MAX_PATHS`] bytes of paths.
pub(super) fn shapes(outlines: &Outlines, frame: &Frame) -> Vec<Shape> {
    within(MAX_PATHS, |detail| {
        let shapes =
            outlines.areas.iter().enumerate().filter_map(|(at, area)| shape(outlines, frame, at, area, detail));
        let shapes: Vec<Shape> = shapes.collect();
        (shapes.iter().map(|shape| shape.path.len()).sum(), shapes)
    })
}

/// Returns the path of all areas together, for the inset.
pub(super) fn whole_path(outlines: &Outlines, frame: &Frame) -> String {
    within(MAX_INSET, |detail| {
        let shapes =
            outlines.areas.iter().enumerate().filter_map(|(at, area)| shape(outlines, frame, at, area, detail));
        let path: String = shapes.map(|shape| shape.path).collect();
        (path.len(), path)
    })
}

/// Makes something with ever fewer details, until it is small enough.
fn within<T>(most: usize, make: impl Fn(f64) -> (usize, T)) -> T {
    let mut detail = DETAIL;
    loop {
        let (bytes, made) = make(detail);
        if bytes <= most || detail > 1e9 {
            return made;
        }
        detail *= 1.6;
    }
}

fn shape(outlines: &Outlines, frame: &Frame, at: usize, area: &Area, detail: f64) -> Option<Shape> {
    // The edges of the cut are outside the map.
    let bounds = frame.sheet().padded(12.0, 12.0);
    let weight = detail / (frame.scale * frame.scale);
    let rings = area.rings.iter().map(|ring| {
        let points: Vec<PlanePoint> = outlines.ring(ring, weight).into_iter().map(|point| frame.place(point)).collect();
        clipped(points, bounds)
    });
    let is_visible = |ring: &Vec<PlanePoint>| {
        let around = Rect::around(ring.iter().copied());
        ring.len() > 2 && around.is_some_and(|around| around.width() > 3.0 && around.height() > 3.0)
    };
    let rings: Vec<Vec<PlanePoint>> = rings.filter(is_visible).collect();
    let path: String = rings.iter().map(|ring| path(ring)).collect();
    (!rings.is_empty()).then_some(Shape { area: at, rings, path })
}

/// Returns the part of a ring inside a rectangle (the algorithm of Sutherland and Hodgman).
fn clipped(mut ring: Vec<PlanePoint>, bounds: Rect) -> Vec<PlanePoint> {
    let cross_x = |(ax, ay): PlanePoint, (bx, by): PlanePoint, x: f64| (x, ay + (by - ay) * (x - ax) / (bx - ax));
    let cross_y = |(ax, ay): PlanePoint, (bx, by): PlanePoint, y: f64| (ax + (bx - ax) * (y - ay) / (by - ay), y);
    type Inside = fn(PlanePoint, Rect) -> bool;
    let sides: [Inside; 4] = [
        |point, bounds| point.0 >= bounds.left,
        |point, bounds| point.0 <= bounds.right,
        |point, bounds| point.1 >= bounds.top,
        |point, bounds| point.1 <= bounds.bottom,
    ];
    for (side, is_inside) in sides.into_iter().enumerate() {
        if ring.iter().all(|point| is_inside(*point, bounds)) {
            continue;
        }
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for (at, &point) in ring.iter().enumerate() {
            let before = ring[(at + ring.len() - 1) % ring.len()];
            let crossing = || match side {
                0 => cross_x(before, point, bounds.left),
                1 => cross_x(before, point, bounds.right),
                2 => cross_y(before, point, bounds.top),
                _ => cross_y(before, point, bounds.bottom),
            };
            if is_inside(point, bounds) != is_inside(before, bounds) {
                kept.push(crossing());
            }
            if is_inside(point, bounds) {
                kept.push(point);
            }
        }
        ring = kept;
    }
    ring
}

/// Returns the path of a ring in whole units, each point relative to the last one.
fn path(ring: &[PlanePoint]) -> String {
    let mut path = String::new();
    let (mut last, mut command) = ((0, 0), "M");
    for (x, y) in ring {
        let point = (whole(*x) as i64, whole(*y) as i64);
        let step = (point.0 - last.0, point.1 - last.1);
        if command != "M" && step == (0, 0) {
            continue;
        }
        // A minus sign separates numbers as well as a space.
        let space = if command.is_empty() && step.0 >= 0 { " " } else { "" };
        let between = if step.1 >= 0 { " " } else { "" };
        let _ = write!(path, "{command}{space}{}{between}{}", step.0, step.1);
        last = point;
        command = if command == "M" { "l" } else { "" };
    }
    path + "z"
}

/// Returns whether a point is inside the rings, of which the inner ones are holes.
pub(super) fn is_inside(rings: &[Vec<PlanePoint>], (x, y): PlanePoint) -> bool {
    let mut inside = false;
    for ring in rings {
        for (at, &(ax, ay)) in ring.iter().enumerate() {
            let (bx, by) = ring[(at + ring.len() - 1) % ring.len()];
            if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                inside = !inside;
            }
        }
    }
    inside
}

/// Places the name of an area inside it, where it covers nothing. Adds its room to `taken`.
pub(super) fn label(shape: &Shape, name: &TextView, sheet: Rect, taken: &mut Vec<Rect>) -> Option<MapLabel> {
    let bounds = Rect::around(shape.rings.iter().flatten().copied())?;
    let words: Vec<&str> = name.text.split(' ').collect();
    let broken = [vec![name.text.clone()], words.iter().map(|word| (*word).to_owned()).collect()];
    let lines = broken.into_iter().take(if words.len() > 1 { 2 } else { 1 });
    let found = lines.filter_map(|lines| {
        let widths = lines.iter().map(|line| text_width::width(line, false) * FONT);
        let (width, height) = (widths.fold(0.0, f64::max), lines.len() as f64 * LINE);
        let step = |at: usize, from: f64, to: f64| from + (to - from) * (at as f64 + 0.5) / TRIES as f64;
        let tries = (0..TRIES * TRIES)
            .map(|at| (step(at % TRIES, bounds.left, bounds.right), step(at / TRIES, bounds.top, bounds.bottom)));
        let room = |(x, y): PlanePoint| Rect::sized(x - width / 2.0, y - height / 2.0, width, height);
        let fits = |point: &PlanePoint| {
            let room = room(*point);
            // Most typefaces are narrower than the one that is measured.
            let letters = room.padded(-width * 0.03, -2.0);
            let edges = [
                *point,
                (letters.left, letters.top),
                (letters.right, letters.top),
                (letters.left, letters.bottom),
                (letters.right, letters.bottom),
                (point.0, letters.top),
                (point.0, letters.bottom),
            ];
            sheet.contains(room.padded(4.0, 4.0))
                && !taken.iter().any(|other| other.overlaps(room))
                && edges.into_iter().all(|edge| is_inside(&shape.rings, edge))
        };
        // The nearest to the middle of the area.
        let (middle_x, middle_y) = bounds.center();
        let far = |(x, y): PlanePoint| (x - middle_x).hypot(y - middle_y);
        let best = tries.filter(fits).min_by(|one, other| far(*one).total_cmp(&far(*other)))?;
        Some((lines, best, room(best)))
    });
    let (lines, (x, _), room) = found.into_iter().next()?;
    taken.push(room);
    let lines = lines.into_iter().enumerate().map(|(at, text)| MapLine {
        x: whole(x),
        y: whole(room.top + at as f64 * LINE + FONT * 0.9),
        text,
    });
    Some(MapLabel { lines: lines.collect(), lang: name.lang })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [PlanePoint; 4] = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];

    #[test]
    fn a_ring_is_cut_to_the_rectangle() {
        let cut = clipped(SQUARE.to_vec(), Rect { left: 5.0, top: -5.0, right: 20.0, bottom: 4.0 });
        let around = Rect::around(cut.iter().copied()).unwrap();
        assert_eq!(around, Rect { left: 5.0, top: 0.0, right: 10.0, bottom: 4.0 });
        let away = Rect { left: 50.0, top: 50.0, right: 60.0, bottom: 60.0 };
        assert!(clipped(SQUARE.to_vec(), away).is_empty());
    }

    #[test]
    fn a_path_is_relative() {
        assert_eq!(path(&SQUARE), "M0 0l10 0 0 10-10 0z");
        assert_eq!(path(&[(3.2, 4.1), (3.4, 4.2), (1.0, 9.0), (1.0, 8.0)]), "M3 4l-2 5 0-1z");
    }

    #[test]
    fn a_hole_is_not_inside() {
        let hole = vec![(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)];
        let rings = [SQUARE.to_vec(), hole];
        assert!(is_inside(&rings, (2.0, 5.0)) && !is_inside(&rings, (5.0, 5.0)) && !is_inside(&rings, (20.0, 5.0)));
    }
}
