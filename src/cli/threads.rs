//! Which threads share the work of a build.

use rayon::ThreadPoolBuilder;

use super::args::Command;

/// Lets the thread that runs a command do its part of the work: one thread less is started, and nobody waits for it to wake.
///
/// A preview is left out: its builds are asked for from other threads, while this one waits for visitors. So are commands
/// with too little to do.
pub fn share(command: &Command) {
    if matches!(command, Command::Build(_) | Command::Check(_) | Command::Status(_)) {
        // Threads that are there already go on as they are.
        let _ = ThreadPoolBuilder::new().use_current_thread().build_global();
    }
}
