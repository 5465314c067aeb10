//! What a statement says of a technology that it is linked to: that it is wished for, that it would help, that it is in use.

use super::{Ask, Grade, NeedKind, Placement};

/// What a statement says of a technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedAs {
    /// A wish that it answers directly.
    DirectAnswer,
    /// A wish that it helps with.
    Help,
    /// A statement of existing practice: nobody wishes for what is in use already.
    InUse,
    /// A line of law or background that speaks for it.
    Background,
}

impl AskedAs {
    /// All of them, the strongest first.
    pub const ALL: [AskedAs; 4] = [
        AskedAs::DirectAnswer,
        AskedAs::Help,
        AskedAs::InUse,
        AskedAs::Background,
    ];

    /// What a statement of a kind says through a link of a grade; `None` where the technology answers nothing.
    pub fn of(kind: NeedKind, grade: Grade) -> Option<Self> {
        match (kind, grade) {
            (_, Grade::Constrains | Grade::Rejected) => None,
            (NeedKind::Capability, Grade::Core | Grade::Related) => Some(AskedAs::InUse),
            (NeedKind::Legal | NeedKind::Context, Grade::Core | Grade::Related) => Some(AskedAs::Background),
            (
                NeedKind::Priority
                | NeedKind::Requirement
                | NeedKind::Gap
                | NeedKind::Solution
                | NeedKind::Standardisation
                | NeedKind::Procurement,
                grade,
            ) => Some(match grade {
                Grade::Core => AskedAs::DirectAnswer,
                Grade::Related | Grade::Constrains | Grade::Rejected => AskedAs::Help,
            }),
        }
    }
}

impl Ask {
    /// What the statement says of the technology; `None` where it does not speak for it.
    pub fn asked_as(&self) -> Option<AskedAs> {
        AskedAs::of(self.kind, self.grade).filter(|_| self.speaks())
    }
}

impl Placement {
    /// The strongest thing that the workshops on a topic say of the technology; `None` where they do not speak for it.
    pub fn said_on(&self, topic: &str) -> Option<AskedAs> {
        let asks = self.demand.asks.iter().filter(|ask| ask.topic == topic);
        asks.filter_map(Ask::asked_as).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_is_no_wish_whatever_the_grade() {
        for grade in [Grade::Core, Grade::Related] {
            assert_eq!(AskedAs::of(NeedKind::Capability, grade), Some(AskedAs::InUse));
        }
        assert_eq!(AskedAs::of(NeedKind::Gap, Grade::Core), Some(AskedAs::DirectAnswer));
        assert_eq!(AskedAs::of(NeedKind::Gap, Grade::Related), Some(AskedAs::Help));
        assert_eq!(AskedAs::of(NeedKind::Legal, Grade::Constrains), None);
    }
}
