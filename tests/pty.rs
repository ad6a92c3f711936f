//! The real program in a real terminal, as a person has it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "pty/ahead.rs"]
mod ahead;
#[path = "pty/away.rs"]
mod away;
#[path = "pty/background.rs"]
mod background;
#[path = "pty/codebook.rs"]
mod codebook;
#[path = "pty/history.rs"]
mod history;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[path = "pty/hostile.rs"]
mod hostile;
#[path = "pty/idle.rs"]
mod idle;
#[path = "pty/input.rs"]
mod input;
#[path = "pty/leaving.rs"]
mod leaving;
#[path = "pty/living.rs"]
mod living;
#[path = "pty/long.rs"]
mod long;
#[path = "pty/looks.rs"]
mod looks;
#[path = "pty/mouse.rs"]
mod mouse;
#[path = "pty/progress.rs"]
mod progress;
#[path = "pty/reading.rs"]
mod reading;
#[path = "pty/recoding.rs"]
mod recoding;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/seen.rs"]
mod seen;
#[path = "pty/settings.rs"]
mod settings;
#[path = "pty/shelf.rs"]
mod shelf;
#[path = "pty/suggesting.rs"]
mod suggesting;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/terminal.rs"]
mod terminal;
#[path = "pty/typing.rs"]
mod typing;
