//! What a person who reads these sentences would expect to be proposed, and what not.

use super::{Suggester, Suggestion};
use crate::article::Article;
use crate::codebook::Codebook;

const CASES: &str = include_str!("cases.txt");

/// What `text` suggests, a line each: `indirect: the mayor = mayor <said> words | words [UK support]`.
fn suggested(suggester: &Suggester, text: &str) -> Vec<String> {
    let article = Article::new("a", text.to_owned());
    let found = suggester.suggest(&article, &Codebook::default());
    found.iter().map(|one| line(&article, one)).collect()
}

fn line(article: &Article, one: &Suggestion) -> String {
    let source = one.source.as_ref().map_or_else(String::new, |source| {
        let name = source.name.as_deref().unwrap_or("?");
        format!("{} = {name}", article.slice(source.mention))
    });
    let cue = one.cue.map_or("", |cue| article.slice(cue));
    let words: Vec<_> = one
        .fragments
        .iter()
        .map(|span| article.slice(*span))
        .collect();
    let position = one.position.map_or("", |position| position.word());
    let stance = format!("{} {position}", one.side.as_deref().unwrap_or_default());
    let stance = match stance.trim() {
        "" => String::new(),
        stance => format!(" [{stance}]"),
    };
    format!(
        "{}: {source} <{cue}> {}{stance}",
        one.kind.word(),
        words.join(" | ")
    )
    .replace('\n', "/")
}

#[test]
fn sentences_suggest_what_a_person_would_mark_and_no_more() {
    let suggester = Suggester::english();
    let mut wrong = Vec::new();
    for case in CASES.split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.lines();
        let text = lines.next().unwrap_or("").replace("//", "\n\n");
        let found = suggested(&suggester, &text);
        if !found.iter().map(String::as_str).eq(lines) {
            wrong.push(format!("{text}\n{}\n", found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "found instead:\n\n{}", wrong.join("\n"));
}

/// Names are no evidence: with other names the same words are suggested.
#[test]
fn the_same_text_with_other_names_suggests_the_same() {
    const NAMES: [(&str, &str); 4] = [
        ("Lindqvist", "Baptiste"),
        ("Petra", "Marie"),
        ("Haddad", "Okoye"),
        ("Omar", "Chidi"),
    ];
    const TEXT: &str = "Foreign Minister Petra Lindqvist warned against sanctions on Monday.\n\n“We have no doubt \
        about it,” Lindqvist said. She told Omar Haddad that talks would go on.\n\nHaddad, her guest, said the north \
        was calm.";
    let renamed = |text: &str| {
        let rename = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
        NAMES.iter().fold(text.to_owned(), rename)
    };
    let suggester = Suggester::english();
    let found = suggested(&suggester, TEXT);
    assert_eq!(found.len(), 4, "{found:?}");
    let expected: Vec<_> = found.iter().map(|line| renamed(line)).collect();
    assert_eq!(suggested(&suggester, &renamed(TEXT)), expected);
}
