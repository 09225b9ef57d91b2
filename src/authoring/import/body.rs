//! Paragraphs and other blocks of a document.

use super::block::{Block, Marker, TextRun, merged};
use super::reader::DocumentReader;
use super::report::{ImportError, LeftOut};
use super::style_sheet::{Role, Style, outline};
use super::xml::Element;

/// The end of a page or column, inside of text.
pub(super) const PAGE_BREAK: char = '\u{c}';
/// Bullets that are typed in front of a list item.
const BULLETS: [char; 10] = ['·', '•', '▪', '‣', '●', '◦', '■', '◆', '➢', '➤'];
/// The maximum depth of a list item.
const MAX_DEPTH: usize = 8;

impl DocumentReader<'_, '_> {
    /// Reads the blocks inside an element: of the body, a cell, a note, a text box.
    pub(super) fn body(&mut self, parent: &Element) -> Result<(), ImportError> {
        parent.elements().try_for_each(|child| self.body_element(child))
    }

    /// Reads one element that holds blocks.
    pub(super) fn body_element(&mut self, child: &Element) -> Result<(), ImportError> {
        match &*child.name {
            "p" => self.paragraph(child)?,
            "tbl" => self.table(child)?,
            "r" | "t" | "hyperlink" | "fldSimple" | "oMath" | "oMathPara" => self.stray(child)?,
            "del" | "moveFrom" => self.leave(LeftOut::Deleted, child),
            "ins" | "moveTo" => {
                self.inserted += 1;
                self.body(child)?;
            }
            "sdt" => {
                if self.shows_control(child) {
                    self.body(child)?;
                }
            }
            "AlternateContent" => {
                // Each alternative has the whole content, so one that can be read suffices.
                for alternative in child.elements() {
                    let blocks = self.apart(|reader| reader.body(alternative))?;
                    if !blocks.is_empty() {
                        self.blocks.extend(blocks);
                        break;
                    }
                }
            }
            "altChunk" | "subDoc" => self.leave_embedded(child),
            name if name.ends_with("Pr") => {}
            _ => self.body(child)?,
        }
        Ok(())
    }

    /// Reads inline content that is outside of a paragraph.
    fn stray(&mut self, child: &Element) -> Result<(), ImportError> {
        let mut runs = Vec::new();
        self.paragraph_text = self.styles.paragraph(None).text;
        self.inline_element(child, None, &mut runs)?;
        let runs = merged(runs);
        if runs.iter().any(|run| !run.is_blank()) {
            self.blocks.push(Block::Paragraph(runs));
        }
        let boxes = std::mem::take(&mut self.boxes);
        self.blocks.extend(boxes.into_iter().flat_map(|(_, blocks)| blocks));
        Ok(())
    }

    /// Returns whether the content of a control is text of the document. A control without text is
    /// left out.
    pub(super) fn shows_control(&mut self, control: &Element) -> bool {
        let Some(properties) = control.element("sdtPr") else { return true };
        let gallery = properties.descendant("docPartGallery").and_then(|gallery| gallery.attribute("val"));
        let kind = match gallery {
            _ if properties.is_on("showingPlcHdr") => LeftOut::Prompt,
            Some("Table of Contents") => LeftOut::Contents,
            _ => return true,
        };
        self.leave(kind, control);
        false
    }

    fn leave_embedded(&mut self, chunk: &Element) {
        let relation = chunk.attribute("id").and_then(|id| self.relations.get(id));
        let name = relation.map_or("?", |relation| relation.target.rsplit('/').next().unwrap_or_default()).to_owned();
        self.leave_text(LeftOut::Embedded, &name, false);
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), ImportError> {
        let properties = paragraph.element("pPr");
        let style_id = properties.and_then(|properties| properties.value("pStyle"));
        let mut style = self.styles.paragraph(style_id);
        style.outline = properties.and_then(outline).or(style.outline);
        self.paragraph_text = style.text.clone();
        if style.role.is_some() || style.heading().is_some() {
            // The site decides how a heading or quotation looks.
            (self.paragraph_text.bold, self.paragraph_text.italic) = (None, None);
        }
        self.has_sequence = false;
        self.was_hidden = false;
        let mut runs = std::mem::take(&mut self.carried);
        self.inline(paragraph, None, &mut runs)?;

        let boxes = std::mem::take(&mut self.boxes);
        let has_picture = runs.iter().any(TextRun::is_picture);
        let is_caption = |blocks: &[Block]| blocks.iter().all(|block| matches!(block, Block::Caption(_)));
        let (after, before): (Vec<_>, Vec<_>) =
            boxes.into_iter().partition(|(follows, blocks)| *follows || has_picture && is_caption(blocks));
        self.blocks.extend(before.into_iter().flat_map(|(_, blocks)| blocks));
        let after = after.into_iter().flat_map(|(_, blocks)| blocks);
        if let Some(runs) = continued(properties, &runs) {
            self.carried = runs;
            self.blocks.extend(after);
            return Ok(());
        }
        let marker = self.marker(properties, style_id, &style);
        if properties.is_some_and(|properties| properties.is_on("pageBreakBefore")) {
            self.blocks.push(Block::Break);
        }
        if style.role == Some(Role::Contents) {
            let text = super::block::text(&runs);
            self.leave_text(LeftOut::Contents, &format!("{text} "), true);
        } else {
            self.add_blocks(merged(runs), marker, &style);
        }
        self.blocks.extend(after);
        if properties.and_then(|properties| properties.element("sectPr")).is_some() {
            self.blocks.push(Block::Break);
        }
        Ok(())
    }

    /// Counts the paragraph as a list item. Returns its depth and marker.
    fn marker(
        &mut self,
        properties: Option<&Element>,
        style_id: Option<&str>,
        style: &Style,
    ) -> Option<(usize, Marker)> {
        let direct = properties.and_then(|properties| properties.element("numPr"));
        let id = direct.and_then(|list| list.value("numId")).or(style.list.as_deref()).filter(|id| *id != "0")?;
        let level = direct.and_then(|list| list.value("ilvl")?.trim().parse().ok());
        let level = level.or_else(|| self.numbering.level_of_style(id, style_id?)).or(style.list_level).unwrap_or(0);
        self.numbering.next(id, level).map(|marker| (level.min(MAX_DEPTH), marker))
    }

    /// Adds the blocks of a paragraph.
    fn add_blocks(&mut self, runs: Vec<TextRun>, marker: Option<(usize, Marker)>, style: &Style) {
        let is_list = marker.is_some() && style.heading().is_none() && style.role.is_none();
        let is_heading = style.heading().is_some() || style.role == Some(Role::Title);
        let pieces = match is_list || is_heading {
            true => vec![without_page_breaks(runs)],
            false => pages(runs),
        };
        let last = pieces.len() - 1;
        for (at, piece) in pieces.into_iter().enumerate() {
            match is_list {
                true => self.add_block(piece, marker.as_ref(), style),
                false => {
                    let (before, piece, behind) = without_pictures(piece, is_heading);
                    let picture = |run| Block::Paragraph(vec![run]);
                    self.blocks.extend(before.into_iter().map(picture));
                    self.add_block(piece, marker.as_ref(), style);
                    self.blocks.extend(behind.into_iter().map(picture));
                }
            }
            if at < last {
                self.blocks.push(Block::Break);
            }
        }
    }

    fn add_block(&mut self, mut runs: Vec<TextRun>, marker: Option<&(usize, Marker)>, style: &Style) {
        if runs.iter().all(TextRun::is_blank) {
            return;
        }
        let is_heading = style.heading().is_some() || style.role.is_some();
        if let Some((_, marker)) = marker.filter(|(_, marker)| is_heading && *marker != Marker::Bullet) {
            runs.insert(0, TextRun::plain(marker.text()));
        }
        let is_caption = self.has_sequence && runs.iter().all(|run| !run.is_picture());
        let block = match (style.role, style.heading(), marker) {
            (Some(Role::Title), ..) => Block::Title(runs),
            (_, Some(level), _) => Block::Heading(level, runs),
            (Some(Role::Quote), ..) => Block::Quote(runs),
            (Some(Role::Caption), ..) => Block::Caption(runs),
            (.., Some((depth, marker))) => Block::ListItem(*depth, marker.clone(), runs),
            _ if is_caption => Block::Caption(runs),
            _ => {
                self.blocks.extend(typed_list(runs));
                return;
            }
        };
        self.blocks.push(block);
    }
}

/// Returns the runs of a paragraph that continues in the next one: a drop capital, or a paragraph
/// whose mark is deleted or hidden.
fn continued(properties: Option<&Element>, runs: &[TextRun]) -> Option<Vec<TextRun>> {
    let properties = properties?;
    let frame = properties.element("framePr").and_then(|frame| frame.attribute("dropCap"));
    if matches!(frame, Some("drop" | "margin")) {
        let letter = |run: &TextRun| TextRun {
            text: run.text.trim().to_owned(),
            object: run.object.clone(),
            ..TextRun::default()
        };
        return Some(runs.iter().map(letter).collect());
    }
    let mark = properties.element("rPr")?;
    let is_gone = mark.element("del").is_some() || mark.element("moveFrom").is_some();
    (is_gone || mark.is_on("vanish") || mark.is_on("specVanish")).then(|| runs.to_vec())
}

fn without_page_breaks(mut runs: Vec<TextRun>) -> Vec<TextRun> {
    runs.iter_mut().for_each(|run| run.text = run.text.replace(PAGE_BREAK, " "));
    runs
}

/// Splits runs at the ends of pages.
fn pages(runs: Vec<TextRun>) -> Vec<Vec<TextRun>> {
    let mut pages = vec![Vec::new()];
    for run in runs {
        if run.object.is_some() {
            pages.last_mut().into_iter().for_each(|page| page.push(run.clone()));
            continue;
        }
        for (at, part) in run.text.split(PAGE_BREAK).enumerate() {
            if at > 0 {
                pages.push(Vec::new());
            }
            let part = TextRun { text: part.to_owned(), ..run.clone() };
            pages.last_mut().into_iter().for_each(|page| page.push(part.clone()));
        }
    }
    pages
}

/// Separates the pictures at the start and end of runs, or all of them.
fn without_pictures(runs: Vec<TextRun>, all: bool) -> (Vec<TextRun>, Vec<TextRun>, Vec<TextRun>) {
    let is_text = |run: &TextRun| !run.is_picture() && !run.is_blank();
    let first = runs.iter().position(is_text).unwrap_or(runs.len());
    let last = runs.iter().rposition(is_text).map_or(0, |last| last + 1);
    let (mut before, mut kept, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    for (at, run) in runs.into_iter().enumerate() {
        match run.is_picture() {
            true if at < first || all => before.push(run),
            true if at >= last => behind.push(run),
            _ => kept.push(run),
        }
    }
    (before, kept, behind)
}

/// Returns a paragraph as blocks. A line that begins with a typed bullet is a list item.
fn typed_list(runs: Vec<TextRun>) -> Vec<Block> {
    let lines = lines(&runs);
    if lines.iter().all(|line| without_bullet(line).is_none()) {
        return vec![Block::Paragraph(runs)];
    }
    let mut blocks: Vec<Block> = Vec::new();
    for mut line in lines {
        match (without_bullet(&line), blocks.last_mut()) {
            (Some(item), _) => blocks.push(Block::ListItem(0, Marker::Bullet, item)),
            (None, Some(Block::Paragraph(runs))) => {
                runs.push(TextRun::plain("\n"));
                runs.append(&mut line);
            }
            (None, _) if line.iter().all(TextRun::is_blank) => {}
            (None, _) => blocks.push(Block::Paragraph(line)),
        }
    }
    blocks
}

/// Splits runs at line breaks.
fn lines(runs: &[TextRun]) -> Vec<Vec<TextRun>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for run in runs {
        if run.object.is_some() {
            line.push(run.clone());
            continue;
        }
        for (nth, text) in run.text.split('\n').enumerate() {
            if nth > 0 {
                lines.push(std::mem::take(&mut line));
            }
            line.push(TextRun { text: text.to_owned(), ..run.clone() });
        }
    }
    lines.push(line);
    lines
}

/// Returns the runs without a typed bullet, or `None` if they do not begin with one.
fn without_bullet(runs: &[TextRun]) -> Option<Vec<TextRun>> {
    let first = runs.iter().position(|run| !run.is_blank())?;
    let mut runs = runs.get(first..)?.to_vec();
    let text = runs.first().filter(|run| run.object.is_none())?.text.trim_start().to_owned();
    let rest = text.strip_prefix(BULLETS)?;
    let next = rest.chars().next().or_else(|| runs.get(1)?.text.chars().next())?;
    // A dot may be a decoration, or multiply.
    if BULLETS.contains(&next) || text.starts_with('·') && !next.is_whitespace() {
        return None;
    }
    runs.first_mut()?.text = rest.trim_start().to_owned();
    runs.iter().any(|run| !run.is_blank()).then_some(runs)
}
