//! Numbers of people, places and events, which are often known only as "more than" or "about" a
//! number.
//!
//! A count keeps its qualifier through arithmetic, and tells whether a stated total is possible. It
//! does not know whether a person was counted twice.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// The precision of a number, from the most to the least precise.
///
/// A sum is as precise as its least precise part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The number itself.
    Exact,
    /// The number or more.
    AtLeast,
    /// More than the number.
    MoreThan,
    /// Approximately the number.
    About,
}

/// A number of things, with its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    pub value: u64,
    pub qualifier: Qualifier,
}

impl Count {
    /// Creates an exact count.
    pub const fn exact(value: u64) -> Self {
        Self { value, qualifier: Qualifier::Exact }
    }

    /// Parses `20`, `>20`, `>=80` (or `≥80`) or `~60`, with or without spaces after the operator.
    pub fn parse(text: &str) -> Option<Self> {
        let operators = [
            (">=", Qualifier::AtLeast),
            ("≥", Qualifier::AtLeast),
            (">", Qualifier::MoreThan),
            ("~", Qualifier::About),
        ];
        let qualified = operators
            .into_iter()
            .find_map(|(operator, qualifier)| Some((text.strip_prefix(operator)?.trim_start(), qualifier)));
        let (number, qualifier) = qualified.unwrap_or((text, Qualifier::Exact));
        // `u64` would also accept `+20`.
        let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
        let value = number.parse().ok().filter(|_| is_plain)?;
        Some(Self { value, qualifier })
    }

    /// Returns the least and the greatest number that the count allows, the latter if there is one.
    ///
    /// `>n` and `>=n` allow at least n, and `~n` a fifth more or less, rounded outward (section 9
    /// of the content model).
    pub fn bounds(self) -> (u64, Option<u64>) {
        let value = self.value;
        let fifth = value.div_ceil(5);
        match self.qualifier {
            Qualifier::Exact => (value, Some(value)),
            Qualifier::AtLeast | Qualifier::MoreThan => (value, None),
            Qualifier::About => (value - fifth, Some(value.saturating_add(fifth))),
        }
    }
}

/// Writes the count as an author does: `20`, `>20`, `>=80`, `~60`.
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operator = match self.qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => ">=",
            Qualifier::MoreThan => ">",
            Qualifier::About => "~",
        };
        write!(f, "{operator}{}", self.value)
    }
}

impl Add for Count {
    type Output = Count;

    fn add(self, other: Count) -> Count {
        let qualifier = self.qualifier.max(other.qualifier);
        match self.value.checked_add(other.value) {
            Some(value) => Count { value, qualifier },
            // The sum is too large for the type, so only its least value is known.
            None => Count { value: u64::MAX, qualifier: Qualifier::MoreThan },
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(parts: I) -> Count {
        parts.fold(Count::exact(0), Add::add)
    }
}

/// Returns whether the parts can add up to the stated total.
///
/// It returns `false` only if no numbers within the bounds of the parts have a sum within the
/// bounds of the total. A part without a number has no upper bound.
pub(crate) fn agrees(stated: Count, parts: impl Iterator<Item = Option<Count>>) -> bool {
    let (least, greatest) = parts.map(|part| part.map_or((0, None), Count::bounds)).fold(
        (0u64, Some(0u64)),
        |(least, greatest), (low, high)| {
            (least.saturating_add(low), greatest.zip(high).map(|(greatest, high)| greatest.saturating_add(high)))
        },
    );
    let (low, high) = stated.bounds();
    high.is_none_or(|high| least <= high) && greatest.is_none_or(|greatest| low <= greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Count {
        Count::parse(text).unwrap()
    }

    fn total_agrees(stated: &str, parts: &str) -> bool {
        agrees(count(stated), parts.split_whitespace().map(Count::parse))
    }

    #[test]
    fn counts_are_parsed_and_written() {
        for (text, qualifier, value, written) in [
            ("20", Qualifier::Exact, 20, "20"),
            (">20", Qualifier::MoreThan, 20, ">20"),
            ("> 20", Qualifier::MoreThan, 20, ">20"),
            (">=80", Qualifier::AtLeast, 80, ">=80"),
            ("≥ 80", Qualifier::AtLeast, 80, ">=80"),
            ("~60", Qualifier::About, 60, "~60"),
            ("0", Qualifier::Exact, 0, "0"),
        ] {
            assert_eq!(count(text), Count { value, qualifier });
            assert_eq!(count(text).to_string(), written);
        }
        for text in [
            "",
            ">",
            "+20",
            "-1",
            "20.5",
            "20 ",
            " 20",
            "> = 80",
            ">>2",
            "<5",
            "20+",
            "99999999999999999999",
            "двадцать",
        ] {
            assert_eq!(Count::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_has_the_least_precise_qualifier() {
        let sum = |parts: &str| parts.split(' ').map(count).sum::<Count>().to_string();
        assert_eq!(sum(">20 >18 2"), ">40");
        assert_eq!(sum(">=20 >18"), ">38");
        assert_eq!(sum(">=20 18"), ">=38");
        assert_eq!(sum("~20 >18"), "~38");
        assert_eq!(std::iter::empty().sum::<Count>(), Count::exact(0));
        assert_eq!((Count::exact(u64::MAX) + Count::exact(1)).to_string(), format!(">{}", u64::MAX));
    }

    #[test]
    fn bounds_of_an_approximate_count_are_a_fifth_away() {
        assert_eq!(count("~60").bounds(), (48, Some(72)));
        assert_eq!(count("~7").bounds(), (5, Some(9)));
        assert_eq!(count("~0").bounds(), (0, Some(0)));
        assert_eq!(count(">20").bounds(), (20, None));
        assert_eq!(count("~18446744073709551615").bounds().1, Some(u64::MAX));
    }

    #[test]
    fn only_an_impossible_total_disagrees_with_its_parts() {
        assert!(!total_agrees("41", "20 18 2"));
        assert!(total_agrees("41", ">20 >18 2"));
        assert!(total_agrees("40", "20 18 2"));
        assert!(!total_agrees("39", ">20 >18 2"));
        assert!(total_agrees("41", "20 ? 2"), "a part without a number contradicts nothing");
        assert!(!total_agrees("41", "40 ? 2"), "but the others may already be too many");
        assert!(!total_agrees(">80", "20 18"));
        assert!(total_agrees(">=38", "20 18"));
        assert!(total_agrees("~60", "72") && !total_agrees("~60", "73"));
        assert!(total_agrees("0", ""));
    }
}
