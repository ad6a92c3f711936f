//! The lists of speakers and topics, in a codebook with names of all widths and scripts.

use super::stage::{DARK, Scene, Stage};
use super::{LIGHT, MONO, SMALL, USUAL, WIDE, show, wide};
use standoff::codebook::{Codebook, Color, Date, Hue, Meaning, Side, Speaker, Topic};

const DAM: &str = "Downstream fears grow as the reservoir fills

⟦“Nobody was consulted,” said Amira Haddad of the water board.⟧ 李娜 said the same. “No,” said Çavuşoğlu, “never.”

An engineer, Viktor Belov, called the dam safe. ‹S▼ 李娜:The families of the valley do not believe it.›

A minister who would not give a name hopes for rain.
";

fn side(name: &str, key: char, letter: char, hue: Hue) -> Side {
    Side {
        name: name.into(),
        key,
        letter,
        color: Color::Hue(hue),
        also: Vec::new(),
        definition: None,
    }
}

fn codebook() -> Codebook {
    let sides = [
        side("Upstream", '1', 'U', Hue::Blue),
        side("Downstream", '2', 'D', Hue::Red),
        side("الوادي", '3', 'S', Hue::Green),
    ];
    let of = |name: &str, side: &str| Speaker::of(name.into(), Some(side.into()));
    let speakers = [
        Speaker {
            role: Some("head of the water board".into()),
            also: vec!["Haddad".into(), "the water board".into()],
            from: Date::parse("2015-01-01"),
            ..of("Amira Haddad", "Downstream")
        },
        of("李娜", "Upstream"),
        of("Mevlüt Çavuşoğlu", "Downstream"),
        of("👩‍👩‍👧 families of the valley 🇸🇾", "الوادي"),
        of("مجلس الوادي", "الوادي"),
        of("Jose\u{301} Ángel", "Downstream"),
        of("Viktor Belov", "Upstream"),
        of(
            "A spokesperson with a very long title of the Joint Commission for the Filling of Reservoirs",
            "Upstream",
        ),
        Speaker::of("a minister".into(), None),
    ];
    let topics = [
        Topic {
            definition: Some(
                "Whether the reservoir may be filled this year, and how fast. Counts statements on the pace as well."
                    .into(),
            ),
            rule: Some(
                "Not for statements on the wall; those are “dam safety” even where the filling is named."
                    .into(),
            ),
            examples: vec!["Stop filling it".into()],
            ..Topic::of("the filling".into())
        },
        Topic::of("dam safety".into()),
        Topic::of("水资源".into()),
    ];
    Codebook::new(sides.into(), speakers.into(), topics.into(), Vec::new())
}

fn dam(size: (u16, u16)) -> Scene {
    Scene {
        size,
        codebook: codebook(),
        ..Scene::of(DAM)
    }
}

#[test]
fn speakers_and_topics() {
    for size in [WIDE, USUAL, SMALL] {
        let name = |what: &str| format!("{what}-{}", wide(size));
        show(&name("speakers"), dam(size), "s", DARK);
        show(&name("topics"), dam(size), "2 t", DARK);
        show(&name("speakers-typed"), dam(size), "s \"the\"", DARK);
        show(&name("speaker-new"), dam(size), "s \"Joan Reyes\"", DARK);
    }
    show("speakers-mono", dam(USUAL), "s Down", MONO);
    show("speakers-light", dam(USUAL), "s Down Down", LIGHT);
    show("topics-last", dam(USUAL), "2 t 2 j t", DARK);
}

#[test]
fn the_list_stands_clear_of_the_focus() {
    show("speakers-above", dam(USUAL), "G s", DARK);
    show("speakers-in-the-pane", dam(USUAL), "Tab s", DARK);
    show("speakers-selecting", dam(USUAL), "v l s", DARK);
    let long = format!("⟦{}⟧", "A sentence without an end ".repeat(60));
    let scene = Scene {
        codebook: codebook(),
        ..Scene::of(long)
    };
    show("speakers-no-room", scene, "s", DARK);
}

#[test]
fn a_side_is_asked_for() {
    for size in [WIDE, USUAL, SMALL] {
        let keys = "s \"Joan Reyes\" Enter";
        show(&format!("whose-{}", wide(size)), dam(size), keys, DARK);
    }
    show("held", dam(USUAL), "s \"Joan Reyes\" Enter - t 1 j", DARK);
}

/// The post of foreign minister, which changed hands and sides on the last day of 2018.
fn ministers() -> Codebook {
    let sides = [
        side("Left", '1', 'L', Hue::Blue),
        side("Right", '2', 'R', Hue::Red),
    ];
    let minister = |name: &str, side: &str| Speaker {
        also: vec!["the foreign minister".into()],
        ..Speaker::of(name.into(), Some(side.into()))
    };
    let speakers = [
        Speaker {
            until: Date::parse("2018-12-31"),
            ..minister("Ada Bell", "Left")
        },
        Speaker {
            from: Date::parse("2019-01-01"),
            ..minister("Carl Dorn", "Right")
        },
        Speaker {
            from: Date::parse("2019-01-01"),
            ..Speaker::of("Ada Bell".into(), Some("Right".into()))
        },
    ];
    let neutral = Meaning {
        position: "neutral".into(),
        definition: "names both without taking either".into(),
    };
    Codebook::new(sides.into(), speakers.into(), Vec::new(), vec![neutral])
}

/// The speaker and the side of the first one offered at the focus of `text`.
fn first_offered(text: String) -> (String, String) {
    let mut stage = Stage::open(Scene {
        codebook: ministers(),
        ..Scene::of(text)
    });
    stage.press("s 1");
    let stance = stage.app.current().map(|found| found.stance.clone());
    let stance = stance.unwrap_or_else(|| panic!("nothing is tagged"));
    let speaker = stance.speaker.as_deref().unwrap_or("nobody").to_owned();
    (speaker, stance.side.to_string())
}

#[test]
fn a_post_is_of_whoever_held_it_on_the_day_of_the_report() {
    let said =
        |day: &str, who: &str| format!("Talks end\n\n{day} — Rain.\n\n⟦“No,” said {who}.⟧\n");
    let cases = [
        (
            "March 3, 2017",
            "the foreign minister",
            ("Ada Bell", "Left"),
        ),
        (
            "March 3, 2019",
            "the foreign minister",
            ("Carl Dorn", "Right"),
        ),
        ("March 3, 2017", "Ada Bell", ("Ada Bell", "Left")),
        ("March 3, 2019", "Ada Bell", ("Ada Bell", "Right")),
    ];
    for (day, who, (speaker, side)) in cases {
        let expected = (speaker.to_owned(), side.to_owned());
        assert_eq!(first_offered(said(day, who)), expected, "{who} on {day}");
    }
}

#[test]
fn the_help_says_what_a_position_means_here() {
    let scene = Scene {
        codebook: ministers(),
        ..Scene::of("⟦One came.⟧")
    };
    show("help-meaning", scene, "?", DARK);
}
