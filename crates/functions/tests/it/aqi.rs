//! The air-quality index against vectors of both editions.

use jixia_functions::aqi::{Assessment, Decimal, Defect, Edition, Level, Period, Pollutant, Reading, assess, iaqi};

const VECTORS: &str = include_str!("../data/aqi-vectors.tsv");

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn period(word: &str) -> Period {
    match word {
        "1h" => Period::Hour,
        "8h" => Period::EightHours,
        "24h" => Period::Day,
        other => panic!("unknown period {other}"),
    }
}

#[test]
fn every_vector_of_both_editions_gives_its_index() {
    let mut rows = 0;
    for line in VECTORS.lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let edition = if cells[0] == "2012" {
            Edition::Of2012
        } else {
            Edition::Of2026
        };
        let (symbol, over) = cells[1].split_once('_').unwrap();
        let pollutant = Pollutant::from_symbol(symbol).unwrap();
        let found = iaqi(edition, pollutant, period(over), decimal(cells[2]));
        let expected = cells[4].parse::<u16>().map_err(|_error| Defect::NoIndex);
        assert_eq!(found.map(|index| index.value), expected, "{line}");
        if let Ok(index) = found {
            assert_eq!(index.above_table, cells[5] == "above table", "{line}");
        }
        rows += 1;
    }
    assert_eq!(rows, 576);
}

/// Daily report: SO2, NO2, CO, O3 (8 h), PM10, PM2.5.
fn daily(edition: Edition, values: [&str; 6]) -> Assessment {
    assess(edition, &readings(values), &[]).unwrap()
}

fn readings(values: [&str; 6]) -> Vec<Reading> {
    Pollutant::ALL
        .iter()
        .zip(values)
        .map(|((pollutant, _), value)| Reading {
            pollutant: *pollutant,
            period: if *pollutant == Pollutant::O3 {
                Period::EightHours
            } else {
                Period::Day
            },
            concentration: (value != "NA").then(|| decimal(value)),
        })
        .collect()
}

#[test]
fn the_worked_daily_examples_come_out() {
    let worst = |values| {
        [Edition::Of2012, Edition::Of2026].map(|edition| {
            let found = daily(edition, values);
            (found.aqi.unwrap(), found.primary)
        })
    };
    let (o3, pm10, pm25) = (Pollutant::O3, Pollutant::Pm10, Pollutant::Pm25);
    assert_eq!(
        worst(["9", "20", "0.5", "88", "40", "22"]),
        [(44, vec![]), (44, vec![])]
    );
    assert_eq!(
        worst(["12", "38", "0.9", "178", "86", "41"]),
        [(117, vec![o3]), (117, vec![o3])]
    );
    assert_eq!(
        worst(["18", "62", "1.4", "70", "131", "68"]),
        [(92, vec![pm25]), (108, vec![pm25])]
    );
    assert_eq!(
        worst(["10", "30", "0.8", "160", "120", "60"]),
        [(100, vec![o3]), (100, vec![o3, pm10, pm25])]
    );
    assert_eq!(
        worst(["40", "95", "3.1", "45", "460", "298"]),
        [(350, vec![pm10]), (350, vec![pm10])]
    );
}

#[test]
fn a_real_time_report_uses_hourly_means() {
    let values = [
        (Pollutant::So2, "14"),
        (Pollutant::No2, "55"),
        (Pollutant::Co, "1.1"),
        (Pollutant::O3, "205"),
        (Pollutant::Pm10, "98"),
        (Pollutant::Pm25, "52"),
    ];
    let readings = values.map(|(pollutant, value)| Reading {
        pollutant,
        period: Period::Hour,
        concentration: Some(decimal(value)),
    });
    let found = assess(Edition::Of2026, &readings, &[]).unwrap();
    let indices: Vec<_> = found.indices.iter().map(|index| index.unwrap().value).collect();
    assert_eq!(indices, [5, 28, 11, 103, 85, 84]);
    assert_eq!((found.aqi, found.primary), (Some(103), vec![Pollutant::O3]));
    assert_eq!(assess(Edition::Of2012, &readings, &[]), Err(Defect::NoBreakpoints));
}

#[test]
fn an_incomplete_report_is_published_only_above_one_hundred_or_when_excused() {
    let clean = readings(["9", "20", "0.5", "88", "40", "NA"]);
    let found = assess(Edition::Of2026, &clean, &[]).unwrap();
    assert_eq!(
        (found.aqi, found.level(), found.missing),
        (None, None, vec![Pollutant::Pm25])
    );
    assert_eq!(
        assess(Edition::Of2026, &clean, &[Pollutant::Pm25]).unwrap().aqi,
        Some(44)
    );
    let polluted = daily(Edition::Of2026, ["9", "20", "0.5", "178", "40", "NA"]);
    assert_eq!((polluted.aqi, polluted.level()), (Some(117), Some(Level::Light)));
    assert_eq!(assess(Edition::Of2026, &[], &[]).unwrap().aqi, None);
}

#[test]
fn the_edition_of_2012_takes_the_other_period_above_eight_hundred() {
    let mut values = readings(["9", "20", "0.5", "801", "40", "22"]);
    values.push(Reading {
        pollutant: Pollutant::O3,
        period: Period::Hour,
        concentration: Some(decimal("900")),
    });
    assert_eq!(assess(Edition::Of2012, &values, &[]).unwrap().aqi, Some(350));
}

#[test]
fn levels_begin_after_their_bounds() {
    let levels = [0, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301, 500].map(|aqi| Level::of(aqi).number());
    assert_eq!(levels, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    assert_eq!(Level::Severe.rgb(), (126, 0, 35));
    assert_eq!((Level::Light.zh(), Level::Light.colour().0), ("轻度污染", "橙"));
}

#[test]
fn bad_concentrations_are_refused() {
    let index = |text| iaqi(Edition::Of2026, Pollutant::Pm10, Period::Day, decimal(text));
    assert_eq!(index("-1"), Err(Defect::Negative));
    assert_eq!(index("99999999999999999999"), Err(Defect::Impossible));
    assert_eq!(jixia_functions::aqi::concentration(f64::NAN), Err(Defect::Impossible));
    assert_eq!(jixia_functions::aqi::concentration(2.2), Ok(decimal("2.2")));
}
