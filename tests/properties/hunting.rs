//! What looks through files finds what the article's own search finds, and nothing else.

#![allow(clippy::expect_used, reason = "a test says by panicking what is wrong")]

use super::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standoff::app::search::Search;
use standoff::article::{Article, Span};
use standoff::store::hunt::{Hunt, Quarry};
use standoff::store::text::Hints;
use standoff::store::{Places, Sources, text};
use standoff::wanted::Wanted;
use std::fs;

const PIECES: [&str; 24] = [
    "talks", "Talks", "TALKS", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "’", "'", "“", "\"",
    "-", "–", "é", "É", "ß", "外", "\u{feff}", ".", "a", "K",
];

const QUERIES: [&str; 26] = [
    "talks",
    "Talks",
    "talks talks",
    " a  a ",
    "'",
    "\"",
    "-",
    "–",
    "é",
    "É",
    "ss",
    "k",
    ".",
    "外",
    "\u{feff}",
    "/talks$/",
    "/^talks/",
    r"/\s\s/",
    r"/a\na/",
    "/a.a/",
    "/[^a]k/",
    r"/\bT/",
    r"/\r/",
    "/é?/",
    "/(?s)s.t/",
    "talks 'a",
];

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn files_have_what_articles_have(
        pieces in vec(select(&PIECES[..]), 0..24),
        query in select(&QUERIES[..]),
        odd in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        let mut bytes = pieces.concat().into_bytes();
        if odd {
            bytes.push(b'\n');
        }
        fs::write(&path, &bytes).expect("written");
        let places = Places::below(folder.path());
        let wanted = Wanted::parse(query).expect("no mistake").expect("something");
        let hunt = Hunt { wanted: wanted.clone(), texts: true, stances: true, hints: Hints::default(), places, sources: Sources::default(), input: std::sync::Arc::default() };
        let quarry = Quarry::alone(path.clone());
        let looked = hunt.look(&quarry);
        prop_assert!(looked.troubles.is_empty(), "{:?}", looked.troubles);
        let article = text::read(&path).expect("readable").into_article();
        let found = looked.found.first().map_or_else(Vec::new, |found| {
            assert_eq!(found.article.text(), article.text());
            wanted.hits(found.article.text()).collect()
        });
        prop_assert_eq!(found, searched(query, &article));
    }
}

/// What the article's own search goes through, from the first place to the last.
fn searched(query: &str, article: &Article) -> Vec<Span> {
    let search = Search::new(query).expect("no mistake");
    let mut search = search.expect("something");
    let mut all: Vec<Span> = Vec::new();
    while let Some(hit) = search.find_from(article, all.last().map_or(0, |last| last.end)) {
        if all.last().is_some_and(|last| hit.start < last.end) {
            break;
        }
        all.push(hit);
    }
    search.count(article);
    if let Some((_, count)) = search.count {
        assert_eq!(count, all.len(), "{query}");
    }
    all
}
