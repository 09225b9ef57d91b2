//! Ranges of numbers and times: `21-30`, `2017-2018`, `10:00-14:30`.
//!
//! A hyphen between digits may also be part of a phone or document number. Therefore only an
//! ascending pair of numbers counts as a range.

use super::window::{Window, is_digit, is_letter};
use crate::language::char_class::QUOTATION_MARKS;

/// Returns `true` if a hyphen is between the ends of a range.
pub(super) fn is_range(window: &Window, hyphen: usize) -> bool {
    let start = start_of_number(window, hyphen);
    let end = end_of_number(window, hyphen + 1);
    let signs = window.all();
    let ends = End::read(&signs[start..hyphen]).zip(End::read(&signs[hyphen + 1..end]));
    ends.is_some_and(|(from, to)| from.rises_to(&to)) && is_free_before(window, start) && is_free_after(window, end)
}

/// One end of a range.
#[derive(PartialEq, PartialOrd)]
enum End {
    /// A plain number, and its number of digits.
    Number(u32, usize),
    /// A time of day, such as `10:00`.
    Time(u32, u32),
}

impl End {
    fn read(signs: &[char]) -> Option<Self> {
        let number = |signs: &[char]| signs.iter().collect::<String>().parse::<u32>().ok();
        match signs.iter().position(|ch| *ch == ':') {
            Some(colon) if colon <= 2 && signs.len() == colon + 3 => {
                Some(End::Time(number(&signs[..colon])?, number(&signs[colon + 1..])?))
            }
            None if signs.len() <= 4 && (signs == ['0'] || !signs.starts_with(&['0'])) => {
                Some(End::Number(number(signs)?, signs.len()))
            }
            _ => None,
        }
    }

    /// Returns `true` if `other` can be the end of a range that begins here.
    fn rises_to(&self, other: &End) -> bool {
        match (self, other) {
            (End::Number(_, digits), End::Number(_, more)) => self < other && *more <= digits + 1,
            (End::Time(..), End::Time(..)) => self < other,
            _ => false,
        }
    }
}

/// Returns the start of the number before `index`, including an hour.
fn start_of_number(window: &Window, index: usize) -> usize {
    let digits = |index: usize| index - window.back(index).take_while(char::is_ascii_digit).count();
    let start = digits(index);
    if start < index && window.before(start) == Some(':') && is_digit(window.before(start - 1)) {
        digits(start - 1)
    } else {
        start
    }
}

/// Returns the end of the number from `index` on, including minutes.
fn end_of_number(window: &Window, index: usize) -> usize {
    let digits =
        |index: usize| (index..window.end()).find(|&index| !is_digit(window.at(index))).unwrap_or(window.end());
    let end = digits(index);
    if end > index && end < window.end() && window.at(end) == Some(':') && is_digit(window.at(end + 1)) {
        digits(end + 1)
    } else {
        end
    }
}

/// Returns `true` if a number at `start` does not continue another number.
///
/// The other number may be a phone or document number.
fn is_free_before(window: &Window, start: usize) -> bool {
    match window.before(start) {
        None | Some('«' | '„') => true,
        Some(ch) if ch.is_whitespace() => {
            let word = window.word_before(start).to_lowercase();
            !word.ends_with(|ch: char| ch.is_ascii_digit() || ")+№#".contains(ch))
                && !["тел", "факс", "tel", "fax"].iter().any(|phone| word.starts_with(phone))
        }
        Some(_) => false,
    }
}

/// Returns `true` if a number that ends at `end` does not continue.
fn is_free_after(window: &Window, end: usize) -> bool {
    let next = window.at(end + 1);
    match window.at(end) {
        None => true,
        Some('-') => is_letter(next),
        Some('.' | ',' | ':') => !is_digit(next),
        Some(ch) if ch.is_whitespace() => !is_digit(next),
        Some(ch) => ch.is_alphabetic() || ";!?…%".contains(ch) || QUOTATION_MARKS.contains(&ch),
    }
}
