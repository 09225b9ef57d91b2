//! Line wrapping in the largest font size that fits, with balanced lines.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::font::BOLD;

/// The line height in units of the font size.
pub(crate) const LEADING: f64 = 1.18;

/// A text that is split into lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FittedText {
    /// The font size in pixels.
    pub size: u16,
    pub lines: Vec<String>,
}

/// Wraps a text into a box, in the first of `sizes` in which it fits.
///
/// `sizes` are in descending order. Words are split only in the smallest one, where overflowing
/// text is cut off too. Widths are those of the bold typeface, so that both typefaces fit.
/// Characters without a glyph are dropped.
pub(crate) fn fit_text(text: &str, sizes: &[u16], width: f64, height: f64) -> FittedText {
    let text = text.replace(char::is_control, " ");
    let text: String = text.chars().filter(|c| c.is_whitespace() || advance(*c).is_some()).collect();
    // A no-break space does not separate words.
    let words: Vec<&str> = text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
    let max_lines = |size: u16| (height / (f64::from(size) * LEADING)) as usize;
    let room = |size: u16| width / f64::from(size);
    for &size in sizes {
        let whole = words.iter().all(|word| width_of(word) <= room(size));
        let lines = fill(&words, room(size));
        if whole && lines.len() <= max_lines(size) {
            return FittedText { size, lines: balance(&words, room(size), lines) };
        }
    }
    let size = sizes.last().copied().unwrap_or(1);
    let parts: Vec<String> = words.iter().flat_map(|word| split_word(word, room(size))).collect();
    let mut lines = fill(&parts.iter().map(String::as_str).collect::<Vec<_>>(), room(size));
    if lines.len() > max_lines(size) {
        lines.truncate(max_lines(size).max(1));
        if let Some(last) = lines.last_mut() {
            shorten(last, room(size));
        }
    }
    FittedText { size, lines }
}

/// Fills each line with as many words as fit.
fn fill(words: &[&str], room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(" ") + width_of(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// Balances the lines: keeps their number and reduces the width as far as possible.
fn balance(words: &[&str], room: f64, lines: Vec<String>) -> Vec<String> {
    let longest_word = words.iter().map(|word| width_of(word)).fold(0.0, f64::max);
    let mut best = lines;
    for part in 1..40 {
        let narrower = room * (1.0 - f64::from(part) / 50.0);
        if narrower < longest_word {
            break;
        }
        let lines = fill(words, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
    }
    best
}

/// Splits a word into parts that fit on a line. Breaks are after hyphens and no-break spaces, or
/// else between any characters.
fn split_word(word: &str, room: f64) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |part: &str| match parts.last_mut() {
        Some(last) if width_of(last) + width_of(part) <= room => last.push_str(part),
        _ => parts.push(part.to_owned()),
    };
    for part in word.split_inclusive(['-', '\u{a0}', '\u{202f}']) {
        match width_of(part) <= room {
            true => add(part),
            false => part.chars().for_each(|c| add(c.encode_utf8(&mut [0; 4]))),
        }
    }
    parts
}

/// Shortens a line so that an ellipsis fits, at a word boundary if possible.
fn shorten(line: &mut String, room: f64) {
    while width_of(line) + width_of("…") > room {
        match line.rfind([' ', '\u{a0}']) {
            Some(space) => line.truncate(space),
            // A single long word is cut between characters.
            None if line.pop().is_some() => {}
            None => break,
        }
    }
    line.truncate(line.trim_end_matches([',', '-', '–', '—', ' ']).len());
    line.push('…');
}

/// Returns the width of a text in units of the font size.
fn width_of(words: &str) -> f64 {
    words.chars().filter_map(advance).sum()
}

/// Returns the width of a character in font sizes, or `None` without a glyph.
fn advance(c: char) -> Option<f64> {
    static FONT: LazyLock<Option<FontRef>> = LazyLock::new(|| FontRef::new(BOLD).ok());
    let font = FONT.as_ref()?;
    let glyph = font.charmap().map(c)?;
    let width = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
    Some(f64::from(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: &[u16] = &[68, 60, 54, 48, 42, 36, 32];

    #[test]
    fn largest_fitting_size_is_used() {
        let fit = |text| fit_text(text, SIZES, 570.0, 300.0);
        assert_eq!(fit("Бюджет"), FittedText { size: 68, lines: vec!["Бюджет".to_owned()] });
        let long = fit("Өзгөн районунун Жазы айыл өкмөтүндө жергиликтүү бюджет боюнча коомдук угуу өтөт");
        assert!(long.size < 60 && long.lines.len() > 3, "{long:?}");
        for line in &long.lines {
            assert!(width_of(line) * f64::from(long.size) <= 570.0, "{line}");
        }
        assert!(long.lines.len() as f64 * f64::from(long.size) * LEADING <= 300.0);
        assert_eq!(
            long.lines.join(" "),
            "Өзгөн районунун Жазы айыл өкмөтүндө жергиликтүү бюджет боюнча коомдук угуу өтөт"
        );
    }

    #[test]
    fn lines_are_balanced() {
        let fitted = fit_text("Тажрыйба алмашуу: айыл бюджети кантип талкууланат", SIZES, 570.0, 300.0);
        let widths: Vec<f64> = fitted.lines.iter().map(|line| width_of(line)).collect();
        let (min, max) = widths.iter().fold((f64::MAX, 0.0), |(min, max), width| (width.min(min), width.max(max)));
        assert!(fitted.lines.len() > 1 && min > max * 0.6, "{fitted:?}");
    }

    #[test]
    fn no_break_spaces_are_kept() {
        let fitted = fit_text("Открытое заседание 21\u{a0}ноября в\u{a0}Оше", SIZES, 570.0, 300.0);
        assert!(fitted.lines.iter().any(|line| line.contains("21\u{a0}ноября")), "{fitted:?}");
        assert!(!fitted.lines.iter().any(|line| line.ends_with(" в") || line.ends_with("\u{a0}в")), "{fitted:?}");
    }

    #[test]
    fn overflow_is_cut_and_long_words_are_split() {
        let cut = fit_text(&"бюджет ".repeat(100), SIZES, 570.0, 300.0);
        assert!(cut.size == 32 && cut.lines.len() == 7 && cut.lines[6].ends_with("бюджет…"), "{cut:?}");
        let broken = fit_text(&"ө".repeat(70), SIZES, 570.0, 300.0);
        assert!(broken.lines.len() > 2 && broken.lines.iter().all(|line| width_of(line) * 32.0 <= 570.0), "{broken:?}");
        assert_eq!(broken.lines.concat(), "ө".repeat(70));
        let joined = fit_text(&format!("Сузак-{}", "Кара".repeat(6)), &[32], 570.0, 300.0);
        assert_eq!(joined.lines, ["Сузак-", "КараКараКараКараКараКара"]);
    }

    #[test]
    fn characters_without_glyph_are_dropped() {
        assert_eq!(fit_text("Ош 🏔 1", SIZES, 570.0, 300.0).lines, ["Ош 1"]);
        assert_eq!(fit_text("Ош\u{b}1\u{1}", SIZES, 570.0, 300.0).lines, ["Ош 1"]);
        let signs = "−5 ≤ ≥ ≈ → ∞ ₸ № ± × °";
        assert_eq!(fit_text(signs, SIZES, 570.0, 300.0).lines.join(" "), signs);
        assert!(fit_text("🏔", SIZES, 570.0, 300.0).lines.is_empty());
    }
}
