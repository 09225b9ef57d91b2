//! Encoding of images, without any metadata.

use std::collections::BTreeMap;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::foundation::diagnostics::ImageError;

use super::flat_jpeg::TransformedImage;
use super::format::ImageFormat;

/// Whether lossy WebP can be encoded.
pub(super) const LOSSY_WEBP: bool = cfg!(feature = "webp");

/// The JPEG quality and the target size in bytes, by maximum width.
///
/// Above the target size the quality is lowered. Large widths are shown on high-density screens,
/// which hide artefacts.
const QUALITY: [(u32, u8, usize); 3] = [(480, 72, 25_000), (960, 64, 60_000), (u32::MAX, 60, 150_000)];
/// The minimum JPEG quality. Below it blocks become visible, so a larger file is accepted instead.
const MIN_QUALITY: u8 = 36;
const STEP: u8 = 7;
/// The JPEG quality of an image that may be viewed alone or printed.
const FULL_QUALITY: u8 = 88;
#[cfg(feature = "webp")]
const WEBP_QUALITY: f32 = 68.0;
#[cfg(feature = "webp")]
const WEBP_FULL_QUALITY: f32 = 88.0;

/// Encodes an image for a page, as small as possible without visible loss.
pub(super) fn for_page(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, ImageError> {
    match format {
        ImageFormat::Jpeg => {
            let limits = QUALITY.iter().find(|(width, ..)| image.width() <= *width);
            let (mut quality, max_bytes) =
                limits.map_or((FULL_QUALITY, usize::MAX), |(_, quality, max_bytes)| (*quality, *max_bytes));
            loop {
                let bytes = jpeg(image, quality)?;
                if bytes.len() <= max_bytes || quality < MIN_QUALITY + STEP {
                    return Ok(bytes);
                }
                quality -= STEP;
            }
        }
        #[cfg(feature = "webp")]
        ImageFormat::WebP => Ok(lossy_webp(image, WEBP_QUALITY)),
        _ => full_quality(image, format),
    }
}

/// Encodes an image with all visible detail.
pub(super) fn full_quality(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, ImageError> {
    let damaged = |_| ImageError::Damaged;
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Jpeg => return jpeg(image, FULL_QUALITY),
        ImageFormat::Png => return png(image).ok_or(ImageError::Damaged),
        ImageFormat::Gif => {
            let frame = Frame::new(image.to_rgba8());
            // The encoder keeps up to 256 colours exactly. GIF cannot hold more.
            GifEncoder::new_with_speed(&mut bytes, 10).encode_frame(frame).map_err(damaged)?;
        }
        #[cfg(feature = "webp")]
        ImageFormat::WebP => return Ok(lossy_webp(image, WEBP_FULL_QUALITY)),
        #[cfg(not(feature = "webp"))]
        ImageFormat::WebP => {
            let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
            image.write_with_encoder(encoder).map_err(damaged)?;
        }
        ImageFormat::Svg => return Err(ImageError::Unknown),
    }
    Ok(bytes)
}

/// Returns whether any pixel is not opaque.
pub(super) fn is_transparent(image: &DynamicImage) -> bool {
    image.as_rgba8().is_some_and(|image| image.as_raw().iter().skip(3).step_by(4).any(|&opacity| opacity < 255))
}

/// Encodes a JPEG on a white background. The encoder of the `image` crate gives files that are a
/// third larger, because it neither subsamples colours nor optimizes Huffman tables.
fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, ImageError> {
    let white;
    let pixels = match image.as_rgba8() {
        Some(transparent) => {
            white = on_white(transparent.as_raw());
            &white
        }
        None => image.as_bytes(),
    };
    let side = |side: u32| u16::try_from(side).map_err(|_| ImageError::Damaged);
    let (width, height) = (side(image.width())?, side(image.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_progressive(true);
    encoder.encode(pixels, width, height, ColorType::Rgb).map_err(|_| ImageError::Damaged)?;
    Ok(bytes)
}

/// Encodes text on plain backgrounds as JPEG of at most `max_bytes`.
///
/// `pixels` are RGBA with alpha ignored. Colours are not subsampled, because text on a coloured
/// background would get fringes.
pub(crate) fn encode_flat_jpeg(pixels: &[u8], width: u16, height: u16, max_bytes: usize) -> Option<Vec<u8>> {
    let image = TransformedImage::new(pixels, width, height);
    let mut qualities = (MIN_QUALITY..=FULL_QUALITY).rev().step_by(usize::from(STEP));
    qualities.find_map(|quality| image.encode(quality, max_bytes))
}

/// Encodes a photo with text over it as JPEG of at most `max_bytes`, at any quality.
///
/// `pixels` are RGBA with alpha ignored.
pub(crate) fn encode_small_jpeg(pixels: &[u8], width: u16, height: u16, max_bytes: usize) -> Option<Vec<u8>> {
    let image = image::RgbaImage::from_raw(width.into(), height.into(), pixels.to_vec())?;
    let image = DynamicImage::from(DynamicImage::ImageRgba8(image).to_rgb8());
    (1..=QUALITY[0].1)
        .rev()
        .step_by(usize::from(STEP))
        .find_map(|quality| jpeg(&image, quality).ok().filter(|bytes| bytes.len() <= max_bytes))
}

pub(super) fn on_white(pixels: &[u8]) -> Vec<u8> {
    let mix = |value: u8, opacity: u8| {
        let opacity = u16::from(opacity);
        ((u16::from(value) * opacity + 255 * (255 - opacity) + 127) / 255) as u8
    };
    pixels.as_chunks::<4>().0.iter().flat_map(|[r, g, b, a]| [mix(*r, *a), mix(*g, *a), mix(*b, *a)]).collect()
}

/// Encodes a PNG with exactly these pixels. Uses a palette if possible, and no alpha channel if all
/// pixels are opaque.
fn png(image: &DynamicImage) -> Option<Vec<u8>> {
    let pixels = image.to_rgba8();
    let colours = palette(pixels.as_raw().as_chunks::<4>().0);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_compression(png::Compression::High);
    let data = match &colours {
        Some(colours) => {
            // Transparent colours come first, so that the tRNS chunk is short.
            let mut table: Vec<[u8; 4]> = colours.keys().copied().collect();
            table.sort_by_key(|colour| colour[3] == 255);
            let opacities: Vec<u8> =
                table.iter().map(|colour| colour[3]).take_while(|&opacity| opacity < 255).collect();
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_filter(png::Filter::NoFilter);
            let bits = match table.len() {
                0..=2 => 1,
                3..=4 => 2,
                5..=16 => 4,
                _ => 8,
            };
            encoder.set_depth(png::BitDepth::from_u8(bits)?);
            encoder.set_palette(table.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect::<Vec<u8>>());
            if !opacities.is_empty() {
                encoder.set_trns(opacities);
            }
            let places: BTreeMap<[u8; 4], u8> = table.iter().zip(0u8..=255).map(|(colour, at)| (*colour, at)).collect();
            let rows = pixels.as_raw().chunks_exact(image.width() as usize * 4);
            rows.flat_map(|row| indexed(row.as_chunks::<4>().0, &places, usize::from(bits))).collect()
        }
        None => {
            encoder.set_depth(png::BitDepth::Eight);
            match is_transparent(image) {
                true => {
                    encoder.set_color(png::ColorType::Rgba);
                    pixels.into_raw()
                }
                false => {
                    encoder.set_color(png::ColorType::Rgb);
                    image.to_rgb8().into_raw()
                }
            }
        }
    };
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// Returns all colours, or `None` if a palette cannot hold them.
fn palette(pixels: &[[u8; 4]]) -> Option<BTreeMap<[u8; 4], ()>> {
    let mut colours = BTreeMap::new();
    let mut last = None;
    for pixel in pixels {
        if last != Some(pixel) {
            colours.insert(*pixel, ());
            if colours.len() > 256 {
                return None;
            }
            last = Some(pixel);
        }
    }
    Some(colours)
}

/// Packs the palette indexes of a row, `bits` each, most significant first.
fn indexed(row: &[[u8; 4]], places: &BTreeMap<[u8; 4], u8>, bits: usize) -> Vec<u8> {
    let each = 8 / bits;
    let byte = |pixels: &[[u8; 4]]| {
        let shifted = |(at, colour)| places.get(colour).copied().unwrap_or(0) << (8 - bits * (at + 1));
        pixels.iter().enumerate().map(shifted).fold(0, |byte: u8, part: u8| byte | part)
    };
    row.chunks(each).map(byte).collect()
}

#[cfg(feature = "webp")]
fn lossy_webp(image: &DynamicImage, quality: f32) -> Vec<u8> {
    let (width, height) = (image.width(), image.height());
    let encoder = match image.as_rgba8() {
        Some(transparent) => webp::Encoder::from_rgba(transparent.as_raw(), width, height),
        None => webp::Encoder::from_rgb(image.as_bytes(), width, height),
    };
    encoder.encode(quality).to_vec()
}
