//! Interface texts: what the theme says in each language.
//!
//! A text must be there in every language of the site, with the same variables; one language never stands in silently
//! for another. The site's own texts come before the theme's, and a theme's before those of the theme it extends.

mod check;
mod read;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::fluent::{Arg, Bundle};
use crate::input::{Entry, Inputs, decode};
use crate::lang::{Lang, Localized};
use crate::note::{Note, Noted, Problem, StringFault, TextError, nearest};
use crate::span::{Place, SourcePath};

use super::chain::Link;

use read::Texts;

/// The texts that the program itself asks for; a theme must bring them, or extend one that does.
pub const ASKED_FOR: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "calendar-title",
    "calendar-title-place",
    "column-address",
    "column-aliases",
    "column-amount",
    "column-code",
    "column-currency",
    "column-date",
    "column-date-note",
    "column-decisions",
    "column-district",
    "column-due",
    "column-evidence",
    "column-hosts",
    "column-id",
    "column-invited-districts",
    "column-invited-guests",
    "column-invited-municipalities",
    "column-invited-participants",
    "column-kind",
    "column-latitude",
    "column-longitude",
    "column-men",
    "column-moved-from",
    "column-municipalities",
    "column-municipality",
    "column-name",
    "column-online",
    "column-participants",
    "column-partner",
    "column-population",
    "column-population-year",
    "column-priorities",
    "column-programme",
    "column-programmes",
    "column-published",
    "column-responsible",
    "column-slug",
    "column-sources",
    "column-status",
    "column-status-reason",
    "column-successor",
    "column-summary",
    "column-text",
    "column-time",
    "column-title",
    "column-valid-from",
    "column-valid-to",
    "column-venue",
    "column-visit",
    "column-visits",
    "column-women",
    "column-youth",
    "data-about-commitments",
    "data-about-districts",
    "data-about-municipalities",
    "data-about-press",
    "data-about-results",
    "data-about-visits",
    "data-commitments",
    "data-districts",
    "data-municipalities",
    "data-press",
    "data-results",
    "data-visits",
    "description-commitments",
    "description-data",
    "description-district",
    "description-documents",
    "description-glossary",
    "description-municipalities",
    "description-municipality",
    "description-people",
    "description-press",
    "description-programme",
    "description-results",
    "description-schedule",
    "description-visit",
    "district-name",
    "feed-title",
    "home",
    "men",
    "municipality-rural",
    "municipality-town",
    "online",
    "participants",
    "poster-ask-time",
    "poster-ask-who",
    "poster-more-contacts",
    "poster-moved",
    "poster-no-new-day",
    "poster-passed",
    "poster-year",
    "sheet-scan",
    "sheet-shortened",
    "sheet-type",
    "size-kilobytes",
    "size-megabytes",
    "status-cancelled",
    "status-held",
    "status-postponed",
    "title-commitments",
    "title-data",
    "title-documents",
    "title-glossary",
    "title-municipalities",
    "title-not-found",
    "title-people",
    "title-press",
    "title-press-page",
    "title-results",
    "title-root",
    "title-schedule",
    "title-schedule-year",
    "title-search",
    "visit-title-gathering",
    "visit-title-hearing",
    "visit-title-meeting",
    "visit-title-online-gathering",
    "visit-title-online-hearing",
    "visit-title-online-meeting",
    "visit-title-online-training",
    "visit-title-online-visit",
    "visit-title-training",
    "visit-title-visit",
    "women",
];

/// The texts of all languages.
pub struct Strings {
    languages: Localized<Language>,
    /// Every text that some language has: `name`, `name.attribute`.
    keys: BTreeSet<String>,
    /// A file could not be read, so a text that nobody has may stand in it.
    blind: bool,
}

/// The texts of one language.
struct Language {
    bundle: Bundle,
    /// The texts that cannot be made.
    unsound: BTreeSet<String>,
    /// The texts that ask for nothing, made once: most of what a page says stands on all pages.
    plain: FxHashMap<String, String>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strings").field("keys", &self.keys).finish_non_exhaustive()
    }
}

/// Why a text cannot be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    Unknown { nearest: Option<String> },
    Unformatted(TextError),
}

/// Loads the texts of a chain, the site's own before them.
pub fn load(inputs: &Inputs, chain: &[Link], languages: &[Lang]) -> Noted<Strings> {
    let mut notes = Vec::new();
    let mut loaded = Localized::default();
    let mut all: Localized<Texts> = Localized::default();
    for &lang in languages {
        let mut bundle = Bundle::new(lang.code());
        let mut texts = Texts::default();
        for file in files(inputs, chain, lang) {
            let resource = file.and_then(|(path, bytes)| match decode(&path, bytes) {
                Ok(text) => texts.read(&path, text, &mut notes),
                Err(note) => {
                    notes.push(note);
                    None
                }
            });
            match resource {
                Some(resource) => bundle.add(resource),
                None => texts.blind = true,
            }
        }
        let unsound = check::unsound(&texts, &mut notes);
        loaded.set(lang, Language { bundle, unsound, plain: FxHashMap::default() });
        all.set(lang, texts);
    }
    check::compare(&all, languages, &mut notes);
    let blind = all.iter().any(|(_, texts)| texts.blind);
    let mut keys = BTreeSet::new();
    for (_, texts) in all.iter() {
        keys.extend(texts.bodies().map(|(key, ..)| key).filter(|key| !key.starts_with('-')));
        keys.extend(texts.lost.iter().filter(|name| !name.starts_with('-')).cloned());
    }
    for key in ASKED_FOR.iter().filter(|key| !blind && !keys.contains(**key)) {
        let place = Place::file(&chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml")));
        let fault = StringFault::Unknown { nearest: nearest(key, keys.iter().map(String::as_str)) };
        notes.push(Note::new(place, Problem::InterfaceText { key: (*key).to_owned(), fault }));
    }
    let mut strings = Strings { languages: loaded, keys, blind };
    for &lang in languages {
        let made = strings.keys.iter().filter_map(|key| Some((key.clone(), strings.made(lang, key, &[])?.ok()?)));
        let plain = made.collect();
        if let Some(language) = strings.languages.get_mut(lang) {
            language.plain = plain;
        }
    }
    Noted::new(strings, notes)
}

/// The files of a language, from those of the theme at the chain's end to the site's own: the last to define a text
/// wins. Nothing stands for a file that is there and cannot be had.
fn files<'i>(inputs: &'i Inputs, chain: &'i [Link], lang: Lang) -> Vec<Option<(SourcePath, &'i [u8])>> {
    let file = format!("strings/{lang}.ftl");
    let mut files = Vec::new();
    for link in chain.iter().rev() {
        match link.files.get(&file) {
            Some(bytes) => files.push(Some((link.path(&file), *bytes))),
            None if link.lost.contains_key(&file) => files.push(None),
            None => {}
        }
    }
    let own: SourcePath = format!("content/{file}").into();
    match inputs.files.get(&own) {
        Some(Entry::File(bytes)) => files.push(Some((own, bytes))),
        Some(Entry::Fault(_)) => files.push(None),
        None => {}
    }
    files
}

impl Strings {
    /// Whether the site has a language.
    pub fn has(&self, lang: Lang) -> bool {
        self.languages.get(lang).is_some()
    }

    /// A text in a language: `name`, or `name.attribute`. When the language lacks it, or when it cannot be made, that was
    /// noted while it was loaded, and the key itself stands in.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, TextFault> {
        if let Some(text) = self.plain(lang, key).filter(|_| args.is_empty()) {
            return Ok(text.to_owned());
        }
        if !self.keys.contains(key) && !self.blind {
            return Err(TextFault::Unknown { nearest: nearest(key, self.keys.iter().map(String::as_str)) });
        }
        self.made(lang, key, args).unwrap_or_else(|| Ok(key.to_owned()))
    }

    fn plain(&self, lang: Lang, key: &str) -> Option<&str> {
        self.languages.get(lang)?.plain.get(key).map(String::as_str)
    }

    fn made(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<Result<String, TextFault>> {
        let language = self.languages.get(lang).filter(|language| !language.unsound.contains(key))?;
        Some(language.bundle.text(key, args)?.map_err(TextFault::Unformatted))
    }
}
