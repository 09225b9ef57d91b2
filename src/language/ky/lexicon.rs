//! Kyrgyz words for reading texts: numerals, weekdays, and words that Russian lacks.

use std::sync::LazyLock;

use crate::language::lexicon::{Lexicon, Numeral, NumeralStems, Weekday};

pub(in crate::language) static LEXICON: Lexicon = Lexicon {
    numeral,
    weekday,
    frequent: &[
        "жана",
        "менен",
        "үчүн",
        "боюнча",
        "бул",
        "эмес",
        "дагы",
        "деп",
        "болот",
        "болуп",
        "болгон",
        "болсо",
        "керек",
        "кийин",
        "чейин",
        "башка",
        "ошол",
        "ушул",
        "алар",
        "алардын",
        "анын",
        "бардык",
        "катары",
        "аркылуу",
        "тууралуу",
        "жөнүндө",
        "ошондой",
        "эле",
        "эмне",
        "кандай",
        "кантип",
        "качан",
        "кайда",
        "гана",
        "менин",
        "биз",
        "биздин",
        "сиз",
        "ким",
        "кимдер",
        "ар",
        "ичинде",
        "карата",
        "көп",
        "жаңы",
        "өз",
        "ага",
        "аны",
        "бирок",
        "ошону",
        "жакшы",
    ],
    endings: &[
        "нын",
        "нун",
        "нүн",
        "дын",
        "дун",
        "дүн",
        "тын",
        "тун",
        "түн",
        "лары",
        "лери",
        "лору",
        "лөрү",
        "дары",
        "дери",
        "дору",
        "дөрү",
        "тары",
        "тери",
        "төрү",
        "ында",
        "инде",
        "унда",
        "үндө",
        "ынан",
        "инен",
        "унан",
        "үнөн",
        "ынын",
        "инин",
        "унун",
        "үнүн",
        "ылат",
        "илет",
        "улат",
        "үлөт",
        "ышат",
        "ишет",
        "ушат",
        "үшөт",
        "дагы",
        "деги",
        "догу",
        "дөгү",
        "туу",
        "түү",
        "ууга",
        "үүгө",
        "ганын",
        "генин",
        "бейт",
        "байт",
    ],
    letters: &["ң", "ө", "ү", "уу", "ээ", "аа"],
};

const NUMERALS: [(&str, u64); 20] = [
    ("алтымыш", 60),
    ("жетимиш", 70),
    ("жыйырма", 20),
    ("бир", 1),
    ("эки", 2),
    ("экө", 2),
    ("үч", 3),
    ("төрт", 4),
    ("беш", 5),
    ("алты", 6),
    ("алто", 6),
    ("жети", 7),
    ("жетө", 7),
    ("сегиз", 8),
    ("тогуз", 9),
    ("отуз", 30),
    ("кырк", 40),
    ("элүү", 50),
    ("сексен", 80),
    ("токсон", 90),
];

/// Numerals that begin many other words, and so need a known ending.
const SHORT: [(&str, u64); 2] = [("он", 10), ("жүз", 100)];

const SCALES: [(&str, u64); 7] = [
    ("миллион", 1_000_000),
    ("миллиард", 1_000_000_000),
    ("триллион", 1_000_000_000_000),
    ("миң", 1_000),
    ("млн", 1_000_000),
    ("млрд", 1_000_000_000),
    ("трлн", 1_000_000_000_000),
];

/// The endings that may follow a numeral.
const ENDINGS: [&str; 50] = [
    "ден",
    "дан",
    "дон",
    "дөн",
    "тен",
    "тан",
    "тон",
    "төн",
    "ге",
    "га",
    "го",
    "гө",
    "ке",
    "ка",
    "ко",
    "кө",
    "де",
    "да",
    "до",
    "дө",
    "те",
    "та",
    "то",
    "тө",
    "дин",
    "дын",
    "дун",
    "дүн",
    "тин",
    "тын",
    "тун",
    "түн",
    "нин",
    "нын",
    "ди",
    "ды",
    "ду",
    "дү",
    "ти",
    "ты",
    "ту",
    "тү",
    "ни",
    "ны",
    "оо",
    "өө",
    "ө",
    "о",
    "лаган",
    "лөгөн",
];

static STEMS: LazyLock<NumeralStems> = LazyLock::new(|| {
    let scales = SCALES.iter().map(|&(stem, scale)| (stem, Numeral::Scale(scale)));
    let plain = NUMERALS.iter().chain(&SHORT).map(|&(stem, value)| (stem, Numeral::Plain(value * 100)));
    NumeralStems::new(scales.chain(plain))
});

fn numeral(word: &str) -> Option<Numeral> {
    let fits = |numeral: Numeral, rest: &str| matches!(numeral, Numeral::Scale(_)) || is_ending(rest);
    match word {
        "жарым" => Some(Numeral::Plain(50)),
        // “Together” and “for” are spelled like “to one” and “its three”.
        "бирге" | "үчүн" => None,
        _ => {
            let found = STEMS.matching(word).filter(|&(_, numeral, rest)| fits(numeral, rest));
            found.max_by_key(|(stem, ..)| stem.len()).map(|(_, numeral, _)| numeral)
        }
    }
}

fn is_ending(rest: &str) -> bool {
    // Any case may follow the possessive and the ordinal suffix: `бирин`, `үчүнчүсүнө`.
    let possessive = ["и", "ы", "у", "ү", "си", "сы", "нчи", "нчы", "нчу", "нчү"];
    rest.is_empty()
        || ENDINGS.contains(&rest)
        || possessive.iter().any(|start| {
            rest.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('н') || start.len() > 4)
        })
}

fn weekday(word: &str) -> Option<Weekday> {
    const STEMS: [(&str, i8); 6] =
        [("дүйшөмбү", 0), ("шейшемби", 1), ("шаршемби", 2), ("бейшемби", 3), ("ишемби", 5), ("жекшемби", 6)];
    // `жума` is both “week” and “Friday”. Derived words such as `жумалык` mean neither.
    if ["жума", "жумада", "жумадагы", "жумага"].contains(&word) {
        return Some(Weekday { from_monday: 4, is_ambiguous: true });
    }
    let (stem, from_monday) = STEMS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let rest = &word[stem.len()..];
    let single = !rest.starts_with("лер") && !rest.starts_with("лөр");
    single.then_some(Weekday { from_monday: *from_monday, is_ambiguous: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_recognised_with_case_endings() {
        for (word, value) in [
            ("сексенден", 80),
            ("бир", 1),
            ("бири", 1),
            ("биринчи", 1),
            ("экөө", 2),
            ("экиге", 2),
            ("үчүнчүсү", 3),
            ("алтымыш", 60),
            ("алтоо", 6),
            ("ондон", 10),
            ("элүү", 50),
            ("жүздөн", 100),
            ("төртөө", 4),
        ] {
            assert_eq!(numeral(word), Some(Numeral::Plain(value * 100)), "{word}");
        }
        assert_eq!(numeral("миллиондон"), Some(Numeral::Scale(1_000_000)));
        for word in ["бирге", "бирок", "биргелешкен", "онлайн", "жүзүм", "алтын", "үчүн"]
        {
            assert_eq!(numeral(word), None, "{word}");
        }
    }

    #[test]
    fn weekdays_are_recognised() {
        assert_eq!(weekday("шейшембиде").map(|day| day.from_monday), Some(1));
        assert_eq!(weekday("жекшемби").map(|day| day.from_monday), Some(6));
        assert_eq!(weekday("ишемби").map(|day| day.from_monday), Some(5));
        assert!(weekday("жума").is_some_and(|day| day.is_ambiguous));
        assert_eq!(weekday("шейшембилери"), None);
        assert_eq!(weekday("жумалык"), None);
    }
}
