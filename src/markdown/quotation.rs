//! Block quotes that are quotations: the last line names the speaker behind a dash.

use super::inline::Inline;
use super::ir::{Node, Tag};

/// Where the last line of a paragraph begins, if it may name a speaker: how many bits stand before it.
pub(super) fn attribution_line(inlines: &[Inline], text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut start = Some(0);
    for (place, inline) in inlines.iter().enumerate() {
        match inline {
            Inline::Node(Node::Open(_)) => depth += 1,
            Inline::Node(Node::Close) => depth = depth.saturating_sub(1),
            // A line that begins within a link or emphasis can't be set apart.
            Inline::Node(Node::SoftBreak | Node::HardBreak) => start = (depth == 0).then_some(place + 1),
            _ => {}
        }
    }
    let words = inlines.get(start?)?.words(text)?;
    let words = words.strip_prefix(['—', '–'])?;
    words.starts_with([' ', '\u{a0}']).then_some(start?)
}

/// Makes a quotation of the quote that was opened at `open`. `line` is where its last line begins: at the paragraph
/// that is this line, or at the line break before it. A line with nothing before it to be quoted changes nothing. `text`
/// are the words of the body.
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
        // The theme draws the dash.
        *words = words.trim_start_matches(&['—', '–', ' ', '\u{a0}'], text);
    }
    nodes[open] = Node::Open(Tag::Quote { quotation: true });
}
