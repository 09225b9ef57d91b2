//! Templates: rendering, and finding the place of an error.

mod error;
mod guard;
mod include;
mod load;
mod source;
mod tag;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Error, Tera, Value};

use crate::foundation::diagnostics::{Diagnostic, Problem, ThemeError};
use crate::foundation::span::{Location, SourcePath, Span};
use crate::source::input::utf8;

use super::context::TemplateContext;

pub(super) use load::load;

use error::TemplateError;
use source::{Source, path};

/// The size limit of a page, in bytes. It stops a template with an endless loop.
const MAX_PAGE_BYTES: usize = 20_000_000;
/// A page that is too large is so by its texts if these are more than one part in this many.
const LARGE_TEXT: usize = 4;
/// The size in bytes up to which the buffer of a page does not have to grow. Few pages are larger.
const USUAL_PAGE: usize = 32 * 1024;

/// The templates of a chain of themes.
#[derive(Debug)]
pub(super) struct Templates {
    tera: Tera,
    /// The template that counts, as `theme/name`, or the reason why it cannot be rendered. The key
    /// is the name without its theme.
    by_name: BTreeMap<String, Result<String, Diagnostic>>,
    /// The manifest of the first theme, which is the place of a missing template.
    first: SourcePath,
    /// All templates, in the order of the chain.
    sources: Vec<Source>,
    /// Whether the engine has the guarded texts of the templates.
    is_guarded: bool,
}

impl Templates {
    /// Returns whether a template of that name exists, valid or not.
    pub(super) fn has(&self, template: &str) -> bool {
        self.by_name.contains_key(template)
    }

    /// Iterates over the names of all templates, valid or not.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Returns the file of a valid template.
    pub(super) fn path_of(&self, template: &str) -> Option<SourcePath> {
        Some(path(self.by_name.get(template)?.as_ref().ok()?))
    }

    /// Renders a template. The view must serialize as a map or a struct.
    pub(super) fn render<V: Serialize, P: Serialize>(
        &self,
        template: &str,
        view: &V,
        scope: &TemplateContext<P>,
    ) -> Result<String, Diagnostic> {
        let Some(name) = self.by_name.get(template) else {
            let problem = Problem::TemplateMissing { template: template.to_owned() };
            return Err(Diagnostic::new(Location::file(&self.first), problem));
        };
        let name = name.as_ref().map_err(Diagnostic::clone)?;
        let rendered = self.render_valid(name, &self.context(name, view, scope)?);
        rendered.map_err(|mut diagnostic| {
            if let Problem::Theme(ThemeError::PageTooLarge { megabytes }) = diagnostic.problem
                && text_size(&Value::from_serializable(view)) > MAX_PAGE_BYTES / LARGE_TEXT
            {
                let page = Value::from_serializable(scope.page);
                let address = page.as_map().and_then(|page| page.get(&Key::Str("address"))).and_then(Value::as_str);
                let page = address.unwrap_or_default().to_owned();
                diagnostic.problem = Problem::Theme(ThemeError::TextTooLarge { page, megabytes });
            }
            diagnostic
        })
    }

    fn context<V: Serialize, P: Serialize>(
        &self,
        name: &str,
        view: &V,
        scope: &TemplateContext<P>,
    ) -> Result<Context, Diagnostic> {
        let mut context = Context::new();
        for (key, value) in self.value(name, view)?.into_map().unwrap_or_default() {
            let key = match key {
                Key::Str(key) => Cow::Borrowed(key),
                key => Cow::Owned(key.to_string()),
            };
            context.insert_value(key, value);
        }
        context.insert_value("page", self.value(name, scope.page)?);
        context.insert_value("site", scope.site.0.clone());
        context.insert_value("data", scope.data.0.clone());
        context.insert_value("parts", scope.parts.0.clone());
        Ok(context)
    }

    fn value(&self, name: &str, value: &impl Serialize) -> Result<Value, Diagnostic> {
        Value::try_from_serializable(value).map_err(|error| self.diagnostic(&error, name))
    }

    fn render_valid(&self, name: &str, context: &Context) -> Result<String, Diagnostic> {
        guard::start_page();
        let mut page = Page { bytes: Vec::with_capacity(USUAL_PAGE), full: false };
        let result = self.tera.render_to(name, context, &mut page);
        if page.full {
            let error = ThemeError::PageTooLarge { megabytes: MAX_PAGE_BYTES / 1_000_000 };
            return Err(Diagnostic::new(Location::file(&path(name)), Problem::Theme(error)));
        }
        result.map_err(|error| self.diagnostic(&error, name))?;
        // `utf8` validates faster than `String::from_utf8`, and the copy has no spare capacity.
        match utf8(&page.bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => String::from_utf8(page.bytes).map_err(|error| self.diagnostic(&error.into(), name)),
        }
    }

    /// Converts an error of the engine to a diagnostic at its place in the template.
    fn diagnostic(&self, error: &Error, name: &str) -> Diagnostic {
        match TemplateError::all(error, &self.sources).first() {
            Some(error) => {
                let mut diagnostic = error.diagnostic();
                let source = self.sources.iter().find(|source| source.name == error.template);
                if let Some(source) = source.filter(|_| self.is_guarded) {
                    diagnostic.location.at = source.guarded.original(&error.at);
                }
                let through = include::path_to(&self.sources, name, &error.template);
                if !through.is_empty() {
                    let problem = Box::new(diagnostic.problem);
                    diagnostic.problem = Problem::Included { problem, through };
                }
                diagnostic
            }
            None => Diagnostic::new(Location::file(&path(name)), Problem::Template { message: error.to_string() }),
        }
    }

    /// Returns the place of a string in the first template that contains it.
    pub(super) fn find(&self, text: &str) -> Option<Location> {
        self.sources.iter().find_map(|source| {
            let start = source.written.find(text)?;
            Some(Location::span(&path(&source.name), Span::new(start, start + text.len())))
        })
    }
}

/// Returns the number of bytes of all texts in a value.
fn text_size(value: &Value) -> usize {
    if let Some(text) = value.as_str() {
        return text.len();
    }
    let values = value.as_array().into_iter().flatten();
    let fields = value.as_map().into_iter().flat_map(|map| map.values());
    values.chain(fields).map(text_size).sum()
}

/// The buffer of a page that is being rendered. Writing fails above [`MAX_PAGE_BYTES`].
struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_PAGE_BYTES {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
