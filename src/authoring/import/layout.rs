//! Tables as Markdown can hold them: frames and columns of text are not tables.

use super::block::{Block, Cell, TextRun};
use super::report::ImportWarning;

/// The number of blocks from which a cell is a column of text.
const MIN_COLUMN_BLOCKS: usize = 4;

/// Returns blocks without frames, empty rows, tables inside of tables, and ends of pages.
pub(super) fn simplified(blocks: Vec<Block>, warnings: &mut Vec<ImportWarning>) -> Vec<Block> {
    let mut simple = Vec::new();
    for block in blocks {
        match block {
            Block::Break => {}
            Block::Table(rows) if is_layout(&rows) => {
                simple.extend(simplified(rows.into_iter().flatten().flatten().collect(), warnings));
            }
            Block::Table(rows) => simple.extend(table(rows, warnings)),
            other => simple.push(other),
        }
    }
    simple
}

/// Returns whether a table only arranges text on the page.
fn is_layout(rows: &[Vec<Cell>]) -> bool {
    let is_heading = |block: &Block| matches!(block, Block::Title(_) | Block::Heading(..));
    let has_table = |cell: &Cell| cell.iter().any(|block| matches!(block, Block::Table(_)));
    match rows {
        [row] => {
            row.iter().any(|cell| cell.len() >= MIN_COLUMN_BLOCKS || has_table(cell) || cell.iter().any(is_heading))
        }
        _ => {
            let is_column = rows.iter().all(|row| row.len() == 1);
            is_column
                && rows.iter().flatten().any(|cell| cell.len() > 1 || cell.iter().any(is_heading) || has_table(cell))
        }
    }
}

fn table(rows: Vec<Vec<Cell>>, warnings: &mut Vec<ImportWarning>) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| row.into_iter().map(|cell| without_tables(cell, warnings)).collect::<Vec<Cell>>())
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    (!rows.is_empty()).then_some(Block::Table(rows))
}

/// Replaces the tables inside of a cell by their text.
fn without_tables(cell: Cell, warnings: &mut Vec<ImportWarning>) -> Cell {
    let mut blocks = Vec::new();
    for block in cell {
        match block {
            Block::Break => {}
            Block::Table(rows) => {
                warnings.push(ImportWarning::NestedTable(Block::Table(rows.clone()).text()));
                for row in rows {
                    let mut runs: Vec<TextRun> = Vec::new();
                    for block in row.into_iter().flat_map(|cell| without_tables(cell, warnings)) {
                        if !runs.is_empty() {
                            runs.push(TextRun::plain(", "));
                        }
                        runs.extend_from_slice(block.runs());
                    }
                    if !runs.is_empty() {
                        blocks.push(Block::Paragraph(runs));
                    }
                }
            }
            other => blocks.push(other),
        }
    }
    blocks
}
