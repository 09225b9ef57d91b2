//! Text in another language: `[текст]{lang=ru}`.
//!
//! CommonMark leaves such brackets in the text, so only brackets that are not links remain.
//! Brackets pair up inside one link or emphasis. Brackets in code, after a backslash or as an
//! entity do not count. An unknown language or any other attribute leaves the text as written.

use std::ops::Range;

use super::inline::Inline;
use super::ir::{Node, Tag};

/// The two-letter codes of ISO 639-1.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

const OPENING: &str = "]{lang=";

/// The length of the longest language tag: `zh-Hans-CN`.
const LONGEST_TAG: usize = 10;

/// Replaces brackets that name a language by an opening and a closing node.
pub(super) fn mark_lang_spans(inlines: Vec<Inline>, text: &str) -> Vec<Inline> {
    let is_marked = |inline: &Inline| matches!(inline, Inline::Source(range) if text[range.clone()].contains(OPENING));
    if !inlines.iter().any(is_marked) {
        return inlines;
    }
    let mut marker =
        SpanMarker { text, inlines: Vec::with_capacity(inlines.len()), open: Vec::new(), open_at_tag: Vec::new() };
    for inline in inlines {
        match inline {
            Inline::Source(range) => marker.text_range(range),
            Inline::Node(Node::Open(_)) => {
                marker.open_at_tag.push(marker.open.len());
                marker.inlines.push(inline);
            }
            Inline::Node(Node::Close) => {
                let open = marker.open_at_tag.pop().unwrap_or_default();
                marker.open.truncate(open);
                marker.inlines.push(inline);
            }
            _ => marker.inlines.push(inline),
        }
    }
    marker.inlines
}

struct SpanMarker<'t> {
    text: &'t str,
    inlines: Vec<Inline>,
    /// The indexes of the opening brackets that have no pair yet.
    open: Vec<usize>,
    /// The number of open brackets at the start of each open tag.
    open_at_tag: Vec<usize>,
}

impl SpanMarker<'_> {
    fn text_range(&mut self, range: Range<usize>) {
        let mut done = range.start;
        let mut position = range.start;
        while let Some(gap) = self.text[position..range.end].find(['[', ']']) {
            let bracket = position + gap;
            position = bracket + 1;
            if is_escaped(self.text, bracket) {
                continue;
            }
            if self.text[bracket..].starts_with('[') {
                self.push(done..bracket);
                self.open.push(self.inlines.len());
                self.push(bracket..position);
                done = position;
            } else if self.open.len() > self.open_at_tag.last().copied().unwrap_or_default()
                && let Some(opening) = self.open.pop()
                && let Some((code, end)) = lang_attribute(&self.text[..range.end], bracket)
                && (done < bracket || opening + 1 < self.inlines.len())
            {
                self.push(done..bracket);
                self.inlines[opening] = Inline::Node(Node::Open(Tag::LangSpan(code.into())));
                self.inlines.push(Inline::Node(Node::Close));
                (done, position) = (end, end);
            }
        }
        self.push(done..range.end);
    }

    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.inlines.push(Inline::Source(range));
        }
    }
}

/// Returns whether an odd number of backslashes precedes a position.
fn is_escaped(text: &str, position: usize) -> bool {
    text.as_bytes()[..position].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

/// Returns the language that follows the bracket at `position`, and the end of its braces.
fn lang_attribute(text: &str, position: usize) -> Option<(&str, usize)> {
    let rest = text[position..].strip_prefix(OPENING)?;
    let end = rest.bytes().take(LONGEST_TAG + 1).position(|byte| byte == b'}')?;
    let code = &rest[..end];
    is_language_tag(code).then(|| (code, position + OPENING.len() + code.len() + 1))
}

/// Returns whether this is a language tag: `en`, `uz-Cyrl`, `en-GB`. Script and region are
/// optional.
fn is_language_tag(code: &str) -> bool {
    let mut parts = code.split('-');
    let known = parts.next().is_some_and(|language| ISO_639_1.split_whitespace().any(|known| known == language));
    let mut rest = parts.peekable();
    rest.next_if(|part| {
        let mut bytes = part.bytes();
        part.len() == 4
            && bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
            && bytes.all(|byte| byte.is_ascii_lowercase())
    });
    rest.next_if(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    known && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn language_tags_are_recognized() {
        for code in ["ky", "ru", "en", "tr", "en-GB", "uz-Cyrl", "zh-Hans-CN"] {
            assert!(is_language_tag(code), "{code}");
        }
        for code in ["", "r", "xx", "RU", "rus", "ru-", "ru-ru", "en_GB", "ru x", "ru\"", "en-GB-x-y"] {
            assert!(!is_language_tag(code), "{code}");
        }
    }
}
