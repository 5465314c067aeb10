//! Public records: what somebody did with a technology, as a public document tells it; found and entered by people.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

/// One statement of a public document about one technology.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PublicRecord {
    /// Identifier in its file.
    pub id: String,
    /// Id of the technology: the name of the file.
    pub technology: String,
    /// What happened.
    pub kind: PublicRecordKind,
    /// In what the technology was seen at work, where the document tells.
    pub shown_in: Option<ShownIn>,
    /// Whether those who use it have paused its use, and the document does not tell that they took it up again.
    pub paused: bool,
    /// Whether it speaks for the technology.
    pub speaks: Bearing,
    /// What the document says, in our own words.
    pub says: String,
    /// Who did it: used, tried, bought, ruled.
    pub who: Vec<Actor>,
    /// When it happened; of a service, when it was seen in service.
    pub happened: PartialDate,
    /// When the document was published, where that is known.
    pub published: Option<PartialDate>,
    /// Title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Address of the document, http or https; through doi.org where only a DOI was given.
    pub address: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Where in the document: section, page, paragraph.
    pub location: String,
    /// How far the document can be trusted to be disinterested.
    pub strength: Strength,
    /// How much of the document was read.
    pub read: ReadExtent,
    /// Numbers that it gives.
    pub figures: Vec<Figure>,
    /// What else is to be known of it.
    pub note: Option<String>,
    /// Who entered it, a name or pseudonym.
    pub entered_by: String,
    /// When.
    pub entered: Date,
}

impl PublicRecord {
    /// Calendar years from when it happened to a day; 0 where that lies later.
    pub fn years_before(&self, day: Date) -> i16 {
        (day.year() - self.happened.year).max(0)
    }
}

/// A day, month or year, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, where known.
    pub month: Option<i8>,
    /// The day, where known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2026`, `2026-11` or `2026-11-28`; `None` where it is no such date.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let fits = parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(|(part, count)| digits(part, count));
        let number = |nth: usize| parts.get(nth).map(|part| part.parse::<i8>());
        let year = parts.first().filter(|_| fits)?.parse::<i16>().ok()?;
        let (month, day) = (number(1).transpose().ok()?, number(2).transpose().ok()?);
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(PartialDate { year, month, day })
    }

    /// The first day that it may be; `None` past the calendar.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Somebody who did what a record tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// Name.
    pub name: String,
    /// Kind of organisation.
    #[serde(rename = "type")]
    pub sort: ActorSort,
    /// ISO 3166-1 alpha-2 code of its country; `EU` for bodies of the Union, `UN` for those of many states.
    pub country: String,
}

impl Actor {
    /// Name and country, by which organisations are told apart.
    pub fn key(&self) -> (&str, &str) {
        (&self.name, &self.country)
    }
}

/// Those of some records, sorted by technology, that are about one.
pub fn records_of<'a>(records: &'a [PublicRecord], technology: &str) -> &'a [PublicRecord] {
    let start = records.partition_point(|record| record.technology.as_str() < technology);
    let rest = &records[start..];
    &rest[..rest.partition_point(|record| record.technology == technology)]
}

/// When organisations gave a technology up, the last time.
pub fn list_given_up(records: &[PublicRecord]) -> BTreeMap<(&str, &str), PartialDate> {
    last_time(
        records
            .iter()
            .filter(|record| record.kind == PublicRecordKind::Withdrawal),
    )
}

/// When organisations gave a technology up or paused its use, the last time.
pub fn list_stopped(records: &[PublicRecord]) -> BTreeMap<(&str, &str), PartialDate> {
    let stops = |record: &&PublicRecord| record.paused || record.kind == PublicRecordKind::Withdrawal;
    last_time(records.iter().filter(stops))
}

/// When each organisation stands in some records, the last time.
fn last_time<'r>(records: impl Iterator<Item = &'r PublicRecord>) -> BTreeMap<(&'r str, &'r str), PartialDate> {
    let mut last: BTreeMap<(&str, &str), PartialDate> = BTreeMap::new();
    for record in records {
        for actor in &record.who {
            let known = last.entry(actor.key()).or_insert(record.happened);
            *known = record.happened.max(*known);
        }
    }
    last
}

/// A number that a document gives, as a range; the ends are the same where it gives one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// About what.
    pub about: FigureAbout,
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
    /// Its unit, such as `EUR`, `days` or `%`.
    pub unit: String,
    /// What it covers, in a few words.
    pub covers: String,
}

/// Words in files for the values of an enum, and back.
macro_rules! words {
    ($(#[$about:meta])+ $type:ident, $count:literal, $($(#[$means:meta])+ $value:ident = $word:literal),+ $(,)?) => {
        $(#[$about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$means])+ $value),+
        }

        impl $type {
            /// All with their word in files.
            pub const ALL: [($type, &'static str); $count] = [$(($type::$value, $word)),+];

            /// The word in files.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($type::$value => $word),+
                }
            }
        }

        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

words!(
    /// What a record tells of.
    PublicRecordKind, 10,
    /// Shown in a laboratory.
    Laboratory = "laboratory",
    /// Shown in an environment like the real one: an exercise, realistic data.
    RelevantEnvironment = "relevant-environment",
    /// An operational trial.
    Trial = "trial",
    /// Used in daily work.
    InService = "in-service",
    /// A contract that was signed.
    Award = "award",
    /// A tender, a call, a trial or purchase to come.
    Announcement = "announcement",
    /// A study or test with a result.
    Evaluation = "evaluation",
    /// Failed, stopped or withdrawn.
    Withdrawal = "withdrawal",
    /// A decision of a court or supervisor, or a law, that limits or allows it.
    Ruling = "ruling",
    /// A published standard or official guideline.
    Standard = "standard",
);

impl PublicRecordKind {
    /// In what the technology was seen at work, where the kind alone tells.
    pub fn shown_in(self) -> Option<ShownIn> {
        match self {
            PublicRecordKind::Laboratory => Some(ShownIn::Laboratory),
            PublicRecordKind::RelevantEnvironment => Some(ShownIn::RelevantEnvironment),
            PublicRecordKind::Trial => Some(ShownIn::Trial),
            PublicRecordKind::InService => Some(ShownIn::InService),
            PublicRecordKind::Award
            | PublicRecordKind::Announcement
            | PublicRecordKind::Evaluation
            | PublicRecordKind::Withdrawal
            | PublicRecordKind::Ruling
            | PublicRecordKind::Standard => None,
        }
    }
}

words!(
    /// In what a technology was seen at work.
    ShownIn, 4,
    /// A laboratory.
    Laboratory = "laboratory",
    /// An environment like the real one: an exercise, realistic data.
    RelevantEnvironment = "relevant-environment",
    /// An operational trial.
    Trial = "trial",
    /// Daily work.
    InService = "in-service",
);

words!(
    /// Whether a record speaks for the readiness and worth of a technology.
    Bearing, 3,
    /// For it.
    For = "for",
    /// Against it.
    Against = "against",
    /// For it in some respects, against it in others.
    Both = "both",
);

words!(
    /// How disinterested a source is.
    Strength, 4,
    /// A study, court, auditor, regulator or standards body.
    Independent = "independent",
    /// Somebody who uses it or tried it tells of their own.
    OwnAccount = "own-account",
    /// A named newspaper or magazine.
    Press = "press",
    /// Who makes or sells it.
    Vendor = "vendor",
);

words!(
    /// How much of a document was read.
    ReadExtent, 3,
    /// All of it.
    Whole = "whole",
    /// A part.
    Part = "part",
    /// Its abstract.
    Abstract = "abstract",
);

words!(
    /// What a figure is about.
    FigureAbout, 8,
    /// What was paid, or asked.
    Price = "price",
    /// How many offer it, or bid.
    Suppliers = "suppliers",
    /// Training that its users need.
    Training = "training",
    /// Work to fit it in.
    Integration = "integration",
    /// What research or development of it got.
    Funding = "funding",
    /// How often it is right or wrong.
    Accuracy = "accuracy",
    /// How much of it is in use, or how often.
    Scale = "scale",
    /// What changed by it.
    Effect = "effect",
);

words!(
    /// Kinds of organisation.
    ActorSort, 19,
    /// A police force or its headquarters.
    Police = "police",
    /// Border guards.
    BorderGuard = "border-guard",
    /// Customs.
    Customs = "customs",
    /// Prosecutors.
    Prosecution = "prosecution",
    /// A court.
    Court = "court",
    /// A data-protection or other supervisory authority.
    Supervisor = "supervisor",
    /// A forensic laboratory.
    ForensicLaboratory = "forensic-laboratory",
    /// A public agency.
    Agency = "agency",
    /// A ministry or government.
    Ministry = "ministry",
    /// A parliament.
    Parliament = "parliament",
    /// A university.
    University = "university",
    /// A research institute.
    ResearchInstitute = "research-institute",
    /// A company.
    Industry = "industry",
    /// A body that makes standards.
    StandardsBody = "standards-body",
    /// An association or foundation.
    CivilSociety = "civil-society",
    /// Fire, rescue or medical services.
    EmergencyService = "emergency-service",
    /// Armed forces.
    Military = "military",
    /// A city or local authority.
    Municipality = "municipality",
    /// Somebody else.
    Other = "other",
);

impl ActorSort {
    /// Whether such an organisation works with technologies of the police or beside it, rather than studying, judging or
    /// selling them; a court does, but where a record tells of its ruling.
    pub fn is_user(self, kind: PublicRecordKind) -> bool {
        match self {
            ActorSort::Police
            | ActorSort::BorderGuard
            | ActorSort::Customs
            | ActorSort::Prosecution
            | ActorSort::ForensicLaboratory
            | ActorSort::Agency
            | ActorSort::Ministry
            | ActorSort::CivilSociety
            | ActorSort::EmergencyService
            | ActorSort::Military
            | ActorSort::Municipality => true,
            ActorSort::Court => kind != PublicRecordKind::Ruling,
            ActorSort::Supervisor
            | ActorSort::Parliament
            | ActorSort::University
            | ActorSort::ResearchInstitute
            | ActorSort::Industry
            | ActorSort::StandardsBody
            | ActorSort::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn a_partial_date_reads_what_it_prints_and_nothing_else() {
        for text in ["2012", "2012-08", "2012-08-14", "2024-02-29"] {
            assert_eq!(
                PartialDate::parse(text).map(|date| date.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "12",
            "2012-13",
            "2023-02-29",
            "2012-8",
            "2012-08-14-1",
            "2012/08",
            "-2012",
            "+012",
            "2012-",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }
}
