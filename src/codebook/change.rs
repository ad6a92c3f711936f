//! Changes of the codebook: what was and what is, so that each can be taken back.

use super::{Codebook, Side, Speaker, Topic};
use std::sync::Arc;

/// An entry of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A side.
    Side(Arc<Side>),
    /// A speaker.
    Speaker(Arc<Speaker>),
    /// A topic.
    Topic(Arc<Topic>),
}

impl Code {
    /// Its name in stances.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        match self {
            Self::Side(side) => &side.name,
            Self::Speaker(speaker) => &speaker.name,
            Self::Topic(topic) => &topic.name,
        }
    }

    /// The side that it is.
    #[must_use]
    pub const fn side(&self) -> Option<&Arc<Side>> {
        match self {
            Self::Side(side) => Some(side),
            Self::Speaker(_) | Self::Topic(_) => None,
        }
    }

    /// The speaker that it is.
    #[must_use]
    pub const fn speaker(&self) -> Option<&Arc<Speaker>> {
        match self {
            Self::Speaker(speaker) => Some(speaker),
            Self::Side(_) | Self::Topic(_) => None,
        }
    }

    /// The topic that it is.
    #[must_use]
    pub const fn topic(&self) -> Option<&Arc<Topic>> {
        match self {
            Self::Topic(topic) => Some(topic),
            Self::Side(_) | Self::Speaker(_) => None,
        }
    }
}

/// One entry made, changed or deleted. Both ends are of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeChange {
    /// What stood before; nothing where the entry is new.
    pub before: Option<Code>,
    /// What stands after; nothing where it is deleted.
    pub after: Option<Code>,
}

impl CodeChange {
    /// A new entry.
    #[must_use]
    pub const fn made(code: Code) -> Self {
        Self {
            before: None,
            after: Some(code),
        }
    }

    /// An entry that became another.
    #[must_use]
    pub const fn edited(before: Code, after: Code) -> Self {
        Self {
            before: Some(before),
            after: Some(after),
        }
    }

    /// An entry gone.
    #[must_use]
    pub const fn deleted(before: Code) -> Self {
        Self {
            before: Some(before),
            after: None,
        }
    }

    /// Whether a side comes or goes: then there are more or fewer of them.
    #[must_use]
    pub fn is_of_sides(&self) -> bool {
        let code = self.before.as_ref().xor(self.after.as_ref());
        code.is_some_and(|code| code.side().is_some())
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

impl Codebook {
    /// Carries out `change`. What isn't there any more is not changed; what is new comes last.
    pub fn apply(&mut self, change: &CodeChange) {
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        exchange(
            &mut self.sides,
            before.and_then(Code::side),
            after.and_then(Code::side),
        );
        exchange(
            &mut self.speakers,
            before.and_then(Code::speaker),
            after.and_then(Code::speaker),
        );
        exchange(
            &mut self.topics,
            before.and_then(Code::topic),
            after.and_then(Code::topic),
        );
    }
}

fn exchange<T: PartialEq>(
    entries: &mut Vec<Arc<T>>,
    before: Option<&Arc<T>>,
    after: Option<&Arc<T>>,
) {
    let place = before.map(|before| entries.iter().position(|entry| entry == before));
    match (place, after) {
        (None, Some(after)) => entries.push(after.clone()),
        (Some(Some(at)), Some(after)) => entries[at] = after.clone(),
        (Some(Some(at)), None) => {
            entries.remove(at);
        }
        (Some(None), _) | (None, None) => {}
    }
}
