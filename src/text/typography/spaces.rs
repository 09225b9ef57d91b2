//! No-break spaces: between a number and what it counts, inside initials, behind short prepositions.

use super::quotes::MARKS;
use super::window::Window;
use crate::text::NBSP;

/// Sets the spaces of a piece. `clings` says whether a word of one small letter may not end a line.
pub(super) fn set(window: &mut Window, clings: impl Fn(char) -> bool) {
    for place in window.from()..window.end() {
        if window.at(place) == Some(' ') && holds(window, place, &clings) {
            window.replace(place, NBSP);
        }
    }
}

/// Whether the words on both sides of the space at a place belong together.
fn holds(window: &Window, place: usize, clings: impl Fn(char) -> bool) -> bool {
    let Some((left, right)) = window.before(place).zip(window.at(place + 1)) else {
        return false;
    };
    match left {
        '№' | '§' => right.is_ascii_digit(),
        '.' => right.is_uppercase() && ends_with_initial(window, place),
        _ if left.is_ascii_digit() => right.is_alphabetic() || separates_thousands(window, place),
        _ if right.is_alphanumeric() || MARKS.contains(&right) => {
            left.to_lowercase().any(clings) && begins_word(window.back(place).nth(1))
        }
        _ => false,
    }
}

/// Whether a letter behind `sign` is the first of its word.
fn begins_word(sign: Option<char>) -> bool {
    sign.is_none_or(|sign| sign.is_whitespace() || "(«„".contains(sign))
}

/// Whether a capital and its point stand before a place: `А. Бекиев`, `А.Б. Бекиев`.
fn ends_with_initial(window: &Window, place: usize) -> bool {
    let mut back = window.back(place).skip(1);
    back.next().is_some_and(char::is_uppercase) && back.next().is_none_or(|sign| !sign.is_alphanumeric())
}

/// Whether the space at a place groups the digits of one number: `350 000`.
fn separates_thousands(window: &Window, place: usize) -> bool {
    let group: Vec<char> = window.back(place).take_while(char::is_ascii_digit).collect();
    let digits =
        (place + 1..place + 5).take_while(|&next| window.at(next).is_some_and(|sign| sign.is_ascii_digit())).count();
    group.len() <= 3 && group.last() != Some(&'0') && digits == 3
}
