//! Pulls: a table of a department's database becomes a file, which is then delivered like any other.
//!
//! The rows are kept as they came, so a delivery that is interrupted is run again without asking the database twice.

use std::{collections::BTreeMap, time::Duration};

use bytes::Bytes;
use futures::stream::BoxStream;
use jixia_connect::{Pull, PullSource, copy_postgres};
use jixia_model::{DatasetName, Error, Result, delivery::Delivery};
use jixia_policy::Action;

use crate::{Cx, deliveries};

/// Databases of departments, by name. Their addresses hold passwords, so there is no `Debug`.
#[derive(Clone, Default)]
pub struct Databases {
    /// The databases.
    pub by_name: BTreeMap<String, Database>,
    /// Longest wait for a database to answer at all.
    pub connect_timeout: Duration,
    /// Longest time for all rows.
    pub statement_timeout: Duration,
}

/// A database that tables are pulled from.
#[derive(Clone)]
pub struct Database {
    /// Its address, with the password.
    pub url: String,
    /// Datasets that may be delivered from it.
    pub datasets: Vec<DatasetName>,
}

/// A table on its way out of a database.
pub struct Pulled {
    /// What the delivery is called.
    pub file_name: String,
    /// The rows as a CSV file.
    pub body: BoxStream<'static, std::io::Result<Bytes>>,
}

/// Takes the rows of `table` (`schema.table`) in the database called `from` as a delivery to `dataset`.
///
/// # Errors
/// `database.unknown` when no such database is there or it is not for this dataset; what `connect::copy_postgres` says of
/// the database; those of [`deliveries::receive`].
pub async fn receive(cx: &Cx, dataset: &DatasetName, from: &str, table: &str) -> Result<Delivery> {
    let Pulled { file_name, body } = open(cx, dataset, from, table).await?;
    deliveries::receive(cx, dataset, &file_name, body).await
}

/// Begins to pull.
///
/// # Errors
/// As [`receive`].
pub async fn open(cx: &Cx, dataset: &DatasetName, from: &str, table: &str) -> Result<Pulled> {
    let mut reader = cx.services.store.read().await?;
    // Nobody makes the server connect anywhere who may not deliver.
    let (_, _permit) = cx.dataset(&mut reader, dataset, Action::Deliver).await?;
    drop(reader);
    let databases = &cx.services.databases;
    let found = databases.by_name.get(from);
    let database = found
        .filter(|database| database.datasets.contains(dataset))
        .ok_or_else(|| unknown(databases, from, dataset))?;
    let (schema, name) = match table.split_once('.') {
        Some((schema, name)) => (Some(schema.to_owned()), name.to_owned()),
        None => (None, table.to_owned()),
    };
    let pull = Pull {
        source: PullSource::Table { schema, name },
        connect_timeout: databases.connect_timeout,
        statement_timeout: databases.statement_timeout,
    };
    Ok(Pulled {
        file_name: format!("{from}.{table}.csv"),
        body: copy_postgres(&database.url, &pull).await?,
    })
}

fn unknown(databases: &Databases, from: &str, dataset: &DatasetName) -> Error {
    let known = databases.by_name.iter();
    let known: Vec<_> = known
        .filter(|(_, database)| database.datasets.contains(dataset))
        .map(|(name, _)| name.as_str())
        .collect();
    let known = if known.is_empty() {
        "—".to_owned()
    } else {
        known.join(", ")
    };
    let message = format!(
        "There is no database '{from}' that '{dataset}' is pulled from (there are: {known}); the administrator adds it \
         under pull.databases in the configuration."
    );
    Error::not_found("database.unknown", message)
        .with("database", from)
        .with("dataset", dataset)
        .with("known", known)
}
