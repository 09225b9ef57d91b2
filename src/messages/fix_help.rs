//! The advice to make a correction.

use crate::foundation::diagnostics::{Fix, FixReason, Problem};

use super::Messages;

/// The longest correction that a message shows, in characters.
pub(super) const MAX_SHOWN_FIX: usize = 160;

impl Messages {
    /// Returns the advice to make a correction.
    ///
    /// Returns `None` if the problem has its own advice, or the correction is too long for a line.
    pub(super) fn fix_help(&self, problem: &Problem, fix: &Fix) -> Option<String> {
        let is_comma =
            matches!(problem, Problem::UnknownKey { key, .. } if key.bytes().all(|byte| byte.is_ascii_digit()));
        if matches!(problem, Problem::MixedScript { .. }) || is_comma || fix.shown.chars().count() > MAX_SHOWN_FIX {
            return None;
        }
        let shown = ("shown", fix.shown.as_str().into());
        let help = match fix.reason {
            FixReason::Form => self.format("help-write", &[shown]),
            // A question would ask what is certain.
            FixReason::Similar if fix.is_certain => self.format("help-write", &[shown]),
            FixReason::Similar => self.format("help-did-you-mean", &[("nearest", fix.new.as_str().into())]),
            FixReason::Homoglyph(letter) => {
                let code = format!("U+{:04X}", u32::from(letter));
                self.format("help-homoglyph", &[shown, ("letter", letter.to_string().into()), ("code", code.into())])
            }
            FixReason::Translation => self.format("help-translation", &[shown]),
            FixReason::OnlyOne => self.format("help-only-one", &[shown]),
            FixReason::IdOfName(kind) => self.format("help-id-of-name", &[shown, ("kind", self.kind(kind).into())]),
        };
        Some(if fix.is_certain { self.format("help-fixable", &[("help", help.into())]) } else { help })
    }
}
