//! Styles and lists: the level of a heading, the numbering of a list.
//!
//! A style is identified by its name or outline level, not by its id. In a Russian Word, the style
//! named `heading 1` has the id `1`.

use std::collections::BTreeMap;

use super::xml::Element;

/// The effect of a style on a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub is_title: bool,
    /// The level of the heading, from 1.
    pub heading: Option<u8>,
    /// The id of the list.
    pub list: Option<String>,
    based_on: Option<String>,
}

/// Styles by id, and numbered lists by id and level.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: BTreeMap<String, Style>,
    numbered: BTreeMap<(String, String), bool>,
}

/// The maximum length of a chain of base styles.
const MAX_BASE_STYLES: usize = 20;

impl StyleSheet {
    /// Reads `styles.xml` and `numbering.xml`.
    pub(super) fn new(styles: Option<&Element>, numbering: Option<&Element>) -> Self {
        let mut sheet = Self::default();
        for style in styles.iter().flat_map(|styles| styles.elements()).filter(|child| child.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let name = style.value("name").unwrap_or_default().to_lowercase();
            let properties = style.element("pPr");
            let named = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
            let entry = Style {
                is_title: name == "title",
                heading: named.or_else(|| properties.and_then(level)),
                list: properties.and_then(|properties| properties.element("numPr")?.value("numId").map(str::to_owned)),
                based_on: style.value("basedOn").map(str::to_owned),
            };
            sheet.styles.insert(id.to_owned(), entry);
        }
        let mut kinds: BTreeMap<&str, Vec<(&str, bool)>> = BTreeMap::new();
        let all = || numbering.iter().flat_map(|numbering| numbering.elements());
        for list in all().filter(|child| child.name == "abstractNum") {
            let levels = list.elements().filter(|child| child.name == "lvl").filter_map(|level| {
                let format = level.value("numFmt").unwrap_or("decimal");
                Some((level.attribute("ilvl")?, !matches!(format, "bullet" | "none")))
            });
            kinds.insert(list.attribute("abstractNumId").unwrap_or_default(), levels.collect());
        }
        for list in all().filter(|child| child.name == "num") {
            let (Some(id), Some(kind)) = (list.attribute("numId"), list.value("abstractNumId")) else { continue };
            for (level, numbered) in kinds.get(kind).into_iter().flatten() {
                sheet.numbered.insert((id.to_owned(), (*level).to_owned()), *numbered);
            }
        }
        sheet
    }

    /// Returns a style with the properties that it inherits from its base styles.
    pub(super) fn style(&self, id: &str) -> Style {
        let mut found = Style::default();
        let mut next = Some(id.to_owned());
        for _ in 0..MAX_BASE_STYLES {
            let Some(style) = next.and_then(|id| self.styles.get(&id)) else { break };
            found.is_title |= style.is_title;
            found.heading = found.heading.or(style.heading);
            found.list = found.list.or_else(|| style.list.clone());
            next = style.based_on.clone();
        }
        found
    }

    /// Returns whether a list is numbered at a level. An undefined list has bullets.
    pub(super) fn is_numbered(&self, list: &str, level: &str) -> bool {
        self.numbered.get(&(list.to_owned(), level.to_owned())).copied().unwrap_or(false)
    }
}

/// Returns the heading level of paragraph properties, from 1. An outline level of 9 is body text.
pub(super) fn level(properties: &Element) -> Option<u8> {
    let level: u8 = properties.value("outlineLvl")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}
