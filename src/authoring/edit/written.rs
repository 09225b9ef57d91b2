//! A value as it is written.

/// A value as it is written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The text on the line of the key or the dash.
    pub(super) head: String,
    /// The lines below, with their indentation.
    pub(super) lines: Vec<String>,
}

impl Written {
    /// Creates a value that needs one line.
    pub(super) fn line(head: impl Into<String>) -> Self {
        Self { head: head.into(), lines: Vec::new() }
    }

    /// Returns the lines below, each after a line end.
    pub(super) fn lines_with(&self, line_end: &str) -> String {
        self.lines.iter().map(|line| format!("{line_end}{line}")).collect()
    }
}
