//! Students, as the school system of the education bureau hands them out: JSON lines with the initials of pinyin as keys.

use chrono::{Datelike, NaiveDate};
use jixia_model::Result;

use super::City;
use crate::{
    cell::{Cell, DateStyle, Form, Layout, Row, date, text},
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Household, Person},
};

static LAYOUT: Layout = Layout {
    dataset: "students",
    organisation: "zibo-education",
    form: Form::JsonLines,
    titles: &[],
    dates: DateStyle::Dashes,
    columns: &[
        text("xjh"),
        text("sfzjh"),
        text("xm"),
        text("xb"),
        date("csrq"),
        text("xxmc"),
        text("xxdm"),
        text("xd"),
        text("nj"),
        text("bh"),
        date("rxrq"),
        text("zt"),
        text("jhrxm"),
        text("jhrdh"),
        text("qhdm"),
    ],
};

/// The desk of students.
pub(crate) struct Students<'a>(pub(crate) City<'a>);

impl Department<Batch> for Students<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        let today = self.0.today;
        for household in &batch.households {
            for student in household.members.iter().filter(|person| person.is_student_on(today)) {
                let row = self.row(household, student, desk);
                desk.put(row, Mess::StudentDuplicate)?;
            }
        }
        Ok(())
    }
}

impl Students<'_> {
    fn row(&self, household: &Household, student: &Person, desk: &mut Desk) -> Row {
        let today = self.0.today;
        let place = self.0.places.get(household.home.village);
        let (stage, years_before) = match student.age_on(today) {
            ..12 => ("小学", 6),
            12..15 => ("初中", 12),
            _ => ("普通高中", 15),
        };
        let school = student.detail(1, 4) + 1;
        // School begins on 1 September of the year in which the child has the age of the stage.
        let year = student.birth.year() + years_before;
        let enrolled = NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or(today).min(today);
        let grade = (today.year() - year + i32::from(today.month() >= 9)).max(1);
        let guardian = household.members.iter().find(|member| member.age_on(today) >= 18);
        let birth = desk.damage.day_off(student.birth, Mess::StudentBirthOff);
        let class_missing = desk.damage.hit(Mess::StudentClassMissing);
        let mobile = guardian.and_then(Person::mobile_number);
        vec![
            Cell::Text(format!("G{}", student.number)),
            Cell::Text(desk.damage.citizen_number(&student.number, Mess::StudentNumberTypo)),
            Cell::Text(written_name(student, desk)),
            Cell::Word(student.sex.zh()),
            Cell::Date(birth),
            Cell::Text(format!("{}{}示例第{school}{stage}", place.county, place.township)),
            Cell::Text(format!("37{}{school}", &place.code[2..9])),
            Cell::Word(stage),
            Cell::Text(format!("{grade}年级")),
            Cell::text((!class_missing).then(|| format!("{}班", student.detail(2, 12) + 1))),
            desk.damage.date(enrolled, DateStyle::Dashes, Mess::StudentDateMixed),
            Cell::Word("在读"),
            Cell::text(guardian.map(|member| member.name.clone())),
            desk.damage.mobile(mobile, Mess::StudentMobileCut),
            Cell::Text(place.county_code.clone()),
        ]
    }
}

fn written_name(student: &Person, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::StudentNameVariant) {
        name::variant(&student.name)
    } else {
        student.name.clone()
    }
}
