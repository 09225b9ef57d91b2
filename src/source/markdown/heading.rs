//! Headings: levels, anchors, and attributes in braces.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::span::Span;
use crate::language::slug;

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

/// A heading whose level and anchor depend on the headings that follow.
#[derive(Debug)]
pub(super) struct PendingHeading {
    /// The level as written, from 1.
    pub level: u8,
    /// The anchor that the author set.
    pub anchor: Option<String>,
    pub text: String,
}

/// Assigns levels and anchors. `taken` holds the other ids of the body.
///
/// The page title is level 1, and levels are never skipped: a heading is one level below the
/// nearest heading before it that the author wrote with fewer `#`.
pub(super) fn finish(pending: Vec<PendingHeading>, taken: BTreeSet<String>) -> Vec<Heading> {
    let levels = outline_levels(&pending);
    let mut anchors = Anchors { taken, next: BTreeMap::new() };
    // Anchors of authors take precedence over generated ones.
    let custom: Vec<Option<String>> = pending
        .iter()
        .map(|heading| heading.anchor.as_deref().map(slug).filter(|anchor| !anchor.is_empty()))
        .map(|anchor| anchor.map(|anchor| anchors.unique(anchor)))
        .collect();
    pending
        .into_iter()
        .zip(custom)
        .zip(levels)
        .map(|((PendingHeading { text, .. }, custom), level)| {
            let id = custom.unwrap_or_else(|| {
                let anchor = slug(&text);
                anchors.unique(if anchor.is_empty() { "section".to_owned() } else { anchor })
            });
            Heading { level, id, text }
        })
        .collect()
}

/// Returns the level of each heading on the page, from 2 to 6.
fn outline_levels(pending: &[PendingHeading]) -> Vec<u8> {
    // The written levels of the headings that contain the current one, at most six.
    let mut open: Vec<u8> = Vec::new();
    let mut level = |heading: &PendingHeading| {
        while open.last().is_some_and(|last| *last >= heading.level) {
            open.pop();
        }
        open.push(heading.level);
        u8::try_from(open.len() + 1).unwrap_or(6).min(6)
    };
    pending.iter().map(&mut level).collect()
}

struct Anchors {
    taken: BTreeSet<String>,
    /// The next suffix to try, for each anchor that is not unique.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// Returns the anchor, with a numeric suffix if it is taken.
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

/// The attributes at the end of a heading.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub anchor: Option<String>,
    /// The spans of unsupported attributes.
    pub rejected: Vec<Span>,
}

/// Removes `{#id .class key=value}` from the end of a heading. Other text in braces stays.
pub(super) fn take_attributes(inlines: &mut [Inline], text: &str) -> Attributes {
    let mut attributes = Attributes::default();
    let Some(Inline::Source(range)) = inlines.last_mut() else { return attributes };
    let content = text[range.clone()].trim_end();
    let Some((start, inside)) = content.strip_suffix('}').and_then(|content| content.rsplit_once('{')) else {
        return attributes;
    };
    let is_attribute = |part: &str| part.len() > 1 && part.starts_with(['#', '.']) || part.contains('=');
    if inside.contains('}') || inside.trim().is_empty() || !inside.split_ascii_whitespace().all(is_attribute) {
        return attributes;
    }
    let mut position = range.start + start.len() + 1;
    for part in inside.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let end = position + part.len();
        let part = part.trim_ascii_end();
        match part.strip_prefix('#') {
            Some(anchor) => attributes.anchor = Some(anchor.to_owned()),
            None if !part.is_empty() => attributes.rejected.push(Span::new(position, position + part.len())),
            None => {}
        }
        position = end;
    }
    range.end = range.start + start.trim_end().len();
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_never_skipped() {
        for (written, shown) in [
            (&[3][..], &[2][..]),
            (&[2, 3, 2], &[2, 3, 2]),
            (&[1, 2, 3], &[2, 3, 4]),
            (&[2, 4, 3, 2], &[2, 3, 3, 2]),
            (&[3, 3, 2], &[2, 2, 2]),
            (&[1, 2, 3, 4, 5, 6], &[2, 3, 4, 5, 6, 6]),
            (&[], &[]),
        ] {
            let heading = |level: &u8| PendingHeading { level: *level, anchor: None, text: String::new() };
            assert_eq!(outline_levels(&written.iter().map(heading).collect::<Vec<_>>()), shown, "{written:?}");
        }
    }
}
