//! The JSON that the client script of the preview receives.

use serde_json::{Value as Json, json};

use crate::foundation::diagnostics::{Diagnostic, Severity};
use crate::messages::Messages;

use super::snapshot::{LocatedDiagnostic, Snapshot};

/// Returns the event of a build: generation, number of errors, and whether only styles differ.
pub(super) fn build_event(snapshot: &Snapshot) -> String {
    let errors = snapshot.errors().count();
    json!({ "generation": snapshot.generation, "errors": errors, "styles": snapshot.styles_only }).to_string()
}

/// Returns what the client script shows on a page: errors, warnings and localized labels.
pub(super) fn state(snapshot: &Snapshot, page: &str, messages: &Messages, has_editor: bool) -> String {
    let diagnostic = |located: &LocatedDiagnostic| diagnostic(located, messages);
    let errors: Vec<Json> = snapshot.errors().map(diagnostic).collect();
    let warnings: Vec<Json> = snapshot.warnings_of(page).into_iter().map(diagnostic).collect();
    let all = snapshot.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Warning).count();
    let translation = snapshot.overview.texts.iter().find(|text| text.page.address(text.lang) == page);
    let count = match warnings.len() {
        0 => messages.get("bar-no-warnings"),
        count => messages.format("warnings", &[("count", count.into())]),
    };
    json!({
        "generation": snapshot.generation,
        "errors": errors,
        "warnings": warnings,
        "all": all,
        "editor": has_editor,
        "translation": translation.map(|text| messages.get(text.state.key())),
        "words": {
            "lang": messages.lang.code(),
            "title": messages.get("overlay-title"),
            "kept": messages.get(if snapshot.site.is_some() { "overlay-kept" } else { "overlay-first" }),
            "close": messages.get("overlay-close"),
            "dashboard": messages.get("bar-dashboard"),
            "edit": messages.get("bar-edit"),
            "lost": messages.get("bar-lost"),
            "count": count,
        },
    })
    .to_string()
}

fn diagnostic(located: &LocatedDiagnostic, messages: &Messages) -> Json {
    let Diagnostic { problem, .. } = &located.diagnostic;
    json!({
        "severity": located.severity().name(),
        "rule": located.diagnostic.rule().name(),
        "place": format!("{}:{}:{}", located.path(), located.line, located.column),
        "message": messages.message(problem),
        "help": messages.help(problem),
        "source": located.source,
    })
}
