//! What others write into the file while there is work that isn't saved.

use super::*;
use crate::store::drawer::Outcome;

#[test]
fn what_someone_else_changed_under_unsaved_work_becomes_one_with_it() {
    let table = Table::new();
    let path = table.sidecar();
    table.keep(&path, vec![made("a")]);
    let theirs = fs::read_to_string(&path).expect("a file");
    let theirs = theirs.replace("UK", "US");
    let mut desk = table.desk_at(&path);
    let drawer = desk.drawer.as_mut().expect("its own");
    drawer.apply(&[made("b")], &article());
    fs::write(&path, &theirs).expect("written");
    let outcome = drawer.bring((&article(), "key", &table.places()));
    assert!(matches!(outcome, Outcome::Done));
    let arrived = drawer.take_arrived().concat();
    let sides = arrived.iter().filter_map(|change| change.after.as_ref());
    let sides: Vec<_> = sides
        .map(|one| (one.id.as_str(), &*one.stance.side))
        .collect();
    assert_eq!(sides, [("a", "US")]);
    let file = fs::read_to_string(&path).expect("a file");
    assert_eq!((file.matches("\"US\"").count(), count(&path)), (1, 2));
}
