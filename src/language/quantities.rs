//! Quantities in a text (numbers, dates, times, phones, e-mails), and comparison with another text.
//!
//! Two languages express a fact in many ways: `20дан ашуун` and `более 20`, `21-ноябрь` and
//! `21.11`, `24 млн` and `24 000 000`, `кырк бир` and `41`. A quantity therefore has several
//! readings, and it is missing only if the other text has no value in common with them. Ambiguous
//! quantities get every reading, because a missed difference is better than a false report.

mod number;
mod numerals;
pub(super) mod phone;
mod quantity;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::lang::Lang;

use super::char_class::CharClass;
use super::tokens::TokenizedText;
use quantity::Value;

pub use quantity::Quantity;

/// The values that one text provides, for lookup by the quantities of another text.
#[derive(Debug, Clone, Default)]
pub struct Quantities {
    values: BTreeSet<Value>,
    /// The phone numbers by their last digits, because an area code may be omitted.
    phones: BTreeMap<String, BTreeSet<String>>,
}

/// Finds the quantities that are written in digits or symbols, in text order.
pub fn quantities(text: &TokenizedText) -> Vec<Quantity> {
    let has_signs = text.has_class(CharClass::DIGIT | CharClass::PHONE_START | CharClass::URL_MARK);
    if has_signs { scan::scan(text) } else { Vec::new() }
}

/// Finds all quantities of a text, in text order.
///
/// Numbers in words match quantities of the other text but are not required there.
pub fn all_quantities(lang: Lang, text: &TokenizedText) -> Vec<Quantity> {
    let mut quantities = quantities(text);
    quantities.extend(numerals::spelled_out(lang, text));
    quantities.sort_by_key(|quantity| quantity.range.start);
    quantities
}

impl Quantities {
    /// Adds the values that the quantities of a text provide.
    pub fn add(&mut self, quantities: &[Quantity]) {
        quantities.iter().flat_map(|quantity| &quantity.provided).for_each(|value| self.insert(value.clone()));
    }

    /// Adds the target of a link: a phone number or an e-mail address.
    pub fn add_contact(&mut self, contact: &str) {
        self.insert(match contact.contains('@') {
            true => Value::Email(contact.to_lowercase()),
            false => Value::Phone(phone::national_digits(contact)),
        });
    }

    fn insert(&mut self, value: Value) {
        match value {
            Value::Phone(digits) => self.phones.entry(phone::suffix(&digits).to_owned()).or_default().extend([digits]),
            other => drop(self.values.insert(other)),
        }
    }

    /// Returns `true` if a quantity of another text does not occur here.
    pub fn lacks(&self, quantity: &Quantity) -> bool {
        let has = |value: &Value| self.contains(value);
        let in_parts = !quantity.parts.is_empty() && quantity.parts.iter().all(has);
        quantity.is_required && !in_parts && !quantity.accepted.iter().any(has)
    }

    fn contains(&self, value: &Value) -> bool {
        let Value::Phone(digits) = value else { return self.values.contains(value) };
        let ends = |known: &String| known.ends_with(digits.as_str()) || digits.ends_with(known.as_str());
        self.phones.get(phone::suffix(digits)).is_some_and(|known| known.iter().any(ends))
    }
}
