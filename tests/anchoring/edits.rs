//! The edits: what people do to articles after they were annotated.

use super::chance::Chance;
use super::page::{Letter, Page};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What is edited: the text, the words in question, and texts to take other words from.
pub(crate) struct Scene {
    pub(crate) page: Page,
    /// In the text as it stands.
    pub(crate) span: Range<usize>,
    pub(crate) strange: Vec<String>,
    pub(crate) chance: Chance,
}

/// An edit; says whether the words in question are gone by it.
pub(crate) type Edit = fn(&mut Scene) -> Gone;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gone {
    No,
    Yes,
    /// Other words stand in their place: to say that is right, and that they are lost is right too.
    Replaced,
}

#[rustfmt::skip]
pub(crate) const KINDS: [(&str, Edit); 26] = [
    ("typo in the words",            |scene| scene.typos(true)),
    ("typos around",                 |scene| scene.typos(false)),
    ("words inserted inside",        Scene::insert_inside),
    ("sentence inserted before",     Scene::insert_sentence),
    ("paragraphs inserted",          Scene::insert_paragraphs),
    ("words deleted",                Scene::delete_words),
    ("words deleted inside",         Scene::delete_inside),
    ("sentence deleted",             Scene::delete_sentence),
    ("paragraph deleted",            Scene::delete_paragraph),
    ("other paragraphs deleted",     Scene::delete_others),
    ("replaced by other words",      Scene::replace_words),
    ("paragraph replaced",           Scene::replace_paragraph),
    ("one word replaced",            Scene::replace_one),
    ("name corrected",               Scene::correct_name),
    ("paragraphs reordered",         Scene::reorder_paragraphs),
    ("sentences reordered",          Scene::reorder_sentences),
    ("a third rewritten",            |scene| scene.rewrite(true, 33)),
    ("around rewritten",             |scene| scene.rewrite(false, 50)),
    ("Unicode forms",                Scene::forms),
    ("quote style",                  Scene::quote_style),
    ("reflow",                       Scene::reflow),
    ("look-alike comes",             |scene| scene.look_alike(false, false)),
    ("look-alike for it",            |scene| scene.look_alike(true, false)),
    ("look-alike was there",         Scene::look_alike_stays),
    ("same words come",              |scene| scene.look_alike(false, true)),
    ("all at once",                  Scene::all_at_once),
];

impl Scene {
    fn length(&self) -> usize {
        self.page.0.len()
    }

    /// The paragraph that the words are in.
    fn paragraph(&self) -> Range<usize> {
        let at = self.span.start;
        let found = self
            .page
            .paragraphs()
            .into_iter()
            .find(|one| one.start <= at && at < one.end);
        found.unwrap_or(self.span.clone())
    }

    /// A paragraph of another article.
    fn other_paragraph(&mut self) -> String {
        let text = self.chance.of_list(&self.strange).clone();
        let all: Vec<&str> = text
            .split('\n')
            .filter(|one| one.split(' ').count() > 12)
            .collect();
        (*self.chance.of_list(&all)).to_owned()
    }

    /// So many running words of another article.
    fn other_words(&mut self, count: usize) -> String {
        let mut words = Vec::new();
        while words.len() < count {
            let text = self.other_paragraph();
            let all: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            let from = self.chance.below(all.len().saturating_sub(count).max(1));
            words.extend(all.into_iter().skip(from));
        }
        words.truncate(count);
        words.join(" ")
    }

    fn other_sentence(&mut self) -> String {
        let count = self.chance.between(8, 20);
        let words = self.other_words(count);
        let mut letters = words.trim_end_matches(['.', ',']).chars();
        let first = letters
            .next()
            .map(|letter| letter.to_uppercase().to_string());
        format!("{}{}.", first.unwrap_or_default(), letters.as_str())
    }

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

    fn typos(&mut self, inside: bool) -> Gone {
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

    fn insert_inside(&mut self) -> Gone {
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

    fn insert_sentence(&mut self) -> Gone {
        let text = self.other_sentence() + " ";
        let sentences = self.page.sentences(&self.paragraph());
        let at = sentences
            .iter()
            .map(|one| one.start)
            .rfind(|&at| at <= self.span.start);
        self.page.replace(
            at.unwrap_or(self.span.start)..at.unwrap_or(self.span.start),
            &text,
            None,
        );
        Gone::No
    }

    fn insert_paragraphs(&mut self) -> Gone {
        for _ in 0..self.chance.between(1, 4) {
            let starts = self.page.paragraphs();
            let at = self.chance.of_list(&starts).start;
            let text = self.other_paragraph() + "\n\n";
            self.page.replace(at..at, &text, None);
        }
        Gone::No
    }

    fn delete_words(&mut self) -> Gone {
        self.page.cut(self.span.clone());
        Gone::Yes
    }

    fn delete_inside(&mut self) -> Gone {
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

    fn delete_sentence(&mut self) -> Gone {
        let sentences = self.page.sentences(&self.paragraph());
        let meets = |one: &&Range<usize>| one.start < self.span.end && self.span.start < one.end;
        let met: Vec<_> = sentences.iter().filter(meets).cloned().collect();
        let start = met
            .first()
            .map_or(self.span.start, |one| one.start.min(self.span.start));
        let end = met
            .last()
            .map_or(self.span.end, |one| one.end.max(self.span.end));
        let end = if self.page.0.get(end).is_some_and(|next| next.0 == ' ') {
            end + 1
        } else {
            end
        };
        self.page.cut(start..end);
        Gone::Yes
    }

    fn delete_paragraph(&mut self) -> Gone {
        let paragraph = self.paragraph();
        let end = paragraph.end.max(self.span.end);
        let rest = (end..self.length())
            .find(|&at| self.page.0[at].0 != '\n')
            .unwrap_or(self.length());
        self.page.cut(paragraph.start..rest);
        Gone::Yes
    }

    fn delete_others(&mut self) -> Gone {
        let own = self.page.place(&old_of(&self.page, &self.span));
        let Some(mut own) = own else { return Gone::No };
        for _ in 0..self.chance.between(1, 4) {
            let others: Vec<_> = self
                .page
                .paragraphs()
                .into_iter()
                .filter(|one| one.end <= own.start || own.end <= one.start)
                .collect();
            if others.is_empty() {
                break;
            }
            let gone = self.chance.of_list(&others).clone();
            let end = (gone.end + 1).min(self.length());
            if gone.start < own.start {
                let by = end.min(own.start) - gone.start;
                own = own.start - by..own.end - by;
                self.page.cut(gone.start..gone.start + by);
            } else {
                self.page.cut(gone.start..end);
            }
        }
        Gone::No
    }

    fn replace_words(&mut self) -> Gone {
        let count = self.page.words(&self.span).len().max(1);
        let text = self.other_words(count);
        self.page.replace(self.span.clone(), &text, None);
        Gone::Yes
    }

    fn replace_paragraph(&mut self) -> Gone {
        let paragraph = self.paragraph();
        let text = self.other_paragraph();
        self.page.replace(
            paragraph.start..paragraph.end.max(self.span.end),
            &text,
            None,
        );
        Gone::Yes
    }

    fn replace_one(&mut self) -> Gone {
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
    fn correct_name(&mut self) -> Gone {
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

    fn reorder_paragraphs(&mut self) -> Gone {
        let paragraph = self.paragraph();
        let own = paragraph.start..paragraph.end.max(self.span.end);
        let mut cut = self.page.cut(own.clone());
        let starts: Vec<_> = self
            .page
            .paragraphs()
            .iter()
            .map(|one| one.start)
            .filter(|&at| at.abs_diff(own.start) > 2)
            .collect();
        if starts.is_empty() {
            self.page.insert(own.start, cut);
            return Gone::No;
        }
        let at = *self.chance.of_list(&starts);
        cut.extend([('\n', None), ('\n', None)]);
        self.page.insert(at, cut);
        Gone::No
    }

    fn reorder_sentences(&mut self) -> Gone {
        let sentences = self.page.sentences(&self.paragraph());
        let own = sentences
            .iter()
            .position(|one| one.start <= self.span.start && self.span.end <= one.end);
        let Some(own) = own.filter(|_| sentences.len() > 1) else {
            return Gone::No;
        };
        let other = (own + 1 + self.chance.below(sentences.len() - 1)) % sentences.len();
        let (first, second) = (own.min(other), own.max(other));
        let (first, second) = (sentences[first].clone(), sentences[second].clone());
        let late = self.page.0[second.clone()].to_vec();
        let early = self.page.0[first.clone()].to_vec();
        self.page.0.splice(second, early);
        self.page.0.splice(first, late);
        Gone::No
    }

    /// Other words for so many of a hundred words of the span, or of all within 300 letters around it.
    fn rewrite(&mut self, inside: bool, percent: usize) -> Gone {
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

    fn forms(&mut self) -> Gone {
        let form = self.chance.below(3);
        let letters = std::mem::take(&mut self.page.0);
        for (letter, owner) in letters {
            let parts: Vec<char> = match form {
                0 => letter.nfd().collect(),
                1 => letter.nfkd().collect(),
                _ if letter.is_alphabetic() && self.chance.percent(3) => vec![letter, '\u{ad}'],
                _ => vec![letter],
            };
            self.page
                .0
                .extend(parts.into_iter().map(|part| (part, owner)));
        }
        Gone::No
    }

    fn quote_style(&mut self) -> Gone {
        let styles = [
            [
                ('“', '"'),
                ('”', '"'),
                ('‘', '\''),
                ('’', '\''),
                ('—', '-'),
                ('–', '-'),
            ],
            [
                ('"', '“'),
                ('\'', '’'),
                ('-', '–'),
                ('“', '«'),
                ('”', '»'),
                ('’', '\''),
            ],
            [
                ('"', '\''),
                ('“', '‘'),
                ('”', '’'),
                ('-', '\u{2011}'),
                ('–', '—'),
                ('—', '–'),
            ],
        ];
        let style = *self.chance.of_list(&styles);
        for letter in &mut self.page.0 {
            if let Some((_, new)) = style.iter().find(|(old, _)| *old == letter.0) {
                letter.0 = *new;
            }
        }
        Gone::No
    }

    fn reflow(&mut self) -> Gone {
        let width = self.chance.between(30, 90);
        let blank = *self.chance.of_list(&["\n", "\n  ", "\u{a0}", "  "]);
        let letters = std::mem::take(&mut self.page.0);
        let mut column = 0;
        for letter in letters {
            column += 1;
            if letter.0 == ' ' && column > width {
                self.page.0.extend(blank.chars().map(|one| (one, letter.1)));
                column = 0;
            } else {
                self.page.0.push(letter);
            }
        }
        Gone::No
    }

    /// A copy of the words, one of them another unless it is to be the `same`, in another paragraph; the words
    /// themselves are deleted where it comes `instead`.
    fn look_alike(&mut self, instead: bool, same: bool) -> Gone {
        let mut copy = Page(
            self.page.0[self.span.clone()]
                .iter()
                .map(|(letter, _)| (*letter, None))
                .collect(),
        );
        let words = copy.words(&(0..copy.0.len()));
        if !same && !words.is_empty() {
            let word = self.chance.of_list(&words).clone();
            let text = self.other_words(1);
            copy.replace(word, &text, None);
        }
        let own = self.paragraph();
        let others: Vec<_> = self
            .page
            .paragraphs()
            .into_iter()
            .filter(|one| *one != own && one.len() > 80)
            .collect();
        if others.is_empty() {
            return Gone::No;
        }
        let target = self.chance.of_list(&others).clone();
        let words = self.page.words(&target);
        let at = self.chance.of_list(&words).start;
        copy.0.push((' ', None));
        if at >= self.span.end {
            self.page.insert(at, copy.0);
            if instead {
                self.page.cut(self.span.clone());
            }
        } else {
            if instead {
                self.page.cut(self.span.clone());
            }
            self.page.insert(at, copy.0);
        }
        if instead { Gone::Yes } else { Gone::No }
    }

    /// The same words stood elsewhere before; those in question are deleted with what is around them.
    fn look_alike_stays(&mut self) -> Gone {
        if self.chance.percent(50) {
            self.delete_words()
        } else {
            self.delete_sentence()
        }
    }

    fn all_at_once(&mut self) -> Gone {
        let own = old_of(&self.page, &self.span);
        for _ in 0..2 {
            self.insert_paragraphs();
            self.span = self.page.place(&own).unwrap_or_default();
        }
        self.delete_others();
        self.span = self.page.place(&own).unwrap_or_default();
        self.typos(false);
        self.span = self.page.place(&own).unwrap_or_default();
        self.quote_style();
        self.reflow();
        Gone::No
    }
}

/// The letters of the old text that stand at `span`, from the first to the last.
fn old_of(page: &Page, span: &Range<usize>) -> Range<usize> {
    let mut old = page.0[span.clone()].iter().filter_map(|letter| letter.1);
    let first = old.next().unwrap_or_default();
    first..old.next_back().unwrap_or(first) + 1
}
