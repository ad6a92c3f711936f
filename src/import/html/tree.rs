//! A page as a tree, and what its head says.

use super::head::Head;

/// What is known of an element beside its tag.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Not to be seen.
    pub(super) hidden: bool,
    /// Goes elsewhere.
    pub(super) link: bool,
    /// Names who wrote the article.
    pub(super) author: bool,
    /// What it calls itself.
    pub(super) role: Role,
}

/// What an element calls itself in so many words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    #[default]
    Plain,
    /// The body of an article.
    Body,
    /// Navigation, banner or the like.
    Around,
    /// A note to the text.
    Note,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    /// The tag of an element in small letters: `""` where it is unknown, [`TEXT`] for a text.
    pub(super) tag: &'static str,
    /// The text; or the element's class and id.
    pub(super) words: Box<str>,
    /// Bytes of the text, blanks not counted.
    pub(super) solid: usize,
    pub(super) marks: Marks,
    /// The element it stands in; that of the root is itself.
    pub(super) parent: usize,
}

/// The tag of a text.
pub(super) const TEXT: &str = "#text";

/// Elements and texts in the order in which they begin; the first is the root.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) head: Head,
}

/// Every tag that means something here.
const TAGS: [&str; 81] = [
    "a",
    "address",
    "amp-ad",
    "amp-consent",
    "amp-embed",
    "amp-sidebar",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "font",
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
    "i",
    "iframe",
    "label",
    "legend",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
];

/// The letters of each tag as one number, in the same order: a page asks for tags more often than for anything else.
const NUMBERS: [u128; TAGS.len()] = {
    let mut numbers = [0; TAGS.len()];
    let mut index = 0;
    while index < TAGS.len() {
        numbers[index] = number(TAGS[index]);
        index += 1;
    }
    numbers
};

/// The first sixteen bytes of `name` as a number that is in order as the names are.
const fn number(name: &str) -> u128 {
    let (mut number, mut index) = (0, 0);
    while index < 16 {
        let byte = if index < name.len() {
            name.as_bytes()[index]
        } else {
            0
        };
        number = number << 8 | byte as u128;
        index += 1;
    }
    number
}

/// The tag called `name`, in small letters.
pub(super) fn tag_of(name: &str) -> &'static str {
    let at = NUMBERS.binary_search(&number(name));
    let tag = at.ok().and_then(|at| TAGS.get(at)).copied();
    tag.filter(|tag| *tag == name).unwrap_or("")
}

/// Elements that begin a line of their own; an open `<p>` ends before most of them.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
