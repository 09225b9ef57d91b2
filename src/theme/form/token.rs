//! The tokens of a template's tag: no more of the engine's grammar than it takes to see which names stand in it.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    Word(&'t str),
    Text(&'t str),
    Number,
    Sign(&'t str),
}

use Token::{Number, Sign, Text, Word};

/// The tokens of the tag at the start of a text, which is left behind its end.
pub fn tokens<'t>(text: &mut &'t str, end: &str) -> Option<Vec<Token<'t>>> {
    let mut tokens = Vec::new();
    let mut rest = text[2..].strip_prefix('-').unwrap_or(&text[2..]);
    let mut open = 0_usize;
    loop {
        rest = rest.trim_start();
        let tail = rest.strip_prefix('-').unwrap_or(rest);
        if open == 0
            && let Some(after) = tail.strip_prefix(end)
        {
            *text = after;
            return Some(tokens);
        }
        let first = rest.chars().next()?;
        let length = match first {
            '"' | '\'' | '`' => {
                let end = rest[1..].find(first)?;
                // With escapes in it, a text may end elsewhere.
                if rest[1..=end].contains('\\') {
                    return None;
                }
                end + 2
            }
            'a'..='z' | 'A'..='Z' | '_' => rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?,
            '0'..='9' => rest.find(|c: char| !c.is_ascii_digit() && c != '.')?,
            _ => ["...", "==", "!=", "<=", ">=", "//", "**", "?.", "?[", "/>"]
                .iter()
                .find(|sign| rest.starts_with(**sign))
                .map_or(first.len_utf8(), |sign| sign.len()),
        };
        let (token, after) = rest.split_at(length);
        match token {
            "{" => open += 1,
            "}" => open = open.checked_sub(1)?,
            _ => {}
        }
        tokens.push(match first {
            '"' | '\'' | '`' => Text(&token[1..length - 1]),
            '0'..='9' => Number,
            'a'..='z' | 'A'..='Z' | '_' => Word(token),
            _ => Sign(token),
        });
        rest = after;
    }
}
