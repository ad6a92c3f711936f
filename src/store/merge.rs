//! Stand-in until the merge of whole files is there.
use super::sidecar::{ArticleHash, Sidecar};
use crate::annotation::{Annotation, Change, Id, merged};
use crate::article::Article;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Labels.
#[derive(Default)]
pub(super) struct Labels;
pub(super) struct Merged {
    pub(super) bytes: Vec<u8>,
}
pub(super) fn merge(
    _: Labels,
    base: &[u8],
    ours: &[u8],
    theirs: &[u8],
    article: &Article,
) -> Result<Merged, String> {
    let read = |bytes: &[u8]| -> Result<(Sidecar, Vec<Arc<Annotation>>), String> {
        if bytes.is_empty() {
            return Ok((Sidecar::fresh(article.name()), Vec::new()));
        }
        Sidecar::read("f", bytes.to_vec(), || article).map_err(|e| e.to_string())
    };
    let ((_, b), (_, o), (mut side, t)) = (read(base)?, read(ours)?, read(theirs)?);
    let ids: BTreeSet<Id> = b.iter().chain(&o).chain(&t).map(|a| a.id.clone()).collect();
    let find = |list: &[Arc<Annotation>], id: &Id| list.iter().find(|a| a.id == *id).cloned();
    for id in ids {
        let (b, o, t) = (find(&b, &id), find(&o, &id), find(&t, &id));
        let after = merged(b.as_deref(), o.as_deref(), t.as_deref());
        if after.as_ref() != t.as_deref() {
            side.apply(
                &Change {
                    before: t,
                    after: after.map(Arc::new),
                },
                article,
            );
        }
    }
    Ok(Merged {
        bytes: side.write(article, &ArticleHash::of(article)),
    })
}
