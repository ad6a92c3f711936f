use super::{Code, Key, Problem, parse_keys, parse_ways};
use crate::keys::Sequence;

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

#[test]
fn keys_are_read_as_they_are_written() {
    let cases = [
        ("j", Key::char('j')),
        ("J", Key::char('J')),
        ("é", Key::char('é')),
        ("Ж", Key::char('Ж')),
        ("'", Key::char('\'')),
        ("\"", Key::char('"')),
        ("\\", Key::char('\\')),
        ("-", Key::char('-')),
        ("Space", Key::char(' ')),
        ("U+00A0", Key::char('\u{a0}')),
        ("U+0301", Key::char('\u{301}')),
        ("U+2191", Key::char('↑')),
        ("Enter", Key::new(Code::Enter)),
        ("PgUp", Key::new(Code::PageUp)),
        ("PgDn", Key::new(Code::PageDown)),
        ("F1", Key::new(Code::Function(1))),
        ("F24", Key::new(Code::Function(24))),
        ("Ctrl-d", Key::char('d').with_ctrl()),
        ("Ctrl--", Key::char('-').with_ctrl()),
        ("Ctrl-Space", Key::char(' ').with_ctrl()),
        ("Alt-Enter", Key::new(Code::Enter).with_alt()),
        ("Shift-Tab", Key::new(Code::Tab).with_shift()),
        (
            "Ctrl-Alt-Shift-Up",
            Key::new(Code::Up).with_shift().with_alt().with_ctrl(),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(key(text), expected, "{text}");
        assert_eq!(expected.to_string(), text);
    }
}

#[test]
fn other_spellings_mean_the_same_key() {
    let cases = [
        ("return", "Enter"),
        ("ESCAPE", "Esc"),
        ("del", "Delete"),
        ("ins", "Insert"),
        ("PageDown", "PgDn"),
        ("↓", "Down"),
        ("Ctrl-↓", "Ctrl-Down"),
        ("f12", "F12"),
        ("ctrl-D", "Ctrl-d"),
        ("C-d", "Ctrl-d"),
        ("shift-ctrl-alt-up", "Ctrl-Alt-Shift-Up"),
        ("Shift-j", "J"),
        ("Ctrl-Shift-j", "Ctrl-j"),
        ("u+41", "A"),
    ];
    for (other, usual) in cases {
        assert_eq!(key(other).to_string(), usual, "{other}");
    }
}

#[test]
fn every_character_goes_out_and_comes_back() {
    for char in (0..=0xffff)
        .chain(0x1_f300..0x1_f320)
        .filter_map(char::from_u32)
        .filter(|char| !char.is_control())
    {
        for made in [
            Key::char(char),
            Key::char(char).with_alt(),
            Key::char(char).with_ctrl(),
        ] {
            let row = format!("{made} {made}");
            assert_eq!(parse_keys(&row).unwrap(), [made, made], "{row:?}");
        }
    }
}

#[test]
fn a_row_of_keys_may_hold_typed_text() {
    let typed = |text: &str| text.chars().map(Key::char).collect::<Vec<_>>();
    let cases = [
        ("", vec![]),
        ("  j   j\t2\n-", typed("jj2-")),
        ("\"low point\"", typed("low point")),
        (r#""say \"no\" \\""#, typed(r#"say "no" \"#)),
        ("\"\" j", typed("j")),
        ("\" j \"", typed("\"j\"")),
        (
            "/ \"a b\" Enter",
            [typed("/a b"), vec![Key::new(Code::Enter)]].concat(),
        ),
    ];
    for (row, expected) in cases {
        assert_eq!(parse_keys(row).unwrap(), expected, "{row}");
    }
}

#[test]
fn commas_join_the_keys_of_a_sequence() {
    let cases = [
        ("r,s", "r s"),
        ("Ctrl-x,Ctrl-s x", "Ctrl-x Ctrl-s x"),
        (",", ","),
        (",,,", ", ,"),
        (",,,,s", ", , s"),
        ("r,,", "r ,"),
        ("-,r", "- r"),
        ("Ctrl-,", "Ctrl-,"),
        ("Ctrl-,,r", "Ctrl-, r"),
        ("Space,a,Enter", "Space a Enter"),
    ];
    for (joined, plain) in cases {
        let plain: Vec<Key> = plain.split(' ').map(key).collect();
        assert_eq!(parse_keys(joined).unwrap(), plain, "{joined}");
    }
}

#[test]
fn ways_are_alternatives_of_one_or_more_keys() {
    let ways = parse_ways("x d,d \"zz\" ,").unwrap();
    let labels: Vec<_> = ways.iter().map(Sequence::label).collect();
    assert_eq!(labels, ["x", "d d", "z z", ","]);
    let written: Vec<_> = ways.iter().map(Sequence::to_string).collect();
    assert_eq!(written, ["x", "d,d", "z,z", ","]);
    assert_eq!(
        parse_ways("x,,,,").unwrap(),
        [Sequence::new(&[key("x"), key(","), key(",")]).unwrap()]
    );
    assert_eq!(parse_ways("a,b,c,d,e").unwrap(), []);
    assert_eq!(parse_ways("x  spcae").unwrap_err().column, 4);
}

#[test]
fn a_sequence_grows_and_shrinks_and_begins_others() {
    let of = |row: &str| Sequence::new(&parse_keys(row).unwrap()).unwrap();
    assert_eq!(of("r").then(key("s")), Some(of("r s")));
    assert_eq!(of("r s").before_last(), of("r"));
    assert_eq!(of("").before_last(), of(""));
    assert_eq!(of("a b c d").then(key("e")), None);
    assert!(of("r s").starts_with(&of("r")) && of("r").starts_with(&of("")));
    assert!(!of("r").starts_with(&of("r s")) && !of("r s").starts_with(&of("s")));
    assert!(of("r") < of("r a") && of("r a") < of("s"));
    assert_eq!((of("r s").len(), of("").is_empty()), (2, true));
}

#[test]
fn a_word_that_is_no_key_is_named_with_its_column_and_the_remedy() {
    let cases = [
        ("j Entre", 3, Problem::Unknown(Some("Enter"))),
        ("ж  spcae", 4, Problem::Unknown(Some("Space"))),
        ("jj", 1, Problem::Unknown(None)),
        ("Ctrl-", 1, Problem::Unknown(None)),
        ("F25", 1, Problem::Unknown(None)),
        ("F0", 1, Problem::Unknown(None)),
        ("F+1", 1, Problem::Unknown(None)),
        ("U+110000", 1, Problem::Unknown(None)),
        ("U+1B", 1, Problem::Unknown(None)),
        ("Shift-1", 1, Problem::Shifted),
        ("j \"abc", 3, Problem::Unclosed),
        ("j \"abc\"Enter", 3, Problem::Glued),
        (r#""a\n""#, 1, Problem::Escape),
        ("\"a\u{1b}[31m\"", 1, Problem::Control),
    ];
    for (row, column, problem) in cases {
        let error = parse_keys(row).unwrap_err();
        assert_eq!((error.column, error.problem), (column, problem), "{row}");
    }
}

#[test]
fn an_error_shows_no_byte_that_a_terminal_would_obey() {
    let error = parse_keys(&format!("\u{1b}]0;x\u{7}\u{202e}{}", "y".repeat(99))).unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with(r"no key is called \u{1b}]0;x\u{7}\u{202e}yyy"),
        "{text}"
    );
    assert!(text.contains("y… (column 1)") && !text.contains(char::is_control));
}

#[test]
fn on_screen_arrows_are_drawn() {
    assert_eq!(key("Down").label(), "↓");
    assert_eq!(key("Ctrl-Left").label(), "Ctrl-←");
    assert_eq!(key("Ctrl-d").label(), "Ctrl-d");
}

#[test]
fn a_key_with_alt_is_also_escape_and_the_key() {
    assert_eq!(key("Alt-j").as_escaped(), Some([key("Esc"), key("j")]));
    assert_eq!(key("j").as_escaped(), None);
    assert_eq!(
        (
            key("j").typed(),
            key("Ctrl-j").typed(),
            key("Alt-j").typed()
        ),
        (Some('j'), None, None)
    );
}
