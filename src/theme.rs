//! The look of a site: templates, interface texts and assets, taken from a chain of themes.
//!
//! A theme may extend another one. Each template, text and asset comes from the first theme of the
//! chain that has it. The default theme is embedded in the program, so a site needs no `themes/`.
//! This is the only module that uses Tera. It does not know the views that templates print.

mod asset;
mod cache;
mod chain;
mod context;
mod embedded;
mod function;
mod strings;
mod template;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::Serialize;

use crate::foundation::diagnostics::{Diagnostic, Reported};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, SourcePath};
use crate::language::fluent::Arg;
use crate::source::input::Inputs;

pub use asset::Asset;
pub use cache::{ThemeCache, load_again};
pub use chain::embedded_file;
pub use context::{TemplateContext, TemplateValue};
pub use function::NAMES as FUNCTIONS;
pub use strings::REQUIRED_MESSAGES;

use strings::Strings;
use template::Templates;

/// The folders whose files make up a theme.
pub const SOURCES: [&str; 2] = ["themes/", "content/strings/"];

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    strings: Arc<Strings>,
    assets: Arc<Vec<Asset>>,
}

/// Loads the theme `name`, with a diagnostic for every error in its files.
///
/// Returns `None` if the theme, or one that it extends, does not exist or has an invalid manifest.
/// `named_at` is the place of the name in `site.yaml`.
pub fn load(inputs: &Inputs, name: &str, named_at: &Location, languages: &[Lang]) -> Reported<Option<Theme>> {
    let mut diagnostics = Vec::new();
    let Some(chain) = chain::load(inputs, name, named_at).unpack(&mut diagnostics) else {
        return Reported::new(None, diagnostics);
    };
    let strings = Arc::new(strings::load(inputs, &chain, languages).unpack(&mut diagnostics));
    let assets = Arc::new(asset::load(&chain).unpack(&mut diagnostics));
    let functions = function::Functions { strings: strings.clone(), assets: assets.clone() };
    let templates = template::load(&chain, functions).unpack(&mut diagnostics);
    Reported::new(Some(Theme { templates, strings, assets }), diagnostics)
}

impl Theme {
    /// Renders a template. It sees the fields of the view as variables, next to those of the scope.
    pub fn render<V: Serialize, P: Serialize>(
        &self,
        template: &str,
        scope: &TemplateContext<P>,
        view: &V,
    ) -> Result<String, Diagnostic> {
        self.templates.render(template, view, scope)
    }

    /// Returns whether a template of that name exists.
    pub fn has_template(&self, template: &str) -> bool {
        self.templates.has(template)
    }

    /// Iterates over the templates in `parts/`, as pairs of the part's name and the template's
    /// name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.templates.names().filter_map(|template| {
            let name = template.strip_prefix("parts/")?.strip_suffix(".html")?;
            Some((name, template))
        })
    }

    /// Returns the file of a valid template.
    pub fn path_of(&self, template: &str) -> Option<SourcePath> {
        self.templates.path_of(template)
    }

    /// Returns the place of a string in the first template that contains it.
    pub fn place_of(&self, words: &str) -> Option<Location> {
        self.templates.find(words)
    }

    /// Returns an interface text in one language, or its key if the text is missing there.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        // Loading the theme has already reported a missing text.
        self.strings.text(lang, key, args).unwrap_or_else(|_| key.to_owned())
    }

    /// Iterates over the files that are published with the pages.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }
}
