//! Telephone numbers and e-mail addresses.

/// A telephone number in E.164 form: `+` and 7 to 15 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(pub String);

impl Phone {
    /// Parses a telephone number.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+')?;
        let is_valid = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_valid.then(|| Self(text.to_owned()))
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(pub String);

impl Email {
    /// Parses an address of plain ASCII characters whose host has a dot.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, host) = text.split_once('@')?;
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
        let is_valid = !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(is_allowed);
        is_valid.then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_in_e164_form() {
        assert_eq!(Phone::parse("+996312621245"), Some(Phone("+996312621245".into())));
        for text in ["", "+", "996312621245", "+996 312", "+123456", "+1234567890123456", "+99631262124x"] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn email_addresses_have_one_at_and_a_dotted_host() {
        assert_eq!(Email::parse("a.b+c@dpi.kg"), Some(Email("a.b+c@dpi.kg".into())));
        for text in ["", "a", "a@", "@dpi.kg", "a@dpi", "a@b@dpi.kg", "а@dpi.kg", "a b@dpi.kg"] {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
