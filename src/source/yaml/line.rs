//! The parts of a line of YAML, and the line without a common mistake.

use crate::foundation::diagnostics::SyntaxError;

use super::id_form::is_id;

/// The keys of texts in braces.
const LANGUAGES: [&str; 3] = ["ky", "ru", "en"];

/// A line in its parts, as an author sees them.
pub(super) struct Line<'l> {
    /// The indentation, and the dash of a list item with the spaces after it.
    lead: &'l str,
    /// The key, and the white space between its colon and the value.
    key: Option<(&'l str, &'l str)>,
    value: &'l str,
    /// The comment, with the spaces before it.
    comment: &'l str,
}

impl<'l> Line<'l> {
    /// Splits a line without its line end.
    pub(super) fn new(line: &'l str) -> Self {
        let line = line.trim_end();
        let content = line.trim_start_matches(char::is_whitespace);
        let content = content.strip_prefix("- ").unwrap_or(content).trim_start();
        let lead = &line[..line.len() - content.len()];
        let is_key = |key: &str| {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
            !key.is_empty() && key.starts_with(char::is_alphabetic) && key.chars().all(is_part)
        };
        let (key, rest) = match content.split_once(':').filter(|(key, _)| is_key(key)) {
            Some((key, after)) => {
                let value = after.trim_start();
                (Some((key, &after[..after.len() - value.len()])), value)
            }
            None => (None, content),
        };
        let comment = rest.find(" # ").unwrap_or(rest.len());
        let (value, comment) = rest.split_at(comment);
        let trimmed = value.trim_end();
        let comment = if comment.is_empty() { "" } else { &rest[trimmed.len()..] };
        Self { lead, key, value: trimmed, comment }
    }

    fn with_value(&self, value: &str) -> String {
        let key = self.key.map(|(key, _)| format!("{key}: ")).unwrap_or_default();
        format!("{}{key}{value}{}", self.lead, self.comment)
    }

    /// Returns the possible corrections, the likeliest first, each with what was wrong.
    ///
    /// `found` is what the message of the parser leads to.
    pub(super) fn corrections(&self, found: &SyntaxError) -> Vec<(String, SyntaxError, bool)> {
        let mut corrections = Vec::new();
        let rest = format!("{}{}", self.key.map(|(key, gap)| format!("{key}:{gap}")).unwrap_or_default(), self.value);
        let rest = format!("{rest}{}", self.comment);
        if self.lead.contains(|c: char| c.is_whitespace() && c != ' ') {
            let lead: String = self.lead.chars().map(|c| if c == '\t' { "  ".into() } else { blank(c) }).collect();
            corrections.push((lead + &rest, found.clone(), true));
            let lead: String = self.lead.chars().filter(|c| !c.is_whitespace() || *c == ' ').collect();
            corrections.push((lead + &rest, found.clone(), true));
        }
        if let Some(after) = rest.strip_prefix('-').filter(|_| self.key.is_none())
            && after.starts_with(|c: char| c.is_ascii_lowercase())
        {
            corrections.push((format!("{}- {after}", self.lead), SyntaxError::NoSpace, true));
        }
        if let Some((_, gap)) = self.key
            && gap != " "
            && !self.value.is_empty()
            && !self.value.starts_with("//")
        {
            let line = self.with_value(self.value);
            corrections.push((line, SyntaxError::NoSpaceAfterColon, true));
            corrections.push((self.with_value(&quoted(self.value)), SyntaxError::NoSpaceAfterColon, true));
        }
        // A comment in braces was meant as text, and so was one without a space after the `#`.
        let all = format!("{}{}", self.value, self.comment);
        if all.contains('{') {
            let error = match (found, all.contains(" #")) {
                (SyntaxError::UnclosedBracket | SyntaxError::Indentation | SyntaxError::Other, true) => {
                    SyntaxError::HashInText
                }
                (SyntaxError::Other, false) => SyntaxError::Unquoted,
                _ => found.clone(),
            };
            let key = self.key.map(|(key, _)| format!("{key}: ")).unwrap_or_default();
            if let Some((mended, is_text)) = mended_braces(&all) {
                corrections.push((format!("{}{key}{mended}", self.lead), error, is_text));
            }
        }
        let inner = self.value.strip_prefix('(').and_then(|value| value.strip_suffix(')')).unwrap_or(self.value);
        // A brace that was never opened.
        let inner = if inner.contains('{') { inner } else { inner.trim_end_matches('}') };
        if let Some((key, _)) = self.key
            && key_starts(inner).first() == Some(&0)
            && let Some((entries, _)) = mended_entries(inner)
        {
            let line = format!("{}{key}: {{{entries}}}{}", self.lead, self.comment);
            corrections.push((line, SyntaxError::NoBraces, true));
        }
        // A list item on the line of its key. An id needs no list.
        if let Some(id) = self.value.strip_prefix("- ").map(str::trim).filter(|id| is_id(id)) {
            corrections.push((self.with_value(id), SyntaxError::UnquotedIndicator('-'), true));
        }
        if let Some((word, value)) = self.value.split_once('：').filter(|_| self.key.is_none()) {
            corrections.push((format!("{}{word}: {}", self.lead, value.trim()), SyntaxError::NoColon, true));
        }
        if self.key.is_some() && !self.value.is_empty() {
            let indicator = self.value.chars().next().filter(|c| "@%`>!|?-&*".contains(*c));
            let error = match (found, indicator) {
                (SyntaxError::ColonInValue | SyntaxError::UnclosedQuote | SyntaxError::QuoteInside, _) => found.clone(),
                (_, Some(indicator)) => SyntaxError::UnquotedIndicator(indicator),
                // The indentation of a line says nothing of its value.
                (SyntaxError::Indentation, None) => return corrections,
                (SyntaxError::Other, None) => SyntaxError::Unquoted,
                (found, None) => found.clone(),
            };
            corrections.push((self.with_value(&quoted(self.value)), error.clone(), true));
            corrections.push((self.with_value(&quoted(&all)), error, false));
        }
        if self.key.is_none()
            && let Some((word, value)) = self.value.split_once(' ')
            && let word = word.trim_end_matches([';', '=', ','])
            && let value = value.trim_start_matches(['=', '-', '–', ' '])
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            corrections.push((format!("{}{word}: {}", self.lead, value.trim_start()), SyntaxError::NoColon, false));
            let value = quoted(value.trim_start());
            corrections.push((format!("{}{word}: {value}", self.lead), SyntaxError::NoColon, false));
        }
        corrections
    }
}

fn blank(c: char) -> String {
    if c.is_whitespace() { " ".into() } else { c.to_string() }
}

/// Returns a text as a quoted YAML scalar. Quotation marks inside become « ».
pub(crate) fn quoted(text: &str) -> String {
    let text = text.trim();
    let is_wrapped = |mark: char| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    let inner = match ['"', '\''].into_iter().find(|mark| is_wrapped(*mark)) {
        // `"Таза суу" жана "Жол"` only begins and ends with marks.
        Some(mark) if text.matches(mark).count() % 2 == 0 && !opens_before_end(text, mark) => &text[1..text.len() - 1],
        // A mark that was never closed.
        _ if text.starts_with('"') && text.matches('"').count() % 2 == 1 => &text[1..],
        _ => text,
    };
    let marks = inner.matches('"').count();
    if marks > 0 && marks.is_multiple_of(2) {
        let mut is_open = false;
        let guillemets = inner.chars().map(|c| match c {
            '"' => {
                is_open = !is_open;
                if is_open { '«' } else { '»' }
            }
            c => c,
        });
        return format!("\"{}\"", guillemets.collect::<String>().replace('\\', "\\\\"));
    }
    format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns whether the first quotation is closed before the end of the text: `"а" жана "б"`.
fn opens_before_end(text: &str, mark: char) -> bool {
    let inner = &text[1..text.len() - 1];
    // A closing mark follows a letter, an opening one a space.
    inner.find(mark).is_some_and(|at| inner[at + 1..].starts_with([' ', ',', ':', '.', '-']))
}

/// Quotes the values in the innermost braces that need it. Returns whether all with a comma are
/// texts.
fn mended_braces(value: &str) -> Option<(String, bool)> {
    let mut mended = String::new();
    let (mut rest, mut is_text) = (value, true);
    let mut changed = false;
    while let Some(open) = rest.find('{') {
        mended.push_str(&rest[..=open]);
        rest = &rest[open + 1..];
        let next = rest.find(['{', '}']);
        if next.is_some_and(|next| rest[next..].starts_with('{')) {
            continue;
        }
        // A missing brace ends with the line.
        let (inner, end) = next.map_or((rest, rest.len()), |next| (&rest[..next], next));
        if let Some((entries, texts)) = mended_entries(inner) {
            changed |= entries != inner || next.is_none();
            is_text &= texts;
            mended.push_str(&entries);
        } else {
            mended.push_str(inner);
        }
        mended.push('}');
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    mended.push_str(rest);
    changed.then_some((mended, is_text))
}

/// Quotes the values of `ky: …, ru: …` that need it.
fn mended_entries(inner: &str) -> Option<(String, bool)> {
    let starts = key_starts(inner);
    let first = *starts.first()?;
    if !inner[..first].trim().is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([inner.len()]);
    let mut entries = Vec::new();
    let mut is_text = true;
    for (start, end) in starts.iter().copied().zip(ends) {
        let (key, value) = inner[start..end].split_once(':')?;
        let value = value.trim().trim_end_matches([',', ';']).trim_end();
        is_text &= LANGUAGES.contains(&key) || !value.contains(',');
        let is_quoted = |mark: char| {
            value.len() > 1 && value.starts_with(mark) && value.ends_with(mark) && value.matches(mark).count() == 2
        };
        let is_plain = !value.contains([',', '#', '"', '\'', '[', ']', '{', '}'])
            && !value.contains(": ")
            && !value.ends_with(':')
            && !value.starts_with(|c: char| "@%>!?-|&*`".contains(c));
        let value = match is_plain || is_quoted('"') || is_quoted('\'') || value.starts_with('[') {
            true => value.to_owned(),
            false => quoted(value),
        };
        entries.push(format!("{key}: {value}"));
    }
    Some((entries.join(", "), is_text))
}

/// Returns the positions of the keys in braces. A key of a language needs no space after its colon.
fn key_starts(inner: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ',';
    for (at, c) in inner.char_indices() {
        if c.is_ascii_lowercase() && matches!(before, ',' | ' ' | '{' | ';' | '"' | '\u{a0}') {
            let length = inner[at..].bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
            let (key, after) = inner[at..].split_at(length);
            let is_language = LANGUAGES.contains(&key);
            if let Some(after) = after.strip_prefix(':')
                && (is_language || after.is_empty() || after.starts_with(char::is_whitespace))
            {
                starts.push(at);
            }
        }
        before = c;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_with_guillemets_inside() {
        for (text, result) in [
            ("Бишкек: жолугушуу", "\"Бишкек: жолугушуу\""),
            ("\"Таза суу\": угуу", "\"«Таза суу»: угуу\""),
            ("\"Долбоор \"Үн\" башталды\"", "\"Долбоор «Үн» башталды\""),
            ("\"Таза суу\" жана \"Жол\"", "\"«Таза суу» жана «Жол»\""),
            ("\"Жаңылык", "\"Жаңылык\""),
            ("a\\b", "\"a\\\\b\""),
            ("5\" түтүк", "\"5\\\" түтүк\""),
        ] {
            assert_eq!(quoted(text), result, "{text}");
        }
    }

    #[test]
    fn values_in_braces_are_quoted_where_needed() {
        for (value, mended) in [
            ("{ky: Үй, зал, ru: Дом}", "{ky: \"Үй, зал\", ru: Дом}"),
            ("{ky: Кабинет #5, ru: Кабинет №5}", "{ky: \"Кабинет #5\", ru: Кабинет №5}"),
            ("{ky:Үй, ru:Дом}", "{ky: Үй, ru: Дом}"),
            ("{ky: Үй ru: Дом}", "{ky: Үй, ru: Дом}"),
            ("{ky: Үй, ru: Дом", "{ky: Үй, ru: Дом}"),
            ("{ky: \"Үй\": зал, ru: Дом}", "{ky: \"«Үй»: зал\", ru: Дом}"),
            (
                "{id: b, venue: {ky: Үй, зал, ru: Дом}, host: jazy}",
                "{id: b, venue: {ky: \"Үй, зал\", ru: Дом}, host: jazy}",
            ),
        ] {
            assert_eq!(mended_braces(value).map(|(mended, _)| mended).as_deref(), Some(mended), "{value}");
        }
        assert_eq!(mended_braces("{ky: Үй, ru: Дом}"), None);
    }
}
