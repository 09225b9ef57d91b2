//! What a page gives to messengers: links that pass it on, and the picture beside such a link.
//!
//! Plain links and no script of anybody's: who passes a page on is known to nobody but the reader and her messenger.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::path::join;
use crate::plan::PageId;

use super::shelf::Shelf;
use super::view::{SharePicture, ShareView};

const WHATSAPP: &str = "https://wa.me/?text=";
const TELEGRAM: &str = "https://t.me/share/url?url=";

/// All but the unreserved signs of RFC 3986, section 2.3.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as a value in an address.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

impl Shelf<'_> {
    /// Links that pass a page on. Its own address is sent, not the original's: who opens it sees what the sender saw.
    pub(super) fn share(&self, id: &PageId, title: &str) -> Option<ShareView> {
        let passed_on = matches!(
            id,
            PageId::Home
                | PageId::Release(_)
                | PageId::Visit(_)
                | PageId::Programme(_)
                | PageId::Municipality(_)
                | PageId::District(_)
                | PageId::Schedule
                | PageId::Results
                | PageId::Commitments
                | PageId::Page(_)
        );
        let address = join(&self.plan.base_url, &id.address(self.lang));
        passed_on.then(|| ShareView {
            whatsapp: format!("{WHATSAPP}{}", encoded(&format!("{title}\n{address}"))),
            telegram: format!("{TELEGRAM}{}&text={}", encoded(&address), encoded(title)),
        })
    }

    /// The picture of a release or a page.
    pub(super) fn picture(&self, id: &PageId) -> Option<SharePicture> {
        let versions = self.plan.versions_of(id)?;
        let (_, version) = versions.best(self.lang, self.plan.site.languages())?;
        let image = match id {
            PageId::Release(slug) => self.plan.site.release(slug.as_str())?.1.image.as_ref(),
            PageId::Page(slug) => self.plan.site.page(slug.as_str())?.image.as_ref(),
            _ => None,
        };
        let view = self.image(image?, version.image_alt.as_deref(), None)?;
        let href = join(&self.plan.base_url, &view.address);
        Some(SharePicture { href, alt: view.alt, width: view.width, height: view.height })
    }
}
