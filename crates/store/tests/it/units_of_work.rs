//! What a change promises: all or nothing, one after the other, never without its audit row.

use jixia_model::Kind;
use jixia_policy::{ResourceKind, Visible};
use jixia_store::{AuditFilter, Page, Store};

use crate::harness::{City, permit};

async fn audit_rows(store: &Store) -> u64 {
    let mut reader = store.read().await.unwrap();
    let list = reader
        .audit()
        .list(&Visible::All, &AuditFilter::default(), &Page::first())
        .await;
    list.unwrap().total
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_change_that_is_dropped_leaves_nothing(city: City) {
        let organisation = city.organisation("city", None);
        let mut tx = city.begin().await;
        tx.organisations().insert(&organisation).await.unwrap();
        drop(tx);
        let mut reader = city.store.read().await.unwrap();
        assert!(reader.organisations().find(organisation.id).await.unwrap().is_none());
        assert_eq!(audit_rows(&city.store).await, 0);
    }

    async fn a_change_and_its_audit_row_stand_or_fall_together(city: City) {
        let root = city.add_organisation("city", None).await;
        assert_eq!(audit_rows(&city.store).await, 1);
        // An audit row whose identifier is taken cannot be written, so the change must not happen either.
        let trail = city.trail(1);
        let tx = city.store.begin(trail.clone()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut tx = city.store.begin(trail).await.unwrap();
        let office = city.organisation("office", Some(root));
        tx.organisations().insert(&office).await.unwrap();
        assert_eq!(tx.commit(permit()).await.unwrap_err().kind, Kind::Internal);
        let mut reader = city.store.read().await.unwrap();
        assert!(reader.organisations().find(office.id).await.unwrap().is_none());
        assert_eq!(audit_rows(&city.store).await, 2);
    }

    async fn three_writers_at_once_all_get_their_turn(city: City) {
        let writers: Vec<_> = ["a", "b", "c"]
            .map(|writer| {
                let store = city.store.clone();
                let work: Vec<_> = (0..20)
                    .map(|number| (city.organisation(&format!("{writer}{number}"), None), city.trail(number)))
                    .collect();
                tokio::spawn(async move {
                    for (organisation, trail) in work {
                        let mut tx = store.begin(trail).await.unwrap();
                        assert!(tx.organisations().find(organisation.id).await.unwrap().is_none());
                        tx.organisations().insert(&organisation).await.unwrap();
                        tx.commit(permit()).await.unwrap();
                    }
                })
            })
            .into();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut reader = city.store.read().await.unwrap();
        let list = reader.organisations().list(&Visible::All, &Page::first()).await.unwrap();
        assert_eq!(list.total, 60);
        assert_eq!(audit_rows(&city.store).await, 60);
    }

    async fn two_stores_on_one_database_take_turns_too(city: City) {
        let other = Store::open(&city.url).await.unwrap();
        let work: Vec<_> = [&city.store, &other]
            .into_iter()
            .enumerate()
            .flat_map(|(number, store)| (0..10).map(move |step| (store.clone(), number * 10 + step)))
            .map(|(store, number)| {
                let organisation = city.organisation(&format!("office{number}"), None);
                let trail = city.trail(0);
                tokio::spawn(async move {
                    let mut tx = store.begin(trail).await.unwrap();
                    tx.organisations().insert(&organisation).await.unwrap();
                    tx.commit(permit()).await.unwrap();
                })
            })
            .collect();
        for one in work {
            one.await.unwrap();
        }
        let mut reader = other.read().await.unwrap();
        assert_eq!(reader.organisations().list(&Visible::All, &Page::first()).await.unwrap().total, 20);
    }

    async fn who_reads_sees_one_moment(city: City) {
        city.add_organisation("city", None).await;
        let mut reader = city.store.read().await.unwrap();
        let before = reader.organisations().list(&Visible::All, &Page::first()).await.unwrap();
        city.add_organisation("office", None).await;
        let after = reader.organisations().list(&Visible::All, &Page::first()).await.unwrap();
        assert_eq!(before, after);
    }

    async fn a_reader_cannot_change_anything(city: City) {
        let mut reader = city.store.read().await.unwrap();
        let refused = reader.organisations().insert(&city.organisation("city", None)).await;
        assert!(refused.is_err());
    }

    async fn a_lost_update_cannot_happen(city: City) {
        let root = city.add_organisation("city", None).await;
        let person = city.add_person("li.na", root).await;
        let rename = |suffix: &'static str| {
            let (store, trail, id) = (city.store.clone(), city.trail(1), person.id);
            tokio::spawn(async move {
                let mut tx = store.begin(trail).await.unwrap();
                let mut person = tx.people().get(id).await.unwrap();
                tokio::task::yield_now().await;
                person.name.push_str(suffix);
                tx.people().save(&person, &permit()).await.unwrap();
                tx.commit(permit()).await.unwrap();
            })
        };
        let (one, two) = (rename("+one"), rename("+two"));
        one.await.unwrap();
        two.await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let name = reader.people().get(person.id).await.unwrap().name;
        assert!(name.contains("+one") && name.contains("+two"), "{name}");
    }
}

#[test]
fn a_decided_permit_covers_its_own_thing_only() {
    assert!(permit().covers(ResourceKind::Dataset, "anything").is_ok());
}

#[tokio::test]
async fn an_address_that_is_no_database_is_refused_without_naming_a_password() {
    let error = Store::open("mysql://root:secret@localhost/x").await.unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Invalid, "store.url_unsupported"));
    assert!(!error.message.contains("secret"), "{error}");
    assert_eq!(
        Store::open("sqlite::memory:").await.unwrap_err().code,
        "store.url_unsupported"
    );
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let error = Store::open(&format!("sqlite://{}/deep/control.db", file.display()))
        .await
        .unwrap_err();
    assert_eq!(error.code, "store.folder_unusable");
    assert!(error.message.contains("deep"), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_said_so() {
    let error = Store::open("postgres://nobody@127.0.0.1:1/nothing").await.unwrap_err();
    assert_eq!((error.kind, error.code), (Kind::Unavailable, "store.unreachable"));
}

#[tokio::test]
async fn a_folder_with_a_chinese_name_and_a_blank_is_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/控制 库/control.db", folder.path().display());
    Store::open(&url).await.unwrap().ping().await.unwrap();
    assert!(folder.path().join("控制 库/control.db").exists());
}

#[tokio::test]
async fn a_new_database_and_its_folders_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/a/b/control.db", folder.path().display());
    Store::open(&url).await.unwrap().ping().await.unwrap();
}
