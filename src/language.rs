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
mod explanations;
pub(crate) mod fluent;
mod informal;
mod ky;
mod lang_detection;
mod language_rules;
mod languages;
mod lexicon;
mod mixed_words;
mod numbers;
mod quantities;
mod restored_letters;
mod ru;
mod slug;
pub mod stemmer;
mod suffix_rules;
mod suggestion;
mod tokens;
mod typography;
mod urls;
mod weekdays;
mod words;

pub use abbreviations::{Abbreviation, abbreviations, is_mostly_capitals};
pub use char_class::{is_blank, is_capital, is_letter, lowercase};
pub use collate::{SortKey, sort_key};
pub use dates::{date, date_short, month_name, time, weekday};
pub use explanations::Explanations;
pub use informal::{
    Guess, first_of_several, informal_amount, informal_count, informal_currency, informal_day, informal_email,
    informal_money, informal_phone, informal_time, informal_timestamp, informal_url, informal_yes_no,
    is_impossible_day, lang_of_name,
};
pub use lang_detection::{detect_language, hinted_language, is_in_other_language, sentence_language, text_language};
pub use mixed_words::{MixedWord, in_latin, mixed_words};
pub use numbers::{count, decimal, group_digits, money, number};
pub use quantities::{Quantities, Quantity, all_quantities, quantities};
pub use restored_letters::{RestoredWord, restored_words};
pub use slug::{short_slug, slug};
pub use suggestion::{Suggestion, suggest};
pub use tokens::TokenizedText;
pub use typography::{Typographer, Unpaired, typeset};
pub use urls::{linkable_addresses, split_addresses};
pub use weekdays::{DatedWeekday, WrittenDate, dated_weekdays, written_dates};
pub use words::{capitalize, lang_name, list, locale, sentences};
