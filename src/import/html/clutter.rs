//! What stands around an article: navigation, adverts, captions, comments, boxes to share and to subscribe.

use super::measure::{Mass, Measure, measure};
use super::remarks::heads_comments;
use super::teasers::{is_heading, teasers};
use super::tree::{Node, Role, TEXT, Tree, is_block};

/// A page with less prose, in bytes without blanks, has but a few sentences.
const SHORT: usize = 1000;

/// So many bytes of text beside an advert are a sentence.
const SENTENCE: usize = 40;

/// How sure it is that an element is no part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// Nothing speaks against it.
    None,
    /// Its name speaks against it, unless it holds much of the page's prose.
    Some,
    /// The same, and somebody pays for it.
    Advert,
    /// Readers wrote it, unless it holds nearly all of the page's prose.
    Readers,
    /// Never to be read.
    Sure,
}

/// The nodes that can't be seen, unless nearly all prose stands there: a script would have shown it.
pub(super) fn unseen(tree: &Tree) -> Vec<bool> {
    let mut never = vec![false; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        never[index] = never[node.parent] || is_no_text(node.tag);
    }
    if !tree.nodes.iter().any(|node| node.marks.hidden) {
        return never;
    }
    let measure = measure(tree, &never);
    let all = measure.of[0];
    let mut cut = never;
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        cut[index] |= cut[node.parent]
            || (node.marks.hidden
                && (!holds_nearly_all(measure.of[index], all) || doubt(node) != Doubt::None));
    }
    cut
}

fn is_no_text(tag: &str) -> bool {
    matches!(
        tag,
        "amp-ad"
            | "amp-consent"
            | "amp-embed"
            | "amp-sidebar"
            | "audio"
            | "button"
            | "canvas"
            | "iframe"
            | "object"
            | "option"
            | "select"
            | "svg"
            | "template"
            | "video"
            | "map"
            | "dialog"
    )
}

/// Whether the names of elements tell what is no part of an article; they are chosen freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Count,
    Ignored,
}

/// The nodes that are no part of an article, or are `unseen`; `measure` is of the others.
pub(super) fn clutter(tree: &Tree, unseen: &[bool], measure: &Measure, by: Names) -> Vec<bool> {
    let mut cut = unseen.to_vec();
    let all = measure.of[0];
    let teasers = teasers(tree, measure);
    let comments = comments(tree, measure, &cut);
    let blocks = blocks(tree, measure);
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let mass = measure.of[index];
        let doubt = match (doubt(node), by) {
            (Doubt::Some, Names::Ignored) => by_tag(node),
            (doubt, _) => doubt,
        };
        let by_name = doubt != Doubt::Advert || by == Names::Count;
        cut[index] |= cut[node.parent]
            || teasers[index]
            || comments[index]
            || match doubt {
                Doubt::None => false,
                Doubt::Advert if is_one_of_few(mass, all, blocks[index]) => true,
                Doubt::Some | Doubt::Advert => {
                    by_name && !holds_much(mass, all) && !in_sentence(tree, measure, index)
                }
                Doubt::Readers => !holds_nearly_all(mass, all),
                Doubt::Sure => true,
            };
    }
    cut
}

/// A heading over what readers have written, and its neighbours from there; nothing if nearly all prose stands there.
fn comments(tree: &Tree, measure: &Measure, cut: &[bool]) -> Vec<bool> {
    let mut texts = vec![String::new(); tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate() {
        let home = measure.block[index];
        if node.tag == TEXT && !cut[index] && is_heading(tree.nodes[home].tag) {
            texts[home].push_str(&node.words);
        }
    }
    let mut from = vec![false; tree.nodes.len()];
    let mut found = vec![false; tree.nodes.len()];
    let mut prose = 0;
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        from[node.parent] |= !texts[index].is_empty() && heads_comments(&texts[index]);
        if from[node.parent] {
            found[index] = true;
            prose += measure.of[index].prose;
        }
    }
    if prose * 10 > measure.of[0].prose * 9 {
        found.fill(false);
    }
    found
}

/// Whether an element is a link in a line of which most is none.
fn in_sentence(tree: &Tree, measure: &Measure, index: usize) -> bool {
    let node = &tree.nodes[index];
    let line = measure.own[measure.block[index]];
    let piece = measure.of[index];
    !is_block(node.tag) && node.marks.link && line.text - line.linked > piece.text * 2
}

/// Whether an element holds so much of the page's prose that its name must mean something else.
fn holds_much(mass: Mass, all: Mass) -> bool {
    mass.prose * 5 > all.prose * 2
}

/// Whether there is hardly any prose elsewhere.
fn holds_nearly_all(mass: Mass, all: Mass) -> bool {
    mass.prose * 10 > all.prose * 9
}

/// Whether an advert holds but one paragraph of a page of few sentences, and others stand beside it: there it may be the
/// most of the prose.
fn is_one_of_few(mass: Mass, all: Mass, blocks: usize) -> bool {
    let words = |mass: Mass| mass.text - mass.linked;
    blocks <= 1 && all.prose < SHORT && words(all) - words(mass) >= SENTENCE
}

/// How many blocks with words of their own each node holds, itself included.
fn blocks(tree: &Tree, measure: &Measure) -> Vec<usize> {
    let mut blocks: Vec<usize> = measure
        .own
        .iter()
        .map(|own| usize::from(own.text > 0))
        .collect();
    for index in (1..tree.nodes.len()).rev() {
        let held = blocks[index];
        blocks[tree.nodes[index].parent] += held;
    }
    blocks
}

fn doubt(node: &Node) -> Doubt {
    if node.tag == TEXT
        || node.marks.role == Role::Note
        || matches!(
            node.tag,
            "article" | "main" | "tr" | "td" | "th" | "tbody" | "thead"
        )
    {
        return Doubt::None;
    }
    match by_tag(node) {
        Doubt::None if node.marks.role == Role::Body => Doubt::None,
        Doubt::None => names(&node.words),
        doubt => doubt,
    }
}

/// What its tag and its role alone say against `node`.
fn by_tag(node: &Node) -> Doubt {
    match node.tag {
        "aside" | "nav" | "figcaption" => Doubt::Sure,
        "footer" | "form" | "header" | "figure" | "label" | "fieldset" => Doubt::Some,
        _ if node.marks.role == Role::Around => Doubt::Some,
        _ => Doubt::None,
    }
}

fn names(words: &str) -> Doubt {
    let names = words.split_whitespace().filter(|name| !tells_of(name));
    names.map(words_of).max().unwrap_or(Doubt::None)
}

/// Whether the class `name` tells of its element what it has or is about, and not what it is:
/// `has-sidebar`, `field-label-hidden`, and `tag-ferries` as blogs name a text of that subject.
fn tells_of(name: &str) -> bool {
    const STATES: [&str; 8] = ["has", "is", "no", "not", "with", "show", "tag", "category"];
    let first = name.split(['-', '_']).next().unwrap_or_default();
    first.len() < name.len() && STATES.contains(&first) || name.ends_with("label-hidden")
}

fn words_of(name: &str) -> Doubt {
    // What follows in `article--ad-right` is how it looks.
    let name = name.split_once("--").map_or(name, |(before, _)| before);
    let mut doubt = Doubt::None;
    let mut word = String::new();
    let mut was_small = false;
    for letter in name.chars().chain([' ']) {
        let ends = !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && was_small);
        if ends && !word.is_empty() {
            doubt = doubt.max(self::name(&word));
            word.clear();
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
        was_small = letter.is_ascii_lowercase();
    }
    doubt
}

/// What one word of a class or id says of its element.
fn name(word: &str) -> Doubt {
    match word {
        "comment" | "comments" | "commentlist" | "respond" | "reply" | "disqus" => Doubt::Readers,
        "ad" | "ads" | "advert" | "advertisement" | "advertisements" | "adverts" | "adsense"
        | "adsbygoogle" | "adslot" | "adbox" | "advertising" | "sponsored" | "promo" | "promos"
        | "promoted" => Doubt::Advert,
        "dfp" | "gpt" | "sponsor" | "promotion" | "share" | "sharing" | "shares" | "social"
        | "socials" | "sharebar" | "sharebox" | "sharetools" | "sharedaddy" | "addthis"
        | "follow" | "followus" | "related" | "relatedposts" | "relateds" | "recommended"
        | "recommendation" | "recommendations" | "recirculation" | "recirc" | "readmore"
        | "trending" | "popular" | "mostread" | "seealso" | "teaser" | "teasers" | "upnext"
        | "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "optin"
        | "paywall" | "cookie" | "cookies" | "consent" | "gdpr" | "notice" | "sidebar" | "rail"
        | "breadcrumb" | "breadcrumbs" | "nav" | "navbar" | "navigation" | "menu" | "menus"
        | "toc" | "toolbar" | "tools" | "pagination" | "pager" | "skip" | "footer" | "masthead"
        | "banner" | "topbar" | "caption" | "captions" | "credit" | "credits" | "byline"
        | "bylines" | "author" | "authors" | "bio" | "date" | "dateline" | "timestamp" | "meta"
        | "metadata" | "postmeta" | "tag" | "tags" | "taglist" | "topics" | "keywords"
        | "popup" | "modal" | "overlay" | "lightbox" | "widget" | "widgets" | "gallery"
        | "carousel" | "slideshow" | "hidden" | "print" | "outbrain" | "taboola" | "login"
        | "rating" | "ratings" | "poll" | "disclaimer" | "copyright" | "donate" | "donation"
        | "jumplinks" | "tooltip" | "alert" => Doubt::Some,
        _ => Doubt::None,
    }
}
