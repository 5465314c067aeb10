//! What public records say, in words: kinds, sources, figures, and the TRL that follows from them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{
    Amount, Bearing, Configuration, Counted, Figure, FigureAbout, Mention, PublicRecord, PublicRecordKind, ReadExtent,
    Readiness, ReadinessLimit, RecordCondition, RecordReading, ShownIn, Strength, Technology, Trl, TrlBasis,
};
use crate::render::messages::message;

use super::{short, thousands};

/// What a record tells of, as a word that begins a line.
pub fn record_kind(kind: PublicRecordKind) -> String {
    match kind {
        PublicRecordKind::Laboratory => message!("record-laboratory"),
        PublicRecordKind::RelevantEnvironment => message!("record-relevant-environment"),
        PublicRecordKind::Trial => message!("record-trial"),
        PublicRecordKind::InService => message!("record-in-service"),
        PublicRecordKind::Award => message!("record-award"),
        PublicRecordKind::Announcement => message!("record-announcement"),
        PublicRecordKind::Evaluation => message!("record-evaluation"),
        PublicRecordKind::Withdrawal => message!("record-withdrawal"),
        PublicRecordKind::Ruling => message!("record-ruling"),
        PublicRecordKind::Standard => message!("record-standard"),
    }
}

/// How disinterested its source is.
pub fn record_strength(strength: Strength) -> String {
    match strength {
        Strength::Independent => message!("strength-independent"),
        Strength::OwnAccount => message!("strength-own-account"),
        Strength::Press => message!("strength-press"),
        Strength::Vendor => message!("strength-vendor"),
    }
}

/// Which way it speaks.
pub fn record_bearing(bearing: Bearing) -> String {
    match bearing {
        Bearing::For => message!("bearing-for"),
        Bearing::Both => message!("bearing-both"),
        Bearing::Against => message!("bearing-against"),
    }
}

/// Who did it: names with their countries.
pub fn record_who(record: &PublicRecord) -> String {
    let named = record
        .who
        .iter()
        .map(|actor| format!("{} ({})", actor.name, actor.country));
    named.collect::<Vec<_>>().join(", ")
}

/// The rest of a record in a line: in what it was seen, who, when, how disinterested, how much was read.
pub fn record_facts_of(record: &PublicRecord) -> String {
    let seen = record.shown_in.filter(|_| record.kind.shown_in().is_none());
    let seen = seen.map(|seen| match seen {
        ShownIn::Laboratory => message!("seen-in-laboratory"),
        ShownIn::RelevantEnvironment => message!("seen-in-relevant-environment"),
        ShownIn::Trial => message!("seen-in-trial"),
        ShownIn::InService => message!("seen-in-service"),
    });
    let read = match record.read {
        ReadExtent::Whole => message!("read-whole"),
        ReadExtent::Part => message!("read-part"),
        ReadExtent::Abstract => message!("read-abstract"),
    };
    let paused = record.paused.then(|| message!("use-paused"));
    let facts = [record_who(record), super::partial_date(record.happened)]
        .into_iter()
        .chain(seen)
        .chain(paused);
    let facts = facts.chain([record_strength(record.strength), read]);
    facts.collect::<Vec<_>>().join("; ")
}

/// How old a record is, where it is old enough to count less.
pub fn record_age(record: &PublicRecord, configuration: &Configuration) -> Option<String> {
    let years = record.years_before(configuration.date);
    let first = configuration.readiness.old.first()?;
    (years >= first.from_years).then(|| message!("record-old", years = usize::try_from(years).unwrap_or(0)))
}

/// The largest whole number that a double holds with all before it.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// The amount of a figure with its unit.
pub fn record_amount(figure: &Figure) -> String {
    message!("amount-of-unit", amount = amount_of(figure), unit = &figure.unit)
}

fn amount_of(figure: &Figure) -> String {
    let number = |number: f64| match number.fract() == 0.0 && (10_000.0..=LARGEST_WHOLE).contains(&number) {
        true => thousands(number as usize),
        false => number.to_string(),
    };
    match figure.low == figure.high {
        true => number(figure.low),
        false => message!("figure-range", low = number(figure.low), high = number(figure.high)),
    }
}

/// A figure that a document gives.
pub fn record_figure(figure: &Figure) -> String {
    let about = match figure.about {
        FigureAbout::Price => message!("figure-price"),
        FigureAbout::Suppliers => message!("figure-suppliers"),
        FigureAbout::Training => message!("figure-training"),
        FigureAbout::Integration => message!("figure-integration"),
        FigureAbout::Funding => message!("figure-funding"),
        FigureAbout::Accuracy => message!("figure-accuracy"),
        FigureAbout::Scale => message!("figure-scale"),
        FigureAbout::Effect => message!("figure-effect"),
    };
    message!(
        "figure",
        about = about,
        amount = amount_of(figure),
        unit = &figure.unit,
        covers = &figure.covers
    )
}

/// Where a document is found: publisher, date, language where it is another one.
pub fn record_reference(record: &PublicRecord, language: &str) -> String {
    let dated = record_dated(record, language);
    [record.publisher.clone(), dated]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The same without the publisher.
pub fn record_dated(record: &PublicRecord, language: &str) -> String {
    let parts = record.published.map(super::partial_date).into_iter();
    let foreign = (record.language != language).then(|| message!("in-language", language = &record.language));
    parts.chain(foreign).collect::<Vec<_>>().join(", ")
}

/// The TRL that follows from a technology's records: the rule, the limits, and whether the radar takes it over.
pub fn readiness_reading(technology: &Technology, reading: &RecordReading, readiness: &Readiness) -> Vec<String> {
    let rule = &readiness.rules[reading.rule];
    let mut sentences = vec![message!(
        "readiness-rule",
        number = reading.rule + 1,
        words = &rule.words,
        range = trl_range(rule.range),
        counted = counted(&rule.conditions, &reading.counted)
    )];
    sentences.extend(reading.limits.iter().map(|(index, found)| {
        let limit = &readiness.limits[*index];
        let effect = limit_effect(limit);
        message!(
            "readiness-limit",
            words = &limit.words,
            effect = effect,
            counted = counted(&limit.conditions, found)
        )
    }));
    let range = trl_range(reading.range);
    sentences.push(match technology.trl.basis {
        TrlBasis::Evidence => message!("readiness-taken", range = range),
        TrlBasis::DeskEstimate | TrlBasis::Panel | TrlBasis::Measured => {
            message!("readiness-not-taken", range = range)
        }
    });
    sentences
}

/// What a limit does to a range.
pub fn limit_effect(limit: &ReadinessLimit) -> String {
    let effects = [
        limit
            .at_most
            .map(|most| message!("readiness-at-most", trl = most.to_string())),
        (limit.lowers_low_by > 0).then(|| message!("readiness-lowers", levels = limit.lowers_low_by)),
    ];
    effects.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a condition on records looks at, and how many organisations it asks for.
pub fn record_condition(condition: &RecordCondition) -> String {
    fn listed<T: Copy>(heading: String, values: &[T], word: impl Fn(T) -> String) -> Option<String> {
        let words: Vec<String> = values.iter().map(|value| word(*value)).collect();
        (!words.is_empty()).then(|| message!("condition-part", heading = heading, words = words.join(", ")))
    }
    let parts = [
        listed(message!("condition-kinds"), &condition.kinds, |kind| {
            kind.as_str().to_owned()
        }),
        listed(message!("condition-shown-in"), &condition.shown_in, |shown| {
            shown.as_str().to_owned()
        }),
        listed(message!("condition-speaks"), &condition.speaks, |speaks| {
            speaks.as_str().to_owned()
        }),
        listed(message!("condition-strengths"), &condition.strengths, |strength| {
            strength.as_str().to_owned()
        }),
        listed(message!("condition-who"), &condition.who, |sort| {
            sort.as_str().to_owned()
        }),
        condition
            .within_years
            .map(|years| message!("condition-within-years", years = years.to_string())),
    ];
    let users = condition.users.then(|| message!("condition-users"));
    let parts = parts.into_iter().flatten().chain(users).collect::<Vec<_>>().join("; ");
    let organisations = |count: f64| match (condition.countries, count.fract() == 0.0) {
        (false, _) => organisations(count),
        (true, true) => message!("countries", count = count as u64),
        (true, false) => message!("countries", count = short(count)),
    };
    match condition.organisations {
        Amount::AtLeast(least) => message!(
            "condition-at-least-so-many",
            count = organisations(least),
            parts = parts
        ),
        Amount::AtMost(most) => message!("condition-at-most-so-many", count = organisations(most), parts = parts),
    }
}

/// How old records count, a sentence a step.
pub fn old_records(readiness: &Readiness) -> Vec<String> {
    let steps = readiness.old.iter();
    let words = steps.map(|old| {
        message!(
            "old-records",
            years = old.from_years.to_string(),
            counts = share(old.counts)
        )
    });
    words.collect()
}

/// Organisations, counted; parts of them where they are old.
fn organisations(count: f64) -> String {
    match count.fract() == 0.0 {
        true => message!("organisations", count = count as u64),
        false => message!("organisations", count = short(count)),
    }
}

/// A TRL range.
pub fn trl_range((low, high): (Trl, Trl)) -> String {
    match low == high {
        true => message!("trl-alone", trl = low.to_string()),
        false => message!("trl-from-to", low = low.to_string(), high = high.to_string()),
    }
}

/// What conditions counted: organisations or countries, in how many records, and how many of them count less.
fn counted(conditions: &[RecordCondition], counted: &[Counted]) -> String {
    // What no record tells of need not be counted, unless nothing is told of at all.
    let told = conditions
        .iter()
        .zip(counted)
        .filter(|(_, found)| !found.records.is_empty());
    let each: Vec<String> = told.map(|(condition, found)| counted_by(condition, found)).collect();
    match each.is_empty() {
        true => message!("no-record-counts"),
        false => each.join("; "),
    }
}

fn counted_by(condition: &RecordCondition, found: &Counted) -> String {
    let whole = match condition.countries {
        true => message!("countries", count = found.shares.len()),
        false => organisations(found.shares.len() as f64),
    };
    let whole = message!(
        "organisations-in-records",
        organisations = whole,
        records = found.records.len()
    );
    let mut by_share: Vec<(f64, usize)> = Vec::new();
    let mut shares: Vec<f64> = found.shares.iter().copied().filter(|share| *share < 1.0).collect();
    shares.sort_by(|one, other| other.total_cmp(one));
    for share in shares {
        match by_share.last_mut().filter(|(known, _)| *known == share) {
            Some((_, count)) => *count += 1,
            None => by_share.push((share, 1)),
        }
    }
    let less: Vec<String> = by_share.into_iter().map(counting).collect();
    match less.is_empty() {
        true => whole,
        false => message!("counted-with-old", counted = whole, less = super::join(&less)),
    }
}

/// How many count how much less than one: "2 count half".
fn counting((counts, count): (f64, usize)) -> String {
    message!("counting-less", count = count, share = share(counts))
}

/// What an old record counts, in words where there are any.
fn share(counts: f64) -> String {
    match counts {
        0.5 => message!("share-half"),
        0.25 => message!("share-quarter"),
        0.0 => message!("share-nothing"),
        counts => short(counts),
    }
}

/// An organisation, and in which years from the first to the last it was seen.
type SeenUser<'r> = ((&'r str, &'r str), (i16, i16));

/// Organisations in the order in which pages name them: those seen last first.
fn in_years<'r>(records: &[PublicRecord], mentions: Vec<Mention<'r>>) -> Vec<SeenUser<'r>> {
    let mut seen: BTreeMap<(&str, &str), (i16, i16)> = BTreeMap::new();
    for mention in mentions {
        let year = records[mention.record].happened.year;
        let years = seen.entry(mention.actor.key()).or_insert((year, year));
        *years = (years.0.min(year), years.1.max(year));
    }
    let mut seen: Vec<SeenUser> = seen.into_iter().collect();
    seen.sort_by_key(|(key, (first, last))| (std::cmp::Reverse(*last), *first, *key));
    seen
}

/// Who works with a technology, as records other than of its makers tell. The readiness rules count the same organisations.
struct Users<'r> {
    /// In daily use.
    daily: Vec<SeenUser<'r>>,
    /// Named in the same records beside one of their country, which are not counted once more.
    beside: Vec<SeenUser<'r>>,
    /// Who tried it in operation and is not known to use it daily.
    tried: Vec<SeenUser<'r>>,
    /// Who has paused its use.
    paused: Vec<SeenUser<'r>>,
    /// Who gave it up.
    given_up: Vec<SeenUser<'r>>,
}

fn find_users(records: &[PublicRecord], day: Date) -> Users<'_> {
    let mentions_in = |shown_in: ShownIn| RecordCondition::of_users(shown_in).list_mentions(records, day);
    let told_in = |tells: &dyn Fn(&PublicRecord) -> bool| -> Vec<Mention<'_>> {
        let told = records.iter().enumerate().filter(|(_, record)| tells(record));
        let named = told.flat_map(|(index, record)| record.who.iter().map(move |actor| (index, actor)));
        let named = named.filter(|(index, actor)| actor.sort.is_user(records[*index].kind));
        let mention = |(record, actor)| Mention {
            record,
            actor,
            first: true,
        };
        named.map(mention).collect()
    };
    let (counted, others): (Vec<Mention>, Vec<Mention>) = mentions_in(ShownIn::InService)
        .into_iter()
        .partition(|mention| mention.first);
    let daily = in_years(records, counted);
    let beside = without(in_years(records, others), &[&daily]);
    let given_up = told_in(&|record| record.kind == PublicRecordKind::Withdrawal);
    let given_up = without(in_years(records, given_up), &[&daily]);
    let paused = without(
        in_years(records, told_in(&|record| record.paused)),
        &[&daily, &given_up],
    );
    let tried = in_years(records, mentions_in(ShownIn::Trial));
    let tried = without(tried, &[&daily, &beside, &paused, &given_up]);
    Users {
        daily,
        beside,
        tried,
        paused,
        given_up,
    }
}

/// Organisations that stand in none of some other lists.
fn without<'r>(seen: Vec<SeenUser<'r>>, others: &[&Vec<SeenUser<'r>>]) -> Vec<SeenUser<'r>> {
    let known = |key: &(&str, &str)| others.iter().any(|list| list.iter().any(|(other, _)| other == key));
    seen.into_iter().filter(|(key, _)| !known(key)).collect()
}

/// Names with their countries and years: "Politie (NL, 2019 to 2024)".
fn named(seen: &[SeenUser]) -> String {
    let words = seen.iter().map(|((name, country), (first, last))| match first == last {
        true => message!(
            "user-seen-in",
            name = *name,
            country = *country,
            year = last.to_string()
        ),
        false => message!(
            "user-seen-from-to",
            name = *name,
            country = *country,
            first = first.to_string(),
            last = last.to_string()
        ),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// How many organisations of how many countries, in words; `None` where there are none.
fn number_of<'r>(found: impl Iterator<Item = (&'r str, &'r str)>) -> Option<(String, String)> {
    let found: BTreeSet<(&str, &str)> = found.collect();
    let countries: BTreeSet<&str> = found.iter().map(|(_, country)| *country).collect();
    let countries = message!("countries", count = countries.len());
    (!found.is_empty()).then(|| (organisations(found.len() as f64), countries))
}

/// How many organisations of how many countries use it daily, tried it and bought it, and who paused it or gave it up, as public
/// records tell.
pub fn used_and_bought(records: &[PublicRecord], day: Date) -> Vec<String> {
    let users = find_users(records, day);
    let (daily, tried) = (
        number_of(users.daily.iter().map(|(key, _)| *key)),
        number_of(users.tried.iter().map(|(key, _)| *key)),
    );
    let awards = records
        .iter()
        .filter(|record| record.kind == PublicRecordKind::Award && record.strength != Strength::Vendor);
    let buyers = awards.flat_map(|record| record.who.iter().filter(|actor| actor.sort.is_user(record.kind)));
    let bought = number_of(buyers.map(|actor| actor.key()));
    let lines = [
        daily.map(|(organisations, countries)| {
            message!("buying-used-by", organisations = organisations, countries = countries)
        }),
        tried.map(|(organisations, countries)| {
            message!("buying-tried-by", organisations = organisations, countries = countries)
        }),
        (!users.paused.is_empty()).then(|| message!("paused-by", users = named(&users.paused))),
        (!users.given_up.is_empty()).then(|| message!("given-up-by", users = named(&users.given_up))),
        bought.map(|(organisations, countries)| {
            message!("buying-bought-by", organisations = organisations, countries = countries)
        }),
    ];
    lines.into_iter().flatten().collect()
}

/// Those that work with it daily, with when they were seen; those that tried it; those that paused it or gave it up.
pub fn used_by(records: &[PublicRecord], day: Date) -> Vec<String> {
    let users = find_users(records, day);
    let line = |seen: &[SeenUser], say: &dyn Fn(String) -> String| (!seen.is_empty()).then(|| say(named(seen)));
    let lines = [
        line(&users.daily, &|users| message!("used-daily-by", users = users)),
        line(&users.beside, &|users| message!("used-daily-beside", users = users)),
        line(&users.tried, &|users| message!("tried-by", users = users)),
        line(&users.paused, &|users| message!("paused-by", users = users)),
        line(&users.given_up, &|users| message!("given-up-by", users = users)),
    ];
    lines.into_iter().flatten().collect()
}
