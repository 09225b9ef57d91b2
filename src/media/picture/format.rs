//! Image formats and encoded images.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The format of an encoded image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImageFormat {
    Jpeg,
    Png,
    Gif,
    WebP,
    Svg,
}

impl ImageFormat {
    /// Returns the file extension without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            ImageFormat::Jpeg => "jpg",
            ImageFormat::Png => "png",
            ImageFormat::Gif => "gif",
            ImageFormat::WebP => "webp",
            ImageFormat::Svg => "svg",
        }
    }
}

/// An encoded image in one size and format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Width and height in pixels, or `None` for an SVG without dimensions.
    pub size: Option<(u32, u32)>,
    pub format: ImageFormat,
    pub bytes: Arc<[u8]>,
}

/// The renditions of one source image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variants {
    pub animated: bool,
    pub renditions: Vec<Rendition>,
}
