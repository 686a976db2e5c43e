//! Health insurance, as the medical-insurance bureau hands it out: Parquet, typed, but with its own mistakes.

use chrono::{Datelike, NaiveDate};
use jixia_model::Result;

use super::{City, is_old, other_sex};
use crate::{
    cell::{Cell, DateStyle, Form, Layout, Row, amount, date, integer, text},
    damage::old_form,
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Household, Person, Work},
};

static LAYOUT: Layout = Layout {
    dataset: "health_insurance",
    organisation: "zibo-medical-insurance",
    form: Form::Parquet,
    titles: &[],
    dates: DateStyle::Dashes,
    columns: &[
        text("citizen_number"),
        text("name"),
        text("sex"),
        date("birth_date"),
        text("insured_kind"),
        integer("insured_year"),
        date("insured_on"),
        text("status"),
        amount("paid_amount"),
        text("mobile"),
        text("division_code"),
    ],
};

/// The desk of health insurance.
pub(crate) struct HealthInsurance<'a>(pub(crate) City<'a>);

impl Department<Batch> for HealthInsurance<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for household in &batch.households {
            // One person in twenty is insured elsewhere or not at all.
            for person in household.members.iter().filter(|person| person.detail(5, 20) != 0) {
                let row = self.row(household, person, desk);
                desk.put(row, Mess::HealthDuplicate)?;
            }
        }
        Ok(())
    }
}

impl HealthInsurance<'_> {
    fn row(&self, household: &Household, person: &Person, desk: &mut Desk) -> Row {
        let year = self.0.today.year();
        let employed = matches!(person.work, Work::Employed(_) | Work::Retired(_));
        let ended = person.died.is_some() && !desk.damage.hit(Mess::HealthAfterDeath);
        let sex = if desk.damage.hit(Mess::HealthSexOff) {
            other_sex(person.sex)
        } else {
            person.sex
        };
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(self.0.today);
        vec![
            Cell::Text(number(person, desk)),
            Cell::Text(written_name(person, desk)),
            Cell::Word(sex.zh()),
            Cell::Date(person.birth),
            Cell::Word(if employed {
                "职工基本医疗保险"
            } else {
                "城乡居民基本医疗保险"
            }),
            Cell::Integer(i64::from(year)),
            Cell::Date(new_year.max(person.birth)),
            Cell::Word(if ended { "终止" } else { "正常" }),
            paid(person, employed, desk),
            Cell::text(person.mobile_number()),
            Cell::Text(self.0.places.get(household.home.village).code.clone()),
        ]
    }
}

fn number(person: &Person, desk: &mut Desk) -> String {
    if is_old(person) && desk.damage.hit(Mess::HealthNumberOld) {
        return old_form(&person.number);
    }
    let number = desk.damage.citizen_number(&person.number, Mess::HealthNumberTypo);
    if number.ends_with('X') && desk.damage.hit(Mess::HealthLowerX) {
        return number.to_ascii_lowercase();
    }
    number
}

fn written_name(person: &Person, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::HealthNameVariant) {
        name::variant(&person.name)
    } else {
        person.name.clone()
    }
}

fn paid(person: &Person, employed: bool, desk: &mut Desk) -> Cell {
    let cents = if employed {
        i64::from(120_000 + person.detail(4, 480_000))
    } else {
        // A flat yearly contribution of residents, in yuan.
        28_000
    };
    Cell::Cents(if desk.damage.hit(Mess::HealthNegative) {
        -cents
    } else {
        cents
    })
}
