//! A standard, specification or legal instrument, and what a buyer does about it.

use jiff::civil::Date;

/// A standard, `standards/ID.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Identifier.
    pub id: String,
    /// Ids it had before, and ids of what was merged into it.
    pub formerly: Vec<String>,
    /// Number as printed on it.
    pub number: String,
    /// Title.
    pub title: String,
    /// Body that keeps it.
    pub body: String,
    /// What sort of document it is.
    pub kind: StandardKind,
    /// Where it stands in its life.
    pub status: StandardStatus,
    /// Id of the standard that took its place.
    pub successor: Option<String>,
    /// The day by which somebody is to look again where it stands.
    pub review_by: Option<Date>,
    /// The day on which it lapses unless it is prolonged, as workshop agreements do.
    pub expires: Option<Date>,
    /// Stage code of the body, where known.
    pub stage: Option<String>,
    /// Year of publication, where known.
    pub year: Option<i64>,
    /// Ids of topics it serves.
    pub topics: Vec<String>,
    /// Ids of technologies it is a direct help for.
    pub technologies: Vec<String>,
    /// What it is about, in a sentence.
    pub note: String,
    /// Where the facts were checked; `None` where nobody has checked them again.
    pub source: Option<String>,
    /// Its page at the body that keeps it, or at another one that tells where it stands.
    pub url: Option<String>,
    /// Statements of workshops that it answers, as somebody decided.
    pub answers: Vec<StandardAnswer>,
}

/// The decision that a standard answers a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardAnswer {
    /// Id of the statement.
    pub need: String,
    /// Why it answers it, in a sentence.
    pub why: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Date,
}

/// What a buyer does about a standard, in the order in which lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardAction {
    /// Cite it.
    Adopt,
    /// Cite it, and watch its revision.
    AdoptAndWatchRevision,
    /// Cite it, and watch what its review decides.
    AdoptAndWatchReview,
    /// Only watch it: it asks for nothing that a tender could cite.
    Watch,
    /// Cite what took its place.
    UseSuccessor,
    /// Cite nothing.
    DoNotCite,
    /// Propose a European one after its model.
    Propose,
    /// Obey it: it is law and not a matter of choice.
    Comply,
}

impl StandardAction {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            StandardAction::Adopt => "adopt",
            StandardAction::AdoptAndWatchRevision => "watch-revision",
            StandardAction::AdoptAndWatchReview => "watch-review",
            StandardAction::Watch => "watch",
            StandardAction::UseSuccessor => "use-successor",
            StandardAction::DoNotCite => "do-not-cite",
            StandardAction::Propose => "propose-european",
            StandardAction::Comply => "comply",
        }
    }
}

impl Standard {
    /// What a buyer does about it.
    pub fn action(&self) -> StandardAction {
        let withdrawn = self.status == StandardStatus::Withdrawn;
        match (withdrawn, &self.successor) {
            (true, Some(_)) => return StandardAction::UseSuccessor,
            (true, None) => return StandardAction::DoNotCite,
            (false, _) => {}
        }
        match (self.kind, self.status) {
            (StandardKind::LegalAct, _) => StandardAction::Comply,
            (StandardKind::National | StandardKind::American, _) => StandardAction::Propose,
            (StandardKind::TechnicalReport | StandardKind::Guideline, _) => StandardAction::Watch,
            (_, StandardStatus::ToBeRevised) => StandardAction::AdoptAndWatchRevision,
            (_, StandardStatus::UnderReview) => StandardAction::AdoptAndWatchReview,
            _ => StandardAction::Adopt,
        }
    }

    /// Whether a tender anywhere in Europe cites it as it is: one of a single country is at most a model for a European one.
    pub fn is_to_cite(&self) -> bool {
        self.action() <= StandardAction::AdoptAndWatchReview
    }

    /// Whether a tender can cite it or one like it: it is in force, and not law.
    pub fn is_citable(&self) -> bool {
        self.status != StandardStatus::Withdrawn && self.kind != StandardKind::LegalAct
    }
}

/// What sort of document a standard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardKind {
    /// Of ISO, IEC or ITU.
    International,
    /// Of CEN, CENELEC or ETSI.
    European,
    /// Of one country.
    National,
    /// Of a body of the United States.
    American,
    /// A step short of a standard.
    TechnicalSpecification,
    /// A report of a standards body.
    TechnicalReport,
    /// Agreed on in a workshop of CEN and CENELEC.
    WorkshopAgreement,
    /// Of a consortium of makers and users.
    Consortium,
    /// Kept in the open by those who use it.
    CommunitySpecification,
    /// A format or system that EU law lays down.
    EuSpecification,
    /// Of the W3C.
    Recommendation,
    /// Advice without requirements.
    Guideline,
    /// Law: a regulation, directive or decision.
    LegalAct,
}

impl StandardKind {
    /// All kinds with their word in files.
    pub const ALL: [(StandardKind, &'static str); 13] = [
        (StandardKind::International, "international-standard"),
        (StandardKind::European, "european-standard"),
        (StandardKind::National, "national-standard"),
        (StandardKind::American, "american-standard"),
        (StandardKind::TechnicalSpecification, "technical-specification"),
        (StandardKind::TechnicalReport, "technical-report"),
        (StandardKind::WorkshopAgreement, "workshop-agreement"),
        (StandardKind::Consortium, "consortium-standard"),
        (StandardKind::CommunitySpecification, "community-specification"),
        (StandardKind::EuSpecification, "eu-specification"),
        (StandardKind::Recommendation, "recommendation"),
        (StandardKind::Guideline, "guideline"),
        (StandardKind::LegalAct, "legal-act"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }
}

/// Where a standard stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardStatus {
    /// In force.
    Published,
    /// Reviewed and kept.
    Confirmed,
    /// In force, review going on.
    UnderReview,
    /// In force, a new edition decided.
    ToBeRevised,
    /// No longer in force.
    Withdrawn,
}

impl StandardStatus {
    /// All states with their word in files.
    pub const ALL: [(StandardStatus, &'static str); 5] = [
        (StandardStatus::Published, "published"),
        (StandardStatus::Confirmed, "confirmed"),
        (StandardStatus::UnderReview, "under-review"),
        (StandardStatus::ToBeRevised, "to-be-revised"),
        (StandardStatus::Withdrawn, "withdrawn"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(status, _)| *status == self)
            .map_or("", |(_, word)| word)
    }
}
