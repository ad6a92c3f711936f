//! The program `standoff`: see the library for everything it does.

use std::process::ExitCode;

fn main() -> ExitCode {
    standoff::cli::main()
}
