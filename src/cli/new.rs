//! The `new` command: creates a press release, a page or a record. It never overwrites.

mod answer;
mod dialog;
mod record;

use jiff::civil::Date;

use super::args::{Args, NewCommand};
use super::error::{CliError, EXIT_OK};
use super::output::{print_line, summary};
use super::{create_file, session};
use crate::authoring::scaffold;
use crate::build::build;
use crate::foundation::diagnostics::{Diagnostic, Reported};
use crate::language;
use crate::messages::Messages;
use crate::model::parse::{Parsed, parse};
use crate::model::record::RecordList;
use crate::publish::rewrite;
use crate::source::input::{Inputs, Now};
use crate::source::yaml::Id;

const VISITS: &str = "content/data/visits.yaml";

/// Creates a press release, a page or a record.
pub(super) fn run(args: &Args, command: &NewCommand, messages: &Messages) -> Result<u8, CliError> {
    if let NewCommand::Record(new) = command {
        new.require_answers(messages)?;
    }
    session::require_site(args, messages)?;
    let now = Now::Instant(session::now(messages)?);
    let inputs = session::read_sources(&args.root, now, messages)?;
    let Reported { value: parsed, diagnostics } = parse(&inputs, None);
    let Some(config) = &parsed.config else {
        let errors = error_count(&diagnostics);
        let summary = summary(messages, errors, diagnostics.len() - errors);
        return Err(CliError::usage(messages.format("site-broken", &[("verdict", summary.into())])));
    };
    let today = now.in_zone(&config.time_zone).date();
    let creator = Creator { args, inputs: &inputs, parsed: &parsed, today, messages };
    match command {
        NewCommand::Press { slug } => creator.create_text("press", slug),
        NewCommand::Page { slug } => creator.create_text("pages", slug),
        NewCommand::Record(new) => creator.create_record(new),
    }
}

fn error_count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count()
}

/// The site that a file or record is added to.
struct Creator<'c> {
    args: &'c Args,
    inputs: &'c Inputs,
    parsed: &'c Parsed,
    today: Date,
    messages: &'c Messages,
}

impl Creator<'_> {
    /// Returns the id for the argument, and the argument as a title unless it is an id itself.
    fn id_and_title<'t>(&self, argument: &'t str) -> Result<(Id, Option<&'t str>), CliError> {
        let (id, title) = match Id::new(argument) {
            Some(id) => (Some(id), None),
            None => (Id::new(&language::short_slug(argument)), Some(argument)),
        };
        let id = id.ok_or_else(|| CliError::usage(self.messages.format("no-slug", &[("title", argument.into())])))?;
        CliError::refuse_reserved(self.messages, &id)?;
        Ok((id, title))
    }

    /// Creates a file for each language, unless a text of this name exists in any layout.
    fn create_text(&self, folder: &str, argument: &str) -> Result<u8, CliError> {
        let (slug, title) = self.id_and_title(argument)?;
        let languages = &self.parsed.languages;
        let candidates = languages.iter().flat_map(|lang| {
            [format!("content/{folder}/{slug}.{lang}.md"), format!("content/{folder}/{slug}/index.{lang}.md")]
        });
        for path in candidates {
            if self.inputs.files.contains_key(path.as_str()) {
                return Err(CliError::usage(self.messages.format("exists", &[("file", path.into())])));
            }
        }
        for (index, &lang) in languages.iter().enumerate() {
            let text = scaffold::text(folder == "pages", title, lang, index == 0, self.today, self.messages);
            self.create(&format!("content/{folder}/{slug}.{lang}.md"), &text)?;
        }
        Ok(EXIT_OK)
    }

    fn create_visit(&self, argument: &str) -> Result<u8, CliError> {
        let (id, title) = self.id_and_title(argument)?;
        let visits = &self.parsed.records.visits;
        if visits.ids().contains(&id.as_str()) {
            return Err(CliError::usage(self.messages.format("id-taken", &[("id", id.to_string().into())])));
        }
        let record = scaffold::visit(id.as_str(), title, &self.parsed.languages, self.messages);
        let folder = "content/data/visits/";
        match self.inputs.bytes(VISITS).map(std::str::from_utf8) {
            // The file exists but could not be read.
            None if self.inputs.files.contains_key(VISITS) => return Err(self.append_error(VISITS)),
            None if self.inputs.files_under(folder).next().is_some() => {
                self.create(&format!("{folder}{id}.yaml"), &record)?
            }
            None => self.create(VISITS, &record)?,
            Some(Err(_)) => return Err(self.append_error(VISITS)),
            Some(Ok(source)) => self.append(source, &record)?,
        }
        Ok(EXIT_OK)
    }

    /// Appends a record to the file of visits.
    ///
    /// Returns an error if that would add errors to the site.
    fn append(&self, source: &str, record: &str) -> Result<(), CliError> {
        let amended = scaffold::append(source, record);
        let errors = |inputs: &Inputs| error_count(&build(inputs).diagnostics);
        if errors(&self.inputs.clone().with(VISITS, &amended)) > errors(self.inputs) {
            return Err(self.append_error(VISITS));
        }
        let path = self.args.root.join(VISITS);
        rewrite(&path, source.as_bytes(), amended.as_bytes())
            .map_err(|error| CliError::publish(self.messages, &error))?;
        print_line(self.args, &self.messages.format("added", &[("file", VISITS.into())]));
        Ok(())
    }

    fn append_error(&self, path: &str) -> CliError {
        CliError::usage(self.messages.format("append-failed", &[("file", path.into())]))
    }

    fn create(&self, path: &str, text: &str) -> Result<(), CliError> {
        create_file::create(self.args, &self.args.root, path, text.as_bytes(), self.messages)
    }
}
