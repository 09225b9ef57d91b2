//! The open lists of a Markdown text.

use super::block::Marker;

/// The least number of columns by which an item inside of another is indented.
const MIN_INDENT: usize = 4;

/// A list that is open.
#[derive(Debug)]
struct List {
    /// The number of the last item, or `None` for bullets.
    last: Option<u32>,
    delimiter: char,
    /// The columns in front of what is inside of the last item.
    inner: usize,
}

/// The lists that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    lists: Vec<List>,
}

/// The start of a list item.
#[derive(Debug)]
pub(super) struct ItemStart {
    /// Whether a blank line must come before.
    pub after_blank: bool,
    pub indent: usize,
    /// The columns in front of the further lines of the item.
    pub inner: usize,
    /// The marker with a space. A marker that Markdown does not have is `None`.
    pub marker: Option<String>,
}

impl OpenLists {
    pub(super) fn close(&mut self) {
        self.lists.clear();
    }

    /// Opens an item. An item is at most one level deeper than the one before.
    pub(super) fn item(&mut self, depth: usize, marker: &Marker) -> ItemStart {
        let depth = depth.min(self.lists.len());
        let number = match marker {
            Marker::Bullet => None,
            Marker::Number(number) => Some(*number),
            Marker::Text(_) => {
                // Markdown has no such marker, so the item is a paragraph of the list around it.
                self.lists.truncate(depth);
                let indent = self.lists.last().map_or(0, |list| list.inner);
                return ItemStart { after_blank: true, indent, inner: indent, marker: None };
            }
        };
        let is_nested = self.lists.len() == depth;
        self.lists.truncate(depth + 1);
        let indent = depth.checked_sub(1).and_then(|outer| self.lists.get(outer)).map_or(0, |list| list.inner);
        let open = self.lists.get(depth);
        let continues = open.is_some_and(|list| match (list.last, number) {
            (Some(last), Some(number)) => last.checked_add(1) == Some(number),
            (None, None) => true,
            _ => false,
        });
        // Another delimiter begins another list, whose first number counts.
        let delimiter = match open {
            Some(list) if continues || list.last.is_none() => list.delimiter,
            Some(list) if list.delimiter == '.' => ')',
            _ => '.',
        };
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}{delimiter} "));
        let inner = indent + MIN_INDENT.max(marker.len());
        self.lists.truncate(depth);
        self.lists.push(List { last: number, delimiter, inner });
        // A list inside of an item needs no blank line, unless its first number is not 1.
        let after_blank = !continues && (depth == 0 || !is_nested || !matches!(number, None | Some(1)));
        ItemStart { after_blank, indent, inner, marker: Some(marker) }
    }
}
