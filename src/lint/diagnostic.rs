//! Creation of diagnostics by the rules.

use std::ops::Range;

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::foundation::span::Location;

use super::unit::{Block, Text};

/// Returns the diagnostic of a problem in a block, or `None` if the author has allowed the rule.
pub(super) fn diagnostic(text: &Text, block: &Block, range: Range<usize>, problem: Problem) -> Option<Diagnostic> {
    let is_allowed = text.allow.contains(&problem.rule());
    (!is_allowed).then(|| Diagnostic::new(Location::span(text.path, block.span(range)), problem))
}
