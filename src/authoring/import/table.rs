//! Tables by their grid.

use std::collections::BTreeSet;

use super::block::{Block, Cell};
use super::reader::DocumentReader;
use super::report::{ImportError, LeftOut};
use super::xml::Element;

/// The maximum number of columns. Word allows 63.
const MAX_COLUMNS: usize = 200;

/// A row: its cells with their first columns.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<(usize, Cell)>,
    /// The column of the next cell.
    next: usize,
}

impl DocumentReader<'_, '_> {
    pub(super) fn table(&mut self, table: &Element) -> Result<(), ImportError> {
        let mut rows = Vec::new();
        // The columns in which a cell reaches over several rows.
        let mut merged = BTreeSet::new();
        self.rows(table, &mut rows, &mut merged)?;
        let columns: BTreeSet<usize> = rows.iter().flat_map(|row| row.cells.iter().map(|(at, _)| *at)).collect();
        let columns: Vec<usize> = columns.into_iter().collect();
        let mut grid: Vec<Vec<Cell>> = rows.iter().map(|_| vec![Cell::new(); columns.len()]).collect();
        for (row, cells) in rows.into_iter().zip(&mut grid) {
            for (at, cell) in row.cells {
                if let Some(place) = columns.binary_search(&at).ok().and_then(|at| cells.get_mut(at)) {
                    place.extend(cell);
                }
            }
        }
        if let [row] = &mut grid[..]
            && let [cell] = &mut row[..]
        {
            // A frame around text.
            self.blocks.append(cell);
        } else if grid.iter().flatten().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Table(grid));
        }
        Ok(())
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Row>, merged: &mut BTreeSet<usize>) -> Result<(), ImportError> {
        for child in parent.elements() {
            match &*child.name {
                "tr" => self.row(child, rows, merged)?,
                "del" | "moveFrom" => self.leave(LeftOut::Deleted, child),
                "sdt" if !self.shows_control(child) => {}
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.rows(first, rows, merged)?;
                    }
                }
                "p" | "tbl" | "r" | "t" | "hyperlink" => self.body_element(child)?,
                name if name.ends_with("Pr") || name == "tblGrid" => {}
                _ => self.rows(child, rows, merged)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &Element, rows: &mut Vec<Row>, merged: &mut BTreeSet<usize>) -> Result<(), ImportError> {
        let properties = row.element("trPr");
        if let Some(properties) = properties {
            if properties.element("del").is_some() {
                self.leave(LeftOut::Deleted, row);
                return Ok(());
            }
            if properties.is_on("hidden") {
                self.leave(LeftOut::Hidden, row);
                return Ok(());
            }
            self.inserted += usize::from(properties.element("ins").is_some());
        }
        let before = properties.and_then(|properties| properties.value("gridBefore")?.trim().parse().ok());
        let mut read = Row { next: before.unwrap_or(0).min(MAX_COLUMNS), ..Row::default() };
        self.cells(row, &mut read, merged)?;
        rows.push(read);
        Ok(())
    }

    fn cells(&mut self, parent: &Element, row: &mut Row, merged: &mut BTreeSet<usize>) -> Result<(), ImportError> {
        for child in parent.elements() {
            match &*child.name {
                "tc" => self.cell(child, row, merged)?,
                "del" | "moveFrom" => self.leave(LeftOut::Deleted, child),
                "sdt" if !self.shows_control(child) => {}
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.cells(first, row, merged)?;
                    }
                }
                "p" | "tbl" | "r" | "t" | "hyperlink" => {
                    let blocks = self.apart(|reader| reader.body_element(child))?;
                    row.cells.push((row.next, blocks));
                    row.next += 1;
                }
                name if name.ends_with("Pr") => {}
                _ => self.cells(child, row, merged)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Element, row: &mut Row, merged: &mut BTreeSet<usize>) -> Result<(), ImportError> {
        let properties = cell.element("tcPr");
        let value = |name: &str| properties.and_then(|properties| properties.value(name));
        let has = |name: &str| properties.is_some_and(|properties| properties.element(name).is_some());
        let span = value("gridSpan").and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1);
        let at = row.next;
        row.next = (at + span.clamp(1, MAX_COLUMNS)).min(MAX_COLUMNS);
        if has("cellDel") {
            self.leave(LeftOut::Deleted, cell);
            return Ok(());
        }
        let continues = |name: &str| has(name) && value(name) != Some("restart");
        let is_covered = continues("vMerge") && merged.contains(&at) || continues("hMerge") && !row.cells.is_empty();
        match has("vMerge") {
            true => merged.insert(at),
            false => merged.remove(&at),
        };
        if is_covered {
            self.leave(LeftOut::CoveredCell, cell);
            return Ok(());
        }
        let blocks = self.apart(|reader| reader.body(cell))?;
        row.cells.push((at, blocks));
        Ok(())
    }
}
