//! Images of whole sites: the variants that are published, and the metadata that must not be.
//!
//! The images are generated here, with the metadata that cameras write. Decoding is tested in the
//! modules themselves.

use aikyn::build::build_with_cache;
use aikyn::foundation::diagnostics::Rule;
use aikyn::incremental::cache::{BuildCache, CacheKey, CacheStore};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage};

use crate::harness::{Built, TestSite};

const NEWS_KY: &str = "content/press/news.ky.md";
/// Metadata that no published file may contain.
const PLANTED: [&str; 5] =
    ["SERIAL-4711-PLANTED", "GPS-42.8746N-74.5698E", "THUMBNAIL-PLANTED", "XMP-CREATOR-PLANTED", "IPTC-BYLINE-PLANTED"];

/// Returns an image with a red left half and a blue right half.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 10, 10]) } else { Rgb([10, 10, 220]) })
}

/// Returns an image with so much detail that it compresses badly.
fn grass(width: u32, height: u32) -> RgbImage {
    let mut seed = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let light = (seed >> 26) as u8 + ((x / 40 + y / 30) % 7) as u8 * 20;
        Rgb([light / 2, light, light / 3])
    })
}

fn encode(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Returns a plain JPEG.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encode(halves(width, height), ImageFormat::Jpeg)
}

/// Returns an EXIF block with an orientation, a serial number and a position, and a thumbnail after
/// it.
fn exif(orientation: u16) -> Vec<u8> {
    let texts = format!("{}\0{}\0", PLANTED[0], PLANTED[1]);
    let mut block = b"II*\0\x08\0\0\0\x02\0".to_vec();
    block.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]);
    block.extend(u32::from(orientation).to_le_bytes());
    block.extend([0x31, 0xA4, 2, 0]);
    block.extend((texts.len() as u32).to_le_bytes());
    block.extend(38u32.to_le_bytes());
    block.extend([0; 4]);
    block.extend(texts.bytes());
    block.extend(PLANTED[2].bytes());
    block
}

fn xmp() -> String {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{}</dc:creator></x:xmpmeta>", PLANTED[3])
}

/// Returns a JPEG with EXIF, XMP, IPTC and a comment, and with data after its end.
fn planted_jpeg(image: &RgbImage, orientation: u16) -> Vec<u8> {
    let plain = encode(image.clone(), ImageFormat::Jpeg);
    let mut bytes = plain[..2].to_vec();
    let mut segment = |marker: u8, parts: &[&[u8]]| {
        let content = parts.concat();
        bytes.extend([0xFF, marker]);
        bytes.extend((content.len() as u16 + 2).to_be_bytes());
        bytes.extend(content);
    };
    segment(0xE1, &[b"Exif\0\0", &exif(orientation)]);
    segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp().as_bytes()]);
    segment(0xED, &[b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x50\0\x13", PLANTED[4].as_bytes()]);
    segment(0xFE, &[PLANTED[0].as_bytes()]);
    bytes.extend(&plain[2..]);
    bytes.extend(PLANTED[2].bytes());
    bytes
}

/// Inserts chunks after the header of a PNG.
fn png_with(plain: &[u8], chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = plain[..33].to_vec();
    for (name, content) in chunks {
        bytes.extend((content.len() as u32).to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(*name);
        crc.update(content);
        bytes.extend(*name);
        bytes.extend(*content);
        bytes.extend(crc.sum().to_be_bytes());
    }
    bytes.extend(&plain[33..]);
    bytes
}

fn planted_png() -> Vec<u8> {
    let creator = format!("XML:com.adobe.xmp\0\0\0\0\0{}", xmp());
    let author = format!("Author\0{}", PLANTED[4]);
    let plain = encode(halves(400, 300), ImageFormat::Png);
    png_with(&plain, &[(b"eXIf", &exif(1)), (b"iTXt", creator.as_bytes()), (b"tEXt", author.as_bytes())])
}

fn planted_webp() -> Vec<u8> {
    let image = halves(400, 300);
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(exif(6)).unwrap();
    encoder.write_image(&image, 400, 300, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// Returns a GIF with this number of frames and a comment.
fn gif(frames: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for frame in 0..frames {
        let image = if frame == 0 { halves(40, 30) } else { RgbImage::new(40, 30) };
        encoder.encode_frame(image::Frame::new(DynamicImage::from(image).into_rgba8())).unwrap();
    }
    drop(encoder);
    // The comment goes before the trailer.
    bytes.pop();
    bytes.extend([0x21, 0xFE, PLANTED[0].len() as u8]);
    bytes.extend(PLANTED[0].bytes());
    bytes.extend([0, 0x3B]);
    bytes
}

/// Builds the small site with an image in the directory and the text of its release.
fn with(name: &str, bytes: Vec<u8>) -> Built {
    site_with(name, bytes).build()
}

fn site_with(name: &str, bytes: Vec<u8>) -> TestSite {
    TestSite::new().append(NEWS_KY, &format!("\n![Айыл]({name})\n")).file(&format!("content/press/{name}"), bytes)
}

/// Returns the published images of the release.
fn published(built: &Built) -> Vec<(&str, &[u8])> {
    let all = built.artifacts.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
    all.filter(|(path, _)| path.starts_with("press/") && !path.starts_with("static/")).collect()
}

/// Decodes the widest published image.
fn widest(built: &Built) -> RgbImage {
    let all = published(built);
    let images = all.iter().filter(|(path, _)| !path.ends_with(".webp"));
    let images = images.map(|(path, bytes)| image::load_from_memory(bytes).unwrap_or_else(|e| panic!("{path}: {e}")));
    images.max_by_key(DynamicImage::width).unwrap_or_else(|| panic!("{:#?}", built.lines())).into_rgb8()
}

#[track_caller]
fn assert_red(pixel: &Rgb<u8>) {
    assert!(pixel[0] > 150 && pixel[2] < 90, "{pixel:?}");
}

#[track_caller]
fn assert_blue(pixel: &Rgb<u8>) {
    assert!(pixel[2] > 150 && pixel[0] < 90, "{pixel:?}");
}

/// Asserts that the image is left out, the page is built, and one warning gives location and
/// reason.
#[track_caller]
fn assert_refused(built: &Built, why: &str) {
    assert!(published(built).is_empty(), "{:?}", published(built).iter().map(|(path, _)| path).collect::<Vec<_>>());
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].starts_with("content/press/news.ky.md:"), "{lines:#?}");
    assert!(lines[0].contains("bad-picture") && lines[0].contains(why), "{lines:#?}");
    assert!(built.diagnostics.iter().all(|diagnostic| diagnostic.rule() == Rule::BadPicture));
    assert!(!built.text("ky/press/news/index.html").contains("<img"));
}

#[test]
fn metadata_is_never_published() {
    let files = [
        ("photo.jpg", planted_jpeg(&halves(800, 600), 6)),
        ("chart.png", planted_png()),
        ("web.webp", planted_webp()),
        ("old.gif", gif(1)),
    ];
    let mut site = TestSite::new();
    for (name, bytes) in &files {
        let bytes_planted = PLANTED.iter().any(|planted| contains(bytes, planted.as_bytes()));
        assert!(bytes_planted, "{name} has no planted metadata");
        site = site
            .append(NEWS_KY, &format!("\n![Айыл]({name}) ![Айыл](/{name})\n"))
            .file(&format!("content/press/{name}"), bytes)
            .file(&format!("content/static/{name}"), bytes)
            .file(&format!("content/static/unnamed/{name}"), bytes)
            .file(&format!("content/press/unnamed-{name}"), bytes);
    }
    let built = site.build().assert_clean();
    for (path, bytes) in &built.artifacts {
        let path = path.as_str();
        for planted in PLANTED {
            assert!(!contains(bytes, planted.as_bytes()), "{path} contains {planted}");
        }
        for marker in ["Exif\0", "http://ns.adobe.com", "8BIM", "eXIf", "tEXt", "iTXt"] {
            assert!(!contains(bytes, marker.as_bytes()), "{path} contains {marker:?}");
        }
        assert!(!path.contains("press/unnamed"), "{path}: no text shows this image");
        assert!(files.iter().all(|(_, original)| **bytes != **original), "{path} is an original");
    }
    for (name, _) in &files {
        assert!(built.has(name) && built.has(&format!("unnamed/{name}")), "{name} is not at its own path");
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn exif_orientation_is_applied() {
    // The side that should be red for each value of the orientation.
    type Point = fn(u32, u32) -> (u32, u32);
    let corners: [(u16, Point); 8] = [
        (1, |_, h| (3, h / 2)),
        (2, |w, h| (w - 4, h / 2)),
        (3, |w, h| (w - 4, h / 2)),
        (4, |_, h| (3, h / 2)),
        (5, |w, _| (w / 2, 3)),
        (6, |w, _| (w / 2, 3)),
        (7, |w, h| (w / 2, h - 4)),
        (8, |w, h| (w / 2, h - 4)),
    ];
    for (orientation, red) in corners {
        let built = with("photo.jpg", planted_jpeg(&halves(300, 200), orientation)).assert_clean();
        let image = widest(&built);
        let expected = if orientation < 5 { (300, 200) } else { (200, 300) };
        assert_eq!(image.dimensions(), expected, "{orientation}");
        let (x, y) = red(image.width(), image.height());
        assert_red(image.get_pixel(x, y));
        assert_blue(image.get_pixel(image.width() - 1 - x, image.height() - 1 - y));
    }
}

#[test]
fn images_have_three_widths_and_are_never_enlarged() {
    let built = with("photo.jpg", jpeg(2000, 1500)).assert_clean();
    let mut sizes: Vec<_> = published(&built)
        .iter()
        .filter(|(path, _)| path.ends_with(".jpg"))
        .map(|(_, bytes)| image::load_from_memory(bytes).map(|image| (image.width(), image.height())).unwrap())
        .collect();
    sizes.sort();
    assert_eq!(sizes, [(360, 270), (720, 540), (1280, 960)]);
    let page = built.text("ky/press/news/index.html");
    for text in [" 360w, ", " 720w, ", " 1280w\"", "width=\"1280\" height=\"960\"", "sizes=\"", "alt=\"Айыл\""] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let small = with("photo.jpg", jpeg(200, 100)).assert_clean();
    assert_eq!(widest(&small).dimensions(), (200, 100));
    let page = small.text("ky/press/news/index.html");
    assert!(
        page.contains("<img")
            && !page.split("<img").skip(1).any(|rest| rest.split('>').next().unwrap_or(rest).contains("srcset"))
    );
}

#[test]
fn only_images_below_the_first_are_lazy() {
    let site = site_with("a.jpg", jpeg(500, 300)).file("content/press/b.jpg", jpeg(501, 300));
    let built = site.clone().append(NEWS_KY, "\n![Экинчи](b.jpg)\n").build().assert_clean();
    let page = built.text("ky/press/news/index.html");
    let pictures: Vec<&str> = page.split("<img").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect();
    assert_eq!(pictures.len(), 2);
    assert!(!pictures[0].contains("loading") && pictures[1].contains("loading=\"lazy\""), "{pictures:#?}");
    // The image of the release is the first one on its page.
    let head = "title: Жаңылык\nimage: b.jpg\nimage_alt: Экинчи";
    let built = site.replace(NEWS_KY, "title: Жаңылык", head).build();
    assert_eq!(built.text("ky/press/news/index.html").matches("loading=\"lazy\"").count(), 1);
}

#[test]
fn file_names_follow_the_contents_and_are_shared_by_languages() {
    let names = |bytes| {
        let site = site_with("photo.jpg", bytes).append("content/press/news.ru.md", "\n![Село](photo.jpg)\n");
        let built = site.build().assert_clean();
        published(&built).iter().map(|(path, _)| path.to_string()).collect::<Vec<_>>()
    };
    let (one, two) = (names(jpeg(300, 200)), names(jpeg(300, 201)));
    assert!(one.len() == two.len() && one.iter().all(|name| !two.contains(name)), "{one:?} {two:?}");
    assert!(one.iter().all(|name| name.starts_with("press/photo.")), "{one:?}");
    assert_eq!(one, names(jpeg(300, 200)));
}

#[test]
fn cmyk_images_keep_their_colours() {
    let mut bytes = Vec::new();
    // Magenta and yellow give red.
    let inks = [20u8, 240, 240, 0].repeat(64 * 48);
    jpeg_encoder::Encoder::new(&mut bytes, 90).encode(&inks, 64, 48, jpeg_encoder::ColorType::Cmyk).unwrap();
    let built = with("press.jpg", bytes).assert_clean();
    let image = widest(&built);
    assert_eq!(image.dimensions(), (64, 48));
    assert_red(image.get_pixel(32, 24));
}

#[test]
fn sixteen_bit_images_become_eight_bit() {
    let deep = DynamicImage::from(halves(400, 300)).into_rgb16();
    let image = widest(&with("deep.png", encode(deep, ImageFormat::Png)).assert_clean());
    assert_red(image.get_pixel(10, 10));
    assert_blue(image.get_pixel(image.width() - 10, 10));
}

#[test]
fn animations_are_reduced_to_their_first_frame() {
    let built = with("moves.gif", gif(3));
    let image = widest(&built);
    assert_red(image.get_pixel(3, 15));
    let lines = built.lines();
    assert!(lines.len() == 1 && lines[0].contains("bad-picture") && lines[0].contains("first frame"), "{lines:#?}");
    // An animated PNG has an `acTL` chunk, and its ordinary image is the first frame.
    let chunk: &[u8] = &[0, 0, 0, 2, 0, 0, 0, 0];
    let built = with("moves.png", png_with(&encode(halves(40, 30), ImageFormat::Png), &[(b"acTL", chunk)]));
    assert_red(widest(&built).get_pixel(3, 15));
    assert!(built.lines()[0].contains("first frame"), "{:#?}", built.lines());
}

#[test]
fn format_is_detected_from_the_contents() {
    for (format, ending) in [(ImageFormat::Png, "jpg"), (ImageFormat::WebP, "jpg"), (ImageFormat::Jpeg, "png")] {
        let built = with(&format!("photo.{ending}"), encode(grass(400, 300), format)).assert_clean();
        for (path, bytes) in published(&built) {
            let format = image::guess_format(bytes).unwrap();
            assert!(format.extensions_str().iter().any(|known| path.ends_with(known)), "{path} is {format:?}");
        }
    }
}

#[test]
fn static_images_are_converted_to_the_format_of_their_name() {
    let png = encode(halves(50, 40), ImageFormat::Png);
    let built = TestSite::new().file("content/static/photo.jpg", png).build().assert_clean();
    let bytes = published_at(&built, "photo.jpg");
    assert_eq!(image::guess_format(bytes).unwrap(), ImageFormat::Jpeg);
    let built = TestSite::new().file("content/static/paper.pdf", jpeg(50, 40)).build();
    assert!(published_at(&built, "paper.pdf").is_empty());
    assert!(built.lines()[0].starts_with("content/static/paper.pdf:1:1 bad-picture"), "{:#?}", built.lines());
}

fn published_at<'b>(built: &'b Built, path: &str) -> &'b [u8] {
    built.artifacts.iter().find(|(name, _)| name.as_str() == path).map(|(_, bytes)| &**bytes).unwrap_or_default()
}

#[test]
fn truncated_and_unsupported_images_are_reported() {
    let whole = encode(grass(400, 300), ImageFormat::Jpeg);
    assert_refused(&with("cut.jpg", whole[..whole.len() / 2].to_vec()), "is cut off");
    assert_refused(&with("cut.jpg", whole[..whole.len() - 2].to_vec()), "is cut off");
    let whole = encode(grass(400, 300), ImageFormat::Png);
    assert_refused(&with("cut.png", whole[..whole.len() / 2].to_vec()), "cut.png");
    let whole = encode(grass(400, 300), ImageFormat::WebP);
    assert_refused(&with("cut.webp", whole[..whole.len() / 2].to_vec()), "cut.webp");
    assert_refused(&with("none.jpg", b"not a picture".to_vec()), "not in a known picture format");
    assert_refused(&with("empty.jpg", Vec::new()), "is empty");
    assert_refused(&with("phone.heic", b"\0\0\0\x18ftypheic".to_vec()), "HEIC");
    assert_refused(&with("phone.jpg", b"\0\0\0\x18ftypheic".to_vec()), "HEIC");
}

#[test]
fn decompression_bomb_is_not_decoded() {
    // The header declares 60 000 × 60 000 pixels in a file of a few hundred bytes.
    let mut png = encode(halves(40, 30), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    assert_refused(&with("bomb.png", png), "60\u{a0}000 × 60\u{a0}000");
    let mut jpeg = jpeg(40, 30);
    let head = jpeg.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap();
    jpeg[head + 5..head + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_refused(&with("bomb.jpg", jpeg), "65\u{a0}535 × 65\u{a0}535");
}

#[test]
fn svg_with_active_content_is_refused() {
    let drawing = |inside: &str| {
        let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">";
        format!("{start}{inside}</svg>").into_bytes()
    };
    let built = with("map.svg", drawing("<path d='M0 0h9'/>")).assert_clean();
    assert!(built.text("ky/press/news/index.html").contains("width=\"20\" height=\"10\""));
    assert_refused(&with("map.svg", drawing("<script>alert(1)</script>")), "<script>");
    assert_refused(&with("map.svg", drawing("<path onclick='x()'/>")), "onclick");
    let built = TestSite::new().file("content/static/map.svg", drawing("<script/>")).build();
    assert!(published_at(&built, "map.svg").is_empty() && built.lines()[0].contains("bad-picture"));
}

#[test]
fn graphics_stay_png_and_photographs_become_jpeg() {
    let formats = |image: RgbImage| {
        let built = with("a.png", encode(image, ImageFormat::Png)).assert_clean();
        published(&built).iter().map(|(path, _)| path.rsplit('.').next().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert!(formats(halves(800, 600)).contains(&"png".to_owned()));
    assert!(formats(grass(800, 600)).contains(&"jpg".to_owned()));
}

#[test]
fn images_are_small() {
    let built = with("photo.jpg", planted_jpeg(&grass(2400, 1800), 1)).assert_clean();
    for (path, bytes) in published(&built) {
        let limit = if path.contains("-1280.") { 150_000 } else { 60_000 };
        assert!(bytes.len() <= limit, "{path}: {}", bytes.len());
    }
    assert!(TestSite::new().build().text("ky/press/news/index.html").len() < 15_000);
}

/// The results of an earlier build, possibly corrupt.
struct Stored(Vec<(CacheKey, Vec<u8>)>);

impl CacheStore for Stored {
    fn get(&self, key: &CacheKey) -> Option<Vec<u8>> {
        self.0.iter().find(|(stored, _)| stored == key).map(|(_, bytes)| bytes.clone())
    }
}

#[test]
fn cached_images_are_reused_and_a_corrupt_cache_changes_nothing() {
    let inputs = site_with("a.jpg", jpeg(900, 600)).file("content/static/b.png", planted_png()).into_inputs();
    let cache = BuildCache::empty();
    let first = build_with_cache(&inputs, &cache).value.artifacts;
    let stored: Vec<_> = cache.new_entries().into_iter().map(|(key, bytes)| (key, bytes.to_vec())).collect();
    assert!(stored.len() >= 2, "{stored:?}");
    let second = BuildCache::with_store(Stored(stored.clone()));
    assert_eq!(build_with_cache(&inputs, &second).value.artifacts, first);
    assert!(second.new_entries().is_empty(), "{:?}", second.new_entries());
    let corrupt = stored.into_iter().map(|(key, _)| (key, b"corrupt".to_vec())).collect();
    assert_eq!(build_with_cache(&inputs, &BuildCache::with_store(Stored(corrupt))).value.artifacts, first);
}
