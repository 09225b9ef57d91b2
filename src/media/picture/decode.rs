//! Decoding of images within limits.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::error::ImageError as DecodeError;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::foundation::diagnostics::ImageError;

use super::format::ImageFormat;
use super::{jpeg, pixel_budget, resize};

/// The maximum number of pixels, in millions. Decoding one takes up to a gigabyte of memory.
pub(crate) const MEGAPIXELS: u64 = 100;

/// The memory limit of a decoder in bytes: twice the size of the pixels.
const MAX_ALLOC: u64 = MEGAPIXELS * 1_000_000 * 8;

/// A decoded image that is not normalized yet.
pub(super) struct Photo {
    /// The pixels in RGB or RGBA with 8 bits per channel.
    image: DynamicImage,
    orientation: Orientation,
    /// The colour profile, unless it is sRGB.
    profile: Option<ColorProfile>,
    /// Whether the source is animated, in which case this is its first frame.
    pub animated: bool,
}

/// Decodes an image and passes it to `work`. Its pixels count against the pixel budget until `work`
/// returns.
pub(super) fn photo<T>(
    format: ImageFormat,
    bytes: &[u8],
    work: impl FnOnce(Photo) -> Result<T, ImageError>,
) -> Result<T, ImageError> {
    let source = Cursor::new(bytes);
    match format {
        ImageFormat::Jpeg => {
            jpeg::check(bytes)?;
            decode(JpegDecoder::new(source).map_err(image_error)?, false, work)
        }
        ImageFormat::Png => {
            let decoder = PngDecoder::new(source).map_err(image_error)?;
            let animated = decoder.is_apng().map_err(image_error)?;
            decode(decoder, animated, work)
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(source).map_err(image_error)?;
            let animated = decoder.has_animation();
            decode(decoder, animated, work)
        }
        ImageFormat::Gif => {
            let decoder = || GifDecoder::new(source.clone()).map_err(image_error);
            let pixels = measure(&decoder()?)?;
            let frames =
                pixel_budget::with_budget(pixels, || decoder().map(|decoder| decoder.into_frames().take(2).count()))?;
            decode(decoder()?, frames > 1, work)
        }
        ImageFormat::Svg => Err(ImageError::Unknown),
    }
}

/// Returns the number of pixels, if it is within the limit.
fn measure(decoder: &impl ImageDecoder) -> Result<u64, ImageError> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    match pixels <= MEGAPIXELS * 1_000_000 {
        true if pixels > 0 => Ok(pixels),
        true => Err(ImageError::Damaged),
        false => Err(ImageError::TooLarge { width, height, megapixels: MEGAPIXELS }),
    }
}

fn decode<T>(
    mut decoder: impl ImageDecoder,
    animated: bool,
    work: impl FnOnce(Photo) -> Result<T, ImageError>,
) -> Result<T, ImageError> {
    let pixels = measure(&decoder)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOC);
    decoder.set_limits(limits).map_err(image_error)?;
    // With unreadable metadata, the image is shown unrotated and as sRGB.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().and_then(|profile| rgb_profile(&profile));
    pixel_budget::with_budget(pixels, || {
        let image = DynamicImage::from_decoder(decoder).map_err(image_error)?;
        let image = match image.color().has_alpha() {
            true => DynamicImage::ImageRgba8(image.into_rgba8()),
            false => DynamicImage::ImageRgb8(image.into_rgb8()),
        };
        work(Photo { image, orientation, profile, animated })
    })
}

/// Returns an RGB profile. The decoder has already applied CMYK profiles.
fn rgb_profile(profile: &[u8]) -> Option<ColorProfile> {
    ColorProfile::new_from_slice(profile).ok().filter(|profile| profile.color_space == DataColorSpace::Rgb)
}

fn image_error(error: DecodeError) -> ImageError {
    match error {
        DecodeError::Limits(_) => ImageError::Damaged,
        DecodeError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => ImageError::Truncated,
        DecodeError::Unsupported(_) => ImageError::Unusual,
        _ => ImageError::Damaged,
    }
}

impl Photo {
    /// Returns the width after rotation.
    pub(super) fn width(&self) -> u32 {
        if self.is_rotated() { self.image.height() } else { self.image.width() }
    }

    /// Returns whether the orientation swaps width and height.
    fn is_rotated(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        )
    }

    /// Returns the image with the given width after rotation.
    pub(super) fn resized(self, width: u32) -> Result<Self, ImageError> {
        let full_width = self.width();
        if width >= full_width {
            return Ok(self);
        }
        let scaled = |side: u32| {
            let side = (u64::from(side) * u64::from(width) + u64::from(full_width) / 2) / u64::from(full_width);
            u32::try_from(side).unwrap_or(u32::MAX).max(1)
        };
        let size = match self.is_rotated() {
            true => (scaled(self.image.width()), width),
            false => (width, scaled(self.image.height())),
        };
        Ok(Self { image: resize::resize(&self.image, size)?, ..self })
    }

    /// Returns the image rotated upright and in sRGB.
    pub(super) fn normalized(&self) -> DynamicImage {
        let mut image = self.as_stored();
        image.apply_orientation(self.orientation);
        image
    }

    /// Returns the image in sRGB, but not rotated.
    pub(super) fn as_stored(&self) -> DynamicImage {
        let mut image = self.image.clone();
        if let Some(profile) = &self.profile {
            // If the conversion fails, the colours stay as they are.
            if let Some(converted) = converted(&image, profile) {
                image = converted;
            }
        }
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
