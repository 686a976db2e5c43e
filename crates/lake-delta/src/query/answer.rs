//! Runs a plan on the workers and hands its rows over under the limits of time and memory; dropping the rows stops the
//! plan. It must not know how the plan was made.

use std::sync::Arc;

use arrow::{
    compute::cast,
    datatypes::{DataType, FieldRef, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use datafusion::{
    common::Result as PlanResult,
    execution::TaskContext,
    physical_plan::{ExecutionPlan, execute_stream},
};
use futures::{StreamExt, stream};
use jixia_lake::{BatchStream, Limits};
use jixia_model::{Error, Result};
use tokio::{
    runtime::Handle,
    sync::mpsc::{Receiver, Sender, channel},
    time::{Instant, timeout_at},
};
use tokio_util::task::AbortOnDropHandle;

use super::{errors, patience::Wanted};

/// Batches that may wait for the reader before the plan waits too.
const WAITING_BATCHES_MAX: usize = 2;

/// A plan ready to run.
pub(super) struct Run {
    pub(super) plan: Arc<dyn ExecutionPlan>,
    pub(super) wanted: Wanted,
    pub(super) context: Arc<TaskContext>,
    pub(super) sql: Arc<str>,
    pub(super) deadline: Instant,
    pub(super) limits: Limits,
}

impl Run {
    /// Starts the plan on `workers`; the rows come as they are asked for.
    pub(super) fn start(self, workers: &Handle) -> (SchemaRef, BatchStream) {
        let schema = plain_schema(&self.plan.schema());
        let (sender, receiver) = channel(WAITING_BATCHES_MAX);
        let task = workers.spawn(produce(self.plan, self.context, Arc::clone(&schema), sender));
        let rows = Rows {
            receiver,
            task: Some((AbortOnDropHandle::new(task), self.wanted)),
            sql: self.sql,
            deadline: self.deadline,
            limits: self.limits,
        };
        (schema, stream::unfold(rows, Rows::next).boxed())
    }
}

async fn produce(
    plan: Arc<dyn ExecutionPlan>,
    context: Arc<TaskContext>,
    schema: SchemaRef,
    sender: Sender<PlanResult<RecordBatch>>,
) {
    let mut batches = match execute_stream(plan, context) {
        Ok(batches) => batches,
        Err(error) => {
            // A reader that has gone needs no error.
            let _ = sender.send(Err(error)).await;
            return;
        }
    };
    while let Some(batch) = batches.next().await {
        let batch = batch.and_then(|batch| plain_batch(&batch, &schema));
        let failed = batch.is_err();
        if sender.send(batch).await.is_err() || failed {
            return;
        }
    }
}

/// The reader's end of a running plan.
struct Rows {
    receiver: Receiver<PlanResult<RecordBatch>>,
    /// None after the end.
    task: Option<(AbortOnDropHandle<()>, Wanted)>,
    sql: Arc<str>,
    deadline: Instant,
    limits: Limits,
}

impl Rows {
    async fn next(mut self) -> Option<(Result<RecordBatch>, Self)> {
        // None after the end or an error: nothing more comes.
        self.task.as_ref()?;
        match timeout_at(self.deadline, self.receiver.recv()).await {
            Ok(Some(Ok(batch))) => Some((Ok(batch), self)),
            Ok(Some(Err(error))) => {
                let error = errors::run_error(error, &self.sql, self.limits);
                Some(self.end_with(error))
            }
            Ok(None) => match self.task.take()?.0.await {
                Ok(()) => None,
                Err(error) => Some(self.end_with(Error::internal(error))),
            },
            Err(_elapsed) => {
                let error = errors::too_long(self.limits.time_max);
                Some(self.end_with(error))
            }
        }
    }

    fn end_with(mut self, error: Error) -> (Result<RecordBatch>, Self) {
        self.task = None;
        (Err(error), self)
    }
}

/// The schema in the types of the port: text is `Utf8`, whatever the plan made of it.
fn plain_schema(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|field| match field.data_type() {
        DataType::Utf8View | DataType::LargeUtf8 | DataType::Dictionary(..) => {
            let plain = plain_type(field.data_type());
            Arc::new(field.as_ref().clone().with_data_type(plain))
        }
        _ => Arc::clone(field),
    });
    Arc::new(Schema::new(fields.collect::<Vec<FieldRef>>()))
}

fn plain_type(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Utf8View | DataType::LargeUtf8 => DataType::Utf8,
        DataType::Dictionary(_, values) => plain_type(values),
        other => other.clone(),
    }
}

fn plain_batch(batch: &RecordBatch, schema: &SchemaRef) -> PlanResult<RecordBatch> {
    let columns = batch.columns().iter().zip(schema.fields()).map(|(column, field)| {
        if column.data_type() == field.data_type() {
            Ok(Arc::clone(column))
        } else {
            cast(column, field.data_type())
        }
    });
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    let options = arrow::record_batch::RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    Ok(RecordBatch::try_new_with_options(
        Arc::clone(schema),
        columns,
        &options,
    )?)
}
