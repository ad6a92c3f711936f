//! From tables and keys to annotations: checks what the format asks for, finds the words in the
//! article, and cuts the file into the blocks that saving puts together again.

use super::aside::Aside;
use super::block::Block;
use super::draft::{Draft, Whole};
use super::fault::{Fault, MEND};
use super::finder::Finder;
use super::parts::{Entry, Key, Sink, Table, Value, line_end};
use crate::annotation::Id;
use crate::article::{About, Article, Mark};
use crate::import::Encoding;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// The faults of the file as a whole that are taken note of.
const MOST_FAULTS: usize = 20;

/// What the file says of itself and of the article, each with the byte at which it says so.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) standoff: Option<(usize, usize)>,
    pub(super) article: Option<usize>,
    pub(super) name: Option<(String, usize)>,
    pub(super) hash: Option<String>,
    /// In code points.
    pub(super) length: Option<usize>,
    pub(super) about: About,
    /// The encoding that a person chose for the text.
    pub(super) encoding: Option<Encoding>,
    /// What it says of the article that can't be taken up.
    pub(super) odd: Vec<Fault>,
}

/// What a file holds, gathered while it is read.
pub(super) struct Gathered<'a> {
    pub(super) head: Head,
    /// Where what comes before all annotations stands.
    pub(super) before: Vec<Range<usize>>,
    /// Where what follows all annotations stands.
    pub(super) after: Vec<Range<usize>>,
    pub(super) faults: Vec<Fault>,
    source: &'a str,
    /// The annotations in the order of the file; their words are still to be found.
    pub(super) wholes: Vec<Whole<'a>>,
    /// Those that can't be read, in the order of the file.
    pub(super) aside: Vec<Aside>,
    ids: HashMap<Id, usize>,
    table: Table,
    draft: Option<Draft<'a>>,
    /// The lines of the present table and what stands above it.
    section: Range<usize>,
    /// Where the lines of the file end, once that is asked for.
    line_ends: OnceCell<Vec<usize>>,
}

impl<'a> Sink<'a> for Gathered<'a> {
    fn table(&mut self, table: Table, at: usize) {
        if !matches!(table, Table::Within | Table::Conflict) {
            self.close();
        } else if self.draft.is_none() {
            let remedy = "Move it below its [[annotation]].";
            self.fault(Fault::new(
                at,
                "a table of an annotation stands apart from it",
                remedy,
            ));
        }
        self.table = table;
        match table {
            Table::Annotation => self.draft = Some(Draft::at(at)),
            Table::Article => self.head.article = Some(at),
            Table::Conflict => {
                let draft = self.draft.as_mut();
                draft.into_iter().for_each(Draft::take_conflict);
            }
            _ => {}
        }
        self.section.end = line_end(self.source, at);
    }

    fn entry(&mut self, entry: Entry<'a>) {
        if entry.value_span.is_empty() {
            // A table where a fact is expected: its lines are those of a table.
            let key = entry.key.filter(|key| key.is_fact());
            return key.map_or((), |key| self.fact(key, entry.value, entry.at));
        }
        self.section.end = line_end(self.source, entry.value_span.end);
        if let (Table::Conflict, Some(draft)) = (self.table, &mut self.draft) {
            let open = draft.conflicts.last_mut();
            return open.map_or((), |open| open.take(entry.key, entry.value));
        }
        let Some(key) = entry.key else { return };
        let at = entry.value_span.start;
        let found = match (key, &entry.value) {
            (Key::Position, Value::Text(word)) => format!("\"{word}\""),
            (_, value) => value.kind().to_owned(),
        };
        let expected = match (self.table, &mut self.draft) {
            (Table::Root, _) => self.of_root(key, &entry.value, at),
            (Table::Article, _) if key.is_fact() => return self.fact(key, entry.value, at),
            (Table::Article, _) => self.of_article(key, entry.value, at),
            (Table::Annotation, Some(draft)) => draft.take(key, entry.value),
            _ => Ok(()),
        };
        if let Err(expected) = expected {
            let what = format!("`{}` is {found}; expected {expected}", key.word());
            self.fault(Fault::new(at, &what, MEND));
        }
    }
}

impl<'a> Gathered<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            head: Head::default(),
            before: Vec::new(),
            after: Vec::new(),
            faults: Vec::new(),
            source,
            wholes: Vec::new(),
            aside: Vec::new(),
            ids: HashMap::new(),
            table: Table::Root,
            draft: None,
            section: 0..0,
            line_ends: OnceCell::new(),
        }
    }

    /// Takes note of `fault`: of the annotation that is being read, or of the file as a whole. Of these a person
    /// mends a few at a time; a hostile file has millions.
    fn fault(&mut self, fault: Fault) {
        if let Some(draft) = &mut self.draft {
            draft.fault.get_or_insert_with(|| Box::new(fault));
        } else if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Ends what is open.
    pub(super) fn finish(&mut self) {
        self.close();
        self.after.push(self.section.start..self.source.len());
        self.faults.sort_by_key(|fault| fault.at);
    }

    /// The blocks of the annotations, by start, their words found in `article`. `texts` gives a text by its hash,
    /// where it is known.
    pub(super) fn blocks(
        &mut self,
        article: &Article,
        texts: &dyn Fn(&str) -> Option<String>,
    ) -> Vec<Block> {
        let mut wholes = std::mem::take(&mut self.wholes);
        wholes.sort_by_key(|whole| whole.start);
        // Starts come in rising order: one pass over the text serves all.
        Finder::of(article, self.head.hash.as_deref()).blocks(wholes, texts)
    }

    /// Ends the present table: its lines are the head's, a block's or the tail's.
    fn close(&mut self) {
        let lines = self.section.clone();
        self.section.start = lines.end;
        match (self.draft.take(), self.table) {
            (Some(draft), _) => self.complete(draft, lines),
            (None, Table::Root | Table::Article) => self.before.push(lines),
            (None, _) if self.is_empty() => self.before.push(lines),
            (None, _) => self.after.push(lines),
        }
    }

    fn of_root(&mut self, key: Key, value: &Value<'a>, at: usize) -> Result<(), &'static str> {
        match (key, value) {
            (Key::Standoff, Value::Number(version)) => self.head.standoff = Some((*version, at)),
            (Key::Standoff, _) => return Err("the number 1"),
            (Key::Article, _) => return Err("a table of its own, [article]"),
            _ => return Err("tables of their own, [[annotation]]"),
        }
        Ok(())
    }

    fn of_article(&mut self, key: Key, value: Value<'a>, at: usize) -> Result<(), &'static str> {
        match (key, value) {
            (Key::Name, Value::Text(name)) => self.head.name = Some((name.into_owned(), at)),
            (Key::Hash, Value::Text(hash)) => self.head.hash = Some(hash.into_owned()),
            (Key::Length, Value::Number(length)) => self.head.length = Some(length),
            (Key::Length, _) => return Err("a whole number from 0"),
            _ => return Err("a string"),
        }
        Ok(())
    }

    /// Takes what is said of the article. What can't be taken up is no reason to refuse the file.
    fn fact(&mut self, key: Key, value: Value<'a>, at: usize) {
        let value = match value {
            Value::Moment(text) | Value::Day(text) if key == Key::Date => Value::Text(text.into()),
            value => value,
        };
        let found = match value {
            Value::Text(label) if key == Key::Encoding => match label.parse() {
                Ok(encoding) => return self.head.encoding = Some(encoding),
                Err(_) => format!("\"{label}\""),
            },
            Value::Text(word) if key == Key::Status => match Mark::named(&word) {
                Some(mark) => return self.head.about.mark = Some(mark),
                None => format!("\"{word}\""),
            },
            Value::Text(text) => {
                let fact = key.fact();
                let facts = &mut self.head.about.facts;
                return fact.map_or((), |fact| facts.set(fact, Some(text.into())));
            }
            other => other.kind().to_owned(),
        };
        let expected = match key {
            Key::Status => "\"done\" or \"nothing\"",
            Key::Encoding => "the name of an encoding, as in \"koi8-r\"",
            _ => "a string",
        };
        let what = format!(
            "`{}` is {found}; expected {expected}, and it counts as none",
            key.word()
        );
        self.head.odd.push(Fault::new(at, &what, MEND));
    }

    /// Takes an annotation whose keys are all read, if it has all it needs and its id is its own.
    fn complete(&mut self, draft: Draft<'a>, lines: Range<usize>) {
        let at = draft.at;
        let whole = match draft.whole(lines.clone()) {
            Ok(whole) => whole,
            Err(fault) => return self.put_aside(lines, fault, None),
        };
        if let Some(first) = self.ids.get(&whole.id) {
            let fault = self.twice(whole.id.as_str(), *first, at);
            return self.put_aside(lines, fault, Some(whole.id));
        }
        self.ids.insert(whole.id.clone(), at);
        self.wholes.push(whole);
    }

    /// Sets aside what stands up to byte `end`, an annotation that isn't TOML.
    pub(super) fn set_aside(&mut self, end: usize, fault: Fault) {
        self.close();
        self.table = Table::Other;
        let lines = self.section.start..end;
        self.section = end..end;
        self.put_aside(lines, fault, None);
    }

    fn put_aside(&mut self, lines: Range<usize>, fault: Fault, twin: Option<Id>) {
        let last = self.wholes.last();
        self.aside.push(Aside {
            lines,
            fault,
            behind: last.map(|whole| ((whole.start, whole.end), whole.id.clone())),
            twin,
        });
    }

    /// Whether there was no annotation yet.
    fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.aside.is_empty()
    }

    fn twice(&self, id: &str, first: usize, at: usize) -> Fault {
        let ends = || memchr::memchr_iter(b'\n', self.source.as_bytes()).collect();
        let ends: &Vec<usize> = self.line_ends.get_or_init(ends);
        let line = ends.partition_point(|&end| end < first) + 1;
        let what = format!("the id {id} is that of the annotation on line {line} too");
        let remedy = "Give one of the two another id, or delete it if it is a copy.";
        Fault::new(at, &what, remedy)
    }
}
