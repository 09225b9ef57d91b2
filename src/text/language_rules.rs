//! What each language provides: the trait that a language implements, and the types it speaks of.

use crate::value::Qualifier;

use super::lexicon::Lexicon;
use super::stemmer::suffix_rules::SuffixRules;

/// What a language knows of its own writing. Parts of dates come ready-made (`21`, `21–30`) and are only worded here.
pub(super) trait LanguageRules {
    /// The language's own name for itself, as a switcher shows it.
    fn endonym(&self) -> &'static str;
    /// The code of the language and its country, as Open Graph wants it.
    fn locale(&self) -> &'static str;
    /// Its words, for reading a text.
    fn lexicon(&self) -> &'static Lexicon;
    /// Returns the rules for taking suffixes off its words.
    fn suffix_rules(&self) -> SuffixRules;
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

/// The part a day plays in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateForm {
    /// By itself, with the year.
    Full,
    /// By itself, where the year is known.
    Short,
}

/// The categories of CLDR by which a language tells its plurals apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plural {
    One,
    Few,
    Many,
    Other,
}
