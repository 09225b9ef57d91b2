//! The body of a Word file as blocks: headings, paragraphs, list items, tables.

use std::collections::BTreeMap;

use super::package::Package;
use super::report::{ImportError, ImportWarning};
use super::style_sheet::{self, Style, StyleSheet};
use super::xml::{self, Element};

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The title, by its style.
    Title(Vec<TextRun>),
    /// A heading with its level, from 1.
    Heading(u8, Vec<TextRun>),
    Paragraph(Vec<TextRun>),
    /// A list item with its depth, and whether it is numbered.
    ListItem(usize, bool, Vec<TextRun>),
    /// Rows of cells.
    Table(Vec<Vec<Vec<TextRun>>>),
}

impl Block {
    /// Returns the text without formatting, on one line.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Title(runs) | Self::Heading(_, runs) | Self::Paragraph(runs) | Self::ListItem(_, _, runs) => {
                text(runs)
            }
            Self::Table(rows) => rows.iter().flatten().map(|cell| text(cell)).collect::<Vec<_>>().join(" "),
        }
    }
}

/// Returns the text of some runs with whitespace collapsed.
pub(super) fn text(runs: &[TextRun]) -> String {
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A run of text with uniform formatting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextRun {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// The target of a hyperlink.
    pub link: Option<String>,
    /// The file name of an image, whose alternative text is `text`.
    pub picture: Option<String>,
}

/// The result of reading a document.
pub(super) struct ReadDocument {
    pub blocks: Vec<Block>,
    pub pictures: Vec<(String, Vec<u8>)>,
    pub warnings: Vec<ImportWarning>,
}

const DOCUMENT: &str = "word/document.xml";

/// Reads the body.
pub(super) fn read(package: &Package) -> Result<ReadDocument, ImportError> {
    let part = |name: &str| -> Result<Option<Element>, ImportError> {
        let bytes = package.part(name)?;
        bytes.map(|bytes| xml::read(&bytes).ok_or_else(|| ImportError::Broken(name.to_owned()))).transpose()
    };
    let document = part(DOCUMENT)?.ok_or(ImportError::NotWord)?;
    let body = document.element("body").ok_or_else(|| ImportError::Broken(DOCUMENT.to_owned()))?;
    let styles = StyleSheet::new(part("word/styles.xml")?.as_ref(), part("word/numbering.xml")?.as_ref());
    let relations = part("word/_rels/document.xml.rels")?.unwrap_or_default();
    let relations = relations.elements().filter_map(|relation| {
        let target = relation.attribute("Target")?.to_owned();
        Some((relation.attribute("Id")?.to_owned(), (target, relation.attribute("TargetMode") == Some("External"))))
    });
    let mut reader = DocumentReader {
        package,
        styles,
        relations: relations.collect(),
        blocks: Vec::new(),
        pictures: Vec::new(),
        warnings: Vec::new(),
        deleted: 0,
        inserted: 0,
        diagnostics: 0,
        field: None,
    };
    reader.body(body)?;
    let counts = [
        (reader.deleted, ImportWarning::Deleted as fn(usize) -> ImportWarning),
        (reader.inserted, ImportWarning::Inserted),
        (reader.diagnostics, ImportWarning::NotesLeft),
    ];
    for (count, warning) in counts.into_iter().filter(|(count, _)| *count > 0) {
        reader.warnings.push(warning(count));
    }
    Ok(ReadDocument { blocks: reader.blocks, pictures: reader.pictures, warnings: reader.warnings })
}

struct DocumentReader<'p, 'b> {
    package: &'p Package<'b>,
    styles: StyleSheet,
    /// The targets of relationships by id, and whether each is external.
    relations: BTreeMap<String, (String, bool)>,
    blocks: Vec<Block>,
    pictures: Vec<(String, Vec<u8>)>,
    warnings: Vec<ImportWarning>,
    deleted: usize,
    inserted: usize,
    diagnostics: usize,
    /// The instruction of the open field, and whether its result has started.
    field: Option<(String, bool)>,
}

impl DocumentReader<'_, '_> {
    fn body(&mut self, body: &Element) -> Result<(), ImportError> {
        for child in body.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child)?,
                "tbl" => self.table(child)?,
                "sectPr" => {}
                "del" | "moveFrom" => self.deleted += 1,
                // Containers of paragraphs: content controls, insertions, and alternatives, of
                // which the last is the fallback.
                "AlternateContent" => {
                    if let Some(last) = child.elements().last() {
                        self.body(last)?;
                    }
                }
                _ => self.body(child)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), ImportError> {
        let mut runs = Vec::new();
        self.field = None;
        self.inline(paragraph, &TextRun::default(), &mut runs)?;
        let runs = merged(runs);
        if runs.iter().all(|run| run.picture.is_none() && run.text.trim().is_empty()) {
            return Ok(());
        }
        let properties = paragraph.element("pPr");
        let style = properties
            .and_then(|properties| properties.value("pStyle"))
            .map(|id| self.styles.style(id))
            .unwrap_or_default();
        let block = self.block(properties, style, runs);
        self.blocks.push(block);
        Ok(())
    }

    fn block(&self, properties: Option<&Element>, style: Style, mut runs: Vec<TextRun>) -> Block {
        if style.is_title {
            return Block::Title(runs);
        }
        if let Some(level) = properties.and_then(style_sheet::level).or(style.heading) {
            return Block::Heading(level, runs);
        }
        let list = properties.and_then(|properties| properties.element("numPr"));
        let id = list.and_then(|list| list.value("numId")).map(str::to_owned).or(style.list);
        if let Some(id) = id.filter(|id| id != "0") {
            let level = list.and_then(|list| list.value("ilvl")).unwrap_or("0");
            let numbered = self.styles.is_numbered(&id, level);
            return Block::ListItem(level.parse().unwrap_or(0).min(8), numbered, runs);
        }
        // A list item that was typed: a bullet and a space.
        let first = runs.first().map(|run| run.text.trim_start().to_owned()).unwrap_or_default();
        let mut chars = first.chars();
        if matches!(chars.next(), Some('·' | '•' | '▪' | '‣' | '\u{f0b7}'))
            && chars.next().is_some_and(char::is_whitespace)
        {
            if let Some(run) = runs.first_mut() {
                first.chars().skip(1).collect::<String>().trim_start().clone_into(&mut run.text);
            }
            return Block::ListItem(0, false, runs);
        }
        Block::Paragraph(runs)
    }

    fn table(&mut self, table: &Element) -> Result<(), ImportError> {
        let mut rows = Vec::new();
        for row in table.elements().filter(|child| child.name == "tr") {
            let mut cells = Vec::new();
            for cell in row.elements().filter(|child| child.name == "tc") {
                let outside = std::mem::take(&mut self.blocks);
                self.body(cell)?;
                let inside = std::mem::replace(&mut self.blocks, outside);
                cells.push(cell_runs(inside));
                let columns = cell.element("tcPr").and_then(|element| element.value("gridSpan")?.parse::<usize>().ok());
                cells.extend((1..columns.unwrap_or(1).min(50)).map(|_| Vec::new()));
            }
            rows.push(cells);
        }
        if rows.iter().flatten().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Table(rows));
        }
        Ok(())
    }

    /// Reads the runs of a paragraph or of an element inside it.
    fn inline(&mut self, parent: &Element, format: &TextRun, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        for child in parent.elements() {
            match child.name.as_str() {
                "r" => self.run(child, format, runs)?,
                "del" | "moveFrom" => self.deleted += 1,
                "ins" | "moveTo" => {
                    self.inserted += 1;
                    self.inline(child, format, runs)?;
                }
                "hyperlink" => {
                    let target = child.attribute("id").and_then(|id| self.relations.get(id));
                    let link = target.filter(|(_, outside)| *outside).map(|(target, _)| target.clone());
                    self.inline(child, &TextRun { link, ..format.clone() }, runs)?;
                }
                "pPr" | "rPr" | "sdtPr" => {}
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.inline(first, format, runs)?;
                    }
                }
                _ => self.inline(child, format, runs)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, format: &TextRun, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        let properties = run.element("rPr");
        let is_on = |name| properties.is_some_and(|properties| properties.is_on(name));
        if is_on("vanish") {
            return Ok(());
        }
        let mut format = TextRun { bold: is_on("b"), italic: is_on("i"), ..format.clone() };
        if let (None, Some((instruction, true))) = (&format.link, &self.field) {
            format.link = hyperlink(instruction);
        }
        for child in run.elements() {
            let text = match child.name.as_str() {
                "t" if self.field.as_ref().is_none_or(|(_, has_result)| *has_result) => child.text(),
                "tab" | "ptab" => " ".to_owned(),
                "br" | "cr" if child.attribute("type").is_none_or(|kind| kind == "textWrapping") => "\n".to_owned(),
                "noBreakHyphen" => "-".to_owned(),
                _ => String::new(),
            };
            if !text.is_empty() {
                runs.push(TextRun { text, ..format.clone() });
            }
            match child.name.as_str() {
                "footnoteReference" | "endnoteReference" => self.diagnostics += 1,
                "fldChar" => match child.attribute("fldCharType") {
                    Some("begin") => self.field = Some((String::new(), false)),
                    Some("separate") => {
                        if let Some((_, has_result)) = &mut self.field {
                            *has_result = true;
                        }
                    }
                    _ => self.field = None,
                },
                "instrText" => {
                    if let Some((instruction, _)) = &mut self.field {
                        instruction.push_str(&child.text());
                    }
                }
                "drawing" | "pict" | "object" | "AlternateContent" => {
                    let image_id = child.descendant("blip").and_then(|blip| blip.attribute("embed"));
                    let image_id =
                        image_id.or_else(|| child.descendant("imagedata")?.attribute("id")).map(str::to_owned);
                    let alt = child
                        .descendant("docPr")
                        .and_then(|element| element.attribute("descr"))
                        .unwrap_or_default()
                        .to_owned();
                    if let Some(id) = image_id {
                        runs.extend(self.picture(&id, &alt)?);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Extracts an image by its relationship id. Equal images are extracted once.
    fn picture(&mut self, id: &str, alt: &str) -> Result<Option<TextRun>, ImportError> {
        let Some((target, false)) = self.relations.get(id) else { return Ok(None) };
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("word/{target}"),
        };
        let Some(bytes) = self.package.part(&part)? else { return Ok(None) };
        let Some(extension) = image_extension(&bytes) else {
            let name = part.rsplit('/').next().unwrap_or_default().to_owned();
            self.warnings.push(ImportWarning::PictureLeft(name));
            return Ok(None);
        };
        let known = self.pictures.iter().find(|(_, known)| *known == bytes).map(|(name, _)| name.clone());
        let name = known.unwrap_or_else(|| {
            let name = format!("picture-{}.{extension}", self.pictures.len() + 1);
            self.pictures.push((name.clone(), bytes));
            name
        });
        if alt.trim().is_empty() {
            self.warnings.push(ImportWarning::PictureWithoutText(name.clone()));
        }
        Ok(Some(TextRun { text: alt.to_owned(), picture: Some(name), ..TextRun::default() }))
    }
}

/// Joins the blocks of a cell, because a Markdown table cannot hold blocks.
fn cell_runs(blocks: Vec<Block>) -> Vec<TextRun> {
    let mut runs = Vec::new();
    for block in blocks {
        if !runs.is_empty() {
            runs.push(TextRun { text: " ".to_owned(), ..TextRun::default() });
        }
        match block {
            Block::Title(content)
            | Block::Heading(_, content)
            | Block::Paragraph(content)
            | Block::ListItem(_, _, content) => runs.extend(content),
            table @ Block::Table(_) => runs.push(TextRun { text: table.text(), ..TextRun::default() }),
        }
    }
    merged(runs)
}

/// Merges adjacent runs with equal formatting. Word splits runs at spelling errors, for example.
fn merged(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut merged: Vec<TextRun> = Vec::new();
    for run in runs {
        let format = |run: &TextRun| (run.bold, run.italic, run.link.clone());
        match merged.last_mut() {
            Some(last) if last.picture.is_none() && run.picture.is_none() && format(last) == format(&run) => {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run),
        }
    }
    merged
}

/// Parses a field instruction: `HYPERLINK "https://…"`.
fn hyperlink(instruction: &str) -> Option<String> {
    let target = instruction.trim().strip_prefix("HYPERLINK")?.trim().strip_prefix('"')?;
    target.split('"').next().map(str::to_owned)
}

/// Returns the file extension of an image by its signature. Returns `None` if browsers do not
/// support it.
fn image_extension(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] =
        [(b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"), (b"RIFF", "webp")];
    kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, extension)| extension)
}
