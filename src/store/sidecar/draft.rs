//! An annotation while its keys are being read.

use super::conflicts::Written;
use super::fault::{Fault, MEND};
use super::moment;
use super::parts::{Key, Value};
use crate::annotation::{Annotation, Doubt, Id, Origin, Position, Stance};
use crate::article::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The keys read so far.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    /// The byte at which its table begins.
    pub(super) at: usize,
    id: Option<Cow<'a, str>>,
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<Cow<'a, str>>,
    side: Option<Arc<str>>,
    speaker: Option<Arc<str>>,
    topic: Option<Arc<str>>,
    position: Option<Position>,
    note: Option<Arc<str>>,
    by: Option<Arc<str>>,
    moment: Option<Arc<str>>,
    before: Option<Arc<str>>,
    after: Option<Arc<str>>,
    hash: Option<Arc<str>>,
    pub(super) lost: bool,
    pub(super) conflicts: Vec<Written<'a>>,
    /// What is wrong with a key of it.
    pub(super) fault: Option<Box<Fault>>,
}

/// One that has all it needs.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    pub(super) id: Id,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quote: Cow<'a, str>,
    pub(super) side: Arc<str>,
    /// Its lines in the file.
    pub(super) lines: Range<usize>,
    pub(super) draft: Draft<'a>,
}

impl<'a> Draft<'a> {
    /// One whose table begins at byte `at`.
    pub(super) fn at(at: usize) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    /// Takes the value of `key`. The error is what was expected instead.
    pub(super) fn take(&mut self, key: Key, value: Value<'a>) -> Result<(), &'static str> {
        match (key, value) {
            (Key::Start, Value::Number(start)) => self.start = Some(start),
            (Key::End, Value::Number(end)) => self.end = Some(end),
            (Key::Start | Key::End, _) => return Err("a whole number from 0, in code points"),
            (Key::Lost, Value::Truth(lost)) => self.lost = lost,
            (Key::Lost, _) => return Err("true or false"),
            (Key::At, Value::Moment(text)) => self.moment = Some(moment::rfc_3339(text)),
            (Key::At, _) => {
                return Err("a date and time with its offset, such as 2026-11-22T10:00:00Z");
            }
            (_, Value::Text(text)) => return self.take_text(key, text),
            _ => return Err("a string"),
        }
        Ok(())
    }

    /// A table of a conflict begins.
    pub(super) fn take_conflict(&mut self) {
        self.conflicts.push(Written::default());
    }

    fn take_text(&mut self, key: Key, text: Cow<'a, str>) -> Result<(), &'static str> {
        match key {
            Key::Id => self.id = Some(text),
            Key::Quote => self.quote = Some(text),
            Key::Side => self.side = Some(text.into()),
            Key::Speaker => self.speaker = Some(text.into()),
            Key::Topic => self.topic = Some(text.into()),
            Key::Note => self.note = Some(text.into()),
            Key::By => self.by = Some(text.into()),
            Key::Before => self.before = Some(text.into()),
            Key::After => self.after = Some(text.into()),
            Key::Hash => self.hash = Some(text.into()),
            Key::Position => {
                let known =
                    Position::from_word(&text).ok_or("\"support\", \"oppose\" or \"neutral\"")?;
                self.position = Some(known);
            }
            _ => {}
        }
        Ok(())
    }

    /// It, checked, with its `lines` in the file.
    pub(super) fn whole(mut self, lines: Range<usize>) -> Result<Whole<'a>, Fault> {
        if let Some(fault) = self.fault {
            return Err(*fault);
        }
        let at = self.at;
        let missing = |key: Key| {
            let what = format!("this annotation has no `{}`", key.word());
            Fault::new(at, &what, MEND)
        };
        let id = self.id.take().ok_or_else(|| missing(Key::Id))?;
        let start = self.start.ok_or_else(|| missing(Key::Start))?;
        let end = self.end.ok_or_else(|| missing(Key::End))?;
        let quote = self.quote.take().ok_or_else(|| missing(Key::Quote))?;
        let side = self.side.take().ok_or_else(|| missing(Key::Side))?;
        let id = Id::new(&id).ok_or_else(|| {
            let what = format!("the id \"{id}\" isn't one; expected 1 to 64 of 0-9 A-Z a-z _ -");
            Fault::new(at, &what, MEND)
        })?;
        if side.trim().is_empty() {
            return Err(Fault::new(
                at,
                "`side` is empty; expected the name of a side",
                MEND,
            ));
        }
        if start > end {
            let what = format!("`end` {end} comes before `start` {start}");
            return Err(Fault::new(at, &what, MEND));
        }
        Ok(Whole {
            id,
            start,
            end,
            quote,
            side,
            lines,
            draft: self,
        })
    }
}

impl Whole<'_> {
    /// The hash of the text that it alone was made in, if it says one.
    pub(super) const fn hash(&self) -> Option<&Arc<str>> {
        self.draft.hash.as_ref()
    }

    /// Where it stood when its place was last sure, as its lines say; else in the text with `hash`.
    pub(super) fn origin(&self, hash: Option<&Arc<str>>) -> Origin {
        Origin {
            place: (self.start, self.end),
            quote: Arc::from(&*self.quote),
            before: self.draft.before.clone(),
            after: self.draft.after.clone(),
            hash: self.draft.hash.as_ref().or(hash).cloned(),
        }
    }

    /// The annotation, its words at `span` if there is no `doubt`. `unit` tells what code points are in memory, as
    /// far as they are known.
    pub(super) fn annotation(
        &mut self,
        span: Span,
        doubt: Option<Doubt>,
        mut unit: impl FnMut(usize) -> Option<usize>,
    ) -> Arc<Annotation> {
        let draft = std::mem::take(&mut self.draft);
        let conflicts = draft.conflicts.iter();
        let annotation = Annotation {
            id: self.id.clone(),
            span,
            stance: Stance {
                side: self.side.clone(),
                speaker: draft.speaker,
                topic: draft.topic,
                position: draft.position,
            },
            note: draft.note,
            by: draft.by,
            at: draft.moment,
            doubt: doubt.map(Arc::new),
            conflicts: conflicts
                .filter_map(|open| open.conflict(&mut unit))
                .collect(),
        };
        Arc::new(annotation)
    }
}
