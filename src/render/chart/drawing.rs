//! The drawing of a chart, to which rows and columns add their parts.

use super::super::view::{ChartBar, ChartLine, ChartTail, ChartText};

/// The width of every chart. It is that of a narrow phone, so that texts are not scaled down.
pub(super) const WIDTH: f64 = 320.0;
/// The font size and the line height.
pub(super) const FONT: f64 = 15.0;
pub(super) const LINE: f64 = 19.0;
/// The length of a tail with an open end.
pub(super) const OPEN: f64 = 16.0;

/// The series that are striped, so that they differ without colour.
const STRIPED: [&str; 4] = ["own", "in_progress", "overdue", "coming"];

/// Returns whether the bars of a series are striped.
pub(super) fn is_striped(series: &str) -> bool {
    STRIPED.contains(&series)
}

/// The parts of a chart, and its height so far.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub height: f64,
    pub bars: Vec<ChartBar>,
    pub tails: Vec<ChartTail>,
    pub texts: Vec<ChartText>,
    pub lines: Vec<ChartLine>,
}

/// A rectangle: its left upper corner and its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    /// Returns the path along the middle, in the longer direction of bars or across them.
    fn stripes(self, upright: bool) -> String {
        let Area { x, y, width, height } = self;
        match upright {
            true => format!("M{} {}v{}", tenth(x + width / 2.0), tenth(y), tenth(height)),
            false => format!("M{} {}h{}", tenth(x), tenth(y + height / 2.0), tenth(width)),
        }
    }
}

impl Drawing {
    /// Adds a bar. The stripes of an upright one lie.
    pub(super) fn bar(&mut self, series: &'static str, value: f64, area: Area, upright: bool) {
        self.bars.push(ChartBar {
            series,
            value,
            x: tenth(area.x),
            y: tenth(area.y),
            width: tenth(area.width),
            height: tenth(area.height),
            stripes: is_striped(series).then(|| area.stripes(upright)),
            stroke: tenth(if upright { area.width } else { area.height }),
        });
    }

    pub(super) fn tail(&mut self, kind: &'static str, area: Area) {
        self.tails.push(ChartTail {
            kind,
            x: tenth(area.x),
            y: tenth(area.y),
            width: tenth(area.width),
            height: tenth(area.height),
            stripes: area.stripes(false),
        });
    }

    pub(super) fn text(&mut self, role: &'static str, x: f64, y: f64, text: &str, lang: Option<&'static str>) {
        self.texts.push(ChartText { role, x: tenth(x), y: tenth(y), text: text.to_owned(), lang });
    }

    pub(super) fn line(&mut self, role: &'static str, path: String) {
        self.lines.push(ChartLine { role, path });
    }
}

/// Rounds to one decimal, which is finer than any screen and equal on every machine.
pub(super) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
