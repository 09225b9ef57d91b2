//! Words on lines: as large as a room allows, and about equally long.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::font::BOLD;

/// The height of a line, in sizes of type.
pub const LEADING: f64 = 1.18;

/// Words as they are set.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedText {
    /// The size of type, in pixels.
    pub size: u16,
    pub lines: Vec<String>,
}

/// Sets words into a room of so many pixels, in the first of these sizes (the largest comes first) in which all of them
/// fit and no word has to be broken. In the last one a word longer than a line is broken, and what is too much is left
/// out. The widths are those of the bold typeface, so that either fits. Signs that the typeface lacks are left out.
pub fn fit_text(text: &str, sizes: &[u16], width: f64, height: f64) -> FittedText {
    let text: String = text.chars().filter(|sign| sign.is_whitespace() || advance(*sign).is_some()).collect();
    // A space that does not break keeps two words together.
    let words: Vec<&str> = text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
    let most = |size: u16| (height / (f64::from(size) * LEADING)) as usize;
    let room = |size: u16| width / f64::from(size);
    for &size in sizes {
        let whole = words.iter().all(|word| wide(word) <= room(size));
        let lines = filled(&words, room(size));
        if whole && lines.len() <= most(size) {
            return FittedText { size, lines: even(&words, room(size), lines) };
        }
    }
    let size = sizes.last().copied().unwrap_or(1);
    let pieces: Vec<String> = words.iter().flat_map(|word| pieces(word, room(size))).collect();
    let mut lines = filled(&pieces.iter().map(String::as_str).collect::<Vec<_>>(), room(size));
    if lines.len() > most(size) {
        lines.truncate(most(size).max(1));
        if let Some(last) = lines.last_mut() {
            shorten(last, room(size));
        }
    }
    FittedText { size, lines }
}

/// As many words on each line as it holds.
fn filled(words: &[&str], room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if wide(line) + wide(" ") + wide(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// The same number of lines, as narrow as they can be: so none is much shorter than the others.
fn even(words: &[&str], room: f64, lines: Vec<String>) -> Vec<String> {
    let longest_word = words.iter().map(|word| wide(word)).fold(0.0, f64::max);
    let mut best = lines;
    for part in 1..40 {
        let narrower = room * (1.0 - f64::from(part) / 50.0);
        if narrower < longest_word {
            break;
        }
        let lines = filled(words, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
    }
    best
}

/// A word in parts that fit on a line: broken behind a hyphen or at a space, else between any letters.
fn pieces(word: &str, room: f64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut add = |part: &str| match pieces.last_mut() {
        Some(last) if wide(last) + wide(part) <= room => last.push_str(part),
        _ => pieces.push(part.to_owned()),
    };
    for part in word.split_inclusive(['-', '\u{a0}', '\u{202f}']) {
        match wide(part) <= room {
            true => add(part),
            false => part.chars().for_each(|sign| add(sign.encode_utf8(&mut [0; 4]))),
        }
    }
    pieces
}

/// Leaves out words that are too much, and says so by three dots at the end.
fn shorten(line: &mut String, room: f64) {
    while wide(line) + wide("…") > room {
        match line.rfind([' ', '\u{a0}']) {
            Some(space) => line.truncate(space),
            // One long word: of it stays what fits.
            None if line.pop().is_some() => {}
            None => break,
        }
    }
    line.truncate(line.trim_end_matches([',', '-', '–', '—', ' ']).len());
    line.push('…');
}

/// How wide words are, in sizes of type.
fn wide(words: &str) -> f64 {
    words.chars().filter_map(advance).sum()
}

/// How wide a sign is, in sizes of type; none for one that the typeface does not have.
fn advance(sign: char) -> Option<f64> {
    static FONT: LazyLock<Option<FontRef>> = LazyLock::new(|| FontRef::new(BOLD).ok());
    let font = FONT.as_ref()?;
    let glyph = font.charmap().map(sign)?;
    let width = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
    Some(f64::from(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: &[u16] = &[68, 60, 54, 48, 42, 36, 32];

    #[test]
    fn words_are_set_as_large_as_they_fit() {
        let fit = |text| fit_text(text, SIZES, 570.0, 300.0);
        assert_eq!(fit("Бюджет"), FittedText { size: 68, lines: vec!["Бюджет".to_owned()] });
        let long = fit("Өзгөн районунун Жазы айыл өкмөтүндө жергиликтүү бюджет боюнча коомдук угуу өтөт");
        assert!(long.size < 60 && long.lines.len() > 3, "{long:?}");
        for line in &long.lines {
            assert!(wide(line) * f64::from(long.size) <= 570.0, "{line}");
        }
        assert!(long.lines.len() as f64 * f64::from(long.size) * LEADING <= 300.0);
        assert_eq!(
            long.lines.join(" "),
            "Өзгөн районунун Жазы айыл өкмөтүндө жергиликтүү бюджет боюнча коомдук угуу өтөт"
        );
    }

    #[test]
    fn lines_are_about_equally_long() {
        let fitted = fit_text("Тажрыйба алмашуу: айыл бюджети кантип талкууланат", SIZES, 570.0, 300.0);
        let widths: Vec<f64> = fitted.lines.iter().map(|line| wide(line)).collect();
        let (least, most) = widths.iter().fold((f64::MAX, 0.0), |(least, most), own| (own.min(least), own.max(most)));
        assert!(fitted.lines.len() > 1 && least > most * 0.6, "{fitted:?}");
    }

    #[test]
    fn words_that_belong_together_stay_so() {
        let fitted = fit_text("Открытое заседание 21\u{a0}ноября в\u{a0}Оше", SIZES, 570.0, 300.0);
        assert!(fitted.lines.iter().any(|line| line.contains("21\u{a0}ноября")), "{fitted:?}");
        assert!(!fitted.lines.iter().any(|line| line.ends_with(" в") || line.ends_with("\u{a0}в")), "{fitted:?}");
    }

    #[test]
    fn too_much_is_cut_and_too_long_is_broken() {
        let cut = fit_text(&"бюджет ".repeat(100), SIZES, 570.0, 300.0);
        assert!(cut.size == 32 && cut.lines.len() == 7 && cut.lines[6].ends_with("бюджет…"), "{cut:?}");
        let broken = fit_text(&"ө".repeat(70), SIZES, 570.0, 300.0);
        assert!(broken.lines.len() > 2 && broken.lines.iter().all(|line| wide(line) * 32.0 <= 570.0), "{broken:?}");
        assert_eq!(broken.lines.concat(), "ө".repeat(70));
        let joined = fit_text(&format!("Сузак-{}", "Кара".repeat(6)), &[32], 570.0, 300.0);
        assert_eq!(joined.lines, ["Сузак-", "КараКараКараКараКараКара"]);
    }

    #[test]
    fn what_the_typeface_lacks_is_left_out() {
        assert_eq!(fit_text("Ош 🏔 1", SIZES, 570.0, 300.0).lines, ["Ош 1"]);
        assert!(fit_text("🏔", SIZES, 570.0, 300.0).lines.is_empty());
    }
}
