//! How a site looks: templates, interface texts and assets, taken from a chain of themes.
//!
//! The only module that names Tera and Fluent. A theme may extend another; a template, a text or an asset is taken from
//! the first theme of the chain that has it. The default theme stands in the program itself, so that a folder with only
//! `content/` builds. What a template shows is none of this module's business.

mod asset;
mod chain;
mod context;
mod embedded;
mod function;
mod held;
mod strings;
mod template;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::Serialize;

use crate::fluent::Arg;
use crate::input::Inputs;
use crate::lang::Lang;
use crate::note::{Note, Noted};
use crate::span::{Place, SourcePath};

pub use asset::Asset;
pub use chain::embedded_file;
pub use context::{Scope, Shared};
pub use function::NAMES as FUNCTIONS;
pub use held::{ThemeCache, load_again};
pub use strings::ASKED_FOR;

use strings::Strings;
use template::Templates;

/// The folders whose files a theme is made from.
pub const SOURCES: [&str; 2] = ["themes/", "content/strings/"];

/// A theme that is ready to draw.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    strings: Arc<Strings>,
    assets: Arc<Vec<Asset>>,
}

/// Loads the theme of a name. There is none when no theme has that name; every fault in its files is noted.
pub fn load(inputs: &Inputs, name: &str, named_at: &Place, languages: &[Lang]) -> Noted<Option<Theme>> {
    let mut notes = Vec::new();
    let Some(chain) = chain::load(inputs, name, named_at).into_value(&mut notes) else {
        return Noted::new(None, notes);
    };
    let strings = Arc::new(strings::load(inputs, &chain, languages).into_value(&mut notes));
    let assets = Arc::new(asset::load(&chain).into_value(&mut notes));
    let functions = function::Functions { strings: strings.clone(), assets: assets.clone() };
    let templates = template::load(&chain, functions).into_value(&mut notes);
    Noted::new(Some(Theme { templates, strings, assets }), notes)
}

impl Theme {
    /// Draws a template. The fields of the view are names in it, beside `page`, `site` and `data`.
    pub fn render<V: Serialize, P: Serialize>(
        &self,
        template: &str,
        scope: &Scope<P>,
        view: &V,
    ) -> Result<String, Note> {
        self.templates.render(template, view, scope)
    }

    /// Whether there is a template of that name.
    pub fn has_template(&self, template: &str) -> bool {
        self.templates.has(template)
    }

    /// The templates of `parts`, each with the name under which what it draws is known.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.templates.names().filter_map(|template| {
            let name = template.strip_prefix("parts/")?.strip_suffix(".html")?;
            Some((name, template))
        })
    }

    /// The file of a template.
    pub fn path_of(&self, template: &str) -> Option<SourcePath> {
        self.templates.path_of(template)
    }

    /// Where words stand in a template: for what a template wrote and nobody else.
    pub fn place_of(&self, words: &str) -> Option<Place> {
        self.templates.find(words)
    }

    /// An interface text, in this language alone.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        // A text that no language has was noted when the theme was loaded, so the key itself may stand in.
        self.strings.text(lang, key, args).unwrap_or_else(|_| key.to_owned())
    }

    /// The files that go with the pages.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }
}
