//! A part of a Word file as a tree. Prefixes of names are left out: in these parts no two names differ by them alone.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Deeper than any text is nested; a tree is walked by calls, and those must end.
const MAX_DEPTH: usize = 150;
/// More than any release has.
const MAX_EVENTS: usize = 500_000;

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub fn element(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The value of the first element of a name in it: `<w:ilvl w:val="1"/>`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.element(name)?.attribute("val")
    }

    /// Whether a property is on: it is there, and is not said to be off.
    pub fn is_on(&self, name: &str) -> bool {
        self.element(name).is_some_and(|own| !matches!(own.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// The first element of a name anywhere below.
    pub fn descendant(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|own| if own.name == name { Some(own) } else { own.descendant(name) })
    }

    /// The words that stand directly in it.
    pub fn text(&self) -> String {
        let texts = self.nodes.iter().map(|node| match node {
            Node::Text(text) => text.as_str(),
            Node::Element(_) => "",
        });
        texts.collect()
    }
}

/// Reads a part. None when it is no XML, declares types or entities of its own, or is nested without end.
pub fn read(bytes: &[u8]) -> Option<Element> {
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

/// `&amp;`, `&#1257;`; there are no others without a declaration.
fn character(reference: &BytesRef) -> Option<String> {
    if let Some(letter) = reference.resolve_char_ref().ok()? {
        return Some(letter.to_string());
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
