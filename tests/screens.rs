//! Whole screens with their styles. Each is a file in `tests/screens`: the characters as a person sees
//! them, then the styles line by line. `UPDATE=1` writes them as they are.

#[path = "screens/choosing.rs"]
mod choosing;
#[path = "screens/facts.rs"]
mod facts;
#[path = "screens/hits.rs"]
mod hits;
#[path = "screens/lines.rs"]
mod lines;
#[path = "screens/others.rs"]
mod others;
#[path = "screens/program.rs"]
mod program;
#[path = "screens/recoding.rs"]
mod recoding;
#[path = "screens/renewing.rs"]
mod renewing;
#[path = "screens/reviewing.rs"]
mod reviewing;
#[path = "screens/shelf.rs"]
mod shelf;
mod stage;
#[path = "screens/suggesting.rs"]
mod suggesting;
#[path = "screens/trash.rs"]
mod trash;

use stage::{DARK, Scene, Stage, frame, golden};
use standoff::annotation::{Elsewhere, Layers, Past};
use standoff::app::{Effect, Event};
use standoff::article::About;
use standoff::ui::{Depth, Ground, Theme};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

const TALKS: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

⟦“We came with a plan, and we leave with the same plan,” the American envoy said.⟧ “It is for others to move.”

His Russian counterpart was shorter. “There was no plan,” he told reporters in the rain. “There was a list of wishes, and some of them were ours.”

Britain, which had sent two junior officials, called the day “useful”. Nobody else did.

A spokesman in Damascus said that his government had not been asked, and that it “will not be bound by what others sign in its name”.
";

/// The same report with stances: nested, crossing, over several paragraphs, judged and not.
const TAGGED: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

‹¹U▲ the American envoy:⟦“We came with a plan, and we leave with the same plan,” the American envoy said.⟧ ‹²U▼:“It is for others to move.”›²›¹

‹³R▼ his Russian counterpart:His Russian counterpart was shorter. ‹⁴U:“There was no plan,” he told reporters in the rain. ›³“There was a list of wishes, and some of them were ours.”

›⁴‹⁵K●:Britain, which had sent two junior officials, called the day “useful”. Nobody else did.

A spokesman in Damascus said that his government had not been asked,›⁵ ‹⁶S▼:and that it ‹⁷R:“will not be bound by what others sign in its name”›⁷›⁶.
";

const HOSTILE: &str = "A headline with \u{1b}[31mred\u{1b}[0m in it

Tabs\tbetween\twords, a bell \u{7}, a \u{202e}turn to the right\u{202c}, and nothing\u{200b}between.

A letter under e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} many marks. 外务大臣说,会谈没有结果。双方同意再次会面。 Smiles 😀👩‍👩‍👧‍👦🇬🇧 here.

قال الوزير إن المحادثات انتهت. השר אמר כי השיחות הסתיימו.

Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword.
";

const LIGHT: Theme = Theme::new(Ground::Light, Depth::True);
const MONO: Theme = Theme::new(Ground::Dark, Depth::Mono);
const SIXTEEN: Theme = Theme::new(Ground::Dark, Depth::Sixteen);
const INDEXED: Theme = Theme::new(Ground::Light, Depth::Indexed);

#[test]
fn first_screen_for_a_newcomer() {
    for size in [WIDE, USUAL, SMALL] {
        let newcomer = Scene {
            newcomer: true,
            ..scene(TALKS, size)
        };
        show(&format!("newcomer-{}", wide(size)), newcomer, "", DARK);
    }
}

#[test]
fn the_newcomer_is_led_to_a_first_stance() {
    let newcomer = || Scene {
        newcomer: true,
        ..scene(TALKS, USUAL)
    };
    show("newcomer-moved", newcomer(), "j", DARK);
    show("newcomer-tagged", newcomer(), "j 2", DARK);
    show("newcomer-judged", newcomer(), "j 2 -", DARK);
}

#[test]
fn tagged_text() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("tagged-{}", wide(size)),
            scene(TAGGED, size),
            "",
            DARK,
        );
    }
}

#[test]
fn tagged_text_on_other_screens() {
    show("tagged-light", scene(TAGGED, USUAL), "j", LIGHT);
    show("tagged-mono", scene(TAGGED, USUAL), "j", MONO);
    show("tagged-sixteen", scene(TAGGED, USUAL), "j", SIXTEEN);
    show("tagged-256-light", scene(TAGGED, USUAL), "j", INDEXED);
}

#[test]
fn panes_stand_below_one_another_on_a_narrow_high_screen() {
    show("tagged-stacked", scene(TAGGED, (50, 40)), "j", DARK);
}

#[test]
fn a_selection() {
    show("select", scene(TAGGED, USUAL), "j v l l", DARK);
    show("select-mono", scene(TAGGED, USUAL), "j v l l", MONO);
    show("select-stance", scene(TAGGED, WIDE), "] v h", DARK);
    show("select-small", scene(TAGGED, SMALL), "j v o h", DARK);
}

#[test]
fn labels() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("labels-{}", wide(size)),
            scene(TAGGED, size),
            "f",
            DARK,
        );
    }
    let many = "A short one. ".repeat(9) + "\n\n" + &"One more of them. ".repeat(9);
    show("labels-letter", scene(&many, USUAL), "f s", DARK);
    show("labels-light", scene(TAGGED, USUAL), "j f", LIGHT);
    show("labels-sixteen", scene(TAGGED, USUAL), "j f", SIXTEEN);
    show(
        "labels-mono",
        scene(TAGGED, USUAL),
        "/ \"plan\" Enter f",
        MONO,
    );
    show("labels-select-mono", scene(TAGGED, SMALL), "v f", MONO);
    show("labels-missed", scene(TALKS, SMALL), "f 2", DARK);
}

#[test]
fn labels_on_wide_characters() {
    let wide = "外务大臣说,会谈没有结果。双方同意再次会面。a外。好。😀 Smiles. 👩‍👩‍👧‍👦! Families.\n\nقال الوزير. השר אמר.\n\n\u{202e}Turned. e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} marks.";
    show("labels-wide", scene(wide, USUAL), "f", DARK);
    show(
        "labels-wide-small",
        scene(&wide.repeat(3), (31, 12)),
        "f",
        MONO,
    );
}

#[test]
fn labels_follow_a_new_size() {
    let mut stage = Stage::open(scene(TAGGED, USUAL));
    stage.press("f");
    let (columns, rows) = SMALL;
    stage.happen(Event::Resized { columns, rows });
    compare("labels-resized", "f, then 40×12", &mut stage, DARK);
    let (columns, rows) = (20, 5);
    stage.happen(Event::Resized { columns, rows });
    stage.press("a");
    let (columns, rows) = USUAL;
    stage.happen(Event::Resized { columns, rows });
    stage.press("a a");
    let focus = stage.app.article().slice(stage.app.focus().span);
    assert!(focus.starts_with("The two delegations"), "{focus}");
}

#[test]
fn a_search() {
    show("search-typing", scene(TALKS, USUAL), "/ \"plan\"", DARK);
    show(
        "search-hits",
        scene(TALKS, USUAL),
        "/ \"plan\" Enter n",
        DARK,
    );
    show(
        "search-hits-mono",
        scene(TALKS, USUAL),
        "/ \"plan\" Enter n",
        MONO,
    );
    show("search-nothing", scene(TALKS, SMALL), "/ \"whale\"", DARK);
    show(
        "search-nothing-said",
        scene(TALKS, SMALL),
        "/ \"whale\" Enter",
        DARK,
    );
}

#[test]
fn the_side_pane() {
    show("pane-by-side", scene(TAGGED, USUAL), "Tab", DARK);
    show("pane-by-place", scene(TAGGED, USUAL), "p Tab j", DARK);
    show("pane-by-speaker", scene(TAGGED, WIDE), "p p Tab G", DARK);
    show("pane-small", scene(TAGGED, SMALL), "Tab j", DARK);
    show("pane-mono", scene(TAGGED, USUAL), "Tab j j", MONO);
    show("pane-folded", scene(TAGGED, USUAL), "z", DARK);
    show("pane-wider", scene(TAGGED, WIDE), "> > >", DARK);
}

#[test]
fn the_filter() {
    for size in [WIDE, USUAL, SMALL] {
        let size_name = wide(size);
        let shows = |what: &str, keys: &str| {
            show(
                &format!("filter-{what}-{size_name}"),
                scene(TAGGED, size),
                keys,
                DARK,
            );
        };
        shows("typing", "Tab f \"side:russia position\"");
        shows("empty", "Tab f");
        shows("mistake", "Tab f \"side:us,uk speker:lav\"");
        shows("on", "Tab f \"side:us,uk -position:neutral\" Enter j");
        shows("nothing", "Tab f \"speaker:nobody\" Enter j");
    }
    let on = "Tab f \"side:us\" Enter Esc";
    show("filter-text-small", scene(TAGGED, SMALL), on, DARK);
    show("filter-text-mono", scene(TAGGED, USUAL), on, MONO);
    show(
        "filter-typing-mono",
        scene(TAGGED, USUAL),
        "Tab f \"side:uk is:x\"",
        MONO,
    );
    show(
        "filter-hides",
        scene(TAGGED, USUAL),
        "Tab f \"side:us\" Enter Esc j 2",
        DARK,
    );
    let long = "Tab f \"speaker:'a very long name that nobody has ever heard' topic:x\" Left Left";
    show("filter-long", scene(TAGGED, SMALL), long, DARK);
}

#[test]
fn a_filter_half_typed_outlasts_a_resize() {
    let mut stage = Stage::open(scene(TAGGED, SMALL));
    stage.press("Tab f \"side:russia pos\"");
    for (columns, rows) in [(29, 7), (100, 14)] {
        stage.happen(Event::Resized { columns, rows });
    }
    stage.press("\"ition:oppose\"");
    compare(
        "filter-resized",
        "half of it, then 100×14",
        &mut stage,
        DARK,
    );
}

#[test]
fn keys_that_are_begun_outlast_all_news() {
    let news = [
        Event::Recalled(Past::default()),
        Event::Surveyed {
            number: 0,
            found: Elsewhere::default(),
        },
        Event::CodesLeft {
            reason: String::from("fish couldn't be written"),
        },
        Event::OthersRead {
            number: 0,
            layers: Layers::default(),
        },
        Event::Described {
            about: About::default(),
            heard: 0,
        },
        Event::Codebook {
            read: Err(vec![String::from("it can't be read")]),
            heard: 0,
        },
    ];
    for event in news {
        let mut stage = Stage::open(scene(TAGGED, USUAL));
        let before = stage.app.annotations().len();
        stage.press("r");
        let told = format!("{event:?}");
        stage.happen(event);
        assert_eq!(stage.app.pending().to_string(), "r", "{told}");
        stage.press("x");
        assert_eq!(stage.app.annotations().len(), before, "{told}");
    }
}

#[test]
fn no_key_changes_what_cannot_be_seen() {
    let mut stage = Stage::open(scene(TAGGED, (29, 7)));
    let before = stage.app.annotations().len();
    stage.press("j 4 x u");
    assert_eq!(stage.app.annotations().len(), before);
    assert!(stage.kept.is_empty());
    stage.press("q");
    assert_eq!(stage.asked, [Effect::Leave]);
}

#[test]
fn screens_that_are_too_small() {
    show("too-small-29x7", scene(TAGGED, (29, 7)), "", DARK);
    show("least-30x8", scene(TAGGED, (30, 8)), "", DARK);
    show("one-cell", scene(TAGGED, (1, 1)), "", DARK);
}

#[test]
fn texts_of_all_kinds() {
    show("empty", scene("", USUAL), "", DARK);
    show("hostile", scene(HOSTILE, USUAL), "j", DARK);
    show("hostile-mono", scene(HOSTILE, SMALL), "j", MONO);
    let long = "One short line. ".repeat(12) + "\n\n" + &"‹R:Another short line.› ".repeat(60);
    show("many-stances", scene(&long, USUAL), "G", DARK);
}

#[test]
fn a_screen_that_grows_keeps_its_place() {
    let mut stage = Stage::open(scene(TAGGED, SMALL));
    stage.press("j j j");
    let (columns, rows) = (100, 14);
    stage.happen(Event::Resized { columns, rows });
    compare("resized", "j j j, then 100×14", &mut stage, DARK);
}

fn scene(article: &str, size: (u16, u16)) -> Scene {
    Scene {
        size,
        ..Scene::of(article)
    }
}

fn wide((columns, rows): (u16, u16)) -> String {
    format!("{columns}x{rows}")
}

fn show(name: &str, scene: Scene, keys: &str, theme: Theme) {
    show_as(name, scene, keys, theme, |_| {});
}

fn show_as(name: &str, scene: Scene, keys: &str, theme: Theme, prepare: impl Fn(&mut Stage)) {
    stage::plain::check(name, &scene, keys, theme, &prepare);
    let size = wide(scene.size);
    let mut stage = Stage::open(scene);
    prepare(&mut stage);
    stage.press(keys);
    compare(name, &format!("{keys} · {size}"), &mut stage, theme);
}

fn compare(name: &str, made_by: &str, stage: &mut Stage, theme: Theme) {
    let buffer = stage.frame(theme);
    let Theme { ground, depth, .. } = theme;
    let text = format!(
        "{} · {ground:?}, {depth:?}\n\n{}",
        made_by.trim(),
        frame::whole(&buffer)
    );
    let file = format!("tests/screens/{name}.txt");
    if let Some(difference) = golden::differs(&file, &text) {
        panic!("{difference}");
    }
}
