//! Loads the templates of a chain and reports every error of every template once.
//!
//! The engine accepts all templates or none, and stops at the first error. So the loader removes
//! the invalid template and tries the others again. Errors that follow from the removal are not
//! reported.

use std::collections::BTreeMap;

use tera::Tera;

use crate::foundation::diagnostics::{Diagnostic, Problem, Reported};
use crate::foundation::span::Location;
use crate::source::input::decode;
use crate::theme::chain::ThemeLayer;
use crate::theme::function::Functions;

use super::error::{MissingItem, TemplateError};
use super::source::{EXTENSIONS, FOLDER, Source, name_in_theme};
use super::tag::tags;
use super::{Templates, guard};

/// Loads every template. An invalid one is reported and left out.
pub(crate) fn load(chain: &[ThemeLayer], functions: Functions) -> Reported<Templates> {
    let mut diagnostics = Vec::new();
    let mut invalid = InvalidTemplates::default();
    let all = sources(chain, &mut invalid, &mut diagnostics);
    let first = chain.first().map_or_else(|| "themes".into(), |link| link.path("theme.yaml"));
    let mut sources = all.clone();
    let guarded = |sources: &[Source]| {
        let mut tera = new_tera(chain, functions.clone());
        let texts = sources.iter().map(|source| (&source.name, &source.guarded.text));
        tera.add_raw_templates(texts).is_ok().then_some(tera)
    };
    let whole = guarded(&sources);
    let tera = whole.is_none().then(|| {
        loop {
            let mut tera = new_tera(chain, functions.clone());
            let Err(error) = tera.add_raw_templates(sources.iter().map(|source| (&source.name, &source.text))) else {
                break tera;
            };
            let mut errors = TemplateError::all(&error, &sources);
            errors.retain(|error| sources.iter().any(|source| source.name == error.template));
            if errors.is_empty() {
                // The error does not name a template, so no template can be rendered.
                let diagnostic =
                    Diagnostic::new(Location::file(&first), Problem::Template { message: error.to_string() });
                diagnostics.push(diagnostic.clone());
                sources.drain(..).for_each(|source| invalid.add(source, diagnostic.clone()));
            }
            for error in errors {
                let cause = error.missing.as_ref().and_then(|missing| invalid.cause(missing));
                let diagnostic = cause.unwrap_or_else(|| {
                    diagnostics.push(error.diagnostic());
                    error.diagnostic()
                });
                if let Some(position) = sources.iter().position(|source| source.name == error.template) {
                    invalid.add(sources.remove(position), diagnostic);
                }
            }
        }
    });
    let guarded = whole.or_else(|| guarded(&sources));
    let is_guarded = guarded.is_some();
    let tera = guarded.or(tera).unwrap_or_default();
    let mut by_name = BTreeMap::new();
    for link in chain {
        let valid = sources.iter().filter(|source| source.theme() == link.name);
        let failed = invalid.diagnostics.iter().filter(|(source, _)| source.theme() == link.name);
        let all = valid.map(|source| (source, Ok(source.name.clone())));
        for (source, result) in all.chain(failed.map(|(source, diagnostic)| (source, Err(diagnostic.clone())))) {
            by_name.entry(name_in_theme(&source.name).to_owned()).or_insert(result);
        }
    }
    Reported::new(Templates { tera, by_name, first, sources: all, is_guarded }, diagnostics)
}

fn new_tera(chain: &[ThemeLayer], functions: Functions) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(EXTENSIONS.to_vec());
    // This fails only if templates have been added before.
    let _ = tera.set_fallback_prefixes(chain.iter().map(|link| format!("{}/", link.name)));
    functions.register(&mut tera);
    guard::register(&mut tera);
    tera
}

/// Returns the templates of all themes, in the order of the chain. A file that is not text is
/// invalid.
fn sources(chain: &[ThemeLayer], invalid: &mut InvalidTemplates, diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut sources = Vec::new();
    for link in chain {
        let name = |file: &str| {
            let name = file.strip_prefix(FOLDER).filter(|name| EXTENSIONS.iter().any(|kind| name.ends_with(kind)))?;
            Some(format!("{}/{name}", link.name))
        };
        for (file, diagnostic) in &link.unreadable {
            name(file).into_iter().for_each(|name| invalid.add(Source::new(name, ""), diagnostic.clone()));
        }
        for (file, bytes) in &link.files {
            let Some(name) = name(file) else { continue };
            match decode(&link.path(file), bytes) {
                Ok(text) => sources.push(Source::new(name, text)),
                Err(diagnostic) => {
                    diagnostics.push(diagnostic.clone());
                    invalid.add(Source::new(name, &String::from_utf8_lossy(bytes)), diagnostic);
                }
            }
        }
    }
    sources
}

/// The templates that cannot be rendered, each with the reason.
#[derive(Default)]
struct InvalidTemplates {
    diagnostics: Vec<(Source, Diagnostic)>,
}

impl InvalidTemplates {
    fn add(&mut self, source: Source, diagnostic: Diagnostic) {
        self.diagnostics.push((source, diagnostic));
    }

    /// Returns the reason why an item is missing, if an invalid template would have defined it.
    ///
    /// An unreadable file is assumed to define everything. A malformed tag is assumed to define
    /// `name` if the text has both the name and a closing tag.
    fn cause(&self, missing: &MissingItem) -> Option<Diagnostic> {
        let brings = |source: &Source| match missing.kind {
            "template" => source.name == missing.name || name_in_theme(&source.name) == missing.name,
            kind => {
                let (text, name) = (&source.text, missing.name.as_str());
                let damaged = || text.contains(name) && text.contains(&format!("end{kind}"));
                text.is_empty() || tags(text, kind).any(|tag| tag.name == name) || damaged()
            }
        };
        self.diagnostics.iter().find(|(source, _)| brings(source)).map(|(_, diagnostic)| diagnostic.clone())
    }
}
