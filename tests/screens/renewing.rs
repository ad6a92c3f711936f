//! The codebook, changed by others while an article is open.

use super::scene;
use super::stage::{Scene, Stage};
use standoff::app::Event;
use standoff::codebook::{Code, CodeChange, Codebook, Topic};
use std::sync::Arc;

/// The built-in one with a topic.
fn grown() -> Codebook {
    let mut codebook = Codebook::default();
    let topic = Arc::new(Topic::of("tariffs".into()));
    codebook.apply(&CodeChange {
        before: None,
        after: Some(Code::Topic(topic)),
    });
    codebook
}

fn said(stage: &Stage) -> &str {
    stage.app.message().map_or("", |message| &message.text)
}

#[test]
fn what_is_added_here_stays_on_top_of_what_others_add() {
    let mut stage = Stage::open(Scene {
        codebook: Codebook::default(),
        ..scene("⟦He came.⟧ He saw.\n", (80, 24))
    });
    stage.disk_slow = true;
    stage.press("1 s \"Lima\" Enter");
    let read = Ok((Box::new(grown()), Vec::new()));
    stage.happen(Event::Codebook { read, heard: 0 });
    assert!(
        said(&stage).contains("topic tariffs is new"),
        "{}",
        said(&stage)
    );
    let codebook = stage.app.codebook().clone();
    assert!(codebook.speaker("Lima").is_some() && codebook.topic("tariffs").is_some());
    // What is broken changes nothing.
    let read = Err(vec!["standoff.toml:3:8: no value".to_owned()]);
    stage.happen(Event::Codebook { read, heard: 2 });
    assert!(
        said(&stage).contains("standoff.toml:3:8: no value"),
        "{}",
        said(&stage)
    );
    assert!(stage.app.faulty().codebook);
    assert_eq!(*stage.app.codebook(), codebook);
    // And when it is as it was, that is said.
    let read = Ok((Box::new(codebook.clone()), Vec::new()));
    stage.happen(Event::Codebook { read, heard: 2 });
    assert_eq!(said(&stage), "The codebook is read anew");
    assert!(!stage.app.faulty().codebook);
}

#[test]
fn what_was_wrong_with_the_codebook_at_the_start_goes_once_it_is_mended() {
    let mut stage = Stage::open(Scene {
        warnings: vec![
            "standoff.toml:3:8: no value".to_owned(),
            "settings.toml:1:1: no such key".to_owned(),
        ],
        faulty: standoff::app::Faulty {
            codebook: true,
            ..standoff::app::Faulty::default()
        },
        ..scene("⟦He came.⟧ He saw.\n", (80, 24))
    });
    stage
        .app
        .know_complaint(&["standoff.toml:3:8: no value".to_owned()]);
    let read = Ok((Box::new(grown()), Vec::new()));
    stage.happen(Event::Codebook { read, heard: 0 });
    let said = said(&stage);
    assert!(
        !said.contains("standoff.toml") && said.contains("settings.toml"),
        "{said}"
    );
}
