//! Detection of the language of a paragraph.
//!
//! General language detectors do not support Kyrgyz. For two languages it suffices to count the
//! words that only one of them has. The answer for a short text, or for names and loan words, is
//! “unclear”.

use std::sync::LazyLock;

use crate::foundation::lang::Lang;

use super::languages::rules;
use super::lexicon::Lexicon;
use super::tokens::TokenizedText;

/// The number of words of a text that are evidence for each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct WordCounts {
    /// Words of two letters or more, and shorter ones that are evidence.
    words: usize,
    /// Words that only the expected language has.
    own: usize,
    /// Words that only the other language has.
    other: usize,
}

/// The minimum number of words of the other language.
const MIN_FOREIGN_WORDS: usize = 4;

impl WordCounts {
    /// Returns `true` if the text is in the other language beyond doubt.
    fn is_other(self) -> bool {
        self.words >= 6
            && self.other >= MIN_FOREIGN_WORDS
            && self.other * 10 >= self.words * 3
            && self.other >= self.own * 6
    }
}

/// Returns `true` if a text that should be in `own` is in `other` beyond doubt.
pub fn is_in_other_language(text: &TokenizedText, own: Lang, other: Lang) -> bool {
    // Count only words of the other language first, because nearly every text has hardly any.
    let evidence = Evidence::in_text(other, text);
    let hints =
        text.words().filter(|word| evidence.supports(&text.lowercase(word.clone()))).take(MIN_FOREIGN_WORDS).count();
    hints == MIN_FOREIGN_WORDS && count_words(text, own, other).is_other()
}

/// The least number of words of a sentence, and of those among them that are not capitalized.
const MIN_SENTENCE: [usize; 2] = [4, 3];

/// Returns the language of a sentence that is in one of these languages beyond doubt.
///
/// Names and short phrases have none, because they may be the same in all languages. Most words of
/// a name are capitalized, which is not evidence.
pub fn sentence_language(text: &str, languages: &[Lang]) -> Option<Lang> {
    let tokens = TokenizedText::new(text);
    let words: Vec<&str> = tokens.words().map(|word| &text[word]).collect();
    let small: Vec<&str> = words.iter().copied().filter(|word| word.starts_with(char::is_lowercase)).collect();
    if words.len() < MIN_SENTENCE[0] || small.len() < MIN_SENTENCE[1] {
        return None;
    }
    let small = TokenizedText::new(small.join(" "));
    languages.iter().copied().find(|&own| {
        let mut others = languages.iter().filter(|&&other| other != own);
        others.all(|&other| {
            let counts = count_words(&small, own, other);
            counts.own > 0 && counts.other == 0
        })
    })
}

/// Counts the words of a text that only one of the two languages has.
fn count_words(text: &TokenizedText, own: Lang, other: Lang) -> WordCounts {
    let (own, other) = (Evidence::in_text(own, text), Evidence::in_text(other, text));
    let mut counts = WordCounts::default();
    for word in text.words().map(|word| text.lowercase(word)) {
        let (is_own, is_other) = (own.supports(&word), other.supports(&word));
        counts.words += usize::from(word.chars().nth(1).is_some() || is_own || is_other);
        counts.own += usize::from(is_own && !is_other);
        counts.other += usize::from(is_other && !is_own);
    }
    counts
}

/// The evidence for a language in one text.
struct Evidence {
    hints: &'static Hints,
    /// The letters of the language that occur in the text at all.
    letters: Vec<&'static str>,
}

impl Evidence {
    fn in_text(lang: Lang, text: &TokenizedText) -> Self {
        let letters = rules(lang).lexicon().letters.iter().copied();
        Self {
            hints: &HINTS[lang as usize],
            letters: letters.filter(|letters| text.contains_lowercase(letters)).collect(),
        }
    }

    fn supports(&self, word: &str) -> bool {
        let Some(Hint { frequent, endings }) = word.as_bytes().last().map(|last| &self.hints[slot(*last)]) else {
            return false;
        };
        let ends = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().nth(1).is_some());
        frequent.contains(&word)
            || self.letters.iter().any(|letters| word.contains(letters))
            || endings.iter().any(ends)
    }
}

/// The words and suffixes of a language, by their last byte for fast rejection.
type Hints = [Hint; 64];

#[derive(Debug, Clone, Default)]
struct Hint {
    frequent: Vec<&'static str>,
    endings: Vec<&'static str>,
}

static HINTS: LazyLock<[Hints; Lang::ALL.len()]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| {
        let mut hints: Hints = std::array::from_fn(|_| Hint::default());
        let Lexicon { frequent, endings, .. } = rules(lang).lexicon();
        let last = |word: &str| word.as_bytes().last().map_or(0, |last| slot(*last));
        frequent.iter().for_each(|word| hints[last(word)].frequent.push(word));
        endings.iter().for_each(|ending| hints[last(ending)].endings.push(ending));
        hints
    })
});

/// Returns the six bits in which the last bytes of Cyrillic letters differ.
fn slot(byte: u8) -> usize {
    usize::from(byte & 0x3f)
}

/// Returns the language of a text, if it is beyond doubt.
pub fn text_language(text: &str) -> Option<Lang> {
    let text = TokenizedText::new(text);
    only_language(|lang, other| is_in_other_language(&text, other, lang))
}

/// Returns the language that a short text has words of, if no words are of another language.
pub fn hinted_language(text: &str) -> Option<Lang> {
    let text = TokenizedText::new(text);
    only_language(|lang, other| {
        let counts = count_words(&text, lang, other);
        counts.own > 0 && counts.other == 0
    })
}

/// Returns the language that a text is in according to a comparison with each other language.
fn only_language(is_in: impl Fn(Lang, Lang) -> bool) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| Lang::ALL.into_iter().all(|other| other == *lang || is_in(*lang, other)))
}

/// Guesses the language of a whole text.
///
/// A text is Kyrgyz if more than 1 in 200 characters is a letter that only Kyrgyz has.
pub fn detect_language(text: &str) -> Lang {
    let lowercase = text.to_lowercase();
    let kyrgyz = lowercase.chars().filter(|letter| matches!(letter, 'ң' | 'ө' | 'ү')).count();
    if kyrgyz * 200 > lowercase.chars().count() { Lang::Ky } else { Lang::Ru }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count_words(text: &str, own: Lang, other: Lang) -> WordCounts {
        super::count_words(&TokenizedText::new(text), own, other)
    }

    #[test]
    fn paragraphs_are_detected() {
        let ky = "Коноктор айылдык чогулушка катышып, иштин жүрүшүн өз көзү менен көрөт.";
        let ru = "Гости придут на сельский сход и сами увидят, как идёт работа, а потом зададут свои вопросы.";
        assert!(count_words(ky, Lang::Ru, Lang::Ky).is_other());
        assert!(count_words(ru, Lang::Ky, Lang::Ru).is_other());
        assert!(!count_words(ky, Lang::Ky, Lang::Ru).is_other());
        assert!(!count_words(ru, Lang::Ru, Lang::Ky).is_other());
    }

    #[test]
    fn names_and_short_texts_are_unclear() {
        for text in [
            "Бекболот Бекиев, Нургуль Джаманкулова, Канатбек Умоталиев",
            "г. Бишкек, ул. Токтогула, 125, офис 4",
            "Депутат Жапаров, директор Институт, администрация, комиссия, проект",
            "Добро пожаловать",
            "",
        ] {
            assert!(!count_words(text, Lang::Ky, Lang::Ru).is_other(), "{text}");
            assert!(!count_words(text, Lang::Ru, Lang::Ky).is_other(), "{text}");
        }
    }

    #[test]
    fn sentences_have_a_language_and_names_have_none() {
        for (text, lang) in [
            ("Айылдагы маданият үйүнүн залында өтөт", Lang::Ky),
            ("Бардык тургундар келип, суроо бере алышат.", Lang::Ky),
            ("Айыл өкмөтү башчысынын орун басары", Lang::Ky),
            ("Ремонт дороги до школы", Lang::Ru),
            ("Встреча пройдёт в зале Дома культуры", Lang::Ru),
            ("Приглашаются все жители, которые хотят задать вопрос.", Lang::Ru),
            ("Перевал закрыт, потому что дорогу занесло снегом.", Lang::Ru),
        ] {
            assert_eq!(sentence_language(text, &Lang::ALL), Some(lang), "{text}");
        }
        for text in [
            "Маданият үйү",
            "Жазы",
            "Дом культуры",
            "Ош шаары, Ленин көчөсү, 125",
            "г. Бишкек, ул. Токтогула, 125, офис 4",
            "Токтосунова Айгүл Үсөнбековна, Өмүрбеков Мөлтүр",
            "Кызыл-Туу, Баш-Дөбө, Төрт-Күл",
            "Helvetas Swiss Intercooperation",
            "",
        ] {
            assert_eq!(sentence_language(text, &Lang::ALL), None, "{text}");
        }
    }

    #[test]
    fn whole_text_is_detected_by_its_letters() {
        assert_eq!(detect_language("Өзгөн районунун бюджети"), Lang::Ky);
        assert_eq!(detect_language("Бюджет района Узген"), Lang::Ru);
    }
}
