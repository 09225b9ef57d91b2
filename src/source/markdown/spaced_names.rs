//! File names with spaces as link destinations: `![Зал](WhatsApp Image 1.jpeg)`.
//!
//! CommonMark wants angle brackets around them, which authors do not know. The parser therefore
//! gets a copy of the text in which each such name is replaced by as many letters as it has bytes,
//! so that all offsets stay. The names themselves are taken from the file.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The letter that replaces each byte of a name.
const FILLER: &str = "x";
/// The maximum length of a name in bytes.
const MAX_NAME: usize = 300;

/// A text with file names replaced, and the byte ranges of these names.
pub(super) struct SpacedNames<'t> {
    pub text: Cow<'t, str>,
    pub names: Vec<Range<usize>>,
}

/// Replaces the file names with spaces of a text.
pub(super) fn replace<'t>(text: &'t str, options: Options) -> SpacedNames<'t> {
    let mut names = find(text);
    if !names.is_empty() {
        let code = code(text, options);
        names.retain(|name| {
            let nth = code.partition_point(|code| code.end <= name.start);
            code.get(nth).is_none_or(|code| code.start >= name.end)
        });
    }
    if names.is_empty() {
        return SpacedNames { text: Cow::Borrowed(text), names };
    }
    let mut replaced = String::with_capacity(text.len());
    for name in &names {
        replaced.push_str(&text[replaced.len()..name.start]);
        replaced.push_str(&FILLER.repeat(name.len()));
    }
    replaced.push_str(&text[replaced.len()..]);
    SpacedNames { text: Cow::Owned(replaced), names }
}

/// Returns the names in the text, also those in code.
fn find(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut done = 0;
    for (bracket, opening) in text.match_indices("](") {
        let start = bracket + opening.len();
        if bracket >= done
            && let Some(length) = name_length(&text[start..])
        {
            done = start + length;
            names.push(start..done);
        }
    }
    names
}

/// Returns the length of the file name with spaces at the start of a text, if a closing bracket or
/// a title follows.
fn name_length(rest: &str) -> Option<usize> {
    let end = rest.char_indices().map(|(at, _)| at).find(|at| *at >= MAX_NAME).unwrap_or(rest.len());
    let line = rest[..end].split(['\n', '\r', '`', '<', '>']).next().unwrap_or_default();
    for (close, _) in line.match_indices(')') {
        let inside = &line[..close];
        if inside.matches('(').count() > inside.matches(')').count() {
            continue;
        }
        let name = match inside.trim_end().strip_suffix('"').and_then(|inside| inside.find(" \"")) {
            Some(title) => &inside[..title],
            None => inside,
        };
        let trimmed = name.trim();
        let is_plain = !trimmed.contains(char::is_whitespace) || name.starts_with(char::is_whitespace);
        return (!is_plain && is_file_name(trimmed)).then_some(trimmed.len());
    }
    None
}

/// Returns whether a destination ends like the name of a file, also before a fragment.
fn is_file_name(name: &str) -> bool {
    let name = name.split('#').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(base, ending)| {
        !base.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Returns the ranges of code and HTML in order.
fn code(text: &str, options: Options) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options).into_offset_iter();
    let is_code = |event: &Event| {
        matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::InlineHtml(_))
    };
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_spaces_are_replaced() {
        for (text, names) in [
            ("![Зал](WhatsApp Image 2026-02-18 at 10.11.12.jpeg)", &["WhatsApp Image 2026-02-18 at 10.11.12.jpeg"][..]),
            ("![x](foto (1).jpg) и (ещё)", &["foto (1).jpg"]),
            ("[отчёт](Мой отчёт.pdf), [а](б в.docx)", &["Мой отчёт.pdf", "б в.docx"]),
            ("![x](foto (1).jpg \"Зал (1)\")", &["foto (1).jpg"]),
            ("[![x](a b.jpg)](c d.pdf)", &["a b.jpg", "c d.pdf"]),
            ("[x](a.pdf) [x](a%20b.pdf) [x](<a b.pdf>) [x](a.pdf \"т\")", &[]),
            ("[x](visit: id) [1](см. стр. 5) [x](/a/)", &[]),
            ("`[x](a b.pdf)`", &[]),
            ("[](visit:jazy) ![](x.jpg) [а](б в) [г](д.pdf)", &[]),
        ] {
            let replaced = replace(text, Options::empty());
            assert_eq!(replaced.text.len(), text.len());
            assert_eq!(replaced.names.iter().map(|name| &text[name.clone()]).collect::<Vec<_>>(), names, "{text}");
        }
    }
}
