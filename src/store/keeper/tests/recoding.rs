//! Acts on other articles: what is done meanwhile, and in which order it is reported and written.

use super::*;
use crate::codebook::{Code, CodeKind, Recode, Speaker};
use crate::store::Scope;
use crate::store::codebook::{CodeFile, Loaded};

/// A stance of `speaker`'s in a sidecar of the article called `name`.
fn sidecar(name: &str, speaker: &str) -> String {
    format!(
        "standoff = 1\n[article]\nname = \"{name}\"\n\n[[annotation]]\nid = \"i\"\nstart = 0\nend = 1\nquote = \"q\"\nside = \"US\"\nspeaker = \"{speaker}\"\n# end of standoff\n"
    )
}

/// A desk in a folder with `count` other articles and a codebook with Ann in it.
fn desk(table: &Table, count: usize) -> Desk {
    for number in 0..count {
        let name = format!("b{number}.txt");
        let path = table.path(&format!("{name}.standoff.toml"));
        fs::write(path, sidecar(&name, "Ann")).expect("written");
    }
    let path = table.path("standoff.toml");
    fs::write(&path, "standoff = 1\n\n[[speaker]]\nname = \"Ann\"\n").expect("written");
    let codes = Loaded {
        codebook: Codebook::default(),
        mistakes: Vec::new(),
        refusal: None,
        unused: Vec::new(),
        sourceless: 0,
        path: Some(path.clone()),
        file: CodeFile::at(path),
    };
    let scope = Scope::new(
        &table.path("a.txt"),
        &table.sidecar(),
        &codes,
        &table.places(),
    );
    let desk = table.desk_at(&table.sidecar());
    desk.with_codebook(codes.file).with_scope(scope)
}

/// Ann gets the name Bea, or, taken back, Bea the name Ann in `only`.
fn act(only: Option<Arc<[Recoded]>>) -> Act {
    let code = |name: &str| Code::Speaker(Arc::new(Speaker::of(name.into(), None)));
    let there = CodeChange::edited(code("Ann"), code("Bea"));
    let recode = Recode {
        kind: CodeKind::Speaker,
        from: "Ann".into(),
        to: "Bea".into(),
    };
    let takes_back = only.is_some();
    Act {
        recode: if takes_back { recode.inverse() } else { recode },
        changes: Vec::new(),
        codes: vec![if takes_back { there.inverse() } else { there }],
        only,
        takes_back,
    }
}

#[test]
fn a_stance_made_meanwhile_is_saved_meanwhile_and_the_act_counts_as_saved_when_it_is_done() {
    let table = Table::new();
    let desk = desk(&table, 300);
    let (sender, reports) = channel();
    let own = table.sidecar();
    let report = move |report| {
        // Nobody has read it before: that it is there is news.
        if !matches!(report, Report::Codebook { .. }) {
            sender.send((report, own.exists())).expect("heard");
        }
    };
    let keeper = Keeper::start(desk, report).expect("a thread");
    keeper.recode(1, act(None));
    keeper.keep(2, vec![made("a")], Vec::new());
    keeper.finish();
    let reports: Vec<_> = reports.iter().collect();
    let recoded = reports
        .iter()
        .position(|(report, _)| matches!(report, Report::Recoded { revision: 1, .. }));
    let recoded = recoded.expect("it is done");
    let (before, after) = reports.split_at(recoded);
    assert!(
        before
            .iter()
            .all(|(report, _)| *report == Report::Saved { revision: 0 }),
        "{before:?}"
    );
    assert!(
        before.last().is_some_and(|(_, is_there)| *is_there),
        "the stance waits for the act"
    );
    assert_eq!(after[1..], [(Report::Saved { revision: 2 }, true)]);
    let (Report::Recoded { done, record, .. }, _) = &after[0] else {
        panic!("just found")
    };
    assert_eq!(
        (done.stances, done.articles, done.left, record.len()),
        (300, 300, 0, 300)
    );
}

#[test]
fn the_codebook_has_the_old_name_as_long_as_a_stance_may_have_it() {
    let table = Table::new();
    let desk = desk(&table, 3);
    let (sender, reports) = channel();
    let codebook = table.path("standoff.toml");
    let report = move |report| {
        let codes = fs::read_to_string(&codebook).expect("there");
        sender.send((report, codes.contains("Ann"))).expect("heard");
    };
    let keeper = Keeper::start(desk, report).expect("a thread");
    keeper.recode(1, act(None));
    let has_ann = |what: fn(&Report) -> bool| {
        let found = reports.iter().find(|(report, _)| what(report));
        found.expect("reported")
    };
    let (report, before) = has_ann(|report| matches!(report, Report::Recoded { .. }));
    let Report::Recoded { record, .. } = report else {
        panic!("just found")
    };
    assert!(before, "the codebook comes after the articles");
    let (_, after) = has_ann(|report| *report == Report::Saved { revision: 1 });
    assert!(!after, "saved is when the codebook is too");
    keeper.recode(2, act(Some(record)));
    let (_, first) = has_ann(|report| matches!(report, Report::Saved { revision: 1 }));
    assert!(first, "taken back it comes before them");
    keeper.finish();
    for number in 0..3 {
        let name = format!("b{number}.txt");
        let text = fs::read_to_string(table.path(&format!("{name}.standoff.toml")));
        assert_eq!(text.expect("there"), sidecar(&name, "Ann"));
    }
    let codes = fs::read_to_string(table.path("standoff.toml")).expect("there");
    assert_eq!(codes, "standoff = 1\n\n[[speaker]]\nname = \"Ann\"\n");
}
