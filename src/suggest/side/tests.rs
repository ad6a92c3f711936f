//! Whose side speakers are found to be on: the passages of `cases.txt`, and what they hold together.

use super::*;
use crate::article::Article;
use crate::codebook::{Color, Hue, Side, Speaker};
use crate::suggest::lexicon::Lexicon;

const CASES: &str = include_str!("cases.txt");

struct Tables {
    lexicon: Lexicon,
    atlas: Atlas,
}

impl Tables {
    fn new() -> Self {
        Self {
            lexicon: Lexicon::english(),
            atlas: Atlas::english(),
        }
    }

    /// The name and the side of whoever is last marked with brackets in `passage`.
    fn found(&self, book: &Codebook, passage: &str) -> (Option<Arc<str>>, Option<Arc<str>>) {
        let (text, marked) = unmarked(passage);
        let article = Article::new("a.txt", text);
        let words = Words::of(&article, &self.lexicon);
        let mut sides = Sides::new(&self.atlas, &self.lexicon, &words, book);
        let mut last = (None, None);
        for (mention, name) in marked {
            let name = name.or_else(|| Some(article.slice(mention).into()));
            let mut source = Source {
                mention,
                name,
                described: Vec::new(),
            };
            let side = sides.of(&mut source);
            last = (source.name, side);
        }
        last
    }

    fn side(&self, book: &Codebook, passage: &str) -> String {
        let (_, side) = self.found(book, passage);
        side.as_deref().unwrap_or("-").to_owned()
    }
}

/// What is marked in a passage, and whose name stands for it.
type Marked = Vec<(Span, Option<Arc<str>>)>;

/// The text of a passage, and what is marked in it.
fn unmarked(passage: &str) -> (String, Marked) {
    let mut text = String::new();
    let mut marked = Vec::new();
    for (number, part) in passage.split(['[', ']']).enumerate() {
        let (words, name) = match part.split_once(" = ") {
            Some((words, name)) if number % 2 == 1 => (words, Some(Arc::from(name))),
            _ => (part, None),
        };
        let start = text.len();
        text.push_str(&words.replace(" // ", "\n\n"));
        if number % 2 == 1 {
            marked.push((Span::new(start, text.len()), name));
        }
    }
    (text, marked)
}

fn side(name: &str, also: &str) -> Side {
    Side {
        name: name.trim().into(),
        key: '1',
        letter: 'A',
        color: Color::Hue(Hue::Blue),
        also: listed(also).map(Arc::from).collect(),
        definition: None,
    }
}

fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

fn speaker(line: &str) -> Speaker {
    let (name, rest) = line.split_once(" = ").expect("a speaker has a side");
    let (side, also) = rest.split_once(" (").unwrap_or((rest, ""));
    Speaker {
        also: also
            .trim_end_matches(')')
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(Arc::from)
            .collect(),
        ..Speaker::of(name.trim().into(), Some(side.trim().into()))
    }
}

fn codebook(line: &str) -> Codebook {
    if line == "default" {
        return Codebook::default();
    }
    let (sides, speakers) = line.split_once(" ! ").unwrap_or((line, ""));
    let sides = sides.split(';').map(|line| match line.split_once(" = ") {
        Some((name, also)) => side(name, also),
        None => side(line, ""),
    });
    let speakers = listed(speakers).map(speaker).collect();
    Codebook::new(sides.collect(), speakers, Vec::new(), Vec::new())
}

#[test]
fn the_passages_have_their_sides() {
    let tables = Tables::new();
    let mut book = Codebook::default();
    let (mut count, mut wrong) = (0, Vec::new());
    for line in CASES
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(line) = line.strip_prefix("codebook: ") {
            book = codebook(line);
            continue;
        }
        let (expected, passage) = line.split_once(" | ").expect("side | passage");
        count += 1;
        let found = tables.side(&book, passage);
        if found != expected {
            wrong.push(format!("{found} instead of {line}"));
        }
    }
    assert!(count > 100, "{count} passages");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn whoever_is_in_the_codebook_gets_its_name_and_whoever_speaks_for_them_does_not() {
    let tables = Tables::new();
    let book = codebook("US; Russia ! Ivan Testov = Russia (Vanya), Ann Example = US");
    for (passage, name) in [
        ("[Foreign Minister Ivan Testov] said no.", "Ivan Testov"),
        ("Ivan Testov came. [Testov] said no.", "Ivan Testov"),
        ("[Vanya] said no.", "Ivan Testov"),
        ("[Mrs. Example] said no.", "Ann Example"),
        ("[Oleg Testov] said no.", "Oleg Testov"),
        (
            "[A spokesman for Testov] said no.",
            "A spokesman for Testov",
        ),
        (
            "[A lawsuit against Testov] says no.",
            "A lawsuit against Testov",
        ),
    ] {
        let (found, _) = tables.found(&book, passage);
        assert_eq!(found.as_deref(), Some(name), "{passage}");
    }
}
