//! What is known of a text that is gone: the words of its stances and what stood around them, put together where
//! they touch.

use crate::annotation::Origin;

/// A piece of the old text.
#[derive(Debug)]
pub(super) struct Passage {
    /// Where it began, in code points.
    start: usize,
    letters: Vec<char>,
    /// The stances in it, by their places in the list that was asked for.
    pub(super) stances: Vec<usize>,
}

impl Passage {
    /// The passages of `origins`, in the order of the text.
    pub(super) fn of(origins: &[Origin]) -> Vec<Self> {
        let mut order: Vec<usize> = (0..origins.len()).collect();
        let from = |index: &usize| {
            let origin = &origins[*index];
            origin
                .place
                .0
                .saturating_sub(length(origin.before.as_deref()))
        };
        order.sort_by_key(from);
        let mut passages: Vec<Self> = Vec::new();
        for index in order {
            let next = Self::around(&origins[index], index);
            let rest = match passages.last_mut() {
                Some(last) => last.join(next),
                None => Some(next),
            };
            passages.extend(rest);
        }
        passages
    }

    fn around(origin: &Origin, index: usize) -> Self {
        let parts = [
            origin.before.as_deref(),
            Some(&*origin.quote),
            origin.after.as_deref(),
        ];
        Self {
            start: origin
                .place
                .0
                .saturating_sub(length(origin.before.as_deref())),
            letters: parts.into_iter().flatten().flat_map(str::chars).collect(),
            stances: vec![index],
        }
    }

    /// Takes `next`, which begins no earlier, in; gives it back where it doesn't touch, or says otherwise.
    fn join(&mut self, next: Self) -> Option<Self> {
        let shared = self.letters.get(next.start - self.start..);
        let agrees = |shared: &[char]| {
            let both = shared.len().min(next.letters.len());
            both > 0 && shared.get(..both) == next.letters.get(..both)
        };
        match shared.filter(|shared| agrees(shared)).map(<[char]>::len) {
            Some(shared) => {
                self.letters.extend(next.letters.iter().skip(shared));
                self.stances.extend(next.stances);
                None
            }
            None => Some(next),
        }
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// Whether the old text began with it.
    pub(super) const fn is_first(&self) -> bool {
        self.start == 0
    }

    /// Where `origin`, one of its stances, begins in it, in code points.
    pub(super) const fn inside(&self, origin: &Origin) -> usize {
        origin.place.0.saturating_sub(self.start)
    }
}

fn length(text: Option<&str>) -> usize {
    text.map_or(0, |text| text.chars().count())
}
