//! The names and numbers next to marks, without overlaps.

use crate::source::geojson::PlanePoint;

use super::super::text_width;
use super::super::view::MarkLabel;
use super::frame::{Rect, whole};

/// The font size.
const FONT: f64 = 24.0;
/// The least size of a link: 24 pixels on a phone (WCAG 2.2, 2.5.8).
const TARGET: f64 = 50.0;
/// The distance from the centre of a mark to its text, and how much farther the next try is.
const NEAR: f64 = 13.0;
const STEP: f64 = 22.0;
/// The farthest tries of a name and of a number.
const NAME_TRIES: usize = 3;
const NUMBER_TRIES: usize = 9;

/// The directions in which a text can be: to the right and down.
const DIRECTIONS: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];

/// The text that a mark may have: its name, or else its number.
pub(super) struct Wanted<'w> {
    pub name: &'w str,
    pub lang: Option<&'static str>,
    pub number: Option<usize>,
}

/// Places the text of a mark. Its room is neither in `taken`, to which it is added, nor over one
/// of the other marks. Returns `None` if there is no room.
pub(super) fn label(
    point: PlanePoint,
    wanted: &Wanted,
    sheet: Rect,
    others: &[Rect],
    taken: &mut Vec<Rect>,
) -> Option<MarkLabel> {
    let number = wanted.number.map(|number| number.to_string());
    let tries = |text: &str, from: usize, to: usize| {
        (from..to).flat_map(|far| DIRECTIONS.map(|direction| (far, direction))).find_map(|(far, direction)| {
            let room = room(point, text, far, direction);
            let is_free = sheet.contains(room) && !taken.iter().chain(others).any(|other| other.overlaps(room));
            is_free.then_some((far, direction, room))
        })
    };
    let as_name = || tries(wanted.name, 0, NAME_TRIES).map(|found| (wanted.name.to_owned(), wanted.lang, found));
    let as_number = || {
        let number = number.as_ref()?;
        tries(number, 0, NUMBER_TRIES).map(|found| (number.clone(), None, found))
    };
    let (text, lang, (far, (x, _), room)) = as_name().or_else(as_number)?;
    taken.push(room);
    let (anchor, at) = match x {
        x if x > 0.0 => ("start", room.left + 3.0),
        x if x < 0.0 => ("end", room.right - 3.0),
        _ => ("middle", room.center().0),
    };
    let middle = room.center().1;
    // The line ends at the letters.
    let to = (point.0.clamp(room.left, room.right), point.1.clamp(middle - FONT / 2.0, middle + FONT / 2.0));
    let lead = (far > 0).then(|| format!("M{} {}L{} {}", whole(point.0), whole(point.1), whole(to.0), whole(to.1)));
    Some(MarkLabel {
        text,
        lang,
        x: whole(at),
        y: whole(middle + FONT * 0.36),
        anchor,
        left: whole(room.left),
        top: whole(room.top),
        width: whole(room.width()),
        height: whole(room.height()),
        lead,
    })
}

/// Returns the room of a text in a direction from a mark.
fn room((x, y): PlanePoint, text: &str, far: usize, (right, down): (f64, f64)) -> Rect {
    let width = (text_width::width(text, true) * FONT + 6.0).max(TARGET);
    let is_diagonal = right != 0.0 && down != 0.0;
    let distance = (NEAR + far as f64 * STEP) * if is_diagonal { 0.7 } else { 1.0 };
    let left = match right {
        right if right > 0.0 => x + distance,
        right if right < 0.0 => x - distance - width,
        _ => x - width / 2.0,
    };
    // The letters are half as high as the room, so they are nearer than its middle.
    let top = match down {
        down if down > 0.0 => y + distance - TARGET * 0.1,
        down if down < 0.0 => y - distance - TARGET * 0.9,
        _ => y - TARGET / 2.0,
    };
    Rect::sized(left, top, width, TARGET)
}
