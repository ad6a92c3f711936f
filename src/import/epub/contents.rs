//! The table of contents of a book, in the form of EPUB 3 (`<a href>` in lists) or of EPUB 2 (`navPoint`).

use super::package::attribute;
use super::{lenient, referred, resolved};
use quick_xml::events::{BytesStart, Event};

/// The paths of documents and what the table at `at`, which is `document`, calls them, in its order.
pub(super) fn titles(document: &str, at: &str) -> Vec<(String, String)> {
    let mut reading = Reading::default();
    let mut reader = lenient(document);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => reading.start(&tag, at),
            Ok(Event::Empty(tag)) if tag.local_name().as_ref() == "content" => {
                reading.refer(&tag, at);
            }
            Ok(Event::End(tag)) => reading.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => reading.words(&text.xml10_content()),
            Ok(Event::CData(text)) => reading.words(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => reading.words(&referred(&name.xml10_content())),
            Ok(Event::Eof) | Err(_) => return reading.titles,
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Reading {
    titles: Vec<(String, String)>,
    /// The words of the title that is being read.
    open: Option<String>,
    /// Where the `<a>` that is being read leads to.
    leads_to: Option<String>,
    /// The last title of EPUB 2; where it leads to comes after it.
    label: String,
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>, at: &str) {
        match tag.local_name().as_ref() {
            "a" => {
                self.leads_to = attribute(tag, "href").and_then(|href| resolved(at, &href));
                self.open = Some(String::new());
            }
            "navLabel" => self.open = Some(String::new()),
            "content" => self.refer(tag, at),
            _ => {}
        }
    }

    fn refer(&mut self, tag: &BytesStart<'_>, at: &str) {
        let place = attribute(tag, "src").and_then(|source| resolved(at, &source));
        if let Some(path) = place {
            let title = std::mem::take(&mut self.label);
            self.add(path, title);
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(open) = &mut self.open {
            *open += words;
        }
    }

    fn end(&mut self, name: &str) {
        if !matches!(name, "a" | "navLabel") {
            return;
        }
        let words = self.open.take().unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.leads_to.take() {
            Some(path) => self.add(path, words),
            None => self.label = words,
        }
    }

    fn add(&mut self, path: String, title: String) {
        if !title.is_empty() {
            self.titles.push((path, title));
        }
    }
}
