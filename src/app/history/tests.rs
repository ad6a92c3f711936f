use super::*;
use crate::article::Span;

fn edit(label: &str) -> Edit {
    let focus = Focus::sentence(Span::new(0, 1));
    Edit {
        label: label.to_owned(),
        changes: Vec::new(),
        codes: Vec::new(),
        focus,
        led_to: focus,
        about: None,
        spread: None,
    }
}

fn past(done: &str, undone: &str) -> Past {
    Past {
        done: vec![Arc::new(edit(done))],
        undone: vec![Arc::new(edit(undone))],
        ..Past::default()
    }
}

fn labels(edits: &[Arc<Edit>]) -> Vec<&str> {
    edits.iter().map(|edit| edit.label.as_str()).collect()
}

#[test]
fn earlier_sessions_lie_below_what_was_done_since() {
    let mut history = History::default();
    history.record(edit("new"));
    history.recall(past("old", "gone"));
    assert_eq!(labels(&history.done), ["old", "new"]);
    assert!(!history.can_redo(), "something was done since");
}

#[test]
fn what_earlier_sessions_have_undone_is_redone_unless_something_was_done() {
    let mut history = History::default();
    history.recall(past("old", "gone"));
    assert_eq!(history.redo().map(|edit| edit.label.as_str()), Some("gone"));
    assert_eq!(labels(&history.done), ["old", "gone"]);
}
