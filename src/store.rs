//! What is kept on disk: articles read, sidecars written, what is remembered between sessions.
//!
//! The only room but import and export that touches files. It knows the domain and nothing of
//! screens, keys or the state of the program.

pub mod abreast;
mod aside;
pub mod atomic;
pub mod beside;
pub mod cache;
pub mod check;
pub mod codebook;
pub mod desk;
mod disk;
pub mod dismissed;
mod drawer;
pub mod facts;
pub mod folder;
pub mod gather;
pub mod history;
pub mod homing;
pub mod hunt;
mod input;
pub mod keeper;
mod lineage;
mod lock;
pub mod others;
pub mod places;
pub mod recode;
pub mod scratch;
pub mod settings;
pub mod sheet;
pub mod sidecar;
pub mod snapshot;
mod sources;
pub mod split;
mod spool;
pub mod state;
pub mod stream;
pub mod text;
pub mod walk;
mod watch;

pub use desk::{Desk, DeskError};
pub use input::NotAFile;
pub use keeper::{Keeper, Report};
pub use others::{Others, Whose};
pub use places::Places;
pub use recode::Scope;
pub use scratch::Scratch;
pub use sheet::Sheet;
pub use sidecar::merge;
pub use sources::Sources;
pub use spool::Spool;
pub use state::{Reader, ReadingPlace};
