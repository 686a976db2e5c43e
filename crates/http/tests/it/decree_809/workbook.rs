//! Art. 12: the workbook in which departments keep their catalogues, out of the catalogue and back.

use axum::http::StatusCode;
use jixia_connect::grid::{Block, GridLimits, Sheet, read_grids, write_grid};
use serde_json::{Value, json};

use super::{
    catalogue::{change, fails, wrong},
    city::{City, open},
};
use crate::app::Answer;

const TITLE: usize = 4;
const CODE: usize = 5;
const SUMMARY: usize = 8;

/// The workbook with all that the steward of the health commission sees.
async fn exported(city: &City) -> Vec<u8> {
    let answer = city.client("steward").await.get("/api/catalogue-workbook").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.body
}

async fn imported(city: &City, login: &str, book: &[u8], check: bool) -> Answer {
    let path = format!("/api/catalogue-workbook?check={check}&name=book.xlsx");
    let media_type = Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    let client = city.client(login).await;
    client
        .send(axum::http::Method::POST, &path, media_type, book.to_vec().into())
        .await
}

/// The rows below the headings, every cell of every row filled in.
fn rows(book: &[u8]) -> Vec<Vec<String>> {
    let limits = GridLimits {
        rows_max: 100,
        columns_max: 23,
    };
    let grids = read_grids(book, "book.xlsx", limits).unwrap();
    let below = grids[0].rows.iter().skip(2).map(|row| row.cells.clone());
    below
        .map(|mut cells| {
            cells.resize(23, String::new());
            cells
        })
        .collect()
}

/// The rows of one entry of the health commission.
fn of_one_entry(book: &[u8]) -> Vec<Vec<String>> {
    let mut rows = rows(book);
    rows.retain(|row| row[TITLE] == "预防接种" && row[CODE].ends_with("000001"));
    rows
}

/// A workbook with one row of headings and these rows.
fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let headings = [
        "类",
        "项",
        "目",
        "细目",
        "信息资源名称",
        "信息资源代码",
        "信息资源提供方",
        "信息资源提供方代码",
        "信息资源摘要",
        "格式分类",
        "格式类型",
        "信息项名称",
        "数据类型",
        "数据长度",
        "共享类型",
        "共享条件",
        "共享方式",
        "是否向社会开放",
        "开放条件",
        "更新周期",
        "发布日期",
        "关联资源代码",
        "主题",
    ];
    let block = |row: u32, column: u16, text: &str| Block {
        top: row,
        left: column,
        bottom: row,
        right: column,
        text: text.to_owned(),
    };
    let cells = (1..).zip(rows).flat_map(|(row, cells)| {
        let filled = (0..).zip(cells).filter(|(_, text)| !text.is_empty());
        filled
            .map(move |(column, text)| block(row, column, text))
            .collect::<Vec<_>>()
    });
    let sheet = Sheet {
        name: "目录".to_owned(),
        headings: (0..)
            .zip(headings)
            .map(|(column, text)| block(0, column, text))
            .collect(),
        cells: cells.collect(),
        widths: Vec::new(),
    };
    write_grid(&sheet).unwrap()
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 12: a department keeps its catalogue in a workbook; bringing back what it took home changes nothing.
    async fn a12_a_workbook_that_nobody_touched_changes_nothing(city: City) {
        let book = exported(&city).await;
        let found = imported(&city, "steward", &book, false).await.json();
        assert_eq!((&found["changes"], &found["unchanged"]), (&json!([]), &json!(4)));
    }

    /// Art. 12 and 13: what differs in a workbook becomes drafts, which still need cause, assessments and the head.
    async fn a12_what_differs_in_a_workbook_becomes_drafts(city: City) {
        let mut rows = rows(&exported(&city).await);
        for row in rows.iter_mut().filter(|row| row[TITLE] == "预防接种" && row[CODE].ends_with("000003")) {
            row[SUMMARY] = String::from("每次接种一行，含第二剂次。");
            row[9] = String::from("数据库");
            row[10] = String::from("Dm");
            row[16] = String::from("服务接口");
        }
        let mut new = vec![String::new(); 23];
        for (column, text) in [
            (0, "部门"), (1, "09"), (2, "002"), (TITLE, "疫苗库存"), (SUMMARY, "各点库存"), (9, "电子表格"), (10, "xlsx"),
            (11, "库存"), (12, "I"), (14, "无条件共享"), (16, "文件下载"), (19, "每日"),
        ] {
            new[column] = String::from(text);
        }
        rows.push(new);
        let book = workbook(&rows);
        let looked = imported(&city, "steward", &book, true).await.json();
        assert_eq!((looked["changes"].as_array().unwrap().len(), &looked["changes"][0]["number"]), (2, &Value::Null));
        assert_eq!(city.client("steward").await.get("/api/catalogue-changes").await.json()["total"], 0, "only looked at");
        let found = imported(&city, "steward", &book, false).await.json();
        let kinds: Vec<_> = found["changes"].as_array().unwrap().iter().map(|change| &change["kind"]).collect();
        assert_eq!((kinds, &found["unchanged"]), (vec![&json!("change"), &json!("compile")], &json!(3)));
        let number = found["changes"][0]["number"].as_str().unwrap();
        let draft = change(&city, "steward", number).await;
        let parts: Vec<_> = draft["differences"].as_array().unwrap().iter().map(|found| &found["part"]).collect();
        assert_eq!(parts, ["summary", "format", "modes"]);
        assert_eq!(fails(&city, "steward", number, json!({"step": "submit"})).await, "catalogue_change.statement_incomplete");
        let trail = city.trail().await;
        let written = trail.iter().filter(|line| line.contains("catalogue_change.compile ML-") && line.ends_with("allowed"));
        assert_eq!(written.count(), 2, "one line for each draft: {trail:#?}");
    }

    /// Art. 12: one wrong cell, and nothing of a workbook is kept; each is told with its place, and others' entries are theirs.
    async fn a12_one_wrong_cell_and_nothing_is_kept(city: City) {
        let mut rows = of_one_entry(&exported(&city).await);
        rows[0][SUMMARY] = String::from("改");
        let answer = imported(&city, "steward", &workbook(&rows), false).await.json();
        assert_eq!(answer["code"], "catalogue_book.wrong");
        assert_eq!((&answer["fields"][0]["field"], wrong(&answer)[0]), (&json!("目录!I3"), "catalogue_book.says_two_things"));
        for row in &mut rows {
            row[19] = String::from("偶尔");
        }
        let answer = imported(&city, "steward", &workbook(&rows), false).await.json();
        assert_eq!(answer["fields"][1]["field"], "目录!T2");
        assert!(answer["fields"][1]["message"].as_str().unwrap().contains("偶尔"), "{answer}");
        assert_eq!(city.client("steward").await.get("/api/catalogue-changes").await.json()["total"], 0);
        let mut rows = of_one_entry(&exported(&city).await);
        for row in &mut rows {
            row[SUMMARY] = String::from("改");
        }
        let answer = imported(&city, "tax-head", &workbook(&rows), false).await.json();
        assert_eq!(wrong(&answer), ["catalogue_change.other_department"]);
    }
}
