//! Scenes: the article that a test begins with, and all that stands around it.

use super::marked;
use standoff::annotation::{Annotator, Layer, Layers};
use standoff::app::keymap::Keymap;
use standoff::app::{Draft, Faulty, Who};
use standoff::article::Facts;
use standoff::codebook::Codebook;
use standoff::suggest::Wishes;
use std::sync::Arc;

/// What a reader finds when the curtain rises.
#[derive(Clone)]
pub struct Scene {
    /// The article's file name.
    pub name: &'static str,
    /// Its text, with focus and stances marked in it.
    pub article: String,
    /// What its source says of it.
    pub source: Facts,
    /// The size of the screen, in columns and rows.
    pub size: (u16, u16),
    /// Which of its stances are in doubt, as `doubts.rs` says.
    pub doubts: Vec<String>,
    /// Why nothing can be tagged, if nothing can.
    pub refusal: Option<String>,
    /// The codes in use.
    pub codebook: Codebook,
    /// What was half typed the last time.
    pub draft: Option<Draft>,
    /// Whether nobody has saved a stance here before.
    pub newcomer: bool,
    /// Whether there are to be no boxes.
    pub plain: bool,
    /// What the keys do.
    pub keymap: Keymap,
    /// Where work of an earlier session is.
    pub rescued: Option<String>,
    /// What is to be said at the start.
    pub warnings: Vec<String>,
    /// What has mistakes.
    pub faulty: Faulty,
    /// Who reads.
    pub who: Who,
    /// The annotators who have tagged the article too, each with the text and their stances marked in it.
    pub layers: Vec<(String, String)>,
    /// What the wording suggests, as `suggested.rs` says.
    pub suggestions: Vec<String>,
    /// The words of what was dismissed in earlier sessions.
    pub dismissed: Vec<String>,
    /// Which suggestions are wished.
    pub wishes: Wishes,
    /// The articles of the folder, as `shelf.rs` says.
    pub shelf: Vec<String>,
}

impl Scene {
    /// A scene with the article `marked`, on a screen of 80 by 24, for somebody who knows the program.
    pub fn of(marked: impl Into<String>) -> Self {
        Self {
            name: "news.txt",
            article: marked.into(),
            source: Facts::default(),
            size: (80, 24),
            doubts: Vec::new(),
            refusal: None,
            rescued: None,
            codebook: Codebook::default(),
            draft: None,
            newcomer: false,
            plain: false,
            keymap: Keymap::default(),
            warnings: Vec::new(),
            faulty: Faulty::default(),
            who: Who::default(),
            layers: Vec::new(),
            suggestions: Vec::new(),
            dismissed: Vec::new(),
            wishes: Wishes::default(),
            shelf: Vec::new(),
        }
    }
}

/// What `layers` are, read in the light of `codebook`.
pub(super) fn layers(layers: &[(String, String)], codebook: &Codebook) -> Layers {
    let layer = |(name, marked): &(String, String)| Layer {
        annotator: Annotator::new(name),
        annotations: marked::read(marked, codebook)
            .stances
            .into_iter()
            .map(Arc::new)
            .collect(),
    };
    Layers {
        read: layers.iter().map(layer).collect(),
        broken: Vec::new(),
    }
}
