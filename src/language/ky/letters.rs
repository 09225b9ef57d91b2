//! Kyrgyz typed without ң, ө and ү, which many keyboards lack.
//!
//! Only words with one reading are restored: a stem of the list, whose plain spelling is not a
//! word, and a verbal noun in `-уу` after front vowels, which must be `-үү`. The rest after a stem
//! must be its endings, in vowel harmony.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::language_rules::HasStem;

/// Frequent stems whose spelling without ң, ө and ү is not a word of Kyrgyz or Russian.
const STEMS: &str = "бүткүл бөлмө бөлүк бөлүм дүйнө дүкөн дөңгөлөк жаңылан жаңылык жаңырт жергиликтүү жүргүз \
    жүрүш жүрөк жөнүндө жөнөкөй кеңеш кеңири кеңсе күнөө күрөш көбүнчө көбүрөөк көбөй көзөмөл \
    көктөм көлөм көптөгөн көпчүлүк көпүрө көркөм көрсөт көрсөткүч көрсөтмө көчө маңыз мүдөө \
    мүлк мүмкүн мүнөз мүнөт мүчө мөөнөт оңой сүйлө сүрөт таңкы теңдик теңтуш тиешелүү түбөлүк \
    түзүл түзүү түйшүк түндүк түшүндүр төлөм төмөн төрага чөйрө чөлкөм үгүт үзгүлтүк үлгү \
    өзгөр өзгөчө өзөк өкмөт өлкө өлчөм өндүрүш өнүгүү өнүктүр өнөктөш өнөр өрнөк өсүмдүк өткөр \
    өтүнмө өтүнүч";

/// The letters of the shortest stem in bytes. Two Cyrillic letters begin every stem.
const PREFIX: usize = 4;

/// The stems by the first two letters of their plain spelling, longest first.
static BY_PREFIX: LazyLock<FxHashMap<String, Vec<(String, &str)>>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, Vec<(String, &str)>> = FxHashMap::default();
    for stem in STEMS.split_whitespace() {
        let plain: String = stem.chars().map(plain).collect();
        map.entry(plain.chars().take(2).collect()).or_default().push((plain, stem));
    }
    map.values_mut().for_each(|stems| stems.sort_by_key(|(plain, _)| std::cmp::Reverse(plain.len())));
    map
});

/// Restores the letters of a lowercase word. Returns `None` if it has another reading, or is right.
///
/// `has_stem` tells whether a word is a form of a stem.
pub(super) fn restore(word: &str, has_stem: HasStem) -> Option<String> {
    let is_plain = |ch: char| matches!(ch, 'а'..='я' | 'ё');
    if !word.contains(['о', 'у', 'н']) || !word.chars().all(is_plain) {
        return None;
    }
    by_stem(word, has_stem).or_else(|| verbal_noun(word, has_stem))
}

fn by_stem(word: &str, has_stem: HasStem) -> Option<String> {
    let stems = BY_PREFIX.get(word.get(..PREFIX)?)?;
    stems.iter().find_map(|(plain, stem)| {
        let rest = word.strip_prefix(plain.as_str())?;
        let is_front = stem.chars().rev().find(|ch| "аоуыеэиөү".contains(*ch)).is_some_and(|ch| "еэиөү".contains(ch));
        let restored = format!("{stem}{}", if is_front { fronted(rest) } else { rest.to_owned() });
        (rest.is_empty() || has_stem(&restored, stem)).then_some(restored)
    })
}

/// Restores `-үү` after front vowels: `чечуу`, `келишуулорду`.
fn verbal_noun(word: &str, has_stem: HasStem) -> Option<String> {
    let at = word.find("уу").filter(|at| *at >= PREFIX)?;
    let (before, act) = word.split_at(at);
    let front = before.chars().any(|ch| "еиэ".contains(ch)) && !before.contains(['а', 'о', 'у', 'ы', 'я', 'ю', 'ё']);
    let rest = &act["уу".len()..];
    let follows_consonant = before.ends_with(|ch| !"еиэйьъ".contains(ch));
    // A plain н may be ң: `женуу`.
    if !front || !follows_consonant || before.contains('н') {
        return None;
    }
    let noun = format!("{before}үү");
    let restored = format!("{noun}{}", fronted(rest));
    (rest.is_empty() || has_stem(&restored, &noun)).then_some(restored)
}

/// Returns the letter that is typed for a missing one.
fn plain(letter: char) -> char {
    match letter {
        'ң' => 'н',
        'ө' => 'о',
        'ү' => 'у',
        other => other,
    }
}

/// Gives endings the vowels that follow a front vowel.
fn fronted(endings: &str) -> String {
    let front = |ch: char| match ch {
        'о' => 'ө',
        'у' => 'ү',
        other => other,
    };
    endings.chars().map(front).collect()
}
