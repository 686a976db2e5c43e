//! Social organisations that do not exist, as rows and files of the dataset `social_organisations`.
//!
//! It must know how departments write, not how they are read.

use jixia_e2e::credit_code;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// The dataset.
pub(crate) const DATASET: &str = "social_organisations";
/// The steward who delivers it.
pub(crate) const STEWARD: &str = "steward-approval-service";
/// Headers as the department writes them.
pub(crate) const HEADERS: [&str; 13] = [
    "统一社会信用代码",
    "社会组织名称",
    "组织类型",
    "法定代表人",
    "开办资金(万元)",
    "登记日期",
    "证书有效期至",
    "业务主管单位",
    "区划代码",
    "住所",
    "登记状态",
    "年检结论",
    "联系电话",
];

/// A row without any fault. Sequences of tests are far above those of the sample city.
pub(crate) fn row(sequence: u32) -> Vec<String> {
    let code = credit_code("52", sequence);
    let name = format!("张店区示例{sequence}号服务中心");
    let row = [
        &code,
        &name,
        "民办非企业单位",
        "赵示例",
        "10",
        "2020-06-15",
        "2025-06-15",
        "张店区民政局",
        "370303001001",
        "山东省淄博市张店区示例路1号",
        "正常",
        "合格",
        "15400000005",
    ];
    row.map(str::to_owned).to_vec()
}

/// A CSV file of rows as they are.
pub(crate) fn csv(headers: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = headers.join(",") + "\n";
    for row in rows {
        text += &row.join(",");
        text.push('\n');
    }
    text
}

/// A CSV file of `count` faultless rows from `first` on.
pub(crate) fn faultless(first: u32, count: u32) -> String {
    csv(&HEADERS, (first..first + count).map(row))
}

/// Rows of [`messy_workbook`].
pub(crate) const MESSY_ROWS: u32 = 45;
/// Rows of [`messy_workbook`] that cannot be let in.
pub(crate) const MESSY_BAD: u32 = 4;

/// A workbook as a clerk sends it: titles above a merged header, dates and amounts in six forms, four wrong rows.
pub(crate) fn messy_workbook(first: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("登记台账").unwrap();
    let width = HEADERS.len() as u16;
    sheet
        .merge_range(0, 0, 0, width - 1, "张店区社会组织登记台账", &Format::new().set_bold())
        .unwrap();
    sheet.write_string(1, 0, "填报单位:张店区行政审批服务局").unwrap();
    // Two header rows: most columns are merged downwards, the two dates share the group above them.
    for (column, header) in (0..width).zip(HEADERS) {
        if column == 5 || column == 6 {
            sheet.write_string(3, column, header).unwrap();
        } else {
            sheet.merge_range(2, column, 3, column, header, &Format::new()).unwrap();
        }
    }
    sheet.merge_range(2, 5, 2, 6, "日期", &Format::new()).unwrap();
    for index in 0..MESSY_ROWS {
        let mut row = row(first + index);
        row[1] = format!("  {} ", row[1]);
        write_row(sheet, 4 + index, &row);
        vary(sheet, 4 + index, index);
    }
    workbook.save_to_buffer().unwrap()
}

fn write_row(sheet: &mut Worksheet, at: u32, row: &[String]) {
    for (column, text) in (0..).zip(row) {
        sheet.write_string(at, column, text).unwrap();
    }
}

/// Writes the same day and amount in another form, or something wrong.
fn vary(sheet: &mut Worksheet, at: u32, index: u32) {
    match index {
        1 => sheet.write_string(at, 5, "2020/6/15"),
        2 => sheet.write_string(at, 5, "20200615"),
        3 => sheet.write_string(at, 5, "2020年6月15日"),
        4 => sheet.write_number(at, 5, 43_997),
        5 => {
            let day = ExcelDateTime::parse_from_str("2020-06-15").unwrap();
            sheet.write_datetime_with_format(at, 5, &day, &Format::new().set_num_format("yyyy-mm-dd"))
        }
        6 => sheet.write_string(at, 4, "１０"),
        7 => sheet.write_string(at, 4, "1,000.50"),
        8 => sheet.write_formula(at, 4, Formula::new("=5*2").set_result("10")),
        // From here on the rows are wrong: check character, missing name, no day, error of a formula.
        10 => sheet.write_string(at, 0, wrong_code(&credit_code("52", 1))),
        11 => sheet.write_blank(at, 1, &Format::new()),
        12 => sheet.write_string(at, 5, "2020-13-01"),
        13 => sheet.write_formula(at, 4, Formula::new("=NA()").set_result("#N/A")),
        _ => return,
    }
    .unwrap();
}

/// The code with another check character.
pub(crate) fn wrong_code(code: &str) -> String {
    let (body, check) = code.split_at(17);
    format!("{body}{}", if check == "1" { "2" } else { "1" })
}
