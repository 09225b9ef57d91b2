//! The numbers of list items, as Word counts them.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Marker;
use super::number_format::formatted;
use super::xml::Element;

/// The number of levels of a list.
const LEVELS: usize = 9;
/// The largest number that a Markdown list takes.
const MAX_NUMBER: u32 = 999_999_999;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// The marker, with `%1` for the number of the first level.
    text: String,
    start: u32,
    /// The level after which the numbers start again, from 1. 0 means never.
    restart: Option<usize>,
    /// Whether numbers of other levels are shown as decimals.
    legal: bool,
    /// The id of the paragraph style that has this level.
    style: Option<String>,
}

/// A list: its levels, and the list that it shares its numbers with.
#[derive(Debug, Clone)]
struct List {
    counted_as: String,
    levels: BTreeMap<usize, Level>,
    /// The numbers at which this list starts again.
    starts: BTreeMap<usize, u32>,
}

/// All lists, and the numbers that were used so far.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have started.
    started: BTreeSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn new(numbering: Option<&Element>) -> Self {
        let all = |name: &'static str| {
            numbering.into_iter().flat_map(Element::elements).filter(move |child| &*child.name == name)
        };
        let mut kinds: BTreeMap<&str, BTreeMap<usize, Level>> = BTreeMap::new();
        let mut linked: Vec<(&str, &str)> = Vec::new();
        let mut by_style: BTreeMap<&str, &str> = BTreeMap::new();
        for kind in all("abstractNum") {
            let id = kind.attribute("abstractNumId").unwrap_or_default();
            kinds.insert(id, levels(kind));
            linked.extend(kind.value("numStyleLink").map(|style| (id, style)));
            by_style.extend(kind.value("styleLink").map(|style| (style, id)));
        }
        // A list may be defined by a numbering style, which another list defines.
        for (id, style) in linked {
            let levels = by_style.get(style).and_then(|target| kinds.get(target)).cloned();
            kinds.extend(levels.map(|levels| (id, levels)));
        }
        let mut lists = BTreeMap::new();
        for list in all("num") {
            let (Some(id), Some(kind)) = (list.attribute("numId"), list.value("abstractNumId")) else { continue };
            let mut levels = kinds.get(kind).cloned().unwrap_or_default();
            let mut starts = BTreeMap::new();
            for changed in list.elements().filter(|child| &*child.name == "lvlOverride") {
                let Some(at) = changed.number("ilvl").filter(|at| *at < LEVELS) else { continue };
                if let Some(level) = changed.element("lvl") {
                    levels.insert(at, Level::new(level));
                }
                starts.extend(changed.value("startOverride").and_then(|start| Some((at, start.parse().ok()?))));
            }
            lists.insert(id.to_owned(), List { counted_as: kind.to_owned(), levels, starts });
        }
        Self { lists, ..Self::default() }
    }

    /// Returns the level of a list that a paragraph style has.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let levels = &self.lists.get(list)?.levels;
        levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// Counts an item of a list and returns its marker. Returns `None` if the level shows nothing.
    /// An undefined list has bullets.
    pub(super) fn next(&mut self, id: &str, at: usize) -> Option<Marker> {
        let Some(list) = self.lists.get(id) else { return Some(Marker::Bullet) };
        let at = at.min(LEVELS - 1);
        let counters = self.counters.entry(list.counted_as.clone()).or_default();
        if self.started.insert(id.to_owned()) {
            for (level, start) in &list.starts {
                counters[*level] = start.checked_sub(1);
            }
        }
        let start = |level: usize| {
            let start = list.levels.get(&level).map_or(1, |level| level.start);
            list.starts.get(&level).copied().unwrap_or(start)
        };
        counters[at] = Some(counters[at].map_or_else(|| start(at), |number| number.saturating_add(1)));
        for (level, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = list.levels.get(&level).and_then(|level| level.restart).unwrap_or(level);
            if restart > at {
                *counter = None;
            }
        }
        let Some(level) = list.levels.get(&at) else { return Some(Marker::Bullet) };
        let number = |level: usize| counters.get(level).copied().flatten().unwrap_or_else(|| start(level));
        level.marker(at, number, &list.levels)
    }
}

impl Level {
    fn new(level: &Element) -> Self {
        let format = level.element("numFmt").or_else(|| level.descendant("numFmt"));
        Self {
            format: format.and_then(|format| format.attribute("val")).unwrap_or("decimal").to_owned(),
            text: level.value("lvlText").unwrap_or_default().to_owned(),
            start: level.value("start").and_then(|start| start.trim().parse().ok()).unwrap_or(0),
            restart: level.value("lvlRestart").and_then(|restart| restart.trim().parse().ok()),
            legal: level.is_on("isLgl"),
            style: level.value("pStyle").map(str::to_owned),
        }
        .with_usual_start(level)
    }

    /// Without a start, lists of some programs begin at 1, although the format says 0.
    fn with_usual_start(mut self, level: &Element) -> Self {
        if level.element("start").is_none() {
            self.start = 1;
        }
        self
    }

    fn marker(&self, at: usize, number: impl Fn(usize) -> u32, levels: &BTreeMap<usize, Level>) -> Option<Marker> {
        if self.format == "bullet" {
            return Some(Marker::Bullet);
        }
        let own = format!("%{}", at + 1);
        let rest = self.text.strip_prefix(own.as_str()).map(str::trim);
        let is_plain = matches!(rest, Some("" | "." | ")")) || self.text.is_empty();
        if is_plain && self.format == "decimal" && number(at) <= MAX_NUMBER {
            return Some(Marker::Number(number(at)));
        }
        let mut text =
            if self.text.is_empty() && self.format != "none" { format!("{own}.") } else { self.text.clone() };
        for level in 0..LEVELS {
            let shown = levels.get(&level).map_or("decimal", |level| level.format.as_str());
            let shown = if self.legal { "decimal" } else { shown };
            let place = format!("%{}", level + 1);
            if text.contains(&place) {
                text = text.replace(&place, &formatted(number(level), shown));
            }
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Marker::Text(text))
    }
}

fn levels(kind: &Element) -> BTreeMap<usize, Level> {
    let levels = kind.elements().filter(|child| &*child.name == "lvl");
    let numbered =
        levels.filter_map(|level| Some((level.number("ilvl").filter(|at| *at < LEVELS)?, Level::new(level))));
    numbered.collect()
}
