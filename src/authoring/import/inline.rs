//! The content of paragraphs: runs of text, fields, links, symbols, notes.

use std::rc::Rc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::block::{Format, Object, TextRun};
use super::body::PAGE_BREAK;
use super::emphasis::is_allowed_link;
use super::field::{self, Computed};
use super::formula;
use super::raised::{lowered, raised};
use super::reader::DocumentReader;
use super::report::{ImportError, ImportWarning, LeftOut};
use super::style_sheet::TextProperties;
use super::symbol_font::{is_symbol_font, symbol};
use super::xml::Element;

/// The target of an enclosing hyperlink.
type Link<'l> = Option<&'l Rc<str>>;

impl DocumentReader<'_, '_> {
    /// Reads the runs inside an element.
    pub(super) fn inline(&mut self, parent: &Element, link: Link, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        parent.elements().try_for_each(|child| self.inline_element(child, link, runs))
    }

    /// Reads one element of a paragraph.
    pub(super) fn inline_element(
        &mut self,
        child: &Element,
        link: Link,
        runs: &mut Vec<TextRun>,
    ) -> Result<(), ImportError> {
        match &*child.name {
            "r" => self.run(child, link, runs),
            "t" => {
                self.push(&child.text(), &self.paragraph_text.clone(), link, runs);
                Ok(())
            }
            "del" | "moveFrom" => {
                self.leave(LeftOut::Deleted, child);
                Ok(())
            }
            "ins" | "moveTo" => {
                self.inserted += 1;
                self.inline(child, link, runs)
            }
            "hyperlink" => {
                let target = child.attribute("id").and_then(|id| self.relations.get(id));
                let target = target.filter(|relation| relation.is_external).map(|relation| relation.target.clone());
                let anchor =
                    child.attribute("anchor").filter(|_| target.as_deref().is_some_and(|it| !it.contains('#')));
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let target = self.allowed_link(target.map(|target| target + &anchor));
                self.inline(child, target.as_ref().or(link), runs)
            }
            "fldSimple" => {
                let instruction = child.attribute("instr").unwrap_or_default();
                match field::name(instruction) {
                    "TOC" | "INDEX" => self.leave(LeftOut::Contents, child),
                    "SEQ" => self.has_sequence = true,
                    _ => {}
                }
                let target = self.allowed_link(field::hyperlink(instruction));
                match field::name(instruction) {
                    "TOC" | "INDEX" => Ok(()),
                    _ => self.inline(child, target.as_ref().or(link), runs),
                }
            }
            "sdt" if !self.shows_control(child) => Ok(()),
            "oMath" => {
                self.push_formula(&formula::linear(child), link, runs);
                Ok(())
            }
            "AlternateContent" => {
                for alternative in child.elements() {
                    let found = (runs.len(), self.boxes.len());
                    self.inline(alternative, link, runs)?;
                    if found != (runs.len(), self.boxes.len()) {
                        break;
                    }
                }
                Ok(())
            }
            name if name.ends_with("Pr") => Ok(()),
            _ => self.inline(child, link, runs),
        }
    }

    fn run(&mut self, run: &Element, link: Link, runs: &mut Vec<TextRun>) -> Result<(), ImportError> {
        let properties = run.element("rPr");
        let style = properties.and_then(|properties| properties.value("rStyle"));
        let base = match style {
            Some(id) => self.styles.character(id).inside(&self.paragraph_text),
            None => self.paragraph_text.clone(),
        };
        let mut text = TextProperties::new(properties).over(&base);
        let position: Option<i32> = properties.and_then(|properties| properties.value("position")?.trim().parse().ok());
        if let Some(position) = position.filter(|_| text.raised.unwrap_or(0) == 0 && is_index(run, runs)) {
            text.raised = Some(position.signum() as i8);
        }
        for child in run.elements() {
            if self.run_element(child, &text, link, runs)? {
                break;
            }
        }
        Ok(())
    }

    /// Reads one element of a run. Returns whether the rest of the run is the mark of a note.
    fn run_element(
        &mut self,
        child: &Element,
        text: &TextProperties,
        link: Link,
        runs: &mut Vec<TextRun>,
    ) -> Result<bool, ImportError> {
        match &*child.name {
            "t" => self.push(&child.text(), text, link, runs),
            "delText" => self.leave(LeftOut::Deleted, child),
            "tab" | "ptab" => self.push("\t", text, link, runs),
            "br" if matches!(child.attribute("type"), Some("page" | "column")) => {
                self.push(&PAGE_BREAK.to_string(), text, link, runs);
            }
            "br" | "cr" => self.push("\n", text, link, runs),
            "noBreakHyphen" => self.push("-", text, link, runs),
            "sym" => {
                let font = child.attribute("font").unwrap_or("Symbol");
                let code = child.attribute("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                self.push_symbol(font, code.unwrap_or(0), text, link, runs);
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if &*child.name == "footnoteReference" { "footnote" } else { "endnote" };
                self.push_note(kind, child.attribute("id").unwrap_or_default(), runs);
                return Ok(!matches!(child.attribute("customMarkFollows"), None | Some("0" | "false" | "off")));
            }
            "fldChar" => self.field_mark(child, text, link, runs),
            "instrText" => self.fields.instruct(&child.text()),
            "drawing" | "pict" | "object" => self.drawing(child, runs)?,
            "oMath" => self.push_formula(&formula::linear(child), link, runs),
            "ruby" => {
                for (part, around) in [("rubyBase", ["", ""]), ("rt", [" (", ")"])] {
                    let Some(part) = child.element(part) else { continue };
                    self.push(around[0], text, link, runs);
                    self.inline(part, link, runs)?;
                    self.push(around[1], text, link, runs);
                }
            }
            "AlternateContent" => {
                for alternative in child.elements() {
                    let found = (runs.len(), self.boxes.len());
                    for child in alternative.elements() {
                        self.run_element(child, text, link, runs)?;
                    }
                    if found != (runs.len(), self.boxes.len()) {
                        break;
                    }
                }
            }
            "r" => self.run(child, link, runs)?,
            name if name.ends_with("Pr") => {}
            _ => {
                for child in child.elements() {
                    self.run_element(child, text, link, runs)?;
                }
            }
        }
        Ok(false)
    }

    fn push_note(&mut self, kind: &'static str, id: &str, runs: &mut Vec<TextRun>) {
        if !self.fields.shows_text() && !self.ignores_fields {
            return;
        }
        let note = (kind, id.to_owned());
        let at = self.notes.iter().position(|known| *known == note).unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        runs.push(TextRun { object: Some(Object::Note(at)), ..TextRun::default() });
    }

    fn field_mark(&mut self, mark: &Element, text: &TextProperties, link: Link, runs: &mut Vec<TextRun>) {
        match mark.attribute("fldCharType") {
            Some("begin") => {
                if let Some(shown) = form_value(mark) {
                    self.push(&shown, text, link, runs);
                }
                self.fields.begin();
            }
            Some("separate") => self.fields.separate(),
            _ => match self.fields.end().as_deref().and_then(field::computed) {
                Some(Computed::Symbol { font, code }) => self.push_symbol(&font, code, text, link, runs),
                Some(Computed::Formula(formula)) => match field::fraction(&formula) {
                    Some(fraction) => self.push_formula(&fraction, link, runs),
                    None => self.warnings.push(ImportWarning::Formula(formula)),
                },
                None => {}
            },
        }
        self.has_sequence |= self.fields.is_sequence();
    }

    fn push_symbol(&mut self, font: &str, code: u32, text: &TextProperties, link: Link, runs: &mut Vec<TextRun>) {
        // Fonts that are not symbol fonts have Unicode characters.
        let plain = char::from_u32(code).filter(|c| !is_symbol_font(font) && !is_private(*c) && !c.is_control());
        match symbol(font, code).or(plain) {
            Some(c) => {
                let text = TextProperties { font: None, ..text.clone() };
                self.push(&c.to_string(), &text, link, runs);
            }
            None => self.warnings.push(ImportWarning::UnknownSymbol(format!("{font} {code:04X}"))),
        }
    }

    fn push_formula(&mut self, formula: &str, link: Link, runs: &mut Vec<TextRun>) {
        let last = runs.last().and_then(|run| run.text.chars().next_back());
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let gap = if is_digit(last) && is_digit(formula.chars().next()) { " " } else { "" };
        self.push(&format!("{gap}{formula}"), &TextProperties::default(), link, runs);
    }

    /// Adds text to the runs, or to what is left out.
    fn push(&mut self, written: &str, properties: &TextProperties, link: Link, runs: &mut Vec<TextRun>) {
        if !self.ignores_fields && self.fields.is_in_contents() {
            return self.leave_text(LeftOut::Contents, &format!("{} ", written.trim()), true);
        }
        if !self.ignores_fields && !self.fields.shows_text() {
            return self.leave_text(LeftOut::FieldCode, written, true);
        }
        let text = self.cleaned(written, properties.font.as_deref());
        if properties.hidden == Some(true) {
            self.leave_text(LeftOut::Hidden, &text, self.was_hidden);
            self.was_hidden = true;
            return;
        }
        if text.is_empty() {
            return;
        }
        self.was_hidden = false;
        let text = self.shifted(text, properties.raised.unwrap_or(0), runs);
        let of_field = self.fields.link();
        let link = link.cloned().or_else(|| self.allowed_link(of_field));
        let on = |property: Option<bool>| property == Some(true);
        let format =
            Format { bold: on(properties.bold), italic: on(properties.italic), struck: on(properties.struck), link };
        runs.push(TextRun { text, format, object: None });
    }

    /// Returns a link whose scheme is allowed. Records the target of any other, once.
    fn allowed_link(&mut self, link: Option<String>) -> Option<Rc<str>> {
        let link = link?;
        if is_allowed_link(&link) {
            return Some(link.into());
        }
        self.leave_once(LeftOut::LinkTarget, link);
        None
    }

    /// Returns text in Unicode (NFC), without invisible characters and marks of direction.
    fn cleaned(&mut self, written: &str, font: Option<&str>) -> String {
        let font = font.filter(|font| is_symbol_font(font));
        let mut text = String::with_capacity(written.len());
        for c in written.chars() {
            match c {
                '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => {}
                '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
                '\r' => text.push('\n'),
                '\u{2028}' | '\u{2029}' | '\u{b}' => text.push('\n'),
                _ if is_private(c) || font.is_some() && ('!'..='\u{ff}').contains(&c) => {
                    let font = font.unwrap_or("Symbol");
                    match symbol(font, u32::from(c)) {
                        Some(c) => text.push(c),
                        None => {
                            self.warnings.push(ImportWarning::UnknownSymbol(format!("{font} {:04X}", u32::from(c))))
                        }
                    }
                }
                _ => text.push(c),
            }
        }
        if is_nfc(&text) { text } else { text.nfc().collect() }
    }

    /// Returns text with its raised or lowered characters.
    fn shifted(&mut self, text: String, by: i8, runs: &[TextRun]) -> String {
        let form = match by.signum() {
            1 => raised(&text),
            -1 => lowered(&text),
            _ => return text,
        };
        form.unwrap_or_else(|| {
            // An ordinal is as clear without: 2nd, 1-й.
            let last = runs.last().and_then(|run| run.text.chars().next_back());
            let is_ordinal = last.is_some_and(|c| c.is_numeric() || c == '-') && text.chars().all(char::is_alphabetic);
            if !is_ordinal {
                self.warnings.push(ImportWarning::Raised(text.trim().to_owned()));
            }
            text
        })
    }
}

fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Returns whether a run is a short number that touches the text before it, such as 2 in H₂O.
fn is_index(run: &Element, runs: &[TextRun]) -> bool {
    let text: String = run.elements().filter(|child| &*child.name == "t").map(Element::text).collect();
    let last = runs.last().and_then(|run| run.text.chars().next_back());
    (1..=3).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && last.is_some_and(char::is_alphanumeric)
}

/// Returns what a form field shows that has no result: a checkbox, a chosen entry.
fn form_value(mark: &Element) -> Option<String> {
    let data = mark.element("ffData")?;
    if let Some(checkbox) = data.element("checkBox") {
        let is_checked = checkbox.toggle("checked").or(checkbox.toggle("default")).unwrap_or(false);
        return Some(if is_checked { "☒" } else { "☐" }.to_owned());
    }
    let list = data.element("ddList")?;
    let chosen = list.value("result").or(list.value("default")).and_then(|chosen| chosen.parse().ok()).unwrap_or(0);
    list.elements().filter(|entry| &*entry.name == "listEntry").nth(chosen)?.attribute("val").map(str::to_owned)
}
