//! What new annotations are stamped with.

use crate::annotation::Id;
use std::sync::Arc;

/// What a new annotation is stamped with: its id, and the moment as RFC 3339 writes it.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// Its id.
    pub id: Id,
    /// When it is made.
    pub at: Arc<str>,
}

/// Where stamps come from.
pub type Stamps = Box<dyn FnMut() -> Stamp + Send>;
