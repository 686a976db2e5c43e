//! People, sessions and API keys.

use jixia_model::{
    Kind,
    id::{ApiKeyId, SessionId},
    person::Role,
};
use jixia_policy::Visible;
use jixia_store::{ApiKey, Page, Session};

use crate::harness::{City, at, permit};

fn session(city: &City, person: &jixia_model::person::Person, secret: u8, expires: i64) -> Session {
    Session {
        id: SessionId::new(&city.ids),
        person: person.id,
        secret_sha256: [secret; 32],
        created_at: at(0),
        expires_at: at(expires),
    }
}

fn key(city: &City, person: &jixia_model::person::Person, secret: u8) -> ApiKey {
    ApiKey {
        id: ApiKeyId::new(&city.ids),
        person: person.id,
        title: "nightly export".to_owned(),
        secret_sha256: [secret; 32],
        created_at: at(i64::from(secret)),
        expires_at: Some(at(100)),
        revoked_at: None,
        public_key: None,
    }
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_person_comes_back_with_the_password_hash(city: City) {
        let root = city.add_organisation("city", None).await;
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.people().count().await.unwrap(), 0);
        drop(reader);
        let person = city.add_person("li.na", root).await;
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.people().get(person.id).await.unwrap(), person);
        let (found, hash) = reader.people().find_by_login("li.na").await.unwrap().unwrap();
        assert_eq!((found, hash.as_str()), (person, "hash"));
        assert_eq!(reader.people().count().await.unwrap(), 1);
        assert_eq!(reader.people().get_by_login("nobody").await.unwrap_err().code, "person.unknown");
    }

    async fn saving_a_person_leaves_the_password_alone(city: City) {
        let root = city.add_organisation("city", None).await;
        let mut person = city.add_person("li.na", root).await;
        let mut tx = city.begin().await;
        tx.people().set_password(person.id, "other", true, &permit()).await.unwrap();
        person.role = Role::Steward;
        person.password_expired = true;
        tx.people().save(&person, &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let (found, hash) = reader.people().find_by_login("li.na").await.unwrap().unwrap();
        assert_eq!((found, hash.as_str()), (person, "other"));
    }

    async fn a_login_is_taken_once(city: City) {
        let root = city.add_organisation("city", None).await;
        city.add_person("li.na", root).await;
        let mut tx = city.begin().await;
        let again = city.person("li.na", root);
        let error = tx.people().insert(&again, "hash", &permit()).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Conflict, "person.login_taken"));
        assert!(error.message.contains("'li.na'"), "{error}");
    }

    async fn a_person_needs_an_organisation_that_exists(city: City) {
        let nowhere = city.organisation("nowhere", None).id;
        let mut tx = city.begin().await;
        let error = tx.people().insert(&city.person("li.na", nowhere), "hash", &permit()).await.unwrap_err();
        assert_eq!((error.kind, error.code), (Kind::Invalid, "person.organisation_unknown"));
    }

    async fn people_are_listed_by_scope(city: City) {
        let root = city.add_organisation("city", None).await;
        let office = city.add_organisation("office", Some(root)).await;
        let chief = city.add_person("chief", root).await;
        let clerk = city.add_person("clerk", office).await;
        let mut reader = city.store.read().await.unwrap();
        for (visible, logins) in [
            (Visible::All, vec!["chief", "clerk"]),
            (Visible::Subtree(office), vec!["clerk"]),
            (Visible::Own(chief.id), vec!["chief"]),
            (Visible::Own(clerk.id), vec!["clerk"]),
            (Visible::None, vec![]),
        ] {
            let list = reader.people().list(&visible, &Page::first()).await.unwrap();
            assert_eq!(list.items.iter().map(|person| person.login.as_str()).collect::<Vec<_>>(), logins);
        }
    }

    async fn a_session_is_found_by_its_secret_until_it_ends(city: City) {
        let root = city.add_organisation("city", None).await;
        let person = city.add_person("li.na", root).await;
        let session = session(&city, &person, 7, 60);
        let mut tx = city.begin().await;
        tx.sessions().insert(&session).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.sessions().find_by_secret(&[7; 32], at(59)).await.unwrap(), Some(session.clone()));
        assert_eq!(reader.sessions().find_by_secret(&[7; 32], at(60)).await.unwrap(), None);
        assert_eq!(reader.sessions().find_by_secret(&[8; 32], at(0)).await.unwrap(), None);
        drop(reader);
        let mut tx = city.begin().await;
        tx.sessions().delete(session.id).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.sessions().find_by_secret(&[7; 32], at(0)).await.unwrap(), None);
    }

    async fn sessions_end_together_or_when_their_time_is_over(city: City) {
        let root = city.add_organisation("city", None).await;
        let person = city.add_person("li.na", root).await;
        let other = city.add_person("wang", root).await;
        let mut tx = city.begin().await;
        for session in [session(&city, &person, 1, 10), session(&city, &person, 2, 50), session(&city, &other, 3, 50)] {
            tx.sessions().insert(&session).await.unwrap();
        }
        assert_eq!(tx.sessions().delete_expired(at(10)).await.unwrap(), 1);
        assert_eq!(tx.sessions().list_of(person.id).await.unwrap().len(), 1);
        assert_eq!(tx.sessions().delete_of(person.id).await.unwrap(), 1);
        assert_eq!(tx.sessions().list_of(other.id).await.unwrap().len(), 1);
    }

    async fn a_revoked_or_ended_key_opens_nothing_but_stays_in_the_list(city: City) {
        let root = city.add_organisation("city", None).await;
        let person = city.add_person("li.na", root).await;
        let (first, second) = (key(&city, &person, 1), key(&city, &person, 2));
        let mut tx = city.begin().await;
        tx.api_keys().insert(&first, &permit()).await.unwrap();
        tx.api_keys().insert(&second, &permit()).await.unwrap();
        tx.api_keys().revoke(first.id, at(5), &permit()).await.unwrap();
        tx.api_keys().revoke(first.id, at(9), &permit()).await.unwrap();
        tx.commit(permit()).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.api_keys().find_by_secret(&[1; 32], at(6)).await.unwrap(), None);
        assert_eq!(reader.api_keys().find_by_secret(&[2; 32], at(6)).await.unwrap(), Some(second.clone()));
        assert_eq!(reader.api_keys().find_by_secret(&[2; 32], at(100)).await.unwrap(), None);
        let list = reader.api_keys().list(&Visible::Own(person.id), &Page::first()).await.unwrap();
        let revoked: Vec<_> = list.items.iter().map(|key| (key.id, key.revoked_at)).collect();
        assert_eq!(revoked, [(second.id, None), (first.id, Some(at(5)))]);
    }

    async fn names_are_told_of_people_in_the_scope_only(city: City) {
        let root = city.add_organisation("city", None).await;
        let office = city.add_organisation("office", Some(root)).await;
        let one = city.add_person("one", root).await.id;
        let other = city.add_person("other", office).await.id;
        let mut reader = city.store.read().await.unwrap();
        for (visible, seen) in [
            (Visible::All, vec![one, other]),
            (Visible::Subtree(office), vec![other]),
            (Visible::Own(one), vec![one]),
            (Visible::None, vec![]),
        ] {
            let names = reader.people().names(&visible, &[one, other]).await.unwrap();
            let mut people: Vec<_> = names.into_keys().collect();
            people.sort();
            assert_eq!(people, seen, "{visible:?}");
        }
    }
}
