//! Whether the theme's colours can be read and told apart, measured.
//!
//! Contrast is that of WCAG 2.2 (success criterion 1.4.3), at least 4.5 to 1. How far two colours are apart is
//! CIEDE2000 (Sharma, Wu and Dalal 2005), as eyes of four kinds see them: full colour sight, and protanopia,
//! deuteranopia and tritanopia by Machado, Oliveira and Fernandes 2009 (severity 1.0). Ten is asked for: two patches
//! side by side differ at a glance from about two on, and letters are thin and stand apart, so that several times as
//! much is needed to say of a word alone whose it is.

#![allow(
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "the names of the formulas"
)]

use ratatui::style::{Color, Modifier, Style};
use standoff::codebook::{Color as SideColor, Hue};
use standoff::ui::theme::{self, Role};
use standoff::ui::{Depth, Ground, Theme};

type Rgb = [f64; 3];

/// What the theme takes a terminal's ground and its letters to be.
const DARK: (u32, u32) = (0x0D_1117, 0xD6_DDE6);
const LIGHT: (u32, u32) = (0xFF_FFFF, 0x1F_2328);

const ENOUGH_CONTRAST: f64 = 4.5;
const FAR_ENOUGH: f64 = 10.0;

/// Those of US, Russia, UK and Syria.
const SIDES: [Hue; 4] = [Hue::Blue, Hue::Red, Hue::Magenta, Hue::Green];
const HUES: [Hue; 6] = [
    Hue::Blue,
    Hue::Red,
    Hue::Magenta,
    Hue::Green,
    Hue::Yellow,
    Hue::Cyan,
];
const ROLES: [Role; 25] = [
    Role::Plain,
    Role::Quiet,
    Role::Active,
    Role::Strong,
    Role::Key,
    Role::Mode,
    Role::Done,
    Role::Warning,
    Role::Error,
    Role::Guide,
    Role::Chosen,
    Role::Hit,
    Role::CurrentHit,
    Role::Mark,
    Role::Focus,
    Role::Selection,
    Role::Overlap,
    Role::Other,
    Role::Suggestion,
    Role::Cue,
    Role::Mention,
    Role::Label,
    Role::UnknownSide,
    Role::Removed,
    Role::Added,
];

/// What each kind of eye makes of linear red, green and blue.
const EYES: [(&str, [Rgb; 3]); 4] = [
    (
        "full colour sight",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

#[test]
fn every_role_can_be_read_on_the_ground_and_on_the_focus() {
    assert_eq!(ROLES.len() + HUES.len(), theme::names().count());
    let sides = HUES.map(Role::Side);
    for (theme, terminal) in themes() {
        for role in ROLES.into_iter().chain(sides) {
            let style = theme.role(role);
            let focused = theme.role(Role::Focus).patch(style);
            let reversed = style.add_modifier(Modifier::REVERSED);
            for (place, style) in [("", style), ("focus", focused), ("reversed", reversed)] {
                let contrast = contrast(shown(style, terminal));
                println!("{} {role:?} {place}: {contrast:.2}", told(theme));
                assert!(
                    contrast >= ENOUGH_CONTRAST,
                    "{} {role:?} {place}: {contrast:.2}",
                    told(theme)
                );
            }
        }
    }
}

#[test]
fn the_sides_stay_apart_from_one_another_and_from_plain_text_for_every_eye() {
    for (theme, terminal) in themes() {
        let sides = SIDES.map(|hue| (format!("{hue:?}"), theme.side(Some(SideColor::Hue(hue)))));
        let plain = (String::from("plain"), theme.role(Role::Plain));
        let all: Vec<_> = sides.into_iter().chain([plain]).collect();
        for (eye, sees) in EYES {
            let seen = |style: Style| lab(through(&sees, shown(style, terminal).0));
            for (index, (one, style)) in all.iter().enumerate() {
                for (other, other_style) in &all[..index] {
                    let apart = apart(seen(*style), seen(*other_style));
                    println!("{} {eye}, {one} and {other}: {apart:.1}", told(theme));
                    assert!(
                        apart >= FAR_ENOUGH,
                        "{} {eye}, {one} and {other}: {apart:.1}",
                        told(theme)
                    );
                }
            }
        }
    }
}

#[test]
fn the_measures_are_those_of_their_authors() {
    assert!((contrast(([0.0; 3], [1.0; 3])) - 21.0).abs() < 1e-9);
    assert!((contrast((srgb(0x76_7676), [1.0; 3])) - 4.54).abs() < 0.005);
    // Pairs 1, 7, 17, 21, 25 and 34 of the table of Sharma, Wu and Dalal.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [50.0, 3.1736, 0.5854], 1.0),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (one, other, expected) in pairs {
        let found = apart(one, other);
        assert!(
            (found - expected).abs() < 5e-5,
            "{one:?} {other:?}: {found}"
        );
    }
    for (eye, rows) in EYES {
        // White stays white.
        let sums = rows.map(|row| row.iter().sum::<f64>());
        assert!(
            sums.iter().all(|sum| (sum - 1.0).abs() < 1e-5),
            "{eye}: {sums:?}"
        );
    }
}

fn themes() -> impl Iterator<Item = (Theme, (u32, u32))> {
    let grounds = [(Ground::Dark, DARK), (Ground::Light, LIGHT)];
    let of = |(ground, terminal)| {
        [Depth::True, Depth::Indexed].map(|depth| (Theme::new(ground, depth), terminal))
    };
    grounds.into_iter().flat_map(of)
}

fn told(theme: Theme) -> String {
    format!("{:?}, {:?}:", theme.ground, theme.depth)
}

/// The colours of letters and ground in `style`.
fn shown(style: Style, (ground, ink): (u32, u32)) -> (Rgb, Rgb) {
    let letters = color(style.fg.unwrap_or(Color::Reset), ink);
    let under = color(style.bg.unwrap_or(Color::Reset), ground);
    if style.add_modifier.contains(Modifier::REVERSED) {
        (under, letters)
    } else {
        (letters, under)
    }
}

fn color(color: Color, terminal: u32) -> Rgb {
    match color {
        Color::Reset => srgb(terminal),
        Color::Rgb(red, green, blue) => [red, green, blue].map(|part| f64::from(part) / 255.0),
        Color::Indexed(index) => indexed(index).map(|part| f64::from(part) / 255.0),
        named => panic!("{named} is whatever the terminal makes of it"),
    }
}

/// Colour `index` of the palette of 256, from 16 on, where all terminals agree (xterm, `256colres.pl`).
fn indexed(index: u8) -> [u8; 3] {
    assert!(index >= 16, "{index} is whatever the terminal makes of it");
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let place = index - 16;
    [place / 36, place / 6 % 6, place % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
}

fn srgb(rgb: u32) -> Rgb {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue].map(|part| f64::from(part) / 255.0)
}

/// IEC 61966-2-1.
fn linear(part: f64) -> f64 {
    if part <= 0.040_45 {
        part / 12.92
    } else {
        ((part + 0.055) / 1.055).powf(2.4)
    }
}

fn contrast((one, other): (Rgb, Rgb)) -> f64 {
    let luminance = |color: Rgb| dot([0.2126, 0.7152, 0.0722], color.map(linear));
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What an eye makes of `color`, in linear light.
fn through(eye: &[Rgb; 3], color: Rgb) -> Rgb {
    let light = color.map(linear);
    eye.map(|row| dot(row, light).clamp(0.0, 1.0))
}

fn dot(one: Rgb, other: Rgb) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// CIE 1976 L*a*b* of linear light, with the white of sRGB (D65).
fn lab(light: Rgb) -> Rgb {
    let rows = [
        ([0.412_456_4, 0.357_576_1, 0.180_437_5], 0.950_47),
        ([0.212_672_9, 0.715_152_2, 0.072_175_0], 1.0),
        ([0.019_333_9, 0.119_192_0, 0.950_304_1], 1.088_83),
    ];
    let [x, y, z] = rows.map(|(row, white)| {
        let part = dot(row, light) / white;
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000, with the names and in the order of Sharma, Wu and Dalal.
fn apart([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let angle = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (angle(a1, b1), angle(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = if is_grey { h1 + h2 } else { h1 + turn / 2.0 };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let theta = 30.0 * (-((h.rem_euclid(360.0) - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * theta).to_radians().sin() * 2.0 * seventh(c);
    let square = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * square / (20.0 + square).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}
