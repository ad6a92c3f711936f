//! What the monkey finds: articles of all kinds.

use crate::home::{ARTICLE, Home};
use std::fmt::Write;
use std::fs;

const BOOK: &[u8] = include_bytes!("../fuzz/corpus/import/book.epub");

/// A codebook beside the articles, by which one file holds three.
const CODEBOOK: &str =
    "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+ of \\d+$'\n";

/// Five files with eight articles or more.
pub(crate) fn folder() -> Home {
    let home = Home::new().introduced().with("EDITOR", "true");
    fs::create_dir(home.path("news")).expect("made");
    home.write("news/talks.txt", ARTICLE);
    home.write("news/long.txt", paragraphs("", 40));
    let page = paragraphs("<p>", 12);
    home.write(
        "news/page.html",
        format!("<title>A page</title><article><h1>A page</h1>{page}</article>"),
    );
    home.write("news/book.epub", BOOK);
    let mut export = String::new();
    for number in 1..=3 {
        let text = paragraphs("", 2);
        let _ = write!(
            export,
            "Document {number} of 3\nHeadline {number}\n\n{text}\n\n"
        );
    }
    home.write("news/export.txt", export);
    home.write("news/standoff.toml", CODEBOOK);
    home
}

/// So many paragraphs that suggest something.
fn paragraphs(lead: &str, count: usize) -> String {
    let mut text = String::from("Envoys meet again\n\n");
    for day in 1..=count {
        let _ = write!(
            text,
            "{lead}\u{201c}We oppose the plan of day {day},\u{201d} Sergey Lavrov said. Tillerson said the US supports it. Nobody signed.\n\n"
        );
    }
    text
}
