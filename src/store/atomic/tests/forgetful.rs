//! A disk in memory that a power cut takes everything from but what was forced out: of the rest any part may
//! be there, in any order, and of what was written any piece.

use crate::store::disk::{Disk, Look};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

type Names = BTreeMap<PathBuf, usize>;
type Meanwhile = Box<dyn FnOnce(&Forgetful)>;

/// The disk, and all that was ever asked of it.
#[derive(Default)]
pub(super) struct Forgetful {
    names: RefCell<Names>,
    files: RefCell<Vec<Vec<u8>>>,
    log: RefCell<Vec<Step>>,
    /// So much of the log came before anybody looked.
    start: usize,
    /// What somebody else does right before the next file is put in place.
    meanwhile: RefCell<Option<Meanwhile>>,
    pub(super) lacks: Lacks,
}

/// What a disk doesn't do, though it says so, or says that it can't.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacks {
    #[default]
    Nothing,
    FileSync,
    FolderSync,
    Exchange,
    ExchangeAndLinks,
}

#[derive(Debug, Clone)]
enum Step {
    Written(usize, Vec<u8>),
    Synced(usize),
    /// All of it happens, or nothing.
    Named(Vec<(PathBuf, Option<usize>)>),
    FolderSynced,
    Told(Told),
}

/// What people were told of their work, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// This is being saved now.
    Begun(&'static str),
    /// This is saved.
    Saved(&'static str),
    /// Somebody else's program says that this is saved.
    TheirsSaved(&'static str),
}

impl Forgetful {
    /// With a file that lasts.
    pub(super) fn with(path: &Path, content: &str) -> Self {
        let mut disk = Self::default();
        disk.names.borrow_mut().insert(path.to_path_buf(), 0);
        disk.files.borrow_mut().push(content.into());
        disk.step(Step::Written(0, content.into()));
        disk.step(Step::Synced(0));
        disk.step(Step::Named(vec![(path.to_path_buf(), Some(0))]));
        disk.step(Step::FolderSynced);
        disk.start = disk.log.borrow().len();
        disk
    }

    pub(super) fn tell(&self, told: Told) {
        self.step(Step::Told(told));
    }

    pub(super) fn meanwhile(&self, act: impl FnOnce(&Self) + 'static) {
        *self.meanwhile.borrow_mut() = Some(Box::new(act));
    }

    pub(super) fn content(&self, path: &Path) -> Option<String> {
        let bytes = self.read(path).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.names.borrow().keys().cloned().collect()
    }

    /// Gives `check` the disk as a power cut may leave it, at each moment and in each way, and what had been
    /// told by then. Says how many there were.
    pub(super) fn after_each_crash(&self, mut check: impl FnMut(&Self, &[Told])) -> usize {
        let log = self.log.borrow();
        let mut states = 0;
        for moment in self.start..=log.len() {
            let (lasting, pending, told) = forced_out(&log[..moment]);
            let choices: Vec<_> = pending.iter().map(ways).collect();
            let mut ways = vec![0; pending.len()];
            loop {
                let mut disk = lasting.clone();
                for (choices, way) in choices.iter().zip(&ways) {
                    disk.apply(&choices[*way]);
                }
                check(&disk.into_disk(), &told);
                states += 1;
                if !next(&mut ways, &choices) {
                    break;
                }
            }
        }
        states
    }

    fn step(&self, step: Step) {
        self.log.borrow_mut().push(step);
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        let names = self.names.borrow();
        names.get(path).copied().ok_or(ErrorKind::NotFound.into())
    }

    fn name(&self, changes: Vec<(PathBuf, Option<usize>)>) {
        let mut names = self.names.borrow_mut();
        for (path, file) in &changes {
            set(&mut names, path, *file);
        }
        drop(names);
        self.step(Step::Named(changes));
    }

    fn overtaken(&self) {
        let act = self.meanwhile.borrow_mut().take();
        if let Some(act) = act {
            act(self);
        }
    }
}

fn set(names: &mut Names, path: &Path, file: Option<usize>) {
    match file {
        Some(file) => names.insert(path.to_path_buf(), file),
        None => names.remove(path),
    };
}

/// What is on the platters.
#[derive(Clone, Default)]
struct Lasting {
    names: Names,
    files: BTreeMap<usize, Vec<u8>>,
}

impl Lasting {
    fn apply(&mut self, step: &Step) {
        match step {
            Step::Written(file, bytes) => {
                self.files.entry(*file).or_default().extend(bytes);
            }
            Step::Named(changes) => {
                for (path, file) in changes {
                    set(&mut self.names, path, *file);
                }
            }
            Step::Synced(_) | Step::FolderSynced | Step::Told(_) => {}
        }
    }

    fn into_disk(self) -> Forgetful {
        let disk = Forgetful::default();
        for (path, file) in self.names {
            let mut files = disk.files.borrow_mut();
            disk.names.borrow_mut().insert(path, files.len());
            files.push(self.files.get(&file).cloned().unwrap_or_default());
        }
        disk
    }
}

/// What of `log` lasts, what is pending, what was told.
fn forced_out(log: &[Step]) -> (Lasting, Vec<Step>, Vec<Told>) {
    let (mut lasting, mut pending, mut told) = (Lasting::default(), Vec::new(), Vec::new());
    for step in log {
        let is_forced = |other: &Step| match (step, other) {
            (Step::Synced(file), Step::Written(other, _)) => file == other,
            (Step::FolderSynced, Step::Named(_)) => true,
            _ => false,
        };
        let forced = pending.extract_if(.., |other| is_forced(other));
        forced.for_each(|step| lasting.apply(&step));
        match step {
            Step::Told(what) => told.push(what.clone()),
            Step::Written(..) | Step::Named(_) => pending.push(step.clone()),
            Step::Synced(_) | Step::FolderSynced => {}
        }
    }
    (lasting, pending, told)
}

/// What may come of `step`: nothing, all, of what is written a piece, or its length without its content.
fn ways(step: &Step) -> Vec<Step> {
    let mut ways = vec![Step::FolderSynced, step.clone()];
    if let Step::Written(file, bytes) = step {
        let pieces = [1, bytes.len() / 2, bytes.len() - 1].map(|length| bytes[..length].to_vec());
        let pieces = pieces.into_iter().chain([vec![0; bytes.len()]]);
        ways.extend(pieces.map(|piece| Step::Written(*file, piece)));
    }
    ways
}

/// The next combination; `false` after the last.
fn next(ways: &mut [usize], choices: &[Vec<Step>]) -> bool {
    for (way, choices) in ways.iter_mut().zip(choices) {
        *way += 1;
        if *way < choices.len() {
            return true;
        }
        *way = 0;
    }
    false
}

impl Disk for Forgetful {
    type File = usize;

    fn look(&self, path: &Path) -> io::Result<Option<Look>> {
        let look = Look {
            is_plain: true,
            mode: 0o644,
            owner: 0,
            group: 0,
        };
        Ok(self.file(path).ok().map(|_| look))
    }

    fn create(&self, path: &Path, _: u32) -> io::Result<usize> {
        if self.file(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let mut files = self.files.borrow_mut();
        files.push(Vec::new());
        let file = files.len() - 1;
        self.name(vec![(path.to_path_buf(), Some(file))]);
        Ok(file)
    }

    fn dress(&self, _: &usize, _: &Look) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        self.files.borrow_mut()[*file].extend(bytes);
        self.step(Step::Written(*file, bytes.to_vec()));
        Ok(())
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        if self.lacks != Lacks::FileSync {
            self.step(Step::Synced(*file));
        }
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        if self.lacks != Lacks::FolderSync {
            self.step(Step::FolderSynced);
        }
        Ok(())
    }

    fn is_named(&self, file: &usize, path: &Path) -> bool {
        self.file(path).is_ok_and(|named| named == *file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let file = self.file(from)?;
        self.name(vec![
            (from.to_path_buf(), None),
            (to.to_path_buf(), Some(file)),
        ]);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.overtaken();
        match self.lacks {
            Lacks::Exchange | Lacks::ExchangeAndLinks => Err(ErrorKind::InvalidInput.into()),
            _ if self.file(to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
            _ => self.rename(from, to),
        }
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.overtaken();
        if matches!(self.lacks, Lacks::Exchange | Lacks::ExchangeAndLinks) {
            return Err(ErrorKind::InvalidInput.into());
        }
        let (first, second) = (self.file(one)?, self.file(other)?);
        self.name(vec![
            (one.to_path_buf(), Some(second)),
            (other.to_path_buf(), Some(first)),
        ]);
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let file = self.file(from)?;
        if self.lacks == Lacks::ExchangeAndLinks {
            return Err(ErrorKind::PermissionDenied.into());
        }
        if self.file(to).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.name(vec![(to.to_path_buf(), Some(file))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.file(path)?;
        self.name(vec![(path.to_path_buf(), None)]);
        Ok(())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Ok(self.files.borrow()[self.file(path)?].clone())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let paths = self.paths().into_iter();
        let here = paths.filter(|path| path.parent() == Some(folder));
        Ok(here
            .filter_map(|path| Some(path.file_name()?.to_owned()))
            .collect())
    }
}
