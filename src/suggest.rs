//! Stances proposed from the wording: where somebody is quoted or reported, who, and on whose side.
//!
//! Rules over the text and tables of words, no more: the same text gets the same suggestions on every
//! machine. Knows the article and the codebook; must not know what becomes of a suggestion, a screen or a
//! file. One file per question: where the speech is (`quoted`, `reported`), who speaks (`speaker`), whose
//! side that is (`side`), for or against (`position`). The tables stand in `assets/suggest`.

mod clause;
mod lexicon;
mod part;
mod position;
mod quoted;
mod reported;
mod side;
mod speaker;
mod speech;
mod weighing;
mod weights;
mod window;
mod wishes;
mod words;

use crate::annotation::Position;
use crate::article::{Article, Span};
use crate::codebook::Codebook;
use lexicon::Lexicon;
use speech::Speech;
use std::sync::Arc;
pub use weighing::Weighed;
use weights::Weights;
pub use window::{Part, window};
pub use wishes::Wishes;
use words::Words;

/// How the words of somebody stand in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In quotation marks, the whole of it.
    Direct,
    /// Reported, with words of theirs in quotation marks.
    Mixed,
    /// Reported in other words.
    Indirect,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// The word for it in settings and in what is printed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where the text mentions them for it: "he", "Italy's Foreign Minister Angelino Alfano".
    pub mention: Span,
    /// Who that is: the codebook's name, else the fullest one of the text; of a pronoun, whom it stands for.
    /// `None`: nobody who could be named.
    pub name: Option<Arc<str>>,
    /// The noun phrases that tell who that is, this one and others of the same person: "UK Foreign Secretary
    /// Boris Johnson", "Johnson, the foreign secretary". The mention first, then in order of the places.
    pub described: Vec<Span>,
}

/// A stance proposed from the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is quoted or reported: one place, or several where it is interrupted. In order, disjoint, never
    /// none; in bytes.
    pub fragments: Vec<Span>,
    /// How it stands in the text.
    pub kind: Kind,
    /// The words that tell of it: "said", "according to".
    pub cue: Option<Span>,
    /// Who is quoted, where that was found.
    pub source: Option<Source>,
    /// The name of the side that they speak for, where that is beyond doubt.
    pub side: Option<Arc<str>>,
    /// For or against, only where the wording is plain.
    pub position: Option<Position>,
    /// How often of a hundred times such a suggestion is right.
    pub confidence: u8,
}

impl Suggestion {
    /// From its first byte to its last, with what interrupts it.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.fragments.first().map_or(0, |first| first.start);
        let end = self.fragments.last().map_or(start, |last| last.end);
        Span::new(start, end)
    }
}

/// Proposes stances: the tables, read once.
#[derive(Debug, Clone)]
pub struct Suggester {
    lexicon: Arc<Lexicon>,
    atlas: Arc<side::Atlas>,
    positions: Arc<position::Positions>,
    weights: Arc<Weights>,
}

impl Suggester {
    /// With the tables of English.
    #[must_use]
    pub fn english() -> Self {
        Self {
            lexicon: Arc::new(Lexicon::english()),
            atlas: Arc::new(side::Atlas::english()),
            positions: Arc::new(position::Positions::english()),
            weights: Arc::new(Weights::english()),
        }
    }

    /// What `article` suggests, in order of the places, sides as `codebook` has them.
    #[must_use]
    pub fn suggest(&self, article: &Article, codebook: &Codebook) -> Vec<Suggestion> {
        let words = Words::of(article, &self.lexicon);
        let speeches = speech::find(&words, &self.lexicon, &self.weights);
        let sources = speaker::sources(&words, &self.lexicon, &speeches);
        let mut sides = side::Sides::new(&self.atlas, &self.lexicon, &words, codebook);
        speeches
            .into_iter()
            .zip(sources)
            .map(|(speech, mut source)| {
                let side = source.as_mut().and_then(|source| sides.of(source));
                let position = self.positions.of(&words, &self.lexicon, &speech);
                suggestion(&words, speech, position, source, side)
            })
            .collect()
    }
}

fn suggestion(
    words: &Words<'_>,
    speech: Speech,
    position: Option<Position>,
    source: Option<Source>,
    side: Option<Arc<str>>,
) -> Suggestion {
    Suggestion {
        position,
        cue: speech.cue.map(|cue| words.span(cue)),
        fragments: speech.fragments,
        kind: speech.kind,
        source,
        side,
        confidence: speech.confidence,
    }
}

#[cfg(test)]
mod tests;
