//! Share cards: the JPEG that a messenger shows next to a link, rendered from SVG.
//!
//! The SVG is rendered with the two embedded typefaces only and can load nothing, so cards are the
//! same on every machine. SVG cannot wrap lines, so [`fit_text`] wraps them with the widths of the
//! same typefaces. This module does not know what a card says or how it is laid out. It alone names
//! `resvg` and `skrifa`.

mod font;
mod logo;
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
const VERSION: u32 = 3;

/// A card that is not rendered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSvg {
    /// The SVG from the theme's template.
    pub svg: Arc<str>,
    /// A picture below the SVG.
    pub photo: Option<Arc<[u8]>>,
    /// Pictures above the SVG.
    pub logos: Vec<CardLogo>,
}

/// A logo on a card, as large as fits into a rectangle in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLogo {
    pub bytes: Arc<[u8]>,
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl CardSvg {
    /// Renders the card as JPEG, or returns it from the cache.
    pub fn render(&self, cache: &BuildCache) -> Result<Arc<[u8]>, CardError> {
        let place = |logo: &CardLogo| [logo.x, logo.y, logo.width, logo.height].map(u16::to_le_bytes).concat();
        let places: Vec<u8> = self.logos.iter().flat_map(place).collect();
        let mut parts: Vec<&[u8]> = vec![self.svg.as_bytes(), self.photo.as_deref().unwrap_or_default(), &places];
        parts.extend(self.logos.iter().map(|logo| &*logo.bytes));
        let key = CacheKey::new("card", VERSION, &parts);
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
        catch_panic(|| rasterize(self)).unwrap_or(Err(CardError::Renderer))
    }
}

/// Returns whether the bytes have the frame of a JPEG within the size limit.
fn is_card(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && bytes.ends_with(&[0xFF, 0xD9]) && bytes.len() <= WEIGHT
}

fn rasterize(card: &CardSvg) -> Result<Vec<u8>, CardError> {
    let tree = Tree::from_str(&card.svg, &OPTIONS).map_err(|error| CardError::Svg(error.to_string()))?;
    // On an opaque background no pixel has alpha, so premultiplied colours are plain colours.
    let photo = card.photo.as_deref().and_then(|bytes| picture::opaque_cover(bytes, WIDTH, HEIGHT));
    let has_photo = photo.is_some();
    let ground = photo.unwrap_or_else(|| vec![u8::MAX; usize::from(WIDTH) * usize::from(HEIGHT) * 4]);
    let size = IntSize::from_wh(u32::from(WIDTH), u32::from(HEIGHT));
    let mut pixels = size.and_then(|size| Pixmap::from_vec(ground, size)).ok_or(CardError::Renderer)?;
    let size = tree.size();
    let scale = Transform::from_scale(f32::from(WIDTH) / size.width(), f32::from(HEIGHT) / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    for logo in &card.logos {
        logo::draw(logo, &mut pixels);
    }
    let jpeg = picture::encode_flat_jpeg(pixels.data(), WIDTH, HEIGHT, WEIGHT)
        .or_else(|| has_photo.then(|| picture::encode_small_jpeg(pixels.data(), WIDTH, HEIGHT, WEIGHT)).flatten());
    jpeg.ok_or(CardError::TooHeavy { kilobytes: WEIGHT as u64 / 1000 })
}

/// The options for cards and logos.
static OPTIONS: LazyLock<Options> = LazyLock::new(options);

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
        plain(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>"#))
    }

    fn plain(svg: &str) -> CardSvg {
        CardSvg { svg: svg.into(), photo: None, logos: Vec::new() }
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
            assert!(matches!(plain("<svg").render(&cache), Err(CardError::Svg(_))));
        }
        let external = svg(r#"<image width="1200" height="630" href="/etc/hostname.png"/>"#);
        assert_eq!(external.render(&cache), svg("").render(&cache));
    }
}
