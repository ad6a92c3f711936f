//! Which codebook is in force, and what it says where it says nothing.

use super::*;

const A: &str = "standoff = 1\n[[side]]\nname = \"A\"\n";
const B: &str = "standoff = 1\n[[side]]\nname = \"B\"\n";

#[test]
fn the_template_is_the_built_in_codebook() {
    let (read, built_in) = (codebook(TEMPLATE), Codebook::default());
    assert_eq!(read, built_in);
    let keys =
        ["name", "files", "begins"].map(|key| (["\n# ", key].concat(), ["\n", key].concat()));
    let uncommented = TEMPLATE.replace("# [[", "[[");
    let uncommented = keys
        .iter()
        .fold(uncommented, |text, (from, to)| text.replace(from, to));
    assert_eq!(
        codebook(&uncommented.replace("# definition", "definition"))
            .speakers()
            .len(),
        1
    );
}

#[test]
fn the_nearest_codebook_above_is_taken_then_the_own_then_the_built_in() {
    let table = Table::new();
    assert_eq!(table.load("x/y/a.txt").codebook, Codebook::default());
    assert_eq!(
        table.load("x/y/a.txt").file.path(),
        table.path("home/config/standoff.toml")
    );
    table.write("home/config/standoff.toml", A);
    assert_eq!(side_names(&table.load("x/y/a.txt").codebook), ["A"]);
    assert_eq!(side_names(&load(None, &table.places()).codebook), ["A"]);
    let near = table.write("x/standoff.toml", B);
    let loaded = table.load("x/y/a.txt");
    assert_eq!(side_names(&loaded.codebook), ["B"]);
    assert_eq!(
        (loaded.path.as_deref(), loaded.file.path()),
        (Some(&*near), &*near)
    );
    assert_eq!(
        side_names(&table.load("x/y/../../a.txt").codebook),
        ["A"],
        "y isn't above"
    );
}

#[test]
fn a_linked_folder_is_taken_as_it_is_named_and_then_as_it_is() {
    let table = Table::new();
    table.write("real/deep/a.txt", "x");
    table.write("real/standoff.toml", A);
    fs::create_dir(table.path("links")).expect("made");
    std::os::unix::fs::symlink(table.path("real/deep"), table.path("links/here")).expect("linked");
    assert_eq!(side_names(&table.load("links/here/a.txt").codebook), ["A"]);
    table.write("links/standoff.toml", B);
    assert_eq!(side_names(&table.load("links/here/a.txt").codebook), ["B"]);
}

#[test]
fn what_only_has_the_name_of_a_codebook_is_passed_over_and_told() {
    let table = Table::new();
    table.write("standoff.toml", A);
    table.write("x/standoff.toml", "title = \"ours\"\n");
    fs::create_dir_all(table.path("x/y/standoff.toml")).expect("made");
    let loaded = table.load("x/y/a.txt");
    assert_eq!(side_names(&loaded.codebook), ["A"]);
    let folder = table.path("x/y/standoff.toml").display().to_string();
    let other = table.path("x/standoff.toml").display().to_string();
    let serving = table.path("standoff.toml").display().to_string();
    assert_eq!(
        loaded.mistakes,
        [
            format!(
                "{folder}: is a folder, not a codebook; rename it; until then {serving} serves"
            ),
            format!(
                "{other}: isn't used, as it has no `standoff = 1`; add that line at its top, or rename the file; until then {serving} serves"
            ),
        ]
    );
    fs::remove_file(serving).expect("removed");
    let end = "; until then the built-in codebook serves";
    let mistakes = table.load("x/y/a.txt").mistakes;
    assert!(
        mistakes.iter().all(|line| line.ends_with(end)),
        "{mistakes:?}"
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let table = Table::new();
    let text = format!("\u{feff}{}", A.replace('\n', "\r\n"));
    table.write("standoff.toml", &text);
    let loaded = table.load("a.txt");
    assert_eq!(
        (side_names(&loaded.codebook), loaded.mistakes),
        (vec!["A".to_owned()], vec![])
    );
}

#[test]
fn keys_letters_and_colors_that_are_not_written_are_chosen_apart() {
    let names = [
        "US", "Russia", "UK", "Syria", "Uganda", "Ukraine", "7", "É", "sudan", "Ural", "ux",
    ];
    let tables: String = names
        .map(|name| format!("[[side]]\nname = \"{name}\"\n"))
        .concat();
    let book = codebook(&format!("standoff = 1\n{tables}"));
    let column = |field: fn(&Side) -> char| {
        book.sides()
            .iter()
            .map(|side| field(side))
            .collect::<String>()
    };
    assert_eq!(column(|side| side.key), "123456789UX");
    assert_eq!(column(|side| side.letter), "URKSGA7ÉDLX");
    let first: Vec<_> = book.sides().iter().map(|side| side.color).take(7).collect();
    let hues = [
        Hue::Blue,
        Hue::Red,
        Hue::Magenta,
        Hue::Green,
        Hue::Yellow,
        Hue::Cyan,
        Hue::Blue,
    ];
    assert_eq!(first, hues.map(Color::Hue));
}

#[test]
fn what_is_written_goes_before_what_is_chosen() {
    let book = codebook(
        "standoff = 1\n[[side]]\nname = \"US\"\n[[side]]\nname = \"B\"\nkey = \"1\"\nletter = \"U\"\ncolor = \"blue\"\n[[side]]\nname = \"C\"\ncolor = \"#0a0B0c\"\n",
    );
    let us = book.side("US").expect("a side");
    assert_eq!(
        (us.key, us.letter, us.color),
        ('2', 'S', Color::Hue(Hue::Red))
    );
    assert_eq!(
        book.side("C").expect("a side").color,
        Color::Rgb(10, 11, 12)
    );
}

#[test]
fn a_name_may_stand_for_several_times() {
    let book = codebook(
        "standoff = 1\n[[speaker]]\nname = \"Johnson\"\nside = \"UK\"\nfrom = 2019-07-24\nuntil = 2022-09-06\n[[speaker]]\nname = \"Johnson\"\nside = \"US\"\nuntil = 1969-01-20\n",
    );
    assert_eq!(book.speakers().len(), 2);
}

#[test]
fn positions_say_what_they_mean() {
    let book = codebook(
        "standoff = 1\n[[position]]\nname = \"neutral\"\ndefinition = \"takes neither part\"\n",
    );
    assert_eq!(book.meaning("neutral"), Some("takes neither part"));
}

#[test]
fn of_two_sides_with_one_key_or_letter_the_second_gets_another() {
    let side = |name: &str| format!("[[side]]\nname = \"{name}\"\nkey = \"x\"\nletter = \"l\"\n");
    let source = format!("standoff = 1\n{}{}", side("A"), side("B"));
    let book = reading::read(&source).expect("a codebook").codebook;
    let signs = |name| book.side(name).map(|side| (side.key, side.letter));
    assert_eq!(
        (signs("A"), signs("B")),
        (Some(('x', 'l')), Some(('2', 'B')))
    );
}
