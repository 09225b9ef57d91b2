//! The documentation of the rules: meaning, a wrong and a right example, and the remedy.
//!
//! The sentences are in `messages`. The examples are the same in all message languages, one file
//! per rule next to this module. A test builds them: only the wrong example may break its rule.

use crate::foundation::diagnostics::{Rule, Severity, closest_match};
use crate::messages::Messages;

/// The prefix of the directives in an example file. All other lines are file contents.
const DIRECTIVE: &str = "@@ ";

/// An example of breaking a rule, and its correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The build date, such as `2017-11-16`, if the rule depends on it.
    pub today: Option<&'static str>,
    pub wrong: Vec<Source>,
    pub right: Vec<Source>,
}

/// A file of an example, or text that is appended to an existing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: &'static str,
    /// The content, empty if only the existence matters. `U+FFFD` represents a byte that is not
    /// UTF-8.
    pub text: String,
    /// Whether it is printed. The other language of a text often does not matter.
    pub shown: bool,
}

impl Example {
    /// Parses the example of a rule.
    pub fn of(rule: Rule) -> Self {
        let mut example = Self { today: None, wrong: Vec::new(), right: Vec::new() };
        let mut right = false;
        for line in source(rule).lines() {
            let files = if right { &mut example.right } else { &mut example.wrong };
            match line.strip_prefix(DIRECTIVE) {
                Some("wrong") => right = false,
                Some("right") => right = true,
                Some(directive) => match directive.split_once(' ') {
                    Some(("today", day)) => example.today = Some(day),
                    Some(("also", path)) => files.push(Source { path, text: String::new(), shown: false }),
                    _ => files.push(Source { path: directive, text: String::new(), shown: true }),
                },
                None => {
                    if let Some(file) = files.last_mut() {
                        file.text.push_str(line);
                        file.text.push('\n');
                    }
                }
            }
        }
        example
    }
}

/// Returns the documentation of a rule.
pub fn rule(rule: Rule, messages: &Messages) -> String {
    let part = |name: &str| messages.get(&format!("rule-{rule}{name}"));
    let example = Example::of(rule);
    let today = example.today.map(|day| messages.format("explain-today", &[("day", day.into())]));
    let mut parts = vec![
        format!("{rule} ({})\n{}", messages.get(rule.severity().name()), part("")),
        part(".meaning"),
        [today, Some(messages.get("explain-wrong"))].into_iter().flatten().collect::<Vec<_>>().join(" "),
        format_files(&example.wrong, messages),
        messages.get("explain-right"),
        format_files(&example.right, messages),
        format!("{}\n{}", messages.get("explain-remedy"), part(".remedy")),
    ];
    if rule.severity() == Severity::Warning {
        parts.push(messages.format("explain-allow", &[("rule", rule.name().into())]));
    }
    parts.join("\n\n")
}

/// Formats the visible files of an example, each with its path and its indented text.
fn format_files(files: &[Source], messages: &Messages) -> String {
    let shown = files.iter().filter(|file| file.shown).map(|file| match file.text.is_empty() {
        true => format!("  {}  {}", file.path, messages.get("explain-file")),
        false => {
            let lines: Vec<String> =
                file.text.lines().map(|line| format!("      {line}").trim_end().to_owned()).collect();
            format!("  {}\n\n{}", file.path, lines.join("\n"))
        }
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

/// Returns the list of all rules, one per line, errors first.
pub fn list(messages: &Messages) -> String {
    let width = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let section = |heading: &str, severity: Severity| {
        let rules = Rule::ALL.into_iter().filter(|rule| rule.severity() == severity);
        let lines: Vec<String> =
            rules.map(|rule| format!("  {:width$}  {}", rule.name(), messages.get(&format!("rule-{rule}")))).collect();
        format!("{}\n\n{}", messages.get(heading), lines.join("\n"))
    };
    [
        section("explain-errors", Severity::Error),
        section("explain-warnings", Severity::Warning),
        messages.format("explain-one", &[("rule", Rule::UnknownKey.name().into())]),
    ]
    .join("\n\n")
}

/// Returns the name of the rule closest to an unknown name, if there is a close one.
pub fn meant(name: &str) -> Option<String> {
    closest_match(name, Rule::ALL.into_iter().map(Rule::name))
}

/// Returns the text of the example file of a rule.
const fn source(rule: Rule) -> &'static str {
    match rule {
        Rule::InvalidEncoding => include_str!("explain/invalid-encoding.txt"),
        Rule::YamlSyntax => include_str!("explain/yaml-syntax.txt"),
        Rule::FrontMatter => include_str!("explain/front-matter.txt"),
        Rule::DuplicateKey => include_str!("explain/duplicate-key.txt"),
        Rule::UnknownKey => include_str!("explain/unknown-key.txt"),
        Rule::MissingKey => include_str!("explain/missing-key.txt"),
        Rule::WrongType => include_str!("explain/wrong-type.txt"),
        Rule::InvalidDate => include_str!("explain/invalid-date.txt"),
        Rule::LimitExceeded => include_str!("explain/limit-exceeded.txt"),
        Rule::DuplicateId => include_str!("explain/duplicate-id.txt"),
        Rule::UnknownReference => include_str!("explain/unknown-reference.txt"),
        Rule::UnknownLanguage => include_str!("explain/unknown-language.txt"),
        Rule::MisnamedFile => include_str!("explain/misnamed-file.txt"),
        Rule::EmptyText => include_str!("explain/empty-text.txt"),
        Rule::UnreadFile => include_str!("explain/unread-file.txt"),
        Rule::AddressCollision => include_str!("explain/address-collision.txt"),
        Rule::ConflictingFact => include_str!("explain/conflicting-fact.txt"),
        Rule::BrokenLink => include_str!("explain/broken-link.txt"),
        Rule::MissingFile => include_str!("explain/missing-file.txt"),
        Rule::MissingAlt => include_str!("explain/missing-alt.txt"),
        Rule::BadPicture => include_str!("explain/bad-picture.txt"),
        Rule::InvalidOutlines => include_str!("explain/invalid-outlines.txt"),
        Rule::UnsafeLink => include_str!("explain/unsafe-link.txt"),
        Rule::TemplateError => include_str!("explain/template-error.txt"),
        Rule::RawHtml => include_str!("explain/raw-html.txt"),
        Rule::MissingTranslation => include_str!("explain/missing-translation.txt"),
        Rule::OutdatedTranslation => include_str!("explain/outdated-translation.txt"),
        Rule::MissingString => include_str!("explain/missing-string.txt"),
        Rule::WrongLanguage => include_str!("explain/wrong-language.txt"),
        Rule::MixedScript => include_str!("explain/mixed-script.txt"),
        Rule::KyrgyzLetters => include_str!("explain/kyrgyz-letters.txt"),
        Rule::NumberMismatch => include_str!("explain/number-mismatch.txt"),
        Rule::TotalMismatch => include_str!("explain/total-mismatch.txt"),
        Rule::WeekdayMismatch => include_str!("explain/weekday-mismatch.txt"),
        Rule::StatusOutdated => include_str!("explain/status-outdated.txt"),
        Rule::ResultsOverdue => include_str!("explain/results-overdue.txt"),
        Rule::CommitmentOverdue => include_str!("explain/commitment-overdue.txt"),
        Rule::HeldInFuture => include_str!("explain/held-in-future.txt"),
        Rule::ResultsUnexpected => include_str!("explain/results-unexpected.txt"),
        Rule::MoveUnclear => include_str!("explain/move-unclear.txt"),
        Rule::MissingReason => include_str!("explain/missing-reason.txt"),
        Rule::ReasonUnexpected => include_str!("explain/reason-unexpected.txt"),
        Rule::TooManyVotes => include_str!("explain/too-many-votes.txt"),
        Rule::DateOrder => include_str!("explain/date-order.txt"),
        Rule::DuplicatePlace => include_str!("explain/duplicate-place.txt"),
        Rule::DuplicateRank => include_str!("explain/duplicate-rank.txt"),
        Rule::DateInFuture => include_str!("explain/date-in-future.txt"),
        Rule::ImplausibleDate => include_str!("explain/implausible-date.txt"),
        Rule::ImplausiblePoint => include_str!("explain/implausible-point.txt"),
        Rule::SampleData => include_str!("explain/sample-data.txt"),
        Rule::UnexplainedAbbreviation => include_str!("explain/unexplained-abbreviation.txt"),
        Rule::UnbalancedQuotes => include_str!("explain/unbalanced-quotes.txt"),
        Rule::LiteralMarkup => include_str!("explain/literal-markup.txt"),
        Rule::CutText => include_str!("explain/cut-text.txt"),
        Rule::ForbiddenCharacter => include_str!("explain/forbidden-character.txt"),
    }
}
