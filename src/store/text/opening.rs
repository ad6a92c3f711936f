//! The beginning of a long text, read so that its first screen needn't wait for the rest.

use super::{ARTICLE_LIMIT, Text, input, name_of};
use crate::article::{Article, Coding, LONG, STRETCH_LIMIT, sure_end};
use crate::import::{self, Page, canonical_text};
use crate::store::codebook;
use std::path::Path;

/// The beginning of a long text.
#[derive(Debug)]
pub struct Opening {
    /// What was read, up to the end of a stretch.
    pub text: Text,
    /// The length of the whole file, in bytes.
    pub length: u64,
}

impl Opening {
    /// The beginning of the article; nothing where the file is longer than an article can be.
    #[must_use]
    pub fn into_article(self) -> Option<Article> {
        let length = usize::try_from(self.length).ok()?;
        let article = Article::opening(self.text.name, self.text.text, length);
        Some(article.with_facts(self.text.facts))
    }
}

/// The beginning of the article at `path`, at least `reach` bytes, if the file is longer than
/// [`LONG`] and its beginning can be cut as the whole would be; else nothing, as where reading all is
/// hardly more work: then read it.
///
/// It lets the first screen of a book be drawn before the book is read.
#[must_use]
pub fn read_opening(path: &Path, reach: usize) -> Option<Opening> {
    // The last stretch may be cut off and another be too much.
    let limit = reach.saturating_add(2 * STRETCH_LIMIT).min(ARTICLE_LIMIT);
    let limit = limit.max(LONG);
    let least = if limit > LONG { limit * 2 } else { limit };
    let (bytes, length) = input::read_opening(path, limit, least)?;
    let name = name_of(path);
    import::is_plain(&bytes, &name, &codebook::sources(path)).then_some(())?;
    let mut text = canonical_text(whole_characters(bytes)?);
    let end = sure_end(&text).filter(|&end| end >= reach)?;
    text.truncate(end);
    let facts = import::told(&text);
    let text = Text::of(name, Page { text, facts }, Coding::default());
    Some(Opening { text, length })
}

/// `bytes` as text, without a character that is cut off at their end; nothing where they aren't UTF-8.
fn whole_characters(bytes: Vec<u8>) -> Option<String> {
    let cut = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return None,
    };
    let mut bytes = bytes;
    bytes.truncate(cut);
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use std::fs;

    /// `sentence` over and over, with `end` after every `every`th, in at least 600,000 bytes.
    fn text(sentence: &str, every: usize, end: &str) -> String {
        let mut text = format!("A headline{end}");
        let mut number = 0;
        while text.len() < 600_000 {
            number += 1;
            text += sentence;
            text += if number % every == 0 { end } else { " " };
        }
        text
    }

    #[test]
    fn an_opening_has_the_stretches_of_the_whole_whatever_its_shape() {
        let envoys = "The envoys met again on Monday.";
        let shapes = [
            ("paragraphs", text(envoys, 5, "\n\n")),
            ("one line", text(envoys, usize::MAX, "\n\n")),
            ("one line, no headline", text(envoys, usize::MAX, " ")),
            ("one word", "a".repeat(600_000)),
            ("lines", text(envoys, 2, "\n")),
            ("CRLF", text(envoys, 5, "\r\n\r\n")),
            ("CR", text(envoys, 5, "\r\r")),
            ("a mark", format!("\u{FEFF}{}", text(envoys, 5, "\n\n"))),
            (
                "two bytes a letter",
                text("Послы встретились снова.", 5, "\n\n"),
            ),
            ("four bytes a letter", "\u{1F600}".repeat(150_000)),
            ("blank lines with blanks", text(envoys, 5, "\n \t\n")),
        ];
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        for (shape, text) in shapes {
            for (reach, text) in [
                (0, text.clone()),
                (200_000, text.clone()),
                (0, format!("a{text}")),
            ] {
                fs::write(&path, &text).expect("written");
                let opening = read_opening(&path, reach).expect(shape);
                assert_eq!(opening.length, text.len() as u64, "{shape}");
                let whole = read(&path).expect(shape).into_article();
                let least = reach.max(LONG / 2);
                let opening = opening.text.text;
                assert!(
                    opening.len() >= least && whole.text().starts_with(&opening),
                    "{shape}"
                );
                let opening = Article::new("long.txt", opening);
                for index in 0..opening.stretch_count() {
                    let (ours, theirs) = (opening.sentences(index), whole.sentences(index));
                    assert_eq!(ours, theirs, "{shape}, stretch {index}");
                    let number = |article: &Article| article.stretch(index).paragraph();
                    assert_eq!(number(&opening), number(&whole), "{shape}, stretch {index}");
                }
            }
        }
    }

    #[test]
    fn an_opening_says_of_its_source_what_the_whole_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        let body = text("The envoys met again on Monday.", 5, "\n\n");
        fs::write(&path, format!("3 March 2021\r\n\r\n{body}")).expect("written");
        let opening = read_opening(&path, 0).expect("long").into_article();
        let facts = opening.expect("short enough").source_facts();
        assert_eq!(
            facts,
            read(&path).expect("text").into_article().source_facts()
        );
        assert_eq!(facts.date.as_deref(), Some("2021-03-03"));
        assert_eq!(facts.title.as_deref(), Some("A headline"));
    }

    #[test]
    fn what_may_be_cut_otherwise_as_a_whole_is_no_opening() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        let lines = "The envoys met again.\n".repeat(5_900);
        let cases = [
            // A paragraph of many lines, of which nobody can know yet that it isn't the only one.
            format!("{lines}\n{}", "Nobody came. ".repeat(90_000)),
            "\n".repeat(600_000),
            format!("A headline\n\n{}caf\u{e9}", " ".repeat(600_000)),
        ];
        for (number, text) in cases.iter().enumerate() {
            fs::write(&path, text).expect("written");
            assert!(read_opening(&path, 0).is_none(), "case {number}");
        }
        fs::write(&path, [&b"caf\xe9 "[..], &vec![b'a'; 600_000]].concat()).expect("written");
        assert!(read_opening(&path, 0).is_none(), "not UTF-8");
    }
}
