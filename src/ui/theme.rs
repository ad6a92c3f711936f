//! Styles by their meaning, for each ground and each number of colours. Where there is no colour,
//! bold, underline and reverse carry the meaning; letters and signs carry it everywhere.

use super::Depth;
use crate::codebook::{Color as SideColor, Hue};
use ratatui::style::{Color, Modifier, Style};

/// What the terminal's own background is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// What something on the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// Something to be seen only when looked for: numbers, borders.
    Quiet,
    /// The border and title of the pane that has the keys.
    Active,
    /// A name or a headline.
    Strong,
    /// A key in a hint.
    Key,
    /// The mode at the left of the bottom line.
    Mode,
    /// Something was done.
    Done,
    /// Something can't be done.
    Warning,
    /// Work is in danger.
    Error,
    /// What a newcomer is told.
    Guide,
    /// A line that is chosen in a list.
    Chosen,
    /// A place found.
    Hit,
    /// The place found last.
    CurrentHit,
    /// A stand-in for a character that can't be seen.
    Mark,
    /// The focus.
    Focus,
    /// A selection.
    Selection,
    /// Text under more than one stance.
    Overlap,
    /// The letters that go to a sentence.
    Label,
}

/// The styles for one kind of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The terminal's background.
    pub ground: Ground,
    /// The colours that it can show.
    pub depth: Depth,
}

/// A colour for each depth but [`Depth::Mono`].
struct Shade {
    rgb: u32,
    index: u8,
    ansi: Color,
}

const fn shade(rgb: u32, index: u8, ansi: Color) -> Shade {
    Shade { rgb, index, ansi }
}

impl Theme {
    /// The style of `role`.
    #[must_use]
    pub fn role(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Plain => plain,
            Role::Quiet => self.quiet(),
            Role::Active => self.accent(),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Key => self.accent().add_modifier(Modifier::BOLD),
            // Nothing of the colours beneath: they would make a patchwork of it.
            Role::Mode | Role::Chosen | Role::Selection => plain
                .fg(Color::Reset)
                .bg(Color::Reset)
                .add_modifier(Modifier::REVERSED),
            Role::Done => self.hue(Hue::Green),
            Role::Warning => self.hue(Hue::Yellow).add_modifier(Modifier::BOLD),
            Role::Error => self
                .hue(Hue::Red)
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Guide => self.accent().add_modifier(Modifier::ITALIC),
            Role::Hit => self.hit(),
            Role::CurrentHit => self
                .hit()
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Mark => plain.add_modifier(Modifier::REVERSED | Modifier::DIM),
            Role::Focus => self.focus(),
            Role::Label => self.label(),
            Role::Overlap => plain.add_modifier(match self.depth {
                Depth::Mono => Modifier::UNDERLINED | Modifier::ITALIC,
                _ => Modifier::UNDERLINED,
            }),
        }
    }

    /// The style of text tagged with a side of `color`; a side that isn't in the codebook has none.
    #[must_use]
    pub fn side(self, color: Option<SideColor>) -> Style {
        match (self.depth, color) {
            (Depth::Mono, _) | (_, None) => Style::new().add_modifier(Modifier::UNDERLINED),
            (Depth::True, Some(SideColor::Rgb(red, green, blue))) => {
                Style::new().fg(Color::Rgb(red, green, blue))
            }
            (_, Some(SideColor::Rgb(red, green, blue))) => self.hue(nearest(red, green, blue)),
            (_, Some(SideColor::Hue(hue))) => self.hue(hue),
        }
    }

    fn hue(self, hue: Hue) -> Style {
        use Hue::{Blue, Cyan, Green, Magenta, Red, Yellow};
        self.fg(&match (self.ground, hue) {
            (Ground::Dark, Blue) => shade(0x6C_B6FF, 75, Color::LightBlue),
            (Ground::Dark, Red) => shade(0xFF_8078, 210, Color::LightRed),
            (Ground::Dark, Magenta) => shade(0xE0_9CFF, 177, Color::LightMagenta),
            (Ground::Dark, Green) => shade(0x7B_D88F, 114, Color::LightGreen),
            (Ground::Dark, Yellow) => shade(0xE6_C35C, 179, Color::LightYellow),
            (Ground::Dark, Cyan) => shade(0x5C_CFD6, 80, Color::LightCyan),
            (Ground::Light, Blue) => shade(0x05_50AE, 25, Color::Blue),
            (Ground::Light, Red) => shade(0xB0_1E2B, 124, Color::Red),
            (Ground::Light, Magenta) => shade(0x81_2BA8, 90, Color::Magenta),
            (Ground::Light, Green) => shade(0x0F_6A2E, 22, Color::Green),
            (Ground::Light, Yellow) => shade(0x7A_5200, 94, Color::Yellow),
            (Ground::Light, Cyan) => shade(0x06_6B75, 23, Color::Cyan),
        })
    }

    fn quiet(self) -> Style {
        match (self.depth, self.ground) {
            (Depth::Mono, _) => Style::new().add_modifier(Modifier::DIM),
            (_, Ground::Dark) => self.fg(&shade(0x8B_949E, 245, Color::Gray)),
            (_, Ground::Light) => self.fg(&shade(0x57_606A, 241, Color::DarkGray)),
        }
    }

    fn accent(self) -> Style {
        match self.depth {
            Depth::Mono => Style::new().add_modifier(Modifier::BOLD),
            _ => self.hue(Hue::Cyan),
        }
    }

    fn hit(self) -> Style {
        let (text, ground) = match (self.depth, self.ground) {
            (Depth::Mono, _) => return Style::new().add_modifier(Modifier::REVERSED),
            (Depth::Sixteen, _) => (Color::Black, Color::Yellow),
            (_, Ground::Dark) => (Color::Indexed(16), Color::Indexed(179)),
            (_, Ground::Light) => (Color::Indexed(16), Color::Indexed(222)),
        };
        Style::new().fg(text).bg(ground)
    }

    fn label(self) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        match (self.depth, self.ground) {
            (Depth::Mono, _) => bold.add_modifier(Modifier::REVERSED),
            (Depth::Sixteen, _) => bold.fg(Color::Black).bg(Color::Cyan),
            (_, Ground::Dark) => bold.fg(Color::Indexed(16)).bg(Color::Indexed(80)),
            (_, Ground::Light) => bold.fg(Color::Indexed(231)).bg(Color::Indexed(23)),
        }
    }

    fn focus(self) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        match (self.depth, self.ground) {
            (Depth::Mono | Depth::Sixteen, _) => bold,
            (Depth::Indexed, Ground::Dark) => bold.bg(Color::Indexed(236)),
            (Depth::Indexed, Ground::Light) => bold.bg(Color::Indexed(254)),
            (Depth::True, Ground::Dark) => bold.bg(Color::Rgb(0x2A, 0x30, 0x3C)),
            (Depth::True, Ground::Light) => bold.bg(Color::Rgb(0xE6, 0xEB, 0xF2)),
        }
    }

    fn fg(self, shade: &Shade) -> Style {
        let [_, red, green, blue] = shade.rgb.to_be_bytes();
        match self.depth {
            Depth::Mono => Style::new(),
            Depth::Sixteen => Style::new().fg(shade.ansi),
            Depth::Indexed => Style::new().fg(Color::Indexed(shade.index)),
            Depth::True => Style::new().fg(Color::Rgb(red, green, blue)),
        }
    }
}

/// The hue whose share of red, green and blue is nearest, for screens that can't show the very colour.
fn nearest(red: u8, green: u8, blue: u8) -> Hue {
    let middle = red.max(green).max(blue) / 2;
    match (red > middle, green > middle, blue > middle) {
        (true, true, _) => Hue::Yellow,
        (true, false, true) => Hue::Magenta,
        (true, false, false) => Hue::Red,
        (false, true, true) => Hue::Cyan,
        (false, true, false) => Hue::Green,
        (false, false, _) => Hue::Blue,
    }
}
