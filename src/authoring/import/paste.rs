//! Text from the clipboard as Markdown, by the rules of the import.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::block::{Block, Format, Marker, TextRun, merged};
use super::emphasis::is_allowed_link;
use super::markdown;

/// A block of formatted text from the clipboard.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum PastedBlock {
    Paragraph {
        runs: Vec<PastedRun>,
    },
    Heading {
        level: u8,
        runs: Vec<PastedRun>,
    },
    Quote {
        runs: Vec<PastedRun>,
    },
    /// An item of a list, with its depth from 0 and its number, if it has one.
    Item {
        depth: usize,
        number: Option<u32>,
        runs: Vec<PastedRun>,
    },
    Table {
        rows: Vec<Vec<Vec<PastedRun>>>,
    },
}

/// A run of text with uniform formatting.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PastedRun {
    text: String,
    bold: bool,
    italic: bool,
    link: Option<String>,
}

/// Returns the Markdown of some blocks. All text renders as it was copied.
pub fn pasted_markdown(blocks: Vec<PastedBlock>) -> String {
    let blocks: Vec<Block> = blocks.into_iter().filter_map(block).collect();
    markdown::write(&blocks, &[], "", &BTreeMap::new())
}

/// The deepest list that is kept.
const MAX_DEPTH: usize = 8;

fn block(block: PastedBlock) -> Option<Block> {
    let block = match block {
        PastedBlock::Paragraph { runs } => Block::Paragraph(text_runs(runs)),
        PastedBlock::Heading { level, runs } => Block::Heading(level.clamp(1, 6), text_runs(runs)),
        PastedBlock::Quote { runs } => Block::Quote(text_runs(runs)),
        PastedBlock::Item { depth, number, runs } => {
            Block::ListItem(depth.min(MAX_DEPTH), number.map_or(Marker::Bullet, Marker::Number), text_runs(runs))
        }
        PastedBlock::Table { rows } => {
            let cell = |runs| vec![Block::Paragraph(text_runs(runs))];
            Block::Table(rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect())
        }
    };
    (!block.text().is_empty()).then_some(block)
}

fn text_runs(runs: Vec<PastedRun>) -> Vec<TextRun> {
    let run = |PastedRun { text, bold, italic, link }| {
        let link = link.filter(|link| is_allowed_link(link)).map(|link| link.as_str().into());
        TextRun { text, format: Format { bold, italic, struck: false, link }, object: None }
    };
    merged(runs.into_iter().map(run).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatted_text_becomes_markdown_and_signs_stay_signs() {
        let json = r#"[
            {"kind": "heading", "level": 1, "runs": [{"text": "Суу"}]},
            {"kind": "paragraph", "runs": [{"text": "5 * 3 ", "bold": false}, {"text": "кол", "bold": true},
             {"text": " сайт", "link": "https://a.kg/"}, {"text": " x", "link": "javascript:alert(1)"}]},
            {"kind": "paragraph", "runs": [{"text": " "}]},
            {"kind": "item", "depth": 0, "number": null, "runs": [{"text": "бир"}]},
            {"kind": "table", "rows": [[[{"text": "a"}], [{"text": "b|c"}]], [[{"text": "1"}], []]]}
        ]"#;
        let blocks: Vec<PastedBlock> = serde_json::from_str(json).unwrap();
        let text = pasted_markdown(blocks);
        assert!(text.starts_with("## Суу\n"), "{text}");
        assert!(
            text.contains("**кол**") && text.contains("](<https://a.kg/>)") && !text.contains("javascript"),
            "{text}"
        );
        assert!(text.contains("5 \\* 3") || text.contains("5 * 3"), "{text}");
        assert!(text.contains("- бир\n") && text.contains("| a | b\\|c |\n|---|---|\n| 1 |  |"), "{text}");
    }
}
