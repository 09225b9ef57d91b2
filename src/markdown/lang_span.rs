//! `[текст]{lang=ru}`: words of another language, found among the bits of a run.
//!
//! CommonMark leaves such brackets in the text, so only those remain here that are no link. Brackets pair up within one
//! link or emphasis; those written as code, with a backslash or as an entity are none. A language that does not exist,
//! or any other attribute, leaves everything as it was written.

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

/// Turns the brackets that name a language into an opening and a closing piece.
pub(super) fn mark_lang_spans(inlines: Vec<Inline>, text: &str) -> Vec<Inline> {
    let is_marked = |inline: &Inline| matches!(inline, Inline::Source(range) if text[range.clone()].contains(OPENING));
    if !inlines.iter().any(is_marked) {
        return inlines;
    }
    let mut marker =
        SpanMarker { text, inlines: Vec::with_capacity(inlines.len()), open: Vec::new(), open_at_tag: Vec::new() };
    for inline in inlines {
        match inline {
            Inline::Source(range) => marker.words(range),
            Inline::Node(Node::Open(_)) => {
                marker.open_at_tag.push(marker.open.len());
                marker.inlines.push(inline);
            }
            Inline::Node(Node::Close) => {
                let floor = marker.open_at_tag.pop().unwrap_or_default();
                marker.open.truncate(floor);
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
    /// Where the bits stand that are an opening bracket without its pair.
    open: Vec<usize>,
    /// How many brackets were open when each link or emphasis began.
    open_at_tag: Vec<usize>,
}

impl SpanMarker<'_> {
    fn words(&mut self, range: Range<usize>) {
        let mut done = range.start;
        let mut place = range.start;
        while let Some(gap) = self.text[place..range.end].find(['[', ']']) {
            let bracket = place + gap;
            place = bracket + 1;
            if is_escaped(self.text, bracket) {
                continue;
            }
            if self.text[bracket..].starts_with('[') {
                self.push(done..bracket);
                self.open.push(self.inlines.len());
                self.push(bracket..place);
                done = place;
            } else if self.open.len() > self.open_at_tag.last().copied().unwrap_or_default()
                && let Some(opening) = self.open.pop()
                && let Some((code, end)) = lang_attribute(&self.text[..range.end], bracket)
                && (done < bracket || opening + 1 < self.inlines.len())
            {
                self.push(done..bracket);
                self.inlines[opening] = Inline::Node(Node::Open(Tag::LangSpan(code.into())));
                self.inlines.push(Inline::Node(Node::Close));
                (done, place) = (end, end);
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

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(text: &str, place: usize) -> bool {
    text.as_bytes()[..place].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

/// The language that the bracket at `place` names, and where its braces end.
fn lang_attribute(text: &str, place: usize) -> Option<(&str, usize)> {
    let rest = text[place..].strip_prefix(OPENING)?;
    let (code, _) = rest.split_once('}')?;
    is_language_tag(code).then(|| (code, place + OPENING.len() + code.len() + 1))
}

/// Whether this is a language, perhaps with its script and its country: `en`, `uz-Cyrl`, `en-GB`.
fn is_language_tag(code: &str) -> bool {
    let mut parts = code.split('-');
    let known = parts.next().is_some_and(|language| ISO_639_1.split_whitespace().any(|known| known == language));
    let mut rest = parts.peekable();
    rest.next_if(|part| {
        let mut letters = part.bytes();
        part.len() == 4
            && letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
            && letters.all(|byte| byte.is_ascii_lowercase())
    });
    rest.next_if(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    known && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn languages() {
        for code in ["ky", "ru", "en", "tr", "en-GB", "uz-Cyrl", "zh-Hans-CN"] {
            assert!(is_language_tag(code), "{code}");
        }
        for code in ["", "r", "xx", "RU", "rus", "ru-", "ru-ru", "en_GB", "ru x", "ru\"", "en-GB-x-y"] {
            assert!(!is_language_tag(code), "{code}");
        }
    }
}
