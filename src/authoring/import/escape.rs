//! Escaping of text that would be Markdown.

/// Returns text with its metacharacters escaped, and lines separated by `line_break`.
pub(super) fn escaped(text: &str, line_break: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        match c {
            '\n' => {
                // Spaces around a line break have no meaning.
                escaped.truncate(escaped.trim_end_matches(' ').len());
                escaped.push_str(line_break);
            }
            '\t' => escaped.push(tab(at.checked_sub(1).and_then(|at| chars.get(at)), chars.get(at + 1))),
            ' ' if escaped.ends_with('\n') => {}
            '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '~' | '&' | '{' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Returns the space for a tab. Between digits it is wide, because two numbers are not one.
pub(super) fn tab(before: Option<&char>, after: Option<&char>) -> char {
    let is_digit = |c: Option<&char>| c.is_some_and(|c| c.is_numeric());
    if is_digit(before) && is_digit(after) { '\u{2003}' } else { ' ' }
}

/// Escapes the metacharacters that only count at the start of a line, in all lines.
pub(super) fn escaped_line_starts(text: &str) -> String {
    text.split('\n').map(line_start).collect::<Vec<_>>().join("\n")
}

fn line_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    let ends_marker = |rest: &str| rest.chars().nth(1).is_none_or(|c| c.is_whitespace() || c == '\\');
    match rest.chars().next() {
        Some('.' | ')') if (1..=9).contains(&digits) && ends_marker(rest) => format!("{number}\\{rest}"),
        Some('#' | '>' | '+' | '-' | '=' | '|' | ':') if digits == 0 => format!("\\{line}"),
        // A reference to a note and a colon would define the note.
        Some('[') if digits == 0 && rest.starts_with("[^") => match rest.split_once("]:") {
            Some((note, after)) if !note.contains(']') => format!("{note}]\\:{after}"),
            _ => line.to_owned(),
        },
        _ => line.to_owned(),
    }
}
