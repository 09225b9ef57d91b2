//! What a page asks for and is told, as JSON.

use serde_json::{Value as Json, json};

use crate::note::Severity;
use crate::words::Words;

use super::Snapshot;
use super::snapshot::Told;

/// What a build brought: its number, whether there are errors, and whether only stylesheets differ.
pub fn news(snapshot: &Snapshot) -> String {
    let errors = snapshot.errors().count();
    json!({ "generation": snapshot.generation, "errors": errors, "styles": snapshot.styles_only }).to_string()
}

/// What the page at an address shows over itself, in the author's words.
pub fn json(snapshot: &Snapshot, page: &str, words: &Words) -> String {
    let errors: Vec<Json> = snapshot.errors().map(told).collect();
    let warnings: Vec<Json> = snapshot.warnings_of(page).into_iter().map(told).collect();
    let all = snapshot.notes.iter().filter(|told| told.severity == Severity::Warning).count();
    let translation = snapshot.overview.texts.iter().find(|text| text.page.address(text.lang) == page);
    let count = match warnings.len() {
        0 => words.plain("bar-no-warnings"),
        count => words.text("warnings", &[("count", count.into())]),
    };
    json!({
        "generation": snapshot.generation,
        "errors": errors,
        "warnings": warnings,
        "all": all,
        "translation": translation.map(|text| words.plain(text.state.key())),
        "words": {
            "lang": words.tongue.code(),
            "title": words.plain("overlay-title"),
            "kept": words.plain(if snapshot.site.is_some() { "overlay-kept" } else { "overlay-first" }),
            "close": words.plain("overlay-close"),
            "dashboard": words.plain("bar-dashboard"),
            "lost": words.plain("bar-lost"),
            "count": count,
        },
    })
    .to_string()
}

fn told(told: &Told) -> Json {
    json!({
        "severity": told.severity.name(),
        "rule": told.rule,
        "place": format!("{}:{}:{}", told.path, told.line, told.column),
        "message": told.message,
        "help": told.help,
        "source": told.source,
    })
}
