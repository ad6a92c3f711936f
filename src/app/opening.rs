//! What the program starts with.

use super::keymap::Keymap;
use super::{Draft, Place, Stamps, Who, pane};
use crate::annotation::Annotation;
use crate::article::Article;
use crate::codebook::Codebook;
use crate::suggest::Wishes;
use std::sync::Arc;

/// What the program starts with.
pub struct Opening {
    /// The text.
    pub article: Arc<Article>,
    /// The sides in use.
    pub codebook: Codebook,
    /// What was tagged before.
    pub annotations: Vec<Arc<Annotation>>,
    /// Why nothing can be tagged, if nothing can.
    pub refusal: Option<String>,
    /// What the reader is to be told at the start, a line each: mistakes in settings and codebook.
    pub warnings: Vec<String>,
    /// What has the mistakes.
    pub faulty: Faulty,
    /// The file that has work of an earlier session that couldn't be saved where it belongs.
    pub rescued: Option<String>,
    /// Where the reader was when they left.
    pub place: Option<Place>,
    /// What was half typed when the program ended the last time.
    pub draft: Option<Draft>,
    /// Whether the mouse is ours and not the terminal's.
    pub mouse: bool,
    /// How the reader is used to have the side pane.
    pub pane: pane::Habit,
    /// Whether the reader has saved a stance before, in any article.
    pub introduced: bool,
    /// Whether the screen is for a screen reader or a braille line: no boxes, one pane alone.
    pub plain: bool,
    /// Where ids and times come from.
    pub stamps: Stamps,
    /// What the keys do.
    pub keymap: Keymap,
    /// Who reads.
    pub who: Who,
    /// Which suggestions they want to see.
    pub suggesting: Wishes,
}

/// Which of the person's files have mistakes, for the sign at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faulty {
    /// The codebook.
    pub codebook: bool,
    /// The settings.
    pub settings: bool,
}
