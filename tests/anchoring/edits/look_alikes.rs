//! The same words or nearly the same at another place of the text.

use super::super::page::Page;
use super::{Gone, Scene};

impl Scene {
    /// A copy of the words, one of them another unless it is to be the `same`, in another paragraph; the words
    /// themselves are deleted where it comes `instead`.
    pub(super) fn look_alike(&mut self, instead: bool, same: bool) -> Gone {
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
    pub(super) fn look_alike_stays(&mut self) -> Gone {
        if self.chance.percent(50) {
            self.delete_words()
        } else {
            self.delete_sentence()
        }
    }
}
