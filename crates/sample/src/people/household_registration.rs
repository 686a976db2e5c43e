//! Household registration, as the public security bureau exports it: CSV in GB18030 with compact dates.

use chrono::Datelike;
use jixia_functions::width;
use jixia_model::Result;

use super::{City, days_later, is_old, life_day, other_sex};
use crate::{
    address::home_address,
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, date, text},
    damage::old_form,
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Household, Person},
};

static LAYOUT: Layout = Layout {
    dataset: "household_registration",
    organisation: "zibo-public-security",
    form: Form::Delimited {
        encoding: Encoding::Gb18030,
        separator: b',',
    },
    titles: &[],
    dates: DateStyle::Compact,
    columns: &[
        text("公民身份号码"),
        text("姓名"),
        text("曾用名"),
        text("性别"),
        text("民族"),
        date("出生日期"),
        text("户号"),
        text("与户主关系"),
        text("户口类别"),
        text("村居代码"),
        text("户籍地址"),
        text("婚姻状况"),
        text("文化程度"),
        date("登记日期"),
        text("户籍状态"),
        date("注销日期"),
        text("联系电话"),
    ],
};

/// The desk of household registration.
pub(crate) struct HouseholdRegistration<'a>(pub(crate) City<'a>);

impl Department<Batch> for HouseholdRegistration<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for household in batch.households.iter().filter(|household| household.origin.is_none()) {
            let address = home_address(self.0.places, household.home);
            for person in &household.members {
                let row = self.row(household, person, &address, desk);
                desk.put(row, Mess::HouseholdDuplicate)?;
            }
        }
        Ok(())
    }
}

impl HouseholdRegistration<'_> {
    fn row(&self, household: &Household, person: &Person, address: &str, desk: &mut Desk) -> Row {
        let damage = &mut desk.damage;
        let today = self.0.today;
        let birth = damage.day_off(person.birth, Mess::HouseholdBirthOff);
        let sex = if damage.hit(Mess::HouseholdSexOff) {
            other_sex(person.sex)
        } else {
            person.sex
        };
        let cancelled = person
            .died
            .filter(|_| !damage.hit(Mess::HouseholdNotCancelled))
            .map(|died| days_later(died, 1 + person.detail(3, 40), today));
        vec![
            Cell::Text(number(person, desk)),
            written_name(person, desk),
            Cell::text((person.detail(1, 60) == 0).then(|| name::variant(&person.name))),
            Cell::Word(sex.zh()),
            Cell::Word(person.ethnic_group),
            desk.damage.date(birth, DateStyle::Compact, Mess::HouseholdDateMixed),
            Cell::Text(format!("370399{:08}", household.number)),
            Cell::Word(person.relation),
            Cell::Word(if household.collective {
                "集体户口"
            } else {
                "家庭户口"
            }),
            Cell::Text(self.0.places.get(household.home.village).code.clone()),
            Cell::Text(address.to_owned()),
            Cell::Word(person.marital.zh()),
            Cell::Word(education(person, today.year())),
            Cell::Date(life_day(person, 4, 0, person.died.unwrap_or(today))),
            Cell::Word(if cancelled.is_some() { "注销" } else { "正常" }),
            Cell::date(cancelled),
            desk.damage.mobile(person.mobile_number(), Mess::HouseholdMobileCut),
        ]
    }
}

fn number(person: &Person, desk: &mut Desk) -> String {
    if is_old(person) && desk.damage.hit(Mess::HouseholdNumberOld) {
        return old_form(&person.number);
    }
    let number = desk.damage.citizen_number(&person.number, Mess::HouseholdNumberTypo);
    if desk.damage.hit(Mess::HouseholdNumberWide) {
        return width::to_full(&number).into_owned();
    }
    number
}

fn written_name(person: &Person, desk: &mut Desk) -> Cell {
    if desk.damage.hit(Mess::HouseholdNameMissing) {
        Cell::Empty
    } else if desk.damage.hit(Mess::HouseholdNameSpaced) {
        Cell::Text(name::spaced(&person.name))
    } else {
        Cell::Text(person.name.clone())
    }
}

fn education(person: &Person, year: i32) -> &'static str {
    let roll = person.detail(2, 100);
    match year - person.birth.year() {
        ..6 => "学龄前",
        6..12 => "小学",
        12..15 => "初中",
        15..18 => "高中",
        18..40 => ["研究生", "大学本科", "大学专科", "高中", "初中"][(roll / 20) as usize],
        40..65 => ["大学专科", "高中", "初中", "初中", "小学"][(roll / 20) as usize],
        _ => ["高中", "初中", "小学", "小学", "文盲"][(roll / 20) as usize],
    }
}
