//! The tree of organisations.

use jixia_model::Kind;
use jixia_policy::Visible;
use jixia_store::Page;

use crate::harness::{City, permit};

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn an_organisation_comes_back_as_it_was_stored(city: City) {
        let mut organisation = city.organisation("zibo", None);
        organisation.area = Some("370300".to_owned());
        organisation.credit_code = Some("113703000042190000".to_owned());
        let mut tx = city.begin().await;
        tx.organisations().insert(&organisation).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.organisations().get(organisation.id).await.unwrap(), organisation);
        assert_eq!(reader.organisations().get_by_code("zibo").await.unwrap(), organisation);
        let unknown = reader.organisations().get_by_code("jinan").await.unwrap_err();
        assert_eq!((unknown.kind, unknown.code), (Kind::NotFound, "organisation.unknown"));
    }

    async fn the_path_leads_from_the_organisation_to_the_root(city: City) {
        let root = city.add_organisation("city", None).await;
        let district = city.add_organisation("district", Some(root)).await;
        let town = city.add_organisation("town", Some(district)).await;
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.organisations().path(town).await.unwrap(), [town, district, root]);
        assert_eq!(reader.organisations().path(root).await.unwrap(), [root]);
    }

    async fn a_whole_subtree_moves_with_its_root(city: City) {
        let root = city.add_organisation("city", None).await;
        let old = city.add_organisation("old", Some(root)).await;
        let new = city.add_organisation("new", Some(root)).await;
        let town = city.add_organisation("town", Some(old)).await;
        let village = city.add_organisation("village", Some(town)).await;
        let mut tx = city.begin().await;
        let mut moved = tx.organisations().get(town).await.unwrap();
        moved.parent = Some(new);
        tx.organisations().save(&moved).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.organisations().path(village).await.unwrap(), [village, town, new, root]);
        let below_old = reader.organisations().list(&Visible::Subtree(old), &Page::first()).await.unwrap();
        assert_eq!(below_old.total, 1);
        let below_new = reader.organisations().list(&Visible::Subtree(new), &Page::first()).await.unwrap();
        assert_eq!(below_new.total, 3);
    }

    async fn a_tree_that_many_change_at_once_stays_a_tree(city: City) {
        let root = city.add_organisation("city", None).await;
        let (left, right) = (city.add_organisation("left", Some(root)).await, city.add_organisation("right", Some(root)).await);
        // Each would go below the other; only one of the two moves can be right.
        let moves = [(left, right), (right, left)].map(|(id, parent)| {
            let (store, trail) = (city.store.clone(), city.trail(1));
            tokio::spawn(async move {
                let mut tx = store.begin(trail).await.unwrap();
                let mut moved = tx.organisations().get(id).await.unwrap();
                tokio::task::yield_now().await;
                moved.parent = Some(parent);
                tx.organisations().save(&moved).await?;
                tx.commit(permit()).await
            })
        });
        let mut done = 0;
        for moved in moves {
            done += u32::from(moved.await.unwrap().is_ok());
        }
        assert_eq!(done, 1);
    }

    async fn an_organisation_cannot_be_put_below_itself(city: City) {
        let root = city.add_organisation("city", None).await;
        let town = city.add_organisation("town", Some(root)).await;
        let mut tx = city.begin().await;
        let mut wrong = tx.organisations().get(root).await.unwrap();
        wrong.parent = Some(town);
        let error = tx.organisations().save(&wrong).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Conflict, "organisation.cycle"));
    }

    async fn a_code_is_taken_once_and_a_parent_must_be_there(city: City) {
        city.add_organisation("city", None).await;
        let mut tx = city.begin().await;
        let orphan = city.organisation("orphan", Some(city.organisation("nowhere", None).id));
        assert_eq!(tx.organisations().insert(&orphan).await.unwrap_err().code, "organisation.parent_unknown");
        let again = city.organisation("city", None);
        let error = tx.organisations().insert(&again).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Conflict, "organisation.code_taken"));
        assert_eq!(error.params, [("code", "city".to_owned())]);
    }

    async fn an_organisation_with_people_stays(city: City) {
        let root = city.add_organisation("city", None).await;
        let leaf = city.add_organisation("leaf", Some(root)).await;
        city.add_person("wang", root).await;
        let mut tx = city.begin().await;
        tx.organisations().delete(leaf).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut tx = city.begin().await;
        assert_eq!(tx.organisations().delete(root).await.unwrap_err().code, "organisation.in_use");
        drop(tx);
        let mut reader = city.store.read().await.unwrap();
        assert!(reader.organisations().find(leaf).await.unwrap().is_none());
        assert!(reader.organisations().find(root).await.unwrap().is_some());
    }

    async fn a_list_is_paged_searched_and_sorted(city: City) {
        for code in ["beta", "alpha", "delta_x", "gamma"] {
            city.add_organisation(code, None).await;
        }
        let mut reader = city.store.read().await.unwrap();
        let page = Page::new(1, 2).unwrap();
        let list = reader.organisations().list(&Visible::All, &page).await.unwrap();
        let codes: Vec<_> = list.items.iter().map(|organisation| organisation.code.as_str()).collect();
        assert_eq!((list.total, codes), (4, vec!["beta", "delta_x"]));
        let page = Page::first().sorted_by("-code");
        let list = reader.organisations().list(&Visible::All, &page).await.unwrap();
        assert_eq!(list.items[0].code, "gamma");
        // The underscore is a letter here, not a pattern, and capitals do not matter.
        let page = Page::first().search("TA_").unwrap();
        let list = reader.organisations().list(&Visible::All, &page).await.unwrap();
        assert_eq!(list.items.iter().map(|item| item.code.as_str()).collect::<Vec<_>>(), ["delta_x"]);
        let error = reader.organisations().list(&Visible::All, &Page::first().sorted_by("colour")).await.unwrap_err();
        assert_eq!(error.code, "page.sort_unknown");
        assert!(error.message.contains("'colour'") && error.message.contains("code"), "{error}");
        assert_eq!(reader.organisations().list(&Visible::None, &Page::first()).await.unwrap().total, 0);
    }

    async fn a_store_opened_again_keeps_what_was_in_it(city: City) {
        let root = city.add_organisation("city", None).await;
        city.store.close().await.unwrap();
        let again = crate::harness::city(city.url.clone()).await;
        let mut reader = again.store.read().await.unwrap();
        assert!(reader.organisations().find(root).await.unwrap().is_some());
    }
}

#[test]
fn a_page_has_1_to_200_items() {
    assert_eq!(Page::new(0, 201).unwrap_err().code, "page.limit_out_of_range");
    assert_eq!(Page::new(0, 0).unwrap_err().code, "page.limit_out_of_range");
    assert_eq!(Page::new(0, 200).unwrap(), Page::first());
    assert_eq!(
        Page::first().search(&"长".repeat(201)).unwrap_err().code,
        "page.search_too_long"
    );
}
