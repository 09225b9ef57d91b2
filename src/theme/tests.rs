//! Small themes in memory, loaded and rendered.

mod assets;
mod chains;
mod functions;
mod strings;
mod templates;

use jiff::civil::date;
use serde_json::{Value, json};

use super::{TemplateContext, TemplateValue, Theme, load};
use crate::foundation::diagnostics::{Diagnostic, FileError, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, Position};
use crate::messages::{MessageLang, Messages};
use crate::source::input::{Entry, Inputs, Now};

/// A theme `own` that extends `base`, which defines every text that the program uses.
struct Fixture {
    inputs: Inputs,
    languages: Vec<Lang>,
}

/// The result of loading it.
struct Loaded {
    theme: Option<Theme>,
    diagnostics: Vec<Diagnostic>,
    inputs: Inputs,
}

impl Fixture {
    fn new() -> Self {
        let texts: String = super::strings::REQUIRED_MESSAGES.iter().map(|key| format!("{key} = x\n")).collect();
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)))
            .with("themes/base/theme.yaml", "name: base\n")
            .with("themes/base/strings/ky.ftl", &texts)
            .with("themes/base/strings/ru.ftl", &texts)
            .with("themes/own/theme.yaml", "name: own\nextends: base\n");
        Self { inputs, languages: vec![Lang::Ky, Lang::Ru] }
    }

    /// Sets a file. A path that does not start at the root is relative to `themes/own/`.
    fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let rooted = path.starts_with("themes/") || path.starts_with("content/");
        let path = if rooted { path.to_owned() } else { format!("themes/own/{path}") };
        self.inputs = self.inputs.with(&path, bytes);
        self
    }

    fn fault(mut self, path: &str, fault: FileError) -> Self {
        self.inputs.files.insert(format!("themes/own/{path}").into(), Entry::Unreadable(fault));
        self
    }

    fn load(self) -> Loaded {
        self.load_named("own")
    }

    fn load_named(self, name: &str) -> Loaded {
        let named_at = Location { path: "content/site.yaml".into(), at: Position::LineColumn(4, 8) };
        let loaded = load(&self.inputs, name, &named_at, &self.languages);
        Loaded { theme: loaded.value, diagnostics: loaded.diagnostics, inputs: self.inputs }
    }

    /// Renders one template. Returns the page, or the diagnostic if it cannot be rendered.
    fn render(self, template: &str) -> String {
        self.file("templates/x.html", template).load().render("x.html")
    }
}

impl Loaded {
    fn theme(&self) -> &Theme {
        self.theme.as_ref().unwrap_or_else(|| panic!("no theme: {:?}", self.diagnostics()))
    }

    /// Returns the diagnostics, sorted by place: `path:line:column message; help`.
    fn diagnostics(&self) -> Vec<String> {
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
        diagnostics.iter().map(|diagnostic| self.line(diagnostic)).collect()
    }

    fn line(&self, diagnostic: &Diagnostic) -> String {
        let bytes = self.inputs.bytes(&diagnostic.location.path).unwrap_or_default();
        let (line, column) = diagnostic.location.line_column(bytes);
        let messages = Messages::of(MessageLang::En);
        let help =
            Some(&diagnostic.problem).filter(|problem| matches!(problem, Problem::Theme(_) | Problem::Included { .. }));
        let help = help.and_then(|problem| messages.help(problem)).map_or_else(String::new, |help| format!("; {help}"));
        format!("{}:{line}:{column} {}{help}", diagnostic.location.path, messages.message(&diagnostic.problem))
    }

    #[track_caller]
    fn assert_diagnostics(self, lines: &[&str]) -> Self {
        assert_eq!(self.diagnostics(), lines);
        self
    }

    fn render(&self, template: &str) -> String {
        self.render_view(template, &json!({"name": "<Жазы>", "count": 41, "many": 1_234_567}))
    }

    fn render_view(&self, template: &str, view: &Value) -> String {
        let file = "ky/press/x/index.html";
        let page = json!({"lang": "ky", "file": file, "address": "ky/press/x/", "base": "", "portable": false});
        self.render_with(template, &page, view)
    }

    fn render_page(&self, template: &str, page: &Value) -> String {
        self.render_with(template, page, &json!({"name": "<Жазы>", "count": 41, "many": 1_234_567}))
    }

    fn render_with(&self, template: &str, page: &Value, view: &Value) -> String {
        let site = TemplateValue::new(&json!({"title": "Сайт"}));
        let data = TemplateValue::new(&json!({"budget": [1, 2]}));
        let scope = TemplateContext { page, site: &site, data: &data, parts: &data };
        let html = self.theme().render(template, &scope, view);
        html.unwrap_or_else(|diagnostic| self.line(&diagnostic))
    }
}

#[test]
fn a_theme_can_be_shared_between_threads() {
    fn lent<T: Send + Sync>() {}
    lent::<Theme>();
    lent::<TemplateValue>();
}
