//! The renditions of a picture as one run of bytes, for the memo to keep.
//!
//! First the length of a head in four bytes, then the head as JSON, then the renditions one after another. A picture
//! that cannot be published is remembered as well, so that it is not tried again.

use serde::{Deserialize, Serialize};

use crate::memo::{Key, Memo};
use crate::note::PictureFault;
use crate::panic::catch_panic;

use super::format::{ImageFormat, Rendition, Variants};

type Outcome = Result<Variants, PictureFault>;
type Head = Result<(bool, Vec<Entry>), PictureFault>;

#[derive(Serialize, Deserialize)]
struct Entry {
    format: ImageFormat,
    size: Option<(u32, u32)>,
    length: usize,
}

/// What was made of a picture before, or else what is made now.
pub fn cached(memo: &Memo, key: Key, make: impl Fn() -> Outcome) -> Outcome {
    let mut fresh = None;
    let packed = memo.recall(key, || {
        let made = guarded(&make);
        let packed = pack(&made);
        fresh = Some(made);
        packed
    });
    fresh.or_else(|| unpack(&packed)).unwrap_or_else(|| guarded(&make))
}

/// The libraries that read pictures are made for broken ones, and may still have a fault of their own. One picture is no
/// reason to leave an author without a site and without a word.
fn guarded(make: impl Fn() -> Outcome) -> Outcome {
    catch_panic(make).unwrap_or(Err(PictureFault::Damaged))
}

fn pack(made: &Outcome) -> Vec<u8> {
    let entry = |one: &Rendition| Entry { format: one.format, size: one.size, length: one.bytes.len() };
    let head: Head =
        made.as_ref().map(|made| (made.animated, made.renditions.iter().map(entry).collect())).map_err(Clone::clone);
    let head = serde_json::to_vec(&head).unwrap_or_default();
    let mut packed = (head.len() as u32).to_le_bytes().to_vec();
    packed.extend(head);
    for one in made.iter().flat_map(|made| &made.renditions) {
        packed.extend_from_slice(&one.bytes);
    }
    packed
}

fn unpack(packed: &[u8]) -> Option<Outcome> {
    let (length, rest) = packed.split_first_chunk::<4>()?;
    let (head, mut rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let (animated, entries) = match serde_json::from_slice::<Head>(head).ok()? {
        Ok(head) => head,
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
    fn comes_back_as_it_was() {
        let one = |bytes: &[u8]| Rendition { size: Some((3, 2)), format: ImageFormat::Png, bytes: bytes.into() };
        let made = |animated, renditions| Ok(Variants { animated, renditions });
        for made in [made(true, vec![one(b"abc"), one(b"")]), made(false, vec![]), Err(PictureFault::Truncated)] {
            assert_eq!(unpack(&pack(&made)), Some(made));
        }
    }

    #[test]
    fn anything_else_is_made_anew() {
        for wrong in [&b""[..], b"\xFF\xFF\xFF\xFF", b"\x02\0\0\0{}", &pack(&Err(PictureFault::Animated))[..9]] {
            assert_eq!(unpack(wrong), None, "{wrong:?}");
            let memo = Memo::empty();
            let key = Key::new("test", 1, &[]);
            memo.recall(key, || wrong.to_vec());
            assert_eq!(cached(&memo, key, || Err(PictureFault::Animated)), Err(PictureFault::Animated));
        }
    }

    #[test]
    fn a_fall_is_a_fault_of_the_picture() {
        let key = Key::new("test", 1, &[]);
        assert_eq!(cached(&Memo::empty(), key, || panic!("as planned")), Err(PictureFault::Damaged));
    }
}
