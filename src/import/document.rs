//! The body of a Word file as blocks: headings, paragraphs, points of lists, tables.

use std::collections::BTreeMap;

use super::package::Package;
use super::report::{ImportError, ImportWarning};
use super::style_sheet::{self, Style, StyleSheet};
use super::xml::{self, Element};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The headline, by the style for it.
    Title(Vec<TextRun>),
    /// From 1.
    Heading(u8, Vec<TextRun>),
    Paragraph(Vec<TextRun>),
    /// A point of a list: how deep it lies, whether it is counted.
    ListItem(usize, bool, Vec<TextRun>),
    /// Rows of cells.
    Table(Vec<Vec<Vec<TextRun>>>),
}

impl Block {
    /// Its words without marks, on one line.
    pub fn text(&self) -> String {
        match self {
            Self::Title(runs) | Self::Heading(_, runs) | Self::Paragraph(runs) | Self::ListItem(_, _, runs) => {
                text(runs)
            }
            Self::Table(rows) => rows.iter().flatten().map(|cell| text(cell)).collect::<Vec<_>>().join(" "),
        }
    }
}

/// The words of some spans, spaces made single.
pub fn text(runs: &[TextRun]) -> String {
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextRun {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// Where they lead.
    pub link: Option<String>,
    /// The file of a picture; the text is what it shows.
    pub picture: Option<String>,
}

/// What was read.
pub struct ReadDocument {
    pub blocks: Vec<Block>,
    pub pictures: Vec<(String, Vec<u8>)>,
    pub warnings: Vec<ImportWarning>,
}

const DOCUMENT: &str = "word/document.xml";

/// Reads the body.
pub fn read(package: &Package) -> Result<ReadDocument, ImportError> {
    let part = |name: &str| -> Result<Option<Element>, ImportError> {
        let bytes = package.part(name)?;
        bytes.map(|bytes| xml::read(&bytes).ok_or_else(|| ImportError::Broken(name.to_owned()))).transpose()
    };
    let document = part(DOCUMENT)?.ok_or(ImportError::NotWord)?;
    let body = document.element("body").ok_or_else(|| ImportError::Broken(DOCUMENT.to_owned()))?;
    let styles = StyleSheet::new(part("word/styles.xml")?.as_ref(), part("word/numbering.xml")?.as_ref());
    let relations = part("word/_rels/document.xml.rels")?.unwrap_or_default();
    let relations = relations.elements().filter_map(|own| {
        let target = own.attribute("Target")?.to_owned();
        Some((own.attribute("Id")?.to_owned(), (target, own.attribute("TargetMode") == Some("External"))))
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
        notes: 0,
        field: None,
    };
    reader.body(body)?;
    let counts = [
        (reader.deleted, ImportWarning::Deleted as fn(usize) -> ImportWarning),
        (reader.inserted, ImportWarning::Inserted),
        (reader.notes, ImportWarning::NotesLeft),
    ];
    for (count, warning) in counts.into_iter().filter(|(count, _)| *count > 0) {
        reader.warnings.push(warning(count));
    }
    Ok(ReadDocument { blocks: reader.blocks, pictures: reader.pictures, warnings: reader.warnings })
}

struct DocumentReader<'p, 'b> {
    package: &'p Package<'b>,
    styles: StyleSheet,
    /// Targets by id, and whether they lie outside the file.
    relations: BTreeMap<String, (String, bool)>,
    blocks: Vec<Block>,
    pictures: Vec<(String, Vec<u8>)>,
    warnings: Vec<ImportWarning>,
    deleted: usize,
    inserted: usize,
    notes: usize,
    /// The instruction of a field that is open, and whether its result has begun.
    field: Option<(String, bool)>,
}

impl DocumentReader<'_, '_> {
    fn body(&mut self, body: &Element) -> Result<(), ImportError> {
        for own in body.elements() {
            match own.name.as_str() {
                "p" => self.paragraph(own)?,
                "tbl" => self.table(own)?,
                "sectPr" => {}
                "del" | "moveFrom" => self.deleted += 1,
                // Frames around paragraphs: controls, inserted parts, alternatives of which the last is plain.
                "AlternateContent" => {
                    if let Some(last) = own.elements().last() {
                        self.body(last)?;
                    }
                }
                _ => self.body(own)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), ImportError> {
        let mut runs = Vec::new();
        self.field = None;
        self.inline(paragraph, &TextRun::default(), &mut runs)?;
        let runs = joined(runs);
        if runs.iter().all(|run| run.picture.is_none() && run.text.trim().is_empty()) {
            return Ok(());
        }
        let properties = paragraph.element("pPr");
        let style = properties.and_then(|own| own.value("pStyle")).map(|id| self.styles.style(id)).unwrap_or_default();
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
        let list = properties.and_then(|own| own.element("numPr"));
        let id = list.and_then(|list| list.value("numId")).map(str::to_owned).or(style.list);
        if let Some(id) = id.filter(|id| id != "0") {
            let level = list.and_then(|list| list.value("ilvl")).unwrap_or("0");
            let numbered = self.styles.is_numbered(&id, level);
            return Block::ListItem(level.parse().unwrap_or(0).min(8), numbered, runs);
        }
        // A point that was typed: a sign and a space.
        let first = runs.first().map(|run| run.text.trim_start().to_owned()).unwrap_or_default();
        let mut letters = first.chars();
        if matches!(letters.next(), Some('·' | '•' | '▪' | '‣' | '\u{f0b7}'))
            && letters.next().is_some_and(char::is_whitespace)
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
        for row in table.elements().filter(|own| own.name == "tr") {
            let mut cells = Vec::new();
            for cell in row.elements().filter(|own| own.name == "tc") {
                let outside = std::mem::take(&mut self.blocks);
                self.body(cell)?;
                let inside = std::mem::replace(&mut self.blocks, outside);
                cells.push(in_a_cell(inside));
                let columns = cell.element("tcPr").and_then(|own| own.value("gridSpan")?.parse::<usize>().ok());
                cells.extend((1..columns.unwrap_or(1).min(50)).map(|_| Vec::new()));
            }
            rows.push(cells);
        }
        if rows.iter().flatten().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Table(rows));
        }
        Ok(())
    }

    /// The words of a paragraph, or of what stands in one.
    fn inline(&mut self, parent: &Element, look: &TextRun, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        for own in parent.elements() {
            match own.name.as_str() {
                "r" => self.run(own, look, runs)?,
                "del" | "moveFrom" => self.deleted += 1,
                "ins" | "moveTo" => {
                    self.inserted += 1;
                    self.inline(own, look, runs)?;
                }
                "hyperlink" => {
                    let target = own.attribute("id").and_then(|id| self.relations.get(id));
                    let link = target.filter(|(_, outside)| *outside).map(|(target, _)| target.clone());
                    self.inline(own, &TextRun { link, ..look.clone() }, runs)?;
                }
                "pPr" | "rPr" | "sdtPr" => {}
                "AlternateContent" => {
                    if let Some(first) = own.elements().next() {
                        self.inline(first, look, runs)?;
                    }
                }
                _ => self.inline(own, look, runs)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, look: &TextRun, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        let properties = run.element("rPr");
        let is_on = |name| properties.is_some_and(|own| own.is_on(name));
        if is_on("vanish") {
            return Ok(());
        }
        let mut look = TextRun { bold: is_on("b"), italic: is_on("i"), ..look.clone() };
        if let (None, Some((instruction, true))) = (&look.link, &self.field) {
            look.link = hyperlink(instruction);
        }
        for own in run.elements() {
            let said = match own.name.as_str() {
                "t" if self.field.as_ref().is_none_or(|(_, begun)| *begun) => own.text(),
                "tab" | "ptab" => " ".to_owned(),
                "br" | "cr" if own.attribute("type").is_none_or(|kind| kind == "textWrapping") => "\n".to_owned(),
                "noBreakHyphen" => "-".to_owned(),
                _ => String::new(),
            };
            if !said.is_empty() {
                runs.push(TextRun { text: said, ..look.clone() });
            }
            match own.name.as_str() {
                "footnoteReference" | "endnoteReference" => self.notes += 1,
                "fldChar" => match own.attribute("fldCharType") {
                    Some("begin") => self.field = Some((String::new(), false)),
                    Some("separate") => {
                        if let Some((_, begun)) = &mut self.field {
                            *begun = true;
                        }
                    }
                    _ => self.field = None,
                },
                "instrText" => {
                    if let Some((instruction, _)) = &mut self.field {
                        instruction.push_str(&own.text());
                    }
                }
                "drawing" | "pict" | "object" | "AlternateContent" => {
                    let shown = own.descendant("blip").and_then(|blip| blip.attribute("embed"));
                    let shown = shown.or_else(|| own.descendant("imagedata")?.attribute("id")).map(str::to_owned);
                    let said =
                        own.descendant("docPr").and_then(|own| own.attribute("descr")).unwrap_or_default().to_owned();
                    if let Some(id) = shown {
                        runs.extend(self.picture(&id, &said)?);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A picture by its relation, taken out of the file once.
    fn picture(&mut self, id: &str, said: &str) -> Result<Option<TextRun>, ImportError> {
        let Some((target, false)) = self.relations.get(id) else { return Ok(None) };
        let part = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("word/{target}"),
        };
        let Some(bytes) = self.package.part(&part)? else { return Ok(None) };
        let Some(ending) = ending(&bytes) else {
            let name = part.rsplit('/').next().unwrap_or_default().to_owned();
            self.warnings.push(ImportWarning::PictureLeft(name));
            return Ok(None);
        };
        let known = self.pictures.iter().find(|(_, own)| *own == bytes).map(|(name, _)| name.clone());
        let name = known.unwrap_or_else(|| {
            let name = format!("picture-{}.{ending}", self.pictures.len() + 1);
            self.pictures.push((name.clone(), bytes));
            name
        });
        if said.trim().is_empty() {
            self.warnings.push(ImportWarning::PictureWithoutText(name.clone()));
        }
        Ok(Some(TextRun { text: said.to_owned(), picture: Some(name), ..TextRun::default() }))
    }
}

/// The blocks of a cell on one line: a table of Markdown has no others.
fn in_a_cell(blocks: Vec<Block>) -> Vec<TextRun> {
    let mut runs = Vec::new();
    for block in blocks {
        if !runs.is_empty() {
            runs.push(TextRun { text: " ".to_owned(), ..TextRun::default() });
        }
        match block {
            Block::Title(own) | Block::Heading(_, own) | Block::Paragraph(own) | Block::ListItem(_, _, own) => {
                runs.extend(own)
            }
            table @ Block::Table(_) => runs.push(TextRun { text: table.text(), ..TextRun::default() }),
        }
    }
    joined(runs)
}

/// Neighbours that look alike as one: Word parts words wherever its spelling checker stopped.
fn joined(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut joined: Vec<TextRun> = Vec::new();
    for run in runs {
        let look = |run: &TextRun| (run.bold, run.italic, run.link.clone());
        match joined.last_mut() {
            Some(last) if last.picture.is_none() && run.picture.is_none() && look(last) == look(&run) => {
                last.text.push_str(&run.text);
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// `HYPERLINK "https://…"`
fn hyperlink(instruction: &str) -> Option<String> {
    let target = instruction.trim().strip_prefix("HYPERLINK")?.trim().strip_prefix('"')?;
    target.split('"').next().map(str::to_owned)
}

/// The ending of a picture's file, by its first bytes; none for what browsers do not show.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] =
        [(b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"), (b"RIFF", "webp")];
    kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, ending)| ending)
}
