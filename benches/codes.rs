//! Codebooks as files, for `inside`: found, read and written.

use criterion::{BatchSize, BenchmarkId, Criterion};
use standoff::codebook::{Code, CodeChange, Topic};
use standoff::store::Places;
use standoff::store::codebook::{FILE_NAME, load};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// So many speakers and topics: none at all, some, very many.
const SIZES: [(usize, usize); 3] = [(0, 0), (30, 20), (5_000, 2_000)];

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("codebook");
    for (speakers, topics) in SIZES {
        let folder = tempfile::tempdir().expect("a folder");
        let article = folder.path().join("one/two/three/article.txt");
        fs::create_dir_all(article.parent().unwrap_or(&article)).expect("made");
        if speakers > 0 {
            fs::write(folder.path().join(FILE_NAME), text(speakers, topics)).expect("written");
        }
        let count = speakers + topics;
        let places = Places::below(&folder.path().join("home"));
        group.bench_function(BenchmarkId::new("find and read", count), |bencher| {
            bencher.iter_with_large_drop(|| load(Some(&article), &places));
        });
        group.bench_function(BenchmarkId::new("add a topic", count), |bencher| {
            let load = || again(folder.path(), (speakers, topics), &article, &places);
            let change = CodeChange::made(Code::Topic(Arc::new(Topic::of("new".into()))));
            bencher.iter_batched(
                load,
                |loaded| {
                    let mut file = loaded.file;
                    file.keep(std::slice::from_ref(&change)).expect("kept");
                },
                BatchSize::PerIteration,
            );
        });
    }
}

/// The codebook as it was before.
fn again(
    folder: &Path,
    (speakers, topics): (usize, usize),
    article: &Path,
    places: &Places,
) -> standoff::store::codebook::Loaded {
    if speakers > 0 {
        fs::write(folder.join(FILE_NAME), text(speakers, topics)).expect("written");
    } else {
        let _ = fs::remove_dir_all(&places.config);
    }
    load(Some(article), places)
}

/// A codebook as people write them.
fn text(speakers: usize, topics: usize) -> String {
    let mut text = String::from("standoff = 1\n");
    for number in 0..speakers {
        let side = ["US", "Russia", "UK", "Syria"][number % 4];
        let _ = write!(
            text,
            "\n[[speaker]]\nname = \"Firstname Lastname {number}\"\nside = \"{side}\"\nrole = \"minister\"\nalso = [\"Lastname {number}\"]\n"
        );
    }
    for number in 0..topics {
        let _ = write!(
            text,
            "\n[[topic]]\nname = \"topic {number}\"\ndefinition = \"What statements of this kind are about\"\n"
        );
    }
    text
}
