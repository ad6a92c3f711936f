//! Annotations: a span with a stance, and the ordered set of them. Knows the article's spans, and codes by
//! their names.

mod anchor;
mod annotator;
mod arrival;
mod conflict;
mod doubt;
mod edit;
mod elsewhere;
mod merge;
mod past;
mod set;
mod tally;

pub use anchor::{Anchored, MOST_PLACES, anchor};
pub use annotator::{Annotator, Layer, Layers};
pub use arrival::{Arrival, Whence, fitted};
pub use conflict::{Conflict, Field, Value, Was};
pub use doubt::{Doubt, Origin, Standing};
pub use merge::{differences, merged};

pub use edit::{Edit, Spread, Step};
pub use past::{Broken, Deleted, Past};

pub use elsewhere::{Act, Elsewhere, Recoded};
pub use set::Annotations;
pub use tally::Tally;

use crate::article::{Article, Span};
use crate::codebook::CodeKind;
use std::sync::Arc;

/// What names an annotation for good: 1 to 64 of `[0-9A-Za-z_-]`, a ULID when it was made here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// `text` as an id; `None` if it is empty, too long or has another character in it.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        let valid = (1..=64).contains(&text.len()) && text.bytes().all(fits);
        valid.then(|| Self(text.into()))
    }

    /// The id as it stands in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// For, against or neither. Where nobody judged, there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// For the topic.
    Support,
    /// Against the topic.
    Oppose,
    /// Neither, said so by the annotator.
    Neutral,
}

impl Position {
    /// The three, in the order in which they are counted and shown.
    pub const ALL: [Self; 3] = [Self::Support, Self::Oppose, Self::Neutral];

    /// The word for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Neutral => "neutral",
        }
    }

    /// The sign for it on screen, one cell wide.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Support => "▲",
            Self::Oppose => "▼",
            Self::Neutral => "●",
        }
    }

    /// The position that a file's `word` means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|position| position.word() == word)
    }
}

/// Who stands where, on what: all but the side may be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stance {
    /// Whose camp.
    pub side: Arc<str>,
    /// The person or body quoted.
    pub speaker: Option<Arc<str>>,
    /// What it is about, or toward whom.
    pub topic: Option<Arc<str>>,
    /// For, against or neutral.
    pub position: Option<Position>,
}

impl Stance {
    /// A stance of `side` with nothing else said.
    #[must_use]
    pub fn of(side: Arc<str>) -> Self {
        Self {
            side,
            speaker: None,
            topic: None,
            position: None,
        }
    }

    /// The name of its code of `kind`.
    #[must_use]
    pub fn code(&self, kind: CodeKind) -> Option<&Arc<str>> {
        match kind {
            CodeKind::Side => Some(&self.side),
            CodeKind::Speaker => self.speaker.as_ref(),
            CodeKind::Topic => self.topic.as_ref(),
        }
    }

    /// Has the code called `name` from now on.
    pub fn set_code(&mut self, kind: CodeKind, name: Arc<str>) {
        match kind {
            CodeKind::Side => self.side = name,
            CodeKind::Speaker => self.speaker = Some(name),
            CodeKind::Topic => self.topic = Some(name),
        }
    }
}

/// A span with a stance, a note, who made it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// What names it for good.
    pub id: Id,
    /// Its words' place in the text; of a lost one, where they were.
    pub span: Span,
    /// Who stands where.
    pub stance: Stance,
    /// A remark of the annotator's.
    pub note: Option<Arc<str>>,
    /// The annotator's name.
    pub by: Option<Arc<str>>,
    /// When it was made, as RFC 3339 writes it.
    pub at: Option<Arc<str>>,
    /// What the text has done to it since its place was last sure; nothing: its words are where it says.
    pub doubt: Option<Arc<Doubt>>,
    /// What two people decided differently and nobody has settled yet.
    pub conflicts: Arc<[Conflict]>,
}

impl Annotation {
    /// How it stands in a text that isn't the one it was made in; nothing where its place is sure.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.doubt.as_ref().map(|doubt| doubt.standing)
    }

    /// Whether it has no place in the text: its words are gone, or nothing tells where they are.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.standing()
            .is_some_and(|standing| !standing.has_place())
    }

    /// Whether a person has to decide something about it: where its words are, or which of two answers counts. Of a
    /// lost one that is decided.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        let standing = self.standing();
        !self.conflicts.is_empty() || standing.is_some_and(|standing| standing != Standing::Lost)
    }

    /// The words that it stood on when its place was last sure, where it isn't any more.
    #[must_use]
    pub fn old_words(&self) -> Option<&Arc<str>> {
        self.doubt.as_ref().map(|doubt| &doubt.origin.quote)
    }

    /// The words that it stood on and that have no place in the text any more.
    #[must_use]
    pub fn lost_words(&self) -> Option<&Arc<str>> {
        self.old_words().filter(|_| self.is_lost())
    }

    /// The words that it stands on; of a lost one, those that it stood on.
    #[must_use]
    pub fn words<'a>(&'a self, article: &'a Article) -> &'a str {
        let lost = self.lost_words().map(|words| &**words);
        lost.unwrap_or_else(|| article.slice(self.span))
    }
}

/// One annotation made, changed or deleted: what it was and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What stood before; nothing where the annotation is new.
    pub before: Option<Arc<Annotation>>,
    /// What stands after; nothing where it is deleted.
    pub after: Option<Arc<Annotation>>,
}

impl Change {
    /// A new annotation.
    #[must_use]
    pub fn made(annotation: Annotation) -> Self {
        Self {
            before: None,
            after: Some(Arc::new(annotation)),
        }
    }

    /// An annotation that became another.
    #[must_use]
    pub fn edited(before: Arc<Annotation>, after: Annotation) -> Self {
        Self {
            before: Some(before),
            after: Some(Arc::new(after)),
        }
    }

    /// An annotation gone.
    #[must_use]
    pub const fn deleted(before: Arc<Annotation>) -> Self {
        Self {
            before: Some(before),
            after: None,
        }
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
