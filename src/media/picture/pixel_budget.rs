//! A weighted semaphore that limits the number of pixels in memory.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::foundation::panic::lock;

/// The maximum number of pixels in use. A larger image is processed alone.
const MAX_PIXELS: u64 = 60_000_000;

static IN_USE: Mutex<u64> = Mutex::new(0);
static RELEASED: Condvar = Condvar::new();

/// Runs `work` as soon as `pixels` fit into the budget. `work` must not wait for other threads,
/// because all of them may be waiting here.
pub(super) fn with_budget<T>(pixels: u64, work: impl FnOnce() -> T) -> T {
    let mut in_use = lock(&IN_USE);
    while *in_use > 0 && in_use.saturating_add(pixels) > MAX_PIXELS {
        in_use = RELEASED.wait(in_use).unwrap_or_else(PoisonError::into_inner);
    }
    *in_use += pixels;
    drop(in_use);
    let _permit = Permit(pixels);
    work()
}

/// Returns the pixels to the budget when dropped, also after a panic.
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
    fn budget_limits_concurrent_work() {
        let (current, max) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    with_budget(25_000_000, || {
                        let at = current.fetch_add(1, Ordering::SeqCst) + 1;
                        max.fetch_max(at, Ordering::SeqCst);
                        std::thread::sleep(std::time::Duration::from_millis(5));
                        current.fetch_sub(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert!(max.into_inner() <= 2);
    }

    #[test]
    fn large_image_runs_alone_and_panic_releases_the_permit() {
        assert_eq!(with_budget(MAX_PIXELS * 2, || 1), 1);
        let result = std::thread::spawn(|| with_budget(MAX_PIXELS, || panic!("planned"))).join();
        assert!(result.is_err());
        assert_eq!(with_budget(MAX_PIXELS, || 2), 2);
    }
}
