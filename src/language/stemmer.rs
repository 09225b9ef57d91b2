//! A stemmer for search. Two words are forms of the same word if they share a stem.
//!
//! A stem may end in a sort: `-` is the stem of a verb form, `_` a whole word that may be one, `=`
//! that of a reflexive verb, and `~` and `?` those of a kindred verb. `CLOSE` in the script of the
//! search page says which sorts match.
//!
//! Suffixes are removed one by one, and every intermediate stem counts. Only a dictionary could
//! identify the true stem, and no dictionary has the names of villages. Precision comes from strict
//! conditions on the letters before a suffix. Each language defines its rules in `suffixes.rs` and
//! `endings.txt`. The search page runs the same algorithm on the same tables.

mod automaton;
mod figures;
mod table;
mod words;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::foundation::lang::Lang;

use super::char_class::lowercase;
use super::languages::rules;
use automaton::{Automaton, StemSearch};

pub use figures::each_figure;
pub use table::Table;
pub use words::{count_words, each_word, fold_letter, joined, words};

/// Longer words are not stemmed. No word of either language is longer.
const MAX_WORD_CHARS: usize = 40;

fn automaton(lang: Lang) -> &'static Automaton {
    static AUTOMATA: [OnceLock<Automaton>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    AUTOMATA[lang as usize].get_or_init(|| Automaton::new(rules(lang).suffix_rules()))
}

/// Returns the stems of a word, in order.
///
/// The word keeps its case, because capitals separate an abbreviation from its ending (АКШда).
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

/// Returns the leading capitals of a word, if there are several before lowercase letters.
fn abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !letter.is_uppercase())?;
    let (capitals, rest) = word.split_at(end);
    (capitals.chars().count() > 1 && rest.chars().all(char::is_lowercase)).then_some(capitals)
}

/// Returns the tables of a language for the search page.
pub fn table(lang: Lang) -> Table {
    Table::new(&automaton(lang).rules, *rules(lang).question_words())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs of sorts that match, as in the script of the search page.
    const MATCHING: [&str; 12] = ["", "--", "-_", "_-", "__", "==", "-?", "?-", "-~", "~-", "_~", "~_"];

    fn share(lang: Lang, first: &str, second: &str) -> bool {
        let split = |stem: &str| {
            let at = stem.find(['-', '_', '=', '~', '?']).unwrap_or(stem.len());
            (stem[..at].to_owned(), stem[at..].to_owned())
        };
        let (first, second) = (stems(first, lang), stems(second, lang));
        first.iter().map(|stem| split(stem)).any(|(stem, sort)| {
            let matches = |(other, other_sort): (String, String)| {
                stem == other && MATCHING.contains(&format!("{sort}{other_sort}").as_str())
            };
            second.iter().map(|stem| split(stem)).any(matches)
        })
    }

    #[test]
    fn forms_of_a_kyrgyz_word_share_a_stem() {
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
            ("катышуу", "катышабыз катышты катышкан катышпайт катышсаңыз"),
            ("өткөрүү", "өткөрүлөт өткөрүлдү өткөргөн өткөрүшөт өткөр"),
            ("айт", "айтат айтам айтпайбыз айткан айтса айтчу айтсаң айткыла айтылды"),
            ("айтуу", "айтабыз айта айтпай айтар айтпас айталы айтсын айтыңыз айттырды айтышты"),
            ("берүү", "берет бербейт берилди беришти бермек бергиле"),
            ("талкуулоо", "талкуулайт талкууланды талкуулашты талкуулап талкуулабай"),
            ("үч", "үчүнчү үчөө"),
            ("алты", "алтынчы алтоо"),
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
    fn forms_of_a_russian_word_share_a_stem() {
        for (word, forms) in [
            ("бюджет", "бюджета бюджетом бюджетов бюджетах"),
            ("список", "списка списками"),
            ("слушание", "слушания слушаний слушаниях"),
            ("село", "сёл сёлах селу"),
            ("область", "области областью областей"),
            ("местный", "местного местная местными"),
            ("человек", "люди людей человеку"),
            ("гражданин", "граждане граждан гражданам"),
            ("построить", "построена построенный построят построив построившие"),
            ("утвердить", "утверждён утверждена утверждённого утвердят"),
            ("провести", "проведут провёл проведена проведённое"),
            ("писать", "пишет пишут писали"),
            ("участвовать", "участвуют участвовала участвующих"),
            ("собираться", "собираются собирались собирающихся"),
            ("решить", "решено решённый решим"),
            ("важный", "важно важны важнее"),
            ("близкий", "ближе близка"),
            ("лист", "листья листьями"),
            ("Яковлев", "Яковлевым Яковлева"),
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
    fn unrelated_words_with_a_common_prefix_share_no_stem() {
        for (first, second) in [
            ("бар", "барак"),
            ("кел", "келишим"),
            ("кара", "каражат"),
            ("баш", "башка"),
            ("жол", "жолдош"),
            ("база", "базар"),
            ("өзгөн", "өзгөрүү"),
            ("Өзгөндө", "өз"),
            ("алма", "алмаштыруу"),
            ("бал", "бала"),
        ] {
            assert!(!share(Lang::Ky, first, second), "{first} {second}");
        }
        for (first, second) in [
            ("цена", "ценный"),
            ("слово", "словарь"),
            ("дом", "дама"),
            ("устав", "устаёт"),
            ("собирать", "собираться"),
            ("цена", "ценить"),
        ] {
            assert!(!share(Lang::Ru, first, second), "{first} {second}");
        }
    }

    #[test]
    fn overlong_words_are_not_stemmed() {
        let long = "дадыгылардынан".repeat(100_000);
        assert_eq!(stems(&long, Lang::Ky), BTreeSet::from([long.clone()]));
        let forty: String = long.chars().take(MAX_WORD_CHARS).collect();
        assert!(stems(&forty, Lang::Ky).len() > 1);
    }
}
