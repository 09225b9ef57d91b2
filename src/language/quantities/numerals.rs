//! Numbers in words and Roman numerals. They match a quantity of the other text but are not
//! required.

use crate::foundation::lang::Lang;

use super::number::Number;
use super::quantity::{Quantity, Value};
use crate::language::languages::rules;
use crate::language::lexicon::Numeral;
use crate::language::tokens::{TokenKind, TokenizedText};

/// Finds the numbers that words form.
///
/// `сорок один` also gives 40 and 1, because the other language may combine its words differently.
pub(super) fn spelled_out(lang: Lang, tokenized: &TokenizedText) -> Vec<Quantity> {
    let (text, lexicon) = (tokenized.text(), rules(lang).lexicon());
    let mut quantities = Vec::new();
    let mut sum = Sum::default();
    let mut end = 0;
    // Whether an hour is stated: «саат түшкү бирге» is 1 o'clock, and «бирге» alone is “together”.
    let mut hour_words = 0;
    for token in tokenized.tokens() {
        let is_word = token.kind == TokenKind::Word;
        let word = if is_word { tokenized.lowercase(token.range.clone()) } else { "".into() };
        hour_words = if word == "саат" { 3 } else { hour_words - usize::from(hour_words > 0) };
        let numeral = match &*word {
            "" => None,
            "бирге" if hour_words > 0 => Some(Numeral::Plain(100)),
            word => (lexicon.numeral)(word),
        };
        let gap = end..token.range.start;
        end = token.range.end;
        let together = || text[gap].chars().all(|ch| ch.is_whitespace() || ch == '-');
        if numeral.is_none() || !together() {
            sum = Sum::default();
        }
        let values = match numeral {
            Some(numeral) => sum.add(numeral),
            None if is_word => roman(&text[token.range.clone()]).into_iter().collect(),
            None => Vec::new(),
        };
        if !values.is_empty() {
            quantities.push(Quantity::optional(token.range.clone(), values.into_iter().map(Value::Number).collect()));
        }
    }
    quantities
}

/// The number formed by the words so far, in hundredths.
#[derive(Default)]
struct Sum {
    total: u128,
    group: u128,
}

impl Sum {
    /// Adds the next word. Returns its own value and the values of the words so far.
    fn add(&mut self, numeral: Numeral) -> Vec<Number> {
        let alone = match numeral {
            Numeral::Plain(value) => {
                let value = u128::from(value);
                // «Эки жүз» is 200, and «жүз эки» is 102.
                let hundreds = value == 10_000 && (100..=900).contains(&self.group);
                self.group = if hundreds { self.group * 100 } else { self.group.saturating_add(value) };
                value
            }
            Numeral::Scale(scale) => {
                let scale = u128::from(scale);
                self.total = self.total.saturating_add(self.group.max(100).saturating_mul(scale));
                self.group = 0;
                scale * 100
            }
        };
        let all = [alone, self.group, self.total.saturating_add(self.group)];
        all.into_iter().filter(|&value| value > 0).map(Number::hundredths).collect()
    }
}

/// Returns the value of a Roman numeral in capitals, in Latin letters or Cyrillic lookalikes.
fn roman(word: &str) -> Option<Number> {
    let digits: Vec<u64> = word
        .chars()
        .map(|letter| match letter {
            'I' | 'І' => Some(1),
            'V' => Some(5),
            'X' | 'Х' => Some(10),
            'L' => Some(50),
            'C' | 'С' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let mut value = 0;
    for (at, &digit) in digits.iter().enumerate() {
        match digits.get(at + 1) {
            Some(&next) if next > digit => value -= i64::try_from(digit).ok()?,
            _ => value += i64::try_from(digit).ok()?,
        }
    }
    u64::try_from(value).ok().filter(|&value| value > 0).map(Number::whole)
}
