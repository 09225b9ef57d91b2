//! The number of elements that an SVG draws, with those that it repeats.
//!
//! A `<use>` of a group that has several `<use>` elements itself grows exponentially, so that a
//! file of two kilobytes stops a browser.

use std::collections::BTreeMap;

use crate::foundation::diagnostics::ImageError;

/// The maximum number of elements that are drawn.
pub(super) const MAX_DRAWN: u64 = 200_000;
/// The maximum depth of references.
const MAX_DEPTH: usize = 60;

/// The elements of a document in its order, with their names and references.
#[derive(Default)]
pub(super) struct References {
    /// For each element, the index after its last descendant.
    ends: Vec<usize>,
    open: Vec<usize>,
    names: BTreeMap<String, usize>,
    /// The elements that refer to others, in order, and the names of these.
    links: Vec<(usize, String)>,
}

impl References {
    /// Starts an element.
    pub(super) fn open(&mut self) {
        self.open.push(self.ends.len());
        self.ends.push(self.ends.len() + 1);
    }

    /// Ends the innermost element.
    pub(super) fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.ends[element] = self.ends.len();
        }
    }

    /// Names the last element.
    pub(super) fn name(&mut self, id: &str) {
        let last = self.ends.len().saturating_sub(1);
        self.names.entry(id.to_owned()).or_insert(last);
    }

    /// Adds a reference from the last element.
    pub(super) fn add(&mut self, id: &str) {
        self.links.push((self.ends.len().saturating_sub(1), id.to_owned()));
    }

    /// Rejects a drawing that repeats too many elements.
    pub(super) fn check(&self) -> Result<(), ImageError> {
        let mut known = BTreeMap::new();
        match self.drawn(0, 0, &mut known) {
            Some(drawn) if drawn <= MAX_DRAWN => Ok(()),
            _ => Err(ImageError::Repeated { limit: MAX_DRAWN }),
        }
    }

    /// Returns the number of elements that an element draws. Returns `None` if the references are
    /// too deep, as those of a circle are.
    fn drawn(&self, element: usize, depth: usize, known: &mut BTreeMap<usize, u64>) -> Option<u64> {
        if let Some(drawn) = known.get(&element) {
            return Some(*drawn);
        }
        if depth > MAX_DEPTH {
            return None;
        }
        let end = self.ends.get(element).copied()?;
        let first = self.links.partition_point(|(from, _)| *from < element);
        let mut drawn = (end - element) as u64;
        for (_, id) in self.links[first..].iter().take_while(|(from, _)| *from < end) {
            if let Some(&target) = self.names.get(id) {
                drawn = drawn.saturating_add(self.drawn(target, depth + 1, known)?);
            }
            if drawn > MAX_DRAWN {
                break;
            }
        }
        known.insert(element, drawn);
        Some(drawn)
    }
}
