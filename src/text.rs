//! What Kyrgyz and Russian need in print: dates, numbers, sorting, slugs, quotation marks and dashes.
//!
//! Every function takes the language it writes and gives plain text: no HTML, no markup. What differs between languages
//! stands in one file for each (`ky`, `ru`), behind the trait `LanguageRules`; a further language is a further file and a line
//! in `rules`. The forms follow local practice and not CLDR, whose Kyrgyz dates nobody in Kyrgyzstan writes. Where a
//! text comes from, and what it is about, this module does not know.

mod abbreviations;
mod char_class;
mod collate;
mod dates;
mod ky;
mod lang_detection;
mod lexicon;
mod mixed_words;
mod numbers;
mod quantities;
mod ru;
mod slug;
pub mod stemmer;
mod tokens;
mod typography;
mod urls;
mod weekdays;
mod words;

pub use abbreviations::{Abbreviation, abbreviations, is_mostly_capitals, is_spelled_out};
pub use char_class::{is_capital, is_letter, lowercase};
pub use collate::{SortKey, sort_key};
pub use dates::{date, date_short, month_name, time, weekday};
pub use lang_detection::{guessed, is_in_other_language};
pub use mixed_words::{MixedWord, mixed_words};
pub use numbers::{count, decimal, group_digits, money, number};
pub use quantities::{Quantities, Quantity, all_quantities, quantities};
pub use slug::{short_slug, slug};
pub use tokens::TokenizedText;
pub use typography::{Typographer, Unpaired, typeset};
pub use urls::split_addresses;
pub use weekdays::{DatedWeekday, WrittenDate, dated_weekdays, written_dates};
pub use words::{capitalize, lang_name, list, locale};

use crate::lang::Lang;
use crate::value::Qualifier;

use dates::DateForm;
use lexicon::Lexicon;
use numbers::Plural;

/// The no-break space, which holds a number to its noun.
const NBSP: char = '\u{a0}';

/// What a language knows of its own writing. Parts of dates come ready-made (`21`, `21–30`) and are only worded here.
trait LanguageRules {
    /// The language's own name for itself, as a switcher shows it.
    fn endonym(&self) -> &'static str;
    /// The code of the language and its country, as Open Graph wants it.
    fn locale(&self) -> &'static str;
    /// Its words, for reading a text.
    fn lexicon(&self) -> &'static Lexicon;
    /// The word between the last two parts of a list.
    fn and(&self) -> &'static str;
    /// Its letters in small, in their order. Letters of neighbouring alphabets stand where CLDR has them; a letter left
    /// out sorts as the letter and the mark it is made of.
    fn alphabet(&self) -> &'static str;
    /// Whether a word of one letter, in small, may not end a line.
    fn is_proclitic(&self, letter: char) -> bool;

    /// The month, from 1 to 12, as a dictionary has it.
    fn month_name(&self, month: i8) -> &'static str;
    /// The day of the week, counted from 0 for Monday.
    fn weekday(&self, from_monday: i8) -> &'static str;
    /// One or more days of a month, without the year.
    fn days(&self, form: DateForm, days: &str, month: i8) -> String;
    /// What `days` gave, with the year.
    fn days_of_year(&self, days: &str, year: i16) -> String;
    /// One or more months, with the year.
    fn months_of_year(&self, months: &str, year: i16) -> String;
    /// One year or several.
    fn years(&self, years: &str, several: bool) -> String;

    /// The category of CLDR that a whole number belongs to.
    fn plural(&self, number: u64) -> Plural;
    /// A number with what is known of its exactness; `digits` is the number as printed.
    fn count(&self, qualifier: Qualifier, number: u64, digits: &str) -> String;
    /// The name of a currency after a number of that category, or none where its code reads better.
    fn currency(&self, code: &str, plural: Plural) -> Option<&'static str>;
}

/// The rules of a language: the one place that tells languages apart.
fn rules(lang: Lang) -> &'static dyn LanguageRules {
    match lang {
        Lang::Ky => &ky::Kyrgyz,
        Lang::Ru => &ru::Russian,
    }
}
