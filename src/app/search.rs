//! Finding what is looked for in the article, while it is typed and from hit to hit.

use super::overlay::{Overlay, Prompt};
use super::{App, Focus, Kind};
use crate::article::{Article, Span, visible};
use crate::wanted::{Fault, Wanted};

/// Texts up to this many bytes have their hits counted.
const COUNTED: usize = 4 << 20;
/// No hit is longer, in bytes.
const OVERLAP: usize = 64 << 10;
/// At most so many hits are counted.
const MOST: usize = 9_999;
/// In texts over this many bytes a regular expression is looked for once it is typed to its end: some take seconds.
const AT_ONCE: usize = 4 << 20;

/// Words looked for, and where they were found last.
#[derive(Debug, Clone)]
pub struct Search {
    wanted: Wanted,
    /// The place found last.
    pub hit: Option<Span>,
    /// How many places there are, and which one the last is; where the text is short enough to count them.
    pub count: Option<(usize, usize)>,
    shown: Vec<Span>,
}

impl Search {
    /// A search for `query`; none if there is nothing to look for.
    ///
    /// # Errors
    /// A mistake in the regular expression that it is.
    pub fn new(query: &str) -> Result<Option<Self>, Fault> {
        let wanted = Wanted::parse(query)?;
        Ok(wanted.map(|wanted| Self {
            wanted,
            hit: None,
            count: None,
            shown: Vec::new(),
        }))
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &str {
        self.wanted.query()
    }

    /// The places found in what is on screen.
    #[must_use]
    pub fn shown(&self) -> &[Span] {
        &self.shown
    }

    /// Goes to the first place at or after byte `from`, around the end if need be.
    pub fn find_from(&mut self, article: &Article, from: usize) -> Option<Span> {
        let text = article.text();
        let from = text.ceil_char_boundary(from.min(text.len()));
        // Around the end, what was looked through already isn't once more.
        let seen = text.ceil_char_boundary((from + OVERLAP).min(text.len()));
        let begun = text.get(..seen).unwrap_or(text);
        let found = self.wanted.find_from(text, from);
        self.hit = found.or_else(|| self.wanted.find_from(begun, 0));
        self.hit
    }

    /// Goes to the last place before byte `to`, around the start if need be.
    pub fn find_before(&mut self, article: &Article, to: usize) -> Option<Span> {
        let here = article.stretch_at(to);
        let last = |index: usize, to: usize| {
            let stretch = article.stretch(index).span();
            let hits = self.in_span(article, stretch);
            hits.into_iter().rfind(|hit| hit.start < to)
        };
        let before = (0..=here).rev().find_map(|index| last(index, to));
        let around = || {
            let mut from_end = (here..article.stretch_count()).rev();
            from_end.find_map(|index| last(index, usize::MAX))
        };
        self.hit = before.or_else(around);
        self.hit
    }

    /// Whether it needn't be looked for, as less of it, looked for `before`, is nowhere.
    fn is_vain_after(&self, before: &Self) -> bool {
        let is_plain = !self.wanted.is_expression() && !before.wanted.is_expression();
        is_plain && before.hit.is_none() && self.query().starts_with(before.query())
    }

    /// Counts the places, and which of them the last is.
    pub fn count(&mut self, article: &Article) {
        self.count = None;
        if article.text().len() <= COUNTED {
            let mut all = 0;
            let mut which = 0;
            for found in self.wanted.hits(article.text()).take(MOST) {
                all += 1;
                which += usize::from(self.hit.is_some_and(|hit| found.start <= hit.start));
            }
            self.count = Some((which, all));
        }
    }

    fn in_span(&self, article: &Article, span: Span) -> Vec<Span> {
        self.wanted.hits_in(article.text(), span)
    }
}

impl App {
    pub(super) fn open_search(&mut self) {
        self.overlay = Some(Overlay::Search(Prompt::new(self.focus)));
    }

    /// Shows the first place for what is typed so far, from where the search began. Where that is no regular
    /// expression yet, nothing moves, and the line says what is missing.
    pub(super) fn preview_search(&mut self) {
        let Some(Overlay::Search(prompt)) = &self.overlay else {
            return;
        };
        let origin = prompt.origin;
        let typed = prompt.input.text().to_owned();
        let is_for_later = self.article.text().len() > AT_ONCE && typed.trim().ends_with('/');
        if Wanted::is_begun(&typed) {
            self.search = None;
            return self.say(Kind::Info, "a / at the end makes it a regular expression");
        }
        let before = self.search.take();
        match Search::new(&typed) {
            Err(fault) => {
                self.search = None;
                self.say_fault(&fault);
            }
            Ok(Some(search)) if search.wanted.is_expression() && is_for_later => {
                self.search = None;
                let key = self.key("accept-search");
                self.say(Kind::Info, format!("{key} looks for it in this long text"));
            }
            Ok(search) => {
                let vain =
                    |search: &Search| before.is_some_and(|before| search.is_vain_after(&before));
                let is_vain = search.as_ref().is_some_and(vain);
                self.search = search;
                if is_vain {
                    return self.go_to_hit(None, origin);
                }
                let found = self.find_first(origin);
                self.go_to_hit(found, origin);
            }
        }
    }

    /// The first place from `origin` on.
    fn find_first(&mut self, origin: Focus) -> Option<Span> {
        let search = self.search.as_mut()?;
        let found = search.find_from(&self.article, origin.span.start);
        self.count_hits();
        found
    }

    /// Says what is wrong with a query: in passing, where more typing may mend it.
    pub(super) fn say_fault(&mut self, fault: &Fault) {
        let kind = if fault.is_open {
            Kind::Info
        } else {
            Kind::Warning
        };
        self.say(kind, visible::line(&fault.to_string()).into_owned());
    }

    /// The next place found, while the search is still being typed.
    pub(super) fn preview_hit(&mut self, on: bool) {
        let origin = self.focus;
        let found = self.step_to_hit(on);
        self.go_to_hit(found, origin);
    }

    /// Stays where the search led to, unless there is a mistake in what is typed.
    pub(super) fn accept_search(&mut self) {
        let Some(Overlay::Search(prompt)) = &self.overlay else {
            return;
        };
        let (origin, typed) = (prompt.origin, prompt.input.text().trim().to_owned());
        if self.search.is_none() {
            match Search::new(&typed) {
                Err(fault) => return self.say_fault(&fault),
                Ok(search) => self.search = search,
            }
            let found = self.find_first(origin);
            self.go_to_hit(found, origin);
        }
        self.overlay = None;
        if self.search.is_none() {
            return;
        }
        if self.search.as_ref().and_then(|search| search.hit).is_some() {
            self.way.jumped_from(origin);
            self.say_hit();
        } else {
            self.move_to(origin);
            self.search = None;
            let query = visible::line(&typed);
            self.warn(format!("“{query}” isn't in this text"));
        }
    }

    /// Searches for `query` as if it had been typed, and goes to the first place from the focus on. In a text without
    /// it, or with a mistake in it, it says so and stays.
    pub fn search_for(&mut self, query: &str) {
        self.open_search();
        if let Some(Overlay::Search(prompt)) = &mut self.overlay {
            prompt.input.insert(query);
        }
        self.search = None;
        self.accept_search();
        if matches!(self.overlay, Some(Overlay::Search(_))) {
            self.overlay = None;
        }
    }

    pub(super) fn cancel_search(&mut self) {
        if let Some(Overlay::Search(prompt)) = self.overlay.take() {
            self.search = None;
            self.move_to(prompt.origin);
        }
    }

    pub(super) fn next_hit(&mut self) {
        self.walk_hits(true);
    }

    pub(super) fn previous_hit(&mut self) {
        self.walk_hits(false);
    }

    fn walk_hits(&mut self, on: bool) {
        if self.search.is_none() {
            let key = self.key("search");
            return self.warn(format!("Nothing searched yet; {key} searches"));
        }
        if let Some(hit) = self.step_to_hit(on) {
            let sentence = self.article.sentence_at(hit.start);
            self.jump_to(Focus::sentence(sentence));
            self.say_hit();
        }
    }

    fn step_to_hit(&mut self, on: bool) -> Option<Span> {
        let focus = self.focus.span;
        let search = self.search.as_mut()?;
        let here = search.hit.filter(|hit| focus.overlaps(*hit));
        let found = if on {
            search.find_from(&self.article, here.map_or(focus.start, |hit| hit.end))
        } else {
            search.find_before(&self.article, here.unwrap_or(focus).start)
        };
        self.count_hits();
        found
    }

    fn count_hits(&mut self) {
        if let Some(search) = &mut self.search {
            search.count(&self.article);
        }
    }

    fn go_to_hit(&mut self, found: Option<Span>, otherwise: Focus) {
        let focus = found.map(|hit| Focus::sentence(self.article.sentence_at(hit.start)));
        self.move_to(focus.unwrap_or(otherwise));
    }

    fn say_hit(&mut self) {
        if let Some(search) = &self.search {
            let query = visible::line(search.query());
            let text = match search.count {
                Some((which, all)) => format!("“{query}”  {which} of {all}"),
                None => format!("“{query}”"),
            };
            self.say(Kind::Info, text);
        }
    }

    /// Finds the places in what is on screen.
    pub(super) fn mark_hits(&mut self) {
        if let (Some(search), Some((first, last))) = (&mut self.search, self.view.stretches()) {
            let spans = (first..=last).map(|index| self.article.stretch(index).span());
            search.shown = spans
                .flat_map(|span| search.in_span(&self.article, span))
                .collect();
        }
    }
}
