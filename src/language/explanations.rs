//! The abbreviations that a text explains by itself.
//!
//! An explanation is `… (ЖӨБ)`, `ЖМБА (…)`, or a sequence of words with these initials.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::abbreviations::core;
use super::char_class::lowercase;
use super::tokens::{Token, TokenKind, TokenizedText};

/// Words that introduce an abbreviation in brackets: «(мындан ары – Долбоор)», «(далее – МСУ)».
const INTRODUCING: [&str; 9] = ["далее", "мындан", "ары", "кыскача", "кыск", "сокр", "сокращённо", "сокращенно", "или"];

/// The explanations in a text, indexed once, because a text may have hundreds of abbreviations.
#[derive(Debug)]
pub struct Explanations<'t> {
    /// The abbreviations that are explained next to brackets.
    bracketed: FxHashSet<&'t str>,
    words: Vec<Word<'t>>,
    /// The positions of the words with each initial.
    by_initial: FxHashMap<char, Vec<usize>>,
}

/// A word of the text.
#[derive(Debug)]
struct Word<'t> {
    /// The abbreviation in the word.
    core: Option<&'t str>,
    initial: Option<char>,
}

impl<'t> Explanations<'t> {
    /// Indexes the explanations in a text.
    pub fn new(text: &'t TokenizedText) -> Self {
        let (text, tokens) = (text.text(), text.tokens());
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| &text[token.range.clone()]);
        let initial = |word: &str| word.chars().next().and_then(|letter| letter.to_lowercase().next());
        let words: Vec<Word> = words.map(|word| Word { core: core(word), initial: initial(word) }).collect();
        let mut by_initial: FxHashMap<char, Vec<usize>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            by_initial.entry(word.initial.unwrap_or_default()).or_default().push(at);
        }
        Self { bracketed: Brackets::new(text, tokens).explained(), words, by_initial }
    }

    /// Returns `true` if the text explains the abbreviation.
    pub fn has(&self, abbreviation: &str) -> bool {
        self.bracketed.contains(abbreviation) || self.has_initials(abbreviation)
    }

    /// Returns `true` if consecutive words have the letters of the abbreviation as initials.
    ///
    /// Up to two words may be skipped. Two letters match too many pairs of words by chance, so such
    /// a pair must be near the abbreviation: `айыл аймагы, же АА`.
    fn has_initials(&self, abbreviation: &str) -> bool {
        let wanted: Vec<char> = abbreviation.to_lowercase().chars().collect();
        let near = |start: usize| {
            let around = &self.words[start.saturating_sub(2)..self.words.len().min(start + 5)];
            around.iter().any(|word| word.core == Some(abbreviation))
        };
        let starts = wanted.first().and_then(|first| self.by_initial.get(first)).map_or(&[][..], Vec::as_slice);
        starts.iter().any(|&start| match wanted.len() {
            2 => near(start) && self.matches_initials(&wanted, start, 0),
            _ => self.matches_initials(&wanted, start, 2),
        })
    }

    /// Returns `true` if the words from `start` have these initials, with up to `spare` words
    /// skipped.
    fn matches_initials(&self, wanted: &[char], start: usize, spare: usize) -> bool {
        let mut left = wanted.iter().peekable();
        let words = self.words[start..].iter().take(wanted.len() + spare);
        for word in words.take_while(|word| word.core.is_none()) {
            left.next_if(|wanted| word.initial == Some(**wanted));
        }
        left.peek().is_none()
    }
}

/// The tokens of a text, with what is between its brackets.
struct Brackets<'t> {
    text: &'t str,
    tokens: &'t [Token],
    cores: Vec<Option<&'t str>>,
    /// The number of words before each token.
    words_before: Vec<usize>,
    /// The number of words before each token that neither are nor introduce an abbreviation.
    others_before: Vec<usize>,
    /// The position of the next closing bracket from each token on.
    next_close: Vec<Option<usize>>,
}

impl<'t> Brackets<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let word = |token: &Token| (token.kind == TokenKind::Word).then(|| &text[token.range.clone()]);
        let cores: Vec<Option<&str>> = tokens.iter().map(|token| core(word(token)?)).collect();
        let is_other = |(token, core): (&Token, &Option<&str>)| {
            core.is_none() && word(token).is_some_and(|word| !INTRODUCING.contains(&&*lowercase(word)))
        };
        let words_before = counted_before(tokens.iter().map(|token| token.kind == TokenKind::Word));
        let others_before = counted_before(tokens.iter().zip(&cores).map(is_other));
        let mut next_close = vec![None; tokens.len()];
        let mut close = None;
        for (at, token) in tokens.iter().enumerate().rev() {
            close = if token.kind == TokenKind::Symbol(')') { Some(at) } else { close };
            next_close[at] = close;
        }
        Self { text, tokens, cores, words_before, others_before, next_close }
    }

    fn explained(&self) -> FxHashSet<&'t str> {
        let mut explained = FxHashSet::default();
        // The opening bracket that is not closed yet.
        let mut open = None;
        for (at, token) in self.tokens.iter().enumerate() {
            match (token.kind, self.cores[at]) {
                (TokenKind::Symbol('('), _) => open = Some(at),
                (TokenKind::Symbol(')'), _) => open = None,
                (_, Some(core)) if self.is_alone(open, at) || self.is_followed(core, at) => {
                    explained.insert(core);
                }
                _ => {}
            }
        }
        explained
    }

    /// Whether the brackets around a token contain only abbreviations: `… (мындан ары – ЖӨБ)`.
    fn is_alone(&self, open: Option<usize>, at: usize) -> bool {
        open.zip(self.next_close[at]).is_some_and(|(open, close)| count(&self.others_before, open + 1..close) == 0)
    }

    /// Whether the brackets after an abbreviation explain it: `ЖМБА-сессияларын (…)`.
    fn is_followed(&self, abbreviation: &str, at: usize) -> bool {
        let is_open = |token: &Token| token.kind == TokenKind::Symbol('(');
        let Some(skipped) = self.tokens[at + 1..].iter().take(4).position(is_open) else { return false };
        let inner = at + skipped + 2;
        let Some(close) = self.next_close.get(inner).copied().flatten() else { return false };
        let begins_small = || {
            let first = self.tokens[inner..close].first();
            first.is_some_and(|first| self.text[first.range.clone()].starts_with(char::is_lowercase))
        };
        // A name in brackets is a location, not an explanation.
        count(&self.words_before, inner..close) > 1 && (abbreviation.is_ascii() || begins_small())
    }
}

/// Returns the number of `true` before each position, and in all.
fn counted_before(flags: impl Iterator<Item = bool>) -> Vec<usize> {
    let mut all = vec![0];
    let mut count = 0;
    for flag in flags {
        count += usize::from(flag);
        all.push(count);
    }
    all
}

fn count(before: &[usize], range: Range<usize>) -> usize {
    before[range.end] - before[range.start]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explanations_are_recognised() {
        for (abbreviation, text) in [
            ("ЖӨБ", "жергиликтүү өз алдынча башкаруу (ЖӨБ) органдары"),
            ("ЖӨБ", "Жергиликтүү өз алдынча башкаруу деген бул ЖӨБ."),
            ("ЖМБА", "ЖМБА-сессияларын (жамааттын муктаждыктарын биргелешип аныктоо) өткөрүү"),
            ("SDC", "Швейцариянын агенттиги (SDC) аркылуу"),
            ("МСУ", "органы местного самоуправления (далее – МСУ)"),
            ("АӨ", "айыл өкмөтүнүн (АӨ) адистери"),
            ("АА", "айыл аймагы, же АА, – бул айылдар"),
            ("АА", "АА – айыл аймагы"),
            ("СМиО", "группа совместного мониторинга и оценки, СМиО"),
        ] {
            assert!(Explanations::new(&TokenizedText::new(text)).has(abbreviation), "{abbreviation}: {text}");
        }
        for (abbreviation, text) in [
            ("АА", "Семинар өттү (Жазы АА, Өзгөн району)"),
            ("АА", "Жазы АА (Өзгөн району), аларды аныктап, андан ары"),
            ("КР", "КР Өкмөтүнө караштуу агенттик"),
            ("ЖӨБ", "ЖӨБ органдары чогулду, башкалар да келди (Ош облусу)"),
        ] {
            assert!(!Explanations::new(&TokenizedText::new(text)).has(abbreviation), "{abbreviation}: {text}");
        }
    }
}
