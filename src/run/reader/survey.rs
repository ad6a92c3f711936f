//! Counting the stances of other articles on a thread of its own.

use super::{Happening, Session, Stage};
use crate::annotation::Elsewhere;
use crate::codebook::CodeKind;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::thread;

impl<S: Stage> Session<S> {
    /// Counts the stances of other articles, however long that takes, while the person goes on.
    pub(super) fn survey(&self, number: u64, kind: CodeKind, name: Arc<str>) {
        let (scope, sender) = (self.scope.clone(), self.sender.clone());
        let article = self.app.shared_article();
        let asked = article.clone();
        let counting = thread::Builder::new().name("survey".to_owned());
        let counted = counting.spawn(move || {
            let found = catch_unwind(|| scope.survey(kind, &name));
            let found = found.unwrap_or_else(|_| uncounted());
            // Nobody listens any more once the program is leaving.
            let _ = sender.send(Happening::Surveyed(asked, number, found));
        });
        if counted.is_err() {
            let uncounted = Happening::Surveyed(article, number, uncounted());
            let _ = self.sender.send(uncounted);
        }
    }
}

/// What can't be counted is told as such; it is changed all the same.
fn uncounted() -> Elsewhere {
    Elsewhere {
        left: 1,
        first_left: Some("the stances of other articles couldn't be counted".to_owned()),
        ..Elsewhere::default()
    }
}
