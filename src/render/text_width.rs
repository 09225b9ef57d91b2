//! The widths of texts in a typeface that is not known.
//!
//! The widths are those of DejaVu Sans, the widest of the common typefaces: others need less room.

/// The width of a space in em.
const SPACE: f64 = 0.34;

/// Returns the width of a text on one line, in em.
pub(super) fn width(text: &str, bold: bool) -> f64 {
    text.chars().map(advance).sum::<f64>() * weight(bold)
}

const fn weight(bold: bool) -> f64 {
    if bold { 1.12 } else { 1.0 }
}

/// Returns the number of lines of a text, in a column of `room` em. A word longer than a line is
/// broken.
pub(super) fn lines(text: &str, bold: bool, room: f64) -> usize {
    let (mut lines, mut used) = (0, room);
    for word in words(text) {
        let wide = width(word, bold);
        if used + SPACE + wide <= room {
            used += SPACE + wide;
            continue;
        }
        let broken = (wide / room).ceil().max(1.0);
        lines += broken as usize;
        used = wide - (broken - 1.0) * room;
    }
    lines
}

/// Breaks a text into at most `most` lines of `room` em. The last one ends in an ellipsis if the
/// text is longer.
pub(super) fn wrap(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(text) {
        match lines.last_mut() {
            Some(line) if width(line, false) + SPACE + width(word, false) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        let is_short = |line: &str| width(line, false) <= room;
        if (is_cut && at == last) || !is_short(line) {
            while !line.is_empty() && !is_short(&format!("{line}…")) {
                line.pop();
            }
            line.truncate(line.trim_end_matches([',', '.', ';', ':', '–', '—', ' ']).len());
            line.push('…');
        }
    }
    lines
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty())
}

/// Returns the width of a character in em.
fn advance(character: char) -> f64 {
    match character {
        '\u{300}'..='\u{36f}' => 0.0,
        ' ' | '\u{a0}' | 'i' | 'j' | 'l' | 'І' | 'і' => 0.32,
        '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '(' | ')' | '[' | ']' | '/' | '-' | 'f' | 't' | 'r' => 0.4,
        'г' | 'з' | 'с' | 'т' | 'э' | 's' | 'z' | 'c' | '–' | '„' | '“' => 0.57,
        'ы' | 'м' | 'ъ' | 'w' => 0.8,
        'ж' | 'ф' | 'ш' | 'щ' | 'ю' | 'm' => 0.93,
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'W' | '№' | '%' | '@' | '—' | '…' => 1.08,
        'М' | 'Ф' | 'Ы' | 'Ъ' | 'M' => 0.9,
        '\u{1100}'.. => 1.3,
        capital if capital.is_uppercase() => 0.77,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_and_a_long_word_breaks() {
        assert_eq!(lines("", false, 10.0), 0);
        assert_eq!(lines("аба", false, 10.0), 1);
        assert_eq!(lines("ааааа ааааа ааааа", false, 7.0), 2);
        assert_eq!(lines(&"а".repeat(100), false, 10.0), 7);
        // A no-break space holds its words together.
        assert_eq!(lines("ааааа\u{a0}ааааа ааааа", false, 7.5), 2);
    }

    #[test]
    fn bold_text_is_wider() {
        assert!(lines(&"слово ".repeat(100), true, 18.0) > lines(&"слово ".repeat(100), false, 18.0));
    }

    #[test]
    fn a_wrapped_text_has_at_most_so_many_lines() {
        assert_eq!(wrap("ааа ааа ааа", 4.5, 3), ["ааа ааа", "ааа"]);
        assert_eq!(wrap("ааа ааа ааа, ааа", 2.2, 3), ["ааа", "ааа", "а…"]);
        assert_eq!(wrap(&"а".repeat(20), 3.5, 2), ["ааа…"]);
        assert!(wrap("", 3.0, 2).is_empty());
        for line in wrap("Общественные слушания о бюджете аймака", 9.0, 2) {
            assert!(width(&line, false) <= 9.0, "{line}");
        }
    }
}
