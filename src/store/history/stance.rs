//! How a stance stands in the file of the history: whole, with its place in bytes.

use crate::annotation::{
    Annotation, Conflict, Doubt, Field, Id, Origin, Position, Stance, Standing, Value, Was,
};
use crate::article::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

type Text = Arc<str>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StanceForm {
    id: Text,
    /// In bytes.
    span: (usize, usize),
    side: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    topic: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    doubt: Option<DoubtForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<ConflictForm>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DoubtForm {
    standing: String,
    place: (usize, usize),
    quote: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<(usize, usize)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ConflictForm {
    field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ours: Option<ValueForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theirs: Option<ValueForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<ValueForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    was: Vec<(String, Option<Text>)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum ValueForm {
    Text(Text),
    Place((usize, usize)),
}

impl StanceForm {
    pub(super) fn of(annotation: &Annotation) -> Self {
        let stance = &annotation.stance;
        Self {
            id: annotation.id.as_str().into(),
            span: ends(annotation.span),
            side: stance.side.clone(),
            speaker: stance.speaker.clone(),
            topic: stance.topic.clone(),
            position: stance.position.map(|position| position.word().into()),
            note: annotation.note.clone(),
            by: annotation.by.clone(),
            at: annotation.at.clone(),
            doubt: annotation.doubt.as_deref().map(DoubtForm::of),
            conflicts: annotation.conflicts.iter().map(ConflictForm::of).collect(),
        }
    }

    pub(super) fn annotation(self) -> Option<Annotation> {
        let position = self.position.as_deref().map(Position::from_word);
        let doubt = match self.doubt {
            Some(doubt) => Some(doubt.doubt()?),
            None => None,
        };
        let conflicts = self.conflicts.into_iter().map(ConflictForm::conflict);
        let conflicts: Option<Vec<_>> = conflicts.collect();
        Some(Annotation {
            id: Id::new(&self.id)?,
            span: span(self.span),
            stance: Stance {
                side: self.side,
                speaker: self.speaker,
                topic: self.topic,
                position: position.flatten(),
            },
            note: self.note,
            by: self.by,
            at: self.at,
            doubt,
            conflicts: conflicts?.into(),
        })
    }
}

impl DoubtForm {
    fn of(doubt: &Doubt) -> Self {
        let origin = doubt.origin.clone();
        Self {
            standing: doubt.standing.word().to_owned(),
            place: origin.place,
            quote: origin.quote,
            before: origin.before,
            after: origin.after,
            hash: origin.hash,
            places: doubt.places.iter().copied().map(ends).collect(),
        }
    }

    fn doubt(self) -> Option<Arc<Doubt>> {
        let all = [
            Standing::Edited,
            Standing::Moved,
            Standing::Ambiguous,
            Standing::Lost,
        ];
        let standing = all.into_iter().find(|one| one.word() == self.standing)?;
        Some(Arc::new(Doubt {
            standing,
            origin: Origin {
                place: self.place,
                quote: self.quote,
                before: self.before,
                after: self.after,
                hash: self.hash,
            },
            places: self.places.into_iter().map(span).collect(),
        }))
    }
}

impl ConflictForm {
    fn of(conflict: &Conflict) -> Self {
        let value = |value: &Option<Value>| {
            value.as_ref().map(|value| match value {
                Value::Text(text) => ValueForm::Text(text.clone()),
                Value::Place(place) => ValueForm::Place(ends(*place)),
            })
        };
        Self {
            field: conflict.field.word().to_owned(),
            ours: value(&conflict.ours),
            theirs: value(&conflict.theirs),
            base: value(&conflict.base),
            was: conflict
                .was
                .iter()
                .map(|was| (was.field.word().to_owned(), was.value.clone()))
                .collect(),
        }
    }

    fn conflict(self) -> Option<Conflict> {
        let value = |value: Option<ValueForm>| {
            value.map(|value| match value {
                ValueForm::Text(text) => Value::Text(text),
                ValueForm::Place(place) => Value::Place(span(place)),
            })
        };
        let was = self.was.into_iter().filter_map(|(field, value)| {
            let field = Field::from_word(&field)?;
            Some(Was { field, value })
        });
        Some(Conflict {
            field: Field::from_word(&self.field)?,
            ours: value(self.ours),
            theirs: value(self.theirs),
            base: value(self.base),
            was: was.collect(),
        })
    }
}

/// `annotation` with the texts of `before` where they are the same.
pub(super) fn shared(mut annotation: Annotation, before: Option<&Annotation>) -> Annotation {
    let Some(before) = before else {
        return annotation;
    };
    let share = |own: &mut Option<Text>, old: &Option<Text>| {
        if own == old {
            own.clone_from(old);
        }
    };
    let (stance, old) = (&mut annotation.stance, &before.stance);
    if stance.side == old.side {
        stance.side.clone_from(&old.side);
    }
    share(&mut stance.speaker, &old.speaker);
    share(&mut stance.topic, &old.topic);
    share(&mut annotation.note, &before.note);
    share(&mut annotation.by, &before.by);
    share(&mut annotation.at, &before.at);
    if annotation.id == before.id {
        annotation.id.clone_from(&before.id);
    }
    annotation
}

pub(super) const fn ends(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

pub(super) fn span((start, end): (usize, usize)) -> Span {
    Span::new(start.min(end), end)
}
