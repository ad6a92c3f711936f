//! What a page says of its article.

use super::{FIRST, SECOND, page_of};

#[test]
fn a_page_says_what_its_article_is() {
    let page = r#"<head><title>Dock to close - The Quay</title><link rel="canonical" href="https://quay.example/dock">
        <meta property="og:title" content="Dock to close | The Quay"><meta property="og:site_name" content="The Quay">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "No"}, {"@type": "NewsArticle",
        "author": [{"name": "Lea Brandt"}, {"name": "Tom &amp; Co"}], "datePublished": "2019-11-20T09:00:00Z"}]}</script></head>"#;
    let facts = page_of(page).facts;
    let found = [
        facts.title,
        facts.author,
        facts.date,
        facts.outlet,
        facts.url,
    ];
    let wanted = [
        "Dock to close",
        "Lea Brandt, Tom & Co",
        "2019-11-20",
        "The Quay",
        "https://quay.example/dock",
    ];
    assert_eq!(
        found.map(|fact| fact.unwrap_or_default().to_string()),
        wanted
    );
}

#[test]
fn an_outlet_may_be_called_by_its_address_and_an_author_may_not() {
    let page = r#"<title>Dock to close</title><script type="application/ld+json">{"@type": "NewsArticle",
        "author": {"name": "quay.com"}, "publisher": {"name": "Quay.com"}}</script><p>The dock closes."#;
    let facts = page_of(page).facts;
    assert_eq!(facts.outlet.as_deref(), Some("Quay.com"));
    assert_eq!(facts.author, None);
}

#[test]
fn a_page_that_says_little_gives_its_headline_and_its_day() {
    let facts = page_of("<title>Dock | Quay</title><h1>Dock <i>to</i> close</h1><time datetime=2019-11-20T10:00>now</time>").facts;
    assert_eq!(facts.title.as_deref(), Some("Dock to close"));
    assert_eq!(facts.date.as_deref(), Some("2019-11-20"));
    assert_eq!(
        page_of("<title>The dock | Quay</title>")
            .facts
            .title
            .as_deref(),
        Some("The dock")
    );
    let manual = page_of("<h1>Docks<a class=headerlink href=#docks>¶</a></h1><p>They float.");
    assert_eq!(manual.facts.title.as_deref(), Some("Docks"));
    assert_eq!(
        page_of("<link rel=canonical href='javascript:alert(1)'>")
            .facts
            .url,
        None
    );
}

#[test]
fn a_title_is_the_headline_without_the_name_of_the_site() {
    let pages = [
        (
            "<meta property=og:title content='Dock to close in spring - La Quay'><h1>Dock to close in spring</h1>",
            "Dock to close in spring",
        ),
        (
            "<meta property=og:title content='Harbour: Anna’s dock to close'><h1>Anna's dock to close</h1>",
            "Anna's dock to close",
        ),
        // A piece of a headline is none.
        (
            "<meta property=og:title content='Dock to close in spring'><h1>Dock</h1><h2>spring</h2>",
            "Dock to close in spring",
        ),
        (
            "<title>Dock to close in spring | Quay News</title><h1>Quay News</h1><h2>Dock to close in spring</h2>",
            "Dock to close in spring",
        ),
        (
            "<title>Dock to close in spring | Quay</title><h1>Quay</h1><h2>Sport</h2>",
            "Dock to close in spring",
        ),
        (
            "<title>The Quay</title><h1>Dock to close</h1>",
            "Dock to close",
        ),
        ("<h1>Dock to close</h1><h2>The costs</h2>", "Dock to close"),
    ];
    for (page, title) in pages {
        assert_eq!(page_of(page).facts.title.as_deref(), Some(title), "{page}");
    }
    let outlet = "<meta property=og:site_name content='The Quay'><h2>The costs</h2>";
    assert_eq!(page_of(outlet).facts.title, None);
}

#[test]
fn days_are_read_as_pages_write_them() {
    let days = [
        ("2019-11-20T09:00:00Z", "2019-11-20"),
        ("2019/11/20 09:00", "2019-11-20"),
        ("20191120", "2019-11-20"),
        ("20191120T0900Z", "2019-11-20"),
        ("Wed, 20 Nov 2019 16:07:38 -0600", "2019-11-20"),
        ("November 20, 2019", "2019-11-20"),
        ("20 ноября 2019", "2019-11-20"),
        ("May", "May"),
    ];
    for (said, day) in days {
        let page = format!("<meta property=article:published_time content='{said}'><p>{FIRST}</p>");
        assert_eq!(page_of(&page).facts.date.as_deref(), Some(day), "{said}");
    }
    for no_day in ["PT15M", "Mo-Su 08:00-20:00", "1651035600"] {
        assert_eq!(
            page_of(&format!("<time datetime='{no_day}'>x</time>"))
                .facts
                .date,
            None
        );
    }
}

#[test]
fn who_wrote_it_is_read_from_its_line() {
    let lines = [
        ("<a rel=author href=x>Lea Brandt</a>", Some("Lea Brandt")),
        ("<p class=byline>By Lea Brandt</p>", Some("Lea Brandt")),
        (
            "<div class=author-name> Lea\n Brandt </div>",
            Some("Lea Brandt"),
        ),
        (
            "<span itemprop=author>Lea Brandt</span>",
            Some("Lea Brandt"),
        ),
        (
            "<meta name=author content=Ro><p class=byline>By Lea Brandt</p>",
            Some("Ro"),
        ),
        (
            "<meta name=author content=admin><p class=byline>By Lea Brandt</p>",
            Some("Lea Brandt"),
        ),
        ("<p class=byline>Updated 20 Nov. 2019, 10:15</p>", None),
        (
            "<p class=author>Lea Brandt has written of harbours and of those who live by them since she came to us</p>",
            None,
        ),
        (
            "<p class=byline>Posted by Lea Brandt,</p>",
            Some("Lea Brandt"),
        ),
        ("<p class=post-author>Lea Brandt –</p>", Some("Lea Brandt")),
        ("<p class=comment-author>Tom</p>", None),
        (
            "<meta property=og:site_name content=Quay.com><meta name=author content='QUAY COM'><p class=byline>Lea Brandt</p>",
            Some("Lea Brandt"),
        ),
        ("<meta name=author content=quay.com>", None),
        ("<meta name=author content='L.R.'>", Some("L.R.")),
        (
            "<meta name=author content='Ana Roth / Lea Brandt'>",
            Some("Ana Roth / Lea Brandt"),
        ),
        ("<meta name=author content=humans.txt>", None),
        ("<meta name=author content=@lea>", None),
    ];
    for (line, name) in lines {
        let page = format!("<article>{line}<p>{FIRST}</p><p>{SECOND}</p></article>");
        assert_eq!(page_of(&page).facts.author.as_deref(), name, "{line}");
    }
}
