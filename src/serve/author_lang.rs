//! The language in which the preview speaks to the author.

use crate::messages::{MessageLang, Messages};

use super::snapshot::Snapshot;

/// The language of the system or of `--lang`, from which the language of a page is derived.
#[derive(Clone, Copy)]
pub(super) struct AuthorLang {
    pub system: &'static Messages,
    /// Whether `--lang` names it.
    pub is_chosen: bool,
}

impl AuthorLang {
    /// Returns the messages for a request: in the language that it asks for, else in that of the
    /// author.
    ///
    /// An author who writes Kyrgyz or Russian on an English system reads the language of the site.
    pub(super) fn messages(self, asked: &str, snapshot: &Snapshot) -> &'static Messages {
        let named = MessageLang::ALL.into_iter().find(|lang| lang.code() == asked);
        let is_certain = self.is_chosen || self.system.lang != MessageLang::En;
        let of_site = snapshot.languages.first().filter(|_| !is_certain);
        let of_site = of_site.and_then(|lang| MessageLang::from_locale(lang.code()));
        named.or(of_site).map_or(self.system, Messages::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::lang::Lang;

    #[test]
    fn english_system_gets_the_language_of_the_site() {
        let site = Snapshot { languages: vec![Lang::Ky, Lang::Ru], ..Snapshot::default() };
        let lang = |system, is_chosen, asked| {
            AuthorLang { system: Messages::of(system), is_chosen }.messages(asked, &site).lang
        };
        assert_eq!(lang(MessageLang::En, false, ""), MessageLang::Ky);
        assert_eq!(lang(MessageLang::En, true, ""), MessageLang::En);
        assert_eq!(lang(MessageLang::Ru, false, ""), MessageLang::Ru);
        assert_eq!(lang(MessageLang::Ru, false, "en"), MessageLang::En);
        assert_eq!(lang(MessageLang::Ru, false, "kk"), MessageLang::Ru);
    }
}
