//! Interface texts: what the theme says in each language.
//!
//! A text must be there in every language of the site, with the same variables; one language never stands in silently
//! for another. The site's own texts come before the theme's, and a theme's before those of the theme it extends.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentValue};
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::input::Inputs;
use crate::lang::{Lang, Localized};
use crate::note::{Note, Noted, Problem, StringFault, nearest};
use crate::span::{Place, SourcePath, Span};

use super::chain::{self, Link};

type Bundle = FluentBundle<FluentResource>;

/// The texts that the program itself asks for; a theme must bring them, or extend one that does.
pub const ASKED_FOR: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "description-commitments",
    "description-data",
    "description-district",
    "description-documents",
    "description-glossary",
    "description-municipalities",
    "description-municipality",
    "description-people",
    "description-press",
    "description-programme",
    "description-results",
    "description-schedule",
    "description-visit",
    "district-name",
    "feed-title",
    "municipality-rural",
    "municipality-town",
    "size-kilobytes",
    "size-megabytes",
    "title-commitments",
    "title-data",
    "title-documents",
    "title-glossary",
    "title-municipalities",
    "title-not-found",
    "title-people",
    "title-press",
    "title-press-page",
    "title-results",
    "title-root",
    "title-schedule",
    "title-schedule-year",
    "visit-title-gathering",
    "visit-title-hearing",
    "visit-title-meeting",
    "visit-title-online-gathering",
    "visit-title-online-hearing",
    "visit-title-online-meeting",
    "visit-title-online-training",
    "visit-title-online-visit",
    "visit-title-training",
    "visit-title-visit",
];

/// The texts of all languages.
pub struct Strings {
    bundles: Localized<Bundle>,
    keys: BTreeSet<String>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strings").field("keys", &self.keys).finish_non_exhaustive()
    }
}

/// What goes into a text in the place of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    /// Chooses the form of the words around it, and is printed in groups of digits.
    Number(u64),
}

/// Why a text cannot be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    Unknown { nearest: Option<String> },
    Unresolved(String),
}

/// A text as its file defines it.
struct Definition {
    place: Place,
    variables: BTreeSet<String>,
}

/// Loads the texts of a chain, the site's own before them.
pub fn load(inputs: &Inputs, chain: &[Link], languages: &[Lang]) -> Noted<Strings> {
    let mut notes = Vec::new();
    let mut bundles = Localized::default();
    let mut definitions: Localized<BTreeMap<String, Definition>> = Localized::default();
    for &lang in languages {
        let mut bundle = new_bundle(lang);
        let mut defined = BTreeMap::new();
        let own_path: SourcePath = format!("content/strings/{lang}.ftl").into();
        let own = inputs.bytes(&own_path).map(|bytes| (own_path, bytes));
        let file = format!("strings/{lang}.ftl");
        let themes = chain.iter().filter_map(|link| link.files.get(&file).map(|bytes| (link.path(&file), *bytes)));
        // The last to define a text wins, so the order is from the theme that is extended to the site itself.
        let files: Vec<_> = own.into_iter().chain(themes).collect();
        for (path, bytes) in files.into_iter().rev() {
            let Some(text) = chain::text(&path, bytes, &mut notes) else { continue };
            let resource = read(&path, text, &mut defined, &mut notes);
            bundle.add_resource_overriding(resource);
        }
        bundles.set(lang, bundle);
        definitions.set(lang, defined);
    }
    compare(&definitions, languages, &mut notes);
    let keys: BTreeSet<String> = definitions.iter().flat_map(|(_, defined)| defined.keys().cloned()).collect();
    for key in ASKED_FOR.iter().filter(|key| !keys.contains(**key)) {
        let place = Place::file(&chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml")));
        let fault = StringFault::Unknown { nearest: nearest(key, keys.iter().map(String::as_str)) };
        notes.push(Note::new(place, Problem::InterfaceText { key: (*key).to_owned(), fault }));
    }
    Noted::new(Strings { bundles, keys }, notes)
}

fn new_bundle(lang: Lang) -> Bundle {
    let locale: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Marks around variables would stand in titles, in searches and in what is copied.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        // Both languages group digits alike; `text` is asked all the same.
        FluentValue::Number(number) if number.value.fract() == 0.0 && number.value >= 0.0 => {
            Some(crate::text::number(Lang::ALL[0], number.value as u64))
        }
        _ => None,
    }));
    bundle
}

/// Reads a file, and remembers what it defines and where.
fn read(
    path: &SourcePath,
    text: &str,
    defined: &mut BTreeMap<String, Definition>,
    notes: &mut Vec<Note>,
) -> FluentResource {
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let problem = Problem::InterfaceText { key: String::new(), fault: StringFault::Syntax(error.kind.to_string()) };
        notes.push(Note::new(Place::span(path, error.pos.into()), problem));
    }
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let mut variables = BTreeSet::new();
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        message.value.iter().chain(attributes).for_each(|pattern| collect(pattern, &mut variables));
        let name = message.id.name;
        // Names are slices of the resource's own text, which tells where they stand.
        let start = (name.as_ptr() as usize).saturating_sub(resource.source().as_ptr() as usize);
        let place = Place::span(path, Span::new(start, start + name.len()));
        defined.insert(name.to_owned(), Definition { place, variables });
    }
    resource
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| collect(&variant.value, variables));
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => drop(variables.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        _ => {}
    }
}

/// Holds the languages against each other.
fn compare(definitions: &Localized<BTreeMap<String, Definition>>, languages: &[Lang], notes: &mut Vec<Note>) {
    for &lang in languages {
        for (key, definition) in definitions.get(lang).into_iter().flatten() {
            for &other in languages.iter().filter(|&&other| other != lang) {
                let fault = match definitions.get(other).and_then(|defined| defined.get(key)) {
                    None => StringFault::Missing { lang: other },
                    // Told once, at the language that comes later.
                    Some(first) if first.variables != definition.variables && other < lang => StringFault::Variables {
                        lang,
                        variables: definition.variables.iter().cloned().collect(),
                        other,
                        other_variables: first.variables.iter().cloned().collect(),
                    },
                    Some(_) => continue,
                };
                let problem = Problem::InterfaceText { key: key.clone(), fault };
                notes.push(Note::new(definition.place.clone(), problem));
            }
        }
    }
}

impl Strings {
    /// A text in a language.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, TextFault> {
        let unknown = || TextFault::Unknown { nearest: nearest(key, self.keys.iter().map(String::as_str)) };
        let (name, attribute) = match key.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (key, None),
        };
        let bundle = self.bundles.get(lang).ok_or_else(unknown)?;
        let message = bundle.get_message(name).ok_or_else(unknown)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
            None => message.value(),
        };
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => fluent_args.set(*name, text.as_str()),
                Arg::Number(number) => fluent_args.set(*name, FluentNumber::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern.ok_or_else(unknown)?, Some(&fluent_args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(TextFault::Unresolved(error.to_string())),
        }
    }
}
