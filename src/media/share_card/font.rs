//! The embedded typefaces, subsets of Noto Sans with some symbols of Noto Sans Math.

pub(super) const REGULAR: &[u8] = include_bytes!("NotoSans-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("NotoSans-Bold.ttf");
pub(super) const FAMILY: &str = "Noto Sans";
