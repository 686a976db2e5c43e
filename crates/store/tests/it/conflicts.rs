//! Stewards' decisions on conflicts.

use jixia_model::id::{ConflictId, PersonId};
use jixia_store::{Page, Settlement};

use crate::harness::{City, at, name, permit};

fn settlement(city: &City, key: &str, source: &str) -> Settlement {
    Settlement {
        id: ConflictId::new(&city.ids),
        registry: name("population"),
        key: key.to_owned(),
        field: "address".to_owned(),
        source: name(source),
        value: Some("张店区".to_owned()),
        said: format!(r#"{{"{source}":"张店区"}}"#),
        reason: "seen the paper".to_owned(),
        by: PersonId::new(&city.ids),
        at: at(1),
    }
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_later_decision_takes_the_place_of_the_first(city: City) {
        let first = settlement(&city, "370399199001010010", "household");
        let mut tx = city.begin().await;
        tx.conflicts().save(&first, &permit()).await.unwrap();
        let found = tx.conflicts().find(&first.registry, &first.key, "address").await.unwrap();
        assert_eq!(found.as_ref(), Some(&first));
        let second = Settlement { id: first.id, ..settlement(&city, &first.key, "insurance") };
        tx.conflicts().save(&second, &permit()).await.unwrap();
        assert_eq!(tx.conflicts().all(&first.registry).await.unwrap(), [second]);
        tx.conflicts().delete(&first.registry, &first.key, "address", &permit()).await.unwrap();
        assert!(tx.conflicts().all(&first.registry).await.unwrap().is_empty());
    }

    async fn decisions_are_listed_per_registry(city: City) {
        let mut tx = city.begin().await;
        for key in ["b", "a", "c"] {
            tx.conflicts().save(&settlement(&city, key, "household"), &permit()).await.unwrap();
        }
        let list = tx.conflicts().list(&name("population"), &Page::new(0, 2).unwrap()).await.unwrap();
        assert_eq!((list.total, list.items.len()), (3, 2));
        let keys: Vec<_> = tx.conflicts().all(&name("population")).await.unwrap().into_iter().map(|it| it.key).collect();
        assert_eq!(keys, ["a", "b", "c"]);
        assert_eq!(tx.conflicts().list(&name("legal_entity"), &Page::first()).await.unwrap().total, 0);
    }
}
