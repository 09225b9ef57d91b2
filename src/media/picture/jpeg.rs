//! The structure of a JPEG. The decoder accepts damaged files, so they have to be detected here.

mod bits;
mod scan;

use crate::foundation::diagnostics::ImageError;

use scan::{Frame, ScanError};

/// The most pixels of an image whose codes are read.
const MAX_PIXELS: u64 = 200_000_000;
/// The maximum number of scans. Cameras write a few, hostile files have thousands.
const MAX_SCANS: usize = 200;

/// Walks the markers up to the end of the image (ITU T.81, annex B). Data after it is ignored,
/// because some phones append a video.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImageError> {
    let (mut at, mut scans, mut components, mut adobe) = (2, 0, 0, false);
    // Rare encodings are left to the decoder.
    let mut frame = Some(Frame::default());
    loop {
        // Any number of fill bytes may precede a marker.
        while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let (Some(0xFF), Some(&marker)) = (bytes.get(at), bytes.get(at + 1)) else {
            return Err(if at + 1 >= bytes.len() { ImageError::Truncated } else { ImageError::Damaged });
        };
        at += 2;
        match marker {
            0xD9 if scans == 0 => return Err(ImageError::Damaged),
            0xD9 => break,
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let segment = segment(bytes, at)?;
        match marker {
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                components = segment.get(5).copied().unwrap_or(0);
                // An image that is too large is refused for its size.
                frame = frame.filter(|_| pixels(segment) <= MAX_PIXELS);
                frame = frame.and_then(|tables| Frame::new(marker, segment, tables));
            }
            0xC4 => frame.iter_mut().for_each(|frame| frame.define_tables(segment)),
            0xDD => frame.iter_mut().for_each(|frame| frame.define_restart_interval(segment)),
            0xEE => adobe |= segment.starts_with(b"Adobe"),
            _ => {}
        }
        at += 2 + segment.len();
        if marker == 0xDA {
            scans += 1;
            if scans > MAX_SCANS {
                return Err(ImageError::Damaged);
            }
            let end = end_of_scan(bytes, at).ok_or(ImageError::Truncated)?;
            if let Some(frame) = &mut frame {
                frame.check_scan(segment, &bytes[at..end]).map_err(|ScanError| ImageError::Damaged)?;
            }
            at = end;
        }
    }
    if frame.is_some_and(|frame| !frame.is_complete()) {
        return Err(ImageError::Truncated);
    }
    // Without an Adobe marker, the polarity of CMYK values is unknown.
    if components == 4 && !adobe { Err(ImageError::Inks) } else { Ok(()) }
}

/// Returns the number of pixels that the header of a frame declares.
fn pixels(header: &[u8]) -> u64 {
    let side = |at: usize| header.get(at..at + 2).map_or(0, |two| u64::from(u16::from_be_bytes([two[0], two[1]])));
    side(1) * side(3)
}

/// Returns the content of a segment, without the two bytes of its length.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8], ImageError> {
    let length = bytes.get(at..at + 2).ok_or(ImageError::Truncated)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let range = at + 2..at + length.max(2);
    bytes.get(range).ok_or(ImageError::Truncated)
}

/// Returns the position of the next marker that ends a scan. Stuffed zeros and restart markers do
/// not.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let at = rest.windows(2).position(|two| two[0] == 0xFF && !matches!(two[1], 0 | 0xD0..=0xD7 | 0xFF))?;
    Some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRESSIVE: &[u8] = include_bytes!("../../../tests/fixtures/progressive.jpg");

    fn baseline() -> Vec<u8> {
        let picture = image::RgbImage::from_fn(64, 48, |x, y| {
            image::Rgb([(x * 37 % 251) as u8, (y * 91 % 253) as u8, (x * y * 13 % 247) as u8])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    fn data_start(bytes: &[u8]) -> usize {
        bytes.windows(2).position(|two| two == [0xFF, 0xDA]).unwrap() + 14
    }

    #[test]
    fn cut_data_is_found_also_with_an_end_marker() {
        for bytes in [&baseline(), PROGRESSIVE] {
            assert_eq!(check(bytes), Ok(()));
            let start = data_start(bytes);
            for end in (start..bytes.len() - 4).step_by(7) {
                let cut = [&bytes[..end], &[0xFF, 0xD9]].concat();
                assert!(check(&cut).is_err(), "{end} of {}", bytes.len());
            }
        }
    }

    #[test]
    fn wrong_codes_are_found() {
        let bytes = baseline();
        let start = data_start(&bytes);
        let flipped = (start..bytes.len() - 2).filter(|at| {
            let mut damaged = bytes.clone();
            damaged[*at] ^= 0x10;
            check(&damaged).is_err()
        });
        // A wrong bit within a number gives another valid image.
        let (found, all) = (flipped.count(), bytes.len() - start);
        assert!(found * 20 > all, "{found} of {all}");
        let mut zeros = bytes.clone();
        let end = zeros.len() - 2;
        zeros[start + 40..end].fill(0);
        assert!(check(&zeros).is_err());
    }
}
