//! Kyrgyz and Russian writing rules: dates, numbers, collation, slugs, typography, tokens and
//! stems.
//!
//! Every function takes the language of its output and returns plain text without markup. Each
//! language is one folder (`ky`, `ru`) that implements `LanguageRules`, plus one arm in
//! `languages`. Formats follow local practice instead of CLDR, because Kyrgyz CLDR dates are not in
//! use in Kyrgyzstan. This module does not know where a text comes from.

mod abbreviations;
mod char_class;
mod collate;
mod dates;
pub(crate) mod fluent;
mod ky;
mod lang_detection;
mod language_rules;
mod languages;
mod lexicon;
mod mixed_words;
mod numbers;
mod quantities;
mod ru;
mod slug;
pub mod stemmer;
mod suffix_rules;
mod tokens;
mod typography;
mod urls;
mod weekdays;
mod words;

pub use abbreviations::{Abbreviation, abbreviations, is_mostly_capitals, is_spelled_out};
pub use char_class::{is_capital, is_letter, lowercase};
pub use collate::{SortKey, sort_key};
pub use dates::{date, date_short, month_name, time, weekday};
pub use lang_detection::{detect_language, hinted_language, is_in_other_language, text_language};
pub use mixed_words::{MixedWord, mixed_words};
pub use numbers::{count, decimal, group_digits, money, number};
pub use quantities::{Quantities, Quantity, all_quantities, quantities};
pub use slug::{short_slug, slug};
pub use tokens::TokenizedText;
pub use typography::{Typographer, Unpaired, typeset};
pub use urls::split_addresses;
pub use weekdays::{DatedWeekday, WrittenDate, dated_weekdays, written_dates};
pub use words::{capitalize, lang_name, list, locale};
