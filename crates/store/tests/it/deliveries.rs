//! Deliveries and their quality.

use jixia_model::{
    Error,
    delivery::{DeliveryCounts, DeliveryState, QualityResult},
    id::PersonId,
};
use jixia_policy::Visible;
use jixia_store::{DeliveryFilter, Page, Span};

use crate::harness::{City, at, permit};

fn result(rule: &str, failed: u64) -> QualityResult {
    QualityResult {
        rule: rule.to_owned(),
        column: Some("number".to_owned()),
        checked: 100,
        failed,
        warning: false,
    }
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_delivery_comes_back_with_its_outcome(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let mut delivery = city.delivery(&dataset, 1);
        delivery.by = Some(PersonId::new(&city.ids));
        let mut tx = city.begin().await;
        tx.deliveries().insert(&delivery).await.unwrap();
        assert_eq!(tx.deliveries().get(delivery.id).await.unwrap(), delivery);
        delivery.state = DeliveryState::Refused;
        delivery.finished_at = Some(at(2));
        delivery.counts = DeliveryCounts { rows: 10, good: 3, bad: 7, warned: 1 };
        delivery.version = Some(4);
        let error = Error::invalid("delivery.too_many_bad_rows", "7 of 10 rows are bad.");
        delivery.reason = Some(error.with("rows", 10).with("bad", 7).with("allowed", "“5”").into());
        tx.deliveries().save(&delivery).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.deliveries().get(delivery.id).await.unwrap(), delivery);
    }

    async fn the_same_file_is_recognised_for_the_same_dataset_only(city: City) {
        let owner = city.add_organisation("city", None).await;
        let (tax, deaths) = (city.dataset("tax_payers", owner), city.dataset("deaths", owner));
        city.add_dataset(&tax).await;
        city.add_dataset(&deaths).await;
        let mut delivery = city.delivery(&tax, 1);
        let mut tx = city.begin().await;
        tx.deliveries().insert(&delivery).await.unwrap();
        let same = tx.deliveries().find_same(tax.id, &delivery.sha256).await.unwrap();
        assert_eq!(same.map(|same| same.id), Some(delivery.id));
        assert_eq!(tx.deliveries().find_same(deaths.id, &delivery.sha256).await.unwrap(), None);
        delivery.state = DeliveryState::Failed;
        tx.deliveries().save(&delivery).await.unwrap();
        assert_eq!(tx.deliveries().find_same(tax.id, &delivery.sha256).await.unwrap(), None);
    }

    async fn the_same_file_handed_over_twice_at_once_is_registered_once(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let registrations = [(); 4].map(|()| {
            let (store, trail, delivery) = (city.store.clone(), city.trail(1), city.delivery(&dataset, 1));
            tokio::spawn(async move {
                let mut tx = store.begin(trail).await.unwrap();
                let same = tx.deliveries().find_same(delivery.dataset, &delivery.sha256).await.unwrap();
                tokio::task::yield_now().await;
                if same.is_none() {
                    tx.deliveries().insert(&delivery).await.unwrap();
                    tx.commit(permit()).await.unwrap();
                }
                same.is_none()
            })
        });
        let mut registered = 0;
        for registration in registrations {
            registered += u32::from(registration.await.unwrap());
        }
        assert_eq!(registered, 1);
    }

    async fn unfinished_deliveries_come_oldest_first(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let mut tx = city.begin().await;
        for seconds in [3, 1, 2] {
            let mut delivery = city.delivery(&dataset, seconds);
            if seconds == 2 {
                delivery.state = DeliveryState::Committed;
            }
            tx.deliveries().insert(&delivery).await.unwrap();
        }
        let files: Vec<_> = tx.deliveries().unfinished().await.unwrap();
        assert_eq!(files.iter().map(|file| file.file_name.as_str()).collect::<Vec<_>>(), ["file-1.csv", "file-3.csv"]);
    }

    async fn the_history_of_a_dataset_is_listed_latest_first(city: City) {
        let root = city.add_organisation("city", None).await;
        let office = city.add_organisation("office", Some(root)).await;
        let (tax, deaths) = (city.dataset("tax_payers", root), city.dataset("deaths", office));
        city.add_dataset(&tax).await;
        city.add_dataset(&deaths).await;
        let mut tx = city.begin().await;
        for seconds in 1..=3 {
            tx.deliveries().insert(&city.delivery(&tax, seconds)).await.unwrap();
        }
        tx.deliveries().insert(&city.delivery(&deaths, 4)).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let of_tax = DeliveryFilter { dataset: Some(tax.id), ..DeliveryFilter::default() };
        let list = reader.deliveries().list(&Visible::All, &of_tax, &Page::new(0, 2).unwrap()).await.unwrap();
        let files: Vec<_> = list.items.iter().map(|delivery| delivery.file_name.as_str()).collect();
        assert_eq!((list.total, files), (3, vec!["file-3.csv", "file-2.csv"]));
        let any = DeliveryFilter::default();
        let list = reader.deliveries().list(&Visible::Subtree(office), &any, &Page::first()).await.unwrap();
        assert_eq!(list.items.iter().map(|delivery| delivery.dataset).collect::<Vec<_>>(), [deaths.id]);
        let page = Page::first().search("DEATH").unwrap();
        assert_eq!(reader.deliveries().list(&Visible::All, &any, &page).await.unwrap().total, 1);
        let state = DeliveryFilter { state: Some(DeliveryState::Committed), ..any };
        assert_eq!(reader.deliveries().list(&Visible::All, &state, &Page::first()).await.unwrap().total, 0);
    }

    async fn a_delivery_needs_a_dataset(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        let mut tx = city.begin().await;
        let error = tx.deliveries().insert(&city.delivery(&dataset, 1)).await.unwrap_err();
        assert_eq!(error.code, "delivery.dataset_unknown");
    }

    async fn quality_is_kept_per_delivery_and_read_over_time(city: City) {
        let owner = city.add_organisation("city", None).await;
        let dataset = city.dataset("tax_payers", owner);
        city.add_dataset(&dataset).await;
        let (first, second) = (city.delivery(&dataset, 1), city.delivery(&dataset, 2));
        let mut tx = city.begin().await;
        for delivery in [&first, &second] {
            tx.deliveries().insert(delivery).await.unwrap();
        }
        tx.quality().save(first.id, &[result("unique", 9), result("required", 1)]).await.unwrap();
        tx.quality().save(first.id, &[result("required", 5), result("unique", 2)]).await.unwrap();
        tx.quality().save(second.id, &[result("required", 0)]).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.quality().of(first.id).await.unwrap(), [result("required", 5), result("unique", 2)]);
        let always = Span::default();
        let history = reader.quality().over_time(dataset.id, always, 10).await.unwrap();
        assert_eq!((history[0].delivery, history[0].at), (second.id, at(2)));
        assert_eq!(history[0].results, [result("required", 0)]);
        assert_eq!(history[1].results.len(), 2);
        assert_eq!(reader.quality().over_time(dataset.id, always, 1).await.unwrap().len(), 1);
        let spans = [
            (Span { from: Some(at(2)), to: None }, vec![second.id]),
            (Span { from: None, to: Some(at(2)) }, vec![first.id]),
            (Span { from: Some(at(3)), to: None }, vec![]),
        ];
        for (span, expected) in spans {
            let found = reader.quality().over_time(dataset.id, span, 10).await.unwrap();
            let found: Vec<_> = found.iter().map(|found| found.delivery).collect();
            assert_eq!(found, expected, "{span:?}");
        }
    }
}
