//! The table of languages. This is the only place that maps a language to its rules.

use crate::foundation::lang::Lang;

use super::language_rules::LanguageRules;
use super::{ky, ru};

/// Returns the rules of a language.
pub(super) fn rules(lang: Lang) -> &'static dyn LanguageRules {
    match lang {
        Lang::Ky => &ky::Kyrgyz,
        Lang::Ru => &ru::Russian,
    }
}
