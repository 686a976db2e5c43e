//! Contracts, files and readings that the tests share.

use std::path::PathBuf;

use arrow::{
    array::RecordBatch,
    util::display::{ArrayFormatter, FormatOptions},
};
use chrono::NaiveDate;
use futures::StreamExt;
use jixia_connect::{InspectOptions, Inspection, ReadOptions, SavedMapping, inspect, read};
use jixia_lake::{DeliveredBatch, DeliveredStream, Fault};
use jixia_model::{
    DatasetName, Error, Result, Text,
    contract::{
        Catalogue, CatalogueClass, Classification, Column, ColumnType, Contract, DeliveryMode, Semantic, Sharing,
        UpdateCycle,
    },
};
use tempfile::TempDir;

/// A text column without a maximum.
pub(crate) const TEXT: ColumnType = ColumnType::Text { length_max: None };

/// A column that is not required.
pub(crate) fn column(name: &str, title: &str, column_type: ColumnType) -> Column {
    Column {
        name: name.to_owned(),
        title: Text::new(title, format!("{name} title")),
        aliases: Vec::new(),
        column_type,
        semantic: None,
        required: false,
        unique: false,
        key: false,
        classification: Classification::default(),
    }
}

/// A column that is required.
pub(crate) fn required(name: &str, title: &str, column_type: ColumnType) -> Column {
    Column {
        required: true,
        ..column(name, title, column_type)
    }
}

/// A contract of these columns.
pub(crate) fn contract(columns: Vec<Column>) -> Contract {
    Contract {
        name: DatasetName::parse("residents").unwrap(),
        version: "1".to_owned(),
        title: Text::new("居民", "Residents"),
        summary: Text::default(),
        owner: "zibo-police".to_owned(),
        columns,
        checks: Vec::new(),
        mode: DeliveryMode::Append,
        refuse_above: None,
        catalogue: Catalogue {
            class: CatalogueClass::Basic,
            item: "01".to_owned(),
            sub_item: "001".to_owned(),
            detail: String::new(),
            theme: Text::default(),
            sharing: Sharing::Unconditional,
            open: None,
            update_cycle: UpdateCycle::Daily,
            offer: jixia_model::contract::Offer::default(),
        },
        clauses: Vec::new(),
    }
}

/// Name, citizen number, birth date, amount.
pub(crate) fn residents() -> Contract {
    let decimal = ColumnType::Decimal {
        precision: 18,
        scale: 2,
    };
    contract(vec![
        required("name", "姓名", ColumnType::Text { length_max: Some(10) }),
        Column {
            semantic: Some(Semantic::CitizenNumber),
            aliases: vec!["身份证号".to_owned()],
            ..required("number", "公民身份号码", TEXT)
        },
        column("birth", "出生日期", ColumnType::Date),
        column("amount", "金额", decimal),
    ])
}

/// A citizen number of nobody, born on 1990-01-`day`.
pub(crate) fn citizen(day: u8) -> String {
    jixia_functions::citizen_number::with_check(&format!("370399199001{day:02}001")).unwrap()
}

/// A folder with one file in it.
pub(crate) struct Given {
    folder: TempDir,
    name: String,
}

impl Given {
    pub(crate) fn new(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let given = Self::place(name);
        std::fs::write(given.path(), bytes).unwrap();
        given
    }

    /// A folder in which the file has still to be made.
    pub(crate) fn place(name: &str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            name: name.to_owned(),
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    pub(crate) fn inspect(&self) -> Result<Inspection> {
        inspect(&self.path(), &self.name, &InspectOptions::default())
    }

    /// Inspects with the contract and reads all of it.
    pub(crate) fn read(&self, contract: &Contract) -> Result<Read> {
        self.read_with(contract, &options())
    }

    pub(crate) fn read_with(&self, contract: &Contract, options: &ReadOptions) -> Result<Read> {
        let known = InspectOptions {
            contract: Some(contract),
            ..InspectOptions::default()
        };
        let inspection = inspect(&self.path(), &self.name, &known)?;
        let mapping = inspection.map(contract, &SavedMapping::new())?;
        wait(collect(read(&inspection, contract, &mapping, options)?))
    }
}

pub(crate) fn options() -> ReadOptions {
    ReadOptions::new(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap())
}

/// Runs to the end on a small runtime.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

/// Everything that was read.
#[derive(Debug, PartialEq)]
pub(crate) struct Read {
    pub(crate) batches: Vec<RecordBatch>,
    pub(crate) raws: Vec<RecordBatch>,
    pub(crate) lines: Vec<i64>,
    /// Faults, rows counted over all batches.
    pub(crate) faults: Vec<Fault>,
}

impl Read {
    /// Typed cells as text, null as `∅`.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        self.batches.iter().flat_map(cells).collect()
    }

    /// Cells as they came, null as `∅`.
    pub(crate) fn raw_cells(&self) -> Vec<Vec<String>> {
        self.raws.iter().flat_map(cells).collect()
    }

    /// Line, column and rule of each fault.
    pub(crate) fn told(&self) -> Vec<(i64, &str, &str)> {
        let told = |fault: &'_ Fault| self.lines[fault.row];
        let faults = self.faults.iter();
        faults
            .map(|fault| (told(fault), fault.column.as_deref().unwrap_or(""), fault.rule.as_str()))
            .collect()
    }
}

fn cells(batch: &RecordBatch) -> Vec<Vec<String>> {
    let options = FormatOptions::default().with_null("∅");
    let columns: Vec<_> = batch
        .columns()
        .iter()
        .map(|column| ArrayFormatter::try_new(column, &options).unwrap())
        .collect();
    (0..batch.num_rows())
        .map(|row| columns.iter().map(|column| column.value(row).to_string()).collect())
        .collect()
}

/// Reads a stream to its end.
pub(crate) async fn collect(mut stream: DeliveredStream) -> Result<Read> {
    let mut all = Read {
        batches: Vec::new(),
        raws: Vec::new(),
        lines: Vec::new(),
        faults: Vec::new(),
    };
    while let Some(batch) = stream.next().await {
        let DeliveredBatch {
            rows,
            raw,
            lines,
            faults,
        } = batch?;
        let before = all.lines.len();
        all.faults.extend(faults.into_iter().map(|fault| Fault {
            row: fault.row + before,
            ..fault
        }));
        all.lines.extend(lines.values());
        all.batches.push(rows);
        all.raws.push(raw);
    }
    Ok(all)
}

/// The quarantine that a lake would make of what was read: line, faults as JSON, the row as it came.
pub(crate) fn quarantine(read: &Read) -> Vec<Result<RecordBatch>> {
    use arrow::{
        array::{ArrayRef, Int64Array, StringArray, UInt64Array},
        compute::take,
        datatypes::{DataType, Field, Schema},
    };
    use std::sync::Arc;
    let mut before = 0;
    let mut batches = Vec::new();
    for raw in &read.raws {
        let rows = raw.num_rows();
        let of_row = |row: usize| -> Vec<_> {
            let faults = read
                .faults
                .iter()
                .filter(|fault| fault.row == before + row && !fault.warning);
            faults
                .map(|fault| {
                    serde_json::json!({"column": fault.column, "value": fault.value, "rule": fault.rule,
                        "zh": fault.reason.zh, "en": fault.reason.en})
                })
                .collect()
        };
        let bad: Vec<usize> = (0..rows).filter(|&row| !of_row(row).is_empty()).collect();
        let index = UInt64Array::from_iter_values(bad.iter().map(|&row| row as u64));
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(Int64Array::from_iter_values(
                bad.iter().map(|&row| read.lines[before + row]),
            )),
            Arc::new(StringArray::from_iter_values(
                bad.iter().map(|&row| serde_json::Value::from(of_row(row)).to_string()),
            )),
        ];
        columns.extend(raw.columns().iter().map(|column| take(column, &index, None).unwrap()));
        let mut fields = vec![
            Arc::new(Field::new("_line", DataType::Int64, false)),
            Arc::new(Field::new("_faults", DataType::Utf8, false)),
        ];
        fields.extend(raw.schema().fields().iter().cloned());
        batches.push(Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()));
        before += rows;
    }
    batches
}

/// The code and English sentence of what must be an error.
pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T>) -> Error {
    result.unwrap_err()
}
