//! How changes of the codebook stand in the file of the history.

use crate::codebook::{Code, CodeChange, CodeKind, Color, Date, Recode, Side, Speaker, Topic};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

type Text = Arc<str>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CodeForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<EntryForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    now: Option<EntryForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum EntryForm {
    Side {
        name: Text,
        key: char,
        letter: char,
        color: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        definition: Option<Text>,
    },
    Speaker {
        name: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        side: Option<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<String>,
    },
    Topic {
        name: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<char>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        definition: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        examples: Vec<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Text>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RecodeForm {
    kind: String,
    from: Text,
    to: Text,
}

impl CodeForm {
    pub(super) fn of(change: &CodeChange) -> Self {
        Self {
            was: change.before.as_ref().map(EntryForm::of),
            now: change.after.as_ref().map(EntryForm::of),
        }
    }

    pub(super) fn change(self) -> Option<CodeChange> {
        let code = |form: Option<EntryForm>| match form {
            Some(form) => form.code().map(Some),
            None => Some(None),
        };
        Some(CodeChange {
            before: code(self.was)?,
            after: code(self.now)?,
        })
    }
}

impl EntryForm {
    fn of(code: &Code) -> Self {
        match code {
            Code::Side(side) => Self::Side {
                name: side.name.clone(),
                key: side.key,
                letter: side.letter,
                color: side.color.to_string(),
                also: side.also.clone(),
                definition: side.definition.clone(),
            },
            Code::Speaker(speaker) => Self::Speaker {
                name: speaker.name.clone(),
                side: speaker.side.clone(),
                role: speaker.role.clone(),
                also: speaker.also.clone(),
                from: speaker.from.map(|day| day.to_string()),
                until: speaker.until.map(|day| day.to_string()),
            },
            Code::Topic(topic) => Self::Topic {
                name: topic.name.clone(),
                key: topic.key,
                definition: topic.definition.clone(),
                examples: topic.examples.clone(),
                rule: topic.rule.clone(),
            },
        }
    }

    fn code(self) -> Option<Code> {
        let day = |text: Option<String>| text.and_then(|text| Date::parse(&text));
        Some(match self {
            Self::Side {
                name,
                key,
                letter,
                color,
                also,
                definition,
            } => Code::Side(Arc::new(Side {
                name,
                key,
                letter,
                color: Color::from_word(&color)?,
                also,
                definition,
            })),
            Self::Speaker {
                name,
                side,
                role,
                also,
                from,
                until,
            } => Code::Speaker(Arc::new(Speaker {
                name,
                side,
                role,
                also,
                from: day(from),
                until: day(until),
            })),
            Self::Topic {
                name,
                key,
                definition,
                examples,
                rule,
            } => Code::Topic(Arc::new(Topic {
                name,
                key,
                definition,
                examples,
                rule,
            })),
        })
    }
}

impl RecodeForm {
    pub(super) fn of(recode: &Recode) -> Self {
        Self {
            kind: recode.kind.word().to_owned(),
            from: recode.from.clone(),
            to: recode.to.clone(),
        }
    }

    pub(super) fn recode(self) -> Option<Recode> {
        let mut kinds = CodeKind::ALL.into_iter();
        Some(Recode {
            kind: kinds.find(|kind| kind.word() == self.kind)?,
            from: self.from,
            to: self.to,
        })
    }
}
