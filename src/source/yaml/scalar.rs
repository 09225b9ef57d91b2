//! Reading of plain values: texts, booleans, numbers, words of an enumeration, free data.

use crate::foundation::diagnostics::{Expected, Rule, Severity};
use crate::foundation::span::Located;

use super::correction::list_of_scalar;
use super::free_value::FreeValue;
use super::node::{Node, Value};
use super::reader::{FromYaml, ReadContext};

impl<T: FromYaml> FromYaml for Located<T> {
    const EXPECTED: Expected = T::EXPECTED;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        T::read(node, reader).map(|value| Located::new(value, node.span))
    }
}

impl FromYaml for String {
    const EXPECTED: Expected = Expected::Text;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().map(|text| text.trim().to_owned()).or_else(|| reader.type_mismatch(node, Expected::Text))
    }
}

impl FromYaml for bool {
    const EXPECTED: Expected = Expected::YesNo;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => reader.type_mismatch(node, Expected::YesNo),
        }
    }
}

impl FromYaml for u64 {
    const EXPECTED: Expected = Expected::WholeNumber;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let digits = node.scalar().filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
        match digits.map(str::parse) {
            Some(Ok(number)) => Some(number),
            Some(Err(_)) => reader.number_too_large(node),
            None => reader.type_mismatch(node, Expected::WholeNumber),
        }
    }
}

/// Any data for a theme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extra(pub FreeValue);

impl FromYaml for Extra {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        match node.value {
            Value::Map(_) => Some(Extra(FreeValue::of(node))),
            _ => reader.type_mismatch(node, Expected::Map),
        }
    }
}

impl FromYaml for Rule {
    const EXPECTED: Expected = Expected::Rule;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let is_warning = |rule: &Rule| rule.severity() == Severity::Warning;
        let rule = node.scalar().and_then(Rule::from_name).filter(is_warning);
        rule.or_else(|| {
            let warnings = Rule::ALL.iter().filter(|rule| is_warning(rule)).map(|rule| rule.name());
            reader.not_a_word(node, Expected::Rule, &warnings.collect::<Vec<_>>())
        })
    }
}

/// An enumeration whose values are words.
pub trait YamlEnum: Copy + 'static {
    /// The words and their values.
    const WORDS: &'static [(&'static str, Self)];

    /// Returns the word of this value.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl<T: YamlEnum> FromYaml for T {
    const EXPECTED: Expected = Expected::Text;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let found = node.scalar().and_then(|text| Self::WORDS.iter().find(|(word, _)| *word == text));
        match found {
            Some((_, value)) => Some(*value),
            None => reader.not_one_of(node, Self::WORDS.iter().map(|(word, _)| *word).collect()),
        }
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: FromYaml> FromYaml for OneOrMany<T> {
    const EXPECTED: Expected = T::EXPECTED;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(Self(items.iter().filter_map(|item| reader.read_value(None, item)).collect())),
            _ => match node.scalar().filter(|text| text.contains(',')) {
                Some(text) => {
                    let guess = list_of_scalar(&T::EXPECTED, text);
                    reader.mismatch(node, T::EXPECTED, guess)
                }
                None => T::read(node, reader).map(|value| Self(vec![value])),
            },
        }
    }
}
