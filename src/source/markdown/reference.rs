//! References from a body to records and files of the site.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::span::Span;

/// A record that the body names: `[…](visit:jazy-2017)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub kind: RecordKind,
    pub id: String,
    /// The span of the id. If the destination is written elsewhere, the span of the whole link.
    pub span: Span,
}

/// A link or an image inside the site: `../pages/about.ky.md`, `#agenda`, `hall.jpg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    pub address: String,
    /// The span of the address. If it is written elsewhere, the span of the whole link.
    pub span: Span,
    /// Whether this is an image.
    pub image: bool,
}
