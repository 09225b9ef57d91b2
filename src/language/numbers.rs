//! Formatting of numbers, counts and amounts of money.
//!
//! Digits are grouped by three with no-break spaces, and the decimal separator is a comma, in both
//! languages. Years, phone numbers and codes must not be passed to these functions.

use crate::foundation::lang::Lang;
use crate::foundation::value::{Count, Money};

use super::char_class::NBSP;
use super::language_rules::Plural;
use super::languages::rules;

/// Formats a whole number with its digits grouped: `1 234 567`.
pub fn number(_lang: Lang, number: u64) -> String {
    group_digits(number)
}

/// Groups the digits of a number by three, which is the same in every language.
pub fn group_digits(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(NBSP);
        }
        grouped.push(digit);
    }
    grouped
}

/// Formats a number of hundredths, with no fraction if it is whole: `1 234,50`, `1 234`.
pub fn decimal(_lang: Lang, hundredths: u128) -> String {
    let whole = group_digits(hundredths / 100);
    match hundredths % 100 {
        0 => whole,
        fraction => format!("{whole},{fraction:02}"),
    }
}

/// Formats a count with its exactness: `20`, `20дан ашуун`, `не менее 80`, `болжол менен 60`.
pub fn count(lang: Lang, count: &Count) -> String {
    rules(lang).count(count.qualifier, count.value, &number(lang, count.value))
}

/// Formats a number as a part of a whole: `3ү` («3 of them»), `3`.
pub(super) fn possessive(lang: Lang, value: u64) -> String {
    format!("{}{}", number(lang, value), rules(lang).possessive(value))
}

/// Formats an amount of money: `350 000 сом`, `2 доллара США`, `100 GBP`.
///
/// Uses the code of a currency that has no name in the language.
pub fn money(lang: Lang, money: &Money) -> String {
    let whole = money.hundredths.is_multiple_of(100);
    let category = if whole {
        rules(lang).plural(u64::try_from(money.hundredths / 100).unwrap_or(u64::MAX))
    } else {
        Plural::Other
    };
    let code = money.currency.code();
    let name = rules(lang).currency(code, category).unwrap_or(code);
    format!("{}{NBSP}{name}", decimal(lang, money.hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::value::Currency;

    fn sum(lang: Lang, amount: &str, code: &str) -> String {
        money(lang, &Money::parse(amount, Currency::parse(code).unwrap()).unwrap())
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (value, text) in [
            (0, "0"),
            (999, "999"),
            (1234, "1\u{a0}234"),
            (350_000, "350\u{a0}000"),
            (1_234_567, "1\u{a0}234\u{a0}567"),
            (u64::MAX, "18\u{a0}446\u{a0}744\u{a0}073\u{a0}709\u{a0}551\u{a0}615"),
        ] {
            assert_eq!(number(Lang::Ky, value), text);
        }
        assert_eq!(decimal(Lang::Ru, 123_456_789), "1\u{a0}234\u{a0}567,89");
        assert_eq!(decimal(Lang::Ru, 5), "0,05");
        assert_eq!(decimal(Lang::Ru, 123_400), "1\u{a0}234");
    }

    #[test]
    fn counts_show_their_exactness() {
        for (text, ky, ru) in [
            ("20", "20", "20"),
            (">20", "20дан ашуун", "более 20"),
            (">18", "18ден ашуун", "более 18"),
            (">=80", "80ден кем эмес", "не менее 80"),
            ("~60", "болжол менен 60", "около 60"),
            (">1500", "1\u{a0}500дөн ашуун", "более 1\u{a0}500"),
        ] {
            let value = Count::parse(text).unwrap();
            assert_eq!(count(Lang::Ky, &value), ky);
            assert_eq!(count(Lang::Ru, &value), ru);
        }
    }

    #[test]
    fn money_has_the_local_currency_name() {
        assert_eq!(sum(Lang::Ky, "350000", "KGS"), "350\u{a0}000\u{a0}сом");
        assert_eq!(sum(Lang::Ru, "350000", "KGS"), "350\u{a0}000\u{a0}сомов");
        assert_eq!(sum(Lang::Ru, "1", "KGS"), "1\u{a0}сом");
        assert_eq!(sum(Lang::Ru, "3", "KGS"), "3\u{a0}сома");
        assert_eq!(sum(Lang::Ru, "12", "KGS"), "12\u{a0}сомов");
        assert_eq!(sum(Lang::Ru, "1234567.5", "KGS"), "1\u{a0}234\u{a0}567,50\u{a0}сома");
        assert_eq!(sum(Lang::Ky, "100", "CHF"), "100\u{a0}швейцар франкы");
        assert_eq!(sum(Lang::Ru, "100", "CHF"), "100\u{a0}швейцарских франков");
        assert_eq!(sum(Lang::Ru, "1", "USD"), "1\u{a0}доллар США");
        assert_eq!(sum(Lang::Ru, "2", "USD"), "2\u{a0}доллара США");
        assert_eq!(sum(Lang::Ru, "2.50", "RUB"), "2,50\u{a0}рубля");
        assert_eq!(sum(Lang::Ky, "100", "GBP"), "100\u{a0}GBP");
    }

    #[test]
    fn kyrgyz_has_two_plural_categories_and_russian_three() {
        use Plural::{Few, Many, One, Other};

        assert_eq!([0, 1, 2, 21].map(|n| rules(Lang::Ky).plural(n)), [Other, One, Other, Other]);
        assert_eq!([1, 2, 5, 21].map(|n| rules(Lang::Ru).plural(n)), [One, Few, Many, One]);
    }
}
