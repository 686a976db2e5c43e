//! Builds registries: every source says what it knows of a key, the model says whom to believe, and the table keeps what
//! held when. `docs/decisions/0004-registry-layout.md` tells why it is done in this way. It must not know who asks for a
//! build.

mod conflicts;
mod keys;
mod manifest;
mod merge;
mod plan;
mod ranges;
mod shuffle;
mod source;
mod touched;
mod write;

use std::{collections::BTreeMap, num::NonZeroUsize, sync::Arc};

use arrow::{
    datatypes::{Schema, SchemaRef},
    record_batch::RecordBatch,
};
use deltalake::{
    DeltaTable,
    kernel::{Action, Add},
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::{RegistryBuild, RegistryBuilt, schema::technical_columns_last};
use jixia_model::{DatasetName, Error, Result, registry::RegistryModel};
use rustc_hash::FxHashSet;
use tokio::sync::Mutex;

use crate::{
    DeltaLake,
    commit::find_transaction,
    files::{FileTask, FileWriter},
    schema::stored_schema,
    work,
};
use keys::{KeySet, hash_key};
use manifest::{Manifest, RangeFiles};
use merge::{Job, Merged, Range, Settlements};
use plan::Plan;
use shuffle::Shuffle;
use source::{Rows, Scan};
use touched::Change;
use write::Written;

impl DeltaLake {
    /// Builds a registry; see [`jixia_lake::Lake::build_registry`].
    ///
    /// # Errors
    /// `registry.field_unknown`, `registry.source_malformed`, `registry.value_unfit`, `lake.table_busy`.
    pub(crate) async fn build(&self, model: &RegistryModel, build: RegistryBuild) -> Result<RegistryBuilt> {
        let plan = Arc::new(Plan::new(model)?);
        // One build of a registry at a time; not by the lock of a table, which the writes inside take.
        let turn = self
            .snapshots
            .turn(&DatasetName::parse(&format!("{}_build", plan.registry))?);
        let turn = turn.lock().await;
        let built = Builder::open(self, plan).await?.build(build).await;
        drop(turn);
        built
    }
}

/// What a build begins with.
struct Builder<'a> {
    lake: &'a DeltaLake,
    plan: Arc<Plan>,
    registry: DeltaTable,
    /// Columns of the registry's table.
    columns: SchemaRef,
    /// The same as they are worked with.
    schema: SchemaRef,
    /// What the last build left, if the table is as it left it.
    last: Option<Manifest>,
    /// The table of each source, if it has one.
    sources: Vec<Option<DeltaTable>>,
}

impl<'a> Builder<'a> {
    async fn open(lake: &'a DeltaLake, plan: Arc<Plan>) -> Result<Self> {
        let wanted = stored_schema(&plan.schema())?;
        if lake.open_table(&plan.registry, None).await?.is_none() {
            write::create(lake, &plan.registry, &wanted).await?;
        }
        let registry = lake.open_table(&plan.registry, None).await?;
        let registry = registry.ok_or_else(|| Error::internal("the registry's table is gone after it was made"))?;
        let stored = registry.snapshot().map_err(Error::internal)?.snapshot().arrow_schema();
        let dropped = stored
            .fields()
            .iter()
            .filter(|field| wanted.field_with_name(field.name()).is_err());
        let fields = wanted.fields().iter().chain(dropped);
        let mut sources = Vec::with_capacity(plan.sources.len());
        for source in &plan.sources {
            sources.push(lake.open_table(&source.dataset, None).await?);
        }
        let columns = technical_columns_last(&Schema::new(fields.cloned().collect::<Vec<_>>()));
        Ok(Self {
            schema: plan::working(&columns),
            columns,
            last: Manifest::find(&registry).await?,
            lake,
            plan,
            registry,
            sources,
        })
    }

    async fn build(self, build: RegistryBuild) -> Result<RegistryBuilt> {
        if let Some(version) = find_transaction(&self.registry, Some(&build.transaction)).await? {
            return Ok(self.last.map(|last| last.built(version)).unwrap_or_default());
        }
        let settlements = Settlements::new(&self.plan, &build.settlements);
        let touched = self.touched(&build, &settlements).await?;
        if let (Some(touched), Some(last)) = (&touched, &self.last)
            && touched.is_empty()
        {
            let version = self.registry.version().unwrap_or_default();
            return Ok(unchanged(last, version));
        }
        let job = Arc::new(Job {
            plan: Arc::clone(&self.plan),
            schema: Arc::clone(&self.schema),
            touched,
            settlements,
            transaction: build.transaction,
            at: build.at,
            rewrite: self.last.is_none(),
        });
        self.work_out(job).await
    }

    /// Keys to work out again; none for all.
    async fn touched(&self, build: &RegistryBuild, settlements: &Settlements) -> Result<Option<KeySet>> {
        let Some(last) = self.last.as_ref().filter(|last| last.model == self.plan.fingerprint) else {
            return Ok(None);
        };
        if build.from_scratch {
            return Ok(None);
        }
        let ranges = ranges::known(&last.ranges);
        let mut touched = Vec::new();
        for key in settlements.keys().chain(last.settled.iter().map(String::as_str)) {
            touched.push((hash_key(key).map_err(Error::internal)?, ranges.find(key)));
        }
        for (index, table) in self.sources.iter().enumerate() {
            let dataset = &self.plan.sources[index].dataset;
            let version = last.sources.get(dataset.as_str()).copied();
            if version == table.as_ref().and_then(DeltaTable::version) {
                continue;
            }
            let before = match version {
                None => None,
                Some(version) => match self.lake.open_table(dataset, Some(version)).await {
                    Ok(before) => before,
                    // The table was made anew: nothing tells what changed, so everything is worked out again.
                    Err(error) if error.code == "lake.version_unknown" => return Ok(None),
                    Err(error) => return Err(error),
                },
            };
            let change = Change {
                source: index,
                before,
                after: table.clone(),
            };
            touched.extend(touched::find(self.lake, &self.plan, &ranges, change).await?);
        }
        Ok(Some(KeySet::new(touched)))
    }

    async fn work_out(self, job: Arc<Job>) -> Result<RegistryBuilt> {
        let known = self.last.as_ref().map(|last| last.ranges.clone());
        let shuffle = self.scatter(&job, known.as_deref()).await?;
        let ended = FileWriter::new(self.lake, &self.plan.registry, &self.schema)?.start(self.lake);
        let ended = Mutex::new(ended);
        if known.is_none() {
            ranges::copy_ended(&self, &ended).await?;
        }
        let ranges = 0..shuffle.ranges().len();
        let made: Vec<RangeBuilt> = stream::iter(ranges)
            .map(|range| self.build_range(&job, &shuffle, known.as_deref(), (range, &ended)))
            .buffered(work_at_once())
            .try_collect()
            .await?;
        let ended = ended.into_inner().finish().await?;
        self.commit(&job, made, ended.adds).await
    }

    /// Reads all sources, and the records that hold now unless the files of each range are known, into ranges of the key.
    async fn scatter(&self, job: &Job, known: Option<&[RangeFiles]>) -> Result<Arc<Shuffle>> {
        let ranges = match known {
            Some(known) => ranges::known(known),
            None => ranges::sampled(self).await?,
        };
        let disk = self.lake.engine().build_session()?.runtime_env().disk_manager.clone();
        let shuffle = Arc::new(Shuffle::new(ranges, self.plan.sources.len() + 1, disk));
        for (index, table) in self.sources.iter().enumerate() {
            let Some(table) = table.clone() else {
                continue;
            };
            let scan = Scan {
                table,
                files: None,
                rows: job.touched.clone().map_or(Rows::All, Rows::Touched),
            };
            let lanes = Arc::clone(&shuffle);
            source::read(self.lake, &self.plan, index, scan, move |rows| lanes.add(index, &rows)).await?;
        }
        if known.is_none() {
            for rows in ranges::current(self).await? {
                shuffle.add(self.plan.sources.len(), &rows)?;
            }
        }
        Ok(shuffle)
    }

    async fn build_range(
        &self,
        job: &Arc<Job>,
        shuffle: &Arc<Shuffle>,
        known: Option<&[RangeFiles]>,
        (range, ended): (usize, &Mutex<FileTask>),
    ) -> Result<RangeBuilt> {
        let start = shuffle.ranges().start(range).to_owned();
        let old = known
            .and_then(|known| known.get(range))
            .map(|files| files.paths.clone());
        let old = old.unwrap_or_default();
        if job.touched.as_ref().is_some_and(|touched| !touched.is_in(range)) {
            return Ok(RangeBuilt::untouched(start, old));
        }
        let current = match known {
            Some(_) if !old.is_empty() => Some(ranges::read(self, &old).await?),
            _ => None,
        };
        let merged = work::run(self.lake, {
            let (job, shuffle) = (Arc::clone(job), Arc::clone(shuffle));
            async move { merge_range(&job, &shuffle, (range, current)) }
        })
        .await?;
        if let Some(closed) = &merged.closed {
            ended.lock().await.send(closed.clone()).await?;
        }
        let files = match &merged.open {
            None => None,
            Some(rows) => Some(write::range_files(self.lake, job, &start, rows).await?),
        };
        Ok(RangeBuilt {
            start,
            old,
            files,
            merged: Merged {
                open: None,
                closed: None,
                ..merged
            },
        })
    }
}

/// A range after a build.
struct RangeBuilt {
    start: String,
    /// Files that held its records before.
    old: Vec<String>,
    /// Files that hold its records now; none when the old ones stay.
    files: Option<Vec<Written>>,
    /// Counts and conflicts.
    merged: Merged,
}

impl RangeBuilt {
    fn untouched(start: String, old: Vec<String>) -> Self {
        Self {
            start,
            old,
            files: None,
            merged: Merged::default(),
        }
    }

    fn entries(&self) -> Vec<RangeFiles> {
        match &self.files {
            Some(files) => files.iter().map(Written::entry).collect(),
            None => vec![RangeFiles {
                start: self.start.clone(),
                paths: self.old.clone(),
            }],
        }
    }
}

impl Builder<'_> {
    async fn commit(self, job: &Job, made: Vec<RangeBuilt>, ended: Vec<Add>) -> Result<RegistryBuilt> {
        let sum = |count: fn(&Merged) -> u64| made.iter().map(|range| count(&range.merged)).sum::<u64>();
        let (added, changed, gone) = (
            sum(|range| range.added),
            sum(|range| range.changed),
            sum(|range| range.ended),
        );
        let open_before = match &self.last {
            Some(last) => last.records,
            None => sum(|range| range.open_before),
        };
        let found = made.iter().flat_map(|range| range.merged.conflicts.iter().cloned());
        let conflicts = conflicts::update(&self, job, found.collect()).await?;
        let versions = self.plan.sources.iter().zip(&self.sources);
        let versions = versions.filter_map(|(source, table)| {
            let version = table.as_ref().and_then(DeltaTable::version)?;
            Some((source.dataset.to_string(), version))
        });
        let manifest = Manifest {
            build: job.transaction.clone(),
            model: self.plan.fingerprint.clone(),
            sources: versions.collect::<BTreeMap<_, _>>(),
            ranges: made.iter().flat_map(RangeBuilt::entries).collect(),
            settled: job.settlements.keys().map(str::to_owned).collect(),
            records: open_before + added - gone,
            added,
            changed,
            ended: gone,
            conflicts,
        };
        let actions = self.actions(made, ended)?;
        let version = write::commit(&self.plan.registry, &self.registry, actions, (&self.columns, &manifest)).await?;
        Ok(RegistryBuilt {
            follows: self.registry.version(),
            ..manifest.built(version)
        })
    }

    fn actions(&self, made: Vec<RangeBuilt>, ended: Vec<Add>) -> Result<Vec<Action>> {
        let replaced: FxHashSet<&str> = made
            .iter()
            .filter(|range| range.files.is_some())
            .flat_map(|range| range.old.iter().map(String::as_str))
            .collect();
        let snapshot = self.registry.snapshot().map_err(Error::internal)?;
        let files = snapshot.log_data();
        // Without a manifest every record was read and is written again.
        let removed = files
            .iter()
            .filter(|file| self.last.is_none() || replaced.contains(file.path().as_ref()));
        let mut actions: Vec<Action> = removed.map(|file| Action::Remove(file.remove_action(true))).collect();
        let added = made.into_iter().filter_map(|range| range.files).flatten();
        actions.extend(added.flat_map(|files| files.adds).chain(ended).map(Action::Add));
        Ok(actions)
    }
}

fn merge_range(job: &Job, shuffle: &Shuffle, (range, current): (usize, Option<RecordBatch>)) -> Result<Merged> {
    let mut schemas: Vec<SchemaRef> = job
        .plan
        .sources
        .iter()
        .map(|source| Arc::clone(&source.schema))
        .collect();
    schemas.push(Arc::clone(&job.schema));
    let mut sources = shuffle.take(range, &schemas)?;
    let shuffled = sources.pop();
    let current = current
        .or(shuffled)
        .unwrap_or_else(|| RecordBatch::new_empty(Arc::clone(&job.schema)));
    merge::merge(job, &Range { sources, current })
}

/// Ranges that are worked out at the same time.
fn work_at_once() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// A build that found nothing to do.
fn unchanged(last: &Manifest, version: u64) -> RegistryBuilt {
    RegistryBuilt {
        follows: Some(version),
        added: 0,
        changed: 0,
        ended: 0,
        ..last.built(version)
    }
}
