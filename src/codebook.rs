//! The codebook: the sides, speakers and topics in use. Knows nobody.

mod built_in;
mod change;
mod fold;
mod free;
mod hue;
mod recode;
mod short;

pub use crate::article::Date;
pub use change::{Code, CodeChange};
pub use fold::fold;
pub use free::{capital, free_color, free_key, free_letter};
pub use hue::{Color, Hue};
pub use recode::{CodeKind, Recode};
pub use short::short_name;

use std::sync::Arc;

/// What stands in the gutter for a side that has no letter: no sign of anything else, so that `?` says doubt alone.
pub const UNKNOWN: char = '#';

/// The sides, speakers and topics in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    sides: Vec<Arc<Side>>,
    speakers: Vec<Arc<Speaker>>,
    topics: Vec<Arc<Topic>>,
    positions: Vec<Meaning>,
    /// The day of what is read, if it is known.
    day: Option<Date>,
}

/// A camp that speakers speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its name in stances.
    pub name: Arc<str>,
    /// The digit or letter that tags with it.
    pub key: char,
    /// What stands for it in the gutter.
    pub letter: char,
    /// Its colour.
    pub color: Color,
    /// Its other names.
    pub also: Vec<Arc<str>>,
    /// Who belongs to it.
    pub definition: Option<Arc<str>>,
}

/// A person or body that is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name in stances.
    pub name: Arc<str>,
    /// The name of the side that they speak for.
    pub side: Option<Arc<str>>,
    /// What they are: "foreign minister".
    pub role: Option<Arc<str>>,
    /// Their other names.
    pub also: Vec<Arc<str>>,
    /// The first day on which all this is so.
    pub from: Option<Date>,
    /// The last day on which it is.
    pub until: Option<Date>,
}

impl Speaker {
    /// A speaker of whom nothing is known but the name and perhaps the side.
    #[must_use]
    pub fn of(name: Arc<str>, side: Option<Arc<str>>) -> Self {
        Self {
            name,
            side,
            role: None,
            also: Vec::new(),
            from: None,
            until: None,
        }
    }

    /// Whether the entry holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What a statement is about, or toward whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in stances.
    pub name: Arc<str>,
    /// The character that gives a stance this topic, if it has one.
    pub key: Option<char>,
    /// What it covers.
    pub definition: Option<Arc<str>>,
    /// Statements that belong to it.
    pub examples: Vec<Arc<str>>,
    /// How to decide the doubtful cases.
    pub rule: Option<Arc<str>>,
}

impl Topic {
    /// A topic of which nothing is known but the name.
    #[must_use]
    pub fn of(name: Arc<str>) -> Self {
        Self {
            name,
            key: None,
            definition: None,
            examples: Vec::new(),
            rule: None,
        }
    }
}

/// What a position means here, for whoever is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// `support`, `oppose` or `neutral`.
    pub position: Arc<str>,
    /// When it is to be chosen.
    pub definition: Arc<str>,
}

impl Codebook {
    /// A codebook with these codes, each kind in its order.
    #[must_use]
    pub fn new(
        sides: Vec<Side>,
        speakers: Vec<Speaker>,
        topics: Vec<Topic>,
        positions: Vec<Meaning>,
    ) -> Self {
        Self {
            sides: sides.into_iter().map(Arc::new).collect(),
            speakers: speakers.into_iter().map(Arc::new).collect(),
            topics: topics.into_iter().map(Arc::new).collect(),
            positions,
            day: None,
        }
    }

    /// The same, for what appeared on `day`: of several entries with one name, that which holds then.
    #[must_use]
    pub fn on(self, day: Option<Date>) -> Self {
        Self { day, ..self }
    }

    /// Whether `speaker` holds on the day of what is read, as far as that is known.
    #[must_use]
    pub fn holds(&self, speaker: &Speaker) -> bool {
        self.day.is_none_or(|day| speaker.holds_on(day))
    }

    /// The sides in their order.
    #[must_use]
    pub fn sides(&self) -> &[Arc<Side>] {
        &self.sides
    }

    /// The speakers in their order. A name may stand several times, with other roles at other times.
    #[must_use]
    pub fn speakers(&self) -> &[Arc<Speaker>] {
        &self.speakers
    }

    /// The topics in their order.
    #[must_use]
    pub fn topics(&self) -> &[Arc<Topic>] {
        &self.topics
    }

    /// What positions mean here, as far as it is said.
    #[must_use]
    pub fn positions(&self) -> &[Meaning] {
        &self.positions
    }

    /// The keys that the codebook gives, each with what it stands for: "side Russia", "topic sanctions".
    pub fn keys(&self) -> impl Iterator<Item = (char, String)> {
        let sides = self.sides.iter();
        let sides = sides.map(|side| (side.key, format!("side {}", side.name)));
        let topics = self.topics.iter();
        let topics = topics.filter_map(|topic| Some((topic.key?, format!("topic {}", topic.name))));
        sides.chain(topics)
    }

    /// What the position called `word` means here, if it is said.
    #[must_use]
    pub fn meaning(&self, word: &str) -> Option<&str> {
        let found = self
            .positions
            .iter()
            .find(|meaning| &*meaning.position == word);
        found.map(|meaning| &*meaning.definition)
    }

    /// The side called `name`.
    #[must_use]
    pub fn side(&self, name: &str) -> Option<&Arc<Side>> {
        self.sides.iter().find(|side| &*side.name == name)
    }

    /// The speaker called `name`: the first entry that holds, else the first.
    #[must_use]
    pub fn speaker(&self, name: &str) -> Option<&Arc<Speaker>> {
        let mut called = self.speakers.iter().filter(|code| &*code.name == name);
        let holds = called.clone().find(|code| self.holds(code));
        holds.or_else(|| called.next())
    }

    /// The topic called `name`.
    #[must_use]
    pub fn topic(&self, name: &str) -> Option<&Arc<Topic>> {
        self.topics.iter().find(|topic| &*topic.name == name)
    }

    /// Whether it has nothing but names: no definition, no role, no other names.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let speakers = self.speakers.iter();
        let topics = self.topics.iter();
        speakers
            .clone()
            .all(|code| **code == Speaker::of(code.name.clone(), code.side.clone()))
            && topics
                .clone()
                .all(|code| **code == Topic::of(code.name.clone()))
    }

    /// The side that `key` tags with.
    #[must_use]
    pub fn side_by_key(&self, key: char) -> Option<&Arc<Side>> {
        self.sides.iter().find(|side| side.key == key)
    }

    /// The topic that `key` gives.
    #[must_use]
    pub fn topic_by_key(&self, key: char) -> Option<&Arc<Topic>> {
        self.topics.iter().find(|topic| topic.key == Some(key))
    }

    /// What stands for the side called `name` in the gutter; of one that isn't in the codebook, its initial
    /// if no other side has that, else [`UNKNOWN`].
    #[must_use]
    pub fn letter(&self, name: &str) -> char {
        let is_free = |letter: &char| {
            let same = |side: &Arc<Side>| side.letter.to_lowercase().eq(letter.to_lowercase());
            !self.sides.iter().any(same)
        };
        let initial = || name.chars().find(|letter| letter.is_alphanumeric());
        self.side(name)
            .map(|side| side.letter)
            .or_else(|| initial().filter(is_free))
            .unwrap_or(UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_that_is_not_in_the_codebook_never_has_the_letter_of_another() {
        let book = Codebook::default();
        let letters = [
            "US",
            "USA!",
            "uganda",
            "«Kenya»",
            "Spain",
            "France",
            "…",
            "",
        ];
        let letters: String = letters.iter().map(|name| book.letter(name)).collect();
        assert_eq!(letters, "U####F##");
    }
}
