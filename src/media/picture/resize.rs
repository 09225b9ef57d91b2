//! Resizing of images.
//!
//! The library is generic over 13 pixel types. Only the two types that decoding gives are
//! instantiated, which makes the program one megabyte smaller.

use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, IntoImageView, IntoImageViewMut, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

use crate::foundation::diagnostics::ImageError;

/// Resizes an image to a width and a height.
pub(super) fn resize(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, ImageError> {
    let mut small = DynamicImage::new(width, height, image.color());
    let shrunk = match image.color().has_alpha() {
        true => resize_as::<U8x4>(image, &mut small),
        false => resize_as::<U8x3>(image, &mut small),
    };
    shrunk.map(|()| small).ok_or(ImageError::Damaged)
}

/// Returns `None` if the image has another pixel type.
fn resize_as<P: PixelTrait>(image: &DynamicImage, small: &mut DynamicImage) -> Option<()> {
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let (from, mut into) = (image.image_view::<P>()?, small.image_view_mut::<P>()?);
    Resizer::new().resize_typed(&from, &mut into, &options).ok()
}
