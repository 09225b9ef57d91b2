//! Texts in several languages.

use std::sync::Arc;

use crate::foundation::diagnostics::{Expected, Problem, SyntaxError};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Located, Span};
use crate::language::sentence_language;

use super::node::{Key, Node, Value};
use super::reader::{FromYaml, ReadContext, SourceText};

/// A text in the languages of the site. A plain string is the same in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub values: Localized<Arc<str>>,
    pub span: Span,
}

impl Text {
    /// Returns the text for a reader of `lang`, and the language that it is in.
    pub fn best(&self, lang: Lang, languages: &[Lang]) -> (Lang, &str) {
        self.values.best(lang, languages).map_or((lang, ""), |(lang, text)| (lang, text))
    }
}

impl FromYaml for Text {
    const EXPECTED: Expected = Expected::LocalizedText;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let mut written = SourceText { versions: Vec::new() };
        let values = match &node.value {
            Value::Map(entries) => read_map(node, entries, reader, &mut written)?,
            _ => {
                let text: Arc<str> = match node.scalar().map(str::trim).filter(|text| !text.is_empty()) {
                    Some(text) => text.into(),
                    None => return reader.type_mismatch(node, Expected::LocalizedText),
                };
                let lang = plain_language(&text, node.span, reader);
                written.versions.push((lang, Located::new(text.to_string(), node.span)));
                match lang {
                    Some(lang) => std::iter::once((lang, text)).collect(),
                    None => reader.languages.iter().map(|&lang| (lang, text.clone())).collect(),
                }
            }
        };
        if values.is_empty() {
            return reader.type_mismatch(node, Expected::LocalizedText);
        }
        reader.written.push(written);
        Some(Text { values, span: node.span })
    }
}

/// The keys of names, which may be the same in all languages.
const NAMES: [&str; 4] = ["name", "abbreviation", "term", "place"];

/// Returns the language of a plain text, if it is a sentence in one language beyond doubt. Reports
/// the languages that it lacks then.
fn plain_language(text: &str, span: Span, reader: &mut ReadContext) -> Option<Lang> {
    if reader.languages.len() < 2 || NAMES.contains(&reader.key) {
        return None;
    }
    let own = sentence_language(text, reader.languages)?;
    for &lang in reader.languages.iter().filter(|&&lang| lang != own) {
        reader.report(span, Problem::TextUntranslated { lang, plain: Some(own) });
    }
    Some(own)
}

/// Reads a map with a text per language.
fn read_map(
    node: &Node,
    entries: &[(Key, Node)],
    reader: &mut ReadContext,
    written: &mut SourceText,
) -> Option<Localized<Arc<str>>> {
    let mut values = Localized::default();
    for (key, value) in entries {
        let Some(lang) = Lang::from_code(&key.name).filter(|lang| reader.languages.contains(lang)) else {
            if value.value == Value::Null && key.name.contains(' ') {
                // `ky Жазы` is a key without its colon, and its text is not missing.
                reader.report(key.span, Problem::YamlSyntax(SyntaxError::NoColon));
                return None;
            }
            let languages = reader.languages.to_vec();
            reader.report(key.span, Problem::UnknownTextLanguage { key: key.name.clone(), languages });
            continue;
        };
        match (&value.value, value.scalar().map(str::trim)) {
            // An empty text is a translation still to be written.
            (Value::Null, _) | (_, Some("")) => {}
            (_, Some(text)) => {
                written.versions.push((Some(lang), Located::new(text.to_owned(), value.span)));
                values.set(lang, text.into());
            }
            (_, None) => drop(reader.type_mismatch::<()>(value, Expected::Text)),
        }
    }
    for &lang in reader.languages {
        if values.get(lang).is_none() && !values.is_empty() {
            reader.report(node.span, Problem::TextUntranslated { lang, plain: None });
        }
    }
    Some(values)
}
