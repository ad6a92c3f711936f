//! What a sidecar is made of, as its two readers hand it on: tables and, in them, keys with values.

use crate::article::Fact;
use std::borrow::Cow;
use std::ops::Range;

/// The keys that mean something here. In the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Standoff,
    Article,
    Annotation,
    Name,
    Title,
    Author,
    Date,
    Outlet,
    Url,
    Status,
    Encoding,
    Id,
    Start,
    End,
    Quote,
    Before,
    After,
    Side,
    Speaker,
    Topic,
    Position,
    Note,
    By,
    At,
    Lost,
    Hash,
    Length,
    Field,
    Ours,
    Theirs,
    Base,
}

impl Key {
    #[rustfmt::skip]
    const ALL: [(Self, &'static str); 31] = [
        (Self::Standoff, "standoff"),
        (Self::Article, "article"),
        (Self::Annotation, "annotation"),
        (Self::Name, "name"),
        (Self::Title, "title"),
        (Self::Author, "author"),
        (Self::Date, "date"),
        (Self::Outlet, "outlet"),
        (Self::Url, "url"),
        (Self::Status, "status"),
        (Self::Encoding, "encoding"),
        (Self::Id, "id"),
        (Self::Start, "start"),
        (Self::End, "end"),
        (Self::Quote, "quote"),
        (Self::Before, "before"),
        (Self::After, "after"),
        (Self::Side, "side"),
        (Self::Speaker, "speaker"),
        (Self::Topic, "topic"),
        (Self::Position, "position"),
        (Self::Note, "note"),
        (Self::By, "by"),
        (Self::At, "at"),
        (Self::Lost, "lost"),
        (Self::Hash, "hash"),
        (Self::Length, "length"),
        (Self::Field, "field"),
        (Self::Ours, "ours"),
        (Self::Theirs, "theirs"),
        (Self::Base, "base"),
    ];

    /// The key that `word` is in `table`.
    pub(super) fn of(word: &str, table: Table) -> Option<Self> {
        let (key, _) = Self::ALL.iter().find(|(_, name)| *name == word)?;
        let belongs = match table {
            Table::Root => *key <= Self::Annotation,
            Table::Article => {
                matches!(key, Self::Name | Self::Hash | Self::Length) || key.is_fact()
            }
            Table::Annotation => (Self::Id..=Self::Hash).contains(key),
            Table::Conflict => {
                *key >= Self::Field || *key == Self::Quote || (Self::Side..=Self::By).contains(key)
            }
            Table::Within | Table::Other => false,
        };
        belongs.then_some(*key)
    }

    /// Whether it says something of the article that the program can do without: a value of another kind is
    /// told and counts as none.
    pub(super) fn is_fact(self) -> bool {
        (Self::Title..=Self::Encoding).contains(&self)
    }

    /// The fact that it is for.
    pub(super) const fn fact(self) -> Option<Fact> {
        match self {
            Self::Title => Some(Fact::Title),
            Self::Author => Some(Fact::Author),
            Self::Date => Some(Fact::Date),
            Self::Outlet => Some(Fact::Outlet),
            Self::Url => Some(Fact::Url),
            _ => None,
        }
    }

    /// The key for `fact`.
    pub(super) const fn of_fact(fact: Fact) -> Self {
        match fact {
            Fact::Title => Self::Title,
            Fact::Author => Self::Author,
            Fact::Date => Self::Date,
            Fact::Outlet => Self::Outlet,
            Fact::Url => Self::Url,
        }
    }

    /// The word for it in files.
    pub(super) fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(key, _)| *key == self)
            .map_or("", |(_, word)| word)
    }
}

/// Whose keys follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Table {
    /// Nobody's yet: the start of the file.
    Root,
    /// `[article]`.
    Article,
    /// `[[annotation]]`.
    Annotation,
    /// `[[annotation.conflict]]`, of the annotation before it.
    Conflict,
    /// Another table inside the annotation before it.
    Within,
    /// A table that isn't known here.
    Other,
}

/// A value, as far as one is understood here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    /// A string, decoded.
    Text(Cow<'a, str>),
    /// A whole number from 0.
    Number(usize),
    /// `true` or `false`.
    Truth(bool),
    /// A date and time with its offset from UTC, as it stands in the file.
    Moment(&'a str),
    /// A date or a time without its offset from UTC, as it stands in the file.
    Day(&'a str),
    /// Anything else, with what it is.
    Other(&'static str),
}

impl Value<'_> {
    /// What it is, in words.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Truth(_) => "true or false",
            Self::Moment(_) => "a date and time",
            Self::Day(_) => "a date or time without its offset from UTC",
            Self::Other(kind) => kind,
        }
    }
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Which key; none where it isn't known here.
    pub(super) key: Option<Key>,
    /// The byte at which the key begins.
    pub(super) at: usize,
    pub(super) value: Value<'a>,
    /// Where the value stands, in bytes.
    pub(super) value_span: Range<usize>,
}

/// Takes what a reader finds, in the order of the file.
pub(super) trait Sink<'a> {
    /// A table begins at byte `at`.
    fn table(&mut self, table: Table, at: usize);
    /// A key of the table begun last.
    fn entry(&mut self, entry: Entry<'a>);
}

/// What a reader finds, kept to be handed on.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// A table begins at this byte.
    Table(Table, usize),
    /// A key of the table begun last.
    Entry(Entry<'a>),
}

impl<'a> Item<'a> {
    /// The byte at which it begins.
    pub(super) const fn at(&self) -> usize {
        match self {
            Self::Table(_, at) => *at,
            Self::Entry(entry) => entry.at,
        }
    }

    /// Hands it to `sink` as standing `further` bytes further on.
    pub(super) fn hand_on(self, further: usize, sink: &mut impl Sink<'a>) {
        match self {
            Self::Table(table, at) => sink.table(table, at + further),
            Self::Entry(entry) => sink.entry(Entry {
                at: entry.at + further,
                value_span: entry.value_span.start + further..entry.value_span.end + further,
                ..entry
            }),
        }
    }
}

impl<'a> Sink<'a> for Vec<Item<'a>> {
    fn table(&mut self, table: Table, at: usize) {
        self.push(Item::Table(table, at));
    }

    fn entry(&mut self, entry: Entry<'a>) {
        self.push(Item::Entry(entry));
    }
}

/// The byte after the end of the line that byte `at` of `source` is on.
pub(in crate::store) fn line_end(source: &str, at: usize) -> usize {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(source.len(), |end| at + end + 1)
}

/// The first byte of the line that byte `at` of `source` is on.
pub(in crate::store) fn line_start(source: &str, at: usize) -> usize {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
}
