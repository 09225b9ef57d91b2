//! Images in pages: in the header of a release or a page, and in its text.

use crate::foundation::path::{OutputPath, relative};
use crate::plan::{MediaSize, PageId, PublishedImage};
use crate::source::markdown::Picture;

use super::context::RenderContext;
use super::view::{ImageSizeView, ImageView};

/// The `sizes` attribute of an image in a text: the whole of a narrow screen, the column of a wide
/// one.
///
/// It gives two thirds of a phone's width, so that a screen with three dots to a pixel loads the
/// image for two. The difference is invisible and halves the bytes.
const SIZES: &str = "(max-width: 30rem) 66vw, (min-width: 46rem) 44rem, 100vw";

/// Returns the view of an image named in a front matter.
pub(super) fn image_view(
    cx: &RenderContext,
    image: &crate::model::site::Image,
    alt: Option<&str>,
    credit: Option<&str>,
) -> Option<ImageView> {
    picture_view(cx, &image.named_in, &image.address, alt, credit)
}

/// Returns the view of an image named in a file.
pub(super) fn picture_view(
    cx: &RenderContext,
    named_in: &str,
    address: &str,
    alt: Option<&str>,
    credit: Option<&str>,
) -> Option<ImageView> {
    let media = cx.plan.picture(named_in, address)?;
    let size = media.largest()?.size;
    Some(ImageView {
        address: media.middle()?.address.clone(),
        alt: alt.unwrap_or_default().to_owned(),
        credit: credit.map(str::to_owned),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        sizes: if media.sizes.len() > 1 { views(&media.sizes) } else { Vec::new() },
        webp: views(&media.webp),
    })
}

/// Returns the image in the header of a page.
pub(super) fn hero<'c>(cx: &'c RenderContext, id: &PageId) -> Option<&'c crate::model::site::Image> {
    match id {
        PageId::Release(slug) => cx.plan.site.release(slug.as_str())?.1.image.as_ref(),
        PageId::Page(slug) => cx.plan.site.page(slug.as_str())?.image.as_ref(),
        _ => None,
    }
}

/// Returns an image in a text, with URLs relative to the page's file.
pub(super) fn in_text(media: &PublishedImage, file: &OutputPath, portable: bool, lazy: bool) -> Option<Picture> {
    let href = |one: &MediaSize| relative(file, &one.address, portable);
    let set = |all: &[MediaSize]| {
        let candidate = |size: &MediaSize| Some(format!("{} {}w", href(size), size.size?.0));
        all.iter().filter_map(candidate).collect::<Vec<_>>().join(", ")
    };
    let size = media.largest()?.size;
    Some(Picture {
        src: href(media.middle()?),
        srcset: if media.sizes.len() > 1 { set(&media.sizes) } else { String::new() },
        webp: set(&media.webp),
        sizes: SIZES,
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        lazy,
    })
}

fn views(sizes: &[MediaSize]) -> Vec<ImageSizeView> {
    let view = |one: &MediaSize| Some(ImageSizeView { address: one.address.clone(), width: one.size?.0 });
    sizes.iter().filter_map(view).collect()
}
