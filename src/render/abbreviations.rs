//! The abbreviations of the glossary, found at the start of a word and anywhere in a text.
//!
//! Each text is searched for all abbreviations at once, because a glossary may have thousands.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;

use crate::foundation::lang::Lang;
use crate::language;
use crate::plan::Plan;

/// The abbreviations with their long forms, in every language of the site.
#[derive(Debug, Default)]
pub(super) struct Abbreviations {
    long_forms: BTreeMap<(Lang, String), String>,
    tries: BTreeMap<Lang, Trie>,
}

/// A tree of the characters of abbreviations.
#[derive(Debug, Default)]
struct Trie {
    /// The node after each node and character. The root is 0.
    next: FxHashMap<(usize, char), usize>,
    /// The number of the abbreviation that ends at each node.
    ends: Vec<Option<usize>>,
    /// The long forms, by number. The numbers are in the order of the short forms.
    long_forms: Vec<String>,
}

impl Abbreviations {
    /// Collects the abbreviations of the glossary.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut abbreviations = Self::default();
        for term in &plan.site.terms {
            let Some(abbreviation) = &term.abbreviation else { continue };
            for (lang, short) in abbreviation.values.iter() {
                let (_, long) = plan.site.text(&term.term, lang);
                abbreviations.long_forms.insert((lang, short.to_string()), language::typeset(lang, long));
            }
        }
        for ((lang, short), long) in &abbreviations.long_forms {
            abbreviations.tries.entry(*lang).or_default().add(short, long);
        }
        abbreviations
    }

    /// Returns the short and the long forms of a language.
    pub(super) fn of_lang(&self, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
        let own = self.long_forms.iter().filter(move |((of, _), _)| *of == lang);
        own.map(|((_, short), long)| (short.as_str(), long.as_str()))
    }

    /// Returns the longest abbreviation at the start of a word: its length and its long form.
    ///
    /// It has at least two characters. A lower-case ending may follow it.
    pub(super) fn at_start(&self, lang: Lang, word: &str) -> Option<(usize, &str)> {
        let trie = self.tries.get(&lang)?;
        let found: Vec<(usize, usize)> = trie.at_start(word).collect();
        let is_ending = |ending: &str| ending.chars().all(|c| c == '-' || c.is_lowercase());
        let fits = |length: usize| word[..length].chars().nth(1).is_some() && is_ending(&word[length..]);
        let (number, length) = found.into_iter().rev().find(|(_, length)| fits(*length))?;
        Some((length, trie.long_forms.get(number)?))
    }

    /// Returns the long forms of the abbreviations in a text, in the order of the short forms.
    pub(super) fn in_text(&self, lang: Lang, text: &str) -> Vec<String> {
        let Some(trie) = self.tries.get(&lang) else { return Vec::new() };
        let all = text.char_indices().flat_map(|(at, _)| trie.at_start(&text[at..]));
        let found: BTreeSet<usize> = all.map(|(number, _)| number).collect();
        found.into_iter().filter_map(|number| trie.long_forms.get(number).cloned()).collect()
    }
}

impl Hash for Abbreviations {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.long_forms.hash(state);
    }
}

impl Trie {
    fn add(&mut self, short: &str, long: &str) {
        self.ends.resize(self.ends.len().max(1), None);
        let mut node = 0;
        for letter in short.chars() {
            let new = self.ends.len();
            node = *self.next.entry((node, letter)).or_insert(new);
            if node == new {
                self.ends.push(None);
            }
        }
        self.ends[node] = Some(self.long_forms.len());
        self.long_forms.push(long.to_owned());
    }

    /// Returns the numbers and lengths of the abbreviations that a text starts with, the shortest
    /// first.
    fn at_start<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let mut node = Some(0);
        let ends = text.char_indices().map_while(move |(at, letter)| {
            node = node.and_then(|node| self.next.get(&(node, letter)).copied());
            node.map(|node| (node, at + letter.len_utf8()))
        });
        ends.filter_map(|(node, length)| Some(((*self.ends.get(node)?)?, length)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abbreviations(all: &[&str]) -> Abbreviations {
        let mut abbreviations = Abbreviations::default();
        let trie = abbreviations.tries.entry(Lang::Ky).or_default();
        all.iter().for_each(|short| trie.add(short, &format!("long {short}")));
        abbreviations
    }

    #[test]
    fn longest_abbreviation_with_an_ending_is_found() {
        let abbreviations = abbreviations(&["А", "АА", "АӨ", "ЖӨ", "ЖӨБ"]);
        let found = |word: &str| abbreviations.at_start(Lang::Ky, word).map(|(length, _)| word[..length].to_owned());
        assert_eq!(found("ЖӨБдүн").as_deref(), Some("ЖӨБ"));
        assert_eq!(found("ЖӨ-нү").as_deref(), Some("ЖӨ"));
        assert_eq!(found("АА").as_deref(), Some("АА"));
        for word in ["А", "Ада", "ЖӨБК", "БЖӨБ", ""] {
            assert_eq!(found(word), None, "{word}");
        }
        assert_eq!(abbreviations.at_start(Lang::Ru, "ЖӨБ"), None);
    }

    #[test]
    fn abbreviations_are_found_anywhere_in_a_text() {
        let abbreviations = abbreviations(&["АА", "АӨ", "ЖӨБ"]);
        assert_eq!(abbreviations.in_text(Lang::Ky, "ЖӨБ, (АА) жана ЖӨБдүн иши"), ["long АА", "long ЖӨБ"]);
        assert_eq!(abbreviations.in_text(Lang::Ky, "А Ө Ж"), Vec::<String>::new());
    }
}
