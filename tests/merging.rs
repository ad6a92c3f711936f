//! What holds whenever two versions of a sidecar become one: nothing is lost, nobody wins in silence, and the result
//! can be read. `STANDOFF_THOROUGH` tries 100,000 triples.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

#[path = "merging/cut.rs"]
mod cut;
#[path = "merging/files.rs"]
mod files;
#[path = "merging/laws.rs"]
mod laws;
#[path = "merging/said.rs"]
mod said;
#[path = "stage/thorough.rs"]
mod thorough;
#[path = "merging/written.rs"]
mod written;
