//! Which of the languages a paragraph is in.
//!
//! The usual guessers know no Kyrgyz, and two languages need none: what is counted is words that only one of the two
//! has. A short text, or one of names and loan words, leans neither way, and that is the answer then.

use crate::lang::Lang;

use super::letter::small;
use super::lexicon::{Lexicon, words};
use super::rules;

/// How a text leans between two languages, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leaning {
    /// All words of it that have two letters or more.
    pub words: usize,
    /// Those that only its own language has.
    pub own: usize,
    /// Those that only the other language has.
    pub other: usize,
}

impl Leaning {
    /// Whether it is beyond doubt that the text is in the other language.
    pub fn is_other(self) -> bool {
        self.words >= 6 && self.other >= 4 && self.other * 10 >= self.words * 3 && self.other >= self.own * 6
    }
}

/// Counts the words of a text that only `own` has, and those that only `other` has.
pub fn leaning(text: &str, own: Lang, other: Lang) -> Leaning {
    let (own, other) = (rules(own).lexicon(), rules(other).lexicon());
    let mut leaning = Leaning::default();
    for word in words(text).map(|range| small(&text[range])) {
        let (is_own, is_other) = (speaks_for(own, &word), speaks_for(other, &word));
        leaning.words += usize::from(word.chars().nth(1).is_some() || is_own || is_other);
        leaning.own += usize::from(is_own && !is_other);
        leaning.other += usize::from(is_other && !is_own);
    }
    leaning
}

fn speaks_for(lexicon: &Lexicon, word: &str) -> bool {
    let ends = |ending: &&str| word.strip_suffix(ending).is_some_and(|stem| stem.chars().nth(1).is_some());
    lexicon.frequent.contains(&word)
        || lexicon.letters.iter().any(|letters| word.contains(letters))
        || lexicon.endings.iter().any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lean() {
        let ky = "Коноктор айылдык чогулушка катышып, иштин жүрүшүн өз көзү менен көрөт.";
        let ru = "Гости придут на сельский сход и сами увидят, как идёт работа, а потом зададут свои вопросы.";
        assert!(leaning(ky, Lang::Ru, Lang::Ky).is_other());
        assert!(leaning(ru, Lang::Ky, Lang::Ru).is_other());
        assert!(!leaning(ky, Lang::Ky, Lang::Ru).is_other());
        assert!(!leaning(ru, Lang::Ru, Lang::Ky).is_other());
    }

    #[test]
    fn names_and_short_texts_lean_nowhere() {
        for text in [
            "Бекболот Бекиев, Нургуль Джаманкулова, Канатбек Умоталиев",
            "г. Бишкек, ул. Токтогула, 125, офис 4",
            "Депутат Жапаров, директор Институт, администрация, комиссия, проект",
            "Добро пожаловать",
            "",
        ] {
            assert!(!leaning(text, Lang::Ky, Lang::Ru).is_other(), "{text}");
            assert!(!leaning(text, Lang::Ru, Lang::Ky).is_other(), "{text}");
        }
    }
}
