//! Files that turn out to hold several articles while others are being looked into.

use super::*;

#[test]
fn what_moves_before_it_is_looked_into_is_looked_into_all_the_same() {
    let folder = Folder::with(&[("a.txt", "One came.\n"), ("b.txt", "Two came.\n")]);
    let (gather, found) = folder.gather(None);
    all(&found);
    while gather.is_busy() {
        thread::yield_now();
    }
    let mut state = gather.shared.state();
    for entry in &mut state.entries {
        (entry.work, entry.face) = (None, None);
    }
    state.queue.put_first(std::iter::once(1));
    let (task, entry) = state.next().expect("the second");
    // By now the other thread knows that the first holds three.
    let first = state.entries[0].clone();
    let face = || Face {
        facts: crate::article::Facts::default(),
        words: 1,
        trouble: None,
    };
    let three = (1..=3).map(|number| members::named(&first, number, face()));
    state.members.hold(first.path.clone(), three.collect());
    assert!(state.put_members());
    drop(state);
    gather.shared.carry_out(&task, &entry);
    let state = gather.shared.state();
    let known = |entry: &Entry| (entry.name.to_string(), entry.work.is_some());
    let known: Vec<_> = state.entries.iter().map(known).collect();
    let expected = [
        ("a.txt#1", false),
        ("a.txt#2", false),
        ("a.txt#3", false),
        ("b.txt", true),
    ];
    assert_eq!(
        known,
        expected.map(|(name, known)| (name.to_owned(), known))
    );
}
