//! What is known of earlier sessions with an article: what can be undone of them, and what was deleted.

use super::{Annotation, Edit};
use crate::article::Article;
use crate::codebook::fold;
use std::sync::Arc;

/// What earlier sessions have left.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// What can be undone, the latest last.
    pub done: Vec<Arc<Edit>>,
    /// What can be redone, the next one last.
    pub undone: Vec<Arc<Edit>>,
    /// What was deleted, the latest last; also what has come back since.
    pub deleted: Vec<Arc<Deleted>>,
    /// Why nothing of it can be undone although something was done.
    pub broken: Option<Broken>,
}

/// Why edits of earlier sessions can't be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The sidecar isn't the one that they ended in.
    Sidecar,
    /// The text isn't the one that they were made in.
    Text,
}

/// A stance that was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// What it was.
    pub annotation: Arc<Annotation>,
    /// When it was deleted, as RFC 3339 writes it; nothing: in this session.
    pub at: Option<Arc<str>>,
    /// Its words and all that was said of them, folded: what it is found by.
    pub found_by: String,
}

impl Deleted {
    /// `annotation`, which was deleted `at` that moment.
    #[must_use]
    pub fn new(annotation: Arc<Annotation>, article: &Article, at: Option<Arc<str>>) -> Self {
        let stance = &annotation.stance;
        let parts = [
            Some(annotation.words(article)),
            Some(&*stance.side),
            stance.speaker.as_deref(),
            stance.topic.as_deref(),
            stance.position.map(super::Position::word),
            annotation.note.as_deref(),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        let found_by = fold(&parts.join("\n")).into_owned();
        Self {
            annotation,
            at,
            found_by,
        }
    }
}
