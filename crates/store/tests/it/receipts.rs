//! The log of evidence: appended by many at once, found again, proved, and checked whole.

use jixia_evidence::{
    Check, Checked, Door, Finding, Kind, Receipt, Signer, TableRead, check_consistency, check_inclusion, leaf_hash,
};
use jixia_model::id::{OrganisationId, PersonId, ReceiptId};
use jixia_policy::Visible;
use jixia_store::{Page, ReceiptFilter, Store};
use sea_orm::{ConnectionTrait, Database};

use crate::harness::{City, at, name, permit};

fn signer() -> Signer {
    Signer::from_seed("city.example/receipts", &[7; 32]).unwrap()
}

async fn signing(city: &City) -> Store {
    city.store.clone().signing(signer()).await.unwrap()
}

impl City {
    fn receipt(&self, organisation: OrganisationId, dataset: &str, seconds: i64) -> Receipt {
        let table = |dataset: &str| TableRead {
            dataset: dataset.to_owned(),
            version: Some(3),
        };
        Receipt {
            id: ReceiptId::new(&self.ids),
            at: at(seconds),
            kind: Kind::Answer,
            door: Door::Interface,
            organisation: Some(organisation),
            person: Some(PersonId::new(&self.ids)),
            api_key: None,
            grant: None,
            purpose: Some("核查参保".to_owned()),
            case: None,
            tables: dataset.split_whitespace().map(table).collect(),
            rows: Some(1),
            answer: Some([1; 32]),
        }
    }

    /// Appends `count` receipts, all at once.
    async fn append(&self, store: &Store, organisation: OrganisationId, count: i64) {
        let appends: Vec<_> = (0..count)
            .map(|number| {
                let receipt = self.receipt(organisation, "population", number);
                let (store, allowed) = (store.clone(), Some((permit(), self.trail(number))));
                tokio::spawn(async move { store.record_receipt(receipt, allowed).await })
            })
            .collect();
        for append in appends {
            append.await.unwrap().unwrap();
        }
    }

    /// Changes the database behind the store's back.
    async fn tamper(&self, sql: &str) {
        let db = Database::connect(&self.url).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
    }
}

async fn check(store: &Store) -> Checked {
    let mut reader = store.read().await.unwrap();
    let checkpoints = reader.receipts().checkpoints().await.unwrap();
    let mut check = Check::new(signer().public_key(), &checkpoints);
    let mut from = 0;
    loop {
        let leaves = reader.receipts().leaves(from, 7).await.unwrap();
        let Some(last) = leaves.last() else {
            return check.finish().unwrap();
        };
        from = last.number + 1;
        for leaf in &leaves {
            check.leaf(leaf).unwrap();
        }
    }
}

async fn listed(store: &Store, visible: Visible, filter: ReceiptFilter) -> Vec<u64> {
    let mut reader = store.read().await.unwrap();
    let found = reader.receipts().list(&visible, &filter, &Page::first()).await.unwrap();
    assert_eq!(found.total, found.items.len() as u64);
    found.items.into_iter().map(|found| found.number).collect()
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn many_receipts_are_appended_at_once_and_each_proves(city: City) {
        let owner = city.add_organisation("city", None).await;
        let store = signing(&city).await;
        city.append(&store, owner, 300).await;
        let checked = check(&store).await;
        assert!(checked.is_whole(), "{checked:?}");
        assert_eq!((checked.leaves, checked.checkpoints >= 1), (300, true));
        let mut reader = store.read().await.unwrap();
        let head = reader.receipts().head().await.unwrap();
        let signed = store.public_key().unwrap().open(&head.note).unwrap();
        assert_eq!((head.size, signed.size), (300, 300));
        let page = Page::first();
        let all = reader.receipts().list(&Visible::All, &ReceiptFilter::default(), &page).await.unwrap();
        for found in &all.items {
            let proof = reader.receipts().inclusion(300, found.number).await.unwrap();
            assert!(check_inclusion(300, signed.root, found.number, leaf_hash(&found.text), &proof));
        }
        for old in [1, 128, 299] {
            let proof = reader.receipts().consistency(300, old).await.unwrap();
            let root = reader.receipts().root(old).await.unwrap();
            assert!(check_consistency((300, signed.root), (old, root), &proof));
        }
        assert_eq!(reader.audit().list(&Visible::All, &jixia_store::AuditFilter::default(), &page).await.unwrap().total, 301);
    }

    async fn several_processes_append_to_one_line(city: City) {
        let owner = city.add_organisation("city", None).await;
        let other = Store::open(&city.url).await.unwrap().signing(signer()).await.unwrap();
        let store = signing(&city).await;
        for _round in 0..3 {
            tokio::join!(city.append(&store, owner, 40), city.append(&other, owner, 40));
        }
        let checked = check(&store).await;
        assert!(checked.is_whole(), "{checked:?}");
        assert_eq!(checked.leaves, 240);
    }

    async fn a_change_appends_its_receipts_or_nothing(city: City) {
        let owner = city.add_organisation("city", None).await;
        let store = signing(&city).await;
        city.append(&store, owner, 5).await;
        let mut tx = store.begin(city.trail(9)).await.unwrap();
        tx.append_receipt(city.receipt(owner, "population", 9));
        drop(tx);
        let mut tx = store.begin(city.trail(9)).await.unwrap();
        let receipt = city.receipt(owner, "population", 9);
        tx.append_receipt(receipt.clone());
        tx.append_receipt(city.receipt(owner, "firms", 9));
        tx.commit(permit()).await.unwrap();
        city.append(&store, owner, 5).await;
        let checked = check(&store).await;
        assert_eq!((checked.is_whole(), checked.leaves), (true, 12));
        let mut reader = store.read().await.unwrap();
        let found = reader.receipts().find(&Visible::All, receipt.id).await.unwrap().unwrap();
        assert_eq!((found.number, found.receipt), (5, receipt));
    }

    async fn receipts_are_found_by_what_they_say_within_the_scope(city: City) {
        let owner = city.add_organisation("city", None).await;
        let below = city.add_organisation("bureau", Some(owner)).await;
        let store = signing(&city).await;
        let first = city.receipt(owner, "population", 0);
        let granted = Receipt { grant: Some("G-7".to_owned()), ..city.receipt(below, "population firms", 10) };
        let refused = Receipt { kind: Kind::Refusal, answer: None, ..city.receipt(below, "firms", 20) };
        for receipt in [&first, &granted, &refused] {
            store.record_receipt(receipt.clone(), None).await.unwrap();
        }
        let all = ReceiptFilter::default();
        let filters = [
            (all.clone(), vec![2, 1, 0]),
            (ReceiptFilter { dataset: Some(name("population")), ..all.clone() }, vec![1, 0]),
            (ReceiptFilter { dataset: Some(name("firms")), ..all.clone() }, vec![2, 1]),
            (ReceiptFilter { grant: Some("G-7".to_owned()), ..all.clone() }, vec![1]),
            (ReceiptFilter { organisation: Some(owner), ..all.clone() }, vec![0]),
            (ReceiptFilter { person: granted.person, ..all.clone() }, vec![1]),
            (ReceiptFilter { kind: Some(Kind::Refusal), ..all.clone() }, vec![2]),
            (ReceiptFilter { from: Some(at(10)), to: Some(at(20)), ..all.clone() }, vec![1]),
        ];
        for (filter, expected) in filters {
            assert_eq!(listed(&store, Visible::All, filter.clone()).await, expected, "{filter:?}");
        }
        assert_eq!(listed(&store, Visible::Subtree(below), all.clone()).await, [2, 1]);
        assert_eq!(listed(&store, Visible::Subtree(owner), all.clone()).await, [2, 1, 0]);
        assert_eq!(listed(&store, Visible::None, all).await, [0; 0]);
        let mut reader = store.read().await.unwrap();
        let scope = Visible::Subtree(below);
        assert_eq!(reader.receipts().find(&scope, first.id).await.unwrap(), None);
        assert_eq!(reader.receipts().find(&scope, refused.id).await.unwrap().unwrap().number, 2);
    }

    async fn what_was_changed_in_the_database_is_found(city: City) {
        let owner = city.add_organisation("city", None).await;
        let store = signing(&city).await;
        city.append(&store, owner, 20).await;
        store.record_receipt(city.receipt(owner, "population firms", 20), None).await.unwrap();
        city.tamper("update receipt set content = replace(content, '参保', '纳税') where number = 11").await;
        assert_eq!(check(&store).await.findings, [Finding::TextChanged { number: 11 }]);
        city.tamper("update receipt set content = replace(content, '纳税', '参保') where number = 11").await;
        assert!(check(&store).await.is_whole());
        city.tamper("update receipt set organisation = null where number = 3").await;
        assert_eq!(check(&store).await.findings, [Finding::ColumnsChanged { number: 3 }]);
        city.tamper("update receipt set hashes = substr(hashes, 1, 40) where number = 7").await;
        city.tamper("delete from receipt_dataset where number = 20").await;
        assert!(check(&store).await.findings.contains(&Finding::ColumnsChanged { number: 20 }));
        city.tamper("update receipt set dataset = 'firms' where number = 4").await;
        city.tamper("delete from receipt where number = 20").await;
        let findings = check(&store).await.findings;
        assert!(findings.contains(&Finding::ColumnsChanged { number: 4 }), "{findings:?}");
        assert!(findings.contains(&Finding::HashesChanged { number: 7 }), "{findings:?}");
        assert!(findings.contains(&Finding::CheckpointBeyond { size: 21 }), "{findings:?}");
    }

    async fn nothing_is_appended_to_a_log_whose_end_was_changed(city: City) {
        let owner = city.add_organisation("city", None).await;
        let store = signing(&city).await;
        city.append(&store, owner, 3).await;
        city.tamper("update receipt_head set size = 2").await;
        let refused = store.record_receipt(city.receipt(owner, "firms", 5), None).await.unwrap_err();
        assert_eq!(refused.code, "audit.not_written");
        city.tamper("update receipt_head set size = 3").await;
        store.record_receipt(city.receipt(owner, "firms", 5), None).await.unwrap();
        assert_eq!(check(&store).await.leaves, 4);
    }

    async fn a_log_is_continued_with_its_own_key_alone(city: City) {
        let owner = city.add_organisation("city", None).await;
        assert!(city.store.public_key().is_err());
        let unsigned = city.store.record_receipt(city.receipt(owner, "firms", 1), None).await;
        assert_eq!(unsigned.unwrap_err().code, "audit.not_written");
        let store = signing(&city).await;
        city.append(&store, owner, 1).await;
        let other = Signer::from_seed("city.example/receipts", &[8; 32]).unwrap();
        let refused = city.store.clone().signing(other).await.unwrap_err();
        assert_eq!(refused.code, "evidence.key_differs");
    }
}
