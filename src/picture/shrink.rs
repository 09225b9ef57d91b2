//! Makes pictures smaller.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

use crate::note::PictureFault;

/// The picture in another size, width before height.
pub fn to(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, PictureFault> {
    let mut small = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(image, &mut small, &options).map_err(|_| PictureFault::Damaged)?;
    Ok(small)
}
