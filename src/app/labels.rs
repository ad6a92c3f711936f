//! Hint labels: two letters on every sentence on screen; typing them goes there.
//!
//! Knows which words are on screen. Where in a line a label stands, in cells, is the screen's affair.

use super::overlay::Overlay;
use super::{App, Focus};
use crate::article::Span;
use crate::keys::{Code, Key};

/// The letters of labels, those of the home row first.
const LETTERS: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";
/// The letters of the home row: as long as two of them are enough, no others are taken.
const HOME: usize = 9;

/// A sentence on screen and the letters that go there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The two letters, in small letters.
    pub letters: [char; 2],
    /// The byte of the text that they stand on: its first on screen.
    pub at: usize,
    sentence: Span,
}

/// The labels of what is on screen, and how much of one is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    all: Vec<Label>,
    typed: Option<char>,
}

impl Labels {
    /// Labels for `sentences`, of which `shown` is on screen. Where letters run out, the last have none.
    fn of(sentences: &[Span], shown: Span) -> Self {
        let enough = (HOME..LETTERS.len()).find(|letters| letters * letters >= sentences.len());
        let letters = LETTERS.get(..enough.unwrap_or(LETTERS.len()));
        let letters = letters.unwrap_or(LETTERS).iter().copied().map(char::from);
        let pairs = letters
            .clone()
            .flat_map(|first| letters.clone().map(move |second| [first, second]));
        let label = |(letters, sentence): ([char; 2], &Span)| Label {
            letters,
            at: sentence.start.max(shown.start),
            sentence: *sentence,
        };
        Self {
            all: pairs.zip(sentences).map(label).collect(),
            typed: None,
        }
    }

    /// Those that what is typed can still become, from the top.
    pub fn lit(&self) -> impl Iterator<Item = &Label> {
        let fits = |label: &&Label| self.typed.is_none_or(|typed| label.letters[0] == typed);
        self.all.iter().filter(fits)
    }

    /// The first letter, once it is typed.
    #[must_use]
    pub fn typed(&self) -> Option<char> {
        self.typed
    }

    /// The sentence whose label ends with `letter`.
    fn ending_with(&self, letter: char) -> Option<Span> {
        let found = self.lit().find(|label| label.letters[1] == letter);
        found.map(|label| label.sentence)
    }

    fn begin_with(&self, letter: char) -> bool {
        self.all.iter().any(|label| label.letters[0] == letter)
    }
}

impl App {
    pub(super) fn open_labels(&mut self) {
        self.settle();
        let labels = self.labels_on_screen();
        if labels.all.is_empty() {
            return self.say_empty();
        }
        self.overlay = Some(Overlay::Labels(labels));
    }

    /// Takes `key` for a letter of a label; another one closes the labels.
    pub(super) fn type_label(&mut self, key: Key) {
        // What was typed before the screen could follow is taken for what it shows by now.
        self.settle();
        let Some(Overlay::Labels(labels)) = &mut self.overlay else {
            return;
        };
        let letter = match key.code {
            Code::Char(typed) if !key.ctrl && !key.alt => typed.to_ascii_lowercase(),
            _ => return self.miss_label(key),
        };
        match labels.typed {
            None if labels.begin_with(letter) => labels.typed = Some(letter),
            None => self.miss_label(key),
            Some(_) => match labels.ending_with(letter) {
                Some(sentence) => self.go_to_label(sentence),
                None => self.miss_label(key),
            },
        }
    }

    /// Whether a first letter is typed.
    pub(super) fn has_half_a_label(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Labels(labels)) if labels.typed.is_some())
    }

    /// Takes the first letter back; without one, closes the labels.
    pub(super) fn step_back_in_labels(&mut self) {
        match &mut self.overlay {
            Some(Overlay::Labels(labels)) if labels.typed.is_some() => labels.typed = None,
            _ => self.close_overlay(),
        }
    }

    /// Labels what is on screen by now; of labels that are no longer so, half a one is nothing.
    pub(super) fn renew_labels(&mut self) {
        let Some(Overlay::Labels(old)) = &self.overlay else {
            return;
        };
        let labels = self.labels_on_screen();
        if labels.all != old.all {
            self.overlay = Some(Overlay::Labels(labels));
        }
    }

    fn labels_on_screen(&self) -> Labels {
        let shown = self.view.shown(&self.article);
        let Some((first, last)) = self.view.stretches() else {
            return Labels::default();
        };
        let sentences: Vec<_> = (first..=last)
            .flat_map(|index| self.article.sentences(index))
            .filter(|sentence| sentence.overlaps(shown))
            .collect();
        Labels::of(&sentences, shown)
    }

    /// Puts the focus on `sentence`; of a selection, the end that moves.
    fn go_to_label(&mut self, sentence: Span) {
        self.close_overlay();
        if !self.is_selecting() {
            self.jump_to(Focus::sentence(sentence));
        } else if self.moves_start() {
            self.move_end(Some(sentence.start));
        } else {
            self.move_end(Some(sentence.end));
        }
    }

    fn miss_label(&mut self, key: Key) {
        self.close_overlay();
        self.warn(format!("No label has {} there", key.label()));
    }
}
