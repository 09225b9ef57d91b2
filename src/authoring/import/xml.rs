//! A part of a Word file as a tree. Namespace prefixes are dropped, because names are unambiguous
//! without them.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The maximum nesting depth, which bounds recursion over the tree.
const MAX_DEPTH: usize = 150;
/// The maximum number of parser events.
const MAX_EVENTS: usize = 500_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The local name.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

/// A child of an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Returns an attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Returns the child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the first child element with this name.
    pub(super) fn element(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the value of the first child element with this name: `<w:ilvl w:val="1"/>`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.element(name)?.attribute("val")
    }

    /// Returns whether a boolean property is present and not false.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.element(name)
            .is_some_and(|property| !matches!(property.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Returns the first descendant with this name.
    pub(super) fn descendant(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|child| if child.name == name { Some(child) } else { child.descendant(name) })
    }

    /// Returns the text directly inside the element.
    pub(super) fn text(&self) -> String {
        let texts = self.nodes.iter().map(|node| match node {
            Node::Text(text) => text.as_str(),
            Node::Element(_) => "",
        });
        texts.collect()
    }
}

/// Parses a part. Returns `None` if it is not XML, has a DTD, or exceeds the limits.
pub(super) fn read(bytes: &[u8]) -> Option<Element> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0;
    loop {
        count += 1;
        if count > MAX_EVENTS || open.len() > MAX_DEPTH {
            return None;
        }
        match reader.read_event().ok()? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => open.last_mut()?.nodes.push(Node::Element(element(&start)?)),
            Event::End(_) => {
                let closed = open.pop()?;
                open.last_mut()?.nodes.push(Node::Element(closed));
            }
            Event::Text(text) => add(&mut open, &text.xml10_content())?,
            Event::CData(text) => add(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => add(&mut open, &character(&reference)?)?,
            Event::DocType(_) => return None,
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
    let [document] = <[Element; 1]>::try_from(open).ok()?;
    document.nodes.into_iter().find_map(|node| match node {
        Node::Element(root) => Some(root),
        Node::Text(_) => None,
    })
}

fn add(open: &mut [Element], text: &str) -> Option<()> {
    let nodes = &mut open.last_mut()?.nodes;
    match nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => nodes.push(Node::Text(text.to_owned())),
    }
    Some(())
}

/// Resolves a reference: `&amp;`, `&#1257;`. Without a DTD no others exist.
fn character(reference: &BytesRef) -> Option<String> {
    if let Some(c) = reference.resolve_char_ref().ok()? {
        return Some(c.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}

fn element(start: &BytesStart) -> Option<Element> {
    let name = start.local_name().into_inner().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = attribute.key.local_name().into_inner().to_owned();
        attributes.push((key, quick_xml::escape::unescape(&attribute.value).ok()?.into_owned()));
    }
    Some(Element { name, attributes, nodes: Vec::new() })
}
