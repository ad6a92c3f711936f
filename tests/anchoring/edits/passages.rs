//! Sentences and paragraphs that come, go, are replaced, change places.

use super::{Gone, Scene, old_of};
use std::ops::Range;

impl Scene {
    pub(super) fn insert_sentence(&mut self) -> Gone {
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

    pub(super) fn insert_paragraphs(&mut self) -> Gone {
        for _ in 0..self.chance.between(1, 4) {
            let starts = self.page.paragraphs();
            let at = self.chance.of_list(&starts).start;
            let text = self.other_paragraph() + "\n\n";
            self.page.replace(at..at, &text, None);
        }
        Gone::No
    }

    pub(super) fn delete_sentence(&mut self) -> Gone {
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

    pub(super) fn delete_paragraph(&mut self) -> Gone {
        let paragraph = self.paragraph();
        let end = paragraph.end.max(self.span.end);
        let rest = (end..self.length())
            .find(|&at| self.page.0[at].0 != '\n')
            .unwrap_or(self.length());
        self.page.cut(paragraph.start..rest);
        Gone::Yes
    }

    pub(super) fn delete_others(&mut self) -> Gone {
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

    pub(super) fn replace_paragraph(&mut self) -> Gone {
        let paragraph = self.paragraph();
        let text = self.other_paragraph();
        self.page.replace(
            paragraph.start..paragraph.end.max(self.span.end),
            &text,
            None,
        );
        Gone::Yes
    }

    pub(super) fn reorder_paragraphs(&mut self) -> Gone {
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

    pub(super) fn reorder_sentences(&mut self) -> Gone {
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
}
