//! Pictures: what comes in from a camera, and what is fit to be published.
//!
//! Everything that is given out is written anew from pixels, so nothing that a camera or a program wrote beside them
//! (places, serial numbers, thumbnails, names) can pass. Knows bytes and the endings of names, and nothing of sites, texts
//! or addresses. Alone names the libraries that read, shrink and write pictures.

mod codec;
mod decode;
mod encode;
mod format;
mod image_kind;
mod jpeg;
mod pixel_budget;
mod resize;
mod svg;

use std::sync::Arc;

use crate::memo::{Key, Memo};
use crate::note::PictureFault;

pub use decode::MEGAPIXELS;
use decode::Photo;
pub use encode::encode_flat_jpeg;
pub use format::{ImageFormat, Rendition};

use format::Variants;
use image_kind::ImageKind;

/// Raised whenever other bytes are made of the same picture, so that what is remembered is made anew.
const VERSION: u32 = 1;
/// The widths in pixels that a picture on a page is offered in.
const WIDTHS: [u32; 3] = [360, 720, 1280];
/// A picture with transparent parts stays PNG up to this weight, in bytes; above it, it is laid on white.
const TRANSPARENT: usize = 60_000;

/// A picture as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Eight digits, others for another picture and for the same one made otherwise.
    pub hash: String,
    /// One form in one or more widths, the smallest first; never empty.
    pub renditions: Vec<Rendition>,
    /// The same widths as WebP, if the program is built with it and all of it is lighter.
    pub webp: Vec<Rendition>,
    /// It moves, and its first frame stands for it.
    pub animated: bool,
}

/// A picture that keeps its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanitizedImage {
    pub bytes: Arc<[u8]>,
    /// It moves, and its first frame stands for it.
    pub animated: bool,
}

/// A picture for pages: in several widths, none larger than it is. Of the name only the ending counts.
pub fn responsive_variants(name: &str, bytes: &[u8], memo: &Memo) -> Result<Picture, PictureFault> {
    let key = Key::new("picture", VERSION, &[bytes, &[u8::from(encode::LOSSY_WEBP)]]);
    let hash = key.hex()[..8].to_owned();
    let format = match image_kind::detect(name, bytes)? {
        Some(ImageKind::Svg) => {
            let drawing = Rendition { size: svg::check(bytes)?, format: ImageFormat::Svg, bytes: bytes.into() };
            return Ok(Picture { hash, renditions: vec![drawing], webp: Vec::new(), animated: false });
        }
        Some(ImageKind::Icon) => return Err(PictureFault::Foreign { kind: "ICO".to_owned() }),
        Some(ImageKind::Photo(format)) => format,
        None => return Err(PictureFault::Unknown),
    };
    let made = codec::cached(memo, key, || {
        decode::photo(format, bytes, |photo| {
            Ok(Variants { animated: photo.animated, renditions: renditions(photo, format)? })
        })
    })?;
    let (webp, renditions) = made.renditions.into_iter().partition(|one| one.format == ImageFormat::WebP);
    Ok(Picture { hash, renditions, webp, animated: made.animated })
}

/// What is to stand in the place of a file that keeps its name: a picture comes back written anew in its own size and
/// in the form that its name promises. A drawing that only draws, an icon, and what is no picture stay as they are, so for them it is none.
pub fn sanitize(name: &str, bytes: &[u8], memo: &Memo) -> Result<Option<SanitizedImage>, PictureFault> {
    let Some(kind) = image_kind::detect(name, bytes)? else { return Ok(None) };
    let kept = image_kind::format_for_name(name, kind)?;
    let (read_as, format) = match (kind, kept) {
        (ImageKind::Photo(read_as), Some(format)) => (read_as, format),
        (ImageKind::Svg, _) if name.to_ascii_lowercase().ends_with(".svg") => return svg::check(bytes).map(|_| None),
        _ => return Ok(None),
    };
    let parts = [bytes, format.extension().as_bytes(), &[u8::from(encode::LOSSY_WEBP)]];
    let key = Key::new("picture cleaned", VERSION, &parts);
    let made = codec::cached(memo, key, || {
        decode::photo(read_as, bytes, |photo| {
            let image = photo.normalized();
            let size = Some((image.width(), image.height()));
            let whole = Rendition { size, format, bytes: encode::whole(&image, format)?.into() };
            Ok(Variants { animated: photo.animated, renditions: vec![whole] })
        })
    })?;
    let animated = made.animated;
    Ok(made.renditions.into_iter().next().map(|one| SanitizedImage { bytes: one.bytes, animated }))
}

/// The widths for a picture that is so wide. A step that would hardly differ from the picture itself is left out.
fn widths(own: u32) -> Vec<u32> {
    let last = own.min(WIDTHS[WIDTHS.len() - 1]);
    let steps = WIDTHS.into_iter().filter(|width| width * 10 < last * 9);
    steps.chain([last]).collect()
}

/// Every width, in the form that suits the picture, and as WebP.
fn renditions(photo: Photo, read_as: ImageFormat) -> Result<Vec<Rendition>, PictureFault> {
    // Each width is made from the one above it, which costs a fraction and cannot be told from the whole way.
    let mut images = Vec::new();
    let mut photo = photo;
    for width in widths(photo.width()).into_iter().rev() {
        photo = photo.resized(width)?;
        images.push(photo.normalized());
    }
    images.reverse();
    let one = |image: &image::DynamicImage, format, bytes: Vec<u8>| Rendition {
        size: Some((image.width(), image.height())),
        format,
        bytes: bytes.into(),
    };
    let encode = |format: ImageFormat| -> Result<Vec<Rendition>, PictureFault> {
        images.iter().map(|image| Ok(one(image, format, encode::for_page(image, format)?))).collect()
    };
    let weight = |all: &[Rendition]| all.iter().map(|one| one.bytes.len()).sum::<usize>();
    let mut all = encode(ImageFormat::Jpeg)?;
    if read_as != ImageFormat::Jpeg {
        // What came as a photograph would never be lighter as PNG; screenshots, charts and signs often are.
        let png = encode(ImageFormat::Png)?;
        let transparent = images.first().is_some_and(encode::is_transparent);
        if weight(&png) <= weight(&all) || (transparent && weight(&png) <= TRANSPARENT) {
            all = png;
        }
    }
    if encode::LOSSY_WEBP {
        let webp = encode(ImageFormat::WebP)?;
        if weight(&webp) < weight(&all) {
            all.extend(webp);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_never_enlarge_and_never_nearly_repeat() {
        for (own, expected) in [
            (4000, vec![360, 720, 1280]),
            (1280, vec![360, 720, 1280]),
            (1000, vec![360, 720, 1000]),
            (760, vec![360, 760]),
            (360, vec![360]),
            (16, vec![16]),
            (1, vec![1]),
        ] {
            assert_eq!(widths(own), expected, "{own}");
        }
    }
}
