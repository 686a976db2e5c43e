//! Dates and instants in the forms that departments send them in.

use super::*;

fn day(text: &str) -> Result<String, Defect> {
    parse(text).map(|date| date.to_string())
}

fn instant(text: &str) -> Result<String, Defect> {
    parse_timestamp(text).map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
}

#[test]
fn every_common_form_of_one_day_is_read() {
    for text in [
        "2020-06-15",
        "2020/6/15",
        "2020/06/15",
        "2020.6.15",
        "2020.06.15",
        "20200615",
        "2020年6月15日",
        "2020年06月15日",
        "2020 年 6 月 15 日",
        "2020年6月15号",
        "2020年6月15",
        " 2020-06-15 ",
        "２０２０－０６－１５",
        "２０２０年６月１５日",
        "2020—6—15",
        "2020-06-15 08:30:00",
        "2020/6/15 0:00",
        "2020-06-15T08:30:00+08:00",
        "2020-06-14T23:30:00Z",
        "20200615083000",
        "43997",
        "43997.5",
    ] {
        assert_eq!(day(text).as_deref(), Ok("2020-06-15"), "{text}");
    }
}

#[test]
fn each_refusal_has_its_reason() {
    for (text, defect) in [
        ("", Defect::Empty),
        ("　", Defect::Empty),
        ("长期", Defect::Form),
        ("2020-06", Defect::NoDay),
        ("2020年6月", Defect::NoDay),
        ("202006", Defect::NoDay),
        ("2020", Defect::NoDay),
        ("15/06/2020", Defect::YearNotFirst),
        ("20-6-15", Defect::YearNotFirst),
        ("2020-06/15", Defect::Form),
        ("2020-06-15 上", Defect::Form),
        ("2020-006-15", Defect::Form),
        ("12345e2", Defect::Form),
        ("2020-06-15 25:00", Defect::NoSuchTime),
        (
            "2021-02-29",
            Defect::NoSuchDay {
                year: 2021,
                month: 2,
                day: 29,
            },
        ),
        (
            "20201301",
            Defect::NoSuchDay {
                year: 2020,
                month: 13,
                day: 1,
            },
        ),
        (
            "0000-00-00",
            Defect::NoSuchDay {
                year: 0,
                month: 0,
                day: 0,
            },
        ),
        ("0001-01-01", Defect::YearTooEarly { year: 1 }),
        ("2020-06-15T08:30:00+0a:00", Defect::Form),
    ] {
        assert_eq!(day(text), Err(defect), "{text}");
    }
}

#[test]
fn a_time_without_a_zone_is_china_standard_time() {
    for text in [
        "2020-06-15 08:30:00",
        "2020-06-15T08:30:00",
        "2020/6/15 8:30",
        "2020年6月15日8时30分",
        "2020年6月15日 08时30分00秒",
        "2020-06-15 上午8:30",
        "2020-06-15 8:30 AM",
        "20200615083000",
        "202006150830",
        "20200615 08:30",
        "2020-06-15T00:30:00Z",
        "2020-06-15 00:30:00+00:00",
        "2020-06-15T09:30:00+0900",
        "43997.354166666664",
    ] {
        assert_eq!(instant(text).as_deref(), Ok("2020-06-15T00:30:00Z"), "{text}");
    }
    assert_eq!(instant("2020-06-15").as_deref(), Ok("2020-06-14T16:00:00Z"));
    assert_eq!(
        instant("2020-06-15 下午8:30:01.25").as_deref(),
        Ok("2020-06-15T12:30:01.250Z")
    );
    assert_eq!(instant("2020-06-15 12:05 am").as_deref(), Ok("2020-06-14T16:05:00Z"));
    assert_eq!(instant("2020-06-15 24:00").as_deref(), Ok("2020-06-15T16:00:00Z"));
}

#[test]
fn the_spreadsheet_calendar_of_1900_has_a_day_that_never_was() {
    let day = |serial: f64, system| from_excel_serial(serial, system).map(|local| local.to_string());
    let from_1900 = |serial| day(serial, ExcelSystem::From1900);
    assert_eq!(from_1900(1.0).as_deref(), Ok("1900-01-01 00:00:00"));
    assert_eq!(from_1900(59.0).as_deref(), Ok("1900-02-28 00:00:00"));
    assert_eq!(
        from_1900(60.0),
        Err(Defect::NoSuchDay {
            year: 1900,
            month: 2,
            day: 29
        })
    );
    assert_eq!(from_1900(61.0).as_deref(), Ok("1900-03-01 00:00:00"));
    assert_eq!(from_1900(43997.25).as_deref(), Ok("2020-06-15 06:00:00"));
    assert_eq!(from_1900(2_958_465.0).as_deref(), Ok("9999-12-31 00:00:00"));
    assert_eq!(from_1900(0.5), Err(Defect::Serial));
    assert_eq!(from_1900(-1.0), Err(Defect::Serial));
    assert_eq!(from_1900(f64::NAN), Err(Defect::Serial));
    assert_eq!(day(0.0, ExcelSystem::From1904).as_deref(), Ok("1904-01-01 00:00:00"));
    assert_eq!(
        day(42535.0, ExcelSystem::From1904).as_deref(),
        Ok("2020-06-15 00:00:00")
    );
}

#[test]
fn days_are_counted_from_1970() {
    assert_eq!(days_since_epoch(parse("1970-01-02").unwrap()), 1);
    assert_eq!(days_since_epoch(parse("1969-12-31").unwrap()), -1);
}
