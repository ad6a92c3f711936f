//! Texts, names and notes that want to be a formula, a terminal's command or markup.

use super::{
    Annotation, Annotations, Article, Doubt, Facts, Format, Id, Origin, Position, Span, Stance,
};
use super::{as_text, exported, rows, set, tagged, visible};
use std::sync::Arc;

/// Numbers that look random and are the same every time (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn text(&mut self) -> String {
        (0..self.below(12))
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }

    fn maybe(&mut self) -> Option<Arc<str>> {
        (self.below(3) > 0).then(|| self.text().into())
    }
}

/// What paragraphs begin and end without.
const BLANKS: [char; 5] = [' ', '\t', '\n', '\u{b}', '\u{c}'];

#[rustfmt::skip]
const PIECES: [&str; 51] = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r", "\0", " ", "  ", "\u{a0}", "'", "\"", "''",
    ";", ",", "=cmd|' /C calc'!A0", "\u{1b}[31m", "\u{1b}]52;c;eA==\u{7}", "\u{9b}2J", "\u{202e}",
    "\u{200b}", "\u{2066}", "\u{feff}", "\u{2028}", "\u{7f}", "\u{e0041}", "⟦", "⟧", "⟦1 R▼ ", " 1⟧",
    "<script>", "&lt;", "](http://x)", "![", "**", "`", "|", "a", "Assad", "🚢", "é", "“no”", "\n\n",
    "- ", "1. ", "# ",
];

/// An article and stances with hostile strings in every field.
fn hostile(dice: &mut Dice) -> (Article, Annotations) {
    let text = (0..8)
        .map(|_| dice.text())
        .collect::<String>()
        .replace('\r', "");
    let article = Article::new(dice.text(), text);
    let count = dice.below(12);
    let annotations = set((0..count).map(|n| annotation(dice, &article, n)));
    (article, annotations)
}

fn annotation(dice: &mut Dice, article: &Article, number: usize) -> Annotation {
    let text = article.text();
    let mut end = || text.floor_char_boundary(dice.below(text.len() + 1));
    let (a, b) = (end(), end());
    let positions = [None, Some(Position::Support), Some(Position::Oppose)];
    Annotation {
        id: Id::new(&format!("-{number}")).unwrap(),
        span: Span::new(a.min(b), a.max(b)),
        stance: Stance {
            side: dice.text().into(),
            speaker: dice.maybe(),
            topic: dice.maybe(),
            position: positions[dice.below(3)],
        },
        note: dice.maybe(),
        by: dice.maybe(),
        at: dice.maybe(),
        doubt: (dice.below(4) == 0).then(|| Arc::new(Doubt::lost(Origin::of(dice.text())))),
        conflicts: Arc::default(),
    }
}

fn each_hostile(mut check: impl FnMut(&Article, &Annotations, &Facts)) {
    let mut dice = Dice(20_170_412);
    for _ in 0..1500 {
        let (article, annotations) = hostile(&mut dice);
        let [title, date, outlet] = [dice.maybe(), dice.maybe(), dice.maybe()];
        let facts = Facts {
            title: title.as_deref().map(Arc::from),
            author: date.as_deref().map(Arc::from),
            date: date.as_deref().map(Arc::from),
            outlet: outlet.as_deref().map(Arc::from),
            url: title.as_deref().map(Arc::from),
        };
        check(&article, &annotations, &facts);
    }
}

fn assert_seen(output: &str, but: &[char]) {
    let unseen = |c: &char| {
        c.is_control()
            || matches!(
                c,
                '\u{200b}' | '\u{202e}' | '\u{2066}' | '\u{2028}' | '\u{feff}'
            )
    };
    let found = output.chars().find(|c| unseen(c) && !but.contains(c));
    assert_eq!(found, None, "{output:?}");
}

#[test]
fn no_cell_is_a_formula_wherever_a_spreadsheet_cuts_the_line() {
    let formula = |cell: &str| {
        let words = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
        words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    each_hostile(|article, annotations, facts| {
        let (csv, _) = exported(Format::Csv, article, facts, annotations);
        assert_seen(&csv, &['\n', '\t', '\r']);
        assert_eq!(csv.matches('\r').count(), annotations.len() + 1);
        let rows = rows(&csv);
        assert_eq!(rows.len(), annotations.len());
        for cell in rows.iter().flatten() {
            assert!(
                !formula(cell) && !cell.starts_with(['\t', '\n', '\r']),
                "{cell:?}"
            );
        }
        for cell in csv.split([';', '\t', '\n', '\r']) {
            assert!(!formula(cell), "{cell:?} in {csv:?}");
        }
    });
}

#[test]
fn a_quote_away_brings_every_neutralised_cell_back() {
    let cells = [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("  -2", "'  -2"),
        ("\tx", "'\tx"),
        ("'\tx", "''\tx"),
        ("a; =b", "a;' =b"),
        ("list\n- one", "list\n'- one"),
        ("\"@minister", "'\"@minister"),
        ("'tis so", "'tis so"),
        ("a = b - c; d", "a = b - c; d"),
        ("— he said", "— he said"),
    ];
    let article = Article::new("a.txt", "word".to_owned());
    for (note, cell) in cells {
        let mut annotation = tagged(&article, "a", "word", "US");
        annotation.note = Some(note.into());
        let (csv, receipt) = exported(Format::Csv, &article, article.facts(), &set([annotation]));
        assert_eq!(rows(&csv)[0][13], cell);
        assert_eq!(receipt.neutralised, usize::from(note != cell), "{note:?}");
    }
}

#[test]
fn json_gives_every_text_back_as_it_was_and_offsets_cut_out_the_quote() {
    each_hostile(|article, annotations, facts| {
        let (json, _) = exported(Format::JsonLines, article, facts, annotations);
        assert_seen(&json, &['\n']);
        let points: Vec<char> = article.text().chars().collect();
        assert_eq!(json.lines().count(), annotations.len());
        for (line, annotation) in json.lines().zip(annotations.iter()) {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |name: &str| object[name].as_str();
            assert_eq!(object.as_object().unwrap().len(), 20);
            assert_eq!(text("article"), Some(article.name()));
            assert_eq!(text("side"), Some(&*annotation.stance.side));
            assert_eq!(text("note"), annotation.note.as_deref());
            assert_eq!(text("author"), facts.author.as_deref());
            assert_eq!(text("url"), facts.url.as_deref());
            assert_eq!(
                text("title"),
                facts.title.as_deref().or_else(|| article.title())
            );
            let Some(start) = object["start"].as_u64() else {
                assert_eq!(text("quote"), annotation.lost_words().map(|words| &**words));
                continue;
            };
            let [start, end] = [start, object["end"].as_u64().unwrap()];
            let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
            let quote: String = points[range].iter().collect();
            assert_eq!(text("quote"), Some(&*quote));
        }
    });
}

#[test]
fn markdown_has_no_markup_but_its_own() {
    each_hostile(|article, annotations, facts| {
        let (text, _) = exported(Format::Markdown, article, facts, annotations);
        assert_seen(&text, &['\n']);
        let ours = [
            "# ",
            "## ",
            "> “",
            "> \"",
            "| ",
            "|:--",
            "¶ ",
            "Source: ",
            "Note: ",
            "Side: ",
            "Not counted",
            "Their words",
            "No stances",
        ];
        for line in text.lines().filter(|line| !line.is_empty()) {
            assert!(ours.iter().any(|start| line.starts_with(start)), "{line:?}");
            let words = line.trim_start_matches("> ").replace("**all**", "all");
            let bare = words
                .replace("\\\\", "")
                .replace("\\*", "")
                .replace("\\`", "")
                .replace("\\[", "")
                .replace("\\]", "");
            assert!(!bare.contains(['<', '>', '*', '`', '[', ']']), "{line:?}");
            let cells = line
                .replace("\\\\", "")
                .replace("\\|", "")
                .matches('|')
                .count();
            assert!(cells == 0 || cells == 7, "{line:?}");
        }
    });
}

#[test]
fn marks_of_the_annotated_text_cannot_be_faked_and_no_word_is_missing() {
    each_hostile(|article, annotations, _| {
        let text = as_text(article, annotations);
        assert_seen(&text, &['\n']);
        let body = text.split("\nStances: ").next().unwrap();
        let marked = annotations
            .iter()
            .filter(|a| !a.is_lost() && !article.slice(a.span).trim_matches(BLANKS).is_empty())
            .count();
        let own = body.matches("‹⟦›").count();
        assert_eq!(body.matches('⟦').count(), own + marked, "{body}");
        assert_eq!(own, article.text().matches('⟦').count());
        assert_eq!(
            body.matches('⟧').count() - marked,
            article.text().matches('⟧').count()
        );
        assert_eq!(
            body.matches('🚢').count(),
            article.text().matches('🚢').count()
        );
    });
}

#[test]
fn what_cannot_be_seen_is_spelled_out_and_counted() {
    let article = Article::new("a.txt", "He said \u{202e}no\u{1b}[2J.".to_owned());
    let annotation = tagged(&article, "a", "\u{202e}no\u{1b}[2J", "US");
    let annotations = set([annotation]);
    let (csv, receipt) = exported(Format::Csv, &article, article.facts(), &annotations);
    assert_eq!(rows(&csv)[0][8], visible::line("\u{202e}no\u{1b}[2J"));
    assert_eq!(receipt.spelled_out, 1);
    let (json, _) = exported(Format::JsonLines, &article, article.facts(), &annotations);
    assert!(json.contains(r#""quote":"\u202eno\u001b[2J""#));
}
