//! Advice on raw HTML: the Markdown in place of a tag.

/// Returns the key of the advice on a piece of HTML, the name of its tag, and its address.
pub(super) fn html_advice(html: &str) -> (&'static str, String, String) {
    let inner = html.trim_start().trim_start_matches('<');
    if inner.starts_with("!--") {
        return ("help-html-comment", String::new(), String::new());
    }
    let inner = inner.trim_start_matches('/');
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let tag = inner[..length].to_ascii_lowercase();
    let key = match &*tag {
        "iframe" | "video" | "embed" | "object" | "source" | "audio" => "help-html-video",
        "br" => "help-html-break",
        "b" | "strong" => "help-html-bold",
        "i" | "em" => "help-html-italic",
        "a" => "help-html-link",
        "img" | "picture" | "figure" => "help-html-picture",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "help-html-heading",
        "ul" | "ol" | "li" => "help-html-list",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => "help-html-table",
        "hr" => "help-html-rule",
        "script" | "style" | "link" | "meta" => "help-html-script",
        _ => "help-html-remove",
    };
    let address = attribute(html, "src").or_else(|| attribute(html, "href")).unwrap_or("https://…");
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    (key, tag, address)
}

/// Returns the value of an attribute.
fn attribute<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let after = html.match_indices(name).find_map(|(at, _)| html[at + name.len()..].trim_start().strip_prefix('='))?;
    let after = after.trim_start();
    let mark = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after[1..].split(mark).next().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_has_its_advice() {
        for (html, key, address) in [
            ("<iframe src=\"https://youtube.com/embed/x\">", "help-html-video", "https://youtube.com/embed/x"),
            ("<iframe src='//youtube.com/x'>", "help-html-video", "https://youtube.com/x"),
            ("<br/>", "help-html-break", "https://…"),
            ("</b>", "help-html-bold", "https://…"),
            ("<A HREF=x>", "help-html-link", "https://…"),
            ("<!-- кат -->", "help-html-comment", ""),
            ("<font color=\"red\">", "help-html-remove", "https://…"),
        ] {
            let (found, _, found_address) = html_advice(html);
            assert_eq!((found, &*found_address), (key, address), "{html}");
        }
    }
}
