//! The table of languages: the one place that tells them apart.

use crate::lang::Lang;

use super::language_rules::LanguageRules;
use super::{ky, ru};

/// Returns the rules of a language.
pub(super) fn rules(lang: Lang) -> &'static dyn LanguageRules {
    match lang {
        Lang::Ky => &ky::Kyrgyz,
        Lang::Ru => &ru::Russian,
    }
}
