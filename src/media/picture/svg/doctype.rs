//! The document type of an SVG.
//!
//! Drawing programs write one, often with entities for the names of namespaces. Browsers do not
//! need it. Its plain entities are replaced by their values, so that the checks see the whole
//! drawing.

/// The maximum length of an entity's value in bytes.
const MAX_VALUE: usize = 200;

/// Returns the text without its document type. Returns `None` if it has none, or if the type may
/// have an effect. In the latter case, the checks reject it.
pub(super) fn removed(text: &str) -> Option<String> {
    let start = doctype_start(text)?;
    let (length, subset) = doctype(&text[start..])?;
    let entities = entities(subset)?;
    let mut rest = text[start + length..].to_owned();
    for (name, value) in entities {
        rest = rest.replace(&format!("&{name};"), value);
        if rest.len() > 4 * text.len() + MAX_VALUE {
            return None;
        }
    }
    Some(format!("{}{rest}", &text[..start]))
}

/// Returns where the document type starts. Only comments, white space and processing instructions
/// may precede it.
fn doctype_start(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ => return rest.starts_with("<!DOCTYPE").then_some(at),
        };
        at += rest.find(end)? + end.len();
    }
}

/// Returns the length of the document type, and its internal subset.
fn doctype(text: &str) -> Option<(usize, &str)> {
    let mut quote = None;
    let mut subset = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(mark), c) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => subset = subset.or(Some(at + 1..at + 1)),
            (None, ']') => subset = subset.map(|range| range.start..at),
            (None, '>')
                if subset.as_ref().is_none_or(|range| range.end > range.start || text[range.end..at].trim() == "]") =>
            {
                return Some((at + 1, subset.map_or("", |range| &text[range])));
            }
            _ => {}
        }
    }
    None
}

/// Returns the entities of a subset that has only plain ones.
fn entities(subset: &str) -> Option<Vec<(&str, &str)>> {
    let mut entities = Vec::new();
    let mut rest = subset.trim();
    while !rest.is_empty() {
        let declaration = rest.strip_prefix("<!ENTITY")?.trim_start();
        let (name, after) = declaration.split_once(char::is_whitespace)?;
        let after = after.trim_start();
        let mark = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(mark)?;
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        let is_plain = value.len() <= MAX_VALUE && !value.contains(['&', '<', '%', '"', '\'']);
        if !is_name || !is_plain {
            return None;
        }
        entities.push((name, value));
        rest = after.trim_start().strip_prefix('>')?.trim_start();
    }
    Some(entities)
}
