//! The program: it hands what was typed to the library and ends with the library's exit code.

use std::process::ExitCode;

/// A build makes and forgets millions of small texts on several threads at once; the system's own allocator takes a fifth
/// longer for it (measured: docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    aikyn::cli::run(std::env::args_os())
}
