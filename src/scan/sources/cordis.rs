//! CORDIS, files of all projects: which European money went where, by which scheme, and when it ends.
//!
//! Interface: a ZIP archive for each framework programme, renewed monthly, with `project.csv`, `organization.csv` and
//! `euroSciVoc.csv`, in a folder or not. One conversation answers for all technologies: the phrases are looked for in
//! title, objective and keywords of every project. Counted are projects by the year in which they start, beside all
//! projects of that year in the same files.
//!
//! What goes wrong: columns are renamed or missing between programmes and years; a byte order mark, line breaks inside
//! cells; single rows with a cell too many; archives that unpack to too much or hold paths that climb out.
//!
//! From: pages of the data sets on data.europa.eu, and public code that reads the files.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;

use super::cordis_search::{query_text, read_day};
use crate::formats::{Archive, ArchiveLimits};
use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Expect, Reply};
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::finding::Finding;
use crate::scan::matching::{Dictionary, Hit};
use crate::scan::phrasing::Wording;
use crate::scan::plain::plain_text;
use crate::scan::replay::{Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::subject::Subject;
use crate::scan::table::{Row, Table};
use crate::scan::tally::{MOST_RECORDS, add_one, count_starts, count_years, sort_latest, spread};

/// Framework programmes that have such files, with the year of their first projects.
const PROGRAMMES: [(&str, i16); 3] = [("HORIZON", 2021), ("h2020", 2014), ("fp7", 2007)];
/// The files of a programme unpack to some 250 MB, the largest of them to some 120 MB.
const LIMITS: ArchiveLimits = ArchiveLimits {
    all: 1_500_000_000,
    text: 500_000_000,
};
/// Columns of `project.csv` that are known.
const COLUMNS: [&str; 23] = [
    "id",
    "acronym",
    "status",
    "title",
    "startDate",
    "endDate",
    "totalCost",
    "ecMaxContribution",
    "legalBasis",
    "topics",
    "ecSignatureDate",
    "frameworkProgramme",
    "masterCall",
    "subCall",
    "fundingScheme",
    "nature",
    "objective",
    "contentUpdateDate",
    "rcn",
    "grantDoi",
    "keywords",
    "teaser",
    "language",
];
/// Most partners that are listed with a project; large ones have more than a hundred.
const MOST_PARTNERS: usize = 20;

/// The source.
pub struct Cordis {
    /// Framework programmes, as the files call them.
    parts: Vec<String>,
}

impl Cordis {
    /// With these framework programmes, or with all that have files.
    pub fn with_parts(parts: &[String]) -> Cordis {
        let all = || PROGRAMMES.iter().map(|(name, _)| (*name).to_owned()).collect();
        Cordis {
            parts: if parts.is_empty() { all() } else { parts.to_vec() },
        }
    }

    /// The programmes with their names as the files have them; one that has no files is a fault.
    fn programmes(&self) -> Result<Vec<(&'static str, i16)>, Fault> {
        let known = |part: &String| {
            let found = PROGRAMMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(part));
            found.copied().ok_or_else(|| {
                let names = PROGRAMMES.map(|(name, _)| name).join(", ");
                Fault {
                    kind: FaultKind::Barred,
                    message: format!("part \"{part}\" is none of the programmes that CORDIS has files of: {names}."),
                    address: None,
                }
            })
        };
        self.parts.iter().map(known).collect()
    }
}

impl Source for Cordis {
    fn name(&self) -> &'static str {
        "cordis"
    }

    fn terms(&self) -> Terms {
        super::cordis_search::TERMS
    }

    fn manners(&self) -> Manners {
        Manners {
            base: super::cordis_search::BASE,
            pause: Duration::from_secs(5),
            at_once: 1,
            // The largest archive has some 60 MB.
            longest: 300_000_000,
            patience: Duration::from_secs(900),
            budget: None,
        }
    }

    fn answers_for_all(&self) -> bool {
        true
    }

    fn expect(&self, _subjects: &[Subject]) -> Expected {
        Expected {
            calls: self.parts.len() as u64,
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let programmes = self.programmes()?;
        let ask = |(name, _): &(&str, i16)| {
            Ask::of_path(format!("/data/cordis-{name}projects-csv.zip")).expecting(Expect::Zip)
        };
        let taken = Replay::of(exchanges).take(programmes.iter().map(ask).collect());
        settle(taken.and_then(|taken| Ok(read_all(&programmes, taken, subjects)?)))
    }
}

/// A project that some technology's phrases are found in.
struct Project {
    record: EvidenceRecord,
    start: Option<Date>,
    topics: BTreeSet<String>,
    hits: Vec<Hit>,
}

/// What the files of all programmes say.
#[derive(Default)]
struct Reading {
    ids: BTreeSet<String>,
    totals: BTreeMap<i16, u64>,
    projects: BTreeMap<String, Project>,
    remarks: Vec<String>,
}

fn read_all(programmes: &[(&str, i16)], taken: &[Exchange], subjects: &[Subject]) -> Result<Vec<Finding>, Fault> {
    let dictionary = Dictionary::of(subjects);
    let mut reading = Reading::default();
    for ((programme, _), exchange) in programmes.iter().zip(taken) {
        read_programme(programme, &exchange.reply, &dictionary, &mut reading)?;
    }
    let since = programmes.iter().map(|(_, year)| *year).min().unwrap_or(i16::MAX);
    let subjects = subjects.iter().enumerate();
    Ok(subjects
        .map(|(number, subject)| find(number, subject, since, &reading))
        .collect())
}

fn read_programme(programme: &str, reply: &Reply, dictionary: &Dictionary, reading: &mut Reading) -> Result<(), Fault> {
    let wrong = |error: crate::diagnostic::Diagnostic| Fault::drift(reply, error.message);
    let name = format!("cordis-{programme}projects-csv.zip");
    let mut archive = Archive::open_within(&name, &reply.bytes, LIMITS).map_err(wrong)?;
    let names = archive.names();
    let climbs =
        |name: &&String| name.starts_with('/') || name.contains('\\') || name.split('/').any(|part| part == "..");
    if let Some(name) = names.iter().find(climbs) {
        let message = format!("the archive holds \"{name}\", a path that leads out of it.");
        return Err(Fault::drift(reply, message));
    }
    let member = |file: &str| find_member(&names, file, reply);
    let (projects, organisations, topics) = (
        member("project.csv")?,
        member("organization.csv")?,
        member("euroSciVoc.csv")?,
    );
    let needed = |member: Option<String>, file: &str| {
        let there = names.join(", ");
        member.ok_or_else(|| {
            Fault::drift(
                reply,
                format!("the archive of {programme} has no {file}; it has {there}."),
            )
        })
    };
    let mut matched = BTreeMap::new();
    let text = archive.read(&needed(projects, "project.csv")?).map_err(wrong)?;
    read_projects(programme, reply, &text, dictionary, reading, &mut matched)?;
    let text = archive
        .read(&needed(organisations, "organization.csv")?)
        .map_err(wrong)?;
    read_organisations(programme, reply, &text, reading, &mut matched)?;
    match topics {
        Some(topics) => {
            let text = archive.read(&topics).map_err(wrong)?;
            read_topics(programme, reply, &text, reading, &mut matched)?;
        }
        None => reading.remarks.push(format!(
            "The archive of {programme} has no euroSciVoc.csv, so topics are missing."
        )),
    }
    reading.projects.extend(matched);
    Ok(())
}

/// The only file of a name, in whichever folder.
fn find_member(names: &[String], file: &str, reply: &Reply) -> Result<Option<String>, Fault> {
    let is_file = |name: &&String| {
        name.rsplit('/')
            .next()
            .is_some_and(|last| last.eq_ignore_ascii_case(file))
    };
    let mut found = names.iter().filter(is_file);
    match (found.next(), found.next()) {
        (Some(one), Some(other)) => Err(Fault::drift(
            reply,
            format!("the archive has {file} twice: \"{one}\" and \"{other}\"."),
        )),
        (found, _) => Ok(found.cloned()),
    }
}

fn table_of<'t>(programme: &str, file: &str, reply: &'t Reply, text: &'t str) -> Result<Table<'t>, Fault> {
    Table::of(reply, format!("{file} ({programme})"), text, ';')
}

fn read_projects(
    programme: &str,
    reply: &Reply,
    text: &str,
    dictionary: &Dictionary,
    reading: &mut Reading,
    matched: &mut BTreeMap<String, Project>,
) -> Result<(), Fault> {
    let table = table_of(programme, "project.csv", reply, text)?;
    let column = |name: &str| table.column(name);
    let (id, title, objective) = (column("id")?, column("title")?, column("objective")?);
    let (start, end) = (column("startDate")?, column("endDate")?);
    let (scheme, status) = (column("fundingScheme")?, column("status")?);
    let (acronym, keywords) = (table.optional("acronym")?, table.optional("keywords")?);
    let unknown = table.unknown(&COLUMNS);
    if !unknown.is_empty() {
        let message = format!(
            "project.csv ({programme}) has columns that are not known: {}.",
            unknown.join(", ")
        );
        reading.remarks.push(message);
    }
    let (mut rows, mut dated) = (0_u64, 0_u64);
    let said = table.each_row(|row| {
        let optional = |column: Option<_>| column.map_or("", |column| row.text(column));
        let number = row.text(id).to_owned();
        if number.is_empty() {
            return Err(table.fault(format!("has a project without id on line {}.", row.line)));
        }
        if !reading.ids.insert(number.clone()) {
            return Err(Fault::partial(
                reply,
                format!("project {number} comes twice in the files of CORDIS."),
            ));
        }
        let day = |column, name| read_cell_day(&table, &row, column, name);
        let (began, ends) = (day(start, "startDate")?, day(end, "endDate")?);
        rows += 1;
        if let Some(began) = began {
            dated += 1;
            add_one(&mut reading.totals, began.year());
        }
        let hits = dictionary.find(&[row.text(title), row.text(objective), optional(keywords)]);
        if !hits.is_empty() {
            let titles = [row.text(title), optional(acronym), &number];
            let title = titles.into_iter().map(plain_text).find(|title| !title.is_empty());
            let filled = |text: &str| (!text.is_empty()).then(|| plain_text(text));
            let record = EvidenceRecord {
                url: project_address(&number),
                date: began.map(|day| day.to_string()),
                end: ends.map(|day| day.to_string()),
                scheme: filled(row.text(scheme)),
                status: filled(row.text(status)),
                ..EvidenceRecord::of(RecordKind::Project, number.clone(), title.unwrap_or_default())
            };
            let project = Project {
                record,
                start: began,
                topics: BTreeSet::new(),
                hits,
            };
            matched.insert(number, project);
        }
        Ok(())
    })?;
    reading.remarks.extend(said);
    if rows == 0 {
        return Err(Fault::partial(
            reply,
            format!("project.csv ({programme}) has no projects."),
        ));
    }
    if dated * 2 < rows {
        return Err(table.fault(format!("has a startDate for {dated} of {rows} projects only.")));
    }
    Ok(())
}

/// The address of a project's page.
pub fn project_address(id: &str) -> Option<String> {
    let plain = !id.is_empty() && id.bytes().all(|sign| sign.is_ascii_digit());
    plain.then(|| format!("https://cordis.europa.eu/project/id/{id}"))
}

fn read_cell_day(
    table: &Table,
    row: &Row,
    column: crate::scan::table::Column,
    name: &str,
) -> Result<Option<Date>, Fault> {
    match row.text(column) {
        "" => Ok(None),
        text => match read_day(text) {
            Some(day) => Ok(Some(day)),
            None => Err(table.fault(format!(
                "has \"{text}\" for {name} on line {}, which is no day.",
                row.line
            ))),
        },
    }
}

/// Who takes part in the projects that matched: the coordinator first, then in the order of the file.
fn read_organisations(
    programme: &str,
    reply: &Reply,
    text: &str,
    reading: &mut Reading,
    matched: &mut BTreeMap<String, Project>,
) -> Result<(), Fault> {
    let table = table_of(programme, "organization.csv", reply, text)?;
    let column = |name: &str| table.column(name);
    let (project, name) = (column("projectID")?, column("name")?);
    let (country, role) = (column("country")?, column("role")?);
    let said = table.each_row(|row| {
        if let Some(project) = matched.get_mut(row.text(project)) {
            let leads = row.text(role).eq_ignore_ascii_case("coordinator");
            add_partner(&mut project.record.organisations, plain_text(row.text(name)), leads);
            add_partner(&mut project.record.countries, plain_text(row.text(country)), leads);
        }
        Ok(())
    })?;
    reading.remarks.extend(said);
    let alone = matched
        .values()
        .filter(|project| project.record.organisations.is_empty());
    match (alone.count(), matched.len()) {
        (alone, all) if all > 0 && alone == all => {
            Err(table.fault(format!("has no organisation for any of the {all} projects that match.")))
        }
        _ => Ok(()),
    }
}

/// Adds a partner that is not there yet; the coordinator goes to the head.
fn add_partner(partners: &mut Vec<String>, partner: String, leads: bool) {
    let there = partners.iter().position(|known| *known == partner);
    match there {
        _ if partner.is_empty() => {}
        Some(place) if leads => partners[..=place].rotate_right(1),
        Some(_) => {}
        None if leads => partners.insert(0, partner),
        None => partners.push(partner),
    }
}

fn read_topics(
    programme: &str,
    reply: &Reply,
    text: &str,
    reading: &mut Reading,
    matched: &mut BTreeMap<String, Project>,
) -> Result<(), Fault> {
    let table = table_of(programme, "euroSciVoc.csv", reply, text)?;
    let (project, title) = (table.column("projectID")?, table.column("euroSciVocTitle")?);
    let said = table.each_row(|row| {
        if let Some(project) = matched.get_mut(row.text(project)) {
            project.topics.insert(plain_text(row.text(title)));
        }
        Ok(())
    })?;
    reading.remarks.extend(said);
    Ok(())
}

/// What was found about one technology.
fn find(number: usize, subject: &Subject, since: i16, reading: &Reading) -> Finding {
    let (first, last) = (subject.years.0.max(since), subject.today.year());
    let of_subject = |project: &Project| project.hits.iter().find(|hit| hit.subject == number).cloned();
    let matched = reading
        .projects
        .values()
        .filter_map(|project| Some((project, of_subject(project)?)));
    let matched: Vec<(&Project, Hit)> = matched.collect();
    let mut finding = Finding {
        query: query_text(&Wording::of(subject), &[]),
        complete_through: subject.years.1,
        remarks: reading.remarks.clone(),
        ..Finding::default()
    };
    if first > subject.years.0 {
        let message = format!("The files that are read begin with projects of {since}; earlier years are left out.");
        finding.remarks.push(message);
    }
    let (counts, uncounted) = count_starts(matched.iter().map(|(project, _)| project.start), last);
    finding.remarks.extend(uncounted);
    if first <= last {
        finding.counts = count_years((first, last), &counts, Some(&reading.totals));
    }
    finding.breakdowns = spread_projects(subject, &matched);
    finding.records = matched.iter().map(|(project, _)| project.record.clone()).collect();
    sort_latest(&mut finding.records);
    finding.records.truncate(MOST_RECORDS);
    for record in &mut finding.records {
        record.organisations.truncate(MOST_PARTNERS);
        record.chosen = (matched.len() > MOST_RECORDS).then_some(Chosen::Latest);
    }
    finding
}

fn spread_projects(subject: &Subject, matched: &[(&Project, Hit)]) -> Vec<crate::model::Breakdown> {
    let (mut countries, mut organisations) = (BTreeMap::new(), BTreeMap::new());
    let (mut topics, mut phrases) = (BTreeMap::new(), BTreeMap::new());
    for (project, hit) in matched {
        let record = &project.record;
        record
            .countries
            .iter()
            .for_each(|name| add_one(&mut countries, name.clone()));
        record
            .organisations
            .iter()
            .for_each(|name| add_one(&mut organisations, name.clone()));
        project
            .topics
            .iter()
            .for_each(|name| add_one(&mut topics, name.clone()));
        hit.phrases
            .iter()
            .for_each(|phrase| add_one(&mut phrases, subject.phrases[*phrase].words.clone()));
    }
    let all = matched.len() as u64;
    let parts = [
        spread(BreakdownBy::Country, countries, all),
        spread(BreakdownBy::Organisation, organisations, all),
        spread(BreakdownBy::Topic, topics, all),
        spread(BreakdownBy::Phrase, phrases, all),
    ];
    parts.into_iter().flatten().collect()
}

#[cfg(test)]
#[path = "tests/cordis.rs"]
mod tests;
