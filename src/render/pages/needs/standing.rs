//! How far a statement is answered: by nothing, by a help, by a direct answer and in which ring; or that it asks for nothing.

use crate::model::{Configuration, Grade, Need, NeedKind};
use crate::render::messages::message;
use crate::render::pages::Reader;

/// How far a statement is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It asks, and no technology is linked.
    Unanswered,
    /// It asks; technologies help, none is a direct answer.
    HelpedOnly,
    /// It asks, and its nearest direct answer stands in this ring.
    Direct(usize),
    /// It tells what is in use today.
    InUse,
    /// It tells of the law.
    Law,
    /// It tells the background.
    Background,
    /// The line is no statement of its own.
    NoStatement,
}

impl Standing {
    /// How far a statement is answered in an edition.
    pub fn of(reader: &Reader, need: &Need) -> Self {
        if !need.role.counts() {
            return Standing::NoStatement;
        }
        match need.kind {
            NeedKind::Capability => return Standing::InUse,
            NeedKind::Legal => return Standing::Law,
            NeedKind::Context => return Standing::Background,
            NeedKind::Gap | NeedKind::Requirement | NeedKind::Priority | NeedKind::Solution => {}
            NeedKind::Standardisation | NeedKind::Procurement => {}
        }
        let links = reader.dossier.joint_links(&need.id);
        let direct = links.iter().filter(|link| link.grade == Grade::Core);
        let rings = direct.filter_map(|link| Some(reader.edition.placement(&link.technology)?.ring));
        let outside = |ring: usize| reader.dossier.configuration.rings[ring].outside;
        match rings.min_by_key(|ring| (outside(*ring), *ring)) {
            Some(ring) => Standing::Direct(ring),
            None if links.iter().any(|link| link.grade.answers()) => Standing::HelpedOnly,
            None => Standing::Unanswered,
        }
    }

    /// Every standing, what is least answered first; what asks for nothing stands behind.
    pub fn all(configuration: &Configuration) -> Vec<Self> {
        let mut rings: Vec<usize> = (0..configuration.rings.len()).collect();
        rings.sort_by_key(|ring| (configuration.rings[*ring].outside, *ring));
        let direct = rings.into_iter().rev().map(Standing::Direct);
        let asking = [Standing::Unanswered, Standing::HelpedOnly].into_iter().chain(direct);
        let others = [
            Standing::InUse,
            Standing::Law,
            Standing::Background,
            Standing::NoStatement,
        ];
        asking.chain(others).collect()
    }

    /// Whether a statement of this standing asks for something.
    pub fn asks(self) -> bool {
        match self {
            Standing::Unanswered | Standing::HelpedOnly | Standing::Direct(_) => true,
            Standing::InUse | Standing::Law | Standing::Background | Standing::NoStatement => false,
        }
    }

    /// What it is called in addresses.
    pub fn value(self, configuration: &Configuration) -> String {
        match self {
            Standing::Unanswered => "unanswered".into(),
            Standing::HelpedOnly => "helped".into(),
            Standing::Direct(ring) => format!("answered-{}", configuration.rings[ring].id),
            Standing::InUse => "in-use".into(),
            Standing::Law => "law".into(),
            Standing::Background => "background".into(),
            Standing::NoStatement => "no-statement".into(),
        }
    }

    /// What it is called on the page.
    pub fn name(self, configuration: &Configuration) -> String {
        match self {
            Standing::Unanswered => message!("standing-unanswered"),
            Standing::HelpedOnly => message!("standing-helped"),
            Standing::Direct(ring) => message!("standing-direct", ring = &configuration.rings[ring].name),
            Standing::InUse => message!("standing-in-use"),
            Standing::Law => message!("standing-law"),
            Standing::Background => message!("standing-background"),
            Standing::NoStatement => message!("standing-no-statement"),
        }
    }

    /// What it means, in a sentence.
    pub fn meaning(self, configuration: &Configuration) -> String {
        match self {
            Standing::Unanswered => message!("standing-unanswered-means"),
            Standing::HelpedOnly => message!("standing-helped-means"),
            Standing::Direct(ring) if configuration.rings[ring].outside => {
                message!("standing-direct-outside-means", ring = &configuration.rings[ring].name)
            }
            Standing::Direct(ring) => message!("standing-direct-means", ring = &configuration.rings[ring].name),
            Standing::InUse => message!("standing-in-use-means"),
            Standing::Law => message!("standing-law-means"),
            Standing::Background => message!("standing-background-means"),
            Standing::NoStatement => message!("standing-no-statement-means"),
        }
    }
}
