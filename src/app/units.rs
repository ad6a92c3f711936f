//! Making the focus smaller and larger.

use super::{App, Focus, Kind};
use crate::article::{Span, Unit};

impl App {
    /// To the next quotation in what the focus was before it was narrowed; after the last, the first.
    pub(super) fn narrow_to_quotation(&mut self) {
        let within = self.focus.within.unwrap_or(self.focus.span);
        let quotations = self.quotations_in(within);
        let narrowed = self.focus.within.is_some();
        let here = quotations
            .iter()
            .position(|&quotation| narrowed && quotation == self.focus.span);
        let next = here.and_then(|here| quotations.get(here + 1));
        match next.or(quotations.first()) {
            Some(&span) if narrowed && span == self.focus.span => {
                self.say(Kind::Info, "The only quotation here");
            }
            Some(&span) => {
                let focus = Focus {
                    within: Some(within),
                    ..Focus::new(span, Unit::Quotation)
                };
                self.way.resized(self.focus);
                self.set_unit(focus);
            }
            None if within.is_empty() => self.say_empty(),
            None => self.warn(format!("No quotation in this {}", self.focus.unit.name())),
        }
    }

    /// The quotations wholly in `focus`, then, of those that reach beyond it, the parts in it.
    fn quotations_in(&self, focus: Span) -> Vec<Span> {
        let quotations = self.article.quotations(focus).into_iter();
        let (mut whole, parts): (Vec<_>, Vec<_>) =
            quotations.partition(|&quotation| focus.contains(quotation));
        let parts = parts.into_iter().map(|part| {
            let part = part.clip(focus);
            let words = self.article.slice(part);
            let start = part.end - words.trim_start().len();
            Span::new(start, start + words.trim().len())
        });
        for part in parts.filter(|part| !part.is_empty() && *part != focus) {
            if !whole.contains(&part) {
                whole.push(part);
            }
        }
        whole
    }

    /// To the smallest unit that holds the focus and more.
    pub(super) fn expand(&mut self) {
        let focus = self.focus.span;
        let larger = |found: &(Span, Unit)| found.0.contains(focus) && found.0 != focus;
        let candidates = self.units_around(focus);
        match candidates
            .into_iter()
            .filter(larger)
            .min_by_key(|(span, _)| span.len())
        {
            Some((span, unit)) => {
                self.way.resized(self.focus);
                self.set_unit(Focus::new(span, unit));
            }
            None if focus.is_empty() => self.say_empty(),
            None => self.say(Kind::Info, "The paragraph is the largest unit"),
        }
    }

    /// Back to what the focus was expanded from, else to the first smaller unit in it.
    pub(super) fn shrink(&mut self) {
        let from = self
            .way
            .shrink()
            .filter(|last| self.focus.span.contains(last.span) && last.span != self.focus.span);
        let smaller = from.or_else(|| self.first_smaller());
        match smaller {
            Some(focus) => self.set_unit(focus),
            None if self.focus.span.is_empty() => self.say_empty(),
            None => self.say(Kind::Info, "The word is the smallest unit"),
        }
    }

    fn set_unit(&mut self, focus: Focus) {
        self.focus = focus;
        self.follow = true;
    }

    fn units_around(&self, span: Span) -> Vec<(Span, Unit)> {
        let paragraph = self
            .article
            .paragraph(self.article.paragraph_at(span.start));
        let first = self.article.sentence_at(span.start);
        let last = self
            .article
            .sentence_at(span.end.saturating_sub(1).max(span.start));
        let quotations = self.article.quotations(span);
        let mut units: Vec<_> = quotations
            .into_iter()
            .map(|span| (span, Unit::Quotation))
            .collect();
        let sentences = if first == last {
            Unit::Sentence
        } else {
            Unit::Free
        };
        units.push((first.hull(last), sentences));
        units.push((paragraph, Unit::Paragraph));
        units
    }

    fn first_smaller(&self) -> Option<Focus> {
        let span = self.focus.span;
        let inside = |found: &Span| span.contains(*found) && *found != span;
        let sentence = || self.article.sentence_from(span.start).filter(inside);
        let quotation = || self.article.quotations(span).into_iter().find(inside);
        let word = || self.article.word_from(span.start).filter(inside);
        let at = |found: Option<Span>, unit| found.map(|span| Focus::new(span, unit));
        at(sentence(), Unit::Sentence)
            .or_else(|| at(quotation(), Unit::Quotation))
            .or_else(|| at(word(), Unit::Word))
    }
}
