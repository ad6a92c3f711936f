//! The colour of the terminal's background, as the terminal tells it. Knows no theme.

/// The background's colour; each part from 0 to 65,535.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Ground {
    pub red: u16,
    pub green: u16,
    pub blue: u16,
}

impl Ground {
    /// Reads the answer to `OSC 11 ; ?`: `rgb:` or `rgba:` and parts of one to four hexadecimal digits (XParseColor(3)).
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, parts) = text.split_once(':')?;
        let count = match kind {
            "rgb" => 3,
            "rgba" => 4,
            _ => return None,
        };
        let parts: Vec<u16> = parts.splitn(5, '/').map(part).collect::<Option<_>>()?;
        match parts[..] {
            [red, green, blue] | [red, green, blue, _] if parts.len() == count => {
                Some(Self { red, green, blue })
            }
            _ => None,
        }
    }

    /// Whether dark text reads better on it: its luma (ITU-R BT.601) is in the upper half.
    #[must_use]
    pub fn is_light(self) -> bool {
        let luma =
            299 * u32::from(self.red) + 587 * u32::from(self.green) + 114 * u32::from(self.blue);
        luma > 1000 * u32::from(u16::MAX / 2)
    }
}

/// One part, scaled: `f`, `ff`, `fff` and `ffff` are all the brightest.
fn part(digits: &str) -> Option<u16> {
    let plain =
        matches!(digits.len(), 1..=4) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
    let most = (1_u32 << (4 * digits.len())) - 1;
    u16::try_from(value * u32::from(u16::MAX) / most).ok()
}
