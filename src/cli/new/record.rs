//! The creation of a record from questions in the terminal, or from options.

use std::io::{stderr, stdin};

use super::answer::{Answers, Wrong};
use super::dialog::Dialog;
use super::{Creator, scaffold};
use crate::authoring::edit::{EditError, NewValue, Step, append_record, read_value, set_value};
use crate::authoring::form::Field;
use crate::build::build;
use crate::cli::color;
use crate::cli::create_file;
use crate::cli::error::{CliError, EXIT_OK};
use crate::cli::new_record::NewRecord;
use crate::cli::output::print_line;
use crate::cli::prompt::is_interactive;
use crate::cli::report::{self, Report};
use crate::foundation::diagnostics::{Diagnostic, Expected, Fix, Problem, RecordKind, closest_match};
use crate::foundation::span::Span;
use crate::language;
use crate::messages::Messages;
use crate::messages::snippet::SourceFiles;
use crate::publish::rewrite;
use crate::source::yaml::Id;

impl NewRecord {
    /// Returns whether the questions are asked in the terminal.
    fn is_dialog(&self) -> bool {
        self.ask || (self.answers.is_empty() && is_interactive())
    }

    /// Fails if nothing is known of the record and nothing can be asked.
    pub(super) fn require_answers(&self, messages: &Messages) -> Result<(), CliError> {
        if self.is_dialog() || self.name.is_some() || !self.answers.is_empty() {
            return Ok(());
        }
        let missing = if self.kind.record == RecordKind::Visit { "value-id" } else { "value-name" };
        let missing = format!("<{}>", messages.get(missing));
        let command = format!("aikyn new {}", self.kind.name);
        let lines = [
            messages.format("usage-missing", &[("arg", missing.into())]),
            messages.format("usage-more", &[("command", command.into())]),
        ];
        Err(CliError::usage(lines.join("\n")))
    }
}

impl Creator<'_> {
    /// Creates a record, or the results of an event.
    pub(super) fn create_record(&self, new: &NewRecord) -> Result<u8, CliError> {
        let kind = new.kind;
        let is_dialog = new.is_dialog();
        let is_scaffold = kind.record == RecordKind::Visit && kind.within.is_none() && !new.ask;
        if let Some(name) = new.name.as_ref().filter(|_| is_scaffold && new.answers.is_empty()) {
            return self.create_visit(name);
        }
        let answers = Answers {
            file: kind.file,
            parsed: self.parsed,
            languages: &self.parsed.languages,
            messages: self.messages,
        };
        let fields = kind.fields();
        let mut entries = self.entries_of_options(new, &fields, &answers)?;
        let mut id = None;
        match (&new.name, kind.within) {
            (Some(name), Some(_)) => id = Some(self.existing(kind.record, name, &answers)?),
            (Some(name), None) => {
                let (found, title) = self.id_and_title(name)?;
                self.refuse_taken(kind.record, &found, &answers)?;
                id = Some(found);
                let naming = naming_field(&fields).filter(|field| entries.iter().all(|(key, _)| key != field.spec.key));
                if let (Some(field), Some(title)) = (naming, title) {
                    entries.insert(0, (field.spec.key.to_owned(), scaffold::localized(title, &self.parsed.languages)));
                }
            }
            (None, _) => {}
        }
        if is_dialog {
            (id, entries) = self.ask(new, &fields, id, entries, &answers);
            if entries.is_empty() {
                print_line(self.args, &self.messages.get("new-form-nothing"));
                return Ok(EXIT_OK);
            }
        }
        let id = match id {
            Some(id) => id,
            None => self.proposed(kind.record, kind.name, naming_text(&fields, &entries), &answers)?,
        };
        let lacks = |field: &&Field| field.spec.required && entries.iter().all(|(key, _)| key != field.spec.key);
        let missing: Vec<&Field> = fields.iter().filter(lacks).collect();
        let may_be_draft = fields.iter().any(|field| field.spec.key == "draft");
        if !missing.is_empty() && may_be_draft && entries.iter().all(|(key, _)| key != "draft") {
            entries.push(("draft".to_owned(), NewValue::Text("true".to_owned())));
        } else if !missing.is_empty() && !is_dialog {
            let options: Vec<String> = missing.iter().map(|field| format!("--{}", field.option)).collect();
            return Err(CliError::usage(
                self.messages.format("new-form-missing", &[("options", options.join(", ").into())]),
            ));
        }
        // The keys are in the order in which the readers ask for them.
        entries.sort_by_key(|(key, _)| fields.iter().position(|field| field.spec.key == key));
        self.write(new, &id, entries)
    }

    /// Returns the values of the options.
    fn entries_of_options(
        &self,
        new: &NewRecord,
        fields: &[Field],
        answers: &Answers,
    ) -> Result<Vec<(String, NewValue)>, CliError> {
        let mut record = NewValue::Map(Vec::new());
        for (option, values) in &new.answers {
            let Some((field, lang)) = field_of(fields, option) else { continue };
            let mut items = Vec::new();
            for value in values {
                items.push(answers.read(&field, value).map_err(|Wrong(message)| {
                    let args = [("option", format!("--{option}").into()), ("message", message.into())];
                    CliError::usage(self.messages.format("new-option-wrong", &args))
                })?);
            }
            let value = match (field.is_list(), items.pop()) {
                (true, last) => NewValue::List(items.into_iter().chain(last).collect()),
                (false, last) => last.unwrap_or(NewValue::Nothing),
            };
            let path: Vec<&str> = field.option.split('.').chain(lang.as_deref()).collect();
            insert(&mut record, &path, value);
        }
        match record {
            NewValue::Map(entries) => Ok(entries),
            _ => Ok(Vec::new()),
        }
    }

    /// Asks for what the options do not say.
    fn ask(
        &self,
        new: &NewRecord,
        fields: &[Field],
        mut id: Option<Id>,
        mut entries: Vec<(String, NewValue)>,
        answers: &Answers,
    ) -> (Option<Id>, Vec<(String, NewValue)>) {
        let kind = new.kind;
        let (mut input, mut out) = (stdin().lock(), stderr());
        let mut dialog = Dialog { answers, input: &mut input, out: &mut out, has_ended: false };
        dialog.say(&self.messages.get("new-form-start"));
        let naming = naming_field(fields).map(|field| field.spec.key);
        for field in fields.iter().filter(|field| field.spec.key != "draft") {
            let key = field.spec.key;
            if entries.iter().all(|(found, _)| found != key)
                && let Some(value) = dialog.ask(field, field.spec.required)
            {
                entries.push((key.to_owned(), value));
            }
            if Some(key) == naming && id.is_none() && kind.within.is_none() {
                id = self.ask_id(&mut dialog, new, naming_text(fields, &entries), answers);
            }
        }
        (id, entries)
    }

    /// Asks for the id, and proposes one from the name.
    fn ask_id(&self, dialog: &mut Dialog, new: &NewRecord, name: Option<String>, answers: &Answers) -> Option<Id> {
        let kind = new.kind;
        let proposed = self.proposed(kind.record, kind.name, name, answers).ok()?;
        let label = self.messages.key_label(kind.file, "id");
        while let Some(answer) = dialog.line(&format!("{label} [{proposed}]")) {
            let Some(id) = Id::new(&answer) else {
                dialog.say(&format!("  {}", self.messages.expected(&Expected::Id)));
                continue;
            };
            match self.refuse_taken(kind.record, &id, answers).and(CliError::refuse_reserved(self.messages, &id)) {
                Ok(()) => return Some(id),
                Err(error) => dialog.say(&format!("  {error}")),
            }
        }
        Some(proposed)
    }

    /// Returns an id from a name that no record has yet.
    fn proposed(&self, kind: RecordKind, word: &str, name: Option<String>, answers: &Answers) -> Result<Id, CliError> {
        let slug = name.map(|name| language::short_slug(&name)).filter(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| word.to_owned());
        let candidates = std::iter::once(slug.clone()).chain((2..10_000).map(|number| format!("{slug}-{number}")));
        let mut ids = candidates.filter_map(|candidate| Id::new(&candidate));
        let is_free = |id: &Id| {
            self.refuse_taken(kind, id, answers).is_ok() && CliError::refuse_reserved(self.messages, id).is_ok()
        };
        ids.find(is_free).ok_or_else(|| CliError::usage(self.messages.format("no-slug", &[("title", slug.into())])))
    }

    fn refuse_taken(&self, kind: RecordKind, id: &Id, answers: &Answers) -> Result<(), CliError> {
        let lists = answers.parsed.records.lists();
        let is_taken = lists.iter().any(|list| list.kind() == kind && list.ids().contains(&id.as_str()));
        match is_taken {
            true => Err(CliError::usage(self.messages.format("id-taken", &[("id", id.to_string().into())]))),
            false => Ok(()),
        }
    }

    /// Returns the id of a record that exists.
    fn existing(&self, kind: RecordKind, id: &str, answers: &Answers) -> Result<Id, CliError> {
        let lists = answers.parsed.records.lists();
        let is_known = lists.iter().any(|list| list.kind() == kind && list.ids().contains(&id));
        Id::new(id).filter(|_| is_known).ok_or_else(|| {
            let ids: Vec<(String, String)> = answers.records(kind);
            let meant = closest_match(id, ids.iter().map(|(id, _)| id.as_str()));
            let fix = meant.map(|id| Box::new(Fix::new(Span::default(), id)));
            let problem = Problem::UnknownReference { kind, id: id.to_owned(), actual: None, fix };
            let help = self.messages.help(&problem).map(|help| format!("; {help}")).unwrap_or_default();
            CliError::usage(format!("{}{help}", self.messages.message(&problem)))
        })
    }

    /// Writes the record, or the map in an existing one.
    fn write(&self, new: &NewRecord, id: &Id, entries: Vec<(String, NewValue)>) -> Result<u8, CliError> {
        let kind = new.kind;
        if let Some(key) = kind.within {
            let (path, at) = self.find_record(kind.file, id)?;
            let steps = [Step::Item(at), Step::Key(key.to_owned())];
            return self.change(&path, |text| {
                let data = read_value(text).ok_or(EditError::Unreadable)?;
                match value_at(&data, &steps) {
                    None | Some(NewValue::Nothing) => set_value(text, &steps, &NewValue::Map(entries)),
                    Some(_) => Err(EditError::NoSuchPart),
                }
            });
        }
        let mut record = vec![("id".to_owned(), NewValue::Text(id.to_string()))];
        record.extend(entries);
        let record = NewValue::Map(record);
        let path = format!("content/data/{}.yaml", kind.file);
        let folder = format!("content/data/{}/", kind.file);
        if self.inputs.files.contains_key(path.as_str()) {
            return self.change(&path, |text| append_record(text, &record));
        }
        let is_folder = self.inputs.files_under(&folder).next().is_some();
        let path = if is_folder { format!("{folder}{id}.yaml") } else { path };
        let text = append_record("", &record).map_err(|_| self.append_error(&path))?;
        create_file::create(self.args, &self.args.root, &path, text.as_bytes(), self.messages)?;
        self.report_new(&path, &text);
        Ok(EXIT_OK)
    }

    /// Prints what `check` says of a changed file, and did not say before.
    fn report_new(&self, path: &str, text: &str) {
        let before = build(self.inputs).diagnostics;
        let inputs = self.inputs.clone().with(path, text);
        let is_old = |new: &Diagnostic| {
            before.iter().any(|old| old.problem == new.problem && old.location.path == new.location.path)
        };
        let mut diagnostics = build(&inputs).diagnostics;
        diagnostics.retain(|new| !is_old(new));
        let report = Report {
            diagnostics: &diagnostics,
            sources: SourceFiles::new(&inputs),
            messages: self.messages,
            color: color::on_stderr(self.args.color),
            quiet: self.args.quiet,
        };
        report::text(&report, &mut stderr());
    }

    /// Returns the file and the index of a record.
    fn find_record(&self, file: &str, id: &Id) -> Result<(String, usize), CliError> {
        let path = format!("content/data/{file}.yaml");
        let folder = format!("content/data/{file}/");
        let paths = self.inputs.files_under(&folder).map(|(path, _)| path.to_string());
        for path in std::iter::once(path.clone()).chain(paths) {
            let text = self.inputs.bytes(&path).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let Some(NewValue::List(records)) = text.and_then(read_value) else { continue };
            let has_id = |record: &NewValue| {
                let step = [Step::Key("id".to_owned())];
                matches!(value_at(record, &step), Some(NewValue::Text(found)) if *found == id.as_str())
            };
            if let Some(at) = records.iter().position(has_id) {
                return Ok((path, at));
            }
        }
        Err(self.append_error(&path))
    }

    /// Changes a file of records, and prints its name.
    fn change(&self, path: &str, edit: impl FnOnce(&str) -> Result<String, EditError>) -> Result<u8, CliError> {
        let source = self.inputs.bytes(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let source = source.ok_or_else(|| self.append_error(path))?;
        let changed = edit(source).map_err(|_| self.append_error(path))?;
        rewrite(&self.args.root.join(path), source.as_bytes(), changed.as_bytes())
            .map_err(|error| CliError::publish(self.messages, &error))?;
        print_line(self.args, &self.messages.format("added", &[("file", path.into())]));
        self.report_new(path, &changed);
        Ok(EXIT_OK)
    }
}

/// Returns the field whose text names the record: the first one with a text in each language.
fn naming_field(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.is_localized() && !field.is_list())
}

/// Returns the text that names a record, in its first language.
fn naming_text(fields: &[Field], entries: &[(String, NewValue)]) -> Option<String> {
    let key = naming_field(fields)?.spec.key;
    match &entries.iter().find(|(found, _)| found == key)?.1 {
        NewValue::Text(text) => Some(text.clone()),
        NewValue::Map(versions) => versions.iter().find_map(|(_, version)| match version {
            NewValue::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }),
        NewValue::Nothing | NewValue::List(_) => None,
    }
}

/// Returns the field of an option, and the language of its text.
fn field_of(fields: &[Field], option: &str) -> Option<(Field, Option<String>)> {
    fields.iter().find_map(|field| {
        let rest = option.strip_prefix(&field.option)?;
        match rest.strip_prefix('.') {
            _ if rest.is_empty() => Some((field.clone(), None)),
            Some(lang) if field.is_localized() => Some((field.clone(), Some(lang.to_owned()))),
            Some(_) => field_of(&field.children(), option),
            None => None,
        }
    })
}

/// Sets a value in a map, with the maps that lead to it.
fn insert(value: &mut NewValue, path: &[&str], new: NewValue) {
    let Some((key, rest)) = path.split_first() else {
        *value = new;
        return;
    };
    if !matches!(value, NewValue::Map(_)) {
        *value = NewValue::Map(Vec::new());
    }
    if let NewValue::Map(entries) = value {
        let at = entries.iter().position(|(found, _)| found == key).unwrap_or_else(|| {
            entries.push(((*key).to_owned(), NewValue::Nothing));
            entries.len() - 1
        });
        insert(&mut entries[at].1, rest, new);
    }
}

fn value_at<'v>(value: &'v NewValue, path: &[Step]) -> Option<&'v NewValue> {
    path.iter().try_fold(value, |value, step| match (value, step) {
        (NewValue::Map(entries), Step::Key(key)) => {
            entries.iter().find(|(found, _)| found == key).map(|(_, value)| value)
        }
        (NewValue::List(items), Step::Item(at)) => items.get(*at),
        _ => None,
    })
}
