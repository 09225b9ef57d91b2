//! The parts of a Word file: the body, notes, headers, comments.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::Block;
use super::field::Fields;
use super::numbering::Numbering;
use super::package::{Package, Relation};
use super::reader::DocumentReader;
use super::report::{ImportError, ImportWarning, LeftOut};
use super::style_sheet::StyleSheet;
use super::xml::Element;

/// The result of reading a document.
pub(super) struct ReadDocument {
    pub blocks: Vec<Block>,
    /// The notes that `Object::Note` refers to.
    pub notes: Vec<Vec<Block>>,
    pub pictures: Vec<(String, Vec<u8>)>,
    pub warnings: Vec<ImportWarning>,
}

/// Reads a document.
pub(super) fn read(package: &Package) -> Result<ReadDocument, ImportError> {
    let name = package.document()?;
    let broken = || ImportError::Broken(name.clone());
    let root = package.tree(&name)?.ok_or_else(broken)?;
    // Some programs write several bodies.
    let mut bodies: Vec<&Element> = root.elements().filter(|part| &*part.name == "body").collect();
    if bodies.is_empty() {
        bodies.push(root.descendant("body").ok_or_else(broken)?);
    }
    let parts = Parts { package, folder: folder(&name).to_owned(), relations: package.relations(&name)? };
    // If a field is never closed, all that follows would be taken for its instruction.
    match parts.read(&bodies, false)? {
        Some(read) => Ok(read),
        None => parts.read(&bodies, true)?.ok_or_else(broken),
    }
}

/// The main part and the parts that belong to it.
struct Parts<'p, 'b> {
    package: &'p Package<'b>,
    folder: String,
    relations: Vec<Relation>,
}

impl Parts<'_, '_> {
    /// Reads all parts. Returns `None` if a field is not closed.
    fn read(&self, bodies: &[&Element], ignores_fields: bool) -> Result<Option<ReadDocument>, ImportError> {
        let styles = StyleSheet::new(self.tree("styles")?.as_ref());
        let numbering = Numbering::new(self.tree("numbering")?.as_ref());
        let mut reader = DocumentReader::new(self.package, styles, numbering);
        reader.ignores_fields = ignores_fields;
        reader.relations = by_id(self.relations.clone());
        let blocks = reader.apart(|reader| bodies.iter().try_for_each(|body| reader.body(body)))?;
        if !ignores_fields && !reader.fields.is_empty() {
            return Ok(None);
        }
        let notes = self.notes(&mut reader)?;
        self.leave_headers(&mut reader)?;
        if let Some(comments) = self.tree("comments")? {
            comments.elements().for_each(|comment| reader.leave(LeftOut::Comment, comment));
        }
        let warnings = reader.finish_warnings();
        Ok(Some(ReadDocument { blocks, notes, pictures: reader.pictures, warnings }))
    }

    /// Returns the name of a part by the kind of its relationship, or its usual name.
    fn name(&self, kind: &str) -> String {
        let related = self.relations.iter().find(|relation| relation.kind == kind && !relation.is_external);
        related.map_or_else(|| format!("{}{kind}.xml", self.folder), |relation| relation.target.clone())
    }

    fn tree(&self, kind: &str) -> Result<Option<Element>, ImportError> {
        self.package.tree(&self.name(kind))
    }

    /// Reads the notes that the text refers to.
    fn notes(&self, reader: &mut DocumentReader) -> Result<Vec<Vec<Block>>, ImportError> {
        let mut notes: Vec<Vec<Block>> = Vec::new();
        let mut parts = BTreeMap::new();
        for (kind, plural) in [("footnote", "footnotes"), ("endnote", "endnotes")] {
            if let Some(part) = self.tree(plural)? {
                parts.insert(kind, (part, by_id(self.package.relations(&self.name(plural))?)));
            }
        }
        // A note may refer to other notes.
        while let Some((kind, id)) = reader.notes.get(notes.len()).cloned() {
            let Some((part, relations)) = parts.get(kind) else {
                notes.push(Vec::new());
                continue;
            };
            let note = part.elements().find(|note| note.attribute("id") == Some(&id));
            reader.relations = relations.clone();
            reader.fields = Fields::default();
            notes.push(match note {
                Some(note) => reader.apart(|reader| reader.body(note))?,
                None => Vec::new(),
            });
        }
        for (kind, (part, _)) in &parts {
            for note in part.elements().filter(|note| note.attribute("type").is_none_or(|kind| kind == "normal")) {
                let id = note.attribute("id").unwrap_or_default();
                if !reader.notes.iter().any(|(known, known_id)| known == kind && known_id == id) {
                    reader.leave(LeftOut::UnusedNote, note);
                }
            }
        }
        Ok(notes)
    }

    /// Names the headers and footers, except page numbers.
    fn leave_headers(&self, reader: &mut DocumentReader) -> Result<(), ImportError> {
        let headers = self.relations.iter().filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"));
        for header in headers.filter(|header| !header.is_external) {
            let Some(part) = self.package.tree(&header.target)? else { continue };
            reader.relations = by_id(self.package.relations(&header.target)?);
            let has_field = ["instrText", "fldSimple", "pgNum"].iter().any(|name| part.descendant(name).is_some());
            let has_words = reader.text_of(&part).contains(char::is_alphabetic);
            if has_words || !has_field {
                reader.leave(LeftOut::Header, &part);
            }
        }
        Ok(())
    }
}

fn by_id(relations: Vec<Relation>) -> Rc<BTreeMap<String, Relation>> {
    Rc::new(relations.into_iter().map(|relation| (relation.id.clone(), relation)).collect())
}

/// Returns the folder of a part, with a slash.
fn folder(name: &str) -> &str {
    name.rfind('/').map_or("", |slash| &name[..=slash])
}
