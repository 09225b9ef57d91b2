//! Texts in several languages.

use std::sync::Arc;

use crate::foundation::diagnostics::{Expected, Fix, FixReason, Problem, SyntaxError};
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
                let guess = match texts {
                    Some(texts) => in_order(&texts, reader.languages),
                    None => one_per_item(node.span, items),
                };
                return reader.mismatch(node, Expected::LocalizedText, guess);
            }
            _ => {
                let text: Arc<str> = match node.scalar().map(str::trim).filter(|text| !is_blank(text)) {
                    Some(text) => text.into(),
                    None => return reader.type_mismatch(node, Expected::LocalizedText),
                };
                if let Some((error, entries)) = unsplit_languages(&text) {
                    let fix = reader.fix_value(node.span, format!("{{{entries}}}"), FixReason::Form, true);
                    reader.report(node.span, Problem::YamlSyntax { error, fix: Some(fix) });
                    return None;
                }
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

/// Returns the entries of a text whose languages have no colon, or no space after it, so that YAML
/// joins their lines: `ky:Мектеп` and `ru:Школа` below each other.
fn unsplit_languages(text: &str) -> Option<(SyntaxError, String)> {
    let is_mark = |word: &&str| Lang::from_code(word.trim_end_matches(':')).is_some();
    let word_starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let mut starts: Vec<(usize, Lang, usize)> = Vec::new();
    for start in std::iter::once(0).chain(word_starts) {
        let rest = &text[start..];
        let Some(lang) = rest.get(..2).and_then(Lang::from_code) else { continue };
        let after = &rest[2..];
        let has_mark = after.starts_with(':')
            || (after.starts_with(' ') && rest.split(' ').next().is_some_and(|word| is_mark(&word)));
        if has_mark && starts.iter().all(|(_, other, _)| *other != lang) {
            starts.push((start, lang, start + 3));
        }
    }
    let has_colon = |(start, ..): &(usize, Lang, usize)| text[start + 2..].starts_with(':');
    let is_meant = starts.first().is_some_and(|first| first.0 == 0 && (starts.len() > 1 || has_colon(first)));
    if !is_meant {
        return None;
    }
    let error = if has_colon(starts.first()?) { SyntaxError::NoSpaceAfterColon } else { SyntaxError::NoColon };
    let ends = starts.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let entries: Vec<String> = starts
        .iter()
        .zip(ends)
        .map(|((_, lang, value), end)| format!("{}: {}", lang.code(), quoted(&text[*value..end])))
        .collect();
    Some((error, entries.join(", ")))
}

/// Returns the text of a list with one language per item, which needs no list.
fn one_per_item(list: Span, items: &[Node]) -> Option<Guess> {
    let mut entries = Vec::new();
    // The location of a list or a map in brackets ends before its bracket.
    let mut is_certain = items.first().is_some_and(|item| item.span.start >= list.start + "- ".len());
    for item in items {
        let Value::Map(pairs) = &item.value else { return None };
        is_certain &= pairs.first().is_some_and(|(key, _)| key.span.start == item.span.start);
        for (key, value) in pairs {
            let lang = lang_of_name(&key.name)?;
            entries.push(format!("{}: {}", lang.code(), quoted(value.scalar()?)));
        }
    }
    Some(Guess { text: format!("{{{}}}", entries.join(", ")), is_certain })
}

/// Returns whether an entry of braces is a text without its language.
fn is_bare(key: &Key, value: &Node) -> bool {
    value.value == Value::Null && Lang::from_code(&key.name).is_none() && !key.name.contains([':', '='])
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
    // Of a text with a fault, it is not known which language it lacks.
    let (mut misspelt, mut is_faulty) = (Vec::new(), false);
    // A dash in one language holds the place of a translation.
    let has_words =
        entries.iter().any(|(_, value)| value.scalar().is_some_and(|text| text.contains(char::is_alphanumeric)));
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
            is_faulty = true;
            continue;
        };
        match (&value.value, value.scalar().map(str::trim)) {
            // An empty text is a translation still to be written.
            (Value::Null, _) => {}
            (_, Some(text)) if is_blank(text) || (has_words && !text.contains(char::is_alphanumeric)) => {}
            (_, Some(text)) => {
                written.versions.push((Some(lang), Located::new(text.to_owned(), value.span)));
                values.set(lang, text.into());
            }
            (_, None) => {
                is_faulty = true;
                let _: Option<()> = reader.type_mismatch(value, Expected::Text);
            }
        }
    }
    if values.is_empty() && !misspelt.is_empty() {
        return None;
    }
    for &lang in reader.languages {
        if values.get(lang).is_none() && !values.is_empty() && !is_faulty {
            reader.report(node.span, Problem::TextUntranslated { lang, plain: None });
        }
    }
    Some(values)
}
