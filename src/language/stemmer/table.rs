//! The suffix rules in the JSON form that the search page reads.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::language_rules::QuestionWords;
use crate::language::suffix_rules::{SuffixRule, SuffixRules};

/// The suffix rules of a language. Letter sets are stored once and referred to by index.
#[derive(Debug, Serialize)]
pub struct Table {
    spelling: Vec<(String, String)>,
    rows: Vec<Row>,
    sets: Vec<String>,
    labels: BTreeMap<char, Vec<&'static str>>,
    irregular: BTreeMap<&'static str, &'static str>,
    whole: Vec<&'static str>,
    unpronounceable: String,
    short: bool,
    last: BTreeMap<char, &'static str>,
    asks: QuestionWords,
}

/// A rule.
///
/// The fields are suffix, replacement, set of preceding letters, set of vowels, minimum stem
/// length, from-states and to-states.
#[derive(Debug, Serialize)]
struct Row(String, String, usize, usize, usize, String, String);

impl Table {
    pub(super) fn new(rules: &SuffixRules, asks: QuestionWords) -> Self {
        let mut sets: Vec<String> = vec![String::new()];
        let mut set = |letters: &str| match sets.iter().position(|known| known == letters) {
            Some(at) => at,
            None => {
                sets.push(letters.to_owned());
                sets.len() - 1
            }
        };
        let rows = rules.by_last_letter.values().flatten().map(|rule| {
            let SuffixRule { from, suffix, replacement, after, vowels, min_stem, to } = rule;
            Row(suffix.clone(), replacement.clone(), set(after), set(vowels), *min_stem, from.clone(), to.clone())
        });
        let rows = rows.collect();
        Table {
            spelling: rules.spelling.clone(),
            rows,
            sets,
            labels: rules.labels.clone(),
            irregular: rules.irregular.clone(),
            whole: rules.whole.iter().copied().collect(),
            unpronounceable: rules.unpronounceable.iter().map(String::from_iter).collect::<Vec<_>>().join(" "),
            short: rules.short_begins_with_vowel,
            last: rules.last.clone(),
            asks,
        }
    }
}
