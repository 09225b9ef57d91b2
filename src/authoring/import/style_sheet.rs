//! Styles with what they inherit: the role of a paragraph, the formatting of its text.
//!
//! A style is identified by its name or outline level, not by its id. In a Russian Word, the style
//! named `heading 1` has the id `1`.

use std::collections::BTreeMap;

use super::xml::Element;

/// The kind of a paragraph, by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Quote,
    Caption,
    /// A line of a table of contents.
    Contents,
}

/// Properties of text that are on, off, or inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextProperties {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    /// Raised text is above 0, lowered text below.
    pub raised: Option<i8>,
    pub font: Option<String>,
}

impl TextProperties {
    /// Reads `w:rPr`.
    pub(super) fn new(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let raised = properties.value("vertAlign").map(|align| match align {
            "superscript" => 1,
            "subscript" => -1,
            _ => 0,
        });
        let fonts = properties.element("rFonts");
        let font = fonts.and_then(|fonts| fonts.attribute("ascii").or_else(|| fonts.attribute("hAnsi")));
        Self {
            bold: properties.toggle("b"),
            italic: properties.toggle("i"),
            struck: properties
                .toggle("strike")
                .or(properties.toggle("dstrike"))
                .map(|single| single || properties.is_on("dstrike")),
            hidden: properties.toggle("vanish"),
            raised,
            font: font.map(str::to_owned),
        }
    }

    /// Returns these properties, with those of `base` where they are not set.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
            font: self.font.clone().or_else(|| base.font.clone()),
        }
    }

    /// Returns the properties of a character style in a paragraph style. A property that both turn
    /// on is off (ECMA-376, part 1, 17.7.3).
    pub(super) fn inside(&self, paragraph: &Self) -> Self {
        let toggled = |own: Option<bool>, outer: Option<bool>| match (own, outer) {
            (Some(true), Some(true)) => Some(false),
            _ => own.filter(|on| *on).or(outer),
        };
        Self {
            bold: toggled(self.bold, paragraph.bold),
            italic: toggled(self.italic, paragraph.italic),
            struck: toggled(self.struck, paragraph.struck),
            hidden: toggled(self.hidden, paragraph.hidden),
            ..self.over(paragraph)
        }
    }
}

/// A style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub role: Option<Role>,
    /// The outline level, from 1. Level 10 is body text.
    pub outline: Option<u8>,
    /// The id of the list.
    pub list: Option<String>,
    /// The level of the list.
    pub list_level: Option<usize>,
    pub text: TextProperties,
    based_on: Option<String>,
}

impl Style {
    /// Returns the level of the heading, from 1.
    pub(super) fn heading(&self) -> Option<u8> {
        self.outline.filter(|level| *level < 10)
    }
}

/// Styles by id.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
    defaults: TextProperties,
}

/// The maximum length of a chain of base styles.
const MAX_BASE_STYLES: usize = 20;

impl StyleSheet {
    /// Reads `styles.xml`.
    pub(super) fn new(styles: Option<&Element>) -> Self {
        let mut sheet = Self::default();
        let Some(styles) = styles else { return sheet };
        let defaults =
            styles.element("docDefaults").and_then(|defaults| defaults.element("rPrDefault")?.element("rPr"));
        sheet.defaults = TextProperties::new(defaults);
        for style in styles.elements().filter(|child| &*child.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let is_paragraph = style.attribute("type").is_none_or(|kind| kind == "paragraph");
            if is_paragraph && matches!(style.attribute("default"), Some("1" | "true" | "on")) {
                sheet.default_paragraph = Some(id.to_owned());
            }
            sheet.styles.insert(id.to_owned(), entry(style, is_paragraph));
        }
        sheet
    }

    /// Returns the style of a paragraph with the properties that it inherits.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Style {
        let known = id.filter(|id| self.styles.contains_key(*id)).or(self.default_paragraph.as_deref());
        let mut style = known.map(|id| self.inherited(id)).unwrap_or_default();
        style.text = style.text.over(&self.defaults);
        style
    }

    /// Returns the properties of a character style with those that it inherits.
    pub(super) fn character(&self, id: &str) -> TextProperties {
        self.inherited(id).text
    }

    fn inherited(&self, id: &str) -> Style {
        let mut found = Style::default();
        let mut next = Some(id);
        for _ in 0..MAX_BASE_STYLES {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            found.role = found.role.or(style.role);
            found.outline = found.outline.or(style.outline);
            found.list_level = found.list_level.or(style.list_level);
            found.list = found.list.or_else(|| style.list.clone());
            found.text = found.text.over(&style.text);
            next = style.based_on.as_deref();
        }
        found
    }
}

fn entry(style: &Element, is_paragraph: bool) -> Style {
    let name = style.value("name").unwrap_or_default().trim().to_lowercase();
    let properties = style.element("pPr");
    let list = properties.and_then(|properties| properties.element("numPr"));
    let named = ["heading ", "заголовок "].iter().find_map(|start| name.strip_prefix(start)?.trim().parse().ok());
    let mut text = TextProperties::new(style.element("rPr"));
    if !is_paragraph {
        // Programs may leave out what the built-in styles look like.
        let (bold, italic) = match name.as_str() {
            "strong" | "intense reference" => (Some(true), None),
            "emphasis" | "subtle emphasis" => (None, Some(true)),
            "intense emphasis" | "book title" => (Some(true), Some(true)),
            _ => (None, None),
        };
        text = text.over(&TextProperties { bold, italic, ..TextProperties::default() });
    }
    Style {
        role: role(&name).filter(|_| is_paragraph),
        outline: properties.and_then(outline).or(named.filter(|level| (1..10).contains(level))),
        list: list.and_then(|list| list.value("numId")).map(str::to_owned),
        list_level: list.and_then(|list| list.value("ilvl")?.parse().ok()),
        text,
        based_on: style.value("basedOn").map(str::to_owned),
    }
}

/// Returns the role of a style by its name. A file has the English name of a built-in style.
fn role(name: &str) -> Option<Role> {
    match name {
        "title" | "название" => Some(Role::Title),
        "quote" | "intense quote" | "block text" | "quotations" | "block quotation" | "цитата" => {
            Some(Role::Quote)
        }
        "caption" => Some(Role::Caption),
        "table of figures" => Some(Role::Contents),
        _ => name.strip_prefix("toc ").filter(|level| level.parse::<u8>().is_ok()).map(|_| Role::Contents),
    }
}

/// Returns the outline level of paragraph properties, from 1.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    let level: u8 = properties.value("outlineLvl")?.trim().parse().ok()?;
    (level < 10).then_some(level + 1)
}
