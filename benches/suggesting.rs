//! What it costs to find out what the wording suggests: in news, in a book of it, and in texts that nobody wrote.

use crate::text;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, measurement::WallTime};
use standoff::article::Article;
use standoff::codebook::Codebook;
use standoff::suggest::Suggester;
use std::time::Duration;

/// A report in which every second sentence is somebody's.
const REPORT: &str = include_str!("../assets/moscow.txt");
const BOOK: usize = 3_000_000;
const HOSTILE: usize = 10_000_000;

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("suggest");
    group.bench_function("read the tables", |bencher| {
        bencher.iter_with_large_drop(Suggester::english);
    });
    measure(&mut group, "report", REPORT);
    measure(&mut group, "report of 3 MB", &grown(BOOK));
    measure(&mut group, "talks of 3 MB", &text::text(BOOK));
    drop(group);
    let mut group = criterion.benchmark_group("suggest in 10 MB of");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(1));
    for (name, piece) in [
        ("straight marks", "\""),
        ("opening marks", "“"),
        ("single marks", "‘"),
        ("apostrophes", "'"),
        ("doubled apostrophes", "''"),
        ("marks of all kinds", "\"“‘'”’«»„"),
        ("a letter in marks", "\"a\""),
        ("marks and words", "“a” "),
        ("said between marks", "\" said \""),
        ("open marks and said", "“word he said, "),
        ("lines that open a mark", "\"a\n"),
        (
            "one sentence",
            "the talks with the port that he said she said, went on and ",
        ),
        (
            "names in one sentence",
            "Orla Brandt of Marlow, Ms. Hale and Mr Stern told ",
        ),
        ("he said", "he said "),
        ("his claim that", "his claim that "),
        ("the man said that he", "the man said that he "),
        ("said and who", "said, who, said and "),
        ("names", "Orla Brandt Hale "),
        ("commas", ", "),
        ("opening brackets", "("),
        ("one word", "a"),
        ("paragraphs that open a quotation", "“No.\n\n"),
    ] {
        measure(&mut group, name, &piece.repeat(HOSTILE / piece.len()));
    }
    measure(&mut group, "news without stops", &without_stops(HOSTILE));
}

fn measure(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, text: &str) {
    let suggester = Suggester::english();
    let codebook = Codebook::default();
    group.throughput(Throughput::Bytes(text.len().try_into().unwrap_or_default()));
    // It is made anew each time: an article may remember what was asked of it.
    group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
        bencher.iter_batched_ref(
            || Article::new("", text.to_owned()),
            |article| suggester.suggest(article, &codebook),
            criterion::BatchSize::LargeInput,
        );
    });
}

/// About `bytes` bytes of the words of the report, no mark among them: one sentence.
fn without_stops(bytes: usize) -> String {
    let words = REPORT.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let mut words = words.join(" ");
    words.push(' ');
    words.repeat(bytes / words.len())
}

/// At least `bytes` bytes of the report over and over, each time with other names of people in it.
fn grown(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + REPORT.len() * 2);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        let letters: String = (0..5)
            .map(|place| char::from(b'a' + (number / 26_u32.pow(place) % 26) as u8))
            .collect();
        text += &REPORT
            .replace("Tillerson", &format!("T{letters}"))
            .replace("Lavrov", &format!("L{letters}"));
        text.push('\n');
    }
    text
}
