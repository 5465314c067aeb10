//! Scanning: technologies of the radar × public sources → evidence in the data.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use reqwest::Url;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::model::{Dossier, Evidence, SOURCES, SourceSettings, source_title};
use crate::scan::{
    Asking, Expected, Listener, Order, Run, Secret, Shelf, Source, Subject, Wanted, make_source, to_subject,
};
use crate::{scan, store};

use super::lock_data;
use super::naming::find_technology;

pub use crate::scan::{Ending as ScanEnding, Fault as ScanFault, News as ScanNews};

/// What is wanted of a scan.
#[derive(Debug, Clone, Default)]
pub struct ScanOrder {
    /// Sources; those that `radar.toml` names without any.
    pub sources: Vec<String>,
    /// Technologies; all without any.
    pub technologies: Vec<String>,
    /// The first year, instead of the declared one.
    pub since: Option<i16>,
    /// Places that stand in for sources: name and address.
    pub instead: Vec<(String, String)>,
    /// Whether to wait for the next day where a day's budget is spent.
    pub wait: bool,
    /// Whether runs that are under way, or were done today, are begun anew.
    pub anew: bool,
    /// Without named sources: every one that is known, instead of those that `radar.toml` names.
    pub every_source: bool,
}

/// A source of a scan, before anything is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedSource {
    /// Its name.
    pub name: &'static str,
    /// What its operator calls it.
    pub title: &'static str,
    /// Calls that are expected, besides those that kept replies answer.
    pub calls: u64,
    /// Calls that kept replies of the run under way answer.
    pub kept: u64,
    /// What of the day's budget is spent, in millionths of a US dollar, and all of it; `None` where nothing costs.
    pub spent: Option<(u64, u64)>,
    /// What they cost, in millionths of a US dollar.
    pub cost: u64,
    /// Days they take: by the day's budget, or by the least time between two asks.
    pub days: u64,
    /// The least time between two asks, in seconds.
    pub pause: f64,
    /// The least time they take at the source's pace, in seconds.
    pub seconds: f64,
    /// The variable of a key, whether it is set, and whether nothing can be asked without it.
    pub key: Option<(&'static str, bool, bool)>,
    /// The addresses that are asked first, a technology each, without keys.
    pub first: Vec<(String, Vec<String>)>,
}

/// Gives the value of the variable of a key, where it is set.
pub type Keys<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What is scanned: everything read and checked, nothing asked yet.
pub struct Scan {
    dossier: Dossier,
    sources: Vec<Box<dyn Source>>,
    subjects: Vec<(Subject, Vec<String>)>,
    instead: BTreeMap<String, Url>,
    keys: BTreeMap<String, Secret>,
    wait: bool,
    anew: bool,
    since_is_typed: bool,
    today: Date,
}

/// Reads a radar for scanning. `today` dates the scan; `key_of` gives the value of an environment variable.
pub fn read_for_scan(data: &Path, order: &ScanOrder, (today, key_of): (Date, Keys<'_>)) -> Outcome<Scan> {
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let fault = |message: String, hint: String| {
        let place = Place::in_file(data.join("radar.toml").display().to_string());
        Diagnostic::error(place, message).with_hint(hint)
    };
    let settings = &dossier.configuration.scan;
    let declared = || settings.sources.iter().map(|source| source.name.clone()).collect();
    let names: Vec<String> = match (order.sources.is_empty(), order.every_source) {
        (false, _) => order.sources.clone(),
        (true, true) => known_sources().map(str::to_owned).into(),
        (true, false) => declared(),
    };
    let mut complaints = Vec::new();
    if names.is_empty() {
        let hint = format!(
            "add a table [[scan.sources]] with name, or name one with --source: {}",
            known_sources().join(", ")
        );
        complaints.push(fault("no public source is named for scanning.".into(), hint));
    }
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    for name in &names {
        let default = SourceSettings {
            name: name.clone(),
            ..SourceSettings::default()
        };
        let set = settings
            .sources
            .iter()
            .find(|source| source.name == *name)
            .unwrap_or(&default);
        match make_source(set, settings) {
            Some(source) if sources.iter().all(|known| known.name() != source.name()) => sources.push(source),
            Some(_) => {}
            None => {
                let hint = nearest(name, known_sources())
                    .unwrap_or_else(|| format!("there are {}", known_sources().join(", ")));
                complaints.push(fault(format!("source \"{}\" is not known.", excerpt(name)), hint));
            }
        }
    }
    let mut named: Vec<&str> = Vec::new();
    for wanted in &order.technologies {
        match find_technology(&dossier, wanted, "--technology") {
            Ok((technology, renamed)) => {
                named.push(&technology.id);
                telling.add(renamed);
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    let mut instead = BTreeMap::new();
    for (source, address) in &order.instead {
        let known = known_sources().contains(&source.as_str());
        match Url::parse(address) {
            Ok(url)
                if known
                    && matches!(url.scheme(), "http" | "https")
                    && url.query().is_none()
                    && url.username().is_empty() =>
            {
                instead.insert(source.clone(), url);
            }
            _ => {
                let hint = "such as --base openalex=http://127.0.0.1:8080".to_owned();
                let typed = format!("{}={}", excerpt(source), excerpt(address));
                complaints.push(fault(format!("\"{typed}\" names no source and address."), hint));
            }
        }
    }
    telling.check(complaints)?;
    let asking = Asking {
        since: order.since.or(settings.since),
        today,
    };
    let wanted = |id: &str| order.technologies.is_empty() || named.contains(&id);
    let technologies = dossier.technologies.iter().filter(|technology| wanted(&technology.id));
    let subjects = technologies.map(|technology| to_subject(technology, &dossier.standards, asking));
    let variables = sources.iter().filter_map(|source| source.key()).map(|key| key.variable);
    let keys = variables.filter_map(|variable| Some((variable.to_owned(), Secret::of(key_of(variable)?))));
    telling.give(Scan {
        subjects: subjects.collect(),
        keys: keys.collect(),
        sources,
        instead,
        wait: order.wait,
        anew: order.anew,
        since_is_typed: order.since.is_some(),
        today,
        dossier,
    })
}

/// The names of all sources.
fn known_sources() -> [&'static str; SOURCES.len()] {
    SOURCES.map(|(name, _)| name)
}

/// What a scan will ask besides what kept replies answer.
pub fn plan_scan(data: &Path, scan: &Scan) -> Vec<PlannedSource> {
    let mut plan = plan_anew(scan);
    let runs = with_wanted(scan, &plan, |wanted| scan::look_at_runs(data, wanted));
    let shelf = Shelf::beside(data);
    let subjects: Vec<Subject> = scan.subjects.iter().map(|(subject, _)| subject.clone()).collect();
    for (planned, source) in plan.iter_mut().zip(&scan.sources) {
        let Some(run) = runs.get(source.name()) else { continue };
        let set = settings_of(scan, source.as_ref());
        let kept = scan::count_kept(source.as_ref(), set, &subjects, run, &shelf);
        planned.kept = kept.calls;
        planned.calls = planned.calls.saturating_sub(kept.calls);
        planned.cost = planned.cost.saturating_sub(kept.cost);
        if let Some((spent, _)) = &mut planned.spent {
            *spent = run.spent;
        }
        planned.seconds = planned.pause * planned.calls as f64;
        planned.days = count_days(planned);
    }
    plan
}

/// The sources as they are wanted of the runs under way.
fn with_wanted<T>(scan: &Scan, plan: &[PlannedSource], take: impl FnOnce(&Wanted<'_>) -> T) -> T {
    let places = plan.iter().map(|source| {
        let instead = scan.instead.get(source.name).map(Url::to_string);
        (source.name, instead, source.days)
    });
    let places: Vec<(&str, Option<String>, u64)> = places.collect();
    let technologies = scan.subjects.iter().map(|(subject, _)| subject.technology.clone());
    let known = scan.dossier.technologies.iter().map(|technology| technology.id.clone());
    take(&Wanted {
        today: scan.today,
        sources: &places,
        technologies: &technologies.collect(),
        known: &known.collect(),
        anew: scan.anew,
    })
}

/// Names that are not searched for: technology, and why, each a sentence.
pub fn list_unsearched(scan: &Scan) -> Vec<(String, Vec<String>)> {
    let told = scan.subjects.iter().filter(|(_, remarks)| !remarks.is_empty());
    told.map(|(subject, remarks)| (subject.technology.clone(), remarks.clone()))
        .collect()
}

fn settings_of<'s>(scan: &'s Scan, source: &dyn Source) -> Option<&'s SourceSettings> {
    let sources = &scan.dossier.configuration.scan.sources;
    sources.iter().find(|set| set.name == source.name())
}

/// Days by the budget, of which some of today's may be spent, or by the least time between two asks.
fn count_days(planned: &PlannedSource) -> u64 {
    const DAY: f64 = 86_400.0;
    let by_budget = planned
        .spent
        .map_or(0, |(spent, budget)| (planned.cost + spent).div_ceil(budget.max(1)));
    let by_pace = (planned.seconds / DAY).ceil() as u64;
    by_budget.max(by_pace).max(u64::from(planned.calls > 0))
}

fn plan_anew(scan: &Scan) -> Vec<PlannedSource> {
    let subjects: Vec<Subject> = scan.subjects.iter().map(|(subject, _)| subject.clone()).collect();
    let planned = scan
        .sources
        .iter()
        .map(|source| plan_source(scan, source.as_ref(), &subjects));
    planned.collect()
}

fn plan_source(scan: &Scan, source: &dyn Source, subjects: &[Subject]) -> PlannedSource {
    let Expected { calls, cost } = source.expect(subjects);
    let set = settings_of(scan, source);
    let elsewhere = scan.instead.contains_key(source.name());
    let manners = source.manners().with_pause(set.and_then(|set| set.pause), elsewhere);
    let pause = manners.pause.as_secs_f64();
    let key = source
        .key()
        .map(|key| (key.variable, scan.keys.contains_key(key.variable), key.needed));
    let budget = manners.budget.map(|(without, with)| {
        if key.is_some_and(|(_, set, _)| set) {
            with
        } else {
            without
        }
    });
    let first = subjects.chunks(if source.answers_for_all() {
        subjects.len().max(1)
    } else {
        1
    });
    let first = first.map(|subjects| {
        let asks = scan::first_addresses(source, set, subjects);
        (
            subjects
                .first()
                .map(|subject| subject.technology.clone())
                .unwrap_or_default(),
            asks,
        )
    });
    let planned = PlannedSource {
        name: source.name(),
        title: source_title(source.name()),
        calls,
        kept: 0,
        spent: budget.map(|budget| (0, budget)),
        cost,
        days: 0,
        pause,
        seconds: pause * calls as f64,
        key,
        first: first.collect(),
    };
    PlannedSource {
        days: count_days(&planned),
        ..planned
    }
}

/// Scans: asks, keeps every reply, and writes evidence as soon as it is whole.
pub fn run_scan(data: &Path, scan: &Scan, hear: &mut dyn FnMut(ScanNews<'_>)) -> Outcome<ScanEnding> {
    struct Desk<'a> {
        data: &'a Path,
        hear: &'a mut dyn FnMut(ScanNews<'_>),
    }
    impl Listener for Desk<'_> {
        fn check(&self, evidence: &Evidence) -> Result<(), String> {
            store::check_evidence(evidence)
        }
        fn keep(&mut self, evidence: &Evidence) -> Result<(), Diagnostic> {
            let _lock = lock_data(self.data, "scan")?;
            store::write_evidence(self.data, evidence)
        }
        fn hear(&mut self, news: ScanNews<'_>) {
            (self.hear)(news);
        }
    }
    let mut telling = Telling::default();
    let run = with_wanted(scan, &plan_anew(scan), |wanted| Run::open(data, wanted));
    let run = telling.require(run)?;
    let settings = &scan.dossier.configuration.scan;
    let contact = settings.contact.as_ref().unwrap_or(&scan.dossier.configuration.contact);
    let order = Order {
        data,
        settings,
        sources: &scan.sources,
        subjects: &scan.subjects,
        instead: &scan.instead,
        keys: &scan.keys,
        agent: user_agent(contact),
        before: &scan.dossier.evidence,
        wait_for_budget: scan.wait,
        since_is_typed: scan.since_is_typed,
        today: scan.today,
    };
    let ending = telling.require(scan::scan(&order, run, &mut Desk { data, hear }))?;
    telling.give(ending)
}

/// Who asks: the program, its version, and whom to write to.
fn user_agent(contact: &str) -> String {
    let plain: String = contact
        .chars()
        .filter(|letter| letter.is_ascii_graphic() || *letter == ' ')
        .collect();
    format!("leadar/{} ({})", env!("CARGO_PKG_VERSION"), plain.trim())
}

/// What making evidence again from kept replies came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rederived {
    /// Files that were made again and are the same, byte for byte.
    pub same: usize,
    /// Files that differ, as source and technology.
    pub differ: Vec<(String, String)>,
    /// Files of sources and technologies that were not among those named.
    pub passed_over: usize,
    /// Files that cannot be made again, and why.
    pub failed: Vec<(String, String, String)>,
}

/// Makes all evidence again from kept replies, without a network; with `write` what differs is written.
pub fn rederive_evidence(data: &Path, scan: &Scan, write: bool) -> Outcome<Rederived> {
    let mut telling = Telling::default();
    let shelf = Shelf::beside(data);
    let settings = &scan.dossier.configuration.scan;
    let _lock = if write {
        telling.require(lock_data(data, "scan --offline"))?
    } else {
        None
    };
    let mut rederived = Rederived::default();
    for evidence in &scan.dossier.evidence {
        let source = scan.sources.iter().find(|source| source.name() == evidence.source);
        let subject = scan
            .subjects
            .iter()
            .find(|(subject, _)| subject.technology == evidence.technology);
        let (Some(source), Some((subject, remarks))) = (source, subject) else {
            rederived.passed_over += 1;
            continue;
        };
        let subject = subject.on(evidence.retrieved);
        let subject = evidence
            .since
            .map_or_else(|| subject.clone(), |year| subject.since(year));
        let set = settings.sources.iter().find(|set| set.name == source.name());
        match scan::rederive(source.as_ref(), set, (&subject, remarks), evidence, &shelf) {
            Ok(again) if store::evidence_stands(data, &again) => rederived.same += 1,
            Ok(again) => {
                rederived
                    .differ
                    .push((evidence.source.clone(), evidence.technology.clone()));
                if write {
                    telling.require(store::write_evidence(data, &again))?;
                }
            }
            Err(why) => {
                let (source, technology) = (evidence.source.clone(), evidence.technology.clone());
                rederived.failed.push((source, technology, why));
            }
        }
    }
    telling.give(rederived)
}
