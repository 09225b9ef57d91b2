//! Figures of a chart: a number with its text and its precision.

use crate::foundation::lang::Lang;
use crate::foundation::value::{Count, Money, Qualifier};
use crate::language;

/// How far a figure is from exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Precision {
    Exact,
    /// The number or more.
    More,
    /// A number up to this one.
    UpTo(f64),
}

/// A number as a chart draws and prints it.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The number, or the least one that is possible.
    pub value: f64,
    pub precision: Precision,
    pub text: String,
}

impl Figure {
    pub(super) fn count(lang: Lang, count: Count) -> Self {
        let (least, greatest) = count.bounds();
        let precision = match (count.qualifier, greatest) {
            (Qualifier::Exact, _) => Precision::Exact,
            (_, Some(greatest)) => Precision::UpTo(greatest as f64),
            (_, None) => Precision::More,
        };
        Self { value: least as f64, precision, text: language::count(lang, &count) }
    }

    pub(super) fn number(lang: Lang, number: u64) -> Self {
        Self { value: number as f64, precision: Precision::Exact, text: language::number(lang, number) }
    }

    pub(super) fn money(lang: Lang, money: &Money) -> Self {
        let value = money.hundredths as f64 / 100.0;
        Self { value, precision: Precision::Exact, text: language::money(lang, money) }
    }

    /// Returns the greatest number that the drawing needs room for.
    pub(super) fn end(&self) -> f64 {
        match self.precision {
            Precision::UpTo(greatest) => greatest,
            Precision::Exact | Precision::More => self.value,
        }
    }
}
