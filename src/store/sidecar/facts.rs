//! What a sidecar says of its article as a whole: the facts of the source, how far it is coded, and in which encoding a
//! person had it read.

use super::block::string;
use super::fault::place;
use super::parts::{Key, Table};
use super::{ArticleHash, Sidecar, edit, opening};
use crate::article::{About, AboutChange, Article, Fact};
use crate::store::text::Hints;

impl Sidecar {
    /// What its person says of `article`, whose sidecar it is: the facts that the source doesn't say, and the mark.
    pub(in crate::store) fn about(&self, article: &Article) -> About {
        let facts = self.about.facts.clone();
        About {
            facts: facts.besides(&article.source_facts()),
            mark: self.about.mark,
        }
    }

    /// Carries out `change`. Where somebody else has changed the same meanwhile, what they said stays as a remark.
    pub(in crate::store) fn describe(&mut self, change: &AboutChange, article: &Article) {
        self.touched = true;
        let (present, source) = (self.about(article), article.source_facts());
        for fact in change.facts() {
            let [before, after, now] = [&change.before, &change.after, &present];
            let [before, after, now] = [before, after, now].map(|about| about.facts.get(fact));
            if now != before && now != after {
                self.remark(Key::of_fact(fact), now.map(|now| string(now)));
            }
            let value = after.or_else(|| source.get(fact)).cloned();
            let written = value.as_deref().map(string);
            self.say(Key::of_fact(fact), written.as_deref());
            self.about.facts.set(fact, value);
        }
        if change.is_of_mark() {
            let (mark, now) = (change.after.mark, present.mark);
            if now != change.before.mark && now != mark {
                self.remark(Key::Status, now.map(|mark| string(mark.word())));
            }
            let written = mark.map(|mark| string(mark.word()));
            self.say(Key::Status, written.as_deref());
            self.about.mark = mark;
        }
    }

    /// What it says of the article that can't be taken up: the line, and what is wrong there.
    pub(in crate::store) fn odd_facts(&self) -> Vec<(usize, String)> {
        let Ok(gathered) = opening::gather("", &self.source) else {
            return Vec::new();
        };
        let odd = gathered.head.odd.into_iter();
        odd.map(|fault| (place(&self.source, fault.at).0, fault.what))
            .collect()
    }

    /// Adds what the source says of `article` and the file doesn't.
    pub(super) fn add_facts(&mut self, article: &Article) {
        for fact in Fact::ALL {
            let (key, said) = (Key::of_fact(fact), article.facts().get(fact));
            let is_there = || edit::has(&self.before, Table::Article, key);
            if let Some(said) = said.filter(|_| self.about.facts.get(fact).is_none() && !is_there())
            {
                self.say(key, Some(&string(said)));
                self.about.facts.set(fact, Some(said.clone()));
            }
        }
    }

    /// Says the encoding that a person chose for the text, so that it is read by it the next time too.
    pub(super) fn say_encoding(&mut self, article: &Article) {
        let Some(chosen) = Hints::of(article.coding()).encoding else {
            return;
        };
        let head = opening::gather("", &self.before).ok();
        if head.is_none_or(|gathered| gathered.head.encoding != Some(chosen)) {
            self.say(Key::Encoding, Some(&string(&chosen.to_string())));
        }
    }

    /// Writes `value` for `key` of the head. A table that stands in its place stays.
    pub(super) fn say(&mut self, key: Key, value: Option<&str>) {
        if self.before.is_empty() {
            return;
        }
        let mut head = self.before.clone();
        edit::set(&mut head, Table::Article, key, value, self.newline);
        if opening::gather("", &head).is_ok() {
            self.before = head;
        }
    }

    fn remark(&mut self, key: Key, theirs: Option<String>) {
        if self.before.is_empty() {
            return;
        }
        let word = key.word();
        let told = theirs.map_or_else(
            || format!("# theirs: no {word}"),
            |theirs| format!("# theirs: {word} = {theirs}"),
        );
        if !self.before.ends_with('\n') {
            self.before += self.newline;
        }
        self.before += &told;
        self.before += self.newline;
    }
}

/// The head of a new file. `about` is what it says then.
pub(super) fn fresh_head(
    name: &str,
    about: &mut About,
    article: &Article,
    hash: &ArticleHash,
) -> String {
    about.facts = std::mem::take(&mut about.facts).or(&article.source_facts());
    let facts = Fact::ALL.into_iter().filter_map(|fact| {
        let said = about.facts.get(fact)?;
        Some((Key::of_fact(fact), string(said)))
    });
    let status = about.mark.map(|mark| (Key::Status, string(mark.word())));
    let keys = [(Key::Name, string(name))].into_iter().chain(facts);
    let keys = keys.chain(status).chain(of_text(article, hash));
    let lines = keys.map(|(key, value)| edit::line(Table::Article, key, &value) + "\n");
    format!("standoff = 1\n\n[article]\n{}", lines.collect::<String>())
}

/// What the head says of the text.
pub(super) fn of_text(article: &Article, hash: &ArticleHash) -> [(Key, String); 2] {
    let length = article.text().chars().count();
    [
        (Key::Hash, string(hash.as_str())),
        (Key::Length, length.to_string()),
    ]
}
