use super::{Binding, Colors, Command, Context, Ground, Known, Settings, read};
use crate::keys::{Sequence, parse_ways};
use proptest::prelude::*;

mod suggestions;

fn context(name: &str, types: bool) -> Context {
    Context {
        name: name.to_owned(),
        types,
        tags: !types,
    }
}

fn command(name: &'static str, keys: &str, contexts: &[&str]) -> Command<'static> {
    Command {
        name,
        ways: parse_ways(keys).unwrap(),
        contexts: contexts.iter().map(|&name| name.to_owned()).collect(),
        needed: name == "leave-at-once",
    }
}

/// A small program: four commands in three contexts, one side, one role.
fn settings(text: &str) -> Settings {
    let style = |role: &str, words: &str| match (role, words) {
        ("focus", "bold") => Ok(()),
        ("focus", _) => Err(format!("`{words}` is no style")),
        _ => Err(format!("`{role}` is no role; nearest: `focus`")),
    };
    let known = Known {
        commands: vec![
            command("delete", "x", &["read", "stances"]),
            command("undo", "u", &["read", "stances"]),
            command("search", "/", &["read"]),
            command("leave-at-once", "Ctrl-c", &["read", "stances", "palette"]),
        ],
        contexts: vec![
            context("read", false),
            context("stances", false),
            context("palette", true),
        ],
        taken: vec![('2', String::from("side Russia"))],
        style: &style,
        annotator: &|name| match name {
            "coder1" => Ok(()),
            _ => Err(String::from("expected a short name")),
        },
        kinds: vec!["direct", "mixed", "indirect"],
    };
    read(text, &known)
}

/// What is wrong with `text`, line by line.
fn complaints(text: &str) -> Vec<String> {
    settings(text)
        .mistakes
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The bindings of `text` that count.
fn bound(text: &str) -> Vec<String> {
    let shown = |Binding {
                     command,
                     context,
                     ways,
                     ..
                 }: &Binding| {
        let ways: Vec<_> = ways.iter().map(Sequence::to_string).collect();
        let place = context.as_deref().unwrap_or("all");
        format!("{place} {command}: {}", ways.join(" "))
    };
    settings(text).keys.iter().map(shown).collect()
}

#[test]
fn what_is_right_counts() {
    let text = r#"
# a comment
[keys]
delete = "d d"
undo = ["U", "Ctrl-x u", "\""]
search = []
[keys.stances]
undo = "z,z"
[keys.palette]
leave-at-once = "Ctrl-q"
[style]
focus = "bold"
[ui]
plain = true
mouse = false
ground = "light"
colors = "256"
"#;
    let settings = settings(text);
    assert_eq!(settings.mistakes, []);
    assert_eq!(
        bound(text),
        [
            "all delete: d,d",
            "all undo: U Ctrl-x,u \"",
            "all search: ",
            "stances undo: z,z",
            "palette leave-at-once: Ctrl-q",
        ]
    );
    assert_eq!(settings.styles[0].words, "bold");
    assert!(settings.ui.plain && !settings.ui.mouse);
    assert_eq!(
        (settings.ui.ground, settings.ui.colors),
        (Ground::Light, Colors::Indexed)
    );
}

#[test]
fn an_empty_file_sets_nothing() {
    for text in ["", "\n\n", "# nothing\n", "[keys]\n[ui]\n"] {
        assert_eq!(settings(text), Settings::default(), "{text}");
    }
}

/// Files with one thing wrong each.
const WRONG: [(&str, &str); 31] = [
    (
        "[keys]\ndelte = \"d\"",
        "2:1: `delte` is no command; nearest: `delete`",
    ),
    (
        "[keys]\nfly = \"d\"",
        "2:1: `fly` is no command; `standoff keys` lists them",
    ),
    ("[kesy]", "1:2: `kesy` is no section; nearest: `keys`"),
    (
        "colour = \"x\"",
        "1:1: `colour` is no section; there are [keys], [style], [suggestions] and [ui], and `annotator` above them",
    ),
    (
        "keys = 1",
        "1:1: `keys` is a number; expected the section [keys]",
    ),
    (
        "[keys.raed]\nundo = \"d\"",
        "1:7: `raed` is no context; nearest: `read`",
    ),
    (
        "[keys.help]",
        "1:7: `help` is no context; there are read, stances, palette",
    ),
    (
        "[keys.stances]\nsearch = \"d\"",
        "2:1: `search` has no key in stances; it has in read",
    ),
    (
        "[keys]\nundo = 7",
        "2:8: `undo` is a number; expected keys in quotes, as in \"d d\" or [\"d\", \"Ctrl-x\"]",
    ),
    (
        "[keys]\nundo = [\"d\", true]",
        "2:14: `undo` is true or false; expected keys in quotes, as in \"d d\" or [\"d\", \"Ctrl-x\"]",
    ),
    (
        "[keys]\nundo = \"Entre\"",
        "2:8: `undo`: no key is called Entre (column 1); did you mean Enter?",
    ),
    (
        "[keys]\nundo = [\"U\", \"d d Spcae\"]",
        "2:14: `undo`: no key is called Spcae (column 5); did you mean Space?",
    ),
    (
        "[keys]\nundo = \"a b c d e\"",
        "2:8: `undo`: at most four keys can be pressed one after another",
    ),
    (
        "[keys]\nundo = \"d Esc\"",
        "2:8: `undo`: after another key Esc only goes back",
    ),
    (
        "[keys]\nundo = \"2\"",
        "2:1: `undo` can't be 2: 2 is the key of side Russia",
    ),
    (
        "[keys]\nundo = \"2 u\"",
        "2:1: `undo` can't be 2 u: 2 is the key of side Russia",
    ),
    (
        "[keys]\nleave-at-once = []",
        "2:1: `leave-at-once` must have a key, or there may be no way out; Ctrl-c stays",
    ),
    (
        "[keys]\nleave-at-once = \"Q\"",
        "2:1: `leave-at-once` can't be Q: Q is typed in palette; give the keys of one context only, as in [keys.read]",
    ),
    (
        "[keys]\nundo = \"x\"",
        "2:1: `undo` can't be x: in read that is `delete`; give that other keys, or \"\"",
    ),
    ("[keys]\nundo = [\"U\", \"U\"]", "2:1: `undo` has U twice"),
    (
        "[keys]\nundo = \"d\"\ndelete = \"d d\"",
        "3:1: `delete` can't be d d: in read it begins with d, which is `undo`; give that other keys, or \"\"",
    ),
    (
        "[keys]\ndelete = \"d d\"\nundo = \"d\"",
        "3:1: `undo` can't be d: in read it begins d d, which is `delete`; give that other keys, or \"\"",
    ),
    (
        "[keys.stances]\nundo = \"x y\"",
        "2:1: `undo` can't be x y: in stances it begins with x, which is `delete`; give that other keys, or \"\"",
    ),
    (
        "[style]\nfocsu = \"bold\"",
        "2:1: `focsu` is no role; nearest: `focus`",
    ),
    (
        "[style]\nfocus = 3",
        "2:1: `focus` is a number; expected words in quotes, as in \"bold cyan\"",
    ),
    (
        "[ui]\nplian = true",
        "2:1: `plian` is no key of [ui]; nearest: `plain`",
    ),
    (
        "[ui]\nplain = \"yes\"",
        "2:1: `plain` is \"yes\"; expected true or false",
    ),
    (
        "[ui]\nground = \"black\"",
        "2:1: `ground` is \"black\"; expected \"auto\", \"dark\" or \"light\"",
    ),
    (
        "[ui]\ncolors = 16",
        "2:1: `colors` is a number; expected \"auto\", \"none\", \"16\", \"256\" or \"true\"",
    ),
    ("[ui]\n  é = 1", "2:3: invalid unquoted key"),
    ("[keys]\nundo = \"U\"\nundo = \"V\"", "3:1: duplicate key"),
];

#[test]
fn each_mistake_is_named_with_its_place_and_the_remedy() {
    for (text, complaint) in WRONG {
        let found = complaints(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with(complaint),
            "{text}\n{}\n{complaint}",
            found[0]
        );
    }
}

#[test]
fn all_mistakes_are_told_and_what_is_right_counts() {
    let text = "[kys]\n[keys]\ndelte = 1\nundo = \"U\"\nsearch = \"Spcae\"\n[ui]\nplain = true\nmouse = 0\n";
    let places: Vec<_> = settings(text)
        .mistakes
        .iter()
        .map(|mistake| mistake.line)
        .collect();
    assert_eq!(places, [1, 3, 5, 8]);
    assert_eq!(bound(text), ["all undo: U"]);
    assert!(settings(text).ui.plain);
}

#[test]
fn of_a_file_that_is_no_toml_nothing_counts() {
    let text = "[keys]\nundo = \"U\"\ndelete = \"d\n";
    let found = complaints(text);
    assert!(
        found[0].starts_with("3:12: ")
            && found[0].ends_with("nothing of this file counts until that is mended"),
        "{found:?}"
    );
    assert_eq!(bound(text), [""; 0]);
}

#[test]
fn keys_may_be_swapped() {
    let text = "[keys]\ndelete = \"u\"\nundo = \"x\"";
    assert_eq!(complaints(text), [""; 0]);
    assert_eq!(bound(text).len(), 2);
}

/// What gives way gets its own key back, which may stand in somebody else's way.
#[test]
fn of_keys_that_meet_the_last_gives_way_until_all_fit() {
    let text = "[keys]\nundo = \"x\"\ndelete = \"/\"";
    let found: Vec<_> = settings(text)
        .mistakes
        .iter()
        .map(|mistake| mistake.line)
        .collect();
    assert_eq!(found, [2, 3]);
    assert_eq!(bound(text), [""; 0]);
}

#[test]
fn no_file_whatever_makes_it_fall() {
    for text in [
        "[",
        "=",
        "[keys",
        "keys.read.undo.x = 1",
        "[[keys]]",
        "\0",
        "[style]\n\"\" = \"\"",
        "[keys]\n\"\" = []",
        "[keys]\nundo = [[\"x\"]]",
    ] {
        let _ = settings(text);
    }
    let long = format!("[keys]\n{} = \"{}\"", "x".repeat(9999), "y".repeat(9999));
    assert!(complaints(&long)[0].len() < 200);
}

proptest! {
    /// Whatever stands in the file, each mistake has a place in it, and the keys that count don't meet.
    #[test]
    fn any_settings_are_read(lines in prop::collection::vec(line(), 0..12)) {
        let text = lines.join("\n");
        let settings = settings(&text);
        for mistake in &settings.mistakes {
            let line = text.lines().nth(mistake.line - 1).unwrap_or_default();
            prop_assert!(mistake.column <= line.chars().count() + 1, "{text}\n{mistake}");
        }
        for (index, binding) in settings.keys.iter().enumerate() {
            for other in settings.keys.iter().skip(index + 1) {
                let meets = other.context == binding.context
                    && other.ways.iter().any(|way| binding.ways.contains(way));
                prop_assert!(!meets, "{text}\n{binding:?} {other:?}");
            }
        }
    }
}

/// A line of settings, mostly right.
fn line() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "delete",
        "undo",
        "search",
        "leave-at-once",
        "é",
        "plain",
    ]);
    let keys = prop::sample::select(vec![
        "\"d\"",
        "\"d d\"",
        "[\"x\", \"u\"]",
        "[]",
        "\"Spcae\"",
        "\"2\"",
        "true",
        "\"d",
    ]);
    prop_oneof![
        4 => (name, keys).prop_map(|(name, keys)| format!("{name} = {keys}")),
        1 => prop::sample::select(vec!["[keys]", "[keys.read]", "[keys.stances]", "[ui]", "[x"]).prop_map(String::from),
    ]
}

#[test]
fn who_tags_stands_above_the_sections() {
    let found = settings("annotator = \"coder1\"\n[ui]\nplain = true\n");
    assert_eq!(found.annotator.as_deref(), Some("coder1"));
    assert!(found.mistakes.is_empty(), "{:?}", found.mistakes);
    for (text, said) in [
        (
            "annotator = \"Coder 1\"",
            "1:1: `annotator` is \"Coder 1\"; expected a short name",
        ),
        (
            "annotator = 3",
            "1:1: `annotator` is a number; expected a name in quotes",
        ),
        (
            "anotator = \"coder1\"",
            "1:1: `anotator` is no section; nearest: `annotator`",
        ),
    ] {
        assert_eq!(settings(text).annotator, None, "{text}");
        assert_eq!(complaints(text), [said]);
    }
}
