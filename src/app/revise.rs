//! Stances made anew out of stances: other words, two of one, one of two. Each is one edit.

use super::{App, Focus};
use crate::annotation::{Annotation, Change, Position, Stance};
use crate::article::{Article, Span};
use std::sync::Arc;

impl App {
    /// Gives `here` the words in focus; the focus was at `origin` before they were chosen.
    pub(super) fn move_words(&mut self, here: &Arc<Annotation>, origin: Focus) {
        let to = self.focus;
        if here.span == to.span && here.doubt.is_none() {
            return;
        }
        let done = match &here.doubt {
            Some(_) if here.is_lost() => "found",
            Some(_) if here.span == to.span => "taken",
            _ => "moved",
        };
        let label = format!("{}: words {done}", here.stance.side);
        self.focus = origin;
        self.edit(here, label, |annotation| {
            annotation.span = to.span;
            annotation.doubt = None;
        });
        self.led_to(to);
    }

    /// Splits the stance where the focus begins, or, where the focus covers all of it, into its sentences.
    pub(super) fn split_stance(&mut self) {
        let Some(here) = self.stance_to_revise() else {
            return;
        };
        let focus = self.focus;
        let covers = focus.span.contains(here.span);
        let pieces = if covers {
            sentences(&self.article, here.span)
        } else {
            halves(&self.article, here.span, focus.span.start)
        };
        match pieces.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => {
                self.divide(&here, *first, rest);
                if covers {
                    self.led_to(Focus::on(&self.article, *first));
                }
            }
            _ => self.say_how_to_split(covers),
        }
    }

    fn say_how_to_split(&mut self, covers: bool) {
        let why = if covers {
            "it is one sentence"
        } else {
            "the focus begins where the stance does"
        };
        let [select, other, on] = ["select", "swap-ends", "word-on"].map(|name| self.key(name));
        self.warn(format!(
            "Not split: {why}. Put the focus where the second part begins ({select} {other} {on} …), then split"
        ));
    }

    fn divide(&mut self, here: &Arc<Annotation>, first: Span, rest: &[Span]) {
        let shortened = Annotation {
            span: first,
            doubt: None,
            ..Annotation::clone(here)
        };
        let mut changes = vec![Change::edited(here.clone(), shortened)];
        for &span in rest {
            let stamp = (self.stamps)();
            changes.push(Change::made(Annotation {
                id: stamp.id,
                at: Some(stamp.at),
                span,
                note: None,
                doubt: None,
                conflicts: Arc::default(),
                ..Annotation::clone(here)
            }));
        }
        let label = format!("{} split in {}", here.stance.side, changes.len());
        self.perform(label, changes);
    }

    /// Joins the stance with the next one of its side, if that follows in the same paragraph or at
    /// once, and nothing that the two say differs.
    pub(super) fn join_stance(&mut self) {
        let Some(here) = self.stance_to_revise() else {
            return;
        };
        let next = match self.next_of_side(&here) {
            Ok(next) => next,
            Err(reason) => return self.warn(format!("Not joined: {reason}")),
        };
        let stance = match agreed(&here.stance, &next.stance) {
            Ok(stance) => stance,
            Err(reason) => return self.warn(format!("Not joined: {reason}")),
        };
        let joined = Annotation {
            span: here.span.hull(next.span),
            stance,
            note: both_notes(&here, &next),
            doubt: None,
            ..Annotation::clone(&here)
        };
        let to = Focus::on(&self.article, joined.span);
        let label = format!("{}: two stances joined", here.stance.side);
        self.perform(
            label,
            vec![Change::deleted(next), Change::edited(here, joined)],
        );
        self.led_to(to);
    }

    fn next_of_side(&self, here: &Annotation) -> Result<Arc<Annotation>, String> {
        let side = &here.stance.side;
        let mut after = self.annotations.after(here);
        let next = after.find(|found| found.stance.side == *side);
        let next = next.ok_or_else(|| format!("no stance of {side} follows in the text"))?;
        if !next.conflicts.is_empty() {
            let key = self.key("review");
            return Err(format!(
                "the next one was decided differently; {key} settles that first"
            ));
        }
        let between = Span::new(here.span.end, next.span.start);
        let paragraph = |at| self.article.paragraph_at(at);
        let number = paragraph(next.span.start);
        let follows = number <= paragraph(here.span.end.saturating_sub(1))
            || self.article.slice(between).trim().is_empty();
        if follows {
            Ok(next.clone())
        } else {
            Err(format!(
                "the next stance of {side} is in ¶ {number}; it must follow in the same paragraph, or at once"
            ))
        }
    }

    /// The stance at the focus, if something can be tagged; else says what stands against it.
    fn stance_to_revise(&mut self) -> Option<Arc<Annotation>> {
        if !self.ready_to_tag() {
            return None;
        }
        match self.current().cloned() {
            Some(here) if here.is_lost() => self.warn("Lost: its words must be found again first"),
            Some(here) if !here.conflicts.is_empty() => {
                let key = self.key("review");
                self.warn(format!(
                    "It was decided differently: {key} settles that first"
                ));
            }
            Some(here) => return Some(here),
            None => self.warn("No stance here"),
        }
        None
    }
}

/// What of `span` lies before and after byte `at`; only one piece where one of them has no words.
fn halves(article: &Article, span: Span, at: usize) -> Vec<Span> {
    let at = at.clamp(span.start, span.end);
    let halves = [Span::new(span.start, at), Span::new(at, span.end)];
    with_words(article, halves)
}

/// The sentences of `span`; of those that it cuts, what lies in it.
fn sentences(article: &Article, span: Span) -> Vec<Span> {
    let stretches = article.stretch_at(span.start)..=article.stretch_at(span.end.saturating_sub(1));
    let sentences = stretches.flat_map(|index| article.sentences(index));
    with_words(article, sentences.map(|sentence| sentence.clip(span)))
}

/// `spans` without the blanks at their ends; those that are blank are left out.
fn with_words(article: &Article, spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let trimmed = |span: Span| {
        let words = article.slice(span);
        let start = span.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    };
    let spans = spans.into_iter().map(trimmed);
    spans.filter(|span| !span.is_empty()).collect()
}

/// What two stances of a side say together; where they contradict, the field and both values.
fn agreed(one: &Stance, other: &Stance) -> Result<Stance, String> {
    Ok(Stance {
        side: one.side.clone(),
        speaker: either(
            "speaker",
            one.speaker.as_ref(),
            other.speaker.as_ref(),
            |name| name,
        )?,
        topic: either("topic", one.topic.as_ref(), other.topic.as_ref(), |name| {
            name
        })?,
        position: either(
            "position",
            one.position.as_ref(),
            other.position.as_ref(),
            |position| Position::word(*position),
        )?,
    })
}

fn either<T: Clone + PartialEq>(
    field: &str,
    one: Option<&T>,
    other: Option<&T>,
    name: fn(&T) -> &str,
) -> Result<Option<T>, String> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Err(format!(
            "the {field} is {} here and {} there",
            name(one),
            name(other)
        )),
        (Some(value), _) | (None, Some(value)) => Ok(Some(value.clone())),
        (None, None) => Ok(None),
    }
}

fn both_notes(one: &Annotation, other: &Annotation) -> Option<Arc<str>> {
    match (&one.note, &other.note) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}; {other}").into()),
        (Some(note), _) | (None, Some(note)) => Some(note.clone()),
        (None, None) => None,
    }
}
