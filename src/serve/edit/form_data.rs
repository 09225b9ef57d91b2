//! The names and values of a form, as a browser sends them.

use std::collections::BTreeMap;

use percent_encoding::percent_decode;

/// The values of a form by name. A name that a form does not have is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve) struct FormData(BTreeMap<String, String>);

impl FormData {
    /// Parses `application/x-www-form-urlencoded`. Returns `None` if it is not UTF-8.
    pub(in crate::serve) fn parse(body: &[u8]) -> Option<Self> {
        let decode = |part: &[u8]| {
            let spaced: Vec<u8> = part.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
            percent_decode(&spaced).decode_utf8().ok().map(|text| text.replace("\r\n", "\n").replace('\r', "\n"))
        };
        let mut values = BTreeMap::new();
        for pair in body.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
            let at = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
            values.insert(decode(&pair[..at])?, decode(pair.get(at + 1..).unwrap_or_default())?);
        }
        Some(Self(values))
    }

    /// Returns a value without surrounding whitespace. It is empty if there is none.
    pub(in crate::serve) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// Returns a value as it was sent.
    pub(super) fn raw(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(super) fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }

    /// Adds the values of another form, which replace those of the same name.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Returns whether any name is, or is below, this one.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name) || self.below(name).next().is_some()
    }

    /// Returns whether all values at and below a name are empty.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        let is_choice = |name: &str| name.rsplit('.').next().is_some_and(|last| last.starts_with('-'));
        self.get(name).is_empty() && self.below(name).all(|(name, value)| value.trim().is_empty() || is_choice(name))
    }

    /// Returns the number of list items below a name.
    pub(super) fn rows(&self, name: &str) -> usize {
        let index = |key: &str| key[name.len() + 1..].split('.').next().and_then(|part| part.parse::<usize>().ok());
        let most = self.below(name).filter_map(|(key, _)| index(key)).max();
        most.map_or(0, |most| most.saturating_add(1)).min(MAX_ROWS)
    }

    fn below(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = format!("{name}.");
        let after = start.clone();
        let values = self.0.range(start..).map(|(name, value)| (name.as_str(), value.as_str()));
        values.take_while(move |(name, _)| name.starts_with(&after))
    }
}

/// The most items of a list in a form.
pub(super) const MAX_ROWS: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_counted() {
        let data = FormData::parse("a=%D0%96+b&l.0.x=1&l.12=&t=1%0D%0A2&l.-remove=on".as_bytes()).unwrap();
        assert_eq!(data.get("a"), "Ж b");
        assert_eq!(data.get("t"), "1\n2");
        assert_eq!((data.rows("l"), data.rows("a")), (13, 0));
        assert!(data.has("l") && !data.has("l.1") && data.is_blank("l.12") && !data.is_blank("l"));
        assert_eq!(FormData::parse(b"a=%ff"), None);
    }
}
