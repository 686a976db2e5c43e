//! Levels of the air-quality index with their names and colours (HJ 633, table of levels).

/// Level of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一级 优, 0 to 50.
    Excellent,
    /// 二级 良, 51 to 100.
    Good,
    /// 三级 轻度污染, 101 to 150.
    Light,
    /// 四级 中度污染, 151 to 200.
    Moderate,
    /// 五级 重度污染, 201 to 300.
    Heavy,
    /// 六级 严重污染, above 300.
    Severe,
}

/// Name and colour of a level.
struct Look {
    zh: &'static str,
    en: &'static str,
    colour_zh: &'static str,
    colour_en: &'static str,
    rgb: (u8, u8, u8),
}

impl Level {
    /// The level of an index.
    pub fn of(aqi: u16) -> Self {
        match aqi {
            0..=50 => Self::Excellent,
            51..=100 => Self::Good,
            101..=150 => Self::Light,
            151..=200 => Self::Moderate,
            201..=300 => Self::Heavy,
            _ => Self::Severe,
        }
    }

    /// Number of the level, 1 to 6.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Chinese name (类别).
    pub fn zh(self) -> &'static str {
        self.look().zh
    }

    /// English name.
    pub fn en(self) -> &'static str {
        self.look().en
    }

    /// Chinese and English name of the colour; a colour alone must not carry the meaning on screens.
    pub fn colour(self) -> (&'static str, &'static str) {
        let look = self.look();
        (look.colour_zh, look.colour_en)
    }

    /// Red, green and blue of the colour.
    pub fn rgb(self) -> (u8, u8, u8) {
        self.look().rgb
    }

    fn look(self) -> Look {
        let (zh, en, colour_zh, colour_en, rgb) = match self {
            Self::Excellent => ("优", "excellent", "绿", "green", (0, 228, 0)),
            Self::Good => ("良", "good", "黄", "yellow", (255, 255, 0)),
            Self::Light => ("轻度污染", "light pollution", "橙", "orange", (255, 126, 0)),
            Self::Moderate => ("中度污染", "moderate pollution", "红", "red", (255, 0, 0)),
            Self::Heavy => ("重度污染", "heavy pollution", "紫", "purple", (153, 0, 76)),
            Self::Severe => ("严重污染", "severe pollution", "褐红", "maroon", (126, 0, 35)),
        };
        Look {
            zh,
            en,
            colour_zh,
            colour_en,
            rgb,
        }
    }
}
