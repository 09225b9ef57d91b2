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
struct Leaning {
    /// All words of it that have two letters or more.
    words: usize,
    /// Those that only its own language has.
    own: usize,
    /// Those that only the other language has.
    other: usize,
}

/// How many words only the other language must have for a text to be in it.
const ENOUGH: usize = 4;

impl Leaning {
    /// Whether it is beyond doubt that the text is in the other language.
    fn is_other(self) -> bool {
        self.words >= 6 && self.other >= ENOUGH && self.other * 10 >= self.words * 3 && self.other >= self.own * 6
    }
}

/// Whether it is beyond doubt that a text, meant to be in `own`, is in the other language.
pub fn is_in_other(text: &str, own: Lang, other: Lang) -> bool {
    // Nearly every text is in its own language and has next to no words of the other: then only these are counted.
    let small = small(text);
    let signs = Signs::in_text(rules(other).lexicon(), &small);
    let hints = words(&small).filter(|word| signs.speak_for(&small[word.clone()])).take(ENOUGH).count();
    hints == ENOUGH && leaning(text, own, other).is_other()
}

/// Counts the words of a text that only `own` has, and those that only `other` has.
fn leaning(text: &str, own: Lang, other: Lang) -> Leaning {
    let text = small(text);
    let (own, other) = (Signs::in_text(rules(own).lexicon(), &text), Signs::in_text(rules(other).lexicon(), &text));
    let mut leaning = Leaning::default();
    for word in words(&text).map(|range| &text[range]) {
        let (is_own, is_other) = (own.speak_for(word), other.speak_for(word));
        leaning.words += usize::from(word.chars().nth(1).is_some() || is_own || is_other);
        leaning.own += usize::from(is_own && !is_other);
        leaning.other += usize::from(is_other && !is_own);
    }
    leaning
}

/// What tells a language in one text.
struct Signs {
    lexicon: &'static Lexicon,
    /// Those of the language's own letters that the text has at all.
    letters: Vec<&'static str>,
}

impl Signs {
    fn in_text(lexicon: &'static Lexicon, text: &str) -> Self {
        Self { lexicon, letters: lexicon.letters.iter().copied().filter(|letters| text.contains(letters)).collect() }
    }

    fn speak_for(&self, word: &str) -> bool {
        // Whether the last bytes agree is asked before all others: few words get further.
        let last = word.as_bytes().last();
        let ends = |ending: &&str| {
            ending.as_bytes().last() == last
                && word.strip_suffix(ending).is_some_and(|stem| stem.chars().nth(1).is_some())
        };
        self.lexicon.frequent.iter().any(|frequent| frequent.as_bytes().last() == last && *frequent == word)
            || self.letters.iter().any(|letters| word.contains(letters))
            || self.lexicon.endings.iter().any(ends)
    }
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
