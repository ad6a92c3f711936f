//! What of a row of capitals is title, office, country or body, and where the name begins.
//!
//! Knows classes of words and the names of countries; must not know what follows the row.

use super::{NO_NAME, ROLE, Row};
use crate::suggest::lexicon::Classes;
use crate::suggest::part::Part;
use crate::suggest::words::Shape;

/// After an office no longer name is taken for one: "Senate Minority Whip Ada Holm".
const LONGEST: usize = 3;

impl Row<'_, '_> {
    /// The last title in the row that a name follows.
    pub(super) fn title(&self) -> Option<usize> {
        let before_last = self.whole.start..self.whole.end.saturating_sub(1);
        let title = before_last.rev().find(|at| self.view.is(*at, ROLE))?;
        let is_name = self.view.is(title, Classes::TITLE) || !self.ends_as_body();
        is_name.then_some(title)
    }

    pub(super) fn ends_as_body(&self) -> bool {
        self.view.is(self.whole.end - 1, NO_NAME)
    }

    /// Whether a small word for a role stands right before the row: "spokesman", "leader".
    pub(super) fn follows_role(&self) -> bool {
        self.whole.start.checked_sub(1).is_some_and(|before| {
            self.view.is(before, ROLE) && self.view.part(before) == Some(Part::Noun)
        })
    }

    /// Where the name begins, and whether an office ends there that is no single title.
    pub(super) fn start(&self) -> (usize, bool) {
        let whole = self.whole.clone();
        let is_role = self.view.is(whole.end - 1, Classes::TITLE)
            || whole.len() == 1 && self.view.is(whole.start, ROLE | Classes::PEOPLE);
        if is_role && !self.follows_role() {
            return (whole.end, false);
        }
        if let Some(title) = self.title() {
            return (title + 1, false);
        }
        if self.ends_as_body() {
            return (whole.start, false);
        }
        if let Some(start) = self.after_office() {
            return (start, true);
        }
        let body = whole
            .clone()
            .rev()
            .skip(2)
            .find(|at| self.view.is(*at, Classes::BODY | Classes::PEOPLE));
        let start = body.map(|body| body + 1);
        let start = match start
            .or_else(|| self.after_letters())
            .or_else(|| self.after_place())
        {
            Some(start) if whole.end - start > LONGEST => Some(self.first_name()),
            start => start,
        };
        (start.unwrap_or(whole.start), start.is_some())
    }

    /// Where the name begins in "State John Kerry" after "Secretary of".
    fn after_office(&self) -> Option<usize> {
        let of = self.whole.start.checked_sub(1)?;
        let bearer = of.checked_sub(1)?;
        let is_office = self.view.is(of, Classes::ATTACHING) && self.view.is(bearer, ROLE)
            || self.view.is(of, Classes::ARTICLE)
                && self.view.is(bearer, Classes::ATTACHING)
                && bearer
                    .checked_sub(1)
                    .is_some_and(|bearer| self.view.is(bearer, ROLE));
        (is_office && self.whole.len() > 2).then(|| self.first_name())
    }

    /// Where the name begins in "NTO Anna Holm".
    fn after_letters(&self) -> Option<usize> {
        let letters = |at: &usize| {
            let word = self.view.word(*at);
            word.is_some_and(|word| word.shape == Shape::Capitals)
        };
        let last = self.whole.end - 1;
        let found = self.whole.clone().rev().skip(2).find(letters)?;
        (!letters(&last)).then_some(found + 1)
    }

    /// The word before the last name, over the small words inside of it.
    fn first_name(&self) -> usize {
        let mut at = self.whole.end - 1;
        while at > self.whole.start && self.view.is(at - 1, Classes::NAME_INSIDE) {
            at -= 1;
        }
        at.saturating_sub(1).max(self.whole.start)
    }

    /// Where the name begins after a country that somebody is of: "Russian", with two words or more left.
    fn after_place(&self) -> Option<usize> {
        let longest = self.whole.len().checked_sub(2)?.min(3);
        let start = self.whole.start;
        (1..=longest)
            .rev()
            .map(|length| start + length)
            .find(|end| self.lexicon.is_place(self.text(&(start..*end))))
    }
}
