//! What each step costs, without a terminal and without a disk: `cargo bench --bench inside`.
//!
//! What must not grow with the text or with the stances is measured at several sizes of both.
#![allow(
    clippy::expect_used,
    reason = "what can't be measured ends the measurement"
)]

mod anchoring;
mod choosing;
mod codes;
mod pages;
mod reader;
mod shelf;
mod suggesting;
mod text;

use criterion::{BatchSize, Bencher, BenchmarkId, Criterion, Throughput};
use ratatui::buffer::Buffer;
use reader::{Reader, article, stances};
use standoff::annotation::{Annotation, Change};
use standoff::app::flow::Flow;
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use standoff::filter::Filter;
use standoff::keys::{Key, parse_keys};
use standoff::store::sidecar::{ArticleHash, Sidecar};
use standoff::terminal::screen::Screen;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use text::{ARTICLE, BOOK};

/// How many stances there are already.
const STANCES: [usize; 4] = [0, 1_000, 10_000, 100_000];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .without_plots()
        .configure_from_args();
    opening(&mut criterion);
    reading(&mut criterion);
    tagging(&mut criterion);
    finding(&mut criterion);
    filtering(&mut criterion);
    choosing::bench(&mut criterion);
    pieces(&mut criterion);
    sidecar(&mut criterion);
    anchoring::bench(&mut criterion);
    codes::measure(&mut criterion);
    suggesting::bench(&mut criterion);
    shelf::bench(&mut criterion);
    pages::bench(&mut criterion);
    criterion.final_summary();
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    for (name, bytes) in [("article", ARTICLE), ("book", BOOK)] {
        let text = text::text(bytes);
        group.bench_function(BenchmarkId::new("text", name), |bencher| {
            let copy = || text.clone();
            bencher.iter_batched(copy, |text| Article::new("", text), BatchSize::LargeInput);
        });
        let article = article(bytes);
        group.bench_function(BenchmarkId::new("first frame", name), |bencher| {
            bencher.iter_with_large_drop(|| Reader::open(article.clone(), Vec::new()));
        });
    }
}

/// Presses the first of `keys`, then the second, each with its frame, and so on.
fn in_turn(bencher: &mut Bencher<'_>, reader: &mut Reader, keys: &str) {
    let keys = parse_keys(keys).expect("keys");
    let mut keys = keys.iter().cycle();
    bencher.iter(|| {
        if let Some(&key) = keys.next() {
            reader.key(key);
        }
    });
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("key to frame");
    for (name, bytes) in [("article", ARTICLE), ("book", BOOK)] {
        let mut reader = Reader::open(article(bytes), Vec::new());
        for (what, keys) in [("sentence", "j k"), ("page", "Space b")] {
            group.bench_function(BenchmarkId::new(what, name), |bencher| {
                in_turn(bencher, &mut reader, keys);
            });
        }
    }
    let keys = [Key::char('j'); 1_000];
    group.bench_function("1,000 keys at once, book", |bencher| {
        let open = || Reader::open(article(BOOK), Vec::new());
        let mut reader = open();
        bencher.iter(|| {
            reader.press("g");
            reader.at_once(&keys);
        });
    });
}

/// A motion and a new stance among ever more stances: neither may cost more for them.
fn tagging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("key to frame, book with stances");
    let book = article(BOOK);
    for count in STANCES {
        let mut reader = Reader::open(book.clone(), stances(&book, count));
        reader.press("j j j");
        group.bench_function(BenchmarkId::new("sentence", count), |bencher| {
            in_turn(bencher, &mut reader, "j k");
        });
        group.bench_function(BenchmarkId::new("tag", count), |bencher| {
            bencher.iter_custom(|rounds| (0..rounds).map(|_| tag(&mut reader)).sum());
        });
    }
}

/// The time that a new stance takes; it is then taken away again.
fn tag(reader: &mut Reader) -> Duration {
    let start = Instant::now();
    reader.key(Key::char('2'));
    let time = start.elapsed();
    reader.key(Key::char('x'));
    time
}

fn finding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find");
    let mut reader = Reader::open(article(BOOK), Vec::new());
    reader.press("/ \"wages weren't\" Enter");
    group.bench_function("next place in the book", |bencher| {
        in_turn(bencher, &mut reader, "n");
    });
    reader.press("Esc :");
    group.bench_function("a letter in the palette", |bencher| {
        in_turn(bencher, &mut reader, "s e Backspace Backspace");
    });
}

/// A filter among 10,000 stances on sentences: by itself, and a letter of it with its list and frame.
fn filtering(criterion: &mut Criterion) {
    const MANY: usize = 10_000;
    let mut group = criterion.benchmark_group("filter 10,000 stances");
    let book = article(BOOK);
    let on_sentence = |found: Arc<Annotation>| Annotation {
        span: book.sentence_at(found.span.start),
        ..Annotation::clone(&found)
    };
    let stances = stances(&book, MANY).into_iter().map(on_sentence);
    let stances: Vec<_> = stances.map(Arc::new).collect();
    for query in [
        "side:russia",
        "speaker:\"speaker 4\" -note:*",
        "wages weren't",
    ] {
        let filter = Filter::parse(query, &Codebook::default()).expect("a query");
        let matches = |found: &&Arc<Annotation>| filter.matches(found, found.words(&book));
        group.bench_function(BenchmarkId::new("matches", query), |bencher| {
            bencher.iter(|| stances.iter().filter(matches).count());
        });
    }
    let mut reader = Reader::open(book.clone(), stances);
    reader.press("Tab f \"side:russia \"");
    group.bench_function("a letter typed", |bencher| {
        in_turn(bencher, &mut reader, "w e Backspace Backspace");
    });
}

fn pieces(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("piece");
    let article = article(ARTICLE);
    let longest = (0..article.stretch_count())
        .map(|index| article.stretch(index).span())
        .max_by_key(|span| span.len());
    let paragraph = article.slice(longest.unwrap_or_default());
    group.throughput(bytes_of(paragraph));
    group.bench_function("wrap a paragraph", |bencher| {
        bencher.iter(|| Flow::lay(black_box(paragraph), 72, false));
    });
    group.throughput(bytes_of(article.text()));
    group.bench_function("sentences of the article", |bencher| {
        bencher.iter(|| sentences(&article));
    });
    drop(group);
    let mut group = criterion.benchmark_group("screen");
    for (what, keys) in [("sentence", "j k"), ("tag", "2 x"), ("page", "Space b")] {
        let frames = frames(keys);
        let mut screen = Screen::new();
        let mut sent = frames
            .iter()
            .cycle()
            .map(|frame| encode(&mut screen, frame));
        // The first frame is drawn whole.
        let bytes: Vec<_> = sent
            .by_ref()
            .skip(frames.len())
            .take(frames.len())
            .collect();
        println!("screen: {keys} send {bytes:?} bytes");
        group.bench_function(BenchmarkId::new("difference", what), |bencher| {
            bencher.iter(|| sent.next());
        });
    }
}

/// The frame after each of `keys`, near the beginning of the book.
fn frames(keys: &str) -> Vec<Buffer> {
    let mut reader = Reader::open(article(BOOK), Vec::new());
    reader.press("j j j");
    let after = |key| {
        reader.key(key);
        reader.frame.clone()
    };
    let keys = parse_keys(keys).expect("keys");
    keys.into_iter().map(after).collect()
}

/// How many bytes turn what is shown into `frame`.
fn encode(screen: &mut Screen, frame: &Buffer) -> usize {
    let area = frame.area;
    screen.frame(area.width, area.height).clone_from(frame);
    screen.encode(None).len()
}

fn bytes_of(text: &str) -> Throughput {
    Throughput::Bytes(text.len().try_into().unwrap_or_default())
}

fn sentences(article: &Article) -> Vec<Span> {
    (0..article.stretch_count())
        .flat_map(|index| article.sentences(index))
        .collect()
}

fn sidecar(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sidecar");
    let book = article(BOOK);
    let hash = ArticleHash::of(&book);
    for count in STANCES.into_iter().skip(1) {
        let bytes = sidecar_of(&book, &hash, count);
        group.bench_function(BenchmarkId::new("read", count), |bencher| {
            let copy = || bytes.clone();
            bencher.iter_batched(copy, |bytes| read(bytes, &book), BatchSize::LargeInput);
        });
        if count < 100_000 {
            let (mut sidecar, stances) = read(bytes, &book);
            let mut change = Change::deleted(stances[count / 2].clone());
            group.bench_function(BenchmarkId::new("change and write", count), |bencher| {
                bencher.iter(|| {
                    sidecar.apply(&change, &book);
                    change = change.inverse();
                    sidecar.write(&book, &hash)
                });
            });
        }
    }
}

fn read(bytes: Vec<u8>, article: &Arc<Article>) -> (Sidecar, Vec<Arc<Annotation>>) {
    Sidecar::read("", bytes, || article.clone()).expect("a sidecar of ours")
}

/// The sidecar of `count` stances.
fn sidecar_of(article: &Article, hash: &ArticleHash, count: usize) -> Vec<u8> {
    let mut sidecar = Sidecar::fresh(article.name());
    for annotation in stances(article, count) {
        let change = Change {
            before: None,
            after: Some(annotation),
        };
        sidecar.apply(&change, article);
    }
    sidecar.write(article, hash)
}
