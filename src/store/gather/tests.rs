mod moving;

use super::*;
use crate::shelf::{Face, Mark, Progress};
use std::fmt::Write;
use std::fs;
use std::sync::mpsc::{Receiver, channel};

struct Folder {
    folder: tempfile::TempDir,
    places: Places,
}

impl Folder {
    /// A folder with these files.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in files {
            let path = folder.path().join("articles").join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, content).expect("written");
        }
        let places = Places::below(&folder.path().join("own"));
        Self { folder, places }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("articles")
    }

    fn gather(&self, annotator: Option<&str>) -> (Gather, Receiver<Found>) {
        let (sender, found) = channel();
        let wanted = Wanted {
            root: self.root(),
            open: None,
            annotator: annotator.and_then(Annotator::new),
            places: self.places.clone(),
        };
        let gather = Gather::start(wanted, move |found| {
            let _ = sender.send(found);
        });
        (gather, found)
    }

    /// All that is found out, once all is.
    fn looked(&self, annotator: Option<&str>) -> Vec<Entry> {
        let (_gather, found) = self.gather(annotator);
        all(&found)
    }
}

/// What is known at the end.
fn all(found: &Receiver<Found>) -> Vec<Entry> {
    let mut known = Vec::new();
    while let Ok(found) = found.recv_timeout(Duration::from_secs(10)) {
        match found {
            Found::Listed { entries, .. } => known = entries,
            Found::Looked {
                entries,
                known: count,
            } => {
                for (place, entry) in entries {
                    known[place] = entry;
                }
                if count == known.len() {
                    return known;
                }
            }
        }
    }
    panic!("not all became known");
}

fn sidecar(name: &str, more: &str, stances: usize) -> String {
    let mut text = format!("standoff = 1\n\n[article]\nname = \"{name}\"\n{more}");
    for number in 0..stances {
        write!(
            text,
            "\n[[annotation]]\nid = \"s{number}\"\nstart = 0\nend = 6\nquote = \"Envoys\"\nside = \"US\"\nspeaker = \"Rex Tillerson\"\n"
        )
        .expect("a string takes it");
    }
    text + "# end of standoff\n"
}

#[test]
fn a_shelf_knows_what_was_done_and_what_the_texts_say() {
    let own = sidecar("a.txt", "outlet = \"The Post\"\nstatus = \"done\"\n", 2);
    let other = sidecar("a.txt", "", 1);
    let folder = Folder::with(&[
        ("b/c.txt", "Envoys met.\n"),
        ("a.txt", "Envoys in Moscow\n\nThey met today.\n"),
        ("a.txt.standoff.toml", &own),
        ("a.txt.coder1.standoff.toml", &other),
    ]);
    let names = |entries: &[Entry]| -> Vec<_> {
        let names = entries.iter().map(|entry| entry.name.to_string());
        names.collect()
    };
    let entries = folder.looked(None);
    assert_eq!(names(&entries), ["a.txt", "b/c.txt"]);
    let [first, second] = &entries[..] else {
        panic!("two articles");
    };
    let (face, work) = (first.face.as_ref(), first.work.as_ref());
    let (face, work) = (face.expect("a face"), work.expect("work"));
    assert_eq!(face.facts.title.as_deref(), Some("Envoys in Moscow"));
    assert_eq!(face.facts.outlet.as_deref(), Some("The Post"));
    assert_eq!(face.words, 6);
    assert_eq!((work.annotations.len(), work.mark), (2, Some(Mark::Done)));
    let sides = [&work.annotations[0], &work.annotations[1]];
    let [one, two] = sides.map(|stance| &stance.stance.side);
    assert!(Arc::ptr_eq(one, two), "names are kept once");
    let work = second.work.as_ref().expect("work");
    assert_eq!(work.progress(), Progress::Untouched);

    let entries = folder.looked(Some("coder1"));
    let work = entries[0].work.as_ref().expect("work");
    assert_eq!((work.annotations.len(), work.mark), (1, None));
    let by = work.annotations[0].by.as_deref();
    assert_eq!(by, Some("coder1"), "the work of others counts for them");
}

#[test]
fn a_sidecar_that_is_another_articles_is_left_to_it() {
    let folder = Folder::with(&[
        ("a.txt", "Envoys met.\n"),
        ("a.txt.coder1", "Envoys left.\n"),
        (
            "a.txt.coder1.standoff.toml",
            &sidecar("a.txt.coder1", "", 1),
        ),
        ("b.txt", "Envoys met.\n"),
        ("b.txt.standoff.toml", &sidecar("a.txt", "", 1)),
        ("c.txt", "Envoys met.\n"),
        ("c.txt.standoff.toml", "standoff = \u{1}"),
    ]);
    let entries = folder.looked(Some("coder1"));
    let count = |entry: &Entry| entry.work.as_ref().map(|work| work.annotations.len());
    assert_eq!(count(&entries[0]), Some(0));
    let entries = folder.looked(None);
    assert_eq!(count(&entries[1]), Some(1));
    let trouble = |entry: &Entry| {
        let trouble = entry.work.as_ref()?.trouble.clone()?;
        assert!(!trouble.contains(char::is_control), "{trouble}");
        Some(trouble.to_string())
    };
    let told = trouble(&entries[2]).expect("trouble");
    assert!(told.contains("another article"), "{told}");
    assert!(trouble(&entries[3]).is_some());
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_goes_on() {
    let folder = Folder::with(&[("b.txt", "Envoys met.\n"), ("empty.txt", "")]);
    std::os::unix::fs::symlink("/dev/zero", folder.root().join("a.txt")).expect("linked");
    std::os::unix::fs::symlink("gone", folder.root().join("c.txt")).expect("linked");
    let entries = folder.looked(None);
    let names: Vec<_> = entries.iter().map(|entry| &*entry.name).collect();
    assert_eq!(names, ["b.txt", "empty.txt"]);
    let words: Vec<_> = entries
        .iter()
        .map(|entry| entry.face.as_ref().expect("a face").words)
        .collect();
    assert_eq!(words, [2, 0]);
}

#[test]
fn what_was_done_since_is_seen_when_it_is_asked_for() {
    let folder = Folder::with(&[("a.txt", "Envoys met.\n"), ("b.txt", "Envoys left.\n")]);
    let (gather, found) = folder.gather(None);
    let entries = all(&found);
    assert_eq!(entries[0].work.as_ref().expect("work").annotations.len(), 0);
    while gather.is_busy() {
        thread::yield_now();
    }
    let path = folder.root().join("a.txt.standoff.toml");
    fs::write(path, sidecar("a.txt", "", 3)).expect("written");
    gather.first([0]);
    let again = found.recv_timeout(Duration::from_secs(10)).expect("news");
    let Found::Looked { entries, known } = again else {
        panic!("not listed again");
    };
    let [(0, entry)] = &entries[..] else {
        panic!("one article: {entries:?}");
    };
    assert_eq!(entry.work.as_ref().expect("work").annotations.len(), 3);
    assert_eq!(known, 2, "none is counted twice");
}

#[test]
fn a_long_text_has_its_headline_and_about_as_many_words_as_it_has() {
    let mut text = String::from("Envoys in Moscow\n\n");
    while text.len() <= 5 << 20 {
        text += "The envoys met again on that day and nobody gave way.\n\n";
    }
    let folder = Folder::with(&[("a.txt", &text)]);
    let entries = folder.looked(None);
    let face = entries[0].face.as_ref().expect("a face");
    assert_eq!(face.facts.title.as_deref(), Some("Envoys in Moscow"));
    let words = text.split_whitespace().count();
    let off = face.words.abs_diff(words) * 100 / words;
    assert!(off <= 3, "{} instead of {words}", face.words);
}

const SOURCE: &str =
    "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+$'\n";

#[test]
fn the_shelf_has_the_headlines_that_reading_has_and_what_heads_say() {
    let lines = "Envoys met\n".repeat(900);
    let folder = Folder::with(&[
        ("a.txt", &format!("{lines}\nThey left.\n")),
        ("b.txt", &lines),
        ("c.txt", "\n\nTalks end\n\n3 March 2021\n\nEnvoys met.\n"),
        (
            "d.txt",
            &format!("Talks end\n\n3 March 2021\n\n{}", lines.repeat(450)),
        ),
    ]);
    for (name, title, date) in [
        ("a.txt", None, None),
        ("b.txt", Some("Envoys met"), None),
        ("c.txt", Some("Talks end"), Some("2021-03-03")),
        ("d.txt", Some("Talks end"), Some("2021-03-03")),
    ] {
        let looked = folder.looked(None);
        let entry = looked.iter().find(|entry| &*entry.name == name);
        let face = entry.and_then(|entry| entry.face.as_deref()).expect(name);
        let facts = &face.facts;
        assert_eq!(
            (facts.title.as_deref(), facts.date.as_deref()),
            (title, date),
            "{name}"
        );
        let read = crate::store::text::read(&folder.root().join(name))
            .expect(name)
            .into_article();
        assert_eq!(read.title(), title, "{name}");
    }
}

/// An export of `count` articles.
fn export(count: usize) -> String {
    let article = |number| format!("Document {number}\n\nHeadline {number}\n\nEnvoys met.\n\n");
    (1..=count).map(article).collect()
}

/// What is known at the end, by news of which each must fit what was listed last.
fn at_the_end(found: &Receiver<Found>, gather: &Gather) -> Vec<Entry> {
    let mut known: Vec<Entry> = Vec::new();
    let mut take = |found| match found {
        Found::Listed { entries, .. } => known = entries,
        Found::Looked { entries, .. } => {
            for (place, entry) in entries {
                assert_eq!(known[place].path, entry.path, "place {place}");
                known[place] = entry;
            }
        }
    };
    while let Ok(found) = found.recv_timeout(Duration::from_secs(10)) {
        take(found);
        if !gather.is_busy() {
            break;
        }
    }
    found.try_iter().for_each(take);
    known
}

#[test]
fn files_that_hold_several_give_way_to_what_they_hold() {
    let second = sidecar(
        "export-b.txt#2",
        "outlet = \"The Post\"\nstatus = \"done\"\n",
        2,
    );
    let texts: Vec<_> = (0..300).map(|number| format!("m{number:03}.txt")).collect();
    let mut files = vec![
        ("standoff.toml", SOURCE),
        ("z.txt", "Envoys met.\n"),
        ("export-b.txt#2.standoff.toml", &second),
    ];
    files.extend(texts.iter().map(|name| (&**name, "Envoys left.\n")));
    let exports = [
        ("export-a.txt", export(3)),
        ("export-b.txt", export(12)),
        ("x/export.txt", export(1)),
    ];
    files.extend(exports.iter().map(|(name, text)| (*name, &**text)));
    let folder = Folder::with(&files);
    let (gather, found) = folder.gather(None);
    gather.first([1, 5]);
    let entries = at_the_end(&found, &gather);
    let names: Vec<_> = entries.iter().map(|entry| &*entry.name).collect();
    assert_eq!(names.len(), 3 + 12 + 300 + 1 + 1);
    assert_eq!(
        names[2..5],
        ["export-a.txt#3", "export-b.txt#1", "export-b.txt#2"]
    );
    assert_eq!(
        names[11..16],
        [
            "export-b.txt#9",
            "export-b.txt#10",
            "export-b.txt#11",
            "export-b.txt#12",
            "m000.txt"
        ]
    );
    assert_eq!(names[315..], ["x/export.txt#1", "z.txt"]);
    let is_whole = |entry: &Entry| entry.face.is_some() && entry.work.is_some();
    assert!(entries.iter().all(is_whole));
    let face = entries[4].face.as_ref().expect("a face");
    assert_eq!(face.facts.title.as_deref(), Some("Headline 2"));
    assert_eq!(face.facts.outlet.as_deref(), Some("The Post"));
    let work = entries[4].work.as_ref().expect("work");
    assert_eq!(
        (work.annotations.len(), work.progress()),
        (2, Progress::Done)
    );
    // Its own place, wherever the others went.
    let path = folder.root().join("z.txt");
    let entry = gather.look_now(&path).expect("there");
    assert_eq!(
        (&*entry.path, entry.face.expect("a face").words),
        (&*path, 2)
    );
}

/// Who began with an article while its file was one row brings what they found to where it stands by now.
#[test]
fn files_that_hold_several_give_way_under_who_looks_into_another_one() {
    let folder = Folder::with(&[
        ("standoff.toml", SOURCE),
        ("export.txt", &export(3)),
        ("z.txt", "Envoys met.\n"),
    ]);
    let (gather, found) = folder.gather(None);
    let entries = at_the_end(&found, &gather);
    let path = entries[3].path.clone();
    assert_eq!(&*path, folder.root().join("z.txt"));
    let read = Face {
        words: 70,
        ..Face::default()
    };
    gather.shared.take_face(1, &path, read);
    let words = |entry: &Entry| entry.face.as_ref().map(|face| face.words);
    let words: Vec<_> = gather.shared.state().entries.iter().map(words).collect();
    assert_eq!(words, [Some(4), Some(4), Some(4), Some(70)]);
}

#[test]
fn a_file_alone_is_listed_as_what_it_holds_and_the_open_article_with_the_first() {
    let folder = Folder::with(&[
        ("standoff.toml", SOURCE),
        ("export.txt", &export(3)),
        ("a.txt", "Envoys met.\n"),
    ]);
    let file = folder.root().join("export.txt");
    for (root, open, count) in [
        (file.clone(), None, 3),
        (folder.root(), Some(text_at(&file, 2)), 4),
    ] {
        let (sender, found) = channel();
        let wanted = Wanted {
            root,
            open: open.clone(),
            annotator: None,
            places: folder.places.clone(),
        };
        let gather = Gather::start(wanted, move |found| {
            let _ = sender.send(found);
        });
        let first = found.recv_timeout(Duration::from_secs(10)).expect("news");
        let Found::Listed { entries, remarks } = first else {
            panic!("listed first");
        };
        assert_eq!((entries.len(), remarks.troubles.len()), (count, 0));
        let names: Vec<_> = entries.iter().map(|entry| &*entry.name).collect();
        assert!(
            names.ends_with(&["export.txt#1", "export.txt#2", "export.txt#3"]),
            "{names:?}"
        );
        assert!(open.is_none_or(|open| entries.iter().any(|entry| *entry.path == open)));
        drop(gather);
    }
}

fn text_at(file: &Path, number: usize) -> PathBuf {
    crate::store::text::address(file, number)
}
