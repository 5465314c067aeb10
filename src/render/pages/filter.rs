//! What the list of a page, and the map beside it, can be narrowed by: sets of choices, and which choices each row meets.
//!
//! Drawn and built sites have the same sets for ring, sector and movement, and add their own: tags and teams of a table,
//! topics, groups and sureness of an edition. Rows are blips, or whatever else is [`Listed`]: a page of statements makes a
//! filter with [`Filter::of`] and [`Filter::with`]. `filter.html` shows the sets and `site.js` applies them; neither knows
//! their names.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::inert::show_line;
use crate::model::{Blip, Movement, Radar};
use crate::render::messages::message;

/// A set with more choices than this is folded until somebody opens it.
const MOST_OPEN: usize = 8;

/// Something in a list that can be narrowed.
pub trait Listed {
    /// The identifier by which [`Filter::choices_of`] knows it.
    fn id(&self) -> &str;
}

impl Listed for Blip {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What is listed, as the sentences of the filter call it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "pages of statements and of standards come next")]
pub enum Things {
    /// Technologies, or the items of a table.
    #[default]
    Technologies,
    /// Statements of workshops.
    Statements,
    /// Standards.
    Standards,
}

/// The sets of a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Filter {
    /// What is listed.
    pub things: Things,
    /// How many.
    pub all: usize,
    /// Whether some of them can be ticked and compared.
    pub compares: bool,
    /// The sets, in the order of the form.
    pub sets: Vec<FilterSet>,
    /// How many choices there are so far; each has a number of its own.
    #[serde(skip)]
    choices: usize,
    /// The numbers of the choices that each row meets, by its id.
    #[serde(skip)]
    met: BTreeMap<String, Vec<usize>>,
}

/// Choices of one sort.
#[derive(Debug, Clone, Serialize)]
pub struct FilterSet {
    /// What it is called in addresses.
    pub id: &'static str,
    /// What it is called on the page.
    pub name: String,
    /// Whether a row can meet several of its choices, so that all of them may be asked for.
    pub several: bool,
    /// Whether its choices stand in order, and those between two are asked for.
    pub range: bool,
    /// What is to be known about it, in a sentence; may be empty.
    pub hint: String,
    /// Whether it is folded at first.
    pub folded: bool,
    /// The choices.
    pub options: Vec<FilterOption>,
}

/// One choice.
#[derive(Debug, Clone, Serialize)]
pub struct FilterOption {
    /// What it is called in addresses.
    pub value: String,
    /// What it is called on the page.
    pub name: String,
    /// Its number among all choices of the page.
    pub number: usize,
    /// How many rows meet it.
    pub count: usize,
    /// The fragment that chooses it, as in `tag=cloud`.
    pub fragment: String,
}

/// A choice before it is counted: what it is called in addresses and on the page.
pub type Choice = (String, String);

impl Filter {
    /// What every map can be narrowed by.
    pub fn of_map(radar: &Radar) -> Self {
        let rings = radar.rings.iter().map(|ring| (ring.id.clone(), ring.name.clone()));
        let sectors = radar
            .sectors
            .iter()
            .map(|sector| (sector.id.clone(), sector.name.clone()));
        let movements = [
            (Movement::New, message!("movement-new")),
            (Movement::Inward, message!("movement-inward")),
            (Movement::Outward, message!("movement-outward")),
            (Movement::Unchanged, message!("movement-unchanged")),
        ];
        let movements = movements.map(|(movement, name)| (movement.as_str().to_owned(), name));
        let moved = |blip: &Blip| blip.movement.map(|movement| movement.as_str().to_owned());
        let blips = &radar.blips;
        Filter::of(Things::Technologies, blips.len())
            .with(blips, "ring", message!("ring-word"), rings.collect(), |blip| {
                vec![radar.rings[blip.ring].id.clone()]
            })
            .with(blips, "sector", message!("sector-word"), sectors.collect(), |blip| {
                vec![radar.sectors[blip.sector].id.clone()]
            })
            .with(blips, "change", message!("movement-word"), movements.into(), |blip| {
                moved(blip).into_iter().collect()
            })
    }

    /// A filter without sets, of so many things.
    pub fn of(things: Things, all: usize) -> Self {
        Filter {
            things,
            all,
            ..Filter::default()
        }
    }

    /// The same with one more set. Choices that no row meets are left out, and so is a set of fewer than one.
    pub fn with<R: Listed>(
        self,
        rows: &[R],
        id: &'static str,
        name: String,
        choices: Vec<Choice>,
        values: impl Fn(&R) -> Vec<String>,
    ) -> Self {
        let met: Vec<Vec<String>> = rows.iter().map(values).collect();
        let options = self.number(id, choices, &met, |count| count > 0);
        let several = met.iter().any(|own| own.len() > 1);
        let set = FilterSet {
            id,
            name,
            several,
            range: false,
            hint: String::new(),
            folded: options.len() > MOST_OPEN,
            options,
        };
        self.add(set, rows, &met)
    }

    /// The same with another name for a set.
    pub fn call(mut self, id: &str, name: String) -> Self {
        let sets = self.sets.iter_mut().filter(|set| set.id == id);
        sets.for_each(|set| set.name.clone_from(&name));
        self
    }

    /// The same with a set folded until somebody opens it, however few its choices.
    pub fn fold(mut self, id: &str) -> Self {
        let sets = self.sets.iter_mut().filter(|set| set.id == id);
        sets.for_each(|set| set.folded = true);
        self
    }

    /// The same with a range: choices in order, of which those between two are asked for. None is left out, unless no row
    /// meets any; a row meets one at most.
    pub fn with_range<R: Listed>(
        self,
        rows: &[R],
        (id, name, hint): (&'static str, String, String),
        choices: Vec<Choice>,
        value: impl Fn(&R) -> Option<String>,
    ) -> Self {
        let met: Vec<Vec<String>> = rows.iter().map(|row| value(row).into_iter().collect()).collect();
        let options = match met.iter().any(|own| !own.is_empty()) {
            true => self.number(id, choices, &met, |_| true),
            false => Vec::new(),
        };
        let set = FilterSet {
            id,
            name,
            several: false,
            range: true,
            hint,
            folded: false,
            options,
        };
        self.add(set, rows, &met)
    }

    /// The choices that are kept, counted and numbered.
    fn number(
        &self,
        id: &str,
        choices: Vec<Choice>,
        met: &[Vec<String>],
        is_kept: impl Fn(usize) -> bool,
    ) -> Vec<FilterOption> {
        let options = choices.into_iter().map(|(value, name)| FilterOption {
            count: met.iter().filter(|own| own.contains(&value)).count(),
            fragment: format!("{id}={}", encode(&value)),
            value,
            name,
            number: 0,
        });
        options
            .filter(|option| is_kept(option.count))
            .zip(self.choices..)
            .map(|(option, number)| FilterOption { number, ..option })
            .collect()
    }

    /// The same with one more set, unless that has no choices.
    fn add<R: Listed>(mut self, set: FilterSet, rows: &[R], met: &[Vec<String>]) -> Self {
        if set.options.is_empty() {
            return self;
        }
        self.choices += set.options.len();
        for (row, own) in rows.iter().zip(met) {
            let numbers = set.options.iter().filter(|option| own.contains(&option.value));
            let numbers = numbers.map(|option| option.number);
            self.met.entry(row.id().to_owned()).or_default().extend(numbers);
        }
        self.sets.push(set);
        self
    }

    /// The numbers of the choices that a row meets, separated by blanks.
    pub fn choices_of(&self, row: &str) -> String {
        let numbers = self.met.get(row).into_iter().flatten();
        numbers.map(usize::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// The choices that free words such as tags stand for, in the order of the alphabet: those that differ only in capitals
/// and blanks are one, called as the first of them.
pub fn choices_of_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Choice> {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for word in words {
        named
            .entry(value_of(word))
            .or_insert_with(|| show_line(word).into_owned());
    }
    named.into_iter().collect()
}

/// What a free word is called in addresses and identifiers, which hold no blanks.
pub fn value_of(word: &str) -> String {
    let parts: Vec<String> = show_line(word).split_whitespace().map(str::to_lowercase).collect();
    parts.join("-")
}

/// A value in an address: everything but letters, digits and a few harmless signs as its bytes.
pub fn encode(value: &str) -> String {
    let mut encoded = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MapChoices, RingBand, Sector};

    fn radar(blips: &[(&str, usize, Option<Movement>)]) -> Radar {
        let ring = |id: &str| RingBand {
            id: id.to_lowercase(),
            name: id.into(),
            meaning: String::new(),
            outside: false,
        };
        let blip = |&(id, ring, movement): &(&str, usize, Option<Movement>)| Blip {
            id: id.into(),
            name: id.into(),
            number: 1,
            sector: 0,
            ring,
            value: None,
            not_yet_asked: false,
            provisional: false,
            demand: None,
            movement,
            certainty: None,
            href: None,
        };
        Radar {
            id: "r".into(),
            title: "R".into(),
            subtitle: String::new(),
            sectors: vec![Sector {
                id: "tools".into(),
                name: "Tools".into(),
            }],
            rings: vec![ring("Adopt"), ring("Hold"), ring("Empty")],
            blips: blips.iter().map(blip).collect(),
            choices: MapChoices::default(),
        }
    }

    #[test]
    fn each_blip_meets_the_choices_that_are_true_of_it_and_empty_ones_are_not_offered() {
        let radar = radar(&[("a", 0, Some(Movement::New)), ("b", 1, None)]);
        let tags = choices_of_words(["Machine  learning", "machine-learning", "Cloud"].into_iter());
        assert_eq!(tags.len(), 2, "{tags:?}");
        let filter = Filter::of_map(&radar).with(&radar.blips, "tag", "Tags".into(), tags, |blip| {
            let own: &[&str] = if blip.id == "a" {
                &["cloud", "machine-learning"]
            } else {
                &["cloud"]
            };
            own.iter().map(|word| value_of(word)).collect()
        });
        let sets: Vec<_> = filter
            .sets
            .iter()
            .map(|set| (set.id, set.options.len(), set.several))
            .collect();
        assert_eq!(
            sets,
            [
                ("ring", 2, false),
                ("sector", 1, false),
                ("change", 1, false),
                ("tag", 2, true)
            ]
        );
        assert_eq!([filter.choices_of("a"), filter.choices_of("b")], ["0 2 3 4 5", "1 2 4"]);
        let counts: Vec<_> = filter.sets[3].options.iter().map(|option| option.count).collect();
        assert_eq!(counts, [2, 1]);
    }

    #[test]
    fn a_word_is_called_in_addresses_so_that_nothing_in_it_acts() {
        assert_eq!(encode(&value_of("C# & <b>, \"x\"")), "c%23-%26-%3Cb%3E%2C-%22x%22");
        assert_eq!(encode("größe"), "gr%C3%B6%C3%9Fe");
    }
}
