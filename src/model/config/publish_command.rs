//! The command that puts the finished site on a server.

use crate::foundation::diagnostics::{Expected, Section};
use crate::source::yaml::{FromYaml, Node, ReadContext, Value};

/// The text in a command that the folder with the finished site replaces.
pub const FOLDER_PLACEHOLDER: &str = "{folder}";

/// The key `publish` of `site.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishCommand {
    /// The program and its arguments. Never empty. At least one has the placeholder.
    pub command: Vec<String>,
}

impl FromYaml for PublishCommand {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        reader.map(node, Section::Publish, |fields| {
            let command = fields.required::<CommandWords>("command");
            Some(Self { command: command?.0 })
        })
    }
}

/// The words of a command.
struct CommandWords(Vec<String>);

impl FromYaml for CommandWords {
    const EXPECTED: Expected = Expected::Command;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let words = match &node.value {
            Value::List(items) => items.iter().map(|item| item.scalar().map(str::to_owned)).collect(),
            _ => None,
        };
        let is_usable = |words: &Vec<String>| {
            // The first word is the program, which the folder cannot be.
            let arguments = words.get(1..).unwrap_or_default();
            words.iter().all(|word| !word.contains('\0'))
                && words.first().is_some_and(|program| !program.is_empty())
                && arguments.iter().any(|word| word.contains(FOLDER_PLACEHOLDER))
        };
        match words.filter(is_usable) {
            Some(words) => Some(Self(words)),
            None => reader.type_mismatch(node, Expected::Command),
        }
    }
}
