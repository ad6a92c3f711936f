//! Stances whose words are gone from the text.

use super::*;

#[test]
fn words_that_are_gone_are_lost_and_found_again_when_they_come_back() {
    let changed = Article::new("talks.txt", TEXT.replace("haste", "speed"));
    let read = |file: String, article: &Article| {
        Sidecar::read("f", file.into_bytes(), || article).expect("a sidecar")
    };
    let (mut sidecar, annotations) = read(FILE.to_owned(), &changed);
    assert_eq!(
        annotations[0].lost_words().map(|words| &**words),
        Some("warned against haste")
    );
    let mut after = Annotation::clone(&annotations[1]);
    after.note = Some("x".into());
    sidecar.apply(&Change::edited(annotations[1].clone(), after), &changed);
    let file =
        String::from_utf8(sidecar.write(&changed, &ArticleHash::of(&changed))).expect("UTF-8");
    assert!(
        file.contains("quote    = \"warned against haste\""),
        "{file}"
    );
    assert!(
        file.contains("lost     = true\nhash     = \"00\"\n"),
        "{file}"
    );

    let (mut sidecar, annotations) = read(file, &article());
    assert!(annotations.iter().all(|annotation| !annotation.is_lost()));
    sidecar.apply(&Change::deleted(annotations[1].clone()), &article());
    let file = written(&mut sidecar);
    assert!(!file.contains("lost") && !file.contains("\"00\""), "{file}");
}

#[test]
fn a_lost_one_far_beyond_the_text_is_kept_where_it_was() {
    let file = FILE.replace("= 53", "= 5300").replace("= 60", "= 5307");
    let (mut sidecar, annotations) = read(&file);
    assert_eq!(annotations[1].span, Span::new(TEXT.len(), TEXT.len()));
    let mut after = Annotation::clone(&annotations[1]);
    after.note = Some("where?".into());
    sidecar.apply(&Change::edited(annotations[1].clone(), after), &article());
    assert!(written(&mut sidecar).contains("start = 5300\nend   = 5307\n"));
}

#[test]
fn a_quote_longer_or_shorter_than_its_place_is_lost() {
    for (old, new) in [
        ("end      = 51", "end      = 52"),
        ("against haste", "against"),
    ] {
        let (_, annotations) = read(&plain_file().replacen(old, new, 1));
        assert!(annotations[0].is_lost(), "{new}");
    }
}

#[test]
fn a_lost_one_keeps_the_hash_of_the_text_it_was_made_in() {
    let file = plain_file().replace("against haste\"", "against all\"\nhash = \"11\"");
    let (mut sidecar, annotations) = read(&file);
    sidecar.apply(&Change::deleted(annotations[1].clone()), &article());
    let file = written(&mut sidecar);
    assert!(
        file.contains("\"11\"") && file.contains("lost     = true") && !file.contains("\"00\""),
        "{file}"
    );
}

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
