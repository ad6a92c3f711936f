use super::*;

fn speaker(name: &str, side: &str, also: &[&str]) -> Speaker {
    Speaker {
        also: also.iter().map(|&name| name.into()).collect(),
        ..Speaker::of(name.into(), Some(side.into()))
    }
}

fn book() -> Codebook {
    let speakers = vec![
        speaker("Lavrov", "Russia", &["S. Lavrov"]),
        speaker("Sergey Lavrov", "Russia", &["the minister"]),
        speaker("Johnson", "UK", &[]),
    ];
    let topics = vec![Topic::of("talks".into()), Topic::of("the talks".into())];
    let sides = Codebook::default();
    let sides = sides.sides().iter().map(|side| Side::clone(side));
    Codebook::new(sides.collect(), speakers, topics, Vec::new())
}

/// The speakers, sides and topics after `from` became `to`, and whether taking it back leads to the same names.
fn after(kind: CodeKind, from: &str, to: &str) -> String {
    let mut book = book();
    let before = told(&book);
    let recode = Recode {
        kind,
        from: from.into(),
        to: to.into(),
    };
    let changes = recode.changes(&book);
    for change in &changes {
        book.apply(change);
    }
    let after = told(&book);
    for change in changes.iter().rev() {
        book.apply(&change.inverse());
    }
    let sorted = |told: &str| {
        let mut lines: Vec<_> = told.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&told(&book)), sorted(&before));
    after
}

fn told(book: &Codebook) -> String {
    let sides = book
        .sides()
        .iter()
        .map(|side| format!("{} {}: {}\n", side.key, side.name, side.also.join(", ")));
    let speakers = book.speakers().iter().map(|speaker| {
        let side = speaker.side.as_deref().unwrap_or_default();
        format!("{} ({side}): {}\n", speaker.name, speaker.also.join(", "))
    });
    let topics = book
        .topics()
        .iter()
        .map(|topic| format!("# {}\n", topic.name));
    sides.chain(speakers).chain(topics).collect()
}

#[test]
fn a_renamed_speaker_is_found_by_the_old_name_still() {
    let after = after(CodeKind::Speaker, "Johnson", "Boris Johnson");
    assert!(after.contains("Boris Johnson (UK): Johnson\n"), "{after}");
    assert!(!after.contains("\nJohnson"), "{after}");
}

#[test]
fn a_name_that_was_among_the_others_changes_places() {
    let after = after(CodeKind::Speaker, "Sergey Lavrov", "the minister");
    assert!(
        after.contains("the minister (Russia): Sergey Lavrov\n"),
        "{after}"
    );
}

#[test]
fn case_alone_is_no_other_name() {
    let after = after(CodeKind::Speaker, "Johnson", "JOHNSON");
    assert!(after.contains("JOHNSON (UK): \n"), "{after}");
}

#[test]
fn of_two_speakers_one_stays_with_all_names() {
    let after = after(CodeKind::Speaker, "Lavrov", "Sergey Lavrov");
    assert!(
        after.contains("Sergey Lavrov (Russia): the minister, Lavrov, S. Lavrov\n"),
        "{after}"
    );
    assert!(!after.contains("\nLavrov"), "{after}");
}

#[test]
fn speakers_go_with_their_side() {
    let renamed = after(CodeKind::Side, "UK", "Britain");
    assert!(
        renamed.contains("3 Britain: United Kingdom, London, Downing Street, UK\n"),
        "{renamed}"
    );
    assert!(renamed.contains("Johnson (Britain): \n"), "{renamed}");
    let merged = after(CodeKind::Side, "UK", "US");
    assert!(!merged.contains("3 "), "{merged}");
    assert!(
        merged.contains("Downing Street\n") && merged.contains("Johnson (US): \n"),
        "{merged}"
    );
}

#[test]
fn topics_have_one_name() {
    let merged = after(CodeKind::Topic, "talks", "the talks");
    assert!(merged.ends_with("(UK): \n# the talks\n"), "{merged}");
    let renamed = after(CodeKind::Topic, "talks", "peace talks");
    assert!(
        renamed.contains("# peace talks\n# the talks\n"),
        "{renamed}"
    );
}

#[test]
fn a_name_that_only_stances_have_enters_the_codebook_under_the_new_one() {
    let after = after(CodeKind::Speaker, "Jonson", "Ben Jonson");
    assert!(after.contains("Ben Jonson (): Jonson\n"), "{after}");
    let known = self::after(CodeKind::Speaker, "Jonson", "Johnson");
    assert!(known.contains("Johnson (UK): Jonson\n"), "{known}");
}
