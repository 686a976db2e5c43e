//! Writes, versions and restoring.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, Int64Array},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use futures::{StreamExt, stream};
use jixia_model::{Error, Result};

use super::{code_of, columns, name, owned, people, people_schema, read, stream_of, write};
use crate::{Lake, Write, WriteMode};

fn upsert() -> WriteMode {
    WriteMode::Upsert {
        key: vec!["number".to_owned()],
    }
}

/// A table that nobody wrote does not exist, has no versions and cannot be restored.
pub async fn a_table_that_was_never_written_does_not_exist(lake: &dyn Lake) -> Result<()> {
    let table = name("never_written")?;
    assert!(lake.find_table(&table).await?.is_none());
    assert_eq!(lake.versions(&table, None, 100).await?, []);
    assert_eq!(
        code_of(lake.restore(&table, 0, None).await, "restored nothing"),
        "lake.table_unknown"
    );
    Ok(())
}

/// The first write makes the table as version 0; appending adds rows and one version.
pub async fn appended_rows_are_added(lake: &dyn Lake) -> Result<()> {
    let first = write(lake, "appended", WriteMode::Append, None, &[(1, Some("王")), (2, None)]).await?;
    assert_eq!((first.version, first.rows), (0, 2));
    let second = write(lake, "appended", WriteMode::Append, None, &[(3, Some("李"))]).await?;
    assert_eq!((second.version, second.rows), (1, 1));
    assert_eq!(
        read(lake, "appended", None).await?,
        owned(&[(1, Some("王")), (2, None), (3, Some("李"))])
    );
    let info = lake
        .find_table(&name("appended")?)
        .await?
        .map(|info| (info.version, info.rows));
    assert_eq!(info, Some((1, Some(3))));
    Ok(())
}

/// Replacing puts the new rows in place of all others, and the past version can still be read.
pub async fn replaced_rows_are_gone_and_stay_in_the_past_version(lake: &dyn Lake) -> Result<()> {
    write(lake, "replaced", WriteMode::Append, None, &[(1, Some("王"))]).await?;
    write(lake, "replaced", WriteMode::Replace, None, &[(2, Some("李"))]).await?;
    assert_eq!(read(lake, "replaced", None).await?, owned(&[(2, Some("李"))]));
    assert_eq!(read(lake, "replaced", Some(0)).await?, owned(&[(1, Some("王"))]));
    let future = super::whole("replaced", Some(7))?;
    assert_eq!(
        code_of(lake.query(future).await, "read the future"),
        "lake.version_unknown"
    );
    Ok(())
}

/// An upsert replaces rows with the same key and adds the others.
pub async fn upserted_rows_replace_those_with_the_same_key(lake: &dyn Lake) -> Result<()> {
    write(lake, "upserted", upsert(), None, &[(1, Some("王")), (2, Some("李"))]).await?;
    write(lake, "upserted", upsert(), None, &[(2, Some("张")), (3, Some("刘"))]).await?;
    let expected = owned(&[(1, Some("王")), (2, Some("张")), (3, Some("刘"))]);
    assert_eq!(read(lake, "upserted", None).await?, expected);
    Ok(())
}

/// An upsert whose key is unknown or not unique is refused, and the table is as it was.
pub async fn an_upsert_without_a_clear_key_is_refused(lake: &dyn Lake) -> Result<()> {
    write(lake, "unclear", upsert(), None, &[(1, Some("王"))]).await?;
    let twice = write(lake, "unclear", upsert(), None, &[(2, Some("李")), (2, Some("张"))]).await;
    assert_eq!(code_of(twice, "wrote a key twice"), "lake.key_not_unique");
    let mode = WriteMode::Upsert {
        key: vec!["no_such_column".to_owned()],
    };
    let unknown = write(lake, "unclear", mode, None, &[(2, None)]).await;
    assert_eq!(code_of(unknown, "wrote by an unknown key"), "lake.key_unknown");
    assert_eq!(read(lake, "unclear", None).await?, owned(&[(1, Some("王"))]));
    Ok(())
}

/// A second write with the same transaction changes nothing and answers with the first one's version.
pub async fn a_write_done_twice_changes_nothing(lake: &dyn Lake) -> Result<()> {
    let first = write(lake, "twice", WriteMode::Append, Some("t-1"), &[(1, None)]).await?;
    write(lake, "twice", WriteMode::Append, Some("t-2"), &[(2, None)]).await?;
    let again = write(lake, "twice", WriteMode::Append, Some("t-1"), &[(1, None)]).await?;
    assert_eq!(again.version, first.version);
    assert_eq!(read(lake, "twice", None).await?, owned(&[(1, None), (2, None)]));
    assert_eq!(lake.versions(&name("twice")?, None, 100).await?.len(), 2);
    Ok(())
}

/// Rows that break off with an error leave the table as it was.
pub async fn a_write_that_breaks_off_leaves_the_table_as_it_was(lake: &dyn Lake) -> Result<()> {
    write(lake, "broken_off", WriteMode::Append, None, &[(1, None)]).await?;
    let rows = vec![
        Ok(people(&[(2, None)])?),
        Err(Error::invalid("lake.not_writable", "The rows broke off.")),
    ];
    let replace = Write {
        table: name("broken_off")?,
        schema: people_schema(),
        mode: WriteMode::Replace,
        transaction: Some("t-1".to_owned()),
    };
    let outcome = lake.write(replace, stream::iter(rows).boxed()).await;
    assert_eq!(code_of(outcome, "committed half of the rows"), "lake.not_writable");
    assert_eq!(read(lake, "broken_off", None).await?, owned(&[(1, None)]));
    Ok(())
}

/// Columns may be added (old rows have no value in them), and neither dropped nor given another type.
pub async fn columns_may_be_added_but_not_dropped(lake: &dyn Lake) -> Result<()> {
    let number_alone = Arc::new(Schema::new(vec![Field::new("number", DataType::Int64, true)]));
    let append = |schema: &Arc<Schema>| -> Result<Write> {
        Ok(Write {
            table: name("evolving")?,
            schema: Arc::clone(schema),
            mode: WriteMode::Append,
            transaction: None,
        })
    };
    let numbers: Vec<ArrayRef> = vec![Arc::new(Int64Array::from(vec![1]))];
    let rows = RecordBatch::try_new(Arc::clone(&number_alone), numbers).map_err(Error::internal)?;
    lake.write(append(&number_alone)?, stream_of(vec![rows.clone()]))
        .await?;
    write(lake, "evolving", WriteMode::Append, None, &[(2, Some("李"))]).await?;
    assert_eq!(
        read(lake, "evolving", None).await?,
        owned(&[(1, None), (2, Some("李"))])
    );
    let info = lake.find_table(&name("evolving")?).await?;
    assert_eq!(
        info.as_ref().map(|info| columns(&info.schema)),
        Some(vec!["number", "name"])
    );

    let dropped = lake.write(append(&number_alone)?, stream_of(vec![rows])).await;
    assert_eq!(code_of(dropped, "dropped a column"), "lake.schema_breaking");
    assert_eq!(read(lake, "evolving", None).await?.len(), 2);
    Ok(())
}

/// Versions are listed newest first, with the transaction that made each.
pub async fn versions_are_listed_newest_first(lake: &dyn Lake) -> Result<()> {
    write(lake, "listed", WriteMode::Append, Some("t-1"), &[(1, None)]).await?;
    write(lake, "listed", WriteMode::Append, None, &[(2, None)]).await?;
    write(lake, "listed", upsert(), Some("t-3"), &[(2, Some("李"))]).await?;
    let versions = lake.versions(&name("listed")?, None, 100).await?;
    let listed: Vec<_> = versions
        .iter()
        .map(|version| (version.version, version.transaction.as_deref()))
        .collect();
    assert_eq!(listed, [(2, Some("t-3")), (1, None), (0, Some("t-1"))]);
    assert!(versions.windows(2).all(|pair| pair[0].at >= pair[1].at));
    Ok(())
}

/// Restoring makes the past version the newest one, as a version of its own.
pub async fn a_restored_version_is_a_new_one(lake: &dyn Lake) -> Result<()> {
    write(lake, "restored", WriteMode::Append, None, &[(1, Some("王"))]).await?;
    write(lake, "restored", WriteMode::Replace, None, &[(2, Some("李"))]).await?;
    let table = name("restored")?;
    assert_eq!(lake.restore(&table, 0, Some("p-1")).await?.version, 2);
    assert_eq!(read(lake, "restored", None).await?, owned(&[(1, Some("王"))]));
    assert_eq!(read(lake, "restored", Some(1)).await?, owned(&[(2, Some("李"))]));
    assert_eq!(
        code_of(lake.restore(&table, 9, None).await, "restored the future"),
        "lake.version_unknown"
    );
    let versions = lake.versions(&table, None, 100).await?;
    let by: Vec<_> = versions.iter().map(|version| version.by.as_deref()).collect();
    assert_eq!(by, [Some("p-1"), None, None]);
    Ok(())
}
