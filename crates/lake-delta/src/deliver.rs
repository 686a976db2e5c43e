//! Deliveries: rows are judged against a contract while they still come, the good ones are committed at once, the bad
//! ones kept with their reasons. It must not know how rows were read from a file or who sent them.
//!
//! Three things go on at the same time: batches are judged on the lake's threads, the judged ones are walked through in
//! order for repetitions, and those before them are encoded. At most a handful of batches is in memory.
//!
//! The quarantine is in place before the commit and the commit is the last step, so a delivery that is killed anywhere
//! has either not happened, and can be run again, or has happened wholly.

mod bad;
mod rules;
mod sort;
mod tally;
mod unique;
mod whole;

use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use futures::{StreamExt, stream::BoxStream};
use jixia_lake::{Checked, DeliverOutcome, DeliveredBatch, DeliveredStream, WriteMode, schema::delivered_schema};
use jixia_model::{
    Error, Result,
    contract::{Contract, DeliveryMode},
    delivery::Reason,
    id::DeliveryId,
};
use tokio::{runtime::Handle, sync::mpsc};
use tokio_util::task::AbortOnDropHandle;

use crate::{
    DeltaLake,
    commit::{self, Change},
    files::{FileTask, FileWriter, NewFiles},
    quarantine::QuarantineWriter,
    schema::stored_schema,
    write::check_schema,
};
use bad::BadRows;
use rules::{Finding, Rules, SharedRules, What};
use sort::Judged;
use tally::Tally;
use unique::{Keys, Seen};

/// Batches that are judged at the same time.
const JUDGED_AT_ONCE: usize = 2;
/// Judged batches that may wait for the encoder.
const QUEUE_BATCHES: usize = 2;

/// Checks and commits a delivery; see [`jixia_lake::Lake::deliver`].
pub(crate) async fn deliver(
    lake: &DeltaLake,
    delivery: DeliveryId,
    contract: &Contract,
    rows: DeliveredStream,
) -> Result<DeliverOutcome> {
    let bad = BadRows::Kept(Box::new(QuarantineWriter::new(lake, delivery)));
    let walked = walk(lake, &delivery.to_string(), contract, rows, bad).await?;
    let ended = Ended {
        lake,
        delivery,
        contract,
        schema: &walked.schema,
    };
    let mut tally = walked.tally;
    match ended.settle(&walked.files, walked.bad, &mut tally).await {
        Ok((version, refused)) => Ok(DeliverOutcome {
            counts: tally.counts,
            quality: tally.quality(contract),
            version,
            refused,
        }),
        Err(Unsettled { error, committing }) => {
            // Files that a commit may have named must stay, even if it seems to have failed.
            if !committing {
                walked.files.discard().await?;
            }
            Err(error)
        }
    }
}

/// Checks rows and keeps nothing; see [`jixia_lake::Lake::check`].
pub(crate) async fn check(
    lake: &DeltaLake,
    contract: &Contract,
    rows: DeliveredStream,
    rejected_max: usize,
) -> Result<Checked> {
    let bad = BadRows::shown(rejected_max);
    let mut walked = walk(lake, "", contract, rows, bad).await?;
    // Checks over the whole read the good rows from files, so these are written, and go whatever comes of it.
    let refused = refuse(lake, contract, &walked.files, &mut walked.tally).await;
    walked.files.discard().await?;
    let outcome = DeliverOutcome {
        counts: walked.tally.counts,
        refused: refused?,
        version: None,
        quality: walked.tally.quality(contract),
    };
    Ok(Checked {
        outcome,
        rejected: walked.bad.finish().await?,
    })
}

/// The rows of a delivery, judged and sorted, before anything is decided about the whole.
struct Walked {
    schema: SchemaRef,
    files: NewFiles,
    bad: BadRows,
    tally: Tally,
}

/// Judges all rows and sorts them into files and bad rows.
async fn walk(
    lake: &DeltaLake,
    delivery: &str,
    contract: &Contract,
    rows: DeliveredStream,
    bad: BadRows,
) -> Result<Walked> {
    let rules = Arc::new(Rules::compile(lake, contract)?);
    let schema = stored_schema(&delivered_schema(contract))?;
    if let WriteMode::Upsert { key } = &write_mode(contract) {
        commit::check_key(&contract.name, &schema, key)?;
    }
    check_schema(lake, &contract.name, &schema).await?;
    let mut tally = Tally::new(contract, &rules);
    let sorter = Sorter {
        rules: Arc::clone(&rules),
        schema: Arc::clone(&schema),
        delivery: delivery.to_owned(),
        good: FileWriter::new(lake, &contract.name, &schema)?.start(lake),
        bad,
    };
    let mut sorting = sorter.start(lake.engine().workers());
    let mut seen = Seen::new(rules.uniques.len());
    let mut judged = judge_all(&rules, rows, lake.engine().workers());
    while let Some(batch) = judged.next().await {
        let (mut batch, keys) = batch?;
        find_repeated(&rules, &mut seen, &mut batch, &keys);
        count(&mut tally, &batch);
        sorting.send(batch).await?;
    }
    let (files, bad) = sorting.finish().await?;
    Ok(Walked {
        schema,
        files,
        bad,
        tally,
    })
}

/// Refuses the whole delivery, or not.
async fn refuse(lake: &DeltaLake, contract: &Contract, files: &NewFiles, tally: &mut Tally) -> Result<Option<Reason>> {
    match whole::refuse_bad_rows(contract, tally.counts) {
        None => whole::refuse_whole(lake, contract, files, tally).await,
        refused => Ok(refused),
    }
}

/// A delivery whose rows are all in files.
struct Ended<'a> {
    lake: &'a DeltaLake,
    delivery: DeliveryId,
    contract: &'a Contract,
    schema: &'a SchemaRef,
}

/// A failure after the rows were written.
struct Unsettled {
    error: Error,
    committing: bool,
}

impl From<Error> for Unsettled {
    fn from(error: Error) -> Self {
        Self {
            error,
            committing: false,
        }
    }
}

impl Ended<'_> {
    /// Refuses or commits: the version or the refusal.
    async fn settle(
        &self,
        files: &NewFiles,
        bad: BadRows,
        tally: &mut Tally,
    ) -> Result<(Option<u64>, Option<Reason>), Unsettled> {
        let refused = refuse(self.lake, self.contract, files, tally).await?;
        bad.finish().await?;
        if refused.is_some() || files.rows == 0 {
            files.discard().await?;
            return Ok((None, refused));
        }
        let change = Change {
            table: &self.contract.name,
            schema: self.schema,
            mode: &write_mode(self.contract),
            transaction: Some(&self.delivery.to_string()),
            files,
        };
        match commit::commit(self.lake, &change).await {
            Ok(committed) => Ok((Some(committed.version), None)),
            Err(error) => Err(Unsettled {
                error,
                committing: true,
            }),
        }
    }
}

fn write_mode(contract: &Contract) -> WriteMode {
    match contract.mode {
        DeliveryMode::Append => WriteMode::Append,
        DeliveryMode::Replace => WriteMode::Replace,
        DeliveryMode::Upsert => WriteMode::Upsert {
            key: contract.key().into_iter().map(str::to_owned).collect(),
        },
    }
}

type JudgedStream = BoxStream<'static, Result<(Judged, Vec<Keys>)>>;

/// Judges batches on the lake's threads, some at once, and gives them back in order.
fn judge_all(rules: &SharedRules, rows: DeliveredStream, workers: &Handle) -> JudgedStream {
    let (rules, workers) = (Arc::clone(rules), workers.clone());
    let judged = rows.map(move |batch| {
        let (rules, workers) = (Arc::clone(&rules), workers.clone());
        async move {
            let batch = batch?;
            let judged = workers.spawn_blocking(move || judge(&rules, batch)).await;
            judged.map_err(Error::internal)?
        }
    });
    judged.buffered(JUDGED_AT_ONCE).boxed()
}

/// Finds what is wrong with each row by itself.
fn judge(rules: &Rules, batch: DeliveredBatch) -> Result<(Judged, Vec<Keys>)> {
    let mut findings: Vec<_> = batch
        .faults
        .iter()
        .enumerate()
        .map(|(index, fault)| Finding {
            row: fault.row,
            what: What::Given(index),
            warning: fault.warning,
        })
        .collect();
    for (index, check) in rules.checks.iter().enumerate() {
        check.run(&batch.rows, 0, &mut |row| {
            findings.push(Finding {
                row,
                what: What::Check(index),
                warning: check.warning,
            });
        });
    }
    for (index, (column, ..)) in rules.key.iter().enumerate() {
        let column = batch.rows.column(*column);
        let missing = (0..column.len()).filter(|row| column.is_null(*row));
        findings.extend(missing.map(|row| Finding {
            row,
            what: What::KeyMissing(index),
            warning: false,
        }));
    }
    let mut bad = vec![false; batch.rows.num_rows()];
    for finding in findings.iter().filter(|finding| !finding.warning) {
        if let Some(bad) = bad.get_mut(finding.row) {
            *bad = true;
        }
    }
    let keys = rules.keys(&batch.rows)?;
    Ok((Judged { batch, findings, bad }, keys))
}

/// Finds rows that repeat an earlier one. Only a row that is otherwise good takes its place: when the first one goes to
/// the quarantine for another reason, the second one is kept.
fn find_repeated(rules: &Rules, seen: &mut Seen, judged: &mut Judged, keys: &[Keys]) {
    for row in 0..judged.bad.len() {
        for (rule, unique) in rules.uniques.iter().enumerate() {
            let Some(line) = seen.find(rule, keys, row) else {
                continue;
            };
            let what = What::Repeated { rule, line };
            judged.findings.push(Finding {
                row,
                what,
                warning: unique.warning,
            });
            judged.bad[row] |= !unique.warning;
        }
        if !judged.bad[row] {
            seen.add(keys, row, sort::line(&judged.batch.lines, row));
        }
    }
    judged.findings.sort_by_key(|finding| finding.row);
}

fn count(tally: &mut Tally, judged: &Judged) {
    let mut warned = 0;
    let mut last_warned = None;
    for finding in &judged.findings {
        tally.add(finding, &judged.batch.faults);
        let good = judged.bad.get(finding.row) == Some(&false);
        if finding.warning && good && last_warned != Some(finding.row) {
            warned += 1;
            last_warned = Some(finding.row);
        }
    }
    let bad = judged.bad.iter().filter(|bad| **bad).count();
    tally.add_rows(judged.bad.len() as u64, bad as u64, warned);
}

/// Sorts judged rows into the table's files and the quarantine.
struct Sorter {
    rules: SharedRules,
    schema: SchemaRef,
    delivery: String,
    good: FileTask,
    bad: BadRows,
}

impl Sorter {
    fn start(self, workers: &Handle) -> Sorting {
        let (sender, receiver) = mpsc::channel(QUEUE_BATCHES);
        let task = AbortOnDropHandle::new(workers.spawn(self.run(receiver)));
        Sorting { task, sender }
    }

    async fn run(mut self, mut judged: mpsc::Receiver<Judged>) -> Result<(NewFiles, BadRows)> {
        while let Some(judged) = judged.recv().await {
            if let Some(bad) = judged.bad(&self.rules)? {
                self.bad.write(&bad).await?;
            }
            let good = judged.good(&self.schema, &self.delivery)?;
            if good.num_rows() > 0 {
                self.good.send(good).await?;
            }
        }
        Ok((self.good.finish().await?, self.bad))
    }
}

/// A running sorter; dropping it stops the task before the closed queue could look like the end of the rows.
struct Sorting {
    task: AbortOnDropHandle<Result<(NewFiles, BadRows)>>,
    sender: mpsc::Sender<Judged>,
}

impl Sorting {
    async fn send(&mut self, judged: Judged) -> Result<()> {
        if self.sender.send(judged).await.is_ok() {
            return Ok(());
        }
        let ended = (&mut self.task).await.map_err(Error::internal)?;
        ended.and_then(|_| Err(Error::internal("the sorter ended before its rows")))
    }

    async fn finish(self) -> Result<(NewFiles, BadRows)> {
        let Self { task, sender } = self;
        drop(sender);
        task.await.map_err(Error::internal)?
    }
}
