//! A rule at length: what it means, a wrong and a right example, its remedy.
//!
//! The sentences stand in `words`. The examples are the same in every language of messages, and stand in a file for each
//! rule beside this module; a test builds them, so that the wrong one breaks its rule and the right one breaks none.

use crate::note::{Rule, Severity, nearest};
use crate::words::Words;

/// What stands before a line of an example that is none of a file's.
const MARK: &str = "@@ ";

/// A way to break a rule, and the same thing done well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The day on which the rule is broken, where that matters: `2017-11-16`.
    pub today: Option<&'static str>,
    pub wrong: Vec<Source>,
    pub right: Vec<Source>,
}

/// A file of an example, or what is added to one that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: &'static str,
    /// Empty for a file of which only its being there matters. `U+FFFD` stands for a byte that is not UTF-8.
    pub text: String,
    /// Whether it is shown; the other language of a text is often beside the point.
    pub shown: bool,
}

impl Example {
    /// The example of a rule.
    pub fn of(rule: Rule) -> Self {
        let mut example = Self { today: None, wrong: Vec::new(), right: Vec::new() };
        let mut right = false;
        for line in written(rule).lines() {
            let files = if right { &mut example.right } else { &mut example.wrong };
            match line.strip_prefix(MARK) {
                Some("wrong") => right = false,
                Some("right") => right = true,
                Some(mark) => match mark.split_once(' ') {
                    Some(("today", day)) => example.today = Some(day),
                    Some(("also", path)) => files.push(Source { path, text: String::new(), shown: false }),
                    _ => files.push(Source { path: mark, text: String::new(), shown: true }),
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

/// A rule at length.
pub fn rule(rule: Rule, words: &Words) -> String {
    let part = |name: &str| words.plain(&format!("rule-{rule}{name}"));
    let example = Example::of(rule);
    let today = example.today.map(|day| words.text("explain-today", &[("day", day.into())]));
    let mut parts = vec![
        format!("{rule} ({})\n{}", words.plain(rule.severity().name()), part("")),
        part(".meaning"),
        [today, Some(words.plain("explain-wrong"))].into_iter().flatten().collect::<Vec<_>>().join(" "),
        drawn(&example.wrong, words),
        words.plain("explain-right"),
        drawn(&example.right, words),
        format!("{}\n{}", words.plain("explain-remedy"), part(".remedy")),
    ];
    if rule.severity() == Severity::Warning {
        parts.push(words.text("explain-allow", &[("rule", rule.name().into())]));
    }
    parts.join("\n\n")
}

/// The files of an example, each with its path and its text set in.
fn drawn(files: &[Source], words: &Words) -> String {
    let shown = files.iter().filter(|file| file.shown).map(|file| match file.text.is_empty() {
        true => format!("  {}  {}", file.path, words.plain("explain-file")),
        false => {
            let lines: Vec<String> =
                file.text.lines().map(|line| format!("      {line}").trim_end().to_owned()).collect();
            format!("  {}\n\n{}", file.path, lines.join("\n"))
        }
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

/// All rules, a line each, errors first.
pub fn list(words: &Words) -> String {
    let width = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let section = |heading: &str, severity: Severity| {
        let rules = Rule::ALL.into_iter().filter(|rule| rule.severity() == severity);
        let lines: Vec<String> =
            rules.map(|rule| format!("  {:width$}  {}", rule.name(), words.plain(&format!("rule-{rule}")))).collect();
        format!("{}\n\n{}", words.plain(heading), lines.join("\n"))
    };
    [
        section("explain-errors", Severity::Error),
        section("explain-warnings", Severity::Warning),
        words.text("explain-one", &[("rule", Rule::UnknownKey.name().into())]),
    ]
    .join("\n\n")
}

/// The rule that was probably meant by a name that is none.
pub fn meant(name: &str) -> Option<String> {
    nearest(name, Rule::ALL.into_iter().map(Rule::name))
}

const fn written(rule: Rule) -> &'static str {
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
        Rule::AddressCollision => include_str!("explain/address-collision.txt"),
        Rule::ConflictingFact => include_str!("explain/conflicting-fact.txt"),
        Rule::BrokenLink => include_str!("explain/broken-link.txt"),
        Rule::MissingFile => include_str!("explain/missing-file.txt"),
        Rule::MissingAlt => include_str!("explain/missing-alt.txt"),
        Rule::BadPicture => include_str!("explain/bad-picture.txt"),
        Rule::UnsafeLink => include_str!("explain/unsafe-link.txt"),
        Rule::TemplateError => include_str!("explain/template-error.txt"),
        Rule::RawHtml => include_str!("explain/raw-html.txt"),
        Rule::MissingTranslation => include_str!("explain/missing-translation.txt"),
        Rule::OutdatedTranslation => include_str!("explain/outdated-translation.txt"),
        Rule::MissingString => include_str!("explain/missing-string.txt"),
        Rule::WrongLanguage => include_str!("explain/wrong-language.txt"),
        Rule::MixedScript => include_str!("explain/mixed-script.txt"),
        Rule::NumberMismatch => include_str!("explain/number-mismatch.txt"),
        Rule::TotalMismatch => include_str!("explain/total-mismatch.txt"),
        Rule::WeekdayMismatch => include_str!("explain/weekday-mismatch.txt"),
        Rule::StatusOutdated => include_str!("explain/status-outdated.txt"),
        Rule::ResultsOverdue => include_str!("explain/results-overdue.txt"),
        Rule::CommitmentOverdue => include_str!("explain/commitment-overdue.txt"),
        Rule::UnexplainedAbbreviation => include_str!("explain/unexplained-abbreviation.txt"),
        Rule::UnbalancedQuotes => include_str!("explain/unbalanced-quotes.txt"),
        Rule::LiteralMarkup => include_str!("explain/literal-markup.txt"),
        Rule::CutText => include_str!("explain/cut-text.txt"),
    }
}
