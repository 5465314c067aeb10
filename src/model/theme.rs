//! How a radar's pages look besides what templates say: colours, a logo, a line at the foot.

use super::{Colour, Logo, MapColours, Tone};

/// The wishes for the look of a radar; by default none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// The colour of marks and of the line below the head of a page.
    pub mark: Option<Tone>,
    /// The grounds of rings, from the centre.
    pub rings: Vec<Option<Tone>>,
    /// The logo.
    pub logo: Option<Logo>,
    /// What stands at the foot of every page.
    pub footer: Option<String>,
}

impl Theme {
    /// The colours of every map.
    pub fn colours(&self) -> MapColours {
        let mut colours = MapColours::default();
        for (own, chosen) in colours.rings.iter_mut().zip(&self.rings) {
            *own = *chosen;
        }
        colours.sectors.fill(self.mark);
        colours
    }

    /// The colour of marks on white pages and on dark ones.
    pub fn tones_of_marks(&self) -> Option<(Colour, Colour)> {
        self.mark.map(|tone| (tone.light, tone.dark))
    }
}
