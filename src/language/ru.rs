//! Russian as written in Kyrgyzstan: months, plurals, and prepositions that must not end a line.
//!
//! Names follow local usage instead of CLDR: «сом» and «Кыргызстан».

mod lexicon;
mod suffixes;

use crate::foundation::value::Qualifier;

use super::language_rules::{DateForm, LanguageRules, Plural, QuestionWords};
use super::lexicon::Lexicon;
use super::suffix_rules::SuffixRules;

pub(super) struct Russian;

/// The months in the nominative and genitive.
const MONTHS: [[&str; 2]; 12] = [
    ["январь", "января"],
    ["февраль", "февраля"],
    ["март", "марта"],
    ["апрель", "апреля"],
    ["май", "мая"],
    ["июнь", "июня"],
    ["июль", "июля"],
    ["август", "августа"],
    ["сентябрь", "сентября"],
    ["октябрь", "октября"],
    ["ноябрь", "ноября"],
    ["декабрь", "декабря"],
];

const WEEKDAYS: [&str; 7] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];

fn cases(month: i8) -> &'static [&'static str; 2] {
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

    fn suffix_rules(&self) -> SuffixRules {
        suffixes::suffix_rules()
    }

    fn question_words(&self) -> &'static QuestionWords {
        &QuestionWords {
            when: "когда",
            event: "собрание сход встреча мероприятие событие слушание слушания визит",
            who: "кто",
            what: "такое такой такая значит",
            other: "что это где куда откуда как какой какая какое какие сколько почему зачем ли есть будет будут было \
                    был была были состоится состоятся пройдет пройдут проходит в во на и с со о об по для за к ко у от \
                    до из при или",
        }
    }

    fn and(&self) -> &'static str {
        "и"
    }

    fn alphabet(&self) -> &'static str {
        // Omits «ё», which sorts as «е» with an accent.
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

    fn days(&self, _form: DateForm, days: &str, month: i8) -> String {
        format!("{days} {}", cases(month)[1])
    }

    fn days_of_year(&self, days: &str, year: i16) -> String {
        format!("{days} {year} года")
    }

    fn month(&self, _form: DateForm, month: i8) -> &'static str {
        self.month_name(month)
    }

    fn months_of_year(&self, months: &str, year: i16) -> String {
        format!("{months} {year} года")
    }

    fn years(&self, years: &str, several: bool) -> String {
        format!("{years} {}", if several { "годы" } else { "год" })
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

    fn possessive(&self, _number: u64) -> &'static str {
        ""
    }

    fn currency(&self, code: &str, plural: Plural) -> Option<&'static str> {
        // After a fraction (`Other`) and after 2 to 4, the noun is in the genitive singular. The
        // adjective is in the genitive plural after 2 to 4.
        Some(match (code, plural) {
            ("KGS", Plural::One) => "сом",
            ("KGS", Plural::Few | Plural::Other) => "сома",
            ("KGS", Plural::Many) => "сомов",
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
    fn plural_categories_match_cldr() {
        let numbers = [0, 1, 2, 5, 11, 14, 21, 22, 41, 80, 101, 111, 112, 1_000_001];
        let names = numbers.map(|number| format!("{:?}", Russian.plural(number)).to_lowercase()).join(" ");
        assert_eq!(names, "many one few many many many one few one many one many many one");
    }
}
