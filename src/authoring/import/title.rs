//! The title of a release.

use std::ops::Range;

use super::block::{Block, Object, TextRun};
use super::report::{ImportWarning, LeftOut};
use crate::language::capitalize;

/// The limits of the head of a release: blocks, and characters per line.
const MAX_HEAD_BLOCKS: usize = 8;
const MAX_LINE_CHARS: usize = 200;

/// Returns the indexes of the blocks before the first long one. Tables at the start are
/// letterheads.
pub(super) fn head(body: &[Block]) -> Range<usize> {
    let is_table = |block: &Block| matches!(block, Block::Table(_));
    let start = body.iter().take_while(|block| is_table(block)).count();
    let ends = |block: &Block| match block {
        Block::Table(rows) if rows.len() > 1 => true,
        _ => block.text().chars().count() > MAX_LINE_CHARS,
    };
    let length = body[start..].iter().position(ends).unwrap_or(body.len() - start);
    0..(start + length).min(MAX_HEAD_BLOCKS)
}

/// Returns whether a block other than this one has text, which can be the title.
pub(super) fn has_other_text(body: &[Block], at: usize) -> bool {
    body.iter().enumerate().any(|(other, block)| other != at && !block.text().trim().is_empty())
}

/// Removes the title from a text and returns it.
pub(super) fn extract(body: &mut Vec<Block>, warnings: &mut Vec<ImportWarning>) -> String {
    let candidates: Vec<usize> = head(body).filter(|at| !title(&body[*at]).is_empty()).collect();
    let find = |is_title: &dyn Fn(&Block) -> bool| candidates.iter().copied().find(|at| is_title(&body[*at]));
    let certain = find(&|block| matches!(block, Block::Title(_)))
        .or_else(|| find(&|block| matches!(block, Block::Heading(1, _))))
        .or_else(|| find(&|block| matches!(block, Block::Paragraph(_)) && is_in_capitals(&block.text())))
        .or_else(|| find(&is_bold));
    if certain.is_none() {
        warnings.push(ImportWarning::TitleUnsure);
    }
    let may_be_title = |at: &usize| matches!(body[*at], Block::Heading(..) | Block::Paragraph(_));
    let title = match certain.or(candidates.first().copied().filter(may_be_title)) {
        Some(at) => {
            let title = take(body, at, warnings);
            // A title over two lines is two paragraphs in capitals.
            let next = body.get(at).filter(|next| matches!(next, Block::Paragraph(_)) && is_in_capitals(&next.text()));
            match next.is_some() && is_in_capitals(&title) {
                true => format!("{title} {}", take(body, at, warnings)),
                false => title,
            }
        }
        // Without a head, the title is the beginning of the text, which stays.
        None => {
            let text = body.iter().map(Block::text).find(|text| !text.is_empty()).unwrap_or_default();
            text.chars().take(MAX_LINE_CHARS / 2).collect()
        }
    };
    if !is_in_capitals(&title) {
        return title;
    }
    warnings.push(ImportWarning::Capitals);
    let mut sentence_case = String::new();
    for sentence in title.to_lowercase().split_inclusive(['.', '!', '?']) {
        let start = sentence.len() - sentence.trim_start().len();
        sentence_case.push_str(&sentence[..start]);
        sentence_case.push_str(&capitalize(&sentence[start..]));
    }
    sentence_case
}

/// Removes a block, and returns its text without what is struck out. Pictures stay, and notes
/// become the last paragraphs.
fn take(body: &mut Vec<Block>, at: usize, warnings: &mut Vec<ImportWarning>) -> String {
    let block = body.remove(at);
    let struck: String = block.runs().iter().filter(|run| run.format.struck).map(|run| run.text.as_str()).collect();
    if !struck.trim().is_empty() {
        warnings.push(ImportWarning::LeftOut(LeftOut::StruckTitle, vec![struck.trim().to_owned()]));
    }
    let objects = block.runs().iter().filter(|run| run.object.is_some()).cloned().collect::<Vec<TextRun>>();
    for run in objects {
        match run.object {
            Some(Object::Note(note)) => body.push(Block::NoteText(note)),
            _ => body.insert(at, Block::Paragraph(vec![run])),
        }
    }
    title(&block)
}

/// Returns the text of a block as a title.
fn title(block: &Block) -> String {
    let valid = block.runs().iter().filter(|run| run.object.is_none() && !run.format.struck);
    let text: String = valid.map(|run| run.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a line of several words is in capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    text.split_whitespace().count() > 1 && letters.len() > 5 && letters.iter().all(|c| c.is_uppercase())
}

fn is_bold(block: &Block) -> bool {
    let is_bold = |run: &TextRun| run.format.bold || run.is_blank() || run.object.is_some();
    matches!(block, Block::Paragraph(runs) if runs.iter().all(is_bold))
}
