//! What stands in lists and boxes, the row at hand in brackets.

use standoff::app::App;
use standoff::app::overlay::Overlay;
use standoff::app::picker::Offer;
use standoff::app::recode;

/// What the list offers, the highlighted row in brackets.
pub(crate) fn offers(app: &App) -> String {
    let Some(Overlay::Picker(picker)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = |(index, offer): (usize, &Offer)| {
        let name = match offer {
            Offer::Known(name, _) => name.to_string(),
            Offer::New(name) => format!("new: {name}"),
            Offer::Nothing => String::from("none"),
        };
        let digit = picker
            .digit(index)
            .map_or(String::new(), |digit| format!("{digit} "));
        if index == picker.chosen {
            format!("[{digit}{name}]")
        } else {
            format!("{digit}{name}")
        }
    };
    let shown: Vec<_> = picker.offers.iter().enumerate().map(shown).collect();
    shown.join(", ")
}

/// What the list of codes offers, the highlighted row in brackets, and what Enter would do.
pub(crate) fn codes(app: &App) -> String {
    let Some(Overlay::Codes(revising)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let (rows, chosen): (Vec<String>, usize) = match &revising.step {
        recode::Step::Code(codes) | recode::Step::Into(_, codes) => {
            let rows = codes.rows.iter();
            let rows = rows.map(|(kind, name)| format!("{} {name}", kind.word()));
            (rows.collect(), codes.chosen)
        }
        recode::Step::Colour(colours) => {
            let rows = colours.rows.iter().map(ToString::to_string);
            (rows.collect(), colours.chosen)
        }
        recode::Step::Name(naming) => (vec![naming.input.text().to_owned()], 0),
        recode::Step::New(input) => (vec![input.text().to_owned()], 0),
    };
    let shown = rows.iter().enumerate().map(|(index, row)| {
        if index == chosen {
            format!("[{row}]")
        } else {
            row.clone()
        }
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    std::iter::once(shown)
        .chain(app.preview())
        .collect::<Vec<_>>()
        .join(" // ")
}

/// The lines of the form: what is filled in, in parentheses what the source says; the one typed in in brackets.
pub(crate) fn form(app: &App) -> String {
    let Some(Overlay::Facts(form)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = form.lines.iter().enumerate().map(|(index, line)| {
        let source = line.source.as_deref().map(|source| format!("({source})"));
        let own = Some(line.input.text().to_owned()).filter(|own| !own.is_empty());
        let said = own.or(source).unwrap_or_else(|| String::from("–"));
        if index == form.chosen {
            format!("[{said}]")
        } else {
            said
        }
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// The deleted stances that are offered, the highlighted one in brackets.
pub(crate) fn trash(app: &App) -> String {
    let Some(Overlay::Trash(trash)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = trash.rows.iter().enumerate().map(|(index, deleted)| {
        let (side, words) = (
            &deleted.annotation.stance.side,
            deleted.annotation.words(app.article()),
        );
        if index == trash.chosen {
            format!("[{side} {words}]")
        } else {
            format!("{side} {words}")
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The labels that are lit, each with the first word that it stands on.
pub(crate) fn labels(app: &App) -> String {
    let Some(Overlay::Labels(labels)) = app.overlay() else {
        return String::from("none");
    };
    let label = |label: &standoff::app::labels::Label| {
        let [first, second] = label.letters;
        let words = app.article().text().get(label.at..).unwrap_or_default();
        let word = words.split_whitespace().next().unwrap_or_default();
        format!("{first}{second} {word}")
    };
    labels.lit().map(label).collect::<Vec<_>>().join(", ")
}

/// What is at hand in the palette, typed in the filter, or at the top of the help.
pub(crate) fn chosen(app: &App) -> String {
    match app.overlay() {
        Some(Overlay::Palette(palette)) => {
            let entry = palette.entries.get(palette.chosen);
            entry.map_or(String::from("nothing"), standoff::app::overlay::Entry::does)
        }
        Some(Overlay::Filter(query)) => query.input.text().to_owned(),
        Some(Overlay::Help(help)) => format!("from line {}", help.top + 1),
        _ => String::from("nothing is open"),
    }
}

/// What is found on the shelf: articles, the one at hand in brackets.
pub(crate) fn hits(app: &App) -> String {
    let Some(hits) = app.hits() else {
        return String::from("none");
    };
    let told = hits.rows.iter().enumerate().map(|(row, hit)| {
        let name = &hit.name;
        if row == hits.chosen {
            format!("[{name}]")
        } else {
            name.to_string()
        }
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        String::from("empty")
    } else {
        told.join(", ")
    }
}

/// The rows of the shelf on screen, each with how far the work has come; that at hand in brackets.
pub(crate) fn shelf(app: &App) -> String {
    let Some(shelf) = app.shelf().filter(|_| app.is_on_shelf()) else {
        return String::from("none");
    };
    let height = app.shelf_parts().list.height.into();
    let rows = shelf.rows(shelf.top()).take(height).enumerate();
    let rows = rows.map(|(row, entry)| {
        let progress = shelf.progress(entry).map_or("unknown", |one| one.word());
        let told = format!("{} {progress}", entry.name);
        if shelf.top() + row == shelf.row() {
            format!("[{told}]")
        } else {
            told
        }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        String::from("empty")
    } else {
        rows.join(", ")
    }
}

/// How the side pane groups, and how wide it is.
pub(crate) fn pane(app: &App) -> String {
    let grouping = app.pane().listing().grouping().name();
    match app.layout().stances {
        Some(area) => format!("{grouping}, {} wide", area.width),
        None => format!("{grouping}, folded"),
    }
}

/// How many stances are listed of how many, and by which filter.
pub(crate) fn listed(app: &App) -> String {
    let query = app.filter().map_or("no filter", |filter| filter.query());
    let (listed, all) = (app.pane().listing().len(), app.annotations().len());
    format!("{listed} of {all}, {query}")
}

/// What the bottom line has, first what comes first.
pub(crate) fn hints(app: &App) -> String {
    let hints = app.hints().into_iter();
    let hints = hints.map(|hint| format!("{} {}", hint.key, hint.word));
    hints.collect::<Vec<_>>().join("  ")
}
