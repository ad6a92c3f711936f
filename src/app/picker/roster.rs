//! The names that can be chosen, in the order in which they are likely.

use super::named::Words;
use super::{Kind, Offer};
use crate::annotation::{Annotation, Stance};
use crate::app::App;
use crate::codebook::fold;
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

/// A name with all that it may be found by.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) name: Arc<str>,
    /// The name and the other names, folded; the name first.
    pub(super) labels: Vec<String>,
    pub(super) likely: Likely,
}

/// The names, the likeliest first.
#[derive(Debug)]
pub(super) struct Roster {
    pub(super) candidates: Vec<Candidate>,
}

impl Roster {
    /// Everybody whom the codebook or a stance of the article names.
    pub(super) fn gather(app: &App, kind: Kind) -> Self {
        let recent = recent(app, kind);
        let mut ranked: Vec<_> = names(app, kind, &recent)
            .into_iter()
            .map(|(name, also)| candidate(name, also))
            .collect();
        let likeliness = Likeliness::new(app, kind, &recent);
        let mut places: Vec<_> = ranked.iter().map(|found| likeliness.of(found)).collect();
        for (candidate, (likely, _)) in ranked.iter_mut().zip(&places) {
            candidate.likely = *likely;
        }
        let mut order: Vec<_> = (0..ranked.len()).collect();
        order.sort_by_key(|&at| places[at]);
        places.clear();
        let mut taken: Vec<_> = ranked.into_iter().map(Some).collect();
        let candidates = order
            .into_iter()
            .filter_map(|at| taken.get_mut(at)?.take())
            .collect();
        Self { candidates }
    }

    /// All of them while nothing is typed; "none" stands where the digits end.
    pub(super) fn offers(&self, digits: usize) -> Vec<Offer> {
        let known = |found: &Candidate| Offer::Known(found.name.clone(), found.likely);
        let mut offers: Vec<_> = self.candidates.iter().map(known).collect();
        offers.insert(digits.min(offers.len()), Offer::Nothing);
        offers
    }
}

fn candidate(name: Arc<str>, also: &[Arc<str>]) -> Candidate {
    let labels = std::iter::once(&name).chain(also);
    Candidate {
        labels: labels.map(|label| fold(label).into_owned()).collect(),
        name,
        likely: Likely::Listed,
    }
}

/// Each name once, with its other names.
fn names<'a>(app: &'a App, kind: Kind, recent: &[Arc<str>]) -> Vec<(Arc<str>, &'a [Arc<str>])> {
    let codebook = app.codebook();
    let mut names: Vec<(Arc<str>, &[Arc<str>])> = match kind {
        Kind::Speaker => {
            let speakers = codebook.speakers().iter();
            speakers
                .map(|code| (code.name.clone(), code.also.as_slice()))
                .collect()
        }
        Kind::Topic => {
            let topics = codebook.topics().iter();
            topics
                .map(|code| (code.name.clone(), [].as_slice()))
                .collect()
        }
    };
    names.extend(recent.iter().map(|name| (name.clone(), [].as_slice())));
    let mut seen = std::collections::HashSet::with_capacity(names.len());
    names.retain(|(name, _)| seen.insert(name.clone()));
    names
}

/// The names in the stances of the article, the latest first.
fn recent(app: &App, kind: Kind) -> Vec<Arc<str>> {
    let mut latest: HashMap<&Arc<str>, &Annotation> = HashMap::new();
    for annotation in app.annotations().iter() {
        if let Some(name) = name_in(&annotation.stance, kind) {
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

fn name_in(stance: &Stance, kind: Kind) -> Option<&Arc<str>> {
    match kind {
        Kind::Speaker => stance.speaker.as_ref(),
        Kind::Topic => stance.topic.as_ref(),
    }
}

/// What makes a name likely here.
struct Likeliness<'a> {
    last: Option<&'a Arc<str>>,
    focus: Words,
    paragraph: Words,
    recent: HashMap<&'a Arc<str>, usize>,
}

impl<'a> Likeliness<'a> {
    fn new(app: &'a App, kind: Kind, recent: &'a [Arc<str>]) -> Self {
        let words = |span| Words::of(app.article.slice(span));
        let last = app.last.as_ref().and_then(|last| name_in(last, kind));
        Self {
            last: last.filter(|_| kind == Kind::Topic),
            focus: words(app.focus.span),
            paragraph: words(app.paragraph_in_focus()),
            recent: recent.iter().zip(0..).collect(),
        }
    }

    /// How likely, and the place among the equally likely.
    fn of(&self, candidate: &Candidate) -> (Likely, usize) {
        let mention = |words: &Words| {
            let labels = candidate.labels.iter();
            labels.filter_map(|label| words.mention(label)).min()
        };
        if self.last == Some(&candidate.name) {
            (Likely::Last, 0)
        } else if let Some(at) = mention(&self.focus) {
            (Likely::Focus, at)
        } else if let Some(at) = mention(&self.paragraph) {
            (Likely::Paragraph, at)
        } else if let Some(&at) = self.recent.get(&candidate.name) {
            (Likely::Recent, at)
        } else {
            (Likely::Listed, 0)
        }
    }
}
