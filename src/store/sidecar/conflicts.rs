//! What two people decided differently, as files have it: `[[annotation.conflict]]` with `field`, `ours`, `theirs`
//! and `base`; of an annotation that one deleted, also `side`, `quote` and the like, as they were before the other one changed
//! them. What isn't understood here stays in the file word for word.

use super::block::string;
use super::edit;
use super::parts::{Entry, Key, Sink, Table, Value as Read, line_end};
use super::{full, lines, moment};
use crate::annotation::{Conflict, Field, Position, Value, Was};
use crate::article::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

const HEADER: &str = "[[annotation.conflict]]";

/// A table of a conflict while it is being read.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    field: Option<Cow<'a, str>>,
    ours: Option<Cow<'a, str>>,
    theirs: Option<Cow<'a, str>>,
    base: Option<Cow<'a, str>>,
    /// What was changed of an annotation, as it was before.
    was: Vec<(Field, Cow<'a, str>)>,
    /// It has something that isn't understood.
    foreign: bool,
}

impl<'a> Written<'a> {
    pub(super) fn take(&mut self, key: Option<Key>, value: Read<'a>) {
        let place = match key {
            Some(Key::Field) => &mut self.field,
            Some(Key::Ours) => &mut self.ours,
            Some(Key::Theirs) => &mut self.theirs,
            Some(Key::Base) => &mut self.base,
            key => {
                let field = WAS.iter().find(|(known, _)| key == Some(*known));
                if let (Some((_, field)), Read::Text(text)) = (field, value) {
                    self.was.push((*field, text));
                }
                return;
            }
        };
        match value {
            Read::Text(text) => *place = Some(text),
            Read::Moment(text) => *place = Some(moment::rfc_3339(text).to_string().into()),
            _ => self.foreign = true,
        }
    }

    /// The conflict, if it is one that is known here. `unit` tells what code points are in memory.
    pub(super) fn conflict(
        &self,
        mut unit: impl FnMut(usize) -> Option<usize>,
    ) -> Option<Conflict> {
        let field = Field::from_word(self.field.as_deref()?).filter(|_| !self.foreign)?;
        let mut value = |text: &Option<Cow<'a, str>>| match text {
            None => Some(None),
            Some(text) => value_of(field, text, &mut unit).map(Some),
        };
        Some(Conflict {
            field,
            ours: value(&self.ours)?,
            theirs: value(&self.theirs)?,
            base: value(&self.base)?,
            was: self.was().collect(),
        })
    }
}

impl Written<'_> {
    fn was(&self) -> impl Iterator<Item = Was> {
        let is_told = self.field.as_deref() == Some(Field::Annotation.word());
        let was = self.was.iter().filter(move |_| is_told);
        was.map(|(field, text)| Was {
            field: *field,
            value: (!text.is_empty()).then(|| Arc::from(&**text)),
        })
    }
}

/// The keys of what was changed; nothing stands as an empty string.
const WAS: [(Key, Field); 7] = [
    (Key::Quote, Field::Place),
    (Key::Side, Field::Side),
    (Key::Speaker, Field::Speaker),
    (Key::Topic, Field::Topic),
    (Key::Position, Field::Position),
    (Key::Note, Field::Note),
    (Key::By, Field::By),
];

fn value_of(
    field: Field,
    text: &str,
    unit: &mut impl FnMut(usize) -> Option<usize>,
) -> Option<Value> {
    let known = match field {
        Field::Place => {
            let (start, end) = text.split_once('-')?;
            let span = Span::new(unit(start.parse().ok()?)?, unit(end.parse().ok()?)?);
            return (span.start <= span.end).then_some(Value::Place(span));
        }
        Field::Annotation => text == "kept",
        Field::Position => Position::from_word(text).is_some(),
        Field::Side => !text.trim().is_empty(),
        _ => true,
    };
    known.then(|| Value::Text(text.into()))
}

/// Makes the tables in `block` say `new` instead of `old`: those of what is in both, and those that aren't known
/// here, stay as they are. `point` tells the code point of a place in memory.
pub(super) fn change(
    block: &mut String,
    (old, new): (&[Conflict], &[Conflict]),
    mut point: impl FnMut(usize) -> usize,
    newline: &str,
) {
    let mut in_points = |all: &[Conflict], others: &[Conflict]| -> Vec<Conflict> {
        let changed = all.iter().filter(|one| !others.contains(one));
        changed.map(|one| with_places(one, &mut point)).collect()
    };
    let (gone, made) = (in_points(old, new), in_points(new, old));
    if !gone.is_empty() {
        let tables = Tables::in_(block);
        for (conflict, place) in tables.iter().rev() {
            if conflict.as_ref().is_some_and(|one| gone.contains(one)) {
                block.replace_range(place.clone(), "");
            }
        }
    }
    for conflict in &made {
        append(block, &lines_of(conflict), newline);
    }
}

fn with_places(conflict: &Conflict, point: &mut impl FnMut(usize) -> usize) -> Conflict {
    let mut value = |value: &Option<Value>| {
        value.as_ref().map(|value| match value {
            Value::Place(span) => Value::Place(Span::new(point(span.start), point(span.end))),
            Value::Text(_) => value.clone(),
        })
    };
    Conflict {
        field: conflict.field,
        ours: value(&conflict.ours),
        theirs: value(&conflict.theirs),
        base: value(&conflict.base),
        was: conflict.was.clone(),
    }
}

fn lines_of(conflict: &Conflict) -> Vec<(Key, Option<String>)> {
    let value = |value: &Option<Value>| {
        value.as_ref().map(|value| match value {
            Value::Text(text) => string(text),
            Value::Place(span) => string(&format!("{}-{}", span.start, span.end)),
        })
    };
    let decided = [
        (Key::Field, Some(string(conflict.field.word()))),
        (Key::Ours, value(&conflict.ours)),
        (Key::Theirs, value(&conflict.theirs)),
        (Key::Base, value(&conflict.base)),
    ];
    let was = conflict.was.iter().filter_map(|was| {
        let (key, _) = WAS.iter().find(|(_, field)| *field == was.field)?;
        Some((*key, Some(string(was.value.as_deref().unwrap_or_default()))))
    });
    decided.into_iter().chain(was).collect()
}

/// Writes a table of a conflict, its values as they stand in files, below `block`.
pub(super) fn append(block: &mut String, fields: &[(Key, Option<String>)], newline: &str) {
    block.extend([newline, HEADER, newline]);
    for (key, value) in fields {
        if let Some(value) = value {
            *block += &edit::line(Table::Conflict, *key, value);
            *block += newline;
        }
    }
}

/// The tables of conflicts in a block.
struct Tables<'a> {
    block: &'a str,
    found: Vec<(Written<'a>, Range<usize>)>,
    present: Table,
}

impl<'a> Tables<'a> {
    /// Those in `block` that are known here, their places in code points, each with its lines and the blank ones
    /// above.
    fn in_(block: &'a str) -> Vec<(Option<Conflict>, Range<usize>)> {
        let nothing = || Self {
            block,
            found: Vec::new(),
            present: Table::Root,
        };
        let mut tables = nothing();
        if lines::read(block, &mut tables).is_err() {
            tables = nothing();
            let read = full::read(block, &mut tables);
            debug_assert!(read.is_ok(), "{block}");
        }
        let found = tables.found.into_iter();
        found
            .map(|(written, place)| (written.conflict(Some), place))
            .collect()
    }
}

impl<'a> Sink<'a> for Tables<'a> {
    fn table(&mut self, table: Table, at: usize) {
        self.present = table;
        if table == Table::Conflict {
            let above = self.block.get(..at).unwrap_or_default();
            let blank = above.len() - above.trim_end().len();
            let newline = above.get(at - blank..).and_then(|text| text.find('\n'));
            let start = newline.map_or(at, |end| at - blank + end + 1);
            let place = start..line_end(self.block, at);
            self.found.push((Written::default(), place));
        }
    }

    fn entry(&mut self, entry: Entry<'a>) {
        if let Some((written, place)) = self.found.last_mut()
            && self.present == Table::Conflict
        {
            written.take(entry.key, entry.value);
            place.end = line_end(self.block, entry.value_span.end);
        }
    }
}
