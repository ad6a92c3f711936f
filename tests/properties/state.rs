//! What the state and the screen are, as the properties ask for it.

use super::stage::Stage;
use super::stage::naming::tell;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use standoff::annotation::Annotations;
use standoff::app::App;
use standoff::app::listing::Listing;
use standoff::app::view::Line;
use standoff::article::Span;

pub(crate) fn in_the_text(app: &App, span: Span) -> Result<(), TestCaseError> {
    let text = app.article().text();
    prop_assert!(
        span.start <= span.end && span.end <= text.len(),
        "{:?} of {}",
        span,
        text.len()
    );
    prop_assert!(
        text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
        "{:?} cuts a character",
        span
    );
    prop_assert!(
        !span.is_empty() || app.article().stretch_count() == 0,
        "an empty focus {:?} in {:?}",
        span,
        text
    );
    Ok(())
}

/// The annotations that come of what was to be kept alone.
pub(crate) fn replayed(stage: &Stage) -> Annotations {
    let mut annotations = Annotations::default();
    stage
        .kept
        .iter()
        .for_each(|change| annotations.apply(change));
    annotations
}

pub(crate) fn told(annotations: &Annotations) -> Vec<String> {
    annotations
        .iter()
        .map(|annotation| tell(annotation))
        .collect()
}

/// The list that would be made now.
pub(crate) fn anew(app: &App) -> Listing {
    let grouping = app.pane().listing().grouping();
    let asked = app
        .annotations()
        .iter()
        .filter(|found| app.is_listed(found));
    Listing::of(grouping, asked, app.codebook())
}

pub(crate) fn listed(listing: &Listing) -> Vec<String> {
    let group = |group: &standoff::app::listing::Group| {
        let members: Vec<_> = group.members.iter().map(|member| tell(member)).collect();
        format!("{:?} {:?} {members:?}", group.name, group.tally)
    };
    listing.groups().iter().map(group).collect()
}

pub(crate) fn shown(stage: &Stage) -> Span {
    stage.app.view().shown(stage.app.article())
}

/// The bytes of the first line of text on screen.
pub(crate) fn top_line(stage: &Stage) -> Span {
    let text = |line: &Line| match line {
        Line::Text { stretch, flow, row } => {
            let start = stage.app.article().stretch(*stretch).start();
            flow.rows().get(*row).map(|row| row.source().shift(start))
        }
        Line::Gap => None,
    };
    stage
        .app
        .view()
        .lines()
        .iter()
        .find_map(text)
        .unwrap_or_default()
}

pub(crate) fn whole(buffer: &Buffer, columns: u16, rows: u16) -> Result<(), TestCaseError> {
    prop_assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
    let control = buffer
        .content
        .iter()
        .find(|cell| cell.symbol().chars().any(char::is_control));
    prop_assert!(control.is_none(), "{:?} would reach the terminal", control);
    Ok(())
}
