//! Guards and limits of `select * from <table>`.

use jixia_model::{DatasetName, Result};

use super::{code_of, columns, count, guarded, rows_of, texts, whole, write};
use crate::{ColumnGuard, Lake, Mask, ReadTable, RowGuard, Rows, WriteMode, schema::is_masked};

fn seen(rows: Rows, columns: &[(&str, ColumnGuard)]) -> RowGuard {
    RowGuard {
        rows,
        columns: columns
            .iter()
            .map(|(name, guard)| ((*name).to_owned(), *guard))
            .collect(),
        technical_columns: false,
    }
}

/// A guard that lets no row through gives no rows, and still the columns.
pub async fn a_guard_without_rows_gives_none(lake: &dyn Lake) -> Result<()> {
    write(lake, "guard_none", WriteMode::Append, None, &[(1, Some("王"))]).await?;
    let answer = lake.query(guarded("guard_none", None, seen(Rows::None, &[]))?).await?;
    assert_eq!(columns(&answer.schema), ["number", "name"]);
    assert_eq!(count(&rows_of(answer).await?), 0);
    Ok(())
}

/// A hidden column does not exist for the query.
pub async fn a_hidden_column_does_not_exist(lake: &dyn Lake) -> Result<()> {
    write(lake, "guard_hidden", WriteMode::Append, None, &[(1, Some("王"))]).await?;
    let guard = seen(Rows::All, &[("name", ColumnGuard::Hidden)]);
    let answer = lake.query(guarded("guard_hidden", None, guard)?).await?;
    assert_eq!(columns(&answer.schema), ["number"]);
    let rows = rows_of(answer).await?;
    assert!(rows.iter().all(|batch| batch.column_by_name("name").is_none()));
    assert_eq!(count(&rows), 1);
    Ok(())
}

/// A masked column is text and masked, whatever type it has in the table; null stays null.
pub async fn a_masked_column_is_masked_text(lake: &dyn Lake) -> Result<()> {
    write(
        lake,
        "guard_masked",
        WriteMode::Append,
        None,
        &[(370_399, Some("王小明"))],
    )
    .await?;
    write(lake, "guard_masked", WriteMode::Append, None, &[(370_399, None)]).await?;
    let guard = seen(
        Rows::All,
        &[
            ("name", ColumnGuard::Masked(Mask::Name)),
            ("number", ColumnGuard::Masked(Mask::Whole)),
        ],
    );
    let answer = lake.query(guarded("guard_masked", None, guard)?).await?;
    assert!(answer.schema.fields().iter().all(|field| is_masked(field)));
    let rows = rows_of(answer).await?;
    let all = |column: &str| -> Vec<_> {
        let mut values: Vec<_> = rows.iter().flat_map(|batch| texts(batch, column)).collect();
        values.sort();
        values
    };
    assert_eq!(all("name"), [None, Some("王**".to_owned())]);
    assert_eq!(all("number"), [Some("******".to_owned()), Some("******".to_owned())]);
    Ok(())
}

/// A guard over a column that the table lacks is an error, and nothing is read.
pub async fn a_guard_over_a_missing_column_reads_nothing(lake: &dyn Lake) -> Result<()> {
    write(lake, "guard_missing", WriteMode::Append, None, &[(1, None)]).await?;
    let guard = seen(Rows::All, &[("citizen_number", ColumnGuard::Hidden)]);
    let answer = lake.query(guarded("guard_missing", None, guard)?).await;
    assert_eq!(code_of(answer, "read past a guard"), "query.guard_malformed");
    Ok(())
}

/// A table that the query was not given does not exist for it, written or not.
pub async fn a_table_that_was_not_given_does_not_exist(lake: &dyn Lake) -> Result<()> {
    write(lake, "guard_given", WriteMode::Append, None, &[(1, None)]).await?;
    let mut query = whole("guard_given", None)?;
    query.tables.clear();
    assert_eq!(
        code_of(lake.query(query).await, "read a table not given"),
        "query.table_unknown"
    );
    let unwritten = lake.query(whole("guard_unwritten", None)?).await;
    assert_eq!(code_of(unwritten, "read a table not written"), "query.table_unknown");
    Ok(())
}

/// The answer has at most one row more than the limit, by which the caller knows that it was cut.
pub async fn an_answer_is_cut_one_row_after_its_limit(lake: &dyn Lake) -> Result<()> {
    write(
        lake,
        "guard_limit",
        WriteMode::Append,
        None,
        &[(1, None), (2, None), (3, None), (4, None)],
    )
    .await?;
    let mut query = whole("guard_limit", None)?;
    query.limits.rows_max = 2;
    let answer = lake.query(query).await?;
    let now = lake.find_table(&DatasetName::parse("guard_limit")?).await?;
    let read = ReadTable {
        name: "guard_limit".to_owned(),
        version: now.map(|now| now.version),
    };
    assert_eq!(answer.tables, [read]);
    assert_eq!(count(&rows_of(answer).await?), 3);
    let mut query = whole("guard_limit", None)?;
    query.sql.push_str(" limit 1");
    assert_eq!(count(&rows_of(lake.query(query).await?).await?), 1);
    Ok(())
}
