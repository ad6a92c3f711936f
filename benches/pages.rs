//! What it costs to find the article in a saved page.

use crate::text::{ARTICLE, text};
use criterion::{BenchmarkId, Criterion, Throughput};
use standoff::import::html::extract;
use std::fmt::Write;

/// Paragraphs of the page; one has some sixty words.
const PARAGRAPHS: [usize; 3] = [10, 100, 1_000];

/// A page of `paragraphs` with menus, adverts and lists of other articles around them, as newspapers have it.
fn page(paragraphs: usize) -> String {
    let source = text(ARTICLE);
    let words: Vec<&str> = source.split_whitespace().collect();
    let mut page =
        String::from("<html><head><title>The dock | The Quay</title></head><body><nav><ul>");
    for number in 0..100 {
        let _ = write!(
            page,
            "<li class=\"menu item\"><a href=\"/{number}\">Part {number}</a></li>"
        );
    }
    page.push_str("</ul></nav><div class=\"row wide\"><article>");
    for number in 0..paragraphs {
        let from = number * 61 % words.len().saturating_sub(60).max(1);
        let text = words.get(from..from + 60).unwrap_or(&words).join(" ");
        let _ = write!(
            page,
            "<p class=\"text\">{text}</p><div class=\"ad-slot\" style=\"width: 300px\"><ins>Ad</ins></div>"
        );
    }
    page.push_str("</article><div class=\"more\">");
    for number in 0..30 {
        let _ = write!(
            page,
            "<div><h3><a href=\"/{number}\">Ferries late</a></h3><p>Nobody knows for how long, says the owner of the line.</p></div>"
        );
    }
    page + "</div></div></body></html>"
}

pub(super) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("page");
    for paragraphs in PARAGRAPHS {
        let page = page(paragraphs);
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(paragraphs),
            &page,
            |bencher, page| {
                bencher.iter(|| extract(page));
            },
        );
    }
    group.finish();
}
