//! Looking through stances: side, speaker, topic and note. The words that they stand on are the text's.

use crate::annotation::Annotation;
use crate::article::Span;
use crate::wanted::Wanted;
use std::sync::Arc;

/// What is looked through of a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Whose camp.
    Side,
    /// Who speaks.
    Speaker,
    /// What about.
    Topic,
    /// What the person wrote beside it.
    Note,
}

impl Field {
    const ALL: [Self; 4] = [Self::Side, Self::Speaker, Self::Topic, Self::Note];

    /// The word for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Speaker => "speaker",
            Self::Topic => "topic",
            Self::Note => "note",
        }
    }

    /// What stands there in `annotation`.
    #[must_use]
    pub fn of(self, annotation: &Annotation) -> Option<&str> {
        match self {
            Self::Side => Some(&annotation.stance.side),
            Self::Speaker => annotation.stance.speaker.as_deref(),
            Self::Topic => annotation.stance.topic.as_deref(),
            Self::Note => annotation.note.as_deref(),
        }
    }
}

/// Something found in a stance.
#[derive(Debug, Clone)]
pub struct InStance {
    /// The stance.
    pub annotation: Arc<Annotation>,
    /// Where in it.
    pub field: Field,
    /// The first place there, in bytes of what stands there.
    pub found: Span,
}

/// Where `wanted` is in `annotations`: each field of each at most once.
#[must_use]
pub fn in_stances(wanted: &Wanted, annotations: &[Arc<Annotation>]) -> Vec<InStance> {
    let all = annotations.iter();
    let fields = all.flat_map(|annotation| Field::ALL.map(|field| (annotation, field)));
    fields
        .filter_map(|(annotation, field)| {
            let found = wanted.find_from(field.of(annotation)?, 0)?;
            Some(InStance {
                annotation: annotation.clone(),
                field,
                found,
            })
        })
        .collect()
}
