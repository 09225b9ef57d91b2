//! The embedded typefaces, subsets of Noto Sans.

pub const REGULAR: &[u8] = include_bytes!("NotoSans-Regular.ttf");
pub const BOLD: &[u8] = include_bytes!("NotoSans-Bold.ttf");
pub const FAMILY: &str = "Noto Sans";
