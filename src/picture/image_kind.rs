//! What a file is: by its first bytes, and by what its name says.

use crate::note::PictureFault;

use super::format::ImageFormat;

/// A kind of picture that can be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// One made of pixels.
    Photo(ImageFormat),
    Svg,
    /// The icon that browsers ask every site for.
    Icon,
}

/// What the bytes say.
enum Content {
    Image(ImageKind),
    /// A picture that not every browser shows; its name among people.
    Foreign(&'static str),
    Other,
}

/// What the bytes of a file are, whatever its name says; none for what is no picture.
pub fn detect(name: &str, bytes: &[u8]) -> Result<Option<ImageKind>, PictureFault> {
    match (named(name), content(bytes)) {
        (_, Content::Image(kind)) => Ok(Some(kind)),
        (_, Content::Foreign(kind)) | (Some(Named::Foreign(kind)), Content::Other) => {
            Err(PictureFault::Foreign { kind: kind.to_owned() })
        }
        (Some(Named::Image(_)), Content::Other) => Err(PictureFault::Unknown),
        (None, Content::Other) => Ok(None),
    }
}

/// The form in which a file of this kind can keep its name: a server would call it what its name says. None for what
/// is to stay as it is.
pub fn format_for_name(name: &str, kind: ImageKind) -> Result<Option<ImageFormat>, PictureFault> {
    match (kind, named(name)) {
        (ImageKind::Photo(_), Some(Named::Image(ImageKind::Photo(format)))) => Ok(Some(format)),
        // An icon under another name is nothing that a camera makes, and a drawing is text: nobody renders them so.
        (ImageKind::Icon | ImageKind::Svg, None) => Ok(None),
        (kind, Some(Named::Image(named))) if kind == named => Ok(None),
        (kind, _) => {
            let (kind, ending) = words(kind);
            Err(PictureFault::Mislabelled { kind: kind.to_owned(), ending: ending.to_owned() })
        }
    }
}

/// What a name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Image(ImageKind),
    Foreign(&'static str),
}

fn named(name: &str) -> Option<Named> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (_, ending) = file.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => Named::Image(ImageKind::Photo(ImageFormat::Jpeg)),
        "png" => Named::Image(ImageKind::Photo(ImageFormat::Png)),
        "gif" => Named::Image(ImageKind::Photo(ImageFormat::Gif)),
        "webp" => Named::Image(ImageKind::Photo(ImageFormat::WebP)),
        "svg" => Named::Image(ImageKind::Svg),
        "ico" => Named::Image(ImageKind::Icon),
        "svgz" => Named::Foreign("SVGZ"),
        "heic" | "heif" => Named::Foreign("HEIC"),
        "avif" => Named::Foreign("AVIF"),
        "tif" | "tiff" => Named::Foreign("TIFF"),
        "dng" | "cr2" | "cr3" | "nef" | "arw" | "raf" | "orf" | "rw2" => Named::Foreign("RAW"),
        "bmp" => Named::Foreign("BMP"),
        "psd" => Named::Foreign("Photoshop"),
        "jxl" => Named::Foreign("JPEG XL"),
        "jp2" | "j2k" => Named::Foreign("JPEG 2000"),
        "apng" => Named::Foreign("APNG"),
        _ => return None,
    })
}

fn content(bytes: &[u8]) -> Content {
    let brand = bytes.get(4..12).filter(|box_| box_.starts_with(b"ftyp")).map(|box_| &box_[4..]);
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Content::Image(ImageKind::Photo(ImageFormat::Jpeg)),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Content::Image(ImageKind::Photo(ImageFormat::Png)),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Content::Image(ImageKind::Photo(ImageFormat::Gif)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Content::Image(ImageKind::Photo(ImageFormat::WebP))
        }
        [0, 0, 1, 0, count, 0, ..] if *count > 0 => Content::Image(ImageKind::Icon),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Content::Foreign("TIFF"),
        [b'8', b'B', b'P', b'S', 0, 1, ..] => Content::Foreign("Photoshop"),
        [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => Content::Foreign("JPEG XL"),
        [0, 0, 0, 0x0C, b'j', b'P', b' ', b' ', ..] => Content::Foreign("JPEG 2000"),
        // "BM" begins many a text; the four bytes that are always nought do not.
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Content::Foreign("BMP"),
        _ => match brand {
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1") => Content::Foreign("HEIC"),
            Some(b"avif" | b"avis") => Content::Foreign("AVIF"),
            Some(b"crx ") => Content::Foreign("RAW"),
            _ if looks_like_svg(bytes) => Content::Image(ImageKind::Svg),
            _ => Content::Other,
        },
    }
}

/// Whether a text has `<svg` among its first marks. What else is in it is another question.
fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let svg = |at: &[u8]| at.starts_with(b"<svg") || at.starts_with(b"<svg:");
    text.starts_with(b"<") && text.windows(5).any(svg)
}

fn words(kind: ImageKind) -> (&'static str, &'static str) {
    match kind {
        ImageKind::Photo(ImageFormat::Jpeg) => ("JPEG", "jpg"),
        ImageKind::Photo(ImageFormat::Png) => ("PNG", "png"),
        ImageKind::Photo(ImageFormat::Gif) => ("GIF", "gif"),
        ImageKind::Photo(ImageFormat::WebP) => ("WebP", "webp"),
        ImageKind::Svg | ImageKind::Photo(ImageFormat::Svg) => ("SVG", "svg"),
        ImageKind::Icon => ("ICO", "ico"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_a_file_is() {
        for name in ["a.jpg", "a.JPEG", "a.png", "a", "a.pdf", "x.jpg/a"] {
            assert_eq!(detect(name, b"\xFF\xD8\xFF\xE0...."), Ok(Some(ImageKind::Photo(ImageFormat::Jpeg))), "{name}");
        }
        assert_eq!(detect("a.jpg", b"<html>"), Err(PictureFault::Unknown));
        assert_eq!(detect("a.jpg", b""), Err(PictureFault::Unknown));
        assert_eq!(detect("a.jpg", b"\0\0\0\x18ftypheic"), Err(PictureFault::Foreign { kind: "HEIC".into() }));
        assert_eq!(detect("a.pdf", b"II*\0"), Err(PictureFault::Foreign { kind: "TIFF".into() }));
        assert_eq!(detect("a.svg", b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x --><svg/>"), Ok(Some(ImageKind::Svg)));
    }

    #[test]
    fn a_name_that_stays_is_true() {
        let jpeg = ImageKind::Photo(ImageFormat::Jpeg);
        assert_eq!(format_for_name("x/y.b/a.jpe", jpeg), Ok(Some(ImageFormat::Jpeg)));
        assert_eq!(format_for_name("a.png", jpeg), Ok(Some(ImageFormat::Png)));
        for name in ["a", "a.pdf", "a.svg", "jpg", "x.jpg/a", "a.heic"] {
            let fault = PictureFault::Mislabelled { kind: "JPEG".into(), ending: "jpg".into() };
            assert_eq!(format_for_name(name, jpeg), Err(fault), "{name}");
        }
        assert_eq!(format_for_name("a.html", ImageKind::Svg), Ok(None));
        assert_eq!(format_for_name("favicon.ico", ImageKind::Icon), Ok(None));
    }

    #[test]
    fn other_files_are_none_of_its_business() {
        for (name, bytes) in [
            ("a.pdf", &b"%PDF-1.7"[..]),
            ("a.txt", b"BM, a bank"),
            ("a.mp4", b"\0\0\0\x18ftypisom"),
            (".htaccess", b""),
        ] {
            assert_eq!(detect(name, bytes), Ok(None), "{name}");
        }
    }
}
