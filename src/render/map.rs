//! A schematic map: places as numbered marks in a small drawing.
//!
//! It shows the positions of places relative to one another, without borders, roads or tiles. Marks
//! that overlap are pushed apart, so a mark may be off its point. The theme draws it.

use crate::foundation::value::GeoPoint;

use super::view::{LinkView, MapMark, MapView};

/// The width of the drawing in pixels: that of the narrowest phone, so that marks are not scaled
/// down.
const WIDTH: f64 = 320.0;
const HEIGHTS: std::ops::RangeInclusive<f64> = 120.0..=400.0;
/// The distance from the edge to the centre of a mark.
const MARGIN: f64 = 20.0;
/// The least distance between the centres of two marks. A mark is 24 wide, the minimum target size
/// (WCAG 2.2, 2.5.8).
const APART: f64 = 27.0;
/// The most rounds of pushing marks apart.
const ROUNDS: usize = 200;
/// The most pairs of marks that are looked at in all rounds. A map with more has no room to push
/// its marks apart.
const MAX_PAIRS: usize = 10_000_000;

/// A place on the map.
pub(super) struct Spot {
    pub point: GeoPoint,
    pub link: LinkView,
    /// The name for screen readers.
    pub name: String,
    /// `district`, `rural` or `town`.
    pub kind: &'static str,
    pub partner: bool,
    /// The number of the place in the list.
    pub number: usize,
}

/// Returns the map of some places. Returns `None` for fewer than two.
pub(super) fn map(spots: Vec<Spot>) -> Option<MapView> {
    if spots.len() < 2 {
        return None;
    }
    let (points, height) = project(&spots);
    let mut middles = points.clone();
    push_apart(&mut middles, height);
    let marks = spots.into_iter().zip(middles).zip(points).map(|((spot, middle), point)| MapMark {
        number: spot.number,
        x: tenth(middle.0),
        y: tenth(middle.1),
        point_x: tenth(point.0),
        point_y: tenth(point.1),
        moved: distance(middle, point) > APART / 3.0,
        kind: spot.kind,
        partner: spot.partner,
        name: spot.name,
        link: spot.link,
    });
    let marks: Vec<MapMark> = marks.collect();
    Some(MapView { width: WIDTH as u32, height: height as u32, has_partners: marks.iter().any(|m| m.partner), marks })
}

/// Projects degrees to the drawing: east to the right, north up.
///
/// A degree of longitude is scaled by the cosine of the latitude.
fn project(spots: &[Spot]) -> (Vec<(f64, f64)>, f64) {
    let bounds = |get: fn(&GeoPoint) -> f64| {
        spots
            .iter()
            .fold((f64::MAX, f64::MIN), |(low, high), spot| (low.min(get(&spot.point)), high.max(get(&spot.point))))
    };
    let (south, north) = bounds(|point| point.latitude);
    let (west, east) = bounds(|point| point.longitude);
    let shrink = ((south + north) / 2.0).to_radians().cos().max(0.01);
    let (wide, high) = ((east - west) * shrink, north - south);
    let inner = WIDTH - 2.0 * MARGIN;
    let height = (high / wide.max(1e-9) * inner + 2.0 * MARGIN).clamp(*HEIGHTS.start(), *HEIGHTS.end()).round();
    let scale = (inner / wide.max(1e-9)).min((height - 2.0 * MARGIN) / high.max(1e-9));
    let (left, top) = ((WIDTH - wide * scale) / 2.0, (height - high * scale) / 2.0);
    let place =
        |point: &GeoPoint| (left + (point.longitude - west) * shrink * scale, top + (north - point.latitude) * scale);
    (spots.iter().map(|spot| place(&spot.point)).collect(), height)
}

/// Pushes overlapping marks apart. The same places always give the same map, because the order of
/// the list decides.
fn push_apart(middles: &mut [(f64, f64)], height: f64) {
    let pairs = middles.len() * middles.len().saturating_sub(1) / 2;
    for _ in 0..ROUNDS.min(MAX_PAIRS / pairs.max(1)) {
        let mut settled = true;
        for first in 0..middles.len() {
            for second in first + 1..middles.len() {
                let (one, other) = (middles[first], middles[second]);
                // Most pairs are far apart in one direction, which is found sooner.
                if (one.0 - other.0).abs() >= APART || (one.1 - other.1).abs() >= APART {
                    continue;
                }
                let gap = distance(one, other);
                if gap >= APART {
                    continue;
                }
                settled = false;
                // Two marks at one point have no direction, so the position in the list gives one.
                let angle = second as f64;
                let (dx, dy) = match gap > 0.01 {
                    true => ((other.0 - one.0) / gap, (other.1 - one.1) / gap),
                    false => (angle.cos(), angle.sin()),
                };
                let step = (APART - gap) / 2.0 + 0.05;
                middles[first] = inside((one.0 - dx * step, one.1 - dy * step), height);
                middles[second] = inside((other.0 + dx * step, other.1 + dy * step), height);
            }
        }
        if settled {
            return;
        }
    }
}

fn inside((x, y): (f64, f64), height: f64) -> (f64, f64) {
    let edge = APART / 2.0;
    (x.clamp(edge, WIDTH - edge), y.clamp(edge, height - edge))
}

fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// Rounds to one decimal, which is finer than any screen and equal on every machine.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::TextView;

    fn spot(number: usize, latitude: f64, longitude: f64) -> Spot {
        let name = TextView { text: number.to_string(), lang: None };
        let link = LinkView { id: number.to_string(), address: None, name };
        let point = GeoPoint { latitude, longitude };
        Spot { point, link, name: number.to_string(), kind: "rural", partner: false, number }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = map(vec![spot(1, 40.0, 72.0), spot(2, 41.0, 74.0)]).unwrap();
        let [south, north] = &map.marks[..] else { panic!("{map:?}") };
        assert!(north.y < south.y && north.x > south.x, "{map:?}");
    }

    #[test]
    fn marks_do_not_overlap_and_stay_inside() {
        let crowd = (0..30).map(|n| spot(n, 40.0 + f64::from(n as u8 / 10) * 0.01, 72.0)).collect();
        let map = map(crowd).unwrap();
        for (at, one) in map.marks.iter().enumerate() {
            assert!((12.0..=308.0).contains(&one.x) && one.y >= 12.0 && one.y <= f64::from(map.height) - 12.0);
            for other in &map.marks[at + 1..] {
                assert!(distance((one.x, one.y), (other.x, other.y)) > 24.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_single_place_has_no_map() {
        assert!(map(vec![spot(1, 40.0, 72.0)]).is_none());
    }
}
