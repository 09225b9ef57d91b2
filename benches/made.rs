//! The generated site in memory, with the inputs of the stages.

use aikyn::foundation::span;
use aikyn::model::config;
use aikyn::model::parse;
use aikyn::source::input::{Inputs, Now};
use aikyn::theme;
use aikyn::theme::Theme;
use jiff::civil::date;

use crate::corpus;

/// Returns the build time of every measurement.
pub(crate) fn now() -> Now {
    Now::Local(date(2026, 1, 1).at(12, 0, 0, 0))
}

/// Generates the site of short news as if it were read from disk.
pub(crate) fn inputs(releases: usize) -> Inputs {
    corpus::site(releases, corpus::NEWS)
        .into_iter()
        .fold(Inputs::new(now()), |inputs, (path, text)| inputs.with(&path, text))
}

/// Loads the theme that the site names.
pub(crate) fn theme(inputs: &Inputs, parsed: &parse::Parsed) -> Theme {
    let config = parsed.config.as_ref().expect("a sound site.yaml");
    let named_at = span::Location::file(&config::PATH.into());
    theme::load(inputs, config.theme.value.as_str(), &named_at, &parsed.languages).value.expect("a sound theme")
}
