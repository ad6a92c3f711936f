//! A block of lines such as `Title: …` and `Date: …` at the very beginning of a text, up to a blank line: that of a mail, or
//! one that somebody has put there.

use super::{address, behind, encoded, fact};
use crate::article::{Date, Facts};
use std::sync::Arc;

/// The longest name of a header, in bytes.
const LONGEST_NAME: usize = 40;

/// What a header is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Title,
    Author,
    Date,
    /// The outlet, or its address.
    Outlet,
    Url,
}

/// The names of headers that say something of a source.
#[rustfmt::skip]
const NAMES: &[(About, &[&str])] = &[
    (About::Title, &["title", "subject", "headline", "titel", "betreff", "titre", "título", "заголовок", "тема"]),
    (About::Author, &["author", "authors", "byline", "by", "from", "autor", "autorin", "von", "auteur", "автор"]),
    (About::Date, &["date", "published", "publication date", "datum", "fecha", "дата"]),
    (About::Outlet, &["source", "outlet", "publication", "publisher", "newspaper", "quelle", "zeitung", "fuente", "journal", "источник"]),
    (About::Url, &["url", "link", "address", "adresse"]),
];

/// Headers that mails alone have.
const OF_MAIL: &[&str] = &[
    "received",
    "return-path",
    "message-id",
    "to",
    "mime-version",
    "delivered-to",
    "x-mailer",
];

/// The headers of a text.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub(super) facts: Facts,
    pub(super) is_mail: bool,
    /// What follows them.
    pub(super) rest: &'a str,
}

/// The headers that `head` begins with, if at least two of them say something of its source.
pub(super) fn read(head: &str) -> Option<Block<'_>> {
    let text = head.trim_start_matches('\n');
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    let mut ends = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if line.is_empty() {
            ends = true;
            break;
        }
        let goes_on = line.starts_with([' ', '\t']);
        match entries.last_mut() {
            Some((_, value)) if goes_on => {
                // Encoded words on two lines are one.
                value.push(' ');
                value.push_str(line.trim_start());
            }
            _ if begins_mail(line, start) => {}
            _ => entries.push(header(line)?),
        }
    }
    let facts = ends.then(|| facts(&entries)).flatten()?;
    let is_mail = entries.iter().any(|(name, _)| OF_MAIL.contains(&&**name));
    Some(Block {
        facts,
        is_mail,
        rest: text.get(at..).unwrap_or_default(),
    })
}

/// Whether `line`, which stands at `start`, only says that a mail begins in a file of mails.
fn begins_mail(line: &str, start: usize) -> bool {
    (start == 0 && line.starts_with("From ")) || line.starts_with(">From ")
}

/// The name, in small letters, and the value of a header.
fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    // `**Date:** 3 March 2021`, as in Markdown.
    let is_marked = name.starts_with("**");
    let value = value
        .strip_prefix("**")
        .filter(|_| is_marked)
        .unwrap_or(value);
    let name = name.trim_matches('*').trim_end().to_lowercase();
    let is_sign = |sign: char| sign.is_alphanumeric() || sign.is_ascii_graphic() || sign == ' ';
    let fits = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name.split(' ').count() <= 3
        && name.chars().all(is_sign);
    let parted = value.is_empty() || value.starts_with([' ', '\t']) || about(&name).is_some();
    (fits && parted && !value.starts_with("//")).then(|| (name, value.trim().to_owned()))
}

fn about(name: &str) -> Option<About> {
    let mut known = NAMES.iter();
    known
        .find(|(_, names)| names.contains(&name))
        .map(|(about, _)| *about)
}

/// What `entries` say, if they say at least two things.
fn facts(entries: &[(String, String)]) -> Option<Facts> {
    let facts = said(entries);
    let known = crate::article::Fact::ALL.map(|fact| facts.get(fact).is_some());
    let count = known.into_iter().filter(|is_known| *is_known).count();
    (count >= 2).then_some(facts)
}

/// What `entries`, names of headers in small letters and their values, say.
pub(super) fn said(entries: &[(String, String)]) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in entries {
        let value = encoded::decoded(value);
        let place = |place: &mut Option<Arc<str>>, fact: Option<Arc<str>>| {
            *place = place.take().or(fact);
        };
        match about(name) {
            Some(About::Title) => place(&mut facts.title, fact(&value)),
            Some(About::Author) => place(&mut facts.author, person(&value)),
            Some(About::Date) => place(&mut facts.date, day(&value)),
            Some(About::Outlet) if address(&value).is_none() => {
                place(&mut facts.outlet, fact(&value));
            }
            Some(About::Outlet | About::Url) => {
                place(&mut facts.url, address(&value).and_then(fact));
            }
            None => {}
        }
    }
    facts
}

/// The day, the month or the year that `value` says.
fn day(value: &str) -> Option<Arc<str>> {
    let day = Date::only_in(value).map(|day| day.to_string());
    day.or_else(|| Date::iso(value)).map(Arc::from)
}

/// The name in `Ann Smith <ann@example.org>` and `ann@example.org (Ann Smith)`; the address where there is none.
fn person(value: &str) -> Option<Arc<str>> {
    let bare = |name: &str| {
        name.trim()
            .trim_matches(['"', '\'', '<'])
            .replace("\\\"", "\"")
    };
    let value = behind(value, "by ").unwrap_or(value);
    let name = match value.rsplit_once('<') {
        Some((name, rest)) if bare(name).trim().is_empty() => {
            rest.split('>').next().unwrap_or_default().to_owned()
        }
        Some((name, _)) => bare(name),
        None => match value.split_once('(') {
            Some((address, name)) if address.contains('@') => {
                bare(name.split(')').next().unwrap_or_default())
            }
            _ => bare(value),
        },
    };
    fact(&name).filter(|name| name.contains(char::is_alphabetic))
}
