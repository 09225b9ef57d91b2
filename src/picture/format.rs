//! Image formats, and images in them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImageFormat {
    Jpeg,
    Png,
    Gif,
    WebP,
    Svg,
}

impl ImageFormat {
    /// What its name ends with, without a point.
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

/// A picture in one size and form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Width and height in pixels; none for a drawing that does not tell its size.
    pub size: Option<(u32, u32)>,
    pub format: ImageFormat,
    pub bytes: Arc<[u8]>,
}

/// What was made of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants {
    pub animated: bool,
    pub renditions: Vec<Rendition>,
}
