//! The position of the parser in a table.

use pulldown_cmark::Alignment;

use super::ir::{Align, Node, Tag};

/// A table that is being parsed.
#[derive(Debug, Default)]
pub(super) struct TableState {
    aligns: Vec<Align>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl TableState {
    pub(super) fn new(alignments: &[Alignment]) -> Self {
        let aligns = alignments.iter().map(|alignment| match alignment {
            Alignment::None => Align::Unset,
            Alignment::Left => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::End,
        });
        Self { aligns: aligns.collect(), column: 0, in_head: false, has_body: false }
    }

    /// Returns the number of columns.
    pub(super) fn columns(&self) -> usize {
        self.aligns.len()
    }

    /// Returns the opening nodes of the head.
    pub(super) fn start_head(&mut self) -> Vec<Node> {
        self.in_head = true;
        self.column = 0;
        vec![Node::Open(Tag::TableHead), Node::Open(Tag::TableRow)]
    }

    /// Returns the closing nodes of the head.
    pub(super) fn end_head(&mut self) -> Vec<Node> {
        self.in_head = false;
        vec![Node::Close, Node::Close]
    }

    /// Returns the opening nodes of a row, and of the body before its first row.
    pub(super) fn start_row(&mut self) -> Vec<Node> {
        self.column = 0;
        let body = (!std::mem::replace(&mut self.has_body, true)).then_some(Node::Open(Tag::TableBody));
        body.into_iter().chain([Node::Open(Tag::TableRow)]).collect()
    }

    /// Returns the closing nodes of the table and of its body.
    pub(super) fn end(&mut self) -> Vec<Node> {
        vec![Node::Close; 1 + usize::from(self.has_body)]
    }

    /// Returns whether the first row is being parsed.
    pub(super) fn in_head(&self) -> bool {
        self.in_head
    }

    /// Returns the tag of the next cell in the row. An empty cell is not a column header.
    pub(super) fn cell(&mut self, is_empty: bool) -> Tag {
        let align = self.aligns.get(self.column).copied().unwrap_or(Align::Unset);
        self.column += 1;
        Tag::TableCell { heading: self.in_head && !is_empty, align }
    }
}

/// Returns the number of cells of a row up to the last one with text. Bars at both ends and bars
/// with a backslash do not count.
pub(crate) fn table_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 0;
    let mut last = 0;
    let mut is_escaped = false;
    let mut is_blank = true;
    for c in row.chars().chain(['|']) {
        if c == '|' && !is_escaped {
            cells += 1;
            if !is_blank {
                last = cells;
            }
            is_blank = true;
        } else if !c.is_whitespace() {
            is_blank = false;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::table_cells;

    #[test]
    fn cells_are_counted() {
        for (row, cells) in [
            ("| а | б |", 2),
            ("а | б", 2),
            ("| а | | в |", 3),
            ("| а \\| б | в |", 2),
            ("| а | б | | |", 2),
            ("|", 0),
            ("", 0),
        ] {
            assert_eq!(table_cells(row), cells, "{row}");
        }
    }
}
