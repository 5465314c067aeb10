//! What people say of a drawing besides its table: title, logo, a note, and order, meaning and colour of rings and sectors.

use super::{MapColours, Radar, RadarTable, TableName, Tone};

/// The wishes for a drawing; by default none.
#[derive(Debug, Clone, Default)]
pub struct DrawStyle {
    /// The title, instead of the table's.
    pub title: Option<String>,
    /// What stands below the title; may be empty.
    pub subtitle: String,
    /// A note beside the map, Markdown; may be empty.
    pub note: String,
    /// The logo.
    pub logo: Option<Logo>,
    /// Rings from the centre; all of the table's, or none.
    pub rings: Vec<StyledName>,
    /// Sectors, clockwise; all of the table's, or none.
    pub sectors: Vec<StyledName>,
    /// Rings and sectors to which the table itself gives colours, where none are listed here.
    pub coloured: [Vec<StyledName>; 2],
}

/// A picture that stands at the head of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The ending of its file.
    pub ending: &'static str,
    /// The picture.
    pub bytes: Vec<u8>,
    /// The words for those who do not see it.
    pub alternative: String,
}

/// What is said of a ring or a sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyledName {
    /// Its name, as the table has it but for capitals.
    pub name: String,
    /// Its identifier, where the table does not have it.
    pub id: String,
    /// What it means; may be empty.
    pub meaning: String,
    /// The ground of a ring, or the blips of a sector.
    pub tone: Option<Tone>,
}

impl StyledName {
    /// Whether it names this one.
    pub fn names(&self, name: &str) -> bool {
        self.name.trim().to_lowercase() == name.trim().to_lowercase()
    }
}

impl DrawStyle {
    /// Brings a table's title, its rings and sectors and what they mean into line with the wishes.
    pub fn dress(&self, table: &mut RadarTable) {
        if let Some(title) = &self.title {
            table.title = title.clone();
        }
        table.declared |= !self.rings.is_empty() || !self.sectors.is_empty();
        let rings = put_in_order(&mut table.rings, &self.rings);
        let sectors = put_in_order(&mut table.sectors, &self.sectors);
        for revision in table.items.iter_mut().flat_map(|item| &mut item.revisions) {
            revision.ring = rings[revision.ring];
            revision.sector = sectors[revision.sector];
        }
    }

    /// Gives a radar of the dressed table its subtitle, what its rings mean and the colours of its map.
    pub fn colour(&self, radar: &mut Radar) {
        let tone_of = |all: &[StyledName], said: &[StyledName], name: &str| {
            let all = if all.is_empty() { said } else { all };
            all.iter().find(|own| own.names(name)).and_then(|own| own.tone)
        };
        let [rings, sectors] = &self.coloured;
        let mut colours = MapColours::default();
        for (tone, ring) in colours.rings.iter_mut().zip(&mut radar.rings) {
            *tone = tone_of(&self.rings, rings, &ring.name);
            if let Some(own) = self.rings.iter().find(|own| own.names(&ring.name)) {
                ring.meaning = own.meaning.clone();
            }
        }
        for (tone, sector) in colours.sectors.iter_mut().zip(&radar.sectors) {
            *tone = tone_of(&self.sectors, sectors, &sector.name);
        }
        radar.choices.colours = colours;
        radar.subtitle.clone_from(&self.subtitle);
    }
}

/// Sorts names as wished, adds those that the table lacks, and gives the new index of each old one. Names that nobody
/// wished for stay behind the others.
fn put_in_order(names: &mut Vec<TableName>, wished: &[StyledName]) -> Vec<usize> {
    let mut rest: Vec<(usize, TableName)> = std::mem::take(names).into_iter().enumerate().collect();
    let mut moved = vec![0; rest.len()];
    for wish in wished {
        let found = rest.iter().position(|(_, name)| wish.names(&name.name));
        let mut name = match found.map(|place| rest.remove(place)) {
            Some((old, name)) => {
                moved[old] = names.len();
                name
            }
            None => TableName {
                id: wish.id.clone(),
                name: wish.name.clone(),
                description: String::new(),
                colour: None,
            },
        };
        if !wish.meaning.is_empty() {
            name.description = wish.meaning.clone();
        }
        names.push(name);
    }
    for (old, name) in rest {
        moved[old] = names.len();
        names.push(name);
    }
    moved
}
