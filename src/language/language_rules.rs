//! The trait that each language implements, and the types in its signatures.

use serde::Serialize;

use crate::foundation::value::Qualifier;

use super::lexicon::Lexicon;
use super::suffix_rules::SuffixRules;

/// Tells whether a word, the first argument, is a form of a stem, the second.
pub(super) type HasStem<'f> = &'f dyn Fn(&str, &str) -> bool;

/// The writing rules of a language.
///
/// Parts of dates are passed in as text (`21`, `21–30`) and only put into words here.
pub(super) trait LanguageRules {
    /// Returns the name of the language in the language itself.
    fn endonym(&self) -> &'static str;
    /// Returns the language and country code for Open Graph.
    fn locale(&self) -> &'static str;
    /// Returns the words for reading texts.
    fn lexicon(&self) -> &'static Lexicon;
    /// Returns the rules for removing suffixes from words.
    fn suffix_rules(&self) -> SuffixRules;
    /// Returns the words that ask or only join, as [`QuestionWords`].
    fn question_words(&self) -> &'static QuestionWords;
    /// Returns the conjunction before the last item of a list.
    fn and(&self) -> &'static str;
    /// Returns the lowercase alphabet in collation order.
    ///
    /// Letters of neighbouring alphabets are at their CLDR positions. A letter that is left out
    /// sorts as its base letter with an accent.
    fn alphabet(&self) -> &'static str;
    /// Restores the letters that a keyboard lacks in a lowercase word, if it has one reading only.
    fn restore_letters(&self, _word: &str, _has_stem: HasStem) -> Option<String> {
        None
    }
    /// Returns `true` if a lowercase one-letter word must not end a line.
    fn is_proclitic(&self, letter: char) -> bool;

    /// Returns the nominative of a month from 1 to 12.
    fn month_name(&self, month: i8) -> &'static str;
    /// Returns the day of the week, counted from 0 for Monday.
    fn weekday(&self, from_monday: i8) -> &'static str;
    /// Formats one or more days of a month without the year.
    fn days(&self, form: DateForm, days: &str, month: i8) -> String;
    /// Adds a year to the result of `days`.
    fn days_of_year(&self, days: &str, year: i16) -> String;
    /// Returns a month as it is written with a year, or without.
    fn month(&self, form: DateForm, month: i8) -> &'static str;
    /// Adds a year to the result of `month` for one or more months.
    fn months_of_year(&self, months: &str, year: i16) -> String;
    /// Formats a year, or a range of years.
    fn years(&self, years: &str, several: bool) -> String;

    /// Returns the CLDR plural category of a whole number.
    fn plural(&self, number: u64) -> Plural;
    /// Formats a number with its exactness. `digits` is the printed number.
    fn count(&self, qualifier: Qualifier, number: u64, digits: &str) -> String;
    /// Returns the ending of a number that counts a part of a whole: `ү` in `3ү`.
    fn possessive(&self, number: u64) -> &'static str;
    /// Returns the name of a currency after a number, or `None` if the code reads better.
    fn currency(&self, code: &str, plural: Plural) -> Option<&'static str>;
}

/// The form of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateForm {
    /// With the year.
    Full,
    /// Without the year, which is obvious from the context.
    Short,
}

/// The CLDR plural categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plural {
    One,
    Few,
    Many,
    Other,
}

/// The words of a question that are not searched for, unless there are no others. Separated by
/// spaces.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct QuestionWords {
    /// Words that ask for the day of an event.
    pub when: &'static str,
    /// Words that mean any event, so that a question with `when` asks for the next one.
    pub event: &'static str,
    /// Words that ask for a person.
    pub who: &'static str,
    /// Words that ask for the meaning of a term.
    pub what: &'static str,
    /// Other question words, verbs without a meaning of their own, prepositions and conjunctions.
    pub other: &'static str,
}
