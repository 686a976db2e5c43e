//! Working an indicator out: its SELECT added up by division, remembered for as long as its tables do not change.

use std::{collections::BTreeMap, fmt::Write as _, ops::AddAssign, sync::Arc};

use arrow::{
    array::{Array, AsArray, Date32Array, RecordBatch},
    datatypes::{DataType, Date32Type, Field, Float64Type, Int64Type, Schema, SchemaRef},
};
use chrono::NaiveDate;
use futures::TryStreamExt;
use jixia_lake::{Lake, Limits, Query, QueryTable, Source};
use jixia_model::{
    DatasetName, Error, Result,
    indicator::{DAY_COLUMN, DAY_TABLE, Indicator},
};

use super::TableAt;
use crate::{Services, divisions, models};

/// What was added up for one or more divisions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sum {
    /// Sum of `value`.
    pub(crate) value: f64,
    /// Sum of `per`.
    pub(crate) per: f64,
    /// Rows whose `value` is not nothing: so many things make up the sum.
    pub(crate) counted: u64,
    /// Rows whose `per` is not nothing; all rows of an indicator that is no ratio.
    pub(crate) records: u64,
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.value += other.value;
        self.per += other.per;
        self.counted += other.counted;
        self.records += other.records;
    }
}

/// An indicator, worked out for every township.
#[derive(Debug)]
pub struct Measured {
    pub(super) day: NaiveDate,
    pub(super) tables: Vec<TableAt>,
    /// By the first nine digits of the division code, as far as it has them.
    sums: BTreeMap<String, Sum>,
}

impl Measured {
    /// The sum over what lies in the division with this code; over everything, for no code.
    pub(crate) fn sum(&self, code: &str) -> Sum {
        let prefix = divisions::inside(code);
        let from = self.sums.range(prefix.to_owned()..);
        let mut total = Sum::default();
        for (_, sum) in from.take_while(|(code, _)| code.starts_with(prefix)) {
            total += *sum;
        }
        total
    }
}

/// Works an indicator out as its tables are now, or remembers it.
///
/// # Errors
/// `indicator.no_data` when a table that it reads is not there yet; what the lake says.
pub(super) async fn measured(services: &Services, indicator: &Indicator, today: NaiveDate) -> Result<Arc<Measured>> {
    let installed = services.packs();
    models::derive(services, &installed.models_behind(&indicator.reads), false).await?;
    let mut versions = Vec::new();
    // What is the same on every day is not worked out anew at midnight.
    let mut key = if indicator.reads_day {
        today.to_string()
    } else {
        String::new()
    };
    for read in &indicator.reads {
        let table = services.lake.find_table(read).await?;
        let version = table.ok_or_else(|| no_data(indicator, read))?.version;
        // Writing to a string cannot fail.
        let _ = write!(key, " {read}@{version}");
        versions.push((read, version));
    }
    key.push_str(&indicator.sql);
    let found = services.measured.known(indicator.name.clone(), key, async {
        let mut tables = Vec::new();
        let mut told = Vec::new();
        for (read, version) in versions {
            tables.push(models::table(services, read, Some(version))?);
            told.push(table_at(services, read, version).await?);
        }
        Ok(Measured {
            day: today,
            tables: told,
            sums: sums(&*services.lake, indicator, tables, today).await?,
        })
    });
    found.await
}

fn no_data(indicator: &Indicator, table: &DatasetName) -> Error {
    let name = &indicator.name;
    let message =
        format!("Indicator '{name}' cannot be worked out yet: '{table}' has no data. Deliver or build it first.");
    Error::conflict("indicator.no_data", message)
        .with("name", name)
        .with("table", table)
}

async fn table_at(services: &Services, table: &DatasetName, version: u64) -> Result<TableAt> {
    let versions = services.lake.versions(table, Some(version + 1), 1).await?;
    let made = versions.first().filter(|known| known.version == version);
    Ok(TableAt {
        dataset: table.clone(),
        title: services.packs().contract(table)?.title.clone(),
        version,
        at: made.map_or_else(|| services.clock.now(), |known| known.at),
    })
}

/// Adds the SELECT of an indicator up by division, over these tables and the day.
pub(crate) async fn sums(
    lake: &dyn Lake,
    indicator: &Indicator,
    mut tables: Vec<QueryTable>,
    today: NaiveDate,
) -> Result<BTreeMap<String, Sum>> {
    tables.push(day(today)?);
    let query = Query {
        sql: statement(indicator),
        tables,
        limits: Limits::system(),
    };
    let mut batches = lake.query(query).await?.rows;
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    while let Some(batch) = batches.try_next().await? {
        add(&mut sums, &batch)?;
    }
    Ok(sums)
}

/// The statement that adds the SELECT of an indicator up.
pub(crate) fn statement(indicator: &Indicator) -> String {
    let per = if indicator.is_ratio { "per" } else { "1" };
    format!(
        "select cast(substr(cast(division_code as varchar), 1, 9) as varchar) as code, \
         cast(coalesce(sum(cast(value as double)), 0) as double) as total, \
         cast(coalesce(sum(cast({per} as double)), 0) as double) as per_total, \
         cast(count(*) filter (where cast(value as double) <> 0) as bigint) as counted, \
         cast(count(*) filter (where cast({per} as double) <> 0) as bigint) as records \
         from ({}\n) as things group by 1",
        indicator.sql
    )
}

/// The table with the day of today.
pub(crate) fn day(today: NaiveDate) -> Result<QueryTable> {
    let schema = day_schema();
    let column = Date32Array::from_value(Date32Type::from_naive_date(today), 1);
    let rows = RecordBatch::try_new(Arc::clone(&schema), vec![Arc::new(column)]).map_err(Error::internal)?;
    Ok(QueryTable {
        name: DAY_TABLE.to_owned(),
        source: Source::Given {
            schema,
            rows: vec![rows],
        },
    })
}

/// The column of the table with the day of today.
pub(crate) fn day_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![Field::new(DAY_COLUMN, DataType::Date32, true)]))
}

fn add(sums: &mut BTreeMap<String, Sum>, batch: &RecordBatch) -> Result<()> {
    let lacks = || Error::internal("the statement of an indicator gave other columns than it names");
    let codes = batch.column(0);
    let codes = arrow::compute::cast(codes, &DataType::Utf8).map_err(Error::internal)?;
    let codes = codes.as_string_opt::<i32>().ok_or_else(lacks)?;
    let number = |place: usize| batch.column(place).as_primitive_opt::<Float64Type>().ok_or_else(lacks);
    let count = |place: usize| batch.column(place).as_primitive_opt::<Int64Type>().ok_or_else(lacks);
    let (values, pers, counted, records) = (number(1)?, number(2)?, count(3)?, count(4)?);
    for row in 0..batch.num_rows() {
        let code = if codes.is_null(row) { "" } else { codes.value(row) };
        *sums.entry(code.to_owned()).or_default() += Sum {
            value: values.value(row),
            per: pers.value(row),
            counted: counted.value(row).unsigned_abs(),
            records: records.value(row).unsigned_abs(),
        };
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// As worked out of so many things in each township.
    pub(in super::super) fn measured(counts: &[(&str, u32)]) -> Measured {
        let sum = |count: u32| Sum {
            value: f64::from(count),
            per: f64::from(count),
            counted: u64::from(count),
            records: u64::from(count),
        };
        Measured {
            day: NaiveDate::default(),
            tables: Vec::new(),
            sums: counts
                .iter()
                .map(|(code, count)| ((*code).to_owned(), sum(*count)))
                .collect(),
        }
    }

    #[test]
    fn a_division_is_the_sum_of_what_lies_in_it_and_the_city_of_all_its_divisions() {
        let measured = measured(&[
            ("", 1),
            ("370302001", 10),
            ("370302002", 20),
            ("370303", 5),
            ("370401001", 9),
        ]);
        assert_eq!(measured.sum("370302").counted, 30);
        assert_eq!(measured.sum("370302002").counted, 20);
        assert_eq!(measured.sum("370300").counted, 35);
        assert_eq!(measured.sum("").counted, 45);
        assert_eq!(measured.sum("370304").counted, 0);
    }
}
