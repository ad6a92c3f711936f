//! Counting the stances of other articles on a thread of its own.

use super::{Happening, Session, Stage};
use crate::annotation::Elsewhere;
use crate::codebook::CodeKind;
use std::sync::Arc;
use std::thread;

impl<S: Stage> Session<S> {
    /// Counts the stances of other articles, however long that takes, while the person goes on.
    pub(super) fn survey(&self, number: u64, kind: CodeKind, name: Arc<str>) {
        let (scope, sender) = (self.scope.clone(), self.sender.clone());
        let counting = thread::Builder::new().name("survey".to_owned());
        let counted = counting.spawn(move || {
            let found = scope.survey(kind, &name);
            // Nobody listens any more once the program is leaving.
            let _ = sender.send(Happening::Surveyed(number, found));
        });
        if counted.is_err() {
            // What can't be counted is told as such; it is changed all the same.
            let found = Elsewhere {
                left: 1,
                first_left: Some("the stances couldn't be counted".to_owned()),
                ..Elsewhere::default()
            };
            let _ = self.sender.send(Happening::Surveyed(number, found));
        }
    }
}
