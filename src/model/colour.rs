//! Colours: contrast as WCAG 2.2 defines it, and the nearest colour of the same hue that has enough of it.
//!
//! Hue and lightness are those of OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020), in which
//! equal steps look equal.

/// Red, green and blue.
pub type Colour = [u8; 3];

/// A colour on white pages and the one that stands for it on dark ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tone {
    /// On white.
    pub light: Colour,
    /// On dark.
    pub dark: Colour,
}

/// The colours of a map that nobody chooses, with which chosen ones must go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scheme {
    /// What pages and paper are.
    pub ground: Colour,
    /// Names.
    pub ink: Colour,
    /// Names of rings, numbers.
    pub soft: Colour,
    /// Leaders and outlines.
    pub line: Colour,
    /// Blips.
    pub blip: Colour,
    /// Numbers on blips.
    pub on_blip: Colour,
    /// The grounds of rings, from the centre.
    pub rings: [Colour; 4],
}

/// White pages, files and paper.
pub const LIGHT: Scheme = Scheme {
    ground: [0xff, 0xff, 0xff],
    ink: [0x1b, 0x1f, 0x24],
    soft: [0x4b, 0x53, 0x5c],
    line: [0x62, 0x6a, 0x73],
    blip: [0x12, 0x40, 0x6f],
    on_blip: [0xff, 0xff, 0xff],
    rings: [
        [0xa9, 0xcc, 0xf0],
        [0xcf, 0xe2, 0xf6],
        [0xe8, 0xf1, 0xfa],
        [0xfc, 0xfd, 0xff],
    ],
};

/// Dark pages.
pub const DARK: Scheme = Scheme {
    ground: [0x12, 0x16, 0x1b],
    ink: [0xec, 0xef, 0xf3],
    soft: [0xb6, 0xbd, 0xc7],
    line: [0x98, 0xa2, 0xae],
    blip: [0xa9, 0xcd, 0xf7],
    on_blip: [0x0d, 0x12, 0x18],
    rings: [
        [0x2f, 0x4a, 0x6b],
        [0x22, 0x35, 0x4c],
        [0x1a, 0x26, 0x35],
        [0x14, 0x1a, 0x21],
    ],
};

/// The contrast that words need on their ground (WCAG 2.2, 1.4.3).
pub const OF_WORDS: f64 = 4.5;
/// The contrast that marks and lines need (1.4.11).
pub const OF_MARKS: f64 = 3.0;

/// The colour that `#rrggbb` or `#rgb` stands for.
pub fn parse_colour(text: &str) -> Option<Colour> {
    let digits: Vec<u8> = text
        .strip_prefix('#')?
        .chars()
        .map(|digit| digit.to_digit(16))
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .map(|digit| digit as u8)
        .collect();
    match digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r, rr, g, gg, b, bb] => Some([r * 16 + rr, g * 16 + gg, b * 16 + bb]),
        _ => None,
    }
}

/// A colour as style sheets write it.
pub fn write_colour([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The contrast of two colours, 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far apart tried lightnesses are; less than can be seen.
const STEP: f64 = 0.002;

/// The colour of the same hue nearest in lightness to one of a lightness given that passes; `None` where none does.
pub fn nearest_colour(colour: Colour, lightness: f64, passes: impl Fn(Colour) -> bool) -> Option<Colour> {
    let [_, a, b] = to_oklab(linear(colour));
    let tried = (0..=500_u16).flat_map(|step| {
        let away = f64::from(step) * STEP;
        [lightness + away, lightness - away]
    });
    let mut inside = tried.filter(|lightness| (0.0..=1.0).contains(lightness));
    inside.find_map(|lightness| Some(with_lightness(lightness, a, b)).filter(|found| passes(*found)))
}

/// The lightness of a colour, 0 to 1.
pub fn lightness(colour: Colour) -> f64 {
    to_oklab(linear(colour))[0]
}

/// The colour of a lightness and a hue, as vivid as it can be but not more than asked.
fn with_lightness(lightness: f64, a: f64, b: f64) -> Colour {
    // Vividness is lowered in steps until a screen can show the colour.
    let tried = (0..=50_u16).map(|step| 1.0 - f64::from(step) / 50.0);
    let mut linear = tried.map(|share| from_oklab([lightness, share * a, share * b]));
    let fits = |rgb: &[f64; 3]| rgb.iter().all(|part| (-1e-4..=1.0 + 1e-4).contains(part));
    let shown = linear.find(fits).unwrap_or([lightness * lightness * lightness; 3]);
    shown.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let bent = if part <= 0.003_130_8 {
            12.92 * part
        } else {
            1.055 * libm::pow(part, 1.0 / 2.4) - 0.055
        };
        libm::round(bent * 255.0) as u8
    })
}

fn linear(colour: Colour) -> [f64; 3] {
    colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            libm::pow((part + 0.055) / 1.055, 2.4)
        }
    })
}

fn to_oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
    let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
    let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

fn from_oklab([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let cube = |part: f64| part * part * part;
    let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let of = |one: &str, other: &str| {
            let read = |text| parse_colour(text).expect("a colour");
            libm::round(contrast(read(one), read(other)) * 100.0) / 100.0
        };
        assert_eq!(
            [of("#000", "#fff"), of("#767676", "#ffffff"), of("#fff", "#777")],
            [21.0, 4.54, 4.48]
        );
        assert_eq!(["red", "#12345", "#ggg", ""].map(parse_colour), [None; 4]);
    }

    #[test]
    fn the_nearest_colour_is_the_same_where_it_passes_and_else_keeps_its_hue() {
        let green = parse_colour("#1e7d32").expect("a colour");
        let same = nearest_colour(green, lightness(green), |_| true).expect("one passes");
        assert!(
            same.iter().zip(&green).all(|(one, other)| one.abs_diff(*other) <= 1),
            "{same:?}"
        );
        let passes = |colour| contrast(colour, LIGHT.ink) >= OF_WORDS;
        let found = nearest_colour(green, lightness(green), passes).expect("one passes");
        assert!(
            passes(found) && found[1] > found[0] && found[1] > found[2],
            "{found:?} is a green"
        );
        assert!(contrast(found, LIGHT.ink) < 4.6, "{found:?} is the nearest");
        assert_eq!(nearest_colour(green, 0.5, |_| false), None);
    }
}
