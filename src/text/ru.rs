//! Russian as it is written in Kyrgyzstan: its months in their cases, its plurals, and the words that stick to the
//! next.
//!
//! Names follow local usage, not CLDR's: the money is called «сом» and is not declined, the country «Кыргызстан».

mod lexicon;

use crate::value::Qualifier;

use super::dates::DateForm;
use super::lexicon::Lexicon;
use super::{LanguageRules, Plural};

pub(super) struct Russian;

/// The months in the nominative, genitive and prepositional.
const MONTHS: [[&str; 3]; 12] = [
    ["январь", "января", "январе"],
    ["февраль", "февраля", "феврале"],
    ["март", "марта", "марте"],
    ["апрель", "апреля", "апреле"],
    ["май", "мая", "мае"],
    ["июнь", "июня", "июне"],
    ["июль", "июля", "июле"],
    ["август", "августа", "августе"],
    ["сентябрь", "сентября", "сентябре"],
    ["октябрь", "октября", "октябре"],
    ["ноябрь", "ноября", "ноябре"],
    ["декабрь", "декабря", "декабре"],
];

const WEEKDAYS: [&str; 7] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];

fn cases(month: i8) -> &'static [&'static str; 3] {
    &MONTHS[usize::from(month.clamp(1, 12).unsigned_abs()) - 1]
}

impl LanguageRules for Russian {
    fn endonym(&self) -> &'static str {
        "Русский"
    }

    fn locale(&self) -> &'static str {
        "ru_RU"
    }

    fn lexicon(&self) -> &'static Lexicon {
        &lexicon::LEXICON
    }

    fn and(&self) -> &'static str {
        "и"
    }

    fn alphabet(&self) -> &'static str {
        // Without «ё», which differs from «е» only where nothing else does.
        "аәбвгғдеєжҗзиійкқлмнңоөпрстуүұфхҳһцчҷшщъыьэюя"
    }

    fn is_proclitic(&self, letter: char) -> bool {
        "вксоуиая".contains(letter)
    }

    fn month_name(&self, month: i8) -> &'static str {
        cases(month)[0]
    }

    fn weekday(&self, from_monday: i8) -> &'static str {
        WEEKDAYS[usize::from(from_monday.clamp(0, 6).unsigned_abs())]
    }

    fn days(&self, form: DateForm, days: &str, month: i8) -> String {
        let preposition = match form {
            DateForm::Full | DateForm::Short | DateForm::On => "",
            DateForm::From if days == "2" => "со ",
            DateForm::From => "с ",
            DateForm::To => "по ",
        };
        format!("{preposition}{days} {}", cases(month)[1])
    }

    fn days_of_year(&self, days: &str, year: i16) -> String {
        format!("{days} {year} года")
    }

    fn month(&self, form: DateForm, month: i8) -> String {
        let [name, of, within] = cases(month);
        match form {
            DateForm::Full | DateForm::Short => (*name).to_owned(),
            DateForm::On => format!("в {within}"),
            DateForm::From => format!("с {of}"),
            DateForm::To => format!("по {name}"),
        }
    }

    fn months_of_year(&self, _form: DateForm, months: &str, year: i16) -> String {
        format!("{months} {year} года")
    }

    fn years(&self, form: DateForm, years: &str, several: bool) -> String {
        match (form, several) {
            (DateForm::Full | DateForm::Short, false) => format!("{years} год"),
            (DateForm::Full | DateForm::Short, true) => format!("{years} годы"),
            (DateForm::On, false) => format!("в {years} году"),
            (DateForm::On, true) => format!("в {years} годах"),
            (DateForm::From, _) => format!("с {years} года"),
            (DateForm::To, _) => format!("по {years} год"),
        }
    }

    fn with_weekday(&self, date: &str, weekday: &str) -> String {
        format!("{weekday}, {date}")
    }

    fn at(&self, start: &str, end: Option<&str>) -> String {
        match end {
            None => format!("в {start}"),
            Some(end) => format!("с {start} до {end}"),
        }
    }

    fn plural(&self, number: u64) -> Plural {
        match (number % 10, number % 100) {
            (_, 11..=14) => Plural::Many,
            (1, _) => Plural::One,
            (2..=4, _) => Plural::Few,
            _ => Plural::Many,
        }
    }

    fn count(&self, qualifier: Qualifier, _number: u64, digits: &str) -> String {
        match qualifier {
            Qualifier::Exact => digits.to_owned(),
            Qualifier::MoreThan => format!("более {digits}"),
            Qualifier::AtLeast => format!("не менее {digits}"),
            Qualifier::About => format!("около {digits}"),
        }
    }

    fn currency(&self, code: &str, plural: Plural) -> Option<&'static str> {
        // Behind a fraction (`Other`) and behind two to four stands the genitive singular, of the adjective the plural.
        Some(match (code, plural) {
            ("KGS", _) => "сом",
            ("EUR", _) => "евро",
            ("KZT", _) => "тенге",
            ("USD", Plural::One) => "доллар США",
            ("USD", Plural::Few | Plural::Other) => "доллара США",
            ("USD", Plural::Many) => "долларов США",
            ("RUB", Plural::One) => "рубль",
            ("RUB", Plural::Few | Plural::Other) => "рубля",
            ("RUB", Plural::Many) => "рублей",
            ("CHF", Plural::One) => "швейцарский франк",
            ("CHF", Plural::Few) => "швейцарских франка",
            ("CHF", Plural::Other) => "швейцарского франка",
            ("CHF", Plural::Many) => "швейцарских франков",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_categories_are_those_of_cldr() {
        let numbers = [0, 1, 2, 5, 11, 14, 21, 22, 41, 80, 101, 111, 112, 1_000_001];
        let names = numbers.map(|number| Russian.plural(number).name()).join(" ");
        assert_eq!(names, "many one few many many many one few one many one many many one");
    }

    #[test]
    fn the_second_is_spoken_with_so() {
        assert_eq!(Russian.days(DateForm::From, "2", 11), "со 2 ноября");
        assert_eq!(Russian.days(DateForm::From, "22", 11), "с 22 ноября");
    }
}
