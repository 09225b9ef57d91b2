//! No-break spaces: between a number and its noun, in initials, after short prepositions.

use super::window::{Window, replace_unprintable};
use crate::language::char_class::{NBSP, QUOTATION_MARKS};

/// Typesets the spaces of a piece. `is_proclitic` returns `true` for words that must not end a
/// line.
pub(super) fn set(window: &mut Window, is_proclitic: impl Fn(char) -> bool) {
    for index in window.from()..window.end() {
        if window.at(index) == Some(' ') {
            let ahead = (index + 1..=window.end()).filter_map(|index| window.at(index));
            if holds(window.back(index), ahead, &is_proclitic) {
                window.replace(index, NBSP);
            }
        }
    }
}

/// Typesets a text in which only spaces need it, and appends it to `set`. `tail` is the context.
pub(super) fn set_plain(
    tail: &[char],
    text: &str,
    after: Option<char>,
    is_proclitic: impl Fn(char) -> bool,
    set: &mut String,
) {
    let after = after.map(replace_unprintable);
    let mut done = 0;
    for (index, space) in text.match_indices(' ') {
        let (before, following) = (&text[..index], &text[index + space.len()..]);
        let back = before.chars().rev().chain(tail.iter().rev().copied().map(replace_unprintable));
        if holds(back, following.chars().chain(after), &is_proclitic) {
            set.push_str(&text[done..index]);
            set.push(NBSP);
            done = index + space.len();
        }
    }
    set.push_str(&text[done..]);
}

/// Returns `true` if no line break may replace a space.
///
/// `back` iterates backwards from the space, `ahead` forwards.
fn holds(
    mut back: impl Iterator<Item = char> + Clone,
    mut ahead: impl Iterator<Item = char> + Clone,
    is_proclitic: impl Fn(char) -> bool,
) -> bool {
    let (whole_back, whole_ahead) = (back.clone(), ahead.clone());
    let Some((left, right)) = back.next().zip(ahead.next()) else {
        return false;
    };
    match left {
        '№' | '§' => right.is_ascii_digit(),
        '.' => right.is_uppercase() && ends_with_initial(back),
        _ if left.is_ascii_digit() => right.is_alphabetic() || separates_thousands(whole_back, whole_ahead),
        _ if begins_word(back.next()) && (right.is_alphanumeric() || QUOTATION_MARKS.contains(&right)) => {
            left.to_lowercase().any(is_proclitic)
        }
        _ => false,
    }
}

/// Returns `true` if a letter after `ch` begins a word.
fn begins_word(ch: Option<char>) -> bool {
    ch.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '«' | '„'))
}

/// Returns `true` for a capital before a full stop: `А. Бекиев`, `А.Б. Бекиев`.
fn ends_with_initial(mut back: impl Iterator<Item = char>) -> bool {
    back.next().is_some_and(char::is_uppercase) && back.next().is_none_or(|ch| !ch.is_alphanumeric())
}

/// Returns `true` if a space groups the digits of a number: `350 000`.
fn separates_thousands(back: impl Iterator<Item = char>, ahead: impl Iterator<Item = char>) -> bool {
    let group: Vec<char> = back.take_while(char::is_ascii_digit).collect();
    let digits = ahead.take(4).take_while(char::is_ascii_digit).count();
    group.len() <= 3 && group.last() != Some(&'0') && digits == 3
}
