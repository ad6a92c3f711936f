//! What the saving thread reports, and what it means for who reads.

use super::{CALM, Session, Stage};
use crate::app::Event;
use crate::run::codes;
use crate::run::opening::shown;
use crate::store::Report;
use std::time::Instant;

impl<S: Stage> Session<S> {
    /// Takes in what the saving thread reports; says whether it is to be seen on the screen.
    pub(super) fn hear(&mut self, report: Report) -> bool {
        let event = match report {
            Report::Saved { revision } => {
                self.reader.introduced = true;
                self.remember_reader();
                return self.confirm(revision);
            }
            Report::Recoded {
                revision,
                done,
                record,
            } => Event::Recoded {
                revision,
                done,
                record,
            },
            Report::CodesLeft { reason } => Event::CodesLeft { reason },
            Report::Failed {
                revision,
                reason,
                kept,
            } => {
                self.confirmed = None;
                let kept = kept.map(|path| shown(&path));
                Event::NotSaved {
                    revision,
                    reason,
                    kept,
                }
            }
            Report::Merged(arrival) => Event::Merged(arrival),
            Report::Described { about, heard } => Event::Described { about, heard },
            Report::NotMerged { reason } => Event::NotMerged { reason },
            Report::Lacking => {
                self.confirmed = None;
                Event::Lacking
            }
            Report::WrittenAgain { reason } => {
                self.regained = Some(reason.clone());
                Event::WrittenAgain { reason }
            }
            Report::Apart { kept } => Event::Apart { kept: shown(&kept) },
            Report::Codebook { file, read, heard } => {
                let read = read.map(|mut codebook| {
                    let told = codes::settled(&mut codebook, &file, self.app.keymap());
                    (codebook, told)
                });
                Event::Codebook { read, heard }
            }
            Report::Text(now) => Event::OnDisk(now),
            Report::SidecarMended => Event::SidecarMended,
        };
        self.app.handle(event);
        true
    }

    /// A change is on disk. Right after the frame that shows the change the sign would only flicker,
    /// and the next key would wait for it: then it is shown a moment later.
    fn confirm(&mut self, revision: u64) -> bool {
        let when = self.shown + CALM;
        let is_soon = !self.stage.waits_for_disk() && Instant::now() < when;
        if is_soon {
            self.confirmed = Some((revision, when));
        } else {
            self.app.handle(Event::Saved { revision });
        }
        !is_soon
    }
}
