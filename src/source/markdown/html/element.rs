//! Nodes as HTML elements.

use super::super::ir::{Align, CodeBlock, Node, Tag};
use super::writer::{Closing, HtmlWriter};

impl HtmlWriter<'_, '_> {
    pub(super) fn node(&mut self, node: &Node) {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Close => self.close(),
            Node::Text(words) => self.text(words.slice(&self.body.text)),
            Node::Code(code) => {
                self.html.push_str("<code>");
                self.escaped(code);
                self.html.push_str("</code>");
            }
            Node::CodeBlock(block) => {
                let CodeBlock { language, code } = &**block;
                self.line();
                self.html.push_str("<pre><code");
                if !language.is_empty() {
                    self.attribute("class", &format!("language-{language}"));
                }
                self.html.push('>');
                self.escaped(code);
                self.html.push_str("</code></pre>\n");
            }
            Node::SoftBreak => self.html.push('\n'),
            Node::HardBreak => self.html.push_str("<br>\n"),
            Node::Rule => {
                self.line();
                self.html.push_str("<hr>\n");
            }
            Node::Checkbox { checked, label } => {
                self.html.push_str("<input type=\"checkbox\" disabled");
                self.html.push_str(if *checked { " checked" } else { "" });
                self.attribute("aria-label", if label.is_empty() { "…" } else { label });
                self.html.push_str("> ");
            }
            Node::FootnoteReference { footnote, nth } => self.footnote_reference(*footnote, *nth),
            Node::Image(image) => self.image(image),
            Node::Figure(image) => self.figure(image),
            Node::RecordName(reference) => self.name(reference),
            Node::RecordCard(reference) => self.card(reference),
        }
    }

    fn open(&mut self, tag: &Tag) {
        if tag.is_block() {
            self.line();
        }
        let html = self.start(tag);
        let suppresses_abbr = match tag {
            Tag::Heading(_) | Tag::Link(_) => true,
            Tag::LangSpan(code) => **code != *self.body.lang.code(),
            _ => false,
        };
        self.without_abbr += usize::from(suppresses_abbr);
        self.open.push(Closing { html, suppresses_abbr });
    }

    pub(super) fn close(&mut self) {
        if let Some(closing) = self.open.pop() {
            self.without_abbr -= usize::from(closing.suppresses_abbr);
            self.html.push_str(closing.html);
        }
    }

    /// Writes an opening tag and returns its closing tag.
    fn start(&mut self, tag: &Tag) -> &'static str {
        let (opening, closing) = match tag {
            Tag::Paragraph => ("<p>", "</p>\n"),
            Tag::Quote { quotation: false } => ("<blockquote>\n", "</blockquote>\n"),
            Tag::Quote { quotation: true } => ("<figure class=\"quotation\">\n<blockquote>\n", "</figure>\n"),
            Tag::Attribution => ("</blockquote>\n<figcaption>", "</figcaption>\n"),
            Tag::List { start: None } => ("<ul>\n", "</ul>\n"),
            Tag::List { start: Some(1) } => ("<ol>\n", "</ol>\n"),
            Tag::Item { task: false } => ("<li>", "</li>\n"),
            Tag::Item { task: true } => ("<li class=\"task\">", "</li>\n"),
            Tag::DefinitionList => ("<dl>\n", "</dl>\n"),
            Tag::DefinitionTerm => ("<dt>", "</dt>\n"),
            Tag::Definition => ("<dd>", "</dd>\n"),
            Tag::Table => ("<div class=\"table-scroll\">\n<table>\n", "</table>\n</div>\n"),
            Tag::TableHead => ("<thead>\n", "</thead>\n"),
            Tag::TableBody => ("<tbody>\n", "</tbody>\n"),
            Tag::TableRow => ("<tr>\n", "</tr>\n"),
            Tag::Emphasis => ("<em>", "</em>"),
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<del>", "</del>"),
            Tag::List { start: Some(start) } => {
                self.html.push_str("<ol");
                self.attribute("start", &start.to_string());
                (">\n", "</ol>\n")
            }
            Tag::TableCell { heading, align } => {
                self.html.push_str(if *heading { "<th scope=\"col\"" } else { "<td" });
                match align {
                    Align::Unset => {}
                    Align::Start => self.attribute("class", "start"),
                    Align::Center => self.attribute("class", "center"),
                    Align::End => self.attribute("class", "end"),
                }
                (">", if *heading { "</th>\n" } else { "</td>\n" })
            }
            Tag::Alert(kind) => {
                let title = self.resolver.alert(*kind);
                self.html.push_str("<div");
                self.attribute("class", &format!("alert alert-{}", kind.name()));
                self.html.push_str(" role=\"note\">\n<p class=\"alert-title\">");
                self.escaped(&title);
                ("</p>\n", "</div>\n")
            }
            Tag::LangSpan(code) => {
                self.html.push_str("<span");
                self.attribute("lang", code);
                (">", "</span>")
            }
            Tag::Heading(number) => {
                let Some(heading) = self.body.headings.get(*number) else { return "" };
                self.heading_level = heading.level;
                let (opening, closing) = match heading.level {
                    2 => ("<h2", "</h2>\n"),
                    3 => ("<h3", "</h3>\n"),
                    4 => ("<h4", "</h4>\n"),
                    5 => ("<h5", "</h5>\n"),
                    _ => ("<h6", "</h6>\n"),
                };
                self.html.push_str(opening);
                self.attribute("id", &heading.id);
                (">", closing)
            }
            Tag::Link(link) => return self.link(&link.target, &link.title),
        };
        self.html.push_str(opening);
        closing
    }
}
