use super::*;

#[test]
fn a_page_is_known_by_what_is_in_it_and_then_by_its_name() {
    let cases = [
        ("<!DOCTYPE html><p>x", "a.txt", true),
        ("\n <!-- saved --> <HTML lang=de><p>x", "a", true),
        (
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>",
            "",
            true,
        ),
        ("<p>Words</p>", "a.html", true),
        ("<p>Words</p>", "a.txt", false),
        (
            "Plain words, 3 < 4 and <pages> that are none",
            "a.html",
            false,
        ),
        ("<htmlish> is no tag", "a.txt", false),
        ("", "a.html", false),
        ("<!-- never ends", "a.txt", false),
        ("<?xml version=\"1.0\"?><!DOCTYPE l []><l/>", "a.qde", false),
    ];
    for (text, name, is_page) in cases {
        assert_eq!(is_html(text, name), is_page, "{name}: {text}");
    }
}

#[test]
fn what_is_no_text_is_known_by_its_first_bytes() {
    assert_eq!(of(b"%PDF-1.7"), Kind::Pdf);
    assert_eq!(of(b"PK\x03\x04"), Kind::Zip);
    assert!(matches!(of(b"{\\rtf1\\ansi"), Kind::Other(what, _) if what.contains("Rich Text")));
    assert!(matches!(
        of(b"\x89PNG\r\n\x1A\n"),
        Kind::Other("a PNG picture", _)
    ));
    assert_eq!(of(b"Plain words"), Kind::Text);
    assert_eq!(of(b""), Kind::Text);
}

#[test]
fn the_ending_of_what_is_packed_is_that_of_what_is_in_it() {
    let cases = [
        ("a.html.gz", "a.html"),
        ("a.GZ", "a"),
        ("a.txt", "a.txt"),
        ("é", "é"),
        (".gz", ""),
    ];
    for (name, unpacked) in cases {
        assert_eq!(unpacked_name(name), unpacked);
    }
}
