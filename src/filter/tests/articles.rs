//! What a query finds among articles, and among stances by what their articles say.

use super::{codebook, stances};
use crate::annotation::Annotation;
use crate::article::Facts;
use crate::filter::{Asked, Filter};
use crate::shelf::{Entry, Face, Mark, Work};
use std::path::Path;
use std::sync::Arc;

/// Articles by letter: title, outlet, author, date, name, address, what was done, the stances.
const ARTICLES: [&str; 5] = [
    "a Talks end|The Post|Ann Roe|2017-04-12|2017/talks.txt|https://post.example/1|done|a,b",
    "b Zürich meets|Gazette|||b.html|||b",
    "c |||2017|c.txt|||c,d",
    "d Old news of Moscow|The Post||2016-12-31T10:00:00Z|d.txt||nothing|",
    "e Untold|||April 13, 2017|e.txt||trouble|",
];

fn articles() -> Vec<(char, Entry)> {
    let article = |line: &&str| {
        let (letter, line) = line.split_at(2);
        let parts: Vec<_> = line.split('|').collect();
        let told = |at: usize| (!parts[at].is_empty()).then(|| Arc::from(parts[at]));
        let known = stances().into_iter();
        let known =
            known.filter(|(one, ..)| parts[7].split(',').any(|wanted| wanted.starts_with(*one)));
        let face = Face {
            facts: Facts {
                title: told(0),
                outlet: told(1),
                author: told(2),
                date: told(3),
                url: told(5),
            },
            words: 10,
            trouble: None,
        };
        let work = Work {
            quotes: known.clone().map(|(.., words)| words.into()).collect(),
            annotations: known.map(|(_, stance, _)| Arc::new(stance)).collect(),
            mark: Mark::named(parts[6]),
            read: None,
            trouble: (parts[6] == "trouble").then(|| "line 3: no quote's end".into()),
        };
        let entry = Entry {
            path: Path::new(parts[4]).into(),
            name: parts[4].into(),
            face: Some(Arc::new(face)),
            work: Some(Arc::new(work)),
        };
        (letter.chars().next().unwrap(), entry)
    };
    ARTICLES.iter().map(article).collect()
}

#[test]
fn articles_are_asked_for_by_what_they_say_and_by_their_stances() {
    let found = |query: &str| match Filter::parse_for(Asked::Articles, query, &codebook()) {
        Ok(filter) => {
            let asked = articles().into_iter();
            let asked = asked.filter(|(_, entry)| filter.matches_article(entry));
            asked.map(|(letter, _)| letter).collect::<String>()
        }
        Err(fault) => format!("{:?} {fault}", &query[fault.at.clone()]),
    };
    for (query, expected) in [
        ("", "abcde"),
        ("title:talks", "a"),
        ("title:zurich", "b"),
        ("title:*", "abde"),
        ("-title:*", "c"),
        ("outlet:post", "ad"),
        ("outlet:post,gazette", "abd"),
        ("author:roe", "a"),
        ("author:oe", ""),
        ("name:c.txt", "c"),
        ("name:2017", "a"),
        ("url:https", "a"),
        ("date:2017", "ac"),
        ("date:2017-04", "a"),
        ("date:april", "e"),
        ("date:04", ""),
        ("date:>=2017-01-01", "ac"),
        ("date:>=2017", "ac"),
        ("date:<2017", "d"),
        ("date:<=2016-12-31", "d"),
        ("date:>2016-12-31", "ac"),
        ("date:>=2016-12-01 date:<2017-02", "cd"),
        ("date:<2017-01,>2017-04-20", "cd"),
        ("date:<2016,>2017-04-11", "ac"),
        ("-date:*", "b"),
        ("is:untouched", "e"),
        ("is:started", "bc"),
        ("is:done", "a"),
        ("is:nothing", "d"),
        ("is:do,n", "ad"),
        ("-is:done", "bcde"),
        ("is:trouble", "e"),
        ("is:lost", ""),
        ("side:us", "ab"),
        // One stance must have them all.
        ("side:russia position:support", "a"),
        ("side:russia position:neutral", ""),
        ("side:uk position:neutral", "c"),
        // None may have it.
        ("-side:us", "cde"),
        ("-speaker:*", "de"),
        ("side:us -side:russia", "b"),
        ("by:coder2", "c"),
        ("kremlin", ""),
        ("side:kremlin", "ac"),
        // Words stand in what the article is called and in its stances.
        ("moscow", "d"),
        ("post", "ad"),
        ("lavrov", "a"),
        ("tillerson gazette", "b"),
        ("-russia", "bde"),
        ("https", ""),
        ("quote:*", "abc"),
        ("quote:\"warned against\"", "a"),
        ("quote:alchemist -side:us", "c"),
        ("side:russia quote:complicit", ""),
        ("incompetent", "ab"),
        ("tite:x", "\"tite\" no field “tite”: did you mean title?"),
        (
            "date:>=May",
            "\">=May\" not “>=May”: expected a day, month or year, as in >=2017-04-13",
        ),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
    let open = Filter::parse_for(Asked::Articles, "date:>=", &codebook());
    assert!(open.unwrap_err().is_open);
    assert!(Filter::parse("title:talks", &codebook()).is_err());
}

/// A stance of any article is asked for by what the article says too.
#[test]
fn stances_are_asked_for_by_what_their_articles_say() {
    let found = |query: &str| {
        let filter = Filter::parse_for(Asked::Listed, query, &codebook());
        let filter = filter.unwrap_or_else(|fault| panic!("{query}: {fault}"));
        let articles = articles().into_iter();
        let found = articles.map(|(letter, entry)| {
            let work = entry.work.clone().unwrap();
            let asked = |one: &Annotation, words: &str| filter.matches_in(&entry, one, words);
            let stances = work.quoted().filter(|(one, words)| asked(one, words));
            let stances = stances.map(|(one, _)| format!("{letter}{} ", &one.stance.side[..1]));
            stances.collect::<String>()
        });
        found.collect::<String>().trim_end().to_owned()
    };
    for (query, expected) in [
        ("", "aR aU bU cU cR"),
        ("title:talks", "aR aU"),
        ("title:talks side:us", "aU"),
        ("-title:*", "cU cR"),
        ("is:started -side:us", "cU cR"),
        ("is:done", "aR aU"),
        ("date:>=2017 quote:note", "cU"),
        ("name:b.html,c.txt", "bU cU cR"),
        // A word is looked for in stances alone.
        ("talks", ""),
        ("incompetent", "aU bU"),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}
