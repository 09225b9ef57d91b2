//! Links to share a page in messengers, and the image that they show.
//!
//! The links are plain and run no script, so that sharing is not tracked.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::foundation::path::join;
use crate::language;
use crate::media::picture::ImageFormat;
use crate::media::share_card;
use crate::plan::PageId;

use super::context::RenderContext;
use super::picture::hero;
use super::title::card_words;
use super::view::{SharePicture, ShareView};

const WHATSAPP: &str = "https://wa.me/?text=";
const TELEGRAM: &str = "https://t.me/share/url?url=";

/// All but the unreserved characters of RFC 3986, section 2.3.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes a text as a query value.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Returns the links that share a page. They lead to the page itself, also if it falls back.
pub(super) fn share_view(cx: &RenderContext, id: &PageId, title: &str) -> Option<ShareView> {
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
    let address = join(&cx.plan.base_url, &id.address(cx.lang));
    passed_on.then(|| {
        let (title, address) = (encoded(title), encoded(&address));
        ShareView {
            whatsapp: format!("{WHATSAPP}{title}%0A{address}"),
            telegram: format!("{TELEGRAM}{address}&text={title}"),
        }
    })
}

/// Returns the image that messengers show for a page: its share card, else its own image.
pub(super) fn share_picture(cx: &RenderContext, id: &PageId) -> Option<SharePicture> {
    let card = id.card(cx.lang);
    if !cx.plan.exists(&card) {
        return photo(cx, id);
    }
    let said = card_words(cx, id);
    Some(SharePicture {
        href: join(&cx.plan.base_url, &card),
        alt: language::sentences(&[said.title, said.date, said.place]),
        width: Some(share_card::WIDTH.into()),
        height: Some(share_card::HEIGHT.into()),
    })
}

/// Returns a page's own image in its largest size. SVG is left out, because messengers do not show
/// it.
pub(super) fn photo(cx: &RenderContext, id: &PageId) -> Option<SharePicture> {
    let versions = cx.plan.versions_of(id)?;
    let (_, version) = versions.best(cx.lang, cx.plan.site.languages())?;
    let image = hero(cx, id)?;
    let media = cx.plan.picture(&image.named_in, &image.address).filter(|media| media.format != ImageFormat::Svg)?;
    let largest = media.largest()?;
    Some(SharePicture {
        href: join(&cx.plan.base_url, &largest.address),
        alt: version.image_alt.clone().unwrap_or_default(),
        width: largest.size.map(|(width, _)| width),
        height: largest.size.map(|(_, height)| height),
    })
}
