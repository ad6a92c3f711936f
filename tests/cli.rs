//! Every command, option and error, as a script or a shell sees them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "cli/again.rs"]
mod again;
#[path = "cli/annotators.rs"]
mod annotators;
#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/articles.rs"]
mod articles;
#[path = "cli/changed.rs"]
mod changed;
#[path = "cli/checking.rs"]
mod checking;
#[path = "cli/codebook.rs"]
mod codebook;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/containers.rs"]
mod containers;
#[path = "cli/differing.rs"]
mod differing;
#[path = "cli/encodings.rs"]
mod encodings;
#[path = "cli/exporting.rs"]
mod exporting;
#[path = "cli/facts.rs"]
mod facts;
#[path = "cli/folders.rs"]
mod folders;
#[allow(dead_code, reason = "shared with the other suites")]
#[path = "pty/home.rs"]
mod home;
#[path = "cli/homing.rs"]
mod homing;
#[path = "cli/listing.rs"]
mod listing;
#[path = "cli/mails.rs"]
mod mails;
#[path = "cli/numbers.rs"]
mod numbers;
#[path = "cli/recoding.rs"]
mod recoding;
#[path = "cli/searching.rs"]
mod searching;
#[path = "cli/sidecars.rs"]
mod sidecars;
#[path = "cli/sources.rs"]
mod sources;
#[path = "cli/suggesting.rs"]
mod suggesting;
#[path = "cli/texts.rs"]
mod texts;
#[path = "cli/trash.rs"]
mod trash;

/// The script that plants mistakes takes minutes; that each of them still fits the code is looked at here.
#[test]
fn the_mistakes_that_tests_must_notice_still_fit_the_code() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mistakes.sh");
    let ran = home::Ran::of(
        std::process::Command::new(script)
            .arg("--list")
            .output()
            .expect("bash"),
    );
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}
