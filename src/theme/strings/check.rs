//! Checks of the interface texts against each other.
//!
//! References between texts must resolve, and all languages must define the same texts with the
//! same variables.

use std::collections::BTreeSet;

use crate::foundation::diagnostics::{Diagnostic, MessageError, Problem, TextError};
use crate::foundation::lang::{Lang, Localized};

use super::read::{Body, Texts};

/// Returns the keys of the texts of a language that cannot be formatted. Reports those with an
/// error of their own, but not those that only refer to one.
pub(super) fn invalid(texts: &Texts, diagnostics: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    let mut invalid = BTreeSet::new();
    for (key, defined, body) in texts.bodies() {
        let absent = body.references.iter().filter(|reference| texts.body(reference).is_none());
        let (unreadable, absent): (Vec<_>, Vec<_>) = absent.partition(|reference| may_be_unread(texts, reference));
        let mut errors: Vec<TextError> = body.fault.iter().cloned().collect();
        errors.extend(absent.into_iter().map(|reference| TextError::MissingReference { reference: reference.clone() }));
        if uses(texts, body).texts.contains(key.as_str()) {
            errors.push(TextError::Cycle);
        }
        if !errors.is_empty() || !unreadable.is_empty() {
            invalid.insert(key.clone());
        }
        for error in errors {
            let problem = Problem::InterfaceText { key: key.clone(), fault: MessageError::Unresolved(error) };
            diagnostics.push(Diagnostic::new(defined.place.clone(), problem));
        }
    }
    // A text that refers to an invalid one is invalid too.
    loop {
        let refers = |body: &Body| body.references.iter().any(|reference| invalid.contains(reference));
        let more = texts.bodies().filter(|(key, _, body)| !invalid.contains(key) && refers(body));
        let more: Vec<String> = more.map(|(key, ..)| key).collect();
        if more.is_empty() {
            return invalid;
        }
        invalid.extend(more);
    }
}

/// The texts and variables that a text uses, directly or through other texts.
#[derive(Default)]
struct Uses<'t> {
    texts: BTreeSet<&'t str>,
    variables: BTreeSet<&'t str>,
}

/// Follows the references of a text.
fn uses<'t>(texts: &'t Texts, body: &'t Body) -> Uses<'t> {
    let mut uses = Uses::default();
    let mut seen = BTreeSet::new();
    // Fluent does not pass the variables of a message on to a term.
    let mut open = vec![(body, true)];
    while let Some((body, shares)) = open.pop() {
        if shares {
            uses.variables.extend(body.variables.iter().map(String::as_str));
        }
        for reference in &body.references {
            uses.texts.insert(reference);
            let shares = shares && !reference.starts_with('-');
            if let Some(target) = texts.body(reference).filter(|_| seen.insert((reference, shares))) {
                open.push((target, shares));
            }
        }
    }
    uses
}

/// Returns whether a text may be missing only because its file or entry could not be read.
fn may_be_unread(texts: &Texts, key: &str) -> bool {
    let name = key.split('.').next().unwrap_or(key);
    texts.has_unreadable_file || texts.unreadable.contains(name)
}

/// Compares the texts of all languages. Terms may differ, because only their own language uses
/// them.
pub(super) fn compare(texts: &Localized<Texts>, languages: &[Lang], diagnostics: &mut Vec<Diagnostic>) {
    for &lang in languages {
        let Some(here) = texts.get(lang) else { continue };
        for (key, defined, body) in here.bodies().filter(|(key, ..)| !key.starts_with('-')) {
            for &other in languages.iter().filter(|&&other| other != lang) {
                let Some(there) = texts.get(other) else { continue };
                let fault = match there.body(&key) {
                    None if may_be_unread(there, &key) || is_reported(here, there, &key) => continue,
                    None => MessageError::Missing { lang: other },
                    // Reported once, at the later of the two languages.
                    Some(_) if lang < other => continue,
                    Some(first) => {
                        let (variables, first) = (uses(here, body).variables, uses(there, first).variables);
                        if variables == first {
                            continue;
                        }
                        let names = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
                        let (variables, other_variables) = (names(variables), names(first));
                        MessageError::Variables { lang, variables, other, other_variables }
                    }
                };
                let problem = Problem::InterfaceText { key: key.clone(), fault };
                diagnostics.push(Diagnostic::new(defined.place.clone(), problem));
            }
        }
    }
}

/// Returns whether the whole message of an attribute is missing and therefore already reported.
fn is_reported(here: &Texts, there: &Texts, key: &str) -> bool {
    key.split_once('.').is_some_and(|(name, _)| here.body(name).is_some() && !there.entries.contains_key(name))
}
