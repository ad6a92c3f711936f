use super::*;
use crate::store::Places;

fn name(text: &str) -> Option<Annotator> {
    Annotator::new(text)
}

/// A folder with empty files, and the person's own beside it.
fn folder(files: &[&str]) -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files {
        fs::write(folder.path().join(file), "").expect("written");
    }
    let places = Places::below(&folder.path().join("own"));
    (folder, places)
}

#[test]
fn an_article_knows_who_has_tagged_it() {
    let (folder, places) = folder(&[
        "a.txt",
        "a.txt.standoff.toml",
        "a.txt.coder2.standoff.toml",
        "a.txt.coder1.standoff.toml",
        "a.txt.Coder.standoff.toml",
        "a.txt.coder1.x.standoff.toml",
        "a.txt2.standoff.toml",
        "a.txt.note",
        "a.txt.note.standoff.toml",
        "b.txt",
    ]);
    let mut whose = Whose::default();
    let mut of = |file: &str| whose.tagged(&folder.path().join(file), &places);
    let expected = BTreeSet::from([None, name("coder1"), name("coder2")]);
    assert_eq!(of("a.txt"), expected);
    assert_eq!(of("b.txt"), BTreeSet::new());
    assert_eq!(of("a.txt.note"), BTreeSet::from([None]));
}

#[test]
fn sidecars_in_the_data_directory_are_found_too() {
    let (folder, places) = folder(&["a.txt", "a.txt.coder1.standoff.toml"]);
    let named = folder.path().join("a.txt");
    let apart = beside::folder_apart(&named, &places);
    fs::create_dir_all(&apart).expect("made");
    fs::write(apart.join("a.txt.coder2.standoff.toml"), "").expect("written");
    let found = Whose::default().tagged(&named, &places);
    assert_eq!(found, BTreeSet::from([name("coder1"), name("coder2")]));
    let sidecar = beside::sidecar_of_file(&named, name("coder2").as_ref(), &places);
    assert!(sidecar.starts_with(&apart), "{sidecar:?}");
}

#[test]
fn a_folder_tells_whose_each_sidecar_is_by_which_article_is_there() {
    let (folder, places) = folder(&[
        "a.txt",
        "a.txt.standoff.toml",
        "a.txt.coder1.standoff.toml",
        "a.txt.note",
        "a.txt.note.standoff.toml",
        "gone.txt.standoff.toml",
    ]);
    let found = crate::store::folder::tagged(folder.path(), &places);
    let one = |file: &str, annotator| (folder.path().join(file), annotator);
    let expected = [
        one("a.txt", None),
        one("a.txt", name("coder1")),
        one("a.txt.note", None),
    ];
    assert_eq!(found.tagged.into_iter().collect::<Vec<_>>(), expected);
    let [(gone, _)] = &found.troubles[..] else {
        panic!("{:?}", found.troubles);
    };
    assert_eq!(*gone, folder.path().join("gone.txt"));
}

#[test]
fn a_folder_has_the_sidecars_in_the_data_directory_too() {
    let (folder, places) = folder(&["a.txt", "b.txt", "b.txt.coder1.standoff.toml"]);
    let link = folder.path().join("c.txt");
    std::os::unix::fs::symlink(folder.path().join("a.txt"), &link).expect("linked");
    let named = folder.path().join("a.txt");
    let apart = beside::folder_apart(&named, &places);
    fs::create_dir_all(&apart).expect("made");
    fs::write(apart.join("a.txt.standoff.toml"), "").expect("written");
    fs::write(apart.join("c.txt.coder2.standoff.toml"), "").expect("written");
    let found = crate::store::folder::tagged(folder.path(), &places);
    let one = |file: &str, annotator| (folder.path().join(file), annotator);
    let expected = [
        one("a.txt", None),
        one("b.txt", name("coder1")),
        one("c.txt", name("coder2")),
    ];
    assert_eq!(found.tagged.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn others_are_read_without_ones_own() {
    let (folder, places) = folder(&["a.txt"]);
    let article = Arc::new(Article::new("a.txt", String::from("Envoys met.\n")));
    let sidecar = |name: &str, id: &str| {
        let text = format!(
            "standoff = 1\n\n[article]\nname = \"a.txt\"\n\n[[annotation]]\nid = \"{id}\"\nstart = 0\nend = 6\nquote = \"Envoys\"\nside = \"US\"\n# end of standoff\n"
        );
        fs::write(folder.path().join(name), text).expect("written");
    };
    sidecar("a.txt.standoff.toml", "one");
    sidecar("a.txt.coder1.standoff.toml", "two");
    sidecar("a.txt.coder2.standoff.toml", "three");
    fs::write(folder.path().join("a.txt.coder3.standoff.toml"), "[").expect("written");
    let named = folder.path().join("a.txt");
    let read = |own| Others::of_file(&named, own, &places).read(&article);
    let ids = |own| {
        let layers = read(own).read.into_iter();
        let ids = layers.flat_map(|layer| {
            let found: Vec<_> = layer.annotations.iter().cloned().collect();
            found
        });
        ids.map(|found| found.id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(name("coder1")), ["one", "three"]);
    assert_eq!(ids(None), ["two", "three"]);
    let broken = read(None).broken;
    assert_eq!(broken.len(), 1);
    assert!(
        broken[0].contains("a.txt.coder3.standoff.toml"),
        "{broken:?}"
    );
}

#[test]
fn what_is_remembered_is_remembered_for_each_annotator() {
    let key = || beside::key_of_path(Path::new("/x/a.txt"));
    let of = |annotator: Option<Annotator>| beside::key_of_annotator(key(), annotator.as_ref());
    assert_eq!(of(None), key());
    assert_eq!(of(name("coder1")), format!("{}-coder1", key()));
}
