//! Every command, option and error, as a script or a shell sees them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/articles.rs"]
mod articles;
#[path = "cli/exporting.rs"]
mod exporting;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[path = "cli/sidecars.rs"]
mod sidecars;
