//! The main job with the control plane on PostgreSQL: nothing but the address of the database is another.

use jixia_e2e::City;
use jixia_testkit::Database;
use tokio::runtime::Runtime;

use crate::{by_http, conflicts, interrupted};

#[test]
fn a_city_on_postgresql_is_delivered_to_merged_asked_settled_and_killed() {
    let runtime = Runtime::new().unwrap();
    let database = runtime.block_on(Database::postgres());
    let city = City::made_on(database.url());
    assert!(
        !city.folder().join("store/jixia.db").exists(),
        "there is no other database"
    );
    by_http::deliver_mend_and_use(&city);
    by_http::look_up_and_audit(&city);
    conflicts::settle(&city);
    interrupted::kill_deliveries(&city);
    interrupted::kill_server(&city);
    let told = city.cli().in_english().get(&["verify", "log"]);
    assert!(told.contains("The log is whole"), "{told}");
    let found = city.cli().in_english().get(&["doctor"]);
    assert!(found.lines().all(|line| line.ends_with(": ok")), "{found}");
}
