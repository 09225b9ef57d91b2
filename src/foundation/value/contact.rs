//! Telephone numbers and e-mail addresses.

/// A telephone number in E.164 form: `+` and 7 to 15 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(pub String);

/// The reason why a text is not a [`Phone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    /// It is not `+` and 7 to 15 digits.
    Shape,
    /// Its country has other lengths.
    Length(PhoneLength),
}

/// A number of digits after a country code that the country does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhoneLength {
    pub country: &'static str,
    pub least: usize,
    pub most: usize,
    pub found: usize,
}

/// The least and the greatest number of digits after a country code (ITU-T E.164, national plans).
///
/// These are the countries of Central Asia, their neighbours, and those of organizations that work
/// there. No code is the beginning of another.
const PLANS: [(&str, usize, usize); 28] = [
    ("996", 9, 9),
    ("998", 9, 9),
    ("992", 9, 9),
    ("993", 8, 8),
    ("994", 9, 9),
    ("995", 9, 9),
    ("374", 8, 8),
    ("373", 8, 8),
    ("375", 9, 9),
    ("380", 9, 9),
    ("976", 8, 8),
    ("370", 8, 8),
    ("371", 8, 8),
    ("420", 9, 9),
    ("7", 10, 10),
    ("1", 10, 10),
    ("31", 9, 9),
    ("33", 9, 9),
    ("34", 9, 9),
    ("41", 9, 9),
    ("44", 9, 10),
    ("45", 8, 8),
    ("48", 9, 9),
    ("81", 9, 10),
    ("82", 8, 10),
    ("86", 9, 11),
    ("90", 10, 10),
    ("91", 10, 10),
];

impl Phone {
    /// Parses a telephone number.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let digits = text.strip_prefix('+').ok_or(PhoneError::Shape)?;
        if !(7..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PhoneError::Shape);
        }
        match PLANS.into_iter().find_map(|(country, least, most)| {
            let found = digits.strip_prefix(country)?.len();
            Some(PhoneLength { country, least, most, found })
        }) {
            Some(length) if !(length.least..=length.most).contains(&length.found) => Err(PhoneError::Length(length)),
            _ => Ok(Self(text.to_owned())),
        }
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
        let has_labels = host.contains('.') && host.split('.').all(|label| !label.is_empty());
        let is_valid = !name.is_empty() && has_labels && name.chars().chain(host.chars()).all(is_allowed);
        is_valid.then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_in_e164_form() {
        assert_eq!(Phone::parse("+996312621245"), Ok(Phone("+996312621245".into())));
        for text in ["", "+", "996312621245", "+996 312", "+123456", "+1234567890123456", "+99631262124x"] {
            assert_eq!(Phone::parse(text), Err(PhoneError::Shape), "{text}");
        }
    }

    #[test]
    fn phone_numbers_have_the_length_of_their_country() {
        for text in ["+996555123456", "+79161234567", "+77012345678", "+998901234567", "+41311234567", "+8613812345678"]
        {
            assert!(Phone::parse(text).is_ok(), "{text}");
        }
        // The plan of this country is not known.
        assert!(Phone::parse("+35812345").is_ok());
        for (text, country, found) in [
            ("+99655512345", "996", 8),
            ("+9965551234567", "996", 10),
            ("+7916123456", "7", 9),
            ("+99890123456", "998", 8),
            ("+993123456789", "993", 9),
        ] {
            let Err(PhoneError::Length(length)) = Phone::parse(text) else { panic!("{text} passes") };
            assert_eq!((length.country, length.found), (country, found), "{text}");
        }
        for (at, (code, least, most)) in PLANS.iter().enumerate() {
            assert!(least <= most && PLANS[at + 1..].iter().all(|(other, ..)| !other.starts_with(code)), "{code}");
        }
    }

    #[test]
    fn email_addresses_have_one_at_and_a_dotted_host() {
        assert_eq!(Email::parse("a.b+c@dpi.kg"), Some(Email("a.b+c@dpi.kg".into())));
        for text in
            ["", "a", "a@", "@dpi.kg", "a@dpi", "a@b@dpi.kg", "а@dpi.kg", "a b@dpi.kg", "a@dpi.kg.", "a@dpi..kg"]
        {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
