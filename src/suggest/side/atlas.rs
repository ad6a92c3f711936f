//! The tables of countries, roles and bodies, read. Knows their form, and nothing of codebooks.

use super::phrases::{Form, Kind, Phrases, Place};

const PLACES: &str = include_str!("../../../assets/suggest/en/places.txt");
const ROLES: &str = include_str!("../../../assets/suggest/en/roles.txt");
const BODIES: &str = include_str!("../../../assets/suggest/en/bodies.txt");

/// The section of the countries, which is the first one.
const COUNTRIES: &str = "countries";

/// The columns of `places.txt`.
const COLUMNS: [Form; 4] = [Form::Name, Form::Adjective, Form::Capital, Form::Seat];

/// All that the tables tell.
#[derive(Debug, Clone)]
pub(in crate::suggest) struct Atlas {
    /// The phrases of all tables.
    pub(super) phrases: Phrases,
    /// How many places there are; the first one is nobody's.
    pub(super) places: u16,
    /// How many of them are countries; they come first.
    pub(super) countries: u16,
}

impl Atlas {
    /// The tables of English.
    pub(in crate::suggest) fn english() -> Self {
        let mut atlas = Self {
            phrases: Phrases::default(),
            places: 1,
            countries: 0,
        };
        for (section, line) in sections(PLACES) {
            atlas.countries += u16::from(section == COUNTRIES);
            atlas.add_place(line);
        }
        for (section, line) in sections(ROLES).chain(sections(BODIES)) {
            if let Some(kind) = kind(section) {
                atlas.add_offices(kind, line);
            }
        }
        atlas
    }

    fn add_place(&mut self, line: &str) {
        let place = Place(self.places);
        self.places = self.places.saturating_add(1);
        for (form, column) in COLUMNS.into_iter().zip(line.split('|')) {
            for phrase in listed(column) {
                self.phrases.add(phrase, Kind::Place(form), Some(place));
            }
        }
    }

    fn add_offices(&mut self, kind: Kind, line: &str) {
        let (phrases, country) = match line.split_once('=') {
            Some((phrases, country)) => (phrases, Some(country)),
            None => (line, None),
        };
        // A country that isn't in the table: nobody's.
        let place = country.map(|country| {
            let sense = self.phrases.get(country.trim());
            sense.and_then(|sense| sense.place).unwrap_or(Place(0))
        });
        for phrase in listed(phrases) {
            self.phrases.add(phrase, kind, place);
        }
    }
}

/// The phrases of a list.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}

fn kind(section: &str) -> Option<Kind> {
    Some(match section {
        "state" => Kind::State,
        "envoy" => Kind::Envoy,
        "official" => Kind::Official,
        "post" => Kind::Post,
        "government" => Kind::Government,
        "administration" => Kind::Administration,
        "not state" => Kind::NotState,
        "against" => Kind::Against,
        "former" => Kind::Former,
        "modifier" => Kind::Modifier,
        "possessive" => Kind::Possessive,
        "of" => Kind::Of,
        "for" => Kind::For,
        "in" => Kind::In,
        "to" => Kind::To,
        "is" => Kind::Is,
        _ => return None,
    })
}

/// The lines of a table, each with the name of its section. Comments begin with `#`.
fn sections(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    table.lines().filter_map(move |line| {
        let line = line.split('#').next().unwrap_or("").trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            return None;
        }
        (!line.is_empty()).then_some((section, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_four_columns_and_every_section_is_known() {
        for (section, line) in sections(PLACES) {
            assert_eq!(line.matches('|').count(), 3, "[{section}] {line}");
        }
        for (section, line) in sections(ROLES).chain(sections(BODIES)) {
            assert!(kind(section).is_some(), "[{section}] {line}");
        }
    }

    #[test]
    fn every_member_of_the_united_nations_is_there() {
        let countries = sections(PLACES).filter(|(section, _)| *section == COUNTRIES);
        // 193 members, the Holy See and Palestine as observers, Kosovo and Taiwan.
        assert_eq!(countries.count(), 193 + 2 + 2);
    }

    #[test]
    fn whoever_is_said_to_be_of_one_country_is_of_one_in_the_table() {
        let atlas = Atlas::english();
        for (_, line) in sections(ROLES).chain(sections(BODIES)) {
            let Some((_, country)) = line.split_once('=') else {
                continue;
            };
            let country = country.trim();
            assert!(
                country == "Nobody" || atlas.phrases.get(country).is_some(),
                "{line}"
            );
        }
    }
}
