//! What is said on leaving, when not all of the work is where it belongs.

use super::opening::shown;
use super::reader::Happening;
use super::{Ending, tell};
use crate::store::Report;
use std::sync::mpsc::Receiver;

/// How it ended, and what of the work isn't where it belongs.
pub(super) fn reported(ending: Ending, happenings: &Receiver<Happening>) -> Result<Ending, String> {
    let reports = happenings
        .try_iter()
        .filter_map(|happening| match happening {
            Happening::Kept(report) => Some(report),
            _ => None,
        });
    let reports = reports.inspect(|report| {
        if let Report::WrittenAgain { reason } = report {
            tell(reason);
        }
    });
    let is_end = |report: &Report| {
        matches!(
            report,
            Report::CodesLeft { .. } | Report::Saved { .. } | Report::Failed { .. }
        )
    };
    let reports = reports.filter(is_end);
    let (codes_left, reports): (Vec<_>, Vec<_>) =
        reports.partition(|report| matches!(report, Report::CodesLeft { .. }));
    let ending = match codes_left.last() {
        Some(Report::CodesLeft { reason }) => {
            tell(reason);
            if ending == Ending::Done {
                Ending::Findings
            } else {
                ending
            }
        }
        _ => ending,
    };
    let Some(Report::Failed { reason, kept, .. }) = reports.last() else {
        return Ok(ending);
    };
    let place = match kept {
        Some(path) => format!("The work is kept in {}", shown(path)),
        None => String::from("The work could be kept nowhere else either"),
    };
    Err(format!("not saved: {reason}.\n{place}."))
}
