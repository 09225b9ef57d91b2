//! Kyrgyz: months, weekdays, and the suffixes of numbers.
//!
//! Dates run from year to day, as in official documents and newspapers (`2017-жылдын 21-ноябры`).
//! Nouns stay in the singular after a numeral. Sources: sections 1 and 4 of the language reference.

mod letters;
mod lexicon;
mod suffixes;

use crate::foundation::value::Qualifier;

use super::language_rules::{DateForm, HasStem, LanguageRules, Plural, QuestionWords};
use super::lexicon::Lexicon;
use super::suffix_rules::SuffixRules;

pub(super) struct Kyrgyz;

/// The months: the nominative, and the possessive form that follows a year (`21-ноябры`).
const MONTHS: [[&str; 2]; 12] = [
    ["январь", "январы"],
    ["февраль", "февралы"],
    ["март", "марты"],
    ["апрель", "апрели"],
    ["май", "майы"],
    ["июнь", "июну"],
    ["июль", "июлу"],
    ["август", "августу"],
    ["сентябрь", "сентябры"],
    ["октябрь", "октябры"],
    ["ноябрь", "ноябры"],
    ["декабрь", "декабры"],
];

const WEEKDAYS: [&str; 7] = ["дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби"];

fn forms(month: i8) -> &'static [&'static str; 2] {
    &MONTHS[usize::from(month.clamp(1, 12).unsigned_abs()) - 1]
}

/// Suffixes of numbers in digits, which follow without a hyphen: `20дан`.
///
/// The last word of the spoken number decides.
struct NumberSuffixes {
    units: [&'static str; 10],
    tens: [&'static str; 10],
    hundred: &'static str,
    /// After миң, миллион, миллиард, триллион and so on.
    thousands: [&'static str; 6],
}

const ABLATIVE: NumberSuffixes = NumberSuffixes {
    units: ["дөн", "ден", "ден", "төн", "төн", "тен", "дан", "ден", "ден", "дан"],
    tens: ["", "дон", "дан", "дан", "тан", "дөн", "тан", "тен", "ден", "дон"],
    hundred: "дөн",
    thousands: ["ден", "дон", "дан", "дон", "дон", "дон"],
};

/// The suffixes of «of them»: `1и`, `2си`.
const POSSESSIVE: NumberSuffixes = NumberSuffixes {
    units: ["ү", "и", "си", "ү", "ү", "и", "сы", "си", "и", "у"],
    tens: ["", "у", "сы", "у", "ы", "сү", "ы", "и", "и", "у"],
    hundred: "ү",
    thousands: ["и", "у", "ы", "у", "у", "у"],
};

impl NumberSuffixes {
    /// Returns the suffix of a number.
    fn of(&self, number: u64) -> &'static str {
        let digit = |position: u32| ((number / 10u64.pow(position)) % 10) as usize;
        match number.checked_ilog10().and_then(|highest| (0..=highest).find(|&position| digit(position) != 0)) {
            None => self.units[0],
            Some(0) => self.units[digit(0)],
            Some(1) => self.tens[digit(1)],
            Some(2) => self.hundred,
            Some(position) => self.thousands[position as usize / 3 - 1],
        }
    }
}

impl LanguageRules for Kyrgyz {
    fn endonym(&self) -> &'static str {
        "Кыргызча"
    }

    fn locale(&self) -> &'static str {
        "ky_KG"
    }

    fn lexicon(&self) -> &'static Lexicon {
        &lexicon::LEXICON
    }

    fn suffix_rules(&self) -> SuffixRules {
        suffixes::suffix_rules()
    }

    fn question_words(&self) -> &'static QuestionWords {
        &QuestionWords {
            when: "качан",
            event: "жыйын чогулуш жолугушуу иш-чара иш чара сапар угуу угуулар",
            who: "ким кимдер",
            what: "деген",
            other: "эмне эмнеге кайда кайсы кандай кантип канча болот болду болгон бар барбы өтөт өттү үчүн жөнүндө менен жана",
        }
    }

    fn and(&self) -> &'static str {
        "жана"
    }

    fn alphabet(&self) -> &'static str {
        "аәбвгғдеёєжҗзиійкқлмнңоөпрстуүұфхҳһцчҷшщъыьэюя"
    }

    fn restore_letters(&self, word: &str, has_stem: HasStem) -> Option<String> {
        letters::restore(word, has_stem)
    }

    fn is_proclitic(&self, _letter: char) -> bool {
        false
    }

    fn month_name(&self, month: i8) -> &'static str {
        forms(month)[0]
    }

    fn weekday(&self, from_monday: i8) -> &'static str {
        WEEKDAYS[usize::from(from_monday.clamp(0, 6).unsigned_abs())]
    }

    fn days(&self, form: DateForm, days: &str, month: i8) -> String {
        format!("{days}-{}", self.month(form, month))
    }

    fn days_of_year(&self, days: &str, year: i16) -> String {
        format!("{year}-жылдын {days}")
    }

    fn month(&self, form: DateForm, month: i8) -> &'static str {
        let [name, possessive] = forms(month);
        if form == DateForm::Full { possessive } else { name }
    }

    fn months_of_year(&self, months: &str, year: i16) -> String {
        format!("{year}-жылдын {months}")
    }

    fn years(&self, years: &str, several: bool) -> String {
        format!("{years}-{}", if several { "жылдар" } else { "жыл" })
    }

    fn plural(&self, number: u64) -> Plural {
        if number == 1 { Plural::One } else { Plural::Other }
    }

    fn count(&self, qualifier: Qualifier, number: u64, digits: &str) -> String {
        match qualifier {
            Qualifier::Exact => digits.to_owned(),
            Qualifier::MoreThan => format!("{digits}{} ашуун", ABLATIVE.of(number)),
            Qualifier::AtLeast => format!("{digits}{} кем эмес", ABLATIVE.of(number)),
            Qualifier::About => format!("болжол менен {digits}"),
        }
    }

    fn possessive(&self, number: u64) -> &'static str {
        POSSESSIVE.of(number)
    }

    fn currency(&self, code: &str, _plural: Plural) -> Option<&'static str> {
        Some(match code {
            "KGS" => "сом",
            "USD" => "АКШ доллары",
            "EUR" => "евро",
            "CHF" => "швейцар франкы",
            "RUB" => "рубль",
            "KZT" => "теңге",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_forms_match_the_reference() {
        let table = "январь январы · февраль февралы · март марты · апрель апрели · май майы · июнь июну · \
            июль июлу · август августу · сентябрь сентябры · октябрь октябры · ноябрь ноябры · декабрь декабры";
        for (row, month) in table.split(" · ").zip(1..) {
            let [name, possessive]: [&str; 2] = row.split_whitespace().collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(Kyrgyz.month_name(month), name);
            assert_eq!(Kyrgyz.days(DateForm::Full, "1", month), format!("1-{possessive}"));
        }
    }

    #[test]
    fn month_out_of_range_is_clamped() {
        assert_eq!(Kyrgyz.month_name(0), "январь");
        assert_eq!(Kyrgyz.month_name(i8::MIN), "январь");
        assert_eq!(Kyrgyz.month_name(13), "декабрь");
    }

    #[test]
    fn ablative_matches_the_reference() {
        let table = "0дөн 1ден 2ден 3төн 4төн 5тен 6дан 7ден 8ден 9дан 10дон 20дан 30дан 40тан 50дөн 60тан \
            70тен 80ден 90дон 100дөн 1000ден 1000000дон 1000000000дан 18ден 760тан 800дөн 200дөн \
            1500дөн 35000000дон 41ден 12000ден 3772ден 1001ден 1010дон 110дон 10000ден 100000ден \
            250000000дон 2000000000000дон";
        for example in table.split_whitespace() {
            let digits = example.trim_end_matches(char::is_alphabetic);
            let number = digits.parse().unwrap();
            assert_eq!(format!("{number}{}", ABLATIVE.of(number)), example);
        }
        assert_eq!(ABLATIVE.of(u64::MAX), "тен");
        assert_eq!(ABLATIVE.of(10u64.pow(19)), "дон");
    }

    /// Derives each suffix by vowel and consonant harmony from the spoken number.
    #[test]
    fn number_suffixes_agree_with_vowel_and_consonant_harmony() {
        let units = ["", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"];
        let tens = ["", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"];
        for number in 0u64..=1000 {
            let (unit, ten) = ((number % 10) as usize, (number / 10 % 10) as usize);
            let word = match (number, unit, ten) {
                (0, ..) => "нөл",
                (1000, ..) => "миң",
                (_, 0, 0) => "жүз",
                (_, 0, _) => tens[ten],
                _ => units[unit],
            };
            let consonant = if word.ends_with(['ч', 'т', 'ш', 'к']) { 'т' } else { 'д' };
            let last_vowel = word.chars().rev().find(|letter| "аоуыэеиөү".contains(*letter));
            let close = match last_vowel {
                Some('а' | 'ы') => "ы",
                Some('о' | 'у') => "у",
                Some('ө' | 'ү') => "ү",
                _ => "и",
            };
            let joint = if word.ends_with(['а', 'ы', 'е', 'и', 'ү']) { "с" } else { "" };
            assert_eq!(POSSESSIVE.of(number), format!("{joint}{close}"), "{number} {word}");
            let vowel = match last_vowel {
                Some('а' | 'у' | 'ы') => 'а',
                Some('о') => 'о',
                Some('ө' | 'ү') => 'ө',
                _ => 'е',
            };
            assert_eq!(ABLATIVE.of(number), format!("{consonant}{vowel}н"), "{number} {word}");
        }
    }
}
