//! What stances made by a test are called, and how a test that failed tells of one.

use standoff::annotation::{Annotation, Id};
use standoff::app::Stamp;

/// Ids that count on from `first`, and one moment for all.
pub fn stamps(first: usize) -> standoff::app::Stamps {
    let mut made = first;
    Box::new(move || {
        made += 1;
        Stamp {
            id: id(made),
            at: "2017-04-13T10:00:00Z".into(),
        }
    })
}

/// The id of the stance made as number `made`.
pub fn id(made: usize) -> Id {
    Id::new(&format!("s{made:04}")).unwrap_or_else(|| panic!("{made} makes no id"))
}

/// `annotation` as the test that failed is to show it.
pub fn tell(annotation: &Annotation) -> String {
    let Annotation {
        id, span, stance, ..
    } = annotation;
    let glyph = stance
        .position
        .map_or("", standoff::annotation::Position::glyph);
    format!(
        "{} {}{glyph} {}..{}",
        id.as_str(),
        stance.side,
        span.start,
        span.end
    )
}
