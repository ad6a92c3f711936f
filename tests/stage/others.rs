//! The other articles of the folder, played: what is counted and changed in them.

use standoff::annotation::{Act, Elsewhere, Id, Recoded, Stance};
use standoff::codebook::CodeKind;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The stances of other articles.
#[derive(Default)]
pub struct Others {
    /// Each with the name of its article.
    pub stances: Vec<(String, Stance)>,
    /// The file that can't be changed, and why.
    pub left: Option<String>,
}

impl Others {
    /// Those that `told` tells of: `ARTICLE side · speaker · topic` with `|` between; `left WHY` is a broken file.
    pub fn of(told: &str) -> Self {
        let mut others = Self::default();
        for one in told.split('|') {
            let (article, parts) = one.trim().split_once(' ').unwrap_or_default();
            if article == "left" {
                others.left = Some(parts.to_owned());
                continue;
            }
            let mut parts = parts.split('·').map(str::trim);
            let mut part = || parts.next().filter(|part| !part.is_empty() && *part != "–");
            let side = part().unwrap_or("US").into();
            let stance = Stance {
                speaker: part().map(Arc::from),
                topic: part().map(Arc::from),
                ..Stance::of(side)
            };
            others.stances.push((article.to_owned(), stance));
        }
        others
    }

    /// As [`Others::of`] takes it.
    pub fn told(&self) -> String {
        let part = |part: &Option<Arc<str>>| part.as_deref().unwrap_or("–").to_owned();
        let told = self.stances.iter().map(|(article, stance)| {
            format!(
                "{article} {} · {} · {}",
                stance.side,
                part(&stance.speaker),
                part(&stance.topic)
            )
        });
        told.collect::<Vec<_>>().join(" | ")
    }

    /// Those that have the code.
    pub fn count(&self, kind: CodeKind, name: &str) -> Elsewhere {
        let named = self
            .stances
            .iter()
            .filter(|(_, stance)| has(stance, kind, name));
        let articles: BTreeSet<_> = named.clone().map(|(article, _)| article).collect();
        Elsewhere {
            stances: named.count(),
            articles: articles.len(),
            left: usize::from(self.left.is_some()),
            first_left: self.left.clone(),
            ..Elsewhere::default()
        }
    }

    /// Carries out `act`; the record has a file for each article.
    pub fn recode(&mut self, act: &Act) -> (Elsewhere, Arc<[Recoded]>) {
        let recode = &act.recode;
        let only: Option<BTreeSet<usize>> = act.only.as_ref().map(|files| {
            let ids = files.iter().flat_map(|file| &file.stances);
            ids.filter_map(|(id, _)| id.as_str().parse().ok()).collect()
        });
        let (mut record, mut articles) = (Vec::new(), BTreeSet::new());
        for (index, (article, stance)) in self.stances.iter_mut().enumerate() {
            let is_meant = only.as_ref().is_none_or(|only| only.contains(&index));
            if is_meant && has(stance, recode.kind, &recode.from) {
                stance.set_code(recode.kind, recode.to.clone());
                articles.insert(article.clone());
                let id = Id::new(&index.to_string());
                record.push(Recoded {
                    file: Path::new(article).into(),
                    stances: id.map(|id| (id, recode.from.clone())).into_iter().collect(),
                });
            }
        }
        let done = Elsewhere {
            stances: record.len(),
            articles: articles.len(),
            left: usize::from(self.left.is_some()),
            first_left: self.left.clone(),
            stale: only.map_or(0, |only| only.len() - record.len()),
            ..Elsewhere::default()
        };
        (done, record.into())
    }
}

fn has(stance: &Stance, kind: CodeKind, name: &str) -> bool {
    stance.code(kind).is_some_and(|code| &**code == name)
}
