//! The made-up site in memory, and what the stages need of it.

use aikyn::input::{Inputs, Now};
use aikyn::theme::Theme;
use aikyn::{config, parse, span, theme};
use jiff::civil::date;

use crate::corpus;

/// The time of every measurement.
pub fn now() -> Now {
    Now::Local(date(2026, 1, 1).at(12, 0, 0, 0))
}

/// The site as it would be read from the disk.
pub fn inputs(releases: usize) -> Inputs {
    corpus::site(releases).into_iter().fold(Inputs::new(now()), |inputs, (path, text)| inputs.with(&path, text))
}

/// The theme that the site names.
pub fn theme(inputs: &Inputs, parsed: &parse::Parsed) -> Theme {
    let config = parsed.config.as_ref().expect("a sound site.yaml");
    let named_at = span::Place::file(&config::PATH.into());
    theme::load(inputs, config.theme.value.as_str(), &named_at, &parsed.languages).value.expect("a sound theme")
}
