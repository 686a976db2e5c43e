//! The databases that tests get are fresh, separate and real.

use tokio_postgres::NoTls;

async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("the server answers");
    tokio::spawn(connection);
    client
}

#[tokio::test]
async fn two_databases_of_one_server_do_not_see_each_other() {
    let (one, other) = (
        jixia_testkit::Database::postgres().await,
        jixia_testkit::Database::postgres().await,
    );
    assert_ne!(one.url(), other.url());
    let client = connect(one.url()).await;
    client
        .batch_execute("create table only_here (id integer)")
        .await
        .unwrap();
    let missing = connect(other.url())
        .await
        .batch_execute("select * from only_here")
        .await;
    assert!(missing.is_err());
}

#[tokio::test]
async fn chinese_text_survives_postgresql() {
    let database = jixia_testkit::Database::postgres().await;
    let row = connect(database.url())
        .await
        .query_one("select '淄博'::text", &[])
        .await
        .unwrap();
    assert_eq!(row.get::<_, String>(0), "淄博");
}

#[test]
fn two_sqlite_databases_are_two_files() {
    let (one, other) = (jixia_testkit::Database::sqlite(), jixia_testkit::Database::sqlite());
    assert_ne!(one.url(), other.url());
    assert!(one.url().starts_with("sqlite:///"));
}
