//! What a book says of itself: its facts, and the documents in their order.

use super::{lenient, referred, resolved};
use crate::article::{Date, Facts};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::sync::Arc;

/// What stands in a book's package file.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// Author, date and publisher; no title, which is the chapter's.
    pub(super) facts: Facts,
    /// The paths of its documents, in the order in which they are read.
    pub(super) spine: Vec<String>,
    /// The path of its table of contents.
    pub(super) contents: Option<String>,
}

/// The value of the attribute called `name`, whatever stands before a colon.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let value = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = value.normalized_value(XmlVersion::default()).ok()?;
    Some(value.into_owned())
}

/// The path of the package file that `container` names.
pub(super) fn place(container: &str) -> Option<String> {
    let mut reader = lenient(container);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "rootfile" => {
                let path = attribute(&tag, "full-path")?;
                return resolved("", &path);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// A document that the package names.
struct Item {
    path: String,
    is_text: bool,
}

/// What the package says of a fact.
struct Told {
    fact: &'static str,
    words: String,
    /// It is the author, and no translator, the day of publication, and not that of a change.
    is_sure: bool,
}

#[derive(Default)]
struct Reading {
    items: HashMap<String, Item>,
    spine: Vec<String>,
    nav: Option<String>,
    ncx: Option<String>,
    /// The fact that is being read, and its words so far.
    open: Option<Told>,
    facts: Vec<Told>,
}

impl Package {
    /// What stands in `document`, which lies at `at` in the book. What is broken in it is left out.
    pub(super) fn read(document: &str, at: &str) -> Self {
        let mut reading = Reading::default();
        let mut reader = lenient(document);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => reading.start(&tag, at),
                Ok(Event::Empty(tag)) => reading.entry(&tag, at),
                Ok(Event::End(_)) => reading.end(),
                Ok(Event::Text(text)) => reading.words(&text.xml10_content()),
                Ok(Event::CData(text)) => reading.words(&text.xml10_content()),
                Ok(Event::GeneralRef(name)) => reading.words(&referred(&name.xml10_content())),
                Ok(Event::Eof) | Err(_) => return reading.finish(),
                Ok(_) => {}
            }
        }
    }
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>, at: &str) {
        const FACTS: [&str; 3] = ["creator", "date", "publisher"];
        let name = tag.local_name();
        match FACTS.into_iter().find(|fact| name.as_ref() == *fact) {
            Some(fact) => {
                let kind = attribute(tag, "role").or_else(|| attribute(tag, "event"));
                let kind = kind.as_deref().unwrap_or("aut");
                self.open = Some(Told {
                    fact,
                    words: String::new(),
                    is_sure: kind == "aut" || kind.ends_with("publication"),
                });
            }
            None => self.entry(tag, at),
        }
    }

    fn entry(&mut self, tag: &BytesStart<'_>, at: &str) {
        match tag.local_name().as_ref() {
            "item" => self.item(tag, at),
            "itemref" => self.spine.extend(attribute(tag, "idref")),
            "spine" => {
                let ncx = attribute(tag, "toc");
                self.ncx = ncx.or_else(|| self.ncx.take());
            }
            _ => {}
        }
    }

    fn item(&mut self, tag: &BytesStart<'_>, at: &str) {
        let place = attribute(tag, "href").and_then(|href| resolved(at, &href));
        let (Some(id), Some(path)) = (attribute(tag, "id"), place) else {
            return;
        };
        let kind = attribute(tag, "media-type").unwrap_or_default();
        let is_nav = attribute(tag, "properties")
            .is_some_and(|all| all.split_whitespace().any(|one| one == "nav"));
        if is_nav {
            self.nav = Some(path.clone());
        }
        if kind == "application/x-dtbncx+xml" && self.ncx.is_none() {
            self.ncx = Some(id.clone());
        }
        let is_text = ["html", "x-dtbook", "oeb1-document"]
            .iter()
            .any(|known| kind.contains(known));
        self.items.insert(id, Item { path, is_text });
    }

    fn words(&mut self, words: &str) {
        if let Some(told) = &mut self.open {
            told.words += words;
        }
    }

    fn end(&mut self) {
        let Some(told) = self.open.take() else {
            return;
        };
        let words: Vec<_> = told.words.split_whitespace().collect();
        let words = words.join(" ");
        if !words.is_empty() {
            self.facts.push(Told { words, ..told });
        }
    }

    fn finish(self) -> Package {
        let all = |fact: &str| -> Vec<&str> {
            let named = || self.facts.iter().filter(|told| told.fact == fact);
            let is_known = named().any(|told| told.is_sure);
            let named = named().filter(|told| told.is_sure || !is_known);
            named.map(|told| told.words.as_str()).collect()
        };
        // Programs write the year 101 where they know none.
        let day = |words: &str| {
            let day = Date::only_in(words).map(|day| day.to_string());
            day.or_else(|| Date::iso(words).filter(|day| !day.starts_with('0')))
        };
        let authors = all("creator").join(", ");
        let documents = self.spine.iter().filter_map(|id| self.items.get(id));
        let spine = documents
            .filter(|item| item.is_text)
            .map(|item| item.path.clone());
        let ncx = self.ncx.as_ref().and_then(|id| self.items.get(id));
        Package {
            facts: Facts {
                author: (!authors.is_empty()).then(|| authors.into()),
                date: all("date").into_iter().find_map(day).map(Arc::from),
                outlet: all("publisher").first().map(|name| (*name).into()),
                ..Facts::default()
            },
            spine: spine.collect(),
            contents: self
                .nav
                .clone()
                .or_else(|| ncx.map(|item| item.path.clone())),
        }
    }
}
