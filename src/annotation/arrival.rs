//! What comes in from outside while an article is open: somebody else's changes, or work that was kept aside.

use super::{Annotation, Change, Id, merged};
use std::collections::HashMap;
use std::sync::Arc;

/// Where changes come from that nobody made here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whence {
    /// Another program wrote them to the file.
    Program,
    /// They are work of an earlier session that was kept aside.
    Aside,
}

/// Changes that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// What they lead from, and to, once all changes up to `heard` are carried out; none twice about one annotation.
    pub changes: Vec<Change>,
    /// The last change made here that they take into account.
    pub heard: u64,
    /// Where they come from.
    pub whence: Whence,
}

impl Change {
    /// What the annotation is called that it is about.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        let annotation = self.after.as_ref().or(self.before.as_ref());
        annotation.map(|annotation| &annotation.id)
    }

    /// What it makes of `present`, which somebody else may have changed since it was thought of.
    #[must_use]
    pub fn on(&self, present: Option<&Arc<Annotation>>) -> Option<Arc<Annotation>> {
        if present == self.before.as_ref() {
            return self.after.clone();
        }
        let (base, ours) = (self.before.as_deref(), self.after.as_deref());
        merged(base, ours, present.map(|present| &**present)).map(Arc::new)
    }
}

/// `changes`, each led from what `present` has when it is its turn; those that change nothing are left out.
#[must_use]
pub fn fitted<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
    mut present: impl FnMut(&Id) -> Option<Arc<Annotation>>,
) -> Vec<Change> {
    let mut now: HashMap<&Id, Option<Arc<Annotation>>> = HashMap::new();
    let mut fitted = Vec::new();
    for change in changes {
        let Some(id) = change.id() else { continue };
        let now = now.entry(id).or_insert_with(|| present(id));
        let after = change.on(now.as_ref());
        if *now != after {
            let before = std::mem::replace(now, after.clone());
            fitted.push(Change { before, after });
        }
    }
    fitted
}
