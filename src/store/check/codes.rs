//! Sides, speakers and topics that the codebook doesn't have.

use super::{Finding, Page, names};
use crate::codebook::{CodeKind, Codebook};
use crate::near::nearest;
use std::collections::{HashMap, HashSet};

/// The codes of `page` that aren't in `codebook`, which lies at `label`; with the name that was probably meant.
pub(super) fn unknown(page: &Page, codebook: &Codebook, label: &str) -> Vec<Finding> {
    let known = names(codebook);
    let kinds = [CodeKind::Side, CodeKind::Speaker, CodeKind::Topic];
    let mut findings = Vec::new();
    for ((kind, word), known) in kinds
        .into_iter()
        .zip(["side", "speaker", "topic"])
        .zip(&known)
    {
        let there: HashSet<&str> = known.iter().copied().collect();
        // One slip is often made many times, and a codebook may be long.
        let mut told: HashMap<&str, String> = HashMap::new();
        for (annotation, line) in page.each() {
            let name = annotation.stance.code(kind).map(|name| &**name);
            let Some(name) = name.filter(|name| !there.contains(name)) else {
                continue;
            };
            let what = told.entry(name).or_insert_with(|| {
                let meant = nearest(name, known.iter().copied());
                let meant = meant.map(|meant| format!("; did you mean \"{meant}\"?"));
                let meant = meant.unwrap_or_default();
                format!("the {word} \"{name}\" isn't in the codebook {label}{meant}")
            });
            findings.push(page.finding(line, what));
        }
    }
    findings
}
