//! SQL models: tables that are derived from others, anew when what they read has changed.

use std::fmt::Write as _;

use jixia_lake::{Limits, Query, QueryTable, RowGuard, Rows, Source, Write, WriteMode, schema::contract_schema};
use jixia_model::{DatasetName, Result};
use jixia_pack::Model;
use jixia_policy::Permit;
use jixia_store::Derivation;
use sha2::{Digest, Sha256};

use crate::{Services, registries};

/// Derives those of `models` that are older than what they read, or all of them when `anew`.
///
/// The models have to stand in their order, each after those it reads. One that reads nothing that is there yet is left
/// until something is.
///
/// # Errors
/// What the lake says of a model.
pub async fn derive(services: &Services, models: &[&Model], anew: bool) -> Result<()> {
    for model in models {
        derive_one(services, model, anew).await?;
    }
    Ok(())
}

async fn derive_one(services: &Services, model: &Model, anew: bool) -> Result<()> {
    let reads = versions(services, &model.reads).await?;
    if !reads.is_empty() && reads.iter().all(|(_, version)| version.is_none()) {
        return Ok(());
    }
    let inputs = fingerprint(&model.sql, &reads);
    let known = services.store.read().await?.lineage().derivation(&model.name).await?;
    let known = known.filter(|known| !anew && known.inputs == inputs);
    let made = services.lake.find_table(&model.name).await?.map(|table| table.version);
    // A derived table that somebody put back is not what was derived any more.
    if known.is_some_and(|known| made == Some(known.version)) {
        return Ok(());
    }
    let tables = reads.iter().map(|(read, version)| table(services, read, *version));
    let query = Query {
        sql: model.sql.clone(),
        tables: tables.collect::<Result<_>>()?,
        limits: Limits::system(),
    };
    let answer = services.lake.query(query).await?;
    let write = Write {
        table: model.name.clone(),
        schema: answer.schema,
        mode: WriteMode::Replace,
        transaction: None,
    };
    let version = services.lake.write(write, answer.rows).await?.version;
    let mut tx = services.store.begin(services.trail()).await?;
    tx.lineage()
        .save_derivation(&model.name, &Derivation { inputs, version })
        .await?;
    tx.commit(Permit::system("model.derive", model.name.as_str())).await
}

/// The version that each table has now; none for those that are not there.
async fn versions(services: &Services, reads: &[DatasetName]) -> Result<Vec<(DatasetName, Option<u64>)>> {
    let mut versions = Vec::with_capacity(reads.len());
    for read in reads {
        let found = services.lake.find_table(read).await?;
        versions.push((read.clone(), found.map(|table| table.version)));
    }
    Ok(versions)
}

/// Changes when the query or a table that it reads changes.
fn fingerprint(sql: &str, reads: &[(DatasetName, Option<u64>)]) -> String {
    let mut text = String::new();
    for (read, version) in reads {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{read} {version:?}");
    }
    hex::encode(Sha256::digest(text + sql))
}

/// A table at the version that counts, whatever is delivered meanwhile; without rows while it is not there.
pub(crate) fn table(services: &Services, read: &DatasetName, version: Option<u64>) -> Result<QueryTable> {
    let installed = services.packs();
    let source = match version {
        Some(_) => Source::Table {
            table: read.clone(),
            version,
            guard: RowGuard {
                // Of a registry a model reads what holds now.
                rows: match installed.registry(read) {
                    Ok(_) => Rows::Where(registries::HOLDS_NOW.to_owned()),
                    Err(_) => Rows::All,
                },
                ..RowGuard::whole()
            },
        },
        None => Source::Given {
            schema: contract_schema(&*installed.contract(read)?),
            rows: Vec::new(),
        },
    };
    Ok(QueryTable {
        name: read.to_string(),
        source,
    })
}
