//! Quantities in a text (numbers, dates, times, phones, e-mails), and which of them another text lacks.
//!
//! Two languages write one fact in many ways: `20дан ашуун` and `более 20`, `21-ноябрь` and `21.11`, `24 млн` and
//! `24 000 000`, `кырк бир` and `41`. So a quantity has readings, and it is missed only if none of them occurs on the other
//! side. What may be read in two ways is read in both: a quantity too few is told of rather than one too many.

mod number;
mod numerals;
mod phone;
mod quantity;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Lang;

use super::char_class::CharClass;
use super::tokens::TokenizedText;
use quantity::Value;

pub use quantity::Quantity;

/// The quantities of one text, and what else of it can stand for a quantity.
#[derive(Debug, Clone, Default)]
pub struct Quantities {
    values: BTreeSet<Value>,
    /// The phone numbers, by their last digits: the code of the place may be left out on one side.
    phones: BTreeMap<String, Vec<String>>,
}

/// Finds the quantities of a text that are written in digits or signs, in their order.
pub fn quantities(text: &TokenizedText) -> Vec<Quantity> {
    let has_signs = text.has_class(CharClass::DIGIT | CharClass::PHONE_START | CharClass::URL_MARK);
    if has_signs { scan::scan(text) } else { Vec::new() }
}

/// Finds all quantities of a text in a language, in their order; those in words answer for others and ask for none.
pub fn all_quantities(lang: Lang, text: &TokenizedText) -> Vec<Quantity> {
    let mut quantities = quantities(text);
    quantities.extend(numerals::spelled_out(lang, text));
    quantities.sort_by_key(|quantity| quantity.range.start);
    quantities
}

impl Quantities {
    /// Adds what the quantities of a text offer.
    pub fn add(&mut self, quantities: &[Quantity]) {
        quantities.iter().flat_map(|quantity| &quantity.provided).for_each(|reading| self.insert(reading.clone()));
    }

    /// Adds an address that a link leads to: a phone number or an e-mail.
    pub fn add_contact(&mut self, contact: &str) {
        self.insert(match contact.contains('@') {
            true => Value::Email(contact.to_lowercase()),
            false => Value::Phone(phone::national_digits(contact)),
        });
    }

    fn insert(&mut self, reading: Value) {
        match reading {
            Value::Phone(digits) => self.phones.entry(phone::suffix(&digits).to_owned()).or_default().push(digits),
            other => drop(self.values.insert(other)),
        }
    }

    /// Whether a quantity of another text is missed here.
    pub fn lacks(&self, quantity: &Quantity) -> bool {
        let has = |reading: &Value| self.contains(reading);
        let in_parts = !quantity.parts.is_empty() && quantity.parts.iter().all(has);
        quantity.is_required && !in_parts && !quantity.accepted.iter().any(has)
    }

    fn contains(&self, reading: &Value) -> bool {
        let Value::Phone(asked) = reading else { return self.values.contains(reading) };
        let ends = |offered: &String| offered.ends_with(asked.as_str()) || asked.ends_with(offered.as_str());
        self.phones.get(phone::suffix(asked)).is_some_and(|offered| offered.iter().any(ends))
    }
}
