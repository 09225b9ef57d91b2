//! Quotations: block quotes whose last line names the speaker after a dash.

use super::inline::Inline;
use super::ir::{Node, Tag};

/// Returns where the last line of a paragraph starts, if it may name a speaker. The result is an
/// index of inlines.
pub(super) fn attribution_line(inlines: &[Inline], text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut start = Some(0);
    for (index, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Node(Node::Open(_)) => depth += 1,
            Inline::Node(Node::Close) => depth = depth.saturating_sub(1),
            // A line that starts inside a link or emphasis cannot be split off.
            Inline::Node(Node::SoftBreak | Node::HardBreak) => start = (depth == 0).then_some(index + 1),
            _ => {}
        }
    }
    let words = inlines.get(start?)?.words(text)?;
    let words = words.strip_prefix(['—', '–'])?;
    words.starts_with([' ', '\u{a0}']).then_some(start?)
}

/// Turns the block quote at `open` into a quotation.
///
/// `line` is the node before the last line: the opening of its paragraph, or a line break. Without
/// text before that line, nothing changes. `text` is the text of the body.
pub(super) fn mark_attribution(nodes: &mut Vec<Node>, open: usize, line: usize, text: &str) {
    if !nodes[open..line].iter().any(|node| node.is_visible(text)) {
        return;
    }
    let words = match &nodes[line] {
        Node::Open(_) => {
            nodes[line] = Node::Open(Tag::Attribution);
            line + 1
        }
        _ => {
            nodes.splice(line..=line, [Node::Close, Node::Open(Tag::Attribution)]);
            line + 2
        }
    };
    if let Some(Node::Text(words)) = nodes.get_mut(words) {
        // The theme adds the dash.
        *words = words.trim_start_matches(&['—', '–', ' ', '\u{a0}'], text);
    }
    nodes[open] = Node::Open(Tag::Quote { quotation: true });
}
