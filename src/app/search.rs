//! Finding words: smart case, curly quotes match straight ones, any blank matches any blank.

use super::overlay::{Overlay, Prompt};
use super::{App, Focus, Kind};
use crate::article::{Article, Span};
use regex::{Regex, RegexBuilder};

/// Texts up to this many bytes have their hits counted.
const COUNTED: usize = 4 << 20;
/// At most so many hits are counted.
const MOST: usize = 9_999;

/// Words looked for, and where they were found last.
#[derive(Debug, Clone)]
pub struct Search {
    query: String,
    pattern: Regex,
    /// The place found last.
    pub hit: Option<Span>,
    /// How many places there are, and which one the last is; where the text is short enough to count them.
    pub count: Option<(usize, usize)>,
    shown: Vec<Span>,
}

impl Search {
    /// A search for `query`; none if there is nothing to look for.
    #[must_use]
    pub fn new(query: &str) -> Option<Self> {
        let query = query.trim();
        let pattern = pattern(query)?;
        Some(Self {
            query: query.to_owned(),
            pattern,
            hit: None,
            count: None,
            shown: Vec::new(),
        })
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
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
        let found = self
            .pattern
            .find_at(text, from)
            .or_else(|| self.pattern.find(text));
        self.arrive(found.map(|found| Span::new(found.start(), found.end())))
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
        let hit = before.or_else(around);
        self.arrive(hit)
    }

    /// Counts the places, and which of them the last is.
    pub fn count(&mut self, article: &Article) {
        self.count = None;
        if article.text().len() <= COUNTED {
            let mut all = 0;
            let mut which = 0;
            for found in self.pattern.find_iter(article.text()).take(MOST) {
                all += 1;
                which += usize::from(self.hit.is_some_and(|hit| found.start() <= hit.start));
            }
            self.count = Some((which, all));
        }
    }

    fn arrive(&mut self, hit: Option<Span>) -> Option<Span> {
        self.hit = hit;
        hit
    }

    fn in_span(&self, article: &Article, span: Span) -> Vec<Span> {
        let found = self.pattern.find_iter(article.slice(span));
        found
            .map(|found| Span::new(found.start(), found.end()).shift(span.start))
            .collect()
    }
}

/// The pattern for `query`: an upper-case letter in it makes case count.
fn pattern(query: &str) -> Option<Regex> {
    if query.is_empty() {
        return None;
    }
    let mut pattern = String::new();
    for part in query.chars() {
        match part {
            '\'' | '‘' | '’' | '‚' => pattern.push_str("['‘’‚]"),
            '"' | '“' | '”' | '„' => pattern.push_str("[\"“”„]"),
            '-' | '‐' | '‑' | '–' | '—' => pattern.push_str("[-‐‑–—]"),
            blank if blank.is_whitespace() => pattern.push_str(r"\s+"),
            other => pattern.push_str(&regex::escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
    let sensitive = query.chars().any(char::is_uppercase);
    RegexBuilder::new(&pattern)
        .case_insensitive(!sensitive)
        .build()
        .ok()
}

impl App {
    pub(super) fn open_search(&mut self) {
        self.overlay = Some(Overlay::Search(Prompt::new(self.focus)));
    }

    /// Shows the first place for what is typed so far, from where the search began.
    pub(super) fn preview_search(&mut self) {
        let Some(Overlay::Search(prompt)) = &self.overlay else {
            return;
        };
        let origin = prompt.origin;
        self.search = Search::new(prompt.input.text());
        let found = match &mut self.search {
            Some(search) => search.find_from(&self.article, origin.span.start),
            None => None,
        };
        self.count_hits();
        self.go_to_hit(found, origin);
    }

    /// The next place found, while the search is still being typed.
    pub(super) fn preview_hit(&mut self, on: bool) {
        let origin = self.focus;
        let found = self.step_to_hit(on);
        self.go_to_hit(found, origin);
    }

    pub(super) fn accept_search(&mut self) {
        let Some(Overlay::Search(prompt)) = self.overlay.take() else {
            return;
        };
        if prompt.input.text().trim().is_empty() {
            self.search = None;
            return;
        }
        if self.search.as_ref().and_then(|search| search.hit).is_some() {
            self.way.jumped_from(prompt.origin);
            self.say_hit();
        } else {
            self.move_to(prompt.origin);
            self.search = None;
            self.warn(format!(
                "“{}” isn't in this text",
                crate::article::visible::line(prompt.input.text())
            ));
        }
    }

    /// Searches for `query` from the focus on, as if it had been typed.
    pub fn search_for(&mut self, query: &str) {
        self.search = Search::new(query);
        let focus = self.focus;
        let found = self
            .search
            .as_mut()
            .and_then(|search| search.find_from(&self.article, focus.span.start));
        self.count_hits();
        self.go_to_hit(found, focus);
        self.say_hit();
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
            let query = crate::article::visible::line(&search.query);
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
