//! HTML escaping.

/// Appends text, escaped for element content and quoted attributes. Characters that HTML forbids
/// (most controls, and noncharacters) are dropped.
pub(crate) fn escape_html(html: &mut String, text: &str) {
    // `any` would stop early, but a fold over all bytes is vectorized.
    if !text.bytes().fold(false, |found, byte| found | may_need_escape(byte)) {
        return html.push_str(text);
    }
    let mut done = 0;
    let mut from = 0;
    while let Some(gap) = text.as_bytes()[from..].iter().position(|byte| may_need_escape(*byte)) {
        let at = from + gap;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + c.len_utf8();
        let escaped = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ if is_forbidden(c) => "",
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(escaped);
        done = from;
    }
    html.push_str(&text[done..]);
}

/// Returns whether a character with this first byte may need escaping. Continuation bytes never
/// match.
fn may_need_escape(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..=0x1f | 0x7f | 0xc2 | 0xef..)
}

fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && !matches!(c, '\n' | '\t') || code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::escape_html;

    #[test]
    fn markup_and_forbidden_characters_do_not_pass() {
        let mut html = String::new();
        escape_html(&mut html, "<a href=\"x\">'&amp;'</a>\0\u{1}\r\u{85}\u{ffff}\u{fdd0}\u{1fffe} ң\t\n");
        assert_eq!(html, "&lt;a href=&quot;x&quot;&gt;'&amp;amp;'&lt;/a&gt; ң\t\n");
    }
}
