//! All stances of three versions, one by one.

use super::super::fault::SidecarError;
use super::super::newline_of;
use super::super::remarks::remarks_end;
use super::super::sheet::Sheet;
use super::frame::Frame;
use super::rest::{Manner, Rest, above, lift, settle, with_line_ends};
use super::stance::{Version, are_two, keep, knit, rewrite};
use super::units::{Decision, Scan};
use super::{Form, Merged};
use crate::annotation::{Annotation, Id};
use std::collections::{BTreeMap, HashSet};

/// Base, ours and theirs.
pub(super) type Three<T> = [Option<T>; 3];

/// Three versions of a file.
pub(super) struct Union<'a> {
    base: Option<&'a Sheet>,
    ours: &'a Sheet,
    theirs: &'a Sheet,
    stances: BTreeMap<Id, Three<Version<'a>>>,
    renamed: Vec<(Id, Id)>,
    remarks: Remarks<'a>,
}

/// The remarks that stand in base, and in base or ours: others are new.
struct Remarks<'a> {
    base: HashSet<&'a str>,
    known: HashSet<&'a str>,
}

/// A stance as it will stand in the file.
struct Piece {
    annotation: Annotation,
    text: String,
}

/// The file while it is being put together.
#[derive(Default)]
struct Pieces {
    kept: Vec<Piece>,
    /// Remarks above stances that go, with the place of these.
    left: Vec<(Annotation, String)>,
    conflicts: usize,
}

impl<'a> Union<'a> {
    pub(super) fn of(base: Option<&'a Sheet>, ours: &'a Sheet, theirs: &'a Sheet) -> Self {
        let mut stances: BTreeMap<Id, Three<Version<'a>>> = BTreeMap::new();
        for (side, sheet) in [base, Some(ours), Some(theirs)].into_iter().enumerate() {
            let Some(sheet) = sheet else { continue };
            for (at, entry) in sheet.stances.iter().enumerate() {
                let torn = sheet.cut && at + 1 == sheet.stances.len();
                let all = stances.entry(entry.annotation.id.clone()).or_default();
                if let Some(place) = all.get_mut(side) {
                    *place = Some(Version::of(sheet, entry, torn));
                }
            }
        }
        for [base, ours, theirs] in stances.values_mut() {
            if let Some(ours) = ours {
                ours.mend(base.as_ref().or(theirs.as_ref()));
            }
            if let Some(theirs) = theirs {
                theirs.mend(base.as_ref().or(ours.as_ref()));
            }
        }
        let mut union = Self {
            base,
            ours,
            theirs,
            stances,
            renamed: Vec::new(),
            remarks: Remarks::of(base, ours),
        };
        union.part();
        union
    }

    /// Gives one of two stances that have one id a new one, made from what it says, so that it gets the same one
    /// whoever merges.
    fn part(&mut self) {
        let two = self.stances.iter().filter(|(_, [base, ours, theirs])| {
            let now = |one: &Option<Version<'a>>| one.as_ref().map(|one| one.now.clone());
            match (now(ours), now(theirs)) {
                (Some(ours), Some(theirs)) => are_two(now(base).as_ref(), &ours, &theirs),
                _ => false,
            }
        });
        let two: Vec<Id> = two.map(|(id, _)| id.clone()).collect();
        for id in two {
            let Some([_, Some(ours), Some(theirs)]) = self.stances.remove(&id) else {
                continue;
            };
            let stays = digest(&ours.now) <= digest(&theirs.now);
            let (stays, goes, side) = if stays {
                ([None, Some(ours), None], theirs, 2)
            } else {
                ([None, None, Some(theirs)], ours, 1)
            };
            self.stances.insert(id.clone(), stays);
            self.rename(&id, goes, side);
        }
    }

    fn rename(&mut self, old: &Id, mut version: Version<'a>, side: usize) {
        let content = digest(&version.now);
        for attempt in 0_u32.. {
            let new = new_id(old, content, attempt);
            let all = self.stances.entry(new.clone()).or_default();
            let is_free = all.get(side).is_some_and(Option::is_none);
            let mut others = all.iter().flatten();
            if !is_free || others.any(|other| digest(&other.now) != content) {
                continue;
            }
            version.now.id = new.clone();
            if let Some(place) = all.get_mut(side) {
                *place = Some(version);
            }
            self.renamed.push((old.clone(), new));
            return;
        }
    }

    /// The file.
    ///
    /// # Errors
    /// It couldn't be read again: then nothing may be written.
    pub(super) fn write(self, cut: [bool; 2]) -> Result<Merged, SidecarError> {
        let label = "what was merged";
        let again = |bytes: &[u8]| {
            let sheet = Sheet::read(label, bytes.to_vec())?;
            sheet.aside.map_or(Ok(()), Err)
        };
        let (mut bytes, mut conflicts) = self.compose(Form::Data);
        if again(&bytes).is_err() {
            (bytes, conflicts) = self.compose(Form::Remarks);
            again(&bytes)?;
        }
        Ok(Merged {
            bytes,
            conflicts,
            renamed: self.renamed,
            cut,
        })
    }

    fn compose(&self, form: Form) -> (Vec<u8>, usize) {
        let newline = newline_of(&self.ours.source);
        let three = [self.base, Some(self.ours), Some(self.theirs)];
        let frame = Frame::of(three, &self.remarks.known, form, newline);
        let mut pieces = Pieces::default();
        for versions in self.stances.values() {
            self.stance(versions, &frame, form, &mut pieces);
        }
        pieces.conflicts += frame.conflicts;
        let conflicts = pieces.conflicts;
        let mut out = String::from(self.ours.mark());
        out += &frame.head;
        out += &pieces.text(newline);
        out += &frame.tail;
        (out.into_bytes(), conflicts)
    }

    fn stance(&self, written: &Three<Version<'a>>, frame: &Frame, form: Form, out: &mut Pieces) {
        let [base, ours, theirs] = written.each_ref().map(Option::as_ref);
        // What is missing where a file breaks off isn't gone.
        let seen = [
            base,
            ours.or(base.filter(|_| self.ours.cut)),
            theirs.or(base.filter(|_| self.theirs.cut)),
        ];
        let Some(main) = ours.or(theirs).or(base) else {
            return;
        };
        let knitted = knit(seen.map(|one| one.map(|one| &one.now)));
        let Some(new) = knitted.or_else(|| self.kept_for_its_rest(seen)) else {
            out.leave(ours);
            return;
        };
        let had = seen.into_iter().skip(1).flatten();
        let had: Vec<_> = had.flat_map(|one| one.now.conflicts.iter()).collect();
        let made = new.conflicts.iter().filter(|one| !had.contains(one));
        out.conflicts += made.count();
        let mut text = with_line_ends(main.text, frame.newline);
        let all = [Some(main), theirs, base];
        rewrite(
            &mut text,
            main,
            &new,
            all,
            frame.hash.as_deref(),
            frame.newline,
        );
        let [_, our_text, their_text] = seen.map(|one| one.map(|one| one.text));
        let is_torn = seen.iter().flatten().any(|one| one.torn);
        // Where one deleted it, the other one has all that there is.
        if our_text.is_some() && their_text.is_some() && (is_torn || our_text != their_text) {
            out.conflicts += unite(&mut text, main, seen, form, frame.newline);
        }
        if text.len() < main.text.len() {
            lift(&mut text, frame.newline);
        }
        self.remark(&mut text, main, &new, theirs, frame.newline);
        out.kept.push(Piece {
            annotation: new,
            text,
        });
    }

    /// The stance that one side deleted and the other one changed in nothing but what isn't known here.
    fn kept_for_its_rest(&self, seen: [Option<&Version<'_>>; 3]) -> Option<Annotation> {
        let (base, kept, is_ours) = match seen {
            [Some(base), Some(kept), None] => (base, kept, true),
            [Some(base), None, Some(kept)] => (base, kept, false),
            _ => return None,
        };
        let (old, new) = (Scan::of(base.text), Scan::of(kept.text));
        let is_new = |remark: &&str| !self.remarks.base.contains(remark);
        let changed = old.units().ne(new.units()) || new.remarks().iter().any(is_new);
        (base.text != kept.text && changed).then(|| {
            let mut kept = kept.now.clone();
            keep(&mut kept, is_ours);
            kept
        })
    }

    /// Writes above the stance what theirs remarks and nobody else, and that its id isn't its own.
    fn remark(
        &self,
        text: &mut String,
        main: &Version<'_>,
        new: &Annotation,
        theirs: Option<&Version<'_>>,
        newline: &str,
    ) {
        let mut lines = Vec::new();
        if let Some(theirs) = theirs.filter(|theirs| theirs.text != main.text) {
            let remarks = Scan::of(theirs.text).remarks().into_iter();
            let remarks = remarks.filter(|remark| !self.remarks.known.contains(remark));
            lines.extend(remarks.map(str::to_owned));
        }
        if main.written.id != new.id {
            let old = main.written.id.as_str();
            let told = format!("# Its id was {old} until a merge: another stance has the same.");
            if !lines.contains(&told) {
                lines.push(told);
            }
        }
        above(text, &lines, newline);
    }
}

impl<'a> Remarks<'a> {
    fn of(base: Option<&'a Sheet>, ours: &'a Sheet) -> Self {
        let all = |sheet: &'a Sheet| Scan::of(&sheet.source).remarks();
        let base: HashSet<_> = base.into_iter().flat_map(all).collect();
        let known = base.iter().copied().chain(all(ours)).collect();
        Self { base, known }
    }
}

impl Pieces {
    /// Keeps what people wrote above a stance of ours that goes.
    fn leave(&mut self, ours: Option<&Version<'_>>) {
        let Some(ours) = ours else { return };
        let remarks = ours.text.get(..remarks_end(ours.text)).unwrap_or_default();
        if !remarks.trim().is_empty() {
            self.left.push((ours.now.clone(), remarks.to_owned()));
        }
    }

    /// All by place, the remarks that were left above what follows them.
    fn text(mut self, newline: &str) -> String {
        let left = self.left.into_iter();
        self.kept.extend(left.map(|(annotation, text)| Piece {
            annotation,
            text: with_line_ends(&text, newline),
        }));
        self.kept
            .sort_by(|a, b| order(&a.annotation).cmp(&order(&b.annotation)));
        self.kept.into_iter().map(|piece| piece.text).collect()
    }
}

fn order(annotation: &Annotation) -> (usize, usize, &Id) {
    (annotation.span.start, annotation.span.end, &annotation.id)
}

/// Brings what isn't known here together in `text`, the lines of `main`. How much is newly open.
fn unite(
    text: &mut String,
    main: &Version<'_>,
    seen: Three<&Version<'_>>,
    form: Form,
    newline: &str,
) -> usize {
    let [_, _, theirs] = seen.map(|one| one.map_or("", |one| one.text));
    let manner = Manner {
        form,
        newline,
        theirs,
    };
    let scans = seen.map(|one| Scan::of(one.map_or("", |one| one.text)));
    let rest = Rest {
        units: scans.each_ref().map(|scan| scan.units().collect()),
        torn: seen.map(|one| one.is_some_and(|one| one.torn)),
    };
    let there = Scan::of(main.text);
    let had = |decision: &Decision| there.units().find(|unit| decision.is_of(unit));
    let decisions = rest.decide().into_iter();
    let settled = decisions.map(|decision| {
        let had = had(&decision).map(|unit| unit.value.as_str());
        settle(text, &decision, had, manner)
    });
    settled.sum()
}

/// What makes two stances of one id tell apart, whoever merges them.
fn digest(annotation: &Annotation) -> [u8; 32] {
    let Annotation {
        span,
        stance,
        note,
        by,
        at,
        doubt,
        ..
    } = annotation;
    let origin = doubt.as_ref().map(|doubt| (doubt.standing, &doubt.origin));
    let content = format!("{span:?}{stance:?}{note:?}{by:?}{at:?}{origin:?}");
    *blake3::hash(content.as_bytes()).as_bytes()
}

/// An id made from `old` and what the stance says.
fn new_id(old: &Id, content: [u8; 32], attempt: u32) -> Id {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&content).update(&attempt.to_le_bytes());
    let hex = hasher.finalize().to_hex();
    let start = old.as_str().get(..48).unwrap_or(old.as_str());
    let id = Id::new(&format!("{start}-{}", hex.get(..8).unwrap_or_default()));
    id.unwrap_or_else(|| old.clone())
}
