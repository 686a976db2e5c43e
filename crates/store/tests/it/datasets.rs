//! Datasets in the catalogue.

use jixia_model::{
    Kind, Text,
    contract::{Sharing, UpdateCycle},
    dataset::{DatasetState, DatasetStep, Origin},
    freshness::{Freshness, Health},
    id::DeliveryId,
};
use jixia_policy::{Permit, Visible};
use jixia_store::{DatasetFilter, OwnerCount, Page};

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
        let facets = reader.datasets().facets(&Visible::All, &all, None, at(0)).await.unwrap();
        let count = |organisation, own, whole| OwnerCount { organisation, own, whole };
        assert_eq!(facets.owners, [count(root, 1, 3), count(office, 2, 2)]);
        assert_eq!(facets.health, [(Health::Never, 3)]);
        let narrowed = DatasetFilter { owner: Some(office), ..all.clone() };
        let facets_of_office = reader.datasets().facets(&Visible::All, &narrowed, None, at(0)).await.unwrap();
        assert_eq!(facets_of_office.owners, facets.owners, "the tree stays whole");
        assert_eq!(facets_of_office.states, [(DatasetState::Draft, 2)]);
        assert_eq!(facets.states, [(DatasetState::Draft, 2), (DatasetState::Published, 1)]);
        assert_eq!(facets.themes[0], (Text::new("社会保障", "Social security"), 2));
        assert_eq!(facets.update_cycles, [(UpdateCycle::Monthly, 2), (UpdateCycle::Daily, 1)]);
        let facets = reader.datasets().facets(&Visible::PublishedOrSubtree(root), &all, Some("tax"), at(0)).await.unwrap();
        assert_eq!(facets.origins, [(Origin::Delivered, 1)]);
    }

    async fn a_dataset_is_found_by_the_words_that_clerks_type(city: City) {
        let office = city.add_organisation("office", None).await;
        let mut ids = Vec::new();
        for (name, title, columns) in [
            ("households", "常住人口户籍登记信息", vec!["公民身份号码", "户籍地址"]),
            ("firms", "市场主体登记信息", vec!["统一社会信用代码", "企业名称", "名称"]),
            ("insurance", "社会保险缴费信息", vec!["公民身份号码", "缴费基数"]),
            ("reports", "企业年度报告", vec!["年度"]),
        ] {
            let mut dataset = city.dataset(name, office);
            dataset.title = Text::new(title, format!("Data of {name}"));
            city.add_dataset(&dataset).await;
            let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
            let mut tx = city.begin().await;
            tx.datasets().save_column_names(dataset.id, &columns).await.unwrap();
            tx.commit(permit()).await.unwrap();
            ids.push(dataset.id);
        }
        let mut reader = city.store.read().await.unwrap();
        for (text, expected) in [
            ("户籍", vec!["households"]),
            ("企业名称", vec!["firms"]),
            ("社保缴费", vec!["insurance"]),
            ("社保 缴费", vec!["insurance"]),
            ("缴费基数", vec!["insurance"]),
            ("公民身份号码", vec!["households", "insurance"]),
            ("FIRMS", vec!["firms"]),
            ("企业", vec!["reports", "firms"]),
            ("登记信息", vec!["firms", "households"]),
            ("单位office", vec!["firms", "households", "insurance", "reports"]),
            ("不动产", vec![]),
            ("%", vec![]),
        ] {
            let page = Page::first().search(text).unwrap();
            let list = reader.datasets().list(&Visible::All, &DatasetFilter::default(), &page).await.unwrap();
            let names: Vec<_> = list.items.iter().map(|dataset| dataset.name.as_str()).collect();
            assert_eq!(names, expected, "{text}");
        }
        assert!(reader.datasets().without_column_names().await.unwrap().is_empty());
    }

    async fn the_list_of_a_health_holds_what_is_of_that_health(city: City) {
        let owner = city.add_organisation("city", None).await;
        let now = at(400 * 86_400);
        let mut expected = Vec::new();
        for (number, (cycle, word)) in UpdateCycle::ALL.into_iter().enumerate() {
            for (age, failed) in [(None, 0), (Some(0), 0), (Some(0), 7), (Some(40), 0), (Some(399), 7)] {
                let mut dataset = city.dataset(&format!("{}_{number}_{}", word.replace('-', "_"), expected.len()), owner);
                dataset.catalogue.update_cycle = cycle;
                city.add_dataset(&dataset).await;
                let said = age.map(|days: i64| Freshness {
                    delivery: DeliveryId::new(&city.ids),
                    delivered_at: at((400 - days) * 86_400),
                    rows: 10,
                    bad: failed,
                    checked: 100,
                    failed,
                });
                if let Some(said) = &said {
                    let mut tx = city.begin().await;
                    tx.datasets().save_freshness(dataset.id, said).await.unwrap();
                    // An older delivery that is finished later does not count.
                    let older = Freshness { delivered_at: at(0), failed: 50, ..*said };
                    tx.datasets().save_freshness(dataset.id, &older).await.unwrap();
                    tx.commit(permit()).await.unwrap();
                }
                expected.push((Health::of(&dataset, said.as_ref(), now), dataset.name, said));
            }
        }
        let mut reader = city.store.read().await.unwrap();
        for (health, word) in Health::ALL {
            let filter = DatasetFilter { health: Some((health, now)), ..DatasetFilter::default() };
            let found = reader.datasets().list(&Visible::All, &filter, &Page::first()).await.unwrap();
            let mut names: Vec<_> = expected.iter().filter(|(known, _, _)| *known == Some(health)).map(|(_, name, _)| name).collect();
            names.sort();
            assert_eq!(found.items.iter().map(|dataset| &dataset.name).collect::<Vec<_>>(), names, "{word}");
        }
        let worst = Page::first().sorted_by("-failed_share");
        let found = reader.datasets().list(&Visible::All, &DatasetFilter::default(), &worst).await.unwrap();
        let said = reader.datasets().freshness(&[found.items[0].id]).await.unwrap();
        assert_eq!(said[0].1.failed, 7);
        let oldest = Page::first().sorted_by("delivered_at");
        let found = reader.datasets().list(&Visible::All, &DatasetFilter::default(), &oldest).await.unwrap();
        assert!(reader.datasets().freshness(&[found.items[0].id]).await.unwrap().is_empty());
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
