//! Russian: the patterns of declension, each with its endings, and the verbs as far as they stay precise.
//!
//! A key names its pattern, so that цена and ценный, or слово and словарь, share none. Snowball's stemmer, which
//! knows no patterns and no vowels that come and go, finds fewer forms and takes more strangers for forms; the figures
//! are in docs/search.md.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ending, Endings, by_last_letter, rows};

const TABLE: &str = include_str!("../ru/endings.txt");

const VOWELS: &str = "аеиоуыэюя";
const CONSONANTS: &str = "бвгджзклмнпрстфхцчшщ";
/// Consonants before which a vowel comes and goes.
const FLEETING: &str = "бвгдклмнпрстцшч";

const IRREGULAR: [(&str, &str); 14] = [
    ("люд", "человекM"),
    ("дет", "ребенкM"),
    ("матер", "матT"),
    ("дочер", "дочT"),
    ("сынов", "сынM"),
    ("сыновь", "сынM"),
    ("друз", "другM"),
    ("брат", "братM"),
    ("господ", "господинM"),
    ("хозяев", "хозяинM"),
    ("хозя", "хозяинM"),
    ("церкв", "церквT"),
    ("церков", "церквT"),
    ("ребят", "ребенкM"),
];

fn letters(name: &str) -> String {
    let set = |sign| match sign {
        'P' => "бвдзлмнпрстф",
        'K' => "гкх",
        'H' => "жчшщ",
        'Ц' => "ц",
        'C' => CONSONANTS,
        _ => "аеоуыэюя",
    };
    name.chars().map(set).collect()
}

pub fn endings() -> Endings {
    let mut endings = Vec::new();
    for row in rows(TABLE) {
        if let [pattern, after, ref list @ ..] = row[..] {
            let after = letters(after);
            for ending in list {
                declined(pattern, &after, ending, &mut endings);
            }
        }
    }
    fleeting(&mut endings);
    adjectives(&mut endings);
    people(&mut endings);
    verbs(&mut endings);
    let mut labels: BTreeMap<char, Vec<&'static str>> = BTreeMap::from([('w', vec![""]), ('v', vec!["-"])]);
    for label in ["M", "F", "N", "S", "Y", "J", "I", "E", "G", "B", "T", "A"] {
        labels.insert(label.chars().next().unwrap_or_default(), vec![label]);
    }
    Endings {
        spelling: vec![("ё".to_owned(), "е".to_owned())],
        endings: by_last_letter(endings),
        labels,
        irregular: IRREGULAR.into(),
        whole: BTreeSet::new(),
        unpronounceable: BTreeSet::new(),
        short_begins_with_vowel: false,
        last: BTreeMap::new(),
    }
}

fn declined(pattern: &str, after: &str, ending: &str, endings: &mut Vec<Ending>) {
    match ending {
        "-" => endings.push(Ending::new("w", "", "", pattern).after(after)),
        // The vowel that comes and goes has steps of its own.
        "~" | "~ь" => {}
        "=" => {
            // сумм, сёл; but not списк or окн: those take a vowel.
            const HEAVY: &str = "кнлрцвмг";
            let light: String = after.chars().filter(|letter| !HEAVY.contains(*letter)).collect();
            endings.push(Ending::new("w", "", "", pattern).after(&light));
            for heavy in HEAVY.chars().filter(|heavy| after.contains(*heavy)) {
                let heavy = heavy.to_string();
                endings.push(Ending::new("w", &heavy, &heavy, pattern).after(VOWELS));
            }
            for end in ["ств", "рв", "рм", "рн", "рг", "льн", "рл", "лк"] {
                if end.chars().next_back().is_some_and(|last| after.contains(last)) {
                    endings.push(Ending::new("w", end, end, pattern).least(3));
                }
            }
        }
        _ => endings.push(Ending::new("w", ending, "", pattern).after(after)),
    }
}

/// список, списка; день, дня; боец, бойца; писем, письма.
fn fleeting(endings: &mut Vec<Ending>) {
    for last in FLEETING.chars() {
        for (end, patterns) in [("", "MFNJ"), ("ь", "SJT")] {
            for vowel in ["о", "е"] {
                let with = format!("{vowel}{last}{end}");
                let from_vowel = |put: String| Ending::new("w", &with, &put, patterns);
                endings.push(from_vowel(last.to_string()).after(CONSONANTS));
                if vowel == "е" {
                    endings.push(from_vowel(format!("й{last}")).after(VOWELS));
                    endings.push(from_vowel(format!("ь{last}")).after("лнсдр"));
                }
            }
        }
    }
}

fn adjectives(endings: &mut Vec<Ending>) {
    // важный, важен, важна; принятый is not among them: its short form is like too many nouns.
    for vowel in ["е", "о"] {
        endings.push(Ending::new("w", &format!("{vowel}н"), "н", "A").after(CONSONANTS).least(3));
    }
    for short in ["а", "о", "ы"] {
        endings.push(Ending::new("w", &format!("н{short}"), "н", "A").after(CONSONANTS).least(3));
    }
    for short in ["", "а", "о", "ы"] {
        endings.push(Ending::new("w", &format!("ен{short}"), "ен", "A").least(6));
        for end in ["ов", "ив", "ав"] {
            endings.push(Ending::new("w", &format!("{end}{short}"), end, "A").least(5));
        }
    }
    // проведённый and проведён; новейший and новый.
    for (long, short) in [("енн", "ен"), ("янн", "ян")] {
        endings.push(Ending::new("A", long, short, "A").least(6));
    }
    for superlative in ["ейш", "айш"] {
        endings.push(Ending::new("A", superlative, "", "A").least(3));
    }
}

/// гражданин, граждане; имя, имени; котёнок, котята.
fn people(endings: &mut Vec<Ending>) {
    for (one, many) in [("анин", "ан"), ("янин", "ян"), ("арин", "ар")] {
        endings.push(Ending::new("M", one, many, "M").least(4));
    }
    for (one, many) in [("енк", "ят"), ("онк", "ат")] {
        endings.push(Ending::new("M", one, many, "N").least(4));
    }
    endings.push(Ending::new("w", "мя", "мен", "TSN"));
}

/// Only endings that hardly a noun has. A key is what stands before the vowel of the verb: провод-ить, провод-ят.
fn verbs(endings: &mut Vec<Ending>) {
    for reflexive in ["ся", "сь"] {
        endings.push(Ending::new("w", reflexive, "", "x").least(4));
    }
    let mut verb = |ending: String| endings.push(Ending::new("wx", &ending, "", "v"));
    for end in ["ть", "л", "ла", "ло", "ли", "ет", "ют", "ешь", "ете"] {
        for vowel in ["а", "я", "е", "и", "у", "ю"] {
            verb(format!("{vowel}{end}"));
        }
    }
    for end in ["ть", "л", "ла", "ло", "ли", "в"] {
        verb(format!("ова{end}"));
        verb(format!("ева{end}"));
    }
    for end in ["ю", "ем", "й", "йте", "я"] {
        for vowel in ["а", "я", "е", "у"] {
            verb(format!("{vowel}{end}"));
        }
    }
    for end in ["ит", "ят", "ат", "ут", "ишь", "ите", "ет", "ешь", "ете"] {
        verb(end.to_owned());
    }
    // Participles, once their adjective's ending is gone.
    for end in ["вш", "ющ", "нн", "ем"] {
        for vowel in ["а", "я", "е", "и", "у", "ю"] {
            endings.push(Ending::new("A", &format!("{vowel}{end}"), "", "v"));
        }
    }
}
