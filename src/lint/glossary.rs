//! The abbreviations of the glossary, of organizations and of the project.

use std::collections::BTreeSet;

use crate::model::parse::Parsed;
use crate::model::record::RecordList;

/// The abbreviations that the site explains.
#[derive(Hash)]
pub(super) struct Glossary {
    abbreviations: BTreeSet<String>,
    /// Whether a term could not be parsed, so that the glossary is incomplete.
    pub is_broken: bool,
}

impl Glossary {
    pub(super) fn new(parsed: &Parsed) -> Self {
        let terms = parsed.records.terms.valid.iter();
        let texts = terms.flat_map(|term| term.abbreviation.iter().chain([&term.term]));
        let abbreviations =
            texts.flat_map(|text| text.values.iter().map(|(_, word)| word.to_string()).collect::<Vec<_>>());
        // An organization and the project are explained by their own names.
        let organizations = parsed.records.organizations.valid.iter().filter_map(|own| own.abbreviation.as_ref());
        let project = parsed.config.iter().filter_map(|config| config.project.as_ref()?.abbreviation.as_ref());
        let own = organizations.chain(project).flat_map(|text| text.values.iter().map(|(_, word)| word.to_string()));
        let own: Vec<String> = own.collect();
        let is_broken = !parsed.records.terms.is_complete();
        Self { abbreviations: abbreviations.chain(own).collect(), is_broken }
    }

    /// Returns `true` if the glossary has the abbreviation in any language.
    pub(super) fn has(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }
}
