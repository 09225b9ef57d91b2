//! Texts in several languages.

use std::sync::Arc;

use crate::foundation::diagnostics::{Expected, Fix, Problem};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Located, Span};
use crate::language::{Guess, is_blank, lang_of_name, sentence_language};

use super::line::quoted;
use super::node::{Key, Node, Value};
use super::reader::{FromYaml, ReadContext, SourceText};
use super::stray_entry::stray_entry;

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
            Value::List(items) => {
                let texts: Option<Vec<&str>> = items.iter().map(Node::scalar).collect();
                let guess = texts.and_then(|texts| in_order(&texts, reader.languages));
                return reader.mismatch(node, Expected::LocalizedText, guess);
            }
            _ => {
                let text: Arc<str> = match node.scalar().map(str::trim).filter(|text| !is_blank(text)) {
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
    if reader.languages.len() < 2 || reader.key.is_some_and(|key| NAMES.contains(&key)) {
        return None;
    }
    let own = sentence_language(text, reader.languages)?;
    for &lang in reader.languages.iter().filter(|&&lang| lang != own) {
        reader.report(span, Problem::TextUntranslated { lang, plain: Some(own) });
    }
    Some(own)
}

/// Returns whether an entry of braces is a text without its language.
fn is_bare(key: &Key, value: &Node) -> bool {
    value.value == Value::Null && Lang::from_code(&key.name).is_none() && !key.name.contains(':')
}

/// Returns texts with the languages of the site in their order, which the author may not have
/// meant.
fn in_order(texts: &[&str], languages: &[Lang]) -> Option<Guess> {
    let entries: Vec<String> =
        languages.iter().zip(texts).map(|(lang, text)| format!("{lang}: {}", quoted(text))).collect();
    let is_whole = texts.len() == languages.len() && texts.len() > 1;
    is_whole.then(|| Guess { text: format!("{{{}}}", entries.join(", ")), is_certain: false })
}

/// Reads a map with a text per language.
fn read_map(
    node: &Node,
    entries: &[(Key, Node)],
    reader: &mut ReadContext,
    written: &mut SourceText,
) -> Option<Localized<Arc<str>>> {
    let mut values = Localized::default();
    if entries.len() == reader.languages.len() && entries.iter().all(|(key, value)| is_bare(key, value)) {
        let texts: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
        let guess = in_order(&texts, reader.languages);
        return reader.mismatch(node, Expected::LocalizedText, guess);
    }
    let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
    let is_stray = |at: usize| stray_entry(entries, at, &known);
    if (0..entries.len()).any(|at| is_stray(at).is_some()) {
        // The languages of the text are not known until it is corrected, so none is missing.
        let mut at = 0;
        while at < entries.len() {
            let span = entries[at].0.span;
            at += 1;
            if let Some(stray) = is_stray(at - 1) {
                at = stray.end;
                reader.report(span, Problem::YamlSyntax { error: stray.error, fix: Some(Box::new(stray.fix)) });
            }
        }
        return None;
    }
    let mut misspelt = Vec::new();
    for (key, value) in entries {
        let Some(lang) = Lang::from_code(&key.name).filter(|lang| reader.languages.contains(lang)) else {
            let languages = reader.languages.to_vec();
            let fix = lang_of_name(&key.name)
                .filter(|lang| languages.contains(lang) && entries.iter().all(|(key, _)| key.name != lang.code()));
            let fix = fix.map(|lang| Box::new(Fix::new(key.span, lang.code())));
            if let Some(fix) = &fix {
                misspelt.extend(Lang::from_code(&fix.new));
            }
            reader.report(key.span, Problem::UnknownTextLanguage { key: key.name.clone(), languages, fix });
            continue;
        };
        match (&value.value, value.scalar().map(str::trim)) {
            // An empty text is a translation still to be written.
            (Value::Null, _) => {}
            (_, Some(text)) if is_blank(text) => {}
            (_, Some(text)) => {
                written.versions.push((Some(lang), Located::new(text.to_owned(), value.span)));
                values.set(lang, text.into());
            }
            (_, None) => drop(reader.type_mismatch::<()>(value, Expected::Text)),
        }
    }
    for &lang in reader.languages {
        if values.get(lang).is_none() && !values.is_empty() && !misspelt.contains(&lang) {
            reader.report(node.span, Problem::TextUntranslated { lang, plain: None });
        }
    }
    Some(values)
}
