//! Applies endings to a word, quickly: every word of a site is taken apart in every build.
//!
//! The rows of a table are laid out by how far a word is taken apart and by its last letter, and sets of letters are bits, so
//! that of some thousand rows a few are looked at. What it answers is what the rows say, read one by one.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Endings;

/// Every letter that endings know has a place of its own; all others share the last, which is in no set.
const PLACES: usize = 64;
const OTHER: usize = PLACES - 1;

/// The rows of a language.
#[derive(Debug)]
pub(super) struct Machine {
    /// The states, by their places.
    states: Vec<char>,
    /// By state and last letter: those that take that letter off, and those that take nothing off.
    rows: Vec<Vec<Row>>,
    /// By state: whether nothing more is taken off.
    ends: Vec<bool>,
    /// By state: what is put behind the stem to make a key.
    labels: Vec<Vec<&'static str>>,
    irregular: FxHashMap<Vec<char>, &'static str>,
    whole: FxHashSet<Vec<char>>,
    /// The last letters of the spellings that are made one.
    touched: Vec<char>,
}

#[derive(Debug)]
struct Row {
    ending: Vec<char>,
    put: Vec<char>,
    /// Bits of the letters of which one stands before the ending; all bits for any.
    after: u64,
    vowels: u64,
    anything_after: bool,
    any_vowel: bool,
    least: usize,
    /// Places of the states that the stem comes to.
    to: Vec<usize>,
}

fn place(letter: char) -> usize {
    match letter {
        'а'..='я' => letter as usize - 'а' as usize,
        'ё' => 32,
        'ң' => 33,
        'ө' => 34,
        'ү' => 35,
        _ => OTHER,
    }
}

fn bits(letters: &str) -> u64 {
    letters.chars().map(place).filter(|place| *place != OTHER).fold(0, |bits, place| bits | 1 << place)
}

impl Machine {
    pub(super) fn new(endings: &Endings) -> Self {
        let all = || endings.endings.values().flatten();
        let mut states: BTreeSet<char> =
            all().flat_map(|ending| ending.from.chars().chain(ending.to.chars())).collect();
        states.extend(endings.labels.keys());
        states.insert('w');
        let states: Vec<char> = states.into_iter().collect();
        let at = |state: char| states.binary_search(&state).unwrap_or_default();
        let mut rows: Vec<Vec<Row>> = Vec::new();
        rows.resize_with(states.len() * PLACES, Vec::new);
        for ending in all() {
            let last = ending.ending.chars().next_back();
            let letters: Vec<usize> = last.map_or_else(|| (0..PLACES).collect(), |last| vec![place(last)]);
            for state in ending.from.chars().map(at) {
                for letter in &letters {
                    rows[state * PLACES + letter].push(Row {
                        ending: ending.ending.chars().collect(),
                        put: ending.put.chars().collect(),
                        after: bits(&ending.after),
                        vowels: bits(&ending.vowels),
                        anything_after: ending.after.is_empty(),
                        any_vowel: ending.vowels.is_empty(),
                        least: ending.least,
                        to: ending.to.chars().map(at).collect(),
                    });
                }
            }
        }
        let touched: BTreeSet<char> =
            endings.spelling.iter().filter_map(|(from, _)| from.chars().next_back()).collect();
        let ends = rows.chunks(PLACES).map(|own| own.iter().all(Vec::is_empty)).collect();
        let labels = states.iter().map(|state| endings.labels.get(state).cloned().unwrap_or_default()).collect();
        let letters = |word: &&'static str| word.chars().collect::<Vec<_>>();
        let irregular = endings.irregular.iter().map(|(stem, other)| (letters(stem), *other)).collect();
        let whole = endings.whole.iter().map(letters).collect();
        Self { states, rows, ends, labels, irregular, whole, touched: touched.into_iter().collect() }
    }
}

impl Endings {
    /// The word in the spelling that the endings know.
    pub(super) fn spelled(&self, word: String, machine: &Machine) -> String {
        if !word.contains(&machine.touched[..]) {
            return word;
        }
        self.spelling.iter().fold(word, |word, (from, to)| word.replace(from, to))
    }
}

/// One word on its way.
pub(super) struct Way<'m> {
    pub endings: &'m Endings,
    pub machine: &'m Machine,
    /// What was already seen: stems, one behind the other, and where each ends and how far it was taken apart.
    stems: Vec<char>,
    seen: Vec<(usize, usize)>,
    pub keys: BTreeSet<String>,
}

impl<'m> Way<'m> {
    pub(super) fn new(endings: &'m Endings, machine: &'m Machine) -> Self {
        Self { endings, machine, stems: Vec::with_capacity(256), seen: Vec::with_capacity(32), keys: BTreeSet::new() }
    }

    /// Takes a whole word apart.
    pub(super) fn go(&mut self, word: &str) {
        let whole = self.machine.states.binary_search(&'w').unwrap_or_default();
        self.visit(&word.chars().collect::<Vec<_>>(), whole);
    }

    fn visit(&mut self, stem: &[char], state: usize) {
        if self.machine.ends[state] {
            self.add_keys(stem, state);
            return;
        }
        let mut start = 0;
        for (end, at) in &self.seen {
            if *at == state && self.stems[start..*end] == *stem {
                return;
            }
            start = *end;
        }
        self.stems.extend_from_slice(stem);
        self.seen.push((self.stems.len(), state));
        if self.add_keys(stem, state) {
            return;
        }
        let last = stem.last().map_or(OTHER, |last| place(*last));
        for row in &self.machine.rows[state * PLACES + last] {
            let Some(base) = without(stem, &row.ending) else { continue };
            let fits = row.anything_after || base.last().is_some_and(|last| row.after >> place(*last) & 1 == 1);
            if !fits || !(row.any_vowel || last_vowel(base).is_some_and(|vowel| row.vowels >> place(vowel) & 1 == 1)) {
                continue;
            }
            let longer: Vec<char>;
            let stem = if row.put.is_empty() {
                base
            } else {
                longer = base.iter().chain(&row.put).copied().collect();
                &longer
            };
            if self.endings.is_stem(stem, row.least) {
                for state in &row.to {
                    self.visit(stem, *state);
                }
            }
        }
    }

    /// Adds the keys of a stem, and says whether it is a whole word that nothing is taken from.
    fn add_keys(&mut self, stem: &[char], state: usize) -> bool {
        let labels = &self.machine.labels[state];
        if !labels.is_empty() {
            match self.machine.irregular.get(stem) {
                Some(other) => {
                    self.keys.insert((*other).to_owned());
                }
                None => self.keys.extend(labels.iter().map(|label| self.endings.key(stem, label))),
            }
        }
        self.machine.whole.contains(stem)
    }
}

/// The stem without an ending, which most words do not have: the last letters, which differ soonest, are compared first.
fn without<'s>(stem: &'s [char], ending: &[char]) -> Option<&'s [char]> {
    let base = stem.get(..stem.len().checked_sub(ending.len())?)?;
    stem.iter().rev().zip(ending.iter().rev()).all(|(a, b)| a == b).then_some(base)
}

fn last_vowel(stem: &[char]) -> Option<char> {
    stem.iter().rev().copied().find(|letter| is_vowel(*letter))
}

/// Whether this is a vowel of either language.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ө' | 'ү')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_place_of_its_own() {
        let places: Vec<usize> = "абвгдежзийклмнопрстуфхцчшщъыьэюяёңөү".chars().map(place).collect();
        assert_eq!(places, (0..36).collect::<Vec<_>>());
        assert_eq!(place('w'), OTHER);
        assert_eq!(bits("w"), 0, "another letter is in no set");
    }
}
