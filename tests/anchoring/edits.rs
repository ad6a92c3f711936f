//! The edits: what people do to articles after they were annotated.

#[path = "edits/look_alikes.rs"]
mod look_alikes;
#[path = "edits/passages.rs"]
mod passages;
#[path = "edits/typography.rs"]
mod typography;
#[path = "edits/words.rs"]
mod words;

use super::chance::Chance;
use super::page::Page;
use std::ops::Range;

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
