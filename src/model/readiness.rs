//! How public records become a TRL: rules and limits that are data, and what came of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Actor, ActorSort, Bearing, PublicRecord, PublicRecordKind, ShownIn, Strength, Trl, list_stopped};

/// What `[readiness]` of `radar.toml` declares.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readiness {
    /// How much an organisation counts whose latest record lies so many calendar years back or more, rising; 1 before the first.
    pub old: Vec<OldRecords>,
    /// The first rule whose conditions all hold gives the range.
    pub rules: Vec<ReadinessRule>,
    /// Each that holds caps or widens what the rule gave.
    pub limits: Vec<ReadinessLimit>,
}

impl Readiness {
    /// Whether another one says the same, wherever its rules are written.
    pub fn is_alike(&self, other: &Readiness) -> bool {
        let rules = |of: &Readiness| -> Vec<ReadinessRule> {
            let rules = of.rules.iter().cloned();
            rules.map(|rule| ReadinessRule { line: None, ..rule }).collect()
        };
        let limits = |of: &Readiness| -> Vec<ReadinessLimit> {
            let limits = of.limits.iter().cloned();
            limits.map(|limit| ReadinessLimit { line: None, ..limit }).collect()
        };
        self.old == other.old && rules(self) == rules(other) && limits(self) == limits(other)
    }

    /// The steps of age as pairs of years and what they count.
    pub fn steps(&self) -> Vec<(i16, f64)> {
        self.old.iter().map(|old| (old.from_years, old.counts)).collect()
    }
}

/// From when on a record counts less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OldRecords {
    /// Calendar years before the edition.
    pub from_years: i16,
    /// What it counts then, 0 to 1.
    pub counts: f64,
}

/// A rule that gives a TRL range.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessRule {
    /// Its line in `radar.toml`.
    pub line: Option<usize>,
    /// The rule in words.
    pub words: String,
    /// All of these must hold.
    pub conditions: Vec<RecordCondition>,
    /// The range it gives.
    pub range: (Trl, Trl),
}

/// A limit on the range that a rule gave.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessLimit {
    /// Its line in `radar.toml`.
    pub line: Option<usize>,
    /// The limit in words.
    pub words: String,
    /// All of these must hold.
    pub conditions: Vec<RecordCondition>,
    /// The highest TRL left.
    pub at_most: Option<Trl>,
    /// By how many levels the low end goes down.
    pub lowers_low_by: u8,
}

/// Which records are looked at, and how many organisations must stand in them. An empty list admits all.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordCondition {
    /// Kinds of record.
    pub kinds: Vec<PublicRecordKind>,
    /// In what the technology was seen at work.
    pub shown_in: Vec<ShownIn>,
    /// Strengths of source.
    pub strengths: Vec<Strength>,
    /// Which way records speak.
    pub speaks: Vec<Bearing>,
    /// Kinds of organisation that count.
    pub who: Vec<ActorSort>,
    /// Whether only organisations count that work with it (`ActorSort::is_user`).
    pub users: bool,
    /// Only records of so many calendar years before the edition.
    pub within_years: Option<i16>,
    /// Whether their countries are counted in place of the organisations.
    pub countries: bool,
    /// How many organisations or countries, old ones for less.
    pub organisations: Amount,
}

/// How many there must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// So many or more.
    AtLeast(f64),
    /// So many or fewer.
    AtMost(f64),
}

impl Amount {
    /// The least and the most, of which one is given.
    pub fn bounds(self) -> (Option<f64>, Option<f64>) {
        match self {
            Amount::AtLeast(least) => (Some(least), None),
            Amount::AtMost(most) => (None, Some(most)),
        }
    }
}

impl RecordCondition {
    /// Whether a record is looked at that lies so many years back.
    pub fn admits(&self, record: &PublicRecord, years: i16) -> bool {
        fn fits<T: PartialEq>(list: &[T], value: &T) -> bool {
            list.is_empty() || list.contains(value)
        }
        fits(&self.kinds, &record.kind)
            && (self.shown_in.is_empty() || record.shown_in.is_some_and(|shown| self.shown_in.contains(&shown)))
            && fits(&self.strengths, &record.strength)
            && fits(&self.speaks, &record.speaks)
            && self.within_years.is_none_or(|most| years <= most)
    }

    /// What the condition looks at: the records by index, and who stands in them, as pairs of a number for the organisation (or
    /// country) and the years since. Of several organisations of one country in one record the first counts, since a record
    /// often names a force with the ministry above it. Where use is asked for, one that has given it up or paused it does not count.
    pub fn select(&self, records: &[PublicRecord], day: Date) -> (Vec<usize>, Vec<(usize, i16)>) {
        let mut numbers: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let (mut admitted, mut seen) = (Vec::new(), Vec::new());
        for mention in self
            .list_mentions(records, day)
            .into_iter()
            .filter(|mention| mention.first)
        {
            let key = if self.countries {
                ("", mention.actor.country.as_str())
            } else {
                mention.actor.key()
            };
            let next = numbers.len();
            let years = records[mention.record].years_before(day);
            seen.push((*numbers.entry(key).or_insert(next), years));
            admitted.push(mention.record);
        }
        admitted.dedup();
        (admitted, seen)
    }

    /// Who stands in the records that the condition looks at, in their order. Where use is asked for, those are left out that
    /// have given it up or paused it since.
    pub fn list_mentions<'r>(&self, records: &'r [PublicRecord], day: Date) -> Vec<Mention<'r>> {
        let asks_use = !self.shown_in.is_empty();
        let stopped = if asks_use {
            list_stopped(records)
        } else {
            BTreeMap::new()
        };
        let mut mentions = Vec::new();
        for (index, record) in records.iter().enumerate() {
            let years = record.years_before(day);
            if !self.admits(record, years) || asks_use && record.kind == PublicRecordKind::Withdrawal {
                continue;
            }
            let mut countries: BTreeSet<&str> = BTreeSet::new();
            let stopped = |actor: &Actor| stopped.get(&actor.key()).is_some_and(|when| *when >= record.happened);
            let actors = record.who.iter();
            let actors = actors.filter(|actor| self.counts(actor.sort, record.kind) && !stopped(actor));
            mentions.extend(actors.map(|actor| Mention {
                record: index,
                actor,
                first: countries.insert(&actor.country),
            }));
        }
        mentions
    }

    /// Who works with a technology in such surroundings, as others than its makers tell.
    pub fn of_users(shown_in: ShownIn) -> RecordCondition {
        RecordCondition {
            kinds: Vec::new(),
            shown_in: vec![shown_in],
            strengths: vec![Strength::Independent, Strength::OwnAccount, Strength::Press],
            speaks: Vec::new(),
            who: Vec::new(),
            users: true,
            within_years: None,
            countries: false,
            organisations: Amount::AtLeast(0.0),
        }
    }

    /// Whether an organisation of this kind counts in a record of that kind.
    pub fn counts(&self, sort: ActorSort, kind: PublicRecordKind) -> bool {
        (self.who.is_empty() || self.who.contains(&sort)) && (!self.users || sort.is_user(kind))
    }
}

/// Somebody who stands in a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention<'r> {
    /// The record, by index.
    pub record: usize,
    /// Who.
    pub actor: &'r Actor,
    /// Whether it is the first of its country there, which alone counts.
    pub first: bool,
}

/// What the rules make of the records of one technology.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordReading {
    /// The rule that decided, by index.
    pub rule: usize,
    /// What each of its conditions counted.
    pub counted: Vec<Counted>,
    /// The limits that held, by index, each with what its conditions counted.
    pub limits: Vec<(usize, Vec<Counted>)>,
    /// The range that follows.
    pub range: (Trl, Trl),
}

/// What one condition counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The sum of the shares.
    pub organisations: f64,
    /// What each organisation (or country) counts: 1, or less where its latest record is old.
    pub shares: Vec<f64>,
    /// The records they stand in, by index among those of the technology.
    pub records: Vec<usize>,
}
