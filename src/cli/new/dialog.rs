//! The questions of a form in the terminal, one line each.

use std::io::{BufRead, Write};

use super::answer::{Answers, Wrong};
use crate::authoring::edit::NewValue;
use crate::authoring::form::Field;
use crate::cli::output::printable;
use crate::foundation::diagnostics::{Expected, RecordKind};
use crate::foundation::lang::Lang;
use crate::language::lang_name;

/// The most records that are listed before a question.
const MOST_LISTED: usize = 9;

/// A dialog with the author.
pub(super) struct Dialog<'d> {
    pub(super) answers: &'d Answers<'d>,
    pub(super) input: &'d mut dyn BufRead,
    pub(super) out: &'d mut dyn Write,
    /// Whether the input has ended, so that nothing more is answered.
    pub(super) has_ended: bool,
}

impl Dialog<'_> {
    /// Prints a line. The terminal of the author may be closed, which is not an error.
    pub(super) fn say(&mut self, line: &str) {
        let _ = writeln!(self.out, "{}", printable(line));
    }

    /// Asks for a line. Returns `None` if it is empty or the input has ended.
    pub(super) fn line(&mut self, question: &str) -> Option<String> {
        if self.has_ended {
            return None;
        }
        let _ = write!(self.out, "{}: ", printable(question));
        let _ = self.out.flush();
        let mut line = Vec::new();
        let is_read = self.input.read_until(b'\n', &mut line).is_ok_and(|length| length > 0);
        self.has_ended = !is_read;
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        Some(line).filter(|line| !line.is_empty())
    }

    /// Asks for the fields of a map, and returns the keys that were answered.
    ///
    /// The parts of an `is_part` map are left out if its first required key is.
    pub(super) fn ask_all(&mut self, fields: &[Field], is_part: bool) -> Vec<(String, NewValue)> {
        let mut entries = Vec::new();
        for field in fields {
            let is_insisted = field.spec.required && !(is_part && entries.is_empty());
            match self.ask(field, is_insisted) {
                Some(value) => entries.push((field.spec.key.to_owned(), value)),
                None if is_part && field.spec.required && entries.is_empty() => break,
                None => {}
            }
        }
        entries
    }

    /// Asks for a field, which may have several values.
    pub(super) fn ask(&mut self, field: &Field, is_insisted: bool) -> Option<NewValue> {
        let label = self.answers.messages.key_label(&field.section, field.spec.key);
        if !field.is_list() {
            return self.ask_value(field, &label, is_insisted);
        }
        let mut items = Vec::new();
        while !self.has_ended {
            let number = (items.len() + 1).into();
            let args = [("label", label.as_str().into()), ("number", number)];
            let question = self.answers.messages.format("new-form-item", &args);
            match self.ask_value(field, &question, is_insisted && items.is_empty()) {
                Some(item) => items.push(item),
                None => break,
            }
        }
        (!items.is_empty()).then_some(NewValue::List(items))
    }

    fn ask_value(&mut self, field: &Field, label: &str, is_insisted: bool) -> Option<NewValue> {
        if field.is_map() {
            if !self.has_ended {
                self.say(&format!("{label}:"));
            }
            let entries = self.ask_all(&field.children(), true);
            return (!entries.is_empty()).then_some(NewValue::Map(entries));
        }
        if !field.is_localized() || self.answers.languages.len() < 2 {
            return self.ask_line(field, label, is_insisted);
        }
        let languages: Vec<Lang> = self.answers.languages.to_vec();
        let mut versions = Vec::new();
        for (index, lang) in languages.iter().enumerate() {
            let question = format!("{label} ({})", lang_name(*lang));
            let is_last = index + 1 == languages.len();
            if let Some(text) = self.ask_line(field, &question, is_insisted && is_last && versions.is_empty()) {
                versions.push((lang.code().to_owned(), text));
            }
        }
        (!versions.is_empty()).then_some(NewValue::Map(versions))
    }

    /// Asks until the answer is right or left out.
    fn ask_line(&mut self, field: &Field, question: &str, is_insisted: bool) -> Option<NewValue> {
        if !self.has_ended {
            self.show_choices(field);
        }
        let mut may_insist = is_insisted;
        loop {
            match self.line(question) {
                None if may_insist && !self.has_ended => {
                    may_insist = false;
                    self.say(&self.answers.messages.get("new-form-needed"));
                }
                None => return None,
                Some(answer) if answer == "?" => {
                    let meaning = self.answers.messages.key_meaning(&field.section, field.spec.key);
                    let form = self.answers.messages.expected(&field.spec.expected);
                    self.say(&format!("  {meaning}\n  {form}"));
                }
                Some(answer) => match self.answers.read(field, &answer) {
                    Ok(value) => return Some(value),
                    Err(Wrong(message)) => self.say(&format!("  {message}")),
                },
            }
        }
    }

    /// Lists the words or the records that can be answered.
    fn show_choices(&mut self, field: &Field) {
        let messages = self.answers.messages;
        if let Expected::OneOf(words) = &field.spec.expected {
            for word in words {
                self.say(&format!("  {word} – {}", messages.choice_label(field.spec.key, word)));
            }
        }
        if let Some(kind) = self.answers.reference(field) {
            self.show_records(kind);
        }
    }

    fn show_records(&mut self, kind: RecordKind) {
        let records = self.answers.records(kind);
        for (id, name) in records.iter().take(MOST_LISTED) {
            self.say(&format!("  {id} – {name}"));
        }
        let more = records.len().saturating_sub(MOST_LISTED);
        if more > 0 {
            self.say(&format!("  {}", self.answers.messages.format("new-form-more", &[("count", more.into())])));
        }
    }
}
