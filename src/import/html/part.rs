//! Which part of a page is its article.

use super::build;
use super::clutter::{Names, clutter, unseen};
use super::head::Shown;
use super::measure::{Measure, measure};
use super::prose;
use super::tree::{Role, Tree};
use crate::import::Page;

/// The article in `tree` with its facts; all that can be seen if there is no article.
pub(super) fn page(tree: &Tree) -> Page {
    let unseen = unseen(tree);
    let seen = measure(tree, &unseen);
    let shown = Shown {
        first: headings(tree, &unseen, &seen, "h1").next(),
        headings: headings(tree, &unseen, &seen, "h1")
            .chain(headings(tree, &unseen, &seen, "h2"))
            .collect(),
        byline: byline(tree, &unseen, &seen),
    };
    let facts = tree.head.facts(&shown);
    let text = text(tree, &unseen, seen, facts.title.as_deref());
    // Where a script would have written the text, it stands in another one for readers that run none.
    if text.len() * SCRIPTED < tree.head.body.len() {
        let text = scripted(&tree.head.body);
        return Page { text, facts };
    }
    if !text.is_empty() {
        return Page { text, facts };
    }
    let seen = measure(tree, &unseen);
    let text = prose::text(tree, &unseen, &seen, 0, None, true);
    Page { text, facts }
}

/// The text of a page is taken from a script if there is as many times as much of it.
const SCRIPTED: usize = 4;

/// The text of an article as a script has it: lines, or a piece of a page.
fn scripted(body: &str) -> String {
    match build::read(body) {
        Ok(tree) if body.contains("</") => {
            let unseen = unseen(&tree);
            prose::text(&tree, &unseen, &measure(&tree, &unseen), 0, None, true)
        }
        _ => prose::lines(body),
    }
}

/// Bytes, blanks not counted: what holds more is no name.
const LONGEST_NAME: usize = 60;

/// The text of the first element that holds the name of who wrote the article, and can be seen.
fn byline(tree: &Tree, unseen: &[bool], seen: &Measure) -> Option<String> {
    let fits = |&index: &usize| {
        tree.nodes[index].marks.author
            && !unseen[index]
            && (3..=LONGEST_NAME).contains(&seen.of[index].text)
    };
    let names = (1..tree.nodes.len())
        .filter(fits)
        .take(8)
        .map(|index| prose::text(tree, unseen, seen, index, None, true));
    let is_name = |name: &String| {
        let words = name.split_whitespace().count();
        words <= 8 && !name.contains('\n') && !name.contains(|letter: char| letter.is_ascii_digit())
    };
    names.into_iter().find(is_name)
}

/// So many headings of a rank are looked at.
const HEADINGS: usize = 12;

/// The first headings called `tag` that can be seen.
fn headings<'a>(
    tree: &'a Tree,
    unseen: &'a [bool],
    seen: &'a Measure,
    tag: &'static str,
) -> impl Iterator<Item = String> + 'a {
    let fits = move |&index: &usize| {
        tree.nodes[index].tag == tag && !unseen[index] && seen.of[index].text > 0
    };
    let found = (1..tree.nodes.len()).filter(fits).take(HEADINGS);
    // The sign of a link to the heading itself is no part of it.
    let words = |text: String| {
        text.trim_end()
            .trim_end_matches(['¶', '\u{F0C1}'])
            .to_owned()
    };
    found.map(move |index| words(prose::text(tree, unseen, seen, index, None, true)))
}

/// Bytes of prose, blanks not counted; an article that holds less may have been cut by a name.
const SHORT: usize = 500;
/// So many times as much must be left then without looking at names.
const LOST: usize = 4;

/// The article in `tree`, of which `seen` measures what isn't `unseen`.
fn text(tree: &Tree, unseen: &[bool], seen: Measure, title: Option<&str>) -> String {
    let mut cut = clutter(tree, unseen, &seen, Names::Count);
    // It takes as much as the page, and that isn't needed twice.
    drop(seen);
    let (text, prose) = text_but(tree, &mut cut, title);
    if prose >= SHORT {
        return text;
    }
    let seen = measure(tree, unseen);
    match text_but(
        tree,
        &mut clutter(tree, unseen, &seen, Names::Ignored),
        title,
    ) {
        (more, all) if all > prose * LOST => more,
        _ => text,
    }
}

/// The article in `tree` without what is `cut`, and how much prose there is in it.
fn text_but(tree: &Tree, cut: &mut [bool], title: Option<&str>) -> (String, usize) {
    let masses = measure(tree, cut);
    let root = main(tree, &masses, cut);
    // A list of links is wanted where there is little else.
    let all = masses.of[root].is_linked();
    (
        prose::text(tree, cut, &masses, root, title, all),
        masses.of[root].prose,
    )
}

/// In percent: how much more prose an element must hold than one inside it to be the article in its place.
const GROWTH: usize = 140;
/// In percent of its text: with more of it in links, what stands beside the article is no part of it.
const STRANGE: usize = 50;

/// The element that holds the article; what stands in it and is no part of it is `cut`.
fn main(tree: &Tree, masses: &Measure, cut: &mut [bool]) -> usize {
    if let Some(marked) = marked(tree, masses) {
        return marked;
    }
    let best = best(tree, masses);
    let strangers = strangers(tree, masses, best);
    let mut strange = vec![0; tree.nodes.len()];
    for &stranger in &strangers {
        strange[tree.nodes[stranger].parent] += masses.of[stranger].prose;
        cut[stranger] = true;
    }
    // Up as long as that finds much more prose.
    let (mut top, mut found) = (best, masses.of[best].prose);
    let (mut at, mut lost) = (best, 0);
    while at != 0 {
        at = tree.nodes[at].parent;
        lost += strange[at];
        let prose = masses.of[at].prose - lost;
        if prose * 100 > found * GROWTH {
            (top, found) = (at, prose);
        }
    }
    whole(tree, masses, top, cut)
}

/// In percent of an article's prose: a neighbour that holds less is a lead, a note or the like.
const PART: usize = 10;

/// Where the article goes on in neighbours of `top` or of what that stands in: the element that holds all of them, with what
/// stands before the first and behind the last `cut`; else `top`.
fn whole(tree: &Tree, masses: &Measure, top: usize, cut: &mut [bool]) -> usize {
    let mut at = top;
    // An article of its own goes on nowhere else.
    while at != 0 && tree.nodes[at].tag != "article" {
        let up = tree.nodes[at].parent;
        let prose = masses.of[at].prose;
        if (masses.of[up].prose - prose) * 100 <= prose * PART {
            at = up;
            continue;
        }
        let inside = (up + 1..tree.nodes.len()).take_while(|&index| tree.nodes[index].parent >= up);
        let neighbours: Vec<_> = inside
            .filter(|&index| tree.nodes[index].parent == up)
            .collect();
        let fits = |&index: &usize| index == at || !cut[index] && goes_on(tree, masses, at, index);
        let first = neighbours.iter().position(fits).unwrap_or_default();
        let last = neighbours.iter().rposition(fits).unwrap_or_default();
        if first < last {
            for &index in neighbours[..first].iter().chain(&neighbours[last + 1..]) {
                cut[index] = true;
            }
            return up;
        }
        at = up;
    }
    top
}

/// Whether `next` is a box of the same kind as `part`, a part of an article, and holds enough prose to be one too.
fn goes_on(tree: &Tree, masses: &Measure, part: usize, next: usize) -> bool {
    let kind = |index: usize| {
        let node = &tree.nodes[index];
        (node.tag, node.words.split_whitespace().next())
    };
    let (mass, all) = (masses.of[next], masses.of[part].prose);
    kind(next).1.is_some()
        && kind(next) == kind(part)
        && mass.prose * 2 > mass.text
        && mass.prose * 100 > all * PART
}

/// The element that calls itself the body of the article, if it holds most of the prose.
fn marked(tree: &Tree, masses: &Measure) -> Option<usize> {
    let bodies = (0..tree.nodes.len()).filter(|&index| tree.nodes[index].marks.role == Role::Body);
    // The first of several of equal weight.
    let body = bodies.rev().max_by_key(|&index| masses.of[index].prose)?;
    (masses.of[body].prose * 2 > masses.of[0].prose).then_some(body)
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
                    | "a"
                    | "b"
                    | "em"
                    | "i"
                    | "span"
                    | "strong"
                    | "pre"
                    | "table"
            ) && mass.linked * 100 > mass.text * STRANGE
        })
        .collect()
}

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
