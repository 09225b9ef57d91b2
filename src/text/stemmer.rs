//! The forms of a word: two words are forms of one when they share a key.
//!
//! A word is taken apart from its end, by every ending that its letters allow, and each stem on the way is a key: which of
//! them is the true one only a dictionary could tell, and a dictionary knows no names of villages. What keeps this
//! precise is how strict the endings are about what stands before them. The endings of a language stand in its folder;
//! here is only the automaton that applies them, and it is also the one that the search page runs, from the same tables.

mod automaton;
pub(super) mod suffix_rules;
mod table;
mod words;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::lang::Lang;

use super::char_class::lowercase;
use super::languages::rules;
use automaton::{Automaton, StemSearch};

pub use table::Table;
pub use words::{each_word, fold_letter, words};

/// No word of either language has more letters; what has is not taken apart.
const MAX_WORD_CHARS: usize = 40;

fn automaton(lang: Lang) -> &'static Automaton {
    static AUTOMATA: [OnceLock<Automaton>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    AUTOMATA[lang as usize].get_or_init(|| Automaton::new(rules(lang).suffix_rules()))
}

/// The keys of a word, in order. The word is as it was written: capitals tell an abbreviation from its ending (АКШда).
pub fn stems(word: &str, lang: Lang) -> BTreeSet<String> {
    let automaton = automaton(lang);
    if word.chars().nth(MAX_WORD_CHARS).is_some() {
        return BTreeSet::from([automaton.normalize_spelling(word.to_lowercase())]);
    }
    if let Some(capitals) = abbreviation(word) {
        let stem = automaton.normalize_spelling(capitals.to_lowercase());
        let stem = automaton.rules.labelled(&stem.chars().collect::<Vec<_>>(), "");
        return BTreeSet::from([stem, automaton.normalize_spelling(word.to_lowercase())]);
    }
    let mut search = StemSearch::new(automaton);
    search.run(&automaton.normalize_spelling(lowercase(word).into_owned()));
    search.stems
}

/// The capitals at the beginning of a word, when there are several and small letters follow.
fn abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !letter.is_uppercase())?;
    let (capitals, rest) = word.split_at(end);
    (capitals.chars().count() > 1 && rest.chars().all(char::is_lowercase)).then_some(capitals)
}

/// Returns the tables of a language for the search page.
pub fn table(lang: Lang) -> Table {
    Table::from(&automaton(lang).rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(lang: Lang, one: &str, other: &str) -> bool {
        !stems(one, lang).is_disjoint(&stems(other, lang))
    }

    #[test]
    fn forms_of_a_kyrgyz_word_share_a_key() {
        for (word, forms) in [
            ("бюджет", "бюджеттин бюджетине бюджетинде бюджеттерден бюджеттик бюджетибиз"),
            ("айыл", "айылга айылдын айылдар айылдарынын айылдагы айылыбызда"),
            ("китеп", "китеби китепке китептердин"),
            ("аймак", "аймагында аймактын аймактары"),
            ("сарай", "сарайы сарайга"),
            ("орун", "ордунда орунга"),
            ("бала", "балдар балдарга"),
            ("факт", "фактиси факты"),
            ("тандоо", "танда тандады"),
            ("ЖӨБ", "ЖӨБдүн ЖӨБгө"),
        ] {
            for form in forms.split(' ') {
                assert!(
                    share(Lang::Ky, word, form),
                    "{word} {form}: {:?} {:?}",
                    stems(word, Lang::Ky),
                    stems(form, Lang::Ky)
                );
            }
        }
    }

    #[test]
    fn forms_of_a_russian_word_share_a_key() {
        for (word, forms) in [
            ("бюджет", "бюджета бюджетом бюджетов бюджетах"),
            ("список", "списка списками"),
            ("слушание", "слушания слушаний слушаниях"),
            ("село", "сёл сёлах селу"),
            ("область", "области областью областей"),
            ("местный", "местного местная местными"),
            ("человек", "люди людей человеку"),
            ("гражданин", "граждане граждан гражданам"),
        ] {
            for form in forms.split(' ') {
                assert!(
                    share(Lang::Ru, word, form),
                    "{word} {form}: {:?} {:?}",
                    stems(word, Lang::Ru),
                    stems(form, Lang::Ru)
                );
            }
        }
    }

    #[test]
    fn strangers_that_begin_alike_share_none() {
        for (one, other) in
            [("бар", "барак"), ("кел", "келишим"), ("кара", "каражат"), ("баш", "башка"), ("жол", "жолдош")]
        {
            assert!(!share(Lang::Ky, one, other), "{one} {other}");
        }
        for (one, other) in [("цена", "ценный"), ("слово", "словарь"), ("дом", "дама")] {
            assert!(!share(Lang::Ru, one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_longer_than_any_word_is_left_whole() {
        let long = "дадыгылардынан".repeat(100_000);
        assert_eq!(stems(&long, Lang::Ky), BTreeSet::from([long.clone()]));
        let forty: String = long.chars().take(MAX_WORD_CHARS).collect();
        assert!(stems(&forty, Lang::Ky).len() > 1);
    }
}
