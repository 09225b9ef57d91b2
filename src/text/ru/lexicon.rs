//! Russian words as they are read in a text: numerals in their cases, days of the week, what no other language has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::lexicon::{Lexicon, Numeral, Weekday};

pub(in crate::text) static LEXICON: Lexicon = Lexicon {
    numeral,
    weekday,
    frequent: &[
        "и",
        "в",
        "на",
        "с",
        "по",
        "для",
        "что",
        "не",
        "из",
        "от",
        "к",
        "о",
        "об",
        "как",
        "это",
        "при",
        "их",
        "его",
        "до",
        "или",
        "за",
        "во",
        "со",
        "под",
        "над",
        "также",
        "но",
        "которые",
        "который",
        "которых",
        "где",
        "когда",
        "они",
        "он",
        "она",
        "будет",
        "были",
        "было",
        "быть",
        "через",
        "между",
        "после",
        "более",
        "чтобы",
        "если",
        "только",
        "этого",
        "этой",
        "этот",
        "эти",
        "всех",
        "уже",
        "ещё",
        "еще",
        "мы",
        "вы",
        "вам",
        "нас",
        "том",
        "так",
        "там",
        "свой",
        "свои",
        "него",
        "кто",
        "чем",
        "году",
        "года",
        "лет",
        "без",
        "перед",
        "нет",
        "есть",
        "можно",
        "нужно",
    ],
    endings: &[
        "ого",
        "его",
        "ому",
        "ему",
        "ый",
        "ая",
        "яя",
        "ое",
        "ые",
        "ых",
        "ыми",
        "ими",
        "ость",
        "ости",
        "ение",
        "ения",
        "ению",
        "ением",
        "ании",
        "ание",
        "ания",
        "анию",
        "ться",
        "тся",
        "лся",
        "лась",
        "лись",
        "ить",
        "ать",
        "еть",
        "ами",
        "ями",
        "ует",
        "уют",
        "ают",
        "яют",
        "ится",
        "ятся",
        "ены",
        "ено",
        "ана",
        "аны",
        "ции",
        "ию",
        "ией",
        "ешь",
        "ишь",
        "ете",
        "ите",
        "вший",
        "щий",
        "щих",
        "ский",
        "ской",
        "ском",
        "ские",
        "ских",
        "дут",
        "дят",
        "лят",
        "рят",
        "тят",
        "вят",
        "щие",
    ],
    letters: &["щ", "ъ", "ё"],
};

/// Stems of numerals; the longest that fits counts.
const STEMS: [(&str, u64); 84] = [
    ("один", 1),
    ("одна", 1),
    ("одно", 1),
    ("одну", 1),
    ("одни", 1),
    ("перв", 1),
    ("два", 2),
    ("две", 2),
    ("двух", 2),
    ("двум", 2),
    ("двое", 2),
    ("двои", 2),
    ("втор", 2),
    ("оба", 2),
    ("обе", 2),
    ("обои", 2),
    ("вдво", 2),
    ("три", 3),
    ("трёх", 3),
    ("трех", 3),
    ("трём", 3),
    ("трем", 3),
    ("трет", 3),
    ("трое", 3),
    ("трои", 3),
    ("втрое", 3),
    ("четыр", 4),
    ("четвер", 4),
    ("вчетверо", 4),
    ("пят", 5),
    ("впятеро", 5),
    ("шест", 6),
    ("семь", 7),
    ("семи", 7),
    ("седьм", 7),
    ("семер", 7),
    ("восем", 8),
    ("восьм", 8),
    ("девят", 9),
    ("десят", 10),
    ("одиннадцат", 11),
    ("двенадцат", 12),
    ("тринадцат", 13),
    ("четырнадцат", 14),
    ("пятнадцат", 15),
    ("шестнадцат", 16),
    ("семнадцат", 17),
    ("восемнадцат", 18),
    ("девятнадцат", 19),
    ("двадцат", 20),
    ("тридцат", 30),
    ("сорок", 40),
    ("пятьдесят", 50),
    ("пятидесят", 50),
    ("шестьдесят", 60),
    ("шестидесят", 60),
    ("семьдесят", 70),
    ("семидесят", 70),
    ("восемьдесят", 80),
    ("восьмидесят", 80),
    ("девяност", 90),
    ("сотн", 100),
    ("двести", 200),
    ("двухсот", 200),
    ("двумстам", 200),
    ("триста", 300),
    ("трёхсот", 300),
    ("трехсот", 300),
    ("четыреста", 400),
    ("четырёхсот", 400),
    ("четырехсот", 400),
    ("пятьсот", 500),
    ("пятисот", 500),
    ("шестьсот", 600),
    ("шестисот", 600),
    ("семьсот", 700),
    ("семисот", 700),
    ("восемьсот", 800),
    ("восьмисот", 800),
    ("девятьсот", 900),
    ("девятисот", 900),
    ("тыщ", 1000),
    ("дюжин", 12),
    ("нул", 0),
];

const SCALES: [(&str, u64); 8] = [
    ("миллион", 1_000_000),
    ("миллиард", 1_000_000_000),
    ("триллион", 1_000_000_000_000),
    ("тысяч", 1_000),
    ("тыс", 1_000),
    ("млн", 1_000_000),
    ("млрд", 1_000_000_000),
    ("трлн", 1_000_000_000_000),
];

/// The stems by their first letter: every word of a site is asked whether it is a number.
static BY_LETTER: LazyLock<BTreeMap<char, Vec<(&str, u64)>>> = LazyLock::new(|| {
    let mut stems: BTreeMap<char, Vec<(&str, u64)>> = BTreeMap::new();
    for (stem, value) in STEMS {
        stems.entry(stem.chars().next().unwrap_or_default()).or_default().push((stem, value));
    }
    stems
});

fn numeral(word: &str) -> Option<Numeral> {
    if let Some((_, scale)) = SCALES.iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some(Numeral::Scale(*scale));
    }
    match word {
        "сто" | "ста" | "сот" | "стам" => return Some(Numeral::Plain(10_000)),
        _ if word.starts_with("полтор") => return Some(Numeral::Plain(150)),
        _ if word.starts_with("половин") => return Some(Numeral::Plain(50)),
        _ => {}
    }
    let stems = BY_LETTER.get(&word.chars().next()?)?;
    let (_, value) = stems.iter().filter(|(stem, _)| word.starts_with(stem)).max_by_key(|(stem, _)| stem.len())?;
    Some(Numeral::Plain(value * 100))
}

fn weekday(word: &str) -> Option<Weekday> {
    const FORMS: [(&[&str], i8); 7] = [
        (&["понедельник", "понедельника"], 0),
        (&["вторник", "вторника"], 1),
        (&["среда", "среду"], 2),
        (&["четверг", "четверга"], 3),
        (&["пятница", "пятницу", "пятницы"], 4),
        (&["суббота", "субботу", "субботы"], 5),
        (&["воскресенье", "воскресенья"], 6),
    ];
    const SHORT: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
    if let Some(day) = SHORT.iter().position(|short| *short == word) {
        return Some(Weekday { from_monday: i8::try_from(day).unwrap_or_default(), doubtful: true });
    }
    let (_, from_monday) = FORMS.iter().find(|(forms, _)| forms.contains(&word))?;
    // «Среда» is also what surrounds us.
    Some(Weekday { from_monday: *from_monday, doubtful: word == "среда" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_in_their_cases() {
        for (word, value) in [
            ("сорока", 40),
            ("один", 1),
            ("одиннадцати", 11),
            ("восьмидесяти", 80),
            ("восьми", 8),
            ("двухсот", 200),
            ("вчетверо", 4),
            ("пятьдесят", 50),
            ("пятьсот", 500),
            ("трёх", 3),
            ("второго", 2),
        ] {
            assert_eq!(numeral(word), Some(Numeral::Plain(value * 100)), "{word}");
        }
        assert_eq!(numeral("ста"), Some(Numeral::Plain(10_000)));
        assert_eq!(numeral("тысячи"), Some(Numeral::Scale(1_000)));
        for word in ["стол", "дома", "он", "село"] {
            assert_eq!(numeral(word), None, "{word}");
        }
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(weekday("вторник").map(|day| day.from_monday), Some(1));
        assert_eq!(weekday("среду").map(|day| (day.from_monday, day.doubtful)), Some((2, false)));
        assert!(weekday("ср").is_some_and(|day| day.doubtful));
        assert_eq!(weekday("вторникам"), None);
    }
}
