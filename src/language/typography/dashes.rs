//! Dashes: a spaced em dash in sentences, an en dash in ranges.

use std::ops::Range;

use super::ranges::is_range;
use super::window::{Window, is_digit, is_letter, is_space};
use crate::language::char_class::NBSP;

/// Typesets the dashes of a piece.
pub(super) fn set(window: &mut Window) {
    let mut index = window.from();
    let mut edits = Vec::new();
    while let Some(gap) = window.all()[index..].iter().position(|&ch| is_dash(ch)) {
        let run = run_of_dashes(window, index + gap);
        edits.extend(dash(window, &run));
        index = run.end;
    }
    window.rewrite(&edits);
}

fn is_dash(ch: char) -> bool {
    matches!(ch, '-' | '–' | '—' | '―')
}

/// Returns the run of dashes that begins at `start`.
fn run_of_dashes(window: &Window, start: usize) -> Range<usize> {
    let end = (start..window.end()).find(|&index| !window.at(index).is_some_and(is_dash)).unwrap_or(window.end());
    start..end
}

/// Returns the replacement for a run of dashes, including a space before it.
///
/// Returns `None` if the run stays as it is.
fn dash(window: &Window, run: &Range<usize>) -> Option<(Range<usize>, Vec<char>)> {
    if run.is_empty() {
        return None;
    }
    let (left, right) = (window.before(run.start), window.at(run.end));
    let is_hyphens = run.clone().all(|index| window.at(index) == Some('-'));
    let is_real = run.len() == 1 && !is_hyphens;
    if is_hyphens && run.len() == 1 && is_range(window, run.start) {
        return Some((run.clone(), vec!['–']));
    }
    let is_dash_like = is_real || is_hyphens && run.len() <= 3;
    let continues = [left, right].into_iter().flatten().any(is_dash);
    let is_alone = left.is_none() && right.is_none();
    if !is_dash_like || continues || is_alone {
        return None;
    }
    let space_left = left.is_none() || is_space(left);
    let space_right = right.is_none() || is_space(right);
    // Accept typing errors: `–Долбоор` without a space after, `сөз– сөз` and `», - деп` without one
    // before.
    let lacks_right = is_real && space_left && is_letter(right);
    let ends_clause = is_real && is_letter(left) || left.is_some_and(|ch| ",!?…»“".contains(ch));
    let lacks_left = ends_clause && is_space(right);
    if !(space_left && space_right || lacks_right || lacks_left) {
        return None;
    }

    let between_numbers =
        !lacks_left && is_between_numbers(window, run) && !matches!(window.at(run.start), Some('—' | '―'));
    let mut set = vec![if between_numbers { '–' } else { '—' }];
    let takes_space = left == Some(' ') && run.start > window.from();
    if lacks_left || takes_space {
        set.insert(0, NBSP);
    }
    if lacks_right {
        set.push(' ');
    }
    Some((run.start - usize::from(takes_space)..run.end, set))
}

/// Returns `true` if the words on both sides begin with digits: `10:00 – 14:30`, `21-ноябрь –
/// 5-декабрь`.
fn is_between_numbers(window: &Window, run: &Range<usize>) -> bool {
    let word = window.word_before(run.start);
    !word.ends_with(is_dash)
        && is_digit(word.chars().find(|ch| ch.is_alphanumeric()))
        && is_space(window.at(run.end))
        && is_digit(window.at(run.end + 1))
}
