use super::{Annotation, Annotations, Change, Doubt, Id, Origin, Stance};
use crate::article::Span;
use std::sync::Arc;

fn stance(id: &str, start: usize, end: usize) -> Annotation {
    Annotation {
        id: Id::new(id).unwrap(),
        span: Span::new(start, end),
        stance: Stance::of("US".into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    }
}

fn lost(id: &str, start: usize) -> Annotation {
    Annotation {
        doubt: Some(Arc::new(Doubt::lost(Origin::of("gone")))),
        ..stance(id, start, start)
    }
}

fn set(made: impl IntoIterator<Item = Annotation>) -> Annotations {
    let mut set = Annotations::default();
    for annotation in made {
        set.apply(&Change::made(annotation));
    }
    set
}

fn ids<'a>(annotations: impl Iterator<Item = &'a Arc<Annotation>>) -> String {
    annotations
        .map(|annotation| annotation.id.as_str().to_owned())
        .collect()
}

#[test]
fn they_stand_by_place_in_whatever_order_they_were_made() {
    let made = || {
        [
            stance("c", 20, 30),
            stance("a", 0, 50),
            stance("d", 40, 45),
            stance("b", 10, 12),
        ]
    };
    assert_eq!(ids(set(made()).iter()), "abcd");
    let at_once: Annotations = made().into_iter().map(Arc::new).collect();
    assert_eq!(ids(at_once.iter()), "abcd");
    assert_eq!(
        ids(set([stance("z", 5, 9), stance("y", 5, 9), stance("x", 5, 6)]).iter()),
        "xyz"
    );
}

#[test]
fn a_long_one_is_found_behind_short_ones_inside_it() {
    let set = set([
        stance("a", 0, 100),
        stance("b", 1, 2),
        stance("c", 3, 4),
        stance("d", 50, 60),
    ]);
    let overlapping = |start, end| ids(set.overlapping(Span::new(start, end)));
    assert_eq!(overlapping(55, 56), "ad");
    assert_eq!(overlapping(70, 80), "a");
    assert_eq!(overlapping(2, 3), "a");
    assert_eq!(overlapping(1, 4), "abc");
    assert_eq!(overlapping(100, 110), "");
}

#[test]
fn what_overlaps_is_what_a_look_at_all_of_them_finds() {
    // All spans within eight bytes, every third of them tagged and some taken back.
    let spans: Vec<_> = (0..8)
        .flat_map(|start| (start + 1..=8).map(move |end| Span::new(start, end)))
        .collect();
    let made: Vec<_> = spans
        .iter()
        .enumerate()
        .step_by(3)
        .map(|(index, span)| stance(&format!("s{index}"), span.start, span.end))
        .collect();
    let mut set = set(made.clone());
    for gone in made.iter().step_by(4) {
        set.apply(&Change::deleted(Arc::new(gone.clone())));
    }
    for &span in &spans {
        let all = set
            .iter()
            .filter(|annotation| annotation.span.overlaps(span));
        assert_eq!(ids(set.overlapping(span)), ids(all), "{span:?}");
    }
}

#[test]
fn a_lost_one_counts_but_is_nowhere() {
    let set = set([lost("a", 3), stance("b", 5, 9), lost("c", 6)]);
    assert_eq!(set.len(), 3);
    assert_eq!(ids(set.overlapping(Span::new(0, 20))), "b");
    assert_eq!(ids(set.starting_from(0)), "b");
    assert_eq!(ids(set.starting_before(20)), "b");
    let b = set.starting_from(5).next().cloned().unwrap();
    assert_eq!(ids(set.after(&b).chain(set.before(&b))), "");
}

#[test]
fn a_change_taken_back_leaves_what_was_before() {
    let mut set = set([stance("a", 0, 10), stance("b", 5, 9)]);
    let before = ids(set.iter());
    let b = set.starting_from(5).next().cloned().unwrap();
    let moved = Change::edited(b, stance("b", 20, 30));
    set.apply(&moved);
    assert_eq!(ids(set.overlapping(Span::new(5, 9))), "a");
    assert_eq!(ids(set.overlapping(Span::new(25, 26))), "b");
    set.apply(&moved.inverse());
    assert_eq!(ids(set.iter()), before);
    assert_eq!(ids(set.overlapping(Span::new(5, 9))), "ab");
}

/// A small generator, so that a failure comes again.
fn next(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

#[test]
fn what_overlaps_is_what_a_plain_look_at_all_of_them_finds() {
    for mut seed in 0..200 {
        let mut found = Annotations::default();
        let mut plain: Vec<Arc<Annotation>> = Vec::new();
        for step in 0..60 {
            let start = next(&mut seed) % 40;
            let made = Arc::new(stance(
                &format!("i{step}"),
                start,
                start + next(&mut seed) % 15,
            ));
            let change = match (next(&mut seed) % 3, plain.is_empty()) {
                (0, false) => Change::deleted(plain.swap_remove(next(&mut seed) % plain.len())),
                (1, false) => {
                    let before = plain.swap_remove(next(&mut seed) % plain.len());
                    let mut after = Annotation::clone(&before);
                    if next(&mut seed).is_multiple_of(2) {
                        after.span = made.span;
                    }
                    Change::edited(before, after)
                }
                _ => Change {
                    before: None,
                    after: Some(made),
                },
            };
            plain.extend(change.after.clone());
            found.apply(&change);
            let span = Span::new(next(&mut seed) % 50, next(&mut seed) % 60);
            let mut expected: Vec<_> = plain.iter().filter(|one| one.span.overlaps(span)).collect();
            expected.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
            assert_eq!(
                ids(found.overlapping(span)),
                ids(expected.into_iter()),
                "{span:?}"
            );
            assert_eq!(found.len(), plain.len());
        }
    }
}
