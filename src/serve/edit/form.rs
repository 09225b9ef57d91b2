//! The fields of a form as HTML.

use std::fmt::Write;

use crate::foundation::diagnostics::{Expected, RecordKind};
use crate::foundation::lang::Lang;
use crate::language::{capitalize, lang_name};
use crate::messages::Messages;
use crate::source::markdown::escape_html;
use crate::source::yaml::{Node, Value};

use super::catalog::Names;
use super::field::{Control, END, Field, NUMBER, PRECISION, PRECISIONS, REMOVE, is_open, items, value_at};
use super::form_data::FormData;
use super::notes::Note;

/// Text that is longer has a box of several lines.
const LINE: usize = 60;

/// The context in which fields are written.
pub(super) struct Form<'f> {
    pub messages: &'f Messages,
    pub languages: &'f [Lang],
    pub data: &'f FormData,
    pub names: &'f Names,
    pub notes: &'f [Note],
    /// The text of the file, of which values are shown that the form does not change.
    pub source: &'f str,
}

impl Form<'_> {
    /// Writes the fields of a map.
    pub(super) fn fields(&self, html: &mut String, fields: &[Field], node: Option<&Node>) {
        for field in fields {
            let node = value_at(node, field.key.key);
            match field.is_list() {
                true => self.list(html, field, node),
                false => self.one(html, field, node, None),
            }
        }
    }

    fn label(&self, field: &Field, row: Option<usize>) -> String {
        let label = capitalize(&self.messages.key_label(field.section, field.key.key));
        match row {
            Some(row) => format!("{label} {}", row + 1),
            None => label,
        }
    }

    /// Writes the meaning of a field and returns the attribute that refers to it and to its notes.
    fn describe(&self, html: &mut String, field: &Field, is_item: bool) -> String {
        let name = escaped(&field.name);
        let mut ids = Vec::new();
        let meaning = self.messages.key_meaning(field.section, field.key.key);
        if !is_item && !meaning.is_empty() {
            let _ = writeln!(html, "<p class=\"meaning\" id=\"{name}--meaning\">{}</p>", escaped(&meaning));
            ids.push(format!("{name}--meaning"));
        }
        let notes = notes_at(self.notes, &field.name);
        let _ = writeln!(html, "<div class=\"notes\" id=\"{name}--notes\" data-notes=\"{name}\">{notes}</div>");
        ids.push(format!("{name}--notes"));
        format!(" aria-describedby=\"{}\"", ids.join(" "))
    }

    fn one(&self, html: &mut String, field: &Field, node: Option<&Node>, row: Option<usize>) {
        let control = field.control();
        if !is_open(field, node, self.languages) {
            return self.closed(html, field, node, row);
        }
        if control == Control::Fields {
            return self.group(html, field, node, row);
        }
        let label = escaped(&self.label(field, row));
        let required = match field.key.required && row.is_none() {
            true => format!(" <span class=\"required\">{}</span>", escaped(&self.messages.get("edit-required"))),
            false => String::new(),
        };
        let names = field.names(self.languages);
        let is_single = names.len() == 1 && control != Control::YesNo;
        if is_single {
            let id = escaped(&names[0]);
            let _ = writeln!(html, "<div class=\"field\">\n<label for=\"{id}\">{label}</label>{required}");
        } else {
            let _ = writeln!(html, "<fieldset class=\"field parts\">\n<legend>{label}{required}</legend>");
        }
        let described = self.describe(html, field, row.is_some());
        self.control(html, field, &control, &described);
        html.push_str(if is_single { "</div>\n" } else { "</fieldset>\n" });
    }

    fn control(&self, html: &mut String, field: &Field, control: &Control, described: &str) {
        let name = &field.name;
        let get = |message: &str| escaped(&self.messages.get(message));
        match control {
            Control::Localized => {
                html.push_str("<div class=\"languages\">\n");
                for lang in self.languages {
                    let name = escaped(&format!("{name}.{lang}"));
                    let _ = writeln!(html, "<div>\n<label for=\"{name}\">{}</label>", escaped(lang_name(*lang)));
                    self.text_box(html, &name, &format!(" lang=\"{lang}\"{described}"), 2);
                    html.push_str("</div>\n");
                }
                html.push_str("</div>\n");
            }
            Control::Day { is_range } => {
                let until = [(format!("{name}{END}"), "edit-until")];
                let parts = [(name.clone(), "edit-day")].into_iter().chain(until.into_iter().filter(|_| *is_range));
                html.push_str("<div class=\"row\">\n");
                for (name, key) in parts {
                    let mut label = get(key);
                    if *is_range {
                        let _ = writeln!(html, "<label for=\"{}\">{label}</label>", escaped(&name));
                        label.clear();
                    }
                    let attributes = format!(" placeholder=\"2017-11-21\" data-day{described}");
                    self.input(html, &name, &attributes);
                }
                html.push_str("</div>\n");
            }
            Control::Count => {
                let precision = format!("{name}{PRECISION}");
                let _ = writeln!(
                    html,
                    "<div class=\"row\">\n<select name=\"{0}\" aria-label=\"{1}\">",
                    escaped(&precision),
                    get("edit-precision")
                );
                for (sign, key) in PRECISIONS.iter().zip(["edit-exactly", "edit-more", "edit-at-least", "edit-about"]) {
                    option(html, sign, &self.messages.get(key), self.data.get(&precision));
                }
                html.push_str("</select>\n");
                let number = format!("{name}{NUMBER}");
                self.input(
                    html,
                    &number,
                    &format!(" inputmode=\"numeric\" aria-label=\"{}\"{described}", get("edit-number")),
                );
                html.push_str("</div>\n");
            }
            Control::Point => {
                html.push_str("<div class=\"row\">\n");
                for (end, key) in [(".0", "edit-latitude"), (".1", "edit-longitude")] {
                    let name = format!("{name}{end}");
                    let _ = writeln!(html, "<label for=\"{}\">{}</label>", escaped(&name), get(key));
                    self.input(html, &name, &format!(" inputmode=\"decimal\"{described}"));
                }
                html.push_str("</div>\n");
            }
            Control::YesNo => {
                let current = self.data.get(name);
                let words = ["true", "false"].map(|word| (word, self.messages.choice_label(field.key.key, word)));
                let other = (!["", "true", "false"].contains(&current)).then(|| (current, current.to_owned()));
                let stated = std::iter::once(("", self.messages.get("edit-not-stated"))).chain(words).chain(other);
                html.push_str("<div class=\"row\">\n");
                for (word, label) in stated {
                    let checked = if word == current { " checked" } else { "" };
                    let _ = writeln!(
                        html,
                        "<label class=\"radio\"><input type=\"radio\" name=\"{}\" value=\"{}\"{checked}{described}> {}</label>",
                        escaped(name),
                        escaped(word),
                        escaped(&capitalize(&label))
                    );
                }
                html.push_str("</div>\n");
            }
            Control::Choice(words) => {
                let words = words
                    .iter()
                    .map(|word| ((*word).to_owned(), capitalize(&self.messages.choice_label(field.key.key, word))));
                self.select(html, name, words.collect(), described);
            }
            Control::Reference(kind) => self.select(html, name, self.named(*kind), described),
            Control::ReferenceOrText(kind) => {
                self.input(html, name, &format!(" list=\"{}--list\"{described}", escaped(name)));
                let _ = writeln!(html, "<datalist id=\"{}--list\">", escaped(name));
                self.named(*kind).iter().for_each(|(id, label)| option(html, id, label, ""));
                html.push_str("</datalist>\n");
            }
            Control::Text => {
                match self.data.raw(name).is_some_and(|text| text.contains('\n') || text.chars().count() > LINE) {
                    true => self.text_box(html, &escaped(name), described, 3),
                    false => self.input(html, name, &format!("{}{described}", input_mode(&field.key.expected))),
                }
            }
            Control::Fields | Control::Closed => {}
        }
    }

    fn named(&self, kind: RecordKind) -> Vec<(String, String)> {
        self.names.get(&kind).cloned().unwrap_or_default()
    }

    fn select(&self, html: &mut String, name: &str, options: Vec<(String, String)>, described: &str) {
        let current = self.data.get(name);
        let id = escaped(name);
        let _ = writeln!(html, "<select id=\"{id}\" name=\"{id}\"{described}>");
        option(html, "", &self.messages.get("edit-not-stated"), current);
        if !current.is_empty() && options.iter().all(|(value, _)| value != current) {
            option(html, current, current, current);
        }
        options.iter().for_each(|(value, label)| option(html, value, label, current));
        html.push_str("</select>\n");
    }

    fn input(&self, html: &mut String, name: &str, attributes: &str) {
        let (id, value) = (escaped(name), escaped(self.data.raw(name).unwrap_or_default()));
        let _ = writeln!(html, "<input id=\"{id}\" name=\"{id}\" value=\"{value}\"{attributes}>");
    }

    /// Writes a box of several lines. A line break after the tag is not part of the text.
    pub(super) fn text_box(&self, html: &mut String, name: &str, attributes: &str, rows: usize) {
        let text = self.data.raw(name).unwrap_or_default();
        let _ = writeln!(
            html,
            "<textarea id=\"{name}\" name=\"{name}\" rows=\"{rows}\"{attributes}>\n{}</textarea>",
            escaped(text)
        );
    }

    /// Writes a map with its own fields. An empty one is folded.
    fn group(&self, html: &mut String, field: &Field, node: Option<&Node>, row: Option<usize>) {
        let label = escaped(&self.label(field, row));
        let has_notes = self.notes.iter().any(|note| note.field.starts_with(&field.name));
        let is_open = field.key.required || has_notes || !self.data.is_blank(&field.name);
        let open = if is_open { " open" } else { "" };
        let _ = writeln!(html, "<details class=\"group\"{open}>\n<summary>{label}</summary>");
        let _ = writeln!(html, "<fieldset>\n<legend class=\"hidden\">{label}</legend>");
        self.describe(html, field, row.is_some());
        self.fields(html, &field.fields(), node);
        html.push_str("</fieldset>\n</details>\n");
    }

    fn list(&self, html: &mut String, field: &Field, node: Option<&Node>) {
        let Some(items) = items(field, node) else { return self.closed(html, field, node, None) };
        let label = escaped(&self.label(field, None));
        let rows = items.len().max(self.data.rows(&field.name));
        let required = match field.key.required {
            true => format!(" <span class=\"required\">{}</span>", escaped(&self.messages.get("edit-required"))),
            false => String::new(),
        };
        let _ = writeln!(
            html,
            "<fieldset class=\"list\" data-list=\"{}\">\n<legend>{label}{required}</legend>",
            escaped(&field.name)
        );
        self.describe(html, field, false);
        // One row more than there are, so that an item can be added without a script.
        for row in 0..=rows {
            let item = field.item(row);
            let state = if row == rows { " data-new" } else { "" };
            let _ = writeln!(html, "<div class=\"item\" data-row=\"{row}\"{state}>");
            self.one(html, &item, items.get(row).copied(), Some(row));
            if row < rows {
                let name = escaped(&format!("{}{REMOVE}", item.name));
                let checked = if self.data.raw(&format!("{}{REMOVE}", item.name)).is_some() { " checked" } else { "" };
                let _ = writeln!(
                    html,
                    "<label class=\"remove\"><input type=\"checkbox\" name=\"{name}\"{checked}> {}</label>",
                    escaped(&self.messages.get("edit-remove"))
                );
            }
            html.push_str("</div>\n");
        }
        html.push_str("</fieldset>\n");
    }

    /// Writes a value that the form does not change.
    fn closed(&self, html: &mut String, field: &Field, node: Option<&Node>, row: Option<usize>) {
        let Some(node) = node.filter(|node| node.value != Value::Null) else { return };
        let text = self.source.get(node.span.start..node.span.end).unwrap_or_default();
        let label = escaped(&self.label(field, row));
        let _ = writeln!(html, "<div class=\"field\">\n<b>{label}</b>");
        self.describe(html, field, row.is_some());
        let help = escaped(&self.messages.get("edit-by-hand"));
        let _ = writeln!(html, "<pre>{}</pre>\n<p class=\"meaning\">{help}</p>\n</div>", escaped(text));
    }
}

fn input_mode(expected: &Expected) -> &'static str {
    match expected {
        Expected::WholeNumber => " inputmode=\"numeric\"",
        Expected::Amount => " inputmode=\"decimal\"",
        Expected::Url | Expected::Path => " inputmode=\"url\" spellcheck=\"false\"",
        Expected::Phone => " inputmode=\"tel\" placeholder=\"+996\"",
        Expected::Email => " inputmode=\"email\" spellcheck=\"false\"",
        Expected::Time => " placeholder=\"10:00\"",
        Expected::Timestamp => " placeholder=\"2017-11-16 09:00\"",
        Expected::Currency => " placeholder=\"KGS\"",
        Expected::Id | Expected::Slug => " spellcheck=\"false\" autocapitalize=\"none\"",
        _ => "",
    }
}

fn option(html: &mut String, value: &str, label: &str, current: &str) {
    let selected = if value == current { " selected" } else { "" };
    let _ = writeln!(html, "<option value=\"{}\"{selected}>{}</option>", escaped(value), escaped(label));
}

/// Returns the notes at a field as HTML.
pub(super) fn notes_at(notes: &[Note], field: &str) -> String {
    let mut html = String::new();
    for note in notes.iter().filter(|note| note.field == field) {
        let class = if note.is_error { "error" } else { "warning" };
        let help = note.help.as_deref().map(|help| format!("<br>{}", escaped(help))).unwrap_or_default();
        let _ = writeln!(html, "<p class=\"note {class}\">{}{help}</p>", escaped(&note.message));
    }
    html
}

pub(super) fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text);
    html
}
