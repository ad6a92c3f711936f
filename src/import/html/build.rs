//! From the tags of a page to its tree: what is open and what closes what. Without recursion, and no deeper than
//! [`DEEPEST`], so that no page can exhaust the stack or take time by the square of its size.

use super::HtmlError;
use super::head::Head;
use super::tree::{Marks, Node, TEXT, Tree, is_block, tag_of};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Elements nested deeper become neighbours of each other, as in browsers.
const DEEPEST: usize = 256;
/// A page of more elements and texts is refused; long news pages have some ten thousand.
pub(super) const MOST_NODES: usize = 5_000_000;
/// Attributes with a longer value say nothing of an article: pictures within the page and the like.
const LONGEST_VALUE: usize = 4_096;

/// The tree of `page`.
pub(super) fn read(page: &str) -> Result<Tree, HtmlError> {
    let mut builder = Builder::new(page.len());
    let take = |event: CallbackEvent<'_>, _: Span<()>| builder.take(event);
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    let mut trouble = Tokenizer::new_with_emitter(page, emitter);
    let trouble = trouble.next();
    match trouble {
        Some(Ok(trouble)) => Err(trouble),
        Some(Err(never)) => match never {},
        None => Ok(builder.finish()),
    }
}

/// The attributes that matter, of the tag that is being read.
#[derive(Debug, Default)]
struct Attributes {
    names: String,
    marks: Marks,
    /// What a `meta`, `link`, `time` or `script` is about: property, name, itemprop, rel, type.
    about: String,
    /// What it says: content, href, datetime.
    value: String,
}

#[derive(Debug)]
struct Builder {
    nodes: Vec<Node>,
    /// The open elements, from the root.
    open: Vec<usize>,
    head: Head,
    tag: Vec<u8>,
    attribute: Vec<u8>,
    attributes: Attributes,
    /// Inside an element whose content is no text of the page.
    raw: bool,
}

impl Builder {
    fn new(bytes: usize) -> Self {
        let mut builder = Self {
            nodes: Vec::with_capacity((bytes / 32).min(MOST_NODES)),
            open: vec![0],
            head: Head::default(),
            tag: Vec::new(),
            attribute: Vec::new(),
            attributes: Attributes::default(),
            raw: false,
        };
        builder.add("body", "", Marks::default());
        builder
    }

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes,
            head: self.head,
        }
    }

    fn take(&mut self, event: CallbackEvent<'_>) -> Option<HtmlError> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                name.clone_into(&mut self.tag);
                self.attributes = Attributes::default();
                self.attribute.clear();
            }
            CallbackEvent::AttributeName { name } => {
                name.clone_into(&mut self.attribute);
                self.attributes.named(name);
            }
            CallbackEvent::AttributeValue { value } if value.len() <= LONGEST_VALUE => {
                self.attributes.value(&self.attribute, value);
            }
            CallbackEvent::CloseStartTag { .. } => self.open_tag(),
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.text(value),
            _ => {}
        }
        (self.nodes.len() > MOST_NODES).then_some(HtmlError::TooMany)
    }

    fn open_tag(&mut self) {
        let name = std::mem::take(&mut self.tag);
        let attributes = std::mem::take(&mut self.attributes);
        match name.as_slice() {
            b"script" | b"style" | b"title" | b"textarea" | b"xmp" | b"noembed" | b"noscript" | b"iframe" => {
                self.raw = true;
                self.head.begin_raw(&name, &attributes.about);
            }
            b"meta" | b"link" => self.head.says(&attributes.about, &attributes.value),
            b"html" | b"head" | b"body" | b"img" | b"input" | b"base" | b"col" | b"embed" | b"source" | b"track"
            | b"area" | b"param" => {}
            b"plaintext" => {}
            _ => self.open_element(tag_of(&name), &attributes),
        }
        self.tag = name;
    }

    fn open_element(&mut self, tag: &'static str, attributes: &Attributes) {
        if tag == "time" {
            self.head.time(&attributes.value);
        }
        self.close_before(tag);
        if self.open.len() >= DEEPEST {
            self.open.pop();
        }
        let index = self.add(tag, &attributes.names, attributes.marks);
        if !matches!(tag, "br" | "hr" | "wbr") {
            self.open.push(index);
        }
    }

    /// Closes what can't stay open when an element called `tag` begins.
    fn close_before(&mut self, tag: &str) {
        match tag {
            "li" => self.close_among(&["li"], &["ul", "ol", "menu", "table", "td", "th"]),
            "dd" | "dt" => self.close_among(&["dd", "dt"], &["dl", "table", "td", "th"]),
            "td" | "th" => self.close_among(&["td", "th", "caption"], &["tr", "table"]),
            "tr" => self.close_among(&["tr", "caption"], &["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" => self.close_among(&["tbody", "thead", "tfoot"], &["table"]),
            "option" => self.close_among(&["option"], &["select"]),
            _ => {}
        }
        if is_block(tag) {
            self.close_among(&["p"], &["td", "th", "table", "button", "object", "li"]);
            self.close_among(&["h1", "h2", "h3", "h4", "h5", "h6"], &["div", "section", "td", "li", "a"]);
        }
    }

    /// Closes the innermost of `tags` that is open, unless one of `walls` stands before it.
    fn close_among(&mut self, tags: &[&str], walls: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let tag = self.nodes[self.open[at]].tag;
            if tags.contains(&tag) {
                self.open.truncate(at);
                return;
            }
            if walls.contains(&tag) {
                return;
            }
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        if std::mem::take(&mut self.raw) {
            self.head.end_raw();
            return;
        }
        let tag = tag_of(name);
        match tag {
            "" => self.close_among(&[""], &["div", "p", "td", "li", "table", "section", "article"]),
            "table" | "tr" | "tbody" | "thead" | "tfoot" => self.close_among(&[tag], &[]),
            _ if is_block(tag) => self.close_among(&[tag], &["td", "th", "table"]),
            _ => self.close_among(&[tag], &["p", "div", "td", "th", "li", "table", "section", "article"]),
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        if self.raw {
            self.head.raw(&text);
        } else {
            self.add(TEXT, &text, Marks::default());
        }
    }

    fn add(&mut self, tag: &'static str, words: &str, marks: Marks) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            tag,
            words: words.into(),
            marks,
            parent: self.open.last().copied().unwrap_or_default(),
        });
        index
    }
}

impl Attributes {
    fn named(&mut self, name: &[u8]) {
        match name {
            b"hidden" => self.marks.hidden = true,
            b"href" => self.marks.link = true,
            _ => {}
        }
    }

    fn value(&mut self, name: &[u8], value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        match name {
            b"class" | b"id" => {
                self.names.push(' ');
                self.names.push_str(&value);
            }
            b"style" => {
                let style: String = value.split_whitespace().collect();
                let style = style.to_ascii_lowercase();
                self.marks.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
            }
            b"aria-hidden" => self.marks.hidden |= &*value == "true",
            b"role" => {
                let roles = ["navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert"];
                self.marks.aside |= roles.contains(&&*value);
            }
            b"itemprop" if &*value == "articleBody" => self.marks.body = true,
            b"property" | b"name" | b"itemprop" | b"rel" | b"type" if self.about.is_empty() => {
                self.about = value.to_ascii_lowercase();
            }
            b"content" | b"href" | b"datetime" => self.value = value.into_owned(),
            _ => {}
        }
    }
}
