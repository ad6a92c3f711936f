//! What other annotators have tagged beside one's own, and who reads.

use super::stage::{DARK, Scene, Stage, frame};
use super::{LIGHT, MONO, SIXTEEN, SMALL, USUAL, WIDE, compare, scene, show, wide};
use standoff::annotation::{Annotator, Layers};
use standoff::app::{Event, Who};
use standoff::ui::Theme;

const OWN: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

‹U▲ the American envoy:⟦“We came with a plan, and we leave with the same plan,” the American envoy said.⟧› “It is for others to move.”

His Russian counterpart was shorter. “There was no plan,” he told reporters in the rain.
";

/// Beside one's own stance, within it, where there is none; sides of which one's own knows nothing.
const SECOND: &str = "Envoys leave the harbour talks without a date

‹U:The two delegations left the old customs house after nine hours on Friday.› No date was set for another round.

“We came with a plan, ‹¹R▼ Sergey Lavrov · the harbour talks:and we leave with the same plan,” the American envoy said.›¹ “It is for others to move.”

‹R▼ his Russian counterpart:His Russian counterpart was shorter.› ‹K:“There was no plan,” he told reporters in the rain.›
";

const THIRD: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

‹S▲:“We came with a plan, and we leave with the same plan,” the American envoy said.› ‹U:“It is for others to move.”›

‹R:His Russian counterpart was shorter.› ‹U:“There was no plan,” he told reporters in the rain.›
";

fn coded(size: (u16, u16)) -> Scene {
    Scene {
        who: Who {
            annotator: Annotator::new("coder1"),
            only_reads: false,
        },
        layers: [("coder2", SECOND), ("coder3", THIRD)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .to_vec(),
        ..scene(OWN, size)
    }
}

#[test]
fn what_others_have_tagged_is_lighter_than_ones_own() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("others-{}", wide(size)),
            coded(size),
            "O j k",
            DARK,
        );
    }
    show("others-said", coded(USUAL), "O", DARK);
    show("others-elsewhere", coded(USUAL), "O j j", DARK);
    show("others-elsewhere-small", coded(SMALL), "O j j", DARK);
}

#[test]
fn what_others_have_tagged_on_other_screens() {
    for (name, theme) in [("mono", MONO), ("sixteen", SIXTEEN), ("light", LIGHT)] {
        show(&format!("others-{name}"), coded(USUAL), "O j j", theme);
    }
    for (name, size) in [("plain", USUAL), ("plain-small", SMALL)] {
        let plain = Scene {
            plain: true,
            ..coded(size)
        };
        show(&format!("others-{name}"), plain, "O j j", DARK);
    }
}

#[test]
fn others_are_hidden_until_they_are_asked_for() {
    let alone = |theme: Theme, keys: &str| {
        let scene = Scene {
            layers: Vec::new(),
            ..coded(USUAL)
        };
        let mut stage = Stage::open(scene);
        stage.press(keys);
        frame::whole(&stage.frame(theme))
    };
    let shown = |theme: Theme, keys: &str| {
        let mut stage = Stage::open(coded(USUAL));
        stage.press(keys);
        frame::whole(&stage.frame(theme))
    };
    for theme in [DARK, MONO] {
        assert_eq!(shown(theme, "j"), alone(theme, "j"));
        assert_eq!(shown(theme, "O O j"), alone(theme, "j"));
        assert_ne!(shown(theme, "O j"), alone(theme, "j"));
    }
}

#[test]
fn a_broken_file_of_somebody_elses_is_named() {
    for size in [USUAL, SMALL] {
        let mut stage = Stage::open(coded(size));
        let Layers { read, .. } = stage.layers.clone();
        stage.layers = Layers {
            read,
            broken: vec![String::from(
                "news.txt.coder4.standoff.toml:3: expected a value",
            )],
        };
        stage.press("O");
        compare(
            &format!("others-broken-{}", wide(size)),
            "O",
            &mut stage,
            DARK,
        );
    }
}

#[test]
fn whoever_only_reads_sees_no_alarm() {
    let reading = |size| Scene {
        who: Who {
            annotator: None,
            only_reads: true,
        },
        ..coded(size)
    };
    for size in [USUAL, SMALL] {
        show(
            &format!("only-reading-{}", wide(size)),
            reading(size),
            "",
            DARK,
        );
    }
}

#[test]
fn what_comes_too_late_is_not_shown() {
    let mut stage = Stage::open(coded(USUAL));
    stage.disk_slow = true;
    stage.press("O O");
    let layers = stage.layers.clone();
    stage.happen(Event::OthersRead { number: 1, layers });
    assert!(stage.app.others().layers().is_empty());
    assert_eq!(stage.asked.len(), 1);
}
