//! Charts with lying bars, one or more for each row.

use super::super::text_width;
use super::super::view::TextView;
use super::drawing::{Area, Drawing, FONT, LINE, OPEN, WIDTH};
use super::figure::{Figure, Precision};

const BAR: f64 = 14.0;
const GAP: f64 = 10.0;
/// The space between a bar and the text after it.
const SPACE: f64 = 6.0;
/// The widest column of labels in front of the bars. Longer labels are above their bars.
const LABEL_COLUMN: f64 = 132.0;
/// The most lines of a label.
const LABEL_LINES: usize = 3;
/// The widest text after a bar. Longer ones are below it.
const VALUE_COLUMN: f64 = 150.0;

/// A row: a label, and its bars from top to bottom.
pub(super) struct Row {
    pub label: TextView,
    pub bars: Vec<RowBar>,
}

/// A bar of a row.
pub(super) struct RowBar {
    pub series: &'static str,
    pub figure: Figure,
    /// The part of the figure that is drawn over its bar.
    pub part: Option<(&'static str, Figure)>,
    /// The text below the bar.
    pub note: Option<String>,
}

impl RowBar {
    pub(super) fn new(series: &'static str, figure: Figure) -> Self {
        Self { series, figure, part: None, note: None }
    }

    /// Returns the texts of the bar, for readers who do not see it.
    fn words(&self) -> String {
        let note = self.note.as_ref().map(|note| format!(", {note}"));
        format!("{}{}", self.figure.text, note.unwrap_or_default())
    }
}

/// Returns the rows as text.
pub(super) fn words(rows: &[Row]) -> String {
    let row = |row: &Row| {
        let bars: Vec<String> = row.bars.iter().map(RowBar::words).collect();
        format!("{}: {}.", row.label.text, bars.join("; "))
    };
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

/// Draws rows. Bars of equal figures are equally long.
pub(super) fn draw(rows: &[Row]) -> Drawing {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let label = widest(&mut rows.iter().map(|row| text_width::width(&row.label.text, false) * FONT));
    let has_label_column = label <= LABEL_COLUMN;
    let left = if has_label_column { label.ceil() + SPACE } else { 0.0 };
    let value = widest(&mut bars().map(|bar| text_width::width(&bar.figure.text, true) * FONT));
    let has_value_column = value <= VALUE_COLUMN.min(WIDTH - left - 80.0);
    let tail = if bars().any(|bar| bar.figure.precision == Precision::More) { OPEN } else { 0.0 };
    let value_room = if has_value_column { value.ceil() + SPACE } else { 0.0 };
    let room = WIDTH - left - value_room - tail - 1.0;
    let greatest = widest(&mut bars().map(|bar| bar.figure.end())).max(1e-9);
    let scale = room / greatest;
    let mut drawing = Drawing::default();
    let mut y = 1.0;
    for row in rows {
        let lines = match has_label_column {
            true => vec![row.label.text.clone()],
            false => text_width::wrap(&row.label.text, WIDTH / FONT, LABEL_LINES),
        };
        for (at, line) in lines.iter().enumerate() {
            drawing.text("label", 0.0, y + FONT + at as f64 * LINE, line, row.label.lang);
        }
        if !has_label_column {
            y += lines.len() as f64 * LINE + 3.0;
        }
        for bar in &row.bars {
            let top = y + (LINE - BAR) / 2.0;
            let end = add_bar(&mut drawing, bar.series, &bar.figure, (left, top), scale);
            if let Some((series, figure)) = &bar.part {
                add_bar(&mut drawing, series, figure, (left, top), scale);
            }
            if has_value_column {
                drawing.text("value", end + SPACE, y + FONT - 1.0, &bar.figure.text, None);
            } else {
                y += LINE;
                drawing.text("value", left, y + FONT - 1.0, &bar.figure.text, None);
            }
            y += LINE;
            if let Some(note) = &bar.note {
                drawing.text("note", left, y + FONT - 2.0, note, None);
                y += LINE;
            }
        }
        y += GAP;
    }
    drawing.height = (y - GAP + 4.0).ceil();
    drawing
}

/// Adds a bar with its tail. Returns the right end of both.
fn add_bar(drawing: &mut Drawing, series: &'static str, figure: &Figure, (left, top): (f64, f64), scale: f64) -> f64 {
    let area = Area { x: left, y: top, width: figure.value * scale, height: BAR };
    let end = left + area.width;
    drawing.bar(series, figure.value, area, false);
    let tail = |width: f64| Area { x: end, width, ..area };
    match figure.precision {
        Precision::Exact => end,
        Precision::More => {
            drawing.tail("more", tail(OPEN));
            end + OPEN
        }
        Precision::UpTo(greatest) => {
            let width = (greatest - figure.value) * scale;
            drawing.tail("about", tail(width));
            end + width
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::lang::Lang;
    use crate::foundation::value::Count;

    fn row(label: &str, count: &str) -> Row {
        let figure = Figure::count(Lang::Ru, Count::parse(count).unwrap());
        let label = TextView { text: label.to_owned(), lang: None };
        Row { label, bars: vec![RowBar::new("people", figure)] }
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let drawing = draw(&[row("Жазы", "345"), row("Багыш", "217"), row("Кенеш", "0")]);
        let scale = drawing.bars[0].width / 345.0;
        assert!(scale > 0.4, "{drawing:?}");
        for (bar, value) in drawing.bars.iter().zip([345.0, 217.0, 0.0]) {
            assert!((bar.width - value * scale).abs() < 0.2 && bar.value == value, "{bar:?}");
        }
        assert!(drawing.tails.is_empty());
    }

    #[test]
    fn a_number_that_is_not_exact_has_a_tail() {
        let drawing = draw(&[row("Жазы", ">90"), row("Багыш", "~60"), row("Кенеш", "90"), row("Бел", ">=10")]);
        let scale = drawing.bars[2].width / 90.0;
        let [more, about, least] = &drawing.tails[..] else { panic!("{:?}", drawing.tails) };
        assert_eq!([more.kind, about.kind, least.kind], ["more", "about", "more"]);
        // From 48 to 72.
        assert!((about.x - 48.0 * scale - drawing.bars[1].x).abs() < 0.2, "{about:?}");
        assert!((about.width - 24.0 * scale).abs() < 0.2, "{about:?}");
        assert_eq!(more.width, OPEN);
        assert!(more.x + more.width <= WIDTH);
    }

    #[test]
    fn texts_stay_inside() {
        let long = "Общественные слушания о бюджете в айылном аймаке Ак-Башат Жайылского района Чуйской области";
        for rows in [vec![row(long, ">=9000000"), row("Бел", "~12345678901")], vec![row("Бел", "1"), row("Жол", "2")]]
        {
            let drawing = draw(&rows);
            for text in &drawing.texts {
                let weight = text.role == "value";
                assert!(text.x + text_width::width(&text.text, weight) * FONT <= WIDTH + 0.5, "{text:?}");
                assert!(text.y < drawing.height, "{text:?}");
            }
            assert!(drawing.bars.iter().all(|bar| bar.width > 0.0 && bar.x + bar.width <= WIDTH), "{drawing:?}");
        }
    }
}
