//! Words typed on a keyboard that lacks letters of their language: `олчомундо` for `өлчөмүндө`.

use std::ops::Range;

use crate::foundation::lang::Lang;

use super::languages::rules;
use super::stemmer::stems;
use super::tokens::TokenizedText;

/// A word that can only be another one, with a letter that was not typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredWord {
    pub range: Range<usize>,
    /// The word as it should be.
    pub word: String,
}

/// Finds the words of a text whose letters were replaced, if their one reading is certain.
pub fn restored_words(lang: Lang, text: &TokenizedText) -> Vec<RestoredWord> {
    let masked = TokenizedText::new(text.with_urls_masked());
    let restored = |range: Range<usize>| {
        let word =
            rules(lang).restore_letters(&masked.lowercase(range.clone()), &|word, stem| has_stem(lang, word, stem))?;
        let written = masked.text()[range.clone()].chars();
        let cased = written.zip(word.chars()).map(|(old, new)| if old.is_uppercase() { upper(new) } else { new });
        Some(RestoredWord { word: cased.collect(), range })
    };
    masked.words().filter_map(restored).collect()
}

/// Returns whether a word is a form of a stem.
fn has_stem(lang: Lang, word: &str, stem: &str) -> bool {
    let key = |stem: &str| stem.trim_end_matches(['-', '_', '~', '?']).to_owned();
    let is_long = |key: &String| key.chars().count() + 1 >= stem.chars().count();
    let own: Vec<String> = stems(stem, lang).iter().map(|stem| key(stem)).filter(is_long).collect();
    stems(word, lang).iter().any(|of_word| own.contains(&key(of_word)))
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(text: &str) -> Vec<String> {
        restored_words(Lang::Ky, &TokenizedText::new(text)).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn words_with_one_reading_are_restored() {
        for (text, words) in [
            ("Жергиликтуу бюджеттин олчомундо", "Жергиликтүү өлчөмүндө"),
            ("ОКМОТУНУН токтому, айыл окмоту", "ӨКМӨТҮНҮН өкмөтү"),
            ("маселени чечуу жана колдоо корсотуу", "чечүү көрсөтүү"),
            ("иш-чараны откорушту, жыйын откорулот", "өткөрүштү өткөрүлөт"),
            ("кенештин чечими, жанылыктар", "кеңештин жаңылыктар"),
            ("келишуулорду бекитуу", "келишүүлөрдү бекитүү"),
        ] {
            assert_eq!(restored(text).join(" "), words, "{text}");
        }
    }

    #[test]
    fn words_with_another_reading_are_left() {
        for text in [
            "Кар жаап, суу ташып, талаага чыгуу кыйын болду",
            "окуу, тууган, кубаттуу, баалуу, чуркоо",
            "туз, тур, от, кол, сут, кун, жаны, учун",
            "жергиликтүү өлчөмүндө өкмөтү көрсөтүү",
            "институтка, кенгуру, министрлик, телевизор, вакуум, континуум",
            "https://example.kg/жергиликтуу",
        ] {
            assert_eq!(restored(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(restored_words(Lang::Ru, &TokenizedText::new("олчомундо, кенеш")), []);
    }
}
