//! Makes firms and other bodies that do not exist. Must not know persons or files.
//!
//! The credit codes carry the unassigned division 370399 and organisation codes of the range that GB 11714 sets aside
//! for internal use (or its neighbours), so that no code can belong to anybody. Every name says 示例.

use chrono::{Days, NaiveDate};
use jixia_functions::{credit_code, organisation_code, registration_number};
use jixia_model::{Error, Result};

use crate::{
    address::county_short,
    draw::Draw,
    number::SAMPLE_AREA,
    person::Home,
    place::{Place, Places},
};

/// Letters of the running number, 99,999 firms each; Y first, as in PDY00001.
const LETTERS: &[u8; 20] = b"YXWURQPNMLKJHGFEDCBA";
const FIRMS_PER_LETTER: u32 = 99_999;
/// As many firms as there are codes.
pub(crate) const FIRMS_MAX: u32 = FIRMS_PER_LETTER * LETTERS.len() as u32;

/// Short names of listed companies, of which single syllables are taken.
const LISTED_COMPANIES: &str = include_str!("../data/listed_companies.csv");

/// What sort of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirmKind {
    Enterprise,
    Individual,
    Cooperative,
    Society,
    Institution,
}

/// A firm or other body.
#[derive(Clone, Debug)]
pub(crate) struct Firm {
    pub(crate) index: u32,
    pub(crate) kind: FirmKind,
    pub(crate) credit_code: String,
    pub(crate) name: String,
    pub(crate) founded_on: NaiveDate,
    pub(crate) closed_on: Option<NaiveDate>,
    /// Section and division of GB/T 4754-2017: C26.
    pub(crate) industry: &'static str,
    /// Capital or funds in hundredths of 10,000 yuan.
    pub(crate) capital_cents: i64,
    pub(crate) home: Home,
    /// Its representative is this many places further in the roster than the index.
    pub(crate) representative_shift: u32,
    bits: u64,
}

impl Firm {
    /// A lasting detail of the firm: a number below `end` that depends on the firm and on `which` only.
    pub(crate) fn detail(&self, which: u32, end: u32) -> u32 {
        (self.bits.rotate_left(which * 7) >> 24) as u32 % end
    }

    /// Makes it a firm that was founded in the month after `day`.
    pub(crate) fn found_after(&mut self, day: NaiveDate) {
        self.founded_on = day + Days::new(u64::from(self.detail(8, 28)) + 1);
        self.closed_on = None;
    }

    /// A telephone number that rings nowhere: the segment 154 is not assigned to any operator.
    pub(crate) fn telephone(&self) -> String {
        format!("154{:08}", self.detail(6, 100_000_000))
    }

    /// The business registration number of 15 digits that preceded the credit code (GS15-2006).
    pub(crate) fn old_registration_number(&self) -> Result<String> {
        let body = format!("{SAMPLE_AREA}0{:07}", self.index % 10_000_000);
        registration_number::with_check(&body).map_err(|defect| Error::internal(format!("{body}: {defect:?}")))
    }
}

/// Makes any firm at any time; the same index always gives the same firm.
pub(crate) struct FirmMaker<'a> {
    seed: u64,
    today: NaiveDate,
    places: &'a Places,
    first_syllables: Vec<char>,
    second_syllables: Vec<char>,
}

/// GB/T 4754-2017 divisions with a word for the names of firms of the sort.
const ENTERPRISE_WORDS: [(&str, &str); 24] = [
    ("C26", "化工"),
    ("C27", "医药"),
    ("C30", "陶瓷"),
    ("C30", "建材"),
    ("C34", "机械"),
    ("C35", "装备"),
    ("C38", "电气"),
    ("C39", "电子"),
    ("C29", "塑料"),
    ("C33", "金属制品"),
    ("C17", "纺织"),
    ("C13", "食品"),
    ("E47", "建筑工程"),
    ("E50", "装饰"),
    ("F51", "商贸"),
    ("F52", "零售"),
    ("G54", "运输"),
    ("G59", "仓储"),
    ("I65", "信息技术"),
    ("K70", "物业服务"),
    ("L72", "商务服务"),
    ("M75", "科技"),
    ("N77", "环保"),
    ("H62", "餐饮管理"),
];

const SHOP_WORDS: [(&str, &str); 14] = [
    ("F52", "百货店"),
    ("F52", "超市"),
    ("F52", "五金店"),
    ("F52", "服装店"),
    ("F52", "药材店"),
    ("H62", "饭店"),
    ("H62", "小吃店"),
    ("H62", "烧烤店"),
    ("O80", "理发店"),
    ("O81", "修理部"),
    ("H61", "宾馆"),
    ("F51", "经营部"),
    ("G54", "货运部"),
    ("O80", "洗衣店"),
];

const CROPS: [&str; 10] = [
    "粮食种植",
    "蔬菜",
    "苹果",
    "桃",
    "山楂",
    "养蜂",
    "畜牧",
    "农机",
    "花卉",
    "西红柿",
];
const SOCIETIES: [&str; 10] = [
    "志愿服务协会",
    "书画协会",
    "老年协会",
    "篮球协会",
    "商会",
    "收藏协会",
    "养老服务中心",
    "培训学校",
    "幼儿园",
    "慈善基金会",
];
const INSTITUTIONS: [(&str, &str); 10] = [
    ("P83", "小学"),
    ("P83", "初级中学"),
    ("P83", "中心幼儿园"),
    ("Q84", "卫生院"),
    ("S92", "便民服务中心"),
    ("S92", "农业综合服务中心"),
    ("R88", "文化站"),
    ("N78", "环卫所"),
    ("S92", "社会保障服务中心"),
    ("R88", "图书馆"),
];

const ENTERPRISE_CAPITAL: [i64; 12] = [10, 30, 50, 50, 100, 100, 200, 300, 500, 1_000, 2_000, 5_000];
const SMALL_CAPITAL: [i64; 6] = [1, 2, 3, 5, 10, 20];

impl<'a> FirmMaker<'a> {
    /// A maker for the city of `places` on `today`.
    pub(crate) fn new(seed: u64, today: NaiveDate, places: &'a Places) -> Self {
        let names = LISTED_COMPANIES.lines().filter(|line| !line.starts_with('#')).skip(1);
        let (first_syllables, second_syllables) = names
            .filter_map(|name| {
                let mut characters = name.chars();
                Some((characters.next()?, characters.next()?))
            })
            .unzip();
        Self {
            seed,
            today,
            places,
            first_syllables,
            second_syllables,
        }
    }

    /// What sort of body the index stands for, quicker than making it.
    pub(crate) fn kind(&self, index: u32) -> FirmKind {
        draw_kind(&mut self.draw(index))
    }

    /// Makes the firm with this index, from 0 to [`FIRMS_MAX`].
    pub(crate) fn make(&self, index: u32) -> Result<Firm> {
        let mut draw = self.draw(index);
        let kind = draw_kind(&mut draw);
        let home = Home {
            village: self.places.at_share(draw.unit()),
            block: draw.between(1, 200) as u16,
            room: draw.below(4) as u16,
        };
        let (industry, name, category) = self.christen(&mut draw, kind, self.places.get(home.village), index);
        let age_days = (draw.unit() * draw.unit() * 22.0 * 365.0) as u64 + 20;
        let founded_on = self.today - Days::new(age_days);
        let closed = matches!(kind, FirmKind::Enterprise | FirmKind::Individual) && draw.chance(0.08);
        let capital = match kind {
            FirmKind::Enterprise | FirmKind::Cooperative => *draw.pick(&ENTERPRISE_CAPITAL),
            _ => *draw.pick(&SMALL_CAPITAL),
        };
        Ok(Firm {
            index,
            kind,
            credit_code: code(category, index)?,
            name,
            founded_on,
            closed_on: closed.then(|| self.today - Days::new(u64::from(draw.below(age_days as u32 / 2 + 1)))),
            industry,
            capital_cents: capital * 100,
            home,
            representative_shift: 0,
            bits: draw.bits(),
        })
    }

    fn draw(&self, index: u32) -> Draw {
        Draw::new(self.seed, "firm", u64::from(index))
    }

    fn christen(
        &self,
        draw: &mut Draw,
        kind: FirmKind,
        place: &Place,
        index: u32,
    ) -> (&'static str, String, &'static str) {
        let mut brand = String::from(*draw.pick(&self.first_syllables));
        brand.push(*draw.pick(&self.second_syllables));
        let county = county_short(place);
        match kind {
            FirmKind::Enterprise => {
                let (industry, word) = *draw.pick(&ENTERPRISE_WORDS);
                let suffix = draw.weighted(&[("有限公司", 93), ("股份有限公司", 3), ("有限责任公司", 4)]);
                (industry, format!("淄博{county}{brand}示例{word}{suffix}"), "91")
            }
            FirmKind::Individual => {
                let (industry, word) = *draw.pick(&SHOP_WORDS);
                (industry, format!("{}{brand}示例{word}", place.county), "92")
            }
            FirmKind::Cooperative => {
                let crop = draw.pick(&CROPS);
                ("A01", format!("淄博{county}{brand}示例{crop}农民专业合作社"), "93")
            }
            FirmKind::Society => {
                let word = *draw.pick(&SOCIETIES);
                let (industry, category) = match word {
                    "慈善基金会" => ("S95", "53"),
                    "养老服务中心" => ("Q85", "52"),
                    "培训学校" | "幼儿园" => ("P83", "52"),
                    _ => ("S95", "51"),
                };
                (industry, format!("{}{brand}示例{word}", place.county), category)
            }
            FirmKind::Institution => {
                let (industry, word) = *draw.pick(&INSTITUTIONS);
                (
                    industry,
                    format!("{}{}示例第{}{word}", place.county, place.township, index % 97 + 1),
                    "12",
                )
            }
        }
    }
}

fn draw_kind(draw: &mut Draw) -> FirmKind {
    draw.weighted(&[
        (FirmKind::Enterprise, 33),
        (FirmKind::Individual, 60),
        (FirmKind::Cooperative, 3),
        (FirmKind::Society, 2),
        (FirmKind::Institution, 2),
    ])
}

fn code(category: &str, index: u32) -> Result<String> {
    let letter = char::from(LETTERS[(index / FIRMS_PER_LETTER) as usize]);
    let running = index % FIRMS_PER_LETTER + 1;
    let organisation = organisation_code::with_check(&format!("PD{letter}{running:05}"));
    let organisation = organisation.map_err(|defect| Error::internal(format!("{defect:?}")))?;
    let body = format!("{category}{SAMPLE_AREA}{organisation}");
    credit_code::with_check(&body).map_err(|defect| Error::internal(format!("{body}: {defect:?}")))
}

/// The name as another department may have written it.
pub(crate) fn name_variant(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("有限责任公司") {
        format!("{stem}有限公司")
    } else if let Some(stem) = name.strip_suffix("股份有限公司") {
        format!("{stem}股份公司")
    } else if let Some(stem) = name.strip_suffix("有限公司") {
        format!("{stem}有限责任公司")
    } else {
        format!("{name}(示例)")
    }
}

/// What changes in some firms between two rounds of deliveries.
pub(crate) fn change(firm: &mut Firm, draw: &mut Draw, places: &Places, today: NaiveDate) {
    match draw.below(100) {
        0..40 => firm.capital_cents *= 2,
        40..75 => firm.home.village = places.at_share(draw.unit()),
        75..90 => firm.representative_shift = 1 + draw.below(50),
        _ => firm.closed_on = Some(today),
    }
}

#[cfg(test)]
mod tests {
    use jixia_functions::{credit_code, organisation_code};

    use super::*;

    #[test]
    fn codes_are_valid_at_every_letter_and_belong_to_the_sample_division() {
        for index in [0, 1, 99_998, 99_999, 1_234_567, FIRMS_MAX - 1] {
            let text = code("91", index).unwrap();
            let checked = credit_code::check(&text).unwrap();
            assert_eq!(checked.division(), SAMPLE_AREA);
            assert!(organisation_code::check(checked.organisation_code()).is_ok(), "{text}");
        }
        assert!(code("91", 0).unwrap().contains("PDY00001"));
    }

    #[test]
    fn a_variant_of_a_firms_name_differs() {
        for name in [
            "甲示例有限公司",
            "甲示例股份有限公司",
            "甲示例有限责任公司",
            "甲示例饭店",
        ] {
            assert_ne!(name_variant(name), name);
        }
    }
}
