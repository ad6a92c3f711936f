//! The queue of what a person has to look at: what two people decided differently, and stances whose words a
//! changed text has changed, moved or taken away. Nothing is settled but by a key.

mod act;
mod queue;
mod words;

pub use act::Answer;
pub use queue::{About, Item, Review, Shown};
pub use words::{Piece, against, changed};

use super::{App, Focus, Kind, Overlay};
use crate::annotation::{Annotation, Standing, Value};
use crate::article::Span;
use std::sync::Arc;

impl App {
    /// How many stances wait for a person's decision; those that are lost for good don't.
    #[must_use]
    pub fn to_review(&self) -> usize {
        self.annotations.undecided()
    }

    /// Whether there is a reason to open the queue: something waits, or the stance at hand is lost.
    #[must_use]
    pub fn has_review(&self) -> bool {
        let is_doubtful = |here: &Arc<Annotation>| here.doubt.is_some();
        self.to_review() > 0 || self.current().is_some_and(is_doubtful)
    }

    /// Opens the queue. From the pane it begins at the stance that is chosen there.
    pub(super) fn open_review(&mut self) {
        let items = queue::items(&self.annotations);
        if items.is_empty() {
            return self.say(
                Kind::Info,
                "Nothing to review: every stance stands on its words, and nothing was decided differently",
            );
        }
        let chosen = self.current().filter(|_| self.pane.has_keys());
        let chosen = chosen.map(|chosen| chosen.id.clone());
        let at = chosen.and_then(|id| items.iter().position(|item| item.id == id));
        self.pane.take_keys(false);
        self.show_review(Box::new(Review::new(items, at.unwrap_or(0))));
    }

    /// Lays `review` over the panes, with the words that it is about in focus behind it.
    fn show_review(&mut self, review: Box<Review>) {
        self.overlay = Some(Overlay::Review(review));
        let Some(shown) = self.reviewed() else {
            return;
        };
        let annotation = shown.annotation.clone();
        let focus = match shown.span() {
            Some(span) => Focus::on(&self.article, span),
            None => Focus::sentence(self.article.sentence_at(annotation.span.start)),
        };
        self.jump_to(focus);
        self.touched = Some(annotation);
    }

    /// The queue.
    #[must_use]
    pub fn review(&self) -> Option<&Review> {
        match &self.overlay {
            Some(Overlay::Review(review)) => Some(review),
            _ => None,
        }
    }

    /// What the queue shows.
    #[must_use]
    pub fn reviewed(&self) -> Option<Shown<'_>> {
        let review = self.review()?;
        let item = review.item()?;
        let annotation = queue::open(&self.annotations, item)?;
        let places = self.places_of(annotation, &item.about);
        let place = review.place.min(places.len().saturating_sub(1));
        Some(Shown {
            annotation,
            about: &item.about,
            number: review.at + 1,
            count: review.items.len(),
            places,
            place,
        })
    }

    /// Where the words of `annotation` may be, as far as that is `about` its place, the likeliest first.
    fn places_of(&self, annotation: &Annotation, about: &About) -> Vec<Span> {
        let mut places: Vec<Span> = Vec::new();
        let mut add = |span: Span| {
            if !self.article.slice(span).trim().is_empty() && !places.contains(&span) {
                places.push(span);
            }
        };
        match about {
            About::Doubt => {
                let doubt = annotation.doubt.as_deref();
                let has_place = doubt.filter(|doubt| doubt.standing.has_place());
                if has_place.is_some() {
                    add(annotation.span);
                }
                for place in doubt.into_iter().flat_map(|doubt| &doubt.places) {
                    add(*place);
                }
            }
            About::Conflict(conflict) => {
                let both = [&conflict.ours, &conflict.theirs];
                for value in both.into_iter().flatten() {
                    if let Value::Place(span) = value {
                        add(*span);
                    }
                }
                let has_place = places.is_empty() && !annotation.is_lost();
                if has_place {
                    places.push(annotation.span);
                }
            }
        }
        places
    }

    /// Shows the place `by` further among those where the words may be.
    pub(super) fn walk_places(&mut self, by: isize) {
        let count = self.reviewed().map_or(0, |shown| shown.places.len());
        if count < 2 {
            return self.say(Kind::Info, "There is no other place to show");
        }
        if let Some(Overlay::Review(mut review)) = self.overlay.take() {
            review.place = super::picker::walked(review.place, count, by);
            self.show_review(review);
        }
    }

    /// Goes to another item that nothing is decided about yet.
    pub(super) fn walk_review(&mut self, by: isize) {
        let Some(Overlay::Review(mut review)) = self.overlay.take() else {
            return;
        };
        if !review.walk(by) {
            self.say(Kind::Info, "Nothing else is left to look at");
        }
        self.show_review(review);
    }

    /// Closes the queue; what is left stays as it is.
    pub(super) fn close_review(&mut self) {
        if let Some(Overlay::Review(review)) = self.overlay.take() {
            self.say(Kind::Info, review.summary());
        }
    }

    /// Goes on where somebody else has settled what is shown, or deleted it.
    pub(super) fn keep_up_review(&mut self) {
        let is_gone = self.review().is_some() && self.reviewed().is_none();
        if !is_gone {
            return;
        }
        let Some(Overlay::Review(mut review)) = self.overlay.take() else {
            return;
        };
        let annotations = &self.annotations;
        if review.pass(|item| queue::open(annotations, item).is_some()) {
            self.show_review(review);
        } else {
            self.say(Kind::Info, review.summary());
        }
    }
}

/// Why the stance is looked at, in a few words: "3 words changed".
#[must_use]
pub fn reason(app: &App, shown: &Shown<'_>) -> String {
    let Some(doubt) = &shown.annotation.doubt else {
        return String::new();
    };
    let places = match shown.places.len() {
        0 => String::from("nowhere in the text"),
        1 => String::new(),
        count => format!("may stand in {count} places"),
    };
    let why = match doubt.standing {
        Standing::Edited => {
            let new = app.article().slice(shown.span().unwrap_or_default());
            changed(&doubt.origin.quote, new)
        }
        Standing::Moved => String::from("the same words, elsewhere"),
        Standing::Ambiguous | Standing::Lost => String::new(),
    };
    let parts = [doubt.standing.word().to_owned(), why, places];
    let told: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

#[cfg(test)]
mod tests;
