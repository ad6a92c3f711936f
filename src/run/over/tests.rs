//! Folders gone through by one thread and by several.

use super::*;
use crate::export::{Format, write};
use crate::store::Places;
use std::fs;
use std::path::Path;

/// Forty articles, each with a stance, of which the third is broken.
fn folder() -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..40 {
        let name = format!("{number:02}.txt");
        let text = format!(
            "Title {number}\n\n{}Envoys met.\n",
            "Long. ".repeat(number * 50)
        );
        let start = text.chars().count() - 12;
        let sidecar = format!(
            "standoff = 1\n\n[article]\nname = \"{name}\"\n\n[[annotation]]\nid = \"a{number}\"\nstart = {start}\nend = {}\nquote = \"Envoys met.\"\nside = \"=US\"\n# end of standoff\n",
            start + 11
        );
        let sidecar = if number == 2 {
            "standoff = x\n"
        } else {
            &*sidecar
        };
        fs::write(folder.path().join(format!("{name}.standoff.toml")), sidecar).expect("written");
        fs::write(folder.path().join(name), text).expect("written");
    }
    let places = Places {
        config: folder.path().join(".config"),
        state: folder.path().join(".state"),
        data: folder.path().join(".data"),
        cache: folder.path().join(".cache"),
    };
    (folder, places)
}

fn exported(folder: &Path, places: &Places, format: Format, threads: usize) -> (Vec<u8>, Written) {
    let mut over = Over::by(NonZeroUsize::new(threads).expect("some"));
    let mut annotators = Annotators::at(places.clone(), None);
    let paths = [folder.to_path_buf()];
    let wanted = Wanted::at(&paths, &mut annotators, &mut over.troubles);
    let codebooks = Codebooks::new(places.clone());
    let work = |(source, annotator): (_, Option<crate::annotation::Annotator>)| {
        let page = Page::open(&source, annotator.as_ref(), &codebooks, &annotators);
        match page {
            Ok(page) => Piece::of(Vec::new(), |out| {
                write(
                    format,
                    &page.document(page.article.name(), &page.annotations),
                    out,
                )
            }),
            Err(reason) => Piece::skipped(reason),
        }
    };
    let mut out = Vec::new();
    let jobs = wanted.pages.into_iter();
    let written = Written::by(&mut over, jobs, work, (b"head\n", "--\n"), &mut out);
    assert_eq!(over.troubles.count, 1);
    (out, written.expect("written"))
}

#[test]
fn one_thread_and_several_write_the_same_bytes() {
    let (folder, places) = folder();
    for format in Format::ALL {
        let (one, written) = exported(folder.path(), &places, format, 1);
        assert_eq!(written.read, 39);
        for threads in [2, 7] {
            let (bytes, other) = exported(folder.path(), &places, format, threads);
            assert!(bytes == one, "{format:?} with {threads} threads");
            assert_eq!(other.receipt, written.receipt);
        }
        let text = String::from_utf8(one).expect("UTF-8");
        assert_eq!(text.matches("--\n").count(), 38);
        assert!(text.starts_with("head\n"));
        if format == Format::Csv {
            assert_eq!(written.receipt.neutralised, 39);
        }
    }
}
