//! How changes of what is said of an article stand in the file of the history.

use crate::article::{About, AboutChange, Facts, Mark};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

type Text = Option<Arc<str>>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AboutForm {
    #[serde(default)]
    was: SideForm,
    #[serde(default)]
    now: SideForm,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct SideForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Text,
}

impl AboutForm {
    pub(super) fn of(change: &AboutChange) -> Self {
        Self {
            was: SideForm::of(&change.before),
            now: SideForm::of(&change.after),
        }
    }

    pub(super) fn change(self) -> AboutChange {
        AboutChange {
            before: self.was.about(),
            after: self.now.about(),
        }
    }
}

impl SideForm {
    fn of(about: &About) -> Self {
        let Facts {
            title,
            author,
            date,
            outlet,
            url,
        } = about.facts.clone();
        Self {
            title,
            author,
            date,
            outlet,
            url,
            status: about.mark.map(|mark| mark.word().into()),
        }
    }

    fn about(self) -> About {
        About {
            facts: Facts {
                title: self.title,
                author: self.author,
                date: self.date,
                outlet: self.outlet,
                url: self.url,
            },
            mark: self.status.as_deref().and_then(Mark::named),
        }
    }
}
