//! The `aikyn` program. All code is in the library.

use std::process::ExitCode;

/// mimalloc, because a build allocates millions of small strings on several threads and takes a
/// fifth longer with the system allocator. See docs/performance.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    aikyn::cli::run(std::env::args_os())
}
