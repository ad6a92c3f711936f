//! Any three files as two versions of a sidecar and what both were made from.

use crate::sidecar::article;
use standoff::annotation::Id;
use standoff::store::sidecar::merge::merge;
use standoff::store::sidecar::{Sidecar, SidecarFault};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The line between the three in a file of the corpus: base, ours, theirs.
const BETWEEN: &[u8] = b"\n%%%\n";

const LABELS: [&str; 3] = ["base", "ours", "theirs"];

pub fn run(bytes: &[u8]) -> u64 {
    let [base, ours, theirs] = parts(bytes);
    let mut hasher = DefaultHasher::new();
    for (base, ours, theirs) in [
        (Some(base), ours, theirs),
        (None, ours, theirs),
        (Some(base), theirs, ours),
    ] {
        match merge(LABELS, base, ours, theirs) {
            Ok(merged) => {
                (merged.conflicts, merged.renamed.len(), merged.cut).hash(&mut hasher);
                reads_again(&merged.bytes, ours, theirs);
            }
            Err(error) => {
                let shown = error.to_string();
                assert!((1..=3).contains(&shown.lines().count()), "{shown}");
                (error.kind() as u8).hash(&mut hasher);
            }
        }
    }
    if ids(ours).is_some() {
        let merged = merge(LABELS, Some(base), ours, ours).expect("what can be read");
        assert!(merged.bytes == ours, "the same twice is something else");
    }
    hasher.finish()
}

/// The three parts of `bytes`; what is missing is empty.
pub fn parts(bytes: &[u8]) -> [&[u8]; 3] {
    let cut = |bytes: &[u8]| {
        bytes
            .windows(BETWEEN.len())
            .position(|window| window == BETWEEN)
    };
    let split = |bytes| match cut(bytes) {
        Some(at) => (&bytes[..=at], &bytes[at + BETWEEN.len()..]),
        None => (bytes, &bytes[..0]),
    };
    let (first, rest): (&[u8], &[u8]) = split(bytes);
    let (second, rest): (&[u8], &[u8]) = split(rest);
    [first, second, split(rest).0]
}

/// The ids of the file `bytes`, if all of it can be read.
fn ids(bytes: &[u8]) -> Option<BTreeSet<Id>> {
    let (sidecar, annotations) = Sidecar::read("file", bytes.to_vec(), article).ok()?;
    let ids = annotations.iter().map(|one| one.id.clone());
    (sidecar.set_aside().len() == 0).then(|| ids.collect())
}

fn reads_again(merged: &[u8], ours: &[u8], theirs: &[u8]) {
    let shown = || String::from_utf8_lossy(merged).into_owned();
    match Sidecar::read("merged", merged.to_vec(), article) {
        Ok((sidecar, annotations)) => {
            assert!(
                sidecar.set_aside().len() == 0 || merged == ours || merged == theirs,
                "{}",
                shown()
            );
            if let (Some(ours), Some(theirs)) = (ids(ours), ids(theirs)) {
                let there: BTreeSet<Id> = annotations.iter().map(|one| one.id.clone()).collect();
                let gone: Vec<_> = ours
                    .intersection(&theirs)
                    .filter(|id| !there.contains(*id))
                    .collect();
                assert!(
                    gone.is_empty(),
                    "{gone:?} of both is gone from\n{}",
                    shown()
                );
            }
        }
        Err(error) => {
            let is_so =
                error.kind() == SidecarFault::OtherArticle || merged == ours || merged == theirs;
            assert!(is_so, "{error}\n{}", shown());
        }
    }
}
