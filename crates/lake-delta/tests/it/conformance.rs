//! What every lake does, on a lake of Delta tables.

use jixia_lake::conformance::{deliveries, guards, writes};

use crate::fixture::Fixture;

macro_rules! behaviours {
    ($module:ident: $($name:ident),+ $(,)?) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            $module::$name(&Fixture::new().lake).await.unwrap();
        }
    )+};
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
}

behaviours! {
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
}

behaviours! {
    guards:
    a_guard_without_rows_gives_none,
    a_hidden_column_does_not_exist,
    a_masked_column_is_masked_text,
    a_guard_over_a_missing_column_reads_nothing,
    a_table_that_was_not_given_does_not_exist,
    an_answer_is_cut_one_row_after_its_limit,
}
