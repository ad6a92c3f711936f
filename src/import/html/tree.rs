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

/// The tag called `name`, in small letters.
pub(super) fn tag_of(name: &str) -> &'static str {
    let at = TAGS.binary_search(&name);
    at.ok().and_then(|at| TAGS.get(at)).copied().unwrap_or("")
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
