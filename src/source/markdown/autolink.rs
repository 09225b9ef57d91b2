//! URLs and email addresses in a text become links.

use crate::language::linkable_addresses;

use super::destination::{self, Destination};
use super::inline::Inline;
use super::ir::{Link, Node, Tag, Target};

/// Puts the addresses of a block into links. The text of existing links stays.
pub(super) fn link_addresses(inlines: Vec<Inline>, text: &str) -> Vec<Inline> {
    let may_link = |inline: &Inline| matches!(inline, Inline::Source(range) if !linkable_addresses(&text[range.clone()]).is_empty());
    if !inlines.iter().any(may_link) {
        return inlines;
    }
    let mut linked = Vec::with_capacity(inlines.len() + 8);
    // For each open tag, whether it is a link.
    let mut open: Vec<bool> = Vec::new();
    for inline in inlines {
        match &inline {
            Inline::Node(Node::Open(tag)) => open.push(matches!(tag, Tag::Link(_))),
            Inline::Node(Node::Close) => drop(open.pop()),
            Inline::Source(range) if !open.contains(&true) => {
                let mut done = range.start;
                for (address, url) in linkable_addresses(&text[range.clone()]) {
                    let Destination::External(url) = destination::classify(&url) else { continue };
                    let (start, end) = (range.start + address.start, range.start + address.end);
                    if done < start {
                        linked.push(Inline::Source(done..start));
                    }
                    let link = Link { target: Target::External(url), title: String::new() };
                    linked.push(Inline::Node(Node::Open(Tag::Link(Box::new(link)))));
                    linked.push(Inline::Source(start..end));
                    linked.push(Inline::Node(Node::Close));
                    done = end;
                }
                if done < range.end {
                    linked.push(Inline::Source(done..range.end));
                }
                continue;
            }
            _ => {}
        }
        linked.push(inline);
    }
    linked
}
