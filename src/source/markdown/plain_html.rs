//! Markdown of the program's own texts as HTML, without the features of a site.

use pulldown_cmark::{Event, HeadingLevel, Parser, TagEnd};

use super::escape_html;

/// Returns a text as HTML. Links, pictures and tables lose their marks.
///
/// A heading of level 2 becomes `<h3>`, because the caller writes the title as `<h2>`.
pub(crate) fn plain_html(text: &str) -> String {
    let mut html = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Start(tag) => {
                for name in tag_names(tag.to_end()) {
                    html += &format!("<{name}>");
                }
            }
            Event::End(tag) => {
                for name in tag_names(tag).iter().rev() {
                    html += &format!("</{name}>");
                }
                if tag != TagEnd::Strong {
                    html.push('\n');
                }
            }
            Event::Text(text) => escape_html(&mut html, &text),
            Event::Code(code) => {
                html += "<code>";
                escape_html(&mut html, &code);
                html += "</code>";
            }
            Event::SoftBreak | Event::HardBreak => html.push('\n'),
            _ => {}
        }
    }
    html
}

/// Returns the HTML elements of a Markdown element, the outer one first.
const fn tag_names(tag: TagEnd) -> &'static [&'static str] {
    match tag {
        TagEnd::Paragraph => &["p"],
        TagEnd::Heading(HeadingLevel::H2) => &["h3"],
        TagEnd::List(true) => &["ol"],
        TagEnd::List(false) => &["ul"],
        TagEnd::Item => &["li"],
        TagEnd::CodeBlock => &["pre", "code"],
        TagEnd::Strong => &["strong"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::plain_html;

    #[test]
    fn text_is_escaped_and_nested() {
        let html = plain_html("## A & B\n\n- `x<y`\n- **c**\n\n```sh\na > b\n```\n");
        let list = "<ul><li><code>x&lt;y</code></li>\n<li><strong>c</strong></li>\n</ul>\n";
        assert_eq!(html, format!("<h3>A &amp; B</h3>\n{list}<pre><code>a &gt; b\n</code></pre>\n"));
    }
}
