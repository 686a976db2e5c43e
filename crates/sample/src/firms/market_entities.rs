//! Firms, shops and cooperatives, as the market-regulation bureau exports them: CSV in GB18030.

use chrono::Datelike;
use jixia_model::Result;

use super::{FirmRecord, life_day};
use crate::{
    address::firm_address,
    cell::{Cell, DateStyle, Encoding, Form, Layout, Row, amount, date, grouped_amount, text},
    desk::{Department, Desk},
    firm::{Firm, FirmKind},
    mess::Mess,
    people::City,
};

static LAYOUT: Layout = Layout {
    dataset: "market_entities",
    organisation: "zibo-market-regulation",
    form: Form::Delimited {
        encoding: Encoding::Gb18030,
        separator: b',',
    },
    titles: &[],
    dates: DateStyle::Dashes,
    columns: &[
        text("统一社会信用代码"),
        text("注册号"),
        text("企业名称"),
        text("主体类型"),
        text("法定代表人"),
        text("法定代表人证件号码"),
        amount("注册资本(万元)"),
        date("成立日期"),
        date("核准日期"),
        text("行业代码"),
        text("区划代码"),
        text("住所"),
        text("登记机关"),
        text("登记状态"),
        date("注销日期"),
        text("联系电话"),
    ],
};

/// The desk of market regulation.
pub(crate) struct MarketEntities<'a>(pub(crate) City<'a>);

impl Department<FirmRecord> for MarketEntities<'_> {
    fn layout(&self) -> &'static Layout {
        &LAYOUT
    }

    fn record(&mut self, record: &FirmRecord, desk: &mut Desk) -> Result<()> {
        let kind = match record.firm.kind {
            FirmKind::Enterprise => "企业",
            FirmKind::Individual => "个体工商户",
            FirmKind::Cooperative => "农民专业合作社",
            FirmKind::Society | FirmKind::Institution => return Ok(()),
        };
        let row = self.row(record, kind, desk)?;
        desk.put(row, Mess::MarketDuplicate)
    }
}

impl MarketEntities<'_> {
    fn row(&self, record: &FirmRecord, kind: &'static str, desk: &mut Desk) -> Result<Row> {
        let FirmRecord {
            firm, representative, ..
        } = record;
        let place = self.0.places.get(firm.home.village);
        let address = firm_address(self.0.places, firm.home);
        // Credit codes took the place of registration numbers on 1 October 2015.
        let old = (firm.founded_on.year() < 2015).then(|| firm.old_registration_number());
        let old = old.transpose()?;
        let industry = if desk.damage.hit(Mess::MarketIndustryBad) {
            "Z99"
        } else {
            firm.industry
        };
        Ok(vec![
            Cell::Text(code(firm, desk)),
            Cell::text(old),
            Cell::Text(firm.name.clone()),
            Cell::Word(kind),
            Cell::Text(representative.name.clone()),
            Cell::Text(
                desk.damage
                    .citizen_number(&representative.number, Mess::MarketRepresentativeTypo),
            ),
            capital(firm, desk),
            desk.damage
                .date(firm.founded_on, DateStyle::Dashes, Mess::MarketDateMixed),
            Cell::Date(life_day(firm, 1, self.0.today)),
            Cell::Word(industry),
            Cell::Text(place.code.clone()),
            Cell::text((!desk.damage.hit(Mess::MarketAddressMissing)).then_some(address)),
            Cell::Text(format!("{}市场监督管理局", place.county)),
            Cell::Word(if firm.closed_on.is_some() { "注销" } else { "存续" }),
            Cell::date(firm.closed_on),
            Cell::Text(firm.telephone()),
        ])
    }
}

fn code(firm: &Firm, desk: &mut Desk) -> String {
    let code = desk.damage.credit_code(&firm.credit_code, Mess::MarketCodeTypo);
    if desk.damage.hit(Mess::MarketCodeSpaced) {
        return format!("{} {}", &code[..8], &code[8..]);
    }
    code
}

fn capital(firm: &Firm, desk: &mut Desk) -> Cell {
    if firm.kind == FirmKind::Individual {
        return Cell::Empty;
    }
    if desk.damage.hit(Mess::MarketCapitalGrouped) {
        Cell::Text(grouped_amount(firm.capital_cents))
    } else {
        Cell::Cents(firm.capital_cents)
    }
}
