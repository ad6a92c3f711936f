//! What a person says of an article as a whole: facts of its source, and how far it is coded.

use super::{Fact, Facts};

/// What a person says of a whole article, in the sidecar's `[article]` as `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// All is coded.
    Done,
    /// There is nothing to code here.
    Nothing,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Done, Self::Nothing];

    /// The word for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Nothing => "nothing",
        }
    }

    /// The mark that files call so.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }
}

/// What a person says of an article as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The facts that they filled in: those that the source doesn't say, or says otherwise.
    pub facts: Facts,
    /// How far it is coded, if they said so.
    pub mark: Option<Mark>,
}

/// What somebody says of an article became something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutChange {
    /// What they said before.
    pub before: About,
    /// What they say after.
    pub after: About,
}

impl AboutChange {
    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// What it makes of `present`, which somebody else may have changed since it was thought of: what it
    /// doesn't concern stays.
    #[must_use]
    pub fn on(&self, present: &About) -> About {
        let mut now = present.clone();
        for fact in self.facts() {
            now.facts.set(fact, self.after.facts.get(fact).cloned());
        }
        if self.is_of_mark() {
            now.mark = self.after.mark;
        }
        now
    }

    /// The facts that it concerns.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        let all = Fact::ALL.into_iter();
        all.filter(|&fact| self.before.facts.get(fact) != self.after.facts.get(fact))
    }

    /// What it does to the mark, as the history has it; nothing where it leaves that alone.
    #[must_use]
    pub fn told_of_mark(&self) -> Option<&'static str> {
        self.is_of_mark().then_some(match self.after.mark {
            Some(Mark::Done) => "Marked: all is coded",
            Some(Mark::Nothing) => "Marked: nothing to code here",
            None => "Mark taken back",
        })
    }

    /// Whether it concerns the mark.
    #[must_use]
    pub fn is_of_mark(&self) -> bool {
        self.before.mark != self.after.mark
    }
}
