//! Lines around a headline that tell of the source, each of its own.

use super::dateline::{self, Dateline};
use super::{address, behind, byline, fact};
use crate::article::{AloneIn, Date, Facts};

/// So many lines of the text may stand among those that tell of the source: a kicker, the headline, what sums it up.
const MOST_OTHERS: usize = 3;

/// A longer line is the text's.
const LONGEST: usize = 500;

/// What addresses are called.
const ADDRESSES: &[&str] = &[
    "url: ",
    "link: ",
    "source: ",
    "quelle: ",
    "fuente: ",
    "источник: ",
];

/// What stands between a byline and a date on one line.
const BARS: &[&str] = &[" | ", " • ", " · ", " — ", " – ", " - ", ", "];

/// What was found so far.
#[derive(Debug, Default)]
struct Found<'a> {
    author: Option<&'a str>,
    url: Option<&'a str>,
    agency: Option<&'static str>,
    date: Option<Date>,
    changed: Option<Date>,
    /// Lines say several days, of which none is that of the report.
    differ: bool,
}

/// What lines of `head` say of its source.
pub(super) fn told(head: &str) -> Facts {
    let lines = head.lines().map(bare).filter(|line| !line.is_empty());
    let mut lines = lines.enumerate();
    let mut found = Found::default();
    let mut others = 0;
    for (at, line) in lines.by_ref() {
        if found.take(line, at == 0) {
            continue;
        }
        if let Some(dateline) = dateline::of(line) {
            found.begins(&dateline);
            break;
        }
        others += 1;
        if others > MOST_OTHERS || line.len() > LONGEST {
            break;
        }
    }
    // A list of days, or a diary, is of none of them.
    lines.for_each(|(_, line)| found.compare(line));
    found.facts()
}

/// `line` without blanks and the signs of emphasis around it.
fn bare(line: &str) -> &str {
    line.trim().trim_matches(['*', '_']).trim()
}

impl<'a> Found<'a> {
    /// Takes what `line` says, if it tells of the source.
    fn take(&mut self, line: &'a str, is_first: bool) -> bool {
        if let Some(day) = Date::alone_in(line) {
            self.dated(day);
            return true;
        }
        let labelled = || ADDRESSES.iter().find_map(|name| behind(line, name));
        if let Some(url) = address(labelled().unwrap_or(line)) {
            self.url = self.url.or(Some(url));
            return true;
        }
        if let Some((names, day)) = parted(line, is_first) {
            self.author = self.author.or(Some(names));
            self.dated(day);
            return true;
        }
        let names = byline::of(line, is_first);
        self.author = self.author.or(names);
        names.is_some()
    }

    fn dated(&mut self, day: AloneIn) {
        if day.is_updated {
            self.changed = self.changed.or(Some(day.date));
        } else {
            self.differ |= self.date.is_some_and(|date| date != day.date);
            self.date = Some(day.date);
        }
    }

    fn begins(&mut self, dateline: &Dateline) {
        self.agency = dateline.agency;
        self.date = self.date.or(dateline.date);
    }

    /// Looks whether `line`, further down, is another day.
    fn compare(&mut self, line: &str) {
        let may_be = line.contains(|sign: char| sign.is_ascii_digit());
        if may_be && let Some(day) = Date::alone_in(line).filter(|day| !day.is_updated) {
            self.differ |= self.date.is_some_and(|date| date != day.date);
        }
    }

    fn facts(&self) -> Facts {
        let date = self.date.or(self.changed).filter(|_| !self.differ);
        Facts {
            title: None,
            author: self.author.and_then(fact),
            date: date.map(|date| date.to_string().into()),
            outlet: self.agency.map(Into::into),
            url: self.url.and_then(fact),
        }
    }
}

/// Byline and day on one line, as in `By Ann Smith | 3 March 2021`.
fn parted(line: &str, is_first: bool) -> Option<(&str, AloneIn)> {
    let mut ends = BARS.iter().flat_map(|bar| {
        let ends = line.match_indices(bar);
        ends.map(|(at, bar)| (at, at + bar.len()))
    });
    ends.find_map(|(end, start)| {
        let names = byline::of(line.get(..end)?, is_first)?;
        Some((names, Date::alone_in(line.get(start..)?)?))
    })
}
