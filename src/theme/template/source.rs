//! The source text of a template, and its names.

use crate::foundation::span::SourcePath;

use super::guard::{Guarded, guard};

/// The folder of templates within a theme.
pub(super) const FOLDER: &str = "templates/";
/// The file name extensions of templates. Tera autoescapes all of them.
pub(super) const EXTENSIONS: [&str; 2] = [".html", ".svg"];

/// The source text of a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Source {
    /// The name with its theme: `theme/name`.
    pub name: String,
    /// The text as the file has it.
    pub written: String,
    /// The text as the engine gets it: without a byte-order mark and with `\n` as line ending, so
    /// that pages do not depend on the system on which the theme was written.
    pub text: String,
    /// The text with calls that stop endless loops.
    pub guarded: Guarded,
}

impl Source {
    /// Creates a source from the text of a file.
    pub(super) fn new(name: String, written: &str) -> Self {
        let text = written.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let guarded = guard(&text);
        Self { name, written: written.to_owned(), text, guarded }
    }

    /// Returns the name of its theme.
    pub(super) fn theme(&self) -> &str {
        self.name.split_once('/').map_or("", |(theme, _)| theme)
    }
}

/// Returns the name of a template without its theme.
pub(super) fn name_in_theme(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, name)| name)
}

/// Returns the path of the template `theme/name`, from the site's root.
pub(super) fn path(name: &str) -> SourcePath {
    match name.split_once('/') {
        Some((theme, file)) => format!("themes/{theme}/{FOLDER}{file}").into(),
        None => name.into(),
    }
}
