//! Taxpayers, as the tax bureau hands them out: UTF-8 with semicolons and slashes in days.

use chrono::Days;
use jixia_model::Result;

use super::FirmRecord;
use crate::{
    address::firm_address,
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, date, text},
    desk::{Department, Desk},
    firm::{Firm, FirmKind, name_variant},
    mess::Mess,
    people::City,
    person::Home,
};

static LAYOUT: Layout = Layout {
    dataset: "taxpayers",
    organisation: "zibo-tax",
    form: Form::Delimited {
        encoding: Encoding::Utf8,
        separator: b';',
    },
    titles: &[],
    dates: DateStyle::Slashes,
    columns: &[
        text("纳税人识别号"),
        text("纳税人名称"),
        text("纳税人类型"),
        text("纳税人状态"),
        date("税务登记日期"),
        text("主管税务机关"),
        text("行业代码"),
        text("生产经营地址"),
        text("法定代表人姓名"),
        text("纳税信用等级"),
        text("联系电话"),
        date("更新日期"),
    ],
};

/// The desk of taxes.
pub(crate) struct Taxpayers<'a>(pub(crate) City<'a>);

impl Department<FirmRecord> for Taxpayers<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, record: &FirmRecord, desk: &mut Desk) -> Result<()> {
        let firm = &record.firm;
        let percent = match firm.kind {
            FirmKind::Enterprise => 97,
            FirmKind::Individual => 60,
            FirmKind::Cooperative => 70,
            FirmKind::Society => 10,
            FirmKind::Institution => 15,
        };
        if firm.detail(1, 100) >= percent {
            return Ok(());
        }
        let row = self.row(record, desk)?;
        desk.put(row, Mess::TaxDuplicate)
    }
}

impl Taxpayers<'_> {
    fn row(&self, record: &FirmRecord, desk: &mut Desk) -> Result<Row> {
        let FirmRecord {
            firm, representative, ..
        } = record;
        let place = self.0.places.get(firm.home.village);
        let closed = firm.closed_on.is_some() && !desk.damage.hit(Mess::TaxStillOpen);
        let state = match (closed, firm.detail(2, 40)) {
            (true, _) => "注销",
            (false, 0) => "非正常",
            (false, _) => "正常",
        };
        let general = firm.kind == FirmKind::Enterprise && firm.detail(3, 10) < 4;
        let grade = ["A", "B", "B", "B", "M", "M", "M", "C", "D", "B"][firm.detail(4, 10) as usize];
        let registered = firm.founded_on + Days::new(u64::from(firm.detail(5, 20)));
        let updated = (self.0.today - Days::new(u64::from(firm.detail(7, 20)))).max(registered);
        Ok(vec![
            Cell::Text(code(firm, desk)?),
            Cell::Text(written_name(firm, desk)),
            Cell::Word(if general {
                "一般纳税人"
            } else {
                "小规模纳税人"
            }),
            Cell::Word(state),
            desk.damage.date(registered, DateStyle::Slashes, Mess::TaxDateMixed),
            Cell::Text(format!("{}税务局", place.county)),
            Cell::Word(firm.industry),
            Cell::Text(self.address(firm, desk)),
            Cell::Text(representative.name.clone()),
            Cell::Word(grade),
            Cell::Text(firm.telephone()),
            Cell::Date(updated),
        ])
    }

    fn address(&self, firm: &Firm, desk: &mut Desk) -> String {
        let home = if desk.damage.hit(Mess::TaxAddressOld) {
            Home {
                block: firm.home.block + 1,
                ..firm.home
            }
        } else {
            firm.home
        };
        firm_address(self.0.places, home)
    }
}

fn code(firm: &Firm, desk: &mut Desk) -> Result<String> {
    if desk.damage.hit(Mess::TaxCodeOld) {
        return firm.old_registration_number();
    }
    Ok(desk.damage.credit_code(&firm.credit_code, Mess::TaxCodeTypo))
}

fn written_name(firm: &Firm, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::TaxNameVariant) {
        name_variant(&firm.name)
    } else {
        firm.name.clone()
    }
}
