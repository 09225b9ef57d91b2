//! `unbalanced-quotes`: a quotation mark without a partner.

use crate::foundation::diagnostics::{Diagnostic, Problem};
use crate::language::Typographer;

use super::diagnostic::diagnostic;
use super::unit::{Section, Text};

/// Pairs the quotation marks of each section across its paragraphs, as typography does.
pub(super) fn check(text: &Text) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let has_marks = |section: &&Section| section.blocks.iter().any(|block| block.words.has_quotation_mark());
    for section in text.sections.iter().filter(has_marks) {
        let mut typographer = Typographer::new(text.lang);
        for block in &section.blocks {
            typographer.piece(block.text(), None, None);
        }
        for unpaired in typographer.unpaired() {
            let Some(block) = section.blocks.get(unpaired.piece) else { continue };
            let words = block.text();
            let (before, rest) = words.split_at(unpaired.offset);
            let Some(mark) = rest.chars().next() else { continue };
            let after = &rest[mark.len_utf8()..];
            // A mark between two spaces is an arrow or a ditto mark.
            let is_isolated = before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
            if !is_isolated {
                let range = unpaired.offset..unpaired.offset + mark.len_utf8();
                diagnostics.extend(diagnostic(text, block, range, Problem::UnbalancedQuote { mark }));
            }
        }
    }
    diagnostics
}
