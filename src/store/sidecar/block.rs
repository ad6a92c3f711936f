//! One annotation's lines in the file: taken over as they stand, mended key by key, or new.

use super::conflicts;
use super::edit;
use super::moment::is_moment;
use super::parts::{Key, Table};
use super::strings::encode;
use crate::annotation::{Annotation, Standing};
use crate::article::{Article, Span};
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// An annotation with its lines.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its start and end as they stand in the file, in code points.
    pub(super) place: (usize, usize),
    pub(super) now: Arc<Annotation>,
    pub(super) words: Words,
    pub(super) mark: Mark,
}

/// The lines of a block.
#[derive(Debug, Clone)]
pub(super) enum Words {
    /// As they stand in these bytes of the file that was read.
    Read(Range<usize>),
    /// New or mended.
    Own(String),
}

/// What the lines don't say yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// They say it all.
    Settled,
    /// That the words are lost.
    Lost,
    /// That the words aren't sure in this text: which one they were made in.
    Doubtful,
    /// Where in this text the words are.
    Carried,
    /// That the words, once lost, are found.
    Found,
}

impl Words {
    /// The lines; `source` is the file that was read.
    pub(super) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match self {
            Self::Read(lines) => source.get(lines.clone()).unwrap_or_default(),
            Self::Own(text) => text,
        }
    }
}

/// A key and what to write for it; nothing: the key goes.
type Field = (Key, Option<String>);

impl Block {
    /// What the blocks are sorted by.
    pub(super) fn order(&self) -> ((usize, usize), &str) {
        (self.place, self.now.id.as_str())
    }

    /// The lines of a new annotation, a blank line above them.
    pub(super) fn new(annotation: Arc<Annotation>, article: &Article, newline: &str) -> Self {
        let place = place_of(&annotation, article);
        let mut text = format!("{newline}[[annotation]]{newline}");
        let of_place = place_fields(&annotation, place, article);
        for (key, value) in of_place.into_iter().chain(stance_fields(&annotation)) {
            if let Some(value) = value {
                text += &edit::line(Table::Annotation, key, &value);
                text += newline;
            }
        }
        let mut offsets = article.offsets();
        let point = |byte| offsets.point(byte);
        conflicts::change(&mut text, (&[], &annotation.conflicts), point, newline);
        Self {
            place,
            now: annotation,
            words: Words::Own(text),
            mark: Mark::Settled,
        }
    }

    /// The same lines with what `after` has otherwise than the annotation had so far.
    pub(super) fn take_on(
        &mut self,
        after: Arc<Annotation>,
        source: &str,
        article: &Article,
        newline: &str,
    ) {
        let conflicts = (self.now.conflicts.clone(), after.conflicts.clone());
        let mut fields = Vec::new();
        if self.now.span != after.span || self.now.doubt != after.doubt {
            self.place = place_of(&after, article);
            fields = place_fields(&after, self.place, article);
            self.mark = Mark::Settled;
        }
        let old = stance_fields(&self.now);
        let new = stance_fields(&after);
        fields.extend(
            new.into_iter()
                .zip(old)
                .filter(|(new, old)| new != old)
                .map(|(new, _)| new),
        );
        self.now = after;
        self.set(&fields, source, newline);
        if conflicts.0 != conflicts.1 {
            let mut text = self.words.text(source).to_owned();
            let mut offsets = article.offsets();
            let point = |byte| offsets.point(byte);
            conflicts::change(&mut text, (&conflicts.0, &conflicts.1), point, newline);
            self.words = Words::Own(text);
        }
    }

    /// Makes the lines say what the mark knows. `hash` is that of the text they were read with.
    pub(super) fn settle(
        &mut self,
        hash: Option<&str>,
        source: &str,
        article: &Article,
        newline: &str,
    ) {
        let fields = match self.mark {
            Mark::Settled => return,
            Mark::Found => vec![(Key::Lost, None), (Key::Hash, None)],
            Mark::Doubtful => self.own_hash(hash, source),
            Mark::Lost => {
                let mut fields = vec![(Key::Lost, Some("true".to_owned()))];
                fields.extend(self.own_hash(hash, source));
                fields
            }
            Mark::Carried => {
                self.place = place_of(&self.now, article);
                place_fields(&self.now, self.place, article)
            }
        };
        self.set(&fields, source, newline);
        self.mark = Mark::Settled;
    }

    /// `hash` as its own, unless it has one.
    fn own_hash(&self, hash: Option<&str>, source: &str) -> Vec<Field> {
        let has_own = edit::has(self.words.text(source), Table::Annotation, Key::Hash);
        let hash = hash.filter(|_| !has_own);
        hash.map(|hash| (Key::Hash, Some(string(hash))))
            .into_iter()
            .collect()
    }

    fn set(&mut self, fields: &[Field], source: &str, newline: &str) {
        if fields.is_empty() {
            return;
        }
        let mut text = self.words.text(source).to_owned();
        for (key, value) in fields {
            edit::set(
                &mut text,
                Table::Annotation,
                *key,
                value.as_deref(),
                newline,
            );
        }
        self.words = Words::Own(text);
    }
}

/// Start and end as the file has them, in code points: of one in doubt, those of the text that it was made in.
fn place_of(annotation: &Annotation, article: &Article) -> (usize, usize) {
    match &annotation.doubt {
        Some(doubt) => doubt.origin.place,
        None => article.offsets().points(annotation.span),
    }
}

/// What says where the words are; of one in doubt, where they were when that was last sure.
fn place_fields(
    annotation: &Annotation,
    (start, end): (usize, usize),
    article: &Article,
) -> Vec<Field> {
    let span = annotation.span;
    let text = article.text();
    let known = |text: &Option<Arc<str>>| text.as_deref().map(string);
    let around = |text: &str| (!text.is_empty()).then(|| string(text));
    let (quote, around, hash) = if let Some(doubt) = &annotation.doubt {
        let origin = &doubt.origin;
        let around = [known(&origin.before), known(&origin.after)];
        (&*origin.quote, around, known(&origin.hash))
    } else {
        let around = [around(before(text, span)), around(after(text, span))];
        (article.slice(span), around, None)
    };
    let [before, after] = around;
    let is_lost = annotation.standing() == Some(Standing::Lost);
    vec![
        (Key::Id, Some(string(annotation.id.as_str()))),
        (Key::Start, Some(start.to_string())),
        (Key::End, Some(end.to_string())),
        (Key::Quote, Some(string(quote))),
        (Key::Before, before),
        (Key::After, after),
        (Key::Lost, is_lost.then(|| "true".to_owned())),
        (Key::Hash, hash),
    ]
}

/// What the annotator said, always the same keys in the same order.
pub(super) fn stance_fields(annotation: &Annotation) -> [Field; 7] {
    let stance = &annotation.stance;
    let text = |value: &Option<Arc<str>>| value.as_deref().map(string);
    let moment = annotation.at.as_deref().filter(|at| is_moment(at));
    [
        (Key::Side, Some(string(&stance.side))),
        (Key::Speaker, text(&stance.speaker)),
        (Key::Topic, text(&stance.topic)),
        (
            Key::Position,
            stance.position.map(|position| string(position.word())),
        ),
        (Key::Note, text(&annotation.note)),
        (Key::By, text(&annotation.by)),
        (Key::At, moment.map(str::to_owned)),
    ]
}

pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    encode(text, &mut out);
    out
}

/// The context kept on each side, for finding the words again: at most this many code points …
const CONTEXT_POINTS: usize = 32;
/// … and bytes, in whole grapheme clusters.
const CONTEXT_BYTES: usize = 64;
/// The text that is looked at for them.
const WINDOW: usize = 4 * CONTEXT_BYTES;

fn before(text: &str, span: Span) -> &str {
    let from = text.floor_char_boundary(span.start.saturating_sub(WINDOW));
    let window = text.get(from..span.start).unwrap_or_default();
    let length = fitting(window.graphemes(true).rev());
    window.get(window.len() - length..).unwrap_or_default()
}

fn after(text: &str, span: Span) -> &str {
    let to = text.floor_char_boundary(span.end.saturating_add(WINDOW));
    let window = text.get(span.end..to).unwrap_or_default();
    let length = fitting(window.graphemes(true));
    window.get(..length).unwrap_or_default()
}

/// How many bytes of `clusters` fit the context.
fn fitting<'a>(clusters: impl Iterator<Item = &'a str>) -> usize {
    let (mut points, mut bytes) = (0, 0);
    for cluster in clusters {
        points += cluster.chars().count();
        if points > CONTEXT_POINTS || bytes + cluster.len() > CONTEXT_BYTES {
            break;
        }
        bytes += cluster.len();
    }
    bytes
}
