//! Datasets in the catalogue.

use jixia_model::{
    Kind, Text,
    contract::{Sharing, UpdateCycle},
    dataset::{DatasetState, DatasetStep, Origin},
};
use jixia_policy::{Permit, Visible};
use jixia_store::{DatasetFilter, Page};

use crate::harness::{City, at, name, permit};

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_dataset_comes_back_byte_for_byte(city: City) {
        let owner = city.add_organisation("city", None).await;
        let mut dataset = city.dataset("tax_payers", owner);
        dataset.catalogue.sharing = Sharing::Conditional { condition: Text::new("用于办件", "for cases") };
        dataset.catalogue.open = Some(Text::new("脱敏后", "masked"));
        dataset.contract_source = vec![0xef, 0xbb, 0xbf, b'a', b'\r', b'\n', 0];
        dataset.origin = Origin::Registry;
        city.add_dataset(&dataset).await;
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.datasets().get(dataset.id).await.unwrap(), dataset);
        assert_eq!(reader.datasets().get_by_name(&dataset.name).await.unwrap(), dataset);
        assert_eq!(reader.datasets().get_by_name(&name("nothing")).await.unwrap_err().code, "dataset.unknown");
    }

    async fn a_step_is_saved_with_its_instants(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let mut tx = city.begin().await;
        let found = tx.datasets().get(dataset.id).await.unwrap();
        let reviewed = found.step(DatasetStep::Review, at(5)).unwrap();
        let published = reviewed.step(DatasetStep::Publish, at(6)).unwrap();
        tx.datasets().save(&published, &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let found = reader.datasets().get(dataset.id).await.unwrap();
        assert_eq!((found.state, found.published_at), (DatasetState::Published, Some(at(6))));
    }

    async fn a_name_is_taken_once(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let again = city.dataset("tax_payers", owner);
        let mut tx = city.begin().await;
        let error = tx.datasets().insert(&again, &permit()).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Conflict, "dataset.name_taken"));
        drop(tx);
        let mut same_code = city.dataset("other", owner);
        same_code.resource_code.clone_from(&dataset.resource_code);
        let mut tx = city.begin().await;
        let error = tx.datasets().insert(&same_code, &permit()).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Conflict, "dataset.resource_code_taken"));
    }

    async fn an_owner_must_exist(city: City) {
        let nowhere = city.organisation("nowhere", None).id;
        let mut tx = city.begin().await;
        let error = tx.datasets().insert(&city.dataset("tax_payers", nowhere), &permit()).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Invalid, "dataset.owner_unknown"));
    }

    async fn resource_codes_count_within_a_classification_and_never_return(city: City) {
        let owner = city.add_organisation("city", None).await;
        let mut catalogue = city.dataset("any", owner).catalogue;
        let mut tx = city.begin().await;
        assert_eq!(tx.datasets().next_resource_code(&catalogue).await.unwrap(), "301002/000001");
        assert_eq!(tx.datasets().next_resource_code(&catalogue).await.unwrap(), "301002/000002");
        catalogue.item = "02".to_owned();
        assert_eq!(tx.datasets().next_resource_code(&catalogue).await.unwrap(), "302002/000001");
        tx.commit(permit()).await.unwrap();
        let mut tx = city.begin().await;
        assert_eq!(tx.datasets().next_resource_code(&catalogue).await.unwrap(), "302002/000002");
        drop(tx); // A code that was never committed belongs to nobody and may be given again.
        let mut tx = city.begin().await;
        assert_eq!(tx.datasets().next_resource_code(&catalogue).await.unwrap(), "302002/000002");
    }

    async fn a_permit_for_one_dataset_does_not_change_another(city: City) {
        let owner = city.add_organisation("city", None).await;
        let (one, other) = (city.dataset("one", owner), city.dataset("other", owner));
        city.add_dataset(&one).await;
        city.add_dataset(&other).await;
        let permit = crate::audit::permit_to_publish(&one, owner);
        let mut tx = city.begin().await;
        tx.datasets().save(&one, &permit).await.unwrap();
        assert_eq!(tx.datasets().save(&other, &permit).await.unwrap_err().kind, Kind::Internal);
    }

    async fn a_list_is_filtered_and_its_facets_count_the_same(city: City) {
        let root = city.add_organisation("city", None).await;
        let office = city.add_organisation("office", Some(root)).await;
        let mut tax = city.dataset("tax_payers", root);
        tax.state = DatasetState::Published;
        tax.catalogue.update_cycle = UpdateCycle::Daily;
        let mut deaths = city.dataset("deaths", office);
        deaths.catalogue.theme = Text::new("健康保障", "Health");
        deaths.catalogue.sharing = Sharing::NotShared { basis: Text::new("法", "law") };
        let mut pupils = city.dataset("pupils", office);
        pupils.summary = Text::new("在校学生", "Who goes to school");
        for dataset in [&tax, &deaths, &pupils] {
            city.add_dataset(dataset).await;
        }
        let mut reader = city.store.read().await.unwrap();
        let all = DatasetFilter::default();
        let filters = [
            (DatasetFilter { owner: Some(office), ..all.clone() }, vec!["deaths", "pupils"]),
            (DatasetFilter { owner: Some(root), ..all.clone() }, vec!["deaths", "pupils", "tax_payers"]),
            (DatasetFilter { theme: Some("Health".to_owned()), ..all.clone() }, vec!["deaths"]),
            (DatasetFilter { theme: Some("社会保障".to_owned()), ..all.clone() }, vec!["pupils", "tax_payers"]),
            (DatasetFilter { sharing: Some("not-shared".to_owned()), ..all.clone() }, vec!["deaths"]),
            (DatasetFilter { update_cycle: Some(UpdateCycle::Daily), ..all.clone() }, vec!["tax_payers"]),
            (DatasetFilter { state: Some(DatasetState::Draft), ..all.clone() }, vec!["deaths", "pupils"]),
            (DatasetFilter { origin: Some(Origin::Model), ..all.clone() }, vec![]),
        ];
        for (filter, expected) in filters {
            let list = reader.datasets().list(&Visible::All, &filter, &Page::first()).await.unwrap();
            let names: Vec<_> = list.items.iter().map(|dataset| dataset.name.as_str()).collect();
            assert_eq!(names, expected, "{filter:?}");
        }
        let page = Page::first().search("学生").unwrap();
        let list = reader.datasets().list(&Visible::All, &all, &page).await.unwrap();
        assert_eq!(list.items, [pupils]);
        let facets = reader.datasets().facets(&Visible::All, &all, None).await.unwrap();
        assert_eq!(facets.owners, [(office, 2), (root, 1)]);
        assert_eq!(facets.states, [(DatasetState::Draft, 2), (DatasetState::Published, 1)]);
        assert_eq!(facets.themes[0], (Text::new("社会保障", "Social security"), 2));
        assert_eq!(facets.update_cycles, [(UpdateCycle::Monthly, 2), (UpdateCycle::Daily, 1)]);
        let facets = reader.datasets().facets(&Visible::PublishedOrSubtree(root), &all, Some("tax")).await.unwrap();
        assert_eq!(facets.origins, [(Origin::Delivered, 1)]);
    }

    async fn a_mapping_is_saved_as_a_whole(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let pair = |header: &str, column: &str| (header.to_owned(), column.to_owned());
        let mut tx = city.begin().await;
        assert!(tx.mappings().of(dataset.id).await.unwrap().is_empty());
        tx.mappings().save(dataset.id, &[pair("姓名", "name"), pair("号码", "number")]).await.unwrap();
        tx.mappings().save(dataset.id, &[pair("身份证号", "number")]).await.unwrap();
        assert_eq!(tx.mappings().of(dataset.id).await.unwrap(), [pair("身份证号", "number")]);
    }

    async fn lineage_is_read_from_both_ends(city: City) {
        let mut tx = city.begin().await;
        tx.lineage().save(&name("population"), &[name("household"), name("deaths"), name("deaths")]).await.unwrap();
        tx.lineage().save(&name("pensions"), &[name("population")]).await.unwrap();
        tx.lineage().save(&name("pensions"), &[name("population"), name("household")]).await.unwrap();
        assert_eq!(tx.lineage().sources(&name("population")).await.unwrap(), [name("deaths"), name("household")]);
        assert_eq!(tx.lineage().uses(&name("household")).await.unwrap(), [name("pensions"), name("population")]);
        assert_eq!(tx.lineage().all().await.unwrap().len(), 4);
        tx.lineage().delete(&name("pensions")).await.unwrap();
        assert_eq!(tx.lineage().all().await.unwrap().len(), 2);
        let nothing: Permit = permit();
        tx.commit(nothing).await.unwrap();
    }
}
