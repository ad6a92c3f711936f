//! What stands around an article: navigation, adverts, captions, comments, boxes to share and to subscribe.

use super::measure::{Mass, measure};
use super::tree::{Node, TEXT, Tree};


/// How sure it is that an element is no part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// Nothing speaks against it.
    None,
    /// Its name speaks against it, unless it holds much of the page's prose.
    Some,
    /// Never to be read.
    Sure,
}

/// The nodes that can't be seen: as far as `hidden` ones are cut too.
pub(super) fn unseen(tree: &Tree) -> Vec<bool> {
    let mut cut = vec![false; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        cut[index] = cut[node.parent] || node.marks.hidden || is_no_text(node.tag);
    }
    cut
}

fn is_no_text(tag: &str) -> bool {
    matches!(
        tag,
        "audio" | "button" | "canvas" | "iframe" | "object" | "option" | "select" | "svg" | "template" | "video" | "map" | "dialog"
    )
}

/// The nodes that are no part of an article, or can't be seen.
pub(super) fn clutter(tree: &Tree) -> Vec<bool> {
    let mut cut = unseen(tree);
    let measure = measure(tree, &cut);
    let all = measure.of[0];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        cut[index] |= cut[node.parent]
            || match doubt(node) {
                Doubt::None => false,
                Doubt::Some => !holds_much(measure.of[index], all),
                Doubt::Sure => true,
            };
    }
    cut
}

/// Whether an element holds so much of the page's prose that its name must mean something else.
fn holds_much(mass: Mass, all: Mass) -> bool {
    mass.prose * 5 > all.prose * 2
}

fn doubt(node: &Node) -> Doubt {
    if node.tag == TEXT || matches!(node.tag, "article" | "main") {
        return Doubt::None;
    }
    if matches!(node.tag, "aside" | "nav" | "figcaption" | "caption") {
        return Doubt::Sure;
    }
    if node.marks.aside || matches!(node.tag, "footer" | "form" | "header" | "figure" | "label" | "fieldset") {
        return Doubt::Some;
    }
    if node.words.is_empty() || node.marks.body { return Doubt::None; }
    names(&node.words)
}

fn names(words: &str) -> Doubt {
    let mut doubt = Doubt::None;
    let mut word = String::new();
    let mut was_small = false;
    for letter in words.chars().chain([' ']) {
        let ends = !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && was_small);
        if ends && !word.is_empty() {
            doubt = doubt.max(name(&word));
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
        "ad" | "ads" | "advert" | "advertisement" | "adverts" | "adsense" | "adslot" | "adbox" | "sponsor" | "sponsored" => Doubt::Sure,
        "advertising" | "promo" | "promos" | "promotion" | "promoted"
        | "share" | "sharing" | "shares" | "social" | "socials" | "sharebar" | "sharebox" | "sharetools" | "sharedaddy" | "addthis" | "follow" | "followus"
        | "related" | "relatedposts" | "relateds" | "recommended" | "recommendation" | "recommendations" | "recirculation" | "recirc" | "readmore" | "trending" | "popular" | "mostread" | "seealso" | "teaser" | "teasers" | "upnext"
        | "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "optin" | "paywall"
        | "comment" | "comments" | "commentlist" | "respond" | "reply" | "disqus" | "cookie" | "cookies" | "consent" | "gdpr" | "notice"
        | "sidebar" | "rail" | "breadcrumb" | "breadcrumbs" | "nav" | "navbar" | "navigation" | "menu" | "menus" | "toc" | "toolbar" | "tools" | "pagination" | "pager" | "skip"
        | "footer" | "masthead" | "banner" | "topbar" | "caption" | "captions" | "credit" | "credits" | "byline" | "bylines" | "author" | "authors" | "bio" | "dateline" | "timestamp" | "meta" | "metadata" | "postmeta"
        | "tag" | "tags" | "taglist" | "topics" | "keywords" | "popup" | "modal" | "overlay" | "lightbox" | "widget" | "widgets" | "gallery" | "carousel" | "slideshow" | "hidden" | "print" | "outbrain" | "taboola" | "login" | "rating" | "ratings" | "poll" | "player" | "disclaimer" | "copyright" | "donate" | "donation" | "jumplinks" | "tooltip" | "alert" => Doubt::Some,
        _ => Doubt::None,
    }
}
