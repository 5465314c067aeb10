//! What the reader must know about a drawing, as values; whoever renders says them.

/// A notice about a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Notice {
    /// A sector came that found no room between the others: all stand in other directions than in the older edition.
    SectorsElsewhere,
    /// The rings are others than in the older edition: their distances from the centre are, too.
    RingsElsewhere,
    /// The scale of a ring has grown: its blips stand at other distances from the centre than in the older edition.
    ScaleGrown {
        /// Index of the ring.
        ring: usize,
    },
    /// Blips of one cell are off the radius of their value.
    OffRadiusInCell {
        /// Index of the sector.
        sector: usize,
        /// Index of the ring.
        ring: usize,
        /// How many blips of the cell have nearly the same value.
        near: usize,
        /// How many of them are off.
        off: usize,
        /// The largest distance from the radius of the value, in drawing units.
        farthest: f64,
    },
    /// Blips of several cells are off the radius of their value.
    OffRadius {
        /// How many.
        off: usize,
        /// The largest distance from the radius of the value, in drawing units.
        farthest: f64,
        /// In how many cells.
        cells: usize,
    },
    /// All marks are small, with this radius in drawing units.
    SmallMarks(f64),
    /// Blips of a cell are drawn as one counted mark.
    Clustered {
        /// Index of the sector.
        sector: usize,
        /// Index of the ring.
        ring: usize,
        /// How many.
        count: usize,
    },
    /// Some blips have no value, so that their distance from the centre means nothing.
    WithoutValue,
    /// So many technologies of all are provisional: their maturity, law or all links rest on one source.
    Provisional {
        /// How many.
        count: usize,
        /// Of how many.
        all: usize,
    },
    /// So many names do not fit on the map; a number stands beside the mark.
    Unnamed(usize),
    /// So many marks have room for neither a name nor a number beside them.
    Unnumbered(usize),
}

impl Notice {
    /// Whether it tells of a compromise that whoever builds the map should know of: less room than blips ask for.
    pub fn is_compromise(&self) -> bool {
        match self {
            Notice::SectorsElsewhere
            | Notice::RingsElsewhere
            | Notice::ScaleGrown { .. }
            | Notice::OffRadiusInCell { .. }
            | Notice::OffRadius { .. }
            | Notice::SmallMarks(_)
            | Notice::Clustered { .. } => true,
            Notice::WithoutValue | Notice::Provisional { .. } | Notice::Unnamed(_) | Notice::Unnumbered(_) => false,
        }
    }
}
