//! Shares and where they stand in their flow.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use jixia_model::{
    IdSource,
    dataset::Dataset,
    flow::Progress,
    id::{FlowEventId, OrganisationId, PersonId, ShareId},
    share::{Application, Grant, Share, ShareMode, ShareNumber, ShareScope, Shown},
    time_limit::{DayUnit, PauseReason, Term, TimeLimit},
};
use jixia_policy::Visible;
use jixia_store::{FlowEvent, Page, ShareFilter};

use crate::harness::{City, at, permit};

fn last_day() -> NaiveDate {
    at(0).date_naive() + Days::new(200)
}

fn share(city: &City, dataset: &Dataset, applicant: OrganisationId, by: PersonId, number: u64) -> Share {
    let scope = ShareScope {
        columns: vec!["name".to_owned(), "address".to_owned()],
        shown: BTreeMap::from([("address".to_owned(), Shown::Clear)]),
        rows: Some("name <> '王,五'".to_owned()),
        area: Some("370303".to_owned()),
    };
    Share {
        id: ShareId(city.ids.next()),
        number: ShareNumber::new(2020, number),
        dataset: dataset.id,
        dataset_name: dataset.name.clone(),
        sharing: "conditional".to_owned(),
        applicant,
        provider: dataset.owner,
        application: Application {
            legal_basis: "《统计法》".to_owned(),
            scenario: "核对".to_owned(),
            mode: ShareMode::Batch,
            scope,
            until: last_day(),
            security: "专人".to_owned(),
        },
        grant: None,
        by,
        sent_at: None,
        created_at: at(0),
        changed_at: at(0),
        progress: Progress {
            state: "draft".to_owned(),
            limits: Vec::new(),
        },
    }
}

/// A limit that stood still twice and stands still now.
fn limit() -> TimeLimit {
    let term = Term {
        days: 10,
        unit: DayUnit::Working,
        warn: 2,
    };
    let mut limit = TimeLimit::start(term, at(10));
    limit.pause(PauseReason::Correction, at(20)).unwrap();
    limit.resume(at(30)).unwrap();
    limit.extension = 5;
    limit.pause(PauseReason::ExpertReview, at(40)).unwrap();
    limit
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_share_comes_back_as_it_was_saved(city: City) {
        let office = city.add_organisation("health", None).await;
        let other = city.add_organisation("tax", None).await;
        let by = city.add_person("one", other).await.id;
        let dataset = city.dataset("clinics", office);
        city.add_dataset(&dataset).await;
        let mut wanted = share(&city, &dataset, other, by, 1);
        let mut tx = city.begin().await;
        tx.shares().insert(&wanted, &permit()).await.unwrap();
        assert_eq!(tx.shares().find(&wanted.number).await.unwrap().as_ref(), Some(&wanted));
        wanted.grant = Some(Grant {
            scope: ShareScope { columns: vec!["name".to_owned()], ..ShareScope::default() },
            conditions: Some("仅限窗口".to_owned()),
            calls_per_minute: 600,
            until: last_day(),
        });
        wanted.sent_at = Some(at(10));
        wanted.progress = Progress { state: "answering".to_owned(), limits: vec![("answer".to_owned(), limit())] };
        tx.shares().save(&wanted, &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.shares().find(&wanted.number).await.unwrap(), Some(wanted));
        assert_eq!(reader.shares().find(&ShareNumber::new(2020, 9)).await.unwrap(), None);
    }

    async fn numbers_follow_each_other_beyond_six_digits(city: City) {
        let office = city.add_organisation("health", None).await;
        let by = city.add_person("one", office).await.id;
        let dataset = city.dataset("clinics", office);
        city.add_dataset(&dataset).await;
        let mut tx = city.begin().await;
        assert_eq!(tx.shares().next_number(2020).await.unwrap().as_str(), "GX-2020-000001");
        for number in [999_999, 1_000_000] {
            tx.shares().insert(&share(&city, &dataset, office, by, number), &permit()).await.unwrap();
        }
        assert_eq!(tx.shares().next_number(2020).await.unwrap().as_str(), "GX-2020-1000001");
        assert_eq!(tx.shares().next_number(2021).await.unwrap().as_str(), "GX-2021-000001");
        tx.commit(permit()).await.unwrap();
    }

    async fn a_list_holds_what_the_scope_and_the_filter_say(city: City) {
        let [health, tax, third] = [
            city.add_organisation("health", None).await,
            city.add_organisation("tax", None).await,
            city.add_organisation("third", None).await,
        ];
        let by = city.add_person("one", tax).await.id;
        let dataset = city.dataset("clinics", health);
        city.add_dataset(&dataset).await;
        let draft = share(&city, &dataset, tax, by, 1);
        let mut sent = share(&city, &dataset, tax, by, 2);
        sent.sent_at = Some(at(5));
        let mut tx = city.begin().await;
        for share in [&draft, &sent] {
            tx.shares().insert(share, &permit()).await.unwrap();
        }
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        for (organisation, paths, authority) in [(tax, (true, false), false), (health, (false, true), false), (third, (false, false), true)] {
            let visible = Visible::Subtree(organisation);
            let filter = ShareFilter { or_sent: authority, ..ShareFilter::default() };
            let found = reader.shares().list(&visible, &filter, &Page::first()).await.unwrap();
            let listed = |share: &Share| found.items.iter().any(|item| item.id == share.id);
            for share in [&draft, &sent] {
                let (applicant, provider) = (vec![tax], vec![health]);
                let by_scope = visible.contains_share(&applicant, &provider, share.sent_at.is_some());
                assert_eq!(listed(share), by_scope || (authority && share.sent_at.is_some()), "{paths:?}");
            }
        }
        let other = ShareFilter { states: vec!["running".to_owned()], ..ShareFilter::default() };
        assert_eq!(reader.shares().list(&Visible::All, &other, &Page::first()).await.unwrap().total, 0);
        let found = reader.shares().list(&Visible::All, &ShareFilter::default(), &Page::first().search("000002").unwrap()).await.unwrap();
        assert_eq!(found.total, 1);
    }

    async fn steps_are_counted_and_listed_the_latest_first(city: City) {
        let subject = city.ids.next();
        let event = |step: &str, seconds| FlowEvent {
            id: FlowEventId(city.ids.next()),
            at: at(seconds),
            person: None,
            organisation: None,
            step: step.to_owned(),
            before: "draft".to_owned(),
            after: "answering".to_owned(),
            note: Some("说明".to_owned()),
            days: Some(3),
            until: Some(last_day()),
        };
        let mut tx = city.begin().await;
        let (first, second) = (event("ask", 1), event("ask", 2));
        for event in [&first, &second] {
            tx.flows().add_event(subject, event).await.unwrap();
        }
        assert_eq!(tx.flows().times_taken(subject, "ask").await.unwrap(), 2);
        assert_eq!(tx.flows().times_taken(city.ids.next(), "ask").await.unwrap(), 0);
        let found = tx.flows().events(subject, &Page::first()).await.unwrap();
        assert_eq!(found.items, [second, first]);
        tx.commit(permit()).await.unwrap();
    }
}
