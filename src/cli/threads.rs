//! Which threads share the work of a build.

use rayon::ThreadPoolBuilder;

/// Lets the thread that runs a command do its part of the work: one thread less is started, and nobody waits for it to wake.
///
/// A preview is left out: its builds are asked for from other threads, while this one waits for visitors. So is the question
/// whether a small site has changed, which is answered before other threads would be there.
pub fn share() {
    // Threads that are there already go on as they are.
    let _ = ThreadPoolBuilder::new().use_current_thread().build_global();
}
