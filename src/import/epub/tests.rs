use super::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CONTAINER: &str = r#"<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>"#;
const PACKAGE: &str = r#"<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Talks</dc:title><dc:creator>Ann Smith</dc:creator><dc:creator>Bo &amp; Co</dc:creator><dc:date>2024-03-05T00:00:00Z</dc:date><dc:publisher>North Press</dc:publisher></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/><item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="pic" href="pic.svg" media-type="image/svg+xml"/></manifest><spine><itemref idref="cover"/><itemref idref="pic"/><itemref idref="two"/><itemref idref="one"/></spine></package>"#;
const NAV: &str = r#"<html><body><nav><ol><li><a href="text/two.xhtml#top">The <b>first</b> day</a></li></ol></nav></body></html>"#;
const COVER: &str =
    r#"<html><head><title>Cover</title></head><body><img src="x.png"/></body></html>"#;
const TWO: &str = "<html><head><title>x</title><style>p{}</style></head><body><h1>Day 1</h1><p>No\n result,&nbsp;she&#8217;s said.<br/>Then  they <i>left</i>.</p><script>alert(1)</script><table><tr><td>A</td><td>B</td></tr></table></body></html>";
const ONE: &str = "<html><body><h2>The <i>second</i> day</h2><div>They met &unknown; & left<p>unclosed</div></body></html>";

fn book(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(*path, SimpleFileOptions::default())
            .expect("a file");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("whole").into_inner()
}

fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", PACKAGE),
        ("OPS/nav.xhtml", NAV),
        ("OPS/cover.xhtml", COVER),
        ("OPS/text/one a.xhtml", ONE),
        ("OPS/text/two.xhtml", TWO),
    ]
}

#[test]
fn the_chapters_of_a_book_come_in_its_order_with_their_titles() {
    let pages = chapters(book(&files())).expect("a book");
    let [first, second] = &*pages else {
        panic!("{pages:?}");
    };
    assert_eq!(
        first.text,
        "Day 1\n\nNo result,\u{A0}she’s said.\nThen they left.\n\nA B\n"
    );
    assert_eq!(first.facts.title.as_deref(), Some("The first day"));
    assert_eq!(
        second.text,
        "The second day\n\nThey met &unknown; & left\n\nunclosed\n"
    );
    assert_eq!(second.facts.title.as_deref(), Some("The second day"));
    for page in &pages {
        let facts = &page.facts;
        let told = [&facts.author, &facts.date, &facts.outlet].map(|fact| fact.as_deref());
        assert_eq!(
            told,
            [
                Some("Ann Smith, Bo & Co"),
                Some("2024-03-05"),
                Some("North Press")
            ]
        );
    }
}

#[test]
fn the_author_and_the_day_of_publication_are_told_from_others() {
    let facts = |of: &str| {
        let facts = Package::read(
            &format!("<package><metadata>{of}</metadata></package>"),
            "a",
        )
        .facts;
        [facts.author, facts.date, facts.outlet]
            .map(|fact| fact.as_deref().unwrap_or("–").to_owned())
    };
    let cases = [
        (
            r#"<dc:creator opf:role="trl">Bo Li</dc:creator><dc:creator opf:role="aut">Ann Smith</dc:creator><dc:date opf:event="modification">2024-03-05</dc:date><dc:date opf:event="publication">2017-04-12</dc:date>"#,
            ["Ann Smith", "2017-04-12", "–"],
        ),
        (
            r#"<dc:creator opf:role="edt">Bo Li</dc:creator><dc:date>2017</dc:date><dc:publisher> North
             Press </dc:publisher>"#,
            ["Bo Li", "2017", "North Press"],
        ),
        (
            "<dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:date>April 2017</dc:date><dc:creator> </dc:creator>",
            ["–", "2017-04", "–"],
        ),
        ("<dc:date>0101-01-01</dc:date>", ["–", "–", "–"]),
        ("<dc:date>unknown</dc:date>", ["–", "–", "–"]),
    ];
    for (of, told) in cases {
        assert_eq!(facts(of), told, "{of}");
    }
}

#[test]
fn an_old_table_of_contents_gives_titles_too() {
    let ncx = r#"<ncx><navMap><navPoint><navLabel><text>Day the first</text></navLabel><content src="text/two.xhtml"/></navPoint></navMap></ncx>"#;
    assert_eq!(
        contents::titles(ncx, "OPS/toc.ncx"),
        [("OPS/text/two.xhtml".to_owned(), "Day the first".to_owned())]
    );
}

#[test]
fn what_is_missing_encrypted_or_no_book_is_said() {
    let without = |path: &str| {
        let mut files = files();
        files.retain(|(name, _)| *name != path);
        chapters(book(&files)).expect_err("no book").to_string()
    };
    assert!(without("OPS/text/two.xhtml").contains("OPS/text/two.xhtml isn't in it"));
    assert!(without("META-INF/container.xml").contains("a zip archive"));
    let mut drm = files();
    drm.push(("META-INF/encryption.xml", r#"<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>"#));
    assert!(
        chapters(book(&drm))
            .expect_err("drm")
            .to_string()
            .contains("DRM")
    );
    let mut fonts = files();
    fonts.push(("META-INF/encryption.xml", r#"<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>"#));
    assert_eq!(
        chapters(book(&fonts)).map(|pages| pages.len()).ok(),
        Some(2)
    );
    let mut cut = book(&files());
    cut.truncate(cut.len() / 2);
    assert!(
        chapters(cut)
            .expect_err("cut")
            .to_string()
            .contains("damaged or cut off")
    );
    assert!(
        chapters(book(&[("word/document.xml", "x")]))
            .expect_err("office")
            .to_string()
            .contains("Word")
    );
}

#[test]
fn no_path_leaves_the_book() {
    let cases = [
        ("OPS/book.opf", "a/../b.x", Some("OPS/b.x")),
        ("OPS/book.opf", "../b.x", Some("b.x")),
        ("OPS/book.opf", "../../etc/passwd", None),
        ("OPS/book.opf", "/b.x", Some("b.x")),
        ("OPS/book.opf", "http://example.org/b.x", None),
        ("book.opf", "a%20b.x#c", Some("a b.x")),
        ("book.opf", "100%.x", Some("100%.x")),
    ];
    for (from, reference, path) in cases {
        assert_eq!(resolved(from, reference).as_deref(), path, "{reference}");
    }
}

#[test]
fn bombs_end_in_an_error() {
    let long = " ".repeat(65 << 20);
    let mut files = files();
    files.retain(|(name, _)| *name != "OPS/text/two.xhtml");
    files.push(("OPS/text/two.xhtml", &long));
    let error = chapters(book(&files)).expect_err("too long").to_string();
    assert!(error.contains("64 MiB"), "{error}");
    let names: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "")).collect();
    let error = chapters(book(&many)).expect_err("too many").to_string();
    assert!(error.contains("10,000"), "{error}");
    let deep = "<div>".repeat(1_000_000);
    assert_eq!(chapter::read(&deep).text, "");
}
