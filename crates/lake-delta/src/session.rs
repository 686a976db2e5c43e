//! `DataFusion` sessions: one configuration, one set of SQL functions, one pool of worker threads; it must not know
//! which tables or programs run in them.

use std::{
    num::NonZeroUsize,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use datafusion::{
    catalog::{
        CatalogProvider, CatalogProviderList, MemoryCatalogProvider, MemoryCatalogProviderList, MemorySchemaProvider,
    },
    execution::{
        SessionState, SessionStateBuilder,
        disk_manager::DiskManagerBuilder,
        memory_pool::{FairSpillPool, TrackConsumersPool},
        runtime_env::{RuntimeEnv, RuntimeEnvBuilder},
    },
    logical_expr::ScalarUDF,
    prelude::{SessionConfig, SessionContext},
};
use jixia_model::{Error, Result};
use tokio::runtime::{Builder, Handle, Runtime};

use crate::functions::{self, Surroundings};

/// Temporary files may take so many times the memory that a query may take.
const SPILL_TO_MEMORY: u64 = 16;
/// Threads beyond one per core, so that a plan that does not yield for a while leaves room for others.
const SPARE_THREADS: usize = 2;
/// Rows per batch in builds of registries, which scatter each batch over many places.
const BUILD_BATCH_ROWS: usize = 32 * 1024;
/// Records per file of a registry: few enough that two ranges at once stay in some hundred megabytes.
const REGISTRY_FILE_ROWS: usize = 300_000;
/// Memory for the scans of a build, in bytes.
const BUILD_MEMORY_BYTES: u64 = 1 << 30;
/// Name of the only catalogue that a query sees.
const CATALOG: &str = "lake";
/// Name of the only schema that a query sees.
const SCHEMA: &str = "public";

/// What all queries, programs and builds share.
pub(crate) struct Engine {
    current: RwLock<Current>,
    files: Arc<RuntimeEnv>,
    workers: Workers,
    registry_file_rows: AtomicUsize,
}

/// What the functions take from outside, and the state made with it.
struct Current {
    surroundings: Surroundings,
    template: Arc<SessionState>,
}

impl Engine {
    /// Starts the workers.
    pub(crate) fn start() -> Result<Self> {
        let files = RuntimeEnvBuilder::new().build_arc().map_err(Error::internal)?;
        let surroundings = Surroundings::default();
        let template = template(&files, functions::all(&surroundings));
        Ok(Self {
            current: RwLock::new(Current { surroundings, template }),
            files,
            workers: Workers::start()?,
            registry_file_rows: AtomicUsize::new(REGISTRY_FILE_ROWS),
        })
    }

    /// Changes what the functions take from outside, for all sessions to come.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Surroundings)) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut current.surroundings);
        current.template = template(&self.files, functions::all(&current.surroundings));
    }

    /// Records per file of a registry, about.
    pub(crate) fn registry_file_rows(&self) -> usize {
        self.registry_file_rows.load(Ordering::Relaxed)
    }

    /// Changes how many records go into a file of a registry.
    pub(crate) fn set_registry_file_rows(&self, rows: usize) {
        self.registry_file_rows.store(rows.max(1), Ordering::Relaxed);
    }

    /// A session with an empty catalogue and memory of its own.
    pub(crate) fn session(&self, memory_max_bytes: u64) -> Result<SessionContext> {
        let state = SessionStateBuilder::new_from_existing(self.template().as_ref().clone())
            .with_runtime_env(self.environment(memory_max_bytes)?)
            .with_catalog_list(empty_catalogue()?)
            .build();
        Ok(SessionContext::new_with_state(state))
    }

    /// A session for builds of registries: large batches, text as tables store it.
    pub(crate) fn build_session(&self) -> Result<SessionContext> {
        let config = config()
            .with_batch_size(BUILD_BATCH_ROWS)
            .set_bool("datafusion.execution.parquet.schema_force_view_types", false)
            .set_bool("datafusion.sql_parser.map_string_types_to_utf8view", false);
        let state = SessionStateBuilder::new_from_existing(self.session(BUILD_MEMORY_BYTES)?.state())
            .with_config(config)
            .build();
        Ok(SessionContext::new_with_state(state))
    }

    /// The state that expressions are compiled in; it has the functions and no tables.
    pub(crate) fn template(&self) -> Arc<SessionState> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&current.template)
    }

    /// The threads that run plans, apart from those that serve requests.
    pub(crate) fn workers(&self) -> &Handle {
        &self.workers.handle
    }

    fn environment(&self, memory_max_bytes: u64) -> Result<Arc<RuntimeEnv>> {
        let memory_max = usize::try_from(memory_max_bytes).unwrap_or(usize::MAX);
        let pool = TrackConsumersPool::new(FairSpillPool::new(memory_max), NonZeroUsize::MIN);
        let spill_max = memory_max_bytes.saturating_mul(SPILL_TO_MEMORY);
        RuntimeEnvBuilder::from_runtime_env(&self.files)
            .with_memory_pool(Arc::new(pool))
            .with_disk_manager_builder(DiskManagerBuilder::default().with_max_temp_directory_size(spill_max))
            .build_arc()
            .map_err(Error::internal)
    }
}

fn template(files: &Arc<RuntimeEnv>, functions: Vec<ScalarUDF>) -> Arc<SessionState> {
    let state = SessionStateBuilder::new()
        .with_config(config())
        .with_runtime_env(Arc::clone(files))
        .with_default_features()
        // None of the functions that make tables: they know no limit, and those of others read files.
        .with_table_function_list(Vec::new())
        .build();
    let context = SessionContext::new_with_state(state);
    functions::bound(&context);
    for function in functions {
        context.register_udf(function);
    }
    Arc::new(context.state())
}

fn empty_catalogue() -> Result<Arc<dyn CatalogProviderList>> {
    let catalog = MemoryCatalogProvider::new();
    catalog
        .register_schema(SCHEMA, Arc::new(MemorySchemaProvider::new()))
        .map_err(Error::internal)?;
    let catalogs = MemoryCatalogProviderList::new();
    catalogs.register_catalog(CATALOG.to_owned(), Arc::new(catalog));
    Ok(Arc::new(catalogs))
}

fn config() -> SessionConfig {
    SessionConfig::new()
        .with_default_catalog_and_schema(CATALOG, SCHEMA)
        .with_information_schema(false)
        // Money is written as 0.06 and must stay exact.
        .set_bool("datafusion.sql_parser.parse_float_as_decimal", true)
        // Errors point at the place in the SQL.
        .set_bool("datafusion.sql_parser.collect_spans", true)
        // A look-up by key decodes only the rows that it finds.
        .set_bool("datafusion.execution.parquet.pushdown_filters", true)
        // deltalake turns these off as well: they can panic on keys that are dictionary arrays.
        .set_usize("datafusion.optimizer.hash_join_inlist_pushdown_max_size", 0)
        .set_usize("datafusion.optimizer.hash_join_inlist_pushdown_max_distinct_values", 0)
}

/// A runtime that may be dropped anywhere, also inside another runtime.
struct Workers {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Workers {
    fn start() -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let runtime = Builder::new_multi_thread()
            .worker_threads(cores + SPARE_THREADS)
            .thread_name("lake")
            .enable_all()
            .build()
            .map_err(Error::internal)?;
        Ok(Self {
            handle: runtime.handle().clone(),
            runtime: Some(runtime),
        })
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
