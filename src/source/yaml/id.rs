//! Ids of records, and slugs of pages.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::foundation::diagnostics::Expected;
use crate::foundation::span::Located;

use super::id_form::is_id;
use super::node::Node;
use super::reader::{FromYaml, ReadContext};

/// The id of a record, unique within its kind: lower-case ASCII letters, digits and hyphens.
/// Cloning is cheap.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// A reference to a record by its id, and its location.
pub type Ref = Located<Id>;

impl Id {
    /// Creates an id. Returns `None` if the text is empty, too long, or has a character that is not
    /// allowed.
    pub fn new(text: &str) -> Option<Self> {
        is_id(text).then(|| Self(text.into()))
    }

    /// Returns the text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromYaml for Id {
    const EXPECTED: Expected = Expected::Id;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().and_then(Id::new).or_else(|| reader.not_an_id(node, Expected::Id))
    }
}

/// The last segment of a page's URL, which has the form of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(pub Id);

impl FromYaml for Slug {
    const EXPECTED: Expected = Expected::Slug;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        node.scalar().and_then(Id::new).map(Slug).or_else(|| reader.not_an_id(node, Expected::Slug))
    }
}
