use super::{Decoder, Ground, Input};
use crate::keys::{Act, Key, Mouse, parse_keys};

/// What the bytes mean when nothing follows them.
fn decode(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut out);
    if decoder.waits().is_some() {
        decoder.silence(&mut out);
    }
    assert_eq!(decoder.waits(), None, "{bytes:?}");
    out
}

fn keys(row: &str) -> Vec<Input> {
    parse_keys(row)
        .unwrap()
        .into_iter()
        .map(Input::Key)
        .collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_terminals_send_for_keys_is_those_keys() {
    let cases: [(&[u8], &str); 87] = [
        (b"jJ 2-", "j J Space 2 -"),
        ("é中🎉".as_bytes(), "é 中 🎉"),
        (b"\r\n\t", "Enter Ctrl-j Tab"),
        (b"\x7f\x08", "Backspace Backspace"),
        (
            b"\0\x01\x1a\x1c\x1d\x1e\x1f",
            r"Ctrl-Space Ctrl-a Ctrl-z Ctrl-\ Ctrl-] Ctrl-^ Ctrl-_",
        ),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1bj", "Alt-j"),
        (b"\x1bJ", "Alt-J"),
        ("\u{1b}é".as_bytes(), "Alt-é"),
        (b"\x1b\r", "Alt-Enter"),
        (b"\x1b\x7f", "Alt-Backspace"),
        (b"\x1b[", "Alt-["),
        (b"\x1bO", "Alt-O"),
        (b"\x1b]", "Alt-]"),
        (b"\x1bP", "Alt-P"),
        (b"\x1b[\r", "Alt-[ Enter"),
        (b"\x1bO\r", "Alt-O Enter"),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
        (b"\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
        (b"\x1b[H\x1b[F\x1bOH\x1bOF", "Home End Home End"),
        (b"\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End"),
        (b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~", "Insert Delete PgUp PgDn"),
        (b"\x1b[1;5A", "Ctrl-Up"),
        (b"\x1b[1;2B", "Shift-Down"),
        (b"\x1b[1;3C", "Alt-Right"),
        (b"\x1b[1;8D", "Ctrl-Alt-Shift-Left"),
        (b"\x1b[1;9A", ""),
        (b"\x1b[5;5~", "Ctrl-PgUp"),
        (b"\x1b[Z", "Shift-Tab"),
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
        (b"\x1b[P\x1b[1;2P", "F1 Shift-F1"),
        (
            b"\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~",
            "F1 F5 F6 F10 F11 F12",
        ),
        (
            b"\x1b[25~\x1b[26~\x1b[28~\x1b[29~\x1b[31~\x1b[34~",
            "F13 F14 F15 F16 F17 F20",
        ),
        (b"\x1b[[A\x1b[[B\x1b[[E", "F1 F2 F5"),
        (b"\x1b[[F", ""),
        (
            b"\x1b[a\x1b[b\x1bOa\x1bOd",
            "Shift-Up Shift-Down Ctrl-Up Ctrl-Left",
        ),
        (
            b"\x1b[5^\x1b[5$\x1b[5@",
            "Ctrl-PgUp Shift-PgUp Ctrl-Shift-PgUp",
        ),
        (b"\x1bOp\x1bOq\x1bOr\x1bOs\x1bOt", "0 1 2 3 4"),
        (b"\x1bOu\x1bOv\x1bOw\x1bOx\x1bOy", "5 6 7 8 9"),
        (
            b"\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo\x1bOX\x1bOM",
            "* + , - . / = Enter",
        ),
        (b"\x1b[E\x1bOE\x1b[9~\x1b[99~", ""),
        (b"\x1b[97u", "a"),
        (b"\x1b[97;2u", "A"),
        (b"\x1b[49:33;2u", "!"),
        (b"\x1b[97;5u", "Ctrl-a"),
        (b"\x1b[97;5:1u", "Ctrl-a"),
        (b"\x1b[97;5:3u", ""),
        (b"\x1b[1;1:3A", ""),
        (b"\x1b[97;65u", "a"),
        (b"\x1b[97;9u", ""),
        (
            b"\x1b[13;5u\x1b[27u\x1b[9;2u\x1b[127;3u",
            "Ctrl-Enter Esc Shift-Tab Alt-Backspace",
        ),
        (b"\x1b[57399u\x1b[57408u\x1b[57414u", "0 9 Enter"),
        (b"\x1b[57412u\x1b[57413u\x1b[57415u", "- + ="),
        (b"\x1b[57417u\x1b[57426u", "Left Delete"),
        (b"\x1b[57376u\x1b[57387u", "F13 F24"),
        (b"\x1b[57358u\x1b[57441u", ""),
        (b"\x1b[27u", "Esc"),
        (b"\x1b[27;5;9~", "Ctrl-Tab"),
        (b"\x1b[27;6;105~", "Ctrl-i"),
        (b"\x1b[1114112u\x1b[55296u\x1b[0u\x1b[31u", ""),
        (b"\x1b[99999999999999999999u", ""),
        // Reports that nobody asked for, and broken off ones.
        (b"\x1b[12;40Rj", "j"),
        (b"\x1b[?1u\x1b[?2026;2$yj", "j"),
        (b"\x1b[>41;330;0cj", "j"),
        (b"\x1b[I\x1b[Oj", "j"),
        (b"\x1b[M !!j", "j"),
        (b"\x1b[0nj", "j"),
        (b"\x1b[12;\x1b[A", "Up"),
        (b"\x1b[12;\x18j", "j"),
        (b"\x1b[12;\rj", "Enter j"),
        (b"\x1b[1;", ""),
        (b"\x1bP1$r0m\x1b\\j", "j"),
        (b"\x1bP\x07\x1b\\j", "j"),
        (b"\x1b_Gi=1;OK\x1b\\j", "j"),
        (b"\x1b^x\x1b\\\x1bXx\x1b\\j", "j"),
        (b"\x1b]10;rgb:0/0/0\x07j", "j"),
        (b"\x1b]52;c;cXVpdA==\x1b\\j", "j"),
        (b"\x1b]11;half", ""),
        (b"\x1b]11;half\x1b[A", "Up"),
        (b"\x1b]11;half\x18j", "j"),
        // What is no UTF-8 is nothing.
        (b"\xff\xfe\x80j\xc0\xafj", "j j"),
        (b"\xe4\xb8j", "j"),
        (b"\xe4\xb8", ""),
        (b"\xed\xa0\x80\xf4\x90\x80\x80j", "j"),
        (b"\xc2\x9b1mj", "1 m j"),
        (b"\x1b[201~j", "j"),
    ];
    for (bytes, row) in cases {
        let bytes_as_text = String::from_utf8_lossy(bytes);
        assert_eq!(decode(bytes), keys(row), "{bytes_as_text:?}");
    }
}

#[test]
fn the_mouse_is_read_from_its_reports() {
    type Acts = &'static [(Act, u16, u16)];
    let cases: [(&[u8], Acts); 20] = [
        (
            b"\x1b[<0;10;20M\x1b[<0;10;20m",
            &[(Act::Press, 9, 19), (Act::Release, 9, 19)],
        ),
        (b"\x1b[<0;1;1M", &[(Act::Press, 0, 0)]),
        (b"\x1b[<32;2;3M", &[(Act::Drag, 1, 2)]),
        (b"\x1b[<36;2;3M", &[(Act::Drag, 1, 2)]),
        (b"\x1b[<16;2;3m", &[(Act::Release, 1, 2)]),
        (
            b"\x1b[<64;5;6M\x1b[<65;5;6M",
            &[(Act::WheelUp, 4, 5), (Act::WheelDown, 4, 5)],
        ),
        (b"\x1b[<0;65536;65536M", &[(Act::Press, 65535, 65535)]),
        // Other buttons, sideways wheels, modifiers, movements without a button.
        (b"\x1b[<1;2;3M\x1b[<2;2;3M\x1b[<2;2;3m\x1b[<33;2;3M", &[]),
        (
            b"\x1b[<66;2;3M\x1b[<67;2;3M\x1b[<128;2;3M\x1b[<35;2;3M",
            &[],
        ),
        (b"\x1b[<4;2;3M\x1b[<8;2;3M\x1b[<16;2;3M\x1b[<80;2;3M", &[]),
        // No report at all.
        (b"\x1b[<0;0;3M\x1b[<0;3;0M", &[]),
        (b"\x1b[<0;65537;3M", &[]),
        (b"\x1b[<0;99999999999999999999;3M", &[]),
        (b"\x1b[<0;3M\x1b[<0M\x1b[<M\x1b[<;;M", &[]),
        (b"\x1b[<0;3;3;3M", &[]),
        (b"\x1b[<0;-1;3M\x1b[<0;1:2;3M\x1b[<<0;1;3M", &[]),
        (b"\x1b[<0;2;3A\x1b[<0;2;3~\x1b[<0;2;3u", &[]),
        (b"\x1b[0;2;3M", &[]),
        (b"\x1b[<0;2;", &[]),
        (b"\x1b[<0;2\x1b[<0;2;3M", &[(Act::Press, 1, 2)]),
    ];
    for (bytes, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|&(act, column, row)| Input::Mouse(Mouse::at(act, column, row)))
            .collect();
        let bytes_as_text = String::from_utf8_lossy(bytes);
        assert_eq!(decode(bytes), expected, "{bytes_as_text:?}");
        // And nothing of it is typed.
        let mut followed = bytes.to_vec();
        followed.extend(b"\x1b[Bj");
        let keys_after = decode(&followed).len() - expected.len();
        assert_eq!(keys_after, 2, "{bytes_as_text:?}");
    }
}

#[test]
fn the_background_is_read_from_the_answer() {
    let ground = |red, green, blue| vec![Input::Ground(Ground { red, green, blue })];
    let cases: [(&[u8], Vec<Input>); 9] = [
        (b"\x1b]11;rgb:ffff/8000/0000\x1b\\", ground(65535, 32768, 0)),
        (b"\x1b]11;rgb:ffff/8000/0000\x07", ground(65535, 32768, 0)),
        (b"\x1b]11;rgb:ff/80/00\x07", ground(65535, 32896, 0)),
        (b"\x1b]11;rgb:f/f/f\x07", ground(65535, 65535, 65535)),
        (b"\x1b]11;rgba:ff/80/00/ffff\x07", ground(65535, 32896, 0)),
        (b"\x1b]11;rgb:ff/80\x07", vec![]),
        (b"\x1b]11;rgb:+f/80/00\x07", vec![]),
        (b"\x1b]11;rgb:fffff/80/00\x07", vec![]),
        (b"\x1b]11;rgb:\xff/80/00\x07", vec![]),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            decode(bytes),
            expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    let light = |red, green, blue| Ground { red, green, blue }.is_light();
    assert!(light(65535, 65535, 65535) && light(0xfdfd, 0xf6f6, 0xe3e3));
    assert!(!light(0, 0, 0) && !light(0, 0x2b2b, 0x3636) && !light(0, 0, 65535));
    assert_eq!(decode(b"\x1b[?64;1;2c"), [Input::Answered]);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let paste = |text: &str| vec![Input::Paste(text.to_owned())];
    let cases: [(&[u8], Vec<Input>); 11] = [
        (b"\x1b[200~a\x1b[20\x1b[201~", paste("a")),
        (b"\x1b[200~dd\x1b[201~", paste("dd")),
        (b"\x1b[200~\x1b[201~", paste("")),
        (b"\x1b[200~a\r\nb\rc\nd\te\x1b[201~", paste("a\nb\nc\nd\te")),
        (
            b"\x1b[200~a\x1b[31m\x03\x7f\xc2\x9bb\xff\x1b[201~",
            paste("ab"),
        ),
        (b"\x1b[200~a\x1b[20\x1b\x1b[201~", paste("a")),
        (
            b"\x1b[200~\x1b[1;31mred\x1b[0m \x1b]8;;http://a.b\x1b\\link\x1b]8;;\x07 \x1b(Bend\x1b=\x1b[201~",
            paste("red link end"),
        ),
        (
            b"\x1b[200~\x1b]0;no end\nnext \x1bPq#0\x1b\\line\x1b[201~",
            paste("\nnext line"),
        ),
        ("\x1b[200~\x1b[3\u{e9}\x1b\u{e9}\x1b[ \x1b[201~".as_bytes(), paste("\u{e9}\u{e9}")),
        (b"\x1b[200~cut off", paste("cut off")),
        (b"\x1b[200~cut off\x1b[20", paste("cut off")),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            decode(bytes),
            expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn what_never_ends_takes_bounded_memory_and_keys_work_again() {
    let many = vec![b'x'; 3 << 20];
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b[200~", &mut out);
    decoder.feed(&many, &mut out);
    decoder.feed(b"\x1b[201~j", &mut out);
    assert!(matches!(&out[..], [Input::Paste(text), Input::Key(_)] if text.len() == 1 << 20));
    for start in [&b"\x1b]11;"[..], b"\x1bP", b"\x1b["] {
        out.clear();
        decoder.feed(start, &mut out);
        decoder.feed(&vec![b'0'; 1 << 20], &mut out);
        assert!(format!("{decoder:?}").len() < 4096);
        decoder.silence(&mut out);
        decoder.feed(b"j", &mut out);
        assert_eq!(out, [Input::Key(Key::char('j'))]);
    }
}

/// Steele and Vigna 2021, table 5.
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(1);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn any_bytes_split_anywhere_mean_the_same() {
    let pieces: [&[u8]; 17] = [
        b"<0;",
        b"\x1b",
        b"[",
        b"O",
        b"]11;",
        b"rgb:1/2/3",
        b"\x07",
        b"\\",
        b"200~",
        b"201~",
        b"1;5",
        b"A",
        b"M",
        b"u",
        b"\xe4\xb8",
        b"\xad",
        b"P",
    ];
    let mut state = 7;
    for _ in 0..20_000 {
        let mut bytes = Vec::new();
        for _ in 0..random(&mut state) % 12 {
            match random(&mut state) % 4 {
                0 => bytes.push(u8::try_from(random(&mut state) % 256).unwrap()),
                _ => bytes.extend(pieces[random(&mut state) % pieces.len()]),
            }
        }
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(1 + random(&mut state) % rest.len());
            decoder.feed(now, &mut out);
            rest = later;
        }
        decoder.silence(&mut out);
        assert_eq!(out, decode(&bytes), "{bytes:?}");
        let controls = |input: &Input| matches!(input, Input::Key(key) if key.typed().is_some_and(char::is_control));
        assert!(!out.iter().any(controls), "{bytes:?}");
    }
}

#[test]
fn only_what_is_cut_off_waits_and_a_lone_escape_not_long() {
    let wait = |bytes: &[u8]| {
        let mut decoder = Decoder::default();
        decoder.feed(bytes, &mut Vec::new());
        decoder.waits().map(|wait| wait.as_millis())
    };
    assert_eq!(wait(b"j\x1b[A\x1bOP\x1b]0;x\x07"), None);
    assert_eq!(wait(b"\x1b"), Some(30));
    assert_eq!(wait(b"\x1b]"), Some(50));
    assert_eq!(wait(b"\x1b]11"), Some(1_000));
    assert_eq!(wait(b"\x1b[200~a"), Some(5_000));
    assert_eq!(
        (wait(b"\x1b[1;"), wait(b"\x1b[<0;1")),
        (Some(50), Some(1_000))
    );
}
