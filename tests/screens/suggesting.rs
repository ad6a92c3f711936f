//! What the wording suggests: quiet in the text, told of where it has the focus.

use super::stage::{DARK, Scene, Stage, frame};
use super::{INDEXED, LIGHT, MONO, SIXTEEN, SMALL, USUAL, WIDE, scene, show, wide};
use standoff::ui::Theme;

const TALKS: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

⟦“We came with a plan,” the American envoy said, “and we leave with the same plan.”⟧ “It is for others to move.”

His Russian counterpart, Oleg Lenkov, warned against a new round without a date. “There was no plan,” he told reporters in the rain.

‹K●:Britain, which had sent two junior officials, called the day “useful”.› Nobody else did, an aide said.

A spokesman in Damascus said that his government had not been asked, and that it “will not be bound by what others sign in its name”.
";

const SUGGESTED: [&str; 6] = [
    "direct 91; US; – = the American envoy; said; “We came with a plan,” … “and we leave with the same plan.” “It is for others to move.”",
    "indirect 84; Russia▼; Oleg Lenkov = Oleg Lenkov; warned against; a new round without a date",
    "direct 88; Russia; Oleg Lenkov = he; told reporters; “There was no plan,”",
    "mixed 80; UK; Britain = Britain; called; called the day “useful”",
    "indirect 55; –; – = an aide; said; Nobody else did",
    "mixed 72; Syria; – = A spokesman in Damascus; said; that his government had not been asked, and that it “will not be bound by what others sign in its name”",
];

fn suggested(size: (u16, u16)) -> Scene {
    Scene {
        suggestions: SUGGESTED.map(String::from).to_vec(),
        ..scene(TALKS, size)
    }
}

#[test]
fn what_is_suggested_is_quiet() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("suggested-{}", wide(size)),
            suggested(size),
            "",
            DARK,
        );
    }
}

#[test]
fn the_suggestion_that_has_the_focus_says_why() {
    for size in [WIDE, USUAL, SMALL] {
        let name = |end: &str| format!("suggested-{end}-{}", wide(size));
        show(&name("why"), suggested(size), ") )", DARK);
        show(&name("no-side"), suggested(size), ") ) ) )", DARK);
    }
    show("suggested-interrupted", suggested(USUAL), ")", DARK);
    show("suggested-held", suggested(USUAL), ") ) =", DARK);
    show(
        "suggested-held-later",
        suggested(USUAL),
        ") ) = ? Esc",
        DARK,
    );
}

/// Whoever is named at length leaves the key that accepts it, and what it is.
#[test]
fn a_suggestion_too_long_for_the_line_is_cut_after_its_key() {
    let long = "The International Commission of Harbour Masters and Lighthouse Keepers of the Northern Provinces";
    let one = |side: &str, plain: bool| {
        let one = format!("direct 88; {side}; {long} = he; told reporters; “There was no plan,”");
        Scene {
            suggestions: vec![one],
            plain,
            ..scene(TALKS, USUAL)
        }
    };
    show("suggested-long", one("–", true), ")", DARK);
    show("suggested-long-beside", one("Russia▼", false), ")", DARK);
    show(
        "suggested-long-held",
        one("Russia▼", true),
        ") = ? Esc",
        DARK,
    );
}

#[test]
fn the_shelf_tells_nothing_of_what_is_in_hand_in_the_article() {
    let with_shelf = |suggestions: Vec<String>| Scene {
        shelf: vec![String::from(
            "a.txt | Ash | 2017-04-12 | The Post | 810 | 100 | | U2",
        )],
        suggestions,
        ..scene(TALKS, USUAL)
    };
    let foot = |scene: Scene, keys: &str| {
        let mut stage = Stage::open(scene);
        stage.press(keys);
        let frame = frame::whole(&stage.frame(DARK));
        frame.lines().nth(23).map(String::from)
    };
    let bare = foot(with_shelf(Vec::new()), "o");
    assert!(bare.as_deref().is_some_and(|line| line.contains("SHELF")));
    for keys in [") ) o", ") ) = ? Esc o", "= ? Esc o"] {
        let suggested = with_shelf(SUGGESTED.map(String::from).to_vec());
        assert_eq!(foot(suggested, keys), bare, "{keys}");
    }
}

#[test]
fn what_is_suggested_on_other_screens() {
    let screens = [
        ("mono", MONO),
        ("sixteen", SIXTEEN),
        ("light", LIGHT),
        ("256-light", INDEXED),
    ];
    for (name, theme) in screens {
        show(&format!("suggested-{name}"), suggested(USUAL), ") )", theme);
    }
    for (name, size) in [("plain", USUAL), ("plain-small", SMALL)] {
        let plain = Scene {
            plain: true,
            ..suggested(size)
        };
        show(&format!("suggested-{name}"), plain.clone(), "", DARK);
        show(&format!("suggested-{name}-why"), plain, ") )", DARK);
    }
}

#[test]
fn what_is_accepted_goes_over_into_a_stance() {
    show("suggested-accepted", suggested(USUAL), ") ) Enter", DARK);
    show("suggested-accepted-on", suggested(USUAL), ") ) ,", DARK);
    show(
        "suggested-dismissed",
        suggested(USUAL),
        ") ) Backspace",
        DARK,
    );
    show("suggested-all", suggested(USUAL), ") ) : \"accept\"", DARK);
}

#[test]
fn hidden_suggestions_leave_no_trace() {
    let shown = |theme: Theme, scene: Scene, keys: &str| {
        let mut stage = Stage::open(scene);
        stage.press(keys);
        frame::whole(&stage.frame(theme))
    };
    for theme in [DARK, MONO] {
        let none = shown(theme, scene(TALKS, WIDE), "j");
        assert_eq!(shown(theme, suggested(WIDE), "P j"), none);
        assert_ne!(shown(theme, suggested(WIDE), "j"), none);
    }
}

/// Neither the figures at the top nor the pane know of suggestions.
#[test]
fn what_is_suggested_is_never_counted() {
    let mut stage = Stage::open(suggested(WIDE));
    stage.press(") ) ) p p");
    assert_eq!(stage.app.annotations().len(), 1);
    assert_eq!(stage.app.pane().listing().len(), 1);
    assert!(stage.kept.is_empty() && stage.steps.is_empty());
}
