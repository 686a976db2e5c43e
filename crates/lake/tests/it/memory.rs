//! The conformance suite on the lake in memory, and what it refuses.

use std::sync::Arc;

use chrono::DateTime;
use jixia_lake::{
    Lake, Limits, MemoryLake, Program, Query, QueryTable, RowGuard, Rows, Source, Write, WriteMode,
    conformance::{deliveries, guards, writes},
};
use jixia_model::{DatasetName, FixedClock};

fn lake() -> MemoryLake {
    MemoryLake::new(Arc::new(FixedClock::at(DateTime::UNIX_EPOCH)))
}

macro_rules! behaviours {
    ($($module:ident: $($behaviour:ident,)*;)*) => {$($(
        #[tokio::test]
        async fn $behaviour() {
            $module::$behaviour(&lake()).await.unwrap();
        }
    )*)*};
}

behaviours! {
    writes:
        a_table_that_was_never_written_does_not_exist,
        appended_rows_are_added,
        replaced_rows_are_gone_and_stay_in_the_past_version,
        upserted_rows_replace_those_with_the_same_key,
        an_upsert_without_a_clear_key_is_refused,
        a_write_done_twice_changes_nothing,
        a_write_that_breaks_off_leaves_the_table_as_it_was,
        columns_may_be_added_but_not_dropped,
        versions_are_listed_newest_first,
        a_restored_version_is_a_new_one,
    ;
    guards:
        a_guard_without_rows_gives_none,
        a_hidden_column_does_not_exist,
        a_masked_column_is_masked_text,
        a_guard_over_a_missing_column_reads_nothing,
        a_table_that_was_not_given_does_not_exist,
        an_answer_is_cut_one_row_after_its_limit,
    ;
    deliveries:
        good_rows_are_committed_and_bad_ones_kept_apart,
        technical_columns_are_hidden_from_others,
        a_delivery_done_twice_is_committed_once,
        a_row_with_a_warning_is_kept,
        a_delivery_with_too_many_bad_rows_is_refused,
        a_check_keeps_nothing,
        a_delivery_without_a_good_row_makes_no_version,
        the_mode_of_the_contract_decides,
        a_delivery_that_breaks_off_can_be_run_again,
    ;
}

fn select(sql: &str, rows: Rows) -> Query {
    let guard = RowGuard {
        rows,
        ..RowGuard::whole()
    };
    Query {
        sql: sql.to_owned(),
        tables: vec![QueryTable {
            name: "firms".to_owned(),
            source: Source::Table {
                table: DatasetName::parse("firms").unwrap(),
                version: None,
                guard,
            },
        }],
        limits: Limits::system(),
    }
}

#[tokio::test]
async fn what_needs_sql_is_refused_by_name() {
    let lake = lake();
    let write = Write {
        table: DatasetName::parse("firms").unwrap(),
        schema: Arc::new(arrow::datatypes::Schema::empty()),
        mode: WriteMode::Append,
        transaction: None,
    };
    let none = Box::pin(futures::stream::empty());
    lake.write(write, none).await.unwrap();
    for (sql, rows) in [
        ("select count(*) from firms", Rows::All),
        ("select * from firms where true", Rows::All),
        ("select * from firms limit many", Rows::All),
        ("select * from firms", Rows::Where("true".to_owned())),
    ] {
        let Err(error) = lake.query(select(sql, rows)).await else {
            panic!("{sql} was answered");
        };
        assert_eq!(error.code, "lake.memory_no_sql");
    }
    assert!(
        lake.query(select("SELECT * FROM \"firms\" LIMIT 5;", Rows::All))
            .await
            .is_ok()
    );
    let program = Program {
        input: Arc::new(arrow::datatypes::Schema::empty()),
        outputs: Vec::new(),
        lookups: Vec::new(),
    };
    assert_eq!(lake.compile(&program).err().unwrap().code, "lake.memory_no_sql");
}
