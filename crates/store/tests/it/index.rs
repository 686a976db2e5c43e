//! The keyed look-up index.

use crate::harness::{City, at, name, permit};

fn records(from: usize, to: usize, value: &str) -> Vec<(String, String)> {
    let record = |number| {
        (
            format!("{number:018}"),
            format!("{{\"name\":\"{value}\",\"n\":{number}}}"),
        )
    };
    (from..to).map(record).collect()
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_load_of_many_statements_is_found_key_by_key(city: City) {
        let (people, firms) = (name("population"), name("legal_entity"));
        let mut loader = city.store.load_index(&people, 3).await.unwrap();
        loader.put(&records(0, 50_123, "first")).await.unwrap();
        loader.finish(50_123, permit(), city.trail(7)).await.unwrap();
        for number in [0, 399, 400, 20_000, 50_122] {
            let expected = records(number, number + 1, "first").remove(0);
            assert_eq!(city.store.find_record(&people, &expected.0).await.unwrap(), Some(expected.1));
        }
        assert_eq!(city.store.find_record(&people, "50123").await.unwrap(), None);
        assert_eq!(city.store.find_record(&firms, &format!("{:018}", 1)).await.unwrap(), None);
        let mut reader = city.store.read().await.unwrap();
        let status = reader.index().status(&people).await.unwrap().unwrap();
        assert_eq!((status.build, status.built_at, status.records), (3, at(7), 50_123));
        assert_eq!(reader.index().status(&firms).await.unwrap(), None);
    }

    async fn a_second_load_replaces_adds_and_removes(city: City) {
        let people = name("population");
        let mut loader = city.store.load_index(&people, 1).await.unwrap();
        loader.put(&records(0, 10, "first")).await.unwrap();
        loader.finish(10, permit(), city.trail(1)).await.unwrap();
        let mut loader = city.store.load_index(&people, 2).await.unwrap();
        loader.put(&records(5, 15, "second")).await.unwrap();
        loader.delete(&[format!("{:018}", 14), "nothing".to_owned()]).await.unwrap();
        loader.finish(14, permit(), city.trail(2)).await.unwrap();
        let mut reader = city.store.read().await.unwrap();
        let mut find = async |number: usize| {
            let key = format!("{number:018}");
            let document = reader.index().find(&people, &key).await.unwrap();
            document.map(|document| document.contains("second"))
        };
        assert_eq!(find(4).await, Some(false));
        assert_eq!(find(5).await, Some(true));
        assert_eq!(find(13).await, Some(true));
        assert_eq!(find(14).await, None);
    }

    async fn a_load_from_scratch_leaves_only_what_it_wrote(city: City) {
        let (people, firms) = (name("population"), name("legal_entity"));
        for registry in [&people, &firms] {
            let mut loader = city.store.load_index(registry, 1).await.unwrap();
            loader.put(&records(0, 10, "first")).await.unwrap();
            loader.finish(10, permit(), city.trail(1)).await.unwrap();
        }
        let mut loader = city.store.load_index(&people, 2).await.unwrap();
        loader.put(&records(8, 12, "second")).await.unwrap();
        loader.delete_older().await.unwrap();
        loader.finish(4, permit(), city.trail(2)).await.unwrap();
        let key = |number| format!("{number:018}");
        assert_eq!(city.store.find_record(&people, &key(7)).await.unwrap(), None);
        assert!(city.store.find_record(&people, &key(8)).await.unwrap().is_some());
        assert!(city.store.find_record(&firms, &key(7)).await.unwrap().is_some());
    }

    async fn an_abandoned_load_does_not_change_the_status(city: City) {
        let people = name("population");
        let mut loader = city.store.load_index(&people, 1).await.unwrap();
        loader.put(&records(0, 10, "first")).await.unwrap();
        drop(loader);
        let mut reader = city.store.read().await.unwrap();
        assert_eq!(reader.index().status(&people).await.unwrap(), None);
    }
}
