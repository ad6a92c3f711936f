//! Whatever stands in a file, nothing breaks down, hangs, or is lost.
//!
//! Each target takes any bytes. The ordinary run gives it its corpus, `tests/fuzz/corpus/TARGET/`, and some hundred
//! mangled forms of it. With `STANDOFF_THOROUGH` it goes on for `STANDOFF_FUZZ_SECONDS` (600 where nothing is said),
//! each time on another way; what fails is kept below `target/fuzz/`, to become a file of the corpus.

#![allow(
    clippy::expect_used,
    unreachable_pub,
    reason = "a test fails by panicking; its parts are nobody else's"
)]

#[path = "fuzz/anchor.rs"]
mod anchor;
#[path = "fuzz/codebook.rs"]
mod codebook;
#[path = "fuzz/drive.rs"]
mod drive;
#[path = "fuzz/import.rs"]
mod import;
#[path = "fuzz/mangle.rs"]
mod mangle;
#[path = "fuzz/merge.rs"]
mod merge;
#[path = "fuzz/sidecar.rs"]
mod sidecar;
#[path = "fuzz/suggest.rs"]
mod suggest;
#[path = "stage/thorough.rs"]
mod thorough;

use drive::{Target, drive};

#[test]
fn any_sidecar() {
    drive(&Target {
        name: "sidecar",
        run: sidecar::run,
        words: sidecar::WORDS,
    });
}

#[test]
fn any_codebook() {
    drive(&Target {
        name: "codebook",
        run: codebook::run,
        words: codebook::WORDS,
    });
}

#[test]
fn any_import() {
    drive(&Target {
        name: "import",
        run: import::run,
        words: import::WORDS,
    });
}

#[test]
fn any_merge() {
    drive(&Target {
        name: "merge",
        run: merge::run,
        words: sidecar::WORDS,
    });
}

#[test]
fn any_anchoring() {
    drive(&Target {
        name: "anchor",
        run: anchor::run,
        words: anchor::WORDS,
    });
}

#[test]
fn any_suggesting() {
    drive(&Target {
        name: "suggest",
        run: suggest::run,
        words: suggest::WORDS,
    });
}
