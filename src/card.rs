//! Cards: the picture that a messenger shows beside a link, made of a drawing (SVG).
//!
//! A drawing is drawn with the two typefaces that stand in the program, so that it looks alike on every machine and has
//! all letters of both languages; it can load nothing. A drawing cannot break its lines, so they are broken here, by the
//! widths of the same typefaces. What a card says, and how it looks, is not known here. Alone names the library that draws.

mod font;
mod wrap;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use crate::memo::{Key, Memo};
use crate::panic::catch_panic;
use crate::picture;

use font::{BOLD, FAMILY, REGULAR};

pub use wrap::{FittedText, LEADING, fit_text};

/// The size in pixels that messengers ask for: <https://ogp.me> names none, and all of them show 1.91 : 1.
pub const WIDTH: u16 = 1200;
pub const HEIGHT: u16 = 630;
/// The most a card weighs, in bytes: some messengers leave out a picture that takes them too long.
pub const WEIGHT: usize = 100_000;

/// Raised whenever other bytes are made of the same drawing.
const VERSION: u32 = 1;

/// A card before it is drawn: the drawing (SVG) that its theme makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSvg(pub Arc<str>);

impl CardSvg {
    /// Draws it now, as [`picture`] does.
    pub fn draw(&self, memo: &Memo) -> Result<Arc<[u8]>, String> {
        picture(&self.0, memo)
    }
}

/// Draws a card as JPEG. An error says in the words of the drawing library what is wrong with the drawing.
pub fn picture(drawing: &str, memo: &Memo) -> Result<Arc<[u8]>, String> {
    let key = Key::new("card", VERSION, &[drawing.as_bytes()]);
    let mut fresh = None;
    let bytes = memo.recall(key, || {
        let drawn = guarded(drawing);
        let bytes = drawn.clone().unwrap_or_default();
        fresh = Some(drawn);
        bytes
    });
    match fresh {
        Some(drawn) => drawn.map(|_| bytes),
        None if is_card(&bytes) => Ok(bytes),
        // Remembered as one that cannot be drawn, so that the reason has to be found again; or something else lay there.
        None => guarded(drawing).map(Arc::from),
    }
}

/// Whether this begins and ends like a card.
fn is_card(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && bytes.ends_with(&[0xFF, 0xD9]) && bytes.len() <= WEIGHT
}

/// The library reads what a theme's author wrote, and may have a fault of its own. One card is no reason to leave an author
/// without a site and without a word.
fn guarded(drawing: &str) -> Result<Vec<u8>, String> {
    catch_panic(|| draw(drawing)).unwrap_or_else(|_| Err("the drawing library fell over it".to_owned()))
}

fn draw(drawing: &str) -> Result<Vec<u8>, String> {
    static OPTIONS: LazyLock<Options> = LazyLock::new(options);
    let tree = Tree::from_str(drawing, &OPTIONS).map_err(|error| error.to_string())?;
    let (width, height) = (u32::from(WIDTH), u32::from(HEIGHT));
    let mut pixels = Pixmap::new(width, height).ok_or("no room for a card")?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    let size = tree.size();
    let scale = Transform::from_scale(f32::from(WIDTH) / size.width(), f32::from(HEIGHT) / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    // All is opaque, since it began white: the colours are what they are, with nothing multiplied into them.
    picture::encode_flat_jpeg(pixels.data(), WIDTH, HEIGHT, WEIGHT)
        .ok_or_else(|| format!("no card of {} kB can be made of it", WEIGHT / 1000))
}

/// With these typefaces and no others; pictures inside a drawing are left out, wherever they stand.
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

    fn drawing(inner: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="Noto Sans">{inner}</svg>"#
        )
    }

    #[test]
    fn a_card_is_a_light_jpeg_of_its_size() {
        let card = picture(&drawing(r#"<text x="60" y="300" font-size="60">Өзгөн</text>"#), &Memo::empty()).unwrap();
        assert!(card.len() < WEIGHT, "{}", card.len());
        let read = image::load_from_memory_with_format(&card, image::ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (1200, 630));
    }

    #[test]
    fn letters_of_kyrgyz_are_there_and_differ() {
        let memo = Memo::empty();
        let card = |letter| {
            picture(&drawing(&format!(r#"<text x="300" y="500" font-size="500">{letter}</text>"#)), &memo).unwrap()
        };
        let cards: Vec<_> = "НҢОӨУҮнңоөуү\u{25a1} ".chars().map(card).collect();
        for (at, one) in cards.iter().enumerate() {
            // The last two, a sign that the typeface does not have and a space, are what no letter looks like.
            assert!(cards.iter().enumerate().all(|(other, card)| other == at || card != one || at > 11), "{at}");
        }
    }

    #[test]
    fn what_is_no_drawing_says_so_every_time() {
        let memo = Memo::empty();
        for _ in 0..2 {
            assert!(picture("<svg", &memo).is_err());
        }
        let outside = drawing(r#"<image width="1200" height="630" href="/etc/hostname.png"/>"#);
        assert_eq!(picture(&outside, &memo), picture(&drawing(""), &memo));
    }
}
