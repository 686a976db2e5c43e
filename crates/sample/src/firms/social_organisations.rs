//! Social organisations, as the approval service keeps them: a workbook with a title row.

use chrono::Days;
use jixia_model::Result;

use super::FirmRecord;
use crate::{
    address::firm_address,
    cell::{Cell, DateStyle, Form, Layout, Row, amount, date, excel_serial, grouped_amount, text},
    desk::{Department, Desk},
    firm::{Firm, FirmKind},
    mess::Mess,
    people::City,
    person::years_after,
};

static LAYOUT: Layout = Layout {
    dataset: "social_organisations",
    organisation: "zibo-approval-service",
    form: Form::Workbook,
    titles: &["淄博市社会组织登记台账(示例数据)"],
    dates: DateStyle::Dashes,
    columns: &[
        text("统一社会信用代码"),
        text("社会组织名称"),
        text("组织类型"),
        text("法定代表人"),
        amount("开办资金(万元)"),
        date("登记日期"),
        date("证书有效期至"),
        text("业务主管单位"),
        text("区划代码"),
        text("住所"),
        text("登记状态"),
        text("年检结论"),
        text("联系电话"),
    ],
};

/// The desk of social organisations.
pub(crate) struct SocialOrganisations<'a>(pub(crate) City<'a>);

impl Department<FirmRecord> for SocialOrganisations<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, record: &FirmRecord, desk: &mut Desk) -> Result<()> {
        if record.firm.kind != FirmKind::Society {
            return Ok(());
        }
        let row = self.row(record, desk);
        desk.put(row, Mess::SocietyDuplicate)
    }
}

impl SocialOrganisations<'_> {
    fn row(&self, record: &FirmRecord, desk: &mut Desk) -> Row {
        let FirmRecord {
            firm, representative, ..
        } = record;
        let place = self.0.places.get(firm.home.village);
        let kind = match firm.credit_code.get(..2) {
            Some("51") => "社会团体",
            Some("53") => "基金会",
            _ => "民办非企业单位",
        };
        let founded = if desk.damage.hit(Mess::SocietySerialDate) {
            Cell::Integer(excel_serial(firm.founded_on))
        } else {
            Cell::Date(firm.founded_on)
        };
        let valid_to = if desk.damage.hit(Mess::SocietyOrderOff) {
            firm.founded_on - Days::new(30)
        } else {
            years_after(firm.founded_on.max(self.0.today - Days::new(1_000)), 5)
        };
        vec![
            Cell::Text(code(firm, desk)),
            Cell::text((!desk.damage.hit(Mess::SocietyNameMissing)).then(|| firm.name.clone())),
            Cell::Word(kind),
            Cell::Text(representative.name.clone()),
            funds(firm, desk),
            founded,
            Cell::Date(valid_to),
            Cell::Text(format!("{}民政局", place.county)),
            Cell::Text(place.code.clone()),
            Cell::Text(firm_address(self.0.places, firm.home)),
            Cell::Word(if firm.closed_on.is_some() { "注销" } else { "正常" }),
            Cell::Word(["合格", "合格", "合格", "基本合格", "未参检"][firm.detail(1, 5) as usize]),
            Cell::Text(firm.telephone()),
        ]
    }
}

fn code(firm: &Firm, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::SocietyCodeLower) {
        firm.credit_code.to_ascii_lowercase()
    } else {
        firm.credit_code.clone()
    }
}

fn funds(firm: &Firm, desk: &mut Desk) -> Cell {
    // Funds of social organisations are told a hundred times larger than the capital of shops: 100 to 2,000.
    if desk.damage.hit(Mess::SocietyCapitalGrouped) {
        Cell::Text(grouped_amount(firm.capital_cents * 100))
    } else {
        Cell::Cents(firm.capital_cents * 100)
    }
}
