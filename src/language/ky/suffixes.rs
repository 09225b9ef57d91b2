//! Kyrgyz suffix rules, expanded by vowel and consonant harmony.
//!
//! The table has one line for each suffix in the notation of Turkic grammars. This module expands
//! it into every surface form. It also adds sound changes that the spelling shows: китеп, китеби;
//! сарай, сарайы; бой, бою.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::suffix_rules::{SuffixRule, SuffixRules, VOWELS, by_last_letter, rows};

const TABLE: &str = include_str!("endings.txt");

const CONSONANTS: &str = "бвгджзйклмнңпрстфхцчшщьъ";
const VOICELESS: &str = "птксшчфхцщ";
/// Consonants that loan words end in, often voiceless in speech.
const HALF_VOICED: &str = "бвгд";

/// Pairs of consonants that can end a word.
const PAIRS: &str = "рт рк рч рс рп рш рм рн рг рд рз рб рж рл рв рх лт лк лп лч лс лм лд лг лф нт нк нч нс нд нг нз нш \
    нн нж мп мс мб мм кт кс пт пс фт шт ст ск сс см сл зм зд дж тр др бр кр гр вр пр фр вт вд вс тт лл кл гл бл пл \
    ль рь нь ть дь зь сь йд йт йк йм йл йн йс йш йч ңк ңг ңс ңш ңч хт гн мн тл дз нц рц кц";

/// Words that only look like an inflected form of another word.
const WHOLE: &[&str] = &[
    "агым",
    "арга",
    "аралык",
    "басым",
    "башка",
    "баштык",
    "белги",
    "билим",
    "казына",
    "кайгы",
    "карга",
    "кары",
    "каршы",
    "келишим",
    "кийим",
    "кызыл",
    "күзөт",
    "министрлик",
    "пайда",
    "сары",
    "сезги",
    "соода",
    "сөздүк",
    "тамга",
    "түзүм",
    "түндүк",
    "төлөм",
    "уйум",
    "чалгы",
    "эстелик",
    "жазы",
    "өзгөн",
];

/// The collective numerals: «all two», «all three».
const COLLECTIVES: [(&str, &str); 7] = [
    ("бирөө", "бир"),
    ("экөө", "эки"),
    ("үчөө", "үч"),
    ("төртөө", "төрт"),
    ("бешөө", "беш"),
    ("алтоо", "алты"),
    ("жетөө", "жети"),
];

const IRREGULAR: [(&str, &str); 13] = [
    ("ан", "ал"),
    ("мун", "бул"),
    ("ушун", "ушул"),
    ("ошон", "ошол"),
    ("орд", "орун"),
    ("мойн", "мойун"),
    ("мурд", "мурун"),
    ("кард", "карын"),
    ("эрд", "эрин"),
    ("убакт", "убакыт"),
    ("убакты", "убакыт"),
    ("калк", "калк"),
    ("халк", "калк"),
];

pub(super) fn suffix_rules() -> SuffixRules {
    let mut rules = Vec::new();
    for row in rows(TABLE) {
        if let [pattern, from, to, ..] = row[..] {
            spell_out(pattern, from, to, &mut rules);
        }
    }
    // A verb stem in а or о fuses with the verbal noun suffix: сакта, сактоо.
    for (act, stem) in [("оо", "а"), ("оо", "о"), ("өө", "е"), ("өө", "ө")] {
        rules.push(SuffixRule::new("wcslde", act, stem, "v").after(CONSONANTS).min_stem(3));
    }
    // A verb stem in a close vowel loses it: ташы, ташуу.
    for (act, stem, vowels) in [("уу", "ы", "аыя"), ("уу", "у", "оую"), ("үү", "и", "еиэ"), ("үү", "ү", "өү")]
    {
        rules.push(SuffixRule::new("wcslde", act, stem, "v").after(CONSONANTS).vowels(vowels).min_stem(3));
    }
    for causative in ["ткар", "ткер", "ткөр"] {
        rules.push(SuffixRule::new("vnm", causative, "т", "u"));
    }
    // A long stem absorbs a part of the verbal noun suffix: жуу, жууу.
    for (act, stem) in [("ууу", "уу"), ("үүү", "үү")] {
        rules.push(SuffixRule::new("wcslde", act, stem, "v"));
    }
    // Irregular forms of frequent words, and the collective numerals.
    for (form, word, to) in
        [("балдар", "бала", "l"), ("алар", "ал", "l"), ("ага", "ал", "c"), ("мага", "мен", "c"), ("сага", "сен", "c")]
    {
        rules.push(SuffixRule::new("wcs", form, word, to));
    }
    for (form, word) in COLLECTIVES {
        rules.push(SuffixRule::new("wcs", form, word, "d"));
    }
    // Loan words in two consonants insert a vowel before some suffixes: факт, фактиси; объект,
    // объектилер.
    for pair in ["кт", "ст", "нт", "фт", "пт", "рт", "зм", "нк", "кс"] {
        for vowel in ["и", "ы"] {
            rules.push(SuffixRule::new("sl", &format!("{pair}{vowel}"), pair, "l").min_stem(3));
        }
    }
    SuffixRules {
        spelling: spelling(),
        by_last_letter: by_last_letter(rules),
        labels: BTreeMap::from([
            ('w', vec!["", "_"]),
            ('c', vec![""]),
            ('s', vec![""]),
            ('l', vec![""]),
            ('d', vec![""]),
            ('v', vec!["-"]),
            ('n', vec!["-"]),
            ('u', vec!["?"]),
            ('m', vec!["~"]),
        ]),
        irregular: IRREGULAR.into(),
        whole: WHOLE.iter().copied().collect(),
        unpronounceable: unpronounceable(),
        short_begins_with_vowel: true,
        last: BTreeMap::from([('г', "к"), ('б', "п"), ('ь', "")]),
    }
}

/// Splits letters that spell й and a vowel, because a suffix may begin there.
fn spelling() -> Vec<(String, String)> {
    let mut spelling = Vec::new();
    for vowel in "аоуыеөүэ".chars() {
        let rounded = if "еөүэ".contains(vowel) { 'ү' } else { 'у' };
        spelling.push((format!("{vowel}ю"), format!("{vowel}й{rounded}")));
    }
    for vowel in "аоуыеиөүэ".chars() {
        spelling.push((format!("{vowel}я"), format!("{vowel}йа")));
        spelling.push((format!("{vowel}ё"), format!("{vowel}йо")));
    }
    spelling
}

fn unpronounceable() -> BTreeSet<[char; 2]> {
    let known: BTreeSet<&str> = PAIRS.split_whitespace().collect();
    let consonants = || CONSONANTS.chars();
    let pairs = consonants().flat_map(|first| consonants().map(move |second| [first, second]));
    pairs.filter(|pair| !known.contains(String::from_iter(pair).as_str())).collect()
}

/// Returns the open vowel that follows a vowel. Loan words spell ё as е.
fn open(before: char) -> &'static [char] {
    match before {
        'а' | 'ы' | 'у' | 'я' | 'ю' => &['а'],
        'о' | 'ё' => &['о'],
        'е' => &['е', 'о'],
        'ө' | 'ү' => &['ө'],
        _ => &['е'],
    }
}

/// Returns the close vowel that follows a vowel.
fn close(before: char) -> &'static [char] {
    match before {
        'а' | 'ы' | 'я' => &['ы'],
        'о' | 'у' | 'ю' | 'ё' => &['у'],
        'е' => &['и', 'у'],
        'ө' | 'ү' => &['ү'],
        _ => &['и'],
    }
}

/// Returns the vowel of the long suffix -уу.
fn long(before: char) -> &'static [char] {
    match before {
        'а' | 'ы' | 'у' | 'я' | 'ю' | 'о' | 'ё' => &['у'],
        _ => &['ү'],
    }
}

/// Returns the possible first consonants of a suffix after a letter.
fn consonant(ch: char, before: char) -> &'static [char] {
    let vowel = VOWELS.contains(before);
    let voiceless = VOICELESS.contains(before);
    let half = HALF_VOICED.contains(before);
    match ch {
        'Г' if voiceless => &['к'],
        'Г' if half => &['г', 'к'],
        'Г' => &['г'],
        'Б' if voiceless => &['п'],
        'Б' => &['б'],
        'Н' if vowel => &['н'],
        'Л' if vowel => &['л'],
        'Л' if "рй".contains(before) => &['л', 'д'],
        _ if voiceless => &['т'],
        _ if half => &['д', 'т'],
        _ => &['д'],
    }
}

/// Adds every surface form of a suffix.
fn spell_out(pattern: &str, from: &str, to: &str, rules: &mut Vec<SuffixRule>) {
    let (letters, pattern) = match pattern.split_at_checked(1) {
        Some(("+", rest)) => (CONSONANTS.to_owned(), rest),
        Some(("=", rest)) => (VOWELS.to_owned(), rest),
        _ => (format!("{VOWELS}{CONSONANTS}"), pattern),
    };
    // The letters and vowels that may precede the suffix, by its surface form.
    let mut shapes: BTreeMap<String, (BTreeSet<char>, BTreeSet<char>)> = BTreeMap::new();
    for letter in letters.chars() {
        for vowel in VOWELS.chars().filter(|vowel| !VOWELS.contains(letter) || *vowel == letter) {
            for shape in shapes_behind(pattern, letter, vowel) {
                let (after, vowels) = shapes.entry(shape).or_default();
                after.insert(letter);
                vowels.insert(vowel);
            }
        }
    }
    for (shape, (after, vowels)) in shapes {
        let vowels: String = vowels.into_iter().collect();
        let min_stem = match pattern {
            "БI" | "ГI" | "кI" => 3,
            _ => 2,
        };
        let ending =
            |ending: &str, put: &str| SuffixRule::new(from, ending, put, to).vowels(&vowels).min_stem(min_stem);
        let begins_with_vowel = shape.starts_with(|letter| VOWELS.contains(letter));
        if begins_with_vowel && !after.iter().any(|letter| VOWELS.contains(*letter)) {
            // к and п are voiced between vowels: аймак, аймагы; китеп, китеби.
            // A verb stem may keep the voiced letter, because every key ends in the voiceless one.
            let is_verb = "vumn".contains(to);
            let changed = if is_verb { "кп" } else { "кпгб" };
            let kept: String = after.iter().filter(|letter| !changed.contains(**letter)).collect();
            rules.push(ending(&shape, "").after(&kept));
            if is_verb {
                for voiceless in ["к", "п"] {
                    rules.push(ending(&format!("{voiceless}{shape}"), voiceless).after(CONSONANTS));
                }
                continue;
            }
            for (voiced, voiceless) in [("г", "к"), ("б", "п")] {
                rules.push(ending(&format!("{voiced}{shape}"), voiceless).after(VOWELS));
                rules.push(ending(&format!("{voiceless}{shape}"), voiceless).after(CONSONANTS));
                rules.push(ending(&format!("{voiced}{shape}"), voiced).after(CONSONANTS));
            }
        } else {
            rules.push(ending(&shape, "").after(&after.iter().collect::<String>()));
        }
    }
    // рубль, рубли: ь is dropped, and the suffix has a front vowel.
    if pattern.starts_with('I') {
        for pair in ["бл", "кл", "пл", "тл"] {
            let soft: String = pattern.chars().map(|ch| if ch == 'I' { 'и' } else { ch }).collect();
            if !soft.contains(|ch: char| ch.is_ascii()) {
                rules.push(SuffixRule::new(from, &format!("{pair}{soft}"), pair, to).min_stem(3));
            }
        }
    }
}

/// Returns the surface forms of a suffix after a letter and a last vowel.
fn shapes_behind(pattern: &str, letter: char, vowel: char) -> Vec<String> {
    let mut shapes = vec![(String::new(), vowel)];
    for (at, ch) in pattern.chars().enumerate() {
        let mut longer = Vec::new();
        for (shape, vowel) in shapes {
            let literal = [ch];
            let sounds: &[char] = match ch {
                'A' => open(vowel),
                'I' => close(vowel),
                'U' => long(vowel),
                'Г' | 'Б' | 'Н' | 'Л' | 'Д' if at == 0 => consonant(ch, letter),
                _ => &literal,
            };
            for sound in sounds {
                let vowel = if VOWELS.contains(*sound) { *sound } else { vowel };
                longer.push((format!("{shape}{sound}"), vowel));
            }
        }
        shapes = longer;
    }
    shapes.into_iter().map(|(shape, _)| shape).collect()
}
