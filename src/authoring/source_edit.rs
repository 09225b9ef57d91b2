//! Small edits of source files that keep comments, order and line endings.
//!
//! The functions map text to text. The caller must check that the result parses as intended.

use crate::model::parse::front_matter;

const KEY: &str = "translated_from";

/// Returns the text of a Markdown file with `translated_from` set in its front matter.
///
/// Returns `None` if the front matter is missing or is a flow mapping in braces.
pub fn record_source(text: &str, hash: &str) -> Option<String> {
    let front = front_matter::find(text).ok()?;
    let (before, yaml, after) = (&text[..front.yaml.start], &text[front.yaml.clone()], &text[front.yaml.end..]);
    // A flow mapping has no line per key.
    let first = yaml.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with('#'));
    if first.is_some_and(|line| line.starts_with(['{', '['])) {
        return None;
    }
    let mut lines: Vec<String> = yaml.split_inclusive('\n').map(str::to_owned).collect();
    let existing =
        lines.iter().position(|line| line.strip_prefix(KEY).is_some_and(|rest| rest.trim_start().starts_with(':')));
    match existing {
        Some(index) => lines[index] = with_value(&lines[index], hash),
        None => {
            let line_end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
            lines.push(format!("{KEY}: {hash}{line_end}"));
        }
    }
    Some(format!("{before}{}{after}", lines.concat()))
}

/// Returns the line with a new value. A trailing comment is kept.
fn with_value(line: &str, hash: &str) -> String {
    let body = line.trim_end_matches(['\r', '\n']);
    let line_end = &line[body.len()..];
    let comment = body.find(" #").map_or("", |at| &body[at..]);
    format!("{KEY}: {hash}{comment}{line_end}")
}

/// Appends a record to the text of a list of records.
pub fn append_record(text: &str, record: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
    format!("{text}{gap}{}", record.replace('\n', line_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_lines_are_unchanged() {
        for (before, after) in [
            (
                "---\ntitle: a # b\n\n# c\ndate: 2017\n---\nx\n",
                "---\ntitle: a # b\n\n# c\ndate: 2017\ntranslated_from: f0\n---\nx\n",
            ),
            ("\u{feff}---\r\ntitle: a\r\n---\r\nx", "\u{feff}---\r\ntitle: a\r\ntranslated_from: f0\r\n---\r\nx"),
            (
                "---\ntranslated_from: e1  # by Aida\ntitle: a\n---\n",
                "---\ntranslated_from: f0 # by Aida\ntitle: a\n---\n",
            ),
            ("---\ntranslated_from : 'e1'\ntitle: a\n---\n", "---\ntranslated_from: f0\ntitle: a\n---\n"),
            (
                "---\nextra:\n  translated_from: x\n---\n",
                "---\nextra:\n  translated_from: x\ntranslated_from: f0\n---\n",
            ),
        ] {
            assert_eq!(record_source(before, "f0").as_deref(), Some(after), "{before:?}");
        }
    }

    #[test]
    fn file_without_block_front_matter_is_refused() {
        assert_eq!(record_source("title: a\n", "f0"), None);
        assert_eq!(record_source("---\n{title: a}\n---\n", "f0"), None);
    }

    #[test]
    fn record_is_appended() {
        assert_eq!(append_record("- id: a", "- id: b\n  x: 1\n"), "- id: a\n- id: b\n  x: 1\n");
        assert_eq!(append_record("- id: a\r\n", "- id: b\n"), "- id: a\r\n- id: b\r\n");
    }
}
