//! What is remembered for the next time. All of it is a convenience: that it couldn't be kept is no news for who
//! reads.

use crate::store::desk::Desk;
use crate::store::dismissed;
use crate::store::state::{self, Draft, Reader, ReadingPlace};
use std::sync::Arc;

/// What is to be remembered, each in its latest form.
#[derive(Default)]
pub(super) struct Remembering {
    pub(super) place: Option<(ReadingPlace, Option<Draft>)>,
    pub(super) reader: Option<Reader>,
    pub(super) dismissed: Option<Arc<[Arc<str>]>>,
}

impl Remembering {
    /// Writes what there is.
    pub(super) fn write(self, desk: &Desk) {
        let Desk {
            places,
            key,
            article,
            ..
        } = desk;
        if let Some((place, draft)) = self.place {
            let _ = state::keep_place(places, key, article, place, draft);
        }
        if let Some(reader) = self.reader {
            let _ = state::keep_reader(places, &reader);
        }
        if let Some(words) = self.dismissed {
            let _ = dismissed::keep(places, key, article.name(), &words);
        }
    }
}
