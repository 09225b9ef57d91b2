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

/// Forms of numerals and pronouns that no pattern covers.
const PRONOUNS: [(&str, &str); 16] = [
    ("две", "два"),
    ("двух", "два"),
    ("двум", "два"),
    ("двумя", "два"),
    ("обе", "оба"),
    ("обеих", "оба"),
    ("обоих", "оба"),
    ("нескольких", "несколько"),
    ("нескольким", "несколько"),
    ("несколькими", "несколько"),
    ("ничего", "ничто"),
    ("ничему", "ничто"),
    ("ее", "она"),
    ("ей", "она"),
    ("нее", "она"),
    ("ней", "она"),
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
    let mut labels: BTreeMap<char, Vec<&'static str>> =
        BTreeMap::from([('w', vec![""]), ('v', vec!["-"]), ('r', vec!["="])]);
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
    // Participles of reflexive verbs: заботящаяся.
    if pattern == "A" {
        rules.push(SuffixRule::new("x", ending, "", "Q").after(after));
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
    rules.push(SuffixRule::new("w", "лен", "льн", "A").min_stem(3));
    for short in ["а", "о", "ы"] {
        rules.push(SuffixRule::new("w", &format!("н{short}"), "н", "A").after(&format!("{CONSONANTS}ь")).min_stem(3));
    }
    for short in ["а", "о", "и"] {
        rules.push(SuffixRule::new("w", &format!("к{short}"), "к", "A").after("зтсбвдл").min_stem(4));
    }
    for short in ["", "а", "о", "ы"] {
        for end in ["ат", "ит", "им", "лив", "чив"] {
            rules.push(SuffixRule::new("w", &format!("{end}{short}"), end, "A").after(CONSONANTS).min_stem(5));
        }
    }
    // Comparatives: богатый, богаче; строгий, строже; близкий, ближе.
    for (comparative, stem) in [
        ("че", "т"),
        ("че", "к"),
        ("же", "г"),
        ("же", "д"),
        ("же", "зк"),
        ("ше", "х"),
        ("ще", "ст"),
        ("ще", "щ"),
        ("вле", "в"),
    ] {
        rules.push(SuffixRule::new("w", comparative, stem, "A").min_stem(4));
    }
    for (comparative, stem) in
        [("больше", "больш"), ("меньше", "маленьк"), ("лучше", "хорош"), ("хуже", "плох"), ("выше", "высок")]
    {
        rules.push(SuffixRule::new("w", comparative, stem, "A"));
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
    // Surnames have adjective endings in some cases: Яковлевым.
    for surname in ["ов", "ев", "ин", "ын"] {
        rules.push(SuffixRule::new("w", &format!("{surname}ым"), surname, "M").min_stem(4));
    }
    // Plurals in -ья: листья, деревья.
    for ending in ["ья", "ьев", "ьям", "ьями", "ьях"] {
        rules.push(SuffixRule::new("w", ending, "", "MN").after(CONSONANTS).min_stem(3));
    }
    for (form, word) in PRONOUNS {
        rules.push(SuffixRule::new("w", form, word, "w"));
    }
}

/// Mutations of the last consonant of a verb stem: утвердить, утверждён; писать, пишет.
const MUTATIONS: [(&str, &str); 17] = [
    ("жд", "д"),
    ("ж", "д"),
    ("ж", "з"),
    ("ж", "г"),
    ("ч", "т"),
    ("ч", "к"),
    ("щ", "т"),
    ("щ", "ст"),
    ("щ", "ск"),
    ("ш", "с"),
    ("ш", "х"),
    ("бл", "б"),
    ("пл", "п"),
    ("вл", "в"),
    ("мл", "м"),
    ("фл", "ф"),
    ("шл", "сл"),
];

/// The endings of a finite verb and of its infinitive, participles and converbs.
///
/// The stem is the part before the thematic vowel: провод-ить, провод-ят. A reflexive verb has a
/// key of its own, because it is another word: собирать, собираться.
struct Verbs<'r> {
    rules: &'r mut Vec<SuffixRule>,
}

impl Verbs<'_> {
    /// Adds an ending of finite verbs, also before a reflexive suffix.
    fn finite(&mut self, ending: &str, put: &str, after: &str) {
        for (from, to) in [("w", "v"), ("x", "r")] {
            self.rules.push(SuffixRule::new(from, ending, put, to).after(after));
        }
    }

    /// Adds an ending that nouns have too, so that it counts only before a reflexive suffix.
    fn reflexive(&mut self, ending: &str, put: &str, after: &str) {
        self.rules.push(SuffixRule::new("x", ending, put, "r").after(after));
    }

    /// Adds the suffix of a participle. Its adjective ending has been removed.
    fn participle(&mut self, suffix: &str, put: &str, after: &str) {
        for (from, to) in [("A", "v"), ("Q", "r")] {
            self.rules.push(SuffixRule::new(from, suffix, put, to).after(after).min_stem(3));
        }
    }

    /// Adds the passive participle with its short forms.
    fn passive(&mut self, suffix: &str, short: &str, put: &str, after: &str) {
        self.participle(suffix, put, after);
        for ending in ["", "а", "о", "ы"] {
            self.rules.push(SuffixRule::new("w", &format!("{short}{ending}"), put, "v").after(after).min_stem(3));
        }
    }
}

fn verbs(rules: &mut Vec<SuffixRule>) {
    for reflexive in ["ся", "сь"] {
        rules.push(SuffixRule::new("w", reflexive, "", "x").min_stem(4));
    }
    let mut verbs = Verbs { rules };
    for vowel in ["а", "я", "е", "и", "у", "ю", "ы", "о"] {
        for end in ["ть", "л", "ла", "ло", "ли"] {
            verbs.finite(&format!("{vowel}{end}"), "", "");
        }
        for end in ["вши", "в"] {
            verbs.reflexive(&format!("{vowel}{end}"), "", "");
        }
        verbs.participle(&format!("{vowel}вш"), "", "");
    }
    for suffix in ["ова", "ева"] {
        for end in ["ть", "л", "ла", "ло", "ли", "в"] {
            verbs.finite(&format!("{suffix}{end}"), "", "");
        }
        verbs.passive(&format!("{suffix}нн"), &format!("{suffix}н"), "", "");
        verbs.participle(&format!("{suffix}вш"), "", "");
    }
    verbs.finite("ив", "", &format!("{CONSONANTS}о"));
    verbs.finite("нув", "н", "");
    for vowel in ["а", "я", "е", "у", "о"] {
        for end in ["ю", "ешь", "ет", "ем", "ете", "ют", "й", "йте", "я"] {
            verbs.finite(&format!("{vowel}{end}"), "", "");
        }
        verbs.participle(&format!("{vowel}ющ"), "", "");
        verbs.participle(&format!("{vowel}ем"), "", "");
    }
    let endings = ["ит", "ишь", "им", "ите", "ят", "ат", "ет", "ешь", "ете", "ут", "ьте"];
    for end in endings {
        verbs.finite(end, "", "");
    }
    for end in ["у", "ем", "и", "я", "а"] {
        verbs.reflexive(end, "", CONSONANTS);
    }
    verbs.reflexive("ю", "", "");
    // давать, даёт; увязнуть, увязли; жить, живут.
    verbs.finite("авать", "", "днт");
    verbs.finite("нуть", "", "зхсгкбпт");
    for (infinitive, stem) in [("жить", "жив"), ("плыть", "плыв"), ("дти", "д"), ("йдя", "йд")]
    {
        verbs.finite(infinitive, stem, "");
    }
    for suffix in ["ящ", "ащ", "ущ"] {
        verbs.participle(suffix, "", "");
    }
    verbs.participle("ш", "", "сзгркбх");
    // Past without a vowel: несла, могла.
    for end in ["ла", "ло", "ли"] {
        verbs.finite(end, "", "сзгкбр");
    }
    for (suffix, short) in [("анн", "ан"), ("янн", "ян"), ("енн", "ен")] {
        verbs.passive(suffix, short, "", "");
    }
    for vowel in ["ы", "у", "и", "я", "е"] {
        verbs.passive(&format!("{vowel}т"), &format!("{vowel}т"), "", CONSONANTS);
    }
    for (mutated, stem) in MUTATIONS {
        verbs.passive(&format!("{mutated}енн"), &format!("{mutated}ен"), stem, "");
        let (first, third) = if mutated.ends_with('л') { ("ю", "ют") } else { ("у", "ут") };
        verbs.finite(&format!("{mutated}{first}"), stem, "");
        // Of the first conjugation: писать, пишет.
        if !mutated.ends_with('д') && stem != "д" {
            verbs.finite(&format!("{mutated}ет"), stem, "");
            verbs.finite(&format!("{mutated}{third}"), stem, "");
        }
    }
    // Infinitives in -ти and -чь: провести, проведут, провёл; мочь, могут.
    for (infinitive, stem) in [
        ("ести", ""),
        ("ести", "ед"),
        ("ести", "ет"),
        ("ести", "ес"),
        ("чь", "г"),
        ("чь", "к"),
        ("йти", "йд"),
        ("зти", "з"),
        ("сти", "с"),
    ] {
        verbs.finite(infinitive, stem, "");
    }
    for past in ["шел", "шла", "шло", "шли"] {
        verbs.finite(past, "йд", "");
    }
    verbs.participle("шедш", "йд", "");
}
