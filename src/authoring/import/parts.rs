//! Files with the text in two languages, one after the other or in two columns.

use super::block::{Block, Cell};
use super::title::is_in_capitals;
use crate::foundation::lang::Lang;
use crate::language::{hinted_language, text_language};

/// The text of a file by language.
pub(super) enum Parts {
    /// One text, with the first words in another language.
    One(Vec<Block>, Option<String>),
    /// Two texts, in the order of the file.
    Two([(Lang, Vec<Block>); 2]),
}

/// The smallest part of a longer text that its translation may have, as a percentage.
const MIN_SHARE: usize = 25;
/// The share of the file that columns in two languages have, as a percentage.
const MIN_TABLE_SHARE: usize = 50;

/// Separates the languages of a file. `is_label` tells labels above a release.
pub(super) fn separated(blocks: Vec<Block>, is_label: impl Fn(&Block) -> bool) -> Parts {
    if let Some((at, langs)) = columns_table(&blocks) {
        return columns(blocks, at, langs);
    }
    let languages: Vec<Option<Lang>> = blocks.iter().map(|block| text_language(&block.text())).collect();
    let known: Vec<(usize, Lang)> =
        languages.iter().enumerate().filter_map(|(at, lang)| Some((at, (*lang)?))).collect();
    let changes: Vec<[(usize, Lang); 2]> =
        known.windows(2).filter(|pair| pair[0].1 != pair[1].1).map(|pair| [pair[0], pair[1]]).collect();
    let length = |lang: Lang| -> usize {
        let texts = known.iter().filter(|(_, known)| *known == lang).map(|(at, _)| blocks[*at].text().chars().count());
        texts.sum()
    };
    match changes[..] {
        [] => Parts::One(blocks, None),
        [[(end, first), (start, second)]] if is_pair(length(first), length(second)) => {
            let border = border(&blocks, end + 1, start, second, is_label);
            let mut blocks = blocks;
            let rest = blocks.split_off(border);
            Parts::Two([(first, blocks), (second, rest)])
        }
        [[(_, first), (_, second)], ..] => {
            let other = if length(first) < length(second) { first } else { second };
            let words = known.iter().find(|(_, lang)| *lang == other).map(|(at, _)| blocks[*at].text());
            Parts::One(blocks, words)
        }
    }
}

fn is_pair(first: usize, second: usize) -> bool {
    first.min(second) * 100 >= first.max(second) * MIN_SHARE
}

/// Returns the index of the first block of the second text, between two blocks in known languages.
fn border(blocks: &[Block], from: usize, to: usize, second: Lang, is_label: impl Fn(&Block) -> bool) -> usize {
    let gap = &blocks[from..to];
    let is_title =
        |block: &Block| matches!(block, Block::Title(_) | Block::Heading(1, _)) || is_in_capitals(&block.text());
    let found = gap
        .iter()
        .position(|block| *block == Block::Break)
        .or_else(|| gap.iter().position(&is_label))
        .or_else(|| gap.iter().position(is_title))
        .or_else(|| {
            let hints: Vec<Option<Lang>> = gap.iter().map(|block| hinted_language(&block.text())).collect();
            let after_first = hints.iter().rposition(|hint| hint.is_some_and(|lang| lang != second)).map(|at| at + 1);
            after_first.or_else(|| hints.iter().position(|hint| *hint == Some(second)))
        });
    from + found.unwrap_or(0)
}

/// Returns the table whose two columns are the two languages, and these.
fn columns_table(blocks: &[Block]) -> Option<(usize, [Lang; 2])> {
    let total: usize = blocks.iter().map(|block| block.text().chars().count()).sum();
    blocks.iter().enumerate().find_map(|(at, block)| {
        let Block::Table(rows) = block else { return None };
        if block.text().chars().count() * 100 < total * MIN_TABLE_SHARE {
            return None;
        }
        let [left, right] = filled_columns(rows)?.map(|column| {
            let texts = rows.iter().filter_map(|row| row.get(column)).flatten().map(Block::text);
            text_language(&texts.collect::<Vec<_>>().join(" "))
        });
        Some((at, [left?, right.filter(|right| Some(*right) != left)?]))
    })
}

/// Returns the indexes of the columns with text, if there are two.
fn filled_columns(rows: &[Vec<Cell>]) -> Option<[usize; 2]> {
    let width = rows.iter().map(Vec::len).max()?;
    let is_filled = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    (0..width).filter(is_filled).collect::<Vec<_>>().try_into().ok()
}

/// Separates the columns of a table. Text around the table in an uncertain language belongs to
/// both texts.
fn columns(blocks: Vec<Block>, table: usize, langs: [Lang; 2]) -> Parts {
    let mut texts = langs.map(|lang| (lang, Vec::new()));
    for (at, block) in blocks.into_iter().enumerate() {
        match block {
            Block::Table(rows) if at == table => {
                let columns = filled_columns(&rows).unwrap_or([0, 1]);
                for row in rows {
                    for (place, cell) in row.into_iter().enumerate() {
                        let side = usize::from(place >= columns[1]);
                        texts[side].1.extend(cell);
                    }
                }
            }
            block => {
                let text = block.text();
                let lang = text_language(&text).or_else(|| hinted_language(&text));
                for (own, blocks) in &mut texts {
                    if lang.is_none_or(|lang| lang == *own) {
                        blocks.push(block.clone());
                    }
                }
            }
        }
    }
    Parts::Two(texts)
}
