//! Statements that people keep.

use jixia_model::id::SavedQueryId;
use jixia_store::{Page, SavedQuery};

use crate::harness::{City, at, permit};

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_name_is_taken_once_by_each_person(city: City) {
        let office = city.add_organisation("city", None).await;
        let (one, other) = (city.add_person("one", office).await.id, city.add_person("other", office).await.id);
        let query = |person, sql: &str, seconds| SavedQuery {
            id: SavedQueryId::new(&city.ids),
            person,
            name: "企业数".to_owned(),
            sql: sql.to_owned(),
            saved_at: at(seconds),
        };
        let (first, theirs, later) = (query(one, "select 1", 1), query(other, "select 2", 2), query(one, "select 3", 3));
        let mut tx = city.begin().await;
        for query in [&first, &theirs, &later] {
            tx.saved_queries().save(query).await.unwrap();
        }
        tx.commit(permit()).await.unwrap();

        let mut tx = city.begin().await;
        let kept = SavedQuery { id: first.id, ..later.clone() };
        let found = tx.saved_queries().list(one, &Page::first()).await.unwrap();
        assert_eq!((found.items, found.total), (vec![kept.clone()], 1));
        assert_eq!(tx.saved_queries().find_by_name(one, "企业数").await.unwrap(), Some(kept));
        assert!(!tx.saved_queries().delete(other, first.id).await.unwrap(), "it is not theirs");
        assert!(tx.saved_queries().delete(one, first.id).await.unwrap());
        assert_eq!(tx.saved_queries().find_by_name(one, "企业数").await.unwrap(), None);
        assert_eq!(tx.saved_queries().find_by_name(other, "企业数").await.unwrap(), Some(theirs));
    }
}
