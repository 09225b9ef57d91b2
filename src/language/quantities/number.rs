//! The value of a number, independent of its notation.

/// A decimal number: `digits` × 10^−`places`, normalised so that equal numbers are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number {
    digits: u128,
    places: u32,
}

impl Number {
    /// Creates a whole number.
    pub(super) fn whole(value: u64) -> Self {
        Self { digits: u128::from(value), places: 0 }
    }

    /// Creates a number from hundredths.
    pub(super) fn hundredths(value: u128) -> Self {
        Self { digits: value, places: 2 }.normalized()
    }

    /// Parses ASCII digits before and after the decimal separator. Returns `None` on overflow.
    pub(super) fn parse(whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { digits, places: u32::try_from(fraction.len()).ok()? }.normalized())
    }

    /// Multiplies the number. Returns `None` on overflow.
    pub(super) fn checked_mul(self, factor: u64) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(u128::from(factor))?, ..self }.normalized())
    }

    /// Adds two numbers. Returns `None` on overflow.
    pub(super) fn checked_add(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let raised = |number: Self| 10_u128.checked_pow(places - number.places)?.checked_mul(number.digits);
        Some(Self { digits: raised(self)?.checked_add(raised(other)?)?, places }.normalized())
    }

    /// Returns the value if it is a whole number up to 31.
    pub(super) fn as_day_or_hour(self) -> Option<u8> {
        u8::try_from(self.digits).ok().filter(|&value| self.places == 0 && value <= 31)
    }

    /// Returns the number of hundredths, if the number is whole and less than 100.
    pub(super) fn as_hundredths(self) -> Option<Self> {
        let is_part = self.places == 0 && self.digits < 100;
        is_part.then(|| Self { digits: self.digits, places: 2 }.normalized())
    }

    /// Returns `true` if the number is less than `limit`.
    pub(super) fn is_less_than(self, limit: u64) -> bool {
        let limit = 10_u128.checked_pow(self.places).and_then(|unit| unit.checked_mul(u128::from(limit)));
        limit.is_some_and(|limit| self.digits < limit)
    }

    fn normalized(mut self) -> Self {
        while self.places > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.places -= 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal() {
        assert_eq!(Number::parse("1", "50"), Number::parse("01", "5"));
        assert_eq!(Number::parse("10", "00"), Some(Number::whole(10)));
        assert_eq!(
            Number::parse("1", "5").and_then(|number| number.checked_mul(1_000_000)),
            Some(Number::whole(1_500_000))
        );
        assert_eq!(Number::whole(2_000).checked_add(Number::whole(500)), Some(Number::whole(2_500)));
        assert_eq!(Number::hundredths(150), Number::parse("1", "5").unwrap());
        assert!(Number::parse(&"9".repeat(60), "").is_none());
        assert!(Number::parse("1", "5").unwrap().is_less_than(2) && !Number::whole(2).is_less_than(2));
    }
}
