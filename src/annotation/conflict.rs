//! What two people decided differently about one stance, kept as data until somebody settles it.

use super::{Annotation, Position};
use crate::article::Span;
use std::sync::Arc;

/// A part of an annotation that can be decided on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whether it is there at all: one deleted what the other changed.
    Annotation,
    /// Which words it stands on.
    Place,
    /// Its side.
    Side,
    /// Its speaker.
    Speaker,
    /// Its topic.
    Topic,
    /// Its position.
    Position,
    /// Its note.
    Note,
    /// Its annotator.
    By,
    /// When it was made.
    At,
}

impl Field {
    /// All but the annotation as a whole, in the order in which files have them.
    pub const PARTS: [Self; 8] = [
        Self::Place,
        Self::Side,
        Self::Speaker,
        Self::Topic,
        Self::Position,
        Self::Note,
        Self::By,
        Self::At,
    ];

    /// The word for it in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Annotation => "annotation",
            Self::Place => "place",
            Self::Side => "side",
            Self::Speaker => "speaker",
            Self::Topic => "topic",
            Self::Position => "position",
            Self::Note => "note",
            Self::By => "by",
            Self::At => "at",
        }
    }

    /// The field that a file's `word` means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let parts = Self::PARTS.into_iter();
        let mut all = parts.chain([Self::Annotation]);
        all.find(|field| field.word() == word)
    }

    /// What `annotation` has there; nothing where it says nothing.
    #[must_use]
    pub fn of(self, annotation: &Annotation) -> Option<Value> {
        let stance = &annotation.stance;
        let text = |text: &Option<Arc<str>>| text.clone().map(Value::Text);
        match self {
            Self::Annotation => Some(Value::Text("kept".into())),
            Self::Place => Some(Value::Place(annotation.span)),
            Self::Side => Some(Value::Text(stance.side.clone())),
            Self::Speaker => text(&stance.speaker),
            Self::Topic => text(&stance.topic),
            Self::Position => stance.position.map(|one| Value::Text(one.word().into())),
            Self::Note => text(&annotation.note),
            Self::By => text(&annotation.by),
            Self::At => text(&annotation.at),
        }
    }

    /// Gives `annotation` what `other` has there.
    pub(super) fn take(self, annotation: &mut Annotation, other: &Annotation) {
        let (stance, others) = (&mut annotation.stance, &other.stance);
        match self {
            Self::Annotation => {}
            Self::Place => {
                annotation.span = other.span;
                annotation.doubt.clone_from(&other.doubt);
            }
            Self::Side => stance.side.clone_from(&others.side),
            Self::Speaker => stance.speaker.clone_from(&others.speaker),
            Self::Topic => stance.topic.clone_from(&others.topic),
            Self::Position => stance.position = others.position,
            Self::Note => annotation.note.clone_from(&other.note),
            Self::By => annotation.by.clone_from(&other.by),
            Self::At => annotation.at.clone_from(&other.at),
        }
    }

    /// Whether `a` and `b` have the same there.
    pub(super) fn agrees(self, a: &Annotation, b: &Annotation) -> bool {
        self.of(a) == self.of(b) && (self != Self::Place || a.doubt == b.doubt)
    }
}

/// What a field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name, a word, a note, a moment.
    Text(Arc<str>),
    /// A place, in the units of the annotation that it is about.
    Place(Span),
}

/// A field that two people decided differently. What stands in the annotation is `ours`.
#[derive(Debug, Clone, Eq)]
pub struct Conflict {
    /// Which.
    pub field: Field,
    /// What stands there; nothing: it is cleared, or the annotation deleted.
    pub ours: Option<Value>,
    /// What the other one decided.
    pub theirs: Option<Value>,
    /// What it was before both.
    pub base: Option<Value>,
    /// Where one deleted the annotation: what the other one changed of it, as it was before. It tells people why the two
    /// differ and decides nothing: those that differ in it alone are the same.
    pub was: Arc<[Was]>,
}

/// A part of an annotation as it was before somebody changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// Which part.
    pub field: Field,
    /// What it had, in words: of a place the words that stood there; nothing where it had nothing.
    pub value: Option<Arc<str>>,
}

impl PartialEq for Conflict {
    fn eq(&self, other: &Self) -> bool {
        self.field == other.field
            && self.ours == other.ours
            && self.theirs == other.theirs
            && self.base == other.base
    }
}

impl Was {
    /// What `kept` has otherwise than `base`; when it was made counts for nothing, nor do words that aren't known.
    pub(super) fn between(base: &Annotation, kept: &Annotation) -> Arc<[Self]> {
        let parts = Field::PARTS.into_iter().filter(|field| *field != Field::At);
        let changed = parts.filter(|field| !field.agrees(base, kept));
        let was = changed.filter_map(|field| {
            let value = match field.of(base) {
                Some(Value::Text(text)) => Some(text),
                Some(Value::Place(_)) => Some(base.old_words()?.clone()),
                None => None,
            };
            Some(Self { field, value })
        });
        was.collect()
    }
}

impl Annotation {
    /// Settles what is open about `field`: it has `value` from now on, and nothing else is left of the conflict.
    /// Of the annotation as a whole, and of a side, nothing can't be chosen: the caller deletes it instead.
    pub fn settle(&mut self, field: Field, value: Option<&Value>) {
        let left = self.conflicts.iter().filter(|one| one.field != field);
        self.conflicts = left.cloned().collect();
        let text = match value {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        match (field, value) {
            (Field::Place, Some(Value::Place(span))) if *span != self.span => {
                self.span = *span;
                self.doubt = None;
            }
            (Field::Side, Some(Value::Text(side))) => self.stance.side = side.clone(),
            (Field::Speaker, _) => self.stance.speaker = text,
            (Field::Topic, _) => self.stance.topic = text,
            (Field::Position, _) => {
                self.stance.position = text.and_then(|word| Position::from_word(&word));
            }
            (Field::Note, _) => self.note = text,
            (Field::By, _) => self.by = text,
            (Field::At, _) => self.at = text,
            _ => {}
        }
    }
}
