//! Marriages and divorces, as the civil-affairs bureau keeps them: workbooks with titles and a header of two rows.

use jixia_model::Result;

use super::City;
use crate::{
    cell::{Cell, DateStyle, Form, Kind, Layout, Row, column, date, text},
    damage::old_form,
    desk::{Department, Desk},
    mess::Mess,
    name,
    person::{Batch, Union},
};

static LAYOUT: Layout = Layout {
    dataset: "marriages",
    organisation: "zibo-civil-affairs",
    form: Form::Workbook,
    titles: &["淄博市婚姻登记信息表(示例数据)", "填报单位:淄博市民政局"],
    dates: DateStyle::Dashes,
    columns: &[
        text("登记字号"),
        text("登记类别"),
        date("登记日期"),
        text("登记机关"),
        column("男方", "姓名", Kind::Text),
        column("男方", "身份证件号", Kind::Text),
        column("男方", "出生日期", Kind::Date),
        column("女方", "姓名", Kind::Text),
        column("女方", "身份证件号", Kind::Text),
        column("女方", "出生日期", Kind::Date),
        text("备注"),
    ],
};

/// The desk of marriages.
pub(crate) struct Marriages<'a>(pub(crate) City<'a>);

impl Department<Batch> for Marriages<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, batch: &Batch, desk: &mut Desk) -> Result<()> {
        for union in &batch.unions {
            let row = self.row(union, desk);
            desk.put(row, Mess::MarriageDuplicate)?;
        }
        Ok(())
    }
}

impl Marriages<'_> {
    fn row(&self, union: &Union, desk: &mut Desk) -> Row {
        let place = self.0.places.get(union.village);
        let (word, kind) = if union.divorce {
            ("L", "离婚登记")
        } else {
            ("J", "结婚登记")
        };
        let on = desk
            .damage
            .sheet_date(union.on, Mess::MarriageSerialDate, Mess::MarriageDateMixed);
        let husband = husband_number(union, desk);
        vec![
            Cell::Text(format!(
                "{word}{}-{}-{:08}",
                place.county_code,
                union.on.format("%Y"),
                union.sequence
            )),
            Cell::Word(kind),
            on,
            Cell::Text(format!("{}民政局婚姻登记处", place.county)),
            Cell::Text(union.husband.name.clone()),
            Cell::Text(husband.clone()),
            Cell::Date(union.husband.birth),
            Cell::Text(wife_name(union, desk)),
            wife_number(union, husband, desk),
            Cell::Date(union.wife.birth),
            Cell::Empty,
        ]
    }
}

fn husband_number(union: &Union, desk: &mut Desk) -> String {
    let old = chrono::Datelike::year(&union.husband.birth) < 2000;
    if old && desk.damage.hit(Mess::MarriageNumberOld) {
        return old_form(&union.husband.number);
    }
    desk.damage
        .citizen_number(&union.husband.number, Mess::MarriageNumberTypo)
}

fn wife_name(union: &Union, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::MarriageNameVariant) {
        name::variant(&union.wife.name)
    } else {
        union.wife.name.clone()
    }
}

fn wife_number(union: &Union, husband: String, desk: &mut Desk) -> Cell {
    if desk.damage.hit(Mess::MarriageWifeMissing) {
        Cell::Empty
    } else if desk.damage.hit(Mess::MarriageSamePerson) {
        Cell::Text(husband)
    } else {
        Cell::Text(union.wife.number.clone())
    }
}
