//! Residence permits and registered stays, as the public security bureau exports them: CSV in UTF-8 with a byte-order mark.

use chrono::{Days, NaiveDate};
use jixia_model::Result;

use super::City;
use crate::{
    address::home_address,
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, date, text},
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Home, Household, Person},
};

static LAYOUT: Layout = Layout {
    dataset: "residence_permits",
    organisation: "zibo-public-security",
    form: Form::Delimited {
        encoding: Encoding::Utf8Bom,
        separator: b',',
    },
    titles: &[],
    dates: DateStyle::Dashes,
    columns: &[
        text("居住证号"),
        text("证件号码"),
        text("姓名"),
        text("性别代码"),
        date("出生日期"),
        text("户籍所在地"),
        text("居住地区划代码"),
        text("居住地址"),
        text("居住事由"),
        date("签发日期"),
        date("有效期至"),
        text("手机号"),
    ],
};

/// The desk of residence permits: people from elsewhere, and those who live in another place than they are registered.
pub(crate) struct ResidencePermits<'a>(pub(crate) City<'a>);

impl Department<Batch> for ResidencePermits<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for household in &batch.households {
            let home = match (household.origin, household.lives_at) {
                (Some(_), _) => household.home,
                (None, Some(home)) => home,
                (None, None) => continue,
            };
            for person in household.members.iter().filter(|person| person.died.is_none()) {
                let row = self.row(household, home, person, desk);
                desk.put(row, Mess::PermitDuplicate)?;
            }
        }
        Ok(())
    }
}

impl ResidencePermits<'_> {
    fn row(&self, household: &Household, home: Home, person: &Person, desk: &mut Desk) -> Row {
        let damage = &mut desk.damage;
        let issued = self.issued_on(person);
        let valid_to = if damage.hit(Mess::PermitOrderOff) {
            issued - Days::new(365)
        } else {
            crate::person::years_after(issued, 1)
        };
        let origin = household.origin.map_or_else(
            || home_address(self.0.places, household.home),
            |province| format!("{province}示例县"),
        );
        let address = home_address(self.0.places, home);
        vec![
            // The permit is numbered after its holder, so that a new issue replaces the old one.
            Cell::Text(format!("JZ{}", &person.number[..17])),
            Cell::Text(number(person, desk)),
            Cell::Text(written_name(person, desk)),
            Cell::Word(person.sex.code()),
            Cell::Date(person.birth),
            Cell::Text(origin),
            Cell::Text(self.0.places.get(home.village).code.clone()),
            Cell::text((!desk.damage.hit(Mess::PermitAddressMissing)).then_some(address)),
            Cell::Word(reason(household, person, self.0.today)),
            desk.damage.date(issued, DateStyle::Dashes, Mess::PermitDateMixed),
            Cell::Date(valid_to),
            desk.damage.mobile(person.mobile_number(), Mess::PermitMobileCut),
        ]
    }

    fn issued_on(&self, person: &Person) -> NaiveDate {
        let days = u64::from(person.detail(1, 360));
        (self.0.today - Days::new(days)).max(person.birth)
    }
}

fn number(person: &Person, desk: &mut Desk) -> String {
    let number = desk.damage.citizen_number(&person.number, Mess::PermitNumberTypo);
    if number.ends_with('X') && desk.damage.hit(Mess::PermitLowerX) {
        return number.to_ascii_lowercase();
    }
    number
}

fn written_name(person: &Person, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::PermitNameSpaced) {
        name::spaced(&person.name)
    } else {
        person.name.clone()
    }
}

fn reason(household: &Household, person: &Person, today: NaiveDate) -> &'static str {
    match (household.origin, person.age_on(today), person.detail(2, 4)) {
        (None, ..) => "人户分离",
        (_, ..18, _) => "就学",
        (_, 60.., _) => "投靠亲属",
        (_, _, 0) => "经商",
        _ => "务工",
    }
}
