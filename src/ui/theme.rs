//! Styles by their meaning, for each ground and each number of colours. Where there is no colour,
//! bold, underline and reverse carry the meaning; letters and signs carry it everywhere.

mod palette;
mod restyle;
mod role;
#[cfg(test)]
mod tests;

pub use restyle::{Restyle, parse};
pub use role::Role;

use super::Depth;
use crate::article::visible;
use crate::codebook::{Color as SideColor, Hue};
use crate::near::nearest;
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

/// The styles for one kind of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The terminal's background.
    pub ground: Ground,
    /// The colours that it can show.
    pub depth: Depth,
    /// What the reader wants otherwise. Lives as long as the program, so that a theme stays two words
    /// that are handed around.
    restyled: &'static [(Role, Style)],
}

/// The names of all roles.
pub fn names() -> impl Iterator<Item = &'static str> {
    role::ALL.iter().map(|(_, name)| *name)
}

/// Whether the role called `name` can be restyled with `words`; [`parse`] tells how they are written.
///
/// # Errors
/// There is no such role, or the words describe no style. Says what was expected and what is nearest.
pub fn check(name: &str, words: &str) -> Result<(), String> {
    if Role::named(name).is_none() {
        let name = visible::line(name);
        let near = nearest(&name, names());
        let near = near.map_or_else(String::new, |near| format!("; nearest: `{near}`"));
        let known: Vec<_> = names().collect();
        return Err(format!(
            "`{name}` is no role{near}; expected one of {}",
            known.join(", ")
        ));
    }
    parse(words).map(|_| ())
}

/// A dotted underline, by a bit that nothing here uses as it is meant: the terminal draws it as dots, or underlines some of
/// the cells where it has none.
const DOTTED: Modifier = Modifier::SLOW_BLINK;

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
    /// The theme as it comes.
    #[must_use]
    pub const fn new(ground: Ground, depth: Depth) -> Self {
        Self {
            ground,
            depth,
            restyled: &[],
        }
    }

    /// This theme with some roles restyled, each by its name and the words for its style, which take the
    /// place of all that it looked like; the later of two counts, and what [`check`] refuses is left
    /// out. On a screen without colours words for colours alone change nothing. To be called once: what
    /// it keeps is kept until the program ends.
    #[must_use]
    pub fn restyled<R: AsRef<str>, W: AsRef<str>>(
        self,
        wishes: impl IntoIterator<Item = (R, W)>,
    ) -> Self {
        let styled = |(name, words): (R, W)| {
            let role = Role::named(name.as_ref())?;
            let style = parse(words.as_ref()).ok()?.style(self.depth)?;
            Some((role, style))
        };
        let mut restyled: Vec<_> = wishes.into_iter().filter_map(styled).collect();
        restyled.reverse();
        Self {
            restyled: restyled.leak(),
            ..self
        }
    }

    /// The style of `role`.
    #[must_use]
    pub fn role(self, role: Role) -> Style {
        let wished = self.restyled.iter().find(|(wished, _)| *wished == role);
        let style = wished.map_or_else(|| self.usual(role), |(_, style)| *style);
        if role.covers() {
            Style::new().fg(Color::Reset).bg(Color::Reset).patch(style)
        } else {
            style
        }
    }

    fn usual(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Plain => plain,
            Role::Quiet => self.quiet(),
            Role::Active => self.accent(),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Key => self.accent().add_modifier(Modifier::BOLD),
            Role::Mode | Role::Chosen | Role::Selection => plain.add_modifier(Modifier::REVERSED),
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
            Role::Mark => self.quiet().add_modifier(Modifier::REVERSED),
            Role::Focus => self.focus(),
            Role::Label => self.label(),
            Role::Overlap => plain.add_modifier(match self.depth {
                Depth::Mono => Modifier::UNDERLINED | Modifier::ITALIC,
                _ => Modifier::UNDERLINED,
            }),
            Role::Other => self.quiet().add_modifier(match self.depth {
                Depth::Mono => Modifier::ITALIC,
                _ => Modifier::UNDERLINED,
            }),
            Role::Suggestion => plain.add_modifier(DOTTED),
            Role::Cue => self.lit(Hue::Yellow),
            Role::Mention => self.lit(Hue::Cyan),
            Role::Removed => self
                .hue(Hue::Red)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Added => self
                .hue(Hue::Green)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Side(hue) if self.depth > Depth::Mono => self.hue(hue),
            Role::Side(_) | Role::UnknownSide => plain.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The style of text tagged with a side of `color`; a side that isn't in the codebook has none.
    #[must_use]
    pub fn side(self, color: Option<SideColor>) -> Style {
        match (self.depth, color) {
            (_, None) => self.role(Role::UnknownSide),
            (Depth::True, Some(SideColor::Rgb(red, green, blue))) => {
                Style::new().fg(Color::Rgb(red, green, blue))
            }
            (_, Some(SideColor::Rgb(red, green, blue))) => {
                self.role(Role::Side(hue_nearest(red, green, blue)))
            }
            (_, Some(SideColor::Hue(hue))) => self.role(Role::Side(hue)),
        }
    }

    fn hue(self, hue: Hue) -> Style {
        use Hue::{Blue, Cyan, Green, Magenta, Red, Yellow};
        self.fg(&match (self.ground, hue) {
            (Ground::Dark, Blue) => shade(0x57_97F8, 69, Color::LightBlue),
            (Ground::Dark, Red) => shade(0xF6_7A82, 210, Color::LightRed),
            (Ground::Dark, Magenta) => shade(0xED_B4FF, 219, Color::LightMagenta),
            (Ground::Dark, Green) => shade(0xA3_F0B2, 120, Color::LightGreen),
            (Ground::Dark, Yellow) => shade(0xE6_C35C, 179, Color::LightYellow),
            (Ground::Dark, Cyan) => shade(0x5C_CFD6, 80, Color::LightCyan),
            (Ground::Light, Blue) => shade(0x1C_62E3, 26, Color::Blue),
            (Ground::Light, Red) => shade(0xCB_2348, 88, Color::Red),
            (Ground::Light, Magenta) => shade(0x85_156E, 126, Color::Magenta),
            (Ground::Light, Green) => shade(0x00_560F, 28, Color::Green),
            (Ground::Light, Yellow) => shade(0x7A_5200, 94, Color::Yellow),
            (Ground::Light, Cyan) => shade(0x06_6B75, 23, Color::Cyan),
        })
    }

    fn quiet(self) -> Style {
        match (self.depth, self.ground) {
            (Depth::Mono, _) => Style::new().add_modifier(Modifier::DIM),
            (_, Ground::Dark) => self.fg(&shade(0x94_9DA8, 246, Color::Gray)),
            (_, Ground::Light) => self.fg(&shade(0x57_606A, 241, Color::DarkGray)),
        }
    }

    fn accent(self) -> Style {
        match self.depth {
            Depth::Mono => Style::new().add_modifier(Modifier::BOLD),
            _ => self.hue(Hue::Cyan),
        }
    }

    /// Words that tell why something is suggested.
    fn lit(self, hue: Hue) -> Style {
        let told = Modifier::BOLD | Modifier::UNDERLINED;
        match self.depth {
            Depth::Mono => Style::new().add_modifier(told | Modifier::REVERSED),
            _ => self.hue(hue).add_modifier(told),
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
            (Depth::Indexed, Ground::Dark) => bold.bg(Color::Indexed(235)),
            (Depth::Indexed, Ground::Light) => bold.bg(Color::Indexed(230)),
            (Depth::True, Ground::Dark) => bold.bg(Color::Rgb(0x1C, 0x2A, 0x45)),
            (Depth::True, Ground::Light) => bold.bg(Color::Rgb(0xE4, 0xEE, 0xFE)),
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
fn hue_nearest(red: u8, green: u8, blue: u8) -> Hue {
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
