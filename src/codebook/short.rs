//! Names of speakers where there is little room.

/// Last words of names that many bodies have in common.
const OF_BODIES: [&str; 44] = [
    "Administration",
    "Agency",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Centre",
    "Center",
    "Coalition",
    "Commission",
    "Committee",
    "Company",
    "Congress",
    "Corporation",
    "Council",
    "Court",
    "Department",
    "Embassy",
    "Federation",
    "Forces",
    "Foundation",
    "Government",
    "Group",
    "House",
    "Institute",
    "Kingdom",
    "League",
    "Ministry",
    "Movement",
    "Nations",
    "News",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Party",
    "Police",
    "Service",
    "States",
    "Union",
    "University",
];

/// `name` where there is little room: its last word if a person is known by that, as it is long enough and not what bodies
/// are called; else all of it.
#[must_use]
pub fn short_name(name: &str) -> &str {
    const KNOWN: usize = 4;
    let last = name.rsplit(' ').next().unwrap_or(name);
    let is_name = !last.starts_with(char::is_lowercase) || last.contains(char::is_uppercase);
    let is_known = is_name && last.chars().count() >= KNOWN;
    if is_known && !OF_BODIES.contains(&last) {
        last
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn persons_are_known_by_their_short_names_and_bodies_are_not() {
        for (name, short) in [
            ("Sergey Lavrov", "Lavrov"),
            ("Boris Li", "Boris Li"),
            ("Bashar al-Assad", "al-Assad"),
            ("India's Supreme Court", "India's Supreme Court"),
            ("the White House", "the White House"),
            ("Delhi officials", "Delhi officials"),
            ("Kremlin", "Kremlin"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
