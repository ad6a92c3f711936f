//! What is known of the article as a whole: the facts of its source, which a person can fill in, and how far
//! they say it is coded.

use super::history::Edit;
use super::input::Input;
use super::layout::Area;
use super::overlay::Overlay;
use super::picker::tidy;
use super::{App, Effect, Kind};
use crate::article::{About, AboutChange, Date, Fact, Facts, Mark};
use std::sync::Arc;

/// The longest fact that can be typed, in bytes.
const LONGEST_FACT: usize = 4096;

/// The facts in a form, a line each.
#[derive(Debug, Clone)]
pub struct FactsForm {
    /// One for each of [`Fact::ALL`].
    pub lines: [FactLine; Fact::ALL.len()],
    /// Which of them is typed in.
    pub chosen: usize,
}

/// A line of the form.
#[derive(Debug, Clone)]
pub struct FactLine {
    /// Which fact it is for.
    pub fact: Fact,
    /// What the person has filled in.
    pub input: Input,
    /// What the source says.
    pub source: Option<Arc<str>>,
    /// What was filled in when the form was opened.
    before: Option<Arc<str>>,
}

impl FactLine {
    fn of(fact: Fact, own: &Facts, source: &Facts) -> Self {
        let before = own.get(fact).cloned();
        Self {
            fact,
            input: Input::of(before.as_deref().unwrap_or_default(), LONGEST_FACT),
            source: source.get(fact).cloned(),
            before,
        }
    }

    /// What is filled in now; nothing where that is what the source says.
    fn value(&self) -> Result<Option<Arc<str>>, String> {
        let untouched = Input::of(self.before.as_deref().unwrap_or_default(), LONGEST_FACT);
        if self.input.text() == untouched.text() {
            return Ok(self.before.clone());
        }
        let typed = tidy(self.input.text());
        if typed.is_empty() || self.source.as_deref() == Some(&*typed) {
            return Ok(None);
        }
        if self.fact != Fact::Date {
            return Ok(Some(typed.into()));
        }
        let date = Date::iso(&typed).ok_or_else(|| {
            format!("{typed} is no date: type it as 12 April 2017, 12.4.2017, 2017-04-12, 2017-04 or 2017")
        })?;
        Ok(Some(Arc::from(date)).filter(|date| self.source.as_ref() != Some(date)))
    }
}

impl FactsForm {
    /// The first line shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(height.into())
    }

    /// The line that is typed in.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        let line = self.lines.get_mut(self.chosen);
        line.map(|line| &mut line.input)
    }
}

impl App {
    /// The facts in force: what the person filled in, else what the source says.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the person says of the whole article.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        self.about.mark
    }

    /// The headline of the article, or its name where it has none.
    #[must_use]
    pub fn headline(&self) -> &str {
        let title = self.facts.title.as_deref();
        title.unwrap_or_else(|| self.article.name())
    }

    /// Takes up what is said of the article as a whole.
    pub fn know(&mut self, about: About) {
        self.about = about;
        let facts = self.about.facts.clone();
        self.facts = facts.or(&self.article.source_facts());
        self.codebook = std::mem::take(&mut self.codebook).on(self.day());
    }

    /// The day of the report, if it is known.
    pub(super) fn day(&self) -> Option<Date> {
        let said = self.facts.date.as_deref().and_then(Date::parse);
        said.or_else(|| self.article.day())
    }

    /// Opens the form. Where nothing may be changed it is looked at alone.
    pub(super) fn open_facts(&mut self) {
        let source = self.article.source_facts();
        let own = &self.about.facts;
        let lines = Fact::ALL.map(|fact| FactLine::of(fact, own, &source));
        let form = FactsForm { lines, chosen: 0 };
        self.overlay = Some(Overlay::Facts(Box::new(form)));
    }

    /// Whether facts and marks can be changed.
    #[must_use]
    pub fn can_describe(&self) -> bool {
        self.refusal.is_none() && !self.who.only_reads
    }

    /// Says why they can't, if they can't.
    pub(super) fn is_not_to_describe(&mut self) -> bool {
        if self.is_refused() {
            return true;
        }
        if self.who.only_reads {
            self.message = Some(super::who::only_reads());
        }
        self.who.only_reads
    }

    pub(super) fn facts_form(&mut self) -> Option<&mut FactsForm> {
        match &mut self.overlay {
            Some(Overlay::Facts(form)) => Some(form),
            _ => None,
        }
    }

    /// The line to type in; where nothing may be changed that is said.
    pub(super) fn fact_input(&mut self) -> Option<&mut Input> {
        if self.is_not_to_describe() {
            return None;
        }
        self.facts_form()?.input()
    }

    /// To the line `by` further down; from the last one to the first.
    pub(super) fn walk_facts(&mut self, by: isize) {
        if let Some(form) = self.facts_form() {
            let count = isize::try_from(form.lines.len()).unwrap_or(1);
            let chosen = isize::try_from(form.chosen).unwrap_or(0) + by;
            form.chosen = usize::try_from(chosen.rem_euclid(count)).unwrap_or(0);
        }
    }

    /// Keeps what is filled in as one change; a date that can't be read keeps the form open.
    pub(super) fn keep_facts(&mut self) {
        if !self.can_describe() {
            return self.leave_facts();
        }
        let mut after = self.about.clone();
        let Some(form) = self.facts_form() else {
            return;
        };
        for (index, line) in form.lines.iter().enumerate() {
            match line.value() {
                Ok(value) => after.facts.set(line.fact, value),
                Err(reason) => {
                    form.chosen = index;
                    return self.warn(reason);
                }
            }
        }
        self.overlay = None;
        if after == self.about {
            return self.say(Kind::Info, "The facts are as they were");
        }
        let change = self.change_to(after);
        let changed: Vec<_> = change.facts().map(Fact::word).collect();
        self.describe_anew(format!("Filled in: {}", changed.join(", ")), change);
    }

    /// Leaves the facts as they were.
    pub(super) fn leave_facts(&mut self) {
        self.overlay = None;
        if self.can_describe() {
            self.say(Kind::Info, "The facts are as they were");
        }
    }

    /// Marks the article, or takes the mark back if it has that.
    pub(super) fn toggle_mark(&mut self, mark: Mark) {
        if self.is_not_to_describe() {
            return;
        }
        let mark = Some(mark).filter(|_| self.about.mark != Some(mark));
        self.put_mark_here(mark);
    }

    /// Gives the article this mark, or none, as one thing that can be undone.
    fn put_mark_here(&mut self, mark: Option<Mark>) {
        let change = self.change_to(About {
            mark,
            ..self.about.clone()
        });
        if let Some(label) = change.told_of_mark() {
            self.describe_anew(label.to_owned(), change);
        }
    }

    /// Leads to `mark` by what was done: where that was the last thing, it is undone, or redone.
    pub(super) fn lead_to_mark(&mut self, mark: Option<Mark>) {
        let leads = |edit: &Edit, back: bool| {
            edit.of_mark_alone().is_some_and(|change| {
                let sides = [change.before.mark, change.after.mark];
                sides[usize::from(back)] == self.about.mark && sides[usize::from(!back)] == mark
            })
        };
        let is_next = |undone: bool| {
            let edit = self.history.next(undone);
            edit.is_some_and(|edit| leads(edit, !undone))
        };
        match (is_next(false), is_next(true)) {
            (true, _) => self.undo_last(),
            (_, true) => self.redo_last(),
            _ => self.put_mark_here(mark),
        }
    }

    fn change_to(&self, after: About) -> AboutChange {
        let before = self.about.clone();
        AboutChange { before, after }
    }

    /// Carries out `change` as one thing that can be undone.
    fn describe_anew(&mut self, label: String, change: AboutChange) {
        let undo = self.key("undo");
        self.say(Kind::Done, format!("{label}. {undo} undoes it"));
        self.suggesting.forget_undone();
        self.history.record(Edit {
            label,
            changes: Vec::new(),
            codes: Vec::new(),
            about: Some(change.clone()),
            focus: self.focus,
            led_to: self.focus,
            spread: None,
        });
        self.describe(change);
        self.apply(Vec::new(), Vec::new());
    }

    /// Carries out `change`; what is applied next saves it.
    pub(super) fn describe(&mut self, change: AboutChange) {
        self.know(change.on(&self.about));
        self.saving.describe(change.clone());
        self.effects.push(Effect::Describe { change });
    }

    /// Takes in what others say of the article, on top of which stays what was done here since `heard`.
    pub(super) fn take_described(&mut self, about: About, heard: u64) {
        self.saving.heard_described(heard);
        let own = self.saving.undescribed();
        let after = own.fold(about, |about, change| change.on(&about));
        if after == self.about {
            return;
        }
        let change = self.change_to(after);
        let facts = change.facts().map(Fact::word);
        let what: Vec<_> = facts.chain(change.is_of_mark().then_some("mark")).collect();
        let undo = self.key("undo");
        let text = format!(
            "Merged from disk: {}, by another program. {undo} undoes it",
            what.join(", ")
        );
        self.tell(Kind::Done, text);
        self.know(change.after.clone());
        self.history.take_in(Edit {
            label: "what came from disk".to_owned(),
            changes: Vec::new(),
            codes: Vec::new(),
            about: Some(change),
            focus: self.focus,
            led_to: self.focus,
            spread: None,
        });
        self.tell_history();
    }

    /// The box of the form, and in it the place of its lines.
    #[must_use]
    pub fn facts_parts(&self) -> (Area, Area) {
        const HEIGHT: u16 = 8;
        let frame = self.layout.palette();
        let height = if self.plain {
            frame.height
        } else {
            frame.height.min(HEIGHT)
        };
        let frame = Area { height, ..frame };
        let inside = self.layout.inside(frame);
        let height = inside
            .height
            .min(u16::try_from(Fact::ALL.len()).unwrap_or(u16::MAX));
        (frame, Area { height, ..inside })
    }
}
