//! What a reader expects of saved pages.

mod facts;

use super::{HtmlError, extract};
use crate::import::Page;
use proptest::prelude::*;

const FIRST: &str = "The harbour council voted on Tuesday to close the old ferry dock, and three of its seven members spoke against it.";
const SECOND: &str = "“Nobody asked the fishermen,” said Ana Roth, who has sold nets on the quay for thirty years, “and nobody will.”";
const THIRD: &str = "The mayor replied that the dock costs more than it earns, and that a new one would open in the spring of next year.";

fn page_of(page: &str) -> Page {
    extract(page).unwrap_or_else(|trouble| panic!("{trouble}: {page}"))
}

fn text_of(page: &str) -> String {
    page_of(page).text
}

fn paragraphs(all: &[&str]) -> String {
    all.join("\n\n")
}

/// A page as newspapers have it, with `between` after its first paragraph.
fn article(between: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html><head><title>Dock to close | The Quay</title>
        <meta property="og:site_name" content="The Quay"><script>var a = "<p>no text</p>";</script></head>
        <body><header><a href="/">The Quay</a></header><nav><ul><li><a href="/a">News</a><li><a href="/b">Sport</a></ul></nav>
        <div class="cookie-consent"><p>We use cookies, as everybody does, to learn what you read and when and where.</p></div>
        <article><h1>Dock to close</h1><p class="byline">By Lea Brandt</p>
        <figure><img src="dock.jpg"><figcaption>The dock in winter. Photo: nobody</figcaption></figure>
        <p>{FIRST}</p>{between}<p>{SECOND}</p><h2>The answer</h2><p>{THIRD}</p>
        <div class="social-share"><a href="/s">Share</a></div></article>
        <div class="related"><h3>Related</h3><a href="/c">Ferries are late again, and nobody knows for how long</a></div>
        <div id="comments"><p>A reader writes that all of this was known for years, and that nothing will ever change.</p></div>
        <form class="newsletter"><p>Sign up for our letter</p><input></form>
        <footer>© The Quay</footer></body></html>"#
    )
}

fn article_text() -> String {
    paragraphs(&[FIRST, SECOND, "The answer", THIRD])
}

#[test]
fn an_article_is_read_without_what_stands_around_it() {
    assert_eq!(text_of(&article("")), article_text());
}

#[test]
fn an_article_of_nested_boxes_is_found() {
    let page = format!(
        "<body><div><div><a href=1>Home</a> <a href=2>News</a></div><div><div><div><div>{FIRST}</div><div>{SECOND}</div>\
         <div>{THIRD}</div></div></div><div><a href=3>Ferries late</a><br><a href=4>Storm ahead</a></div></div></div></body>"
    );
    assert_eq!(text_of(&page), paragraphs(&[FIRST, SECOND, THIRD]));
}

#[test]
fn a_manual_gives_its_body_with_lists_code_and_notes() {
    let page = format!(
        r#"<body><nav class="side-nav"><ul><li><a href="x">Contents</a></li></ul></nav>
        <div itemprop="articleBody"><section id="comments"><h1>Nets</h1><h2>Kinds</h2><p>{FIRST}</p>
        <ul><li><p>strong</p></li><li>cheap</li></ul><pre>knot  -n 2
pull</pre><dl><dt>mesh</dt><dd>The width of a hole.</dd></dl><aside role="note"><p>In feet.</p></aside></section></div>
        <footer><p>Built with love</p></footer></body>"#
    );
    let wanted = paragraphs(&[
        "Kinds",
        FIRST,
        "strong",
        "cheap",
        "knot -n 2\npull",
        "mesh",
        "The width of a hole.",
        "In feet.",
    ]);
    assert_eq!(text_of(&page), wanted);
}

#[test]
fn a_live_blog_gives_all_its_entries() {
    let page = format!(
        "<body><nav><a href=1>Live</a></nav><main><article><h2>10:15</h2><p>{FIRST}</p></article><article><h2>10:40</h2>\
         <p>{SECOND}</p></article><article><h2>11:00</h2><p>{THIRD}</p></article></main></body>"
    );
    assert_eq!(
        text_of(&page),
        paragraphs(&["10:15", FIRST, "10:40", SECOND, "11:00", THIRD])
    );
}

#[test]
fn a_page_that_is_no_article_gives_what_can_be_seen() {
    let cases = [
        ("<p>\"No,\" Lavrov said.</p>", "\"No,\" Lavrov said."),
        (
            "<ul><li><a href=1>Ferries</a><li><a href=2>Storms</a></ul>",
            "Ferries\n\nStorms",
        ),
        ("<nav><p>Only this</p></nav>", "Only this"),
        (
            "No page at all.\nTwo lines.\n\nA < B & C",
            "No page at all.\nTwo lines.\n\nA < B & C",
        ),
        ("<script>alert(1)</script><div hidden>x</div>", ""),
        ("", ""),
    ];
    for (page, text) in cases {
        assert_eq!(text_of(page), text, "{page}");
    }
}

#[test]
fn lines_end_where_the_page_ends_them() {
    let cases = [
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<p>One<br><br>two</p>", "One\n\ntwo"),
        ("<p>One\n   <b>bold</b>ly&nbsp;&eacute;</p>", "One boldly é"),
        (
            "<p>One<p>two<blockquote>three</blockquote>four",
            "One\n\ntwo\n\nthree\n\nfour",
        ),
        (
            "<table><tr><th>Side<th>Votes<tr><td>For<td>4<tr><td>Against<td>3</table>",
            "Side Votes\nFor 4\nAgainst 3",
        ),
    ];
    for (page, text) in cases {
        assert_eq!(text_of(page), text, "{page}");
    }
}

#[test]
fn a_name_does_not_cut_what_is_most_of_the_page() {
    let page = format!(
        "<body><div class='text promo'><p>{FIRST}</p><p>{SECOND}</p></div><p>{THIRD}</p></body>"
    );
    assert_eq!(text_of(&page), paragraphs(&[FIRST, SECOND, THIRD]));
}

/// What somebody pays for may be the longer part of a page of few words.
#[test]
fn an_advert_that_is_called_so_is_none_of_the_text_of_a_short_page() {
    let advert = "Shoes for everybody, in every size and every colour, at half the price until Sunday evening, at the market and in our shop behind the old ferry dock, where you may try them on.";
    let short = "The old ferry dock closes in spring, the council said.";
    for class in [
        "ad",
        "advert",
        "ads top",
        "promo",
        "sponsored",
        "advertisement",
        "c-promo-box",
        "AdBox",
    ] {
        for page in [
            format!(
                "<h1>Dock to close</h1><p>{short}</p><div class='{class}'><p>{advert}</p></div>"
            ),
            format!("<article><div class='{class}'>{advert}</div><p>{short}</p></article>"),
        ] {
            assert_eq!(text_of(&page), short, "{page}");
        }
    }
    // What is called so and is all there is is the text.
    let whole = format!("<div class='sponsored'><p>{FIRST}</p><p>{SECOND}</p></div><p>Menu</p>");
    assert!(text_of(&whole).contains(FIRST), "{}", text_of(&whole));
}

#[test]
fn hostile_pages_are_read_on_a_small_stack() {
    let many: Vec<_> = (0..20_000).map(|index| format!(" a{index}=x")).collect();
    let many = many.concat();
    let pages = [
        format!("{}deep", "<div>".repeat(100_000)),
        format!("{}deep", "<table><tr><td>".repeat(50_000)),
        format!("{}deep", "<b><a href=1>".repeat(50_000)),
        format!("<p{many}>deep</p>"),
        format!("{}deep", "</div><!---->".repeat(50_000)),
    ];
    let read = move || pages.map(|page| text_of(&page));
    let thread = std::thread::Builder::new()
        .stack_size(256 * 1024)
        .spawn(read);
    let texts = thread.expect("a thread").join().expect("texts");
    assert_eq!(texts, ["deep"; 5]);
}

#[test]
fn too_many_elements_are_refused_with_the_remedy() {
    let trouble = extract(&"<br>".repeat(super::build::MOST_NODES + 1)).expect_err("too many");
    assert_eq!(trouble, HtmlError::TooMany);
    assert!(
        trouble.to_string().contains("2000000 elements"),
        "{trouble}"
    );
    assert!(trouble.to_string().contains("plain text"), "{trouble}");
}

/// Bits of pages in any order.
fn soup() -> impl Strategy<Value = String> {
    let bits = proptest::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=ad>",
        "</div>",
        "<table>",
        "<td>",
        "<tr>",
        "</table>",
        "<li>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "\n",
        "&lt;",
        "&#27;",
        "&#x9b;",
        "text ",
        "<",
        ">",
        "</",
        "<h1>",
        "\u{1b}[31m",
        "é",
        "<b x='",
        "\"",
        "<title>",
        "</title>",
        "<article>",
        "<aside>",
        "\r",
        "\0",
    ]);
    prop_oneof![
        proptest::collection::vec(bits, 0..60).prop_map(|bits| bits.concat()),
        any::<String>()
    ]
}

proptest! {
    #[test]
    fn any_page_gives_clean_text_and_always_the_same(page in soup()) {
        let first = page_of(&page);
        prop_assert!(!first.text.contains(|letter: char| letter.is_control() && letter != '\n'));
        prop_assert!(!first.text.contains("\n\n\n"));
        prop_assert_eq!(first.text.trim(), &first.text);
        prop_assert_eq!(page_of(&page), first);
    }

    #[test]
    fn an_advert_changes_nothing(words in "[A-Za-z ,.]{0,200}", class in 0_usize..4) {
        let advert = [
            format!("<div class=\"ad\"><p>{words}</p></div>"),
            format!("<aside><p>{words}</p></aside>"),
            format!("<div id=\"ad-slot\"><a href=\"x\">{words}</a></div>"),
            format!("<div class=\"topAdvertisement\"><div>{words}</div></div>"),
        ];
        prop_assert_eq!(text_of(&article(&advert[class])), article_text());
    }
}
