//! Which part of a page is its article.

use super::clutter::{clutter, unseen};
use super::measure::{Measure, measure};
use super::prose;
use super::tree::Tree;

/// The text of the article in `tree`; of all that can be seen if there is no article.
pub(super) fn text(tree: &Tree, title: Option<&str>) -> String {
    let cut = clutter(tree);
    let masses = measure(tree, &cut);
    let root = main(tree, &masses);
    let article = prose::text(tree, &cut, &masses, root, title);
    if !article.is_empty() {
        return article;
    }
    let cut = unseen(tree);
    let masses = measure(tree, &cut);
    prose::text(tree, &cut, &masses, 0, None)
}

/// The element that holds the article.
fn main(tree: &Tree, masses: &Measure) -> usize {
    let all = masses.of[0].prose;
    let marked = (0..tree.nodes.len()).filter(|&index| tree.nodes[index].marks.body);
    if let Some(marked) = marked.max_by_key(|&index| (masses.of[index].prose, tree.nodes.len() - index)) {
        if masses.of[marked].prose * 2 > all {
            return marked;
        }
    }
    let mut top = best(tree, masses);
    // Up as long as that finds much more prose.
    let mut at = top;
    while at != 0 {
        at = tree.nodes[at].parent;
        if masses.of[at].prose * 100 > masses.of[top].prose * GROWTH {
            top = at;
        }
    }
    top
}

/// In percent.
const GROWTH: usize = 130;

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
