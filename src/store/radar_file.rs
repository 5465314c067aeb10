//! `radar.toml`: what is declared. Rules, criteria and law are read in [`super::rules_table`].

use crate::diagnostic::{Diagnostic, excerpt};
use crate::model::{
    Activity, Configuration, DemandModel, GlossaryTerm, Group, MapChoices, SectorsBy, Staleness, Topic, View, limits,
};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::links_table::read_links;
use super::named::{define_id, title, values};
use super::names::NameKind;
use super::notes::Notes;
use super::publication_table::read_publication;
use super::readiness_table::read_readiness;
use super::rules_table;
use super::scan_table::read_scan;
use super::staleness_table::read_staleness;
use super::theme_table::{self, read_theme};

/// Reads the declared part of a radar; what is wrong is noted.
pub fn read_configuration(file: &TextFile, files: &[TextFile], notes: &Notes) -> Option<Configuration> {
    read_toml(file, notes, "radar.toml", |fields| {
        let title = fields.text_within("title", limits::NAME);
        let summary = fields.text("summary");
        let language = read_language(fields);
        let languages = read_languages(fields, language.as_deref());
        let contact = fields.text("contact");
        let licence = fields.text("licence");
        let publication = fields.table_if("publication", "[publication]", read_publication);
        let theme = fields.table_if("theme", "[theme]", read_theme).unwrap_or_default();
        let edition = fields.table("edition", "[edition]", |fields| {
            let name = fields.name("name", limits::ID);
            let date = fields.date("date");
            Some((name?.value, date?))
        });
        fields.leave("phrases");
        fields.leave("profiles");
        let groups = fields.some_tables("groups", "a group", limits::DECLARED, read_group);
        let topics = fields.some_tables("topics", "a topic", limits::DECLARED, read_topic);
        let activities = fields.some_tables("activities", "an activity", limits::DECLARED, read_activity);
        let mut views = fields.some_tables("views", "a view", limits::VIEWS, read_view);
        let links = fields.table_if("links", "[links]", read_links);
        let (unreviewed, link_trust) = links.unwrap_or_default();
        let scan = fields.table_if("scan", "[scan]", read_scan).unwrap_or_default();
        let readiness = fields.table_if("readiness", "[readiness]", read_readiness);
        let terms = read_terms(fields);
        let scheme = rules_table::read_scheme(fields);
        let old_after = scheme
            .as_ref()
            .map_or(DemandModel::OLD_AFTER_YEARS, |scheme| scheme.demand.old_after_years);
        let usual = Staleness::with_workshops(old_after);
        let staleness = fields.table_if("staleness", "[staleness]", |fields| read_staleness(fields, usual));
        check_views(fields, &views, &groups, &topics, &activities);
        let (edition, date) = edition?;
        let scheme = scheme?;
        let theme = theme_table::settle(theme, &scheme.rings, files, notes);
        for view in &mut views {
            view.choices.colours = theme.colours();
        }
        Some(Configuration {
            title: title?.value,
            summary: summary?.value,
            language: language?,
            languages,
            contact: contact?.value,
            licence: licence?.value,
            publication: publication.unwrap_or_default(),
            theme,
            edition,
            date,
            groups,
            topics,
            activities,
            views,
            terms,
            routes: scheme.routes,
            rings: scheme.rings,
            criteria: scheme.criteria,
            scoring: scheme.scoring,
            rules: scheme.rules,
            demand: scheme.demand,
            link_trust,
            unreviewed,
            legal_classes: scheme.legal_classes,
            standard_levels: scheme.standard_levels,
            constrains: scheme.constrains,
            readiness: readiness.unwrap_or_default(),
            staleness: staleness.unwrap_or(usual),
            scan,
        })
    })
}

/// The tables `phrases` and `profiles` of a radar.toml, which ingest takes apart, as TOML of their own: a table a language,
/// and `profiles`; empty where there is neither.
pub fn read_phrases(text: &str) -> String {
    let mut table = text.parse::<toml::Table>().unwrap_or_default();
    let mut phrases = match table.remove("phrases") {
        Some(toml::Value::Table(phrases)) => phrases,
        _ => toml::Table::new(),
    };
    if let Some(profiles) = table.remove("profiles") {
        phrases.insert("profiles".to_owned(), profiles);
    }
    match phrases.is_empty() {
        true => String::new(),
        false => toml::to_string(&phrases).unwrap_or_default(),
    }
}

fn read_language(fields: &mut Fields) -> Option<String> {
    let language = fields.text("language")?;
    let tag = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    if language.value.split('-').all(tag) {
        return Some(language.value);
    }
    fields.complain(
        "language",
        format!("language \"{}\" is not a language tag.", excerpt(&language.value)),
        Some("use a tag such as en, es or pt-BR".into()),
    );
    None
}

/// The languages of the pages; where none are listed, that of the texts alone.
fn read_languages(fields: &mut Fields, own: Option<&str>) -> Vec<String> {
    let listed = fields.texts("languages");
    let mut languages: Vec<String> = Vec::new();
    for text in listed {
        let place = text.place.clone();
        let tag = fields.as_language(text);
        if languages.contains(&tag) {
            let message = format!("language \"{}\" stands here twice.", excerpt(&tag));
            fields.notes().say(Diagnostic::error(place, message));
        } else {
            languages.push(tag);
        }
    }
    if let (Some(own), false) = (own, languages.is_empty())
        && languages[0] != own
    {
        let message = format!(
            "the first language of the pages is \"{}\", and the texts are in \"{own}\".",
            excerpt(&languages[0])
        );
        fields.complain(
            "languages",
            message,
            Some(format!("begin with \"{own}\", the language of this file")),
        );
    }
    if languages.is_empty() {
        languages.extend(own.map(str::to_owned));
    }
    languages
}

fn read_group(fields: &mut Fields) -> Option<Group> {
    let id = define_id(fields, NameKind::Group);
    let name = title(fields, "name", "group");
    let lead = fields.text("lead");
    let aliases = values(fields.texts("aliases"));
    Some(Group {
        id: id?.value,
        name: name?.value,
        lead: lead?.value,
        aliases,
    })
}

fn read_topic(fields: &mut Fields) -> Option<Topic> {
    let id = define_id(fields, NameKind::Topic);
    let group = fields
        .text("group")
        .map(|text| fields.notes().refer(NameKind::Group, text));
    let year = fields.integer("year", 1..100);
    let name = title(fields, "name", "topic");
    let aliases = values(fields.texts("aliases"));
    let printed = values(fields.texts("printed"));
    let line = fields.integer_if("line", 1..1_000_000).unwrap_or(0);
    let planned = fields.text_if("planned").map(|text| text.value);
    Some(Topic {
        id: id?.value,
        group: group?,
        year: u8::try_from(year?).ok()?,
        name: name?.value,
        aliases,
        printed,
        line: u32::try_from(line).ok()?,
        planned,
    })
}

fn read_activity(fields: &mut Fields) -> Option<Activity> {
    let id = define_id(fields, NameKind::Activity);
    let name = title(fields, "name", "activity");
    Some(Activity {
        id: id?.value,
        name: name?.value,
    })
}

#[derive(Clone, Copy)]
enum SectorWord {
    Groups,
    Activities,
    Topics,
}

fn read_view(fields: &mut Fields) -> Option<View> {
    let id = define_id(fields, NameKind::View);
    let title = title(fields, "title", "view");
    let summary = fields.text("summary");
    let words = [
        (SectorWord::Groups, "groups"),
        (SectorWord::Activities, "activities"),
        (SectorWord::Topics, "topics"),
    ];
    let word = fields.choice("sectors", &words);
    let group = fields
        .text_if("group")
        .map(|text| fields.notes().refer(NameKind::Group, text));
    let sectors = match (word?, group) {
        (SectorWord::Groups, None) => SectorsBy::Groups,
        (SectorWord::Activities, None) => SectorsBy::Activities,
        (SectorWord::Topics, Some(group)) => SectorsBy::TopicsOf(group),
        (SectorWord::Topics, None) => {
            fields.complain(
                "sectors",
                "a view by topics must name its group.",
                Some("add: group = \"…\"".into()),
            );
            return None;
        }
        (SectorWord::Groups | SectorWord::Activities, Some(_)) => {
            fields.complain("group", "only a view by topics has a group.", None);
            return None;
        }
    };
    Some(View {
        id: id?.value,
        title: title?.value,
        summary: summary?.value,
        sectors,
        choices: MapChoices {
            by_load: fields.flag("by_load"),
            sized: fields.flag("sized"),
            trails: fields.flag("trails"),
            ..MapChoices::default()
        },
    })
}

/// A map has a limited number of sectors, and a radar at least one view.
fn check_views(fields: &Fields, views: &[View], groups: &[Group], topics: &[Topic], activities: &[Activity]) {
    if views.is_empty() {
        fields.complain(
            "views",
            "there is no view; nothing would be drawn.",
            Some("add a [[views]] table".into()),
        );
    }
    for view in views {
        let sectors = match &view.sectors {
            SectorsBy::Groups => groups.len(),
            SectorsBy::Activities => activities.len(),
            SectorsBy::TopicsOf(group) => topics.iter().filter(|topic| topic.group == *group).count(),
        };
        if !(1..=limits::SECTORS).contains(&sectors) {
            let message = format!(
                "view \"{}\" has {sectors} sectors; a map has 1 to {}.",
                view.id,
                limits::SECTORS
            );
            fields.complain("views", message, None);
        }
    }
}

/// Words that the glossary explains; one that stands twice is noted.
fn read_terms(fields: &mut Fields) -> Vec<GlossaryTerm> {
    let terms = fields.some_tables("terms", "a term", limits::DECLARED, |fields| {
        let word = fields.title("word", limits::NAME);
        let meaning = fields.text("meaning");
        Some(GlossaryTerm {
            word: word?.value,
            meaning: meaning?.value,
        })
    });
    for (index, term) in terms.iter().enumerate() {
        let same = |other: &GlossaryTerm| other.word.to_lowercase() == term.word.to_lowercase();
        if terms[..index].iter().any(same) {
            let message = format!("the term \"{}\" is explained twice.", excerpt(&term.word));
            fields.complain("terms", message, Some("leave one of the two".into()));
        }
    }
    terms
}
