//! People in the insurance of employees, as the human-resources bureau exports them: tab-separated UTF-16.

use chrono::Days;
use jixia_model::Result;

use super::{City, is_old, life_day};
use crate::{
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, amount, date, grouped_amount, text},
    damage::old_form,
    desk::{Department, Desk},
    firm::FirmMaker,
    mess::Mess,
    name,
    person::{Batch, Household, Person, Work},
};

static LAYOUT: Layout = Layout {
    dataset: "social_insurance_persons",
    organisation: "zibo-human-resources",
    form: Form::Delimited {
        encoding: Encoding::Utf16Le,
        separator: b'\t',
    },
    titles: &[],
    dates: DateStyle::Dashes,
    columns: &[
        text("社会保障号码"),
        text("姓名"),
        text("性别"),
        date("出生日期"),
        text("单位统一社会信用代码"),
        text("单位名称"),
        text("险种"),
        date("首次参保日期"),
        amount("缴费基数(元)"),
        text("参保状态"),
        text("手机号码"),
        text("经办区划"),
        date("业务日期"),
    ],
};

/// The desk of social insurance for people.
pub(crate) struct SocialInsurancePersons<'a> {
    pub(crate) city: City<'a>,
    pub(crate) firms: FirmMaker<'a>,
}

impl Department<Batch> for SocialInsurancePersons<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for household in &batch.households {
            for person in household.members.iter().filter(|person| person.work != Work::None) {
                let row = self.row(household, person, desk)?;
                desk.put(row, Mess::InsuranceDuplicate)?;
            }
        }
        Ok(())
    }
}

impl SocialInsurancePersons<'_> {
    fn row(&self, household: &Household, person: &Person, desk: &mut Desk) -> Result<Row> {
        let today = self.city.today;
        let (code, unit) = self.unit(person, desk)?;
        let known_death = person.died.filter(|_| !desk.damage.hit(Mess::InsuranceAfterDeath));
        let (status, kinds) = match (person.work, known_death) {
            (_, Some(_)) => ("终止参保", "养老保险"),
            (Work::Retired(_), None) => ("领取待遇", "养老保险"),
            (Work::Flexible, None) => ("参保缴费", "养老保险"),
            _ if person.detail(6, 25) == 0 => ("暂停缴费", "养老保险|失业保险|工伤保险"),
            _ => ("参保缴费", "养老保险|失业保险|工伤保险"),
        };
        let birth = desk.damage.day_off(person.birth, Mess::InsuranceBirthOff);
        let first = life_day(person, 5, 18, person.died.unwrap_or(today));
        let updated = known_death.unwrap_or_else(|| today - Days::new(u64::from(person.detail(3, 28))));
        Ok(vec![
            Cell::Text(number(person, desk)),
            Cell::Text(written_name(person, desk)),
            Cell::Word(person.sex.zh()),
            Cell::Date(birth),
            code,
            unit,
            Cell::Word(kinds),
            desk.damage.date(first, DateStyle::Dashes, Mess::InsuranceDateMixed),
            base(person, desk),
            Cell::Word(status),
            Cell::text(person.mobile_number()),
            Cell::Text(self.city.places.get(household.home.village).county_code.clone()),
            Cell::Date(updated),
        ])
    }

    fn unit(&self, person: &Person, desk: &mut Desk) -> Result<(Cell, Cell)> {
        let (Work::Employed(index) | Work::Retired(index)) = person.work else {
            return Ok((Cell::Empty, Cell::Empty));
        };
        let firm = self.firms.make(index)?;
        let code = desk.damage.credit_code(&firm.credit_code, Mess::InsuranceUnitTypo);
        Ok((Cell::Text(code), Cell::Text(firm.name)))
    }
}

fn number(person: &Person, desk: &mut Desk) -> String {
    if is_old(person) && desk.damage.hit(Mess::InsuranceNumberOld) {
        return old_form(&person.number);
    }
    let number = desk.damage.citizen_number(&person.number, Mess::InsuranceNumberTypo);
    if desk.damage.hit(Mess::InsuranceSpaced) {
        return format!(" {number} ");
    }
    number
}

fn written_name(person: &Person, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::InsuranceNameVariant) {
        name::variant(&person.name)
    } else {
        person.name.clone()
    }
}

/// The contribution base lies between the limits of the province, 3,457 to 17,283 yuan a month, in steps of 10 yuan.
fn base(person: &Person, desk: &mut Desk) -> Cell {
    if matches!(person.work, Work::Retired(_)) {
        return Cell::Empty;
    }
    let cents = i64::from(345_700 + person.detail(4, 1_382) * 1_000);
    if desk.damage.hit(Mess::InsuranceBaseGrouped) {
        Cell::Text(grouped_amount(cents))
    } else {
        Cell::Cents(cents)
    }
}
