//! References from a body to records and files of the site.

use crate::foundation::diagnostics::Kind;
use crate::foundation::span::Span;

/// A record that the body names: `[…](visit:jazy-2017)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub kind: Kind,
    pub id: String,
    /// The span of the id, or of the whole link if its destination is written elsewhere.
    pub span: Span,
}

/// A link or an image inside the site: `../pages/about.ky.md`, `#agenda`, `hall.jpg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    pub address: String,
    /// The span of the address, or of the whole link if its destination is written elsewhere.
    pub span: Span,
    /// Whether this is an image.
    pub image: bool,
}
