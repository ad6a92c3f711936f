//! What is asked for is found, and mistakes are told with their place.

use super::{Manner, Wanted, excerpt};
use crate::article::Span;

const TEXT: &str = "“We won’t leave,” the envoy\nsaid.  A well-known colour, a color; Colours — and US aid, not us.";

fn found(query: &str) -> Vec<&'static str> {
    let wanted = Wanted::parse(query).expect("no mistake");
    let wanted = wanted.expect("something to look for");
    let hits = wanted.hits(TEXT);
    hits.map(|hit| &TEXT[hit.start..hit.end]).collect()
}

#[test]
fn words_are_found_whatever_their_quotes_dashes_and_blanks() {
    assert_eq!(found("won't"), ["won’t"]);
    assert_eq!(found("\"we"), ["“We"]);
    assert_eq!(found("envoy said. a"), ["envoy\nsaid.  A"]);
    assert_eq!(found("well–known"), ["well-known"]);
    assert_eq!(found("colours - and"), ["Colours — and"]);
}

#[test]
fn an_upper_case_letter_makes_case_count() {
    assert_eq!(found("us").len(), 2);
    assert_eq!(found("US"), ["US"]);
    assert_eq!(found(r"/\bus\b/").len(), 2);
    assert_eq!(found(r"/\bUS\b/"), ["US"]);
    assert_eq!(found(r"/[U]s/").len(), 0);
    assert_eq!(
        found(r"/\Sus\S|\Wus\W/"),
        [" US ", " us."],
        "a class has no case"
    );
}

#[test]
fn slashes_make_an_expression() {
    assert_eq!(found("/colou?r/"), ["colour", "color", "Colour"]);
    assert_eq!(found("  /^said/  "), ["said"]);
    assert_eq!(found("/z*/"), [""; 0], "what is empty is no hit");
    assert_eq!(found("colou?r"), [""; 0]);
}

#[test]
fn an_expression_without_its_end_is_words() {
    for query in ["/", "/colou?r", "//", r"/a\/"] {
        assert!(Wanted::is_begun(query), "{query}");
    }
    for query in ["a/b", "/a/", " /a/ ", r"/a\\/", ""] {
        assert!(!Wanted::is_begun(query), "{query}");
    }
    let path = Wanted::parse("/srv/news").expect("no mistake");
    assert!(path.expect("words").is_in("see /srv/news there"));
    assert!(Wanted::parse("  ").expect("no mistake").is_none());
    assert!(Wanted::parse("//").expect("no mistake").is_none());
}

#[test]
fn mistakes_are_told_with_place_and_remedy() {
    let told = |query: &str| {
        let fault = Wanted::parse(query).expect_err(query);
        (fault.at.clone(), fault.is_open, fault.to_string())
    };
    assert_eq!(
        told(" /a(b/"),
        (
            3..4,
            true,
            String::from("a ( without its ): close it; \\( is the sign itself")
        )
    );
    assert_eq!(told("/a)/").0, 2..3);
    assert_eq!(
        told("/*a/").2,
        "nothing to repeat: a backslash before it takes it as it is"
    );
    assert!(told("/[z-a]/").2.starts_with("a range from high to low"));
    assert!(told("/[a/").1);
    assert!(told(r"/(?=a)/").2.starts_with("looking ahead"));
    assert!(told(r"/\p{Xyz}/").2.contains("known are"));
    assert!(
        told(r"/\w{999}{999}/").2.contains("too large"),
        "{:?}",
        told(r"/\w{999}{999}/")
    );
    assert!(
        told(&format!("/{}a{}/", "(".repeat(60), ")".repeat(60)))
            .2
            .contains("nested")
    );
    assert!(told(&"é".repeat(513)).2.starts_with("longer than 1 KiB"));
}

#[test]
fn a_manner_of_taking_it_can_be_asked_for() {
    let manner = Manner {
        is_expression: true,
        any_case: true,
    };
    let wanted = Wanted::parse_as("COLOU?R|/", manner).expect("no mistake");
    assert_eq!(wanted.expect("an expression").hits(TEXT).count(), 3);
    let fault = Wanted::parse_as("(", manner).expect_err("open");
    assert_eq!(fault.at, 0..1);
}

#[test]
fn hits_of_a_part_are_those_that_begin_there() {
    let wanted = Wanted::parse("a").expect("no mistake").expect("words");
    let all: Vec<_> = wanted.hits(TEXT).collect();
    let (first, second) = TEXT.split_at(40);
    let mut parts = wanted.hits_in(TEXT, Span::new(0, first.len()));
    parts.extend(wanted.hits_in(TEXT, Span::new(first.len(), first.len() + second.len())));
    assert_eq!(parts, all);
    let over = Wanted::parse("envoy said")
        .expect("no mistake")
        .expect("words");
    let line = Span::new(0, TEXT.find('\n').expect("two lines"));
    assert_eq!(
        over.hits_in(TEXT, line).len(),
        1,
        "over the end of the line"
    );
}

#[test]
fn an_excerpt_is_cut_at_the_ends_of_words() {
    let text = "One two three four five six seven eight nine ten.";
    let whole = Span::new(0, text.len());
    let at = text.find("five").expect("there");
    let cut = excerpt(text, whole, Span::new(at, at + 4), 10);
    assert_eq!(cut.line, "…four five six seven…");
    assert_eq!(&cut.line[cut.found], "five");
    assert_eq!(
        excerpt(text, whole, Span::new(0, 3), 10).line,
        "One two three…"
    );
    let all = excerpt(text, whole, Span::new(at, at + 4), 100);
    assert_eq!((&*all.line, all.of), (text, whole));
}

#[test]
fn an_excerpt_is_one_line_however_the_text_is() {
    let text = "a\tb\nlong é".repeat(30);
    let whole = Span::new(0, text.len());
    for hit in [Span::new(0, text.len()), Span::new(5, 9), Span::new(20, 20)] {
        for around in [0, 1, 7, 60] {
            let cut = excerpt(&text, whole, hit, around);
            assert!(!cut.line.contains(['\n', '\t']), "{cut:?}");
            assert!(cut.line.get(cut.found.clone()).is_some(), "{cut:?}");
            assert!(cut.line.len() <= around * 6 + 12, "{around} {cut:?}");
        }
    }
}
