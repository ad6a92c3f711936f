//! Which stances on a text lie in which of the articles that it holds.

use super::*;
use crate::annotation::Stance;

const WHOLE: &str =
    "April\n\nNumber 1\nNobody signed. They met.\n\nNumber 2\n\nNumber 3\nNobody signed.\n";

fn members() -> Vec<Arc<Article>> {
    let texts = ["Nobody signed. They met.\n", "\n", "Nobody signed.\n"];
    let articles = texts.map(|text| Arc::new(Article::new("a", text.to_owned())));
    articles.into()
}

/// What becomes of stances on these words of the text, from the place of the first to the end of the second.
fn loaded(words: &[(&str, &str)]) -> Vec<String> {
    let stance = |(number, (from, to)): (usize, &(&str, &str))| {
        let start = WHOLE.find(from).expect("there");
        let end = start + WHOLE[start..].find(to).expect("there") + to.len();
        Arc::new(Annotation {
            id: Id::new(&format!("s{number}")).expect("an id"),
            span: Span::new(start, end),
            stance: Stance::of("US".into()),
            note: None,
            by: None,
            at: None,
            doubt: None,
            conflicts: Arc::default(),
        })
    };
    let annotations: Vec<_> = words.iter().enumerate().map(stance).collect();
    let whole = Article::new("a", WHOLE.to_owned());
    let loads = loads(&whole, &members(), &annotations);
    let told = loads.iter().flat_map(|load| {
        let stances = load.stances.iter();
        stances.map(|(one, span)| {
            let (number, words) = (load.number, load.article.slice(*span));
            format!("{} {number} {words}", one.id.as_str())
        })
    });
    told.collect()
}

#[test]
fn a_stance_goes_where_its_words_stand_though_they_stand_elsewhere_too() {
    let found = loaded(&[
        ("Nobody", "signed."),
        ("They", "met."),
        ("Number 3", "signed."),
    ]);
    let expected = [
        "s0 1 Nobody signed.",
        "s1 1 They met.",
        "s2 3 Nobody signed.",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_lies_in_no_article_or_in_two_goes_nowhere() {
    assert!(
        loaded(&[
            ("April", "April"),
            ("Number 2", "2\n"),
            ("They", "Number 3\nNobody")
        ])
        .is_empty()
    );
}
