//! Interface texts: the messages of a theme in each language.
//!
//! A text must exist in every language of the site, with the same variables. There is no silent
//! fallback to another language. The site's own texts override those of the theme, and these
//! override those of the theme it extends.

mod check;
mod read;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use tera::Value;

use crate::foundation::diagnostics::{Diagnostic, MessageError, Problem, Reported, TextError, closest_match};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Location, SourcePath};
use crate::language::fluent::{Arg, Bundle};
use crate::source::input::{Entry, Inputs, decode};

use super::chain::ThemeLayer;

use read::Texts;

/// The texts that the program itself uses. A theme must define them or extend one that does.
pub const REQUIRED_MESSAGES: &[&str] = &[
    "adopted",
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "calendar-title",
    "calendar-title-place",
    "chart-coming",
    "chart-due",
    "chart-from-year",
    "chart-largest",
    "chart-money",
    "chart-months",
    "chart-newest",
    "chart-participants",
    "chart-past",
    "chart-promises",
    "chart-quarter",
    "chart-tail-about",
    "chart-tail-more",
    "chart-today",
    "chart-undated",
    "chart-votes",
    "chart-women",
    "chart-women-share",
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
    "commitment-done",
    "commitment-dropped",
    "commitment-in-progress",
    "commitment-overdue",
    "commitment-promised",
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
    "money-decided",
    "municipality-rural",
    "municipality-rural-in",
    "municipality-rural-to",
    "municipality-town",
    "municipality-town-in",
    "municipality-town-to",
    "online",
    "own-contribution",
    "participants",
    "participants-all",
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

/// The interface texts of all languages.
pub(super) struct Strings {
    languages: Localized<Language>,
    /// The keys of all texts that exist in any language: `name`, `name.attribute`.
    keys: BTreeSet<String>,
    /// Whether a file could not be read. It may define any text that is missing elsewhere.
    has_unreadable_file: bool,
}

/// The texts of one language.
struct Language {
    bundle: Bundle,
    /// The keys of texts that cannot be formatted.
    invalid: BTreeSet<String>,
    /// The texts without variables, formatted once, because most of them appear on every page.
    plain: FxHashMap<String, Value>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strings").field("keys", &self.keys).finish_non_exhaustive()
    }
}

/// The reason why a text cannot be returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LookupError {
    Unknown { closest_match: Option<String> },
    Unformatted(TextError),
}

/// Loads the texts of a chain and of the site itself, which override those of the chain.
pub(super) fn load(inputs: &Inputs, chain: &[ThemeLayer], languages: &[Lang]) -> Reported<Strings> {
    let mut diagnostics = Vec::new();
    let mut loaded = Localized::default();
    let mut all: Localized<Texts> = Localized::default();
    for &lang in languages {
        let mut bundle = Bundle::new(lang.code());
        let mut texts = Texts::default();
        for file in files(inputs, chain, lang) {
            let resource = file.and_then(|(path, bytes)| match decode(&path, bytes) {
                Ok(text) => texts.read(&path, text, &mut diagnostics),
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    None
                }
            });
            match resource {
                Some(resource) => bundle.add(resource),
                None => texts.has_unreadable_file = true,
            }
        }
        let invalid = check::invalid(&texts, &mut diagnostics);
        loaded.set(lang, Language { bundle, invalid, plain: FxHashMap::default() });
        all.set(lang, texts);
    }
    check::compare(&all, languages, &mut diagnostics);
    let has_unreadable_file = all.iter().any(|(_, texts)| texts.has_unreadable_file);
    let mut keys = BTreeSet::new();
    for (_, texts) in all.iter() {
        keys.extend(texts.bodies().map(|(key, ..)| key).filter(|key| !key.starts_with('-')));
        keys.extend(texts.unreadable.iter().filter(|name| !name.starts_with('-')).cloned());
    }
    for key in REQUIRED_MESSAGES.iter().filter(|key| !has_unreadable_file && !keys.contains(**key)) {
        let place = Location::file(&chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml")));
        let fault = MessageError::Unknown { closest_match: closest_match(key, keys.iter().map(String::as_str)) };
        diagnostics.push(Diagnostic::new(place, Problem::InterfaceText { key: (*key).to_owned(), fault }));
    }
    let mut strings = Strings { languages: loaded, keys, has_unreadable_file };
    for &lang in languages {
        let text = |key: &String| Some((key.clone(), strings.format(lang, key, &[])?.ok()?.into()));
        let plain = strings.keys.iter().filter_map(text).collect();
        if let Some(language) = strings.languages.get_mut(lang) {
            language.plain = plain;
        }
    }
    Reported::new(strings, diagnostics)
}

/// Returns the files of a language, from the end of the chain to the site's own. The last file that
/// defines a text wins. The value is `None` if a file exists but
/// cannot be read.
fn files<'i>(inputs: &'i Inputs, chain: &'i [ThemeLayer], lang: Lang) -> Vec<Option<(SourcePath, &'i [u8])>> {
    let file = format!("strings/{lang}.ftl");
    let mut files = Vec::new();
    for link in chain.iter().rev() {
        match link.files.get(&file) {
            Some(bytes) => files.push(Some((link.path(&file), *bytes))),
            None if link.unreadable.contains_key(&file) => files.push(None),
            None => {}
        }
    }
    let own: SourcePath = format!("content/{file}").into();
    match inputs.files.get(&own) {
        Some(Entry::File(bytes)) => files.push(Some((own, bytes))),
        Some(Entry::Unreadable(_)) => files.push(None),
        None => {}
    }
    files
}

impl Strings {
    /// Returns whether the site has a language.
    pub(super) fn has(&self, lang: Lang) -> bool {
        self.languages.get(lang).is_some()
    }

    /// Formats a text: `name`, or `name.attribute`.
    ///
    /// Returns the key if the text is missing in this language or invalid, because loading has
    /// already reported that.
    pub(super) fn text(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, LookupError> {
        match self.plain(lang, key).and_then(Value::as_str).filter(|_| args.is_empty()) {
            Some(text) => Ok(text.to_owned()),
            None => self.formatted(lang, key, args),
        }
    }

    /// Formats a text like [`Self::text`], as a value of templates.
    pub(super) fn value(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<Value, LookupError> {
        match self.plain(lang, key).filter(|_| args.is_empty()) {
            Some(value) => Ok(value.clone()),
            None => self.formatted(lang, key, args).map(Value::from),
        }
    }

    fn plain(&self, lang: Lang, key: &str) -> Option<&Value> {
        self.languages.get(lang)?.plain.get(key)
    }

    fn formatted(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, LookupError> {
        if !self.keys.contains(key) && !self.has_unreadable_file {
            return Err(LookupError::Unknown {
                closest_match: closest_match(key, self.keys.iter().map(String::as_str)),
            });
        }
        self.format(lang, key, args).unwrap_or_else(|| Ok(key.to_owned()))
    }

    fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<Result<String, LookupError>> {
        let language = self.languages.get(lang).filter(|language| !language.invalid.contains(key))?;
        Some(language.bundle.text(key, args)?.map_err(LookupError::Unformatted))
    }
}
