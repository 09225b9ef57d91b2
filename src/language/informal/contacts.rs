//! Telephone numbers, e-mail addresses and web addresses.

use crate::foundation::value::{Email, Phone, Url};

use super::Guess;

/// The country code, and the number of digits after it.
const COUNTRY: (&str, usize) = ("996", 9);

/// Returns a telephone number in E.164 form, in quotation marks.
pub fn informal_phone(text: &str) -> Option<Guess> {
    let text = text.trim();
    plain_phone(text).or_else(|| {
        // A name next to the number, or letters that look like digits.
        let without = text.split(['(', ')']).filter(|part| !part.contains(char::is_alphabetic)).collect::<String>();
        let number = text.rsplit(['/', '=']).next().unwrap_or(text).trim_start_matches(char::is_alphabetic);
        let digits = text.replace(['O', 'o', 'О', 'о'], "0").replace(['l', 'I'], "1");
        let guess = [without.as_str(), number, &digits].into_iter().find_map(plain_phone)?;
        Some(Guess::likely(guess.text))
    })
}

/// Returns the number of a text without letters.
fn plain_phone(text: &str) -> Option<Guess> {
    let text = ["тел.", "тел", "Тел.", "tel:", "т."].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-–‑.:/".contains(c));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !is_plain {
        return None;
    }
    let (code, length) = COUNTRY;
    let international = text.trim_start_matches([' ', ':', '(']).starts_with('+');
    let digits = digits.strip_prefix("00").filter(|_| !international).unwrap_or(&digits);
    let phone = match (international, digits.strip_prefix(code), digits.strip_prefix('0')) {
        (_, Some(national), _) if national.len() == length => format!("+{digits}"),
        // `+996 0770 …`: the zero of calls within the country.
        (_, Some(national), _) if national.len() == length + 1 && national.starts_with('0') => {
            format!("+{code}{}", &national[1..])
        }
        (false, _, Some(national)) if national.len() == length => format!("+{code}{national}"),
        (true, None, _) => format!("+{digits}"),
        // The zero of calls within the country is missing, or Russia's eight replaces its code.
        (false, None, None) if digits.len() == length => return likely_phone(&format!("+{code}{digits}")),
        (false, None, None) if digits.len() == 11 && digits.starts_with(['7', '8']) => {
            return likely_phone(&format!("+7{}", &digits[1..]));
        }
        _ => return None,
    };
    Phone::parse(&phone).ok()?;
    Some(Guess::certain(format!("\"{phone}\"")))
}

fn likely_phone(phone: &str) -> Option<Guess> {
    Phone::parse(phone).ok()?;
    Some(Guess::likely(format!("\"{phone}\"")))
}

/// Returns the first of several values that a text holds, where only one is possible.
pub fn first_of_several(text: &str, informal: impl Fn(&str) -> Option<Guess>) -> Option<String> {
    let parts: Vec<&str> = text.split([',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let guesses: Option<Vec<Guess>> = parts.iter().map(|part| informal(part)).collect();
    guesses.filter(|guesses| guesses.len() > 1).map(|mut guesses| guesses.swap_remove(0).text)
}

/// Returns an e-mail address without what surrounds it.
pub fn informal_email(text: &str) -> Option<Guess> {
    plain_email(text).or_else(|| {
        let mended = text.replace("(at)", "@").replace("[at]", "@").replace(" собака ", "@").replace("@@", "@");
        let mended = mended.trim().replace(',', ".");
        // A comma may also part two addresses.
        (mended.matches('@').count() == 1)
            .then(|| plain_email(&mended))
            .flatten()
            .map(|guess| Guess::likely(guess.text))
    })
}

fn plain_email(text: &str) -> Option<Guess> {
    let inner = match (text.find('<'), text.rfind('>')) {
        (Some(open), Some(close)) if open < close => &text[open + 1..close],
        _ => text,
    };
    let inner =
        inner.trim().trim_start_matches("mailto:").trim_matches(|c: char| c.is_whitespace() || ";,.<>".contains(c));
    let compact: String = inner.split_whitespace().collect();
    Email::parse(&compact)?;
    // Two addresses become one if a space alone parts them.
    (compact.matches('@').count() == 1).then(|| Guess { is_certain: compact == inner, text: compact })
}

/// Returns a web address with its scheme.
pub fn informal_url(text: &str) -> Option<Guess> {
    let text = text.trim().trim_matches(|c: char| ";,<>".contains(c)).replace("// ", "//").replace(": //", "://");
    let text = text.as_str();
    if text.contains(char::is_whitespace) || text.contains('@') {
        return None;
    }
    let text = text.replace('\\', "/");
    let text = text.as_str();
    let misspelt = [
        "https:/", "http:/", "https//", "http//", "htpp:/", "htps:/", "httpp:/", "https;//", "http;//", "https.//",
        "http.//", "hhtps:/", "hhtp:/", "htttp:/", "ttps:/", "ttp:/", "httpss:/", "htpps:/", "httrs:/", "https:",
        "http:",
    ];
    let rest = misspelt.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim_start_matches('/');
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last()?;
    let is_host = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && (2..=10).contains(&last.chars().count())
        && last.chars().all(char::is_alphabetic);
    let url = format!("https://{rest}");
    (is_host && Url::parse(&url).is_ok()).then(|| Guess::likely(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(guess: Option<Guess>) -> String {
        guess.map_or_else(String::new, |guess| guess.text + if guess.is_certain { "" } else { "?" })
    }

    #[test]
    fn contacts_in_common_notations_are_read() {
        for written in [
            "0770 77-17-11",
            "+996 (770) 77-17-11",
            "996770771711",
            "(0770) 771 711",
            "00996 770 771711",
            "тел.: 0770771711",
        ] {
            assert_eq!(shown(informal_phone(written)), "\"+996770771711\"", "{written}");
        }
        assert_eq!(shown(informal_phone("+7 495 123-45-67")), "\"+74951234567\"");
        for written in ["77-17-11", "+99655512345", "телефон", "0770 77-17-11, 0555 12-34-56", ""] {
            assert_eq!(shown(informal_phone(written)), "", "{written}");
        }
        assert_eq!(shown(informal_email(" a@b.kg;")), "a@b.kg");
        assert_eq!(shown(informal_email("Айда <a@b.kg>")), "a@b.kg");
        assert_eq!(shown(informal_email("a@b")), "");
        assert_eq!(shown(informal_url("www.dpi.kg/a")), "https://www.dpi.kg/a?");
        assert_eq!(shown(informal_url("https:/dpi.kg")), "https://dpi.kg?");
        assert_eq!(shown(informal_url("docs/a.pdf")), "");
        assert_eq!(shown(informal_url("нет")), "");
    }
}
