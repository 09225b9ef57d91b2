//! The program: it hands what was typed to the library and ends with the library's exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    aikyn::cli::run(std::env::args_os())
}
