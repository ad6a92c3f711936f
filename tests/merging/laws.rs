//! The laws of a merge, for any triple.

use super::files::{FIELDS, File, Stance, WORDS, place, remark, triple, value};
use super::said::{Said, conflict};
use super::thorough::times;
use proptest::test_runner::{Config, TestRunner};
use standoff::store::merge::{Merged, merge};
use toml::{Table, Value};

pub(super) fn merged(base: Option<&File>, ours: &[u8], theirs: &[u8]) -> Merged {
    let base = base.map(File::bytes);
    merge(["base", "ours", "theirs"], base.as_deref(), ours, theirs).expect("three sidecars")
}

#[test]
fn what_two_people_did_becomes_one_by_the_laws() {
    let cases = times(300, 100_000).try_into().unwrap();
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    });
    let ran = runner.run(&triple(), |(base, ours, theirs)| {
        let base = base.as_ref();
        let (o, t) = (ours.bytes(), theirs.bytes());
        let result = merged(base, &o, &t);
        keeps_all(base, &ours, &theirs, &result);
        let other = merged(base, &t, &o);
        keeps_all(base, &theirs, &ours, &other);
        assert_eq!(result.conflicts, other.conflicts);
        is_idempotent(base, &o, &t, &result);
        if let Some(base) = base {
            let b = base.bytes();
            for (ours, theirs, all) in [(&b, &o, &o), (&o, &b, &o), (&o, &o, &o)] {
                assert_eq!(merged(Some(base), ours, theirs).bytes, *all);
            }
        }
        Ok(())
    });
    ran.unwrap_or_else(|failed| panic!("{failed}"));
}

/// What was merged already changes nothing, on the side that it came from.
fn is_idempotent(base: Option<&File>, ours: &[u8], theirs: &[u8], result: &Merged) {
    let again = merged(base, &result.bytes, theirs);
    assert_eq!(text(&again.bytes), text(&result.bytes));
    assert_eq!(again.conflicts, 0);
    // Here the frame is that of the other file: its remarks may stand in another order.
    let again = merged(base, ours, &result.bytes);
    assert_eq!(sorted(&again.bytes), sorted(&result.bytes));
    assert_eq!(again.conflicts, 0);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn sorted(bytes: &[u8]) -> Vec<String> {
    let text = text(bytes);
    let lines = text.lines().filter(|line| !line.is_empty());
    let mut lines: Vec<_> = lines.map(str::to_owned).collect();
    lines.sort();
    // The same remark about two stances may come to stand once more: none is lost by that.
    lines.dedup_by(|a, b| a == b && a.starts_with('#'));
    lines
}

/// A stance in a file for some text.
type In<'a> = (&'a Stance, u8);

fn keeps_all(base: Option<&File>, ours: &File, theirs: &File, result: &Merged) {
    let said = Said::of(&result.bytes);
    let of = |file: Option<&'_ File>, id: u8| {
        file.and_then(|file| Some((file.stances.get(&id)?.clone(), file.text)))
    };
    for id in 0..6 {
        let all = [base, Some(ours), Some(theirs)].map(|file| of(file, id));
        let [base, ours, theirs] = all
            .each_ref()
            .map(|one| one.as_ref().map(|(one, text)| (one, *text)));
        let name = format!("s{id}");
        match (base, ours, theirs) {
            (_, None, None) => assert!(!said.stances.contains_key(&name)),
            (Some(base), Some(kept), None) => deleted(&said, &name, base, kept, true),
            (Some(base), None, Some(kept)) => deleted(&said, &name, base, kept, false),
            (None, Some(one), None) | (None, None, Some(one)) => alone(&said, &name, one),
            (base, Some(ours), Some(theirs)) => both(&said, &name, base, ours, theirs),
        }
    }
    around(&said, base, ours, theirs);
}

fn alone(said: &Said, name: &str, (stance, text): In<'_>) {
    let table = said
        .stances
        .get(name)
        .unwrap_or_else(|| panic!("{name} in\n{}", said.text));
    assert!(says(table, stance), "{name} {stance:?} in\n{}", said.text);
    assert!(
        stands(said, table, (stance, text)),
        "{name} {stance:?} in\n{}",
        said.text
    );
    assert!(
        stance
            .remark
            .is_none_or(|number| said.text.contains(&remark(name, number)))
    );
}

fn deleted(said: &Said, name: &str, (base, _): In<'_>, kept: In<'_>, is_ours: bool) {
    if kept.0 == base
        || (kept.0.remark.is_none()
            && *kept.0
                == (Stance {
                    remark: None,
                    ..base.clone()
                }))
    {
        assert!(!said.stances.contains_key(name), "{name} in\n{}", said.text);
        return;
    }
    alone(said, name, kept);
    let there = Some(Value::from("kept"));
    let sides = if is_ours {
        [there.clone(), None]
    } else {
        [None, there.clone()]
    };
    let [ours, theirs] = sides;
    assert_eq!(
        conflict(&said.stances[name], "annotation"),
        Some([ours, theirs, there])
    );
}

fn both(said: &Said, name: &str, base: Option<In<'_>>, ours: In<'_>, theirs: In<'_>) {
    let words = law(base.map(|(one, _)| one.words), ours.0.words, theirs.0.words);
    if words.is_none()
        && (base.is_none() || ours.1 != theirs.1)
        && WORDS[ours.0.words].0 != WORDS[theirs.0.words].0
    {
        for one in [ours, theirs] {
            let found = said.stances.iter().any(|(id, table)| {
                id.starts_with(name) && says(table, one.0) && stands(said, table, one)
            });
            assert!(found, "{name} {one:?} in\n{}", said.text);
        }
        return;
    }
    let table = said
        .stances
        .get(name)
        .unwrap_or_else(|| panic!("{name} in\n{}", said.text));
    place_of_both(said, table, base, ours, theirs, words);
    for (at, field) in FIELDS.iter().enumerate() {
        let shown = |number: Option<u8>| number.map(|number| Value::from(value(field, number)));
        let values = [
            base.and_then(|(one, _)| one.fields[at]),
            ours.0.fields[at],
            theirs.0.fields[at],
        ];
        decided(said, table, field, base.is_some(), values.map(shown));
    }
    let shown = |number: Option<u8>| number.map(|number| Value::from(i64::from(number)));
    let mood = [
        base.and_then(|(one, _)| one.mood),
        ours.0.mood,
        theirs.0.mood,
    ];
    let values = mood.map(shown);
    if let Some(mood) = law(Some(mood[0]), mood[1], mood[2]) {
        assert_eq!(table.get("mood").cloned(), shown(mood), "{}", said.text);
    } else {
        let [base, ours, theirs] = values;
        let open = conflict(table, "mood");
        assert_eq!(table.get("mood"), ours.as_ref().or(theirs.as_ref()));
        assert_eq!(open, Some([ours, theirs, base]), "{}", said.text);
    }
    let meta = [
        base.and_then(|(one, _)| one.meta),
        ours.0.meta,
        theirs.0.meta,
    ];
    let value = table.get("meta").and_then(|meta| meta.get("n")).cloned();
    kept_or_told(said, meta, value.as_ref(), "[annotation.meta]", "n = N");
    for number in [ours.0.remark, theirs.0.remark].into_iter().flatten() {
        let is_old = base.is_some_and(|(one, _)| one.remark == Some(number));
        assert!(
            is_old || said.text.contains(&remark(name, number)),
            "{}",
            said.text
        );
    }
}

fn place_of_both(
    said: &Said,
    table: &Table,
    base: Option<In<'_>>,
    ours: In<'_>,
    theirs: In<'_>,
    words: Option<usize>,
) {
    if let Some(words) = words {
        let some = [ours, theirs].into_iter().find(|one| {
            let stance = Stance {
                words,
                ..one.0.clone()
            };
            stands(said, table, (&stance, one.1))
        });
        assert!(some.is_some(), "{table:?}");
        return;
    }
    assert!(stands(said, table, ours));
    let shown = |(stance, text): In<'_>| {
        let (start, end) = place(stance.words, text);
        Value::from(format!("{start}-{end}"))
    };
    let open = conflict(table, "place");
    assert_eq!(
        open,
        Some([Some(shown(ours)), Some(shown(theirs)), base.map(shown)]),
        "{}",
        said.text
    );
}

/// What becomes of three: nothing where two changed it differently.
fn law<T: PartialEq>(base: Option<T>, ours: T, theirs: T) -> Option<T> {
    if let Some(base) = base.filter(|_| ours != theirs) {
        if base == theirs {
            return Some(ours);
        }
        (base == ours).then_some(theirs)
    } else {
        (ours == theirs).then_some(ours)
    }
}

fn decided(
    said: &Said,
    table: &Table,
    field: &str,
    has_base: bool,
    [base, ours, theirs]: [Option<Value>; 3],
) {
    let open = conflict(table, field);
    if let Some(value) = law(has_base.then(|| base.clone()), ours.clone(), theirs.clone()) {
        assert_eq!(
            table.get(field),
            value.as_ref(),
            "{field} in\n{}",
            said.text
        );
        assert_eq!(open, None, "{field} in\n{}", said.text);
    } else {
        assert_eq!(table.get(field), ours.as_ref(), "{field} in\n{}", said.text);
        assert_eq!(
            open,
            Some([ours, theirs, base]),
            "{field} in\n{}",
            said.text
        );
    }
}

fn kept_or_told(said: &Said, all: [Option<u8>; 3], value: Option<&Value>, name: &str, key: &str) {
    let [base, ours, theirs] = all;
    let shown = |number: Option<u8>| number.map(|number| Value::from(i64::from(number)));
    if let Some(one) = law(Some(base), ours, theirs) {
        assert_eq!(value, shown(one).as_ref(), "{}", said.text);
    } else {
        assert_eq!(value, shown(ours.or(theirs)).as_ref(), "{}", said.text);
        let told = match (ours, theirs) {
            (None, _) => format!("# ours: no {name}"),
            (_, None) => format!("# theirs: no {name}"),
            (_, Some(theirs)) => format!("# theirs: {}", key.replace('N', &theirs.to_string())),
        };
        assert!(said.text.contains(&told), "{told} in\n{}", said.text);
    }
}

/// Whether `table` has all that `stance` has, but for its place.
fn says(table: &Table, stance: &Stance) -> bool {
    let fields = FIELDS.iter().zip(stance.fields);
    let mut fields =
        fields.map(|(field, number)| (field, number.map(|number| value(field, number))));
    fields.all(|(field, value)| table.get(*field).and_then(Value::as_str) == value.as_deref())
        && table.get("mood").and_then(Value::as_integer) == stance.mood.map(i64::from)
        && table.get("meta").is_some() == stance.meta.is_some()
}

/// Whether `table` stands where `stance` stood, in the text that it was made in.
fn stands(said: &Said, table: &Table, (stance, text): In<'_>) -> bool {
    let (start, end) = place(stance.words, text);
    let hash = table.get("hash").unwrap_or(&said.root["article"]["hash"]);
    table["start"].as_integer() == Some(start)
        && table["end"].as_integer() == Some(end)
        && table["quote"].as_str() == Some(WORDS[stance.words].0)
        && hash.as_str() == Some(&text.to_string())
}

/// What stands around the stances.
fn around(said: &Said, base: Option<&File>, ours: &File, theirs: &File) {
    let all = |of: fn(&File) -> Option<u8>| [base.and_then(of), of(ours), of(theirs)];
    let article = &said.root["article"];
    let title = article.get("title").and_then(Value::as_str);
    let title = title.and_then(|title| title.rsplit(' ').next()?.parse::<i64>().ok());
    let titles = all(|file| file.title);
    kept_or_told(
        said,
        titles,
        title.map(Value::from).as_ref(),
        "title",
        "title = \"title N\"",
    );
    let tool = said
        .root
        .get("tool")
        .and_then(|tool| tool.get("version"))
        .cloned();
    let tools = all(|file| file.tool);
    kept_or_told(said, tools, tool.as_ref(), "[tool]", "version = N");
    for number in [ours.remark, theirs.remark].into_iter().flatten() {
        let is_old = base.is_some_and(|base| base.remark == Some(number));
        assert!(
            is_old || said.text.contains(&remark("file", number)),
            "{}",
            said.text
        );
    }
    let text = law(base.map(|base| base.text), ours.text, theirs.text).unwrap_or(ours.text);
    assert_eq!(article["hash"].as_str(), Some(&*text.to_string()));
    assert_eq!(article["length"].as_integer(), Some(200 + i64::from(text)));
}
