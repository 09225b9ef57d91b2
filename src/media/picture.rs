//! Images: decoding of source files, and encoding for publication.
//!
//! Every image is re-encoded from its pixels, so no metadata (location, serial numbers, thumbnails,
//! names) is published. This module handles bytes and file extensions, and knows nothing of sites,
//! texts or addresses. It alone names the libraries that decode, resize and encode images.

mod adjust;
mod codec;
mod cover;
mod decode;
mod encode;
mod flat_jpeg;
mod format;
mod image_kind;
mod jpeg;
mod pixel_budget;
mod resize;
mod svg;

use std::sync::Arc;

use crate::foundation::diagnostics::ImageError;
use crate::incremental::cache::{BuildCache, CacheKey};

pub(crate) use adjust::{Adjustment, adjust};
pub(crate) use cover::{opaque_cover, premultiplied};
use decode::Photo;
pub(crate) use encode::{encode_flat_jpeg, encode_small_jpeg};
pub(crate) use format::{ImageFormat, Rendition};

use format::Variants;
use image_kind::ImageKind;

/// The version of the encoding. Increase it when the same source gives other bytes, so that cached
/// results are dropped.
const VERSION: u32 = 2;
/// The widths of an image on a page, in pixels.
const WIDTHS: [u32; 3] = [360, 720, 1280];
/// The maximum size of a transparent image as PNG, in bytes. Larger ones get a white background.
const MAX_TRANSPARENT_PNG: usize = 60_000;

/// An image for pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Eight hexadecimal digits that identify the source and the encoding.
    pub hash: String,
    /// The image in one format and one or more widths, smallest first. Never empty.
    pub renditions: Vec<Rendition>,
    /// The same widths as lossy WebP. Empty unless the feature is enabled and WebP is smaller in
    /// total.
    pub webp: Vec<Rendition>,
    /// Whether the source is animated. Only its first frame is used.
    pub animated: bool,
}

/// A file that keeps its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SanitizedImage {
    pub bytes: Arc<[u8]>,
    /// Whether the source is animated. Only its first frame is used.
    pub animated: bool,
}

/// Returns an image for pages, in several widths up to its own. Only the extension of `name`
/// matters.
pub(crate) fn responsive_variants(name: &str, bytes: &[u8], cache: &BuildCache) -> Result<Picture, ImageError> {
    let key = CacheKey::new("picture", VERSION, &[bytes, &[u8::from(encode::LOSSY_WEBP)]]);
    let hash = key.hex()[..8].to_owned();
    let format = match image_kind::detect(name, bytes)? {
        Some(ImageKind::Svg) => {
            let drawing = svg::check(bytes)?;
            let bytes = drawing.text.as_ref().map_or(bytes, String::as_bytes);
            let drawing = Rendition { size: drawing.size, format: ImageFormat::Svg, bytes: bytes.into() };
            return Ok(Picture { hash, renditions: vec![drawing], webp: Vec::new(), animated: false });
        }
        Some(ImageKind::Icon) => return Err(ImageError::Foreign { kind: "ICO".to_owned() }),
        Some(ImageKind::Photo(format)) => format,
        None => return Err(ImageError::Unknown),
    };
    let made = codec::cached(cache, key, || {
        decode::photo(format, bytes, |photo| {
            Ok(Variants { animated: photo.animated, renditions: renditions(photo, format)? })
        })
    })?;
    let (webp, renditions) = made.renditions.into_iter().partition(|rendition| rendition.format == ImageFormat::WebP);
    Ok(Picture { hash, renditions, webp, animated: made.animated })
}

/// Returns the re-encoded bytes of a file that keeps its name.
///
/// Size and format stay those of the source and of its name. Returns `None` if the file can be
/// published as it is: a safe SVG, an icon, or a file that is not an image.
pub(crate) fn sanitize(name: &str, bytes: &[u8], cache: &BuildCache) -> Result<Option<SanitizedImage>, ImageError> {
    let Some(kind) = image_kind::detect(name, bytes)? else { return Ok(None) };
    let kept = image_kind::format_for_name(name, kind)?;
    let (read_as, format) = match (kind, kept) {
        (ImageKind::Photo(read_as), Some(format)) => (read_as, format),
        (ImageKind::Svg, _) if name.to_ascii_lowercase().ends_with(".svg") => {
            let text = svg::check(bytes)?.text;
            return Ok(text.map(|text| SanitizedImage { bytes: text.into_bytes().into(), animated: false }));
        }
        _ => return Ok(None),
    };
    let parts = [bytes, format.extension().as_bytes(), &[u8::from(encode::LOSSY_WEBP)]];
    let key = CacheKey::new("picture cleaned", VERSION, &parts);
    let made = codec::cached(cache, key, || {
        decode::photo(read_as, bytes, |photo| {
            let image = photo.normalized();
            let size = Some((image.width(), image.height()));
            let rendition = Rendition { size, format, bytes: encode::full_quality(&image, format)?.into() };
            Ok(Variants { animated: photo.animated, renditions: vec![rendition] })
        })
    })?;
    let animated = made.animated;
    Ok(made.renditions.into_iter().next().map(|rendition| SanitizedImage { bytes: rendition.bytes, animated }))
}

/// Returns the widths for an image. A width close to the image's own is left out.
fn widths(source: u32) -> Vec<u32> {
    let last = source.min(WIDTHS[WIDTHS.len() - 1]);
    let steps = WIDTHS.into_iter().filter(|width| width * 10 < last * 9);
    steps.chain([last]).collect()
}

/// Returns every width in the format that suits the image, and as WebP.
fn renditions(photo: Photo, read_as: ImageFormat) -> Result<Vec<Rendition>, ImageError> {
    // Each width is made from the next larger one, which is much faster and looks the same.
    let mut images = Vec::new();
    let mut photo = photo;
    for width in widths(photo.width()).into_iter().rev() {
        photo = photo.resized(width)?;
        images.push(photo.normalized());
    }
    images.reverse();
    let rendition = |image: &image::DynamicImage, format, bytes: Vec<u8>| Rendition {
        size: Some((image.width(), image.height())),
        format,
        bytes: bytes.into(),
    };
    let encode = |format: ImageFormat| -> Result<Vec<Rendition>, ImageError> {
        images.iter().map(|image| Ok(rendition(image, format, encode::for_page(image, format)?))).collect()
    };
    let total_size = |all: &[Rendition]| all.iter().map(|rendition| rendition.bytes.len()).sum::<usize>();
    let mut all = encode(ImageFormat::Jpeg)?;
    if read_as != ImageFormat::Jpeg {
        // PNG is never smaller for photographs, but often for screenshots, charts and posters.
        let png = encode(ImageFormat::Png)?;
        let transparent = images.first().is_some_and(encode::is_transparent);
        if total_size(&png) <= total_size(&all) || (transparent && total_size(&png) <= MAX_TRANSPARENT_PNG) {
            all = png;
        }
    }
    if encode::LOSSY_WEBP {
        let webp = encode(ImageFormat::WebP)?;
        if total_size(&webp) < total_size(&all) {
            all.extend(webp);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_do_not_enlarge_or_nearly_repeat() {
        for (source, expected) in [
            (4000, vec![360, 720, 1280]),
            (1280, vec![360, 720, 1280]),
            (1000, vec![360, 720, 1000]),
            (760, vec![360, 760]),
            (360, vec![360]),
            (16, vec![16]),
            (1, vec![1]),
        ] {
            assert_eq!(widths(source), expected, "{source}");
        }
    }
}
