//! Blocks as Markdown, escaped so that all text renders as in the source.

use super::document::{Block, TextRun};

/// Returns the Markdown of some blocks.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut text = String::new();
    // The numbers of the open list items by depth. Empty outside lists.
    let mut counts: Vec<usize> = Vec::new();
    for block in blocks {
        if !matches!(block, Block::ListItem(..)) {
            counts.clear();
        }
        let piece = match block {
            Block::Title(runs) => format!("\n## {}\n", inline(runs, " ")),
            // The page title is level 1.
            Block::Heading(level, runs) => {
                format!("\n{} {}\n", "#".repeat(usize::from(*level).clamp(1, 5) + 1), inline(runs, " "))
            }
            Block::Paragraph(runs) => format!("\n{}\n", escaped_line_start(&inline(runs, "\\\n"))),
            Block::ListItem(depth, numbered, runs) => {
                let begins = counts.is_empty();
                // A list item is at most one level deeper than the previous one.
                let depth = (*depth).min(counts.len());
                counts.truncate(depth + 1);
                counts.resize(depth + 1, 0);
                counts[depth] += 1;
                let marker = if *numbered { format!("{}.", counts[depth]) } else { "-".to_owned() };
                let (gap, indent) = (if begins { "\n" } else { "" }, "    ".repeat(depth));
                format!("{gap}{indent}{marker} {}\n", escaped_line_start(&inline(runs, " ")))
            }
            Block::Table(rows) => table(rows),
        };
        text.push_str(&piece);
    }
    text.trim_start_matches('\n').to_owned()
}

fn table(rows: &[Vec<Vec<TextRun>>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let line = |cells: &[Vec<TextRun>]| {
        let cells =
            (0..width).map(|at| cells.get(at).map_or_else(String::new, |cell| inline(cell, " ").replace('|', "\\|")));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut text = "\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        text.push_str(&line(row));
        if at == 0 {
            text.push_str(&format!("|{}\n", "---|".repeat(width)));
        }
    }
    text
}

/// Returns the Markdown of some runs, with line breaks replaced by `broken`.
fn inline(runs: &[TextRun], broken: &str) -> String {
    let mut text = String::new();
    for run in runs {
        if let Some(picture) = &run.picture {
            text.push_str(&format!("![{}]({picture})", escaped(&run.text.replace('\n', " "))));
            continue;
        }
        // Markdown delimiters must touch the text, so spaces go outside.
        let words = run.text.trim();
        if words.is_empty() {
            text.push_str(if run.text.is_empty() { "" } else { " " });
            continue;
        }
        let start = &run.text[..run.text.len() - run.text.trim_start().len()];
        let end = &run.text[run.text.trim_end().len()..];
        let mark = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let words: Vec<String> = words.lines().map(|line| escaped(line.trim())).collect();
        let mut words = format!("{mark}{}{mark}", words.join(broken));
        if let Some(link) = run.link.as_deref().filter(|link| is_allowed_link(link)) {
            words = format!("[{words}](<{}>)", link.replace(['<', '>', '\n', '\\'], ""));
        }
        let space = |around: &str| if around.is_empty() { "" } else { " " };
        text.push_str(&format!("{}{words}{}", space(start), space(end)));
    }
    text.trim().to_owned()
}

/// Returns whether the scheme of a link is allowed.
fn is_allowed_link(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme))
}

/// Escapes the metacharacters of Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '~' | '&' | '{') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Escapes the metacharacters that only count at the start of a line.
fn escaped_line_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('#' | '>' | '+' | '-' | '=' | '|') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<TextRun> {
        vec![TextRun { text: text.to_owned(), ..TextRun::default() }]
    }

    #[test]
    fn metacharacters_are_escaped() {
        for text in [
            "2 * 3 * 4",
            "# not a heading",
            "1. not a point",
            "- no point",
            "<b>",
            "a_b_c",
            "[x](y)",
            "&amp;",
            "~~x~~",
            "{lang=ru}",
        ] {
            let markdown = write(&[Block::Paragraph(plain(text))]);
            let mut printed = String::new();
            let mut options = pulldown_cmark::Options::ENABLE_TABLES;
            options |= pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
            for event in pulldown_cmark::Parser::new_ext(&markdown, options) {
                match event {
                    pulldown_cmark::Event::Text(text) => printed.push_str(&text),
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph) | pulldown_cmark::Event::End(_) => {}
                    other => panic!("{text:?} became {other:?}"),
                }
            }
            assert_eq!(printed, text);
        }
    }

    #[test]
    fn delimiters_touch_text_and_list_items_nest() {
        let bold = TextRun { text: " сөз ".to_owned(), bold: true, ..TextRun::default() };
        let runs = [plain("бир"), vec![bold], plain("эки")].concat();
        assert_eq!(write(&[Block::Paragraph(runs)]), "бир **сөз** эки\n");
        let items = [
            Block::ListItem(3, false, plain("а")),
            Block::ListItem(1, true, plain("б")),
            Block::ListItem(1, true, plain("в")),
        ];
        assert_eq!(write(&items), "- а\n    1. б\n    2. в\n");
    }

    #[test]
    fn cell_keeps_pipes_and_short_row_is_padded() {
        let table = Block::Table(vec![vec![plain("a|b"), plain("c")], vec![plain("d")]]);
        assert_eq!(write(&[table]), "| a\\|b | c |\n|---|---|\n| d |  |\n");
    }

    #[test]
    fn only_allowed_schemes_are_linked() {
        let link = |link: &str| {
            write(&[Block::Paragraph(vec![TextRun {
                text: "x".to_owned(),
                link: Some(link.to_owned()),
                ..TextRun::default()
            }])])
        };
        assert_eq!(link("https://dpi.kg/a b"), "[x](<https://dpi.kg/a b>)\n");
        assert_eq!(link("javascript:alert(1)"), "x\n");
    }
}
