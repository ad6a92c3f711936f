//! Any text as an article whose wording is to suggest something.

use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use standoff::suggest::{Suggester, Suggestion};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

pub const WORDS: &[&str] = &[
    "\n",
    "\n\n",
    "\n\n“",
    " ",
    ", ",
    ". ",
    ": ",
    "; ",
    " – ",
    "—",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    "‹",
    "…",
    " said ",
    "said that ",
    " he said, ",
    " did not say ",
    "according to ",
    "told ",
    "asked ",
    "who ",
    "whose ",
    "that ",
    "in a statement ",
    "was accused of ",
    "his claim that ",
    "They ",
    "The minister ",
    "Mr. ",
    "Ms. Lune ",
    "Orla Brandt",
    "Moscow",
    "U.S.",
    "’s ",
    "n’t ",
    "of ",
    "and ",
    "é",
    "e\u{301}",
    "\u{AD}",
    "\u{200B}",
    "\u{202E}",
    "👩\u{200D}🚀",
    "İ",
    "\0",
    "的",
    "3.5",
    "15.",
];

static SUGGESTER: LazyLock<Suggester> = LazyLock::new(Suggester::english);

pub fn run(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
    let article = Article::new("a.txt", text);
    let codebook = Codebook::default();
    let found = SUGGESTER.suggest(&article, &codebook);
    for one in &found {
        fits(one, &article);
    }
    let starts: Vec<usize> = found.iter().map(|one| one.span().start).collect();
    assert!(starts.is_sorted(), "not in order of the places: {found:#?}");
    assert_eq!(
        SUGGESTER.suggest(&article, &codebook),
        found,
        "another time it is otherwise"
    );
    let mut hasher = DefaultHasher::new();
    for one in &found {
        let shape = (one.kind, one.fragments.len().min(3), one.cue.is_some());
        let source = one.source.as_ref().map(|source| source.name.is_some());
        (shape, source, one.side.is_some(), one.position).hash(&mut hasher);
    }
    hasher.finish()
}

/// Whatever it says is in the text, on whole characters, in order and not twice.
fn fits(one: &Suggestion, article: &Article) {
    assert!(!one.fragments.is_empty(), "{one:#?}");
    assert!(one.confidence <= 100, "{one:#?}");
    let mention = one.source.as_ref().map(|source| source.mention);
    for span in one.fragments.iter().copied().chain(one.cue).chain(mention) {
        stands(span, article, one);
    }
    for pair in one.fragments.windows(2) {
        assert!(pair[0].end <= pair[1].start, "fragments meet: {one:#?}");
    }
    for fragment in &one.fragments {
        let meets = |other: Span| other.start < fragment.end && fragment.start < other.end;
        assert!(
            !one.cue.is_some_and(meets),
            "its cue is part of it: {one:#?}"
        );
    }
    if let Some(name) = one.source.as_ref().and_then(|source| source.name.as_ref()) {
        assert!(!name.trim().is_empty(), "{one:#?}");
    }
}

fn stands(span: Span, article: &Article, one: &Suggestion) {
    let words = article.text().get(span.start..span.end);
    let words = words.unwrap_or_else(|| panic!("{span:?} isn't in the text: {one:#?}"));
    assert!(!words.trim().is_empty(), "{span:?} is blank: {one:#?}");
    assert_eq!(words, words.trim(), "blanks around {span:?}: {one:#?}");
}
