//! Holds the texts against each other: what one refers to must be there, and all languages must say the same things.

use std::collections::BTreeSet;

use crate::lang::{Lang, Localized};
use crate::note::{Note, Problem, StringFault, TextError};

use super::read::{Body, Texts};

/// The texts of a language that cannot be made. Those that cannot for a reason of their own are noted.
pub fn unsound(texts: &Texts, notes: &mut Vec<Note>) -> BTreeSet<String> {
    let mut unsound = BTreeSet::new();
    for (key, defined, body) in texts.bodies() {
        let absent = body.references.iter().filter(|reference| texts.body(reference).is_none());
        let (lost, absent): (Vec<_>, Vec<_>) = absent.partition(|reference| is_lost(texts, reference));
        let mut faults: Vec<TextError> = body.fault.iter().cloned().collect();
        faults.extend(absent.into_iter().map(|reference| TextError::MissingReference { reference: reference.clone() }));
        if reached(texts, body).texts.contains(key.as_str()) {
            faults.push(TextError::Cycle);
        }
        if !faults.is_empty() || !lost.is_empty() {
            unsound.insert(key.clone());
        }
        for error in faults {
            let problem = Problem::InterfaceText { key: key.clone(), fault: StringFault::Unresolved(error) };
            notes.push(Note::new(defined.place.clone(), problem));
        }
    }
    // What refers to a text that cannot be made cannot be made either.
    loop {
        let refers = |body: &Body| body.references.iter().any(|reference| unsound.contains(reference));
        let more = texts.bodies().filter(|(key, _, body)| !unsound.contains(key) && refers(body));
        let more: Vec<String> = more.map(|(key, ..)| key).collect();
        if more.is_empty() {
            return unsound;
        }
        unsound.extend(more);
    }
}

/// What a text needs, with all that it refers to.
#[derive(Default)]
struct Reached<'t> {
    texts: BTreeSet<&'t str>,
    variables: BTreeSet<&'t str>,
}

/// Follows the references of a text to their ends.
fn reached<'t>(texts: &'t Texts, body: &'t Body) -> Reached<'t> {
    let mut reached = Reached::default();
    let mut seen = BTreeSet::new();
    // A term sees none of the variables of the text that refers to it.
    let mut open = vec![(body, true)];
    while let Some((body, shares)) = open.pop() {
        if shares {
            reached.variables.extend(body.variables.iter().map(String::as_str));
        }
        for reference in &body.references {
            reached.texts.insert(reference);
            let shares = shares && !reference.starts_with('-');
            if let Some(target) = texts.body(reference).filter(|_| seen.insert((reference, shares))) {
                open.push((target, shares));
            }
        }
    }
    reached
}

/// Whether a text is not there because its file or its entry could not be read.
fn is_lost(texts: &Texts, key: &str) -> bool {
    let name = key.split('.').next().unwrap_or(key);
    texts.blind || texts.lost.contains(name)
}

/// Holds the languages against each other. Terms are each language's own affair.
pub fn compare(texts: &Localized<Texts>, languages: &[Lang], notes: &mut Vec<Note>) {
    for &lang in languages {
        let Some(here) = texts.get(lang) else { continue };
        for (key, defined, body) in here.bodies().filter(|(key, ..)| !key.starts_with('-')) {
            for &other in languages.iter().filter(|&&other| other != lang) {
                let Some(there) = texts.get(other) else { continue };
                let fault = match there.body(&key) {
                    None if is_lost(there, &key) || is_told(here, there, &key) => continue,
                    None => StringFault::Missing { lang: other },
                    // Told once, at the language that comes later.
                    Some(_) if lang < other => continue,
                    Some(first) => {
                        let (variables, first) = (reached(here, body).variables, reached(there, first).variables);
                        if variables == first {
                            continue;
                        }
                        let names = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
                        let (variables, other_variables) = (names(variables), names(first));
                        StringFault::Variables { lang, variables, other, other_variables }
                    }
                };
                let problem = Problem::InterfaceText { key: key.clone(), fault };
                notes.push(Note::new(defined.place.clone(), problem));
            }
        }
    }
}

/// Whether the absence of an attribute goes without saying, since its whole message is absent.
fn is_told(here: &Texts, there: &Texts, key: &str) -> bool {
    key.split_once('.').is_some_and(|(name, _)| here.body(name).is_some() && !there.entries.contains_key(name))
}
