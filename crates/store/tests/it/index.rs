//! The keyed look-up index.

use jixia_model::DatasetName;
use jixia_store::{Block, Change, Found};

use crate::harness::{City, at, name, permit};

fn key(number: usize) -> String {
    format!("{number:018}")
}

fn changes(from: usize, to: usize, value: &str) -> Vec<Change> {
    let change = |number| Change {
        key: key(number),
        document: Some(document(number, value)),
    };
    (from..to).map(change).collect()
}

fn document(number: usize, value: &str) -> String {
    format!("{{\"name\":\"{value}\",\"n\":{number}}}")
}

/// Blocks of ten keys each; what is in a block is the matter of who writes it.
fn blocks(from: usize, to: usize, value: &str) -> Vec<Block> {
    let block = |number| Block {
        first_key: key(number),
        records: format!("{value} {number}").into_bytes(),
    };
    (from..to).step_by(10).map(block).collect()
}

fn block(number: usize, value: &str) -> Found {
    Found::Block(format!("{value} {number}").into_bytes())
}

impl City {
    async fn lay_down(&self, registry: &DatasetName, build: u64, blocks: &[Block]) {
        let mut loader = self.store.load_base(registry, build).await.unwrap();
        loader.put(blocks).await.unwrap();
        loader
            .finish(10 * blocks.len() as u64, permit(), self.trail(build.cast_signed()))
            .await
            .unwrap();
    }

    async fn change(&self, registry: &DatasetName, build: u64, changes: &[Change]) {
        let mut loader = self.store.load_changes(registry, build).await.unwrap();
        loader.put(changes).await.unwrap();
        loader
            .finish(7, permit(), self.trail(build.cast_signed()))
            .await
            .unwrap();
    }

    async fn find(&self, registry: &DatasetName, number: usize) -> Option<Found> {
        self.store.find_record(registry, &key(number)).await.unwrap().found
    }

    async fn status(&self, registry: &DatasetName) -> Option<(u64, i64, u64)> {
        let mut reader = self.store.read().await.unwrap();
        let status = reader.index().status(registry).await.unwrap();
        status.map(|status| (status.build, status.built_at.timestamp(), status.records))
    }

    async fn changes(&self, registry: &DatasetName) -> Option<u64> {
        let mut reader = self.store.read().await.unwrap();
        reader.index().changes(registry).await.unwrap()
    }
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_key_is_in_the_last_block_that_begins_before_it(city: City) {
        let (people, firms) = (name("population"), name("legal_entity"));
        city.lay_down(&people, 3, &blocks(100, 50_000, "first")).await;
        for (number, first) in [(100, 100), (109, 100), (110, 110), (20_005, 20_000), (70_000, 49_990)] {
            assert_eq!(city.find(&people, number).await, Some(block(first, "first")), "{number}");
        }
        assert_eq!(city.find(&people, 99).await, None);
        assert_eq!(city.find(&firms, 100).await, None);
        assert_eq!(city.status(&people).await, Some((3, at(3).timestamp(), 49_900)));
        assert_eq!(city.status(&firms).await, None);
        assert_eq!((city.changes(&people).await, city.changes(&firms).await), (Some(0), None));
    }

    async fn what_changed_since_counts_before_the_block(city: City) {
        let people = name("population");
        city.lay_down(&people, 1, &blocks(0, 100, "first")).await;
        city.change(&people, 2, &changes(5, 5_015, "second")).await;
        let ended = Change { key: key(7), document: None };
        city.change(&people, 3, &[ended]).await;
        assert_eq!(city.find(&people, 4).await, Some(block(0, "first")));
        assert_eq!(city.find(&people, 5).await, Some(Found::Document(document(5, "second"))));
        assert_eq!(city.find(&people, 7).await, None);
        assert_eq!(city.changes(&people).await, Some(5_010));
        assert_eq!(city.status(&people).await, Some((3, at(3).timestamp(), 7)));
    }

    async fn blocks_laid_down_anew_replace_those_before_and_what_changed_until_then(city: City) {
        let (people, firms) = (name("population"), name("legal_entity"));
        for registry in [&people, &firms] {
            city.lay_down(registry, 1, &blocks(0, 100, "first")).await;
            city.change(registry, 2, &changes(5, 7, "second")).await;
        }
        let mut loader = city.store.load_base(&people, 3).await.unwrap();
        loader.put(&blocks(0, 50, "third")).await.unwrap();
        assert_eq!(city.find(&people, 1).await, Some(block(0, "first")), "not before the load is finished");
        city.change(&people, 4, &changes(6, 7, "fourth")).await;
        loader.finish(50, permit(), city.trail(3)).await.unwrap();
        assert_eq!(city.find(&people, 5).await, Some(block(0, "third")));
        assert_eq!(city.find(&people, 6).await, Some(Found::Document(document(6, "fourth"))));
        assert_eq!(city.find(&people, 99).await, Some(block(40, "third")));
        assert_eq!(city.find(&firms, 99).await, Some(block(90, "first")));
        assert_eq!(city.status(&people).await, Some((4, at(4).timestamp(), 7)));
    }

    async fn an_abandoned_load_changes_nothing_and_is_cleared_away_by_the_next(city: City) {
        let people = name("population");
        let mut loader = city.store.load_base(&people, 1).await.unwrap();
        loader.put(&blocks(0, 100, "lost")).await.unwrap();
        drop(loader);
        assert_eq!((city.find(&people, 5).await, city.status(&people).await), (None, None));
        city.lay_down(&people, 1, &blocks(50, 100, "first")).await;
        assert_eq!(city.find(&people, 5).await, None);
        assert_eq!(city.find(&people, 55).await, Some(block(50, "first")));
    }
}
