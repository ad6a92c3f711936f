//! Keys pressed one after another, as one way to a command. Knows no command.

use super::Key;
use std::fmt;

/// The most keys of a sequence.
pub const LONGEST: usize = 4;

/// One to four keys that are pressed one after another, or none. Sorted by their keys, a beginning before what it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sequence([Option<Key>; LONGEST]);

impl Sequence {
    /// `key` alone.
    #[must_use]
    pub const fn of(key: Key) -> Self {
        Self([Some(key), None, None, None])
    }

    /// `keys` in their order; nothing if they are too many.
    #[must_use]
    pub fn new(keys: &[Key]) -> Option<Self> {
        keys.iter()
            .try_fold(Self::default(), |sequence, key| sequence.then(*key))
    }

    /// With `key` after it; nothing if it is as long as can be.
    #[must_use]
    pub fn then(mut self, key: Key) -> Option<Self> {
        let free = self.0.iter_mut().find(|place| place.is_none())?;
        *free = Some(key);
        Some(self)
    }

    /// Without its last key.
    #[must_use]
    pub fn before_last(mut self) -> Self {
        if let Some(last) = self.0.iter_mut().rfind(|place| place.is_some()) {
            *last = None;
        }
        self
    }

    /// Its keys.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map_while(|place| *place)
    }

    /// Its first key.
    #[must_use]
    pub fn first(&self) -> Option<Key> {
        self.keys().next()
    }

    /// The key that comes `at` keys after the first.
    #[must_use]
    pub fn nth(&self, at: usize) -> Option<Key> {
        self.keys().nth(at)
    }

    /// How many keys it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys().count()
    }

    /// Whether it has no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Whether it begins with all the keys of `other`.
    #[must_use]
    pub fn starts_with(&self, other: &Self) -> bool {
        other.keys().zip(self.0).all(|(key, own)| own == Some(key))
    }

    /// The keys for the screen: `d d`.
    #[must_use]
    pub fn label(&self) -> String {
        let labels: Vec<_> = self.keys().map(|key| key.label()).collect();
        labels.join(" ")
    }
}

impl fmt::Display for Sequence {
    /// In key notation, as one word: `d,d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.keys().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(f, "{comma}{key}")?;
        }
        Ok(())
    }
}
