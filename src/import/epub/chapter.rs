//! All the words of a document of a book: a paragraph for each block, an empty line between them.

use super::{lenient, referred};
use quick_xml::events::Event;

/// What is begun and ended by a new paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// What stands in these is no text of the chapter.
const UNREAD: &[&str] = &["head", "script", "style", "template"];

/// What stands in a document.
#[derive(Debug, Default)]
pub(super) struct Chapter {
    /// Its words.
    pub(super) text: String,
    /// Its first heading.
    pub(super) heading: Option<String>,
}

/// What stands in `document`. Where it is broken, as much as can be.
pub(super) fn read(document: &str) -> Chapter {
    let mut reading = Reading::default();
    let mut reader = lenient(document);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => reading.start(tag.local_name().as_ref()),
            Ok(Event::Empty(tag)) => {
                let name = tag.local_name();
                if !UNREAD.contains(&name.as_ref()) {
                    reading.start(name.as_ref());
                    reading.end(name.as_ref());
                }
            }
            Ok(Event::End(tag)) => reading.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => reading.words(&text.xml10_content()),
            Ok(Event::CData(text)) => reading.words(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => reading.words(&referred(&name.xml10_content())),
            Ok(Event::Eof) | Err(_) => return reading.finish(),
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Reading {
    text: String,
    heading: Option<String>,
    /// Where the heading begins that is being read.
    heading_from: Option<usize>,
    /// The element that isn't read, and how many of its name are open in each other.
    unread: Option<(String, usize)>,
    /// How many elements are open in which line ends count.
    kept: usize,
    /// What stands between the last word and the next.
    between: &'static str,
}

impl Reading {
    fn start(&mut self, name: &str) {
        if let Some((unread, depth)) = &mut self.unread {
            *depth += usize::from(unread == name);
            return;
        }
        if UNREAD.contains(&name) {
            self.unread = Some((name.to_owned(), 1));
            return;
        }
        self.space(name);
        self.kept += usize::from(name == "pre");
        if is_heading(name) && self.heading.is_none() {
            self.heading_from = Some(self.text.len());
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unread, depth)) = &mut self.unread {
            *depth -= usize::from(unread == name);
            if *depth == 0 {
                self.unread = None;
            }
            return;
        }
        if is_heading(name)
            && let Some(from) = self.heading_from.take()
        {
            let words = self.text.get(from..).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.heading = (!words.is_empty()).then_some(words);
        }
        self.kept -= usize::from(name == "pre" && self.kept > 0);
        self.space(name);
    }

    /// Notes what a tag called `name` puts between words.
    fn space(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.between = "\n\n";
        } else if name == "br" && self.between != "\n\n" {
            self.between = "\n";
        } else if matches!(name, "td" | "th") && self.between.is_empty() {
            self.between = " ";
        }
    }

    fn words(&mut self, words: &str) {
        if self.unread.is_some() {
            return;
        }
        if self.kept > 0 {
            self.put_between();
            self.text += words;
            return;
        }
        // A blank that doesn't break a line is a sign like any other.
        let is_blank = |letter: char| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        for (index, word) in words.split(is_blank).enumerate() {
            if index > 0 && self.between.is_empty() {
                self.between = " ";
            }
            if !word.is_empty() {
                self.put_between();
                self.text += word;
            }
        }
    }

    fn put_between(&mut self) {
        let between = std::mem::take(&mut self.between);
        if !self.text.is_empty() {
            self.text += between;
        }
    }

    fn finish(mut self) -> Chapter {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        Chapter {
            text: self.text,
            heading: self.heading,
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
