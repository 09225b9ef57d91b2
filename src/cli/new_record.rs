//! The record kinds of `new`, and the options with which their questions are answered.

use clap::{Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches, Subcommand};

use crate::authoring::form::{self, Field};
use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::language::lang_name;
use crate::messages::Messages;
use crate::model::record::RecordLists;

/// The start of the id of an option, before the path of keys.
const ANSWER: &str = "answer/";
/// The place of the first answer in a list of options.
const FIRST_ORDER: usize = 1000;

/// A kind of record that `new` creates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NewKind {
    /// The name of the command.
    pub(super) name: &'static str,
    pub(super) record: RecordKind,
    /// The name of the file under `content/data`.
    pub(super) file: &'static str,
    /// The key of an existing record whose map is created instead of a record.
    pub(super) within: Option<&'static str>,
}

/// Returns all kinds: each record type, and the results of an event.
pub(super) fn kinds() -> Vec<NewKind> {
    let lists = RecordLists::default();
    let records = lists.lists().map(|list| {
        let name = if list.kind() == RecordKind::Commitment { "promise" } else { list.kind().name() };
        NewKind { name, record: list.kind(), file: list.file(), within: None }
    });
    let results = records.iter().find(|kind| kind.record == RecordKind::Visit).copied();
    let results = results.map(|visit| NewKind { name: "results", within: Some("results"), ..visit });
    records.into_iter().chain(results).collect()
}

impl NewKind {
    pub(super) fn fields(&self) -> Vec<Field> {
        form::fields(self.file, self.within)
    }
}

/// The command line of `new` for a record.
#[derive(Debug)]
pub(super) struct NewRecord {
    pub(super) kind: NewKind,
    /// The name or the id.
    pub(super) name: Option<String>,
    pub(super) ask: bool,
    /// The options that answer a question: the keys of its path with points, and the values.
    pub(super) answers: Vec<(String, Vec<String>)>,
}

impl FromArgMatches for NewRecord {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let missing = || Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let kind = kinds().into_iter().find(|kind| kind.name == name).ok_or_else(missing)?;
        let answers = matches.ids().filter_map(|id| {
            let option = id.as_str().strip_prefix(ANSWER)?.to_owned();
            let values = matches.try_get_many::<String>(id.as_str()).ok()??;
            Some((option, values.cloned().collect()))
        });
        let name_of = |id| matches.try_get_one::<String>(id).ok().flatten().cloned();
        let name = name_of("id").or_else(|| name_of("name"));
        Ok(Self { kind, name, ask: matches.get_flag("ask"), answers: answers.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for NewRecord {
    fn augment_subcommands(command: Command) -> Command {
        kinds().into_iter().fold(command, |command, kind| {
            let positional = match kind.record {
                RecordKind::Visit => Arg::new("id").value_name("ID").required(kind.within.is_some()),
                _ => Arg::new("name").value_name("NAME"),
            };
            let ask = Arg::new("ask").long("ask").action(ArgAction::SetTrue);
            let mut subcommand = Command::new(kind.name).arg(positional).arg(ask);
            if kind.name != kind.record.name() && kind.within.is_none() {
                subcommand = subcommand.alias(kind.record.name());
            }
            command.subcommand(subcommand)
        })
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        kinds().into_iter().any(|kind| kind.name == name)
    }
}

/// Adds the options for the answers to the kinds of `new`.
///
/// They are not defined with the other arguments, because finding all keys takes some time.
pub(super) fn with_answers(new: Command, messages: &Messages) -> Command {
    kinds().into_iter().fold(new, |new, kind| {
        let mut options = Vec::new();
        add_options(&kind.fields(), messages, &mut options);
        new.mut_subcommand(kind.name, |command| command.args(options))
    })
}

fn add_options(fields: &[Field], messages: &Messages, options: &mut Vec<Arg>) {
    for field in fields {
        let (label, meaning) =
            (messages.key_label(&field.section, field.spec.key), messages.key_meaning(&field.section, field.spec.key));
        let action = if field.is_list() { ArgAction::Append } else { ArgAction::Set };
        // In the order of the questions, after the options of all commands.
        let order = options.len();
        let option = |name: String, help: String| {
            Arg::new(format!("{ANSWER}{name}"))
                .long(name)
                .value_name("TEXT")
                .allow_hyphen_values(true)
                .action(action.clone())
                .display_order(FIRST_ORDER + order)
                .help(help)
        };
        options.push(option(field.option.clone(), format!("{label}. {meaning}")));
        if field.is_localized() && !field.is_list() {
            options.extend(
                Lang::ALL
                    .map(|lang| option(format!("{}.{lang}", field.option), format!("{label}: {}", lang_name(lang)))),
            );
        }
        if field.is_map() && !field.is_list() {
            add_options(&field.children(), messages, options);
        }
    }
}
