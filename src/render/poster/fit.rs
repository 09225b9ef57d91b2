//! The heights of texts on paper, so that the type is as large as a sheet allows and never
//! overflows.
//!
//! A page without scripts cannot measure itself. The sizes equal those of
//! `themes/default/static/poster.css`, which a test checks.

use super::super::text_width::lines;

/// The type scales. The stylesheet has a class for each: `step-1` … `step-20`.
pub(super) const STEPS: [f64; 20] = [
    1.15, 1.09, 1.03, 0.98, 0.93, 0.88, 0.84, 0.8, 0.76, 0.72, 0.69, 0.66, 0.63, 0.6, 0.57, 0.54, 0.51, 0.48, 0.45,
    0.42,
];

/// The room on a sheet within margins of 12 mm, in mm. The height leaves some room for printers
/// with wider margins.
pub(super) const WIDTH: f64 = 186.0;
pub(super) const HEIGHT: f64 = 269.0;

const POINT: f64 = 25.4 / 72.0;

/// The type of a kind of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    /// The font size at scale 1, in points.
    pub points: f64,
    /// The line height, and the space above the text, in em.
    pub leading: f64,
    pub above: f64,
    pub bold: bool,
    /// Whether the size depends on the scale.
    pub scaled: bool,
}

impl TextStyle {
    const fn plain(points: f64, leading: f64, above: f64) -> Self {
        Self { points, leading, above, bold: false, scaled: true }
    }

    /// Returns the same style in bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn fixed(self) -> Self {
        Self { scaled: false, ..self }
    }
}

pub(super) const PROJECT: TextStyle = TextStyle::plain(12.0, 1.25, 0.0).fixed();
pub(super) const ALARM: TextStyle = TextStyle::plain(52.0, 1.05, 0.2).bold().fixed();
pub(super) const ALARMS: TextStyle = TextStyle::plain(58.0, 1.05, 0.1).bold();
pub(super) const NOTICE: TextStyle = TextStyle::plain(30.0, 1.1, 0.3).bold();
pub(super) const REASON: TextStyle = TextStyle::plain(24.0, 1.2, 0.2);
pub(super) const TITLE: TextStyle = TextStyle::plain(38.0, 1.12, 0.35).bold();
pub(super) const DATES: [TextStyle; 4] = [
    TextStyle::plain(76.0, 1.05, 0.15).bold(),
    TextStyle::plain(58.0, 1.05, 0.2).bold(),
    TextStyle::plain(42.0, 1.1, 0.25).bold(),
    TextStyle::plain(30.0, 1.15, 0.3).bold(),
];
pub(super) const MOVED: TextStyle = TextStyle::plain(24.0, 1.2, 0.3);
pub(super) const CLOCK: TextStyle = TextStyle::plain(44.0, 1.12, 0.05).bold();
pub(super) const NOTE: TextStyle = TextStyle::plain(16.0, 1.3, 0.3);
pub(super) const LABEL: TextStyle = TextStyle::plain(16.0, 1.2, 1.0).bold();
pub(super) const FACT: TextStyle = TextStyle::plain(27.0, 1.18, 0.05);
pub(super) const PHONE: TextStyle = TextStyle::plain(34.0, 1.12, 0.05).bold().fixed();
pub(super) const WHO: TextStyle = TextStyle::plain(17.0, 1.25, 0.1);
pub(super) const ROW_ALARM: TextStyle = TextStyle::plain(28.0, 1.1, 0.0).bold();
pub(super) const ROW_DATE: TextStyle = TextStyle::plain(23.0, 1.14, 0.0).bold();
pub(super) const ROW: TextStyle = TextStyle::plain(21.0, 1.18, 0.1);
pub(super) const ROW_LATER: TextStyle = TextStyle::plain(18.0, 1.2, 0.0);
pub(super) const HELP: TextStyle = TextStyle::plain(10.5, 1.3, 0.25).fixed();
pub(super) const ADDRESS: TextStyle = TextStyle::plain(15.0, 1.25, 0.2).bold().fixed();
pub(super) const LONG_ADDRESS: TextStyle = TextStyle::plain(11.0, 1.25, 0.2).bold().fixed();
pub(super) const NAME: TextStyle = TextStyle::plain(24.0, 1.12, 0.2).bold().fixed();
pub(super) const PART: TextStyle = TextStyle::plain(17.0, 1.2, 0.8).bold();
pub(super) const TEXT: TextStyle = TextStyle::plain(13.0, 1.32, 0.25);

/// A table cell of a leaflet.
pub(super) const CELL: TextStyle = TextStyle::plain(11.0, 1.28, 0.3);

/// The contacts on a leaflet.
pub(super) const HAND_PHONE: TextStyle = TextStyle::plain(22.0, 1.15, 0.2).bold();
pub(super) const HAND_WHO: TextStyle = TextStyle::plain(12.0, 1.28, 0.1);

/// Returns the height of a text in a column of `width` mm.
pub(super) fn height(style: &TextStyle, scale: f64, width: f64, text: &str) -> f64 {
    let size = style.points * POINT * if style.scaled { scale } else { 1.0 };
    size * (style.above + style.leading * lines(text, style.bold, width / size) as f64)
}

/// Whether a text fits on one line.
pub(super) fn on_one_line(style: &TextStyle, scale: f64, width: f64, text: &str) -> bool {
    lines(text, style.bold, width / (style.points * POINT * scale)) <= 1
}

/// Whether a word is longer than a line.
pub(super) fn breaks(style: &TextStyle, scale: f64, width: f64, text: &str) -> bool {
    let mut words = text.split([' ', '-']);
    words.any(|word| !on_one_line(style, scale, width, word))
}

/// Returns the number of the largest scale that fits, from 1. Returns `None` if even `smallest`
/// does not fit.
pub(super) fn step(room: f64, smallest: usize, height: impl Fn(f64) -> f64) -> Option<usize> {
    STEPS[..smallest].iter().position(|&scale| height(scale) <= room).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The class of every style in the stylesheet.
    const STYLES: [(&str, TextStyle); 30] = [
        ("project", PROJECT),
        ("alarm", ALARM),
        ("alarms", ALARMS),
        ("notice", NOTICE),
        ("reason", REASON),
        ("title", TITLE),
        ("moved", MOVED),
        ("clock", CLOCK),
        ("note", NOTE),
        ("label", LABEL),
        ("fact", FACT),
        ("phone", PHONE),
        ("who", WHO),
        ("row-alarm", ROW_ALARM),
        ("row-date", ROW_DATE),
        ("row", ROW),
        ("row-later", ROW_LATER),
        ("help", HELP),
        ("address", ADDRESS),
        ("long-address", LONG_ADDRESS),
        ("name", NAME),
        ("part", PART),
        ("text", TEXT),
        ("cell", CELL),
        ("hand-phone", HAND_PHONE),
        ("hand-who", HAND_WHO),
        ("date-1", DATES[0]),
        ("date-2", DATES[1]),
        ("date-3", DATES[2]),
        ("date-4", DATES[3]),
    ];

    #[test]
    fn a_word_longer_than_a_line_breaks() {
        let width = 100.0;
        assert!(!breaks(&TITLE, 0.5, width, "Общественные слушания"));
        assert!(breaks(&TITLE, 1.0, width, "Общественные слушания"));
        assert!(!breaks(&TITLE, 1.0, width, "слово-слово-слово"), "a line may end at a hyphen");
    }

    #[test]
    fn the_largest_scale_that_fits_is_chosen() {
        assert_eq!(step(100.0, STEPS.len(), |scale| 100.0 * scale), Some(4));
        assert_eq!(step(100.0, STEPS.len(), |_| 100.0), Some(1));
        assert_eq!(step(100.0, STEPS.len(), |_| 101.0), None);
        assert_eq!(step(100.0, 2, |scale| 100.0 * scale), None);
    }

    #[test]
    fn the_stylesheet_matches_the_measured_styles() {
        let style = include_str!("../../../themes/default/static/poster.css");
        let (_, paper) = style.split_once("/* The sheet. */").unwrap();
        for (class, TextStyle { points, leading, above, bold, scaled }) in STYLES {
            let size = if scaled { format!("calc({points}pt * var(--s))") } else { format!("{points}pt") };
            let weight = if bold { 700 } else { 400 };
            let rule = format!(".{class} {{ font: {weight} {size}/{leading} var(--type); margin-top: {above}em; }}");
            assert!(paper.contains(&rule), "poster.css lacks: {rule}");
        }
        for (at, scale) in STEPS.iter().enumerate() {
            let rule = format!(".step-{} {{ --s: {scale}; }}", at + 1);
            assert!(paper.contains(&rule), "poster.css lacks: {rule}");
        }
    }
}
