//! Sidecars of articles inside of a file that stand at other numbers by now, as the file was saved again with an article more
//! or less. Their text tells which is whose: a sidecar made for the text of another article of the file goes to that. One
//! whose text is in the file no more gives way to that article's own: it waits under a name that no article has until its
//! text is in the file again. One whose text alone changed stays.
//!
//! Each stands under its new name on disk before the old name goes, and none is ever written over. What is undone later, and
//! what is remembered of a place, is kept by number and stays behind.

mod plan;

use super::{first_line, shown};
use crate::annotation::Annotator;
use crate::store::atomic::{self, Care, folder_of};
use crate::store::beside::{self, can_write};
use crate::store::cache;
use crate::store::input;
use crate::store::lock::Lock;
use crate::store::places::Places;
use crate::store::sidecar::{SIDECAR_LIMIT, renamed, said_hash};
use crate::store::text::Text;
use plan::{Move, Plan, Slot, There, planned};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the sidecars of an annotator on the articles in a file lie, if not all lie at the number of their article.
#[derive(Debug, Default)]
pub(in crate::store) struct Lying {
    /// Of each article that has one, by number.
    pub(in crate::store) at: BTreeMap<usize, PathBuf>,
    /// Of none that is in the file, or at hand; with what is to be said of each, in one line that is safe to show.
    pub(in crate::store) away: Vec<(PathBuf, String)>,
}

/// Where the sidecars of `annotator` on articles in `file` lie; nothing where each lies at the number of its article.
pub(in crate::store) fn lying(
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<Lying> {
    let numbers = Numbers::of(file, annotator, places);
    let there = numbers.there();
    if there.is_empty() {
        return None;
    }
    let texts = cache::texts(file, places).ok()?;
    numbers.lying(&there, &texts)
}

/// The same of the file that holds these `texts`.
pub(in crate::store) fn lying_among(
    texts: &[Arc<Text>],
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<Lying> {
    let numbers = Numbers::of(file, annotator, places);
    numbers.lying(&numbers.there(), texts)
}

/// Whether no article has a number like `slot`, as the text of the one that had it is gone.
pub(super) fn is_gone(slot: &str) -> bool {
    matches!(Slot::read(slot), Some(Slot::Gone(_)))
}

/// What is said of a sidecar for an article that isn't in `file`.
fn told_away(file: &Path) -> String {
    format!(
        "these stances are on an article that isn't in {} any more; they are kept, and go back to it once it is",
        shown(file)
    )
}

/// Moves the sidecars of `annotator` on articles in `file` to where these stand now. What is to be said of that, in one
/// line that is safe to show.
pub(super) fn settle(
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<String> {
    let numbers = Numbers::of(file, annotator, places);
    let there = numbers.there();
    let (plan, _) = numbers.plan(&there)?;
    if plan.goals.is_empty() && plan.copies.is_empty() {
        return numbers.told_gone(&there);
    }
    if !can_write(folder_of(file)) {
        let what = "they can't go with them, as the folder can't be written";
        return Some(waits(file, &plan, what));
    }
    let _turn = Lock::of(&numbers.sidecar(&Slot::Number(1)));
    let told = numbers.carry_all()?;
    let gone = numbers.told_gone(&numbers.there());
    in_one_line(told, gone)
}

/// The same for who only looks.
pub(super) fn waiting(
    file: &Path,
    annotator: Option<&Annotator>,
    places: &Places,
) -> Option<String> {
    let numbers = Numbers::of(file, annotator, places);
    let there = numbers.there();
    let (plan, _) = numbers.plan(&there)?;
    let waits =
        (!plan.goals.is_empty()).then(|| waits(file, &plan, "open it, and they go with them"));
    in_one_line(waits, numbers.told_gone(&there))
}

/// All that is to be said, in one line; nothing if nothing is.
fn in_one_line(
    some: impl IntoIterator<Item = String>,
    more: impl IntoIterator<Item = String>,
) -> Option<String> {
    let all: Vec<_> = some.into_iter().chain(more).collect();
    (!all.is_empty()).then(|| all.join(". "))
}

fn waits(file: &Path, plan: &Plan, what: &str) -> String {
    let count = plan.goals.len();
    let file = shown(file);
    format!(
        "Stances on {count} of the articles of {file} stand at the numbers that these had: {what}"
    )
}

fn hashes(texts: &[Arc<Text>]) -> Vec<String> {
    let hashes = texts
        .iter()
        .map(|text| blake3::hash(text.text.as_bytes()).to_hex());
    hashes.map(|hash| hash.to_string()).collect()
}

struct Numbers<'a> {
    file: &'a Path,
    annotator: Option<&'a Annotator>,
    places: &'a Places,
}

impl<'a> Numbers<'a> {
    const fn of(file: &'a Path, annotator: Option<&'a Annotator>, places: &'a Places) -> Self {
        Self {
            file,
            annotator,
            places,
        }
    }

    /// What an article at `slot` would be opened by.
    fn address(&self, slot: &Slot) -> PathBuf {
        let mut address = OsString::from(self.file);
        address.push(format!("#{slot}"));
        address.into()
    }

    fn sidecar(&self, slot: &Slot) -> PathBuf {
        let mut path = self.address(slot).into_os_string();
        path.push(beside::ending(self.annotator));
        path.into()
    }

    /// Where all that are `there` lie, in a file that holds these `texts`.
    fn lying(&self, there: &There, texts: &[Arc<Text>]) -> Option<Lying> {
        if texts.is_empty() {
            return None;
        }
        let plan = planned(there, &hashes(texts));
        let mut lying = Lying::default();
        for slot in there.keys() {
            let path = self.sidecar(slot);
            match plan.goals.get(slot).unwrap_or(slot) {
                to if plan.is_blocked(slot) => lying.away.push((path, self.told_blocked(to))),
                Slot::Number(number) if *number <= texts.len() => {
                    lying.at.insert(*number, path);
                }
                _ => lying.away.push((path, told_away(self.file))),
            }
        }
        let is_settled = plan.goals.is_empty() && lying.away.is_empty();
        (!is_settled).then_some(lying)
    }

    /// What is to become of the sidecars that are `there`, and what the articles are called, in their order. Nothing where
    /// there are none.
    fn plan(&self, there: &There) -> Option<(Plan, Vec<String>)> {
        if there.is_empty() {
            return None;
        }
        let texts = cache::texts(self.file, self.places).ok()?;
        if texts.is_empty() {
            return None;
        }
        let names = texts.iter().map(|text| text.name.clone()).collect();
        Some((planned(there, &hashes(&texts)), names))
    }

    /// The hashes of the texts that the sidecars there are for, by where they lie; nothing for one that doesn't say it.
    fn there(&self) -> There {
        let entries = fs::read_dir(folder_of(self.file))
            .into_iter()
            .flatten()
            .flatten();
        let ending = beside::ending(self.annotator);
        let own = beside::name_of(self.file);
        let slots = entries.filter_map(|entry| {
            let name = entry.file_name();
            let slot = name.to_str()?.strip_suffix(&ending)?.strip_prefix(&own)?;
            Slot::read(slot.strip_prefix('#')?)
        });
        let said = |slot: &Slot| {
            let bytes = input::beginning(&self.sidecar(slot), 8 << 10)?;
            said_hash(bytes.utf8_chunks().next()?.valid())
        };
        slots.map(|slot| (slot.clone(), said(&slot))).collect()
    }

    /// What is said of the sidecars that wait for their text.
    fn told_gone(&self, there: &There) -> Option<String> {
        let mut gone = there.keys().filter(|slot| matches!(slot, Slot::Gone(_)));
        let first = shown(&self.sidecar(gone.next()?));
        let file = shown(self.file);
        Some(match gone.count() {
            0 => format!(
                "Stances on an article that isn't in {file} any more are kept in {first}, and go back to it once it is"
            ),
            more => format!(
                "Stances on {} articles that aren't in {file} any more are kept in {first} and {more} more like it, and go back to them once they are",
                more + 1
            ),
        })
    }

    /// Carries out what is to be done by now, as another program may have done it meanwhile. What is to be said of that.
    fn carry_all(&self) -> Option<Vec<String>> {
        let (mut plan, names) = self.plan(&self.there())?;
        if self.drop_copies(&plan) {
            (plan, _) = self.plan(&self.there())?;
        }
        let mut steps = plan.steps.iter();
        let done = steps.try_for_each(|step| self.carry_out(step, &names));
        let file = shown(self.file);
        let told = match plan.arrived() {
            _ if done.is_err() => None,
            0 => None,
            1 => Some(format!(
                "1 article of {file} stands at another number now: its stances went with it"
            )),
            moved => Some(format!(
                "{moved} articles of {file} stand at other numbers now: their stances went with them"
            )),
        };
        let blocked = plan.blocked.first();
        let blocked = blocked
            .map(|(from, to)| format!("{} {}", shown(&self.sidecar(from)), self.told_blocked(to)));
        let failure = done.err();
        let failure = failure.map(|reason| format!("stances stay at their old number: {reason}"));
        Some(told.into_iter().chain(blocked).chain(failure).collect())
    }

    /// What is said of a sidecar that belongs at `to`, where another one stays.
    fn told_blocked(&self, to: &Slot) -> String {
        let there = shown(&self.sidecar(to));
        format!("belongs where {there} is, and stays: rename one of them, with the name in it")
    }

    /// Removes what a move that broke off has left at its old place, once it stands whole at the new one; says whether
    /// there was any.
    fn drop_copies(&self, plan: &Plan) -> bool {
        let mut dropped = false;
        for (from, to) in &plan.copies {
            let bytes = |slot| input::read(&self.sidecar(slot), SIDECAR_LIMIT).ok();
            let (Some((old, _)), Some((new, _))) = (bytes(from), bytes(to)) else {
                continue;
            };
            // But for the name in them.
            let is_copy = renamed(old, "").is_some_and(|old| Some(old) == renamed(new, ""));
            dropped |= is_copy && fs::remove_file(self.sidecar(from)).is_ok();
        }
        dropped
    }

    /// Carries out a move to where nothing is.
    fn carry_out(&self, (from, to): &Move, names: &[String]) -> Result<(), String> {
        let unread = || format!("{} can't be read", shown(&self.sidecar(from)));
        let (bytes, _) = input::read(&self.sidecar(from), SIDECAR_LIMIT).map_err(|_| unread())?;
        let name = match to {
            Slot::Number(number) => names.get(number - 1).cloned(),
            Slot::Gone(_) => Some(beside::name_of(&self.address(to))),
        };
        let bytes = name.and_then(|name| renamed(bytes, &name));
        let bytes = bytes.ok_or_else(unread)?;
        let target = self.sidecar(to);
        if target.symlink_metadata().is_ok() {
            return Err(format!("{} is there by now", shown(&target)));
        }
        atomic::replace(&target, &bytes, Care::Lasting).map_err(|error| first_line(&error))?;
        fs::remove_file(self.sidecar(from)).map_err(|error| first_line(&error))
    }
}
