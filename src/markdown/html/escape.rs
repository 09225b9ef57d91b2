//! The one way by which a text gets into HTML.

/// Adds a text so that it means itself between tags and within a quoted attribute. Characters that HTML forbids (most
/// controls, and what Unicode says is no character) are left out.
pub(super) fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ if is_forbidden(letter) => {}
            _ => html.push(letter),
        }
    }
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
