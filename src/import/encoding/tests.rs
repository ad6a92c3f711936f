use super::*;

const RUSSIAN: &str =
    "Министр иностранных дел заявил, что переговоры в Женеве продолжатся завтра утром.\n";
const GERMAN: &str =
    "Die Außenministerin sagte, man werde über die Vorschläge am Montag weiter verhandeln.\n";
const POLISH: &str =
    "Rzecznik rządu powiedział, że żadna decyzja w tej sprawie jeszcze nie zapadła.\n";
const CHINESE: &str = "外交部发言人星期三表示，双方将继续就停火问题进行谈判，但没有说明时间。\n";
const TAIWAN: &str = "外交部發言人星期三表示，雙方將繼續就停火問題進行談判，但沒有說明時間。\n";
const JAPANESE: &str = "外務省の報道官は水曜日、双方が停戦について協議を続けると述べた。\n";
const KOREAN: &str = "외교부 대변인은 수요일 양측이 휴전 협상을 계속할 것이라고 밝혔다.\n";
const GREEK: &str =
    "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν αύριο το πρωί.\n";
const ARABIC: &str = "قال وزير الخارجية إن المحادثات ستستمر غدا في جنيف.\n";

fn label(name: &str) -> &'static encoding_rs::Encoding {
    encoding_rs::Encoding::for_label(name.as_bytes()).expect("a label")
}

fn encoded(text: &str, name: &str) -> Vec<u8> {
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    match name {
        "utf-16le" => wide(u16::to_le_bytes),
        "utf-16be" => wide(u16::to_be_bytes),
        "utf-32le" => text
            .chars()
            .flat_map(|letter| u32::from(letter).to_le_bytes())
            .collect(),
        "utf-32be" => text
            .chars()
            .flat_map(|letter| u32::from(letter).to_be_bytes())
            .collect(),
        name => {
            let (bytes, _, is_lossy) = label(name).encode(text);
            assert!(!is_lossy, "{name} has no letters for {text}");
            bytes.into_owned()
        }
    }
}

#[test]
fn what_people_have_is_read_as_it_was_written() {
    let cases = [
        ("utf-8", RUSSIAN),
        ("windows-1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("iso-8859-5", RUSSIAN),
        ("windows-1252", GERMAN),
        ("windows-1250", POLISH),
        ("iso-8859-2", POLISH),
        ("windows-1253", GREEK),
        ("windows-1256", ARABIC),
        ("gbk", CHINESE),
        ("big5", TAIWAN),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("euc-kr", KOREAN),
        ("utf-16le", RUSSIAN),
        ("utf-16be", RUSSIAN),
        ("utf-16le", GERMAN),
        ("utf-16be", GERMAN),
        ("utf-16le", CHINESE),
        ("utf-16be", CHINESE),
        ("utf-16le", TAIWAN),
        ("utf-16be", JAPANESE),
        ("utf-16le", KOREAN),
        ("iso-2022-jp", JAPANESE),
        ("utf-32le", KOREAN),
        ("utf-32be", GERMAN),
    ];
    for (name, text) in cases {
        let bytes = encoded(text, name);
        let (read, coding) = decode(bytes.clone(), None).expect(name);
        assert_eq!(read, text, "{name}, taken for {}", coding.name);
        assert_eq!(coding.replaced, 0, "{name}");
        let is_known = matches!(name, "utf-8" | "utf-32le" | "utf-32be");
        assert!(
            is_known || coding.known == Known::Guessed,
            "{name}: {coding:?}"
        );
        if !name.starts_with("utf-32") {
            let chosen: Encoding = name.parse().expect(name);
            let (read, coding) = decode(bytes, Some(chosen)).expect(name);
            assert_eq!((&*read, coding.known), (text, Known::Chosen), "{name}");
        }
    }
}

#[test]
fn quotes_and_names_in_an_english_text_are_in_the_usual_encoding() {
    let plain = "The minister told the committee that the talks would go on in the spring.\n";
    let strange = [
        "“It is too early,” he said – and left.\n",
        "He quoted “L’Être et le Néon”, which nobody had read.\n",
        "They will meet in 90 ± 5 days…… or never.\n",
        "She lives in Malmö.\n",
    ];
    for strange in strange {
        let text = [&plain.repeat(8), strange, &plain.repeat(8)].concat();
        let (read, coding) = decode(encoded(&text, "windows-1252"), None).expect("text");
        assert_eq!((&*read, coding.name), (&*text, "windows-1252"));
    }
    // A word of another alphabet tells of it even there.
    let text = [&plain.repeat(8), "They call it «мир».\n", &plain.repeat(8)].concat();
    let (read, _) = decode(encoded(&text, "windows-1251"), None).expect("text");
    assert_eq!(read, text);
}

#[test]
fn russian_of_old_mail_is_called_by_its_usual_name() {
    let (_, coding) = decode(encoded(RUSSIAN, "koi8-r"), None).expect("text");
    assert_eq!(coding.name, "KOI8-R");
}

#[test]
fn a_byte_order_mark_says_it_and_is_no_part_of_the_text() {
    let marked = |mark: &[u8], name| [mark, &*encoded(GERMAN, name)].concat();
    let cases = [
        (marked(b"\xFF\xFE", "utf-16le"), "UTF-16LE"),
        (marked(b"\xFE\xFF", "utf-16be"), "UTF-16BE"),
        (marked(b"\xFF\xFE\0\0", "utf-32le"), "UTF-32LE"),
        (marked(b"\0\0\xFE\xFF", "utf-32be"), "UTF-32BE"),
    ];
    for (bytes, name) in cases {
        let (text, coding) = decode(bytes, None).expect(name);
        assert_eq!((&*text, coding), (GERMAN, Coding::certain(name)));
    }
}

#[test]
fn a_page_says_its_encoding_and_a_lie_is_found_out() {
    let page = |says: &str, name| {
        encoded(
            &format!("<html><head><meta {says}></head><p>„Ja“, sagte er.\n"),
            name,
        )
    };
    let cases = [
        (
            page("charset=windows-1252", "windows-1252"),
            "windows-1252",
            Known::Certain,
        ),
        (
            page(
                "http-equiv='Content-Type' content='text/html; charset=windows-1250'",
                "windows-1250",
            ),
            "windows-1250",
            Known::Certain,
        ),
        (
            page("charset=\"utf-8\"", "windows-1252"),
            "windows-1252",
            Known::Guessed,
        ),
        (
            page("charset=windows-1252", "utf-8"),
            "UTF-8",
            Known::Certain,
        ),
    ];
    for (bytes, name, known) in cases {
        let (text, coding) = decode(bytes, None).expect(name);
        assert_eq!((coding.name, coding.known), (name, known), "{text}");
        assert!(text.contains("„Ja“"), "{text}");
    }
}

#[test]
fn a_few_broken_bytes_are_replaced_and_counted() {
    let cases: [(&[u8], usize, usize); 4] = [
        (b"Z\xC3\xBCrich und G\xE9n\xC3\xA8ve", 1, 13),
        (
            "Genève und Zür\u{20AC}"
                .as_bytes()
                .split_last()
                .expect("bytes")
                .1,
            1,
            16,
        ),
        (b"slash \xC0\xAF here", 2, 6),
        (b"half \xED\xA0\x80 a pair", 3, 5),
    ];
    for (bytes, replaced, first) in cases {
        let (text, coding) = decode(bytes.to_vec(), None).expect("text");
        let found = (coding.name, coding.replaced, coding.first_replaced);
        assert_eq!(found, ("UTF-8", replaced, first), "{text}");
        assert_eq!(text.matches('\u{FFFD}').count(), replaced, "{text}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(decode(vec![0; 1000], None), Err(NoText::Binary));
    let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_eq!(decode(all, None), Err(NoText::Binary));
    let ebcdic = b"\xC4\x89\x85\x40\xD4\x89\x95\x89\xA2\xA3\x85\x99\x40\xA2\x81\x87\xA3\x85\x95\x40\x95\x89\x83\x88\xA3\xA2\x4B\x25";
    assert_eq!(decode(ebcdic.to_vec(), None), Err(NoText::Ebcdic));
    // Pairs of letters make one of the East, but were letters before.
    let letters = b"bush hid the facts, and a zero\0 too".to_vec();
    let (text, coding) = decode(letters, None).expect("text");
    assert!(text.starts_with("bush") && coding.is_plain());
    // One is no reason.
    let (text, coding) =
        decode(b"one zero\0 in an ordinary English sentence".to_vec(), None).expect("text");
    assert!(text.contains('\0') && coding.is_plain());
}

#[test]
fn a_wrong_label_names_the_nearest() {
    let wrong = |label: &str| label.parse::<Encoding>().expect_err(label);
    assert!(
        wrong("windows-1521").contains("did you mean windows-1251?")
            || wrong("windows-1521").contains("windows-125")
    );
    assert!(wrong("koi8r-").contains("koi8-r"));
    assert!(wrong("klingon").contains("expected a name"));
    assert_eq!(
        "KOI8-R".parse::<Encoding>().map(Encoding::name),
        Ok("KOI8-R")
    );
}
