//! The automaton that applies suffix rules. It is fast, because every build stems every word of a
//! site.
//!
//! Rules are indexed by state and last letter, and letter sets are bit sets, so that only a few of
//! several thousand rules are tried. The result is the same as applying the rules one by one.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::suffix_rules::{SuffixRules, is_vowel};

/// The number of letter slots. Each letter in a rule has its own. All others share the last one,
/// which is in no set.
const SLOTS: usize = 64;
const OTHER: usize = SLOTS - 1;

/// The compiled suffix rules of a language.
#[derive(Debug)]
pub(super) struct Automaton {
    pub rules: SuffixRules,
    /// The states, sorted. A state is referred to by its index.
    states: Vec<char>,
    /// The rules by state and last letter. Rules without a suffix are listed under every letter.
    rows: Vec<Vec<Row>>,
    /// By state: whether no rule applies to it.
    ends: Vec<bool>,
    /// By state: the labels that are appended to a stem.
    labels: Vec<Vec<&'static str>>,
    irregular: FxHashMap<Vec<char>, &'static str>,
    whole: FxHashSet<Vec<char>>,
    /// The last letters of the spellings that are replaced.
    rewritten_ends: Vec<char>,
}

#[derive(Debug)]
struct Row {
    suffix: Vec<char>,
    replacement: Vec<char>,
    /// The bit set of the letters that may precede the suffix.
    after: u64,
    vowels: u64,
    anything_after: bool,
    any_vowel: bool,
    min_stem: usize,
    /// The indices of the states of the stem.
    to: Vec<usize>,
}

fn slot(letter: char) -> usize {
    match letter {
        'а'..='я' => letter as usize - 'а' as usize,
        'ё' => 32,
        'ң' => 33,
        'ө' => 34,
        'ү' => 35,
        _ => OTHER,
    }
}

fn letter_set(letters: &str) -> u64 {
    letters.chars().map(slot).filter(|slot| *slot != OTHER).fold(0, |bits, slot| bits | 1 << slot)
}

impl Automaton {
    pub(super) fn new(rules: SuffixRules) -> Self {
        let all = || rules.by_last_letter.values().flatten();
        let mut states: BTreeSet<char> = all().flat_map(|rule| rule.from.chars().chain(rule.to.chars())).collect();
        states.extend(rules.labels.keys());
        states.insert('w');
        let states: Vec<char> = states.into_iter().collect();
        let at = |state: char| states.binary_search(&state).unwrap_or_default();
        let mut rows: Vec<Vec<Row>> = Vec::new();
        rows.resize_with(states.len() * SLOTS, Vec::new);
        for rule in all() {
            let last = rule.suffix.chars().next_back();
            let letters: Vec<usize> = last.map_or_else(|| (0..SLOTS).collect(), |last| vec![slot(last)]);
            for state in rule.from.chars().map(at) {
                for letter in &letters {
                    rows[state * SLOTS + letter].push(Row {
                        suffix: rule.suffix.chars().collect(),
                        replacement: rule.replacement.chars().collect(),
                        after: letter_set(&rule.after),
                        vowels: letter_set(&rule.vowels),
                        anything_after: rule.after.is_empty(),
                        any_vowel: rule.vowels.is_empty(),
                        min_stem: rule.min_stem,
                        to: rule.to.chars().map(at).collect(),
                    });
                }
            }
        }
        let rewritten_ends: BTreeSet<char> =
            rules.spelling.iter().filter_map(|(from, _)| from.chars().next_back()).collect();
        let ends = rows.chunks(SLOTS).map(|state_rows| state_rows.iter().all(Vec::is_empty)).collect();
        let labels = states.iter().map(|state| rules.labels.get(state).cloned().unwrap_or_default()).collect();
        let letters = |word: &&'static str| word.chars().collect::<Vec<_>>();
        let irregular = rules.irregular.iter().map(|(stem, other)| (letters(stem), *other)).collect();
        let whole = rules.whole.iter().map(letters).collect();
        Self {
            rules,
            states,
            rows,
            ends,
            labels,
            irregular,
            whole,
            rewritten_ends: rewritten_ends.into_iter().collect(),
        }
    }

    /// Replaces spellings that hide a suffix boundary.
    pub(super) fn normalize_spelling(&self, word: String) -> String {
        if !word.contains(&self.rewritten_ends[..]) {
            return word;
        }
        self.rules.spelling.iter().fold(word, |word, (from, to)| word.replace(from, to))
    }
}

/// The search for all stems of one word.
pub(super) struct StemSearch<'m> {
    automaton: &'m Automaton,
    /// The stems already visited, concatenated, with the end and the state of each.
    visited: Vec<char>,
    seen: Vec<(usize, usize)>,
    pub stems: BTreeSet<String>,
}

impl<'m> StemSearch<'m> {
    pub(super) fn new(automaton: &'m Automaton) -> Self {
        let (visited, seen) = (Vec::with_capacity(256), Vec::with_capacity(32));
        Self { automaton, visited, seen, stems: BTreeSet::new() }
    }

    /// Finds all stems of a word.
    pub(super) fn run(&mut self, word: &str) {
        let whole = self.automaton.states.binary_search(&'w').unwrap_or_default();
        self.visit(&word.chars().collect::<Vec<_>>(), whole);
    }

    fn visit(&mut self, stem: &[char], state: usize) {
        if self.automaton.ends[state] {
            self.add_stems(stem, state);
            return;
        }
        let mut start = 0;
        for (end, at) in &self.seen {
            if *at == state && self.visited[start..*end] == *stem {
                return;
            }
            start = *end;
        }
        self.visited.extend_from_slice(stem);
        self.seen.push((self.visited.len(), state));
        if self.add_stems(stem, state) {
            return;
        }
        let last = stem.last().map_or(OTHER, |last| slot(*last));
        for row in &self.automaton.rows[state * SLOTS + last] {
            let Some(base) = strip_suffix(stem, &row.suffix) else { continue };
            let fits = row.anything_after || base.last().is_some_and(|last| row.after >> slot(*last) & 1 == 1);
            if !fits || !(row.any_vowel || last_vowel(base).is_some_and(|vowel| row.vowels >> slot(vowel) & 1 == 1)) {
                continue;
            }
            let longer: Vec<char>;
            let stem = if row.replacement.is_empty() {
                base
            } else {
                longer = base.iter().chain(&row.replacement).copied().collect();
                &longer
            };
            if self.automaton.rules.is_stem(stem, row.min_stem) {
                for state in &row.to {
                    self.visit(stem, *state);
                }
            }
        }
    }

    /// Adds the labelled stems. Returns `true` if the word is protected from further stemming.
    fn add_stems(&mut self, stem: &[char], state: usize) -> bool {
        let labels = &self.automaton.labels[state];
        if !labels.is_empty() {
            match self.automaton.irregular.get(stem) {
                Some(other) => {
                    self.stems.insert((*other).to_owned());
                }
                None => self.stems.extend(labels.iter().map(|label| self.automaton.rules.labelled(stem, label))),
            }
        }
        self.automaton.whole.contains(stem)
    }
}

/// Removes a suffix. Compares from the end, because most words differ in the last letter.
fn strip_suffix<'s>(stem: &'s [char], suffix: &[char]) -> Option<&'s [char]> {
    let base = stem.get(..stem.len().checked_sub(suffix.len())?)?;
    stem.iter().rev().zip(suffix.iter().rev()).all(|(a, b)| a == b).then_some(base)
}

fn last_vowel(stem: &[char]) -> Option<char> {
    stem.iter().rev().copied().find(|letter| is_vowel(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_own_slot() {
        let slots: Vec<usize> = "абвгдежзийклмнопрстуфхцчшщъыьэюяёңөү".chars().map(slot).collect();
        assert_eq!(slots, (0..36).collect::<Vec<_>>());
        assert_eq!(slot('w'), OTHER);
        assert_eq!(letter_set("w"), 0, "other characters belong to no set");
    }
}
