//! Decisions out of a sheet that came back: CSV with commas or semicolons, or a workbook.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stamp;
use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, has_errors, nearest};
use crate::formats::{self, find_separator, read_sheets, read_text};
use crate::inert::{show, unguard};
use crate::model::{Dossier, Grade, Link, NeedKind, NeedsById, Role, find_replaced, needs_by_id};

/// A cell of a sheet that came back, with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ReviewCell {
    text: String,
    place: Place,
}

impl ReviewCell {
    /// A cell without what guarded it against spreadsheets.
    fn new(text: &str, place: Place) -> Self {
        let text = unguard(text.trim()).trim().to_owned();
        ReviewCell { text, place }
    }
}

/// A sheet that came back: its rows, nothing decided yet, and what was odd about its bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewSheet {
    rows: Vec<Vec<ReviewCell>>,
    warnings: Vec<Diagnostic>,
}

impl ReviewSheet {
    /// The texts of the rows, header first, and what was odd about the bytes.
    pub fn into_texts(self) -> (Vec<Vec<String>>, Vec<Diagnostic>) {
        let texts = |row: Vec<ReviewCell>| row.into_iter().map(|cell| cell.text).collect();
        (self.rows.into_iter().map(texts).collect(), self.warnings)
    }
}

/// Reads the rows of a sheet, nothing decided yet: of CSV, or of the first sheet of a workbook.
pub fn read_rows(shown: &str, bytes: &[u8]) -> Result<ReviewSheet, Diagnostic> {
    if bytes.starts_with(b"PK") {
        read_workbook(shown, bytes)
    } else {
        read_delimited(shown, bytes)
    }
}

/// The decisions in the rows of a sheet; those that `links.csv` holds already, word for word, are left out. With an
/// error there are none, and all errors are told.
pub fn decide_rows(
    shown: &str,
    sheet: &ReviewSheet,
    dossier: &Dossier,
    by: Option<&str>,
    today: Date,
) -> Outcome<Vec<Link>> {
    let mut complaints = sheet.warnings.clone();
    let Some((header, body)) = sheet.rows.split_first() else {
        let complaint = Diagnostic::error(Place::in_file(shown), "the sheet is empty.");
        return Err(vec![complaint.with_hint("leadar link --export FILE writes one")]);
    };
    let Some(columns) = find_columns(shown, header, &mut complaints) else {
        return Err(complaints);
    };
    let reader = RowReader {
        dossier,
        needs: needs_by_id(&dossier.workshops),
        columns,
        by,
        today,
        shown,
    };
    let mut decided: Decided = BTreeMap::new();
    for link in &dossier.links {
        decided.entry(pair_of(link)).or_default().push(link);
    }
    let mut links: BTreeMap<Deciding, (Link, Place)> = BTreeMap::new();
    for row in body {
        let Some((mut link, place)) = reader.read(row, &mut complaints) else {
            continue;
        };
        if let Some(exported) = reader.text(row, reader.columns.exported) {
            if stamp(Some(&link)) == exported.text {
                continue;
            }
            let standing = find_standing(&decided, &link);
            let mut seen = standing.iter();
            let seen = seen.find(|known| stamp(Some(known)) == exported.text).copied();
            let now = seen.or_else(|| find_replaced(standing, &link.by));
            complaints.extend(check_stale(&exported, now, &link, &place));
            // Whoever changes a decision and leaves the name beside it has not decided in that name.
            if now.is_some_and(|now| now.grade != link.grade && now.by == link.by && now.date == link.date) {
                match by {
                    Some(by) => (link.by, link.date) = (by.to_owned(), today),
                    None => complaints.push(name_decider(&link, &place)),
                }
            }
        }
        // Of several who decided beside each other each has a row.
        let by = (find_standing(&decided, &link).len() > 1).then(|| link.by.clone());
        let deciding = (pair_of(&link), by);
        match links.get(&deciding) {
            Some((known, first)) if known.grade != link.grade => complaints.push(
                Diagnostic::error(
                    place,
                    format!(
                        "\"{}\" and \"{}\" are decided twice, {} and {}.",
                        link.need,
                        link.technology,
                        known.grade.as_str(),
                        link.grade.as_str()
                    ),
                )
                .with_hint(format!("the first decision stands at {first}")),
            ),
            Some(_) => {}
            None => {
                links.insert(deciding, (link, place));
            }
        }
    }
    let mut telling = Telling::default();
    telling.check(complaints)?;
    let unchanged = |link: &Link| {
        let known = find_replaced(find_standing(&decided, link), &link.by);
        known.is_some_and(|known| {
            known.grade == link.grade
                && (known.by == link.by || by.is_none())
                && show(known.why.trim()) == show(&link.why)
        })
    };
    let links = links.into_values().map(|(link, _)| link);
    telling.give(links.filter(|link| !unchanged(link)).collect())
}

/// What `links.csv` holds, by need and technology.
type Decided<'d> = BTreeMap<(String, String), Vec<&'d Link>>;

/// A need and a technology, and where several have decided on them, who decides.
type Deciding = ((String, String), Option<String>);

fn pair_of(link: &Link) -> (String, String) {
    (link.need.clone(), link.technology.clone())
}

fn find_standing<'a, 'd>(decided: &'a Decided<'d>, link: &Link) -> &'a [&'d Link] {
    decided.get(&pair_of(link)).map_or(&[][..], Vec::as_slice)
}

fn read_delimited(shown: &str, bytes: &[u8]) -> Result<ReviewSheet, Diagnostic> {
    let mut warnings = Vec::new();
    let text = read_text(shown, bytes, &mut warnings);
    if let Some(fault) = warnings.iter().find(|told| told.is_error()) {
        return Err(fault.clone());
    }
    let text = text.unwrap_or_default();
    let rows = formats::read_csv(&text, find_separator(&text)).map(|row| {
        let cells = row.cells().enumerate();
        cells
            .map(|(column, text)| ReviewCell::new(text, Place::at(shown, row.line, column + 1)))
            .collect()
    });
    let rows = rows.collect();
    Ok(ReviewSheet { rows, warnings })
}

/// The first sheet of a workbook.
fn read_workbook(shown: &str, bytes: &[u8]) -> Result<ReviewSheet, Diagnostic> {
    let sheets = read_sheets(shown, bytes)?;
    let Some(sheet) = sheets.into_iter().next() else {
        return Err(Diagnostic::error(Place::in_file(shown), "the workbook has no sheet."));
    };
    let rows = sheet.rows.into_iter().map(|(row, cells)| {
        let cells = cells.iter().enumerate();
        cells
            .map(|(column, text)| ReviewCell::new(text, Place::at(shown, row, column + 1)))
            .collect()
    });
    Ok(ReviewSheet {
        rows: rows.collect(),
        warnings: Vec::new(),
    })
}

/// Where the columns stand that are read.
struct Columns {
    need: usize,
    technology: usize,
    decision: usize,
    proposed: Option<usize>,
    by: Option<usize>,
    date: Option<usize>,
    why: Option<usize>,
    words: Option<usize>,
    exported: Option<usize>,
}

fn find_columns(shown: &str, header: &[ReviewCell], complaints: &mut Vec<Diagnostic>) -> Option<Columns> {
    let find = |name: &str| header.iter().position(|cell| cell.text.eq_ignore_ascii_case(name));
    let mut must = |name: &str| {
        let found = find(name);
        if found.is_none() {
            let place = header.first().map_or(Place::in_file(shown), |cell| cell.place.clone());
            let message = format!("the column \"{name}\" is missing.");
            complaints.push(
                Diagnostic::error(place, message)
                    .with_hint_if(nearest(name, header.iter().map(|cell| cell.text.as_str()))),
            );
        }
        found
    };
    let (need, technology, decision) = (must("need"), must("technology"), must("decision"));
    Some(Columns {
        need: need?,
        technology: technology?,
        decision: decision?,
        proposed: find("proposed"),
        by: find("by"),
        date: find("date"),
        why: find("why"),
        words: find("words"),
        exported: find("exported"),
    })
}

struct RowReader<'r> {
    dossier: &'r Dossier,
    needs: NeedsById<'r>,
    columns: Columns,
    by: Option<&'r str>,
    today: Date,
    shown: &'r str,
}

impl RowReader<'_> {
    fn cell(&self, row: &[ReviewCell], column: usize) -> ReviewCell {
        row.get(column).cloned().unwrap_or_else(|| ReviewCell {
            text: String::new(),
            place: row
                .first()
                .map_or(Place::in_file(self.shown), |cell| cell.place.clone()),
        })
    }

    fn text(&self, row: &[ReviewCell], column: Option<usize>) -> Option<ReviewCell> {
        Some(self.cell(row, column?)).filter(|cell| !cell.text.is_empty())
    }

    /// The link of a row; `None` where nobody has decided or something is wrong, which is then noted.
    fn read(&self, row: &[ReviewCell], complaints: &mut Vec<Diagnostic>) -> Option<(Link, Place)> {
        let decision = self.text(row, Some(self.columns.decision))?;
        let before = complaints.len();
        let need = self.need(row, complaints);
        let technology = self.technology(row, complaints);
        let grade = self.grade(row, &decision, complaints);
        if let (Some((need, kind, role)), Some(grade)) = (&need, grade) {
            complaints.extend(check_grade(need, *kind, *role, grade, &decision.place));
        }
        let by = self.text(row, self.columns.by).map(|cell| cell.text);
        let by = by.or_else(|| self.by.map(str::to_owned));
        if by.is_none() {
            complaints.push(
                Diagnostic::error(decision.place.clone(), "nobody is named who decided.")
                    .with_hint("fill the column by, or say --by NAME"),
            );
        }
        let date = match self.text(row, self.columns.date) {
            None => Some(self.today),
            Some(cell) => cell.text.parse::<Date>().ok().or_else(|| {
                let message = format!("date \"{}\" is not a day.", excerpt(&cell.text));
                complaints.push(Diagnostic::error(cell.place, message).with_hint("write days like 2018-02-14"));
                None
            }),
        };
        if has_errors(&complaints[before..]) {
            return None;
        }
        let why = self.text(row, self.columns.why).map(|cell| cell.text);
        let why = why.unwrap_or_else(|| match self.text(row, self.columns.words) {
            Some(words) => format!("words: {}", words.text),
            None => "decided in a spreadsheet".into(),
        });
        Some((
            Link {
                need: need?.0,
                technology: technology?,
                grade: grade?,
                by: by?,
                date: date?,
                why,
                review_by: None,
            },
            decision.place,
        ))
    }

    fn need(&self, row: &[ReviewCell], complaints: &mut Vec<Diagnostic>) -> Option<(String, NeedKind, Role)> {
        let cell = self.cell(row, self.columns.need);
        let found = self.needs.get(cell.text.as_str());
        if found.is_none() {
            let known = self.dossier.needs().map(|(_, need)| need.id.as_str());
            let message = format!("need \"{}\" is not known.", excerpt(&cell.text));
            complaints.push(Diagnostic::error(cell.place, message).with_hint_if(nearest(&cell.text, known)));
        }
        found.map(|(_, need)| (need.id.clone(), need.kind, need.role))
    }

    fn technology(&self, row: &[ReviewCell], complaints: &mut Vec<Diagnostic>) -> Option<String> {
        let cell = self.cell(row, self.columns.technology);
        let found = self.dossier.current(&cell.text);
        if found.is_none() {
            let known = self
                .dossier
                .technologies
                .iter()
                .map(|technology| technology.id.as_str());
            let why = match self.dossier.left_technology(&cell.text) {
                Some(_) => "has left the radar",
                None => "is not known",
            };
            let message = format!("technology \"{}\" {why}.", excerpt(&cell.text));
            complaints.push(Diagnostic::error(cell.place.clone(), message).with_hint_if(nearest(&cell.text, known)));
        }
        if let Some(now) = found.filter(|technology| technology.id != cell.text) {
            let message = format!(
                "technology \"{}\" is called \"{}\" now, and is taken for it.",
                excerpt(&cell.text),
                excerpt(&now.id)
            );
            complaints.push(Diagnostic::warning(cell.place, message));
        }
        found.map(|technology| technology.id.clone())
    }

    fn grade(&self, row: &[ReviewCell], decision: &ReviewCell, complaints: &mut Vec<Diagnostic>) -> Option<Grade> {
        let word = decision.text.to_lowercase();
        let named = |word: &str| {
            let found = Grade::ALL.into_iter().find(|(_, known)| *known == word);
            found.map(|(grade, _)| grade)
        };
        let proposed = || {
            let cell = self.text(row, self.columns.proposed)?;
            named(cell.text.split_whitespace().next()?)
        };
        let grade = match word.as_str() {
            "no" => Some(Grade::Rejected),
            "yes" => proposed(),
            other => named(other),
        };
        if grade.is_none() {
            let words = ["core", "related", "constrains", "rejected", "yes", "no"];
            let message = match word.as_str() {
                "yes" => "the row proposes no grade that yes could stand for.".to_owned(),
                _ => format!(
                    "decision \"{}\" is not one of {}.",
                    excerpt(&decision.text),
                    words.join(", ")
                ),
            };
            complaints.push(Diagnostic::error(decision.place.clone(), message).with_hint_if(nearest(&word, words)));
        }
        grade
    }
}

fn name_decider(link: &Link, place: &Place) -> Diagnostic {
    let (grade, by) = (link.grade.as_str(), excerpt(&link.by));
    let message = format!("the decision was changed to {grade}, and {by} is still named for it.");
    Diagnostic::error(place.clone(), message).with_hint("say --by NAME, or change the columns by and date of the row")
}

/// A decision of a sheet that was written before `links.csv` changed about the same pair.
fn check_stale(exported: &ReviewCell, now: Option<&Link>, link: &Link, place: &Place) -> Option<Diagnostic> {
    if stamp(now) == exported.text || now.is_some_and(|now| now.grade == link.grade) {
        return None;
    }
    let now = now.map_or("no decision any more".to_owned(), |now| {
        format!("{} by {} on {}", now.grade.as_str(), now.by, now.date)
    });
    let message = format!(
        "\"{}\" and \"{}\" were decided anew after this sheet was exported: {now}.",
        link.need, link.technology
    );
    let hint = "export a new sheet; to overrule that decision, empty the cell \"exported\" of this row";
    Some(Diagnostic::error(place.clone(), message).with_hint(hint))
}

/// What `leadar check` would complain about in `links.csv`, told before it gets there.
fn check_grade(need: &str, kind: NeedKind, role: Role, grade: Grade, place: &Place) -> Option<Diagnostic> {
    let message = match (role, grade) {
        (_, Grade::Rejected) => return None,
        (Role::LeadIn | Role::Boilerplate, _) => {
            format!("\"{need}\" is {}; it asks for nothing itself.", role.as_str())
        }
        (Role::Statement, Grade::Constrains) if kind != NeedKind::Legal => {
            format!("\"{need}\" is of kind {}; only legal lines constrain.", kind.as_str())
        }
        (Role::Statement, _) => return None,
    };
    Some(Diagnostic::error(place.clone(), message))
}
