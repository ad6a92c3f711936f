//! From the tags of a page to its tree: what is open and what closes what. Without recursion, and no deeper than
//! [`DEEPEST`], so that no page can exhaust the stack or take time by the square of its size.

use super::HtmlError;
use super::head::Head;
use super::measure::solid;
use super::tokens::{self, Taker};
use super::tree::{Marks, Node, Role, TEXT, Tree, is_block, tag_of};

/// Elements nested deeper become neighbours of each other, as in browsers.
const DEEPEST: usize = 256;
/// A page of more elements and texts is refused; long news pages have some ten thousand.
pub(super) const MOST_NODES: usize = 2_000_000;
/// Attributes with a longer value say nothing of an article: pictures within the page and the like.
const LONGEST_VALUE: usize = 4_096;
/// Longer ids name what a section is about, and not what kind of thing it is.
const LONGEST_ID: usize = 40;

/// The tree of `page`.
pub(super) fn read(page: &str) -> Result<Tree, HtmlError> {
    let mut builder = Builder::new(page.len());
    tokens::read(page, &mut builder);
    if builder.is_full() {
        return Err(HtmlError::TooMany);
    }
    Ok(builder.finish())
}

/// The attributes that matter, of the tag that is being read.
#[derive(Debug, Default)]
struct Attributes {
    names: String,
    id: String,
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
    /// What the last element without tags in it said of itself.
    raw_about: String,
    /// Those of the tag that is being read.
    attributes: Attributes,
}

impl Builder {
    fn new(bytes: usize) -> Self {
        let mut builder = Self {
            nodes: Vec::with_capacity((bytes / 32).min(MOST_NODES)),
            open: vec![0],
            head: Head::default(),
            raw_about: String::new(),
            attributes: Attributes::default(),
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

    fn open_element(&mut self, tag: &'static str, attributes: &Attributes) {
        if tag == "time" {
            self.head.time(&attributes.value);
        }
        self.close_before(tag);
        if self.open.len() >= DEEPEST {
            self.open.pop();
        }
        let index = self.add(tag, &attributes.names(tag), attributes.marks);
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
            "tbody" | "thead" | "tfoot" => {
                self.close_among(&["tbody", "thead", "tfoot"], &["table"]);
            }
            "option" => self.close_among(&["option"], &["select"]),
            _ => {}
        }
        if is_block(tag) {
            self.close_among(&["p"], &["td", "th", "table", "button", "object", "li"]);
            self.close_among(
                &["h1", "h2", "h3", "h4", "h5", "h6"],
                &["div", "section", "td", "li", "a"],
            );
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

    fn add(&mut self, tag: &'static str, words: &str, marks: Marks) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            tag,
            words: words.into(),
            solid: if tag == TEXT { solid(words) } else { 0 },
            marks,
            parent: self.open.last().copied().unwrap_or_default(),
        });
        index
    }
}

impl Taker for Builder {
    fn attribute(&mut self, name: &str, value: &str) {
        if value.len() <= LONGEST_VALUE {
            self.attributes.take(name, value);
        }
    }

    fn start(&mut self, tag: &str) {
        let attributes = std::mem::take(&mut self.attributes);
        match tag {
            "script" | "style" | "title" | "textarea" | "xmp" | "noembed" | "noscript"
            | "iframe" => {
                self.raw_about = attributes.about;
            }
            "link" if attributes.about != "canonical" => {}
            "meta" | "link" => self.head.says(&attributes.about, &attributes.value),
            "html" | "head" | "body" | "img" | "input" | "base" | "col" | "embed" | "source"
            | "track" | "area" | "param" => {}
            _ => self.open_element(tag_of(tag), &attributes),
        }
    }

    fn end(&mut self, tag: &str) {
        let tag = tag_of(tag);
        match tag {
            "" => self.close_among(
                &[""],
                &["div", "p", "td", "li", "table", "section", "article"],
            ),
            "table" | "tr" | "tbody" | "thead" | "tfoot" => self.close_among(&[tag], &[]),
            _ if is_block(tag) => self.close_among(&[tag], &["td", "th", "table"]),
            _ => self.close_among(
                &[tag],
                &["p", "div", "td", "th", "li", "table", "section", "article"],
            ),
        }
    }

    fn text(&mut self, text: &str) {
        self.add(TEXT, text, Marks::default());
    }

    fn raw(&mut self, tag: &str, text: &str) {
        self.head.raw(tag, &self.raw_about, text);
    }

    fn is_full(&self) -> bool {
        self.nodes.len() > MOST_NODES
    }
}

impl Attributes {
    /// The words of class and id; the ids of sections are made of their headings.
    fn names(&self, tag: &str) -> String {
        let is_section =
            tag == "section" || self.names.split_whitespace().any(|name| name == "section");
        let id = if is_section { "" } else { &self.id };
        match (self.names.as_str(), id) {
            ("", "") => String::new(),
            (names, id) => format!("{names} {id}"),
        }
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "hidden" => self.marks.hidden |= value != "until-found",
            "href" => {
                // A place in the same page is not elsewhere.
                self.marks.link = !value.starts_with('#');
                value.clone_into(&mut self.value);
            }
            "class" => {
                self.marks.author |= value.split_whitespace().any(names_author);
                self.names.push(' ');
                self.names.push_str(value);
            }
            // In longer ones the words of a heading stand.
            "id" if value.len() <= LONGEST_ID => value.clone_into(&mut self.id),
            "style" => {
                let style: String = value.split_whitespace().collect();
                let style = style.to_ascii_lowercase();
                self.marks.hidden |=
                    style.contains("display:none") || style.contains("visibility:hidden");
            }
            "aria-hidden" => self.marks.hidden |= value == "true",
            "role" => self.marks.role = role(value).unwrap_or(self.marks.role),
            "rel" if value == "author" && self.about.is_empty() => {
                self.marks.author = true;
                value.clone_into(&mut self.about);
            }
            "itemprop" if value == "author" => self.marks.author = true,
            "itemprop" if value == "articleBody" => self.marks.role = Role::Body,
            "property" | "name" | "itemprop" | "rel" | "type" if self.about.is_empty() => {
                self.about = value.to_ascii_lowercase();
            }
            "content" | "datetime" => value.clone_into(&mut self.value),
            _ => {}
        }
    }
}

/// Whether elements of the class `name` hold the name of who wrote the article: `byline`, `article-author`, `authorName`.
fn names_author(name: &str) -> bool {
    // Those of whom else stand in comments and in boxes of what others wrote.
    const OF: [&str; 9] = [
        "", "article", "blog", "content", "entry", "news", "pb", "post", "story",
    ];
    // Hardly any class is one, and pages have thousands of them.
    let has = |pair: &[u8; 2]| {
        let mut pairs = name.as_bytes().windows(2);
        pairs.any(|two| two.eq_ignore_ascii_case(pair))
    };
    if !has(b"th") && !has(b"yl") {
        return false;
    }
    let name = name.to_ascii_lowercase().replace(['-', '_'], "");
    let name = name
        .strip_suffix("name")
        .or(name.strip_suffix("link"))
        .unwrap_or(&name);
    let is_one = |word: &str| name.strip_suffix(word).is_some_and(|of| OF.contains(&of));
    is_one("author") || is_one("byline") || is_one("bylineauthor")
}

/// What the `role` of an element says of it.
fn role(name: &str) -> Option<Role> {
    match name {
        "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog"
        | "alert" => Some(Role::Around),
        "note" | "doc-footnote" | "doc-endnotes" => Some(Role::Note),
        _ => None,
    }
}
