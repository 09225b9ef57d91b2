//! Characters that may not be published, or that readers cannot see.
//!
//! A text is scanned once. Nearly all bytes of Kyrgyz and Russian texts are skipped by a table.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A faulty character or word of a text, with its byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CharacterFault {
    pub range: Range<usize>,
    pub kind: CharacterFaultKind,
}

/// The fault of a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CharacterFaultKind {
    /// A character that may not be published.
    Forbidden(char),
    /// A character without width.
    Invisible(char),
    /// A word with letters that are written as a base letter and a combining mark.
    Decomposed { composed: String },
}

/// Returns whether a character may not be published: control characters, noncharacters, and the
/// replacement of a character that was lost.
pub(crate) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{fffd}' | '\u{fdd0}'..='\u{fdef}' => true,
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Returns whether a character opens a run of another direction.
fn opens_direction(c: char) -> bool {
    matches!(c, '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}')
}

/// Returns the faults of a text in order.
pub(crate) fn faults(text: &str) -> Vec<CharacterFault> {
    if !may_have_fault(text) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        line_faults(text, at..at + line.len(), &mut faults);
        at += line.len();
    }
    faults
}

/// Returns `false` for most texts, which therefore need not be decoded.
fn may_have_fault(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\t' | b'\n' | b'\r' => false,
        0..=0x1f | 0x7f | 0xcc | 0xcd | 0xe0 | 0xe1 | 0xe3..=0xff => true,
        // Of the general punctuation, the dashes and quotation marks are frequent.
        0xe2 => match (bytes.get(at + 1), bytes.get(at + 2)) {
            (Some(0x80), Some(third)) => !(0x90..=0xa6).contains(third),
            (Some(0x84), Some(third)) => *third != 0x96,
            _ => true,
        },
        0xc2 => bytes.get(at + 1).is_some_and(|second| *second < 0xa0),
        _ => false,
    })
}

fn line_faults(text: &str, line: Range<usize>, faults: &mut Vec<CharacterFault>) {
    let words = &text[line.clone()];
    if !may_have_fault(words) {
        return;
    }
    let first = faults.len();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = None;
    for (at, c) in words.char_indices() {
        let range = line.start + at..line.start + at + c.len_utf8();
        let is_after_letter = before.is_some_and(|before: char| before.is_alphanumeric() && before < '\u{530}');
        match c {
            _ if is_forbidden(c) => {
                faults.push(CharacterFault { range, kind: CharacterFaultKind::Forbidden(c) });
            }
            // A byte-order mark at the start of a file is accepted, as is a zero-width space of a
            // web page.
            '\u{feff}' | '\u{200b}' if range.start == 0 => {}
            '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' => {
                faults.push(CharacterFault { range, kind: CharacterFaultKind::Invisible(c) });
            }
            // Other scripts and emoji need joiners.
            '\u{200c}' | '\u{200d}' if is_after_letter => {
                faults.push(CharacterFault { range, kind: CharacterFaultKind::Invisible(c) });
            }
            '\u{202c}' | '\u{2069}' => drop(open.pop()),
            _ if opens_direction(c) => open.push((range.start, c)),
            _ => {}
        }
        before = Some(c);
    }
    for (start, c) in open {
        let range = start..start + c.len_utf8();
        faults.push(CharacterFault { range, kind: CharacterFaultKind::Forbidden(c) });
    }
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(char::is_whitespace);
        if !bare.is_ascii() && !is_nfc(bare) {
            let range = line.start + at..line.start + at + bare.len();
            faults.push(CharacterFault {
                range,
                kind: CharacterFaultKind::Decomposed { composed: bare.nfc().collect() },
            });
        }
        at += word.len();
    }
    faults[first..].sort_by_key(|fault| (fault.range.start, fault.range.end));
}

/// Replaces the characters of some ranges by as many spaces as they have bytes.
pub(crate) fn blanked(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut blanked = String::with_capacity(text.len());
    for range in ranges {
        blanked.push_str(text.get(blanked.len()..range.start).unwrap_or_default());
        blanked.extend(std::iter::repeat_n(' ', range.len()));
    }
    blanked.push_str(text.get(blanked.len()..).unwrap_or_default());
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, CharacterFaultKind)> {
        faults(text).into_iter().map(|fault| (&text[fault.range], fault.kind)).collect()
    }

    /// So no text can make a feed or the SVG of a share card ill-formed.
    #[test]
    fn all_other_characters_may_be_in_xml() {
        let is_xml =
            |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(('\0'..=char::MAX).all(|c| is_forbidden(c) || is_xml(c)));
    }

    #[test]
    fn forbidden_characters_are_found() {
        for c in ['\u{1}', '\u{b}', '\u{c}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9b}', '\u{fffd}', '\u{fffe}', '\u{ffff}']
        {
            let text = format!("Айыл {c}кеңеш\n");
            assert_eq!(found(&text), [(&*c.to_string(), CharacterFaultKind::Forbidden(c))]);
        }
        assert_eq!(found("\u{1fffe}").len(), 1);
        assert!(found("Айыл\tкеңеши\r\n«Ош» — „№ 5“ … 🙂 \u{e000}\u{fffc}").is_empty());
    }

    #[test]
    fn only_unclosed_directions_are_found() {
        assert_eq!(found("а \u{202e}б\nв"), [("\u{202e}", CharacterFaultKind::Forbidden('\u{202e}'))]);
        assert_eq!(found("\u{2067}\u{202a}+996\u{202c}"), [("\u{2067}", CharacterFaultKind::Forbidden('\u{2067}'))]);
        assert!(found("\u{202a}+996 770\u{202c} \u{2068}а\u{2069}").is_empty());
    }

    #[test]
    fn invisible_and_decomposed_characters_are_found() {
        assert_eq!(
            found("\u{feff}са\u{200b}лык и\u{306}од 👩\u{200d}👧"),
            [
                ("\u{200b}", CharacterFaultKind::Invisible('\u{200b}')),
                ("и\u{306}од", CharacterFaultKind::Decomposed { composed: "йод".to_owned() }),
            ]
        );
        // A stress mark has no composed form.
        assert!(found("за\u{301}мок").is_empty());
    }

    #[test]
    fn blanking_keeps_byte_offsets() {
        let text = "а\u{b}б\u{fffd}";
        assert_eq!(blanked(text, faults(text).into_iter().map(|fault| fault.range)), "а б   ");
    }
}
