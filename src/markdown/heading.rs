//! Headings: their levels, their anchors, and the braces that may follow their words.

use std::collections::{BTreeMap, BTreeSet};

use crate::span::Span;
use crate::text::slug;

use super::inline::Inline;

/// A heading, as a table of contents needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2, because the page title is level 1, to 6.
    pub level: u8,
    /// The anchor, unique in the body.
    pub id: String,
    /// The text without markup. Empty if the heading is only a record's name or an image.
    pub text: String,
}

/// A heading as it was read; its level and anchor are settled when all are known.
#[derive(Debug)]
pub(super) struct PendingHeading {
    /// As written, from 1.
    pub level: u8,
    /// The anchor that the author asks for.
    pub anchor: Option<String>,
    pub text: String,
}

/// Settles levels and anchors. The page's title is the first level, so if a body has headings of the first level, all
/// of its headings go down by one. `taken` are the ids of the body that are no headings.
pub(super) fn finish(pending: Vec<PendingHeading>, taken: BTreeSet<String>) -> Vec<Heading> {
    let shift = u8::from(pending.iter().any(|heading| heading.level == 1));
    let mut anchors = Anchors { taken, next: BTreeMap::new() };
    // What an author asks for goes before what is made up.
    let asked: Vec<Option<String>> = pending
        .iter()
        .map(|heading| heading.anchor.as_deref().map(slug).filter(|anchor| !anchor.is_empty()))
        .map(|anchor| anchor.map(|anchor| anchors.unique(anchor)))
        .collect();
    pending
        .into_iter()
        .zip(asked)
        .map(|(PendingHeading { level, text, .. }, asked)| {
            let id = asked.unwrap_or_else(|| {
                let anchor = slug(&text);
                anchors.unique(if anchor.is_empty() { "section".to_owned() } else { anchor })
            });
            Heading { level: (level + shift).min(6), id, text }
        })
        .collect()
}

struct Anchors {
    taken: BTreeSet<String>,
    /// The number to try next, for each anchor that was asked for twice.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// The anchor itself, or with the first number that makes it different from all others.
    fn unique(&mut self, anchor: String) -> String {
        if self.taken.insert(anchor.clone()) {
            return anchor;
        }
        let next = self.next.entry(anchor.clone()).or_insert(2);
        loop {
            let numbered = format!("{anchor}-{next}");
            *next += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// Braces with attributes, taken off the end of a heading.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub anchor: Option<String>,
    /// What a heading does not take.
    pub rejected: Vec<Span>,
}

/// Takes `{#id .class key=value}` off the end of a heading. Other words in braces are words.
pub(super) fn take_attributes(inlines: &mut [Inline], text: &str) -> Attributes {
    let mut attributes = Attributes::default();
    let Some(Inline::Source(range)) = inlines.last_mut() else { return attributes };
    let words = text[range.clone()].trim_end();
    let Some((start, inside)) = words.strip_suffix('}').and_then(|words| words.rsplit_once('{')) else {
        return attributes;
    };
    let is_attribute = |part: &str| part.len() > 1 && part.starts_with(['#', '.']) || part.contains('=');
    if inside.contains('}') || inside.trim().is_empty() || !inside.split_ascii_whitespace().all(is_attribute) {
        return attributes;
    }
    let mut place = range.start + start.len() + 1;
    for part in inside.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let end = place + part.len();
        let part = part.trim_ascii_end();
        match part.strip_prefix('#') {
            Some(anchor) => attributes.anchor = Some(anchor.to_owned()),
            None if !part.is_empty() => attributes.rejected.push(Span::new(place, place + part.len())),
            None => {}
        }
        place = end;
    }
    range.end = range.start + start.trim_end().len();
    attributes
}
