//! Plain pages (about, contacts): what their front matter says.

use crate::span::Located;
use crate::yaml::Fields;

use super::front::Front;

/// The front matter of a page in one language, as section 3 of the content model has it.
#[derive(Debug, Clone)]
pub struct PageFront {
    pub front: Front,
    /// The place in the main menu; none when the page is not in it.
    pub menu: Option<Located<u64>>,
}

impl PageFront {
    /// Reads the front matter of a page.
    pub fn read(fields: &mut Fields) -> Option<Self> {
        let front = Front::read(fields);
        let menu = fields.optional("menu");
        Some(Self { front: front?, menu })
    }
}
