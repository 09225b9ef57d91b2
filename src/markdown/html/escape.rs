//! The one way by which a text gets into HTML.

/// Adds a text so that it means itself between tags and within a quoted attribute. Characters that HTML forbids (most
/// controls, and what Unicode says is no character) are left out.
pub(super) fn escape(html: &mut String, text: &str) {
    // Most of a text means itself, and is taken over in long runs.
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_suspect) {
        html.push_str(&rest[..at]);
        let Some(letter) = rest[at..].chars().next() else { return };
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ if is_forbidden(letter) => {}
            _ => html.push(letter),
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    html.push_str(rest);
}

/// Whether a letter that begins with this byte may have to be written otherwise or left out: signs of HTML, controls, and
/// the letters among which are those that Unicode says are none.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..0x20 | 0x7f | 0xc2 | 0xef..)
}

fn is_forbidden(letter: char) -> bool {
    let code = u32::from(letter);
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_gets_through() {
        let mut html = String::new();
        escape(&mut html, "<a href=\"x\">'&amp;'</a>\0\u{1}\r\u{85}\u{ffff}\u{fdd0}\u{1fffe} ң\t\n");
        assert_eq!(html, "&lt;a href=&quot;x&quot;&gt;'&amp;amp;'&lt;/a&gt; ң\t\n");
    }
}
