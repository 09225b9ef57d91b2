//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.

use std::io::Write;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::output::escaped_json;
use super::report::Report;
use crate::foundation::diagnostics::{Diagnostic, Rule};
use crate::foundation::span::Location;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The ASCII characters that the path of a URI must escape.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    // A colon in the first part would end a scheme.
    .add(b':');

/// Writes one log with all rules and all diagnostics.
pub(super) fn sarif(report: &Report, out: &mut dyn Write) {
    let rules: Vec<Value> = Rule::ALL.into_iter().map(|rule| describe_rule(report, rule)).collect();
    let results: Vec<Value> =
        report.visible_diagnostics().map(|diagnostic| describe_diagnostic(report, diagnostic)).collect();
    let driver = json!({"name": "Aikyn", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    let run = json!({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results});
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    let _ = writeln!(out, "{}", escaped_json(&log.to_string()));
}

fn describe_rule(report: &Report, rule: Rule) -> Value {
    let title = report.messages.get(&format!("rule-{}", rule.name()));
    json!({
        "id": rule.name(),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": rule.severity().name()},
    })
}

fn describe_diagnostic(report: &Report, diagnostic: &Diagnostic) -> Value {
    let rule = diagnostic.rule();
    let message = report.messages.message(&diagnostic.problem);
    let message = match report.messages.help(&diagnostic.problem) {
        Some(help) => format!("{message}\n{help}"),
        None => message,
    };
    let mut result = json!({
        "ruleId": rule.name(),
        "ruleIndex": Rule::ALL.into_iter().position(|other| other == rule),
        "level": rule.severity().name(),
        "message": {"text": message},
        "locations": [{"physicalLocation": describe_location(report, &diagnostic.location)}],
    });
    if let Some((place, label)) = report.messages.related(&diagnostic.problem) {
        result["relatedLocations"] =
            json!([{"physicalLocation": describe_location(report, place), "message": {"text": label}}]);
    }
    result
}

fn describe_location(report: &Report, place: &Location) -> Value {
    let (line, column) = report.sources.line_column(place);
    json!({
        "artifactLocation": {"uri": utf8_percent_encode(&place.path, IN_PATH).to_string(), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": line, "startColumn": column},
    })
}
