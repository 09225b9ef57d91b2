//! Entries of braces that YAML reads as keys without values: the ends of texts with a comma, and
//! keys without their colon or the space after it.

use crate::foundation::diagnostics::{Fix, SyntaxError};
use crate::foundation::span::Span;
use crate::language::{Guess, informal_amount};

use super::line::quoted;
use super::node::{Key, Node, Value};

/// An entry that was not meant as a key.
pub(super) struct StrayEntry {
    pub error: SyntaxError,
    pub fix: Fix,
    /// The position after the last entry that belongs to it.
    pub end: usize,
    /// The key that was meant.
    pub key: Option<String>,
}

/// Returns the end of a text that has run into the next key: `чоңу; ru`.
fn joined_entry(entries: &[(Key, Node)], at: usize, known: &[&str]) -> Option<StrayEntry> {
    let (key, value) = entries.get(at)?;
    let (text, name) = key.name.rsplit_once([' ', ';'])?;
    let (owner, before) = entries.get(at.checked_sub(1)?)?;
    let start = before.scalar()?;
    let text = text.trim_end_matches([' ', ';']);
    if value.value == Value::Null || !known.contains(&name) || text.is_empty() || name.len() > 2 {
        return None;
    }
    let text = quoted(&format!("{start}, {text}"));
    let shown = format!("{}: {text}, {name}: …", owner.name);
    let fix = Fix::new(Span::new(before.span.start, key.span.end), format!("{text}, {name}")).shown_as(shown);
    Some(StrayEntry { error: SyntaxError::NoComma, fix, end: at + 1, key: Some(name.to_owned()) })
}

/// Returns the amount of `1,5 млн` or `350,000`, which a comma has split.
fn decimal(start: &str, rest: &str) -> Option<Guess> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(start) || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    informal_amount(&format!("{start},{rest}"))
}

/// Returns what an unknown entry without a value was meant as, given the keys that are known.
pub(super) fn stray_entry(entries: &[(Key, Node)], at: usize, known: &[&str]) -> Option<StrayEntry> {
    if let Some(joined) = joined_entry(entries, at, known) {
        return Some(joined);
    }
    let is_stray = |(key, value): &(Key, Node)| value.value == Value::Null && !known.contains(&key.name.as_str());
    let (key, _) = entries.get(at).filter(|entry| is_stray(entry))?;
    let meant = |separator: char| {
        let (name, value) = key.name.split_once(separator)?;
        let (name, value) = (name.trim(), value.trim());
        (known.contains(&name) && !value.is_empty()).then(|| (name.to_owned(), format!("{name}: {value}")))
    };
    for (separator, error) in
        [(':', SyntaxError::NoSpaceAfterColon), ('=', SyntaxError::NoColon), (' ', SyntaxError::NoColon)]
    {
        if let Some((name, line)) = meant(separator) {
            let is_certain = separator != ' ';
            let fix = Fix::new(key.span, line).certain_if(is_certain);
            return Some(StrayEntry { error, fix, end: at + 1, key: Some(name) });
        }
    }
    // A number after a comma has its own advice, and a single word in Latin letters may be a key.
    let is_text = |name: &str| {
        !name.is_empty() && !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    let (owner, value) = entries.get(at.checked_sub(1)?)?;
    let start = value.scalar().filter(|text| !text.is_empty())?;
    if let Some(number) = decimal(start, &key.name) {
        let shown = format!("{}: {}", owner.name, number.text);
        let span = Span::new(value.span.start, key.span.end);
        let fix = Fix::new(span, number.text).certain_if(number.is_certain).shown_as(shown);
        return Some(StrayEntry { error: SyntaxError::CommaInNumber, fix, end: at + 1, key: None });
    }
    if !is_text(&key.name) {
        return None;
    }
    let count = entries[at..].iter().take_while(|entry| is_stray(entry)).count();
    let parts: Vec<&str> = entries[at..at + count].iter().map(|(key, _)| key.name.as_str()).collect();
    let text = quoted(&std::iter::once(start).chain(parts).collect::<Vec<_>>().join(", "));
    let end = entries.get(at + count - 1).map_or(key.span.end, |(key, _)| key.span.end);
    let shown = format!("{}: {text}", owner.name);
    let fix = Fix::new(Span::new(value.span.start, end), text).shown_as(shown);
    Some(StrayEntry { error: SyntaxError::CommaInText, fix, end: at + count, key: None })
}
