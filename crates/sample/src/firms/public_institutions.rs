//! Public institutions, as the establishment office keeps them: a workbook with two title rows and days as texts.

use jixia_functions::width;
use jixia_model::Result;

use super::FirmRecord;
use crate::{
    address::firm_address,
    cell::{Cell, DateStyle, Form, Layout, Row, amount, date, integer, text},
    desk::{Department, Desk},
    firm::{Firm, FirmKind},
    mess::Mess,
    people::City,
    person::years_after,
};

static LAYOUT: Layout = Layout {
    dataset: "public_institutions",
    organisation: "zibo-establishment",
    form: Form::Workbook,
    titles: &[
        "事业单位法人登记信息(示例数据)",
        "填报单位:中共淄博市委机构编制委员会办公室",
    ],
    dates: DateStyle::Chinese,
    columns: &[
        text("信用代码"),
        text("单位名称"),
        text("举办单位"),
        text("法定代表人"),
        text("经费来源"),
        amount("开办资金(万元)"),
        date("设立日期"),
        date("证书有效期至"),
        integer("编制数"),
        text("区划代码"),
        text("住所"),
        text("登记状态"),
    ],
};

/// The desk of public institutions.
pub(crate) struct PublicInstitutions<'a>(pub(crate) City<'a>);

impl Department<FirmRecord> for PublicInstitutions<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, record: &FirmRecord, desk: &mut Desk) -> Result<()> {
        if record.firm.kind != FirmKind::Institution {
            return Ok(());
        }
        let row = self.row(record, desk);
        desk.put(row, Mess::InstitutionDuplicate)
    }
}

impl PublicInstitutions<'_> {
    fn row(&self, record: &FirmRecord, desk: &mut Desk) -> Row {
        let FirmRecord {
            firm, representative, ..
        } = record;
        let place = self.0.places.get(firm.home.village);
        let usual = DateStyle::Chinese;
        let founded = if desk.damage.hit(Mess::InstitutionDateMixed) {
            Cell::Date(firm.founded_on)
        } else {
            Cell::Text(usual.write(firm.founded_on))
        };
        let valid_to = years_after(firm.founded_on.max(years_after(self.0.today, -2)), 5);
        let organiser = match firm.industry {
            "P83" => "教育和体育局",
            "Q84" => "卫生健康局",
            _ => "人民政府",
        };
        vec![
            Cell::Text(code(firm, desk)),
            Cell::Text(written_name(firm, desk)),
            Cell::Text(format!("{}{organiser}", place.county)),
            Cell::Text(representative.name.clone()),
            Cell::Word(["财政拨款", "财政拨款", "财政补贴", "经费自理"][firm.detail(1, 4) as usize]),
            Cell::Cents(firm.capital_cents),
            founded,
            Cell::Text(usual.write(valid_to)),
            quota(firm, desk),
            Cell::Text(place.code.clone()),
            Cell::Text(firm_address(self.0.places, firm.home)),
            Cell::Word(if firm.closed_on.is_some() { "注销" } else { "正常" }),
        ]
    }
}

fn code(firm: &Firm, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::InstitutionCodeWide) {
        width::to_full(&firm.credit_code).into_owned()
    } else {
        firm.credit_code.clone()
    }
}

fn written_name(firm: &Firm, desk: &mut Desk) -> String {
    if desk.damage.hit(Mess::InstitutionNameSpaced) {
        format!(" {} ", firm.name)
    } else {
        firm.name.clone()
    }
}

fn quota(firm: &Firm, desk: &mut Desk) -> Cell {
    let quota = firm.detail(2, 180) + 3;
    if desk.damage.hit(Mess::InstitutionQuotaText) {
        Cell::Text(format!("{quota}人"))
    } else {
        Cell::Integer(i64::from(quota))
    }
}
