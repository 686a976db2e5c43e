//! Pulls out of a real PostgreSQL.

use std::time::Duration;

use jixia_connect::{Pull, PullSource, Pulled, SavedMapping, pull_postgres};
use jixia_model::{
    Result,
    contract::{ColumnType, Contract},
};
use jixia_testkit::Database;
use tokio_postgres::NoTls;

use crate::kit::{Read, TEXT, collect, column, contract, options, required};

fn table(name: &str) -> Pull {
    pull(PullSource::Table {
        schema: Some("public".to_owned()),
        name: name.to_owned(),
    })
}

fn query(sql: &str) -> Pull {
    pull(PullSource::Query(sql.to_owned()))
}

fn pull(source: PullSource) -> Pull {
    Pull {
        source,
        connect_timeout: Duration::from_secs(10),
        statement_timeout: Duration::from_secs(20),
    }
}

fn firms() -> Contract {
    contract(vec![
        required("id", "编号", ColumnType::Integer),
        column("name", "名称", TEXT),
        column(
            "capital",
            "注册资本",
            ColumnType::Decimal {
                precision: 20,
                scale: 2,
            },
        ),
        column("since", "成立日期", ColumnType::Date),
        column("at", "更新时间", ColumnType::Timestamp),
        column("open", "在营", ColumnType::Boolean),
    ])
}

/// A database with a table of firms.
async fn database() -> Database {
    let database = Database::postgres().await;
    run(
        &database,
        "CREATE TABLE \"Firms\" (id bigint, 名称 text, capital numeric(20,2), since date, at timestamptz, open boolean);
         INSERT INTO \"Firms\" VALUES (1, E'淄博\\n\"甲\"', 12345678901234567.89, '2020-06-15', '2020-06-15 08:30:00+08', true),
            (2, NULL, NULL, NULL, NULL, false)",
    )
    .await;
    database
}

async fn run(database: &Database, sql: &str) {
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}

async fn pulled(url: &str, pull: &Pull, contract: &Contract) -> Result<Read> {
    let Pulled { rows, .. } = pull_postgres(url, pull, contract, &SavedMapping::new(), &options()).await?;
    collect(rows).await
}

async fn refusal(url: &str, pull: &Pull) -> jixia_model::Error {
    pulled(url, pull, &firms()).await.unwrap_err()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_comes_over_typed_and_exact() {
    let database = database().await;
    let read = pulled(database.url(), &table("Firms"), &firms()).await.unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(
        read.cells(),
        [
            [
                "1",
                "淄博\n\"甲\"",
                "12345678901234567.89",
                "2020-06-15",
                "2020-06-15T00:30:00Z",
                "true"
            ],
            ["2", "∅", "∅", "∅", "∅", "false"],
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_comes_over_in_many_batches_and_in_order() {
    let database = Database::postgres().await;
    let read = pulled(
        database.url(),
        &query("SELECT id, 'firm ' || id AS name FROM generate_series(1, 50000) AS id ORDER BY id -- all of them"),
        &firms(),
    )
    .await
    .unwrap();
    assert_eq!(read.faults, []);
    let cells = read.cells();
    assert_eq!(cells.len(), 50_000);
    assert!(
        cells
            .iter()
            .enumerate()
            .all(|(index, row)| row[0] == (index + 1).to_string())
    );
    assert!(read.batches.len() > 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pull_can_only_read_and_only_one_statement() {
    let database = database().await;
    let url = database.url();
    let delete = refusal(url, &query("DELETE FROM \"Firms\" RETURNING id")).await;
    assert_eq!(delete.code, "connect.query_writes");
    for sql in [
        "SELECT 1; DROP TABLE \"Firms\"",
        "SELECT 1) TO PROGRAM 'touch /tmp/jixia' --",
        "SELECT 1 AS id) TO STDOUT; COPY (SELECT 2",
        "SELEC 1",
    ] {
        assert_eq!(refusal(url, &query(sql)).await.code, "connect.query_wrong", "{sql}");
    }
    assert_eq!(
        refusal(url, &query("SET work_mem = '1MB'")).await.code,
        "connect.query_without_rows"
    );
    assert_eq!(pulled(url, &table("Firms"), &firms()).await.unwrap().lines.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_database_is_told_without_its_secrets() {
    let database = database().await;
    let url = database.url();
    let missing = refusal(url, &table("firms")).await;
    assert_eq!(missing.code, "connect.table_missing");
    assert!(missing.message.contains("public.firms"), "{}", missing.message);
    let slow = Pull {
        statement_timeout: Duration::from_millis(50),
        ..query("SELECT 1 AS id, pg_sleep(30)")
    };
    assert_eq!(refusal(url, &slow).await.code, "connect.too_slow");
    let late = query("SELECT id, 1 / (40000 - id) AS capital FROM generate_series(1, 50000) AS id");
    assert_eq!(refusal(url, &late).await.code, "connect.database_failed");
    let malformed = refusal("postgresql://u:hunter2@h:notaport/x", &table("t")).await;
    assert_eq!(malformed.code, "connect.url_malformed");
    assert!(!malformed.message.contains("hunter2"));
    // Port 1 is reserved and answers nowhere.
    let nobody = refusal("postgresql://u:hunter2@127.0.0.1:1/x", &table("t")).await;
    assert_eq!(nobody.code, "connect.database_unreachable");
    assert!(
        nobody.message.contains("127.0.0.1:1") && !nobody.message.contains("hunter2"),
        "{}",
        nobody.message
    );
    let tls = refusal(&with_parameter(url, "sslmode=require"), &table("Firms")).await;
    assert_eq!(tls.code, "connect.tls_required");
}

fn with_parameter(url: &str, parameter: &str) -> String {
    let between = if url.contains('?') { '&' } else { '?' };
    format!("{url}{between}{parameter}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_dropped_ends_the_transaction() {
    let database = Database::postgres().await;
    let endless = query("SELECT generate_series(1, 2000000000) AS id");
    let pulled = pull_postgres(database.url(), &endless, &firms(), &SavedMapping::new(), &options())
        .await
        .unwrap();
    let mut rows = pulled.rows;
    assert!(futures::StreamExt::next(&mut rows).await.unwrap().is_ok());
    drop(rows);
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await.unwrap();
    tokio::spawn(connection);
    let busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'";
    loop {
        let count: i64 = client.query_one(busy, &[]).await.unwrap().get(0);
        if count == 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
}
