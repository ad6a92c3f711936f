//! The answers of two people to one question, and what it was before both.

use super::super::pen::Pen;
use super::super::theme::Role;
use super::super::{Theme, plain};
use crate::annotation::{Annotation, Conflict, Field, Value, Was};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::article::visible;
use ratatui::buffer::Buffer;
use std::borrow::Cow;

/// The cells before an answer: its key, and whose it is.
const NAMED: u16 = 14;

/// What is decided differently.
pub(super) fn title(conflict: &Conflict) -> &'static str {
    match conflict.field {
        Field::Annotation => "deleted by one, changed by the other",
        Field::Place => "other words by two people",
        Field::Side => "another side by two people",
        Field::Speaker => "another speaker by two people",
        Field::Topic => "another topic by two people",
        Field::Position => "another position by two people",
        Field::Note => "another note by two people",
        Field::By => "another annotator by two people",
        Field::At => "another moment by two people",
    }
}

/// Draws the answers, each with its key.
pub(super) fn render(
    app: &App,
    annotation: &Annotation,
    conflict: &Conflict,
    theme: Theme,
    area: Area,
    buffer: &mut Buffer,
) {
    let field = conflict.field;
    let here = if field == Field::Annotation {
        conflict.ours.clone()
    } else {
        field.of(annotation)
    };
    let mut answers = vec![
        ("take-here", "here", here),
        ("take-theirs", "from disk", conflict.theirs.clone()),
    ];
    if app.has_before() {
        answers.push(("take-before", "before", conflict.base.clone()));
    }
    let mut left = area;
    for (index, (command, whose, value)) in answers.iter().enumerate() {
        let others = u16::try_from(answers.len() - index - 1).unwrap_or(0);
        let key = app.keymap().label_in(app.context(), command);
        let mut pen = Pen::new(buffer, left, 0);
        pen.write(&key, theme.role(Role::Key));
        pen.skip(2);
        pen.write(whose, theme.role(Role::Quiet));
        let text = Area {
            x: left.x + NAMED.min(left.width),
            width: left.width.saturating_sub(NAMED),
            height: left.height.saturating_sub(others),
            ..left
        };
        let role = match value {
            Some(_) => Role::Strong,
            None => Role::Guide,
        };
        let told = told(app, field, value.as_ref());
        let mut lines = vec![plain::spoken(app, &told).into_owned()];
        if value.is_some() {
            lines.extend(conflict.was.iter().map(|was| changed(app, annotation, was)));
        }
        let rows = write_all(&lines, role, theme, text, buffer);
        left = super::below(left, rows.max(1));
    }
}

/// An answer in words.
fn told<'a>(app: &App, field: Field, value: Option<&'a Value>) -> Cow<'a, str> {
    match value {
        None if field == Field::Annotation => Cow::Borrowed("deleted"),
        None => Cow::Borrowed("none"),
        Some(Value::Text(text)) => visible::line(text),
        Some(Value::Place(span)) => {
            let article = app.article();
            let number = article.paragraph_at(span.start.min(article.text().len()));
            let words = visible::line(article.slice(*span)).into_owned();
            Cow::Owned(format!("¶{number} “{words}”"))
        }
    }
}

/// What the other one changed: `side: was Russia, now US`.
fn changed(app: &App, annotation: &Annotation, was: &Was) -> String {
    let now = was.field.of(annotation);
    let now = match &now {
        Some(Value::Place(_)) => Some(annotation.words(app.article())),
        Some(Value::Text(text)) => Some(&**text),
        None => None,
    };
    let is_said = matches!(was.field, Field::Place | Field::Note);
    let told = |value: Option<&str>| match value.map(visible::line) {
        None => String::from("none"),
        Some(words) if is_said => format!("“{words}”"),
        Some(word) => word.into_owned(),
    };
    let name = match was.field {
        Field::Place => "words",
        Field::By => "annotator",
        field => field.word(),
    };
    if was.value.as_deref() == now {
        return match was.field {
            Field::Place => format!("{name}: the same, elsewhere"),
            _ => format!("{name}: {} again", told(now)),
        };
    }
    format!(
        "{name}: was {}, now {}",
        told(was.value.as_deref()),
        told(now)
    )
}

/// Writes `lines` below each other or, where there is no room for that, behind each other; says how many rows it took.
fn write_all(lines: &[String], role: Role, theme: Theme, area: Area, buffer: &mut Buffer) -> u16 {
    let needed = |line: &String| Flow::lay(line, area.width.max(1), true).rows().len();
    if lines.iter().map(needed).sum::<usize>() > usize::from(area.height) {
        return write_lines(&lines.join("; "), role, theme, area, buffer);
    }
    let mut rows = 0;
    for line in lines {
        rows += write_lines(line, role, theme, super::below(area, rows), buffer);
    }
    rows
}

/// Writes `text` as far as there is room, and says how many rows it took.
fn write_lines(text: &str, role: Role, theme: Theme, area: Area, buffer: &mut Buffer) -> u16 {
    let flow = Flow::lay(text, area.width.max(1), true);
    let lines = u16::try_from(flow.rows().len()).unwrap_or(u16::MAX);
    let rows = lines.min(area.height);
    for (line, row) in (0..rows).zip(flow.rows()) {
        let is_cut = line + 1 == rows && lines > rows;
        let end = if is_cut {
            flow.shown().len()
        } else {
            row.shown().end
        };
        let shown = flow.shown().get(row.shown().start..end);
        Pen::new(buffer, area, line).write_fitted(shown.unwrap_or_default(), theme.role(role));
    }
    rows
}
