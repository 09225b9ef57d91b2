//! What the template engine found wrong, as faults with a template, a place and a message.
//!
//! The engine tells some faults as values, some as a report it has already drawn, and some without a place. Here all of
//! them become one thing. Which of them the author hears of is known to the loader.

use tera::{Error, ErrorKind};

use crate::note::{Note, Problem};
use crate::span::{At, Place};

use super::source::{Source, name_in_theme, path};
use super::tag::{Tag, tags};

/// A fault in a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// As `theme/name`.
    pub template: String,
    pub at: At,
    pub message: String,
    /// What was looked for and not found.
    pub missed: Option<Missed>,
}

/// Something that a template counts on and that is not there: another template, or what another should define.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// `template`, `component` or `block`.
    pub kind: &'static str,
    pub name: String,
}

impl Fault {
    /// The faults that an error tells of. None when it does not say in which template they are.
    pub fn all(error: &Error, sources: &[Source]) -> Vec<Fault> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let at = At::LineColumn(span.start_line.max(1), span.start_col + 1);
                vec![Fault::new(report.filename(), at, report.message())]
            }
            ErrorKind::MissingParent { current, parent } => {
                let at = at_tag(sources, current, "extends", |tag| tag.name == parent);
                let missed = Some(Missed { kind: "template", name: parent.clone() });
                let message = format!("it extends `{parent}`, which is not there");
                vec![Fault { missed, ..Fault::new(current, at, &message) }]
            }
            ErrorKind::CircularExtend { inheritance_chain: chain, .. } => circle(sources, chain, "extends", "extends"),
            ErrorKind::CircularInclude { include_chain: chain, .. } => circle(sources, chain, "include", "includes"),
            ErrorKind::Msg(message) => match repeated_in(message) {
                Some(template) => repeated_components(sources, template),
                None => drawn(message),
            },
            _ => Vec::new(),
        }
    }

    fn new(template: &str, at: At, message: &str) -> Self {
        Self { template: template.to_owned(), at, message: message.to_owned(), missed: None }
    }

    /// The fault as a note, at its place.
    pub fn note(&self) -> Note {
        let place = Place { path: path(&self.template), at: self.at };
        Note::new(place, Problem::Template { message: self.message.clone() })
    }
}

/// The place of a template's first tag that passes a test.
fn at_tag(sources: &[Source], template: &str, word: &str, wanted: impl Fn(&Tag) -> bool) -> At {
    let source = sources.iter().find(|source| source.name == template);
    source.and_then(|source| Some(tags(&source.text, word).find(wanted)?.at(&source.text))).unwrap_or(At::File)
}

/// Templates that extend or include each other in a circle. The last name of the chain is the one that comes again.
fn circle(sources: &[Source], chain: &[String], word: &str, verb: &str) -> Vec<Fault> {
    let Some((template, before)) = chain.split_last() else { return Vec::new() };
    let start = before.iter().position(|name| name == template).map_or(0, |position| position + 1);
    let (plain, way) = (name_in_theme(template), before[start..].join("`, `"));
    let same_name = |source: &&Source| source.name != *template && name_in_theme(&source.name) == plain;
    let message = match (way.is_empty(), sources.iter().find(same_name)) {
        (true, Some(other)) => format!("it {verb} itself; the other theme's template is `{}`", other.name),
        (true, None) => format!("it {verb} itself"),
        (false, _) => format!("it {verb} itself, by way of `{way}`"),
    };
    let next = before.get(start).map_or(plain, |name| name_in_theme(name));
    let at = at_tag(sources, template, word, |tag| name_in_theme(tag.name) == next || tag.name == next);
    vec![Fault::new(template, at, &message)]
}

/// Reads the reports that the engine has drawn, one below the other: `error: message`, then ` --> theme/name:line:column`.
fn drawn(reports: &str) -> Vec<Fault> {
    let lines: Vec<&str> = reports.lines().collect();
    let faults = lines.windows(2).filter_map(|pair| {
        let (message, place) = (pair[0].strip_prefix("error: ")?, pair[1].trim_start().strip_prefix("--> ")?);
        let mut parts = place.rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let missed = missed(message);
        Some(Fault { missed, ..Fault::new(parts.next()?, At::LineColumn(line, column), message) })
    });
    faults.collect()
}

fn missed(message: &str) -> Option<Missed> {
    let kinds = [("Unknown template `", "template"), ("Unknown component `", "component"), ("Block `", "block")];
    kinds.into_iter().find_map(|(start, kind)| {
        let name = message.strip_prefix(start)?.split('`').next()?.to_owned();
        Some(Missed { kind, name })
    })
}

/// The second of the two templates that define one component.
fn repeated_in(message: &str) -> Option<&str> {
    message.strip_prefix("Component `")?.split_once("` is defined in both `")?.1.split('`').nth(2)
}

/// The engine names one component that stands twice in a theme, and not always the same one; here are all of a template.
fn repeated_components(sources: &[Source], template: &str) -> Vec<Fault> {
    let Some(source) = sources.iter().find(|source| source.name == template) else { return Vec::new() };
    let earlier = |other: &&Source| other.theme() == source.theme() && other.name < source.name;
    let faults = tags(&source.text, "component").filter_map(|tag| {
        let defines = |other: &&Source| tags(&other.text, "component").any(|there| there.name == tag.name);
        let other = sources.iter().filter(earlier).find(defines)?;
        let message = format!("the component `{}` is defined in `{}` too", tag.name, other.name);
        Some(Fault::new(template, tag.at(&source.text), &message))
    });
    faults.collect()
}
