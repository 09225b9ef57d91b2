//! The front matter of plain pages, such as "about" and "contacts".

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::foundation::span::Located;
use crate::source::yaml::MapReader;

use super::front::{Front, TextType};

/// The front matter of a page in one language (section 3 of the content model).
#[derive(Debug, Clone)]
pub struct PageFront {
    pub front: Front,
    /// The position in the main menu, or `None` if the page is not in the menu.
    pub menu: Option<Located<u64>>,
}

impl TextType for PageFront {
    const KIND: RecordKind = RecordKind::Page;

    fn read(fields: &mut MapReader, _: Lang) -> Option<Self> {
        let front = Front::read(fields);
        let menu = fields.optional("menu");
        Some(Self { front: front?, menu })
    }

    fn shared(&self) -> &Front {
        &self.front
    }
}
