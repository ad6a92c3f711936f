//! Who is named in a text: names as whole words, without regard to case and diacritics.

use crate::codebook::fold;
use std::collections::HashMap;

/// The words of a text, ready to be asked for names.
#[derive(Debug, Default)]
pub(super) struct Words {
    all: Vec<Word>,
    places: HashMap<String, Vec<usize>>,
    /// The whole text folded, for scripts that part no words.
    whole: String,
}

#[derive(Debug)]
struct Word {
    folded: String,
    is_capital: bool,
}

/// Shorter surnames are too often other words.
const SURNAME: usize = 3;

impl Words {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self {
            whole: fold(text).into_owned(),
            ..Self::default()
        };
        for word in parts(text) {
            let folded = fold(word).into_owned();
            let at = found.all.len();
            found.places.entry(folded.clone()).or_default().push(at);
            let is_capital = word.starts_with(char::is_uppercase);
            found.all.push(Word { folded, is_capital });
        }
        found
    }

    /// The places of the first and the last mention of somebody with the folded name `label`, counted in
    /// words. Of a name of several words the last, with a capital letter, is a mention too.
    pub(super) fn mentions(&self, label: &str) -> Option<(usize, usize)> {
        if label.chars().any(is_unparted) {
            return Some((self.whole.find(label)?, self.whole.rfind(label)?));
        }
        let mut names = parts(label);
        let whole = self.standing(names.next()?, |at| self.stands_at(at, label));
        let surname = names.next_back().filter(|name| name.len() >= SURNAME);
        let capital = |at: usize| self.all.get(at).is_some_and(|word| word.is_capital);
        let alone = surname.and_then(|name| self.standing(name, capital));
        match (whole, alone) {
            (Some(whole), Some(alone)) => Some((whole.0.min(alone.0), whole.1.max(alone.1))),
            (one, other) => one.or(other),
        }
    }

    /// The first and the last place of `word` that fits.
    fn standing(&self, word: &str, fits: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let mut places = self.places.get(word)?.iter().filter(|at| fits(**at));
        let first = *places.next()?;
        Some((first, places.next_back().copied().unwrap_or(first)))
    }

    /// Each word once, folded.
    pub(super) fn distinct(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    fn stands_at(&self, at: usize, label: &str) -> bool {
        let mut here = self.all.iter().skip(at);
        parts(label).all(|part| here.next().is_some_and(|word| word.folded == part))
    }
}

pub(super) fn parts(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
}

/// Letters of scripts that write words without blanks between them.
pub(super) fn is_unparted(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
