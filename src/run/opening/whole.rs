//! A text read to its end, taking the place of its opening.

use super::{App, Desk, Found, Laid, shown};

/// A text read to its end.
#[derive(Debug)]
pub(in crate::run) enum Whole {
    /// It was so from the start.
    Known(Box<Desk>),
    /// A book is, with what is kept of it.
    Read(Box<Laid>, Box<Found>),
}

impl Whole {
    /// Has `app` go on with it. Its desk.
    pub(in crate::run) fn put_into(self, app: &mut App) -> Desk {
        match self {
            Self::Known(desk) => *desk,
            Self::Read(laid, found) => {
                let refusal = laid.refusal.map(|refusal| refusal.to_string());
                let refusal = refusal.or_else(|| found.codes.refusal.clone());
                let rescued = laid.rescued.as_deref().map(shown);
                app.complete(laid.article, laid.annotations, refusal, rescued.as_deref());
                app.know(laid.about);
                let scope = found.scope();
                laid.desk.with_codebook(found.codes.file).with_scope(scope)
            }
        }
    }
}
