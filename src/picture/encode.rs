//! Writes pictures: pixels and nothing else.

use std::collections::BTreeMap;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::note::PictureFault;

use super::format::ImageFormat;

/// Whether the program is built with what writes small WebP files.
pub const LOSSY_WEBP: bool = cfg!(feature = "webp");

/// By width: the quality of JPEG, and the weight in bytes above which less must do. The eye forgives more where the
/// pixels are finer, and telephones with fine screens are the ones that ask for the wide ones.
const QUALITY: [(u32, u8, usize); 3] = [(480, 72, 25_000), (960, 64, 60_000), (u32::MAX, 60, 150_000)];
/// Below this quality a picture shows its blocks; it rather stays heavy.
const LEAST: u8 = 36;
const STEP: u8 = 7;
/// The quality of a picture that may be looked at alone, or printed.
const WHOLE: u8 = 88;
#[cfg(feature = "webp")]
const WEBP: f32 = 68.0;
#[cfg(feature = "webp")]
const WEBP_WHOLE: f32 = 88.0;

/// A picture as light as it can be without a reader's noticing.
pub fn for_page(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, PictureFault> {
    match format {
        ImageFormat::Jpeg => {
            let limits = QUALITY.iter().find(|(width, ..)| image.width() <= *width);
            let (mut quality, most) = limits.map_or((WHOLE, usize::MAX), |(_, quality, most)| (*quality, *most));
            loop {
                let bytes = jpeg(image, quality)?;
                if bytes.len() <= most || quality < LEAST + STEP {
                    return Ok(bytes);
                }
                quality -= STEP;
            }
        }
        #[cfg(feature = "webp")]
        ImageFormat::WebP => Ok(lossy_webp(image, WEBP)),
        _ => whole(image, format),
    }
}

/// A picture that keeps what can be seen in it.
pub fn whole(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, PictureFault> {
    let damaged = |_| PictureFault::Damaged;
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Jpeg => return jpeg(image, WHOLE),
        ImageFormat::Png => return png(image).ok_or(PictureFault::Damaged),
        ImageFormat::Gif => {
            let frame = Frame::new(image.to_rgba8());
            // Up to 256 colours are kept as they are; the one encoder writes no more.
            GifEncoder::new_with_speed(&mut bytes, 10).encode_frame(frame).map_err(damaged)?;
        }
        #[cfg(feature = "webp")]
        ImageFormat::WebP => return Ok(lossy_webp(image, WEBP_WHOLE)),
        #[cfg(not(feature = "webp"))]
        ImageFormat::WebP => {
            let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
            image.write_with_encoder(encoder).map_err(damaged)?;
        }
        ImageFormat::Svg => return Err(PictureFault::Unknown),
    }
    Ok(bytes)
}

/// Whether any part of it can be seen through.
pub fn is_transparent(image: &DynamicImage) -> bool {
    image.as_rgba8().is_some_and(|image| image.as_raw().iter().skip(3).step_by(4).any(|&opacity| opacity < 255))
}

/// A JPEG on white. The `image` crate writes colours in full size and with ready-made tables, which costs a third more bytes.
fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, PictureFault> {
    let white;
    let pixels = match image.as_rgba8() {
        Some(transparent) => {
            white = on_white(transparent.as_raw());
            &white
        }
        None => image.as_bytes(),
    };
    let side = |side: u32| u16::try_from(side).map_err(|_| PictureFault::Damaged);
    let (width, height) = (side(image.width())?, side(image.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_progressive(true);
    encoder.encode(pixels, width, height, ColorType::Rgb).map_err(|_| PictureFault::Damaged)?;
    Ok(bytes)
}

/// Letters and plain grounds as JPEG of at most so many bytes, from red, green and blue of each pixel and a fourth value
/// that is passed over. Colours are kept in full size: letters on a coloured ground would get fringes.
pub fn encode_flat_jpeg(pixels: &[u8], width: u16, height: u16, most: usize) -> Option<Vec<u8>> {
    (LEAST..=WHOLE).rev().step_by(usize::from(STEP)).find_map(|quality| {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
        encoder.set_optimized_huffman_tables(true);
        encoder.encode(pixels, width, height, ColorType::Rgba).ok()?;
        (bytes.len() <= most).then_some(bytes)
    })
}

fn on_white(pixels: &[u8]) -> Vec<u8> {
    let mix = |value: u8, opacity: u8| {
        let opacity = u16::from(opacity);
        ((u16::from(value) * opacity + 255 * (255 - opacity) + 127) / 255) as u8
    };
    pixels.as_chunks::<4>().0.iter().flat_map(|[r, g, b, a]| [mix(*r, *a), mix(*g, *a), mix(*b, *a)]).collect()
}

/// A PNG with exactly these pixels: by a table of colours if there are few, without opacity if all is opaque.
fn png(image: &DynamicImage) -> Option<Vec<u8>> {
    let pixels = image.to_rgba8();
    let colours = palette(pixels.as_raw().as_chunks::<4>().0);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_compression(png::Compression::High);
    let data = match &colours {
        Some(colours) => {
            // Colours that can be seen through stand first, so that the table of opacities is short.
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

/// All colours, if there are no more than a table holds.
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

/// A row of places in the table, so many bits each, the first in the highest.
fn indexed(row: &[[u8; 4]], places: &BTreeMap<[u8; 4], u8>, bits: usize) -> Vec<u8> {
    let each = 8 / bits;
    let byte = |some: &[[u8; 4]]| {
        let one = |(at, colour)| places.get(colour).copied().unwrap_or(0) << (8 - bits * (at + 1));
        some.iter().enumerate().map(one).fold(0, |byte: u8, part: u8| byte | part)
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
