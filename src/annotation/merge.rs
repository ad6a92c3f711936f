//! One annotation out of two that were one: what only one side changed is taken, what both changed
//! differently is kept twice.

use super::conflict::{Conflict, Field, Was};
use super::{Annotation, Change, Id};
use std::collections::HashMap;
use std::sync::Arc;

/// What becomes of an annotation that was `base`, and that two people have made `ours` and `theirs` of; nothing
/// stands for not there. Whoever deletes deletes only what the other one left as it was.
///
/// Exchanging the two gives the same, with the two exchanged in the new conflicts.
#[must_use]
pub fn merged(
    base: Option<&Annotation>,
    ours: Option<&Annotation>,
    theirs: Option<&Annotation>,
) -> Option<Annotation> {
    match (base, ours, theirs) {
        (_, None, None) => None,
        (Some(base), Some(kept), None) => kept_by_one(base, kept, true),
        (Some(base), None, Some(kept)) => kept_by_one(base, kept, false),
        (None, Some(one), None) | (None, None, Some(one)) => Some(one.clone()),
        (base, Some(ours), Some(theirs)) => Some(both(base, ours, theirs)),
    }
}

/// What is left where one deleted it: nothing, unless the other one has changed it.
fn kept_by_one(base: &Annotation, kept: &Annotation, is_ours: bool) -> Option<Annotation> {
    if kept == base {
        return None;
    }
    let mut kept = kept.clone();
    if is_open(&kept, Field::Annotation) {
        return Some(kept);
    }
    let (ours, theirs) = (Field::Annotation.of(&kept), None);
    let (ours, theirs) = if is_ours {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let conflict = Conflict {
        field: Field::Annotation,
        ours,
        theirs,
        base: Field::Annotation.of(base),
        was: Was::between(base, &kept),
    };
    let old = kept.conflicts.iter().cloned();
    let mut conflicts: Vec<_> = old.chain([conflict]).collect();
    conflicts.sort_by_key(|conflict| conflict.field);
    kept.conflicts = conflicts.into();
    Some(kept)
}

fn is_open(annotation: &Annotation, field: Field) -> bool {
    let mut open = annotation.conflicts.iter();
    open.any(|open| open.field == field)
}

fn both(base: Option<&Annotation>, ours: &Annotation, theirs: &Annotation) -> Annotation {
    let mut result = ours.clone();
    let mut conflicts = open_conflicts(base, ours, theirs);
    for field in Field::PARTS {
        let is_old = |one: &Annotation| base.is_some_and(|base| field.agrees(base, one));
        if field.agrees(ours, theirs) || is_old(theirs) {
            continue;
        }
        if is_old(ours) {
            field.take(&mut result, theirs);
            continue;
        }
        conflicts.retain(|old| old.field != field);
        conflicts.push(Conflict {
            field,
            ours: field.of(ours),
            theirs: field.of(theirs),
            base: base.and_then(|base| field.of(base)),
            was: Arc::default(),
        });
    }
    conflicts.sort_by_key(|conflict| conflict.field);
    result.conflicts = conflicts.into();
    result
}

/// The conflicts that nobody has settled: those that both still have, and those that are new.
fn open_conflicts(
    base: Option<&Annotation>,
    ours: &Annotation,
    theirs: &Annotation,
) -> Vec<Conflict> {
    let was = |conflict: &Conflict| base.is_some_and(|base| base.conflicts.contains(conflict));
    let has = |one: &Annotation, conflict: &Conflict| one.conflicts.contains(conflict);
    let mine = ours.conflicts.iter();
    let mine = mine.filter(|conflict| has(theirs, conflict) || !was(conflict));
    let other = theirs.conflicts.iter();
    let other = other.filter(|conflict| !has(ours, conflict) && !was(conflict));
    mine.chain(other).cloned().collect()
}

/// What leads from the annotations `old` to `new`, told apart by their ids, by place in `new`; what is gone comes
/// first.
#[must_use]
pub fn differences<'a>(
    old: impl IntoIterator<Item = &'a Arc<Annotation>>,
    new: impl IntoIterator<Item = &'a Arc<Annotation>>,
) -> Vec<Change> {
    let mut old: HashMap<&Id, &Arc<Annotation>> =
        old.into_iter().map(|one| (&one.id, one)).collect();
    let mut changes = Vec::new();
    for after in new {
        match old.remove(&after.id) {
            Some(before) if before == after => {}
            before => changes.push(Change {
                before: before.cloned(),
                after: Some(after.clone()),
            }),
        }
    }
    let mut gone: Vec<_> = old.into_values().cloned().map(Change::deleted).collect();
    gone.sort_by(|a, b| {
        a.before
            .as_ref()
            .map(|one| &one.id)
            .cmp(&b.before.as_ref().map(|one| &one.id))
    });
    gone.extend(changes);
    gone
}
