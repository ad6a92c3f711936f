//! What a colleague's spreadsheet, a script and a reader get.

use super::{Document, Facts, Format, Receipt, annotated, between, head, lines, write};
use crate::annotation::{Annotation, Annotations, Doubt, Id, Origin, Position, Stance};
use crate::article::{Article, Span, visible};
use crate::codebook::Codebook;
use std::io::{self, Write};
use std::sync::Arc;

mod golden;
mod hostile;

/// An annotation of the first place where `words` stand.
fn tagged(article: &Article, id: &str, words: &str, side: &str) -> Annotation {
    let start = article.text().find(words).unwrap();
    Annotation {
        id: Id::new(id).unwrap(),
        span: Span::new(start, start + words.len()),
        stance: Stance::of(side.into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    }
}

fn set(annotations: impl IntoIterator<Item = Annotation>) -> Annotations {
    annotations.into_iter().map(Arc::new).collect()
}

/// All that is written of `documents`.
fn whole(format: Format, documents: &[Document<'_>], out: &mut dyn Write) -> io::Result<Receipt> {
    let mut receipt = Receipt::default();
    head(format, out)?;
    for (index, document) in documents.iter().enumerate() {
        if index > 0 {
            out.write_all(between(format).as_bytes())?;
        }
        receipt += write(format, document, out)?;
    }
    Ok(receipt)
}

/// `format` of one document, and its receipt.
fn exported(
    format: Format,
    article: &Article,
    facts: &Facts,
    annotations: &Annotations,
) -> (String, Receipt) {
    let codebook = Codebook::default();
    let document = Document {
        name: article.name(),
        article,
        facts,
        mark: None,
        annotations,
        codebook: &codebook,
    };
    let mut out = Vec::new();
    let receipt = whole(format, &[document], &mut out).unwrap();
    (String::from_utf8(out).unwrap(), receipt)
}

fn as_text(article: &Article, annotations: &Annotations) -> String {
    written(article, annotations, |document, out| {
        annotated(document, out)
    })
}

fn as_lines(article: &Article, annotations: &Annotations) -> String {
    let write = |document: &Document<'_>, out: &mut Vec<u8>| lines("a.txt", document, out);
    written(article, annotations, write)
}

fn written(
    article: &Article,
    annotations: &Annotations,
    write: impl Fn(&Document<'_>, &mut Vec<u8>) -> io::Result<()>,
) -> String {
    let codebook = Codebook::default();
    let document = Document {
        name: article.name(),
        article,
        facts: article.facts(),
        mark: None,
        annotations,
        codebook: &codebook,
    };
    let mut out = Vec::new();
    write(&document, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The rows of a CSV file under its header.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let cells = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

#[test]
fn a_format_goes_by_its_name_and_a_wrong_name_gets_the_nearest() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    let error = |name: &str| name.parse::<Format>().unwrap_err().to_string();
    let list = "formats: csv (CSV), jsonl (JSON Lines), md (Markdown)";
    for (typed, meant) in [("CSV", "csv"), ("json", "jsonl"), ("markdwon", "md")] {
        let told = format!("no format is called \"{typed}\"; did you mean {meant}?\n{list}");
        assert_eq!(error(typed), told);
    }
    assert_eq!(error("xml"), format!("no format is called \"xml\"\n{list}"));
    assert!(!error("\u{1b}]0;x\u{7}").contains('\u{1b}'));
    assert!(error(&"x".repeat(1 << 20)).contains(list));
}

/// A reader that goes away after some bytes.
struct Closing(usize);

impl Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.min(bytes.len()) {
            0 => Err(io::ErrorKind::BrokenPipe.into()),
            taken => {
                self.0 -= taken;
                Ok(taken)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_broken_pipe_is_told_as_one_wherever_it_breaks() {
    let article = Article::new("a.txt", "Head\n\nOne says no. Two says yes.\n".repeat(2000));
    let all = (0..2000).map(|n| tagged(&article, &format!("i{n}"), "One says no", "US"));
    let annotations = set(all);
    let codebook = Codebook::default();
    let document = Document {
        name: article.name(),
        article: &article,
        facts: article.facts(),
        mark: None,
        annotations: &annotations,
        codebook: &codebook,
    };
    for room in [0, 1, 100, 9000, 40_000] {
        for format in Format::ALL {
            let error = whole(format, &[document], &mut Closing(room)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format:?} {room}");
        }
        let error = annotated(&document, &mut Closing(room)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}

#[test]
fn stances_beyond_the_text_and_within_a_letter_do_no_harm() {
    let article = Article::new("a.txt", "é é é".to_owned());
    let spans = [(1, 4), (3, 900), (700, 900), (2, 2), (4, 1)];
    let all = spans
        .into_iter()
        .enumerate()
        .map(|(n, (start, end))| Annotation {
            span: Span::new(start, end),
            ..tagged(&article, &format!("i{n}"), "é", "US")
        });
    let annotations = set(all);
    for format in Format::ALL {
        exported(format, &article, article.facts(), &annotations);
    }
    let text = as_text(&article, &annotations);
    assert_eq!(text.matches('é').count(), 3, "{text}");
    let none = Article::new("", String::new());
    for format in Format::ALL {
        exported(format, &none, none.facts(), &annotations);
    }
    as_text(&none, &annotations);
}

#[test]
fn the_receipt_says_what_was_not_carried() {
    let receipt = Receipt {
        neutralised: 1,
        spelled_out: 0,
        placeless: 2,
    };
    let told = [
        "1 cell would be formulas in a spreadsheet: made text with a '",
        "2 rows of lost stances: no paragraph, start and end",
    ];
    assert_eq!(receipt.lines(), told);
    assert_eq!(Receipt::default().lines(), Vec::<String>::new());
}
