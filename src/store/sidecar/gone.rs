//! Deleted annotations with their lines: taken out of a sidecar for the history, and made whole again in a
//! later session, wherever their words are by then.

use super::block::{Block, Words, string};
use super::parts::{Key, Table};
use super::{ArticleHash, END, Sidecar, edit, newline_of};
use crate::annotation::{Annotation, Id};
use crate::article::Article;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

/// The lines of a deleted annotation.
#[derive(Debug, Clone)]
pub(in crate::store) struct Grave {
    /// As they stood in the sidecar.
    pub(in crate::store) lines: Arc<str>,
    /// The hash of the text in which their numbers count.
    pub(in crate::store) text: Arc<str>,
}

/// Deleted annotations, ready to be put back with their comments and unknown keys.
#[derive(Debug, Default)]
pub struct Gone(Vec<Block>);

impl Gone {
    /// What `graves` hold, in `article`, whose hash is `hash`. What isn't an annotation is left out, as is a
    /// second one with the same id.
    pub(in crate::store) fn exhume(graves: &[Grave], article: &Article, hash: &str) -> Self {
        let mut by_text: HashMap<&str, Vec<&Grave>> = HashMap::new();
        for grave in graves {
            by_text.entry(&grave.text).or_default().push(grave);
        }
        let mut blocks = Vec::new();
        for (text, graves) in by_text {
            let all: Vec<_> = graves.iter().map(|grave| lines(grave, hash)).collect();
            match whole(&all, text, article) {
                Some(found) => blocks.extend(found),
                // One that is broken must not take the others with it.
                None => blocks.extend(
                    all.iter()
                        .filter_map(|one| {
                            let one = std::slice::from_ref(one);
                            whole(one, text, article).filter(|found| found.len() == 1)
                        })
                        .flatten(),
                ),
            }
        }
        Self(blocks)
    }

    /// What they are, by id.
    pub(in crate::store) fn annotations(&self) -> HashMap<Id, Arc<Annotation>> {
        let all = self.0.iter();
        all.map(|block| (block.now.id.clone(), block.now.clone()))
            .collect()
    }
}

/// The lines of `grave`; where its numbers count in another text than that with `hash`, they say so.
fn lines(grave: &Grave, hash: &str) -> String {
    let mut lines = grave.lines.to_string();
    let is_own = *grave.text == *hash || edit::has(&lines, Table::Annotation, Key::Hash);
    if !is_own {
        let text = string(&grave.text);
        let newline = newline_of(&grave.lines);
        edit::set(
            &mut lines,
            Table::Annotation,
            Key::Hash,
            Some(&text),
            newline,
        );
    }
    lines
}

/// The blocks of a sidecar that has `all` of these and was made for the text with the hash `text`.
fn whole(all: &[String], text: &str, article: &Article) -> Option<Vec<Block>> {
    let mut source = String::from("standoff = 1\n\n[article]\n");
    let (name, text) = (string(article.name()), string(text));
    writeln!(source, "name = {name}\nhash = {text}").ok()?;
    for lines in all {
        source.push_str(lines);
        if !lines.ends_with('\n') {
            source.push('\n');
        }
    }
    source.push_str(END);
    source.push('\n');
    let (sidecar, _) = Sidecar::read("history", source.into_bytes(), || article).ok()?;
    let Sidecar { source, blocks, .. } = sidecar;
    let own = |mut block: Block| {
        block.words = Words::Own(block.words.text(&source).to_owned());
        block
    };
    Some(blocks.into_iter().map(own).collect())
}

impl Sidecar {
    /// The lines of the annotation with `id`, which was deleted.
    pub(in crate::store) fn gone_lines(&self, id: &Id) -> Option<&str> {
        let block = self.gone.get(id)?;
        Some(block.words.text(&self.source))
    }

    /// Whoever brings one of `gone` back gets its lines. What was deleted since is known better.
    pub(in crate::store) fn recall(&mut self, gone: Gone) {
        let newline = self.newline;
        for mut block in gone.0 {
            if self.ids().contains_key(&block.now.id) {
                continue;
            }
            let text = block.words.text("");
            if newline_of(text) != newline {
                let plain = text.replace("\r\n", "\n");
                block.words = Words::Own(plain.replace('\n', newline));
            }
            self.gone.entry(block.now.id.clone()).or_insert(block);
        }
    }

    /// What the file was read from, and whether a byte order mark stood before it.
    pub(in crate::store) fn source(&self) -> (Arc<String>, bool) {
        (self.source.clone(), self.marked)
    }

    /// The hash of the text that the file says it was made for.
    pub(in crate::store) fn hash_of(article: &Article) -> Arc<str> {
        ArticleHash::of(article).as_str().into()
    }
}
