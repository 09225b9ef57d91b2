//! The text of a Word file as blocks: headings, paragraphs, list items, tables.

use std::rc::Rc;

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The title, by its style.
    Title(Vec<TextRun>),
    /// A heading with its level, from 1.
    Heading(u8, Vec<TextRun>),
    Paragraph(Vec<TextRun>),
    Quote(Vec<TextRun>),
    /// The caption of a picture or table.
    Caption(Vec<TextRun>),
    /// A list item with its depth.
    ListItem(usize, Marker, Vec<TextRun>),
    /// Rows of cells, by the grid of the table.
    Table(Vec<Vec<Cell>>),
    /// The end of a page, column or section.
    Break,
    /// The text of a note, in place of its reference in the title.
    NoteText(usize),
}

/// The blocks of a table cell. A column that another cell covers has none.
pub(super) type Cell = Vec<Block>;

/// The marker in front of a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Number(u32),
    /// A marker that Markdown does not have: `а)`, `I.`, `1.2.`.
    Text(String),
}

impl Marker {
    /// Returns the marker as text in front of other text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Bullet => "• ".to_owned(),
            Self::Number(number) => format!("{number}. "),
            Self::Text(text) => format!("{text} "),
        }
    }
}

/// A run of text with uniform formatting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextRun {
    /// The text, or the alternative text of a picture.
    pub text: String,
    pub format: Format,
    pub object: Option<Object>,
}

/// The formatting that Markdown has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// The target of a hyperlink.
    pub link: Option<Rc<str>>,
}

/// The content of a run other than text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// The file name of an image.
    Picture(String),
    /// The index of a note.
    Note(usize),
}

impl TextRun {
    /// A run without formatting.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns whether nothing of the run is visible.
    pub(super) fn is_blank(&self) -> bool {
        self.object.is_none() && self.text.trim().is_empty()
    }

    /// Returns whether the run is a picture.
    pub(super) fn is_picture(&self) -> bool {
        matches!(self.object, Some(Object::Picture(_)))
    }
}

impl Block {
    /// Returns the runs of text. A table has them in its cells.
    pub(super) fn runs(&self) -> &[TextRun] {
        match self {
            Self::Title(runs)
            | Self::Heading(_, runs)
            | Self::Paragraph(runs)
            | Self::Quote(runs)
            | Self::Caption(runs)
            | Self::ListItem(_, _, runs) => runs,
            Self::Table(_) | Self::Break | Self::NoteText(_) => &[],
        }
    }

    /// Returns the text without formatting, on one line.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Table(rows) => {
                let texts = rows.iter().flatten().flatten().map(Block::text).filter(|text| !text.is_empty());
                texts.collect::<Vec<_>>().join(" ")
            }
            _ => text(self.runs()),
        }
    }

    /// Calls `visit` with the runs of the block and of all blocks inside it.
    pub(super) fn for_each_run(&self, visit: &mut impl FnMut(&TextRun)) {
        self.runs().iter().for_each(&mut *visit);
        if let Self::Table(rows) = self {
            rows.iter().flatten().flatten().for_each(|block| block.for_each_run(visit));
        }
    }
}

/// Returns the text of some runs with whitespace collapsed. Pictures have none.
pub(super) fn text(runs: &[TextRun]) -> String {
    let all: String = runs.iter().filter(|run| run.object.is_none()).map(|run| run.text.as_str()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Merges adjacent runs with equal formatting. Word splits runs at spelling errors, for example.
pub(super) fn merged(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut merged: Vec<TextRun> = Vec::new();
    for run in runs.into_iter().filter(|run| run.object.is_some() || !run.text.is_empty()) {
        match merged.last_mut() {
            Some(last) if last.object.is_none() && run.object.is_none() && last.format == run.format => {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run),
        }
    }
    merged
}
