//! Scratch.
use futures::StreamExt;
use jixia_model::{contract::*, *};
use std::{io::Write, time::Instant};
fn col(name: &str, t: ColumnType, s: Option<Semantic>, req: bool) -> Column {
    Column {
        name: name.into(),
        title: Text::new(format!("列{name}"), name),
        aliases: vec![],
        column_type: t,
        semantic: s,
        required: req,
        unique: false,
        key: false,
        classification: Default::default(),
    }
}
fn contract() -> Contract {
    let t = |n| ColumnType::Text { length_max: Some(n) };
    let dec = ColumnType::Decimal {
        precision: 18,
        scale: 2,
    };
    Contract {
        name: DatasetName::parse("people").unwrap(),
        version: "1".into(),
        title: Text::new("人", "people"),
        summary: Text::default(),
        owner: "x".into(),
        columns: vec![
            col("id", ColumnType::Integer, None, true),
            col("number", t(18), Some(Semantic::CitizenNumber), true),
            col("name", t(20), None, true),
            col("birth", ColumnType::Date, None, true),
            col("address", t(100), None, false),
            col("mobile", t(20), Some(Semantic::Mobile), false),
            col("a1", dec, None, false),
            col("a2", dec, None, false),
            col("a3", ColumnType::Float, None, false),
            col("b1", ColumnType::Boolean, None, false),
            col("d1", ColumnType::Date, None, false),
            col("d2", ColumnType::Timestamp, None, false),
            col("t1", t(50), None, false),
            col("t2", t(50), None, false),
            col("t3", t(50), None, false),
            col("i1", ColumnType::Integer, None, false),
            col("i2", ColumnType::Integer, None, false),
            col("i3", ColumnType::Integer, None, false),
            col("t4", t(50), None, false),
            col("t5", t(50), None, false),
        ],
        checks: vec![],
        mode: DeliveryMode::Append,
        refuse_above: None,
        catalogue: Catalogue {
            class: CatalogueClass::Basic,
            item: "01".into(),
            sub_item: "001".into(),
            detail: "".into(),
            theme: Text::default(),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Daily,
        },
        clauses: vec![],
    }
}
fn rows(mut each: impl FnMut(&str)) {
    let names: Vec<String> = contract().columns.iter().map(|c| c.title.zh.clone()).collect();
    each(&(names.join(",") + "\n"));
    for i in 0..1_000_000u64 {
        let body = format!(
            "370399{:04}{:02}{:02}{:03}",
            1940 + i % 80,
            1 + i % 12,
            1 + i % 28,
            i % 1000
        );
        let number = jixia_functions::citizen_number::with_check(&body).unwrap();
        each(&format!(
            "{i},{number},张{},{:04}-{:02}-{:02},山东省淄博市张店区柳泉路{}号,138{:08},{}.{:02},{}.50,{}.25,{},2020-06-{:02},2020-06-15 08:{:02}:00,text{},城镇,abc{},{},{},{},x,\n",
            i % 1000,
            1940 + i % 80,
            1 + i % 12,
            1 + i % 28,
            i % 500,
            i % 100000000,
            i % 100000,
            i % 100,
            i % 777,
            i,
            if i % 2 == 0 { "是" } else { "否" },
            1 + i % 30,
            i % 60,
            i % 50,
            i % 9,
            i * 7,
            i % 13,
            i % 1000
        ));
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = std::path::PathBuf::from(&args[1]);
    let form = args.get(2).map_or("utf8", |a| a.as_str());
    if !path.exists() {
        if form == "xlsx" {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet_with_constant_memory().unwrap();
            let mut r = 0;
            rows(|line| {
                if r < 1_000_000 {
                    for (c, t) in line.trim_end().split(',').enumerate() {
                        if r > 0 && [0, 6, 7, 8, 15, 16, 17].contains(&c) {
                            sheet.write_number(r, c as u16, t.parse::<f64>().unwrap()).unwrap();
                        } else {
                            sheet.write_string(r, c as u16, t).unwrap();
                        }
                    }
                    r += 1;
                }
            });
            book.save(&path).unwrap();
        } else {
            let mut f = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
            rows(|line| {
                if form == "gb" {
                    f.write_all(&encoding_rs::GB18030.encode(line).0).unwrap()
                } else {
                    f.write_all(line.as_bytes()).unwrap()
                }
            });
        }
    }
    let rt = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for _ in 0..if form == "xlsx" { 1 } else { 5 } {
        let start = Instant::now();
        let c = contract();
        let ins = jixia_connect::inspect(&path, "f", &Default::default()).unwrap();
        let seen = start.elapsed();
        let map = ins.map(&c, &Default::default()).unwrap();
        let mut s = jixia_connect::read(
            &ins,
            &c,
            &map,
            &jixia_connect::ReadOptions::new(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()),
        )
        .unwrap();
        let (mut rows, mut faults, mut batches) = (0, 0, 0);
        rt.block_on(async {
            while let Some(b) = s.next().await {
                let b = b.unwrap();
                rows += b.rows.num_rows();
                if faults == 0 && !b.faults.is_empty() {
                    println!("{:?}", b.faults[0]);
                }
                faults += b.faults.len();
                batches += 1;
            }
        });
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let rss = status.lines().find(|l| l.starts_with("VmHWM")).unwrap().to_owned();
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
        let f: Vec<&str> = stat.split(' ').collect();
        println!(
            "inspect {:?} total {:?} rows {rows} faults {faults} batches {batches} {:?} MB {rss} cpu-ticks u{} s{}",
            seen,
            start.elapsed(),
            std::fs::metadata(&path).unwrap().len() / 1_000_000,
            f[13],
            f[14]
        );
    }
}
