//! Sums of money: an amount in hundredths, and its currency.
//!
//! Amounts of different currencies are never added, since no exchange rate is known. The names of
//! currencies belong to the languages.

/// A sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount in hundredths of the unit, for every currency: 350000.50 is 35000050.
    pub hundredths: u128,
    pub currency: Currency,
}

impl Money {
    /// Parses an amount of plain digits, with at most two after a point: `350000`, `350000.50`.
    pub fn parse(amount: &str, currency: Currency) -> Option<Self> {
        let (whole, fraction) = amount.split_once('.').unwrap_or((amount, "0"));
        let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || fraction.len() > 2 {
            return None;
        }
        let fraction: u64 = format!("{fraction:0<2}").parse().ok()?;
        // A sum of such amounts fits into twice as many bits, however many they are.
        let hundredths = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(fraction)?;
        Some(Self { hundredths: hundredths.into(), currency })
    }

    /// Returns the sum of two amounts, or `None` if their currencies differ.
    pub fn plus(self, other: Money) -> Option<Money> {
        let hundredths = self.hundredths.saturating_add(other.hundredths);
        (self.currency == other.currency).then_some(Money { hundredths, ..self })
    }
}

/// Returns the sum of the amounts per currency, in the order in which the currencies first appear.
pub(crate) fn total(items: impl IntoIterator<Item = Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for item in items {
        match sums.iter_mut().find_map(|sum| sum.plus(item).map(|more| (sum, more))) {
            Some((sum, more)) => *sum = more,
            None => sums.push(item),
        }
    }
    sums
}

/// A currency, by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The som of Kyrgyzstan.
    pub const KGS: Currency = Currency("KGS");

    /// Returns the currency of a code in capitals, or `None` if ISO 4217 has no such code.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.split_ascii_whitespace().find(|known| *known == code).map(Currency)
    }

    /// Returns the code: three capital letters.
    pub const fn code(self) -> &'static str {
        self.0
    }
}

/// The codes of ISO 4217, list one, without funds, metals and test codes.
///
/// Codes withdrawn since 2010 are included, because the papers of a project may be that old.
const CODES: &str = "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA \
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK \
    ZWL";

#[cfg(test)]
mod tests {
    use super::*;

    fn money(amount: &str, code: &str) -> Option<Money> {
        Money::parse(amount, Currency::parse(code).unwrap())
    }

    #[test]
    fn only_codes_of_iso_4217_are_currencies() {
        for code in ["KGS", "USD", "EUR", "CHF", "RUB", "KZT", "JPY"] {
            assert_eq!(Currency::parse(code).map(Currency::code), Some(code));
        }
        for code in ["kgs", "SOM", "KG", "KGSS", "", "XXX", "RUR", "сом", "KGS USD"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
        assert!(CODES.split_ascii_whitespace().all(|code| code.len() == 3));
        assert_eq!(Currency::parse("KGS"), Some(Currency::KGS));
    }

    #[test]
    fn amounts_are_parsed_in_hundredths() {
        let hundredths = |amount| money(amount, "KGS").map(|money| money.hundredths);
        assert_eq!(hundredths("350000"), Some(35_000_000));
        assert_eq!(hundredths("350000.50"), Some(35_000_050));
        assert_eq!(hundredths("350000.5"), Some(35_000_050));
        assert_eq!(hundredths("0.07"), Some(7));
        for amount in ["", ".", "1.", ".5", "1.234", "1,5", "-1", "+1", "1e3", "1 000", "184467440737095517"] {
            assert_eq!(hundredths(amount), None, "{amount}");
        }
    }

    #[test]
    fn currencies_are_summed_separately() {
        let items =
            [("100", "KGS"), ("2", "USD"), ("50.25", "KGS"), ("3", "USD")].map(|(amount, code)| money(amount, code));
        let sums = total(items.into_iter().flatten());
        assert_eq!(sums, [money("150.25", "KGS").unwrap(), money("5", "USD").unwrap()]);
        assert!(total([]).is_empty());
        let large = money("184467440737095515", "KGS").unwrap();
        assert_eq!(total([large, large])[0].hundredths, 36_893_488_147_419_103_000);
    }
}
