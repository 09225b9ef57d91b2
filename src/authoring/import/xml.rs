//! A part of a Word file as a tree. Namespace prefixes are dropped, because names are unambiguous
//! without them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The maximum nesting depth, which bounds recursion over the tree.
const MAX_DEPTH: usize = 200;
/// The maximum number of parser events, which bounds the memory of a tree to some hundred
/// megabytes.
const MAX_EVENTS: usize = 3_000_000;
/// Elements that say nothing about the text, but are a third of a document.
const IGNORED: [&str; 6] = ["proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "lang", "noProof"];

/// The reason why a part could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum XmlError {
    /// The part is not XML, or has a document type.
    Invalid,
    /// The part has too many elements.
    TooLarge,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// The local name.
    pub name: Rc<str>,
    attributes: Box<[(Rc<str>, Box<str>)]>,
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
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// Returns an attribute as a number.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
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
        self.elements().find(|element| &*element.name == name)
    }

    /// Returns the value of the first child element with this name: `<w:ilvl w:val="1"/>`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.element(name)?.attribute("val")
    }

    /// Returns whether a boolean property is on, or `None` if it is absent.
    pub(super) fn toggle(&self, name: &str) -> Option<bool> {
        self.element(name).map(|property| !matches!(property.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Returns whether a boolean property is present and not false.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.toggle(name).unwrap_or(false)
    }

    /// Returns the first descendant with this name.
    pub(super) fn descendant(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|child| if &*child.name == name { Some(child) } else { child.descendant(name) })
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

/// Parses a part.
pub(super) fn read(bytes: &[u8]) -> Result<Element, XmlError> {
    let text = decoded(bytes).ok_or(XmlError::Invalid)?;
    let mut reader = Reader::from_str(&text);
    let mut tree = Tree { names: BTreeSet::new(), open: Vec::new(), root: None };
    // The number of open elements inside an ignored one.
    let mut ignored = 0_usize;
    for _ in 0..MAX_EVENTS {
        let event = reader.read_event().map_err(|_| XmlError::Invalid)?;
        match &event {
            Event::Start(_) if ignored > 0 => ignored += 1,
            Event::Start(start) if is_ignored(start) => ignored = 1,
            Event::End(_) if ignored > 0 => ignored -= 1,
            Event::Eof if ignored > 0 => return Err(XmlError::Invalid),
            Event::Eof => return tree.root.filter(|_| tree.open.is_empty()).ok_or(XmlError::Invalid),
            _ if ignored > 0 => {}
            _ => tree.add(&event).ok_or(XmlError::Invalid)?,
        }
        if tree.open.len() + ignored > MAX_DEPTH {
            return Err(XmlError::Invalid);
        }
    }
    Err(XmlError::TooLarge)
}

/// Decodes UTF-8, or UTF-16 with a byte order mark. A part of a Word file has no other encoding.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let units = |convert: fn([u8; 2]) -> u16| {
        let units = bytes[2..].as_chunks::<2>().0.iter().map(|unit| convert(*unit));
        char::decode_utf16(units).collect::<Result<String, _>>().ok().map(Cow::Owned)
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(|text| Cow::Borrowed(text.trim_start_matches('\u{feff}'))),
    }
}

fn is_ignored(start: &BytesStart) -> bool {
    IGNORED.iter().any(|name| start.local_name().into_inner() == *name)
}

/// A tree that is being read.
struct Tree {
    /// Every name once, because a document has millions of elements with few names.
    names: BTreeSet<Rc<str>>,
    open: Vec<Element>,
    root: Option<Element>,
}

impl Tree {
    /// Adds an event. Returns `None` if the part is invalid.
    fn add(&mut self, event: &Event) -> Option<()> {
        match event {
            Event::Start(start) => {
                let element = self.element(start)?;
                self.open.push(element);
            }
            Event::Empty(start) if is_ignored(start) => {}
            Event::Empty(start) => {
                let element = self.element(start)?;
                self.close(element)?;
            }
            Event::End(_) => {
                let mut closed = self.open.pop()?;
                closed.nodes.shrink_to_fit();
                self.close(closed)?;
            }
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.text(&character(reference)?),
            Event::DocType(_) => return None,
            Event::Eof | Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
        Some(())
    }

    fn close(&mut self, element: Element) -> Option<()> {
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(element)),
            None if self.root.is_none() => self.root = Some(element),
            None => return None,
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        match parent.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.nodes.push(Node::Text(text.to_owned())),
        }
    }

    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let name: Rc<str> = name.into();
        self.names.insert(name.clone());
        name
    }

    fn element(&mut self, start: &BytesStart) -> Option<Element> {
        let name = self.name(start.local_name().into_inner());
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let key = attribute.key.local_name();
            // Word marks who typed what in which session.
            if key.into_inner().starts_with("rsid") {
                continue;
            }
            let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
            attributes.push((self.name(key.into_inner()), value.into_boxed_str()));
        }
        Some(Element { name, attributes: attributes.into_boxed_slice(), nodes: Vec::new() })
    }
}

/// Resolves a reference: `&amp;`, `&#1257;`. Without a document type, no others exist.
fn character(reference: &BytesRef) -> Option<String> {
    if let Some(c) = reference.resolve_char_ref().ok()? {
        return Some(c.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}
