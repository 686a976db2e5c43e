//! The file of the delivery race: twenty columns, one row in a hundred wrong in one way.

use std::{fs, path::Path};

use anyhow::Result;
use chrono::{Days, NaiveDate};
use rand::{RngExt, SeedableRng, rngs::StdRng};

const HEADER: [&str; 20] = [
    "record_id",
    "citizen_number",
    "name",
    "sex",
    "birth_date",
    "division_code",
    "address",
    "mobile",
    "ethnic_group",
    "marital_status",
    "education",
    "unit_code",
    "joined_on",
    "left_on",
    "base_pay",
    "employer_part",
    "employee_part",
    "months",
    "insured",
    "updated_at",
];
/// Which columns can be spoilt, and how: never in a way that keeps a peer from reading the file.
const SPOILT: [(usize, &str); 10] = [
    (1, "37039919800101001A"),
    (3, "未知"),
    (5, "370300"),
    (7, "12345678901"),
    (9, "99"),
    (10, "120"),
    (11, "91370399MA3"),
    (14, "2000000.00"),
    (15, "-5.00"),
    (17, "900"),
];
const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "孙", "赵", "于", "宋"];
const GIVEN: [&str; 8] = ["建国", "秀英", "伟", "芳", "志强", "丽娜", "子涵", "浩然"];
const STREETS: [&str; 4] = ["人民西路", "柳泉路", "共青团东路", "华光路"];

/// Writes the file, if it is not there; the same count gives the same bytes.
pub(crate) fn write(path: &Path, count: u32) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    let mut random = StdRng::seed_from_u64(2020);
    let half = path.with_extension("tmp");
    let mut writer = csv::Writer::from_path(&half)?;
    writer.write_record(HEADER)?;
    for number in 1..=count {
        let mut row = row(number, &mut random);
        if number % 100 == 0 {
            let (column, value) = SPOILT[(number / 100) as usize % SPOILT.len()];
            value.clone_into(&mut row[column]);
        }
        writer.write_record(&row)?;
    }
    writer.flush()?;
    fs::rename(half, path)?;
    Ok(())
}

fn row(number: u32, random: &mut StdRng) -> [String; 20] {
    let day = |from: i32, days: u64| {
        let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap_or_default();
        first.checked_add_days(Days::new(days)).unwrap_or(first)
    };
    let birth = day(1940, random.random_range(0..25_000));
    let joined = day(2009, random.random_range(0..4_000));
    let left = (random.random_range(0..10) == 0).then(|| joined + Days::new(random.random_range(1..1_500)));
    let base = random.random_range(200_000..2_500_000_u32);
    let money = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let sequence: u32 = random.random_range(0..1000);
    let pick = |from: &[&str], at: u32| from[at as usize % from.len()].to_owned();
    [
        number.to_string(),
        format!("370399{}{sequence:03}{}", birth.format("%Y%m%d"), sequence % 10),
        format!("{}{}", pick(&SURNAMES, number), pick(&GIVEN, sequence)),
        pick(&["男", "女"], sequence),
        birth.to_string(),
        format!("3703{:08}", random.random_range(1_000_000..9_000_000_u32)),
        format!(
            "淄博市张店区{}{}号{}室",
            pick(&STREETS, number),
            sequence % 200,
            number % 3000
        ),
        format!("154{:08}", number % 100_000_000),
        "汉族".to_owned(),
        pick(&["10", "20", "30", "40"], sequence),
        random.random_range(10..90_u32).to_string(),
        format!("91370399MA{:08}", number / 20),
        joined.to_string(),
        left.map(|day| day.to_string()).unwrap_or_default(),
        money(base),
        money(base / 100 * 16),
        money(base / 100 * 8),
        random.random_range(0..400_u32).to_string(),
        left.is_none().to_string(),
        format!(
            "2026-06-{:02} {:02}:{:02}:00",
            number % 28 + 1,
            number % 24,
            number % 60
        ),
    ]
}
