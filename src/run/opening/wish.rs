//! What a person asks to be opened.

use crate::annotation::{Annotator, Id};
use crate::run::Source;
use crate::store::text::Hints;

/// What is to be opened, and how.
#[derive(Debug)]
pub(in crate::run) struct Wish<'a> {
    /// The text.
    pub(in crate::run) source: &'a Source,
    /// Whose stances.
    pub(in crate::run) named: Named,
    /// The stance to begin at.
    pub(in crate::run) at: Option<Id>,
    /// Whether nothing is to be tagged.
    pub(in crate::run) read_only: bool,
    /// What is known of the file beforehand.
    pub(in crate::run) hints: Hints,
}

/// Who names the annotator.
#[derive(Debug, Clone)]
pub(in crate::run) enum Named {
    /// The settings.
    InSettings,
    /// Who opens the article; nobody: its stances are of no annotator in particular.
    Here(Option<Annotator>),
}

impl<'a> Wish<'a> {
    /// What `source` names with the stances of `annotator`, to be written elsewhere.
    pub(in crate::run) fn of(source: &'a Source, annotator: Option<Annotator>) -> Self {
        Self {
            source,
            named: Named::Here(annotator),
            at: None,
            read_only: true,
            hints: Hints::default(),
        }
    }
}
