use super::*;

#[test]
fn a_lost_one_that_is_given_new_words_is_lost_no_more_and_an_undo_brings_it_back() {
    let file = plain_file().replace("against haste\"", "against all\"\nhash = \"11\"");
    let (mut sidecar, annotations) = read(&file);
    let (lost, other) = (annotations[0].clone(), annotations[1].clone());
    let mut noted = Annotation::clone(&other);
    noted.note = Some("x".into());
    sidecar.apply(&Change::edited(other, noted), &article());
    let before = written(&mut sidecar);

    let found = Annotation {
        span: span_of("He left at noon."),
        doubt: None,
        ..Annotation::clone(&lost)
    };
    let change = Change::edited(lost, found);
    sidecar.apply(&change, &article());
    let file = written(&mut sidecar);
    let (_, again) = read(&file);
    assert!(
        again.iter().all(|annotation| !annotation.is_lost()),
        "{file}"
    );
    assert!(file.contains("quote    = \"He left at noon.\""), "{file}");
    assert!(!file.contains("lost") && !file.contains("\"11\""), "{file}");

    sidecar.apply(&change.inverse(), &article());
    let lines = |file: &str| {
        let mut lines: Vec<String> = file.lines().map(|line| line.replace(' ', "")).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&written(&mut sidecar)), lines(&before));
}
