//! Small changes to what an author wrote, which leave everything else as it is: comments, order, line ends.
//!
//! Text in, text out. Whoever writes the file makes sure that it is still understood afterwards.

use crate::parse::front_matter;

const KEY: &str = "translated_from";

/// The text of a Markdown file with `translated_from` set in its front matter; none when it has no front matter that can
/// be changed line by line.
pub fn record_source(text: &str, hash: &str) -> Option<String> {
    let front = front_matter::find(text).ok()?;
    let (before, yaml, after) = (&text[..front.yaml.start], &text[front.yaml.clone()], &text[front.yaml.end..]);
    // A front matter written as one map in braces has no lines of its own for a key.
    let flow = yaml.lines().map(str::trim_start).find(|line| !line.is_empty() && !line.starts_with('#'));
    if flow.is_some_and(|line| line.starts_with(['{', '['])) {
        return None;
    }
    let mut lines: Vec<String> = yaml.split_inclusive('\n').map(str::to_owned).collect();
    let known =
        lines.iter().position(|line| line.strip_prefix(KEY).is_some_and(|rest| rest.trim_start().starts_with(':')));
    match known {
        Some(at) => lines[at] = replaced(&lines[at], hash),
        None => {
            let end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
            lines.push(format!("{KEY}: {hash}{end}"));
        }
    }
    Some(format!("{before}{}{after}", lines.concat()))
}

/// A line with another value; a comment behind it stays.
fn replaced(line: &str, hash: &str) -> String {
    let body = line.trim_end_matches(['\r', '\n']);
    let end = &line[body.len()..];
    let comment = body.find(" #").map_or("", |at| &body[at..]);
    format!("{KEY}: {hash}{comment}{end}")
}

/// A list of records with one more at its end.
pub fn append_record(text: &str, record: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    format!("{text}{gap}{}", record.replace('\n', end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_line_changes() {
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
    fn what_cannot_be_changed_by_lines_is_left_alone() {
        assert_eq!(record_source("title: a\n", "f0"), None);
        assert_eq!(record_source("---\n{title: a}\n---\n", "f0"), None);
    }

    #[test]
    fn a_record_is_put_at_the_end() {
        assert_eq!(append_record("- id: a", "- id: b\n  x: 1\n"), "- id: a\n- id: b\n  x: 1\n");
        assert_eq!(append_record("- id: a\r\n", "- id: b\n"), "- id: a\r\n- id: b\r\n");
    }
}
