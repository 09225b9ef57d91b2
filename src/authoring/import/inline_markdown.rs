//! Runs of text as inline Markdown.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::{Object, TextRun};
use super::emphasis::{Marks, Piece, arranged};
use super::escape::{escaped, tab};

/// The line break of a paragraph, and of a place that holds one line.
pub(super) const HARD_BREAK: &str = "\\\n";
pub(super) const SPACE: &str = " ";

/// The targets that the runs refer to.
#[derive(Debug)]
pub(super) struct References<'r> {
    /// The numbers of notes that have text, by index.
    pub notes: BTreeMap<usize, usize>,
    /// The alternative text of a picture that has none.
    pub alt: &'r str,
    /// The paths of pictures by name.
    pub pictures: &'r BTreeMap<String, String>,
}

impl References<'_> {
    /// Returns the Markdown of some runs.
    pub(super) fn inline(&self, runs: &[TextRun], line_break: &str) -> String {
        let pieces = arranged(runs);
        let mut text = String::new();
        let mut link: Option<Rc<str>> = None;
        for (at, piece) in pieces.iter().enumerate() {
            let target = piece.link.clone();
            if link != target {
                close_link(&mut text, link.take());
                if target.is_some() {
                    text.push('[');
                }
                link = target;
            }
            match &piece.object {
                Some(Object::Picture(name)) => text.push_str(&self.picture(&piece.text, name, None)),
                Some(Object::Note(note)) => {
                    let number = self.notes.get(note).map(|number| format!("[^{number}]"));
                    text.push_str(&number.unwrap_or_default());
                }
                None => {
                    let last = at.checked_sub(1).and_then(|at| pieces.get(at)?.text.chars().next_back());
                    let next = pieces.get(at + 1).and_then(|next| next.text.chars().next());
                    text.push_str(&marked(piece, last, next, line_break));
                }
            }
        }
        close_link(&mut text, link);
        text
    }

    /// Returns the Markdown of a picture.
    pub(super) fn picture(&self, alt: &str, name: &str, caption: Option<&str>) -> String {
        let alt = [alt.trim(), caption.unwrap_or_default(), self.alt].into_iter().find(|alt| !alt.is_empty());
        let name = self.pictures.get(name).map_or(name, String::as_str);
        let alt = escaped(&alt.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "), SPACE);
        match caption {
            Some(caption) => format!("![{alt}]({name} \"{}\")", escaped(caption, SPACE).replace('"', "\\\"")),
            None => format!("![{alt}]({name})"),
        }
    }
}

/// Returns a piece of text with its delimiters.
fn marked(piece: &Piece, last: Option<char>, next: Option<char>, line_break: &str) -> String {
    if piece.text.chars().all(char::is_whitespace) {
        return space(&piece.text, last, next, line_break);
    }
    let Marks { struck, bold, italic } = piece.marks;
    let marks = [(struck, "~~"), (bold, "**"), (italic, "*")];
    let open: String = marks.iter().filter(|(is_on, _)| *is_on).map(|(_, mark)| *mark).collect();
    let close: String = marks.iter().rev().filter(|(is_on, _)| *is_on).map(|(_, mark)| *mark).collect();
    format!("{open}{}{close}", escaped(&piece.text, line_break))
}

/// Returns the Markdown of space between two characters.
fn space(text: &str, last: Option<char>, next: Option<char>, line_break: &str) -> String {
    match text {
        _ if text.contains('\n') => line_break.to_owned(),
        _ if text.contains('\t') => tab(last.as_ref(), next.as_ref()).to_string(),
        // A space that does not break, or a narrow one, stays as it is.
        _ if text.chars().count() == 1 => text.to_owned(),
        _ => SPACE.to_owned(),
    }
}

fn close_link(text: &mut String, link: Option<Rc<str>>) {
    if let Some(link) = link {
        let target: String = link.chars().filter(|c| !c.is_control()).collect::<String>().replace(['<', '>', '\\'], "");
        text.push_str(&format!("](<{target}>)"));
    }
}
