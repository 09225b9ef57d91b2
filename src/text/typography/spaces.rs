//! No-break spaces: between a number and what it counts, inside initials, behind short prepositions.

use super::quotes::MARKS;
use super::window::{Window, printable};
use crate::text::NBSP;

/// Sets the spaces of a piece. `clings` says whether a word of one small letter may not end a line.
pub(super) fn set(window: &mut Window, clings: impl Fn(char) -> bool) {
    for place in window.from()..window.end() {
        if window.at(place) == Some(' ') {
            let ahead = (place + 1..=window.end()).filter_map(|place| window.at(place));
            if holds(window.back(place), ahead, &clings) {
                window.replace(place, NBSP);
            }
        }
    }
}

/// Sets the spaces of a text that has nothing else to be set, behind what was `set`. `tail` stands before it.
pub(super) fn set_plain(
    tail: &[char],
    text: &str,
    after: Option<char>,
    clings: impl Fn(char) -> bool,
    set: &mut String,
) {
    let after = after.map(printable);
    let mut done = 0;
    for (place, space) in text.match_indices(' ') {
        let (before, behind) = (&text[..place], &text[place + space.len()..]);
        let back = before.chars().rev().chain(tail.iter().rev().copied().map(printable));
        if holds(back, behind.chars().chain(after), &clings) {
            set.push_str(&text[done..place]);
            set.push(NBSP);
            done = place + space.len();
        }
    }
    set.push_str(&text[done..]);
}

/// Whether the words on both sides of a space belong together. `back` goes backwards from it, `ahead` forwards.
fn holds(
    mut back: impl Iterator<Item = char> + Clone,
    mut ahead: impl Iterator<Item = char> + Clone,
    clings: impl Fn(char) -> bool,
) -> bool {
    let (whole_back, whole_ahead) = (back.clone(), ahead.clone());
    let Some((left, right)) = back.next().zip(ahead.next()) else {
        return false;
    };
    match left {
        '№' | '§' => right.is_ascii_digit(),
        '.' => right.is_uppercase() && ends_with_initial(back),
        _ if left.is_ascii_digit() => right.is_alphabetic() || separates_thousands(whole_back, whole_ahead),
        _ if begins_word(back.next()) && (right.is_alphanumeric() || MARKS.contains(&right)) => {
            left.to_lowercase().any(clings)
        }
        _ => false,
    }
}

/// Whether a letter behind `sign` is the first of its word.
fn begins_word(sign: Option<char>) -> bool {
    sign.is_none_or(|sign| sign.is_whitespace() || matches!(sign, '(' | '«' | '„'))
}

/// Whether a capital stands before a point: `А. Бекиев`, `А.Б. Бекиев`.
fn ends_with_initial(mut back: impl Iterator<Item = char>) -> bool {
    back.next().is_some_and(char::is_uppercase) && back.next().is_none_or(|sign| !sign.is_alphanumeric())
}

/// Whether a space groups the digits of one number: `350 000`.
fn separates_thousands(back: impl Iterator<Item = char>, ahead: impl Iterator<Item = char>) -> bool {
    let group: Vec<char> = back.take_while(char::is_ascii_digit).collect();
    let digits = ahead.take(4).take_while(char::is_ascii_digit).count();
    group.len() <= 3 && group.last() != Some(&'0') && digits == 3
}
