//! The state of reading a document. The content of parts is read in `body`, `inline`, `table` and
//! `drawing`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::block::{Block, TextRun};
use super::field::Fields;
use super::numbering::Numbering;
use super::package::{Package, Relation};
use super::report::{ImportError, ImportWarning, LeftOut};
use super::style_sheet::{StyleSheet, TextProperties};
use super::xml::{Element, Node};

/// Reads the content of the parts of a document.
pub(super) struct DocumentReader<'p, 'b> {
    pub package: &'p Package<'b>,
    pub styles: StyleSheet,
    pub numbering: Numbering,
    /// The relationships of the part that is being read, by id.
    pub relations: Rc<BTreeMap<String, Relation>>,
    pub blocks: Vec<Block>,
    pub pictures: Vec<(String, Vec<u8>)>,
    pub warnings: Vec<ImportWarning>,
    /// The texts that are left out.
    left: BTreeMap<LeftOut, Vec<String>>,
    pub inserted: usize,
    pub fields: Fields,
    /// Whether fields are damaged, so that all text counts as visible.
    pub ignores_fields: bool,
    /// Runs of a paragraph that continues in the next one.
    pub carried: Vec<TextRun>,
    /// Text boxes of the paragraph that is being read, and whether text is before them.
    pub boxes: Vec<(bool, Vec<Block>)>,
    /// The notes that the text refers to: kind and id.
    pub notes: Vec<(&'static str, String)>,
    /// The formatting of the paragraph that is being read, by its style.
    pub paragraph_text: TextProperties,
    /// Whether the paragraph has a number of a caption.
    pub has_sequence: bool,
    /// Whether the text before was hidden.
    pub was_hidden: bool,
}

impl<'p, 'b> DocumentReader<'p, 'b> {
    pub(super) fn new(package: &'p Package<'b>, styles: StyleSheet, numbering: Numbering) -> Self {
        Self {
            package,
            styles,
            numbering,
            relations: Rc::default(),
            blocks: Vec::new(),
            pictures: Vec::new(),
            warnings: Vec::new(),
            left: BTreeMap::new(),
            inserted: 0,
            fields: Fields::default(),
            ignores_fields: false,
            carried: Vec::new(),
            boxes: Vec::new(),
            notes: Vec::new(),
            paragraph_text: TextProperties::default(),
            has_sequence: false,
            was_hidden: false,
        }
    }

    /// Records text that is left out. Runs of one place are one text.
    pub(super) fn leave_text(&mut self, kind: LeftOut, text: &str, continues: bool) {
        let texts = self.left.entry(kind).or_default();
        match texts.last_mut().filter(|_| continues) {
            Some(last) => last.push_str(text),
            None if text.trim().is_empty() => {}
            None => texts.push(text.to_owned()),
        }
    }

    /// Records a text that is left out, unless it is recorded already.
    pub(super) fn leave_once(&mut self, kind: LeftOut, text: String) {
        let texts = self.left.entry(kind).or_default();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }

    /// Records an element that is left out, with its text and the names of its pictures.
    pub(super) fn leave(&mut self, kind: LeftOut, element: &Element) {
        let text = self.text_of(element);
        self.leave_text(kind, &text, false);
    }

    /// Returns the text of an element without regard to its structure.
    pub(super) fn text_of(&self, element: &Element) -> String {
        let mut text = String::new();
        self.add_text_of(element, &mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add_text_of(&self, element: &Element, text: &mut String) {
        match &*element.name {
            "t" | "delText" => text.push_str(&element.text()),
            "v" => text.push_str(&format!("{} ", element.text())),
            "tab" | "br" | "cr" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            // The fallback repeats the choice.
            "Fallback" => {}
            "blip" | "imagedata" => {
                let id = element.attribute("embed").or(element.attribute("id")).or(element.attribute("link"));
                if let Some(relation) = id.and_then(|id| self.relations.get(id)) {
                    let name = relation.target.rsplit('/').next().unwrap_or_default();
                    text.push_str(&format!(" {name} "));
                }
            }
            _ => {
                for node in &element.nodes {
                    if let Node::Element(child) = node {
                        self.add_text_of(child, text);
                    }
                }
                if matches!(&*element.name, "p" | "tc") {
                    text.push(' ');
                }
            }
        }
    }

    /// Reads blocks apart from the current ones, and returns them.
    pub(super) fn apart(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), ImportError>,
    ) -> Result<Vec<Block>, ImportError> {
        let blocks = std::mem::take(&mut self.blocks);
        let carried = std::mem::take(&mut self.carried);
        let boxes = std::mem::take(&mut self.boxes);
        let text = std::mem::take(&mut self.paragraph_text);
        let has_sequence = std::mem::take(&mut self.has_sequence);
        let result = read(self);
        let rest = std::mem::replace(&mut self.carried, carried);
        let mut read = std::mem::replace(&mut self.blocks, blocks);
        if rest.iter().any(|run| !run.is_blank()) {
            read.push(Block::Paragraph(rest));
        }
        self.boxes = boxes;
        self.paragraph_text = text;
        self.has_sequence = has_sequence;
        result.map(|()| read)
    }

    /// Adds the warnings about what was left out, and returns all. Equal texts are named once.
    pub(super) fn finish_warnings(&mut self) -> Vec<ImportWarning> {
        let mut warnings = std::mem::take(&mut self.warnings);
        for (kind, texts) in std::mem::take(&mut self.left) {
            let mut seen = BTreeSet::new();
            let texts = texts.into_iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect();
            if !texts.is_empty() {
                warnings.push(ImportWarning::LeftOut(kind, texts));
            }
        }
        if self.inserted > 0 {
            warnings.push(ImportWarning::Inserted(self.inserted));
        }
        warnings
    }
}
