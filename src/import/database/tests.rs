use super::*;

fn pattern(parts: &[(&str, &str)]) -> Pattern {
    let mut pattern = Pattern::new("*.txt").expect("a glob");
    for (key, expression) in parts {
        pattern.set(key, expression).expect("an expression");
    }
    pattern
}

fn told(pages: &[Page]) -> Vec<[&str; 4]> {
    let told = pages.iter().map(|page| {
        [
            page.facts.title.as_deref().unwrap_or_default(),
            page.facts.outlet.as_deref().unwrap_or_default(),
            page.facts.date.as_deref().unwrap_or_default(),
            &page.text,
        ]
    });
    told.collect()
}

#[test]
fn an_export_with_numbered_documents_is_cut_into_its_articles() {
    let text = "List of hits\n\n\nDocument 1 of 2\n\nThe Evening Post\n\nMarch 5, 2024 Tuesday\n\nHEADLINE: Talks end\n\nBYLINE: Ann Smith\n\nBODY:\n\nNo result, she said.\n\nMore on Friday.\n\nLOAD-DATE: March 6, 2024\n\n\nDocument 2 of 2\n\nThe Evening Post\n\nHEADLINE: Talks resume\n\nBODY:\nThey met.\n";
    let pattern = pattern(&[
        ("begins", r"^Document \d+ of \d+$"),
        ("title", "^HEADLINE: (.+)$"),
        ("outlet", "^The Evening Post$"),
        ("date", r"^(\w+ \d+, \d{4}) \w+$"),
        ("body", "^BODY:$"),
        ("until", "^LOAD-DATE:"),
    ]);
    let pages = pattern.articles(text).expect("articles");
    assert_eq!(
        told(&pages),
        [
            [
                "Talks end",
                "The Evening Post",
                "2024-03-05",
                "No result, she said.\n\nMore on Friday.\n"
            ],
            ["Talks resume", "The Evening Post", "", "They met.\n"],
        ]
    );
}

#[test]
fn an_export_whose_articles_end_in_a_line_is_cut_there() {
    let text = "HD Talks end\nPD 5 March 2024\nSN The Evening Post\n\nNo result, she said.\n\nMore.\nDocument EVEP000020240305\nHD Talks resume\n\nThey met.\nDocument EVEP000020240306\n";
    let pattern = pattern(&[
        ("ends", r"^Document [A-Z]+\d+$"),
        ("title", "^HD (.+)$"),
        ("date", "^PD (.+)$"),
        ("outlet", "^SN (.+)$"),
    ]);
    let pages = pattern.articles(text).expect("articles");
    assert_eq!(
        told(&pages),
        [
            [
                "Talks end",
                "The Evening Post",
                "2024-03-05",
                "No result, she said.\n\nMore.\n"
            ],
            ["Talks resume", "", "", "They met.\n"],
        ]
    );
}

#[test]
fn where_no_article_begins_it_is_said() {
    let pattern = pattern(&[("begins", "^Never$")]);
    assert!(matches!(
        pattern.articles("Words\n"),
        Err(ImportError::NoArticles(_))
    ));
    assert!(matches!(
        pattern.articles(""),
        Err(ImportError::NoArticles(_))
    ));
}

#[test]
fn a_wrong_expression_is_told_on_one_line_with_the_remedy() {
    let wrong = |expression| {
        let mut pattern = Pattern::new("*").expect("a glob");
        pattern.set("begins", expression).expect_err("wrong")
    };
    let unclosed = wrong("^(Document");
    assert!(
        unclosed.contains("unclosed group") && !unclosed.contains('\n'),
        "{unclosed}"
    );
    assert!(wrong(r"(\w{1000}){1000}").contains("too much room"));
    assert!(Pattern::new("a[").is_err());
}

#[test]
fn more_articles_than_anybody_exports_are_refused() {
    let pattern = pattern(&[("begins", "^x$")]);
    let text = "x\n".repeat(MOST + 2);
    assert!(matches!(
        pattern.articles(&text),
        Err(ImportError::TooMuch(_))
    ));
}

#[test]
fn an_article_tells_itself_what_no_expression_is_for() {
    let text = "Document 1 of 2\n\nTalks end\n\nBy Ann Smith\n\nMarch 5, 2024\n\nMOSCOW (Reuters) - No result.\n\nDocument 2 of 2\n\nTalks resume\n\nBy Bo Li\n\nThey met.\n";
    let bare = pattern(&[("begins", "^Document")]);
    let author = |page: &Page| page.facts.author.clone().unwrap_or_default();
    let pages = bare.articles(text).expect("articles");
    let body = "Talks end\n\nBy Ann Smith\n\nMarch 5, 2024\n\nMOSCOW (Reuters) - No result.\n";
    assert_eq!(told(&pages)[0], ["", "Reuters", "2024-03-05", body]);
    assert_eq!(
        [&*author(&pages[0]), &*author(&pages[1])],
        ["Ann Smith", "Bo Li"]
    );
    // Where an expression says where a fact stands, it stands nowhere else.
    let pages = pattern(&[("begins", "^Document"), ("author", "^Author: (.+)$")]);
    let pages = pages.articles(text).expect("articles");
    assert_eq!(&*author(&pages[0]), "");
    assert_eq!(pages[0].facts.date.as_deref(), Some("2024-03-05"));
}
