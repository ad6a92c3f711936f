//! The program on a text with stances, as a property begins.

use super::stage::{self, marked};
use standoff::annotation::{Annotation, Position, Stance};
use standoff::app::{App, Opening};
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use std::sync::Arc;

/// The program on `text` with `stances`.
pub(crate) fn tagged(text: &str, stances: &[(usize, usize, usize, usize)]) -> App {
    let codebook = Codebook::default();
    let at = |share: usize| text.floor_char_boundary(text.len() * share.min(1000) / 1000);
    let spans = stances.iter().map(|(start, length, side, position)| {
        (Span::new(at(*start), at(start + length)), *side, *position)
    });
    let annotations: Vec<_> = (1..)
        .zip(spans.filter(|(span, _, _)| !span.is_empty()))
        .map(|(made, (span, side, position))| {
            let mut stance = Stance::of(codebook.sides()[side].name.clone());
            stance.position = Position::ALL.get(position).copied();
            Arc::new(marked::annotation(made, span, stance))
        })
        .collect();
    with(text, annotations)
}

/// The program on `text` with `annotations`.
pub(crate) fn with(text: &str, annotations: Vec<Arc<Annotation>>) -> App {
    App::open(Opening {
        article: Arc::new(Article::new("news.txt", text.to_owned())),
        codebook: Codebook::default(),
        stamps: stage::naming::stamps(annotations.len()),
        annotations,
        refusal: None,
        rescued: None,
        warnings: Vec::new(),
        faulty: standoff::app::Faulty::default(),
        pane: standoff::app::pane::Habit::default(),
        keymap: standoff::app::keymap::Keymap::default(),
        who: standoff::app::Who::default(),
        place: None,
        draft: None,
        mouse: true,
        introduced: true,
        plain: false,
        suggesting: standoff::suggest::Wishes::default(),
    })
}
