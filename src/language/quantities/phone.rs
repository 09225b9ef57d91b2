//! Phone numbers in common notations: `(0770) 771-711`, `+996 770 771 711`, `0312 62-36-94`.

/// The country code, which is omitted within the country.
pub(in crate::language) const COUNTRY: &str = "996";
/// The number of digits within the country, without the leading zero.
const NATIONAL: usize = 9;
/// The number of digits of the shortest local number.
const LOCAL: usize = 6;

/// Returns the digits of a number without the country code or the leading zero.
pub(in crate::language) fn national_digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let whole = digits.strip_prefix(COUNTRY).filter(|rest| rest.len() == NATIONAL);
    let whole = whole.or_else(|| digits.strip_prefix('0').filter(|rest| rest.len() == NATIONAL));
    whole.unwrap_or(&digits).to_owned()
}

/// Returns the last digits of a number, which every notation includes.
pub(in crate::language) fn suffix(digits: &str) -> &str {
    digits.get(digits.len().saturating_sub(LOCAL)..).unwrap_or(digits)
}

/// Returns the length in bytes of the phone number at the start of a text.
pub(in crate::language) fn match_length(text: &str) -> Option<usize> {
    let starts = |start: &str| text.starts_with(start);
    let wanted = match () {
        () if starts("+996") => COUNTRY.len() + NATIONAL,
        () if starts("+7") => 11,
        () if starts("+") => return digit_run(text, 10..=15, false),
        () if starts("996") => return digit_run(text, 12..=12, true).filter(|&length| length == 12),
        () if starts("0") || starts("(0") => NATIONAL + 1,
        // Area codes begin with these digits. A year in brackets does not.
        () if ["(3", "(5", "(7", "(9"].iter().any(|start| starts(start)) => NATIONAL,
        () => return local_length(text),
    };
    digit_run(text, wanted..=wanted, true)
}

/// Returns the length of a number without area code: `62-36-94`.
///
/// The pairs of digits identify it.
fn local_length(text: &str) -> Option<usize> {
    let run = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let [first, second, third] = text[..run].split('-').collect::<Vec<_>>().try_into().ok()?;
    let fits = (2..=3).contains(&first.len()) && second.len() == 2 && third.len() == 2;
    // `18-19-20 августа` are days.
    let value = |group: &str| group.parse::<u16>().ok();
    let follows = value(first).zip(value(second)).is_some_and(|(first, second)| second == first + 1);
    // `21-11-17` may be a date.
    let is_date = value(first).is_some_and(|day| day <= 31) && value(second).is_some_and(|month| month <= 12);
    (fits && !follows && !is_date).then_some(run)
}

/// Returns the length of a run of digits with few symbols between them.
///
/// If `exactly`, stops at the maximum number of digits. If not, the run must end by itself.
fn digit_run(text: &str, digits: std::ops::RangeInclusive<usize>, exactly: bool) -> Option<usize> {
    let mut count = 0;
    let mut gap = 0;
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '0'..='9' => {
                count += 1;
                gap = 0;
                end = at + 1;
                if exactly && count == *digits.end() {
                    break;
                }
            }
            '+' if at == 0 => {}
            '(' | ')' | '-' | '–' | ' ' | '\u{a0}' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    let free = !text[end..].starts_with(|c: char| c.is_ascii_digit());
    (digits.contains(&count) && free).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_recognised() {
        for (text, found) in [
            ("(0770) 771-711, эл.", Some(("(0770) 771-711", "770771711"))),
            ("+996770771711", Some(("+996770771711", "770771711"))),
            ("+996 770 771 711 21 ноября", Some(("+996 770 771 711", "770771711"))),
            ("0 770 77-17-11.", Some(("0 770 77-17-11", "770771711"))),
            ("996770771711", Some(("996770771711", "770771711"))),
            ("(312) 62-36-94", Some(("(312) 62-36-94", "312623694"))),
            ("62-36-94. Кабинет", Some(("62-36-94", "623694"))),
            ("21-11-17.", None),
            ("+7 495 123-45-67", Some(("+7 495 123-45-67", "74951234567"))),
            ("21-30", None),
            ("2017-11-21", None),
            ("350 000", None),
            ("0,5", None),
            ("(41 муниципалитет)", None),
            ("21-22-23-24", None),
            ("18-19-20 августа", None),
            ("(2018) 12 345", None),
        ] {
            let got = match_length(text).map(|length| &text[..length]);
            assert_eq!(
                got.map(|got| (got, national_digits(got))),
                found.map(|(got, digits)| (got, digits.to_owned())),
                "{text}"
            );
        }
    }
}
