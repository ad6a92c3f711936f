//! Which part of a page is its article.

use super::clutter::{clutter, unseen};
use super::measure::{Measure, measure};
use super::prose;
use super::tree::Tree;
use crate::import::Page;

/// The article in `tree` with its facts; all that can be seen if there is no article.
pub(super) fn page(tree: &Tree) -> Page {
    let unseen = unseen(tree);
    let seen = measure(tree, &unseen);
    let headline = headline(tree, &unseen, &seen);
    let facts = tree.head.facts(headline.as_deref());
    let text = text(tree, facts.title.as_deref());
    if !text.is_empty() {
        return Page { text, facts };
    }
    let text = prose::text(tree, &unseen, &seen, 0, None, true);
    Page { text, facts }
}

/// The text of the first `<h1>` that can be seen.
fn headline(tree: &Tree, unseen: &[bool], seen: &Measure) -> Option<String> {
    let mut all =
        (1..tree.nodes.len()).filter(|&index| tree.nodes[index].tag == "h1" && !unseen[index]);
    all.find(|&index| seen.of[index].text > 0)
        .map(|index| prose::text(tree, unseen, seen, index, None, true))
}

fn text(tree: &Tree, title: Option<&str>) -> String {
    let mut cut = clutter(tree);
    let masses = measure(tree, &cut);
    let root = main(tree, &masses, &mut cut);
    // A list of links is wanted where there is little else.
    let all = masses.of[root].is_linked();
    prose::text(tree, &cut, &masses, root, title, all)
}

/// The element that holds the article.
fn main(tree: &Tree, masses: &Measure, cut: &mut [bool]) -> usize {
    let all = masses.of[0].prose;
    let marked = (0..tree.nodes.len()).filter(|&index| tree.nodes[index].marks.body);
    if let Some(marked) =
        marked.max_by_key(|&index| (masses.of[index].prose, tree.nodes.len() - index))
    {
        if masses.of[marked].prose * 2 > all {
            return marked;
        }
    }
    let best = best(tree, masses);
    let mut found = masses.of[best].prose;
    let mut top = best;
    let strangers = strangers(tree, masses, best);
    let mut gone = vec![0; tree.nodes.len()];
    for &stranger in &strangers {
        let at = tree.nodes[stranger].parent;
        gone[at] += masses.of[stranger].prose;
    }
    // Up as long as that finds much more prose.
    let mut at = best;
    let mut lost = 0;
    while at != 0 {
        at = tree.nodes[at].parent;
        lost += gone[at];
        let prose = masses.of[at].prose - lost;
        if prose * 100 > found * GROWTH {
            top = at;
            found = prose;
        }
    }
    for stranger in strangers {
        cut[stranger] = true;
    }
    top
}

/// What stands beside the way from the root to `best` and is full of links.
fn strangers(tree: &Tree, masses: &Measure, best: usize) -> Vec<usize> {
    let mut on_way = vec![false; tree.nodes.len()];
    let mut at = best;
    on_way[0] = true;
    while at != 0 {
        on_way[at] = true;
        at = tree.nodes[at].parent;
    }
    on_way[best] = false;
    let beside = (1..tree.nodes.len())
        .filter(|&index| index != best && !on_way[index] && on_way[tree.nodes[index].parent]);
    beside
        .filter(|&index| {
            let mass = masses.of[index];
            !matches!(
                tree.nodes[index].tag,
                "p" | "h1"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "blockquote"
                    | "#text"
                    | "pre"
                    | "table"
            ) && mass.linked * 100 > mass.text * STRANGE
        })
        .collect()
}

const STRANGE: usize = 15;

/// In percent.
const GROWTH: usize = 125;

/// The element around which most prose stands.
fn best(tree: &Tree, masses: &Measure) -> usize {
    let mut scores = vec![0_usize; tree.nodes.len()];
    for (index, own) in masses.own.iter().enumerate() {
        if own.prose == 0 {
            continue;
        }
        let score = 60 + (own.prose * 60 / 100).min(180);
        let mut at = index;
        scores[at] += score / 2;
        for part in [1, 2, 4, 6, 8] {
            if at == 0 {
                break;
            }
            at = tree.nodes[at].parent;
            scores[at] += score / part;
        }
    }
    let best = (0..scores.len()).max_by_key(|&index| {
        let mass = masses.of[index];
        let plain = (mass.text - mass.linked) * 100 / mass.text.max(1);
        (scores[index] * plain, scores.len() - index)
    });
    best.unwrap_or_default()
}
