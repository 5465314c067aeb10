//! What holds the result against other views of it: assessors, other methods, other weights, yearly counts.

use serde::Serialize;

use crate::model::Agreement;
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// Below this alpha conclusions are tentative (Krippendorff's usual limit).
const TENTATIVE: f64 = 0.667;

/// How far assessors agree on a criterion.
#[derive(Serialize)]
pub struct AgreementRow {
    criterion: String,
    round: u32,
    assessors: usize,
    technologies: usize,
    complete: usize,
    alpha: String,
    tentative: bool,
    concordance: String,
    icc: String,
}

/// How near the order of another method is to ours.
#[derive(Serialize)]
pub struct MethodRow {
    name: String,
    spearman: String,
    kendall: String,
    top: String,
    first: String,
}

/// What a changed weight does.
#[derive(Serialize)]
pub struct WeightChangeRow {
    criterion: String,
    /// The changes tried: by how much, what changes ring, who passes whom.
    tried: Vec<WeightTrial>,
}

/// One change of a weight.
#[derive(Serialize)]
struct WeightTrial {
    by: String,
    rings: Vec<String>,
    passing: Vec<String>,
}

/// A technology whose counts and TRL contradict each other.
#[derive(Serialize)]
pub struct ContradictionRow {
    name: String,
    href: String,
    words: String,
}

/// How far assessors agree, a row a criterion and round.
pub fn list_agreement(reader: &Reader) -> Vec<AgreementRow> {
    let rows = reader.edition.agreement.iter();
    rows.map(|row| describe_agreement(reader, row)).collect()
}

fn describe_agreement(reader: &Reader, row: &Agreement) -> AgreementRow {
    let figure =
        |figure: Option<f64>| figure.map_or_else(|| message!("undefined-figure"), |figure| format!("{figure:.2}"));
    AgreementRow {
        criterion: reader.dossier.configuration.criteria[row.criterion].name.clone(),
        round: row.round,
        assessors: row.assessors,
        technologies: row.technologies,
        complete: row.complete,
        alpha: match row.distance {
            "ordinal" => figure(row.alpha),
            distance => message!("alpha-with-distance", alpha = figure(row.alpha), distance = distance),
        },
        tentative: row.alpha.is_some_and(|alpha| alpha < TENTATIVE),
        concordance: figure(row.concordance),
        icc: row.icc.map_or_else(
            || message!("undefined-figure"),
            |(icc, low, high)| {
                message!(
                    "interval",
                    estimate = format!("{icc:.2}"),
                    low = format!("{low:.2}"),
                    high = format!("{high:.2}")
                )
            },
        ),
    }
}

/// Whether the figure that weighs the top more is defined for some method; it is not where places are shared.
pub fn compares_top(reader: &Reader) -> bool {
    let comparison = reader.edition.comparison.as_ref();
    comparison.is_some_and(|comparison| comparison.methods.iter().any(|method| method.top_weighted.is_some()))
}

/// The order of other methods against ours, ours first.
pub fn list_methods(reader: &Reader) -> Vec<MethodRow> {
    let Some(comparison) = &reader.edition.comparison else {
        return Vec::new();
    };
    let figure =
        |figure: Option<f64>| figure.map_or_else(|| message!("undefined-figure"), |figure| format!("{figure:.3}"));
    let first = |ranks: &[usize]| {
        let names = comparison
            .technologies
            .iter()
            .zip(ranks)
            .filter(|(_, rank)| **rank == 1);
        let names: Vec<String> = names
            .filter_map(|(id, _)| Some(reader.dossier.technology(id)?.name.clone()))
            .collect();
        words::join(&names)
    };
    let ours = MethodRow {
        name: message!("method-ours"),
        spearman: "1".into(),
        kendall: "1".into(),
        top: "1".into(),
        first: first(&comparison.ours),
    };
    let others = comparison.methods.iter().map(|method| MethodRow {
        name: method.name.clone(),
        spearman: figure(method.spearman),
        kendall: figure(method.kendall),
        top: figure(method.top_weighted),
        first: first(&method.ranks),
    });
    std::iter::once(ours).chain(others).collect()
}

/// What a quarter more or less of each weight does.
pub fn list_weight_changes(reader: &Reader) -> Vec<WeightChangeRow> {
    let configuration = &reader.dossier.configuration;
    let name = |id: &String| {
        let technology = reader.dossier.technology(id);
        technology.map_or_else(|| id.clone(), |technology| technology.name.clone())
    };
    let changes = &reader.edition.weight_changes;
    let rows = changes.chunk_by(|one, other| one.criterion == other.criterion);
    rows.map(|row| WeightChangeRow {
        criterion: configuration.criteria[row[0].criterion].name.clone(),
        tried: row
            .iter()
            .map(|change| WeightTrial {
                by: words::weight_share(change),
                rings: change
                    .rings
                    .iter()
                    .map(|(id, ring)| {
                        message!(
                            "goes-to-ring",
                            technology = name(id),
                            ring = &configuration.rings[*ring].name
                        )
                    })
                    .collect(),
                passing: change
                    .passing
                    .iter()
                    .map(|(id, passed)| message!("passes", technology = name(id), passed = name(passed)))
                    .collect(),
            })
            .collect(),
    })
    .collect()
}

/// Technologies whose counts and TRL contradict each other.
pub fn list_contradictions(reader: &Reader) -> Vec<ContradictionRow> {
    let placements = reader.edition.placements.iter();
    let flagged = placements.flat_map(|placement| placement.contradictions.iter().map(move |found| (placement, found)));
    flagged
        .filter_map(|(placement, found)| {
            Some(ContradictionRow {
                name: reader.dossier.technology(&placement.technology)?.name.clone(),
                href: format!("tech/{}.html#momentum", placement.technology),
                words: words::contradiction(found),
            })
        })
        .collect()
}
