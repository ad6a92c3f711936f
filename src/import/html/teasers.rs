//! The lists of other articles in a page: a headline that is a link, and the beginning of what it leads to.

use super::measure::Measure;
use super::tree::Tree;

/// As many neighbours of a kind are a list.
const LIST: usize = 3;
/// Bytes of prose, blanks not counted; an entry of a list that holds more is an article of its own.
const LONGEST: usize = 600;

/// The entries of lists of other articles in `tree`; none if nearly all prose stands in them: the entries of a live report.
pub(super) fn teasers(tree: &Tree, measure: &Measure) -> Vec<bool> {
    let count = tree.nodes.len();
    let headings = headings(tree, measure);
    let mut entries = vec![false; count];
    let mut neighbours = vec![0_usize; count];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let mass = measure.of[index];
        let is_entry = headings[index] == (1, 1)
            && headings[node.parent].0 > 1
            && !is_heading(node.tag)
            && (1..=LONGEST).contains(&mass.prose);
        if is_entry {
            entries[index] = true;
            neighbours[node.parent] += 1;
        }
    }
    let mut prose = 0;
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        entries[index] &= neighbours[node.parent] >= LIST;
        prose += if entries[index] {
            measure.of[index].prose
        } else {
            0
        };
    }
    if prose * 10 > measure.of[0].prose * 9 {
        entries.fill(false);
    }
    entries
}

/// How many headings each element holds, and how many of them are links.
fn headings(tree: &Tree, measure: &Measure) -> Vec<(usize, usize)> {
    let mut count = vec![(0, 0); tree.nodes.len()];
    for index in (1..tree.nodes.len()).rev() {
        let node = &tree.nodes[index];
        let mass = measure.of[index];
        if is_heading(node.tag) && mass.text > 0 {
            count[index] = (1, usize::from(mass.linked * 10 >= mass.text * 9));
        }
        let (all, linked) = count[index];
        let up = &mut count[node.parent];
        *up = (up.0 + all, up.1 + linked);
    }
    count
}

/// Whether an element called `tag` is a heading.
pub(super) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
