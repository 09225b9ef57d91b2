//! Recovery from panics, in this thread and in others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Runs `work`, and returns the message of the panic if it panics.
///
/// Unwind safety is not checked: values that `work` mutates must not be used after a panic, or must
/// stay valid.
pub(crate) fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let message = payload.downcast_ref::<String>().map(String::as_str);
        message.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
    })
}

/// Locks a mutex, also if a thread panicked while holding it.
///
/// Every critical section must leave the value valid where it may panic, because poisoning is
/// ignored.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_message_is_returned() {
        assert_eq!(catch_panic(|| 1), Ok(1));
        assert_eq!(catch_panic(|| panic!("literal")), Err::<(), _>("literal".to_owned()));
        assert_eq!(catch_panic(|| panic!("{}", "formatted")), Err::<(), _>("formatted".to_owned()));
    }

    #[test]
    fn poisoned_mutex_can_be_locked() {
        let mutex = Mutex::new(1);
        let result = catch_panic(|| {
            let mut value = lock(&mutex);
            *value = 2;
            panic!("planned");
        });
        assert_eq!((result, *lock(&mutex)), (Err::<(), _>("planned".to_owned()), 2));
    }
}
