//! The queue of what waits for a person's decision, and the signs of it.

use super::stage::{DARK, Scene};
use super::{LIGHT, MONO, SIXTEEN, SMALL, USUAL, WIDE, scene, show, wide};

/// Edited, moved, ambiguous and lost stances, and two conflicts.
const REVISED: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

‹U▲ the American envoy:“We came with one plan, and we leave with no plan at all,” the American envoy said on Friday.› “It is for others to move.”

‹R▼ his Russian counterpart:His Russian counterpart was shorter.› “There was no plan,” he told reporters in the rain. “There was a list of wishes.”

‹K●:Britain, which had sent two junior officials, called the day “useful”.› Nobody else did.

‹S▼:›A spokesman in Damascus said that “nobody had asked”. In Moscow, too, officials said that “nobody had asked”. ‹R:›

‹R:“There was no plan,” the counterpart told reporters in the rain.›
";

const DOUBTS: [&str; 6] = [
    "s0001 edited: “We came with a plan, and we leave with the same plan,” the American envoy said. | set for another round. | “It is for others to move.”",
    "s0002 side: Russia / US / Syria",
    "s0003 annotation: kept / - / kept / side=US; topic=the trip; note=-",
    "s0004 ambiguous: “nobody had asked” | said that |",
    "s0005 lost: “will not be bound by what others sign in its name” | and that it |",
    "s0006 moved: “There was no plan,” the counterpart told reporters in the rain. | The report goes on. | More of it",
];

fn revised(size: (u16, u16)) -> Scene {
    Scene {
        doubts: DOUBTS.map(String::from).to_vec(),
        ..scene(REVISED, size)
    }
}

/// The keys that lead to the `nth` item.
fn to(nth: usize) -> String {
    format!("r r{}", " j".repeat(nth - 1))
}

#[test]
fn doubts_are_told_at_the_start() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("review-start-{}", wide(size)),
            revised(size),
            "",
            DARK,
        );
        show(
            &format!("review-marks-{}", wide(size)),
            revised(size),
            "j",
            DARK,
        );
    }
    show("review-marks-mono", revised(USUAL), "j", MONO);
    show("review-pane", revised(WIDE), "p Tab j", DARK);
}

#[test]
fn old_and_new_words_side_by_side() {
    for size in [WIDE, USUAL, SMALL] {
        let size = || size;
        let name = |what: &str| format!("review-{what}-{}", wide(size()));
        show(&name("conflict"), revised(size()), &to(1), DARK);
        show(&name("deleted"), revised(size()), &to(2), DARK);
        show(&name("ambiguous"), revised(size()), &to(3), DARK);
        show(&name("edited"), revised(size()), &to(4), DARK);
        show(&name("moved"), revised(size()), &to(5), DARK);
        show(&name("lost"), revised(size()), &to(6), DARK);
    }
    show("review-edited-mono", revised(USUAL), &to(4), MONO);
    show("review-edited-light", revised(USUAL), &to(4), LIGHT);
    show("review-edited-sixteen", revised(USUAL), &to(4), SIXTEEN);
    show("review-edited-least", revised((30, 8)), &to(4), DARK);
}

/// Many lines, wide characters, and what must not reach the terminal as it is.
#[test]
fn any_words_can_be_compared() {
    let long =
        "The envoy said that the talks had been long and that nobody had slept, which was a pity. "
            .repeat(8);
    let article = format!("Start.\n\n‹R:{}›\n\nEnd.\n", long.trim());
    let old = long.replacen("nobody", "hardly anybody", 1);
    let old = old
        .replace("The envoy", "The old envoy")
        .replacen("The old envoy", "The envoy", 7);
    for size in [WIDE, USUAL, SMALL] {
        let told = format!("s0001 edited: {} | Start. | End.", old.trim());
        let shown = Scene {
            doubts: vec![told],
            ..scene(&article, size)
        };
        show(&format!("review-long-{}", wide(size)), shown, "r r", DARK);
    }
    let article = "A.\n\n‹K:外务大臣说,会谈没有结果。双方同意再次会面。›\n\n‹S:قال الوزير إن المحادثات انتهت اليوم.›\n\n‹R:Two\u{1b}[31m went \u{202e}home\u{202c} 👩‍👩‍👧‍👦 now.› B.\n";
    let doubts = [
        "s0001 edited: 外务大臣说,会谈没有任何结果。双方同意明天再次会面。 | 前文。 | 后文",
        "s0002 edited: قال الوزير إن المحادثات انتهت أمس.",
        "s0003 edited: Two\u{1b}[32m\\nwent \u{202e}away\u{202c} 👩‍👩‍👧 now. | \u{7}Bell | ",
    ];
    for (nth, name) in [(1, "wide"), (2, "right-to-left"), (3, "hostile")] {
        for size in [USUAL, SMALL] {
            let shown = Scene {
                doubts: doubts.map(String::from).to_vec(),
                ..scene(article, size)
            };
            show(
                &format!("review-{name}-{}", wide(size)),
                shown,
                &to(nth),
                DARK,
            );
        }
    }
    let note = "s0001 note: he said so twice, and nobody asked him why he had come so late / he said so once, and everybody asked him why he had come so late / he said so";
    let shown = Scene {
        doubts: vec![note.to_owned()],
        ..scene("‹R:One came.› Two went.", SMALL)
    };
    show("review-note", shown, "r r", DARK);
}

#[test]
fn the_queue_in_words() {
    let plain = |size| Scene {
        plain: true,
        ..revised(size)
    };
    for size in [USUAL, SMALL] {
        let name = |what: &str| format!("plain-review-{what}-{}", wide(size));
        show(&name("marks"), plain(size), "j", DARK);
        show(&name("pane"), plain(size), "p Tab j", DARK);
        show(&name("conflict"), plain(size), &to(1), DARK);
        show(&name("ambiguous"), plain(size), &to(3), DARK);
        show(&name("edited"), plain(size), &to(4), DARK);
        show(&name("lost"), plain(size), &to(6), DARK);
    }
}

#[test]
fn the_queue_says_what_was_decided() {
    show(
        "review-decided",
        revised(USUAL),
        &format!("{} Enter", to(4)),
        DARK,
    );
    show(
        "review-left-lost",
        revised(WIDE),
        &format!("{} l Esc", to(4)),
        DARK,
    );
    show(
        "review-end",
        revised(USUAL),
        "r r 1 2 n Enter Enter Enter l",
        DARK,
    );
    show(
        "review-nothing-to-take",
        revised(USUAL),
        &format!("{} Enter", to(6)),
        DARK,
    );
    show(
        "review-choosing",
        revised(USUAL),
        &format!("{} v", to(6)),
        DARK,
    );
    show("review-help", revised(USUAL), &format!("{} ?", to(4)), DARK);
}
