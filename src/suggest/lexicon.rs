//! The words that the rules know, with what each may be. Read from the tables in `assets/suggest`.
//!
//! Knows the form of the tables, and nothing of what they are used for.

use super::weights::Term;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};
use std::ops::BitOr;

const WORDS: &str = include_str!("../../assets/suggest/en/words.txt");
const VERBS: &str = include_str!("../../assets/suggest/en/verbs.txt");
const PLACES: &str = include_str!("../../assets/suggest/en/places.txt");

/// What a word may be: a set, since most words may be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(pub(super) u64);

macro_rules! classes {
    ($($name:ident = $bit:literal, $word:literal;)*) => {
        impl Classes {
            $(pub(super) const $name: Self = Self(1 << $bit);)*

            /// The class that a section of a table names.
            fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    ARTICLE = 0, "article";
    DETERMINER = 1, "determiner";
    POSSESSIVE = 2, "possessive";
    SUBJECT = 3, "subject";
    PERSON_PRONOUN = 4, "person-pronoun";
    PRONOUN = 5, "pronoun";
    RELATIVE = 6, "relative";
    BE = 7, "be";
    HAVE = 8, "have";
    DO = 9, "do";
    MODAL = 10, "modal";
    NEGATION = 11, "negation";
    PREPOSITION = 12, "preposition";
    COORDINATOR = 13, "coordinator";
    SUBORDINATOR = 14, "subordinator";
    QUESTION = 15, "question";
    ADVERB = 16, "adverb";
    TIME = 17, "time";
    HEDGE = 18, "hedge";
    NOUN = 19, "noun";
    ADJECTIVE = 20, "adjective";
    TITLE = 21, "title";
    JUNIOR = 22, "jr";
    NAME_INSIDE = 23, "name-inside";
    BASE = 24, "base form";
    THIRD = 25, "third person";
    PAST = 26, "past";
    PARTICIPLE = 27, "past participle";
    ING = 28, "-ing";
    SPEECH = 29, "speech";
    MIND = 30, "mind";
    OTHER_VERB = 31, "other";
    PARTICLE = 33, "particle";
    ACCORDING = 34, "according";
    COMPLEMENTIZER = 35, "complementizer";
    INFINITIVE = 36, "infinitive";
    AGENT = 37, "agent";
    WORK = 49, "work";
    ATTACHING = 50, "attaching";
    SOURCE = 51, "source";
    PERSON = 52, "person";
    PEOPLE = 53, "people";
    BODY = 54, "body";
    WRITING = 55, "writing";
    FUTURE = 60, "future";
    MASCULINE = 56, "masculine";
    FEMININE = 57, "feminine";
    SEEMING = 58, "seeming";
    EXPLETIVE = 59, "expletive";
    LOCATIVE = 60, "locative";
}

impl Classes {
    /// Any form of a verb.
    pub(super) const VERB: Self =
        Self(Self::BASE.0 | Self::THIRD.0 | Self::PAST.0 | Self::PARTICIPLE.0 | Self::ING.0);
    /// Verbs that help other verbs.
    pub(super) const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0);

    /// Whether it may be one of `classes`.
    pub(super) const fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// Those of them that are among `classes`.
    pub(super) const fn only(self, classes: Self) -> Self {
        Self(self.0 & classes.0)
    }

    /// Whether nothing is known of it.
    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of a word as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Entry {
    /// What it may be.
    pub(super) classes: Classes,
    /// The number of the base form, for words that have one: see [`Lexicon::base`].
    pub(super) base: Base,
    /// What kind of verb it is: the section of the table, by its number.
    pub(super) kind: u8,
}

/// The number of a base form: "say" of "said". 0: none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub(super) struct Base(pub(super) u16);

impl Base {
    /// Of words that have none.
    pub(super) const NONE: Self = Self(0);
}

/// All words known, by their small letters.
#[derive(Debug)]
pub(super) struct Lexicon {
    entries: HashMap<&'static str, Entry, FixedState>,
    bases: Vec<Term>,
    kinds: Vec<Term>,
    places: HashSet<&'static str, FixedState>,
}

impl Lexicon {
    /// The tables of English.
    pub(super) fn english() -> Self {
        let mut lexicon = Self {
            entries: HashMap::with_capacity_and_hasher(8_192, FixedState::default()),
            bases: vec![Term::NONE],
            kinds: vec![Term::NONE],
            places: HashSet::with_capacity_and_hasher(2_048, FixedState::default()),
        };
        for (_, line) in sections(PLACES) {
            let names = line.split(['|', ',']).map(str::trim);
            lexicon.places.extend(names.filter(|name| !name.is_empty()));
        }
        for (section, line) in sections(VERBS) {
            lexicon.add_verb(section, line);
        }
        for (section, line) in sections(WORDS) {
            lexicon.add_words(Classes::named(section).unwrap_or_default(), line);
        }
        lexicon
    }

    /// What is known of `word`, given in small letters with straight apostrophes.
    pub(super) fn entry(&self, word: &str) -> Entry {
        self.entries.get(word).copied().unwrap_or_default()
    }

    /// Whether `name`, as it is written, is a country's, a capital's or a government's.
    pub(super) fn is_place(&self, name: &str) -> bool {
        self.places.contains(name)
    }

    /// The base form with this number.
    pub(super) fn base(&self, base: Base) -> &'static str {
        self.term(base).text
    }

    /// The same as a word of the tables of weights.
    pub(super) fn term(&self, base: Base) -> Term {
        self.bases
            .get(usize::from(base.0))
            .copied()
            .unwrap_or(Term::NONE)
    }

    fn add_verb(&mut self, section: &'static str, line: &'static str) {
        const FORMS: [Classes; 5] = [
            Classes::BASE,
            Classes::THIRD,
            Classes::PAST,
            Classes::PARTICIPLE,
            Classes::ING,
        ];
        let (class, kind) = section.split_once(' ').unwrap_or((section, section));
        let class = Classes::named(class).unwrap_or_default();
        let kind = Term::of(kind);
        if self.kinds.last() != Some(&kind) {
            self.kinds.push(kind);
        }
        let kind = u8::try_from(self.kinds.len() - 1).unwrap_or(0);
        let base = self.new_base(line.split_whitespace().next().unwrap_or(""));
        for (form, word) in FORMS.into_iter().zip(line.split_whitespace()) {
            self.add(word, class | form, base);
            if let Some(entry) = self.entries.get_mut(word).filter(|entry| entry.kind == 0) {
                entry.kind = kind;
            }
        }
    }

    fn add_words(&mut self, class: Classes, line: &'static str) {
        for word in line.split_whitespace() {
            let base = self.entry(word).base;
            let base = if base == Base::default() {
                self.new_base(word)
            } else {
                base
            };
            self.add(word, class, base);
        }
    }

    /// What kind of verb this is: "say", "blame", "want".
    pub(super) fn kind(&self, kind: u8) -> &'static str {
        self.kind_term(kind).text
    }

    /// The same as a word of the tables of weights.
    pub(super) fn kind_term(&self, kind: u8) -> Term {
        let kind = self.kinds.get(usize::from(kind));
        kind.copied().unwrap_or(Term::NONE)
    }

    fn new_base(&mut self, word: &'static str) -> Base {
        let number = u16::try_from(self.bases.len()).unwrap_or(0);
        self.bases.push(Term::of(word));
        Base(number)
    }

    fn add(&mut self, word: &'static str, classes: Classes, base: Base) {
        let entry = self.entries.entry(word).or_default();
        entry.classes = entry.classes | classes;
        if entry.base == Base::default() {
            entry.base = base;
        }
    }
}

/// The lines of a table, each with its section. Comments begin with `#`.
fn sections(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    table.lines().filter_map(move |line| {
        let line = line.split('#').next().unwrap_or("").trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            return None;
        }
        (!line.is_empty()).then_some((section, line))
    })
}
