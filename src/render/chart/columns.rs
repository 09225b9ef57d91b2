//! Charts with upright bars along time.

use super::super::text_width;
use super::drawing::{Area, Drawing, FONT, LINE, WIDTH, tenth};

/// The height of the highest column, and the room above it for the number and for today.
const PLOT: f64 = 84.0;
const TOP: f64 = 40.0;
/// The greatest distance between two columns.
const STEP: f64 = 48.0;
/// The height of a year's columns, the room for its number, and the column of years.
const YEAR_PLOT: f64 = 26.0;
const YEAR_TOP: f64 = 23.0;
const YEARS: f64 = 46.0;

/// A column: the name of a span of time, and its parts from the bottom.
pub(super) struct Column {
    pub tick: String,
    /// The name of a longer span that begins with this column.
    pub group: Option<String>,
    pub parts: Vec<(&'static str, u64)>,
}

impl Column {
    fn total(&self) -> u64 {
        self.parts.iter().map(|(_, count)| count).sum()
    }
}

/// Today: its position in columns, and its name.
pub(super) struct Today {
    pub at: f64,
    pub text: String,
}

/// Draws columns side by side.
pub(super) fn draw(columns: &[Column], today: Option<Today>) -> Drawing {
    let mut drawing = Drawing::default();
    let step = (WIDTH / columns.len().max(1) as f64).min(STEP);
    let width = (step * 0.62).min(26.0);
    let ground = TOP + PLOT;
    let scale = PLOT / columns.iter().map(Column::total).max().unwrap_or(0).max(1) as f64;
    for (at, column) in columns.iter().enumerate() {
        let x = at as f64 * step + (step - width) / 2.0;
        let top = stack(&mut drawing, &column.parts, Area { x, y: ground, width, height: scale });
        let middle = x + width / 2.0;
        if column.total() > 0 {
            drawing.text("tick", middle, top - 4.0, &column.total().to_string(), None);
        }
        drawing.text("tick", middle, ground + FONT + 2.0, &column.tick, None);
        if let Some(group) = &column.group {
            drawing.text("label", at as f64 * step + 2.0, ground + FONT + 2.0 + LINE, group, None);
        }
    }
    let end = step * columns.len() as f64;
    drawing.line("axis", format!("M0 {}h{}", tenth(ground), tenth(end)));
    if let Some(Today { at, text }) = today {
        let x = (at * step).clamp(0.0, end);
        drawing.line("today", format!("M{} {}V{}", tenth(x), tenth(FONT + 4.0), tenth(ground)));
        let half = text_width::width(&text, false) * FONT / 2.0;
        drawing.text("tick", x.clamp(half, WIDTH - half), FONT - 1.0, &text, None);
    }
    let groups = if columns.iter().any(|column| column.group.is_some()) { LINE } else { 0.0 };
    drawing.height = (ground + FONT + 8.0 + groups).ceil();
    drawing
}

/// A year: its number, and the parts of each month.
pub(super) struct Year {
    pub name: String,
    pub months: [Vec<(&'static str, u64)>; 12],
}

/// Draws a line of months for each year.
pub(super) fn draw_years(years: &[Year], months: &[String; 12]) -> Drawing {
    let mut drawing = Drawing::default();
    let step = (WIDTH - YEARS) / 12.0;
    let width = step * 0.7;
    let most = years.iter().flat_map(|year| &year.months).map(|parts| total(parts)).max().unwrap_or(0).max(1);
    let scale = YEAR_PLOT / most as f64;
    let mut ground = 0.0;
    for year in years {
        ground += YEAR_TOP + YEAR_PLOT;
        drawing.text("label", 0.0, ground, &year.name, None);
        for (at, parts) in year.months.iter().enumerate() {
            let x = YEARS + at as f64 * step + (step - width) / 2.0;
            let top = stack(&mut drawing, parts, Area { x, y: ground, width, height: scale });
            if total(parts) > 0 {
                drawing.text("tick", x + width / 2.0, top - 3.0, &total(parts).to_string(), None);
            }
        }
        drawing.line("axis", format!("M{YEARS} {}H{WIDTH}", tenth(ground)));
    }
    for (at, month) in months.iter().enumerate() {
        drawing.text("tick", YEARS + (at as f64 + 0.5) * step, ground + FONT + 2.0, month, None);
    }
    drawing.height = (ground + FONT + 8.0).ceil();
    drawing
}

fn total(parts: &[(&'static str, u64)]) -> u64 {
    parts.iter().map(|(_, count)| count).sum()
}

/// Adds parts on top of each other. `unit` is the area of a part of one, which begins at its `y`.
/// Returns the top.
fn stack(drawing: &mut Drawing, parts: &[(&'static str, u64)], unit: Area) -> f64 {
    let mut top = unit.y;
    for &(series, count) in parts.iter().filter(|(_, count)| *count > 0) {
        let height = count as f64 * unit.height;
        top -= height;
        drawing.bar(series, count as f64, Area { y: top, height, ..unit }, true);
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(tick: &str, parts: &[(&'static str, u64)]) -> Column {
        Column { tick: tick.to_owned(), group: None, parts: parts.to_vec() }
    }

    #[test]
    fn parts_are_as_high_as_their_numbers_and_stand_on_each_other() {
        let drawing = draw(
            &[column("I", &[("done", 2), ("overdue", 1)]), column("II", &[]), column("III", &[("done", 6)])],
            None,
        );
        let heights: Vec<f64> = drawing.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [28.0, 14.0, 84.0]);
        assert_eq!(drawing.bars[0].y, drawing.bars[1].y + drawing.bars[1].height);
        let numbers: Vec<&str> = drawing.texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(numbers, ["3", "I", "II", "6", "III"]);
    }

    #[test]
    fn months_have_columns_as_high_as_their_numbers() {
        let mut months: [Vec<(&'static str, u64)>; 12] = Default::default();
        months[0] = vec![("past", 1)];
        months[11] = vec![("past", 1), ("coming", 3)];
        let names: [String; 12] = std::array::from_fn(|at| at.to_string());
        let drawing = draw_years(&[Year { name: "2026".into(), months }], &names);
        let heights: Vec<(f64, f64)> = drawing.bars.iter().map(|bar| (bar.value, bar.height)).collect();
        assert_eq!(heights, [(1.0, 6.5), (1.0, 6.5), (3.0, 19.5)]);
        assert!(drawing.bars.iter().all(|bar| bar.x >= YEARS && bar.x + bar.width <= WIDTH));
    }

    #[test]
    fn today_stays_inside() {
        for at in [-3.0, 0.0, 1.5, 40.0] {
            let drawing =
                draw(&[column("I", &[("done", 2)]), column("II", &[])], Some(Today { at, text: "бүгүн".into() }));
            let text = drawing.texts.last().unwrap();
            let half = text_width::width("бүгүн", false) * FONT / 2.0;
            assert!(text.x >= half - 0.1 && text.x <= WIDTH - half + 0.1, "{text:?}");
        }
    }
}
