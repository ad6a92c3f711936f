//! Files that come in pieces, or broken: what was said of the work last is how it stands, so that nobody waits for more.

use super::*;

/// A whole sidecar that can't be read.
const BROKEN: &str = "standoff = 1\n[article\n# end of standoff\n";

/// The saving thread's work at a table on whose sidecar one stance is saved, and what it reports.
fn work(table: &Table) -> (Work<impl Fn(Report) + use<>>, Receiver<Report>) {
    let (sender, reports) = channel();
    let report = move |report| sender.send(report).expect("heard");
    let mut work = Work::on(table.desk_at(&table.sidecar()), save, report);
    work.carry_out(kept(1, "a"));
    assert_eq!(reports.recv(), Ok(Report::Saved { revision: 1 }));
    (work, reports)
}

fn kept(revision: u64, id: &str) -> Batch {
    Batch {
        changes: vec![made(id)],
        revision: Some(revision),
        ..Batch::default()
    }
}

/// Longer than a file may be unreadable before that is told.
fn patience() {
    thread::sleep(std::time::Duration::from_millis(300));
}

#[test]
fn a_file_that_was_gone_and_comes_back_broken_lacks_nothing_any_more() {
    let table = Table::new();
    let (mut work, reports) = work(&table);
    fs::remove_file(table.sidecar()).expect("gone");
    work.look();
    assert_eq!(reports.try_recv(), Ok(Report::Lacking));
    fs::write(table.sidecar(), BROKEN).expect("written");
    work.look();
    patience();
    work.look();
    assert_eq!(reports.try_recv(), Ok(Report::Saved { revision: 1 }));
    assert!(matches!(reports.try_recv(), Ok(Report::NotMerged { .. })));
    assert!(reports.try_recv().is_err(), "nothing more to tell");
    fs::remove_file(table.sidecar()).expect("gone");
    work.look();
    assert_eq!(count(&table.sidecar()), 1);
}

#[test]
fn that_work_is_not_saved_is_told_even_where_the_reason_is_known() {
    let table = Table::new();
    let (mut work, reports) = work(&table);
    let whole = fs::read(table.sidecar()).expect("a file");
    fs::write(table.sidecar(), BROKEN).expect("written");
    work.look();
    patience();
    work.look();
    let Ok(Report::NotMerged { reason: known }) = reports.try_recv() else {
        panic!("it can't be read")
    };
    let half = whole.get(..whole.len() / 2).expect("half of it");
    fs::write(table.sidecar(), half).expect("written");
    work.carry_out(kept(2, "b"));
    assert_eq!(reports.try_iter().last(), Some(Report::Lacking));
    fs::write(table.sidecar(), BROKEN).expect("written");
    work.look();
    let Ok(Report::Failed { reason, .. }) = reports.try_recv() else {
        panic!("it isn't saved")
    };
    assert_eq!(reason, known);
    work.look();
    assert!(reports.try_recv().is_err(), "it is told once");
}
