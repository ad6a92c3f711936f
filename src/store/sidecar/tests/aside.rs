use super::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// One line of [`FILE`] broken, and what is said of it.
const BROKEN: [(&str, &str, &str); 19] = [
    (
        "side  = \"US\"",
        "side  = 7",
        ":31:9: `side` is a number; expected a string",
    ),
    (
        "\"oppose\"",
        "\"opose\"",
        ":32:12: `position` is \"opose\"; expected \"support\", \"oppose\" or \"neutral\"",
    ),
    (
        "side  = \"US\"\n",
        "",
        ":26:1: this annotation has no `side`",
    ),
    (
        "id    = \"b\"",
        "id    = \"a\"",
        ":26:1: the id a is that of the annotation on line 14 too",
    ),
    (
        "end   = 60",
        "end   = 52",
        ":26:1: `end` 52 comes before `start` 53",
    ),
    ("start = 53", "start = -1", ":28:9: "),
    (
        "10:00:00Z",
        "10:00:00",
        "expected a date and time with its offset",
    ),
    (
        "side  = \"US\"",
        "side  = \"US\"\nside = \"UK\"",
        ":32:1: duplicate key",
    ),
    (
        "[tool]",
        "[annotation.speaker]",
        ":35:1: `speaker` is a table here",
    ),
    ("id    = \"b\"", "id    = \"bü\"", "expected 1 to 64 of"),
    ("start = 53", "start = fifty", ":28:9: "),
    ("start = 53", "start = 53 54", ":28:"),
    ("side  = \"US\"", "side  = \"US", ":31:"),
    ("side  = \"US\"", "side  = \"\"\"US", ":26:1: "),
    ("side  = \"US\"", "side  = '''US", ":26:1: "),
    ("side  = \"US\"", "side", ":31:"),
    ("side  = \"US\"", "<<<< ours", ":31:6: key with no value"),
    ("side  = \"US\"", "side = [[[", ":32:10: "),
    (
        "[[annotation]]\nid    = \"b\"",
        "[[annotation]] x\nid    = \"b\"",
        ":26:",
    ),
];

#[test]
fn a_broken_annotation_is_set_aside_named_by_line_and_the_others_load() {
    for (old, new, expected) in BROKEN {
        let (mut sidecar, annotations) = read(&FILE.replacen(old, new, 1));
        let told = sidecar.told_aside("talks.txt.standoff.toml");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].contains("1 annotation is set aside as it is"),
            "{told:?}"
        );
        assert!(told[0].contains(expected), "{new}: {told:?}");
        let ids: Vec<_> = annotations.iter().map(|found| found.id.as_str()).collect();
        assert_eq!(ids, ["a"], "{new}");
        assert_eq!(written(&mut sidecar), FILE.replacen(old, new, 1));
    }
}

/// The lines of the second annotation of `file`.
fn second(file: &str) -> &str {
    let start = file.rfind("[[annotation]]").expect("an annotation");
    let end = start + file[start..].find("10:00:00").expect("its last line");
    &file[start..end]
}

#[test]
fn what_is_set_aside_stays_word_for_word_through_every_change() {
    for (old, new, _) in BROKEN {
        let file = FILE.replacen(old, new, 1);
        let (mut sidecar, annotations) = read(&file);
        let first = annotations.first().expect("the first").clone();
        let mut noted = Annotation::clone(&first);
        noted.note = Some("so it is".into());
        let deleted = Change::deleted(Arc::new(noted.clone()));
        let changes = [
            // First it is the last of all, then it isn't.
            Change::made(annotation("d", "Talks end")),
            Change::made(annotation("c", "at noon")),
            Change::edited(first, noted),
            deleted.clone(),
            deleted.inverse(),
        ];
        let has_twin = new.contains("\"a\"");
        for (change, count) in changes.iter().zip([2, 3, 3, 2, 3]) {
            sidecar.apply(change, &article());
            let now = written(&mut sidecar);
            assert_eq!(now.matches(second(&file)).count(), 1, "{now}");
            let (again, annotations) = read(&now);
            let sides = (again.set_aside().len(), annotations.len());
            assert!(
                sides == (1, count) || (has_twin && count == 2),
                "{sides:?} {now}"
            );
        }
        let now = written(&mut sidecar);
        let places = ["\"d\"", "id       = \"a\"", second(&file), "\"c\""].map(|one| now.find(one));
        assert!(places.is_sorted(), "{places:?} {now}");
    }
}

#[test]
fn one_set_aside_at_the_top_stays_there() {
    let file = FILE.replacen("start    = 31", "start    = ", 1);
    let (mut sidecar, annotations) = read(&file);
    assert_eq!(annotations.len(), 1);
    sidecar.apply(&Change::made(annotation("d", "Talks")), &article());
    sidecar.apply(&Change::deleted(annotations[0].clone()), &article());
    let now = written(&mut sidecar);
    let start = file.find("# about all").expect("a line");
    let end = file.find("[[annotation]]\nid    =").expect("a line");
    assert!(now.contains(&file[start..end]), "{now}");
    assert!(now.find("\"d\"") > now.find("\"a\""), "{now}");
}

#[test]
fn the_first_of_two_with_one_id_stays_the_one_that_counts() {
    let second =
        "[[annotation]]\nid = \"a\"\nstart = 53\nend = 60\nquote = \"He left\"\nside = \"US\"\n";
    for (file, all) in [
        (FILE.replace("id    = \"b\"", "id    = \"a\""), 1),
        // With another one between them.
        (FILE.replace("[tool]", &format!("{second}\n[tool]")), 2),
    ] {
        let (mut sidecar, annotations) = read(&file);
        let mut moved = Annotation::clone(&annotations[0]);
        moved.span = span_of("at noon");
        sidecar.apply(&Change::edited(annotations[0].clone(), moved), &article());
        let (sidecar, annotations) = read(&written(&mut sidecar));
        let last = annotations.last().expect("the first of two");
        assert_eq!((annotations.len(), last.id.as_str()), (all, "a"));
        assert_eq!(last.span, span_of("at noon"));
        assert_eq!(sidecar.set_aside().len(), 1);
    }
}

#[test]
fn a_string_over_several_lines_may_have_headers_in_it() {
    let note = "side = \"US\"\nnote = '''\n[[annotation]]\nid = 7\n'''";
    let broken = FILE.replacen("start    = 31", "start    = ", 1);
    let file = broken.replace("side  = \"US\"", note);
    let (sidecar, annotations) = read(&file);
    assert_eq!((sidecar.set_aside().len(), annotations.len()), (1, 1));
    assert_eq!(
        annotations[0].note.as_deref(),
        Some("[[annotation]]\nid = 7\n")
    );
}

#[test]
fn pieces_that_do_not_go_together_are_nobodys_fault() {
    let file = FILE.replace("# about all of them", "[tool]");
    let error = Sidecar::read("f", file.into(), article).expect_err("the same table twice");
    assert!(
        error.to_string().contains("f:35:2: duplicate key"),
        "{error}"
    );
}

#[test]
fn a_broken_table_behind_an_annotation_leaves_that_one_alone() {
    let file = FILE.replace("[tool]", "[tool\n");
    let (mut sidecar, annotations) = read(&file);
    assert_eq!((sidecar.set_aside().len(), annotations.len()), (1, 2));
    let told = sidecar.told_aside("f").concat();
    assert!(told.contains("f:35:6: unclosed table"), "{told}");
    sidecar.apply(&Change::made(annotation("d", "Talks")), &article());
    let now = written(&mut sidecar);
    assert!(
        now.contains("[tool\n\nversion = 3\n\n# end of standoff\n"),
        "{now}"
    );
}

#[test]
fn of_a_file_that_is_cut_off_the_rest_is_there_to_be_looked_at() {
    let ends = ["[[annotation.conflict]]", "[tool]"].map(|next| FILE.find(next).expect("a table"));
    for end in (0..FILE.len() - 1).filter(|&end| FILE.is_char_boundary(end)) {
        let found = Sidecar::look_into("f", FILE[..end].into(), article).unwrap_or_default();
        let least = ends.iter().filter(|&&at| at <= end).count();
        // Cut within a table of the annotation that may be the last, it is as broken as that one.
        let is_within =
            (ends[0] + 1..FILE.find("[[annotation]]\nid    =").expect("a table")).contains(&end);
        assert!(found.len() >= least || is_within, "{end}");
    }
}

/// A file of `count` annotations, each with `lines`.
fn many(count: usize, lines: &str) -> String {
    let mut file = String::from("standoff = 1\n[article]\nname = \"talks.txt\"\n");
    for number in 0..count {
        let _ = write!(
            file,
            "[[annotation]]\n{}",
            lines.replace('#', &number.to_string())
        );
    }
    file + "# end of standoff\n"
}

#[test]
fn a_hostile_file_of_broken_annotations_is_read_in_one_walk() {
    let sound = "start=0\nend=5\nquote=\"Talks\"\nside=\"US\"\n";
    let cases = [
        String::from("id = 7\n"),
        String::from("id = \n"),
        String::from("id = \"\"\"\n"),
        String::from("x = \\\"\"\"\n"),
        format!("id=\"a\"\n{sound}"),
        format!("id=\"a#\"\n{sound}[x\n"),
    ];
    for lines in cases {
        let measure = |count| {
            let file = many(count, &lines);
            let before = Instant::now();
            let (sidecar, annotations) = read(&file);
            let aside = sidecar.set_aside().len();
            assert!(
                aside * 2 >= count - 1 && annotations.len() <= count,
                "{lines}"
            );
            before.elapsed()
        };
        let (short, long) = (measure(2_000), measure(16_000));
        assert!(
            long < short * 40 + Duration::from_millis(200),
            "{lines}: {short:?}, {long:?}"
        );
    }
}
