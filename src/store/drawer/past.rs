//! The versions of the file that were seen while it is open. Who has it in an editor may write back a version that lacks
//! what came since: that isn't what they deleted.

use crate::annotation::{Annotation, Change, Id, differences};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// What the file had, version by version.
#[derive(Debug, Default)]
pub(super) struct Past {
    latest: Vec<Arc<Annotation>>,
    /// What leads from each version to the next.
    steps: VecDeque<Vec<Change>>,
    /// What came since the first version.
    came: HashSet<Id>,
}

/// The versions that are remembered.
const MOST: usize = 1000;

impl Past {
    pub(super) fn of(annotations: &[Arc<Annotation>]) -> Self {
        Self {
            latest: annotations.to_vec(),
            steps: VecDeque::new(),
            came: HashSet::new(),
        }
    }

    /// The file has `annotations` by now.
    pub(super) fn go_on(&mut self, annotations: Vec<Arc<Annotation>>) {
        let step = differences(&self.latest, &annotations);
        self.latest = annotations;
        let new = step.iter().filter(|change| change.before.is_none());
        self.came
            .extend(new.filter_map(|change| change.id().cloned()));
        if !step.is_empty() {
            self.steps.push_back(step);
        }
        if self.steps.len() > MOST {
            self.steps.pop_front();
        }
    }

    /// What came since the first version and stands in the one that the way `back` leads to, but not in `theirs`.
    pub(super) fn missing(
        &self,
        theirs: &[Arc<Annotation>],
        back: &[Change],
    ) -> Vec<Arc<Annotation>> {
        let theirs: HashSet<&Id> = theirs.iter().map(|one| &one.id).collect();
        // On the way one may go and come again: what counts is what is there at the end.
        let latest = self.latest.iter().map(|one| (&one.id, Some(one)));
        let mut there: BTreeMap<&Id, Option<&Arc<Annotation>>> = latest.collect();
        for change in back {
            there.extend(change.id().map(|id| (id, change.after.as_ref())));
        }
        let there = there.into_values().flatten();
        let missing = there.filter(|one| self.came.contains(&one.id) && !theirs.contains(&one.id));
        missing.cloned().collect()
    }

    /// What leads from the latest version back to the one that `theirs` was made from, if that is an earlier one: it
    /// differs from that in less.
    pub(super) fn way_back(&self, theirs: &[Arc<Annotation>]) -> Vec<Change> {
        let theirs: HashMap<&Id, &Arc<Annotation>> =
            theirs.iter().map(|one| (&one.id, one)).collect();
        let differs = |id: &Id, one: Option<&Arc<Annotation>>| theirs.get(id).copied() != one;
        let latest = || self.latest.iter();
        let known = latest().filter(|one| theirs.contains_key(&one.id));
        let new = theirs.len() - known.count();
        let mut count = new + latest().filter(|one| differs(&one.id, Some(one))).count();
        let (mut least, mut length) = (count, 0);
        for (back, step) in (1..).zip(self.steps.iter().rev()) {
            for change in step {
                let Some(id) = change.id() else { continue };
                count += usize::from(differs(id, change.before.as_ref()));
                count = count.saturating_sub(usize::from(differs(id, change.after.as_ref())));
            }
            if count < least {
                (least, length) = (count, back);
            }
        }
        let steps = self.steps.iter().rev().take(length);
        let changes = steps.flat_map(|step| step.iter().rev().map(Change::inverse));
        changes.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Past;
    use crate::annotation::{Annotation, Id, Stance};
    use crate::article::Span;
    use std::sync::Arc;

    /// Stances called after the letters of `ids`; a capital is one that was changed.
    fn version(ids: &str) -> Vec<Arc<Annotation>> {
        let one = |letter: char| {
            let side = if letter.is_uppercase() { "US" } else { "UK" };
            Arc::new(Annotation {
                id: Id::new(&letter.to_lowercase().to_string()).expect("an id"),
                span: Span::new(0, 3),
                stance: Stance::of(side.into()),
                note: None,
                by: None,
                at: None,
                doubt: None,
                conflicts: Arc::default(),
            })
        };
        ids.chars().map(one).collect()
    }

    /// Where `theirs` is taken to come from, after the file had all of `versions`.
    fn origin(versions: &[&str], theirs: &str) -> String {
        let mut past = Past::of(&version(versions[0]));
        for next in &versions[1..] {
            past.go_on(version(next));
        }
        let last = version(versions[versions.len() - 1]);
        let mut found: crate::annotation::Annotations = last.into_iter().collect();
        for change in past.way_back(&version(theirs)) {
            found.apply(&change);
        }
        let letter = |one: &Arc<Annotation>| match &*one.stance.side {
            "US" => one.id.as_str().to_uppercase(),
            _ => one.id.as_str().to_owned(),
        };
        found.iter().map(letter).collect()
    }

    #[test]
    fn what_an_old_copy_lacks_was_not_deleted_by_who_changed_that_copy() {
        let versions = ["ab", "abc", "abcd", "aBcd"];
        assert_eq!(origin(&versions, "abx"), "ab");
        assert_eq!(origin(&versions, "Abc"), "abc");
        assert_eq!(origin(&versions, "b"), "ab");
        assert_eq!(origin(&versions, "abcdx"), "abcd");
    }

    #[test]
    fn what_came_and_is_missing_is_contested_unless_the_way_back_explains_it() {
        let mut past = Past::of(&version("a"));
        for next in ["ab", "a", "abc"] {
            past.go_on(version(next));
        }
        let missing = |theirs: &str| {
            let theirs = version(theirs);
            let found = past.missing(&theirs, &past.way_back(&theirs));
            found
                .iter()
                .map(|one| one.id.as_str().to_owned())
                .collect::<String>()
        };
        assert_eq!(missing("acx"), "b", "it may have been deleted");
        assert_eq!(missing("ax"), "", "who had the old copy never saw them");
        assert_eq!(missing("bc"), "", "the first one was always there");
        // A way on which it goes and comes again explains nothing.
        let b = version("b").remove(0);
        let gone = crate::annotation::Change::deleted(b);
        let way = [gone.clone(), gone.inverse()];
        assert_eq!(past.missing(&version("ac"), &way).len(), 1);
        // Nor does one to a version that has what the latest one hasn't.
        past.go_on(version("ac"));
        assert_eq!(past.missing(&version("ac"), &way[1..]).len(), 1);
    }

    #[test]
    fn what_the_latest_version_explains_was_done_to_that() {
        let versions = ["ab", "abc", "abcd", "aBcd"];
        for theirs in ["aBcd", "aBcdx", "ABcd", "acd", "Bcd", "aBc"] {
            assert_eq!(origin(&versions, theirs), "aBcd", "{theirs}");
        }
        assert_eq!(
            origin(&["ab", "abx"], ""),
            "ab",
            "at least what never was there"
        );
    }
}
