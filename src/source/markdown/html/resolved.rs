//! Nodes that the resolver completes: records, links, images, abbreviations.

use super::super::abbreviation;
use super::super::ir::{Image, Target};
use super::super::reference::Reference;
use super::super::resolver::Picture;
use super::writer::HtmlWriter;

impl HtmlWriter<'_, '_> {
    /// Opens a link and returns its closing tag. Both are empty if the target cannot be resolved.
    pub(super) fn link(&mut self, target: &Target, title: &str) -> &'static str {
        let href = match target {
            Target::Record(reference) => self.resolver.record(reference.kind, &reference.id).map(|link| link.href),
            Target::Relative(relative) => self.resolver.relative(&relative.address),
            Target::External(address) => Some(address.clone()),
        };
        let Some(href) = href else { return "" };
        self.html.push_str("<a");
        self.attribute("href", &href);
        if !title.is_empty() {
            self.attribute("title", title);
        }
        self.html.push('>');
        "</a>"
    }

    /// Writes a link to a record with the record's name as its text.
    pub(super) fn name(&mut self, reference: &Reference) {
        let Some(link) = self.resolver.record(reference.kind, &reference.id) else { return };
        self.html.push_str("<a");
        self.attribute("href", &link.href);
        self.html.push('>');
        if let Some(lang) = link.name_lang {
            self.html.push_str("<span");
            self.attribute("lang", lang.code());
            self.html.push('>');
        }
        self.escaped(&link.name);
        self.html.push_str(if link.name_lang.is_some() { "</span></a>" } else { "</a>" });
    }

    /// Writes a record alone in its paragraph, as a card if it has one.
    pub(super) fn card(&mut self, reference: &Reference) {
        self.line();
        match self.resolver.card(reference.kind, &reference.id, self.heading_level.min(5) + 1) {
            Some(card) => self.html.push_str(&card),
            None => {
                let before = self.html.len();
                self.name(reference);
                if self.html.len() > before {
                    self.html.insert_str(before, "<p>");
                    self.html.push_str("</p>");
                }
            }
        }
        self.line();
    }

    /// Writes an image inside a text.
    pub(super) fn image(&mut self, image: &Image) {
        match self.resolver.image(&image.address.address) {
            Some(picture) => self.picture(image, &picture, &image.title),
            None => self.escaped(&image.alt),
        }
    }

    /// Writes an image that is alone in its paragraph.
    pub(super) fn figure(&mut self, image: &Image) {
        self.line();
        self.html.push_str("<figure>\n");
        match self.resolver.image(&image.address.address) {
            Some(picture) => self.picture(image, &picture, ""),
            None => self.escaped(&image.alt),
        }
        self.html.push_str("\n<figcaption>");
        self.text(&image.title);
        self.html.push_str("</figcaption>\n</figure>\n");
    }

    fn picture(&mut self, image: &Image, picture: &Picture, title: &str) {
        if !picture.webp.is_empty() {
            self.html.push_str("<picture><source type=\"image/webp\"");
            self.attribute("srcset", &picture.webp);
            self.attribute("sizes", picture.sizes);
            self.html.push('>');
        }
        self.html.push_str("<img");
        self.attribute("src", &picture.src);
        if !picture.srcset.is_empty() {
            self.attribute("srcset", &picture.srcset);
            self.attribute("sizes", picture.sizes);
        }
        self.attribute("alt", &image.alt);
        for (name, size) in [("width", picture.width), ("height", picture.height)] {
            if let Some(size) = size {
                self.attribute(name, &size.to_string());
            }
        }
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if picture.lazy {
            self.attribute("loading", "lazy");
        }
        self.html.push_str(" decoding=\"async\">");
        if !picture.webp.is_empty() {
            self.html.push_str("</picture>");
        }
    }

    /// Writes text, with each abbreviation marked up at its first use.
    pub(super) fn text(&mut self, text: &str) {
        if self.without_abbr > 0 || !abbreviation::is_likely(text) {
            return self.escaped(text);
        }
        for (part, is_candidate) in abbreviation::split(text) {
            let length = if is_candidate { self.expand(part) } else { 0 };
            self.escaped(&part[length..]);
        }
    }

    /// Marks up the first use of an abbreviation at the start of a word. Returns its length in
    /// bytes.
    fn expand(&mut self, word: &str) -> usize {
        let Some(abbreviation) = self.resolver.abbreviation(word) else { return 0 };
        let Some((short, _)) = word.split_at_checked(abbreviation.length).filter(|(short, _)| !short.is_empty()) else {
            return 0;
        };
        if !self.expanded.insert(short.to_owned()) {
            return 0;
        }
        self.html.push_str("<abbr");
        self.attribute("title", &abbreviation.title);
        self.html.push('>');
        self.escaped(short);
        self.html.push_str("</abbr>");
        short.len()
    }
}
