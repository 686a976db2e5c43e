//! Uploads.

use jixia_model::{
    id::{DeliveryId, PersonId},
    upload::Upload,
};

use crate::harness::{City, at, permit};

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn uploads_are_found_by_person_and_age_and_removed_once(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let person = city.add_person("steward", owner).await.id;
        let upload = |seconds| Upload {
            id: DeliveryId::new(&city.ids),
            dataset: dataset.id,
            dataset_name: dataset.name.clone(),
            by: person,
            file_name: format!("file-{seconds}.xlsx"),
            size_bytes: 7,
            created_at: at(seconds),
        };
        let (old, new) = (upload(1), upload(5));
        let mut tx = city.begin().await;
        tx.uploads().insert(&old).await.unwrap();
        tx.uploads().insert(&new).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut tx = city.begin().await;
        assert_eq!(tx.uploads().find(old.id).await.unwrap().as_ref(), Some(&old));
        assert_eq!(tx.uploads().list_of(person).await.unwrap(), [new.clone(), old.clone()]);
        assert_eq!(tx.uploads().list_of(PersonId::new(&city.ids)).await.unwrap(), []);
        assert_eq!(tx.uploads().begun_before(at(5)).await.unwrap(), [old.id]);
        assert!(tx.uploads().delete(old.id).await.unwrap());
        assert!(!tx.uploads().delete(old.id).await.unwrap());
        assert_eq!(tx.uploads().find(old.id).await.unwrap(), None);
    }
}
