//! Figures and phone numbers that are found without their spaces.

use crate::language::quantities::phone;

/// The number of digits of a phone number with its area code.
const NATIONAL_DIGITS: usize = 9;

/// Calls `take` with each figure of a text that has spaces inside (`350 000`) as one word, and with
/// the spellings of each phone number.
pub fn each_figure(text: &str, mut take: impl FnMut(&str)) {
    let mut at = 0;
    while let Some(digit) = text[at..].bytes().position(|byte| byte.is_ascii_digit()) {
        // A plus before the first digit belongs to a phone number.
        let digit = at + digit;
        let before = text[at..digit].chars().next_back();
        let start = digit - before.filter(|sign| matches!(sign, '+' | '(')).map_or(0, char::len_utf8);
        let start = if text[at..start].ends_with('+') { start - 1 } else { start };
        let run = digits(&text[digit..]);
        if let Some(length) = phone::match_length(&text[start..]).filter(|length| start + length > digit) {
            phone_spellings(&phone::national_digits(&text[start..start + length]), &mut take);
            at = start + length;
        } else if let Some((length, figure)) = grouped(&text[digit..]) {
            take(&figure);
            at = digit + length;
        } else {
            at = digit + run;
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns the length and the digits of a figure with spaces between its thousands.
fn grouped(text: &str) -> Option<(usize, String)> {
    let first = digits(text);
    let (mut end, mut figure) = (first, text[..first].to_owned());
    if !(1..=3).contains(&first) {
        return None;
    }
    while let Some(space) = text[end..].chars().next().filter(|c| c.is_whitespace() && *c != '\n') {
        let group = end + space.len_utf8();
        if digits(&text[group..]) != 3 {
            break;
        }
        figure.push_str(&text[group..group + 3]);
        end = group + 3;
    }
    (end > first).then_some((end, figure))
}

/// Calls `take` with a phone number without area code, with it, and with the codes that precede it.
fn phone_spellings(national: &str, take: &mut impl FnMut(&str)) {
    take(national);
    if national.len() == NATIONAL_DIGITS {
        take(phone::suffix(national));
        take(&format!("0{national}"));
        take(&format!("{}{national}", phone::COUNTRY));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_joined_and_phone_numbers_have_all_spellings() {
        let phone = ["770771711", "771711", "0770771711", "996770771711"];
        for (text, found) in [
            ("350 000 сом", &["350000"][..]),
            ("1\u{a0}850\u{202f}000", &["1850000"]),
            ("2017 350 000", &["350000"]),
            ("2017 350", &[]),
            ("12 34", &[]),
            ("1 2345", &[]),
            ("21-30, 2017-ж. №5", &[]),
            ("+996770771711", &phone),
            ("Тел.: +996 770 77-17-11.", &phone),
            ("(0770) 771-711", &phone),
            ("0770 771 711", &phone),
            ("62-36-94", &["623694"]),
            ("", &[]),
        ] {
            let mut taken = Vec::new();
            each_figure(text, |figure| taken.push(figure.to_owned()));
            assert_eq!(taken, found, "{text}");
        }
    }
}
