//! Lets only so many pixels be worked on at once, so that a folder of photographs does not fill the memory.

use std::sync::{Condvar, Mutex, PoisonError};

/// The most pixels in work, unless a single picture has more: then it is alone.
const PIXELS: u64 = 60_000_000;

static IN_WORK: Mutex<u64> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

/// Does a piece of work when there is room for it. The work must not hand parts of itself to other threads, which may
/// all be waiting here.
pub fn pass<T>(pixels: u64, work: impl FnOnce() -> T) -> T {
    let mut in_work = IN_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    while *in_work > 0 && in_work.saturating_add(pixels) > PIXELS {
        in_work = LEFT.wait(in_work).unwrap_or_else(PoisonError::into_inner);
    }
    *in_work += pixels;
    drop(in_work);
    let _leave = Leave(pixels);
    work()
}

/// Makes room again, also when the work fell.
struct Leave(u64);

impl Drop for Leave {
    fn drop(&mut self) {
        *IN_WORK.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        LEFT.notify_all();
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
                    pass(25_000_000, || {
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
        assert_eq!(pass(PIXELS * 2, || 1), 1);
        let fell = std::thread::spawn(|| pass(PIXELS, || panic!("as planned"))).join();
        assert!(fell.is_err());
        assert_eq!(pass(PIXELS, || 2), 2);
    }
}
