//! What this installation holds, in counts that anybody may know, and whether it can work.

use chrono::{DateTime, FixedOffset};
use jixia_model::{
    DatasetName, Result, Text, clock::china_time, dataset::DatasetState, organisation::OrganisationKind,
};
use jixia_policy::Visible;
use jixia_store::{DatasetFilter, DeliveryFilter, Page};

use crate::{Services, packs::row_tests::Report, trace};

/// What this installation holds. Counts and names only: nothing here says anything about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Name of the city; empty before one is installed.
    pub city: Text,
    /// Organisations.
    pub organisations: u64,
    /// Datasets per state.
    pub datasets: Vec<(DatasetState, u64)>,
    /// Deliveries received so far.
    pub deliveries: u64,
    /// Registries that have been built.
    pub registries: Vec<RegistryCount>,
    /// Installed packs.
    pub packs: Vec<PackTitle>,
    /// Clauses in the register.
    pub clauses: u64,
    /// Clauses that something carries out.
    pub clauses_carried_out: u64,
    /// The instant of the counts, in China.
    pub at: DateTime<FixedOffset>,
}

/// A registry and how many records it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryCount {
    /// Name.
    pub name: DatasetName,
    /// Title in both languages.
    pub title: Text,
    /// Records valid now.
    pub records: u64,
}

/// An installed pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackTitle {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title in both languages.
    pub title: Text,
}

/// Counts what there is.
pub async fn overview(services: &Services) -> Result<Overview> {
    let packs = services.packs();
    let mut reader = services.store.read().await?;
    let roots = reader.organisations().children(None).await?;
    let city = roots
        .iter()
        .find(|root| root.kind == OrganisationKind::City)
        .or(roots.first());
    let facets = reader
        .datasets()
        .facets(&Visible::All, &DatasetFilter::default(), None, services.clock.now())
        .await?;
    let one = Page::new(0, 1)?;
    let mut registries = Vec::new();
    for model in packs.registries() {
        if let Some(status) = reader.index().status(&model.name).await? {
            let (name, title) = (model.name.clone(), model.title.clone());
            registries.push(RegistryCount {
                name,
                title,
                records: status.records,
            });
        }
    }
    let counts = trace::trace(&packs, &Report::default()).total();
    Ok(Overview {
        city: city.map(|city| city.name.clone()).unwrap_or_default(),
        organisations: reader.organisations().list(&Visible::All, &one).await?.total,
        datasets: DatasetState::ALL
            .iter()
            .map(|(state, _)| (*state, of(&facets.states, *state)))
            .collect(),
        deliveries: reader
            .deliveries()
            .list(&Visible::All, &DeliveryFilter::default(), &one)
            .await?
            .total,
        registries,
        packs: packs.packs.iter().map(|pack| &pack.manifest).map(title).collect(),
        clauses: counts.clauses,
        clauses_carried_out: counts.carried_out,
        at: china_time(services.clock.now()),
    })
}

/// Whether the database and the lake answer.
///
/// # Errors
/// What either of them says.
pub async fn ready(services: &Services) -> Result<()> {
    services.store.ping().await?;
    // Any name will do: the question is whether the lake answers.
    let table = DatasetName::parse("readiness")?;
    services.lake.find_table(&table).await.map(|_| ())
}

fn of(counts: &[(DatasetState, u64)], state: DatasetState) -> u64 {
    counts
        .iter()
        .find(|(counted, _)| *counted == state)
        .map_or(0, |(_, count)| *count)
}

fn title(manifest: &jixia_pack::Manifest) -> PackTitle {
    PackTitle {
        name: manifest.name.to_string(),
        version: manifest.version.clone(),
        title: manifest.title.clone(),
    }
}
