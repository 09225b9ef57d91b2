//! Front matter: the YAML between the two `---` of a Markdown file.
//!
//! Releases and pages share most keys. A value that each language's file may state keeps its
//! location, so that a diagnostic on a conflict can show both.

use crate::foundation::diagnostics::{Expected, RecordKind, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Located, Span};
use crate::language::is_blank;
use crate::source::yaml::{Extra, FromYaml, Id, MapReader, Node, ReadContext, Ref, Slug, Value};

/// The keys with texts for readers, in the language of the file.
pub(crate) const TEXTS: [&str; 3] = ["title", "summary", "image_alt"];

/// The keys that all types of text share.
#[derive(Debug, Clone)]
pub struct Front {
    /// The opening `---`.
    pub start: Span,
    pub title: String,
    pub summary: Option<String>,
    pub slug: Option<Located<Id>>,
    /// The path of a picture, relative to the file, or to `content/static` if it begins with a
    /// slash.
    pub image: Option<Located<String>>,
    /// Empty for a decorative picture.
    pub image_alt: Option<String>,
    pub draft: Option<Located<bool>>,
    /// The version hash of the source of this translation.
    pub translated_from: Option<Located<String>>,
    pub allow: Vec<Rule>,
    /// The former addresses of the page.
    pub aliases: Vec<Located<String>>,
    pub extra: Extra,
}

impl Front {
    /// Reads the shared keys. Returns `None` if the title is missing or invalid.
    pub fn read(fields: &mut MapReader) -> Option<Self> {
        let start = fields.start;
        let title = fields.required::<Title>("title").map(|title| title.0);
        let summary = fields.optional("summary");
        let slug = fields.optional::<Located<Slug>>("slug");
        let image = fields.optional("image");
        let image_alt = alt(fields);
        let draft = fields.optional("draft");
        let translated_from = fields.optional("translated_from");
        let allow = fields.list("allow");
        let aliases = fields.list("aliases");
        let extra = fields.optional("extra").unwrap_or_default();
        Some(Self {
            start,
            title: title?,
            summary,
            slug: slug.map(|slug| Located::new(slug.value.0, slug.span)),
            image,
            image_alt,
            draft,
            translated_from,
            allow,
            aliases,
            extra,
        })
    }
}

/// A title, which must have something to see.
struct Title(String);

impl FromYaml for Title {
    const EXPECTED: Expected = Expected::Text;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        let title = String::read(node, reader)?;
        if is_blank(&title) {
            return reader.type_mismatch(node, Expected::Text);
        }
        Some(Self(title))
    }
}

/// Reads `image_alt`. A key with an empty value marks a decorative picture, which differs from a
/// missing key.
fn alt(fields: &mut MapReader) -> Option<String> {
    if fields.key_span("image_alt").is_some() && fields.node("image_alt").is_none() {
        return Some(String::new());
    }
    fields.optional("image_alt")
}

/// A type of text, with the keys of its front matter.
pub trait TextType: Sized {
    const KIND: RecordKind;

    /// Reads the front matter of a file in `lang`. Returns `None` if a required key is missing or
    /// invalid.
    fn read(fields: &mut MapReader, lang: Lang) -> Option<Self>;

    /// Returns the keys that all types of text share.
    fn shared(&self) -> &Front;
}

/// A list of references that the file of each language may state.
pub type SharedRefs = Option<Located<Vec<Ref>>>;

/// Reads a list of references with its location. Returns `None` if it is missing, which differs
/// from an empty list.
pub(crate) fn shared_refs(fields: &mut MapReader, key: &'static str) -> SharedRefs {
    let node = fields.node(key)?;
    let list = fields.list(key);
    // A value that is not a list states nothing, so that it cannot differ from the other language.
    matches!(node.value, Value::List(_)).then(|| Located::new(list, node.span))
}

/// Reads a front matter. `start` is the location of the opening `---`.
///
/// An empty front matter is read as a map without keys.
pub(crate) fn read<T>(
    node: &Node,
    start: Span,
    kind: RecordKind,
    reader: &mut ReadContext,
    read: impl FnOnce(&mut MapReader) -> Option<T>,
) -> Option<T> {
    let empty = Node { span: start, value: Value::Map(Vec::new()) };
    let node = if node.value == Value::Null { &empty } else { node };
    reader.map(node, kind, |fields| {
        fields.start = start;
        read(fields)
    })
}
