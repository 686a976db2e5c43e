//! The law of the lists: a list contains exactly what single looks at each thing would allow.

use jixia_model::{
    Text,
    contract::Sharing,
    dataset::{Dataset, DatasetState},
    id::OrganisationId,
};
use jixia_policy::Visible;
use jixia_store::{DatasetFilter, Page};
use rand::{RngExt, SeedableRng, rngs::StdRng};

use crate::harness::{City, permit};

fn sharing(number: usize) -> Sharing {
    match number {
        0 => Sharing::Unconditional,
        1 => Sharing::Conditional {
            condition: Text::default(),
        },
        _ => Sharing::NotShared { basis: Text::default() },
    }
}

/// A random tree of organisations, each with random datasets.
async fn plant(city: &City, random: &mut StdRng) -> (Vec<OrganisationId>, Vec<Dataset>) {
    let mut tx = city.begin().await;
    let (mut organisations, mut datasets): (Vec<OrganisationId>, _) = (Vec::new(), Vec::new());
    for number in 0..25 {
        let parent = (number > 0).then(|| organisations[random.random_range(0..organisations.len())]);
        let organisation = city.organisation(&format!("office{number}"), parent);
        tx.organisations().insert(&organisation).await.unwrap();
        organisations.push(organisation.id);
        for index in 0..random.random_range(0..4) {
            let mut dataset = city.dataset(&format!("dataset_{number}_{index}"), organisation.id);
            dataset.state = DatasetState::ALL[random.random_range(0..4)].0;
            dataset.catalogue.sharing = sharing(random.random_range(0..3));
            tx.datasets().insert(&dataset, &permit()).await.unwrap();
            datasets.push(dataset);
        }
    }
    tx.commit(permit()).await.unwrap();
    (organisations, datasets)
}

jixia_testkit::on_both_databases! {
    with crate::harness::city;

    async fn a_list_equals_single_looks_over_a_random_tree(city: City) {
        let mut random = StdRng::seed_from_u64(20_200_615);
        let (organisations, datasets) = plant(&city, &mut random).await;
        let mut reader = city.store.read().await.unwrap();
        let mut scopes = vec![Visible::All, Visible::None];
        for root in &organisations {
            scopes.extend([
                Visible::PublishedOrSubtree(*root),
                Visible::SharedOrSubtree(*root),
                Visible::Subtree(*root),
            ]);
        }
        for visible in scopes {
            let list = reader.datasets().list(&visible, &DatasetFilter::default(), &Page::first()).await.unwrap();
            let listed: Vec<_> = list.items.iter().map(|dataset| dataset.id).collect();
            for dataset in &datasets {
                let path = reader.organisations().path(dataset.owner).await.unwrap();
                let alone = visible.contains_dataset(&path, dataset.state, &dataset.catalogue.sharing);
                assert_eq!(listed.contains(&dataset.id), alone, "{visible:?} {dataset:?}");
            }
        }
    }
}
