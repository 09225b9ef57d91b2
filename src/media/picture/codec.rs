//! Serialization of renditions for the cache.
//!
//! The format is the length of the header in four bytes, the header as JSON, then the bytes of the
//! renditions. Errors are cached as well, so that an invalid image is not decoded again.

use serde::{Deserialize, Serialize};

use crate::foundation::diagnostics::ImageError;
use crate::foundation::panic::catch_panic;
use crate::incremental::cache::{BuildCache, CacheKey};

use super::format::{ImageFormat, Rendition, Variants};

type CachedResult = Result<Variants, ImageError>;
type Header = Result<(bool, Vec<Entry>), ImageError>;

#[derive(Serialize, Deserialize)]
struct Entry {
    format: ImageFormat,
    size: Option<(u32, u32)>,
    length: usize,
}

/// Returns the renditions from the cache, or makes and caches them.
pub(super) fn cached(cache: &BuildCache, key: CacheKey, make: impl Fn() -> CachedResult) -> CachedResult {
    let mut fresh = None;
    let packed = cache.get_or_insert_with(key, || {
        let made = make_or_damaged(&make);
        let packed = pack(&made);
        fresh = Some(made);
        packed
    });
    fresh.or_else(|| unpack(&packed)).unwrap_or_else(|| make_or_damaged(&make))
}

/// Runs `make`, and reports a panic as a damaged image. One image must not end the build.
fn make_or_damaged(make: impl Fn() -> CachedResult) -> CachedResult {
    catch_panic(make).unwrap_or(Err(ImageError::Damaged))
}

fn pack(made: &CachedResult) -> Vec<u8> {
    let entry =
        |rendition: &Rendition| Entry { format: rendition.format, size: rendition.size, length: rendition.bytes.len() };
    let header: Header =
        made.as_ref().map(|made| (made.animated, made.renditions.iter().map(entry).collect())).map_err(Clone::clone);
    let header = serde_json::to_vec(&header).unwrap_or_default();
    let mut packed = (header.len() as u32).to_le_bytes().to_vec();
    packed.extend(header);
    for rendition in made.iter().flat_map(|made| &made.renditions) {
        packed.extend_from_slice(&rendition.bytes);
    }
    packed
}

fn unpack(packed: &[u8]) -> Option<CachedResult> {
    let (length, rest) = packed.split_first_chunk::<4>()?;
    let (header, mut rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let (animated, entries) = match serde_json::from_slice::<Header>(header).ok()? {
        Ok(header) => header,
        Err(fault) => return Some(Err(fault)),
    };
    let mut renditions = Vec::new();
    for entry in entries {
        let (bytes, after) = rest.split_at_checked(entry.length)?;
        renditions.push(Rendition { size: entry.size, format: entry.format, bytes: bytes.into() });
        rest = after;
    }
    Some(Ok(Variants { animated, renditions }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_round_trips() {
        let rendition = |bytes: &[u8]| Rendition { size: Some((3, 2)), format: ImageFormat::Png, bytes: bytes.into() };
        let made = |animated, renditions| Ok(Variants { animated, renditions });
        for made in
            [made(true, vec![rendition(b"abc"), rendition(b"")]), made(false, vec![]), Err(ImageError::Truncated)]
        {
            assert_eq!(unpack(&pack(&made)), Some(made));
        }
    }

    #[test]
    fn corrupt_cache_entry_is_remade() {
        for wrong in [&b""[..], b"\xFF\xFF\xFF\xFF", b"\x02\0\0\0{}", &pack(&Err(ImageError::Animated))[..9]] {
            assert_eq!(unpack(wrong), None, "{wrong:?}");
            let cache = BuildCache::empty();
            let key = CacheKey::new("test", 1, &[]);
            cache.get_or_insert_with(key, || wrong.to_vec());
            assert_eq!(cached(&cache, key, || Err(ImageError::Animated)), Err(ImageError::Animated));
        }
    }

    #[test]
    fn panic_is_reported_as_damaged_image() {
        let key = CacheKey::new("test", 1, &[]);
        assert_eq!(cached(&BuildCache::empty(), key, || panic!("planned")), Err(ImageError::Damaged));
    }
}
