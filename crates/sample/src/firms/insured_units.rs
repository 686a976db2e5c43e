//! Units in social insurance, as the human-resources bureau exports them: CSV in UTF-8 with compact days.

use chrono::Days;
use jixia_model::Result;

use super::{FirmRecord, life_day};
use crate::{
    address::firm_address,
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, amount, date, grouped_amount, integer, text},
    desk::{Department, Desk},
    firm::{Firm, FirmKind, name_variant},
    mess::Mess,
    people::City,
};

static LAYOUT: Layout = Layout {
    dataset: "insured_units",
    organisation: "zibo-human-resources",
    form: Form::Delimited {
        encoding: Encoding::Utf8,
        separator: b',',
    },
    titles: &[],
    dates: DateStyle::Compact,
    columns: &[
        text("单位编号"),
        text("统一社会信用代码"),
        text("单位名称"),
        text("单位类型"),
        integer("参保人数"),
        text("险种"),
        date("首次参保日期"),
        amount("欠费金额(元)"),
        text("缴费状态"),
        text("单位地址"),
        text("经办区划"),
        date("更新日期"),
    ],
};

/// The desk of social insurance for units.
pub(crate) struct InsuredUnits<'a>(pub(crate) City<'a>);

impl Department<FirmRecord> for InsuredUnits<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, record: &FirmRecord, desk: &mut Desk) -> Result<()> {
        let kind = match record.firm.kind {
            _ if record.insured == 0 => return Ok(()),
            FirmKind::Enterprise | FirmKind::Cooperative => "企业",
            FirmKind::Individual => "有雇工的个体工商户",
            FirmKind::Society => "社会组织",
            FirmKind::Institution => "事业单位",
        };
        let row = self.row(record, kind, desk);
        desk.put(row, Mess::UnitDuplicate)
    }
}

impl InsuredUnits<'_> {
    fn row(&self, record: &FirmRecord, kind: &'static str, desk: &mut Desk) -> Row {
        let FirmRecord { firm, insured, .. } = record;
        let place = self.0.places.get(firm.home.village);
        let first = life_day(firm, 2, self.0.today);
        let updated = (self.0.today - Days::new(u64::from(firm.detail(3, 20)))).max(first);
        let state = match (firm.closed_on, firm.detail(1, 30)) {
            (Some(_), _) => "终止",
            (None, 0) => "欠费",
            (None, _) => "正常",
        };
        vec![
            Cell::Text(format!("3703{:08}", firm.index)),
            Cell::Text(desk.damage.credit_code(&firm.credit_code, Mess::UnitCodeTypo)),
            Cell::Text(written_name(firm, desk)),
            Cell::Word(kind),
            Cell::Integer(i64::from(*insured)),
            Cell::Word("养老保险|失业保险|工伤保险"),
            desk.damage.date(first, DateStyle::Compact, Mess::UnitDateMixed),
            owed(firm, state == "欠费", desk),
            Cell::Word(state),
            Cell::Text(firm_address(self.0.places, firm.home)),
            Cell::Text(place.county_code.clone()),
            Cell::Date(updated),
        ]
    }
}

fn written_name(firm: &Firm, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::UnitNameVariant) {
        name_variant(&firm.name)
    } else {
        firm.name.clone()
    }
}

fn owed(firm: &Firm, in_arrears: bool, desk: &mut Desk) -> Cell {
    let mut cents = if in_arrears {
        i64::from(firm.detail(4, 8_000_000)) + 1
    } else {
        0
    };
    if desk.damage.hit(Mess::UnitOwedNegative) {
        cents = -cents - 100;
    }
    if desk.damage.hit(Mess::UnitOwedGrouped) {
        Cell::Text(grouped_amount(cents))
    } else {
        Cell::Cents(cents)
    }
}
