//! What one sheet says of a topic or of a practitioner group: the sentence, the rings, the technologies that matter, what is
//! open, what to cite, what is doubtful, what to do next.
//!
//! It is said here once; a page (`pages/brief`) and a document (`pdf/brief`) show it. Every text has a limit, so that whatever
//! the data say goes on one sheet of A4 in letters that can be read.

mod remarks;
mod scope;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Dossier, Edition, Group, Placement, SectorsBy, Topic, Workshop};

use super::messages::message;
use super::paper::RADAR;
use super::pdf::{TextSource, holds_all};
use super::words;

use scope::Scope;

/// The most technologies that are tried in the table, and the most lines of each list below it.
const MOST_ROWS: usize = 40;
const FEW: usize = 3;

/// What a sheet is about.
#[derive(Debug, Clone, Copy)]
pub enum BriefOf<'a> {
    /// A topic of the plan.
    Topic(&'a Topic),
    /// A practitioner group with all its topics.
    Group(&'a Group),
}

impl<'a> BriefOf<'a> {
    /// Identifier of the topic or the group.
    pub fn id(&self) -> &'a str {
        match self {
            BriefOf::Topic(topic) => &topic.id,
            BriefOf::Group(group) => &group.id,
        }
    }
}

/// What one sheet says.
#[derive(Debug, Clone, Serialize)]
pub struct Brief {
    /// Name of its files, without ending.
    pub file: String,
    /// What it is about.
    pub title: String,
    /// Where all of that stands, where it is cut.
    #[serde(skip)]
    pub cut: Option<TextSource>,
    /// What sort of thing that is.
    pub kind: String,
    /// Which edition, of which day.
    pub edition: String,
    /// The sentence.
    pub lead: String,
    /// Every ring with the number of technologies in it.
    pub rings: Vec<RingCount>,
    /// The technologies that matter most: those asked for first, of them the nearest to use.
    pub rows: Vec<BriefRow>,
    /// How many there are in all.
    pub all: usize,
    /// What else is to be known, by heading.
    pub sections: Vec<BriefSection>,
    /// Where it comes from.
    pub source: String,
    /// Where it stands, who answers for it, under which licence.
    pub imprint: String,
    /// Address of the page with everything, from the root of the site.
    pub whole: String,
    /// BCP 47 tag of the language.
    pub language: String,
    /// The day the data stands at.
    #[serde(skip)]
    pub date: Date,
}

/// A ring with its number of technologies.
#[derive(Debug, Clone, Serialize)]
pub struct RingCount {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Number.
    pub count: usize,
    /// That all of them are borderline; empty where not.
    pub borderline: String,
}

/// A technology in the table.
#[derive(Debug, Clone, Serialize)]
pub struct BriefRow {
    /// Name.
    pub name: String,
    /// Address of its page from the root of the site.
    pub href: String,
    /// Identifier of its ring.
    pub ring_id: String,
    /// Its ring.
    pub ring: String,
    /// How sure that is.
    pub sure: String,
    /// Why, in a few words.
    pub why: String,
    /// What to do next.
    pub next: String,
}

/// A heading with what is said below it.
#[derive(Debug, Clone, Serialize)]
pub struct BriefSection {
    /// The heading.
    pub heading: String,
    /// What is said.
    pub lines: Vec<String>,
}

impl Brief {
    /// What is said below the table where not all technologies stand in it.
    pub fn rest(&self, shown: usize) -> Option<String> {
        let more = self.all.saturating_sub(shown);
        (more > 0).then(|| message!("brief-more", count = more, page = &self.whole))
    }
}

/// Everything that has a sheet: topics in the order of the plan, then groups.
pub fn list_briefs(dossier: &Dossier) -> impl Iterator<Item = BriefOf<'_>> {
    let configuration = &dossier.configuration;
    let topics = configuration.topics.iter().map(BriefOf::Topic);
    topics.chain(configuration.groups.iter().map(BriefOf::Group))
}

/// The name of the files of a sheet: the identifier; of a group in small letters, and told apart from the topics.
pub fn name_brief(dossier: &Dossier, of: BriefOf) -> String {
    match of {
        BriefOf::Topic(topic) => topic.id.clone(),
        BriefOf::Group(group) => {
            let topics: BTreeSet<String> = dossier
                .configuration
                .topics
                .iter()
                .map(|topic| topic.id.to_lowercase())
                .collect();
            let mut name = group.id.to_lowercase();
            while topics.contains(&name) {
                name.insert_str(0, "group-");
            }
            name
        }
    }
}

/// Says what one sheet says, with as many technologies as it holds. `site` is the address of the site, where there is one.
pub fn compose_brief(dossier: &Dossier, edition: &Edition, of: BriefOf, site: Option<&str>) -> Brief {
    let mut scope = Scope::of(dossier, edition, of);
    let most = scope.placed.len().min(MOST_ROWS);
    // The more rows, the less room: halved until one row more would be too many.
    let (mut holds, mut too_many) = (most.min(1), most + 1);
    while holds + 1 < too_many {
        scope.rows = (holds + too_many) / 2;
        match holds_all(&brief_of(&scope, of, site)) {
            true => holds = scope.rows,
            false => too_many = scope.rows,
        }
    }
    scope.rows = holds;
    brief_of(&scope, of, site)
}

fn brief_of(scope: &Scope, of: BriefOf, site: Option<&str>) -> Brief {
    let (dossier, configuration) = (scope.dossier, &scope.dossier.configuration);
    let (name, kind) = match of {
        BriefOf::Topic(topic) => (&topic.name, kind_of_topic(dossier, topic)),
        BriefOf::Group(group) => (&group.name, message!("brief-of-group")),
    };
    let title = cut(name, 14, 90);
    let file = name_brief(dossier, of);
    let rings = configuration.rings.iter().enumerate().map(|(index, ring)| {
        let own = scope.placed.iter().map(|(_, placement)| *placement);
        let own: Vec<&Placement> = own.filter(|placement| placement.ring == index).collect();
        RingCount {
            id: ring.id.clone(),
            name: cut(&ring.name, 3, 24),
            count: own.len(),
            borderline: words::if_all_borderline(&own).unwrap_or_default(),
        }
    });
    let page = match site {
        Some(site) => format!("{site}/brief/{file}.html"),
        None => format!("brief/{file}.html"),
    };
    Brief {
        cut: (title.ends_with('…') && title != *name).then(|| source_of_name(of)),
        title,
        kind,
        edition: message!(
            "brief-edition",
            title = cut(&configuration.title, 10, 60),
            edition = cut(&configuration.edition, 4, 30),
            date = words::day(configuration.date)
        ),
        lead: lead(scope, of),
        rings: rings.collect(),
        rows: scope.shown().iter().map(|placed| scope.row(*placed)).collect(),
        all: scope.placed.len(),
        sections: scope.remarks(),
        source: source(scope),
        imprint: message!(
            "brief-imprint",
            page = page,
            contact = cut(&configuration.contact, 14, 90),
            licence = cut(&configuration.licence, 12, 70)
        ),
        whole: address_of_whole(dossier, of),
        language: configuration.language.clone(),
        date: configuration.date,
        file,
    }
}

/// Where the name of a topic or a group stands in the data.
fn source_of_name(of: BriefOf) -> TextSource {
    let key = match of {
        BriefOf::Topic(topic) => format!("name of topic \"{}\"", topic.id),
        BriefOf::Group(group) => format!("name of group \"{}\"", group.id),
    };
    TextSource::new(RADAR, key)
}

fn kind_of_topic(dossier: &Dossier, topic: &Topic) -> String {
    let mut groups = dossier.configuration.groups.iter();
    let group = groups.find(|group| group.id == topic.group);
    let name = group.map(|group| cut(&group.name, 8, 50)).unwrap_or_default();
    message!("brief-of-topic", group = name)
}

/// Address of the page with everything, from the root of the site.
fn address_of_whole(dossier: &Dossier, of: BriefOf) -> String {
    match of {
        BriefOf::Topic(topic) => format!("topic/{}.html", topic.id),
        BriefOf::Group(group) => {
            let sectors = SectorsBy::TopicsOf(group.id.clone());
            let mut views = dossier.configuration.views.iter().skip(1);
            let own = views.find(|view| view.sectors == sectors);
            own.map_or_else(|| "index.html".into(), |view| format!("radar/{}.html", view.id))
        }
    }
}

/// The sentence.
fn lead(scope: &Scope, of: BriefOf) -> String {
    let technologies = words::technologies(scope.placed.len());
    let held: BTreeSet<&str> = scope.workshops.iter().map(|workshop| workshop.topic.as_str()).collect();
    let needs = scope.workshops.iter().flat_map(|workshop| &workshop.needs);
    let asked = needs.filter(|need| need.asks()).count();
    let open = scope
        .dossier
        .unanswered()
        .filter(|(workshop, _)| scope.is_about(&workshop.topic))
        .count();
    let said = message!("brief-asked", count = asked);
    let unanswered = message!("brief-unanswered", count = open);
    match (of, held.is_empty()) {
        (BriefOf::Topic(_), false) => message!(
            "brief-lead-topic",
            technologies = technologies,
            asked = said,
            unanswered = unanswered
        ),
        (BriefOf::Topic(_), true) => message!("brief-lead-topic-not-asked", technologies = technologies),
        (BriefOf::Group(_), false) => message!(
            "brief-lead-group",
            technologies = technologies,
            held = held.len().to_string(),
            topics = scope.topics.len().to_string(),
            asked = said,
            unanswered = unanswered
        ),
        (BriefOf::Group(_), true) => message!("paper-no-workshop", technologies = technologies),
    }
}

/// The workshops behind it with every date that sources give.
fn source(scope: &Scope) -> String {
    let line = |workshop: &&Workshop| {
        let dates = workshop.dates.iter().take(FEW);
        let dates = dates.map(|date| match workshop.dates_disagree() {
            true => message!(
                "brief-date-found",
                days = words::days(date),
                found = cut(&date.found, 4, 30)
            ),
            false => words::days(date),
        });
        let mut dates: Vec<String> = dates.collect();
        dates.dedup();
        let dates = dates.into_iter();
        let dates = dates.reduce(|before, next| message!("days-or", before = before, next = next));
        let title = cut(&workshop.title, 9, 60);
        match dates {
            None => message!("brief-workshop-undated", title = title),
            Some(dates) => message!("brief-workshop", title = title, dates = dates),
        }
    };
    let count = scope.workshops.len();
    let lines = few(scope.workshops.iter().map(line).collect());
    match lines.is_empty() {
        true => message!("brief-source-desk"),
        false => message!("brief-source", count = count, workshops = lines.join("; ")),
    }
}

/// The first lines, and how many more there are.
fn few(lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(FEW);
    let mut few: Vec<String> = lines.into_iter().take(FEW).collect();
    if more > 0 {
        few.push(message!("paper-more", count = more));
    }
    few
}

/// As many words and letters of a text as are given, on one line; what is longer ends with an ellipsis.
fn cut(text: &str, most_words: usize, most_letters: usize) -> String {
    let mut short = String::new();
    for (index, word) in text.split_whitespace().enumerate() {
        let fits = index < most_words && short.chars().count() + word.chars().count() < most_letters;
        match (fits, short.is_empty()) {
            (true, true) => short.push_str(word),
            (true, false) => short.extend([" ", word]),
            (false, true) => return word.chars().take(most_letters - 1).collect::<String>() + "…",
            (false, false) => return short.trim_end_matches([',', ';', ':']).to_owned() + "…",
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_text_is_cut_between_words_and_says_so() {
        assert_eq!(cut("one two,\n three", 3, 40), "one two, three");
        assert_eq!(cut("one two, three", 2, 40), "one two…");
        assert_eq!(cut("one two three", 9, 9), "one two…");
        assert_eq!(cut("Donaudampfschiff", 3, 5), "Dona…");
        assert_eq!(cut("", 3, 5), "");
    }
}
