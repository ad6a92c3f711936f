//! How steps of the history stand in its file: JSON, what isn't there left out.

use super::about::AboutForm;
use super::codes::{CodeForm, RecodeForm};
use super::stance::{StanceForm, ends, shared, span};
use crate::annotation::{Annotation, Change, Edit, Id, Recoded, Spread, Step};
use crate::article::{Focus, Unit};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The annotations as they stood last, by id: what a line doesn't say again.
pub(super) type Known = HashMap<Id, Arc<Annotation>>;

type Text = Arc<str>;

/// What is kept of one save: what was done since the one before, and the file that it led to.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Line {
    /// Whose it is: lines of several sessions may stand between each other.
    pub(super) session: Text,
    /// The how manieth of that session it is, from 0.
    pub(super) number: u64,
    /// What the session began with; in its first line alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<From>,
    /// The moment, as RFC 3339 writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) steps: Vec<StepForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) gone: Vec<GoneForm>,
    /// The hash of the sidecar after it; nothing: there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Text>,
}

/// What a session began with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct From {
    /// The hash of the sidecar; nothing: there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sidecar: Option<Text>,
    /// The hash of the text.
    pub(super) text: Text,
}

/// A stance that was deleted, in the lines of its sidecar.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct GoneForm {
    pub(super) id: Text,
    pub(super) lines: Text,
    /// The hash of the text in which its numbers count, and the moment, where the line's session and moment
    /// aren't its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Text>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum StepForm {
    Done(Box<EditForm>),
    Undone,
    Redone,
    Spread {
        #[serde(default)]
        undone: bool,
        #[serde(default)]
        depth: usize,
        record: Vec<RecordForm>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EditForm {
    label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    codes: Vec<CodeForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<AboutForm>,
    focus: FocusForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    led_to: Option<FocusForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recode: Option<RecodeForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<Vec<RecordForm>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RecordForm {
    file: String,
    stances: Vec<(Text, Text)>,
}

/// Where the focus was, in bytes.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct FocusForm {
    span: (usize, usize),
    unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    within: Option<(usize, usize)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ChangeForm {
    /// The annotation that stood there, where it is as an earlier line has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<StanceForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    now: Option<StanceForm>,
}

impl StepForm {
    /// `step` as it is written after lines that have told what is `known`.
    pub(super) fn of(step: &Step, known: &mut Known) -> Self {
        match step {
            Step::Done(edit) => Self::Done(Box::new(EditForm::of(edit, known))),
            Step::Undone => Self::Undone,
            Step::Redone(_) => Self::Redone,
            Step::Spread {
                undone,
                depth,
                record,
            } => Self::Spread {
                undone: *undone,
                depth: *depth,
                record: record_forms(record),
            },
        }
    }
}

impl EditForm {
    fn of(edit: &Edit, known: &mut Known) -> Self {
        let spread = edit.spread.as_ref();
        let record = spread.and_then(|spread| spread.record.as_deref());
        Self {
            label: edit.label.clone(),
            changes: edit
                .changes
                .iter()
                .map(|change| ChangeForm::of(change, known))
                .collect(),
            codes: edit.codes.iter().map(CodeForm::of).collect(),
            about: edit.about.as_ref().map(AboutForm::of),
            focus: FocusForm::of(edit.focus),
            led_to: (edit.led_to != edit.focus).then(|| FocusForm::of(edit.led_to)),
            recode: spread.map(|spread| RecodeForm::of(&spread.recode)),
            record: record.map(record_forms),
        }
    }

    /// The edit, after lines that have told what is `known`; nothing where it isn't whole.
    pub(super) fn edit(self, known: &mut Known) -> Option<Edit> {
        let changes = self.changes.into_iter();
        let changes: Option<_> = changes.map(|change| change.change(known)).collect();
        let codes: Option<_> = self.codes.into_iter().map(CodeForm::change).collect();
        let focus = self.focus.focus();
        let record = self.record.map(records);
        let spread = match self.recode {
            Some(recode) => Some(Spread {
                recode: recode.recode()?,
                codebook: None,
                revision: 0,
                told: <[String; 2]>::default(),
                record,
            }),
            None => None,
        };
        Some(Edit {
            label: self.label,
            changes: changes?,
            codes: codes?,
            about: self.about.map(AboutForm::change),
            led_to: self.led_to.map_or(focus, |form| form.focus()),
            focus,
            spread,
        })
    }
}

impl ChangeForm {
    fn of(change: &Change, known: &mut Known) -> Self {
        let before = change.before.as_ref();
        let is_known = before.filter(|before| known.get(&before.id) == Some(before));
        let form = Self {
            id: is_known.map(|before| before.id.as_str().into()),
            was: before
                .filter(|_| is_known.is_none())
                .map(|before| StanceForm::of(before)),
            now: change.after.as_ref().map(|after| StanceForm::of(after)),
        };
        learn(change, known);
        form
    }

    fn change(self, known: &mut Known) -> Option<Change> {
        let before = match (self.id, self.was) {
            (Some(id), _) => Some(known.get(&Id::new(&id)?)?.clone()),
            (None, Some(was)) => Some(Arc::new(was.annotation()?)),
            (None, None) => None,
        };
        let after = match self.now {
            Some(now) => Some(Arc::new(shared(now.annotation()?, before.as_deref()))),
            None => None,
        };
        let change = Change { before, after };
        learn(&change, known);
        Some(change)
    }
}

fn learn(change: &Change, known: &mut Known) {
    if let Some(annotation) = change.after.as_ref().or(change.before.as_ref()) {
        known.insert(annotation.id.clone(), annotation.clone());
    }
}

impl FocusForm {
    fn of(focus: Focus) -> Self {
        Self {
            span: ends(focus.span),
            unit: focus.unit.name().to_owned(),
            within: focus.within.map(ends),
        }
    }

    fn focus(&self) -> Focus {
        let all = [Unit::Word, Unit::Quotation, Unit::Sentence, Unit::Paragraph];
        let unit = all.into_iter().find(|unit| unit.name() == self.unit);
        Focus {
            span: span(self.span),
            unit: unit.unwrap_or(Unit::Free),
            within: self.within.map(span),
        }
    }
}

fn record_forms(record: &[Recoded]) -> Vec<RecordForm> {
    let form = |recoded: &Recoded| {
        let stances = recoded.stances.iter();
        Some(RecordForm {
            // A name that isn't UTF-8 can't be kept: what was done there can't be taken back later.
            file: recoded.file.to_str()?.to_owned(),
            stances: stances
                .map(|(id, old)| (id.as_str().into(), old.clone()))
                .collect(),
        })
    };
    record.iter().filter_map(form).collect()
}

/// What stances of other articles an edit changed.
pub(super) fn records(forms: Vec<RecordForm>) -> Arc<[Recoded]> {
    let record = |form: RecordForm| Recoded {
        file: Path::new(&form.file).into(),
        stances: form
            .stances
            .into_iter()
            .filter_map(|(id, old)| Some((Id::new(&id)?, old)))
            .collect(),
    };
    forms.into_iter().map(record).collect()
}
