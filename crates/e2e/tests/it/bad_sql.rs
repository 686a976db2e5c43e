//! Questions that may not be answered, cannot be understood or never end.

use std::time::{Duration, Instant};

use jixia_e2e::{City, Language, Server};
use serde_json::json;

use crate::api;

#[test]
fn a_question_that_never_ends_is_stopped_by_the_limit() {
    let city = City::copy_with("query: {seconds_max: 2}");
    let server = Server::start(&city);
    let client = city.log_in(&server, "member");
    let sql =
        "select count(*) from villages a, villages b, villages c, villages d where a.name < b.name || c.name || d.name";
    for (language, word) in Language::ALL.into_iter().zip(["2", "longer than the 2 seconds"]) {
        let start = Instant::now();
        let told = client
            .speaking(language)
            .post("/api/query", &json!({"sql": sql}))
            .problem(422, "query.too_long");
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it took {:?}",
            start.elapsed()
        );
        assert!(told.contains(word), "{told}");
    }
    assert!(
        api::number(&client, "select count(*) from villages") > 2_000,
        "the next question is answered"
    );
    server.stop();
}

#[test]
fn a_question_that_needs_too_much_memory_is_stopped_by_the_limit() {
    let city = City::copy_with("query: {memory_bytes_max: 16777216}");
    let server = Server::start(&city);
    let client = city.log_in(&server, "member");
    let sql = "select length(string_agg(a.name || b.name, ',')) from villages a, villages b";
    client
        .post("/api/query", &json!({"sql": sql}))
        .problem(422, "query.too_much_memory");
    assert!(
        api::number(&client, "select count(*) from villages") > 2_000,
        "the next question is answered"
    );
    server.stop();
}

#[test]
fn only_a_question_may_be_asked() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, "steward-data-bureau");
    let statements = [
        "drop table population",
        "create table copy as select * from population",
        "create external table stolen stored as csv location '/etc/passwd'",
        "insert into population select * from population",
        "update population set name = ''",
        "delete from population",
        "copy population to '/tmp/population.csv'",
        "set datafusion.execution.batch_size = 1",
        "select 1; drop table population",
        "explain select * from population",
    ];
    for sql in statements {
        let told = client
            .post("/api/query", &json!({"sql": sql}))
            .problem(422, "query.not_a_select");
        assert!(told.contains("SELECT"), "{sql}: {told}");
    }
    assert!(api::number(&client, "select count(*) from population") > 0);
    server.stop();
}

#[test]
fn what_the_caller_may_not_read_does_not_exist_however_it_is_written() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, "member");
    let hidden = [
        "select * from deaths",
        "select * from \"deaths\"",
        "select * from datafusion.public.deaths",
        "select * from information_schema.tables",
        "select count(*) from villages where exists (select 1 from deaths)",
        "with v as (select * from deaths) select * from v",
        "select * from villages union all select * from deaths",
        "select (select max(name) from deaths) from villages",
    ];
    for sql in hidden {
        client
            .post("/api/query", &json!({"sql": sql}))
            .problem(404, "query.table_unknown");
    }
    let files = client.post("/api/query", &json!({"sql": "select * from '/etc/passwd'"}));
    files.problem(404, "query.table_unknown");
    let technical = client.post(
        "/api/query",
        &json!({"sql": "select _delivery from social_organisations"}),
    );
    technical.problem(422, "query.column_unknown");
    server.stop();
}

#[test]
fn a_mistake_in_sql_is_told_with_its_place_and_the_nearest_name() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, "member").speaking(Language::English);
    let wrong = client.post("/api/query", &json!({"sql": "select code,\n  nane\nfrom villages"}));
    let told = wrong.problem(422, "query.column_unknown");
    assert!(
        told.contains("'nane'") && told.contains("name") && told.contains("Line 2, column 3"),
        "{told}"
    );
    let told = client
        .post("/api/query", &json!({"sql": "select code from villages wehre 1"}))
        .problem(422, "query.syntax");
    assert!(told.contains("line 1"), "{told}");
    server.stop();
}
