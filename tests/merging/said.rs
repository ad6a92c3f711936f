//! A merged file as a TOML parser reads it.

use std::collections::BTreeMap;
use toml::{Table, Value};

/// What a file says.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) root: Table,
    pub(super) stances: BTreeMap<String, Table>,
}

impl Said {
    /// Of a file that a reader can read: whole, and every id in it once.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let text = text.trim_start_matches('\u{FEFF}').to_owned();
        let root: Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(text.lines().last(), Some("# end of standoff"), "{text}");
        let mut stances = BTreeMap::new();
        let mut order = Vec::new();
        for stance in root
            .get("annotation")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let stance = stance.as_table().expect("a table").clone();
            let id = stance["id"].as_str().expect("an id").to_owned();
            order.push((
                stance["start"].as_integer(),
                stance["end"].as_integer(),
                id.clone(),
            ));
            assert!(
                stances.insert(id, stance).is_none(),
                "an id twice in\n{text}"
            );
        }
        assert!(order.is_sorted(), "{order:?}");
        Self {
            text,
            root,
            stances,
        }
    }
}

/// The conflict about `field` of `stance`: ours, theirs, base.
pub(super) fn conflict(stance: &Table, field: &str) -> Option<[Option<Value>; 3]> {
    let all = stance.get("conflict")?.as_array()?;
    let mut all = all.iter().filter_map(Value::as_table);
    let found = all.find(|one| one["field"].as_str() == Some(field))?;
    Some(["ours", "theirs", "base"].map(|side| found.get(side).cloned()))
}
