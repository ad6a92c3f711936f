//! Other words within a stance and around it, by typing, inserting, deleting, replacing.

use super::super::page::Letter;
use super::{Gone, Scene};
use std::ops::Range;

impl Scene {
    fn typo(&mut self, word: Range<usize>) {
        let at = self.chance.between(word.start, word.end);
        let letter = self.page.0[at];
        match self.chance.below(4) {
            0 if at + 1 < word.end => self.page.0.swap(at, at + 1),
            1 if word.len() > 3 => drop(self.page.cut(at..at + 1)),
            2 => self.page.insert(at, vec![letter]),
            _ => {
                let other =
                    char::from(b'a' + u8::try_from(self.chance.below(26)).unwrap_or_default());
                self.page.0[at].0 = other;
            }
        }
    }

    pub(super) fn typos(&mut self, inside: bool) -> Gone {
        let old: Vec<Letter> = self.page.0[self.span.clone()].to_vec();
        let is_ours = move |letter: &Letter| letter.1.is_some() && old.contains(letter);
        let count = if inside {
            1 + self.span.len() / 60
        } else {
            1 + self.length() / 60
        };
        for _ in 0..count {
            let all = 0..self.length();
            let words = self.page.words(&all);
            let words: Vec<_> = words
                .into_iter()
                .filter(|word| {
                    is_ours(&self.page.0[word.start]) == inside
                        && (word.len() > 3 || !inside || self.span.len() < 8)
                })
                .collect();
            if words.is_empty() {
                break;
            }
            let word = self.chance.of_list(&words).clone();
            self.typo(word);
        }
        Gone::No
    }

    pub(super) fn insert_inside(&mut self) -> Gone {
        let words = self.page.words(&self.span);
        if words.len() < 2 {
            return Gone::No;
        }
        let at = words[self.chance.between(1, words.len())].start;
        let count = 1 + self.chance.below(words.len().min(6));
        let text = self.other_words(count) + " ";
        self.page.replace(at..at, &text, self.page.0[at].1);
        Gone::No
    }

    pub(super) fn delete_words(&mut self) -> Gone {
        self.page.cut(self.span.clone());
        Gone::Yes
    }

    pub(super) fn delete_inside(&mut self) -> Gone {
        let words = self.page.words(&self.span);
        if words.len() < 3 {
            return Gone::No;
        }
        let count = 1 + self.chance.below(words.len() / 3);
        let from = self.chance.below(words.len() - count);
        let range = words[from].start..words[from + count].start;
        self.page.cut(range);
        Gone::No
    }

    pub(super) fn replace_words(&mut self) -> Gone {
        let count = self.page.words(&self.span).len().max(1);
        let text = self.other_words(count);
        self.page.replace(self.span.clone(), &text, None);
        Gone::Yes
    }

    pub(super) fn replace_one(&mut self) -> Gone {
        let words = self.page.words(&self.span);
        if words.is_empty() {
            return Gone::No;
        }
        let word = self.chance.of_list(&words).clone();
        let text = self.other_words(1);
        let owner = self.page.0[word.start].1;
        self.page.replace(word, &text, owner);
        if words.len() < 3 {
            Gone::Replaced
        } else {
            Gone::No
        }
    }

    /// A word that stands elsewhere too becomes another one here.
    pub(super) fn correct_name(&mut self) -> Gone {
        let words = self.page.words(&self.span);
        let word = words
            .iter()
            .find(|word| self.page.0[word.start].0.is_uppercase())
            .or(words.first());
        let Some(word) = word.cloned() else {
            return Gone::No;
        };
        let name = *self
            .chance
            .of_list(&["Elisa", "Okonkwo", "Vasquez", "Bratislava", "Marten"]);
        let owner = self.page.0[word.start].1;
        self.page.replace(word, name, owner);
        if words.len() < 3 {
            Gone::Replaced
        } else {
            Gone::No
        }
    }

    /// Other words for so many of a hundred words of the span, or of all within 300 letters around it.
    pub(super) fn rewrite(&mut self, inside: bool, percent: usize) -> Gone {
        let from = self.span.start.saturating_sub(300);
        let to = (self.span.end + 300).min(self.length());
        let ranges = if inside {
            vec![self.span.clone()]
        } else {
            vec![self.span.end..to, from..self.span.start]
        };
        let count: usize = ranges
            .iter()
            .map(|range| self.page.words(range).len())
            .sum();
        let mut replaced = 0;
        for range in ranges {
            for word in self.page.words(&range).into_iter().rev() {
                if self.chance.percent(percent) {
                    let text = self.other_words(1);
                    let owner = self.page.0[word.start].1;
                    self.page.replace(word, &text, owner);
                    replaced += 1;
                }
            }
        }
        if inside && replaced * 2 > count {
            Gone::Replaced
        } else {
            Gone::No
        }
    }
}
