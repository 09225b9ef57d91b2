//! Footnotes, numbered by their first reference and independent of where they are defined.

use std::collections::BTreeMap;

use crate::foundation::diagnostics::MarkupError;
use crate::foundation::span::Span;

use super::ir::Node;

/// A footnote and the number of references to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Footnote {
    pub nodes: Vec<Node>,
    pub reference_count: usize,
}

/// Footnotes by name, while the body is parsed. Until [`Footnotes::finish`], the number of a
/// footnote is its order of first mention.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, usize>,
    /// The nodes of each footnote, once it is defined.
    defined: Vec<Option<Vec<Node>>>,
    /// The definition of each footnote in the file.
    spans: Vec<Option<Span>>,
    /// Whether each footnote has the name of an earlier one.
    is_second: Vec<bool>,
}

impl Footnotes {
    /// Returns the number of the footnote with this name.
    pub(super) fn number_of(&mut self, name: &str) -> usize {
        let next = self.defined.len();
        let number = *self.numbers.entry(name.to_lowercase()).or_insert(next);
        if number == next {
            self.push(None, None, false);
        }
        number
    }

    /// Defines a footnote. The second definition of a name becomes a footnote without references.
    pub(super) fn define(&mut self, name: &str, span: Span, nodes: Vec<Node>) {
        let number = self.number_of(name);
        if self.defined[number].is_some() {
            self.push(Some(nodes), Some(span), true);
        } else {
            self.defined[number] = Some(nodes);
            self.spans[number] = Some(span);
        }
    }

    fn push(&mut self, nodes: Option<Vec<Node>>, span: Option<Span>, is_second: bool) {
        self.defined.push(nodes);
        self.spans.push(span);
        self.is_second.push(is_second);
    }

    /// Numbers the footnotes in the order of their references, followed by those without
    /// references. Updates the references in `body` and in the footnotes themselves. Returns the
    /// faulty definitions, too.
    pub(super) fn finish(mut self, body: &mut [Node]) -> (Vec<Footnote>, Vec<(Span, MarkupError)>) {
        let mut order = Order { new: vec![None; self.defined.len()], old: Vec::new(), reference_counts: Vec::new() };
        order.count(body);
        let mut footnotes = Vec::new();
        for unreferenced in 0..=self.defined.len() {
            while footnotes.len() < order.old.len() {
                let mut nodes = self.defined[order.old[footnotes.len()]].take().unwrap_or_default();
                order.count(&mut nodes);
                footnotes.push(Footnote { nodes, reference_count: 0 });
            }
            if unreferenced < self.defined.len() {
                order.number(unreferenced);
            }
        }
        for (footnote, reference_count) in footnotes.iter_mut().zip(&order.reference_counts) {
            footnote.reference_count = *reference_count;
        }
        let fault = |(footnote, &old): (&Footnote, &usize)| {
            let error = match self.is_second[old] {
                true => MarkupError::FootnoteTwice,
                false => MarkupError::FootnoteUnused,
            };
            self.spans[old].filter(|_| footnote.reference_count == 0).map(|span| (span, error))
        };
        let faults = footnotes.iter().zip(&order.old).filter_map(fault).collect();
        (footnotes, faults)
    }
}

/// The mapping between preliminary and final numbers.
struct Order {
    new: Vec<Option<usize>>,
    old: Vec<usize>,
    reference_counts: Vec<usize>,
}

impl Order {
    fn number(&mut self, old: usize) -> usize {
        *self.new[old].get_or_insert_with(|| {
            self.old.push(old);
            self.reference_counts.push(0);
            self.old.len() - 1
        })
    }

    fn count(&mut self, nodes: &mut [Node]) {
        for node in nodes {
            if let Node::FootnoteReference { footnote, nth } = node {
                *footnote = self.number(*footnote);
                self.reference_counts[*footnote] += 1;
                *nth = self.reference_counts[*footnote];
            }
        }
    }
}
