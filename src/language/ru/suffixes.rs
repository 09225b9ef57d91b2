//! Russian suffix rules: the declension patterns, and the verb forms that do not hurt precision.
//!
//! A stem is labelled with its pattern, so that цена and ценный, or слово and словарь, share none.
//! Snowball's stemmer has neither patterns nor fleeting vowels. It finds fewer forms and conflates
//! more unrelated words, as measured in docs/search.md.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::suffix_rules::{SuffixRule, SuffixRules, by_last_letter, rows};

const TABLE: &str = include_str!("endings.txt");

const VOWELS: &str = "аеиоуыэюя";
const CONSONANTS: &str = "бвгджзклмнпрстфхцчшщ";
/// Consonants before which a vowel may be fleeting.
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
    let set = |ch| match ch {
        'P' => "бвдзлмнпрстф",
        'K' => "гкх",
        'H' => "жчшщ",
        'Ц' => "ц",
        'C' => CONSONANTS,
        _ => "аеоуыэюя",
    };
    name.chars().map(set).collect()
}

pub(super) fn suffix_rules() -> SuffixRules {
    let mut rules = Vec::new();
    for row in rows(TABLE) {
        if let [pattern, after, ref list @ ..] = row[..] {
            let after = letters(after);
            for ending in list {
                declined(pattern, &after, ending, &mut rules);
            }
        }
    }
    fleeting(&mut rules);
    adjectives(&mut rules);
    people(&mut rules);
    verbs(&mut rules);
    let mut labels: BTreeMap<char, Vec<&'static str>> = BTreeMap::from([('w', vec![""]), ('v', vec!["-"])]);
    for label in ["M", "F", "N", "S", "Y", "J", "I", "E", "G", "B", "T", "A"] {
        labels.insert(label.chars().next().unwrap_or_default(), vec![label]);
    }
    SuffixRules {
        spelling: vec![("ё".to_owned(), "е".to_owned())],
        by_last_letter: by_last_letter(rules),
        labels,
        irregular: IRREGULAR.into(),
        whole: BTreeSet::new(),
        unpronounceable: BTreeSet::new(),
        short_begins_with_vowel: false,
        last: BTreeMap::new(),
    }
}

fn declined(pattern: &str, after: &str, ending: &str, rules: &mut Vec<SuffixRule>) {
    match ending {
        "-" => rules.push(SuffixRule::new("w", "", "", pattern).after(after)),
        // Fleeting vowels have rules of their own.
        "~" | "~ь" => {}
        "=" => {
            // сумм and сёл have a zero ending. списк and окн do not, because they insert a vowel.
            const HEAVY: &str = "кнлрцвмг";
            let light: String = after.chars().filter(|letter| !HEAVY.contains(*letter)).collect();
            rules.push(SuffixRule::new("w", "", "", pattern).after(&light));
            for heavy in HEAVY.chars().filter(|heavy| after.contains(*heavy)) {
                let heavy = heavy.to_string();
                rules.push(SuffixRule::new("w", &heavy, &heavy, pattern).after(VOWELS));
            }
            for end in ["ств", "рв", "рм", "рн", "рг", "льн", "рл", "лк"] {
                if end.chars().next_back().is_some_and(|last| after.contains(last)) {
                    rules.push(SuffixRule::new("w", end, end, pattern).min_stem(3));
                }
            }
        }
        _ => rules.push(SuffixRule::new("w", ending, "", pattern).after(after)),
    }
}

/// Adds the rules for fleeting vowels: список, списка; день, дня; боец, бойца; писем, письма.
fn fleeting(rules: &mut Vec<SuffixRule>) {
    for last in FLEETING.chars() {
        for (end, patterns) in [("", "MFNJ"), ("ь", "SJT")] {
            for vowel in ["о", "е"] {
                let with = format!("{vowel}{last}{end}");
                let from_vowel = |put: String| SuffixRule::new("w", &with, &put, patterns);
                rules.push(from_vowel(last.to_string()).after(CONSONANTS));
                if vowel == "е" {
                    rules.push(from_vowel(format!("й{last}")).after(VOWELS));
                    rules.push(from_vowel(format!("ь{last}")).after("лнсдр"));
                }
            }
        }
    }
}

fn adjectives(rules: &mut Vec<SuffixRule>) {
    // важный, важен, важна. Short forms like that of принятый are left out, because many nouns look
    // alike.
    for vowel in ["е", "о"] {
        rules.push(SuffixRule::new("w", &format!("{vowel}н"), "н", "A").after(CONSONANTS).min_stem(3));
    }
    for short in ["а", "о", "ы"] {
        rules.push(SuffixRule::new("w", &format!("н{short}"), "н", "A").after(CONSONANTS).min_stem(3));
    }
    for short in ["", "а", "о", "ы"] {
        rules.push(SuffixRule::new("w", &format!("ен{short}"), "ен", "A").min_stem(6));
        for end in ["ов", "ив", "ав"] {
            rules.push(SuffixRule::new("w", &format!("{end}{short}"), end, "A").min_stem(5));
        }
    }
    // проведённый and проведён; новейший and новый.
    for (long, short) in [("енн", "ен"), ("янн", "ян")] {
        rules.push(SuffixRule::new("A", long, short, "A").min_stem(6));
    }
    for superlative in ["ейш", "айш"] {
        rules.push(SuffixRule::new("A", superlative, "", "A").min_stem(3));
    }
}

/// Adds irregular plurals: гражданин, граждане; имя, имени; котёнок, котята.
fn people(rules: &mut Vec<SuffixRule>) {
    for (singular, plural) in [("анин", "ан"), ("янин", "ян"), ("арин", "ар")] {
        rules.push(SuffixRule::new("M", singular, plural, "M").min_stem(4));
    }
    for (singular, plural) in [("енк", "ят"), ("онк", "ат")] {
        rules.push(SuffixRule::new("M", singular, plural, "N").min_stem(4));
    }
    rules.push(SuffixRule::new("w", "мя", "мен", "TSN"));
}

/// Adds the verb endings that hardly any noun has.
///
/// The stem is the part before the thematic vowel: провод-ить, провод-ят.
fn verbs(rules: &mut Vec<SuffixRule>) {
    for reflexive in ["ся", "сь"] {
        rules.push(SuffixRule::new("w", reflexive, "", "x").min_stem(4));
    }
    let mut verb = |ending: String| rules.push(SuffixRule::new("wx", &ending, "", "v"));
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
    // Participle suffixes, after the adjective ending is removed.
    for end in ["вш", "ющ", "нн", "ем"] {
        for vowel in ["а", "я", "е", "и", "у", "ю"] {
            rules.push(SuffixRule::new("A", &format!("{vowel}{end}"), "", "v"));
        }
    }
}
