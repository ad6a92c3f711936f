//! Looking at a book before it is read.

use super::*;
use crate::annotation::Standing;
use crate::article::Facts;
use crate::store::text::{Opening, Text};

/// Books of the same length whose first paragraph is the same.
const BOOK: &str = "The envoy warned.\n\nThe minister agreed at last.\n";
const OTHER: &str = "The envoy warned.\n\nThe minister balked at last.\n";

fn book(text: &str) -> Article {
    Article::new("book.txt", text.to_owned())
}

/// The sidecar of a stance on `words` of the book.
fn made(words: &str) -> Vec<u8> {
    let book = book(BOOK);
    let start = BOOK.find(words).expect("words of the book");
    let stance = Annotation {
        span: Span::new(start, start + words.len()),
        ..annotation("one", "envoy")
    };
    let mut sidecar = Sidecar::fresh("book.txt");
    sidecar.apply(&Change::made(stance), &book);
    sidecar.write(&book, &ArticleHash::of(&book))
}

/// What a look at the first paragraph of `text` gives.
fn look(bytes: Vec<u8>, text: &str) -> Option<Vec<Arc<Annotation>>> {
    let length = text.len() as u64;
    let opening = Opening {
        text: Text {
            name: "book.txt".to_owned(),
            text: text[..17].to_owned(),
            facts: Facts::default(),
            ..Text::default()
        },
        length,
    };
    let seen = Sidecar::peek(bytes, length, |_| Some(opening))?;
    Some(seen.1)
}

#[test]
fn words_beyond_the_beginning_are_taken_on_trust_until_the_whole_is_read() {
    assert_eq!(BOOK.len(), OTHER.len());
    let bytes = made("agreed");
    let seen = look(bytes.clone(), OTHER).expect("a look");
    assert_eq!(seen[0].standing(), None);
    let (_, read) = Sidecar::read("f", bytes, || book(OTHER)).expect("a sidecar");
    assert_eq!(read[0].standing(), Some(Standing::Lost));
}

#[test]
fn words_that_moved_in_a_book_of_the_same_length_are_not_taken_on_trust_in_its_beginning() {
    let bytes = made("envoy");
    assert!(look(bytes.clone(), BOOK).is_some());
    assert!(look(bytes, &BOOK.replace("envoy", "mayor")).is_none());
}
