//! Settings made while the system runs.

use crate::harness::{City, at};

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_setting_is_found_changed_listed_and_removed(city: City) {
        let mut tx = city.begin().await;
        tx.settings().save("rule/coal-quota/base_year", "2019", None, at(1)).await.unwrap();
        tx.settings().save("rule/coal-quota/base_year", "2020", None, at(2)).await.unwrap();
        tx.settings().save("rule/coal%quota/x", "1", None, at(2)).await.unwrap();
        assert_eq!(tx.settings().find("rule/coal-quota/base_year").await.unwrap().as_deref(), Some("2020"));
        let of_rule = tx.settings().list("rule/coal-quota/").await.unwrap();
        assert_eq!(of_rule, [("rule/coal-quota/base_year".to_owned(), "2020".to_owned())]);
        assert_eq!(tx.settings().list("").await.unwrap().len(), 2);
        tx.settings().delete("rule/coal-quota/base_year").await.unwrap();
        assert_eq!(tx.settings().find("rule/coal-quota/base_year").await.unwrap(), None);
    }
}
