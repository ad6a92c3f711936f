//! Days as they are asked for: `2017-04` is a beginning, `>=2017-04-01` and its like are bounds.
//!
//! Dates are compared as they are written, year first, only as far as the bound goes: all of 2017 is `<=2017`.

use crate::codebook::fold;
use std::cmp::Ordering;

/// Days that are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    bound: Option<Bound>,
    /// The day, month or year.
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Before,
    UpTo,
    After,
    From,
}

impl Day {
    /// The days that are `written`; none where a bound has no day.
    pub(super) fn of(written: &str) -> Option<Self> {
        let bounds = [
            (">=", Bound::From),
            ("<=", Bound::UpTo),
            (">", Bound::After),
            ("<", Bound::Before),
        ];
        let bound = bounds
            .into_iter()
            .find_map(|(sign, bound)| Some((bound, written.strip_prefix(sign)?)));
        let Some((bound, text)) = bound else {
            let text = written.strip_suffix('*').unwrap_or(written);
            return Some(Self {
                bound: None,
                text: fold(text).into_owned(),
            });
        };
        let is_day = |sign: char| sign.is_ascii_digit() || sign == '-';
        let begins = text.starts_with(|sign: char| sign.is_ascii_digit());
        (begins && text.chars().all(is_day)).then(|| Self {
            bound: Some(bound),
            text: text.to_owned(),
        })
    }

    /// Whether it is one end of a stretch of days.
    pub(super) const fn is_bound(&self) -> bool {
        self.bound.is_some()
    }

    /// Whether it has the day that is written as `date`.
    pub(super) fn has(&self, date: &str) -> bool {
        let Some(bound) = self.bound else {
            return fold(date).starts_with(&self.text);
        };
        let date = date.get(..self.text.len()).unwrap_or(date);
        let text = self.text.get(..date.len()).unwrap_or(&self.text);
        if !date.starts_with(|sign: char| sign.is_ascii_digit()) {
            return false;
        }
        match date.cmp(text) {
            // Of 2017 it isn't known on which side of a day in it it lies: better one too many.
            Ordering::Equal if text != self.text => true,
            Ordering::Less => matches!(bound, Bound::Before | Bound::UpTo),
            Ordering::Equal => matches!(bound, Bound::UpTo | Bound::From),
            Ordering::Greater => matches!(bound, Bound::After | Bound::From),
        }
    }
}
