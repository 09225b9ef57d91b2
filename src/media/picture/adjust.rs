//! Cropping and turning of images, as word processors do without changing the file.

use image::DynamicImage;

use crate::foundation::diagnostics::ImageError;
use crate::foundation::panic::catch_panic;

use super::format::ImageFormat;
use super::image_kind::{self, ImageKind};
use super::{decode, encode};

/// How an image is shown: cropped, then mirrored, then turned.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Adjustment {
    /// The parts of width and height that are cut off: left, top, right, bottom, from 0 to 1.
    pub crop: [f64; 4],
    pub flip_horizontal: bool,
    pub flip_vertical: bool,
    /// The number of clockwise quarter turns.
    pub quarters: u8,
}

impl Adjustment {
    /// Returns whether the image is shown as it is.
    pub(crate) fn is_none(&self) -> bool {
        self.crop.iter().all(|side| *side <= 0.0) && !self.flip_horizontal && !self.flip_vertical && self.quarters == 0
    }

    fn apply(&self, image: &DynamicImage) -> Option<DynamicImage> {
        let side = |part: f64, length: u32| (part.clamp(0.0, 1.0) * f64::from(length)).round() as u32;
        let [left, top, right, bottom] = self.crop;
        let (x, y) = (side(left, image.width()), side(top, image.height()));
        let width = image.width().checked_sub(x + side(right, image.width())).filter(|width| *width > 0)?;
        let height = image.height().checked_sub(y + side(bottom, image.height())).filter(|height| *height > 0)?;
        let mut image = image.crop_imm(x, y, width, height);
        if self.flip_horizontal {
            image = image.fliph();
        }
        if self.flip_vertical {
            image = image.flipv();
        }
        Some(match self.quarters % 4 {
            1 => image.rotate90(),
            2 => image.rotate180(),
            3 => image.rotate270(),
            _ => image,
        })
    }
}

/// Returns an image as it is shown, with the extension of its format.
///
/// The orientation in the metadata of the source is not applied, because word processors ignore it.
pub(crate) fn adjust(bytes: &[u8], adjustment: &Adjustment) -> Result<(Vec<u8>, &'static str), ImageError> {
    let Some(ImageKind::Photo(format)) = image_kind::detect("", bytes)? else { return Err(ImageError::Unknown) };
    let target = if format == ImageFormat::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let adjusted = || {
        decode::photo(format, bytes, |photo| {
            let image = adjustment.apply(&photo.as_stored()).ok_or(ImageError::Damaged)?;
            encode::full_quality(&image, target)
        })
    };
    let bytes = catch_panic(adjusted).unwrap_or(Err(ImageError::Damaged))?;
    Ok((bytes, target.extension()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(width: u32, height: u32, pixels: &[u8]) -> DynamicImage {
        let pixels = pixels.iter().flat_map(|value| [*value; 3]).collect();
        DynamicImage::ImageRgb8(image::RgbImage::from_raw(width, height, pixels).unwrap())
    }

    fn pixels(image: &DynamicImage) -> Vec<u8> {
        image.to_luma8().into_raw()
    }

    #[test]
    fn image_is_cropped_mirrored_and_turned() {
        let source = image(3, 2, &[10, 20, 30, 40, 50, 60]);
        let shown = |adjustment: Adjustment| adjustment.apply(&source).map(|image| pixels(&image));
        let crop = Adjustment { crop: [1.0 / 3.0, 0.0, 0.0, 0.5], ..Adjustment::default() };
        assert_eq!(shown(crop), Some(vec![20, 30]));
        assert_eq!(shown(Adjustment { quarters: 1, ..crop }), Some(vec![20, 30]));
        assert_eq!(shown(Adjustment { quarters: 1, ..Adjustment::default() }), Some(vec![40, 10, 50, 20, 60, 30]));
        let mirrored = Adjustment { flip_horizontal: true, ..Adjustment::default() };
        assert_eq!(shown(mirrored), Some(vec![30, 20, 10, 60, 50, 40]));
        assert_eq!(shown(Adjustment { crop: [0.5, 0.0, 0.5, 0.0], ..Adjustment::default() }), None);
    }

    #[test]
    fn png_stays_png_and_damaged_images_are_refused() {
        let source = encode::full_quality(&image(2, 1, &[0, 255]), ImageFormat::Png).unwrap();
        let half = Adjustment { crop: [0.5, 0.0, 0.0, 0.0], ..Adjustment::default() };
        let (bytes, extension) = adjust(&source, &half).unwrap();
        let shown = decode::photo(ImageFormat::Png, &bytes, |photo| Ok(pixels(&photo.as_stored()))).unwrap();
        assert_eq!((shown, extension), (vec![255], "png"));
        assert!(adjust(b"\x89PNG\r\n\x1a\nrest", &half).is_err() && adjust(b"text", &half).is_err());
    }
}
