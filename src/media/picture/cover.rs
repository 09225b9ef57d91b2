//! Published pictures as pixels, for share cards.
//!
//! The bytes are those that this program has encoded, so they need no checks of their own.

use image::DynamicImage;
use image::imageops::FilterType;

use super::encode::on_white;

/// Returns the RGBA pixels of a picture that fills a rectangle. The rest is cut off at both sides
/// alike.
pub(crate) fn opaque_cover(bytes: &[u8], width: u16, height: u16) -> Option<Vec<u8>> {
    let image = decode(bytes)?.resize_to_fill(width.into(), height.into(), FilterType::Triangle);
    let opaque = on_white(image.to_rgba8().as_raw());
    Some(opaque.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, u8::MAX]).collect())
}

/// Returns the width, the height and the premultiplied RGBA pixels of a picture. Returns `None` for
/// an SVG.
pub(crate) fn premultiplied(bytes: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let image = decode(bytes)?.to_rgba8();
    let times = |value: u8, opacity: u8| ((u16::from(value) * u16::from(opacity) + 127) / 255) as u8;
    let pixels = image.as_raw().as_chunks::<4>().0.iter();
    let data = pixels.flat_map(|&[r, g, b, a]| [times(r, a), times(g, a), times(b, a), a]).collect();
    Some((image.width(), image.height(), data))
}

fn decode(bytes: &[u8]) -> Option<DynamicImage> {
    image::load_from_memory(bytes).ok()
}
