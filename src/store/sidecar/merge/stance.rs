//! One stance out of three versions of it: the known fields.

use super::super::block::{stance_fields, string};
use super::super::parts::{Key, Table};
use super::super::sheet::{Entry, Sheet};
use super::super::{conflicts, edit};
use crate::annotation::{Annotation, Conflict, Field, Standing, Value, merged};
use std::sync::Arc;

/// A stance as one side has it.
#[derive(Debug, Clone)]
pub(super) struct Version<'a> {
    pub(super) text: &'a str,
    /// As its lines say.
    pub(super) written: Arc<Annotation>,
    /// As it counts: what is torn away at the end of a file that is cut off isn't known to be gone.
    pub(super) now: Annotation,
    /// It is the last one of a file that is cut off.
    pub(super) torn: bool,
}

impl<'a> Version<'a> {
    pub(super) fn of(sheet: &'a Sheet, entry: &Entry, torn: bool) -> Self {
        Self {
            text: sheet.text(entry),
            written: entry.annotation.clone(),
            now: Annotation::clone(&entry.annotation),
            torn,
        }
    }

    /// Fills what may be torn away from `whole`.
    pub(super) fn mend(&mut self, whole: Option<&Version<'_>>) {
        let Some(whole) = whole.filter(|_| self.torn).map(|whole| &whole.now) else {
            return;
        };
        let now = &mut self.now;
        if now.span == whole.span && quote(now) == quote(whole) {
            now.doubt.clone_from(&whole.doubt);
        }
        let (stance, other) = (&mut now.stance, &whole.stance);
        fill(&mut stance.speaker, other.speaker.as_ref());
        fill(&mut stance.topic, other.topic.as_ref());
        fill(&mut stance.position, other.position.as_ref());
        fill(&mut now.note, whole.note.as_ref());
        fill(&mut now.by, whole.by.as_ref());
        fill(&mut now.at, whole.at.as_ref());
        let is_whole = |one: &&Conflict| !whole.conflicts.iter().any(|whole| is_piece(one, whole));
        let open = now.conflicts.iter().filter(is_whole);
        let more = whole.conflicts.iter();
        let more = more.filter(|one| !now.conflicts.contains(one));
        now.conflicts = open.chain(more).cloned().collect();
    }
}

/// Whether `one` is `whole` with something torn away.
fn is_piece(one: &Conflict, whole: &Conflict) -> bool {
    let fits = |one: &Option<Value>, whole: &Option<Value>| one.is_none() || one == whole;
    one != whole
        && one.field == whole.field
        && fits(&one.ours, &whole.ours)
        && fits(&one.theirs, &whole.theirs)
        && fits(&one.base, &whole.base)
}

fn fill<T: Clone>(value: &mut Option<T>, whole: Option<&T>) {
    if value.is_none() {
        *value = whole.cloned();
    }
}

/// The words that the file says it stands on.
fn quote(annotation: &Annotation) -> Option<&Arc<str>> {
    annotation.old_words()
}

/// What becomes of a stance. Where the texts that the sides were made in differ, its numbers do too: that isn't what
/// a person decided as long as the words are the same.
pub(super) fn knit(all: [Option<&Annotation>; 3]) -> Option<Annotation> {
    let [mut base, mut ours, mut theirs] = all.map(Option::<&Annotation>::cloned);
    match (&mut base, &mut ours, &mut theirs) {
        (base, Some(ours), Some(theirs)) => {
            if let Some(place) = place(base.as_ref(), ours, theirs).cloned() {
                for one in base.iter_mut().chain([ours, theirs]) {
                    take_place(one, &place);
                }
            }
        }
        (Some(base), Some(kept), None) | (Some(base), None, Some(kept))
            if has_same_words(base, kept) =>
        {
            take_place(base, kept);
        }
        _ => {}
    }
    merged(base.as_ref(), ours.as_ref(), theirs.as_ref())
}

/// Whether `ours` and `theirs` stand on other words in a way that no conflict can tell: there is nothing that they
/// were before both, or their numbers count in two texts.
pub(super) fn are_two(base: Option<&Annotation>, ours: &Annotation, theirs: &Annotation) -> bool {
    let other_words = base.is_none() && quote(ours) != quote(theirs);
    place(base, ours, theirs).is_none() && (other_words || !has_same_text(ours, theirs))
}

/// The one whose place is taken; nothing where two people decided differently.
fn place<'a>(
    base: Option<&Annotation>,
    ours: &'a Annotation,
    theirs: &'a Annotation,
) -> Option<&'a Annotation> {
    let is_old = |one: &Annotation, same: fn(&Annotation, &Annotation) -> bool| {
        base.is_some_and(|base| same(base, one))
    };
    if stand_alike(ours, theirs) || is_old(theirs, stand_alike) {
        Some(ours)
    } else if is_old(ours, stand_alike) {
        Some(theirs)
    } else if has_same_words(ours, theirs) {
        let lost = ours.standing() == Some(Standing::Lost);
        Some(if lost { theirs } else { ours })
    } else if is_old(theirs, has_same_words) {
        Some(ours)
    } else {
        is_old(ours, has_same_words).then_some(theirs)
    }
}

fn stand_alike(a: &Annotation, b: &Annotation) -> bool {
    a.span == b.span && a.doubt == b.doubt
}

fn take_place(one: &mut Annotation, other: &Annotation) {
    one.span = other.span;
    one.doubt.clone_from(&other.doubt);
}

fn has_same_text(a: &Annotation, b: &Annotation) -> bool {
    let hash = |one: &Annotation| Some(one.doubt.as_ref()?.origin.hash.clone());
    hash(a) == hash(b)
}

/// Whether both stand on the same words: in one text at the same place, in two next to the same ones.
fn has_same_words(a: &Annotation, b: &Annotation) -> bool {
    let beside = |one: &Annotation| {
        let origin = one.doubt.as_ref().map(|doubt| &doubt.origin);
        origin.map(|origin| (origin.before.clone(), origin.after.clone()))
    };
    let is_there = if has_same_text(a, b) {
        a.span == b.span
    } else {
        match (beside(a), beside(b)) {
            (Some((before, after)), Some(other)) => before == other.0 || after == other.1,
            _ => false,
        }
    };
    is_there && quote(a) == quote(b)
}

/// That one deleted what the other one left as it is but for what isn't known here.
pub(super) fn keep(kept: &mut Annotation, is_ours: bool) {
    let mut open = kept.conflicts.iter();
    if open.any(|open| open.field == Field::Annotation) {
        return;
    }
    let there = Field::Annotation.of(kept);
    let (ours, theirs) = (there.clone(), there.clone());
    let conflict = Conflict {
        field: Field::Annotation,
        ours: ours.filter(|_| is_ours),
        theirs: theirs.filter(|_| !is_ours),
        base: there,
        was: Arc::default(),
    };
    let others = kept.conflicts.iter().cloned();
    kept.conflicts = others.chain([conflict]).collect();
}

/// What says where the words are.
const PLACE: [Key; 7] = [
    Key::Start,
    Key::End,
    Key::Quote,
    Key::Before,
    Key::After,
    Key::Lost,
    Key::Hash,
];

/// Makes `text`, the lines of `main`, say what `new` has. The words' place is taken as it stands in the lines of
/// that of `all` that has it. `hash` is that of the text that the file as a whole is for.
pub(super) fn rewrite(
    text: &mut String,
    main: &Version<'_>,
    new: &Annotation,
    all: [Option<&Version<'_>>; 3],
    hash: Option<&str>,
    newline: &str,
) {
    let mut set = |key: Key, value: Option<&str>| {
        edit::set(text, Table::Annotation, key, value, newline);
    };
    let old = &main.written;
    if old.id != new.id {
        set(Key::Id, Some(&string(new.id.as_str())));
    }
    let source = all.into_iter().flatten();
    let mut source = source.filter(|one| stand_alike(&one.written, new));
    if let Some(source) = source.next().filter(|_| !stand_alike(old, new)) {
        for key in PLACE {
            set(key, edit::value(source.text, Table::Annotation, key));
        }
    }
    for ((key, value), (_, old)) in stance_fields(new).iter().zip(stance_fields(old)) {
        if *value != old {
            set(*key, value.as_deref());
        }
    }
    let made_in = new
        .doubt
        .as_ref()
        .and_then(|doubt| doubt.origin.hash.as_deref());
    if let Some(made_in) = made_in.filter(|made_in| Some(*made_in) != hash) {
        set(Key::Hash, Some(&string(made_in)));
    }
    conflicts::change(text, (&old.conflicts, &new.conflicts), |at| at, newline);
}
