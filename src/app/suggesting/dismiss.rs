//! Suggestions that the reader never wants to see again, by speaker and words, and taking that back.

use crate::app::tagging::short;
use crate::app::{App, Effect, Focus, Kind};
use crate::article::Article;
use crate::suggest::Suggestion;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was dismissed in a text.
#[derive(Debug, Default)]
pub(super) struct Dismissed {
    words: BTreeSet<Arc<str>>,
    /// What was dismissed in this session, the latest last; what of it was taken back.
    done: Vec<Dismissal>,
    undone: Vec<Dismissal>,
}

/// One dismissal.
#[derive(Debug, Clone)]
struct Dismissal {
    words: Arc<str>,
    focus: Focus,
    /// How many edits stood before it among those done, or undone: that is its place in the history.
    after: usize,
}

/// What a dismissed suggestion is known by wherever its text goes: who speaks, and the words.
fn known_by(article: &Article, one: &Suggestion) -> Arc<str> {
    let words = article.slice(one.span());
    match &one.source {
        Some(source) => format!("{}: {words}", article.slice(source.mention)).into(),
        None => words.into(),
    }
}

impl Dismissed {
    /// What was dismissed in earlier sessions.
    pub(super) fn learn(&mut self, words: &[Arc<str>]) {
        self.words.extend(words.iter().cloned());
    }

    /// Whether `one` was dismissed.
    pub(super) fn has(&self, article: &Article, one: &Suggestion) -> bool {
        !self.words.is_empty() && self.words.contains(&known_by(article, one))
    }

    /// What was done after what this would redo: it can't be redone any more.
    pub(super) fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// So many edits of earlier sessions come before all that was done and undone in this one.
    pub(super) fn put_after(&mut self, done: usize, undone: usize) {
        for one in &mut self.done {
            one.after += done;
        }
        for one in &mut self.undone {
            one.after += undone;
        }
    }
}

/// The last of `stack`, if it stands after `edits` edits.
fn pop(stack: &mut Vec<Dismissal>, edits: usize) -> Option<Dismissal> {
    stack.pop_if(|one| one.after >= edits)
}

impl App {
    /// Hides the suggestion that has the focus for good, with all of the same words by the same speaker, and goes on to the next.
    pub(in crate::app) fn dismiss_suggestion(&mut self) {
        let Some(found) = self.suggestion_in_hand() else {
            return;
        };
        let words = known_by(&self.article, &found);
        let dismissal = Dismissal {
            words: words.clone(),
            focus: self.focus,
            after: self.history.count(false),
        };
        let dismissed = &mut self.suggesting.dismissed;
        dismissed.undone.clear();
        dismissed.done.push(dismissal);
        self.dismiss(&words);
        let undo = self.key("undo");
        let text = format!("Dismissed: “{}”. {undo} undoes it", short(&words));
        self.say(Kind::Done, text);
        match self
            .suggesting
            .shown
            .after(found.span())
            .map(Suggestion::span)
        {
            Some(next) => {
                self.jump_to(Focus::on(&self.article, next));
                self.arrive_at(next);
            }
            None => self.say_no_more(),
        }
        self.drop_held_for_proposal();
    }

    fn dismiss(&mut self, words: &Arc<str>) {
        self.suggesting.dismissed.words.insert(words.clone());
        let article = &self.article;
        self.suggesting
            .shown
            .drop_all(|one| known_by(article, one) == *words);
        self.keep_dismissed();
    }

    /// Takes a dismissal back, if that was done last; says whether it was.
    pub(in crate::app) fn undo_dismissal(&mut self) -> bool {
        let edits = self.history.count(false);
        let dismissed = &mut self.suggesting.dismissed;
        let Some(last) = pop(&mut dismissed.done, edits) else {
            return false;
        };
        dismissed.words.remove(&last.words);
        let (words, focus) = (last.words.clone(), last.focus);
        let after = self.history.count(true);
        dismissed.undone.push(Dismissal { after, ..last });
        self.choose_suggestions();
        self.keep_dismissed();
        self.jump_to(focus);
        self.suggesting.at = Some(focus.span);
        let redo = self.key("redo");
        let text = format!("Proposed again: “{}”. {redo} dismisses it", short(&words));
        self.say(Kind::Done, text);
        true
    }

    /// Dismisses again what was taken back last, if that was undone last; says whether it was.
    pub(in crate::app) fn redo_dismissal(&mut self) -> bool {
        let edits = self.history.count(true);
        let Some(last) = pop(&mut self.suggesting.dismissed.undone, edits) else {
            return false;
        };
        let (words, focus) = (last.words.clone(), last.focus);
        let after = self.history.count(false);
        let dismissed = &mut self.suggesting.dismissed;
        dismissed.done.push(Dismissal { after, ..last });
        self.dismiss(&words);
        self.jump_to(focus);
        let undo = self.key("undo");
        let text = format!("Dismissed: “{}”. {undo} undoes it", short(&words));
        self.say(Kind::Done, text);
        true
    }

    /// Whether a dismissal can be taken back or, if it was `undone`, made again.
    pub(in crate::app) fn has_dismissal(&self, undone: bool) -> bool {
        let dismissed = &self.suggesting.dismissed;
        let stack = if undone {
            &dismissed.undone
        } else {
            &dismissed.done
        };
        !stack.is_empty()
    }

    fn keep_dismissed(&mut self) {
        let words = self.suggesting.dismissed.words.iter().cloned().collect();
        self.effects.push(Effect::KeepDismissed { words });
    }
}
