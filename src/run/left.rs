//! Where an article was left and what was half typed there, between the state of the program and the state on disk.

use crate::annotation::Id;
use crate::app::{Draft, Focus, Place, Typed};
use crate::article::{Article, Span, Unit};
use crate::store::Places;
use crate::store::state::{self, ReadingPlace};

/// The beginning of paragraph `number`.
pub(super) fn beginning(article: &Article, number: usize) -> Place {
    let start = article.paragraph(number).start;
    Place {
        focus: Focus::sentence(article.sentence_at(start)),
        top: start,
    }
}

/// The place of `span`.
pub(super) fn on(article: &Article, span: Span) -> Place {
    Place {
        focus: Focus::on(article, span),
        top: span.start,
    }
}

/// Where the article with `key` was left. What was a whole unit then and isn't any more gives way to the sentence there.
pub(super) fn place(places: &Places, key: &str, article: &Article) -> Option<Place> {
    let kept = state::place(places, key, article)?;
    let focus = Focus::new(kept.focus, kept.unit);
    let is_whole = kept.unit == Unit::Free || Focus::on(article, kept.focus).unit == kept.unit;
    let is_word =
        kept.unit == Unit::Word && article.word_from(kept.focus.start) == Some(kept.focus);
    let sentence = || Focus::sentence(article.sentence_at(kept.focus.start));
    let stands = !kept.focus.is_empty() && (is_whole || is_word);
    Some(Place {
        focus: if stands { focus } else { sentence() },
        top: kept.top,
    })
}

/// What was half typed when the article with `key` was left.
pub(super) fn draft(places: &Places, key: &str) -> Option<Draft> {
    let left = state::draft(places, key)?;
    Some(Draft {
        kind: Typed::named(&left.kind)?,
        text: left.text,
        stance: left.stance.as_deref().and_then(Id::new),
    })
}

/// Where the reader is and what is half typed there, as they are remembered.
pub(super) fn remembered(
    (place, draft): &(Place, Option<Draft>),
) -> (ReadingPlace, Option<state::Draft>) {
    let draft = draft.as_ref().map(|draft| state::Draft {
        kind: draft.kind.name().to_owned(),
        text: draft.text.clone(),
        stance: draft.stance.as_ref().map(|id| id.as_str().to_owned()),
    });
    let place = ReadingPlace {
        focus: place.focus.span,
        unit: place.focus.unit,
        top: place.top,
    };
    (place, draft)
}
