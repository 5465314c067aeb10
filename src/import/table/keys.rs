//! The columns of a table by their headers, any case and the words other tools use; by their values where the header
//! leaves open what they say.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::number::parse_cell_number;
use super::scale::{Scale, is_rank};
use crate::diagnostic::{excerpt, nearest};
use crate::import::movement::movement_of;
use crate::import::rings::{Likeness, likeness};

/// What a column or key says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Id,
    Name,
    Sector,
    Ring,
    Score,
    Demand,
    Movement,
    Link,
    IsNew,
    Description,
    Tags,
    Related,
    Number,
    RingMeaning,
    SectorMeaning,
    RingColour,
    SectorColour,
}

impl Key {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Key::Id => "id",
            Key::Name => "name",
            Key::Sector => "sector",
            Key::Ring => "ring",
            Key::Score => "score",
            Key::Demand => "demand",
            Key::Movement => "movement",
            Key::Link => "link",
            Key::IsNew => "isNew",
            Key::Description => "description",
            Key::Tags => "tags",
            Key::Related => "related",
            Key::Number => "number",
            Key::RingMeaning => "ring meaning",
            Key::SectorMeaning => "sector meaning",
            Key::RingColour => "ring colour",
            Key::SectorColour => "sector colour",
        }
    }
}

/// A key, the words that mean it and nothing else, and words that mean it when none of those is there.
type Spellings = (Key, &'static [&'static str], &'static [&'static str]);

/// Words without blanks, hyphens, underscores and accents, in lower case.
const SPELLINGS: [Spellings; 17] = [
    (Key::Id, &["id"], &["identifier", "key"]),
    (
        Key::Name,
        &["name", "label"],
        &[
            "title",
            "technology",
            "item",
            "blip",
            "nombre",
            "naam",
            "nume",
            "nazwa",
            "nom",
            "bezeichnung",
            "titel",
            "technologie",
            "tecnologia",
        ],
    ),
    (
        Key::Sector,
        &["sector", "quadrant"],
        &[
            "segment",
            "category",
            "domain",
            "area",
            "theme",
            "sektor",
            "cuadrante",
            "kwadrant",
            "cadran",
            "discipline",
            "bereich",
            "kategorie",
            "categoria",
            "secteur",
            "domaine",
        ],
    ),
    (
        Key::Ring,
        &["ring", "anillo", "inel", "pierscien"],
        &["stage", "horizon", "maturity", "level", "recommendation"],
    ),
    (
        Key::Score,
        &["score", "value"],
        &["rating", "points", "bewertung", "puntuacion"],
    ),
    (Key::Demand, &["demand"], &["nachfrage", "demanda", "demande"]),
    (
        Key::Movement,
        &["movement", "moved", "status"],
        &["change", "trend", "move", "direction"],
    ),
    (
        Key::Link,
        &["link", "href", "url"],
        &["website", "homepage", "web", "address"],
    ),
    (Key::IsNew, &["isnew"], &["new"]),
    (
        Key::Description,
        &["description"],
        &[
            "text",
            "summary",
            "notes",
            "note",
            "comment",
            "details",
            "rationale",
            "descripcion",
            "omschrijving",
            "descriere",
            "opis",
            "beschreibung",
        ],
    ),
    (Key::Tags, &["tags"], &["tag", "keywords"]),
    (Key::Related, &["related", "relatedblips"], &[]),
    (
        Key::Number,
        &[],
        &["number", "no", "nr", "nummer", "numero", "numer", "num"],
    ),
    (Key::RingMeaning, &["ringmeaning", "ringdescription"], &[]),
    (
        Key::SectorMeaning,
        &[
            "sectormeaning",
            "sectordescription",
            "quadrantmeaning",
            "quadrantdescription",
        ],
        &[],
    ),
    (Key::RingColour, &["ringcolour", "ringcolor"], &[]),
    (
        Key::SectorColour,
        &["sectorcolour", "sectorcolor", "quadrantcolour", "quadrantcolor"],
        &[],
    ),
];

/// Words that mean the ring where the values are rings, and something else where they are not.
const OPEN: [&str; 7] = ["status", "progress", "phase", "state", "fase", "estado", "etape"];

/// What the cells of a column say, by its place in the header.
pub type Cells<'c> = &'c dyn Fn(usize) -> Vec<&'c str>;

/// The letters and digits of a word, without case and accents.
pub fn compact(word: &str) -> String {
    if word.trim() == "#" {
        return "number".to_owned();
    }
    let letters = word.nfd().filter(|sign| !is_combining_mark(*sign));
    letters
        .flat_map(char::to_lowercase)
        .filter(|sign| sign.is_alphanumeric())
        .collect()
}

/// The key a word always means.
pub fn key(word: &str) -> Option<Key> {
    let word = compact(word);
    SPELLINGS
        .iter()
        .find(|(_, strong, _)| strong.contains(&word.as_str()))
        .map(|(key, ..)| *key)
}

/// The key of each of the words of a header or an object. A word that may mean a key does so where no other one does.
///
/// A status, a progress or a phase is the ring only where its values are; a status is a movement only where some of its
/// values are.
pub fn keys<'c, 'w>(words: impl IntoIterator<Item = &'w str>, cells: Cells<'c>) -> Vec<Option<Key>> {
    let scaled = |word: &str| Scale::of_header(word).map(|(name, _)| compact(name));
    let words: Vec<String> = words
        .into_iter()
        .map(|word| {
            scaled(word)
                .filter(|name| means(name, Key::Score) || is_rank(name))
                .unwrap_or(compact(word))
        })
        .collect();
    let strong = |word: &String| key(word);
    let mut found: Vec<Option<Key>> = words.iter().map(strong).collect();
    for (key, _, weak) in SPELLINGS {
        if found.contains(&Some(key)) {
            continue;
        }
        // The years of horizons are rings.
        let fits = |weak: &str, place: usize| {
            key != Key::Ring || weak == "horizon" || likeness(&cells(place)) != Likeness::Other
        };
        let find = |weak: &&str| {
            words
                .iter()
                .position(|word| word == weak)
                .filter(|place| fits(weak, *place))
        };
        // Words are tried in the order of the table, so that "title" comes before "item" wherever they stand.
        let place = weak.iter().find_map(find);
        if let Some(place) = place.filter(|place| found[*place].is_none()) {
            found[place] = Some(key);
        }
    }
    if !found.contains(&Some(Key::Score)) {
        // A rank or priority in words is no score.
        let are_numbers =
            |cells: Vec<&str>| !cells.is_empty() && cells.iter().all(|cell| parse_cell_number(cell).is_some());
        let mut places = (0..words.len()).filter(|place| found[*place].is_none() && is_rank(&words[*place]));
        if let Some(rank) = places.find(|place| are_numbers(cells(*place))) {
            found[rank] = Some(Key::Score);
        }
    }
    if !found.contains(&Some(Key::Ring)) {
        let open = |word: &String| OPEN.contains(&word.as_str());
        let mut places = (0..words.len()).filter(|place| open(&words[*place]));
        if let Some(ring) = places.find(|place| likeness(&cells(*place)) == Likeness::Rings) {
            found[ring] = Some(Key::Ring);
        }
    }
    let status = words.iter().position(|word| word == "status");
    if let Some(status) = status.filter(|status| found[*status] == Some(Key::Movement)) {
        let cells = cells(status);
        if !cells.is_empty() && cells.iter().all(|cell| movement_of(cell).is_none()) {
            found[status] = None;
        }
    }
    found
}

/// Whether words are probably the header of a table of blips: they have two of name, ring and sector.
pub fn is_like_header(words: &[&str]) -> bool {
    count_required(&words[..words.len().min(300)]) > 1
}

/// Whether a word may mean a column that is read.
pub fn is_column(word: &str) -> bool {
    let word = compact(word);
    let known =
        |(_, strong, weak): &(Key, &[&str], &[&str])| strong.contains(&word.as_str()) || weak.contains(&word.as_str());
    SPELLINGS.iter().any(known)
}

fn means(word: &str, wanted: Key) -> bool {
    let (_, strong, weak) = SPELLINGS
        .iter()
        .find(|(key, ..)| *key == wanted)
        .expect("every key has its words");
    strong.contains(&word) || weak.contains(&word)
}

/// Whether a header may be that of a radar: it has a name, a sector, and what may be a ring.
pub fn is_header(words: &[&str]) -> bool {
    count_required(words) == 3
}

/// Whether a word means the ring only where the values are rings.
pub fn is_open(word: &str) -> bool {
    OPEN.contains(&compact(word).as_str())
}

/// How many of name, ring and sector a row of words may name.
pub fn count_required(words: &[&str]) -> usize {
    let found = keys(words.iter().copied(), &|_| Vec::new());
    let has = |key: Key| usize::from(found.contains(&Some(key)));
    let open = words.iter().any(|word| is_open(word));
    has(Key::Name) + has(Key::Sector) + has(Key::Ring).max(usize::from(open))
}

/// The word whose values are names of rings, of those that say neither name nor sector, as a hint.
pub fn suggest_ring(words: &[&str], found: &[Option<Key>], cells: Cells) -> Option<String> {
    let taken = |index: &usize| matches!(found[*index], Some(Key::Name | Key::Sector));
    let mut free = (0..words.len()).filter(|index| !taken(index));
    let rings = free.find(|index| likeness(&cells(*index)) == Likeness::Rings)?;
    let word = excerpt(words[rings].trim());
    Some(format!(
        "the values of \"{word}\" are names of rings; call it \"ring\" if they are"
    ))
}

/// The word that a header probably means, of those for keys that no other column has; `None` for a word that is known.
pub fn suggest(word: &str, found: &[Option<Key>]) -> Option<String> {
    let folded = compact(word);
    let words = || {
        SPELLINGS
            .iter()
            .flat_map(|(key, strong, weak)| strong.iter().chain(*weak).map(move |word| (*key, *word)))
    };
    if folded.chars().count() < 4 || words().any(|(_, known)| known == folded) {
        return None;
    }
    let free = words().filter(|(key, _)| !found.contains(&Some(*key)));
    nearest(word, free.map(|(_, known)| known))
}
