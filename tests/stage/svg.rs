//! A screen as a picture: a window with a dark ground, every run of cells of one style a piece of text.
//! No font is needed but the viewer's own monospaced one: each run is stretched to its cells.

use super::frame::DOTTED;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The width and height of a cell, and the room around the cells, in pixels.
const CELL: (f32, f32) = (9.0, 20.0);
const MARGIN: f32 = 22.0;
const TITLE: f32 = 34.0;
const GROUND: &str = "#161b22";
const INK: &str = "#d6dde6";

/// `buffer` as SVG, under a title.
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) = (
        f32::from(area.width) * CELL.0 + 2.0 * MARGIN,
        f32::from(area.height) * CELL.1 + MARGIN + TITLE,
    );
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{title}">
<style>text {{ font: 15px "JetBrains Mono", "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: {INK} }} .b {{ font-weight: 700 }} .i {{ font-style: italic }} .u {{ text-decoration: underline }} .d {{ opacity: .6 }} .o {{ text-decoration: underline dotted }}</style>
<rect width="{width}" height="{height}" rx="12" fill="{GROUND}"/>
<rect x=".5" y=".5" width="{}" height="{}" rx="11.5" fill="none" stroke="#30363d"/>
<circle cx="22" cy="17" r="5.5" fill="#ff5f57"/><circle cx="41" cy="17" r="5.5" fill="#febc2e"/><circle cx="60" cy="17" r="5.5" fill="#28c840"/>
"##,
        width - 1.0,
        height - 1.0
    );
    for (y, row) in (0..).zip(buffer.content.chunks_exact(usize::from(area.width).max(1))) {
        for run in runs(row) {
            run.draw(y, &mut svg);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Cells beside one another of one style; wide ones, blanks and lines of boxes each for themselves.
struct Run {
    x: u16,
    cells: u16,
    text: String,
    look: (Color, Color, Modifier),
}

fn runs(row: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut skip = 0;
    for (x, cell) in (0u16..).zip(row) {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let cells = u16::try_from(cell.symbol().width().max(1)).unwrap_or(1);
        skip = cells - 1;
        let look = (cell.fg, cell.bg, cell.modifier);
        let plain =
            cell.symbol().is_ascii() || cell.symbol().chars().all(|sign| "“”‘’—…é¶".contains(sign));
        match runs.last_mut() {
            Some(run)
                if run.look == look
                    && plain
                    && run
                        .text
                        .chars()
                        .all(|sign| sign.is_ascii() || "“”‘’—…é¶".contains(sign)) =>
            {
                run.cells += cells;
                run.text.push_str(cell.symbol());
            }
            Some(run) if run.look == look && cell.symbol() == "─" && run.text.ends_with('─') => {
                run.cells += 1;
                run.text.push('─');
            }
            _ => runs.push(Run {
                x,
                cells,
                text: cell.symbol().to_owned(),
                look,
            }),
        }
    }
    runs
}

impl Run {
    fn draw(&self, row: u16, svg: &mut String) {
        let (mut ink, mut ground) = (color(self.look.0, INK), color(self.look.1, GROUND));
        if self.look.2.contains(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut ground);
        }
        let (x, y) = (
            MARGIN + f32::from(self.x) * CELL.0,
            TITLE + f32::from(row) * CELL.1,
        );
        let width = f32::from(self.cells) * CELL.0;
        if ground != GROUND {
            let _ = writeln!(
                svg,
                r#"<rect x="{x}" y="{y}" width="{width}" height="{}" fill="{ground}"/>"#,
                CELL.1
            );
        }
        match self.text.trim() {
            "" => {}
            sign if stroke(sign, x, y, width).is_some() => {
                let path = stroke(sign, x, y, width).unwrap_or_default();
                let _ = writeln!(
                    svg,
                    r#"<path d="{path}" fill="none" stroke="{ink}" stroke-width="1.3"/>"#
                );
            }
            "▎" => {
                let _ = writeln!(
                    svg,
                    r#"<rect x="{x}" y="{y}" width="3" height="{}" fill="{ink}"/>"#,
                    CELL.1
                );
            }
            _ => self.write(x, y, width, &ink, svg),
        }
    }

    /// Blanks at the ends stay out: they need no ink, and some viewers swallow them.
    fn write(&self, x: f32, y: f32, width: f32, ink: &str, svg: &mut String) {
        let lead = self.text.len() - self.text.trim_start_matches(' ').len();
        let tail = self.text.len() - self.text.trim_end_matches(' ').len();
        let cell = |count: usize| f32::from(u16::try_from(count).unwrap_or(0)) * CELL.0;
        let (x, width) = (x + cell(lead), width - cell(lead + tail));
        let text = self
            .text
            .trim_matches(' ')
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let fill = if ink == INK {
            String::new()
        } else {
            format!(r#" style="fill:{ink}""#)
        };
        let class = classes(self.look.2);
        let y = y + 15.0;
        let _ = writeln!(
            svg,
            r#"<text x="{x}" y="{y}" textLength="{width}" lengthAdjust="spacingAndGlyphs"{class}{fill}>{text}</text>"#
        );
    }
}

/// The lines of a box, from edge to edge of the cells.
fn stroke(sign: &str, x: f32, y: f32, width: f32) -> Option<String> {
    let (right, bottom) = (x + width, y + CELL.1);
    let (middle, centre) = (x + CELL.0 / 2.0, y + CELL.1 / 2.0);
    let path = match sign {
        "│" => format!("M{middle} {y}V{bottom}"),
        "╭" => format!("M{middle} {bottom}Q{middle} {centre} {right} {centre}"),
        "╮" => format!("M{x} {centre}Q{middle} {centre} {middle} {bottom}"),
        "╰" => format!("M{middle} {y}Q{middle} {centre} {right} {centre}"),
        "╯" => format!("M{x} {centre}Q{middle} {centre} {middle} {y}"),
        line if line.chars().all(|sign| sign == '─') => format!("M{x} {centre}H{right}"),
        _ => return None,
    };
    Some(path)
}

fn classes(modifier: Modifier) -> String {
    let names = [
        (Modifier::BOLD, "b"),
        (Modifier::ITALIC, "i"),
        (Modifier::UNDERLINED, "u"),
        (Modifier::DIM, "d"),
        (DOTTED, "o"),
    ];
    let found: Vec<_> = names
        .into_iter()
        .filter(|(sign, _)| modifier.contains(*sign))
        .map(|(_, name)| name)
        .collect();
    if found.is_empty() {
        String::new()
    } else {
        format!(r#" class="{}""#, found.join(" "))
    }
}

fn color(color: Color, otherwise: &str) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(16) => String::from("#000000"),
        Color::Indexed(179) => String::from("#d7af5f"),
        _ => otherwise.to_owned(),
    }
}
