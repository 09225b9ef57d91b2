//! Front matter: what stands between the two `---` of a Markdown file.
//!
//! Releases and pages share most keys. A fact that both language files may state carries its place, so that two that
//! disagree can be shown side by side.

use crate::lang::Lang;
use crate::note::{RecordKind, Rule};
use crate::span::{Located, Span};
use crate::yaml::{Extra, Fields, Id, Node, Reader, Ref, Slug, Value};

/// The keys that hold words for the site's readers, in the file's own language.
pub const TEXTS: [&str; 3] = ["title", "summary", "image_alt"];

/// The keys that releases and pages share.
#[derive(Debug, Clone)]
pub struct Front {
    /// Where the opening `---` stands.
    pub start: Span,
    pub title: String,
    pub summary: Option<String>,
    pub slug: Option<Located<Id>>,
    /// A picture's address, as written: beside the file, or under `content/static` when it starts with `/`.
    pub image: Option<Located<String>>,
    /// Empty for a picture that only decorates.
    pub image_alt: Option<String>,
    pub draft: Option<Located<bool>>,
    /// The hash of the source that this translation renders.
    pub translated_from: Option<String>,
    pub allow: Vec<Rule>,
    /// Old addresses of this page.
    pub aliases: Vec<Located<String>>,
    pub extra: Extra,
}

impl Front {
    /// Reads the shared keys; nothing without a title.
    pub fn read(fields: &mut Fields) -> Option<Self> {
        let start = fields.start;
        let title = fields.required("title");
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

/// An `image_alt` that is there but empty says that the picture is decorative, so an empty one is not "left out".
fn alt(fields: &mut Fields) -> Option<String> {
    if fields.key_span("image_alt").is_some() && fields.node("image_alt").is_none() {
        return Some(String::new());
    }
    fields.optional("image_alt")
}

/// A type of text: what its front matter holds beside the shared keys.
pub trait TextType: Sized {
    const KIND: RecordKind;

    /// Reads the front matter of a file in `lang`. Returns `None` if a required key is missing or invalid.
    fn read(fields: &mut Fields, lang: Lang) -> Option<Self>;

    /// Returns the keys that all types of text share.
    fn shared(&self) -> &Front;
}

/// A list of references that both language files may state.
pub type SharedRefs = Option<Located<Vec<Ref>>>;

/// Reads a list of references with its place; a list that is left out is not the same as an empty one.
pub fn shared_refs(fields: &mut Fields, key: &'static str) -> SharedRefs {
    let span = fields.node(key)?.span;
    Some(Located::new(fields.list(key), span))
}

/// Reads the whole front matter. `start` is the place of the opening `---`, and a front matter with nothing in it is
/// one whose keys are all missing.
pub fn read<T>(
    node: &Node,
    start: Span,
    kind: RecordKind,
    reader: &mut Reader,
    read: impl FnOnce(&mut Fields) -> Option<T>,
) -> Option<T> {
    let empty = Node { span: start, value: Value::Map(Vec::new()) };
    let node = if node.value == Value::Null { &empty } else { node };
    reader.map(node, kind, |fields| {
        fields.start = start;
        read(fields)
    })
}
