//! Reads pictures, within limits.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::error::ImageError;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::note::PictureFault;

use super::format::ImageFormat;
use super::{jpeg, pixel_budget, resize};

/// The most pixels a picture may have, in millions. The memory for reading one follows from it: about a gigabyte.
pub const MEGAPIXELS: u64 = 100;

/// The most memory that a decoder may ask for, in bytes: the pixels, and once more for its own work.
const MEMORY: u64 = MEGAPIXELS * 1_000_000 * 8;

/// A picture as it was read: pixels, and what is still to be done with them.
pub struct Photo {
    /// Red, green and blue in eight bits each, with or without opacity.
    image: DynamicImage,
    orientation: Orientation,
    /// The colours that the numbers mean, where that is not sRGB.
    profile: Option<ColorProfile>,
    /// It moves; this is its first frame.
    pub animated: bool,
}

/// Reads a picture of a known form and does something with it. While that lasts the picture counts as being in work.
pub fn photo<T>(
    format: ImageFormat,
    bytes: &[u8],
    work: impl FnOnce(Photo) -> Result<T, PictureFault>,
) -> Result<T, PictureFault> {
    let source = Cursor::new(bytes);
    match format {
        ImageFormat::Jpeg => {
            jpeg::check(bytes)?;
            decode(JpegDecoder::new(source).map_err(picture_fault)?, false, work)
        }
        ImageFormat::Png => {
            let decoder = PngDecoder::new(source).map_err(picture_fault)?;
            let animated = decoder.is_apng().map_err(picture_fault)?;
            decode(decoder, animated, work)
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(source).map_err(picture_fault)?;
            let animated = decoder.has_animation();
            decode(decoder, animated, work)
        }
        ImageFormat::Gif => {
            let decoder = || GifDecoder::new(source.clone()).map_err(picture_fault);
            let pixels = measure(&decoder()?)?;
            let frames =
                pixel_budget::with_budget(pixels, || decoder().map(|decoder| decoder.into_frames().take(2).count()))?;
            decode(decoder()?, frames > 1, work)
        }
        ImageFormat::Svg => Err(PictureFault::Unknown),
    }
}

/// How many pixels there are, if not too many.
fn measure(decoder: &impl ImageDecoder) -> Result<u64, PictureFault> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    match pixels <= MEGAPIXELS * 1_000_000 {
        true if pixels > 0 => Ok(pixels),
        true => Err(PictureFault::Damaged),
        false => Err(PictureFault::TooLarge { width, height, megapixels: MEGAPIXELS }),
    }
}

fn decode<T>(
    mut decoder: impl ImageDecoder,
    animated: bool,
    work: impl FnOnce(Photo) -> Result<T, PictureFault>,
) -> Result<T, PictureFault> {
    let pixels = measure(&decoder)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    decoder.set_limits(limits).map_err(picture_fault)?;
    // A picture whose metadata is unreadable is shown as it lies, in the colours that most pictures have.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().and_then(|profile| rgb_profile(&profile));
    pixel_budget::with_budget(pixels, || {
        let image = DynamicImage::from_decoder(decoder).map_err(picture_fault)?;
        let image = match image.color().has_alpha() {
            true => DynamicImage::ImageRgba8(image.into_rgba8()),
            false => DynamicImage::ImageRgb8(image.into_rgb8()),
        };
        work(Photo { image, orientation, profile, animated })
    })
}

/// A profile of red, green and blue. One of inks was followed, as far as it goes, when the picture was decoded.
fn rgb_profile(profile: &[u8]) -> Option<ColorProfile> {
    ColorProfile::new_from_slice(profile).ok().filter(|profile| profile.color_space == DataColorSpace::Rgb)
}

fn picture_fault(error: ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::Damaged,
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => PictureFault::Truncated,
        ImageError::Unsupported(_) => PictureFault::Unusual,
        _ => PictureFault::Damaged,
    }
}

impl Photo {
    /// The width in which it will be seen.
    pub fn width(&self) -> u32 {
        if self.is_rotated() { self.image.height() } else { self.image.width() }
    }

    /// Whether it has to be turned by a quarter.
    fn is_rotated(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        )
    }

    /// The same picture, so wide when it is seen.
    pub fn resized(self, width: u32) -> Result<Self, PictureFault> {
        let own = self.width();
        if width >= own {
            return Ok(self);
        }
        let scaled = |side: u32| {
            let side = (u64::from(side) * u64::from(width) + u64::from(own) / 2) / u64::from(own);
            u32::try_from(side).unwrap_or(u32::MAX).max(1)
        };
        let size = match self.is_rotated() {
            true => (scaled(self.image.width()), width),
            false => (width, scaled(self.image.height())),
        };
        Ok(Self { image: resize::resize(&self.image, size)?, ..self })
    }

    /// The picture as it is seen: turned the right way up, in the colours of the web.
    pub fn normalized(&self) -> DynamicImage {
        let mut image = self.image.clone();
        if let Some(profile) = &self.profile {
            // Colours that cannot be worked out stay as they are written.
            if let Some(converted) = converted(&image, profile) {
                image = converted;
            }
        }
        image.apply_orientation(self.orientation);
        image
    }
}

fn converted(image: &DynamicImage, profile: &ColorProfile) -> Option<DynamicImage> {
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()).ok()?;
    let source = image.as_bytes();
    let mut target = vec![0; source.len()];
    transform.transform(source, &mut target).ok()?;
    let (width, height) = (image.width(), image.height());
    match image.color().has_alpha() {
        true => image::RgbaImage::from_raw(width, height, target).map(DynamicImage::ImageRgba8),
        false => image::RgbImage::from_raw(width, height, target).map(DynamicImage::ImageRgb8),
    }
}
