//! The columns of a table by their headers: any case, and the words other tools use.

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
        }
    }
}

/// A key, the words that mean it and nothing else, and words that mean it when none of those is there.
type Spellings = (Key, &'static [&'static str], &'static [&'static str]);

/// Words without blanks, hyphens and underscores, in lower case.
const SPELLINGS: [Spellings; 12] = [
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
        ],
    ),
    (
        Key::Ring,
        &["ring"],
        &[
            "stage",
            "horizon",
            "phase",
            "maturity",
            "level",
            "recommendation",
            "anillo",
            "inel",
            "pierścień",
        ],
    ),
    (Key::Score, &["score", "value"], &["rating", "points"]),
    (Key::Demand, &["demand"], &[]),
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
            "descripción",
            "omschrijving",
            "descriere",
            "opis",
        ],
    ),
    (Key::Tags, &["tags"], &["tag", "keywords"]),
    (Key::Related, &["related", "relatedblips"], &[]),
];

fn compact(word: &str) -> String {
    word.to_lowercase()
        .chars()
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
pub fn keys<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Option<Key>> {
    let words: Vec<String> = words.into_iter().map(compact).collect();
    let strong = |word: &String| key(word);
    let mut found: Vec<Option<Key>> = words.iter().map(strong).collect();
    for (key, _, weak) in SPELLINGS {
        if found.contains(&Some(key)) {
            continue;
        }
        // Words are tried in the order of the table, so that "title" comes before "item" wherever they stand.
        let place = weak.iter().find_map(|weak| words.iter().position(|word| word == weak));
        if let Some(place) = place.filter(|place| found[*place].is_none()) {
            found[place] = Some(key);
        }
    }
    // Where nothing else says the ring, the status of an item is one.
    let status = words.iter().position(|word| word == "status");
    if let Some(status) = status.filter(|_| !found.contains(&Some(Key::Ring))) {
        found[status] = Some(Key::Ring);
    }
    found
}

/// Whether words are probably the header of a table of blips: they have two of name, ring and sector.
pub fn is_header<'w>(words: impl IntoIterator<Item = &'w str>) -> bool {
    let found = keys(words.into_iter().take(300));
    let required = [Key::Name, Key::Ring, Key::Sector];
    required.iter().filter(|key| found.contains(&Some(**key))).count() > 1
}

/// Whether a word may mean a column that is read.
pub fn is_column(word: &str) -> bool {
    let word = compact(word);
    known().any(|known| known == word)
}

/// Every word known, for hints.
pub fn known() -> impl Iterator<Item = &'static str> {
    SPELLINGS
        .iter()
        .flat_map(|(_, strong, weak)| strong.iter().chain(*weak).copied())
}
