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
        shelf: Some("/a b".into()),
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
        fs::write(place_file(&places, "k"), broken).expect("written");
        assert_eq!(place(&places, "k", &article()), None, "{broken}");
        fs::write(reader_file(&places), format!("{broken}]]")).expect("written");
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

#[test]
fn how_much_was_read_only_grows() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    assert_eq!(percent_read(&places, "k"), None);
    let at = |start, end| ReadingPlace {
        focus: Span::new(start, end),
        unit: Unit::Free,
        top: 0,
    };
    let mut percents = Vec::new();
    for place in [at(0, 5), at(6, 16), at(0, 5)] {
        keep_place(&places, "k", &article(), place, None).expect("kept");
        percents.push(percent_read(&places, "k"));
    }
    assert_eq!(percents, [Some(16), Some(52), Some(52)]);
    let short = Article::new("a.txt", "Über".to_owned());
    keep_place(&places, "k", &short, at(0, 2), None).expect("kept");
    assert_eq!(percent_read(&places, "k"), Some(100));
    assert_eq!(with_places(&places), HashSet::from([String::from("k")]));
}

#[test]
fn a_place_that_an_older_version_wrote_counts_as_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    atomic::make_folder(&places.state.join("places")).expect("made");
    let old = "name = 'a'\nstart = 2\nend = 4\nunit = 'word'\ntop = 0\n";
    fs::write(place_file(&places, "k"), old).expect("written");
    assert_eq!(percent_read(&places, "k"), Some(0));
}

#[test]
fn a_shelf_is_where_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    assert_eq!(shelf_place(&places, "k"), None);
    let left = ShelfPlace {
        at: "b/ü.txt".into(),
        order: "date".into(),
        filter: "side:us".into(),
    };
    keep_shelf_place(&places, "k", &left).expect("kept");
    assert_eq!(shelf_place(&places, "k"), Some(left));
}
