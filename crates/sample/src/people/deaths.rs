//! Deaths, as the health commission collects them from hospitals: a workbook with a title row.

use chrono::{Days, NaiveDate};
use jixia_model::Result;

use super::{City, days_later};
use crate::{
    cell::{Cell, DateStyle, Form, Layout, Row, date, text},
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Household, Person},
};

static LAYOUT: Layout = Layout {
    dataset: "deaths",
    organisation: "zibo-health",
    form: Form::Workbook,
    titles: &["居民死亡医学证明登记表(示例数据)"],
    dates: DateStyle::Dashes,
    columns: &[
        text("死亡证编号"),
        text("姓名"),
        text("身份证号"),
        text("性别"),
        date("出生日期"),
        date("死亡日期"),
        text("死亡地点"),
        text("死因编码"),
        text("填报单位"),
        text("区划代码"),
        date("填报日期"),
    ],
};

/// Frequent groups of the International Classification of Diseases, 10th revision.
const CAUSES: [&str; 8] = ["I25", "I63", "I61", "C34", "J44", "C16", "E14", "I21"];
const SITES: [&str; 4] = ["家中", "医疗卫生机构", "医疗卫生机构", "养老服务机构"];

/// The desk of deaths.
pub(crate) struct Deaths<'a>(pub(crate) City<'a>);

impl Department<Batch> for Deaths<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for household in &batch.households {
            for person in &household.members {
                if let Some(died) = person.died {
                    let row = self.row(household, person, died, desk);
                    desk.put(row, Mess::DeathDuplicate)?;
                }
            }
        }
        Ok(())
    }
}

impl Deaths<'_> {
    fn row(&self, household: &Household, person: &Person, died: NaiveDate, desk: &mut Desk) -> Row {
        let place = self.0.places.get(household.home.village);
        let reported = if desk.damage.hit(Mess::DeathOrderOff) {
            died - Days::new(3)
        } else {
            days_later(died, person.detail(1, 7), self.0.today)
        };
        let day = desk
            .damage
            .sheet_date(died, Mess::DeathSerialDate, Mess::DeathDateMixed);
        vec![
            Cell::Text(format!("SW{}{}", died.format("%Y%m%d"), &person.number[6..17])),
            Cell::Text(written_name(person, desk)),
            number(person, desk),
            Cell::Word(person.sex.zh()),
            Cell::Date(person.birth),
            day,
            Cell::Word(SITES[person.detail(2, 4) as usize]),
            Cell::Word(CAUSES[person.detail(3, 8) as usize]),
            Cell::Text(format!("{}{}示例卫生院", place.county, place.township)),
            Cell::Text(place.code.clone()),
            Cell::Date(reported),
        ]
    }
}

fn written_name(person: &Person, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::DeathNameVariant) {
        name::variant(&person.name)
    } else {
        person.name.clone()
    }
}

fn number(person: &Person, desk: &mut Desk) -> Cell {
    if desk.damage.hit(Mess::DeathNumberMissing) {
        Cell::Empty
    } else {
        Cell::Text(desk.damage.citizen_number(&person.number, Mess::DeathNumberTypo))
    }
}
