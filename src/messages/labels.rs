//! The labels and meanings of the keys that an author writes, and the labels of fixed values.

use super::Messages;

impl Messages {
    /// Returns the label of a key, such as “Date”.
    ///
    /// `section` is the name of a file of records, `site`, `press` or `page`, or the key of the map
    /// that the key is in. `key` itself is returned if it has no label, which a test rules out.
    pub fn key_label(&self, section: &str, key: &str) -> String {
        self.of_key(section, key, "").unwrap_or_else(|| key.to_owned())
    }

    /// Returns a sentence that says what to write at a key. It is empty if there is none, which a
    /// test rules out.
    pub fn key_meaning(&self, section: &str, key: &str) -> String {
        self.of_key(section, key, ".meaning").unwrap_or_default()
    }

    /// Returns the label of a fixed value of a key, such as “Cancelled”. `true` and `false` have
    /// labels as well.
    pub fn choice_label(&self, key: &str, word: &str) -> String {
        let label = match key {
            "allow" => self.find(&format!("rule-{word}"), &[]),
            _ => self.find(&format!("choice-{word}"), &[]),
        };
        label.unwrap_or_else(|| word.to_owned())
    }

    /// Returns the text of a key in its section, else the one for all sections.
    fn of_key(&self, section: &str, key: &str, part: &str) -> Option<String> {
        let special = self.find(&format!("key-{section}-{key}{part}"), &[]);
        special.or_else(|| self.find(&format!("key-{key}{part}"), &[]))
    }
}
