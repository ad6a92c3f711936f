use super::*;

fn article() -> Article {
    Article::new("a.txt", "Über allem — steht dies.\n".to_owned())
}

#[test]
fn the_place_and_the_ways_of_reading_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let place = ReadingPlace {
        focus: Span::new(6, 15),
        unit: Unit::Paragraph,
        top: 1,
    };
    let place = ReadingPlace { top: 2, ..place };
    assert_eq!(draft(&places, "k"), None);
    let left = Draft {
        kind: "note".into(),
        text: "half\n a \u{1b} note".into(),
        stance: Some("s1".into()),
    };
    keep_place(&places, "k", &article(), place, Some(left.clone())).expect("kept");
    assert_eq!(draft(&places, "k"), Some(left));
    assert_eq!(super::place(&places, "k", &article()), Some(place));
    let kept = Reader {
        article: Some("/a b/ü.txt".into()),
        ground: Some(Ground::Light),
        introduced: true,
        pane: Some("by side".into()),
        folded: true,
        wider: 8,
    };
    keep_reader(&places, &kept).expect("kept");
    assert_eq!(reader(&places), kept);
}

#[test]
fn broken_state_counts_as_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    assert_eq!(reader(&places), Reader::default());
    atomic::make_folder(&places.state.join("places")).expect("made");
    for broken in [
        "",
        "name = 3",
        "\u{0}",
        "name='x'\nstart=-1\nend=1\nunit='word'\ntop=0",
    ] {
        std::fs::write(place_file(&places, "k"), broken).expect("written");
        assert_eq!(place(&places, "k", &article()), None, "{broken}");
        std::fs::write(reader_file(&places), format!("{broken}]]")).expect("written");
        assert_eq!(reader(&places), Reader::default());
    }
}

#[test]
fn a_place_beyond_a_text_that_shrank_is_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let place = ReadingPlace {
        focus: Span::new(6, 27),
        unit: Unit::Free,
        top: 6,
    };
    keep_place(&places, "k", &article(), place, None).expect("kept");
    assert_eq!(draft(&places, "k"), None);
    let short = Article::new("a.txt", "Ü".to_owned());
    let found = super::place(&places, "k", &short).expect("a place");
    assert_eq!((found.focus, found.top), (Span::new(2, 2), 2));
}
