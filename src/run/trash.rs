//! The stances that were deleted from an article: listed, and brought back.

use super::opening::{Named, Opened, Rest, Wish, shown};
use super::over::Names;
use super::stamps::now;
use super::{Ending, Source, print, safe};
use crate::annotation::{Annotations, Annotator, Change, Deleted, Edit, Step};
use crate::app::trash::restored;
use crate::article::{Article, Facts, Focus, Mark};
use crate::codebook::Codebook;
use crate::export::{self, Document};
use crate::store::history::Recalled;
use crate::store::text::Hints;
use crate::store::{Desk, Keeper, Report};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// What was deleted from an article and has not come back, and the desk to bring it back at.
struct Bin {
    /// What the article is called.
    name: String,
    article: Arc<Article>,
    facts: Facts,
    mark: Option<Mark>,
    codebook: Codebook,
    desk: Desk,
    recalled: Recalled,
    /// The latest first.
    deleted: Vec<Arc<Deleted>>,
}

/// Lists what `annotator`, or whom the settings name, deleted from the article at `path`, the latest first, or brings back the stances with the ids
/// `restore`.
///
/// # Errors
/// The article or its sidecar can't be read; an id is none of a deleted stance; the sidecar can't be written.
pub fn trash(
    path: &Path,
    annotator: Option<Annotator>,
    json: bool,
    restore: &[String],
) -> Result<Ending, String> {
    let bin = Bin::open(path, annotator)?;
    if restore.is_empty() {
        print(|out| {
            let mut deleted = bin.deleted.iter();
            deleted.try_for_each(|one| bin.write(one, json, out))
        })
    } else {
        bin.restore(&shown(path), restore)
    }
}

impl Bin {
    fn open(path: &Path, annotator: Option<Annotator>) -> Result<Self, String> {
        let opened = Opened::open_whole(&Wish {
            source: &Source::named(path.to_path_buf()),
            named: annotator.map_or(Named::InSettings, |name| Named::Here(Some(name))),
            at: None,
            read_only: false,
            hints: Hints::default(),
        })?;
        if let Some(refusal) = opened.refusal() {
            return Err(refusal.to_owned());
        }
        let (article, codebook) = (opened.article.clone(), opened.codes.codebook.clone());
        let (facts, mark) = (opened.facts(), opened.about.mark);
        let name = Names::of(&[]).name(path, article.name());
        let present = opened.annotations.iter().map(|one| one.id.clone());
        let present: HashSet<_> = present.collect();
        let Rest::Nothing(desk) = opened.rest else {
            return Err(format!("{}: not read to its end", shown(path)));
        };
        let archive = desk.archive();
        let recalled = archive.map(|archive| archive.read()).unwrap_or_default();
        let deleted = recalled.past.deleted.iter().rev();
        let deleted = deleted.filter(|one| !present.contains(&one.annotation.id));
        Ok(Self {
            deleted: deleted.cloned().collect(),
            name,
            article,
            facts,
            mark,
            codebook,
            desk: *desk,
            recalled,
        })
    }

    fn write(
        &self,
        deleted: &Deleted,
        json: bool,
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<()> {
        let annotations: Annotations = [deleted.annotation.clone()].into_iter().collect();
        let document = Document {
            name: &self.name,
            article: &self.article,
            facts: &self.facts,
            mark: self.mark,
            annotations: &annotations,
            codebook: &self.codebook,
        };
        let at = deleted.at.as_deref();
        if json {
            export::json_deleted(at, &document, out)
        } else {
            export::deleted(at, &document, out)
        }
    }

    /// As a person does it in the program, each as an act of its own that can be undone there.
    fn restore(self, path: &str, ids: &[String]) -> Result<Ending, String> {
        let found = |id: &String| {
            let mut all = self.deleted.iter();
            let found = all.find(|one| one.annotation.id.as_str() == id);
            found.ok_or_else(|| {
                format!(
                    "{path}: no deleted stance has the id {}; nothing is brought back\n`standoff trash {path}` lists them, the id at the end.",
                    safe(id)
                )
            })
        };
        let mut chosen: Vec<_> = ids.iter().map(found).collect::<Result<_, _>>()?;
        let mut seen = HashSet::new();
        chosen.retain(|one| seen.insert(&one.annotation.id));
        let edits = chosen.into_iter().map(|one| self.edit(one));
        let edits: Vec<_> = edits.collect();
        let (sender, reports) = channel();
        let keeper = Keeper::start(self.desk, move |report| {
            // Heard once all is done.
            let _ = sender.send(report);
        });
        let keeper = keeper.map_err(|error| format!("no thread can be started: {error}"))?;
        keeper.recall(self.recalled.gone);
        for (revision, edit) in (1..).zip(&edits) {
            keeper.record(vec![Step::Done(Arc::new(edit.clone()))], now());
            keeper.keep(revision, edit.changes.clone(), Vec::new());
        }
        keeper.finish();
        told(path, &edits, &reports)
    }

    fn edit(&self, deleted: &Deleted) -> Edit {
        let annotation = &deleted.annotation;
        let focus = Focus::on(&self.article, annotation.span);
        Edit {
            label: restored(annotation),
            changes: vec![Change {
                before: None,
                after: Some(annotation.clone()),
            }],
            codes: Vec::new(),
            focus,
            led_to: focus,
            about: None,
            spread: None,
        }
    }
}

/// What came of it.
fn told(path: &str, edits: &[Edit], reports: &Receiver<Report>) -> Result<Ending, String> {
    match reports.iter().last() {
        Some(Report::Failed { reason, kept, .. }) => {
            let kept = kept.map(|kept| format!("\nThe work is kept in {}.", shown(&kept)));
            Err(format!("not saved: {reason}.{}", kept.unwrap_or_default()))
        }
        _ => print(|out| {
            let mut edits = edits.iter();
            edits.try_for_each(|edit| writeln!(out, "{path}: {}", safe(&edit.label)))
        }),
    }
}
