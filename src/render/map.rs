//! Maps: the marks of places, over the outlines of areas.
//!
//! With outlines, a map shows the region of its places, with the names of the areas there, and in a
//! corner the whole of which the region is a part. Without outlines, it shows the positions of
//! places relative to one another. Names that would overlap become numbers. The theme draws it.

mod areas;
mod frame;
mod labels;

use crate::foundation::value::GeoPoint;
use crate::source::geojson::{Outlines, PlanePoint};

use super::context::RenderContext;
use super::view::{LinkView, MapArea, MapInset, MapMark, MapView, MarkLabel, TextView};

use areas::Shape;
use frame::{Frame, Rect, WIDTH, whole};
use labels::Wanted;

/// The least distance between the centres of two marks.
const APART: f64 = 22.0;
/// Half the size of a mark.
const MARK: f64 = 12.0;
/// The heights of maps with and without outlines, and the distance from the edge to a mark.
const HEIGHTS: (f64, f64) = (400.0, 520.0);
const PLAIN_HEIGHTS: (f64, f64) = (240.0, 800.0);
const MARGIN: f64 = 60.0;
/// The room around the places of a region, in degrees and as a part of the region.
const AROUND: f64 = 0.2;
const PART_AROUND: f64 = 0.15;
/// The least width and height of a region in degrees, so that there is something around its places.
const REGION: (f64, f64) = (2.2, 1.5);
/// A region of at least this part of all outlines becomes all of them.
const MOST_OF_ALL: f64 = 0.55;
/// The width of the inset, its distance from the edge, and the margin in it.
const INSET: f64 = 150.0;
const INSET_EDGE: f64 = 10.0;
const INSET_MARGIN: f64 = 6.0;
/// The most rounds of pushing marks apart.
const ROUNDS: usize = 200;
/// The most pairs of marks that are looked at in all rounds. A map with more has no room to push
/// its marks apart.
const MAX_PAIRS: usize = 10_000_000;
/// The most marks that get texts, each of which is compared with all others.
const MAX_LABELS: usize = 200;

/// A place on the map.
pub(super) struct Spot {
    pub point: GeoPoint,
    pub link: LinkView,
    /// The name for screen readers.
    pub name: String,
    /// `district`, `rural` or `town`.
    pub kind: &'static str,
    pub partner: bool,
    /// The number of the place in the list, if there is one.
    pub number: Option<usize>,
    /// Whether it is the place of the page.
    pub current: bool,
}

/// Returns the map of some places of a site.
///
/// Returns `None` if there are none, or if a single one would have nothing around it.
pub(super) fn map(cx: &RenderContext, spots: Vec<Spot>) -> Option<MapView> {
    let site = cx.plan.site;
    let area_name = |outlines: &Outlines, at: usize| {
        let (lang, name) = outlines.areas.get(at)?.names.best(cx.lang, site.languages())?;
        Some(super::view_builders::own_text(cx.lang, lang, name))
    };
    let map = site.outlines.as_deref().and_then(|outlines| {
        let map = with_outlines(outlines, &spots, |at| area_name(outlines, at))?;
        let credit = site.config.map.as_ref().and_then(|map| cx.view_of(&map.credit));
        Some(MapView { credit, ..map })
    });
    map.or_else(|| plain(&spots))
}

/// Returns a map without outlines.
fn plain(spots: &[Spot]) -> Option<MapView> {
    if spots.len() < 2 {
        return None;
    }
    let middle = Rect::around(spots.iter().map(|spot| (spot.point.longitude, spot.point.latitude)))?.center();
    let shrink = middle.1.to_radians().cos().max(0.01);
    let points: Vec<PlanePoint> =
        spots.iter().map(|spot| (spot.point.longitude * shrink, -spot.point.latitude)).collect();
    let frame = Frame::new(Rect::around(points.iter().copied())?, PLAIN_HEIGHTS, MARGIN);
    let points = points.into_iter().map(|point| frame.place(point)).collect();
    Some(with_marks(&frame, spots, points, Vec::new()))
}

/// Returns a map over outlines. Returns `None` if no area is near the places.
fn with_outlines(outlines: &Outlines, spots: &[Spot], name: impl Fn(usize) -> Option<TextView>) -> Option<MapView> {
    let points: Vec<PlanePoint> = spots.iter().map(|spot| outlines.project(spot.point)).collect();
    let places = Rect::around(points.iter().copied())?;
    let around = |size: f64| AROUND.max(size * PART_AROUND);
    let region = places.padded(around(places.width()), around(places.height())).at_least(REGION);
    let all = Rect::around(outlines.arcs.iter().flat_map(|arc| arc.points.iter().copied()))?;
    let is_most = region.width() * region.height() > all.width() * all.height() * MOST_OF_ALL;
    let region = if is_most && all.overlaps(region) { union(all.padded(0.1, 0.1), region) } else { region };
    let mut frame = Frame::new(region, HEIGHTS, 0.0);
    let points: Vec<PlanePoint> = points.into_iter().map(|point| frame.place(point)).collect();
    let has_inset = !frame.region().contains(all);
    let inset = has_inset.then(|| inset(outlines, all, &mut frame, &points));
    let shapes = areas::shapes(outlines, &frame);
    if shapes.is_empty() {
        return None;
    }
    let corner = inset.as_ref().map(|inset| Rect::sized(inset.x, inset.y, inset.width, inset.height));
    let marks = points.clone();
    let mut taken: Vec<Rect> = corner.into_iter().collect();
    let map = with_marks(&frame, spots, points, taken.clone());
    let rooms = map.marks.iter().flat_map(|mark| {
        let label = mark.label.as_ref().map(text_room);
        let lead = mark.label.as_ref().filter(|label| label.lead.is_some()).map(|label| lead_rooms(mark, label));
        label.into_iter().chain(lead.into_iter().flatten()).chain([around_mark((mark.x, mark.y))])
    });
    taken.extend(rooms);
    let mut views: Vec<MapArea> = shapes.iter().map(|shape| area_view(shape, &marks)).collect();
    // Areas with places come first, because there is not room for all names.
    let mut order: Vec<usize> = (0..shapes.len()).collect();
    order.sort_by_key(|&at| !views[at].has_marks);
    for at in order {
        let name = name(shapes[at].area);
        views[at].label = name.and_then(|name| areas::label(&shapes[at], &name, frame.sheet(), &mut taken));
    }
    Some(MapView { areas: views, inset, ..map })
}

fn area_view(shape: &Shape, marks: &[PlanePoint]) -> MapArea {
    let has_marks = marks.iter().any(|mark| areas::is_inside(&shape.rings, *mark));
    MapArea { path: shape.path.clone(), has_marks, label: None }
}

/// Returns the room of the letters of a label, which is less than that of its link.
fn text_room(label: &MarkLabel) -> Rect {
    Rect::sized(label.left, label.top + 10.0, label.width, label.height - 20.0)
}

/// Returns small rooms along the line from a mark to its label.
fn lead_rooms(mark: &MapMark, label: &MarkLabel) -> [Rect; 10] {
    let (x, y) = text_room(label).center();
    std::array::from_fn(|at| {
        let part = at as f64 / 10.0;
        let (x, y) = (mark.x + (x - mark.x) * part, mark.y + (y - mark.y) * part);
        Rect { left: x, top: y, right: x, bottom: y }.padded(4.0, 4.0)
    })
}

fn around_mark((x, y): PlanePoint) -> Rect {
    Rect { left: x, top: y, right: x, bottom: y }.padded(MARK, MARK)
}

fn union(one: Rect, other: Rect) -> Rect {
    Rect {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    }
}

/// Returns the inset, in a corner without marks. If each has one, the map grows.
fn inset(outlines: &Outlines, all: Rect, frame: &mut Frame, points: &[PlanePoint]) -> MapInset {
    let inner = INSET - 2.0 * INSET_MARGIN;
    let scale = inner / all.width().max(all.height() / 1.5);
    let (width, height) = (all.width() * scale + 2.0 * INSET_MARGIN, all.height() * scale + 2.0 * INSET_MARGIN);
    let right = WIDTH - INSET_EDGE - width;
    let bottom = frame.height - INSET_EDGE - height;
    let corners = [(right, bottom), (INSET_EDGE, bottom), (right, INSET_EDGE), (INSET_EDGE, INSET_EDGE)];
    let is_free = |corner: &(f64, f64)| {
        let room = Rect::sized(corner.0, corner.1, width, height).padded(2.0 * MARK, 2.0 * MARK);
        !points.iter().any(|point| room.has(*point))
    };
    let (x, y) = corners.into_iter().find(is_free).unwrap_or_else(|| {
        let y = frame.height;
        frame.height += height + INSET_EDGE;
        (right, y)
    });
    let corner = (all.left - (x + INSET_MARGIN) / scale, all.top - (y + INSET_MARGIN) / scale);
    let small = Frame { corner, scale, height: frame.height };
    let part = frame.region();
    let (left, top) = small.place((part.left.max(all.left), part.top.max(all.top)));
    let (part_right, part_bottom) = small.place((part.right.min(all.right), part.bottom.min(all.bottom)));
    MapInset {
        x: whole(x),
        y: whole(y),
        width: whole(width),
        height: whole(height),
        path: areas::whole_path(outlines, &small),
        part_x: whole(left),
        part_y: whole(top),
        part_width: whole((part_right - left).max(6.0)),
        part_height: whole((part_bottom - top).max(6.0)),
    }
}

/// Returns a map with marks and their texts, which are not over the rooms in `taken`.
fn with_marks(frame: &Frame, spots: &[Spot], mut points: Vec<PlanePoint>, mut taken: Vec<Rect>) -> MapView {
    push_apart(&mut points, frame.height);
    let rooms: Vec<Rect> = points.iter().map(|point| around_mark(*point)).collect();
    let mut labels: Vec<Option<MarkLabel>> = spots.iter().map(|_| None).collect();
    // The place of the page comes first, and always has its name if there is room for one.
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|&at| !spots[at].current);
    for at in order.into_iter().take(MAX_LABELS) {
        let spot = &spots[at];
        let wanted = Wanted { name: &spot.link.name.text, lang: spot.link.name.lang, number: spot.number };
        let others: Vec<Rect> =
            rooms.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, room)| *room).collect();
        labels[at] = labels::label(points[at], &wanted, frame.sheet(), &others, &mut taken);
    }
    let marks = spots.iter().zip(points).zip(labels).map(|((spot, point), label)| MapMark {
        number: spot.number,
        x: whole(point.0),
        y: whole(point.1),
        kind: spot.kind,
        partner: spot.partner,
        current: spot.current,
        name: spoken(spot),
        link: spot.link.clone(),
        label,
    });
    let marks: Vec<MapMark> = marks.collect();
    let is_number = |mark: &MapMark| mark.label.as_ref().is_none_or(|label| label.text != mark.link.name.text);
    MapView {
        width: WIDTH as u32,
        height: frame.height as u32,
        areas: Vec::new(),
        inset: None,
        has_partners: marks.iter().any(|mark| mark.partner),
        has_numbers: marks.iter().any(|mark| mark.number.is_some() && is_number(mark)),
        credit: None,
        marks,
    }
}

/// Returns the name of a mark for screen readers, which has the words next to the mark in it
/// (WCAG 2.2, 2.5.3).
fn spoken(spot: &Spot) -> String {
    let short = &spot.link.name.text;
    let has_words = format!(" {} ", spot.name).contains(&format!(" {short} "));
    if has_words { spot.name.clone() } else { format!("{short} ({})", spot.name) }
}

/// Pushes overlapping marks apart. The same places always give the same map, because the order of
/// the list decides.
fn push_apart(middles: &mut [PlanePoint], height: f64) {
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

fn inside((x, y): PlanePoint, height: f64) -> PlanePoint {
    let edge = APART / 2.0;
    (x.clamp(edge, WIDTH - edge), y.clamp(edge, height - edge))
}

fn distance(one: PlanePoint, other: PlanePoint) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::TextView;

    const COUNTRY: &str = include_str!("../../content/map/kyrgyzstan-oblasts.geojson");

    fn spot(number: usize, latitude: f64, longitude: f64) -> Spot {
        named(number, &format!("Айыл {number}"), latitude, longitude)
    }

    fn named(number: usize, name: &str, latitude: f64, longitude: f64) -> Spot {
        let text = TextView { text: name.to_owned(), lang: None };
        let link = LinkView { id: number.to_string(), address: None, name: text };
        let point = GeoPoint { latitude, longitude };
        let (name, number) = (name.to_owned(), Some(number));
        Spot { point, link, name, kind: "rural", partner: false, number, current: false }
    }

    fn over_country(spots: &[Spot]) -> MapView {
        let outlines = Outlines::parse(COUNTRY.as_bytes()).unwrap();
        with_outlines(&outlines, spots, |at| {
            let name = outlines.areas[at].names.get(crate::foundation::lang::Lang::Ky).cloned();
            name.map(|text| TextView { text, lang: None })
        })
        .unwrap()
    }

    /// Asserts that texts and marks are inside, and that nothing is over a text.
    fn assert_readable(map: &MapView) {
        let sheet = Rect::sized(0.0, 0.0, WIDTH, f64::from(map.height));
        let inset = map.inset.iter().map(|inset| Rect::sized(inset.x, inset.y, inset.width, inset.height));
        let labels: Vec<Rect> = map.marks.iter().filter_map(|mark| mark.label.as_ref()).map(text_room).collect();
        let marks = map.marks.iter().map(|mark| around_mark((mark.x, mark.y)).padded(-2.0, -2.0));
        let rooms: Vec<Rect> = labels.iter().copied().chain(inset).collect();
        for (at, room) in rooms.iter().enumerate() {
            assert!(sheet.padded(1.0, 1.0).contains(*room), "{room:?} {map:?}");
            assert!(!rooms[at + 1..].iter().any(|other| other.padded(-1.0, -1.0).overlaps(*room)), "{room:?} {map:?}");
        }
        for mark in marks {
            assert!(sheet.contains(mark), "{mark:?}");
            assert!(!rooms.iter().any(|room| room.padded(-2.0, -2.0).overlaps(mark)), "{mark:?} {map:?}");
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        for map in [
            plain(&[spot(1, 40.0, 72.0), spot(2, 41.0, 74.0)]).unwrap(),
            over_country(&[spot(1, 40.0, 72.0), spot(2, 41.0, 74.0)]),
        ] {
            let [south, north] = &map.marks[..] else { panic!("{map:?}") };
            assert!(north.y < south.y && north.x > south.x, "{map:?}");
            assert_readable(&map);
        }
    }

    #[test]
    fn marks_do_not_overlap_and_stay_inside() {
        let crowd: Vec<Spot> = (0..30).map(|n| spot(n, 40.0 + f64::from(n as u8 / 10) * 0.01, 72.0)).collect();
        for map in [plain(&crowd).unwrap(), over_country(&crowd)] {
            for (at, one) in map.marks.iter().enumerate() {
                for other in &map.marks[at + 1..] {
                    assert!(distance((one.x, one.y), (other.x, other.y)) > APART - 2.0, "{one:?} {other:?}");
                }
            }
            assert_readable(&map);
        }
    }

    #[test]
    fn a_single_place_needs_outlines() {
        assert!(plain(&[spot(1, 40.0, 72.0)]).is_none());
        let map = over_country(&[named(1, "Өзгөн", 40.77, 73.30)]);
        assert_eq!(map.marks[0].label.as_ref().unwrap().text, "Өзгөн");
        assert!(map.inset.is_some(), "it is a part of the country");
        assert!(map.areas.iter().any(|area| area.has_marks && area.label.is_some()), "{map:?}");
        assert_readable(&map);
    }

    #[test]
    fn places_everywhere_show_the_country() {
        let all = [spot(1, 42.5, 71.5), spot(2, 39.7, 71.0), spot(3, 42.6, 79.0), spot(4, 41.4, 76.0)];
        let map = over_country(&all);
        assert!(map.inset.is_none() && map.areas.len() == 8, "{map:?}");
        assert!(map.areas.iter().filter(|area| area.label.is_some()).count() >= 5, "{map:?}");
        assert!(map.areas.iter().map(|area| area.path.len()).sum::<usize>() < 5_000);
        assert_readable(&map);
    }

    #[test]
    fn names_that_would_overlap_are_numbers() {
        let near: Vec<Spot> =
            (1..=12).map(|n| named(n, "Карасуу-Базаркоргон", 40.5 + (n as f64 * 0.02), 72.5)).collect();
        let map = over_country(&near);
        assert!(map.has_numbers, "{map:?}");
        assert_readable(&map);
    }

    #[test]
    fn the_name_of_a_mark_has_the_words_next_to_it() {
        let spoken_as =
            |full: &str, short: &str| spoken(&Spot { name: full.to_owned(), ..named(1, short, 40.0, 72.0) });
        assert_eq!(spoken_as("район Узген", "Узген"), "район Узген");
        assert_eq!(spoken_as("Узгенский район", "Узген"), "Узген (Узгенский район)");
    }

    #[test]
    fn places_outside_the_outlines_have_a_plain_map() {
        let outlines = Outlines::parse(COUNTRY.as_bytes()).unwrap();
        assert!(with_outlines(&outlines, &[spot(1, 50.0, 10.0), spot(2, 51.0, 11.0)], |_| None).is_none());
    }
}
