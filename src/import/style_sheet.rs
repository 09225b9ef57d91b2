//! What styles and lists mean: which style is a heading of which level, which list is numbered.
//!
//! A style is known by its name or its level in the outline, never by its id: a Russian Word calls the style `1` whose
//! name is `heading 1`.

use std::collections::BTreeMap;

use super::xml::Element;

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    pub is_title: bool,
    /// From 1.
    pub heading: Option<u8>,
    /// The list its paragraphs belong to.
    pub list: Option<String>,
    based_on: Option<String>,
}

/// Styles by id, and which lists are numbered at which level.
#[derive(Debug, Default)]
pub struct StyleSheet {
    styles: BTreeMap<String, Style>,
    numbered: BTreeMap<(String, String), bool>,
}

/// How many styles may be based on one another.
const MAX_BASE_STYLES: usize = 20;

impl StyleSheet {
    /// Reads `styles.xml` and `numbering.xml`.
    pub fn new(styles: Option<&Element>, numbering: Option<&Element>) -> Self {
        let mut sheet = Self::default();
        for style in styles.iter().flat_map(|styles| styles.elements()).filter(|own| own.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let name = style.value("name").unwrap_or_default().to_lowercase();
            let properties = style.element("pPr");
            let named = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
            let own = Style {
                is_title: name == "title",
                heading: named.or_else(|| properties.and_then(level)),
                list: properties.and_then(|own| own.element("numPr")?.value("numId").map(str::to_owned)),
                based_on: style.value("basedOn").map(str::to_owned),
            };
            sheet.styles.insert(id.to_owned(), own);
        }
        let mut kinds: BTreeMap<&str, Vec<(&str, bool)>> = BTreeMap::new();
        let all = || numbering.iter().flat_map(|numbering| numbering.elements());
        for list in all().filter(|own| own.name == "abstractNum") {
            let levels = list.elements().filter(|own| own.name == "lvl").filter_map(|own| {
                let format = own.value("numFmt").unwrap_or("decimal");
                Some((own.attribute("ilvl")?, !matches!(format, "bullet" | "none")))
            });
            kinds.insert(list.attribute("abstractNumId").unwrap_or_default(), levels.collect());
        }
        for list in all().filter(|own| own.name == "num") {
            let (Some(id), Some(kind)) = (list.attribute("numId"), list.value("abstractNumId")) else { continue };
            for (level, numbered) in kinds.get(kind).into_iter().flatten() {
                sheet.numbered.insert((id.to_owned(), (*level).to_owned()), *numbered);
            }
        }
        sheet
    }

    /// What a style makes of a paragraph, with what it has of those it is based on.
    pub fn style(&self, id: &str) -> Style {
        let mut found = Style::default();
        let mut next = Some(id.to_owned());
        for _ in 0..MAX_BASE_STYLES {
            let Some(own) = next.and_then(|id| self.styles.get(&id)) else { break };
            found.is_title |= own.is_title;
            found.heading = found.heading.or(own.heading);
            found.list = found.list.or_else(|| own.list.clone());
            next = own.based_on.clone();
        }
        found
    }

    /// Whether a list counts at a level; a list that is not described has points.
    pub fn is_numbered(&self, list: &str, level: &str) -> bool {
        self.numbered.get(&(list.to_owned(), level.to_owned())).copied().unwrap_or(false)
    }
}

/// The level of a heading that paragraph properties state, from 1; 9 is the text itself.
pub fn level(properties: &Element) -> Option<u8> {
    let level: u8 = properties.value("outlineLvl")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}
