//! The one way by which a text gets into HTML.

/// Adds a text so that it means itself between tags and within a quoted attribute. Characters that HTML forbids (most
/// controls, and what Unicode says is no character) are left out.
pub fn escape_html(html: &mut String, text: &str) {
    // Every byte is looked at, so that many can be at once.
    if !text.bytes().fold(false, |found, byte| found | may_need_escape(byte)) {
        return html.push_str(text);
    }
    let mut done = 0;
    let mut from = 0;
    while let Some(gap) = text.as_bytes()[from..].iter().position(|byte| may_need_escape(*byte)) {
        let at = from + gap;
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + letter.len_utf8();
        let written = match letter {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ if is_forbidden(letter) => "",
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(written);
        done = from;
    }
    html.push_str(&text[done..]);
}

/// Whether a character that begins with this byte may not stand as it is. No byte within a character is one of these.
fn may_need_escape(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..=0x1f | 0x7f | 0xc2 | 0xef..)
}

fn is_forbidden(letter: char) -> bool {
    let code = u32::from(letter);
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::escape_html;

    #[test]
    fn nothing_gets_through() {
        let mut html = String::new();
        escape_html(&mut html, "<a href=\"x\">'&amp;'</a>\0\u{1}\r\u{85}\u{ffff}\u{fdd0}\u{1fffe} ң\t\n");
        assert_eq!(html, "&lt;a href=&quot;x&quot;&gt;'&amp;amp;'&lt;/a&gt; ң\t\n");
    }
}
