//! Files that break off: git and others write in pieces, and a piece of a sidecar can be read as one with fewer
//! stances.

use super::files::{File, triple};
use super::said::Said;
use super::thorough::times;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use standoff::store::merge::{Merged, merge};
use std::collections::BTreeSet;
use toml::Table;

fn merged(base: &[u8], ours: &[u8], theirs: &[u8]) -> Option<Merged> {
    merge(["base", "ours", "theirs"], Some(base), ours, theirs).ok()
}

/// The same files every time.
fn files(count: usize) -> Vec<File> {
    let mut runner = TestRunner::deterministic();
    let triples = (0..count).map(|_| triple().new_tree(&mut runner).unwrap().current());
    let triples = triples.filter_map(|(base, ours, _)| Some([base?, ours]));
    triples.flatten().collect()
}

fn ids(said: &Said) -> BTreeSet<String> {
    said.stances.keys().cloned().collect()
}

/// The lines of `table` but for the place, which may be that of another text.
fn fields(table: &Table) -> Vec<(String, String)> {
    let fields = table
        .iter()
        .map(|(key, value)| (key.clone(), value.to_string()));
    fields.filter(|(key, _)| key != "hash").collect()
}

#[test]
fn a_file_cut_at_any_byte_deletes_and_clears_nothing() {
    let mut read = 0;
    for file in files(times(2, 1000)) {
        let base = file.bytes();
        let whole = Said::of(&base);
        for end in 0..base.len() {
            for (ours, theirs) in [(&base[..], &base[..end]), (&base[..end], &base[..])] {
                let Some(result) = merged(&base, ours, theirs) else {
                    continue;
                };
                read += 1;
                let said = Said::of(&result.bytes);
                assert_eq!(said.root, whole.root, "cut at {end}:\n{}", said.text);
                assert_eq!(result.conflicts, 0);
            }
        }
    }
    assert!(read > 300, "{read}");
}

#[test]
fn a_file_cut_at_any_byte_still_adds_what_it_has() {
    let files = files(times(2, 1000));
    for pair in files.chunks_exact(2) {
        let (base, ours) = (pair[0].bytes(), pair[1].bytes());
        let whole = Said::of(&ours);
        let kept: Vec<_> = Said::of(&base).stances.into_iter().collect();
        let mut most = BTreeSet::new();
        for end in (0..ours.len()).step_by(times(3, 1)) {
            let Some(result) = merged(&base, &base, &ours[..end]) else {
                continue;
            };
            let said = Said::of(&result.bytes);
            for (id, _) in kept.iter().filter(|_| result.cut[1]) {
                assert!(
                    said.stances.contains_key(id),
                    "{id} cut at {end}:\n{}",
                    said.text
                );
            }
            most.extend(ids(&said));
        }
        assert!(most.is_superset(&ids(&whole)), "{most:?}");
    }
}

#[test]
fn nothing_counts_as_deleted_where_both_break_off() {
    for file in files(times(3, 100)) {
        let base = file.bytes();
        let whole = Said::of(&base);
        for end in (0..base.len()).rev().step_by(7) {
            if let Some(result) = merged(&base, &base[..end], &base[..end / 2 * 2]) {
                let said = Said::of(&result.bytes);
                assert_eq!(ids(&said), ids(&whole));
                for (id, table) in &whole.stances {
                    assert_eq!(fields(table), fields(&said.stances[id]));
                }
            }
        }
    }
}

#[test]
fn a_file_that_is_not_there_deletes_nothing() {
    for file in files(12) {
        let base = file.bytes();
        for gone in ["", "\u{FEFF}", "\r\n"] {
            for (ours, theirs) in [(&base[..], gone.as_bytes()), (gone.as_bytes(), &base[..])] {
                assert_eq!(merged(&base, ours, theirs).unwrap().bytes, base);
            }
        }
    }
}

#[test]
fn a_file_with_a_mistake_in_its_middle_is_not_taken_for_one_that_breaks_off() {
    let file = files(12)
        .into_iter()
        .find(|file| file.stances.len() > 2)
        .unwrap();
    let base = file.bytes();
    let text = String::from_utf8(base.clone()).unwrap();
    let text = text
        .replacen("side ", "side = = ", 1)
        .replace("# end of standoff", "");
    assert!(merged(&base, &base, text.as_bytes()).is_none());
}
