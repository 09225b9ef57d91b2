//! Suggestions of the word that was meant, among those that are known.

use crate::foundation::diagnostics::{FixReason, closest_match};

use super::informal::synonyms;
use super::mixed_words::in_latin;

/// A word that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub word: String,
    pub reason: FixReason,
    /// Whether no other word can be meant.
    pub is_certain: bool,
}

/// Returns the known word that was meant: in look-alike letters, in other capitals, in another
/// language, or misspelt.
pub fn suggest<'n>(word: &str, known: impl IntoIterator<Item = &'n str> + Clone) -> Option<Suggestion> {
    let find = |wanted: &str| known.clone().into_iter().find(|known| known.eq_ignore_ascii_case(wanted));
    let certain = |word: &str, reason| Some(Suggestion { word: word.to_owned(), reason, is_certain: true });
    if let Some((letter, latin)) = in_latin(word)
        && let Some(meant) = find(&latin)
    {
        return certain(meant, FixReason::Homoglyph(letter));
    }
    if let Some(meant) = find(word.trim()) {
        return certain(meant, FixReason::Similar);
    }
    if let Some(meant) = synonyms(word).find_map(find) {
        // An English word needs no translation.
        let reason = if word.is_ascii() { FixReason::Similar } else { FixReason::Translation };
        return certain(meant, reason);
    }
    let meant = closest_match(word, known)?;
    Some(Suggestion { word: meant, reason: FixReason::Similar, is_certain: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_of_a_suggestion_is_known() {
        let known = ["date", "title", "cancelled", "planned"];
        for (written, word, reason, is_certain) in [
            ("d\u{430}te", "date", FixReason::Homoglyph('\u{430}'), true),
            ("\u{441}ancelled", "cancelled", FixReason::Homoglyph('\u{441}'), true),
            ("Date", "date", FixReason::Similar, true),
            ("titel", "title", FixReason::Similar, false),
            ("отменено", "cancelled", FixReason::Translation, true),
            ("cancel", "cancelled", FixReason::Similar, true),
        ] {
            let expected = Some(Suggestion { word: word.to_owned(), reason, is_certain });
            assert_eq!(suggest(written, known), expected, "{written}");
        }
        assert_eq!(suggest("прочее", known), None);
    }
}
