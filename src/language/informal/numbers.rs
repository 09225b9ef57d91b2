//! Numbers: counts, amounts of money, and currencies.

use crate::foundation::value::{Count, Currency, Money};
use crate::language::char_class::lowercase;

use super::{Guess, is_number, is_word, pieces};

/// Words of both languages that qualify a count, with the operator of the content model.
const QUALIFIERS: [(&[&str], &str); 3] = [
    (&["более", "больше", "свыше", "ашык", "ашуун", "көп", "көбүрөөк"], ">"),
    (&["менее", "меньше", "минимум", "кеминде", "от", "кем"], ">="),
    (
        &[
            "около",
            "примерно",
            "порядка",
            "приблизительно",
            "чукул",
            "жакын",
            "болжол",
            "болжолдуу",
            "болжолу",
            "тегерегинде",
            "чамасында",
            "чамалуу",
            "дай",
            "дей",
            "дой",
            "дөй",
            "тай",
            "тей",
            "той",
            "төй",
        ],
        "~",
    ),
];
/// Words between a number and its qualifier.
const JOINTS: [&str; 12] = ["не", "чем", "дан", "ден", "дөн", "дон", "тан", "тен", "менен", "эмес", "га", "ге"];
/// Words for "at most", which the content model cannot say.
const AT_MOST: [&str; 4] = ["до", "чейин", "максимум", "эң"];
/// Words that multiply a number.
const SCALES: [(&str, u64); 14] = [
    ("тыс", 1_000),
    ("к", 1_000),
    ("k", 1_000),
    ("тысяч", 1_000),
    ("тысяча", 1_000),
    ("тысячи", 1_000),
    ("миң", 1_000),
    ("млн", 1_000_000),
    ("миллион", 1_000_000),
    ("миллиона", 1_000_000),
    ("миллионов", 1_000_000),
    ("млрд", 1_000_000_000),
    ("миллиард", 1_000_000_000),
    ("миллиарда", 1_000_000_000),
];
/// Names and symbols of currencies, with their codes.
const CURRENCIES: [(&[&str], &str); 5] = [
    (&["сом", "сома", "сомов", "сому", "сомдор", "som", "soms", "kgs", "кгс", "с", "⃀"], "KGS"),
    (&["доллар", "доллара", "долларов", "доллары", "долл", "usd", "$", "сша", "акш", "доллары"], "USD"),
    (&["евро", "eur", "euro", "€"], "EUR"),
    (&["рубль", "рубля", "рублей", "руб", "рубли", "rub", "rur", "₽"], "RUB"),
    (&["тенге", "теңге", "kzt", "₸"], "KZT"),
];

/// Returns a count: `20`, `>20`, `>=80`, `~60`.
pub fn informal_count(text: &str) -> Option<Guess> {
    let pieces = pieces(text.trim());
    let first = pieces.iter().position(|piece| is_number(piece))?;
    let (digits, end) = grouped(&pieces[first..])?;
    let (before, after) = (&pieces[..first], &pieces[first + end..]);
    let mut operator = "";
    // A minus may also be a typing error.
    let mut has_other_words = has_minus(before);
    for &piece in before.iter().chain(after) {
        let word = lowercase(piece);
        let qualifier = QUALIFIERS.iter().find(|(words, _)| words.contains(&&*word)).map(|(_, operator)| *operator);
        match piece {
            _ if qualifier.is_some() && operator.is_empty() => operator = qualifier.unwrap_or_default(),
            "≈" | "~" => operator = "~",
            "+" | "≥" => operator = ">=",
            ">" => operator = ">",
            "=" if operator == ">" => operator = ">=",
            _ if is_number(piece) || AT_MOST.contains(&&*word) => return None,
            _ if JOINTS.contains(&&*word) || matches!(piece, "-" | "." | ",") => {}
            _ if is_word(piece) => has_other_words = true,
            _ => return None,
        }
    }
    // «не более 20» is at most 20, which the content model cannot say.
    let is_negated = before.iter().any(|piece| lowercase(piece) == "не");
    if is_negated != (operator == ">=" && before.iter().any(|piece| lowercase(piece) == "менее")) && is_negated {
        return None;
    }
    if operator == ">=" && !is_negated && before.iter().any(|piece| matches!(&*lowercase(piece), "менее" | "меньше"))
    {
        return None;
    }
    let text = format!("{operator}{digits}");
    Count::parse(&text)?;
    // In YAML, `>` begins a folded text.
    let text = if operator.is_empty() { text } else { format!("\"{text}\"") };
    Some(Guess { text, is_certain: !has_other_words })
}

/// Returns whether a minus is directly before a number.
fn has_minus(before: &[&str]) -> bool {
    before.last().is_some_and(|piece| matches!(*piece, "-" | "−" | "–"))
}

/// Joins groups of three digits: `1 850 000`. Returns the digits and the number of pieces.
fn grouped(pieces: &[&str]) -> Option<(String, usize)> {
    let mut digits = (*pieces.first()?).to_owned();
    let mut end = 1;
    while let Some(group) = pieces.get(end).filter(|piece| is_number(piece)) {
        if group.len() != 3 || digits.len() > 3 * end {
            return None;
        }
        digits.push_str(group);
        end += 1;
    }
    Some((digits, end))
}

/// Returns an amount of money: digits, with a point before the hundredths.
pub fn informal_amount(text: &str) -> Option<Guess> {
    let (amount, _, has_other_words) = amount_and_currency(text)?;
    Some(Guess { text: amount, is_certain: !has_other_words })
}

/// Returns an amount with its currency as a map. Som is assumed if the currency is left out.
pub fn informal_money(text: &str) -> Option<Guess> {
    let (amount, currency, has_other_words) = amount_and_currency(text)?;
    let is_certain = currency.is_some() && !has_other_words;
    let currency = currency.unwrap_or(Currency::KGS);
    Some(Guess { text: format!("{{amount: {amount}, currency: {}}}", currency.code()), is_certain })
}

/// Returns the code of a currency.
pub fn informal_currency(text: &str) -> Option<Guess> {
    let pieces = pieces(text.trim().trim_end_matches('.'));
    let codes: Option<Vec<Currency>> = pieces.iter().map(|piece| currency(piece)).collect();
    match &codes?[..] {
        [first, rest @ ..] if rest.iter().all(|code| code == first) => Some(Guess::certain(first.code())),
        _ => None,
    }
}

fn currency(word: &str) -> Option<Currency> {
    let word = lowercase(word);
    let named = CURRENCIES.iter().find(|(names, _)| names.contains(&&*word)).map(|(_, code)| *code);
    Currency::parse(named.unwrap_or(&word.to_uppercase()))
}

fn amount_and_currency(text: &str) -> Option<(String, Option<Currency>, bool)> {
    let pieces = pieces(text.trim());
    let first = pieces.iter().position(|piece| is_number(piece))?;
    let (mut whole, mut fraction) = (pieces[first].to_owned(), String::new());
    let mut rest = &pieces[first + 1..];
    let mut is_doubtful = has_minus(&pieces[..first]);
    // Groups of three, parted by spaces, points, commas or apostrophes.
    let groups = |separator: Option<&str>, rest: &[&str]| -> usize {
        let step = usize::from(separator.is_some()) + 1;
        rest.chunks_exact(step)
            .take_while(|chunk| {
                let parted = separator.is_none_or(|separator| chunk[0] == separator);
                parted && chunk[step - 1].len() == 3 && is_number(chunk[step - 1])
            })
            .count()
    };
    let candidates = [None, Some("'"), Some("’"), Some("_"), Some("."), Some(",")];
    let separator = candidates.into_iter().find(|separator| whole.len() <= 3 && groups(*separator, rest) > 0);
    if let Some(separator) = separator {
        let count = groups(separator, rest);
        // `350.000` may also be a wrong number of decimals.
        is_doubtful |= matches!(separator, Some("." | ",")) && count == 1;
        let step = usize::from(separator.is_some()) + 1;
        whole.extend(rest[..count * step].iter().filter(|piece| is_number(piece)).copied());
        rest = &rest[count * step..];
    }
    if let [point, digits, ..] = rest
        && matches!(*point, "." | ",")
        && is_number(digits)
    {
        fraction = (*digits).to_owned();
        rest = &rest[2..];
    }
    let (mut scale, mut found, mut has_other_words) = (1, None, is_doubtful);
    for &piece in pieces[..first].iter().chain(rest) {
        let word = lowercase(piece);
        let factor = SCALES.iter().find(|(name, _)| *name == word).map(|(_, factor)| *factor);
        match piece {
            _ if factor.is_some() && scale == 1 => scale = factor.unwrap_or(1),
            "." | "," | "-" | "−" | "–" => {}
            _ if is_number(piece) => return None,
            _ => match currency(piece) {
                Some(code) if found.is_none_or(|found| found == code) => found = Some(code),
                _ if is_word(piece) => has_other_words = true,
                _ => return None,
            },
        }
    }
    let amount = scaled(&whole, &fraction, scale)?;
    Money::parse(&amount, found.unwrap_or(Currency::KGS))?;
    Some((amount, found, has_other_words))
}

/// Multiplies a decimal number by a power of ten.
fn scaled(whole: &str, fraction: &str, scale: u64) -> Option<String> {
    let zeros = scale.checked_ilog10()? as usize;
    let (shifted, rest) = match fraction.len() > zeros {
        true => (fraction[..zeros].to_owned(), &fraction[zeros..]),
        false => (format!("{fraction:0<zeros$}"), ""),
    };
    let digits = format!("{whole}{shifted}");
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let rest = rest.trim_end_matches('0');
    Some(if rest.is_empty() { digits.to_owned() } else { format!("{digits}.{rest:0<2}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(guess: Option<Guess>) -> String {
        guess.map_or_else(String::new, |guess| guess.text + if guess.is_certain { "" } else { "?" })
    }

    #[test]
    fn counts_in_words_are_read() {
        for (written, count) in [
            ("1 200", "1200"),
            ("более 20", "\">20\""),
            ("свыше 1 200", "\">1200\""),
            ("20дан ашык", "\">20\""),
            ("20+", "\">=20\""),
            ("не менее 80", "\">=80\""),
            ("кеминде 80", "\">=80\""),
            ("около 60", "\"~60\""),
            ("≈60", "\"~60\""),
            ("60ка чукул", "\"~60\"?"),
            ("20 человек", "20?"),
            ("не более 20", ""),
            ("менее 20", ""),
            ("20 из 30", ""),
            ("20-30", ""),
            ("-20", "20?"),
            ("до 20", ""),
            ("20-га чейин", ""),
            ("20дай", "\"~20\""),
            ("много", ""),
        ] {
            assert_eq!(shown(informal_count(written)), count, "{written}");
        }
    }

    #[test]
    fn amounts_in_common_notations_are_read() {
        for (written, amount) in [
            ("1 850 000", "1850000"),
            ("1\u{a0}850\u{a0}000", "1850000"),
            ("1.850.000", "1850000"),
            ("1'850'000", "1850000"),
            ("350 тыс.", "350000"),
            ("350 миң сом", "350000"),
            ("1,5 млн", "1500000"),
            ("1,25 млн сомов", "1250000"),
            ("350000 сом", "350000"),
            ("350000,50", "350000.50"),
            ("$500", "500"),
            ("350.000", "350000?"),
            ("350,000", "350000?"),
            ("350_000", "350000"),
            ("350к", "350000"),
            ("-350", "350?"),
            ("350-400", ""),
            ("даром", ""),
        ] {
            assert_eq!(shown(informal_amount(written)), amount, "{written}");
        }
        assert_eq!(shown(informal_money("350 000 сом")), "{amount: 350000, currency: KGS}");
        assert_eq!(shown(informal_money("350000")), "{amount: 350000, currency: KGS}?");
        assert_eq!(shown(informal_money("500 долларов США")), "{amount: 500, currency: USD}");
    }

    #[test]
    fn currencies_are_recognised_by_name_and_sign() {
        for (written, code) in
            [("сом", "KGS"), ("сомов", "KGS"), ("kgs", "KGS"), ("$", "USD"), ("руб.", "RUB"), ("юань", ""), ("", "")]
        {
            assert_eq!(shown(informal_currency(written)), code, "{written}");
        }
    }
}
