//! What the program asks for, answered at once as on a good day, or not where the disk is full or slow.

use super::Stage;
use standoff::app::{Effect, Event};
use standoff::article::About;

impl Stage {
    pub(super) fn follow(&mut self) {
        loop {
            let effects = self.app.take_effects();
            if effects.is_empty() {
                break;
            }
            self.carry_out(effects);
        }
        self.app.settle();
        // What a frame shows may have to be asked for.
        let effects = self.app.take_effects();
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Record { steps } => self.steps.extend(steps),
                Effect::Keep {
                    revision, changes, ..
                } => {
                    self.kept.extend(changes);
                    self.save(revision);
                }
                Effect::Survey { number, kind, name } => {
                    let found = self.others.count(kind, &name);
                    if !self.disk_slow {
                        self.app.handle(Event::Surveyed { number, found });
                    }
                }
                Effect::ReadOthers { number } if !self.disk_slow => {
                    let layers = self.layers.clone();
                    self.app.handle(Event::OthersRead { number, layers });
                }
                Effect::Suggest { number, .. } => self.suggest(number),
                Effect::Shelf(wish) => self.serve_shelf(wish),
                Effect::KeepDismissed { words } => self.dismissed = words,
                Effect::Recode { revision, act } => {
                    self.kept.extend(act.changes.clone());
                    let (done, record) = self.others.recode(&act);
                    if !self.disk_slow {
                        self.app.handle(Event::Recoded {
                            revision,
                            done,
                            record,
                        });
                    }
                    self.save(revision);
                }
                Effect::Describe { change } => {
                    self.describe_open(change.on(&About::default()).mark);
                    self.asked.push(Effect::Describe { change });
                }
                other => self.asked.push(other),
            }
        }
    }

    /// Answers what the wording suggests, unless that takes long.
    pub fn suggest(&mut self, number: u64) {
        if !self.disk_slow {
            self.app.handle(Event::Suggested {
                number,
                found: self.suggestions.clone(),
                dismissed: self.dismissed.clone(),
            });
        }
    }

    fn save(&mut self, revision: u64) {
        if self.disk_full {
            let reason = String::from("no space left on the disk that holds news.txt");
            let kept = Some(String::from("~/.local/state/standoff/news.toml"));
            self.app.handle(Event::NotSaved {
                revision: 0,
                reason,
                kept,
            });
        } else if !self.disk_slow {
            self.app.handle(Event::Saved { revision });
        }
    }
}
