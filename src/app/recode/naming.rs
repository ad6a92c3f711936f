//! The new name of a code while it is typed, and what it would do.

use crate::annotation::Elsewhere;
use crate::app::input::Input;
use crate::app::overlay::Overlay;
use crate::app::picker::{Kind, Names, tidy};
use crate::app::{App, Effect};
use crate::codebook::{Recode, fold};
use std::sync::Arc;

/// A code that is to get another name.
#[derive(Debug, Clone)]
pub struct Naming {
    /// What kind of code it is.
    pub kind: Kind,
    /// Its name so far.
    pub from: Arc<str>,
    /// The new one as it is typed.
    pub input: Input,
    /// How many stances of this article have it.
    here: usize,
    /// How many of others; nothing while they are being counted.
    elsewhere: Option<Elsewhere>,
    number: u64,
    names: Arc<Names>,
}

impl Naming {
    /// The other code of its kind that what is typed stands for.
    pub(super) fn known(&self) -> Option<Arc<str>> {
        let typed = fold(&tidy(self.input.text())).into_owned();
        self.names.known_as(&typed, &self.from).cloned()
    }

    /// What `recode` comes to, in lines for the reader.
    fn lines(&self, app: &App, recode: Option<&Recode>) -> Vec<String> {
        let Some(recode) = recode else {
            let is_empty = self.input.text().trim().is_empty();
            let text = if is_empty {
                "type the new name"
            } else {
                "this is its name so far"
            };
            return vec![text.to_owned()];
        };
        let verb = if self.names.place(&recode.to).is_some() {
            format!("merge into {}", recode.to)
        } else {
            String::from("rename")
        };
        let mut lines = vec![format!("{verb}: {}", self.counted())];
        lines.extend(sides_differ(app, recode));
        let left = self.elsewhere.as_ref().and_then(left);
        lines.extend(left);
        lines
    }

    fn counted(&self) -> String {
        match &self.elsewhere {
            Some(elsewhere) => foretold(self.here, elsewhere),
            None => format!(
                "{} here; those in other articles are being counted …",
                stances(self.here)
            ),
        }
    }
}

/// `14 stances in 5 articles, 3 of them here`, where `here` are those of this article.
fn foretold(here: usize, elsewhere: &Elsewhere) -> String {
    let counted = counted(here, elsewhere);
    match here {
        _ if counted.ends_with("here") || here + elsewhere.stances == 0 => counted,
        0 => format!("{counted}, none of them here"),
        here => format!("{counted}, {here} of them here"),
    }
}

/// `14 stances in 5 articles`; `here` are those of this article.
pub(super) fn counted(here: usize, elsewhere: &Elsewhere) -> String {
    let all = stances(here + elsewhere.stances);
    let articles = elsewhere.articles + usize::from(here > 0 || elsewhere.beside);
    match articles {
        0 => all,
        1 if elsewhere.stances == 0 => format!("{all} here"),
        1 => format!("{all} in 1 article"),
        many => format!("{all} in {many} articles"),
    }
}

fn stances(count: usize) -> String {
    match count {
        0 => String::from("no stance"),
        1 => String::from("1 stance"),
        many => format!("{many} stances"),
    }
}

/// What of `elsewhere` was not to be had.
pub(super) fn left(elsewhere: &Elsewhere) -> Option<String> {
    let first = elsewhere.first_left.as_deref()?;
    Some(match elsewhere.left {
        0 | 1 => format!("1 file is left as it is: {first}"),
        many => format!("{many} files are left as they are, first {first}"),
    })
}

/// Of speakers of different sides become one: that no stance changes sides.
fn sides_differ(app: &App, recode: &Recode) -> Option<String> {
    if recode.kind != Kind::Speaker {
        return None;
    }
    let side = |name: &str| app.codebook.speaker(name)?.side.clone();
    let (from, to) = (side(&recode.from)?, side(&recode.to)?);
    (from != to).then(|| {
        format!(
            "{} is of {to}, not {from}: the stances keep their sides",
            recode.to
        )
    })
}

impl App {
    /// Begins to call the code of `kind` with the name `from` otherwise; the name stands in the line if it
    /// is to be `edited`.
    pub(super) fn naming(&mut self, kind: Kind, from: Arc<str>, edited: bool) -> Naming {
        self.surveys += 1;
        self.effects.push(Effect::Survey {
            number: self.surveys,
            kind,
            name: from.clone(),
        });
        let mut input = Input::default();
        if edited {
            input.insert(&from);
        }
        let all = self.annotations.iter();
        let here = all.filter(|annotation| annotation.stance.code(kind) == Some(&from));
        Naming {
            here: here.count(),
            kind,
            from,
            input,
            elsewhere: None,
            number: self.surveys,
            names: self.names(kind),
        }
    }

    /// The stances of other articles are counted.
    pub(in crate::app) fn take_survey(&mut self, number: u64, found: Elsewhere) {
        if let Some(Overlay::Codes(revising)) = &mut self.overlay
            && let super::Step::Name(naming) | super::Step::Into(naming, _) = &mut revising.step
            && naming.number == number
        {
            naming.elsewhere = Some(found);
        }
    }

    /// Whether stances of other articles are still being counted.
    #[must_use]
    pub fn is_surveying(&self) -> bool {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return false;
        };
        let naming = revising.naming();
        naming.is_some_and(|naming| naming.elsewhere.is_none())
    }

    /// What Enter would do to the code that is being revised, in lines for the reader.
    #[must_use]
    pub fn preview(&self) -> Vec<String> {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return Vec::new();
        };
        if let super::Step::New(input) = &revising.step {
            return self.foretold_side(input.text());
        }
        let naming = revising.naming();
        naming.map_or_else(Vec::new, |naming| {
            naming.lines(self, self.foreseen().as_ref())
        })
    }
}
