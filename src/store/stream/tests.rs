use super::{Stream, Streamed};
use std::io::Cursor;

fn read(bytes: &[u8]) -> Vec<Result<Streamed, String>> {
    Stream::new(Cursor::new(bytes.to_vec()), String::from("in.jsonl")).collect()
}

fn streamed(id: &str, text: &str) -> Streamed {
    Streamed {
        id: id.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn a_line_is_an_article_whatever_else_stands_in_it() {
    let lines = "{\"id\":\"a\",\"text\":\"One.\"}\n\n{\"title\":null,\"text\":\"Two.\",\"id\":7,\"quotes\":[{}]}";
    let expected = [Ok(streamed("a", "One.")), Ok(streamed("7", "Two."))];
    assert_eq!(read(lines.as_bytes()), expected);
}

#[test]
fn the_text_is_the_canonical_one() {
    let lines = "\u{FEFF}{\"id\":\"a\",\"text\":\"\u{FEFF}One.\\r\\n\\rTwo.\"}\r\n";
    assert_eq!(read(lines.as_bytes()), [Ok(streamed("a", "One.\n\nTwo."))]);
}

#[test]
fn what_is_no_article_is_told_by_its_line() {
    let told: Vec<String> = read(
        b"{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":\"B.\"}\n\n[]\n\"\xff\"\n{\"id\":\"\x1b[31m\",\"text\":3}\n",
    )
    .into_iter()
    .filter_map(Result::err)
    .collect();
    assert_eq!(
        told,
        [
            "in.jsonl:1: missing field `text` (column 10); expected a JSON object with \"id\" and \"text\"",
            "in.jsonl:4: expected a JSON object with \"id\" and \"text\"",
            "in.jsonl:5: isn't UTF-8, from byte 1 of the line on; expected a JSON object with \"id\" and \"text\"",
            "in.jsonl:6: control character (\\u0000-\\u001F) found while parsing a string (column 8); expected a JSON object with \"id\" and \"text\"",
        ]
    );
}

#[test]
fn nothing_is_no_article() {
    assert_eq!(read(b""), []);
    assert_eq!(read(b"\n \r\n"), []);
    assert_eq!(read("\u{FEFF}".as_bytes()), []);
}
