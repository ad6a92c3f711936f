//! The filter at work: typed in the bottom line, live. What it hides is left out of the list and of
//! the walks through the stances, and drawn quietly in the article.

use super::input::Input;
use super::listing::{Grouping, Listing};
use super::overlay::Overlay;
use super::{App, Kind};
use crate::annotation::{Annotation, Change};
use crate::article::Article;
use crate::codebook::Codebook;
use crate::filter::{Asked, Fault, Filter};
use std::ops::Range;

/// A query being typed.
#[derive(Debug, Clone)]
pub struct Query {
    /// What is typed.
    pub input: Input,
    /// The place of the mistake in it, in bytes.
    pub mistake: Option<Range<usize>>,
    /// The filter to go back to.
    before: Option<Filter>,
}

impl App {
    /// The filter that is on.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// Whether the filter asks for `annotation`; without one, each is asked for.
    #[must_use]
    pub fn is_listed(&self, annotation: &Annotation) -> bool {
        lists(self.filter.as_ref(), &self.article, annotation)
    }

    pub(super) fn open_filter(&mut self) {
        let before = self.filter.clone();
        self.type_filter(before);
    }

    /// Goes on with the filter that was on `before`.
    pub(super) fn type_filter(&mut self, before: Option<Filter>) {
        let query = before.as_ref().map_or("", Filter::query);
        self.overlay = Some(Overlay::Filter(Query {
            input: Input::of(query, Input::LIMIT),
            mistake: None,
            before,
        }));
    }

    /// Lists what is asked for so far: what the terms without a mistake ask for, without a word at the
    /// end that may become a field's name.
    pub(super) fn preview_filter(&mut self) {
        let in_front = self.is_on_shelf();
        let Some(Overlay::Filter(query)) = &mut self.overlay else {
            return;
        };
        let typed = query.input.text();
        let asked = if in_front {
            Asked::Articles
        } else {
            Asked::Stances
        };
        let filter = sound(asked, typed, &self.codebook);
        let fault = parsed(asked, typed, &self.codebook).err();
        query.mistake = fault
            .as_ref()
            .filter(|fault| !fault.is_open)
            .map(|fault| fault.at.clone());
        match fault {
            Some(fault) if fault.is_open => self.say(Kind::Info, fault.expected),
            Some(fault) => self.warn(fault.to_string()),
            None => {}
        }
        self.put_filter(filter);
    }

    /// Lists the articles, if they are in front, or else the stances that `filter` asks for.
    fn put_filter(&mut self, filter: Option<Filter>) {
        if self.is_on_shelf() {
            self.filter_shelf(filter);
        } else {
            self.filter = filter;
            self.relist();
        }
    }

    /// Keeps the filter, unless there is a mistake in it.
    pub(super) fn accept_filter(&mut self) {
        let in_front = self.is_on_shelf();
        let Some(Overlay::Filter(query)) = &mut self.overlay else {
            return;
        };
        let asked = if in_front {
            Asked::Articles
        } else {
            Asked::Stances
        };
        match parsed(asked, query.input.text(), &self.codebook) {
            Ok(filter) if in_front => {
                self.overlay = None;
                self.filter_shelf(filter);
                self.settle_on_filtered();
            }
            Ok(filter) => {
                self.filter = filter;
                self.overlay = None;
                self.relist();
                self.go_to_listed();
                self.say_listed();
            }
            Err(fault) => {
                query.input.go_to(fault.at.end);
                query.mistake = Some(fault.at.clone());
                self.warn(fault.to_string());
            }
        }
    }

    /// Goes back to the filter that was on before.
    pub(super) fn cancel_filter(&mut self) {
        if let Some(Overlay::Filter(query)) = self.overlay.take() {
            self.put_filter(query.before);
            self.forget_origin();
        }
    }

    pub(super) fn clear_filter(&mut self) {
        let was_on = self.filter.take().is_some();
        self.relist();
        if was_on {
            self.say_listed();
        } else {
            let key = self.filter_key();
            self.warn(format!("No filter is on; {key} begins one"));
        }
    }

    /// Lists the stances anew.
    pub(super) fn relist(&mut self) {
        self.list_by(self.pane.listing().grouping());
    }

    pub(super) fn list_by(&mut self, grouping: Grouping) {
        let listed = self.annotations.iter();
        let listed = listed.filter(|found| lists(self.filter.as_ref(), &self.article, found));
        let listing = Listing::of(grouping, listed, &self.codebook);
        self.pane.list(listing);
    }

    /// Asks the codebook anew for the names in the filter.
    pub(super) fn refresh_filter(&mut self) {
        if let Some(filter) = &self.filter {
            self.filter = Filter::parse(filter.query(), &self.codebook).ok();
            self.relist();
        }
    }

    /// Brings the list up to date with `change`.
    pub(super) fn list_change(&mut self, change: &Change) {
        let is_listed = |found: &Annotation| lists(self.filter.as_ref(), &self.article, found);
        self.pane.apply(change, is_listed);
    }

    /// What is to be said of `changes` whose stances can't be found in the list.
    pub(super) fn hiding(&self, changes: &[Change]) -> &'static str {
        let mut made = changes.iter().filter_map(|change| change.after.as_ref());
        if made.any(|after| !self.is_listed(after)) {
            "; the filter hides it"
        } else {
            ""
        }
    }

    /// Puts the focus on a stance in the list, if the list has any.
    fn go_to_listed(&mut self) {
        if self
            .current()
            .is_some_and(|current| self.is_listed(current))
        {
            return;
        }
        self.touched = None;
        if let Some(nearest) = self.nearest_listed().cloned() {
            self.show_stance(nearest);
        }
    }

    /// How to filter from here.
    fn filter_key(&self) -> String {
        if self.pane.has_keys() {
            self.key("filter")
        } else {
            format!("{} filter", self.key("palette"))
        }
    }

    pub(super) fn say_listed(&mut self) {
        let (listed, all) = (self.pane.listing().len(), self.annotations.len());
        let clear = self.key("clear-filter");
        if self.filter.is_none() {
            self.say(Kind::Info, format!("No filter: all {all} are listed"));
        } else if listed == 0 {
            let change = self.filter_key();
            let text =
                format!("None of {all} matches. {change} changes the filter, {clear} ends it");
            self.warn(text);
        } else {
            self.say(
                Kind::Info,
                format!("{listed} of {all}. {clear} ends the filter"),
            );
        }
    }
}

/// Whether `filter` asks for `annotation`.
fn lists(filter: Option<&Filter>, article: &Article, annotation: &Annotation) -> bool {
    filter.is_none_or(|filter| filter.matches(annotation, annotation.words(article)))
}

/// The filter that is `typed`, as if its last quote were closed; none where nothing is asked.
pub(super) fn parsed(
    asked: Asked,
    typed: &str,
    codebook: &Codebook,
) -> Result<Option<Filter>, Fault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let parsed = Filter::parse_for(asked, typed, codebook).or_else(|fault| {
        let closed = format!("{typed}\"");
        let parsed = Filter::parse_for(asked, &closed, codebook);
        parsed.map_err(|_| fault)
    });
    parsed.map(Some)
}

/// What the terms of `typed` ask for, without those that have a mistake and a word at the end that may
/// become a field's name.
fn sound(asked: Asked, typed: &str, codebook: &Codebook) -> Option<Filter> {
    let last = typed
        .rfind(char::is_whitespace)
        .map_or(0, |blank| blank + 1);
    let (done, word) = typed.split_at(typed.ceil_char_boundary(last));
    let is_begun = Filter::begins_field(asked, word.trim_start_matches('-'));
    let mut terms = String::from(if is_begun { done } else { typed });
    loop {
        match parsed(asked, &terms, codebook) {
            Ok(filter) => return filter,
            Err(fault) => {
                let rest = terms.get(fault.at.end..).unwrap_or_default();
                let end = rest.find(char::is_whitespace);
                let end = end.map_or(terms.len(), |end| fault.at.end + end);
                terms.replace_range(fault.term..end, "");
            }
        }
    }
}
