//! What is done with the shares of the demo: applied for, answered, used.

use anyhow::{Context, Result};
use arrow::record_batch::RecordBatch;
use chrono::Days;
use futures::TryStreamExt;
use jixia_app::{Cx, evidence::AnswerHash};
use jixia_lake::values;
use jixia_model::{
    DatasetName,
    batch::{BatchStart, BatchState, BatchTarget},
    flow::Said,
    rule::RuleValue,
    share::{Application, Grant, ShareMode, ShareNumber, ShareScope, Shown},
};
use jixia_sharing::{
    batches,
    shares::{self, use_data},
};

use super::{
    past::Doing,
    stories::{Act, Story},
};

/// Days for which the shares are granted.
const GRANTED_DAYS: u64 = 700;
/// Calls in a minute that are granted.
const CALLS_PER_MINUTE: u32 = 600;
/// Batches run before the office opens, at half past six.
const BATCHES_AT: BatchStart = BatchStart::Daily { minute: 390 };
/// The folder of the demo to which batches go, as its configuration names it.
pub(super) const DROP: &str = "civil_affairs_drop";

/// What became of a story so far.
#[derive(Default)]
pub(super) struct Running {
    number: Option<ShareNumber>,
    keys: Vec<String>,
}

impl Running {
    /// Number of the share.
    pub(super) fn number(&self) -> Result<&ShareNumber> {
        self.number.as_ref().context("the application is not written yet")
    }

    /// Key of the so-many-th record that was looked up.
    pub(super) fn key(&self, record: usize) -> Result<&str> {
        let key = self.keys.get(record % self.keys.len().max(1));
        key.map(String::as_str).context("no record was looked up yet")
    }
}

fn scope(story: &Story) -> ShareScope {
    ShareScope {
        columns: story.columns.iter().map(|&column| column.to_owned()).collect(),
        shown: story
            .clear
            .iter()
            .map(|&column| (column.to_owned(), Shown::Clear))
            .collect(),
        rows: story.rows.map(str::to_owned),
        area: story.area.map(str::to_owned),
    }
}

pub(super) async fn write(doing: &Doing, story: &Story, running: &mut Running) -> Result<()> {
    let dataset = DatasetName::parse(story.dataset)?;
    let application = Application {
        legal_basis: story.legal_basis.to_owned(),
        scenario: story.scenario.to_owned(),
        mode: story.mode,
        scope: scope(story),
        until: doing.today + Days::new(GRANTED_DAYS),
        security: story.security.to_owned(),
    };
    let apply = async |cx: &Cx| Ok(shares::apply(cx, &dataset, application).await?);
    let seen = doing.acting(story.applicant, None, apply).await?;
    running.number = Some(seen.share.number);
    Ok(())
}

pub(super) async fn take(doing: &Doing, story: &Story, act: &Act, running: &Running) -> Result<()> {
    let &Act(_, login, step, note, days) = act;
    let number = running.number()?;
    let said = Said {
        note: (!note.is_empty()).then(|| note.to_owned()),
        days,
        until: None,
    };
    let grant = (step == "agree").then(|| Grant {
        scope: scope(story),
        conditions: Some("仅用于所述场景，不得转给第三方".to_owned()),
        calls_per_minute: CALLS_PER_MINUTE,
        until: doing.today + Days::new(GRANTED_DAYS),
    });
    let take = async |cx: &Cx| Ok(shares::take(cx, number, step, said, grant).await?);
    doing.acting(login, None, take).await.map(|_| ())
}

/// Uses a share for the so-many-th time in the way that it was granted.
pub(super) async fn use_it(doing: &Doing, story: &Story, time: usize, running: &mut Running) -> Result<()> {
    if story.mode == ShareMode::Batch {
        return bring(doing, story, time, running.number()?).await;
    }
    let number = running.number()?.clone();
    let case = format!("BJ-{:06}", 1000 + time * 7);
    if running.keys.is_empty() {
        let ask = async |cx: &Cx| keys(cx, &number, &case).await;
        running.keys = doing.acting(story.applicant, Some(story.scenario), ask).await?;
    }
    // A small city has no record of some kinds.
    let Ok(key) = running.key(time) else { return Ok(()) };
    let look_up = async |cx: &Cx| {
        let (found, draft) = use_data::look_up(cx, &number, &case, key).await?;
        let answer = format!("{found:?}");
        draft.seal(cx, AnswerHash::of(answer.as_bytes()), 1).await?;
        Ok(())
    };
    doing.acting(story.applicant, Some(story.scenario), look_up).await
}

/// Brings a batch, after it was said where to.
async fn bring(doing: &Doing, story: &Story, time: usize, number: &ShareNumber) -> Result<()> {
    let start = async |cx: &Cx| {
        if time == 0 {
            let target = BatchTarget::Folder { name: DROP.to_owned() };
            batches::plan(cx, number, target, BATCHES_AT).await?;
        }
        Ok(batches::start(cx, number, false).await?)
    };
    let begun = doing.acting(story.applicant, None, start).await?;
    let batch = batches::run(&doing.services, begun.id).await?;
    anyhow::ensure!(
        batch.state == BatchState::Done,
        "the batch has ended as {:?}",
        batch.reason
    );
    Ok(())
}

/// Keys of some records that a share reaches: its first column.
async fn keys(cx: &Cx, number: &ShareNumber, case: &str) -> Result<Vec<String>> {
    let (answer, draft) = use_data::rows(cx, number, case, None, 50).await?;
    let batches: Vec<RecordBatch> = answer.rows.try_collect().await?;
    let rows: Vec<Vec<RuleValue>> = batches
        .iter()
        .flat_map(values::rows)
        .collect::<jixia_model::Result<_>>()?;
    let told = format!("{rows:?}");
    let count = rows.len() as u64;
    draft.seal(cx, AnswerHash::of(told.as_bytes()), count).await?;
    let keys = rows.into_iter().filter_map(|row| match row.into_iter().next() {
        Some(RuleValue::Text(key)) => Some(key),
        _ => None,
    });
    Ok(keys.collect())
}
