//! What is kept on disk: articles read, sidecars written, what is remembered between sessions.
//!
//! The only room but import and export that touches files. It knows the domain and nothing of
//! screens, keys or the state of the program.

pub mod atomic;
pub mod check;
pub mod codebook;
pub mod desk;
pub mod folder;
pub mod history;
mod input;
pub mod keeper;
pub mod others;
pub mod places;
pub mod recode;
pub mod scratch;
pub mod settings;
pub mod shelf;
pub mod sidecar;
pub mod state;
pub mod text;

pub use desk::{Desk, DeskError};
pub use input::NotAFile;
pub use keeper::{Keeper, Report};
pub use others::{Others, Whose};
pub use places::Places;
pub use recode::Scope;
pub use scratch::Scratch;
pub use sidecar::merge;
pub use state::{Reader, ReadingPlace};
