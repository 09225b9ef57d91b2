//! Detection of image files by signature and extension.

use crate::foundation::diagnostics::ImageError;

use super::format::ImageFormat;

/// A supported kind of image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImageKind {
    /// A raster image.
    Photo(ImageFormat),
    Svg,
    /// The icon of a site.
    Icon,
}

/// The result of checking the signature.
enum Content {
    Image(ImageKind),
    /// An image format that not every browser supports, with its common name.
    Foreign(&'static str),
    Other,
}

/// Returns the kind of a file by its bytes, or `None` for other files. The name matters only for
/// unknown bytes.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<Option<ImageKind>, ImageError> {
    match (named(name), content(bytes)) {
        (_, Content::Image(kind)) => Ok(Some(kind)),
        (_, Content::Foreign(kind)) | (Some(Named::Foreign(kind)), Content::Other) => {
            Err(ImageError::Foreign { kind: kind.to_owned() })
        }
        (Some(Named::Image(_)), Content::Other) if bytes.is_empty() => Err(ImageError::Empty),
        (Some(Named::Image(_)), Content::Other) => Err(ImageError::Unknown),
        (None, Content::Other) => Ok(None),
    }
}

/// Returns the format to re-encode a file in, so that its content matches its name. Returns `None`
/// if the file is published as it is.
pub(super) fn format_for_name(name: &str, kind: ImageKind) -> Result<Option<ImageFormat>, ImageError> {
    match (kind, named(name)) {
        (ImageKind::Photo(_), Some(Named::Image(ImageKind::Photo(format)))) => Ok(Some(format)),
        // Files without an image extension are downloads. Cameras do not write icons, and SVG is
        // text, so both are safe.
        (ImageKind::Icon | ImageKind::Svg, None) => Ok(None),
        (kind, Some(Named::Image(named))) if kind == named => Ok(None),
        (kind, _) => {
            let (kind, ending) = words(kind);
            Err(ImageError::Mislabelled { kind: kind.to_owned(), ending: ending.to_owned() })
        }
    }
}

/// The result of checking the extension.
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
    let brand = bytes.get(4..12).filter(|atom| atom.starts_with(b"ftyp")).map(|atom| &atom[4..]);
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
        // Many texts start with "BM", but not with the four zero bytes of a BMP header.
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

/// Returns whether a text has `<svg` near its start. [`super::svg`] checks the content.
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
    fn kind_is_detected_by_signature() {
        for name in ["a.jpg", "a.JPEG", "a.png", "a", "a.pdf", "x.jpg/a"] {
            assert_eq!(detect(name, b"\xFF\xD8\xFF\xE0...."), Ok(Some(ImageKind::Photo(ImageFormat::Jpeg))), "{name}");
        }
        assert_eq!(detect("a.jpg", b"<html>"), Err(ImageError::Unknown));
        assert_eq!(detect("a.jpg", b""), Err(ImageError::Empty));
        assert_eq!(detect("a.jpg", b"\0\0\0\x18ftypheic"), Err(ImageError::Foreign { kind: "HEIC".into() }));
        assert_eq!(detect("a.pdf", b"II*\0"), Err(ImageError::Foreign { kind: "TIFF".into() }));
        assert_eq!(detect("a.svg", b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x --><svg/>"), Ok(Some(ImageKind::Svg)));
    }

    #[test]
    fn kept_name_matches_the_content() {
        let jpeg = ImageKind::Photo(ImageFormat::Jpeg);
        assert_eq!(format_for_name("x/y.b/a.jpe", jpeg), Ok(Some(ImageFormat::Jpeg)));
        assert_eq!(format_for_name("a.png", jpeg), Ok(Some(ImageFormat::Png)));
        for name in ["a", "a.pdf", "a.svg", "jpg", "x.jpg/a", "a.heic"] {
            let fault = ImageError::Mislabelled { kind: "JPEG".into(), ending: "jpg".into() };
            assert_eq!(format_for_name(name, jpeg), Err(fault), "{name}");
        }
        assert_eq!(format_for_name("a.html", ImageKind::Svg), Ok(None));
        assert_eq!(format_for_name("favicon.ico", ImageKind::Icon), Ok(None));
    }

    #[test]
    fn other_files_are_not_images() {
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
