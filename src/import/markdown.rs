//! Blocks as Markdown, so that every sign of the text is printed as it stood.

use super::document::{Block, TextRun};

/// The body of the file.
pub fn write(blocks: &[Block]) -> String {
    let mut text = String::new();
    // The numbers of the points that are open, by depth; empty outside lists.
    let mut counts: Vec<usize> = Vec::new();
    for block in blocks {
        if !matches!(block, Block::ListItem(..)) {
            counts.clear();
        }
        let piece = match block {
            Block::Title(runs) => format!("\n## {}\n", inline(runs, " ")),
            // The page's own headline is the first level.
            Block::Heading(level, runs) => {
                format!("\n{} {}\n", "#".repeat(usize::from(*level).clamp(1, 5) + 1), inline(runs, " "))
            }
            Block::Paragraph(runs) => format!("\n{}\n", begun(&inline(runs, "\\\n"))),
            Block::ListItem(depth, numbered, runs) => {
                let begins = counts.is_empty();
                // A point lies at most one deeper than the one before.
                let depth = (*depth).min(counts.len());
                counts.truncate(depth + 1);
                counts.resize(depth + 1, 0);
                counts[depth] += 1;
                let sign = if *numbered { format!("{}.", counts[depth]) } else { "-".to_owned() };
                let (gap, indent) = (if begins { "\n" } else { "" }, "    ".repeat(depth));
                format!("{gap}{indent}{sign} {}\n", begun(&inline(runs, " ")))
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

/// Words with their marks. A line that was broken by hand is parted by `broken`.
fn inline(runs: &[TextRun], broken: &str) -> String {
    let mut text = String::new();
    for run in runs {
        if let Some(picture) = &run.picture {
            text.push_str(&format!("![{}]({picture})", escaped(&run.text.replace('\n', " "))));
            continue;
        }
        // Marks stand beside letters: spaces go outside.
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
        if let Some(link) = run.link.as_deref().filter(|link| is_address(link)) {
            words = format!("[{words}](<{}>)", link.replace(['<', '>', '\n', '\\'], ""));
        }
        let space = |around: &str| if around.is_empty() { "" } else { " " };
        text.push_str(&format!("{}{words}{}", space(start), space(end)));
    }
    text.trim().to_owned()
}

/// What a release links to; anything else in a file from elsewhere is not to be followed.
fn is_address(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme))
}

/// Signs that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '~' | '&' | '{') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// The same for signs that mean something only where a line begins.
fn begun(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
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
    fn every_sign_is_printed_as_it_stood() {
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
                    pulldown_cmark::Event::Text(own) => printed.push_str(&own),
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph) | pulldown_cmark::Event::End(_) => {}
                    other => panic!("{text:?} became {other:?}"),
                }
            }
            assert_eq!(printed, text);
        }
    }

    #[test]
    fn marks_stand_beside_letters_and_points_beneath_points() {
        let bold = TextRun { text: " сөз ".to_owned(), bold: true, ..TextRun::default() };
        let runs = [plain("бир"), vec![bold], plain("эки")].concat();
        assert_eq!(write(&[Block::Paragraph(runs)]), "бир **сөз** эки\n");
        let points = [
            Block::ListItem(3, false, plain("а")),
            Block::ListItem(1, true, plain("б")),
            Block::ListItem(1, true, plain("в")),
        ];
        assert_eq!(write(&points), "- а\n    1. б\n    2. в\n");
    }

    #[test]
    fn a_cell_keeps_its_bars_and_a_short_row_is_filled() {
        let table = Block::Table(vec![vec![plain("a|b"), plain("c")], vec![plain("d")]]);
        assert_eq!(write(&[table]), "| a\\|b | c |\n|---|---|\n| d |  |\n");
    }

    #[test]
    fn only_addresses_are_linked() {
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
