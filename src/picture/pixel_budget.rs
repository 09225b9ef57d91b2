//! Lets only so many pixels be worked on at once, so that a folder of photographs does not fill the memory.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::panic::lock;

/// The most pixels in work, unless a single picture has more: then it is alone.
const MAX_PIXELS: u64 = 60_000_000;

static IN_USE: Mutex<u64> = Mutex::new(0);
static RELEASED: Condvar = Condvar::new();

/// Does a piece of work when there is room for it. The work must not hand parts of itself to other threads, which may
/// all be waiting here.
pub fn with_budget<T>(pixels: u64, work: impl FnOnce() -> T) -> T {
    let mut in_use = lock(&IN_USE);
    while *in_use > 0 && in_use.saturating_add(pixels) > MAX_PIXELS {
        in_use = RELEASED.wait(in_use).unwrap_or_else(PoisonError::into_inner);
    }
    *in_use += pixels;
    drop(in_use);
    let _permit = Permit(pixels);
    work()
}

/// Makes room again, also when the work fell.
struct Permit(u64);

impl Drop for Permit {
    fn drop(&mut self) {
        *lock(&IN_USE) -= self.0;
        RELEASED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn no_more_than_the_limit_is_in_work() {
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    with_budget(25_000_000, || {
                        let at = now.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(at, Ordering::SeqCst);
                        std::thread::sleep(std::time::Duration::from_millis(5));
                        now.fetch_sub(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert!(most.into_inner() <= 2);
    }

    #[test]
    fn one_above_the_limit_passes_alone_and_a_fall_leaves_room() {
        assert_eq!(with_budget(MAX_PIXELS * 2, || 1), 1);
        let fell = std::thread::spawn(|| with_budget(MAX_PIXELS, || panic!("as planned"))).join();
        assert!(fell.is_err());
        assert_eq!(with_budget(MAX_PIXELS, || 2), 2);
    }
}
