//! The kinds of pages that newspapers have, and what a reader expects of each.

use super::extract;
use proptest::prelude::*;

const FIRST: &str = "The harbour council voted on Tuesday to close the old ferry dock, and three of its seven members spoke against it.";
const SECOND: &str = "“Nobody asked the fishermen,” said Ana Roth, who has sold nets on the quay for thirty years, “and nobody will.”";
const THIRD: &str = "The mayor replied that the dock costs more than it earns, and that a new one would open in the spring of next year.";
const FOURTH: &str = "A vote of all the town is planned before the summer, when most of the boats will have left for the northern banks.";
const OTHER: &str = "Readers of other pages learn here what else there is, in a sentence that is long enough to look like a part of something.";

/// The text of the page with `body`, between what stands around every article.
fn text_of(body: &str) -> String {
    let page = format!(
        "<html><head><title>Dock to close</title></head><body><div class=top><a href=/>The Quay</a> <a href=/s>Sport</a></div>{body}\
         <div class=bottom><a href=/i>Imprint</a> <a href=/p>Privacy</a></div></body></html>"
    );
    extract(&page)
        .unwrap_or_else(|trouble| panic!("{trouble}: {page}"))
        .text
}

/// Whether `body` is read as all four paragraphs with nothing before, after or between them.
#[track_caller]
fn reads_as(body: &str, all: &[&str]) {
    assert_eq!(text_of(body), all.join("\n\n"), "{body}");
}

const ALL: [&str; 4] = [FIRST, SECOND, THIRD, FOURTH];

fn in_tags(tag: &str) -> String {
    ALL.map(|text| format!("<{tag}>{text}</{tag}>")).concat()
}

#[test]
fn paragraphs_may_be_any_boxes() {
    let bodies = [
        format!("<article>{}</article>", in_tags("p")),
        format!("<div>{}</div>", in_tags("div")),
        format!(
            "<div>{}</div>",
            ALL.map(|text| format!("<div><span>{text}</span></div>"))
                .concat()
        ),
        format!("<div>{}</div>", ALL.join("<br><br>")),
        format!("<div>{}</div>", ALL.join("<br />\n<br />")),
        format!("<div>{FIRST}<p>{SECOND}<p>{THIRD}<p>{FOURTH}</div>"),
        format!("<section>{}</section>", in_tags("section")),
        format!(
            "<table><tr><td><a href=1>One</a><br><a href=2>Two</a></td><td><table><tr><td>{}</td></tr></table></td></tr></table>",
            in_tags("p")
        ),
        format!(
            "<div><div><p>{FIRST}</p><p>{SECOND}</p></div><div><p>{THIRD}</p><p>{FOURTH}</p></div></div>"
        ),
        format!(
            "<div><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div><div><p>{THIRD}</p></div><div><p>{FOURTH}</p></div></div>"
        ),
    ];
    for body in &bodies {
        reads_as(body, &ALL);
    }
}

#[test]
fn boxes_inside_the_text_are_left_out() {
    let boxes = [
        "<figure><img src=x><figcaption>The dock in winter</figcaption></figure>".to_owned(),
        "<figcaption>The dock in winter</figcaption>".to_owned(),
        "<amp-img src=x></amp-img><amp-ad width=300><div fallback>Advert</div></amp-ad>".to_owned(),
        "<div class=image><img src=x><div class=caption>The dock in winter</div><span class=credit>Photo: Ro</span></div>".to_owned(),
        "<p><strong>Read more: </strong><a href=x>Ferries are late again, and nobody knows for how long</a></p>".to_owned(),
        "<p>ALSO READ | <a href=x>Ferries are late again, and nobody knows for how long</a></p>".to_owned(),
        "<p><a href=x><strong>FERRIES ARE LATE AGAIN, AND NOBODY KNOWS FOR HOW LONG</strong></a></p>".to_owned(),
        "<p>Advertisement</p>".to_owned(),
        "<div>ADVERTISEMENT</div>".to_owned(),
        "<p>Story continues below advertisement</p>".to_owned(),
        "<p>Anzeige</p>".to_owned(),
        format!("<div class=newsletter-box><h3>Our letter</h3><p>{OTHER}</p><form><input></form></div>"),
        format!("<aside><h3>In short</h3><p>{OTHER}</p></aside>"),
        "<div class=related-links><h3>Related</h3><ul><li><a href=x>Ferries are late</a></li></ul></div>".to_owned(),
        "<h3>Related articles</h3><ul><li><a href=x>Ferries are late again</a></li><li><a href=y>Storms ahead this week</a></li></ul>".to_owned(),
        "<h4>Lesen Sie auch</h4><ul><li><a href=x>Die Fähren kommen wieder zu spät</a></li></ul>".to_owned(),
        "<div class=gallery><img src=1><p>1 / 12</p></div>".to_owned(),
        "<video src=x><p>Your browser plays no films</p></video>".to_owned(),
        "<div class=share-bar><a href=x>Share</a> <a href=y>Post</a></div>".to_owned(),
    ];
    for piece in &boxes {
        reads_as(
            &format!(
                "<article><p>{FIRST}</p><p>{SECOND}</p>{piece}<p>{THIRD}</p><p>{FOURTH}</p></article>"
            ),
            &ALL,
        );
    }
}

#[test]
fn what_stands_behind_the_text_is_left_out() {
    let boxes = [
        "<div class=author-bio><p>Lea Brandt writes of harbours and of those who live by them, since 2004.</p></div>".to_owned(),
        "<div class=tags><a href=x>Ferries</a> <a href=y>Harbour</a></div>".to_owned(),
        "<ul class=post-tags><li><a href=x>Ferries</a></li></ul>".to_owned(),
        format!("<div id=comments><h3>3 comments</h3><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p></div>"),
        format!("<div class=x7><h3>Comments (2)</h3><div><b>Tom</b><p>{OTHER}</p></div><div><b>Ro</b><p>{OTHER}</p></div></div>"),
        format!("<h3>Comments</h3><div><b>Tom</b><p>{OTHER}</p></div><div><b>Ro</b><p>{OTHER}</p></div>"),
        format!(
            "<div class=x7>{}</div>",
            format!("<article><h3><a href=x>Ferries are late</a></h3><p>{OTHER}</p></article>").repeat(6)
        ),
        format!("<h2>You may also like</h2>{}", format!("<div><h4><a href=x>Ferries are late</a></h4><p>{OTHER}</p></div>").repeat(3)),
    ];
    for piece in &boxes {
        reads_as(&format!("<article>{}{piece}</article>", in_tags("p")), &ALL);
        reads_as(
            &format!("<div><article>{}</article>{piece}</div>", in_tags("p")),
            &ALL,
        );
    }
}

#[test]
fn what_stands_before_the_text_is_left_out() {
    let boxes = [
        "<p class=byline>By <a rel=author href=x>Lea Brandt</a></p><p class=date>Nov. 20, 2019</p>",
        "<h1>Dock to close</h1><div class=author>Lea Brandt</div>",
        "<header><h1>Dock to close</h1><p>By Lea Brandt</p></header>",
        "<div class=breadcrumbs><a href=x>News</a> &gt; <a href=y>Harbour</a></div>",
    ];
    for piece in boxes {
        reads_as(&format!("<article>{piece}{}</article>", in_tags("p")), &ALL);
    }
}

#[test]
fn what_belongs_to_the_text_is_read() {
    let cases = [
        ("<p><b>Why close it now?</b></p>", vec!["Why close it now?"]),
        ("<h2>The costs</h2>", vec!["The costs"]),
        (
            "<ul><li>It costs two million a year.</li><li>It earns one.</li></ul>",
            vec!["It costs two million a year.", "It earns one."],
        ),
        (
            "<blockquote><p>We will not leave.</p></blockquote>",
            vec!["We will not leave."],
        ),
        (
            "<blockquote>We will not leave.</blockquote>",
            vec!["We will not leave."],
        ),
        ("<p>No.</p>", vec!["No."]),
        (
            "<blockquote class=twitter-tweet><p>We will not leave.</p>— Ana Roth (@roth) <a href=x>November 19, 2019</a></blockquote>",
            vec!["We will not leave.", "— Ana Roth (@roth) November 19, 2019"],
        ),
        (
            "<p>See <a rel=tag class=tag href=x>the law on harbours</a> of last year, which nobody has read to its end so far.</p>",
            vec!["See the law on harbours of last year, which nobody has read to its end so far."],
        ),
        (
            "<p>They wrote <a href=x>a letter to the council that has been read by all its members since</a>.</p>",
            vec!["They wrote a letter to the council that has been read by all its members since."],
        ),
        (
            "<table><tr><td>For</td><td>4</td></tr><tr><td>Against</td><td>3</td></tr></table>",
            vec!["For 4\nAgainst 3"],
        ),
    ];
    for (piece, added) in cases {
        let mut all = vec![FIRST, SECOND];
        all.extend(added);
        all.extend([THIRD, FOURTH]);
        reads_as(
            &format!(
                "<article><p>{FIRST}</p><p>{SECOND}</p>{piece}<p>{THIRD}</p><p>{FOURTH}</p></article>"
            ),
            &all,
        );
    }
}

#[test]
fn a_short_article_is_found_among_long_lists() {
    let teasers = |tag: &str| {
        format!("<{tag}><h3><a href=x>Ferries are late again</a></h3><p>{OTHER}</p></{tag}>")
            .repeat(8)
    };
    for tag in ["div", "li", "article"] {
        let side = teasers(tag);
        for side in [
            format!("<div class=x9>{side}</div>"),
            format!("<div class=sidebar>{side}</div>"),
        ] {
            reads_as(
                &format!(
                    "<div><div class=x3><h1>Dock to close</h1><p>{FIRST}</p><p>{SECOND}</p></div>{side}</div>"
                ),
                &[FIRST, SECOND],
            );
            reads_as(
                &format!(
                    "<div>{side}<div class=x3><h1>Dock to close</h1><p>{FIRST}</p><p>{SECOND}</p></div></div>"
                ),
                &[FIRST, SECOND],
            );
        }
    }
}

#[test]
fn a_name_that_tells_what_a_box_has_or_is_about_cuts_nothing() {
    let names = [
        "has-sidebar",
        "is-paywall",
        "field field-label-hidden",
        "field field--label-hidden",
        "text--ad-right",
        "post tag-ferries category-comments",
    ];
    for name in names {
        reads_as(
            &format!(
                "<article><p>{FIRST}</p><p>{SECOND}</p><div class='{name}'><p>{THIRD}</p></div><p>{FOURTH}</p></article>"
            ),
            &ALL,
        );
    }
}

#[test]
fn an_article_that_its_name_would_cut_is_read_after_all() {
    let comments = format!(
        "<div id=comments>{}</div>",
        format!("<p>{OTHER}</p>").repeat(8)
    );
    for name in [
        "ads-helper",
        "promo-box",
        "right-rail content",
        "comment-list",
    ] {
        let article = format!("<div class='{name}'>{}</div>", in_tags("p"));
        reads_as(&article, &ALL);
        if name != "comment-list" {
            reads_as(&format!("{article}{comments}"), &ALL);
        }
    }
}

#[test]
fn an_article_in_several_boxes_of_a_kind_is_read_whole() {
    let all = [&ALL[..], &ALL, &ALL[..1]].concat();
    let (first, second) = (in_tags("p").repeat(2), format!("<p>{FIRST}</p>"));
    let boxes = format!(
        "<div class=part>{first}</div><div class=ad-slot><p>{OTHER}</p></div><div class='part last'>{second}</div>"
    );
    let around =
        format!("<div class=lead><p>{OTHER}</p></div>{boxes}<div class=x7><p>Read on.</p></div>");
    let rows =
        format!("<div class=row><div>{first}</div></div><div class=row><div>{second}</div></div>");
    for body in [boxes, around, rows] {
        reads_as(&format!("<div>{body}</div>"), &all);
    }
    // Neighbours that are articles of their own are others.
    let others = format!(
        "<article class=part>{first}</article><article class=part><p>{OTHER}</p></article>"
    );
    reads_as(&format!("<div>{others}</div>"), &all[..8]);
}

#[test]
fn a_text_that_a_script_would_show_is_read() {
    reads_as(
        &format!("<div style='display: none'>{}</div>", in_tags("p")),
        &ALL,
    );
    reads_as(
        &format!(
            "<article>{}</article><div hidden><p>{OTHER}</p></div>",
            in_tags("p")
        ),
        &ALL,
    );
}

#[test]
fn a_text_that_stands_in_a_script_alone_is_read() {
    let all = ALL.join("\\n\\n");
    let linked = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{all}"}}</script>"#
    );
    reads_as(
        &format!("{linked}<div id=app><p>Please turn on scripts.</p></div>"),
        &ALL,
    );
    let marked = linked.replace("\\n\\n", "</p><p>");
    reads_as(&marked, &ALL);
    // What the page itself shows counts more.
    reads_as(
        &format!("{linked}<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"),
        &ALL[..3],
    );
}

#[test]
fn other_tongues_are_read_alike() {
    let tongues = [
        [
            "Совет гавани решил во вторник закрыть старый причал, и трое из семи его членов были против.",
            "«Рыбаков никто не спросил», — сказала Анна Рот, которая торгует сетями тридцать лет.",
            "Мэр ответил, что причал стоит дороже, чем приносит, и весной откроют новый.",
        ],
        [
            "Der Hafenrat beschloss am Dienstag, den alten Anleger zu schließen; drei von sieben Räten stimmten dagegen.",
            "„Die Fischer hat niemand gefragt“, sagte Ana Roth, die seit dreißig Jahren Netze verkauft.",
            "Der Bürgermeister erwiderte, der Anleger koste mehr, als er einbringe, und im Frühjahr öffne ein neuer.",
        ],
        [
            "港口委员会星期二投票决定关闭旧渡轮码头，七名委员中有三人反对这一决定。",
            "“没有人问过渔民，”在码头卖了三十年渔网的安娜说，“以后也不会有人问。”",
            "市长回答说，这个码头的花费比收入多，新的码头将在明年春天开放使用。",
        ],
        [
            "صوت مجلس الميناء يوم الثلاثاء على إغلاق رصيف العبارات القديم، وعارضه ثلاثة من أعضائه السبعة.",
            "قالت آنا روث التي تبيع الشباك منذ ثلاثين عاما إن أحدا لم يسأل الصيادين ولن يسألهم أحد.",
            "ورد رئيس البلدية بأن الرصيف يكلف أكثر مما يكسب وأن رصيفا جديدا سيفتح في الربيع المقبل.",
        ],
    ];
    for texts in tongues {
        let body = texts.map(|text| format!("<p>{text}</p>")).concat();
        reads_as(
            &format!(
                "<div><div class=x1>{body}</div><div><ul><li><a href=1>{}</a></li><li><a href=2>{}</a></li></ul></div></div>",
                texts[1], texts[2]
            ),
            &texts,
        );
    }
}

/// Adverts of ten kinds, with `words` in them.
fn adverts(words: &str) -> [String; 10] {
    [
        format!("<iframe src=x>{words}</iframe>"),
        format!("<ins class=adsbygoogle><div>{words}</div></ins>"),
        format!("<div class=ad-slot><p>{words}</p></div>"),
        format!("<div id=div-gpt-ad-7><span>{words}</span></div>"),
        format!("<aside><h3>{words}</h3></aside>"),
        format!("<div class=\"sponsored box\"><h3><a href=x>{words}</a></h3><p>{words}</p></div>"),
        format!("<div class=q7z><a href=x>{words}</a></div>"),
        format!(
            "<div class=q7z><ul><li><a href=x>{words}</a></li><li><a href=y>{words}</a></li></ul></div>"
        ),
        format!(
            "<div class=q7z><h3>Related articles</h3><ul><li><a href=x>{words}</a></li></ul></div>"
        ),
        format!(
            "<script>document.write('{words}')</script><noscript><img alt='{words}'></noscript>"
        ),
    ]
}

proptest! {
    #[test]
    fn an_advert_before_behind_or_between_paragraphs_changes_nothing(
        words in proptest::collection::vec("[a-zA-Z]{1,9}", 1..30),
        kind in 0_usize..10,
        place in 0_usize..=4,
        shape in 0_usize..4,
    ) {
        let (open, close, parting) = [
            ("<article><p>", "</p></article>", ("</p>", "<p>")),
            ("<div><div>", "</div></div>", ("</div>", "<div>")),
            ("<div class=x1>", "</div>", ("<br><br>", "<br><br>")),
            ("<table><tr><td><p>", "</p></td></tr></table>", ("</p>", "<p>")),
        ][shape];
        let advert = &adverts(&words.join(" "))[kind];
        let mut body = String::new();
        for (index, text) in ALL.iter().enumerate() {
            let box_here = if index == place { advert.as_str() } else { "" };
            match index {
                0 if box_here.is_empty() => body.push_str(open),
                0 => { body.push_str(box_here); body.push_str(open); }
                _ => { body.push_str(parting.0); body.push_str(box_here); body.push_str(parting.1); }
            }
            body.push_str(text);
        }
        body.push_str(close);
        if place == ALL.len() {
            body.push_str(advert);
        }
        reads_as(&body, &ALL);
    }
}
