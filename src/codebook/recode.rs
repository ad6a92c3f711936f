//! One name in the place of another, everywhere: what that does to the codebook.

use super::{Code, CodeChange, Codebook, Side, Speaker, Topic, fold};
use std::sync::Arc;

/// What kind of code something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// A camp.
    Side,
    /// The person or body quoted.
    Speaker,
    /// What the statement is about.
    Topic,
}

impl CodeKind {
    /// All of them, as a stance has them.
    pub const ALL: [Self; 3] = [Self::Side, Self::Speaker, Self::Topic];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Speaker => "speaker",
            Self::Topic => "topic",
        }
    }
}

/// A code gets another name; where another code of its kind has that name already, the two become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recode {
    /// What kind of code it is.
    pub kind: CodeKind,
    /// Its name so far.
    pub from: Arc<str>,
    /// Its name from now on.
    pub to: Arc<str>,
}

impl Recode {
    /// The other way round.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            kind: self.kind,
            from: self.to.clone(),
            to: self.from.clone(),
        }
    }

    /// What it changes in `codebook`. The old name is kept among the other names of a side or speaker, so
    /// that it is found still; of two codes that become one the first goes.
    #[must_use]
    pub fn changes(&self, codebook: &Codebook) -> Vec<CodeChange> {
        match self.kind {
            CodeKind::Side => {
                let sides = self.of_kind(codebook.sides(), Code::Side);
                sides
                    .into_iter()
                    .chain(self.of_speakers(codebook))
                    .collect()
            }
            CodeKind::Speaker => self.of_kind(codebook.speakers(), Code::Speaker),
            CodeKind::Topic => self.of_kind(codebook.topics(), Code::Topic),
        }
    }

    fn of_kind<T: Named>(&self, all: &[Arc<T>], code: fn(Arc<T>) -> Code) -> Vec<CodeChange> {
        let sources: Vec<_> = all.iter().filter(|one| *one.name() == self.from).collect();
        let edited = |before: &Arc<T>, after: T| {
            CodeChange::edited(code(before.clone()), code(Arc::new(after)))
        };
        let Some(target) = all.iter().find(|one| *one.name() == self.to) else {
            let renamed = sources.iter().map(|&source| {
                let others = source.also().to_vec();
                edited(
                    source,
                    source.called(self.to.clone(), self.joined(&others, &[])),
                )
            });
            let renamed: Vec<_> = renamed.collect();
            let made = || T::of(self.to.clone(), self.joined(&[], &[]));
            let new = made().filter(|_| sources.is_empty());
            let new = new.map(|new| CodeChange::made(code(Arc::new(new))));
            return renamed.into_iter().chain(new).collect();
        };
        let gone = sources
            .iter()
            .map(|&source| CodeChange::deleted(code(source.clone())));
        let more: Vec<_> = sources
            .iter()
            .flat_map(|source| source.also())
            .cloned()
            .collect();
        let merged = target.called(self.to.clone(), self.joined(target.also(), &more));
        let taken = edited(target, merged);
        let taken = (taken.before != taken.after).then_some(taken);
        taken.into_iter().chain(gone).collect()
    }

    /// The other names `own`, the old name and `more`, each once.
    fn joined(&self, own: &[Arc<str>], more: &[Arc<str>]) -> Vec<Arc<str>> {
        let mut joined: Vec<Arc<str>> = own
            .iter()
            .filter(|name| **name != self.to)
            .cloned()
            .collect();
        for name in std::iter::once(&self.from).chain(more) {
            let is_new = |other: &Arc<str>| fold(other) != fold(name);
            if is_new(&self.to) && joined.iter().all(is_new) {
                joined.push(name.clone());
            }
        }
        joined
    }

    /// Speakers of a side that is called otherwise now.
    fn of_speakers(&self, codebook: &Codebook) -> Vec<CodeChange> {
        let concerned = codebook.speakers().iter();
        let concerned = concerned.filter(|speaker| speaker.side.as_ref() == Some(&self.from));
        let moved = concerned.map(|speaker| {
            let after = Speaker {
                side: Some(self.to.clone()),
                ..Speaker::clone(speaker)
            };
            CodeChange::edited(
                Code::Speaker(speaker.clone()),
                Code::Speaker(Arc::new(after)),
            )
        });
        moved.collect()
    }
}

/// What all kinds of codes have in common here.
trait Named: Clone + Sized {
    fn name(&self) -> &Arc<str>;
    /// Its other names.
    fn also(&self) -> &[Arc<str>];
    /// The same with these names.
    fn called(&self, name: Arc<str>, also: Vec<Arc<str>>) -> Self;
    /// A new entry, if nothing but names is needed for one.
    fn of(name: Arc<str>, also: Vec<Arc<str>>) -> Option<Self>;
}

impl Named for Side {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn also(&self) -> &[Arc<str>] {
        &self.also
    }

    fn called(&self, name: Arc<str>, also: Vec<Arc<str>>) -> Self {
        Self {
            name,
            also,
            ..self.clone()
        }
    }

    fn of(_: Arc<str>, _: Vec<Arc<str>>) -> Option<Self> {
        None
    }
}

impl Named for Speaker {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn also(&self) -> &[Arc<str>] {
        &self.also
    }

    fn called(&self, name: Arc<str>, also: Vec<Arc<str>>) -> Self {
        Self {
            name,
            also,
            ..self.clone()
        }
    }

    fn of(name: Arc<str>, also: Vec<Arc<str>>) -> Option<Self> {
        Some(Self {
            also,
            ..Self::of(name, None)
        })
    }
}

impl Named for Topic {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn also(&self) -> &[Arc<str>] {
        &[]
    }

    fn called(&self, name: Arc<str>, _: Vec<Arc<str>>) -> Self {
        Self {
            name,
            ..self.clone()
        }
    }

    fn of(name: Arc<str>, _: Vec<Arc<str>>) -> Option<Self> {
        Some(Self::of(name))
    }
}

#[cfg(test)]
mod tests;
