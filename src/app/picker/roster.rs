//! The names that can be chosen, in the order in which they are likely.

use super::named::Words;
use super::names::{Entry, Names, Order};
use super::{Kind, Offer};
use crate::annotation::Annotation;
use crate::app::App;
use crate::article::{Article, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// Why a name stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likely {
    /// It was chosen last: a topic stays until another comes.
    Last,
    /// It is named in the focus.
    Focus,
    /// It is named in the paragraph.
    Paragraph,
    /// It was chosen before in this article.
    Recent,
    /// It stands in the codebook.
    Listed,
}

/// The names, and which of them are likely.
#[derive(Debug)]
pub(in crate::app) struct Roster {
    names: Arc<Names>,
    /// The places of the likely ones in `names`, the likeliest first.
    likely: Vec<(usize, Likely)>,
    /// Where in `likely` a place stands.
    ranks: HashMap<usize, usize>,
    /// Speakers that the wording of the sentence suggests and that aren't among `names`.
    proposed: Vec<Arc<str>>,
}

impl Roster {
    pub(super) fn gather(app: &mut App, kind: Kind) -> Self {
        let names = app.names(kind);
        let last = app.last_topic().filter(|_| kind == Kind::Topic);
        let last = last.and_then(|name| names.place(&name));
        let around = Around::new(app);
        let focus = around.outside_quotations(&names, app.focus.span, Order::Reading);
        let paragraph = around.in_paragraph(&names);
        let recent = recent(app, kind);
        let recent = recent.iter().filter_map(|name| names.place(name));
        let all = [
            (last.into_iter().collect(), Likely::Last),
            (focus, Likely::Focus),
            (paragraph, Likely::Paragraph),
            (recent.collect::<Vec<_>>(), Likely::Recent),
        ];
        let mut roster = Self::new(names, all);
        roster.prefer(app, kind);
        if kind == Kind::Speaker {
            let sentence = app.article.sentence_at(app.focus.span.start);
            let near = app.speakers_suggested(app.focus.span, sentence);
            let is_known = |name: &Arc<str>| roster.names.has(name);
            roster.proposed = near.into_iter().filter(|name| !is_known(name)).collect();
        }
        roster
    }

    /// Where a side is chosen and its speaker isn't yet, those who speak for it come first.
    fn prefer(&mut self, app: &App, kind: Kind) {
        let here = app.refined().filter(|_| kind == Kind::Speaker);
        let Some(side) = here.and_then(|here| {
            let stance = &here.stance;
            stance.speaker.is_none().then(|| stance.side.clone())
        }) else {
            return;
        };
        let names = self.names.entries();
        self.likely.sort_by_key(|(place, _)| {
            let name = names.get(*place).map_or("", |entry| &*entry.name);
            let own = app
                .codebook
                .speaker(name)
                .and_then(|code| code.side.as_ref());
            own.is_some_and(|own| *own != side)
        });
        let places = self.likely.iter().map(|(place, _)| *place);
        self.ranks = places.zip(0..).collect();
    }

    pub(in crate::app) fn new(
        names: Arc<Names>,
        likely: impl IntoIterator<Item = (Vec<usize>, Likely)>,
    ) -> Self {
        let mut roster = Self {
            names,
            likely: Vec::new(),
            ranks: HashMap::new(),
            proposed: Vec::new(),
        };
        for (places, why) in likely {
            for place in places {
                roster.ranks.entry(place).or_insert_with(|| {
                    roster.likely.push((place, why));
                    roster.likely.len() - 1
                });
            }
        }
        roster
    }

    /// How many names there are.
    pub(in crate::app) fn len(&self) -> usize {
        self.names.entries().len()
    }

    /// The speakers whom the wording suggests and nobody knows yet.
    pub(super) fn proposed(&self) -> &[Arc<str>] {
        &self.proposed
    }

    /// All names with their ranks, the smaller the likelier.
    pub(super) fn ranked(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let rank = |place| match self.ranks.get(&place) {
            Some(&rank) => rank,
            None => self.likely.len() + place,
        };
        let entries = self.names.entries().iter().enumerate();
        entries.map(move |(place, entry)| (rank(place), entry))
    }

    /// Why the name with `rank` stands where it stands.
    pub(super) fn why(&self, rank: usize) -> Likely {
        self.likely
            .get(rank)
            .map_or(Likely::Listed, |(_, why)| *why)
    }

    /// Whether `name` is one of the likely ones.
    pub(super) fn is_likely(&self, rank: usize) -> bool {
        rank < self.likely.len()
    }

    /// All of them while nothing is typed; "none" stands where the digits end.
    pub(super) fn offers(&self, digits: usize) -> Vec<Offer> {
        let offer = |(place, why): (usize, Likely)| {
            let entry = self.names.entries().get(place)?;
            Some(Offer::Known(entry.name.clone(), why))
        };
        let unlikely = (0..self.len()).filter(|place| !self.ranks.contains_key(place));
        let unlikely = unlikely.map(|place| (place, Likely::Listed));
        let all = self.likely.iter().copied().chain(unlikely);
        let proposed = self.proposed.iter().cloned().map(Offer::New);
        let mut offers: Vec<_> = proposed.chain(all.filter_map(offer)).collect();
        offers.insert(digits.min(offers.len()), Offer::Nothing);
        offers
    }
}

/// Where names are looked for.
struct Around<'a> {
    article: &'a Article,
    focus: Span,
    sentence: Span,
    paragraph: Span,
    quotations: Vec<Span>,
}

impl<'a> Around<'a> {
    fn new(app: &'a App) -> Self {
        let article = &*app.article;
        let focus = app.focus.span;
        let paragraph = article.stretch(article.stretch_at(focus.start)).span();
        let sentence = article.sentence_at(focus.start).hull(focus);
        Self {
            article,
            focus,
            sentence,
            paragraph,
            quotations: article.quotations(paragraph.hull(focus)),
        }
    }

    /// Those named near the focus: in its sentence, before it, after it; last those whom only
    /// quotations name, since people seldom name themselves.
    fn in_paragraph(&self, names: &Names) -> Vec<usize> {
        let before = Span::new(self.paragraph.start, self.sentence.start);
        let after = Span::new(self.sentence.end, self.paragraph.end.max(self.sentence.end));
        let outside = [
            (self.sentence, Order::Reading),
            (before, Order::Backwards),
            (after, Order::Reading),
        ];
        let outside = outside
            .into_iter()
            .flat_map(|(span, order)| self.outside_quotations(names, span, order));
        let all = [self.focus, self.paragraph]
            .into_iter()
            .flat_map(|span| names.named_in(&Words::of(self.article.slice(span)), Order::Reading));
        outside.chain(all).collect()
    }

    fn outside_quotations(&self, names: &Names, span: Span, order: Order) -> Vec<usize> {
        let mut text = String::with_capacity(span.len());
        let mut at = span.start;
        for quotation in self.quotations.iter().filter(|found| found.overlaps(span)) {
            let clipped = quotation.clip(span);
            if at < clipped.start {
                text.push_str(self.article.slice(Span::new(at, clipped.start)));
                text.push('\n');
            }
            at = at.max(clipped.end);
        }
        text.push_str(self.article.slice(Span::new(at, span.end)));
        names.named_in(&Words::of(&text), order)
    }
}

/// The names in the stances of the article, the latest first.
fn recent(app: &App, kind: Kind) -> Vec<Arc<str>> {
    let mut latest: HashMap<&Arc<str>, &Annotation> = HashMap::new();
    for annotation in app.annotations().iter() {
        if let Some(name) = annotation.stance.code(kind) {
            let entry = latest.entry(name).or_insert(annotation);
            if entry.id < annotation.id {
                *entry = annotation;
            }
        }
    }
    let mut latest: Vec<_> = latest.into_iter().collect();
    latest.sort_by(|(_, a), (_, b)| b.id.cmp(&a.id));
    latest.into_iter().map(|(name, _)| name.clone()).collect()
}
