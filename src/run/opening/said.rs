//! What was said of an article: its stances with their annotator, and what is known of its source.

use super::Opened;
use crate::annotation::{Annotation, Annotator};
use crate::article::Facts;
use std::sync::Arc;

impl Opened {
    /// All stances, each with its annotator's name: that of the file where it has none of its own.
    pub(in crate::run) fn attributed(&self) -> impl Iterator<Item = Arc<Annotation>> {
        let name = self.annotator.as_ref().map(Annotator::name);
        self.annotations.iter().map(move |found| match name {
            Some(name) if found.by.is_none() => Arc::new(Annotation {
                by: Some(name.clone()),
                ..Annotation::clone(found)
            }),
            _ => found.clone(),
        })
    }

    /// What is known of the source: as the person filled it in, else as the source says.
    pub(in crate::run) fn facts(&self) -> Facts {
        self.about.facts.clone().or(self.article.facts())
    }
}
