//! Plain pages (about, contacts): what their front matter says.

use crate::lang::Lang;
use crate::note::RecordKind;
use crate::span::Located;
use crate::yaml::Fields;

use super::front::{Front, TextType};

/// The front matter of a page in one language, as section 3 of the content model has it.
#[derive(Debug, Clone)]
pub struct PageFront {
    pub front: Front,
    /// The place in the main menu; none when the page is not in it.
    pub menu: Option<Located<u64>>,
}

impl TextType for PageFront {
    const KIND: RecordKind = RecordKind::Page;

    fn read(fields: &mut Fields, _: Lang) -> Option<Self> {
        let front = Front::read(fields);
        let menu = fields.optional("menu");
        Some(Self { front: front?, menu })
    }

    fn shared(&self) -> &Front {
        &self.front
    }
}
