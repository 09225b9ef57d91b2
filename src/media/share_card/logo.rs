//! Drawing logos on share cards.

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};
use resvg::usvg::Tree;

use crate::media::picture;

use super::{CardLogo, OPTIONS};

/// Draws a logo in the middle of its rectangle. A logo that cannot be read is left out, because the
/// gallery has reported it.
pub(super) fn draw(logo: &CardLogo, pixels: &mut Pixmap) {
    if let Some(image) = picture::premultiplied(&logo.bytes) {
        let (width, height, data) = image;
        let size = resvg::tiny_skia::IntSize::from_wh(width, height);
        let Some(image) = size.and_then(|size| Pixmap::from_vec(data, size)) else { return };
        let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
        pixels.draw_pixmap(0, 0, image.as_ref(), &paint, fit(logo, width as f32, height as f32), None);
        return;
    }
    let Ok(tree) = Tree::from_data(&logo.bytes, &OPTIONS) else { return };
    let size = tree.size();
    resvg::render(&tree, fit(logo, size.width(), size.height()), &mut pixels.as_mut());
}

/// Scales a drawing of this size into the middle of the rectangle.
fn fit(logo: &CardLogo, width: f32, height: f32) -> Transform {
    let (room, high) = (f32::from(logo.width), f32::from(logo.height));
    let scale = (room / width.max(1.0)).min(high / height.max(1.0));
    let x = f32::from(logo.x) + (room - width * scale) / 2.0;
    let y = f32::from(logo.y) + (high - height * scale) / 2.0;
    Transform::from_row(scale, 0.0, 0.0, scale, x, y)
}
