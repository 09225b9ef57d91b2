//! Raised and lowered text as Unicode characters: m² and H₂O.

/// Returns raised text, or `None` if a character has no raised form.
pub(super) fn raised(text: &str) -> Option<String> {
    text.chars().map(|c| mapped(c, "0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")).collect()
}

/// Returns lowered text, or `None` if a character has no lowered form.
pub(super) fn lowered(text: &str) -> Option<String> {
    text.chars().map(|c| mapped(c, "0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")).collect()
}

fn mapped(c: char, plain: &str, forms: &str) -> Option<char> {
    if c.is_whitespace()
        || matches!(c, '°' | 'º' | 'ª' | '*' | '′' | '″' | '™' | '®' | '©' | ',' | '.' | '¹' | '²' | '³')
    {
        return Some(c);
    }
    plain.chars().zip(forms.chars()).find(|(from, _)| *from == c).map(|(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_with_a_form_change() {
        assert_eq!(raised("10"), Some("¹⁰".into()));
        assert_eq!(raised("-1"), Some("⁻¹".into()));
        assert_eq!(raised("й"), None);
        assert_eq!(lowered("2"), Some("₂".into()));
        assert_eq!(lowered("n"), None);
    }
}
