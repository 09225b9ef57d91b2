//! Share cards: the JPEG that a messenger shows next to a link, rendered from SVG.
//!
//! The SVG is rendered with the two embedded typefaces only and can load nothing, so cards are the
//! same on every machine. SVG cannot wrap lines, so [`fit_text`] wraps them with the widths of the
//! same typefaces. This module does not know what a card says or how it is laid out. It alone names
//! `resvg` and `skrifa`.

mod font;
mod wrap;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{IntSize, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use crate::foundation::diagnostics::CardError;
use crate::foundation::panic::catch_panic;
use crate::incremental::cache::{BuildCache, CacheKey};
use crate::media::picture;

use font::{BOLD, FAMILY, REGULAR};

pub(crate) use wrap::{FittedText, LEADING, fit_text};

/// The width in pixels. Messengers show cards at 1.91 : 1, see <https://ogp.me>.
pub(crate) const WIDTH: u16 = 1200;
/// The height in pixels.
pub(crate) const HEIGHT: u16 = 630;
/// The maximum size of a card in bytes. Some messengers skip images that load slowly.
pub(crate) const WEIGHT: usize = 100_000;

/// The version of the encoding. Increase it when the same SVG gives other bytes.
const VERSION: u32 = 2;

/// A card that is not rendered yet: the SVG from the theme's template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSvg(pub Arc<str>);

impl CardSvg {
    /// Renders the card as JPEG, or returns it from the cache.
    pub fn render(&self, cache: &BuildCache) -> Result<Arc<[u8]>, CardError> {
        let key = CacheKey::new("card", VERSION, &[self.0.as_bytes()]);
        let mut fresh = None;
        let bytes = cache.get_or_insert_with(key, || {
            let rendered = self.rasterize();
            let bytes = rendered.clone().unwrap_or_default();
            fresh = Some(rendered);
            bytes
        });
        match fresh {
            Some(rendered) => rendered.map(|_| bytes),
            None if is_card(&bytes) => Ok(bytes),
            // An invalid SVG is cached as empty bytes, so its error has to be found again. Other
            // bytes are corrupt.
            None => self.rasterize().map(Arc::from),
        }
    }

    /// Renders the card. A panic of the library becomes an error, because one card must not end the
    /// build.
    fn rasterize(&self) -> Result<Vec<u8>, CardError> {
        catch_panic(|| rasterize(&self.0)).unwrap_or(Err(CardError::Renderer))
    }
}

/// Returns whether the bytes have the frame of a JPEG within the size limit.
fn is_card(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && bytes.ends_with(&[0xFF, 0xD9]) && bytes.len() <= WEIGHT
}

fn rasterize(svg: &str) -> Result<Vec<u8>, CardError> {
    static OPTIONS: LazyLock<Options> = LazyLock::new(options);
    let tree = Tree::from_str(svg, &OPTIONS).map_err(|error| CardError::Svg(error.to_string()))?;
    // On an opaque background no pixel has alpha, so premultiplied colours are plain colours.
    let white = vec![u8::MAX; usize::from(WIDTH) * usize::from(HEIGHT) * 4];
    let size = IntSize::from_wh(u32::from(WIDTH), u32::from(HEIGHT));
    let mut pixels = size.and_then(|size| Pixmap::from_vec(white, size)).ok_or(CardError::Renderer)?;
    let size = tree.size();
    let scale = Transform::from_scale(f32::from(WIDTH) / size.width(), f32::from(HEIGHT) / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    let jpeg = picture::encode_flat_jpeg(pixels.data(), WIDTH, HEIGHT, WEIGHT);
    jpeg.ok_or(CardError::TooHeavy { kilobytes: WEIGHT as u64 / 1000 })
}

/// Returns options with the embedded typefaces only. Images inside the SVG are left out.
fn options() -> Options<'static> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FAMILY);
    Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::new(fonts),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(content: &str) -> CardSvg {
        let attributes = r#"width="1200" height="630" font-family="Noto Sans""#;
        CardSvg(format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>"#).into())
    }

    #[test]
    fn card_is_a_small_jpeg_of_fixed_dimensions() {
        let card = svg(r#"<text x="60" y="300" font-size="60">Өзгөн</text>"#).render(&BuildCache::empty()).unwrap();
        assert!(card.len() < WEIGHT, "{}", card.len());
        let decoded = image::load_from_memory_with_format(&card, image::ImageFormat::Jpeg).unwrap();
        assert_eq!((decoded.width(), decoded.height()), (1200, 630));
    }

    #[test]
    fn kyrgyz_letters_have_glyphs_of_their_own() {
        let cache = BuildCache::empty();
        let card =
            |letter| svg(&format!(r#"<text x="300" y="500" font-size="500">{letter}</text>"#)).render(&cache).unwrap();
        let cards: Vec<_> = "НҢОӨУҮнңоөуү\u{25a1} ".chars().map(card).collect();
        for (index, letter) in cards.iter().enumerate() {
            // The last two, a character without a glyph and a space, look the same.
            assert!(cards.iter().enumerate().all(|(other, card)| other == index || card != letter || index > 11));
        }
    }

    #[test]
    fn invalid_svg_is_an_error_also_from_the_cache() {
        let cache = BuildCache::empty();
        for _ in 0..2 {
            assert!(matches!(CardSvg("<svg".into()).render(&cache), Err(CardError::Svg(_))));
        }
        let external = svg(r#"<image width="1200" height="630" href="/etc/hostname.png"/>"#);
        assert_eq!(external.render(&cache), svg("").render(&cache));
    }
}
