use super::*;
use crate::annotation::{Position, Stance};
use crate::article::Span;

const TEXT: &str = "Talks end\n\nThe envoy — tired — warned against haste. He left at noon.\n";

fn article() -> Article {
    Article::new("talks.txt", TEXT.to_owned())
}

fn hash() -> ArticleHash {
    ArticleHash::of(&article())
}

fn span_of(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn annotation(id: &str, words: &str) -> Annotation {
    Annotation {
        id: Id::new(id).expect("an id"),
        span: span_of(words),
        stance: Stance::of("Russia".into()),
        note: None,
        by: None,
        at: None,
        lost: None,
    }
}

const FILE: &str = r#"# kept by hand
standoff = 1

[article]
name   = "talks.txt"
title  = "Talks end"
outlet = 'The Paper'
hash   = "00"
length = 5

# about all of them

# the first one
[[annotation]]
id       = "a"   # never change it
start    = 27
end      = 47
quote    = "warned against haste"
mood     = "grim"
side     = "Russia"

[[annotation.conflict]]
field = "side"
ours = "Russia"

[[annotation]]
id    = "b"
start = 49
end   = 56
quote = "He left"
side  = "US"
position = "oppose"
at = 2026-11-22 10:00:00Z

[tool]
version = 3

# end of standoff
"#;

fn read(file: &str) -> (Sidecar, Vec<Arc<Annotation>>) {
    let read = Sidecar::read("talks.txt.standoff.toml", file.into(), &article());
    read.unwrap_or_else(|error| panic!("{error}"))
}

fn error(file: &str) -> SidecarError {
    Sidecar::read("talks.txt.standoff.toml", file.into(), &article()).expect_err("a broken file")
}

fn written(sidecar: &mut Sidecar) -> String {
    String::from_utf8(sidecar.write(&article(), &hash())).expect("UTF-8")
}

#[test]
fn the_first_stance_makes_the_file_of_the_design() {
    let mut sidecar = Sidecar::fresh("talks.txt");
    let mut first = annotation("01M81B5H80QF6S1T9V3W5X7Y2Z", "warned against haste");
    first.stance.speaker = Some("The \"envoy\"".into());
    first.stance.position = Some(Position::Support);
    first.at = Some("2026-11-22T10:00:00Z".into());
    sidecar.apply(&Change::made(first), &article());
    let expected = format!(
        r#"standoff = 1

[article]
name   = "talks.txt"
title  = "Talks end"
hash   = "{}"
length = 66

[[annotation]]
id       = "01M81B5H80QF6S1T9V3W5X7Y2Z"
start    = 31
end      = 51
quote    = "warned against haste"
before   = " end\n\nThe envoy — tired — "
after    = ". He left at noon.\n"
side     = "Russia"
speaker  = "The \"envoy\""
position = "support"
at       = 2026-11-22T10:00:00Z
# end of standoff
"#,
        hash().as_str()
    );
    assert_eq!(written(&mut sidecar), expected);
}
